"""Puts changes of notes on disk: one command at a time, all of them or none, nothing of others' overwritten."""

import errno
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import current_thread, main_thread

from filelock import FileLock, Timeout

from builder.capture.model import FileChange, RefusedError
from builder.capture.steps import Step, make_folder, named, remove_left_over, steps_of
from builder.source.files import reason
from builder.stamp.locks import NO_LOCKS
from builder.stamp.saved import FOLDER, prepared

_LOCK = "lock"
_PATIENCE = 30.0  # seconds; whoever holds the lock reads and writes for less, but for a great import
_FEW = 16
_AT_ONCE = 8  # disks make several files safe in the time of one
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EPERM, errno.EBADF, errno.EISDIR)


class BusyError(Exception):
    """Another command is writing; the message is a sentence for people, without a full stop."""


@contextmanager
def alone(root: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep other writing commands out of the notes below *root* meanwhile; wait *patience* seconds for them.

    The lock is a file in the folder ``.keepwarm``, which git ignores; the system lets go of it when a process ends,
    however it ends. A disk without locks keeps nobody out: a file in the place of one would outlast a killed command,
    and a note that is not as it was read is never overwritten anyway. Raise BusyError where somebody else goes on
    holding it, OSError where the folder cannot be written to.
    """
    folder = root / FOLDER
    lock = FileLock(folder / _LOCK, timeout=patience, fallback_to_soft=False)
    try:
        prepared(os.fspath(root))
        lock.acquire()
    except Timeout as error:
        message = "another keepwarm command is writing to these notes"
        raise BusyError(f"{message}; nothing was changed. Wait until it has finished, then try again") from error
    except OSError as error:
        if error.errno not in NO_LOCKS:
            raise OSError(
                error.errno, f"{reason(error)}, so nothing can be written to these notes", str(folder)
            ) from error
    try:
        yield
    finally:
        lock.release()


def write(root: Path, changes: Sequence[FileChange], advance: Callable[[], None] = lambda: None) -> None:
    """Write *changes* below *root*, all or none; call *advance* whenever one more of them is prepared.

    Everything waits beside its place, safe on the disk, before the first file is touched. Then every file is looked at
    once more, and put in its place: first those that change, then new ones, then those to be removed go. A rename that
    was killed in between can so be run again. A new file that is there already with just these bytes counts as done.
    Permissions stay, and owner and attributes where the system allows it; a second hard link keeps the old text. A link
    inside the content folder is written through.

    Files that a killed command has left waiting (``.name.PROCESS-N.part``) harm nothing; the next write to their folder
    removes them. So call this while `alone`.

    Raise RefusedError where a file is not as it was read, or lies out of the content folder; OSError, with the path of
    the note, where the disk will not.
    """
    steps = steps_of(root, changes)
    with ExitStack() as litter:
        with _nothing_changed():
            _check(steps)
            _prepare(steps, litter, advance)
            _check(steps)
        try:
            for step in steps:
                step.put()
            for folder in {step.file.parent for step in steps}:
                _sync(folder)
        except BaseException as error:
            with _undisturbed():
                left = _take_back(steps)
            _explain(error, left)
            raise


def _check(steps: Sequence[Step]) -> None:
    for step in steps:
        step.check()


def _prepare(steps: Sequence[Step], litter: ExitStack, advance: Callable[[], None]) -> None:
    """Have all new bytes wait on the disk, and *litter* clear away what is left of them."""
    folders = {step.file.parent: step.path for step in steps}
    for folder, path in folders.items():
        with named(path):
            make_folder(folder, lambda made: litter.callback(_remove_if_empty, made))
            remove_left_over(folder)
    for step in steps:
        litter.callback(step.clear)
        step.stage()
    if len(steps) <= _FEW:
        for step in steps:
            step.secure()
            advance()
        return
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(Step.secure, steps):
            advance()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):  # something is in it, as there is to be
        folder.rmdir()


def _take_back(steps: Sequence[Step]) -> list[str]:
    """Make every file what it was; return the paths of those that stay changed."""
    left = []
    for step in reversed(steps):
        try:
            step.undo()
        except (OSError, RefusedError):
            left.append(step.path)
    return left


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Ignore Ctrl-C meanwhile, so that a second one does not break off the clearing up; only the main thread can."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _nothing_changed() -> Iterator[None]:
    """Add to what the disk says that nothing was changed."""
    try:
        yield
    except OSError as error:
        raise _with_reason(error, "nothing was changed") from error


def _explain(error: BaseException, left: Sequence[str]) -> None:
    """Raise what people are told of an *error* in the middle, where *left* are the files that stay changed."""
    if left:
        said = error if isinstance(error, OSError) else OSError(None, "this was broken off", None)
        raise _with_reason(said, f"what was written already could not be taken back: {', '.join(left)}") from error
    if isinstance(error, FileExistsError):
        raise RefusedError(f"{error.filename} has appeared meanwhile, so nothing was changed") from error
    if isinstance(error, OSError):
        raise _with_reason(error, "nothing was changed") from error


def _with_reason(error: OSError, more: str) -> OSError:
    return OSError(error.errno, f"{error.strerror or error}; {more}", error.filename)


def _sync(folder: Path) -> None:
    """Make sure that the names in *folder* are on the disk, where the system has a way to."""
    handle = -1
    try:
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        if handle >= 0:
            with suppress(OSError):
                os.close(handle)
