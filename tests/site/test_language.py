"""The page of language, and what other pages say about phrases and the CV."""

import pytest

from tests.site.conftest import Render
from tests.support import Folder, text_of


def said(site: Render) -> list[str]:
    """Return the phrases of the page in order, each with the heading of its group, on one line."""
    groups = [one for one in site().main("language.html").iter("section") if "data-group" in one.attrib]
    return [
        " ".join(f"{''.join(group[0].itertext())}: {''.join(one.itertext())}".split())
        for group in groups
        for one in group.iter("li")
    ]


@pytest.fixture
def heard(folder: Folder) -> Folder:
    """Return notes with phrases of two organisations, one of them in several mouths."""
    folder.contact("ada", "name: Ada Lind\norganisation: Zed Labs\nfields: [Health, data]")
    folder.contact("bo", "name: Bo Ek\norganisation: Acme")
    folder.contact("cy", "name: سيرين")
    folder.interview(
        "a", "contact: ada\ndate: 2026-11-18\nstatus: done", "## Language\n- slow the *flow*: make it last\n- datum"
    )
    folder.interview("b", "contact: bo\ndate: 2025-11-19\nstatus: done", "## Language\n- Slow the flow")
    folder.interview("c", "contact: cy\ndate: 2026-11-02\nstatus: done", "## Language\n- نعيش مع الماء")
    return folder


def test_without_phrases_the_page_says_how_to_note_one(site: Render) -> None:
    made = site()
    text = made.text("language.html")
    assert "No phrases yet." in text
    assert "## Language" in text
    assert made.main("language.html").find(".//form") is None


def test_phrases_stand_with_each_organisation_whose_people_say_them(heard: Folder, site: Render) -> None:
    heard.profile("cv: cv.md")
    heard.write("content/cv.md", "# Me\nI slow\nthe **flow**.")
    both = "Ada Lind, 18 Nov Bo Ek, 19 Nov 2025 Health data 2 people In CV"
    assert said(site) == [
        f"Acme 1: slow the flowmake it last {both}",
        f"Zed Labs 2: slow the flowmake it last {both}",
        "Zed Labs 2: datum Ada Lind, 18 Nov Health data Not in CV yet",
        "Organisation not known 1: نعيش مع الماء سيرين, \u20662 Nov\u2069 Not in CV yet",
    ]
    made = site()
    assert "3 phrases, 1 of them in your CV" in made.text("language.html")
    rows = [one for one in made.main("language.html").iter("li") if "data-row" in one.attrib]
    assert [one.get("data-missing") for one in rows] == [None, None, "yes", "yes"]
    assert [one.get("data-field") for one in rows] == ["health|data", "health|data", "health|data", None]


def test_phrases_stand_below_each_field_and_lead_to_their_row(heard: Folder, site: Render) -> None:
    made = site()
    assert "By field data slow the flow datum Health slow the flow datum" in made.text("language.html")
    ids = {one.get("id") for one in made.main("language.html").iter("li")}
    assert {link[1:] for link in made.links("language.html") if link.startswith("#w")} <= ids


def test_without_a_cv_the_page_says_so_and_nothing_is_said_to_be_missing_in_it(heard: Folder, site: Render) -> None:
    made = site()
    text = made.text("language.html")
    assert "Your profile names no CV" in text
    assert "3 phrases" in text
    assert "CV yet" not in text
    assert "in your CV." not in made.text("contacts/ada.html")


@pytest.mark.parametrize("cv", ["cv.pdf", "none.md"])
def test_a_cv_that_cannot_be_read_is_no_cv(heard: Folder, site: Render, cv: str) -> None:
    heard.profile(f"cv: {cv}")
    heard.write("content/cv.pdf", "slow the flow")
    text = site().text("language.html")
    assert f"Your CV, {cv}, could not be read" in text
    assert "in cv" not in text.lower()


