"""Notes that several processes read come to what one process makes of them, whatever order things are read in."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from builder import crew
from builder.checks.entries import Reader
from builder.checks.loading import Loaded, load
from builder.checks.memory import NOTHING, Read
from builder.model import references
from builder.model.references import Named
from builder.model.settings import Settings
from tests.support import TODAY, Folder

_SAMPLE = Path(__file__).parents[2]


class Came(NamedTuple):
    """What came of a folder: its notes, what is to be remembered, and which references were looked up."""

    notes: Loaded
    kept: list[Sequence[Read]]
    asked: tuple[str, ...]


Come = Callable[[Path], Came]


@pytest.fixture(params=[2, 3])
def shared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Come:
    """Return what reads a folder by so many processes."""
    number: int = request.param

    def come(root: Path) -> Came:
        with monkeypatch.context() as patch:
            patch.setattr(crew, "FEWEST", 2)
            patch.setattr(crew, "_processors", lambda: number)
            return _come(root)

    return come


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Come:
    """Return what reads a folder in one process, one note after the other."""

    def come(root: Path) -> Came:
        with monkeypatch.context() as patch:
            patch.setattr(Reader, "read_ahead", lambda _reader, _notes: None)
            return _come(root)

    return come


def _come(root: Path) -> Came:
    kept: list[Sequence[Read]] = []
    notes = load(root, Settings(), TODAY, memory=NOTHING._replace(keep=lambda *read: kept.extend(read)))
    everybody = Named("nobody-else", tuple(f"Person {number}" for number in range(99)), "")
    return Came(notes, kept, notes.library.targets.contacts.disturbed_by(everybody))


def _same(one: Came, other: Came) -> bool:
    alike = replace(one.notes, library=other.notes.library, attachments=other.notes.attachments) == other.notes
    return alike and (one.kept, one.asked, list(one.notes.documents)) == (
        other.kept,
        other.asked,
        list(other.notes.documents),
    )


def _library(came: Came) -> object:
    library = came.notes.library
    return {name: value for name, value in vars(library).items() if name != "targets"} | {
        "order": [*map(list, (library.contacts, library.interviews, library.organisations, library.organisation_of))]
    }


def test_the_sample_is_read_alike(alone: Come, shared: Come) -> None:
    here, there = alone(_SAMPLE), shared(_SAMPLE)
    assert here.kept[0]
    assert _same(here, there)
    assert _library(here) == _library(there)


def test_right_and_wrong_notes_are_read_alike(
    folder: Folder, alone: Come, shared: Come, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(references, "_MOST_COMPARED", 1)  # so that not all who look for names find offers
    for number in range(30):
        wrong = "- no date: nothing" if number % 3 else "- 2026-10-01 reply (email): Gladly"
        folder.contact(f"c{number}", f"name: Person {number}\nodd: 1", f"## Log\n{wrong}\n\n[[Persn {number}x]]\n")
    folder.contact("broken", "name: [A, B]")
    folder.write("content/contacts/blank.md", "\n")
    folder.write("content/contacts/unfenced.md", "Nothing in front")
    folder.contact("sub/C1", "name: Another")
    for number in range(30):
        folder.interview(f"right{number}", f"contact: Person {number}\ndate: 2026-10-01\nstatus: done")
        body = f"## Notes\n[[persn {number}]] and ![[c{number}.png]] and [x](../contacts/c{number}.md)\n"
        people = f"[c{number}, {'Some' if number % 2 else 'some'}body, Person {number + 5}x]"
        folder.interview(f"i{number}", f"contact: {people}\ndate: 2026-11-0{number % 9 + 1}\nstatus: done", body)
    folder.interview("hidden", "contact: broken\ndate: 2026-11-18\nstatus: done")
    folder.organisation("mill", "name: The Mill")
    here, there = alone(folder.root), shared(folder.root)
    codes = {problem.code for problem in here.notes.diagnostics}
    assert {"broken-link", "unknown-contact", "unknown-key", "bad-item", "duplicate-slug"} <= codes
    assert here.asked
    assert here.notes.library.stand_ins
    assert _same(here, there)
    assert _library(here) == _library(there)
