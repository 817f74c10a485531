"""What happens to a site and to what builds keep, behind their backs: each as a step of a history."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from hypothesis import strategies as st

from builder.site.disk.ours import MARKER
from builder.state.store import TABLES
from tests.properties.changes import pick
from tests.properties.histories import STATE, History, clear, remove, step, write

_PAGE = 16 * 1024  # bytes of the state that SQLite writes together


def _edited(_: History, page: Path, at: int) -> None:
    """Change a bit, and put the time back."""
    times, data = page.stat(), bytearray(page.read_bytes() or b"x")
    data[at % len(data)] ^= 1
    write(page, bytes(data))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


def _strays(history: History, page: Path, _: int) -> None:
    write(page.with_name("stray.html"), b"stray")
    write(history.site / "stray" / "in" / "a.html", b"stray")
    (history.site / "empty" / "in").mkdir(parents=True, exist_ok=True)


def _linked(_: History, page: Path, __: int) -> None:
    page.rename(page.with_name("real"))
    page.symlink_to("real")


def _folder(_: History, page: Path, at: int) -> None:
    page.unlink()
    (page / "in" if at % 2 else page).mkdir(parents=True)


def _swapped(history: History, page: Path, at: int) -> None:
    other = pages(history)[at % 7]
    data = other.read_bytes()
    shutil.copy2(page, other)
    write(page, data)


def _folder_of_pages(history: History, _: Path, at: int) -> None:
    folder = history.site / ("contacts", "interviews", "static")[at % 3]
    remove(folder)
    if at % 2:
        folder.symlink_to(history.root / "content" / "contacts")
    else:
        write(folder, b"a file")


def _without_site(history: History, _: Path, __: int) -> None:
    shutil.rmtree(history.site)


SITE: Mapping[str, Callable[[History, Path, int], None]] = {
    "edited": _edited,
    "deleted": lambda _, page, __: page.unlink(),
    "emptied": lambda _, page, __: write(page, b""),
    "strays": _strays,
    "a link": _linked,
    "a folder": _folder,
    "swapped": _swapped,
    "hard link": lambda history, page, at: os.link(page, history.site / f"kept-{at}"),
    "a folder of pages": _folder_of_pages,
    "marker": lambda history, _, __: write(history.site / MARKER, b"edited"),
    "all of it": _without_site,
}
"""What may happen to a page of a site."""


def damage_site(history: History, how: str, at: int) -> None:
    """Let something happen to the site."""
    found = pages(history)
    if found:
        with suppress(FileExistsError, IndexError):
            SITE[how](history, found[at % len(found)], at)


def pages(history: History) -> list[Path]:
    """Return the files of the site but for the marker, by path."""
    return [file for file in sorted(history.site.rglob("*")) if file.is_file() and file.name != MARKER]


WRITTEN: Mapping[str, bytes] = {"empty": b"", "text": b"Dear diary", "cut off": b"SQLite format 3\0"}
"""What may stand in the place of a state."""


def replace_state(history: History, how: str) -> None:
    """Put something else in the place of the state."""
    file = history.root / STATE
    if how in WRITTEN:
        write(file, WRITTEN[how])
        return
    clear(file)
    if how == "a folder":
        file.mkdir()
    elif how == "a link":
        file.symlink_to("stamp")


def damage_state(history: History, how: str, at: int) -> None:
    """Change bytes of the state."""
    file = history.root / STATE
    if not file.is_file() or file.is_symlink():
        return
    data = bytearray(file.read_bytes() or b"x")
    if how == "cut off":
        del data[at % len(data) :]
    elif how == "a page of zeros":
        start = at * _PAGE % len(data)
        data[start : start + _PAGE] = bytes(len(data[start : start + _PAGE]))
    else:
        data[at % (len(data) if how == "a bit" else min(200, len(data)))] ^= 1 << at % 8
    write(file, bytes(data))


ROWS: Mapping[str, str] = {
    "deleted": "DELETE FROM {} WHERE length(value) % 2",
    "all deleted": "DELETE FROM {}",
    "swapped": "UPDATE {0} SET value = (SELECT value FROM {0} LIMIT 1)",
    "numbers": "UPDATE {} SET value = 5",
    "texts": "UPDATE {} SET value = 'text'",
    "nothing": "UPDATE {} SET value = NULL",
    "table": "DROP TABLE {}",
    "a view": "CREATE VIEW odd AS SELECT * FROM {}",
}
"""What somebody may do to the rows of a table."""


def damage_rows(history: History, how: str, table: str) -> None:
    """Let SQLite change the state."""
    file = history.root / STATE
    if file.is_file() and not file.is_symlink():
        with closing(sqlite3.connect(file)) as connection, suppress(sqlite3.Error):
            connection.execute(ROWS[how].format(table))
            connection.commit()


_NUMBERS = st.integers(0, 1_000_000)

DAMAGE = st.one_of(
    step(damage_site, pick(SITE), _NUMBERS),
    step(replace_state, pick([*WRITTEN, "a folder", "a link", "nothing"])),
    step(damage_state, pick(["a bit", "a bit", "a bit of its head", "cut off", "a page of zeros"]), _NUMBERS),
    step(damage_rows, pick(ROWS), pick(TABLES)),
)
