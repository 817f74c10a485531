"""Shares work with real processes, and prints what came of it; the process that tests has threads, so it cannot.

Run as ``python -m tests.crew.sharing PROCESSES WHAT…``.
"""

import ctypes  # noqa: F401 - from Python 3.14 on, it keeps a file open for good
import hashlib
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from builder import crew, pipeline
from builder.diagnostics import Diagnostic, Span
from builder.site.theming.refused import ThemeError

_HERE = os.getpid()
_WORK = range(250)
_SAMPLE = Path(__file__).parents[2]


class StubbornError(Exception):
    """An exception that can be pickled, but not be made again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def part(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return each number and its square."""
    return [(number, number * number) for number in numbers]


def whole() -> object:
    """Return what came of all the work, in how many parts."""
    parts = crew.share(_WORK, part)
    assert dict(one for some in parts for one in some) == {number: number * number for number in _WORK}
    assert crew.each(_WORK, lambda number: "x" * number * 10) == ["x" * number * 10 for number in _WORK]
    assert crew.each([], str) == []
    return len(parts)


def few() -> object:
    """Return among how many processes a few pieces are shared, where they are heavy, and where nobody says so."""
    return [len(crew.share(range(20), part, fewest=fewest)) for fewest in (8, 30, None)]


def elsewhere() -> bool:
    """Return whether this is one of the other processes."""
    return os.getpid() != _HERE


def raising(error: Callable[[], BaseException], *, here: bool) -> Callable[[], object]:
    """Return what shares work that raises an error, here or in other processes, and returns what was raised."""

    def do(numbers: Iterable[int]) -> int:
        if elsewhere() is not here:
            raise error()
        return len(list(numbers))

    def share() -> object:
        try:
            return crew.share(_WORK, do)
        except BaseException as raised:  # noqa: BLE001 - what it is is the question
            return type(raised).__name__, str(raised)

    return share


def killed() -> object:
    """Return what came of work over which the other processes died, at once or in the middle."""

    def do(numbers: Iterable[int]) -> list[int]:
        if elsewhere():
            os.kill(os.getpid(), signal.SIGKILL)
        return list(numbers)

    def each(number: int) -> int:
        if elsewhere() and number > 100:
            os._exit(0)
        return number

    assert sorted(number for some in crew.share(_WORK, do) for number in some) == list(_WORK)
    return crew.each(_WORK, each) == list(_WORK)


def site() -> object:
    """Return what a site holds, and what the builds say that they did."""
    crew.FEWEST = 8  # for few notes, too
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(_SAMPLE / "content", root / "content")
        (root / "content/contacts/broken.md").write_text("---\nname: [\n---\n")
        did = []
        for title in ("Downstream", "Downstream", "Upstream"):
            (root / "keepwarm.yaml").write_text(f"title: {title}\nextra_fields: [coffee]\n")
            made = pipeline.build(root, lambda _: date(2026, 11, 20))
            did.append((made.parsed, made.rendered, made.texts, sorted(made.written), repr(made.report.problems)))
        files = sorted(path for path in (root / "site").rglob("*") if path.is_file())
        held = [(path.relative_to(root).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
        return did, held


def _theme() -> ThemeError:
    return ThemeError([Diagnostic("themes/a.html", Span(3, 1, 3, 2), "bad-template", "odd", "mend it")])


ERRORS: dict[str, Callable[[], BaseException]] = {
    "theme": _theme,
    "bug": lambda: RuntimeError("bug"),
    "lambda": lambda: RuntimeError(lambda: None),  # cannot be pickled
    "stubborn": lambda: StubbornError("a", "b"),
    "interrupt": KeyboardInterrupt,
}
WHAT: dict[str, Callable[[], object]] = {
    "whole": whole,
    "few": few,
    "killed": killed,
    **{f"{name} here": raising(error, here=True) for name, error in ERRORS.items()},
    **{f"{name} elsewhere": raising(error, here=False) for name, error in ERRORS.items()},
    "site": site,
}


def opened() -> list[int]:
    """Return the handles of all open files, as far as there may be any."""
    found = []
    for handle in range(100):
        with suppress(OSError):
            os.fstat(handle)
            found.append(handle)
    return found


def main(processes: int, *what: str) -> None:
    """Share some work, hold that nothing of it is left behind, and print what came of it."""
    crew._processors = lambda: processes  # noqa: SLF001 - as if there were so many
    before, came = opened(), {}
    for one in what:
        came[one] = WHAT[one]()
        assert opened() == before
        try:
            left = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            continue
        raise AssertionError(left)
    print(json.dumps(came))  # noqa: T201 - for the test


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
