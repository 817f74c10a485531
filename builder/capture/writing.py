"""Puts changes of notes on disk: one command at a time, each file whole or not at all, nothing of others' overwritten."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock

from builder.capture.files import part_of, write_new
from builder.capture.model import FileChange, RefusedError

_LOCK = Path(".keepwarm", "lock")


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other commands that write out of the notes below *root* meanwhile."""
    (root / _LOCK).parent.mkdir(exist_ok=True)
    with FileLock(root / _LOCK, timeout=10):
        yield


def write(root: Path, changes: Sequence[FileChange]) -> None:
    """Write *changes*, or nothing; raise RefusedError where a file is no longer as it was read, OSError by the disk."""
    for change in changes:
        file = root / change.path
        if change.before is None:
            if change.after is not None and not write_new(file, change.after):
                raise RefusedError(f"{change.path} is there already, and nothing was overwritten")
        elif file.read_bytes() != change.before:
            raise RefusedError(f"{change.path} was changed meanwhile, so nothing was written")
        elif change.after is None:
            file.unlink()
        else:
            with part_of(file, change.after) as part:
                part.replace(file)
