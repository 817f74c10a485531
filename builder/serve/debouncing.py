"""When changes have settled: pure, fed with paths and times in seconds of any steady clock."""

from dataclasses import dataclass

SETTLE = 0.05
"""How long, in seconds, nothing must have changed after a save; editors write a file in several steps."""

SETTLE_MANY = 0.3
"""The same after many files, as a checkout or a synchronising program writes them."""

LONGEST = 2.0
"""How long changes that keep coming may put off a build, in seconds."""

FEW = 3
"""How many files a person saves at a time, at most; more are the work of a program."""


@dataclass(frozen=True, slots=True)
class Pending:
    """Changes that wait for a build: when the first and the last came, and in which files, the first few of them."""

    first: float
    last: float
    paths: frozenset[str]

    @property
    def due(self) -> float:
        """Return when they have settled, in seconds of their clock, should nothing more come."""
        settle = SETTLE if len(self.paths) <= FEW else SETTLE_MANY
        return min(self.last + settle, self.first + LONGEST)


def noted(pending: Pending | None, path: str, now: float) -> Pending:
    """Return what waits once *path* has changed too."""
    if pending is None:
        return Pending(now, now, frozenset((path,)))
    paths = pending.paths if len(pending.paths) > FEW else pending.paths | {path}
    return Pending(pending.first, now, paths)
