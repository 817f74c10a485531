"""Rounds of building: everybody in turn, on the same notes, so that a busy minute is busy for all.

Three steps make a round: with nothing there from before, after one sentence of one interview was changed, and with
nothing changed. The order turns about from round to round.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.builders import KEEPWARM, Builder
from benchmarks.costs import Cost, spend

COLD, EDITED, SAME, CHECK = "cold", "after one edit", "no change", "check"
_DEBRIEF = re.compile(r"(?<=## Debrief\n\n)[^.]+\.")  # its first sentence

_HOME = Path(__file__).parents[1]

Say = Callable[[str], None]


@dataclass(frozen=True)
class Series:
    """What was measured on the notes of one size: the costs of every builder and step, one a round.

    *notes*, *site* and *state* are the bytes of the notes, of Keepwarm's site and of what it keeps for the next build.
    """

    size: int
    costs: dict[tuple[str, str], list[Cost]] = field(default_factory=dict)
    notes: int = 0
    site: int = 0
    state: int = 0

    def of(self, name: str, step: str) -> list[Cost]:
        """Return the costs of a builder in a step, in the order of the rounds; none where it was not measured."""
        return self.costs.get((name, step), [])


@contextmanager
def notes(place: Path, size: int, builders: Sequence[Builder]) -> Iterator[Path]:
    """Make notes of *size* below *place*, what the builders need beside them, and remove it all at the end."""
    with TemporaryDirectory(prefix=f"notes-{size}-", dir=place) as made:
        root = Path(made)
        # In a process of its own, see costs.spend.
        subprocess.run([sys.executable, "-m", "benchmarks.notes", made, str(size)], check=True, cwd=_HOME)
        for builder in builders:
            builder.prepare(root)
        yield root


def measure(place: Path, size: int, builders: Sequence[Builder], repeats: int, say: Say) -> Series:
    """Return what *repeats* rounds cost all *builders* on notes of *size* below *place*."""
    series = Series(size)
    with notes(place, size, builders) as root:
        for number in range(repeats):
            say(f"{size:,} + {size:,} notes in {place}, round {number + 1} of {repeats}")
            play(root, series, builders, number)
        return _weighed(series, root)


def together(place: Path, sizes: Sequence[int], keepwarm: Builder, repeats: int, say: Say) -> tuple[Series, ...]:
    """Return what Keepwarm alone costs on notes of all *sizes*, one after the other within each round."""
    with ExitStack() as stack:
        roots = {size: stack.enter_context(notes(place, size, [keepwarm])) for size in sizes}
        measured = {size: Series(size) for size in sizes}
        for number in range(repeats):
            for size, root in roots.items():
                say(f"{size:,} + {size:,} notes, Keepwarm alone, round {number + 1} of {repeats}")
                play(root, measured[size], [keepwarm], number)
        return tuple(_weighed(measured[size], root) for size, root in roots.items())


def play(root: Path, series: Series, builders: Sequence[Builder], number: int) -> None:
    """Add the costs of a round to *series*."""

    def record(name: str, step: str, cost: Cost) -> None:
        series.costs.setdefault((name, step), []).append(cost)

    turn = builders[:: -1 if number % 2 else 1]
    for builder in turn:
        builder.clean(root)
        if builder.name == KEEPWARM:
            record(builder.name, CHECK, spend([builder.command[0], "check"], root))
            builder.clean(root)
        record(builder.name, COLD, builder.build(root))
    edit(root, number)
    for step in (EDITED, SAME):
        for builder in turn:
            record(builder.name, step, builder.build(root))


def edit(root: Path, number: int) -> None:
    """Change one sentence of one interview below *root*, another interview for every *number*."""
    held = [path for path in sorted((root / "content" / "interviews").iterdir()) if _DEBRIEF.search(_text(path))]
    path = held[(len(held) // 2 + number) % len(held)]
    path.write_text(_DEBRIEF.sub(f"On reflection it went well, {number} times over.", _text(path)), encoding="utf-8")


def due(place: Path, size: int, keepwarm: Builder, repeats: int) -> list[Cost]:
    """Return what ``keepwarm due`` costs on notes of *size* whose site has been built and that nobody has changed."""
    with notes(place, size, [keepwarm]) as root:
        keepwarm.build(root)
        command = [keepwarm.command[0], "due"]
        spend(command, root)
        return [spend(command, root) for _ in range(repeats)]


def works(place: Path, builder: Builder) -> None:
    """Build a handful of notes, uncounted, so that programs fill their caches; raise FailedError where that fails."""
    with notes(place, 5, [builder]) as root:
        builder.build(root)


def _weighed(series: Series, root: Path) -> Series:
    return replace(series, notes=_bytes(root / "content"), site=_bytes(root / "site"), state=_bytes(root / ".keepwarm"))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
