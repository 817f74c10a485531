"""A problem in the user's notes, as a value."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from builder.diagnostics.codes import CODES, Severity


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a file: lines and columns from 1, columns in characters, the end excluded.

    Only a line feed ends a line, as in editors.
    """

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: where (a path relative to the notes' root, a span), which code, what is wrong, how to mend it.

    ``excerpt`` is the source line that the span begins on (of a long line the part around it, without the first
    ``cut`` characters), or empty where the problem is the file itself.
    """

    path: str
    span: Span
    code: str
    message: str
    help: str
    excerpt: str = ""
    cut: int = 0

    @property
    def severity(self) -> Severity:
        """Return how much it matters: error, warning or hint."""
        return CODES[self.code].severity

    @property
    def order(self) -> tuple[str, Span, str, str]:
        """Return the key that puts problems in file and line order."""
        return (self.path, self.span, self.code, self.message)


def tally(diagnostics: Iterable[Diagnostic]) -> dict[Severity, int]:
    """Count the problems of each severity; every severity is a key."""
    counted = Counter(problem.severity for problem in diagnostics)
    return {severity: counted[severity] for severity in Severity}
