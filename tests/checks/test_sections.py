"""Which headings are sections, which look like a slip, and the texts below them."""

import gc
import weakref

import pytest

from builder.checks.kinds import CONTACT, INTERVIEW
from builder.checks.loading import load
from builder.checks.sections import Checker
from builder.model.references import References
from builder.source import reading
from tests.support import TODAY, Folder


@pytest.mark.parametrize("heading", ["## Log", "## LOG", "##   log  ##", "Log\n---"])
def test_a_heading_in_any_case(folder: Folder, heading: str) -> None:
    folder.write("content/contacts/ada.md", f"---\nname: Ada\n---\n{heading}\n- 2026-11-02 reply\n")
    assert len(folder.library().contacts["ada"].log) == 1


def test_spaces_within_a_heading_may_be_many(folder: Folder) -> None:
    folder.contact("ada", body="## To  do\n- a\n")
    assert [one.text for one in folder.library().contacts["ada"].todos] == ["a"]


def test_a_section_that_stands_twice_is_one(folder: Folder) -> None:
    folder.contact("ada", body="## To share\n- a\n## Mine\n- b\n## To share\n- c\n")
    assert [one.text for one in folder.library().contacts["ada"].to_share] == ["a", "c"]


def test_texts_are_kept_as_they_stand(folder: Folder) -> None:
    body = "## Notes\n\nOne **two**.\n\n### Three\nfour\n## Debrief\n- five\n## Notes\nsix\n"
    folder.interview("talk", "contact: ada\ndate: 2026-11-02", body)
    folder.contact("ada")
    talk = folder.library().interviews["talk"]
    assert (talk.notes, talk.debrief) == ("One **two**.\n\n### Three\nfour\n\nsix", "- five")


@pytest.mark.parametrize(
    ("text", "debrief"),
    [
        ("<!-- what was not discussed? -->", ""),
        ("<!-- a -->\nwell", "<!-- a -->\nwell"),
        ("```\nwell\n```", "```\nwell\n```"),
        ("- \n* [ ]\n1. \n> \n###\n\n---\n", ""),
        ("- well\n- ", "- well\n-"),
        ("### Well", "### Well"),
        ("7", "7"),
    ],
)
def test_a_comment_or_an_empty_item_is_no_text(folder: Folder, text: str, debrief: str) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-02", f"## Debrief\n{text}\n")
    assert folder.library().interviews["talk"].debrief == debrief


def warnings(folder: Folder, heading: str) -> list[tuple[str, str]]:
    folder.contact("ada", body=f"{heading}\ntext\n")
    return [(one.code, one.help) for one in folder.load().diagnostics]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("## Promisses", "Promises"),
        ("## To-do", "To do"),
        ("## Too share", "To share"),
        ("## **Log**", "Log"),
        ("## Lgo", "Log"),
        ("## Todos", "To do"),
        ("## Log (2026)", "Log"),
        ("## Log {#log .calls}", "Log"),
        ("## Log ^calls-2026", "Log"),
        ("## Log #calls/2026", "Log"),
        ("## Log 2026", "Log"),
        ("## Logbook", "Log"),
        ("## To-do list", "To do"),
        ("## 📌 Log", "Log"),
        ("## Promsies", "Promises"),
    ],
)
def test_a_misspelt_section(folder: Folder, heading: str, meant: str) -> None:
    assert warnings(folder, heading) == [("similar-section", f"did you mean “## {meant}”?")]


