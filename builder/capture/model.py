"""What changes in the notes, as values: nothing is written before every change is known and proven."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of the notes: its path below their root, with forward slashes, and its bytes before and after.

    ``before`` is None for a file that is to be made, ``after`` for one that is to be removed.
    """

    path: str
    before: bytes | None
    after: bytes | None


class RefusedError(Exception):
    """What the notes hold does not let a change be made, so nothing was changed (exit status 1).

    The message is a sentence for people, without a full stop; ``problems`` are what has to be mended first.
    """

    def __init__(self, sentence: str, problems: Iterable[Diagnostic] = ()) -> None:
        """Keep the sentence, and the problems in their order."""
        super().__init__(sentence)
        self.problems = tuple(problems)


class UnwritableError(RefusedError):
    """What was typed cannot stand in a note, whatever the notes hold (exit status 2)."""
