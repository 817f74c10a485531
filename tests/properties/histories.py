"""Histories of somebody's notes, with the site that is built of them again and again: what they are made of."""

import gc
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from builder import pipeline
from builder.checks.refused import UnreadableSettingsError
from builder.model.settings import Settings
from builder.pipeline import Built
from builder.site.disk.ours import OutputError
from builder.site.theming.refused import ThemeError
from builder.stamp import looking, sight
from builder.state import due, listing, saved
from tests.properties.notes import FIRST
from tests.support import TODAY

STATE = ".keepwarm/state.sqlite"
_REPORTED = ("day", "files", "contacts", "interviews", "overdue", "due", "problems")


_HOUR = 3_600_000_000_000  # nanoseconds


class History:
    """Notes below ``root`` as they are at the moment, and the ``day``.

    ``folder`` is the one that the site is asked for, if it is not the one of the settings. ``others`` is the state of
    other notes.
    """

    def __init__(self, above: Path) -> None:
        """Write the first notes below *above*, and build their site."""
        self.root = above / "notes"
        self.day = TODAY
        self.folder: Path | None = None
        self._above = above
        for path, text in FIRST.items():
            write(self.root / path, text.encode())
        self.check()

    @property
    def site(self) -> Path:
        """Return the folder that holds the site, but after a build by other settings."""
        return self.folder or self.root / "site"

    def check(self) -> None:
        """Build, and hold that this leaves just what a build leaves that begins with nothing but the notes."""
        gc.unfreeze()  # a build is the last thing that a command does, and sets aside what it has made
        copy, fresh = self._above / "copy", self._above / "fresh"
        for folder in (copy, fresh):
            shutil.rmtree(folder, ignore_errors=True)
        copied(self.root, copy)
        made, anew = built(self.root, self.day, self.folder), built(copy, self.day, fresh, full=True)
        if isinstance(made, Exception) or isinstance(anew, Exception):
            assert type(made) is type(anew), (made, anew)
            return
        assert made.index
        assert tree(made.index.parent) == tree(fresh)
        assert [getattr(made.report, name) for name in _REPORTED] == [getattr(anew.report, name) for name in _REPORTED]
        assert due.recall(self.root) in {None, due.recall(copy)}

    def take(self, *steps: "Step") -> None:
        """Let something happen, and check."""
        for step in steps:
            step.do(self, *step.args)
        self.check()


@dataclass(frozen=True)
class Step:
    """Something that happens, as far as it can."""

    do: Callable[..., None]
    args: tuple[Any, ...]

    def __repr__(self) -> str:
        """Return it as it would be written in a test."""
        return f"Step({self.do.__name__}, {self.args!r})"


def step(do: Callable[..., None], *args: st.SearchStrategy[Any]) -> st.SearchStrategy[Step]:
    """Return steps that do something, with arguments from those strategies."""
    return st.builds(Step, st.just(do), st.tuples(*args))


def built(root: Path, day: date, folder: Path | None, *, full: bool = False) -> Built | Exception:
    """Return what a build came to: a site, or why there is none."""

    def clock(settings: Settings) -> date:
        return settings.as_of or day

    try:
        return pipeline.build(root, clock, folder, full=full, early=None if full else lambda _: None)
    except (UnreadableSettingsError, ThemeError, OutputError) as error:
        return error


def go_by_looks(patch: pytest.MonkeyPatch) -> None:
    """Let files that were written just now count as those of a while ago, whose looks tell whether they changed."""
    _young_for(patch, 0)


def look_inside(patch: pytest.MonkeyPatch) -> None:
    """Let files count as written just now, however long a test takes."""
    _young_for(patch, _HOUR)


def _young_for(patch: pytest.MonkeyPatch, nanoseconds: int) -> None:
    for module in (sight, looking, listing, saved):
        for name in ("YOUNG", "FINE"):
            if hasattr(module, name):
                patch.setattr(module, name, nanoseconds)


def write(file: Path, data: bytes) -> None:
    """Write a file so that it looks different than before: within one step of the disk's clock nobody could tell."""
    before = look(file)
    clear(file)
    file.write_bytes(data)
    while look(file) == before:
        file.write_bytes(data)


def clear(file: Path) -> None:
    """Make room for a file: nothing stands in its place, and the folder that it belongs to is there."""
    for parent in file.parents:
        if os.path.lexists(parent):
            if parent.is_symlink() or not parent.is_dir():
                parent.unlink()
            break
    file.parent.mkdir(parents=True, exist_ok=True)
    remove(file)


def remove(file: Path) -> None:
    """Remove a file, or a folder with all that is in it."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        with suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()


def look(file: Path) -> tuple[int, ...]:
    """Return how a file looks from outside."""
    with suppress(OSError):
        status = file.lstat()
        return status.st_mode, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns
    return ()


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return what all files of a folder hold, and its folders, by their paths; links are led to nowhere."""
    return {
        file.relative_to(folder).as_posix(): None if file.is_symlink() or file.is_dir() else file.read_bytes()
        for file in folder.rglob("*")
    }


def copied(root: Path, target: Path) -> None:
    """Copy the notes without their site and their state: files, pipes, and links as they are."""
    target.mkdir()
    pending = [name for name in ("content", "themes", "keepwarm.yaml") if os.path.lexists(root / name)]
    for path in pending:  # it grows meanwhile
        source, copy = root / path, target / path
        if source.is_symlink():
            copy.symlink_to(source.readlink())
        elif source.is_dir():
            copy.mkdir()
            pending += [f"{path}/{entry.name}" for entry in source.iterdir()]
        elif source.is_fifo():
            os.mkfifo(copy)
        else:
            shutil.copyfile(source, copy)
