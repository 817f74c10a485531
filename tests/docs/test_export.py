"""docs/export.md against the exports: formats, keys, columns, tables, properties."""

import sqlite3
from pathlib import Path

import pytest

from builder.cli import export
from builder.exports import cards, database, shapes, tables
from builder.exports.derived import Standing, State
from builder.followups.agenda import plan
from builder.model.contact import ContactFields
from builder.model.interview import InterviewFields
from tests.docs.pages import ROOT, page, section
from tests.docs.pages import tables as tables_of
from tests.exports.vcards import read
from tests.support import TODAY, Folder, Opened


def _first_cells(title: str, table: int = 0) -> list[str]:
    return [span for row in tables_of(section("export.md", title))[table] for span in row.spans(0)]


@pytest.fixture
def sample(opened: Opened) -> sqlite3.Connection:
    """Return the sample as a database."""
    notes = Folder(ROOT).load()
    return opened(database.render(notes, plan(notes.library, TODAY)))


def test_every_format_is_there() -> None:
    assert tuple(row.spans(0)[0] for row in tables_of(page("export.md"))[0]) == export.FORMATS


def test_keys_of_the_json() -> None:
    assert set(_first_cells("JSON")) | {"version", "today"} == set(shapes.Export.model_fields)
    assert set(_first_cells("JSON", 1)) == _computed(shapes.Contact, ContactFields) == {*_named(Standing)}
    assert set(_first_cells("JSON", 2)) - {"status"} == _computed(shapes.Interview, InterviewFields) | {"stated_status"}
    assert _computed(shapes.Interview, InterviewFields) - {"contacts"} == {*_named(State)}


def _named(derived: type[Standing | State]) -> list[str]:
    return [name.replace("organisation", "organisation_slug") for name in derived._fields]


def _computed(
    shape: type[shapes.Contact | shapes.Interview], written: type[ContactFields | InterviewFields]
) -> set[str]:
    """Return the keys that no note can say itself."""
    said = {"slug", "path", "more", "body", "status", "log", "promises", "todos", "to_share", "referrals", "research"}
    said |= {"questions", "open_questions", "language", "notes", "debrief"}
    return set(shape.model_fields) - set(written.model_fields) - said


def test_columns_of_the_tables() -> None:
    notes = Folder(ROOT).load()
    for row in tables_of(section("export.md", "CSV"))[0]:
        data = tables.render(notes, plan(notes.library, TODAY), tables.Table(row.spans(0)[0]))
        head = data.decode("utf-8-sig").split("\r\n")[0]
        assert [f'"{column}"' for column in row.spans(1)] == head.split(",")


def test_properties_of_the_cards(folder: Folder) -> None:
    rows = tables_of(section("export.md", "vCard"))[0]
    front = "\n".join(
        f"{key}: https://x.example" for row in rows for key in row.spans(0) if key not in ("name", "email")
    )
    folder.contact("ada", f"{front}\nemail: a@x.example")
    (card,) = read(cards.render(folder.library()))
    told = {name for row in rows for name in row.spans(1)} | {"UID"}
    assert {one.name for one in card} == told | {"BEGIN", "VERSION", "PRODID", "END"}


@pytest.mark.parametrize(("number", "kind"), [(0, "table"), (1, "view")])
def test_tables_and_views_of_the_database(sample: sqlite3.Connection, number: int, kind: str) -> None:
    query = "SELECT name FROM sqlite_master WHERE type = ?"
    assert set(_first_cells("SQLite", number)) == {name for (name,) in sample.execute(query, (kind,))}


def test_the_query_shown_is_one(sample: sqlite3.Connection) -> None:
    query = section("export.md", "SQLite").split('"')[1]
    assert sample.execute(query).fetchall()
    assert Path(database.__file__).with_name("database.sql").exists()
