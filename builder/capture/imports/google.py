"""The CSV of Google Contacts, with the columns of today (``First Name``) and those until 2024 (``Given Name``)."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from builder.capture.imports import tables
from builder.capture.imports.decoding import decode
from builder.capture.imports.model import Person, Read, Refusal, person
from builder.capture.imports.tables import Header, Row

EXPECTED = (
    "Google's CSV, with the columns First Name and Last Name, or Name and Given Name, and for example E-mail 1 - Value"
)

_BETWEEN = ":::"  # stands between several values in a cell
_SYSTEM = "* "  # begins the groups that Google makes itself, such as “* myContacts”
_NUMBERED = re.compile(r"(\D+?) (\d+) - (.*)")
_TAKEN = frozenset(
    {
        "name",
        "given name",
        "first name",
        "additional name",
        "middle name",
        "family name",
        "last name",
        "file as",
        "nickname",
        "organization name",
        "organization title",
        "labels",
        "group membership",
        "notes",
        "location",
        "initials",
        "short name",
    }
)
_PIECES = {
    "email": ("value", "type", "label"),
    "phone": ("value", "type", "label"),
    "website": ("value", "type", "label"),
    "organization": ("name", "title", "type", "yomi name"),
    "address": ("type", "label", "formatted", "city", "region", "country"),
}


def read(data: bytes) -> Read:
    """Return the people of a file; raise UnusableFileError where it is not what Google gives."""
    source = decode(data)
    table = tables.read(source, _is_header, EXPECTED)
    people = tuple(row if isinstance(row, Refusal) else _person(row) for row in table.rows)
    return Read("row", people, table.empty, (*source.remarks, *tables.not_taken(table, _is_taken)))


def _is_header(header: Header) -> bool:
    columns = set(header)
    is_named = {"first name", "last name"} <= columns or {"name", "given name"} <= columns
    tell = {"labels", "group membership", "email 1 - value", "phone 1 - value", "organization name", "file as"}
    return is_named and bool(tell & columns)


def _is_taken(name: str) -> bool:
    match = _NUMBERED.fullmatch(name)
    return name in _TAKEN or bool(match and match[3] in _PIECES.get(match[1], ()))


def _person(row: Row) -> Person | Refusal:
    parts = (row.cell("given name", "first name"), row.cell("additional name", "middle name"))
    name = " ".join(filter(None, map(str.strip, (*parts, row.cell("family name", "last name")))))
    organisations = [*_of_employers(row, "name"), *_split(row.cell("organization name"))]
    roles = [*_of_employers(row, "title"), *_split(row.cell("organization title"))]
    values = {
        "preferred_name": _split(row.cell("nickname")),
        "organisation": organisations,
        "role": roles,
        "location": [*_places(row), row.cell("location")],
        "email": _values(row, "email"),
        "phone": _values(row, "phone"),
        "website": _values(row, "website"),
        "tags": [one for one in _split(row.cell("labels", "group membership")) if not f"{one} ".startswith(_SYSTEM)],
    }
    return person(row.place, name or row.cell("name", "file as"), values, text=row.cell("notes"))


def _split(cell: str) -> list[str]:
    return [one for part in cell.split(_BETWEEN) if (one := part.strip())]


def _numbers(row: Row, what: str) -> list[int]:
    """Return the numbers of the columns of some kind that hold something, in their order."""
    found = (match for name in row.cells if (match := _NUMBERED.fullmatch(name)) and match[1] == what)
    return sorted({int(match[2]) for match in found})


def _of_employers(row: Row, piece: str) -> list[str]:
    numbers = _numbers(row, "organization")
    return [one for number in numbers for one in _split(row.cell(f"organization {number} - {piece}"))]


def _values(row: Row, what: str) -> list[str]:
    """Return all values of a kind; those that Google marks as the main one (``* Home``) come first."""
    numbers = _numbers(row, what)
    numbers.sort(key=lambda number: not row.cell(f"{what} {number} - type", f"{what} {number} - label").startswith("*"))
    return [one for number in numbers for one in _split(row.cell(f"{what} {number} - value"))]


def _places(row: Row) -> Iterator[str]:
    """Yield town and country of each address, as far as they are given; a column may hold those of several."""
    for number in _numbers(row, "address"):
        cells = [row.cell(f"address {number} - {piece}") for piece in ("city", "region", "country", "formatted")]
        parted = [[" ".join(one.split()) for one in cell.split(_BETWEEN)] for cell in cells]
        for town, region, country, formatted in zip_longest(*parted, fillvalue=""):
            yield ", ".join(filter(None, (town or region, country))) or formatted
