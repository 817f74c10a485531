"""Records of the saved state: what is kept of a note, of one that was read again, and of a whole build."""

from datetime import date
from typing import NamedTuple

from builder.diagnostics import Diagnostic, Severity
from builder.model.references import Asked
from builder.stamp.sight import Seen


class Known(NamedTuple):
    """What is kept of a note beside how its file looked and its entry: the key of its text, what the entry rests on."""

    text: str
    names: tuple[str, ...]
    asked: tuple[Asked, ...]
    kind: str


class Again(NamedTuple):
    """A note that was read again: its text, how its file looked, what is known of it, and its entry as it is kept."""

    path: str
    text: str
    seen: Seen
    known: Known
    entry: list[object]


class Report(NamedTuple):
    """What a build came to: for which day, in which folder, how the site looks there, and what to say of it.

    ``is_open`` where pages leave places open.
    """

    day: date
    folder: str
    site: str
    is_open: bool
    files: int
    contacts: int
    interviews: int
    overdue: int
    due: int
    problems: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Return whether anything in the notes could not be trusted."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)
