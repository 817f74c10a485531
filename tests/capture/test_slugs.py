"""Slugs for new notes: readable, allowed on every system, free."""

import pytest

from builder.capture.slugs import Slugs, made_of, shortened, slug_fault
from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, THEME
from builder.followups import commands
from tests.support import Folder


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("", ""),
        ("🦊 …", ""),
        ("Thandi  Nkosi", "thandi-nkosi"),
        ("  O'Neil, José (Jr.) ", "o-neil-josé-jr"),
        ("E\u0301lodie", "élodie"),
        ("STRASSE ẞ", "strasse-ss"),
        ("ΐ", "ΐ"),
        ("नमस्ते राम", "नमस्ते-राम"),
        ("a" * 200, "a" * 80),
        ("word " * 40, "-".join(["word"] * 16)),
        ("龍" * 100, "龍" * 66),
        ("🄰a", "a"),
    ],
)
def test_made_of(text: str, slug: str) -> None:
    assert made_of(text) == slug


def test_what_is_cut_ends_with_a_word() -> None:
    assert shortened("one-two-" + "x" * 90) == "one-two"
    assert shortened("x" * 90, "-2") == "x" * 78 + "-2"
    assert shortened("one", "-" + "y" * 90) == "one-" + "y" * 39


def test_the_first_that_is_free(folder: Folder) -> None:
    folder.contact("sam-reed")
    folder.contact("sam-reed-labs")
    notes = folder.load()
    assert Slugs(notes, CONTACT).of_person("Ada") == "ada"
    assert Slugs(notes, CONTACT).of_person("SAM REED") == "sam-reed-2"
    assert Slugs(notes, CONTACT).of_person("Sam Reed", "City Archive") == "sam-reed-city-archive"
    assert Slugs(notes, CONTACT).of_person("Sam Reed", "Labs") == "sam-reed-2"
    assert Slugs(notes, CONTACT).of_person("…", "City Archive") == "city-archive"
    assert Slugs(notes, CONTACT).of_person("…") == "contact"


def test_what_was_given_away_is_taken(folder: Folder) -> None:
    slugs = Slugs(folder.load(), CONTACT)
    assert [slugs.of_person("Sam Reed", firm) for firm in ("", "Labs", "Labs", "")] == [
        "sam-reed",
        "sam-reed-labs",
        "sam-reed-2",
        "sam-reed-3",
    ]
    assert slugs.holder("Sam-Reed") == "content/contacts/sam-reed.md"


@pytest.mark.parametrize("name", ["con", "NUL", "Com1", "lpt9"])
def test_devices_of_windows_are_never_taken(folder: Folder, name: str) -> None:
    assert Slugs(folder.load(), CONTACT).of_person(name) == f"{name.lower()}-2"


def test_names_that_pass_for_copies_are_never_taken(folder: Folder) -> None:
    assert slug_fault("a-sync-conflict-20261118")
    assert Slugs(folder.load(), CONTACT).of_person("A sync-conflict 20261118") == "asyncconflict20261118"
    assert Slugs(folder.load(), CONTACT).of_person("A conflict", "2026-11-18") == "a-conflict"
    assert Slugs(folder.load(), INTERVIEW).take("2026-11-18-conflict-20261118") == "20261118conflict20261118"


def test_a_slug_that_is_not_allowed_is_mended(folder: Folder) -> None:
    slugs = Slugs(folder.load(), INTERVIEW)
    assert slugs.take("2026-11-18-what?") == "2026-11-18-what"
    assert slugs.take("?") == "interviews"


def test_other_kinds_and_names_are_kept_clear_of(folder: Folder) -> None:
    folder.contact("ada", "name: Ada\naliases: [Countess, people/Lady]")
    folder.organisation("labs", "name: Laboratories")
    folder.interview("x", "contact: ada\ndate: 2026-11-20")
    folder.contact("unknown-is-free", "introduced_by: ada")
    notes = folder.load()
    people, talks, firms, themes = (Slugs(notes, kind) for kind in (CONTACT, INTERVIEW, ORGANISATION, THEME))
    assert people.holder("countess") == people.holder("LADY") == "content/contacts/ada.md"
    assert people.holder("labs") == people.holder("laboratories") == "content/organisations/labs.md"
    assert people.holder("x") == "content/interviews/x.md"
    assert (talks.holder("ada"), talks.holder("labs")) == (None, "content/organisations/labs.md")
    assert (firms.holder("ada"), firms.holder("x"), firms.holder("laboratories")) == (
        None,
        None,
        "content/organisations/labs.md",
    )
    assert themes.holder("labs") is None


def test_commands_are_ready_to_paste() -> None:
    assert commands.new_interview("thandi nkosi") == "keepwarm new interview 'thandi nkosi' DATE"
    assert commands.new_contact("O'Neil") == "keepwarm new contact 'O'\"'\"'Neil'"
    assert commands.new_contact("-x & y") == "keepwarm new contact -- '-x & y'"
