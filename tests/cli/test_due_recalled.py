"""keepwarm due where the last build knows what is due: the same words as without it, and no note is read for them."""

import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from builder import pipeline
from builder.checks import loading
from builder.checks.loading import Loaded
from builder.cli.clock import clock
from builder.stamp.sight import hashed
from tests.cli.conftest import WRITTEN_A_WHILE_AGO, without_state
from tests.properties.histories import STATE, go_by_looks, look_inside, write
from tests.support import Folder, Keepwarm, run_apart

_ADA = "content/interviews/2026-11-18-ada.md"
_FEW = ((), ("--format", "json", "--fail-overdue"), ("--today", "2026-11-20", "--rule", "debrief"))
_NEAR = (
    *_FEW,
    ("--rule", "thank"),
    ("--rule", "todo", "--rule", "chase"),
    ("--limit", "1"),
    ("--limit", "9"),
    ("--fail-overdue",),
    ("--fail-overdue", "--rule", "chase"),
    ("--format", "json", "--limit", "1"),
)
_MORE = (
    ("--all",),
    ("--contact", "ada"),
    ("--contact", "nobody"),
    ("--today", "2026-11-21"),
    ("--today", "2026-11-21", "--format", "json"),
)
_MISTAKES = (("--rule", "thanks"), ("--limit", "0"))
_ALL = (*_NEAR, *_MORE, *_MISTAKES)
_HEAVY = {"pydantic", "yaml", "frontmatter", "jinja2", "markdown", "nh3", "rapidfuzz", "tempfile"}

Loads = list[Path]
Words = tuple[tuple[str, ...], ...]


