"""The tables: what a row says, how it is written, and that no cell is a formula."""

import csv
import io
import re
import tempfile
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.exports import tables
from builder.exports.tables import Table, harmless
from builder.followups.agenda import plan
from tests.support import TODAY, Folder, tries

BOM = b"\xef\xbb\xbf"


def written(folder: Folder, table: Table, today: date = TODAY) -> bytes:
    """Return a table of the notes as they are."""
    notes = folder.load(today)
    return tables.render(notes, plan(notes.library, today), table)


def rows(folder: Folder, table: Table = Table.CONTACTS, today: date = TODAY) -> list[dict[str, str]]:
    """Return its rows by column."""
    text = written(folder, table, today).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def said(row: dict[str, str]) -> dict[str, str]:
    """Return the cells that are not empty."""
    return {column: cell for column, cell in row.items() if cell}


def cell(folder: Folder, key: str, value: str) -> str:
    """Return the cell of a contact's key, in a table of them alone."""
    folder.contact("ada", f"{key}: {value}")
    (row,) = rows(folder)
    return row[key]


@pytest.mark.parametrize("table", Table)
def test_without_notes_there_are_only_the_columns(folder: Folder, table: Table) -> None:
    data = written(folder, table)
    assert data.startswith(BOM + b'"slug",')
    assert data.count(b"\r\n") == data.count(b"\n") == 1


def test_the_least_that_a_contact_says(folder: Folder) -> None:
    folder.contact("ada")
    assert [said(row) for row in rows(folder)] == [
        {"slug": "ada", "name": "Ada", "mentor": "false", "status": "active", "stage": "known", "conversations": "0"}
    ]


def test_names_stand_for_slugs_and_what_is_due_first_for_all(folder: Folder) -> None:
    folder.organisation("borealis", "name: Borealis Labs")
    folder.contact("bo", "name: Bo Lind")
    front = "name: Ada Lind\norganisation: borealis\nintroduced_by: bo\nmay_contact: false\nkeep_in_touch: 2 weeks"
    folder.contact(
        "ada", f"{front}\nfields: [a, b]\nemail: [x@a.example, y@a.example]", "## To do\n- x (by 2026-12-01)"
    )
    folder.interview(
        "x", "contact: [ada, bo]\ndate: 2026-11-18 14:30\nstatus: done\nrole: Head", "## Notes\nOne.\n\nTwo."
    )
    ada, _ = rows(folder)
    assert said(ada) == {
        "slug": "ada",
        "name": "Ada Lind",
        "organisation": "Borealis Labs",
        "fields": "a; b",
        "email": "x@a.example; y@a.example",
        "introduced_by": "Bo Lind",
        "mentor": "false",
        "may_contact": "false",
        "keep_in_touch": "2 weeks",
        "status": "active",
        "stage": "talked",
        "met": "2026-11-18",
        "last_contact": "2026-11-18",
        "conversations": "1",
        "next_follow_up": "Thank Ada Lind",
        "due": "2026-11-19",
        "due_status": "overdue",
    }
    assert [said(row) for row in rows(folder, Table.INTERVIEWS)] == [
        {
            "slug": "x",
            "contact": "Ada Lind; Bo Lind",
            "date": "2026-11-18",
            "time": "14:30",
            "status": "done",
            "direction": "asking",
            "organisation": "Borealis Labs",
            "role": "Head",
            "minutes": "15",
            "notes": "One.\n\nTwo.",
            "held": "true",
            "next_follow_up": "Thank Ada Lind",
            "due": "2026-11-19",
            "due_status": "overdue",
        }
    ]


def test_what_has_lapsed_is_not_what_is_next(folder: Folder) -> None:
    folder.contact("ada", "", "## Log\n- 2026-01-02 request by email\n")
    assert rows(folder)[0]["next_follow_up"] == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ('"=HYPERLINK(\\"https://x.example\\")"', '\'=HYPERLINK("https://x.example")'),
        ("+49 30 5550101", "'+49 30 5550101"),
        ("'-2+3'", "'-2+3"),
        ("'@SUM(A1)'", "'@SUM(A1)"),
        ("\uff1d1", "'\uff1d1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        ("\uff20x", "'\uff20x"),
        ("\ufe661", "'\ufe661"),
        ('"\'=1"', "''=1"),
        ('"\\0=1"', "'=1"),
        ("'Alim", "'Alim"),
        ('"’t Hooft"', "’t Hooft"),
        ("a=1", "a=1"),
        ("2026-11-18", "2026-11-18"),
        ("0825551234", "0825551234"),
        ('a "b", c', 'a "b", c'),
    ],
)
def test_nothing_is_a_formula(folder: Folder, value: str, shown: str) -> None:
    typed = value if value[0] in "'\"" and value[-1] == value[0] else '"{}"'.format(value.replace('"', '\\"'))
    assert cell(folder, "role", typed) == shown


@pytest.mark.parametrize("text", ["\t=1", "\tx", "\nx", "\n=1", "'\tx", " =1", "\u00a0+1"])
def test_spaces_tabs_and_lines_hide_no_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_a_list_is_one_cell_wherever_a_spreadsheet_splits(folder: Folder) -> None:
    folder.contact("ada", 'tags: [a, "=1;=2", "\\"=3"]')
    assert b'"a; =1;=2; ""=3"' in written(folder, Table.CONTACTS)


def test_what_no_spreadsheet_can_hold_is_left_out(folder: Folder) -> None:
    assert cell(folder, "role", r'"a\x07b\u2028c\x85\rd"') == "ab\nc\nd"


ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.text(
    "=+-@'\"\t\r\n;, \uff1d", max_size=9
)


@given(ANYTHING)
def test_the_apostrophe_can_be_taken_off_again(text: str) -> None:
    shown = harmless(text)
    assert shown in {text, f"'{text}"}
    assert shown != harmless(f"'{text}")
    assert not unicodedata.normalize("NFKC", shown.lstrip()[:1]).startswith(("=", "+", "-", "@"))
    assert shown[:1] not in {"\t", "\n"}


@settings(max_examples=tries(40))
@given(ANYTHING, ANYTHING)
def test_any_texts_are_read_back(role: str, tag: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        quoted = ["".join(f"\\U{ord(one):08X}" for one in text) for text in (role, tag)]
        folder.contact("ada", f'role: "{quoted[0]}"\ntags: ["a{quoted[1]}z", b]')
        one = folder.load().library.contacts["ada"]
        (row,) = rows(folder)
    wanted = [re.sub("\r\n?|[\u2028\u2029]", "\n", text) for text in (one.role or "", "; ".join(one.tags))]
    wanted = [re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", "", text) for text in wanted]
    assert [row["role"], row["tags"]] == [harmless(text) for text in wanted]
