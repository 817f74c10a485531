"""What can be found: the data of the search, and its page."""

import json
import re
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest

from builder.insights.plain_words import plain_words
from builder.site.pagemap import PAGES
from builder.site.search.scripts import PATH
from builder.site.views import search
from tests.site.conftest import Render, Site
from tests.support import TODAY, Folder

PEOPLE, INTERVIEWS, ORGANISATIONS, QUESTIONS, WORDS, OWN = range(6)
BEGIN, END = "window.KEEPWARM_SEARCH=[\n", "\n];\n"


def entries(made: Site, kind: int | None = None) -> list[list[Any]]:
    """Return what can be found, all of it or that of a kind."""
    return [row for row in rows(made.html(PATH)) if kind in (None, row[0])]


def rows(text: str, begin: str = BEGIN, end: str = END) -> list[list[Any]]:
    """Return what a script holds that begins and ends so, each filled up to its eight values."""
    assert text.startswith(begin)
    assert text.endswith(end)
    found = json.loads(f"[{text.removeprefix(begin).removesuffix(end)}]")
    return [[*row, *[""] * (8 - len(row))] for row in found]


def shared(made: Site) -> list[list[list[Any]]]:
    """Return what each of several scripts holds, in the order of their numbers."""
    (many,) = re.findall(r"\];\nwindow\.KEEPWARM_SEARCH_PARTS=(\d+);\n$", made.html(PATH))
    paths = [PATH, *(f"search-data-{one}-of-{many}.js" for one in range(2, int(many) + 1))]
    assert {path for path in made.files if path.startswith("search-data")} == set(paths)
    ends = [f"{END}window.KEEPWARM_SEARCH_PARTS={many};\n", *[END] * (int(many) - 1)]
    return [
        rows(made.html(path), f"window.KEEPWARM_SEARCH_{number}=[\n", end)
        for number, (path, end) in enumerate(zip(paths, ends, strict=True), 1)
    ]


def test_without_notes_the_pages_can_be_found(site: Render) -> None:
    found = entries(site())
    assert {row[0] for row in found} == {OWN}
    assert [5, "people.html", "People", search.view(None).about["people.html"], "", "", "", ""] in found  # type: ignore[arg-type]


def test_every_page_but_search_says_what_it_is_about() -> None:
    about = search.view(None).about  # type: ignore[arg-type]
    assert {page.path for page in PAGES} - set(about) == {"search.html"}


def test_a_person_is_found_by_all_that_is_said_of_them(folder: Folder, site: Render) -> None:
    folder.contact("bo")
    folder.contact(
        "ada",
        """
        name: Ada Lind
        preferred_name: Addie
        aliases: [A. Lind]
        organisation: lab
        role: Head of trials
        fields: [health economics]
        tags: [north]
        location: Łódź
        source: alumni
        email: ada@lab.example
        phone: 0825 551
        introduced_by: bo
        coffee: flat white
        """,
        """
        Met *twice*, see [[bo]].

        ## Log
        - 2026-11-01 request by email: fifteen minutes
          and a line below
        ## Promises
        - [ ] me: send **the podcast** (by 2026-11-18)
        ## Her garden
        Roses.
        """,
    )
    folder.organisation("lab", "name: Borealis Labs")
    person = entries(site(), PEOPLE)[0]
    assert person == [
        PEOPLE,
        "contacts/ada.html",
        "Ada Lind",
        "Head of trials, Borealis Labs",
        "A. Lind, Addie, health economics, north, Łódź, alumni",
        (
            "Met twice, see Bo. · 2026-11-01 request by email: fifteen minutes and a line below"
            " · me: send the podcast (by 2026-11-18) · Her garden · Roses."
            " · ada@lab.example · 0825 551 · coffee: flat white · introduced by Bo"
        ),
        "2\u00a0days late",
        "overdue",
    ]


