"""Which notes a command works on, and what it says where there are none."""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.support import Folder, Keepwarm

NEEDING_NOTES = (["build"], ["check"], ["due"], ["show", "ada"])


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which holds no notes."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("below", [".", "content", "content/contacts", "a/b"])
def test_the_nearest_folder_upward_is_taken(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    (notes.root / below).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(notes.root / below)
    assert "Thank Ada Lovelace" in keepwarm("due").out


@pytest.mark.parametrize("order", ["before", "after"])
@pytest.mark.parametrize("way", ["absolute", "relative"])
def test_the_folder_may_be_named_before_and_after_the_command(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, order: str, way: str
) -> None:
    monkeypatch.chdir(notes.root.parent)
    folder = notes.root if way == "absolute" else notes.root.name
    ran = keepwarm("-C", folder, "due") if order == "before" else keepwarm("due", "-C", folder)
    assert ran.status == 0
    assert "Thank Ada Lovelace" in ran.out


def test_either_settings_or_contacts_make_it_a_folder_of_notes(
    tmp_path: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, contacts = tmp_path / "s", tmp_path / "c"
    settings.mkdir()
    (settings / "keepwarm.yaml").write_text("title: x\n")
    (contacts / "content" / "contacts").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    for folder in (settings, contacts):
        ran = keepwarm("-C", folder, "due")
        assert ran.status == 1
        assert ": this folder is missing\n" in ran.err


def test_a_missing_folder_of_notes_is_named_without_a_line(notes: Folder, keepwarm: Keepwarm) -> None:
    for file in (notes.root / "content" / "interviews").iterdir():
        file.unlink()
    (notes.root / "content" / "interviews").rmdir()
    assert "Incomplete: content/interviews: this folder is missing\n" in keepwarm("due").err


@pytest.mark.parametrize("command", NEEDING_NOTES, ids=lambda words: words[0])
@pytest.mark.usefixtures("bare")
def test_without_notes_every_command_says_how_to_begin(keepwarm: Keepwarm, command: list[str]) -> None:
    ran = keepwarm(*command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("keepwarm: no notes here: ")
    assert "“keepwarm init DIR”" in ran.err


@pytest.mark.parametrize("command", NEEDING_NOTES, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "there is no folder “nowhere”"),
        ("a file", "“a file” is a file, not a folder"),
        ("empty", "“empty” holds neither keepwarm.yaml nor content/contacts/"),
        ("\x1b[2J", "there is no folder “\\u{1b}[2J”"),
    ],
)
def test_a_folder_that_will_not_do(bare: Path, keepwarm: Keepwarm, command: list[str], name: str, said: str) -> None:
    (bare / "a file").write_text("x")
    (bare / "empty").mkdir()
    for ran in (keepwarm("-C", name, *command), keepwarm(*command, "-C", name)):
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.splitlines()[0] == f"keepwarm: {said}"


@pytest.fixture
def gone(notes: Folder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which was in the notes' folder, and is there no more."""
    place = notes.root / "gone"
    place.mkdir()
    monkeypatch.chdir(place)
    place.rmdir()
    return place


@pytest.mark.parametrize(
    "command", [["due"], ["build", "-C", ".."], ["due", "-C", ".."], ["init", "mine"]], ids=" ".join
)
@pytest.mark.usefixtures("gone")
def test_a_current_folder_that_is_gone(keepwarm: Keepwarm, command: list[str]) -> None:
    assert keepwarm(*command) == (2, "", "keepwarm: the folder that you are in is gone; go to another one\n")


@pytest.mark.parametrize("command", NEEDING_NOTES, ids=lambda words: words[0])
@pytest.mark.usefixtures("gone")
def test_notes_that_are_named_in_full_need_no_current_folder(
    notes: Folder, keepwarm: Keepwarm, command: list[str]
) -> None:
    assert [keepwarm("-C", notes.root, *command).status for _ in range(2)] == [0, 0]  # anew, and as it was left


@pytest.mark.parametrize("command", NEEDING_NOTES, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (b"title: [x\n", "keepwarm.yaml:1:"),
        (b"title: \xff\n", "keepwarm.yaml:1:1: error[encoding]"),
        (b"- title\n", "keepwarm.yaml:1:1: error[bad-yaml]"),
    ],
)
def test_settings_that_cannot_be_read_stop_every_command(
    notes: Folder, keepwarm: Keepwarm, command: list[str], settings: bytes, said: str
) -> None:
    (notes.root / "keepwarm.yaml").write_bytes(settings)
    ran = keepwarm(*command)
    assert (ran.status, ran.out) == (2, "")
    first, second, *_, last = ran.err.splitlines()
    assert first == "keepwarm: the settings cannot be read, so nothing was done"
    assert second.startswith(said)
    assert last.startswith("   help: ")
    assert not (notes.root / "site").exists()


def test_a_wrong_setting_costs_that_setting_alone(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.settings("as_of: 2026-11-20\nfollow_up:\n  horizon: soon\n")
    ran = keepwarm("due")
    assert ran.status == 1
    assert ran.err.startswith("Incomplete: keepwarm.yaml, line 3: ")
    assert "Thank Ada Lovelace" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ["due"],
        ["build"],
        ["export", "json"],
        ["show", "2026-11-19-gus"],
        ["log", "hal", "note"],
        ["show", "hal"],
        ["draft", "thanks", "ada"],
        ["import", "google", "cards.vcf"],
    ],
    ids=" ".join,
)
def test_commands_in_messages_are_for_the_notes_that_were_named(
    broken: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
) -> None:
    """Pasted as they stand, they would else speak of the notes one is among: “No problems”."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "cards.vcf").write_text("BEGIN:VCARD\n")
    broken.note("content/contacts/hal.md", "role: Pilot")
    broken.write("content/drafts/thanks.txt", "Subject: x\n\n{{ nothing }}\n")
    monkeypatch.chdir(elsewhere)
    for name in (str(broken.root), os.path.relpath(broken.root)):
        for _ in range(2):  # a second build has nothing to do
            ran = keepwarm("-C", name, *words)
            told = re.findall("“keepwarm (.*?)”", ran.out + ran.err)
            assert told
            assert all(one.startswith(f"-C {shlex.quote(name)} ") for one in told), told
