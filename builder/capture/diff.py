"""What would change, as a unified diff that ``git apply`` takes."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from builder.capture.model import FileChange

_NOWHERE = "/dev/null"


def unified(changes: Iterable[FileChange]) -> Iterator[str]:
    """Yield the lines of a unified diff, without their line ends; a carriage return at the end of a line is kept.

    A file that is removed while another one is made is a rename, as git shows it.
    """
    for before, after in paired(tuple(changes)):
        yield from _of_file(before, after)


def paired(changes: Sequence[FileChange]) -> Iterator[tuple[FileChange, FileChange]]:
    """Yield for each file the changes that tell what it was and what it becomes.

    Both are one and the same, but where the only file that is removed becomes the only one that is made.
    """
    gone = [change for change in changes if change.after is None]
    new = [change for change in changes if change.before is None]
    renamed = len(gone) == len(new) == 1
    for change in changes:
        if not renamed or change not in (*gone, *new):
            yield change, change
        elif change in new:
            yield gone[0], change


def _of_file(before: FileChange, after: FileChange) -> Iterator[str]:
    if before.path != after.path:
        yield f"diff --git a/{before.path} b/{after.path}"
        yield f"rename from {before.path}"
        yield f"rename to {after.path}"
    old = _NOWHERE if before.before is None else f"a/{before.path}"
    new = _NOWHERE if after.after is None else f"b/{after.path}"
    for line in difflib.unified_diff(_lines(before.before), _lines(after.after), old, new, lineterm="\n"):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _lines(data: bytes | None) -> list[str]:
    """Return the lines of a file as editors count them: from line feeds alone."""
    *lines, last = (data or b"").decode(errors="replace").split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])
