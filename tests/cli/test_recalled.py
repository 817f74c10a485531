"""Commands that only read notes make use of what the last build read, leave it as it is, and never trust it blindly."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.source import files, reading
from tests.cli.conftest import without_state
from tests.properties.histories import go_by_looks, look, look_inside, tree, write
from tests.support import Folder, Keepwarm

_COMMANDS = (
    ("due", "--all"),
    ("check", "--hints"),
    ("show", "ada"),
    ("draft", "thanks", "ada"),
    ("export", "json", "--today", "2026-11-20"),
)
_ADA = "content/interviews/2026-11-18-ada.md"
_NOTES = 8
Count = Callable[[], dict[str, int]]


@pytest.fixture
def built(notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return notes whose site was built, all but one of them right; their files count as written a while ago."""
    go_by_looks(monkeypatch)
    notes.interview("2026-11-19-cy", "contact: cy\ndate: 2026-11-25", "## Questions\n- Do you like it?\n- See [[eda]]")
    notes.interview("2026-11-30-bo", "contact: bo\ndate: 2026-11-30 10:00", "## Notes\nAs [[ada]] said.")
    assert keepwarm("build").status == 0
    return notes


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Count:
    """Return what tells how many notes were opened, and parsed, from now on."""
    counted = {"opened": 0, "parsed": 0}
    read_bytes, pack = files.read_bytes, reading.pack

    def opening(file: str) -> bytes:
        counted["opened"] += file.endswith(".md")
        return read_bytes(file)

    def parsing(path: str, slug: str, data: bytes) -> reading.PackedRead:
        counted["parsed"] += 1
        return pack(path, slug, data)

    monkeypatch.setattr(files, "read_bytes", opening)
    monkeypatch.setattr(reading, "read_bytes", opening)
    monkeypatch.setattr(reading, "pack", parsing)

    return lambda: counted


def looks(folder: Folder) -> dict[str, tuple[int, ...]]:
    """Return how everything in the folder looks."""
    return {file.as_posix(): look(file) for file in folder.root.rglob("*")}


@pytest.mark.usefixtures("built")
def test_no_note_is_opened_in_which_nothing_was_wrong(keepwarm: Keepwarm, count: Count) -> None:
    keepwarm("due", "--all")
    assert count() == {"opened": 1, "parsed": 1}


@pytest.mark.usefixtures("built")
def test_no_note_is_parsed_that_says_what_it_said(
    keepwarm: Keepwarm, count: Count, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_inside(monkeypatch)
    keepwarm("due", "--all")
    assert count() == {"opened": _NOTES, "parsed": 1}


@pytest.mark.parametrize("words", _COMMANDS, ids=lambda words: words[0])
def test_what_is_said_is_what_the_notes_say(built: Folder, keepwarm: Keepwarm, words: tuple[str, ...]) -> None:
    anew = without_state(built, keepwarm, *words)
    before, kept = looks(built), tree(built.root)
    assert keepwarm(*words) == anew
    assert (looks(built), tree(built.root)) == (before, kept)


@pytest.mark.parametrize("words", _COMMANDS, ids=lambda words: words[0])
def test_a_note_that_was_edited_since(built: Folder, keepwarm: Keepwarm, words: tuple[str, ...]) -> None:
    before = keepwarm(*words)
    file = built.root / _ADA
    write(file, file.read_bytes().replace(b"status: done", b"status: done\nplace: Quay 4\nthanked: soon"))
    after = keepwarm(*words)
    assert after == without_state(built, keepwarm, *words)
    assert after != before


@pytest.mark.parametrize("words", _COMMANDS, ids=lambda words: words[0])
def test_an_answer_that_has_changed_since(built: Folder, keepwarm: Keepwarm, words: tuple[str, ...]) -> None:
    """The notes that refer to somebody are as they were, but nobody is there any more."""
    (built.root / "content/contacts/ada.md").unlink()
    built.contact("abe", "name: Abe")
    assert keepwarm(*words) == without_state(built, keepwarm, *words)


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def _overwrite(file: Path) -> None:
    file.write_bytes(b"no database at all")


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    at = data.index(b"Sam Reed")
    data[at] ^= 1
    file.write_bytes(data)


def _lead_away(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to("elsewhere")


@pytest.mark.parametrize("damage", [_cut, _overwrite, _flip, _lead_away, Path.unlink])
def test_a_state_that_cannot_be_trusted_is_as_none(
    built: Folder, keepwarm: Keepwarm, damage: Callable[[Path], None]
) -> None:
    right = without_state(built, keepwarm, "due", "--all")
    damage(built.root / ".keepwarm" / "state.sqlite")
    kept = tree(built.root)
    assert keepwarm("due", "--all") == right
    assert tree(built.root) == kept


def test_a_folder_that_nobody_may_look_into(built: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    right = without_state(built, keepwarm, "due", "--all")
    stat = os.stat

    def refusing(path: Path, **options: Any) -> os.stat_result:  # noqa: ANN401 - of os.stat
        if f".keepwarm{os.sep}" in str(path):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", refusing)
    assert keepwarm("due", "--all") == right


def test_a_folder_of_somebody_else(built: Folder, keepwarm: Keepwarm, count: Count, tmp_path: Path) -> None:
    kept = built.root / ".keepwarm"
    elsewhere = kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(elsewhere)
    keepwarm("due", "--all")
    assert count()["parsed"] == _NOTES


def test_where_nothing_was_built_nothing_is_left(notes: Folder, keepwarm: Keepwarm) -> None:
    before = tree(notes.root)
    assert keepwarm("due").status == 0
    assert tree(notes.root) == before
