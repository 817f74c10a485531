"""Looks at files from outside: at names, inode numbers, times and sizes; and into those where these are not enough.

Imported before anything else, at every build: so nothing heavy is imported here, not even pathlib, re or dataclasses.
"""

import marshal
import os
import stat

from builder.stamp.litter import is_litter

try:
    from _blake2 import blake2b  # hashlib has the same, but loads OpenSSL first
except ImportError:  # a Python that was built differently
    from hashlib import blake2b

YOUNG = 2_000_000_000
"""Nanoseconds: how coarse a disk's clock may be. What changed less long ago may change again and look the same."""

FINE = 100_000_000
"""Nanoseconds: the same for disks that count fractions of a second; longer than a step of the system's clock."""

FILE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""How to open what should be a file: where it is a pipe by now, nobody waits for its other end."""

_MICROSECOND = 1_000  # nanoseconds; disks with a coarse clock count nothing smaller
_BLOCK = 1024 * 1024  # bytes
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_BY_HANDLE = os.scandir in os.supports_fd  # by handle is a sixth quicker than by path
_KIND, _FOLDERS, _LINKS = 0o170000, stat.S_IFDIR, stat.S_IFLNK  # as numbers: calls for every file would show

Seen = tuple[int, ...]
"""How a file looks from outside: inode number, size in bytes, times of its content and of its inode in nanoseconds."""

Row = tuple[object, ...]
"""What was seen of a file, folder or link: its name, and values that change whenever it does."""

FOLDER = 2
"""The number of values in the row of a folder: its name and its mode."""


class Sight:
    """What is ``seen``, folder by folder, and the paths of files too ``young`` for their times to be relied on.

    It is ``complete`` as long as no link leads to a folder elsewhere.
    """

    def __init__(self, limit: int, fine: int = 0) -> None:
        """Count as young what changed after *limit*, or after *fine* where the disk counts fractions of a second.

        Both are in nanoseconds since 1970.
        """
        self.seen: list[Row] = []
        self.young: list[str] = []
        self.complete = True
        self._limit = limit
        self._fine = fine

    def at(self, path: str) -> None:
        """Look at one file or folder, or at what a link to it leads to, but not into a folder."""
        try:
            self.seen.append((path, *self._row(path, os.stat(path))))
        except OSError as error:  # a link that leads nowhere is not the same as nothing
            self.seen.append((path, error.errno, os.path.islink(path)))

    def below(self, tops: list[str], skip: str = "", notes: str = "") -> None:
        """Look at everything below the folders *tops*, themselves perhaps links; folders named *skip* are passed over.

        So is litter (builder.stamp.litter) below *notes*, one of these. Other links to folders are not followed: what
        lies below one of *tops* is seen there anyway; anything else leaves the sight incomplete.
        """
        tops = [os.path.realpath(top) for top in tops]
        self.seen.append((*tops,))
        pending = list(dict.fromkeys(tops))
        notes = os.path.realpath(notes) if notes else ""
        for folder in pending:  # it grows meanwhile
            rows: list[Row] = []
            try:
                pending += [f"{folder}{os.sep}{name}" for name in self._list(folder, tops, rows, skip, notes)]
            except OSError as error:
                rows.append(("", error.errno))
            rows.sort(key=_name)
            self.seen.append((folder, rows))

    def _list(self, folder: str, tops: list[str], rows: list[Row], skip: str, notes: str) -> list[str]:
        """Add a row for each thing in a folder but what is to *skip*; return the names of folders there."""
        folders: list[str] = []
        has_litter = bool(notes) and f"{folder}{os.sep}".startswith(f"{notes}{os.sep}")
        is_hidden = has_litter and f"{os.sep}." in folder[len(notes) :]
        limit = self._limit
        handle = os.open(folder, _FOLDER) if _BY_HANDLE else None
        try:
            with os.scandir(folder if handle is None else handle) as entries:
                for entry in entries:
                    name = entry.name
                    if (
                        has_litter
                        and (is_hidden or name[0] in ".#" or name[-1] == "~")
                        and _is_litter(entry, is_hidden=is_hidden)
                    ):
                        continue
                    try:
                        status = entry.stat(follow_symlinks=False)
                    except OSError as error:
                        rows.append((name, error.errno))
                        continue
                    kind = status.st_mode & _KIND
                    if kind == _FOLDERS and name == skip:
                        continue
                    if kind == _FOLDERS:
                        rows.append((name, status.st_mode))
                        folders.append(name)
                    elif kind == _LINKS:
                        rows.append((name, *self._through(f"{folder}{os.sep}{name}", tops)))
                    else:
                        modified, changed = status.st_mtime_ns, status.st_ctime_ns
                        rows.append((name, status.st_ino, status.st_size, modified, changed))
                        if changed > limit or modified > limit:
                            self._row(f"{folder}{os.sep}{name}", status)
        finally:
            if handle is not None:
                os.close(handle)
        return folders

    def _row(self, path: str, status: os.stat_result) -> Seen:
        """Return how a file looks, and record it as young where that may not tell one state of it from the next."""
        latest = max(status.st_mtime_ns, status.st_ctime_ns)
        if (
            latest > self._limit
            and (latest > self._fine or not latest % _MICROSECOND)
            and status.st_mode & _KIND == stat.S_IFREG
        ):
            self.young.append(path)
        return as_seen(status)

    def _through(self, path: str, tops: list[str]) -> Row:
        """Return a row for a link: where it leads, and what is there."""
        real = os.path.realpath(path)
        try:
            target, status = os.readlink(path), os.stat(path)
        except OSError as error:
            return real, error.errno
        if stat.S_ISDIR(status.st_mode):
            self.complete &= any(f"{real}{os.sep}".startswith(f"{top}{os.sep}") for top in tops)
            return target, real
        return target, real, *self._row(path, status)


def _is_litter(entry: "os.DirEntry[str]", *, is_hidden: bool) -> bool:
    return is_litter(entry.name, is_hidden=is_hidden) and not entry.is_dir()  # or a link to a folder


def seen(file: "str | os.PathLike[str]") -> Seen:
    """Return how a file looks; raise OSError where there is none."""
    return as_seen(os.stat(file))


def as_seen(status: os.stat_result) -> Seen:
    """Return the look in a file's status; without the inode on Windows, which shows that of open files only."""
    inode = 0 if os.name == "nt" else status.st_ino
    return inode, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def settled(look: Seen, now: int) -> Seen:
    """Return *look* where every later change will show; empty for a file that had only just been written at *now*."""
    return () if is_young(max(look[2:], default=0), now) else look


