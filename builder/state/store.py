"""The saved state as tables of bytes by key, in one SQLite file; what is damaged or foreign counts as absent.

Nothing in it is ever executed. Every row carries a digest of itself, so that a flipped byte is noticed where SQLite
would not notice it.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

from builder.stamp.looking import Look, program
from builder.stamp.saved import FOLDER

TABLES = ("meta", "notes", "texts", "bodies", "pages", "shows")
"""``meta`` what counts for all of it, ``notes`` what was read of each note, ``texts`` what it was read from, ``bodies``
what Markdown came to, ``pages`` how each file of the site was made, ``shows`` which files show long texts of a note."""

_FILE = "state.sqlite"
_FORMAT = 2  # of what is kept; another one is of no use
_DIGEST = 8  # bytes, against accidents
_MADE_BY = b"made by"
_PAGE = 16 * 1024  # bytes: what is kept of a note fits in one whole, which takes half the time and half the disk
_CACHED = 16  # such pages: a new file is filled in the order of its keys
_NEW = ".new"
_BESIDE = ("-journal", "-wal", "-shm")  # what SQLite may have left beside a file of ours
_LAST = b"\xff" * 64  # behind any key that is a digest, or begins with one
_SCHEMA = {f"CREATE TABLE {table} (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID" for table in TABLES}

Rows = Iterable[tuple[bytes, bytes]]


class Store:
    """Rows to look up and to change; all changes since it was opened count once they are committed, or none does.

    Where there was no state that can be trusted, the changes make a new file, which takes the place of the old one.
    """

    def __init__(self, file: Path | None, made_by: bytes, *, full: bool = False, keeps: bool = True) -> None:
        """Open the state in *file* if it was *made_by* the same program; otherwise, or with *full*, begin a new one.

        Without a file nothing is kept. Unless it *keeps*, the state is only read, and the disk stays as it is.
        """
        self._file, self._process = file or Path(), os.getpid()
        self._mode = "rw" if keeps else "ro"
        self._forked: sqlite3.Connection | None = None
        self._new: Path | None = None
        self._connection = None if full or not file else _opened(file, made_by, self._mode)
        self.is_new = self._connection is None
        if file and keeps:
            _sweep(file)
            if self.is_new:
                self._begin(made_by)

    def get(self, table: str, key: bytes) -> bytes | None:
        """Return the value of *key*, or None where there is none that can be trusted."""
        if self.is_new or self._connection is None:
            return None
        with suppress(sqlite3.Error, TypeError):
            row = self._reading().execute(f"SELECT value FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
            return _checked(table, key, row[0]) if row else None
        return None

    def all(self, table: str) -> dict[bytes, bytes]:
        """Return every row of *table* that can be trusted."""
        found: dict[bytes, bytes] = {}
        if self.is_new or self._connection is None:
            return found
        with suppress(sqlite3.Error, TypeError):
            for key, value in self._connection.execute(f"SELECT key, value FROM {table}"):  # noqa: S608
                checked = _checked(table, key, value)
                if checked is not None:
                    found[key] = checked
        return found

    def keys(self, table: str, beginning: bytes = b"") -> set[bytes]:
        """Return the keys in *table* with that *beginning*, of rows that can be trusted and of others."""
        if self.is_new or self._connection is None:
            return set()
        with suppress(sqlite3.Error, TypeError):
            statement = f"SELECT key FROM {table} WHERE key >= ? AND key < ?"  # noqa: S608 - one of TABLES
            rows = self._connection.execute(statement, (beginning, beginning + _LAST))
            return {key for (key,) in rows}
        return set()

    def put(self, table: str, rows: Rows) -> None:
        """Write rows in the place of those with the same keys; many are best put in the order of their keys."""
        self._change(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", _sealed(table, rows))  # noqa: S608 - one of TABLES

    def drop(self, table: str, keys: Iterable[bytes]) -> None:
        """Remove the rows with those keys."""
        self._change(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608 - one of TABLES

    def commit(self) -> None:
        """Let all changes count from now on; where the disk fails, none does."""
        if self._connection is None:
            return
        try:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
            if self._new:
                self._connection.close()
                self._connection = None
                _remove(self._file)
                self._new.replace(self._file)
                self._new = None
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def close(self) -> None:
        """Close the file, and drop all changes that were not committed."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        if self._new:
            self._new.unlink(missing_ok=True)
            self._new = None

    def _reading(self) -> sqlite3.Connection:
        """Return this process's own connection: one must be neither used nor closed on the other side of a fork."""
        if self._process != os.getpid():
            self._forked, self._connection = self._connection, _connected(self._file, self._mode)
            self._process = os.getpid()
        assert self._connection  # noqa: S101 - or nobody would ask
        return self._connection

    def _begin(self, made_by: bytes) -> None:
        """Begin a new file beside the old one; where the disk fails, nothing is kept."""
        from tempfile import mkstemp  # noqa: PLC0415 - who only looks into a state does not wait for it

        try:
            handle, name = mkstemp(prefix=f"{self._file.name}-", suffix=_NEW, dir=self._file.parent)
            os.close(handle)
            self._new = Path(name)
            self._connection = sqlite3.connect(self._new, isolation_level=None)
            self._connection.execute(f"PRAGMA page_size = {_PAGE}")
            self._connection.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is whole
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute(f"PRAGMA cache_size = {_CACHED}")
            self._connection.execute("BEGIN IMMEDIATE")  # so that nobody takes it for what a killed build has left
            for table in sorted(_SCHEMA):
                self._connection.execute(table)
            self.put("meta", [(_MADE_BY, made_by)])
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)

    def _change(self, statement: str, rows: Iterable[tuple[bytes, ...]]) -> None:
        if self._connection is None or self._mode == "ro":
            return
        try:
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Keep nothing of this build: the disk is full, or another build is at work; or the file is damaged."""
        self.close()
        if not isinstance(error, (OSError, sqlite3.OperationalError)):
            _remove(self._file)  # the next build begins anew


def to_change(folder: Path | None, seen: Look | None, *, full: bool) -> Store:
    """Return the state in *folder*, to be changed; without a folder nothing is kept. *seen* is as in ``saved.load``."""
    return Store(folder / _FILE if folder else None, _made_by(seen), full=full)


def look_into(root: Path, seen: Look | None = None) -> Store:
    """Return the state of the notes below *root*, for reading only; *seen* is as in ``saved.load``."""
    folder = root / FOLDER
    return Store(None if folder.is_symlink() else folder / _FILE, _made_by(seen), keeps=False)


def _made_by(seen: Look | None) -> bytes:
    return f"{_FORMAT} {program(seen)}".encode()


def _opened(file: Path, made_by: bytes, mode: str) -> sqlite3.Connection | None:
    """Return the state in *file*, or None where there is none that was *made_by* the same program."""
    if not os.path.isfile(file) or os.path.islink(file):  # noqa: PTH113, PTH114 - a Path raises where nobody may look
        return None
    with suppress(sqlite3.Error):
        connection = _connected(file, mode)
        with suppress(sqlite3.Error, TypeError):
            if {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master")} == _SCHEMA:  # views would be run
                row = connection.execute("SELECT value FROM meta WHERE key = ?", (_MADE_BY,)).fetchone()
                if row and _checked("meta", _MADE_BY, row[0]) == made_by:
                    return connection
        connection.close()
    return None


def _connected(file: Path, mode: str) -> sqlite3.Connection:
    # Not as_uri, for which newer Pythons import all that it takes to talk to servers.
    address = f"file:///{quote(os.fsencode(file.absolute().as_posix().lstrip('/')), safe='/:')}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=1, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # what the system loses in a crash, the next build makes again
        connection.execute("PRAGMA secure_delete = ON")  # what somebody has deleted is not left between the rows
        connection.execute("PRAGMA cache_spill = OFF")  # processes of this build read while it writes
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _sweep(file: Path) -> None:
    """Remove the files that killed builds have left beside a state; a build still at work holds a lock on its own."""
    for left in file.parent.glob(f"{file.name}-*{_NEW}"):
        try:
            if not left.is_symlink():  # or SQLite would make the file that it leads to
                with closing(sqlite3.connect(left, timeout=0, isolation_level=None)) as connection:
                    connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            continue
        except sqlite3.Error:  # not even begun
            pass
        with suppress(OSError):
            left.unlink()


def _remove(file: Path) -> None:
    """Remove a state, then what SQLite may have left beside it: it would apply that to the next file of this name."""
    with suppress(OSError):
        file.unlink(missing_ok=True)
        for ending in _BESIDE:
            file.with_name(file.name + ending).unlink(missing_ok=True)


def _sealed(table: str, rows: Rows) -> Iterator[tuple[bytes, bytes]]:
    for key, value in rows:
        yield key, _seal(table, key, value) + value


def _seal(table: str, key: bytes, value: bytes) -> bytes:
    made = blake2b(key, digest_size=_DIGEST, person=table.encode())
    made.update(value)
    return made.digest()


def _checked(table: str, key: bytes, stored: bytes) -> bytes | None:
    value = stored[_DIGEST:]
    return value if stored[:_DIGEST] == _seal(table, key, value) else None
