"""What would change, as a unified diff."""

import difflib
from collections.abc import Iterable, Iterator

from builder.capture.model import FileChange

_NOWHERE = "/dev/null"


def unified(changes: Iterable[FileChange]) -> Iterator[str]:
    """Yield the lines of a unified diff, without their line ends; a carriage return at the end of a line is kept."""
    for change in changes:
        before, after = _lines(change.before), _lines(change.after)
        names = (_NOWHERE if change.before is None else f"a/{change.path}"), (
            _NOWHERE if change.after is None else f"b/{change.path}"
        )
        for line in difflib.unified_diff(before, after, *names, lineterm="\n"):
            yield line.removesuffix("\n")
            if line[:1] in "+- " and not line.endswith("\n"):
                yield "\\ No newline at end of file"


def _lines(data: bytes | None) -> list[str]:
    """Return the lines of a file as editors count them: from line feeds alone."""
    *lines, last = ("" if data is None else data.decode()).split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])
