"""Which folders are ours to replace: those that hold our marker, and nothing that somebody else keeps there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from builder.stamp.locks import NO_LOCKS

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

MARKER = ".keepwarm-site"
"""The file by which Keepwarm knows a folder that it made."""

_MARKER_TEXT = "Keepwarm made this folder. The next build replaces all of it.\n"
_HISTORIES = (".git", ".hg", ".jj", ".svn")


class OutputError(Exception):
    """The site could not be written. Its text is for the user, and says what has become of the old one."""


class OutputRefusedError(OutputError):
    """What stands in the place of the site was not made by Keepwarm, and was left alone."""


def refuse_others(folder: Path) -> None:
    """Raise ``OutputRefusedError`` unless *folder* does not exist, is empty, or was made by Keepwarm."""
    folder = absolute(folder)
    if folder == folder.parent:
        raise OutputRefusedError(f"“{folder}” is the whole disk. Name a folder for the site.")
    if folder.is_symlink():
        raise OutputRefusedError(f"“{folder}” is a link. Name the folder itself, or another one.")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputRefusedError(f"“{folder}” is a file, so the site cannot be put there. Name another folder.")
    for name in _HISTORIES:  # whoever copies a site into a working tree copies the marker, too
        if os.path.lexists(folder / name):
            message = f"“{folder}” is a working tree: it holds {name}, which a build would remove with the rest."
            raise OutputRefusedError(f"{message} Name another folder, and copy the site from there.")
    marker = folder / MARKER
    if (marker.is_symlink() or not marker.is_file()) and any(folder.iterdir()):
        message = f"“{folder}” holds files that Keepwarm did not make, so nothing was changed there."
        raise OutputRefusedError(f"{message} Name another folder, or empty this one yourself.")


def is_marked(folder: Path) -> bool:
    """Return whether the marker in *folder* is as it was written, for it belongs to what a build leaves."""
    try:
        return (folder / MARKER).read_bytes() == _MARKER_TEXT.encode()
    except OSError:
        return False


@contextmanager
def holding(marker: Path) -> Iterator[bool]:
    """Hold the marker of a folder, so that another build knows that somebody is at work there.

    Give whether it can know: not on a disk without locks, as some are that are shared over a network. Raise OSError
    where somebody is at work there already.
    """
    with marker.open("a", encoding="utf-8", newline="\n") as file:
        is_locked = _locked(file)
        if not file.tell():
            file.write(_MARKER_TEXT)
            file.flush()
        yield is_locked


def _locked(file: TextIO) -> bool:
    """Lock a file, until it is closed, and return whether the disk can; raise OSError where somebody else has it."""
    if not fcntl:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in NO_LOCKS:
            return False
        raise
    return True


def absolute(folder: Path) -> Path:
    """Return the path of *folder* from the top of the disk; a link in it stays one, unless ``..`` stands behind it.

    That is the folder above the one that the link leads to, and so does the system read it.
    """
    folder = folder.absolute()
    if ".." not in folder.parts:
        return folder  # resolve() would follow the very link that is refused
    return Path(os.path.realpath(folder)) if folder.name == ".." else absolute(folder.parent) / folder.name