def is_young(latest: int, now: int) -> bool:
    """Return whether a file that changed at *latest* may change again and look the same, as seen at *now*."""
    return latest > now - YOUNG and (latest > now - FINE or not latest % _MICROSECOND)


def is_coarse(look: Seen) -> bool:
    """Return whether the disk may count time in steps so long that a file can change within one and look the same."""
    return not max(look[2:], default=0) % _MICROSECOND


def digest(seen: list[Row]) -> str:
    """Return the digest of what was *seen*: equal for the same things in the same order, else different."""
    return blake2b(marshal.dumps(seen, 0), digest_size=16).hexdigest()  # 0: equal values have equal bytes


def checksum(text: str) -> str:
    """Return the hash of a text."""
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def hashed(path: str) -> str:
    """Return the hash of what a plain file holds; empty where it is not a plain file or cannot be read."""
    made = blake2b(digest_size=16)
    try:
        handle = os.open(path, FILE)
        try:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return ""
            while block := os.read(handle, _BLOCK):
                made.update(block)
        finally:
            os.close(handle)
    except OSError:
        return ""
    return made.hexdigest()


def absolute(path: str) -> str:
    """Return *path* from the top of the disk, links and ``..`` left as they are: what ``Path.absolute`` says."""
    whole = path if os.path.isabs(path) else os.path.join(os.getcwd(), path)  # the current folder may be gone
    parts = whole.replace(os.altsep or os.sep, os.sep).split(os.sep)
    return os.sep.join([parts[0], *(part for part in parts[1:] if part not in ("", "."))]) or os.sep


def _name(row: Row) -> str:
    return str(row[0])
