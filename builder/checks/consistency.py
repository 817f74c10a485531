"""What stands as it is but is probably not meant: one small check each (docs/format.md, Validation)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from typing import NamedTuple

from builder.checks.naming import explain_ambiguous
from builder.checks.schema import Places
from builder.diagnostics import Diagnostic
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, Promise, Todo
from builder.model.library import Library
from builder.model.references import Fate
from builder.model.words import FALLEN_THROUGH, InterviewStatus, LogType
from builder.source.document import Document
from builder.source.lines import line_end

_RANGE = re.compile(r"(\S+)[ ]+(\d?\d:\d\d)-(\d\d:\d\d)")
_LONGEST = timedelta(hours=4)  # that two people talk


class _Notes(NamedTuple):
    """What a check may look at."""

    library: Library
    documents: Mapping[str, Document]
    today: date

    def at_key(self, path: str, key: str, code: str, message: str, remedy: str) -> Diagnostic:
        """Return a diagnostic for the value of a key."""
        document = self.documents[path]
        return document.problem(*Places(document).value(key), code, message, remedy)

    def at_item(self, path: str, at: int, code: str, message: str, remedy: str) -> Diagnostic:
        """Return a diagnostic for the list item whose text begins at an offset."""
        document = self.documents[path]
        line = document.text[at : line_end(document.text, at)]
        return document.problem(at, at + len(line.rstrip()), code, message, remedy)

    def written(self) -> Iterable[Contact]:
        """Return the contacts that have a note."""
        return (contact for contact in self.library.contacts.values() if contact.path)


def check(library: Library, documents: Mapping[str, Document], today: date) -> list[Diagnostic]:
    """Return the warnings that the notes give as of *today*."""
    notes = _Notes(library, documents, today)
    return [problem for one in _CHECKS for problem in one(notes)]


def _statuses(notes: _Notes) -> Iterator[Diagnostic]:
    for one in notes.library.interviews.values():
        if one.stated_status in FALLEN_THROUGH and one.lasted:
            message = f"“lasted” says that the conversation took place, “status: {one.status}” that it did not"
            yield notes.at_key(one.path, "lasted", "contradicting-status", message, "correct one of the two")
        if one.called_off and one.status is not InterviewStatus.CANCELLED and not _is_refused(notes, one):
            message = f"“called_off” is for cancelled conversations, but this one is {one.status}"
            remedy = "write status: cancelled, or delete called_off"
            yield notes.at_key(one.path, "called_off", "contradicting-status", message, remedy)


def _is_refused(notes: _Notes, one: Interview) -> bool:
    """Return whether the note states a status that was refused, so that nobody knows it."""
    return one.stated_status is None and "status" in notes.documents[one.path].values


def _interview_dates(notes: _Notes) -> Iterator[Diagnostic]:
    for one in notes.library.interviews.values():
        if one.when.day > notes.today and one.status is InterviewStatus.DONE:
            message = f"this conversation counts as done, but its date, {one.when.day}, is still to come"
            yield notes.at_key(one.path, "date", "future-date", message, "correct the date, or write status: scheduled")
        for key in ("booked", "confirmed", "prepared", "debriefed", "thanked", "called_off"):
            day = getattr(one, key)
            is_told = key == "booked" and day and day > one.when.day  # below
            if day and day > notes.today and not is_told:
                message = f"{key} {day} is a day still to come"
                yield notes.at_key(one.path, key, "future-date", message, "correct the date")
        for key, day in (("thanked", one.thanked), ("debriefed", one.debriefed)):
            if day and day < one.when.day:
                message = f"{key} {day} lies before the conversation on {one.when.day}"
                yield notes.at_key(one.path, key, "odd-dates", message, "correct one of the two dates")
        if one.booked and one.booked > one.when.day:  # nothing is due before it, not even to prepare
            message = f"booked {one.booked} lies after the conversation on {one.when.day}"
            yield notes.at_key(one.path, "booked", "odd-dates", message, "correct one of the two dates")


def _offsets(notes: _Notes) -> Iterator[Diagnostic]:
    for one in notes.library.interviews.values():
        if not _may_be_range(one.when.clock):
            continue
        found = _RANGE.fullmatch(str(notes.documents[one.path].entries["date"].value).strip())
        if found:
            day, begins, ends = found.groups()
            message = f"“-{ends}” is read as an offset from UTC, but looks like the time at which this ends"
            remedy = (
                f"write only when it begins: {day} {begins}; or, if it is an offset, with a T: {day}T{begins}-{ends}"
            )
            yield notes.at_key(one.path, "date", "odd-offset", message, remedy)


def _may_be_range(clock: time | None) -> bool:
    """Return whether an offset, taken for a time of day, lies soon after the *clock* that it belongs to."""
    offset = clock.utcoffset() if clock else None
    if not clock or offset is None:
        return False
    return timedelta() < -offset - timedelta(hours=clock.hour, minutes=clock.minute) <= _LONGEST


def _items(notes: _Notes) -> Iterator[Diagnostic]:
    owners: Iterable[Contact | Interview] = (*notes.written(), *notes.library.interviews.values())
    for owner in owners:
        for promise in owner.promises:
            if promise.done and (made := _promised(owner, promise)):
                if promise.done >= made:
                    continue
                message = f"this was done on {promise.done}, before it was promised on {made}"
                yield notes.at_item(owner.path, promise.at, "odd-dates", message, "correct one of the two dates")
        items: tuple[Promise | Todo, ...] = (*owner.promises, *owner.todos)
        for item in items:
            if item.done and item.done > notes.today and item.box is Box.DONE:
                message = f"this is ticked as done on {item.done}, a day still to come"
                yield notes.at_item(owner.path, item.at, "future-date", message, "correct the date")


def _promised(owner: Contact | Interview, promise: Promise) -> date | None:
    """Return the day of a promise: as it says, else that of its conversation, where that took place."""
    if promise.made or not isinstance(owner, Interview):
        return promise.made
    return owner.day if owner.status is InterviewStatus.DONE else None


def _logs(notes: _Notes) -> Iterator[Diagnostic]:
    today = notes.today
    for contact in notes.written():
        for entry in contact.log:
            if entry.day > today:
                message = f"this entry is dated {entry.day}, a day still to come, and counts for nothing until then"
                yield notes.at_item(contact.path, entry.at, "future-date", message, "correct the date")


def _needless_to(notes: _Notes) -> Iterator[Diagnostic]:
    for contact in notes.written():
        for promise in contact.promises:
            if promise.to:
                message = "“to” has no meaning in a contact's own promise, which is theirs anyway"
                remedy = "delete it, or move the promise to the other person's note"
                yield notes.at_item(contact.path, promise.at, "needless-to", message, remedy)


def _shared_emails(notes: _Notes) -> Iterator[Diagnostic]:
    first: dict[str, Contact] = {}
    for contact in sorted(notes.written(), key=lambda one: one.path):
        for email in contact.email:
            other = first.setdefault(email.casefold(), contact)
            if other is not contact:
                message = f"{email} is also the address of {other.name} ({other.path})"
                remedy = "if both are one person, keep one note and add the other name to its aliases"
                document = notes.documents[contact.path]
                yield document.problem(*_place(document, "email", email), "shared-email", message, remedy)


def _shared_names(notes: _Notes) -> Iterator[Diagnostic]:
    """Find where a note calls an organisation by a name that several have."""
    library, known = notes.library, notes.library.targets.organisations
    several = {typed for typed in library.organisation_of if known.resolve(typed).fate is Fate.AMBIGUOUS}
    owners: Iterable[Contact | Interview] = (*notes.written(), *library.interviews.values()) if several else ()
    for one in owners:
        if one.organisation in several:
            message, remedy = explain_ambiguous(one.organisation, known, "organisations")
            taken = f"{message}; it is taken for “{library.organisation_of[one.organisation]}”"
            yield notes.at_key(one.path, "organisation", "ambiguous-organisation", taken, remedy)


def _place(document: Document, key: str, item: str) -> tuple[int, int]:
    """Return the offsets of an *item* of a list, or of the whole value of a key that is none."""
    value = document.entries[key].value
    items = [text.strip() for text in value] if isinstance(value, tuple) else []
    return Places(document).value(key, items.index(item) if item in items else None)


def _circles(notes: _Notes) -> Iterator[Diagnostic]:
    """Find circles of introductions, each told once, on the first of its members by slug."""
    contacts = notes.library.contacts
    settled: set[str] = set()
    for start in contacts:
        chain: dict[str, None] = {}
        slug: str | None = start
        while slug is not None and slug in contacts and slug not in chain and slug not in settled:
            chain[slug] = None
            slug = contacts[slug].introducer
        if slug is not None and slug in chain:
            members = list(chain)[list(chain).index(slug) :]
            first = contacts[min(members)]
            names = " → ".join(contacts[one].name for one in (*members, members[0]))
            message = f"these people were introduced by each other in a circle: {names}"
            if len(members) == 1:
                message = f"{first.name} cannot have been introduced by themselves"
            remedy = "correct introduced_by in one of the notes"
            yield notes.at_key(first.path, "introduced_by", "circular-introduction", message, remedy)
        settled.update(chain)


def _silent_mentors(notes: _Notes) -> Iterator[Diagnostic]:
    for contact in notes.written():
        if not contact.mentor:
            continue
        logged = any(entry.type is not LogType.NOTE and entry.day <= notes.today for entry in contact.log)
        held = any(
            one.status is InterviewStatus.DONE and one.when.day <= notes.today
            for one in notes.library.conversations[contact.slug]
        )
        if not logged and not held:
            message = f"{contact.name} is marked as a mentor, but the notes show no contact with them yet"
            remedy = "log how you are in touch, or remove mentor"
            yield notes.at_key(contact.path, "mentor", "silent-mentor", message, remedy)


_CHECKS: tuple[Callable[[_Notes], Iterator[Diagnostic]], ...] = (
    _statuses,
    _interview_dates,
    _offsets,
    _items,
    _logs,
    _needless_to,
    _shared_emails,
    _shared_names,
    _circles,
    _silent_mentors,
)
