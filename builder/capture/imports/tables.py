"""CSV as programs write it: any of three delimiters, lines above the header, cells of several lines (RFC 4180)."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from builder.capture.imports.decoding import Text
from builder.capture.imports.model import Refusal, UnusableFileError

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
    for delimiter in _DELIMITERS:
        records = _records(text, delimiter)
        for _, _, cells in islice(records, _ABOVE):
            if is_header(tuple(map(column, cells))):
                return _table(text, cells, records, delimiter)
    raise UnusableFileError(f"{_first_line(text)}; expected is {expected}")


def column(title: str) -> str:
    """Return a column's title in the form in which columns are compared."""
    return " ".join(title.casefold().replace("e-mail", "email").split())


def _first_line(text: str) -> str:
    if re.search(r"^BEGIN:VCARD", text, re.MULTILINE | re.IGNORECASE):
        return "it is a vCard file; use “keepwarm import vcard”"
    for telling, program in _OTHERS:
        if telling in text[:_TOLD_BY]:
            return f"it looks like {program}"
    lines = (line.strip() for line in text.splitlines())
    first = next((line for line in lines if line and not _CHOSEN.fullmatch(line)), "")
    return f"no line of it is the header; it begins “{first[:60]}{'…' if len(first) > 60 else ''}”"  # noqa: PLR2004


_Record = tuple[int, int, list[str]]
"""The number of a row as spreadsheets count it, that of its first line, its cells."""


def _records(text: str, delimiter: str) -> Iterator[_Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 1
    for number, cells in enumerate(reader, 1):
        yield number, line, cells
        line = reader.line_num + 1


def _table(text: str, header: list[str], records: Iterator[_Record], delimiter: str) -> Table:
    titles: dict[str, str] = {}
    for title in header:
        titles.setdefault(column(title), title.strip())
    columns = [column(title) for title in header]
    rows: list[Row | Refusal] = []
    empty, last = 0, 0
    for number, line, cells in records:
        last = line
        if not any(map(str.strip, cells)):
            empty += 1
        else:
            rows.append(_row(number, line, columns, cells))
    if rows and (unclosed := _unclosed(text, last, delimiter)):
        name = rows[-1].place
        rows[-1] = Refusal(name, "", unclosed)
    return Table(titles, tuple(rows), empty)


def _row(number: int, line: int, columns: list[str], cells: list[str]) -> Row | Refusal:
    place = f"row {number}" if number == line else f"row {number} (line {line})"
    spare = [cell for cell in cells[len(columns) :] if cell.strip()]
    if spare:
        message = f"it has {len(cells)} cells, but the header has {len(columns)}"
        first = " ".join(cell for cell in cells[:2] if cell.strip())
        return Refusal(place, first, f"{message}; put quotation marks around the cell that holds the delimiter")
    found: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=False):
        if cell.strip():
            found.setdefault(name, cell)
    return Row(place, found)


def _unclosed(text: str, line: int, delimiter: str) -> str:
    """Return what is wrong where the last row, which begins on *line*, has a quotation mark that nothing closes."""
    lines = list(io.StringIO(text, newline=""))[line - 1 :]
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            message = "a quotation mark that begins here is never closed"
            end = f", so the rest of the file, to line {line + len(lines) - 1}, belongs to it" if len(lines) > 1 else ""
            return f"{message}{end}; close it, then import the file once more"
    return ""
