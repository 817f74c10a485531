"""Puts a finished folder in the place of another so that nobody ever sees half of either."""

import errno
import os
import sys
from pathlib import Path

_RENAME_EXCHANGE = 2  # linux/fs.h
_RENAME_SWAP = 2  # macOS, sys/stdio.h
_AT_FDCWD = -100  # linux/fcntl.h
_UNSUPPORTED = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM)


def exchange(new: Path, old: Path, aside: Path) -> Path:
    """Put the folder *new* in the place of the folder *old*, and return where the old one is now.

    In one step where the system can; else by two renames, between which the old one is *aside* (``recover`` puts it
    back after a kill).
    """
    if _swap(new, old):
        return new
    old.rename(aside)
    try:
        new.rename(old)
    except BaseException:
        aside.rename(old)
        raise
    return aside


def recover(old: Path, aside: Path) -> None:
    """Put back what an exchange that was killed between its two renames has left *aside*."""
    if aside.is_dir() and not os.path.lexists(old):
        aside.rename(old)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; return whether the system and the disk could."""
    import ctypes

    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, ctypes.c_uint(_RENAME_SWAP))
        else:
            flags = ctypes.c_uint(_RENAME_EXCHANGE)
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, flags)
    except (OSError, AttributeError, TypeError):  # no such library, or no such function in it
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), os.fspath(other))
