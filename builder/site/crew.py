"""Work that is shared by all processors, by processes that begin with everything that this one knows."""

import os
import pickle
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

_FEWEST = 200
"""From how many pieces on it is worth to share work: a process costs as much as some dozens of pages."""

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")


def share(work: Sequence[_Piece], do: Callable[[Sequence[_Piece]], _Result]) -> list[_Result]:
    """Return what *do* makes of the parts of *work*, this process taking one too; which part is whose does not matter.

    Where the system cannot fork, or other threads are at work that would not be there in the fork, all of it is done
    here. What a part raises is raised.
    """
    number = min(_processors(), len(work) // (_FEWEST // 2)) if len(work) >= _FEWEST else 1
    if number < 2 or not hasattr(os, "fork") or threading.active_count() > 1:  # noqa: PLR2004 - one is nobody else
        return [do(work)]
    parts = [work[first::number] for first in range(number)]
    with _forked(parts[1:], do) as results:
        own = do(parts[0])
        return [own, *results]


def _processors() -> int:
    with suppress(AttributeError):  # not every system says which ones we may use
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _forked(
    parts: Sequence[Sequence[_Piece]], do: Callable[[Sequence[_Piece]], _Result]
) -> Iterator[Iterator[_Result]]:
    """Begin a process for each part; the results come in that order. Whatever happens, none is left behind."""
    children: list[tuple[int, int]] = []
    try:
        for part in parts:
            reading, writing = os.pipe()
            child = os.fork()
            if not child:
                os.close(reading)
                _work(part, do, writing)
            os.close(writing)
            children.append((child, reading))
        yield (_result(reading, part, do) for (_, reading), part in zip(children, parts, strict=True))
    finally:
        for child, reading in children:
            with suppress(OSError):
                os.close(reading)  # who still writes gets to know that nobody reads
            with suppress(OSError):
                os.waitpid(child, 0)


def _work(part: Sequence[_Piece], do: Callable[[Sequence[_Piece]], _Result], writing: int) -> None:
    """Do a part in a process of its own, and end that."""
    status = 1
    try:
        try:
            answer: tuple[bool, object] = True, do(part)
        except BaseException as error:  # noqa: BLE001 - it is raised again where the result is asked for
            answer = False, error
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe, protocol=pickle.HIGHEST_PROTOCOL)
        status = 0
    finally:
        os._exit(status)  # without what this process would do at its end: that is its parent's to do


def _result(reading: int, part: Sequence[_Piece], do: Callable[[Sequence[_Piece]], _Result]) -> _Result:
    """Return what a process made of its part; where it died over it, do the part here."""
    with os.fdopen(os.dup(reading), "rb") as pipe:
        data = pipe.read()
    try:
        done, answer = pickle.loads(data)  # noqa: S301 - from a process that this one has made
    except (EOFError, pickle.UnpicklingError):
        return do(part)
    if done:
        result: _Result = answer
        return result
    raise answer
