"""The people of a file and the notes into what becomes of each: a new note, what a known one lacks, or a reason."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from builder.capture import revising
from builder.capture.edits import Describe, Edit, SetKey
from builder.capture.imports.model import CONNECTED_ON, LISTS, Person, Refusal
from builder.capture.imports.names import Names
from builder.capture.imports.notes import as_typed, fault_of, text_of
from builder.capture.imports.people import People, Somebody
from builder.capture.model import FileChange, RefusedError
from builder.capture.slugs import Slugs, made_of
from builder.checks.kinds import CONTACT
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic


class Fate(StrEnum):
    """What became of a row or card; each has exactly one."""

    NEW = "new"
    FILLED = "filled"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row or card: the note at ``path``, the keys it ``gained``, those where it says ``otherwise``.

    ``passed_by`` is, in words, what of its text does not come into the note.
    Where it was refused, ``reason`` says why, and ``problems`` are what has to be mended in the notes first.
    """

    place: str
    name: str
    fate: Fate
    path: str = ""
    gained: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    passed_by: tuple[str, ...] = ()
    reason: str = ""
    problems: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import does: an outcome for each row or card, in their order, and the changes of files."""

    outcomes: tuple[Outcome, ...]
    changes: tuple[FileChange, ...]


def plan(notes: Loaded, found: Iterable[Person | Refusal], advance: Callable[[], None] = lambda: None) -> Plan:
    """Return what becomes of the people *found*; *advance* is called once for each.

    The file is gone through until nothing changes any more, so that importing it again changes nothing either: what a
    later row tells of somebody may make an earlier one known, or not.
    """
    merging = _Merging(notes)
    outcomes: list[Outcome] = []
    listed = tuple(found)
    for one in listed:
        outcomes.append(merging.of(one))
        advance()
    again = outcomes
    while any(one.fate in (Fate.NEW, Fate.FILLED) for one in again):
        again = [merging.of(one) for one in listed]
        outcomes = [_both(first, second) for first, second in zip(outcomes, again, strict=True)]
    return Plan(tuple(outcomes), tuple(one.change for one in merging.changed if one.change))


def _both(first: Outcome, second: Outcome) -> Outcome:
    """Return what became of a row that was looked at twice."""
    if first.fate is Fate.REFUSED or (second.fate is Fate.NEW and first.fate is not Fate.NEW):
        return second
    if second.fate is Fate.FILLED:
        fate = Fate.NEW if first.fate is Fate.NEW else Fate.FILLED
        return replace(first, fate=fate, gained=tuple(dict.fromkeys((*first.gained, *second.gained))))
    return first


class _RefusedRowError(Exception):
    """One row that nothing comes of, and why."""

    def __init__(self, reason: str, problems: tuple[Diagnostic, ...] = ()) -> None:
        """Keep the reason, and what is wrong in the notes."""
        super().__init__(reason)
        self.problems = problems


class _Merging:
    """Decides row by row; knows the notes, and what the rows before have added to them."""

    def __init__(self, notes: Loaded) -> None:
        """Begin with *notes* as they are."""
        self._notes = notes
        self._people = People(notes)
        self._slugs = Slugs(notes, CONTACT)
        self._names = Names(notes)
        self.changed: list[Somebody] = []

    def of(self, one: Person | Refusal) -> Outcome:
        """Return what becomes of one row, and keep it in mind for the others."""
        if isinstance(one, Refusal):
            return Outcome(one.place, one.name, Fate.REFUSED, reason=one.reason)
        try:
            return self._of(one)
        except _RefusedRowError as refused:
            return Outcome(one.place, one.name, Fate.REFUSED, reason=str(refused), problems=refused.problems)

    def _of(self, person: Person) -> Outcome:
        if person.connected and person.connected > self._notes.today:  # which in a log would be a mistake
            left = (*person.left, (CONNECTED_ON, person.connected.isoformat()))
            person = replace(person, connected=None, left=left)
        like = self._people.like(person)
        if len(like) > 1:
            said = " and ".join(f"{one.name} ({one.path})" for one in like[:3])
            more = f" and {len(like) - 3} more" if len(like) > 3 else ""  # noqa: PLR2004
            raise _RefusedRowError(f"it fits several people: {said}{more}; add it to the right note by hand")
        if not like:
            somebody = self._added(person)
            return Outcome(person.place, person.name, Fate.NEW, somebody.path)
        somebody = like[0]
        gained = self._filled(somebody, person)
        fate = Fate.FILLED if gained else Fate.KNOWN
        otherwise = somebody.contradicts(person, self._people.organisation_of(person))
        passed_by = somebody.passes_by(person)
        return Outcome(person.place, person.name, fate, somebody.path, gained, otherwise, passed_by)

    def _added(self, person: Person) -> Somebody:
        reason = self._names.objection(person)
        if reason:
            raise _RefusedRowError(reason)
        organisation = "".join(person.values.get("organisation", ()))
        base = person.name if made_of(person.name) else _local_part(person)
        slug = self._slugs.of_person(base, organisation)
        somebody = Somebody(
            self._slugs.path(slug), (person.name,), self._people.organisation(organisation), person.values
        )
        self._write(somebody, person)
        self._names.take(person, slug)
        self._people.add(somebody)
        self.changed.append(somebody)
        return somebody

    def _write(self, somebody: Somebody, person: Person) -> None:
        """Make the new note of *person*; nothing is kept of it where it would not say just that."""
        text = text_of(person)
        slug = somebody.path.rpartition("/")[2].removesuffix(".md")
        fault = fault_of(somebody.path, slug, text, person)
        if fault:
            raise _RefusedRowError(f"no note can be made of it: {fault}")
        somebody.person, somebody.text = person, text
        somebody.change = FileChange(somebody.path, None, text.encode())

    def _filled(self, somebody: Somebody, person: Person) -> tuple[str, ...]:
        """Give *somebody* what their note lacks; return the keys."""
        lacking = somebody.lacks(person)
        if somebody.person:
            return self._completed(somebody, somebody.person, person, lacking)
        text = as_typed(person.text) if somebody.is_blank and person.text else ""
        if lacking or text:
            typed = text or somebody.described
            edits: list[Edit] = [Describe(typed)] if typed else []
            edits += [SetKey(each, _as_value(each, values)) for each, values in (somebody.filled | lacking).items()]
            try:
                change = revising.revise(self._notes, somebody.path, *edits)
            except RefusedError as refused:
                raise _RefusedRowError(f"{somebody.path} cannot be changed: {refused}", refused.problems) from refused
            if somebody.change is None:
                self.changed.append(somebody)
            somebody.change = change
            self._people.fill(somebody, lacking)
            if text:
                somebody.describe(text)
        return (*lacking, *(["note"] if text else []))

    def _completed(
        self, somebody: Somebody, known: Person, person: Person, lacking: Mapping[str, tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Add to a note that is to be made what a later row of the same file tells of the same person."""
        more = replace(
            known,
            values={**known.values, **lacking},
            text=known.text or person.text,
            left=tuple(dict.fromkeys((*known.left, *(one for one in person.left if one[1] not in somebody.text)))),
            connected=known.connected or person.connected,
        )
        if more == known:
            return ()
        self._write(somebody, more)
        self._people.fill(somebody, lacking)
        return (
            *lacking,
            *(["note"] if (more.text, more.left, more.connected) != (known.text, known.left, known.connected) else []),
        )


def _as_value(each: str, values: tuple[str, ...]) -> str | tuple[str, ...]:
    return values if each in LISTS and len(values) > 1 else values[0]


def _local_part(person: Person) -> str:
    """Return what stands before the @ of somebody's address, for a name that has no letters."""
    return next(iter(person.values.get("email", ())), "").partition("@")[0]


def counted(outcomes: Iterable[Outcome]) -> dict[Fate, int]:
    """Return how many of each fate there are; they add up to the rows or cards that are not empty."""
    found = [one.fate for one in outcomes]
    return {fate: found.count(fate) for fate in Fate}
