"""docs/format.md against the schemas, the sections and the settings; its examples, read as notes."""

import json
import re
from typing import Any

import pytest

from builder.checks import trees
from builder.checks.jsonschema import schemas
from builder.checks.kinds import CONTACT, INTERVIEW, KINDS, ORGANISATION, PROFILE, SECTION_KINDS, Kind
from builder.checks.loading import Loaded
from builder.checks.schema import OBSIDIAN_KEYS
from builder.checks.settings import FILE, SORT
from builder.diagnostics import Diagnostic, Severity, Span
from builder.diagnostics.render import as_json, as_text
from builder.model.interview import DEFAULT_MINUTES
from builder.model.settings import FollowUp, Settings
from builder.model.words import Audience, Channel, LogType, Outcome
from builder.stamp.litter import COPIED
from tests.docs.pages import Row, blocks, page, section, spans, tables
from tests.support import TODAY, Folder

_SECTION_OF = {"contact": CONTACT, "interview": INTERVIEW, "organisation": ORGANISATION, "profile": PROFILE}
_HEADINGS = {"question theme": "Question theme"} | {name: name.capitalize() for name in _SECTION_OF}
_SCHEMAS = {"question theme": "questions"}
_each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def _rows(kind: Kind) -> list[Row]:
    return tables(section("format.md", _HEADINGS[kind.name]))[0]


def _in_schema(schema: object, word: str) -> list[Any]:
    """Return everything that stands under a keyword anywhere in a schema."""
    if isinstance(schema, list):
        return [found for one in schema for found in _in_schema(one, word)]
    if not isinstance(schema, dict):
        return []
    return [found for key, one in schema.items() for found in ([one] if key == word else _in_schema(one, word))]


@_each_kind
def test_every_key_of_a_kind_is_listed_once(kind: Kind) -> None:
    listed = [key for row in _rows(kind) for key in row.spans(0)]
    assert sorted(listed) == sorted(kind.keys)


@_each_kind
def test_required_keys_are_marked(kind: Kind) -> None:
    marked = [key for row in _rows(kind) for key in row.spans(0) if "**required**" in row.cells[1]]
    assert sorted(marked) == sorted(kind.required)


@_each_kind
def test_choices_and_ranges_are_those_of_the_schema(kind: Kind) -> None:
    found = schemas()[_SCHEMAS.get(kind.name, kind.name)]
    for row in _rows(kind):
        for key in row.spans(0):
            schema = found["properties"][key]
            shared = [found["$defs"][one.rpartition("/")[2]] for one in _in_schema(schema, "$ref")]
            choices = {word for one in _in_schema([schema, shared], "enum") for word in one}
            choices |= set(_in_schema([schema, shared], "const"))
            if choices:
                assert set(row.spans(1)) == choices, key
            for low, high in zip(_in_schema(schema, "minimum"), _in_schema(schema, "maximum"), strict=True):
                assert f"{low} to {high}" in row.cells[1], key


def test_defaults_of_an_interview() -> None:
    said = {key: row.cells[2] for row in _rows(INTERVIEW) for key in row.spans(0)}
    assert f"default {DEFAULT_MINUTES}" in said["minutes"]
    assert f"default `{INTERVIEW.schema.model_fields['direction'].default}`" in said["direction"]
    assert [key for key in spans(said["status"]) if key in INTERVIEW.keys] == [
        "lasted", "thanked", "debriefed", "interest_after",
    ]  # fmt: skip


def test_every_section_is_listed_with_the_notes_it_is_read_in() -> None:
    rows = tables(section("format.md", "Sections"))[0]
    listed = {row.spans(0)[0].removeprefix("## ").casefold(): row for row in rows}
    assert listed.keys() == SECTION_KINDS.keys()
    for title, row in listed.items():
        assert [_SECTION_OF[name] for name in row.cells[1].split(", ")] == list(SECTION_KINDS[title]), title
        has_form = any(kind.sections[title][1] for kind in SECTION_KINDS[title])
        assert row.cells[2].startswith("free text") is not has_form, title


def test_words_of_items() -> None:
    log = tables(section("format.md", "Log types"))[0]
    assert [row.spans(0)[0] for row in log] == list(LogType)
    via = next(row for row in _rows(INTERVIEW) if row.spans(0) == ["via"])
    assert via.spans(1) == list(Channel)
    said = section("format.md", "Sections")
    assert all(f"` — {one}`" in said for one in Outcome)
    assert {f"(tell {one})" for one in Audience} - set(spans(said)) == {f"(tell {Audience.EVERYONE})"}


def test_lists_of_endings_and_of_keys_that_raise_nothing() -> None:
    reading = " ".join(section("format.md", "Reading").split())
    copied = re.search(r"Copied are ([^.]*)\.", reading)
    assert copied
    assert set(re.split(r", | and ", copied[1])) == COPIED
    obsidian = re.search(r"Obsidian's own \(`([^`]*)`\)", reading)
    assert obsidian
    assert set(obsidian[1].split()) == OBSIDIAN_KEYS