def test_a_debriefing_is_meant_as_a_debrief(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done", "## Debriefing\nShe knew it all.\n")
    assert [one.help for one in folder.load().diagnostics] == ["did you mean “## Debrief”?"]


@pytest.mark.parametrize("heading", ["## Referrals", "## News", "## questions", "## Pitch"])
def test_a_section_of_another_kind_of_note(folder: Folder, heading: str) -> None:
    assert [code for code, _ in warnings(folder, heading)] == ["misplaced-section"]


@pytest.mark.parametrize(
    "heading",
    ["## How we met", "## Notes to self", "## 2026", f"## {'promises ' * 6}", "# Promisses", "### Promisses", "## "],
)
def test_headings_of_ones_own(folder: Folder, heading: str) -> None:
    assert warnings(folder, heading) == []


@pytest.mark.parametrize(
    ("opening", "remedy"), [("<!--", "close it with “-->”"), ("```", "close it with a line of the same marks")]
)
def test_what_is_never_closed(folder: Folder, opening: str, remedy: str) -> None:
    folder.contact("ada", body=f"{opening}\n## Log\n- 2026-11-02 reply\n")
    loaded = folder.load()
    assert [(one.code, one.help, one.span.line) for one in loaded.diagnostics] == [("unclosed-block", remedy, 4)]
    assert len(loaded.library.contacts["ada"].log) == 1


def test_organisations_and_themes(folder: Folder) -> None:
    folder.organisation(
        "borealis", "name: Borealis", "## Research\n- [ ] they grow\n## Open questions\n- who? -> ask\n"
    )
    folder.theme(
        "strategy", "title: Strategy\nlevels: [senior, executive]\norder: 2", "Before.\n\n- What next?\n- \n* Why?\n"
    )
    folder.theme("first", "title: First\norder: 1")
    folder.theme("last", "title: Last")
    library = folder.library()
    assert [one.text for one in library.organisations["borealis"].research] == ["they grow"]
    assert [one.how for one in library.organisations["borealis"].open_questions] == ["ask"]
    assert [(theme.slug, theme.questions) for theme in library.themes] == [
        ("first", ()),
        ("strategy", ("What next?", "Why?")),
        ("last", ()),
    ]


def test_what_has_read_a_note_goes_at_once() -> None:
    """Hold that nobody has to look for it: while many notes are read, nobody does."""
    document, _ = reading.parse("a.md", "a", b"---\nname: Ada\n---\n## Log\n- 2026-11-02 reply\n")
    assert document
    was_on = gc.isenabled()
    gc.disable()
    try:
        checker = Checker(CONTACT, document, References(()))
        checker.read()
        watched = weakref.ref(checker)
        del checker
        assert watched() is None
    finally:
        if was_on:
            gc.enable()


@pytest.mark.parametrize(
    ("body", "says_above"),
    [
        ("", False),
        ("Above.", True),
        (
            "\n\n## Questions\n\n- [x] ! Why?\n  Since.\n\n- [ ] How?\n\n## Notes\n\nAt *one*.\n\n## To do\n- [ ] a\n",
            False,
        ),
        ("Above.\n\n## To do\n- [ ] a", True),
        ("## Referrals\n- [[ada]]: a", False),
        ("Above\n---\n\n## To do\n- [ ] a", None),
        ("Notes\n---\n\n## To do\n- [ ] a", None),
        ("## Mine\n\n## To do\n- [ ] a", None),
        (" ## To do\n- [ ] a", None),
        ("##\tTo do\n- [ ] a", None),
        ("## To do\n- [ ] a\n  below", None),
        ("## To do\n- [ ] a\n\nbehind", None),
        ("## To do\nbefore\n\n- [ ] a", None),
        ("## To do\n- [ ] a\n- [ ]", None),
        ("## To do\n- [ ] a\n# b", None),
        ("## Notes\n<!-- a -->", None),
        ("## Notes\n[^1]: a", None),
    ],
)
def test_most_notes_say_no_more_than_their_entries(body: str, says_above: bool | None) -> None:  # noqa: FBT001
    document, _ = reading.parse("content/interviews/talk.md", "talk", f"---\ncontact: ada\n---\n{body}".encode())
    assert document
    checker = Checker(INTERVIEW, document, References(()))
    assert checker.says_above(checker.read()) is says_above


def test_plain_notes_are_told_apart_for_pages(folder: Folder) -> None:
    folder.contact("ada", body="## To do\n- [ ] a\n")
    folder.contact("grace", body="Met at one.\n")
    folder.contact("mary", body="## To do\n- [ ] a\n\nMine.\n")
    chosen, _ = folder.read_settings()
    plain = load(folder.root, chosen, TODAY, for_pages=True).plain
    assert plain == {"content/contacts/ada.md": False, "content/contacts/grace.md": True}
    assert not folder.load().plain
