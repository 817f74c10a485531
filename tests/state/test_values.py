"""Entries come back from JSON as they were, and nothing else does."""

import ast
import json
import tempfile
from collections.abc import Iterable, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from builder import state
from builder.checks.kinds import KINDS, Kind
from builder.diagnostics import Diagnostic, Span
from builder.model.contact import Contact
from builder.model.dates import Duration, Moment
from builder.model.interview import Interview
from builder.model.items import Box, News, Phrase, Promise
from builder.model.library import Library
from builder.model.words import Audience
from builder.site.file_records import FileRecord, PlacedText
from builder.state import values
from builder.state.records import Known, Report
from tests.properties import test_site
from tests.properties.notes import FIRST
from tests.support import TODAY, Folder, tries

_SAMPLE = Path(__file__).parents[2]
_CODE = sorted(Path(state.__file__).parent.glob("*.py"))
_ENTRIES = {kind.entry for kind in KINDS}


def entries(library: Library) -> Iterable[Any]:
    yield from library.contacts.values()
    yield from library.interviews.values()
    yield from library.organisations.values()
    yield from library.themes
    yield library.profile


def check(library: Library) -> None:
    """Hold that every entry is the same when it comes back: equal, of the same types, with nothing more or less."""
    for entry in entries(library):
        back = values.decoded(type(entry), values.encoded(entry))
        assert back == entry
        assert repr(back) == repr(entry), "an enumeration is not its text, a tuple not a list"
        assert back.__dict__.keys() == entry.__dict__.keys()
        assert values.encoded(back) == values.encoded(entry)


def read(files: Mapping[str, str]) -> Library:
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        for path, text in files.items():
            folder.write(path, text)
        return folder.load().library


@settings(max_examples=tries(12))
@given(test_site.folders())
def test_entries_of_any_notes(files: dict[str, str]) -> None:
    check(read(files))


def test_entries_of_the_sample() -> None:
    check(Folder(_SAMPLE).load().library)


def test_every_kind_of_note() -> None:
    library = read(FIRST)
    check(library)
    assert {type(entry) for entry in entries(library)} == _ENTRIES


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Moment, Moment(date(2026, 11, 20), time(14, 30))),
        (Moment, Moment(date.min)),
        (Moment, Moment(TODAY, time.fromisoformat("14:30:00+02:00"))),
        (Duration, Duration(months=3)),
        (News, News(TODAY, "\ud800 \u2028 \0 \\ \" ' \ud83d\ude00", Audience.MENTORS, 7)),
        (Promise, Promise(Box.DROPPED, mine=True, text="", by=None, made=TODAY, done=None, to="né", at=0)),
        (Phrase, Phrase("a\nb", "", 2**40)),
        (Known, Known("key", ("a",), (), "Contact")),
        (Known, Known("", (), (), "")),
        (
            FileRecord,
            FileRecord((), "a", "b", (1, 2), ("text 0",), (PlacedText("k", "[]", "notes", "p", "../", "n1"),)),
        ),
        (
            Report,
            Report(TODAY, "/a", "b", True, 1, 2, 3, 4, 5, (Diagnostic("a", Span(1, 2, 3, 4), "bad-yaml", "m", "h"),)),  # noqa: FBT003
        ),
        (tuple[str, ...], ("a", "b")),
    ],
)
def test_what_else_is_kept(kind: type[Any], value: object) -> None:
    kept = values.encoded(value)
    assert values.decoded(kind, kept) == value
    assert repr(values.decoded(kind, kept)) == repr(value)


def broken(entry: Contact | Interview) -> Iterable[str]:
    """Yield what an entry's JSON may have become."""
    whole = values.encoded(entry).decode()
    held = json.loads(whole)
    yield from (
        "",
        "null",
        "5",
        '""',
        "{}",
        "[]",
        "[[]]",
        "[" * 100_000,
        "{",
        whole[:-1],
        whole[1:],
        f"{whole}x",
        "\xff",
    )
    yield json.dumps([*held, None])
    yield json.dumps(held[:-1])
    yield json.dumps({str(number): value for number, value in enumerate(held)})


@pytest.mark.parametrize("kind", [Contact, Interview])
def test_what_is_no_entry_is_refused(kind: type[Contact | Interview]) -> None:
    entry = next(one for one in entries(read(FIRST)) if isinstance(one, kind))
    for text in broken(entry):
        with pytest.raises(ValueError):  # noqa: PT011 - whatever JSON says of it
            values.decoded(kind, text.encode())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Moment, "[]"),
        (Moment, '["2026-13-01",null]'),
        (Moment, "[5,null]"),
        (News, '["2026-11-20","text","everybody at all",3]'),
        (News, '["2026-11-20","text"]'),
        (Known, '["key",[],[[]],"Contact"]'),
        (Report, '["2026-11-20"]'),
    ],
)
def test_what_is_no_value_is_refused(kind: type[Any], text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - as above
        values.decoded(kind, text.encode())


def test_what_is_no_value_of_the_notes_is_not_kept() -> None:
    with pytest.raises(TypeError, match="no value of the notes"):
        values.encoded(Path())


@pytest.mark.parametrize("file", _CODE, ids=lambda file: file.name)
def test_nothing_that_is_kept_is_ever_executed(file: Path) -> None:
    tree = ast.parse(file.read_text())
    imported = {
        name.partition(".")[0]
        for node in ast.walk(tree)
        for name in (
            [one.name for one in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imported & {"pickle", "marshal", "shelve", "dill", "copyreg", "importlib", "runpy", "yaml", "ctypes"}
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "__import__"}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.sections], ids=lambda kind: kind.name)
def test_an_entry_ends_with_its_sections(kind: Kind) -> None:
    """As builds count on that read again only what stands in these."""
    names = [attribute for attribute, _ in kind.sections.values()]
    fields = [*kind.entry.model_fields.items()][-len(names) :]
    defaults = [() if form else "" for _, form in kind.sections.values()]
    assert [(name, field.default) for name, field in fields] == [*zip(names, defaults, strict=True)]
    assert kind.entry.__name__ == kind.called
