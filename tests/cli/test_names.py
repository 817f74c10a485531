"""Names the way people type them, for every command that takes one."""

import sys

import pytest

from tests.support import Folder, Keepwarm


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("lovelace", "Ada Lovelace"),
        ("LOVE", "Ada Lovelace"),
        ("count", "Ada Lovelace"),
        ("美咲", "小林美咲"),
        ("bore", "Borealis Labs"),
        ("11-18", "Conversation with Ada Lovelace"),
    ],
)
def test_part_of_a_name_is_enough(notes: Folder, keepwarm: Keepwarm, typed: str, shown: str) -> None:
    ran = keepwarm("show", typed)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(shown)


def test_part_of_a_name_for_the_agenda(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("due", "--contact", "lovelace").out == keepwarm("due", "--contact", "ada").out


def test_what_fits_several_lists_them(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("zoe", "name: Zoë Reedman\nrole: Archivist\norganisation: Borealis Labs")
    notes.contact("long-slug", "name: Bé Reedman")
    ran = keepwarm("show", "reedm")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "keepwarm: “reedm” fits 2 contacts; write the slug of the one you mean\n"
        "  long-slug  Bé Reedman\n"
        "  zoe        Zoë Reedman, Archivist, Borealis Labs\n"
    )


def test_one_name_of_two_people_lists_them(notes: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("show", "sam reed")
    assert ran.status == 2
    assert ran.err == (
        "keepwarm: “sam reed” fits 2 contacts; write the slug of the one you mean\n  cy  Sam Reed\n  di  Sam Reed\n"
    )
    assert "“Sam Reed” is the name of 2 contacts; write the slug" in keepwarm("show", "Sam Reed").err


def test_a_terminal_is_asked(notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["3", "2"])
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    ran = keepwarm("show", "reed")
    assert ran.status == 0
    assert ran.out.startswith("Sam Reed\n")
    assert "Ask about the bus" in ran.out, "the second one, di"
    assert ran.err.startswith("“reed” fits 2 contacts:\n   1  cy  Sam Reed\n   2  di  Sam Reed\n")
    assert "Error: write a number from 1 to 2\n" in ran.err


def test_somebody_whose_note_is_left_out_is_said_to_be(broken: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("show", "2026-11-19-gus")
    assert ran.status == 2
    assert ran.err == (
        "keepwarm: the note of interview “2026-11-19-gus” cannot be used as it is\n"
        "“keepwarm check” shows how to mend it.\n"
    )