def test_nobody_is_found_as_introduced_by_themselves(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind\nintroduced_by: ada")
    assert "introduced by" not in site().html(PATH)


def test_a_conversation_and_what_was_said_in_it(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind\norganisation: Borealis\naliases: Addie")
    folder.contact("bo", "name: Bo Ek")
    folder.interview(
        "x",
        """
        contact: [ada, bo]
        date: 2026-11-10
        status: done
        goal: What does a *year* look like?
        place: The Tin Kettle, Quay Street
        keywords: [pay]
        tags: [loud]
        """,
        """
        ## Questions
        - [x] ! What is *scarce*?
          Time, mostly.
        - [ ] Who pays?
        ## Open questions
        - [ ] Who reads it? → ask [[bo]]
        - [x] Who wrote it?
        ## Language
        - evidence: what counts
        ## Debrief
        It went well.
        """,
    )
    made = site()
    (talk,) = entries(made, INTERVIEWS)
    assert talk[1:5] == [
        "interviews/x.html",
        "Ada Lind, Bo Ek",
        "Tuesday 10 November 2026, Borealis",
        "loud, pay, The Tin Kettle, Quay Street, Addie",
    ]
    assert talk[5] == (
        "What does a year look like? · What is scarce? Time, mostly. · Who pays? · Who reads it? → ask Bo Ek"
        " · Who wrote it? · evidence: what counts · It went well."
    )
    assert [row[1:6] for row in entries(made, QUESTIONS)] == [
        ["interviews/x.html#questions", "What is scarce?", "asked Ada Lind, 10 Nov", "", "Time, mostly."],
        ["interviews/x.html#questions", "Who pays?", "for Ada Lind, 10 Nov", "", ""],
        ["interviews/x.html#open", "Who reads it?", "still open, Ada Lind, 10 Nov", "", "ask Bo Ek"],
        ["interviews/x.html#open", "Who wrote it?", "Ada Lind, 10 Nov", "", ""],
    ]
    assert [row[1:6] for row in entries(made, WORDS)] == [
        ["interviews/x.html#words", "evidence", "Ada Lind, 10 Nov", "", "what counts"]
    ]


def test_the_day_after_a_name_that_runs_from_right_to_left_stays_in_order(folder: Folder, site: Render) -> None:
    folder.contact("noa", "name: נועה בן־דוד")
    folder.interview(
        "x",
        "contact: noa\ndate: 2026-11-10",
        "## Questions\n- [x] Why?\n## Open questions\n- [ ] How?\n## Language\n- a word",
    )
    made = site()
    assert [row[3] for row in (*entries(made, QUESTIONS), *entries(made, WORDS))] == [
        "asked נועה בן־דוד, \u206610 Nov\u2069",
        "still open, נועה בן־דוד, \u206610 Nov\u2069",
        "נועה בן־דוד, \u206610 Nov\u2069",
    ]


def test_an_organisation_its_people_and_what_is_open_there(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind\norganisation: lab")
    folder.organisation(
        "lab",
        "name: Borealis Labs\nsector: research\nlocation: Umeå\ntarget: true\nfields: ice",
        "Cold.\n\n## Research\n- [ ] They grow\n\n## Open questions\n- [ ] Who decides?",
    )
    made = site()
    (place,) = entries(made, ORGANISATIONS)
    assert place[1:6] == [
        "organisations/lab.html",
        "Borealis Labs",
        "research, Umeå",
        "ice, target",
        "Cold. · They grow · Who decides? · Ada Lind",
    ]
    (question,) = entries(made, QUESTIONS)
    assert question[1:5] == ["organisations/lab.html#open", "Who decides?", "still open, Borealis Labs", ""]


def test_the_bank_and_ones_own_open_questions(folder: Folder, site: Render) -> None:
    folder.theme("way-in", "title: The way in", "- How *did* you begin?")
    folder.profile("", "## Open questions\n- [ ] Who pays? → ask around\n- [x] Who asks?")
    assert [row[1:6] for row in entries(site(), QUESTIONS)] == [
        ["questions.html#bank", "How did you begin?", "The way in", "The way in", ""],
        ["questions.html#open", "Who pays?", "still open", "", "ask around"],
        ["questions.html#open", "Who asks?", "", "", ""],
    ]


def test_the_pitch_is_found_by_what_it_says(folder: Folder, site: Render) -> None:
    folder.contact("bo", "name: Bo Ek")
    folder.profile(
        "name: Ada Lind\nheadline: A *nurse*\nlooking_for: [rivers]",
        """
        ## Pitch
        Nights on a ward,
        with [[bo]].

        ## Talking points
        - Two forms
        ## Vision
        Numbers.
        ## Strengths
        I ask.
        """,
    )
    (found,) = (row for row in entries(site(), OWN) if row[1] == "pitch.html")
    assert found[5] == "Ada Lind · A nurse · rivers · Nights on a ward, with Bo Ek. · Two forms · Numbers. · I ask."


def test_a_person_without_a_note_is_found_too(folder: Folder, site: Render) -> None:
    folder.interview("x", "contact: Nobody Yet\ndate: 2026-11-24")
    assert [row[2] for row in entries(site(), PEOPLE)] == ["Nobody Yet"]


def test_every_entry_leads_to_a_page_and_a_place_on_it(rich: Folder, site: Render) -> None:
    rich.theme("way-in", "title: The way in", "- How did you begin?")
    rich.profile("", "## Open questions\n- [ ] Who pays?")
    made = site()
    for row in entries(made):
        path, _, anchor = row[1].partition("#")
        page = made.html(unquote(path))
        if anchor:
            assert f'id="{anchor}"' in page, row


def test_nothing_in_it_ends_a_script_or_a_line(folder: Folder, site: Render) -> None:
    folder.contact("ada", 'name: "Ada </script><!--"', 'Line\u2028and\u2029paragraph, \x00\x07 and ‘quotes’ \\ "\n')
    made = site()
    text = made.html(PATH)
    assert "<" not in text
    assert not re.search("[\u2028\u2029\x00-\x08]", text)
    assert entries(made, PEOPLE)[0][2] == "Ada </script><!--"


def test_the_same_notes_and_day_give_the_same_bytes_on_another_day_only_what_is_due_differs(
    rich: Folder, site: Render
) -> None:
    first = site().html(PATH)
    assert first == site().html(PATH)
    later = [row[:6] for row in entries(site(date(2026, 11, 27)))]
    assert [row[:6] for row in entries(site(TODAY))] == later


@pytest.fixture
def many(folder: Folder) -> Folder:
    """Return 64 notes, each with several entries."""
    for number in range(30):
        folder.contact(f"c{number}", f"name: Person {number}\norganisation: lab", f"Met number {number}.")
        folder.interview(
            f"t{number}",
            f"contact: c{number}\ndate: 2026-10-{number + 1:02}\nstatus: done",
            f"## Questions\n- [x] Why {number}?\n## Language\n- word {number}: its meaning\n## Debrief\nWell.",
        )
    for name in ("lab", "ice", "sea", "air"):
        folder.organisation(name, f"name: {name}", "## Open questions\n- [ ] Who decides?")
    folder.profile("", "## Open questions\n- [ ] Who pays?")
    folder.theme("way-in", "title: The way in", "- How did you begin?")
    return folder


@pytest.mark.parametrize(("most", "number"), [(63, 2), (32, 2), (31, 4), (8, 8)])
def test_of_many_notes_each_script_holds_a_share(
    many: Folder, site: Render, monkeypatch: pytest.MonkeyPatch, most: int, number: int
) -> None:
    whole = entries(site())
    monkeypatch.setattr("builder.site.search.findable._MOST", most)
    parts = shared(site())
    assert len(parts) == number
    places = [[whole.index(row) for row in part] for part in parts]
    assert places == [sorted(one) for one in places], "in the order in which they stand in a single one"
    assert sorted(place for one in places for place in one) == list(range(len(whole)))


def test_all_that_is_found_of_a_note_is_in_one_script_whichever_notes_there_are_beside_it(
    many: Folder, site: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.site.search.findable._MOST", 9)
    before = shared(site())
    homes = {page: number for number, part in enumerate(before) for row in part if (page := row[1].partition("#")[0])}
    assert len(set(homes.values())) > 1
    for number, part in enumerate(before):
        assert {homes[row[1].partition("#")[0]] for row in part} == {number}
    many.contact("new", "name: New")
    now = shared(site())
    assert sum(one != other for one, other in zip(before, now, strict=True)) == 1


def test_it_is_not_much_more_than_the_notes_themselves(rich: Folder, site: Render) -> None:
    notes = sum(len(path.read_bytes()) for path in (rich.root / "content").rglob("*.md"))
    rows = entries(site())
    told = sum(len(json.dumps(row, ensure_ascii=False).encode()) for row in rows if row[0] != OWN)
    assert told < 3 * notes


def test_the_page_lists_all_others(site: Render) -> None:
    made = site()
    listed = set(made.links("search.html"))
    assert {page.path for page in PAGES} - {"search.html"} <= listed
    text = made.text("search.html")
    assert "Search needs JavaScript" in text
    assert search.view(None).about["people.html"] in text  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("Plain words.", "Plain words."),
        ("**Bold** and _thin_, `code`, ~~gone~~", "Bold and thin, code, gone"),
        ("2 * 3, a_b, snake_case_name", "2 * 3, a_b, snake_case_name"),
        (r"\*star\* and \# hash", "*star* and # hash"),
        ("[label](x.md) ![picture](y.png) [[ada]] [[ada|her]]", "label picture <ada> her"),
        ("one[^1]\n\n[^1]: two", "one · two"),
        ("<b>bold</b> <other>", "bold <other>"),
        ("kept <!-- hidden\nlines --> kept", "kept kept"),
        ("kept <!-- to the end", "kept"),
        ("# Title\ntext\n## Log\n- 2026-11-01 note", "Title · text · 2026-11-01 note"),
        ("Title\n---\ntext", "Title · text"),
        ("- one\n  goes on\n- [ ] two\n1. [x] ! three\n> four", "one goes on · two · three · four"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "a b · 1 2"),
        ("```sh\nls -l\n```\nafter", "ls -l · after"),
        ("a\n\n\nb", "a · b"),
    ],
)
def test_markdown_in_plain_words(text: str, said: str) -> None:
    assert plain_words(text, lambda reference: f"<{reference}>") == said
