"""Writes files that are not there yet, whole or not at all; never over anything."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def write_new(file: Path, data: bytes, *, mode: int | None = None) -> bool:
    """Write a file that is not there yet, whole or not at all; return whether it was written.

    Folders above it are made; *mode* are its permissions, where they are not the usual ones. Raise OSError where the
    disk will not.
    """
    if file.is_symlink() or file.exists():
        return False
    with part_of(file, data) as part:
        if mode is not None:
            part.chmod(mode)
        try:
            os.link(part, file)  # refuses, as a rename would not, where the file has appeared in the meantime
        except FileExistsError:
            return False
        except OSError:
            part.replace(file)  # a file system without hard links
    return True


@contextmanager
def part_of(file: Path, data: bytes) -> Iterator[Path]:
    """Write *data* beside *file*, for it to be moved there; nothing of it is left over."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        yield part
    finally:
        part.unlink(missing_ok=True)
