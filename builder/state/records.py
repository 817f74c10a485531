"""Records of the saved state: what is kept of a note, of one that was read again, and of a whole build."""

from datetime import date
from typing import NamedTuple

from builder.diagnostics import Diagnostic, Severity
from builder.model.references import Asked
from builder.stamp.sight import Seen


class Known(NamedTuple):
    """What is kept of a note besides its look and its entry: the key of its text, its names, and what was asked."""

    text: str
    names: tuple[str, ...]
    asked: tuple[Asked, ...]
    kind: str


class RereadNote(NamedTuple):
    """A note that was read again: its text, how its file looked, what is known of it, and its entry as it is kept."""

    path: str
    text: str
    seen: Seen
    known: Known
    entry: list[object]


class Report(NamedTuple):
    """What a build came to: for which day, in which folder, how the site looks there, and the numbers to report.

    ``is_open`` says whether pages have places for long texts, which a shortcut may refill.
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


def key_of(path: str) -> bytes:
    """Return the key of the rows of what is at *path*, in the notes or in the site."""
    return path.encode(errors="surrogatepass")
