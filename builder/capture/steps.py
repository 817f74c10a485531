"""What is done to the single files of a change: looked at, prepared, put in place, and taken back."""

import errno
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from builder.capture.files import keep_attributes, part_name, put_new, write_part
from builder.capture.model import FileChange, RefusedError
from builder.model.references import key
from builder.source.attachments import CONTENT
from builder.source.files import read_bytes

_LEFT_OVER = re.compile(r"\..+\.\d+-\d+\.part", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one file. ``path`` is how people know it, ``file`` where it really is, links followed.

    ``part`` is where the new bytes wait. ``status`` holds the permissions that the file is to have, where there is a
    file to take them from. ``becomes`` is its new name where only the spelling changes.
    """

    path: str
    file: Path
    before: bytes | None
    after: bytes | None
    part: Path
    status: os.stat_result | None = None
    becomes: Path | None = None

    def check(self) -> None:
        """Raise RefusedError unless the file is what was read, or is not there where it is to be made."""
        with named(self.path):
            held = _bytes_of(self.file, self.path)
            taken = self.becomes is not None and _is_another(self.becomes, self.file)
        if taken:
            raise RefusedError(f"{self.path} cannot be renamed: the new name is taken, so nothing was changed")
        if held == self.before:
            return
        if self.before is None:
            raise RefusedError(f"{self.path} is there already, so nothing was changed")
        what = "removed" if held is None else "changed"
        raise RefusedError(f"{self.path} was {what} meanwhile, so nothing was changed; try again")

    def stage(self) -> None:
        """Write the new bytes where they wait; raise OSError, with the note's path, where that cannot be."""
        if self.after is None:
            return
        with named(self.path):
            if self.before is not None and not os.access(self.file, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            _write(self.part, self.after, self.status, self.file)

    def secure(self) -> None:
        """See to it that the bytes that wait are on the disk itself."""
        if self.after is not None:
            with named(self.path):
                handle = os.open(self.part, os.O_RDWR | getattr(os, "O_BINARY", 0))
                try:
                    os.fsync(handle)
                finally:
                    os.close(handle)

    def put(self) -> None:
        """Exchange the bytes of the file for the new ones, make it, or remove it; a new one never over anything."""
        with named(self.path):
            if self.after is None:
                self.file.unlink()
            elif self.before is None:
                put_new(self.part, self.file)
            else:
                self.part.replace(self.file)
                if self.becomes:
                    self.file.rename(self.becomes)

    def undo(self) -> None:
        """Make the file what it was, whether or not anything was done to it; raise OSError by the disk."""
        if self.becomes and _is_listed(self.becomes) and not _is_listed(self.file):
            self.becomes.rename(self.file)
        held = _bytes_of(self.file, self.path)
        if held == self.before:
            return
        if self.before is not None:
            self.clear()
            _write(self.part, self.before, self.status, self.file)
            put_new(self.part, self.file) if held is None else self.part.replace(self.file)
        elif not self.part.exists() or self.part.samefile(self.file):  # else somebody else has made it
            self.file.unlink()

    def clear(self) -> None:
        """Remove what still waits."""
        with suppress(OSError):
            self.part.unlink()


def steps_of(root: Path, changes: Sequence[FileChange]) -> tuple[Step, ...]:
    """Return what there is to do for *changes*, in order: replacements, new files, removals.

    What is done already (a new file that is there with just these bytes) is left out. A file that only changes the
    spelling of its name is one step. Raise RefusedError for a place out of the content folder, or where something that
    is no file stands.
    """
    content = os.path.realpath(root / CONTENT)
    steps = [_step(root, content, number, change) for number, change in enumerate(changes, 1)]
    gone = [step for step in steps if step.after is None]
    new = [step for step in steps if step.before is None]
    if len(gone) == len(new) == 1:  # a rename: permissions go along
        steps.remove(new[0])
        moved = replace(new[0], status=gone[0].status)
        if gone[0].file.parent == moved.file.parent and key(gone[0].file.name) == key(moved.file.name):
            steps.remove(gone[0])
            moved = replace(gone[0], after=moved.after, becomes=moved.file)
        steps.append(moved)
    todo = (step for step in steps if step.before is not None or not _is_done(step))
    return tuple(sorted(todo, key=lambda step: (step.after is None, step.before is None)))


def _step(root: Path, content: str, number: int, change: FileChange) -> Step:
    parts = PurePosixPath(change.path).parts
    if parts[:1] != (CONTENT,) or ".." in parts or "/".join(parts) != change.path:
        raise ValueError(f"not a path below {CONTENT}/: {change.path!r}")
    file = root.joinpath(*parts)
    with named(change.path):
        if file.is_symlink() and change.before is not None and change.after is not None:
            file = Path(os.path.realpath(file, strict=True))
        else:
            file = Path(os.path.realpath(file.parent), file.name)
        status = None if change.before is None else _status(file)
    if not os.fspath(file).startswith(content.rstrip(os.sep) + os.sep):
        raise RefusedError(f"{change.path} leads out of the content folder, by a link, so nothing was changed")
    return Step(change.path, file, change.before, change.after, part_name(file, number), status)


def _is_done(step: Step) -> bool:
    with named(step.path):
        return _bytes_of(step.file, step.path) == step.after


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.lstat()
    except FileNotFoundError:
        return None


def _bytes_of(file: Path, path: str) -> bytes | None:
    """Return what *file* holds, None where nothing has its name; raise RefusedError where that is no file."""
    status = _status(file)
    if status is None:
        return None
    if file.is_symlink() or not file.is_file():
        what = "a link" if file.is_symlink() else "a folder" if file.is_dir() else "not a plain file"
        raise RefusedError(f"{path} is {what} now, so nothing was changed")
    return read_bytes(os.fspath(file))


def _is_another(file: Path, than: Path) -> bool:
    """Return whether *file* is there, and not just *than* by another spelling, as some disks find it."""
    return os.path.lexists(file) and (_is_listed(file) or not file.samefile(than))


def _is_listed(file: Path) -> bool:
    """Return whether a folder holds *file* by the very spelling of its name."""
    return file.name in os.listdir(file.parent)  # noqa: PTH208 - names, not paths


def make_folder(folder: Path, made: Callable[[Path], object]) -> None:
    """Make *folder* and those above it where they are not there; tell *made* of each before it is made."""
    missing = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    for one in reversed(missing):
        made(one)
        one.mkdir(exist_ok=True)


def _write(part: Path, data: bytes, like: os.stat_result | None, file: Path) -> None:
    write_part(part, data, hidden=like is not None)
    if like:
        keep_attributes(part, like, file)


def remove_left_over(folder: Path) -> None:
    """Remove what killed commands have left waiting in *folder*; nobody else writes meanwhile."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFT_OVER.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108 - an entry is no Path


@contextmanager
def named(path: str) -> Iterator[None]:
    """Have an OSError name *path*, the note, whatever file it was about."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), path) from error
