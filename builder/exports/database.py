"""The export as an SQLite database, a file that Datasette opens as it is (docs/export.md, SQLite)."""

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from builder.checks.loading import Loaded
from builder.exports import rows
from builder.exports.derived import Derived
from builder.exports.rows import Row
from builder.followups.model import Agenda

_TABLES = Path(__file__).with_name("database.sql")
_UNFIT = re.compile("[\0\ud800-\udfff]")  # many programs take the first for the end; the others are no characters


def render(notes: Loaded, agenda: Agenda) -> bytes:
    """Return the database of the notes as of the agenda's day; same notes, day and SQLite, same bytes.

    It is made in memory, so that nothing of the notes ever lies in a folder for temporary files.
    """
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(_TABLES.read_text(encoding="utf-8"))
        with database:
            for table, found in rows.of(Derived(notes, agenda)).items():
                _fill(database, table, found)
            _index(database)
        return database.serialize()


def _fill(database: sqlite3.Connection, table: str, found: list[Row]) -> None:
    names = list(found[0])
    columns, values = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    cells = ([_cell(row[name]) for name in names] for row in found)
    database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", cells)  # noqa: S608 - names of our own


def _cell(value: object) -> str | int | None:
    """Return a value as SQLite stores it."""
    if isinstance(value, str):
        text = str(value)  # SQLite takes no subclass, as the words of enumerations are
        return text if text.isascii() and "\0" not in text else _UNFIT.sub("\ufffd", text)
    if isinstance(value, int):
        return int(value)
    return value.isoformat() if isinstance(value, date) else None


def _index(database: sqlite3.Connection) -> None:
    """Index every column that leads to another table, but for those that begin a primary key."""
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for table in tables:
        first = {name for _, name, _, _, _, place in database.execute(f"PRAGMA table_info({table})") if place == 1}
        leading = {column for _, _, _, column, *_ in database.execute(f"PRAGMA foreign_key_list({table})")}
        for column in sorted(leading - first):
            database.execute(f'CREATE INDEX {table}_{column} ON {table} ("{column}")')
