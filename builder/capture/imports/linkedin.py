"""LinkedIn's ``Connections.csv``, as it is downloaded."""

import re
from datetime import date

from builder.capture.imports import tables
from builder.capture.imports.decoding import decode
from builder.capture.imports.model import CONNECTED_ON, Person, Read, Refusal, person
from builder.capture.imports.tables import Header, Row
from builder.model.dates import parse_day
from builder.model.explaining import MONTHS

EXPECTED = "LinkedIn's Connections.csv, with the columns First Name, Last Name, URL, Email Address, Company, Position"

_DAY_FIRST = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4}|\d\d)")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_SOURCE = "linkedin"
_COMPANY = ("company", "current company")  # the second until 2018
_POSITION = ("position", "current position")
_URL = ("url", "profile url")
_TAKEN = frozenset({"first name", "last name", "email address", "connected on", *_COMPANY, *_POSITION, *_URL})


def read(data: bytes) -> Read:
    """Return the people of a file; raise UnusableFileError where it is not what LinkedIn gives."""
    source = decode(data)
    table = tables.read(source, _is_header, EXPECTED)
    remarks = (*source.remarks, *tables.not_taken(table, _TAKEN.__contains__))
    people = tuple(row if isinstance(row, Refusal) else _person(row) for row in table.rows)
    return Read("row", people, table.empty, remarks)


def _is_header(header: Header) -> bool:
    is_named = {"first name", "last name"} <= set(header)
    return is_named and bool({"connected on", *_COMPANY, *_POSITION} & set(header))


def _person(row: Row) -> Person | Refusal:
    typed = row.cell("connected on").strip()
    day = day_of(typed)
    values = {
        "organisation": [row.cell(*_COMPANY)],
        "role": [row.cell(*_POSITION)],
        "email": [row.cell("email address")],
        "linkedin": [row.cell(*_URL)],
        "source": [_SOURCE],
    }
    name = f"{row.cell('first name')} {row.cell('last name')}"
    left = [] if day else [(CONNECTED_ON, typed)]
    return person(row.place, name, values, left=left, connected=day)


def day_of(text: str) -> date | None:
    """Return the day that LinkedIn writes: 12 Mar 2024; a spreadsheet that has saved it makes 12-Mar-24 of that."""
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    elif match := _MONTH_FIRST.fullmatch(text):
        month, day, year = match.groups()
    else:
        return parse_day(text)
    if month[:3].lower() not in MONTHS:
        return None
    year = f"20{year}"[-4:]  # two figures are of this century
    return parse_day(f"{year}-{MONTHS.index(month[:3].lower()) + 1:02}-{int(day):02}")
