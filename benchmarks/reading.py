"""Measure reading: ``keepwarm check`` on 10,000 notes against libyaml alone on the same front matter.

The two are timed in turn, in one process, and the ratios of the pairs count; a single timing says nothing on a busy
machine. Run it as ``python -m benchmarks.reading``.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.notes import TODAY, write
from builder.checks.loading import open_notes

_PAIRS = 7
_SIZES = (1_250, 5_000)  # of contacts, and as many interviews


def main() -> None:
    """Print the median ratio for each size; it should stay below 3, and the same for both sizes."""
    for size in _SIZES:
        with tempfile.TemporaryDirectory() as folder:
            write(Path(folder), size)
            pairs = _measured(Path(folder))
        ratio = statistics.median(ours / theirs for theirs, ours in pairs)
        theirs, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
        print(f"{2 * size:>6} notes: libyaml and a pass {theirs:.2f} s, check {ours:.2f} s, median ratio {ratio:.2f}")


def _measured(root: Path) -> list[tuple[float, float]]:
    """Return pairs of seconds: libyaml alone, and reading and checking everything."""
    parts = [path.read_text(encoding="utf-8").split("---\n", 2)[1:] for path in sorted(root.rglob("*.md"))]
    _check(root)  # once without counting: imports, caches
    return [(_timed(lambda: _libyaml(parts)), _timed(lambda: _check(root))) for _ in range(_PAIRS)]


def _check(root: Path) -> None:
    open_notes(root, lambda _: TODAY)


def _libyaml(parts: list[list[str]]) -> None:
    for front, _ in parts:
        yaml.compose(front, Loader=yaml.CSafeLoader)
    for _, body in parts:
        for _line in body.splitlines():
            pass


def _timed(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
