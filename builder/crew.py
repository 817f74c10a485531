"""Work shared among all processors, by forked processes that start with everything this one knows."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import Any, TypeVar

FEWEST = 200
"""How many pieces it takes for sharing to pay: a process costs as much as some dozens of pages."""

_BATCH = 50
_MOST_LOTS = 1024  # as many numbers as any pipe holds: one page, where somebody has many pipes open
_NUMBER = 4  # bytes

_Piece = TypeVar("_Piece")
_Result = TypeVar("_Result")


def share(
    work: Sequence[_Piece],
    do: Callable[[Iterable[_Piece]], _Result],
    meanwhile: Callable[[], None] = lambda: None,
    *,
    fewest: int | None = None,
) -> list[_Result]:
    """Return what *do* makes of each part of *work*; this process does a part too, and which part is whose is open.

    *meanwhile* is for what only this process can do; it does that before its own part. Work of fewer pieces than
    *fewest* (default: ``FEWEST``) is not shared. Whichever process is free takes the next pieces, so put first what
    takes longest. Where the system cannot fork, or other threads are running that the fork would not have, everything
    is done here. Raises what any part raises.
    """
    fewest = FEWEST if fewest is None else fewest
    number = min(_processors(), len(work) // (fewest // 2)) if len(work) >= fewest else 1
    if number < 2 or not hasattr(os, "fork") or threading.active_count() > 1:  # noqa: PLR2004 - one is nobody else
        meanwhile()
        return [do(work)]
    lots = min(len(work), _MOST_LOTS)
    with _queue(lots) as queue, _forked(number - 1, lambda: do(_take(work, queue, lots))) as children:
        meanwhile()
        own = do(_take(work, queue, lots))
        try:
            return [own, *(_result(child) for child in children)]
        except _LostError:  # with it is lost which pieces it had taken
            return [do(work)]


def each(work: Sequence[_Piece], do: Callable[[_Piece], _Result]) -> list[_Result]:
    """Return what *do* makes of each piece, in the order of the pieces; the work is shared as by ``share``.

    Another process pickles its results a batch at a time as they come, so that the time this takes counts when pieces
    are handed out, and keeps only the pickles. In one pickle of them all, each result would take half as long again.
    """
    here = os.getpid()

    def part(numbers: Iterable[int]) -> list[tuple[list[int], list[_Result] | bytes]]:
        done: list[tuple[list[int], list[_Result] | bytes]] = []
        rest = iter(numbers)
        while some := list(islice(rest, _BATCH)):
            results = [do(work[number]) for number in some]
            done.append((some, results if os.getpid() == here else _pickled(results)))
        return done

    done: dict[int, _Result] = {}
    for numbers, results in chain.from_iterable(share(range(len(work)), part)):
        done.update(zip(numbers, _unpickled(results) if isinstance(results, bytes) else results, strict=True))
    return [done[number] for number in range(len(work))]


class _LostError(Exception):
    """A process died before it had finished its part."""


def _processors() -> int:
    with suppress(AttributeError):  # not every system says which processors we may use
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _queue(lots: int) -> Iterator[int]:
    """Give a pipe that holds the numbers of all *lots*; each number is read by one process."""
    reading, writing = os.pipe()
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.writelines(number.to_bytes(_NUMBER, "big") for number in range(lots))
        yield reading
    finally:
        os.close(reading)


def _take(work: Sequence[_Piece], queue: int, lots: int) -> Iterator[_Piece]:
    """Yield the pieces of the lots that this process takes from the *queue*.

    Neighbours stay together: they lie side by side in the memory that a process copies where it touches it.
    """
    while number := os.read(queue, _NUMBER):
        lot = int.from_bytes(number, "big")
        yield from work[len(work) * lot // lots : len(work) * (lot + 1) // lots]


@contextmanager
def _forked(number: int, do: Callable[[], _Result]) -> Iterator[list[int]]:
    """Start a *number* of processes; give the pipes of their results. Whatever happens, none is left running."""
    children: list[tuple[int, int]] = []
    try:
        for _ in range(number):
            try:
                children.append(_start(do))
            except OSError:  # the system gives us no more processes
                break
        yield [reading for _, reading in children]
    except BaseException:
        for child, _ in children:  # nobody needs the rest of their work
            with suppress(OSError):
                os.kill(child, signal.SIGTERM)
        raise
    finally:
        for child, reading in children:
            with suppress(OSError):
                os.close(reading)  # so that one that still writes learns that nobody reads
            with suppress(OSError):
                os.waitpid(child, 0)


def _start(do: Callable[[], _Result]) -> tuple[int, int]:
    """Start a process; return its id, and the pipe of its result."""
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        raise
    if not child:
        try:
            os.close(reading)
            _work(do, writing)
        finally:
            os._exit(1)  # also where it was interrupted before it began
    os.close(writing)
    return child, reading


def _work(do: Callable[[], _Result], writing: int) -> None:
    """Do the work of a forked process, and end that process."""
    import pickle

    status = 1
    try:
        try:
            answer: tuple[bool, object] = True, do()
        except BaseException as error:  # noqa: BLE001 - it is raised again where the result is asked for
            answer = False, error
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)  # as a stream: nobody has to hold all of it
        status = 0
    finally:
        os._exit(status)  # without the clean-up at the end of a program: that is for the parent to do


def _pickled(value: object) -> bytes:
    import pickle

    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def _unpickled(data: bytes) -> Any:  # noqa: ANN401 - whatever was pickled
    import pickle

    return pickle.loads(data)  # noqa: S301 - by a process that this one has made


def _result(reading: int) -> Any:  # noqa: ANN401 - what the process was asked for
    """Return what a process made; raise what it raised, or _LostError where it died."""
    import pickle

    try:
        with os.fdopen(os.dup(reading), "rb") as pipe:
            done, answer = pickle.load(pipe)  # noqa: S301 - by a process that this one has made
    except (EOFError, pickle.UnpicklingError, TypeError, AttributeError) as error:  # or what it raised cannot be told
        raise _LostError from error
    if done:
        return answer
    raise answer
