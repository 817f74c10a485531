"""Importing people again changes nothing, whoever they are; any bytes give people or a sentence, never an exception."""

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.capture import writing
from builder.capture.imports import google, linkedin, merging, vcard
from builder.capture.imports.merging import Fate, Plan
from builder.capture.imports.model import Person, Read, Refusal, UnusableFileError, person
from builder.capture.imports.notes import fault_of, text_of
from builder.diagnostics import Severity
from tests.support import TODAY, Folder, tries

READERS = (vcard.read, linkedin.read, google.read)
ODD = st.text(st.sampled_from(list("ab- .:#'\"[]{}|>&*!%@`~\\/,\n\t\r=_<(é語\u2028\x07\u200b🙂0")), max_size=12)
FEW = st.sampled_from(["", "Ann", "ann", "Bob", "Ann Lee", "Sam"])
"""Few names, so that the people of one file meet each other in every way."""
COLUMNS = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
ROWS = st.lists(
    st.tuples(
        st.one_of(FEW, ODD),
        st.sampled_from(["", "", "Lee"]),
        st.sampled_from(["", "", "linkedin.com/in/a", "https://www.linkedin.com/in/A/", "linkedin.com/in/b", "x y"]),
        st.sampled_from(["", "", "a@x.example", "A@x.example", "b@x.example", "nobody"]),
        st.one_of(st.sampled_from(["", "", "Trust", "the trust", "The Trust", "trust"]), ODD),
        st.one_of(st.sampled_from(["", "Chair"]), ODD),
        st.sampled_from(["", "12 Mar 2024", "soon"]),
    ),
    max_size=8,
)
KNOWN = st.lists(
    st.sampled_from(
        [
            "name: Ann",
            "name: Ann Lee\naliases: [Ann, Sam]\nlinkedin: https://linkedin.com/in/a",
            "name: Bob # him\nemail: 'a@x.example'\norganisation: trust",
            "name: Ann\norganisation: The Trust\nrole:\nemail: [b@x.example,  c@x.example]",
            "name: Sam\nrole: {a: b}",
        ]
    ),
    max_size=4,
)


def _table(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([COLUMNS, *rows])
    return text.getvalue().encode()


def _imported(folder: Folder, data: bytes) -> Plan:
    plan = merging.plan(folder.load(), linkedin.read(data).found)
    writing.write(folder.root, plan.changes)
    return plan


@settings(max_examples=tries(60))
@given(ROWS, KNOWN, st.booleans())
def test_a_second_import_changes_nothing(rows: list[tuple[str, ...]], known: list[str], refers: bool) -> None:  # noqa: FBT001
    with TemporaryDirectory() as place:
        folder = Folder(Path(place))
        for number, front in enumerate(known):
            folder.note(f"content/contacts/p{number}.md", front)
        folder.organisation("trust", "name: The Trust")
        if refers:
            folder.interview("2026-11-18-sam", "contact: Sam\ndate: 2026-11-18")
        before = folder.load()
        data = _table(rows)
        first = _imported(folder, data)
        assert len(first.outcomes) == sum(any(cell.strip() for cell in row) for row in rows)
        after = folder.load()
        assert _errors(after.diagnostics) <= _errors(before.diagnostics)
        assert len(after.library.contacts) - len(after.library.stand_ins) == (
            len(before.library.contacts)
            - len(before.library.stand_ins)
            + sum(one.fate is Fate.NEW for one in first.outcomes)
        )
        for slug, one in before.library.interviews.items():
            is_same = one.contacts == after.library.interviews[slug].contacts
            assert is_same or set(one.contacts) <= before.library.stand_ins
        second = _imported(folder, data)
        assert second.changes == ()
        assert not [one for one in second.outcomes if one.fate in (Fate.NEW, Fate.FILLED)]


def _errors(diagnostics: Sequence[object]) -> set[str]:
    return {f"{one.path} {one.code}" for one in diagnostics if one.severity is Severity.ERROR}  # type: ignore[attr-defined]


TEXT = st.text(max_size=30)
LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "---",
                "# x",
                "## Log",
                "- 2026-01-01 request",
                "```",
                "~~~~",
                "<!--",
                "-->",
                "[[a]]",
                "![x](y.png)",
                "====",
            ]
        ),
        st.sampled_from(
            ["1. x", "<<<<<<< a", "=======", ">>>>>>> b", "[a]: https://x.example", "    code", "plain words"]
        ),
        TEXT,
    ),
    max_size=6,
).map("\n".join)


@settings(max_examples=tries(60))
@given(TEXT, TEXT, TEXT, st.lists(TEXT, max_size=3), LINES, TEXT)
def test_a_note_says_just_what_the_person_is(  # noqa: PLR0913, PLR0917 - as many as there are kinds of values
    name: str, organisation: str, email: str, tags: list[str], text: str, left: str
) -> None:
    values = {"organisation": [organisation], "email": [email], "tags": tags, "role": [left, organisation]}
    made = person("row 1", name, values, text=text, left=[("Odd", left)], connected=TODAY)
    if isinstance(made, Person):
        written = text_of(made)
        assert fault_of("content/contacts/a.md", "a", written, made) == ""
        for line in made.text.split("\n"):
            assert line in written
    else:
        assert not name.strip() or made.reason


PIECES = st.sampled_from(
    [
        *("BEGIN:VCARD", "END:VCARD", "VERSION:2.1", "VERSION:4.0", "FN:Ann", "N:a;b;c", "FN;CHARSET=x:y", "AGENT:"),
        *("NOTE;ENCODING=QUOTED-PRINTABLE:=C3=", "PHOTO;ENCODING=b:AAAA", "item1.EMAIL;PREF=1:a@b", "X;A=,,,,,,,,,;B"),
        *(
            ",".join(COLUMNS),
            "Name,Given Name,E-mail 1 - Value,Labels",
            'Ann,Lee,"x',
            "a;b\tc",
            '"',
            "\\",
            "=",
            "sep=;",
        ),
        *("\r\n", "\n", "\r", "\0", "\ufeff", " ", ";", ":", "é", "\u2028"),
    ]
)
BYTES = st.lists(st.one_of(PIECES.map(str.encode), st.just(b"\n"), st.binary(max_size=6)), max_size=25).map(b"".join)


@pytest.mark.parametrize("read", READERS, ids=["vcard", "linkedin", "google"])
@settings(max_examples=tries(60))
@given(data=BYTES)
def test_any_bytes_give_people_or_a_sentence(read: Callable[[bytes], Read], data: bytes) -> None:
    found: Sequence[Person | Refusal] = ()
    with suppress(UnusableFileError):
        found = read(data).found
    for one in found:
        assert one.place
        assert (one.reason if isinstance(one, Refusal) else one.name).encode()