def test_settings_are_listed_with_their_defaults() -> None:
    rows = {row.spans(0)[0]: row for row in tables(section("format.md", "Settings"))[0]}
    assert rows.keys() == Settings.model_fields.keys()
    for name in ("title", "theme", "output", "language_tag"):
        assert rows[name].spans(2) == [Settings.model_fields[name].default], name


def test_the_block_of_defaults_is_the_defaults() -> None:
    text = next(one.text for one in blocks(section("format.md", "Settings"), "yaml") if one.label == "defaults")
    found = trees.parse(text.encode(), FILE, SORT)
    assert not found.problems
    assert found.values == Settings()
    without = set(re.findall(r"`(\w+)`", section("format.md", "Settings").partition("Three more")[2]))
    assert {
        key.strip() for key in re.findall(r"^ +(\w+):", text, re.MULTILINE)
    } == FollowUp.model_fields.keys() - without


def test_settings_in_examples_are_without_problems() -> None:
    for name in ("format.md", "follow-ups.md"):
        for block in blocks(page(name), "yaml"):
            if "follow_up:" in block.text:
                assert trees.parse(block.text.encode(), FILE, SORT).problems == [], block.text


@pytest.fixture
def example(folder: Folder) -> Loaded:
    """Return the notes of the page's examples, which are one folder together."""
    for block in blocks(page("format.md"), "markdown"):
        if block.label:
            folder.write(block.label, block.text)
    return folder.load()


def test_examples_are_without_problems(example: Loaded) -> None:
    assert [as_text(problem) for problem in example.diagnostics] == []


@_each_kind
def test_examples_hold_every_section(example: Loaded, kind: Kind) -> None:
    library = example.library
    notes: dict[str, list[Any]] = {
        "contact": list(library.contacts.values()),
        "interview": list(library.interviews.values()),
        "organisation": list(library.organisations.values()),
        "question theme": list(library.themes),
        "profile": [library.profile],
    }
    assert notes[kind.name]
    for title, (attribute, _) in kind.sections.items():
        assert any(getattr(note, attribute) for note in notes[kind.name]), title


def test_examples_of_promises_fit_their_form(folder: Folder) -> None:
    text = next(one.text for one in blocks(section("format.md", "Sections"), "markdown") if not one.label)
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-02\nstatus: done", f"## Promises\n{text}")
    assert len(folder.library().interviews["talk"].promises) == len(text.splitlines())


def test_references_shown_are_all_the_same_person(example: Loaded) -> None:
    shown = next(one.text for one in blocks(section("format.md", "Reading"), "text"))
    contacts = example.library.targets.contacts
    assert {contacts.resolve(line).slug for line in shown.splitlines()} == {"thandi-nkosi"}


@pytest.fixture
def mistyped(folder: Folder) -> Diagnostic:
    """Return the problem that the section on validation shows."""
    folder.contact("thandi-nkosi")
    folder.interview("2026-11-18-thandi", "contact: thandi-nkos\ndate: 2026-11-18\nlasted: 25")
    (problem,) = folder.load(TODAY).diagnostics
    return problem


def test_the_problem_shown_is_what_check_says(mistyped: Diagnostic) -> None:
    shown = blocks(section("format.md", "Validation"), "text")[0].text
    assert as_text(mistyped) + "\n" == shown


def test_the_json_shown_is_what_check_prints(mistyped: Diagnostic) -> None:
    shown = blocks(section("format.md", "Validation"), "json")[0].text
    assert json.loads(as_json([mistyped])) == json.loads(shown)
    assert mistyped.span == Span(2, 10, 2, 21)


def test_severities_are_explained() -> None:
    said = section("format.md", "Validation")
    assert re.findall(r"^- An? \*\*(\w+)\*\*", said, re.MULTILINE) == list(Severity)


def test_what_the_lead_in_of_reading_promises(folder: Folder) -> None:
    folder.contact("ada", "phone: 0825551234\nmentor: Yes\nmay_contact: off\nlevel: Senior\nrole: First\nrole: Second")
    folder.contact("no", "name: No\ntags: one, two\nrole: a: b\nlocation: Here")
    library = folder.load().library
    ada, no = library.contacts["ada"], library.contacts["no"]
    assert (ada.phone, ada.mentor, ada.may_contact, ada.level, ada.role) == (
        ("0825551234",),
        True,
        False,
        "senior",
        "First",
    )
    assert (no.name, no.tags, no.role, no.location) == ("No", ("one, two",), None, "Here")


def test_a_comment_alone_is_no_debrief_and_a_done_date_no_tick(folder: Folder) -> None:
    folder.contact("ada", "introduced_by: ada", "## Promises\n- [ ] me: x (by 2026-11-19, done 2026-11-18)")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nlasted: 25", "## Debrief\n<!-- what was left out? -->")
    folder.interview("other", "contact: zoe\ndate: 2026-11-18\nlasted: 25\nthanked: 2026-11-18\ndebriefed: 2026-11-18")
    loaded = folder.load()
    assert {problem.code for problem in loaded.diagnostics} == {
        "circular-introduction", "done-without-tick", "unknown-contact",
    }  # fmt: skip
    assert loaded.library.stand_ins == {"zoe"}
    assert not loaded.library.interviews["talk"].debrief
