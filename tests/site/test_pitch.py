"""The page of the pitch: how long it takes to say, what goes with it, and what is missing."""

import pytest

from builder.site.views.pitch import speaking_time
from tests.site.conftest import Render
from tests.support import Folder, first, text_of

GOOD = "word " * 187
POINTS = "\n## Talking points\n- One\n- *Two*\n- Three\n"


def remarks(site: Render) -> list[str]:
    """Return what stands beside the pitch, line by line."""
    for one in site().main("pitch.html").iter("section"):
        if one.get("aria-labelledby") == "remarks":
            return [text_of(line) for line in one.iter("li")]
    return []


def test_without_a_profile_an_example_of_the_file_stands_there(folder: Folder, site: Render) -> None:
    made = site()
    text = made.text("pitch.html")
    assert "No pitch yet. Write it in content/profile.md, in words" in text
    assert made.main("pitch.html").find(".//aside") is None
    folder.write("content/profile.md", "".join(first(made.main("pitch.html"), ".//pre").itertext()))
    assert not folder.load().diagnostics
    text = site().text("pitch.html")
    assert "Pitch About 33 seconds, 77 words (at 140 words a minute) What you say For nine years" in text
    assert "Talking points 3 Nine years of nights" in text
    assert (
        "Headline Nurse on her way into evaluation Looking for evaluation health data Note content/profile.md" in text
    )


def test_a_profile_with_everything(folder: Folder, site: Render) -> None:
    folder.profile(
        "name: Ada\nheadline: Nurse\nlooking_for: [data, law]\nlinkedin_ready: true\ncv: cv.md",
        f"## Pitch\nI **teach**. {GOOD}\n## Vision\nA *room*.\n## Strengths\n- Patience\n{POINTS}",
    )
    folder.write("content/cv.md", "Me.")
    text = site().text("pitch.html")
    assert "About 1 minute 21 seconds, 189 words (at 140 words a minute)" in text
    assert "What you say I teach. word" in text
    assert "Talking points 3 One Two Three Vision A room. Strengths Patience" in text
    assert "Name Ada Headline Nurse Looking for data law" in text
    assert "below ##" not in text
    assert remarks(site) == [
        "Between 30 seconds and two minutes",
        "3 talking points",
        "Your LinkedIn profile is in order",
        "Your CV is at hand",
    ]


def test_a_profile_with_nothing(folder: Folder, site: Render) -> None:
    folder.profile()
    text = site().text("pitch.html")
    assert "No pitch yet. Write it in content/profile.md, below ## Pitch, in words" in text
    assert "An example" not in text
    assert "below ## Vision in content/profile.md." in text
    assert "below ## Strengths in content/profile.md." in text
    assert "headline: Nurse on her way into evaluation looking_for: [evaluation, health data]" in text
    assert remarks(site) == [
        "No pitch yet Who you are, what you have done and what you want to know, below: ## Pitch",
        "No talking points yet Three or four things to be remembered, an item each, below: ## Talking points",
        "LinkedIn profile not in order yet People look you up first. Put it in order, then write: linkedin_ready: true",
        "No CV named yet Save its text as content/cv.md, then write: cv: cv.md",
    ]


@pytest.mark.parametrize(
    ("words", "length", "remark"),
    [
        (1, "About 0 seconds, 1 word", "Short: about 0 seconds"),
        (69, "About 29 seconds, 69 words", "Short: about 29 seconds"),
        (70, "About 30 seconds, 70 words", "Between 30 seconds and two minutes"),
        (140, "About 1 minute, 140 words", "Between 30 seconds and two minutes"),
        (280, "About 2 minutes, 280 words", "Between 30 seconds and two minutes"),
        (281, "About 2 minutes 1 second, 281 words", "Long: about 2 minutes 1 second"),
    ],
)
def test_how_long_it_takes_agrees_with_what_is_said_of_it(
    folder: Folder, site: Render, words: int, length: str, remark: str
) -> None:
    folder.profile("", "## Pitch\n" + "word " * words)
    assert f"Pitch {length} (at 140 words a minute)" in site().text("pitch.html")
    assert remarks(site)[0].startswith(remark)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.4, "about 0 seconds"),
        (60, "about 1 minute"),
        (61.4, "about 1 minute 1 second"),
        (80.1, "about 1 minute 20 seconds"),
    ],
)
def test_a_length_in_words(seconds: float, words: str) -> None:
    assert speaking_time(seconds).replace("\u00a0", " ") == words


@pytest.mark.parametrize("pitch", ["私は十四年間、地理を教えてきました。" * 12, "ฉันสอนภูมิศาสตร์มาสิบสี่ปี " * 12])
def test_of_a_script_without_spaces_the_length_is_not_known(folder: Folder, site: Render, pitch: str) -> None:
    folder.profile("linkedin_ready: true", f"## Pitch\n{pitch}")
    text = site().text("pitch.html")
    assert "Who you are, in 30 seconds to two minutes." in text
    assert "words (at" not in text
    assert remarks(site)[0].startswith("How long it takes to say is not known Its script writes no spaces")
    assert "Advice" not in text


def test_words_of_other_scripts_with_spaces_are_counted(folder: Folder, site: Render) -> None:
    folder.profile("", "## Pitch\n" + "أدرّس الجغرافيا " * 50)
    assert "100 words (at" in site().text("pitch.html")


@pytest.mark.parametrize(
    ("number", "remark"),
    [
        (2, "Only 2 talking points Three or four go with a pitch. Add to them below: ## Talking points"),
        (3, "3 talking points"),
        (4, "4 talking points"),
        (5, "As many as 5 talking points Three or four are remembered. Choose among yours."),
    ],
)
def test_three_or_four_talking_points(folder: Folder, site: Render, number: int, remark: str) -> None:
    folder.profile("", f"## Pitch\n{GOOD}\n## Talking points\n" + "- One\n" * number)
    assert remarks(site)[1] == remark


def test_one_that_asks_for_a_job_is_told_so_with_its_place(folder: Folder, site: Render) -> None:
    folder.profile("linkedin_ready: true\ncv: none.md", f"## Pitch\nPlease give me a job. {GOOD}")
    assert "It asks for a job Ask for advice" in " ".join(remarks(site))
    assert "Your CV could not be read Save its text" in " ".join(remarks(site))
    text = site().text("pitch.html")
    assert "In this note The file “none.md” is not there" in text
    assert "Advice This asks for a job" in text
    assert "Problem: Pitch" in site().html("pitch.html")