def test_without_a_cv_the_page_says_what_to_write_where(heard: Folder, site: Render) -> None:
    said = "Save its text as content/cv.md, and write"
    assert f"{said} in content/profile.md, between the two lines ---: cv: cv.md" in site().text("language.html")
    heard.profile("cv: cv.md")
    heard.write("content/cv.md", " \n")
    text = site().text("language.html")
    assert f"or holds no words, so this page cannot say which phrases stand in it. {said} cv: cv.md in" in text


def test_of_very_many_phrases_and_hearings_the_rest_is_counted(folder: Folder, site: Render) -> None:
    folder.contact("ada", "organisation: Acme\nfields: data")
    for day in range(1, 7):
        folder.interview(
            f"t{day}",
            f"contact: ada\ndate: 2026-11-0{day}\nstatus: done",
            "## Language\n- of all days\n" + "".join(f"- phrase {day} {number}\n" for number in range(7)),
        )
    made = site()
    text = made.text("language.html")
    assert "43 phrases" in text
    assert "Ada, 6 Nov Ada, 5 Nov Ada, 4 Nov Ada, 3 Nov and 2 more" in text
    assert "and 3 more, on its page" in text
    assert text.endswith("and 3 more")
    assert len(said(site)) == 40
    ids = {one.get("id") for one in made.main("language.html").iter("li")}
    jumps = [link[1:] for link in made.links("language.html") if link.startswith("#w")]
    assert len(jumps) == 40
    assert set(jumps) <= ids


def test_no_phrase_in_the_cv(heard: Folder, site: Render) -> None:
    heard.profile("cv: cv.md")
    heard.write("content/cv.md", "Nothing of it.")
    assert "3 phrases, none of them in your CV" in site().text("language.html")


def test_the_pages_of_people_say_whether_a_phrase_is_in_the_cv(heard: Folder, site: Render) -> None:
    heard.profile("cv: cv.md")
    heard.write("content/cv.md", "Slow the flow")
    made = site()
    for path in ("contacts/ada.html", "interviews/a.html", "organisations/zed-labs.html"):
        text = made.text(path)
        assert "18 Nov. In your CV." in text or path.startswith("interviews")
        assert "In your CV." in text
        assert "Not yet in your CV." in text


def phrase_of_the_day(site: Render) -> str:
    for one in site().main("index.html").iter("section"):
        if one.get("aria-labelledby") == "heard":
            return text_of(one)
    return ""


def test_the_phrase_of_the_day_is_the_latest_that_is_not_in_the_cv(heard: Folder, site: Render) -> None:
    heard.profile("cv: cv.md")
    heard.write("content/cv.md", "Slow the flow")
    assert phrase_of_the_day(site).endswith("datum Ada Lind, Zed Labs, 18 Nov. Not yet in your CV.")


def test_the_phrase_of_the_day_of_somebody_without_an_organisation(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    assert not phrase_of_the_day(site)
    folder.interview("a", "contact: ada\ndate: 2026-11-18\nstatus: done", "## Language\n- datum")
    assert phrase_of_the_day(site).endswith("datum Ada, 18 Nov.")


def test_a_phrase_that_is_noted_in_quotation_marks_is_shown_in_one_pair(folder: Folder, site: Render) -> None:
    folder.contact("ada", "fields: rivers\norganisation: Borealis")
    folder.interview(
        "x", "contact: ada\ndate: 2026-11-18\nstatus: done", '## Language\n- “lead time”: how long\n- "slow" or "fast"'
    )
    folder.interview("next", "contact: ada\ndate: 2026-11-24")
    made = site()
    for path in ("contacts/ada.html", "interviews/x.html", "organisations/borealis.html", "language.html"):
        assert [text_of(one) for one in made.main(path).iter("blockquote")][:2] == ["lead time", '"slow" or "fast"'], (
            path
        )
    assert [text_of(one) for one in made.main("index.html").iter("blockquote")] == ["lead time"]
    assert "Their words lead time" in made.text("fields.html")
    assert "Words they use “lead time”" in made.text("prep/next.html")