@pytest.fixture
def due(notes: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return notes of which some are snoozed or dismissed, and one tells something; they count as old enough."""
    go_by_looks(monkeypatch)
    notes.contact("gil", "name: Gil\nsnooze_until: 2026-11-25", "## Log\n- 2026-11-10 request by phone")
    notes.contact("hal", "name: Hal\ndismiss: [chase]", "## Log\n- 2026-11-10 request by phone")
    notes.interview("2026-11-17-bo", "contact: bo\ndate: 2026-11-17\nstatus: done", "## Debrief\nIt was warm.")
    return notes


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> Loads:
    """Return the folders whose notes were loaded, one for each time."""
    done: Loads = []
    load = loading.load

    def counted(root: Path, *arguments: Any, **options: Any) -> Loaded:  # noqa: ANN401 - of loading.load
        done.append(root)
        return load(root, *arguments, **options)

    monkeypatch.setattr(loading, "load", counted)
    return done


def hold(notes: Folder, keepwarm: Keepwarm, loads: Loads, asked: Words = _FEW, *, recalled: bool = True) -> None:
    """Hold that each invocation says what it says without a state, and whether it reads notes for that."""
    for words in asked:
        anew = without_state(notes, keepwarm, "due", *words)
        loads.clear()
        assert keepwarm("due", *words) == anew, words
        assert bool(loads) == (words in _MORE or (words in _NEAR and not recalled)), words


def _build(_: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("build").status == 0


def _build_for_the_preview(notes: Folder, _: Keepwarm) -> None:
    pipeline.build(notes.root, clock(None))


def _tell(notes: Folder, keepwarm: Keepwarm) -> None:
    _build(notes, keepwarm)
    file = notes.root / "content/interviews/2026-11-17-bo.md"
    write(file, file.read_bytes().replace(b"It was warm.", b"It was cold, and [[ada]] came too."))
    _build(notes, keepwarm)


def _empty(notes: Folder, keepwarm: Keepwarm) -> None:
    """The debrief is due again once nothing of it is left."""
    _build(notes, keepwarm)
    file = notes.root / "content/interviews/2026-11-17-bo.md"
    write(file, file.read_bytes().replace(b"It was warm.", b""))
    _build(notes, keepwarm)


def _warn(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("ivy", "name: Ivy\nrolle: x")
    _build(notes, keepwarm)


@pytest.mark.parametrize("before", [_build, _build_for_the_preview, _tell, _empty, _warn])
def test_the_last_build_knows(
    due: Folder, keepwarm: Keepwarm, loads: Loads, before: Callable[[Folder, Keepwarm], None]
) -> None:
    before(due, keepwarm)
    hold(due, keepwarm, loads, _ALL if before is _build else _FEW)


def _edit(notes: Folder) -> None:
    file = notes.root / _ADA
    write(file, file.read_bytes().replace(b"status: done", b"status: done\nthanked: 2026-11-19"))


def _add(notes: Folder) -> None:
    notes.contact("ivy", "name: Ivy", "## To do\n- [ ] Sing (by 2026-11-20)")


def _remove(notes: Folder) -> None:
    (notes.root / _ADA).unlink()


def _set(notes: Folder) -> None:
    write(notes.root / "keepwarm.yaml", b"as_of: 2026-11-20\nfollow_up:\n  rules: {thank: false}\n")


def _pretend(notes: Folder) -> None:
    write(notes.root / "keepwarm.yaml", b"as_of: 2026-11-23\n")


def _break(notes: Folder) -> None:
    file = notes.root / _ADA
    write(file, file.read_bytes().replace(b"status: done", b"status: dnoe"))


def _cut(notes: Folder) -> None:
    (notes.root / STATE).write_bytes((notes.root / STATE).read_bytes()[:9000])


def _flip(notes: Folder) -> None:
    """A row that SQLite reads, but that is not what was written."""
    with closing(sqlite3.connect(notes.root / STATE)) as state, state:
        state.execute("UPDATE meta SET value = CAST(replace(value, 'Thank Ada', 'Thank Eda') AS BLOB)")


def _drop(notes: Folder) -> None:
    with closing(sqlite3.connect(notes.root / STATE)) as state, state:
        state.execute("DELETE FROM meta WHERE key = CAST('due' AS BLOB)")


@pytest.mark.parametrize("after", [_edit, _add, _remove, _set, _pretend, _break, _cut, _flip, _drop])
def test_what_has_changed_since(due: Folder, keepwarm: Keepwarm, loads: Loads, after: Callable[[Folder], None]) -> None:
    _build(due, keepwarm)
    after(due)
    hold(due, keepwarm, loads, recalled=False)


def test_a_build_for_another_day(due: Folder, keepwarm: Keepwarm, loads: Loads) -> None:
    keepwarm("build", "--today", "2026-11-21")
    for words in ((), ("--fail-overdue",), ("--today", "2026-11-20")):
        anew = without_state(due, keepwarm, "due", *words)
        assert keepwarm("due", *words) == anew
    loads.clear()
    assert keepwarm("due", "--today", "2026-11-21").out.startswith("Saturday 21 November 2026\n")
    assert not loads


@pytest.mark.usefixtures("friday")
@pytest.mark.parametrize("zone", ["", "timezone: Asia/Tokyo\n"])
def test_the_day_by_the_clock(due: Folder, keepwarm: Keepwarm, loads: Loads, zone: str) -> None:
    due.settings(f"extra_fields: [coffee]\n{zone}")
    _build(due, keepwarm)
    hold(due, keepwarm, loads)
    keepwarm("build", "--today", "2026-11-21")  # which it is not
    loads.clear()
    assert keepwarm("due").out.startswith("Friday 20 November 2026\n")
    assert loads


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/contacts/fay.md", "---\nname: Fay\nemail: nobody at all\n---\n"),
        ("content/interviews/2026-11-19-gus.md", "---\ncontact: gus\ndate: soon\n---\n"),
        ("content/profile.md", "no front matter\n"),
    ],
)
def test_what_is_incomplete_is_told_every_time(
    due: Folder, keepwarm: Keepwarm, loads: Loads, path: str, text: str
) -> None:
    _build(due, keepwarm)
    due.write(path, text)
    keepwarm("build")
    assert keepwarm("due").err
    hold(due, keepwarm, loads, recalled=False)


def test_a_file_that_was_only_just_written_is_looked_into(
    due: Folder, keepwarm: Keepwarm, loads: Loads, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_inside(monkeypatch)
    monkeypatch.setattr("builder.state.listing._latest", lambda _: 0)  # the settings were there before
    _build(due, keepwarm)
    hold(due, keepwarm, loads)
    monkeypatch.setattr("builder.state.listing.hashed", lambda file: hashed(file).replace("0", "1"))
    hold(due, keepwarm, loads, recalled=False)


@pytest.mark.parametrize("columns", [24, 80])
def test_a_terminal(
    due: Folder, keepwarm: Keepwarm, loads: Loads, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _build(due, keepwarm)
    hold(due, keepwarm, loads)
    assert "\x1b[" in keepwarm("due").out


def test_no_contacts(folder: Folder, keepwarm: Keepwarm, loads: Loads, monkeypatch: pytest.MonkeyPatch) -> None:
    go_by_looks(monkeypatch)
    folder.settings("as_of: 2026-11-20")
    monkeypatch.chdir(folder.root)
    _build(folder, keepwarm)
    loads.clear()
    assert keepwarm("due").out == "Friday 20 November 2026\n\nNothing due. There are no contacts yet.\n"
    assert not loads


def test_nothing_heavy_is_imported(due: Folder) -> None:
    built, _ = run_apart("-C", str(due.root), "build", before=WRITTEN_A_WHILE_AGO)
    ran, modules = run_apart("-C", str(due.root), "due", before=WRITTEN_A_WHILE_AGO)
    assert (built.status, ran.status) == (0, 0)
    assert "sqlite3" in modules
    assert not _HEAVY & modules
