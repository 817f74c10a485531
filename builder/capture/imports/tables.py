"""CSV as programs write it: any of three delimiters, lines above the header, cells of several lines (RFC 4180)."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from builder.capture.imports.decoding import Text
from builder.capture.imports.model import Refusal, UnusableFileError, no_field_for

_DELIMITERS = (",", ";", "\t")
_ABOVE = 50  # rows above the header at most
_OTHERS = (
    ("Connected On", "LinkedIn's Connections.csv; use “keepwarm import linkedin”"),
    ("E-mail 1 - Value", "Google's CSV; use “keepwarm import google”"),
)
_TOLD_BY = 8192  # characters in which a header stands
_LARGEST_CELL = 2**31 - 1
_CHOSEN = re.compile(r"sep=[;,\t]?\s*", re.IGNORECASE)

Header = tuple[str, ...]
"""The names of the columns, folded."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the header: where it is, and its cells that are not empty, by their column."""

    place: str
    cells: Mapping[str, str]

    def cell(self, *columns: str) -> str:
        """Return what stands in the first of *columns* that is not empty."""
        return next((self.cells[column] for column in columns if column in self.cells), "")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table in order, those refused in their place; ``empty`` is how many more have nothing in them.

    ``titles`` lead from a column to its title as the file writes it.
    """

    titles: Mapping[str, str]
    rows: tuple[Row | Refusal, ...]
    empty: int


def read(source: Text, is_header: Callable[[Header], bool], expected: str) -> Table:
    """Return the table whose header *is_header* knows; raise UnusableFileError, which names what was *expected*."""
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        return _read(source.text, is_header, expected)
    finally:
        csv.field_size_limit(before)


def _read(text: str, is_header: Callable[[Header], bool], expected: str) -> Table:
    lines = list(io.StringIO(text, newline=""))
    for delimiter in _DELIMITERS:
        records = _records(lines, delimiter)
        for record in islice(filter(_is_filled, records), _ABOVE):
            if is_header(tuple(map(column, record.cells))):
                return _table(record.cells, records, lines, delimiter)
    raise UnusableFileError(f"{_first_line(text, expected)}; expected is {expected}")


def not_taken(table: Table, is_taken: Callable[[str], bool]) -> Iterator[str]:
    """Yield a sentence that names the columns which hold something, and of which nothing *is_taken*."""
    filled = dict.fromkeys(name for row in table.rows if isinstance(row, Row) for name in row.cells)
    return no_field_for(table.titles[name] for name in filled if not is_taken(name))


def column(title: str) -> str:
    """Return a column's title in the form in which columns are compared."""
    return " ".join(title.casefold().replace("e-mail", "email").split())


def _first_line(text: str, expected: str) -> str:
    if re.search(r"^BEGIN:VCARD", text, re.MULTILINE | re.IGNORECASE):
        return "it is a vCard file; use “keepwarm import vcard”"
    for telling, program in _OTHERS:
        if telling in text[:_TOLD_BY] and program.partition(";")[0] not in expected:
            return f"it looks like {program}"
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not _CHOSEN.fullmatch(line)), "")
    return f"none of its lines is the header; it begins “{first[:60]}{'…' if len(first) > 60 else ''}”"  # noqa: PLR2004


class _Record(NamedTuple):
    """A row as spreadsheets count it: its number, those of its first line and its last one, its cells."""

    number: int
    line: int
    end: int
    cells: list[str]


def _records(lines: list[str], delimiter: str) -> Iterator[_Record]:
    reader = csv.reader(lines, delimiter=delimiter)
    line = 1
    for number, cells in enumerate(reader, 1):
        yield _Record(number, line, reader.line_num, cells)
        line = reader.line_num + 1


def _is_filled(record: _Record) -> bool:
    return any(map(str.strip, record.cells))


def _table(header: list[str], records: Iterator[_Record], lines: list[str], delimiter: str) -> Table:
    titles: dict[str, str] = {}
    for place, title in enumerate(header, 1):
        is_telling = column(title) not in ("", *titles)
        told = title.strip() if is_telling else f"{title.strip()} (column {place})".strip()
        titles[column(told)] = told
    rows: list[Row | Refusal] = []
    empty = 0
    for record in records:
        if _is_filled(record):
            rows.append(_row([*titles], record, _misquoted(record, lines, delimiter)))
        else:
            empty += 1
    return Table(titles, tuple(rows), empty)


def _row(columns: list[str], record: _Record, fault: str) -> Row | Refusal:
    number, line, _, cells = record
    place = f"row {number}" if number == line else f"row {number} (line {line})"
    if fault:
        return Refusal(place, cells[0] if len(cells) > 1 else "", fault)
    spare = [cell for cell in cells[len(columns) :] if cell.strip()]
    if spare:
        message = f"it has {len(cells)} cells, but the header has {len(columns)}"
        first = " ".join(cell for cell in cells[:2] if cell.strip())
        return Refusal(place, first, f"{message}; put quotation marks around the cell that holds the delimiter")
    return Row(place, {name: cell for name, cell in zip(columns, cells, strict=False) if cell.strip()})


def _misquoted(record: _Record, lines: list[str], delimiter: str) -> str:
    """Return what is wrong where a quotation mark that is not closed in its cell has made a row swallow others.

    Within a line, quotation marks do no harm. They may where a row has several, or is the last one.
    """
    _, line, end, _ = record
    if line == end < len(lines):
        return ""
    try:
        list(csv.reader(lines[line - 1 : end], delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            message = "a quotation mark that begins here is never closed"
            more = f", so the rest of the file, to line {end}, belongs to it" if end > line else ""
            return f"{message}{more}; close it, then import the file once more"
        if end > line:
            message = "a quotation mark that begins here is closed in the middle of a cell"
            return f"{message}, so lines {line} to {end} became one row; mend it, then import the file once more"
    return ""
