"""Puts single files in their place, whole or not at all; a new one never over anything."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ONLY_MINE = 0o600
"""The permissions of what holds confidences: for its owner's eyes only."""

_EVERYBODY = 0o666  # less what the system is told to take away
_MOST_OF_A_NAME = 40  # characters: with all that is added, 255 bytes are enough for them in any script


def write_new(file: Path, data: bytes, *, mode: int | None = None) -> bool:
    """Write a file that is not there yet, whole or not at all; return whether it was written.

    Folders above it are made; *mode* are its permissions, where they are not the usual ones. Raise OSError where the
    disk will not.
    """
    if file.is_symlink() or file.exists():
        return False
    with part_of(file, data, hidden=mode is not None) as part:
        if mode is not None:
            part.chmod(mode)
        try:
            put_new(part, file)
        except FileExistsError:
            return False
    return True


@contextmanager
def part_of(file: Path, data: bytes, *, hidden: bool = False) -> Iterator[Path]:
    """Write *data* beside *file*, for it to be moved there; nothing of it is left over.

    *hidden* is what is to get permissions of its own: until then nobody else can read it.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    part = part_name(file)
    part.unlink(missing_ok=True)  # left over by one that was killed, and had the number that this process has
    try:
        write_part(part, data, hidden=hidden)
        yield part
    finally:
        part.unlink(missing_ok=True)


def write_part(part: Path, data: bytes, *, hidden: bool) -> None:
    """Write *data* to *part*, which must not be there yet; *hidden* as `part_of` says."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, ONLY_MINE if hidden else _EVERYBODY), "wb") as opened:
        opened.write(data)


def part_name(file: Path, number: int | None = None) -> Path:
    """Return where the bytes of *file* wait; the reader of notes never looks at a name that begins with a dot.

    *number* tells apart the files that one process has waiting.
    """
    process = os.getpid() if number is None else f"{os.getpid()}-{number}"
    return file.with_name(f".{file.name[:_MOST_OF_A_NAME]}.{process}.part")


def put_new(part: Path, file: Path) -> None:
    """Give *part*'s bytes the name of *file*; raise FileExistsError where anything has that name, OSError by the disk.

    *part* may be left over.
    """
    try:
        os.link(part, file)  # refuses, as a rename would not, where the file has appeared in the meantime
    except OSError as error:
        if _is_one(part, file):  # disks far away may do it, and then say that they have not
            return
        if isinstance(error, FileExistsError):
            raise
        # A file system without hard links: take the name first, then put the bytes there.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            part.replace(file)
        except BaseException:
            file.unlink()
            raise


def _is_one(part: Path, file: Path) -> bool:
    try:
        return part.samefile(file)
    except OSError:
        return False


def keep_attributes(part: Path, like: os.stat_result, file: Path) -> None:
    """Give *part* the permissions that *like* tells, and what else *file* has of owner, group and attributes.

    Owner, group and attributes as far as the system lets whoever runs this; raise OSError for the permissions alone.
    """
    own = part.stat()
    if (own.st_uid, own.st_gid) != (like.st_uid, like.st_gid):
        with suppress(OSError):
            os.chown(part, like.st_uid, like.st_gid)
    if hasattr(os, "listxattr"):  # Linux has them: access lists, labels, what programs note down
        with suppress(OSError):
            for name in os.listxattr(file):
                with suppress(OSError):
                    os.setxattr(part, name, os.getxattr(file, name))
    part.chmod(like.st_mode & 0o7777)  # the last: a change of owner takes permissions away
