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


def test_an_organisation_that_tells_them_apart_is_called_by_its_name(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.organisation("borealis", "name: Borealis Labs")
    notes.contact("zoe", "name: Zoë Reedman\norganisation: borealis")
    notes.contact("be", "name: Bé Reedman\norganisation: City Archive")
    assert keepwarm("show", "reedm").err.splitlines()[1:] == [
        "  be   Bé Reedman, City Archive",
        "  zoe  Zoë Reedman, Borealis Labs",
    ]


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


class TestOfSeveralKinds:
    """A contact and an organisation may share a slug or a name; a path says which one is meant."""

    @pytest.fixture
    def shared(self, notes: Folder) -> Folder:
        """Return the notes with two that share the slug “null”, and two that share the name “Ida Holm”."""
        notes.contact("null", "name: Ida Holm\nrole: Founder\norganisation: null")
        notes.organisation("null", "name: Null & Void")
        notes.organisation("holm", "name: Ida Holm")
        return notes

    @pytest.mark.usefixtures("shared")
    @pytest.mark.parametrize(
        ("typed", "shown"),
        [
            ("content/organisations/null.md", "Null & Void"),
            ("organisations/null", "Null & Void"),
            ("organisations/void", "Null & Void"),
            ("[[organisations/null|them]]", "Null & Void"),
            ("contacts/null", "Ida Holm"),
            ("../content/contacts/null.md", "Ida Holm"),
            ("/srv/contacts/content/organisations/old/null.md", "Null & Void"),
            ("content/interviews/2026-11-18-ada.md", "Conversation with Ada Lovelace"),
            ("organisations/borealis-labs", "Borealis Labs"),
        ],
    )
    def test_a_path(self, keepwarm: Keepwarm, typed: str, shown: str) -> None:
        ran = keepwarm("show", typed)
        assert (ran.status, ran.err) == (0, "")
        assert ran.out.startswith(f"{shown}\n")

    def test_the_note_at_the_path_is_renamed(self, shared: Folder, keepwarm: Keepwarm) -> None:
        ran = keepwarm("rename", "content/organisations/null.md", "void")
        assert (ran.status, ran.err) == (0, "Renamed organisation null to void\n")
        assert (shared.root / "content/contacts/null.md").exists()
        assert not (shared.root / "content/organisations/null.md").exists()

    @pytest.mark.usefixtures("shared")
    def test_a_path_of_nothing(self, keepwarm: Keepwarm) -> None:
        ran = keepwarm("show", "interviews/null")
        assert (ran.status, ran.err) == (2, "keepwarm: “null” is a contact, not an interview\n")
        ran = keepwarm("show", "interviews/qqqqq")
        assert (ran.status, ran.err) == (2, "keepwarm: there is no interview “qqqqq”\n")

    @pytest.mark.usefixtures("shared")
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("log", "organisations/null", "note"), "“organisations/null” is not the path of a contact"),
            (
                ("draft", "thanks", "organisations/null"),
                "“organisations/null” is not the path of a contact or interview",
            ),
            (
                ("rename", "questions/ada.md", "x"),
                "“questions/ada.md” is not the path of a contact, interview or organ",
            ),
        ],
    )
    def test_a_path_of_another_kind(self, keepwarm: Keepwarm, words: tuple[str, ...], said: str) -> None:
        ran = keepwarm(*words)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith(f"keepwarm: {said}")

    @pytest.mark.usefixtures("shared")
    def test_one_slug_of_two_kinds_lists_them(self, keepwarm: Keepwarm) -> None:
        rows = (
            "  content/contacts/null.md       Ida Holm, Founder, Null & Void\n"
            "  content/organisations/null.md  Null & Void\n"
        )
        said = f"keepwarm: “null” fits 2 notes; write the path of the one you mean\n{rows}"
        assert keepwarm("show", "null") == (2, "", said)
        assert keepwarm("rename", "null", "void") == (2, "", said)

    def test_one_name_of_two_kinds_lists_them(self, shared: Folder, keepwarm: Keepwarm) -> None:
        shared.contact("ida", "name: Ida Holm")
        ran = keepwarm("show", "Ida Holm")
        assert (ran.status, ran.out) == (2, "")
        paths = [line.split()[0] for line in ran.err.splitlines()[1:]]
        assert paths == ["content/contacts/ida.md", "content/contacts/null.md", "content/organisations/holm.md"]

    @pytest.mark.usefixtures("shared")
    def test_a_terminal_is_asked(self, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: "2")
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
        assert keepwarm("show", "null").out.startswith("Null & Void\n")

    @pytest.mark.usefixtures("shared")
    def test_what_takes_contacts_alone_need_not_ask(self, keepwarm: Keepwarm) -> None:
        assert keepwarm("log", "null", "note", "x", "--date", "2026-11-20").status == 0

    def test_what_is_only_named_does_not_count_beside_a_note(self, notes: Folder, keepwarm: Keepwarm) -> None:
        notes.contact("ida-holm", "name: Ida Holm\norganisation: Ida Holm")
        assert keepwarm("show", "ida-holm").out.startswith("Ida Holm\norganisation")
        assert "\nPeople\n" in keepwarm("show", "organisations/ida-holm").out
