"""The saved state as tables of bytes by key, in one SQLite file; what is damaged or foreign counts as absent.

Nothing in it is ever executed. Every row carries a digest of itself, so that a flipped byte is noticed where SQLite
would not notice it.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp

TABLES = ("meta", "notes", "texts", "bodies", "pages", "shows")
"""``meta`` what counts for all of it, ``notes`` what was read of each note, ``texts`` what it was read from, ``bodies``
what Markdown came to, ``pages`` how each file of the site was made, ``shows`` which of them tell what a note tells."""

_DIGEST = 8  # bytes, against accidents
_MADE_BY = b"made by"

Rows = Iterable[tuple[bytes, bytes]]


class Store:
    """Rows to look up, and to change: all changes since it was opened count once they are committed, or none does.

    Where there was nothing to trust, the changes make a new file, which takes the place of the old one.
    """

    def __init__(self, file: Path, made_by: bytes, *, full: bool = False) -> None:
        """Open the state in *file* where it was *made_by* the same program; with *full* or another one, begin anew."""
        self._file, self._process = file, os.getpid()
        self._new: Path | None = None
        self._connection = None if full else _opened(file, made_by)
        self.is_new = self._connection is None
        if self.is_new:
            self._begin(made_by)

    def get(self, table: str, key: bytes) -> bytes | None:
        """Return the value of *key*, or None where there is none that can be trusted."""
        if self.is_new or self._connection is None:
            return None
        if self._process != os.getpid():  # a connection must not be used on both sides of a fork
            self._connection, self._process = _connected(self._file), os.getpid()
        with suppress(sqlite3.Error, TypeError):
            row = self._connection.execute(f"SELECT value FROM {table} WHERE key = ?", (key,)).fetchone()  # noqa: S608
            return _checked(key, row[0]) if row else None
        return None

    def all(self, table: str) -> dict[bytes, bytes]:
        """Return every row of *table* that can be trusted."""
        found: dict[bytes, bytes] = {}
        if self.is_new or self._connection is None:
            return found
        with suppress(sqlite3.Error, TypeError):
            for key, value in self._connection.execute(f"SELECT key, value FROM {table}"):  # noqa: S608
                checked = _checked(key, value)
                if checked is not None:
                    found[key] = checked
        return found

    def put(self, table: str, rows: Rows) -> None:
        """Write rows in the place of those with the same keys."""
        self._change(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", _sealed(rows))  # noqa: S608 - one of TABLES

    def drop(self, table: str, keys: Iterable[bytes]) -> None:
        """Remove the rows with those keys."""
        self._change(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608 - one of TABLES

    def commit(self) -> None:
        """Let all changes count from now on; where the disk will not, none does."""
        if self._connection is None:
            return
        try:
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")
            if self._new:
                self._connection.close()
                self._connection = None
                self._new.replace(self._file)
                self._new = None
        except (OSError, sqlite3.Error):
            self.close()

    def close(self) -> None:
        """Let go of the file, and of all changes that were not committed."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None
        if self._new:
            self._new.unlink(missing_ok=True)
            self._new = None

    def _begin(self, made_by: bytes) -> None:
        """Begin a new file beside the old one; where the disk will not, nothing is kept."""
        try:
            handle, name = mkstemp(prefix=f"{self._file.name}-", suffix=".new", dir=self._file.parent)
            os.close(handle)
            self._new = Path(name)
            self._connection = sqlite3.connect(self._new, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = OFF")  # nobody reads it before it is whole
            self._connection.execute("PRAGMA synchronous = OFF")
            self._connection.execute("BEGIN")
            for table in TABLES:
                self._connection.execute(f"CREATE TABLE {table} (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
            self.put("meta", [(_MADE_BY, made_by)])
        except (OSError, sqlite3.Error):
            self.close()

    def _change(self, statement: str, rows: Iterable[tuple[bytes, ...]]) -> None:
        if self._connection is None:
            return
        try:
            if not self._connection.in_transaction:
                self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, rows)
        except sqlite3.Error:  # a full disk, or another build at work
            self.close()


def _opened(file: Path, made_by: bytes) -> sqlite3.Connection | None:
    """Return the state in *file*, or None where there is none that was *made_by* the same program."""
    if not file.is_file() or file.is_symlink():
        return None
    with suppress(sqlite3.Error):
        connection = _connected(file)
        with suppress(sqlite3.Error, TypeError):
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (_MADE_BY,)).fetchone()
            if row and _checked(_MADE_BY, row[0]) == made_by:
                return connection
        connection.close()
    return None


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=1, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")  # what the system loses in a crash, the next build makes again
    connection.execute("PRAGMA cache_spill = OFF")  # processes of this build read while it writes
    return connection


def _sealed(rows: Rows) -> Iterator[tuple[bytes, bytes]]:
    for key, value in rows:
        yield key, _seal(key, value) + value


def _seal(key: bytes, value: bytes) -> bytes:
    return blake2b(value, key=key[:64], digest_size=_DIGEST).digest()


def _checked(key: bytes, stored: bytes) -> bytes | None:
    value = stored[_DIGEST:]
    return value if stored[:_DIGEST] == _seal(key, value) else None
