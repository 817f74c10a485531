"""The export as CSV: a table of contacts and one of interviews, a row each (RFC 4180; docs/export.md, CSV)."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from builder.checks.loading import Loaded
from builder.exports.derived import Derived, Standing, State, clock
from builder.followups.model import Agenda, FollowUp
from builder.model.contact import Contact
from builder.model.dates import Duration
from builder.model.interview import Interview

_BOM = "\ufeff"  # without it, spreadsheets take letters beyond ASCII for others
_BETWEEN = "; "
_FORMULA = ("=", "+", "-", "@")
_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_UNFIT = re.compile("[\0-\b\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_Value = str | date | Duration | bool | int | tuple[str, ...] | None


class Table(StrEnum):
    """The tables that there are."""

    CONTACTS = "contacts"
    INTERVIEWS = "interviews"


class _Person(NamedTuple):
    """A contact, where they stand, and what is due first; names in place of slugs."""

    one: Contact
    standing: Standing
    organisation: str | None
    introducer: str | None
    held: int
    next: FollowUp | None


class _Talk(NamedTuple):
    """A conversation, what became of it, and what is due first; names in place of slugs."""

    one: Interview
    state: State
    people: tuple[str, ...]
    organisation: str | None
    next: FollowUp | None


_CONTACTS: Mapping[str, Callable[[_Person], _Value]] = {
    "slug": lambda row: row.one.slug,
    "name": lambda row: row.one.name,
    "preferred_name": lambda row: row.one.preferred_name,
    "aliases": lambda row: row.one.aliases,
    "pronouns": lambda row: row.one.pronouns,
    "organisation": lambda row: row.organisation,
    "role": lambda row: row.one.role,
    "fields": lambda row: row.one.fields,
    "level": lambda row: row.one.level,
    "location": lambda row: row.one.location,
    "email": lambda row: row.one.email,
    "phone": lambda row: row.one.phone,
    "linkedin": lambda row: row.one.linkedin,
    "website": lambda row: row.one.website,
    "links": lambda row: row.one.links,
    "source": lambda row: row.one.source,
    "introduced_by": lambda row: row.introducer,
    "mentor": lambda row: row.one.mentor,
    "may_contact": lambda row: row.one.may_contact,
    "keep_in_touch": lambda row: row.one.keep_in_touch,
    "snooze_until": lambda row: row.one.snooze_until,
    "status": lambda row: row.one.status,
    "tags": lambda row: row.one.tags,
    "stage": lambda row: row.standing.stage,
    "met": lambda row: row.standing.met,
    "last_contact": lambda row: row.standing.last_contact,
    "conversations": lambda row: row.held,
    "next_follow_up": lambda row: row.next.action if row.next else None,
    "due": lambda row: row.next.due if row.next else None,
    "due_status": lambda row: row.next.status if row.next else None,
}
_INTERVIEWS: Mapping[str, Callable[[_Talk], _Value]] = {
    "slug": lambda row: row.one.slug,
    "contact": lambda row: row.people,
    "date": lambda row: row.one.when.day,
    "time": lambda row: clock(row.one),
    "status": lambda row: row.one.status,
    "direction": lambda row: row.one.direction,
    "via": lambda row: row.one.via,
    "place": lambda row: row.one.place,
    "organisation": lambda row: row.organisation,
    "role": lambda row: row.one.role,
    "fields": lambda row: row.one.fields,
    "goal": lambda row: row.one.goal,
    "keywords": lambda row: row.one.keywords,
    "minutes": lambda row: row.one.minutes,
    "lasted": lambda row: row.one.lasted,
    "interest_before": lambda row: row.one.interest_before,
    "interest_after": lambda row: row.one.interest_after,
    "booked": lambda row: row.one.booked,
    "confirmed": lambda row: row.one.confirmed,
    "prepared": lambda row: row.one.prepared,
    "debriefed": lambda row: row.one.debriefed,
    "thanked": lambda row: row.one.thanked,
    "called_off": lambda row: row.one.called_off,
    "tags": lambda row: row.one.tags,
    "notes": lambda row: row.one.notes,
    "debrief": lambda row: row.one.debrief,
    "held": lambda row: row.state.held,
    "next_follow_up": lambda row: row.next.action if row.next else None,
    "due": lambda row: row.next.due if row.next else None,
    "due_status": lambda row: row.next.status if row.next else None,
}


def render(notes: Loaded, agenda: Agenda, table: Table) -> bytes:
    """Return a table as of the agenda's day: UTF-8 with a BOM, each cell in quotation marks, lines ended by CRLF."""
    known = Derived(notes, agenda)
    if table is Table.CONTACTS:
        people = (_person(known, one) for one in notes.library.contacts.values())
        rows = [[value(one) for value in _CONTACTS.values()] for one in people]
        return _written(_CONTACTS, rows)
    talks = (_talk(known, one) for one in notes.library.by_day)
    return _written(_INTERVIEWS, [[value(one) for value in _INTERVIEWS.values()] for one in talks])


def _person(known: Derived, one: Contact) -> _Person:
    standing, library = known.contact(one), known.library
    introducer = library.contacts[standing.introducer].name if standing.introducer else one.introduced_by
    held = len(known.facts.contacts[one.slug].held)
    due = known.next_of_contacts.get(one.slug)
    return _Person(one, standing, _organisation(known, standing.organisation), introducer, held, due)


def _talk(known: Derived, one: Interview) -> _Talk:
    state = known.interview(one)
    people = tuple(known.facts.name(slug) for slug in one.contacts)
    due = known.next_of_interviews.get(one.slug)
    return _Talk(one, state, people, _organisation(known, state.organisation), due)


def _organisation(known: Derived, slug: str | None) -> str | None:
    return known.library.organisations[slug].name if slug else None


def _written(columns: Iterable[str], rows: Iterable[Iterable[_Value]]) -> bytes:
    # In quotation marks even where RFC 4180 needs none: where a spreadsheet splits at semicolons, as many do by
    # their language, no part of a cell becomes a cell of its own.
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(_text(value)) for value in row] for row in rows)
    return f"{_BOM}{file.getvalue()}".encode()


def _text(value: _Value) -> str:
    """Return a value as the notes would write it, a list on one line; without what no spreadsheet can hold."""
    if isinstance(value, tuple):
        text = _BETWEEN.join(value)
    elif isinstance(value, bool):
        text = "true" if value else "false"
    else:
        text = "" if value is None else str(value)
    return _UNFIT.sub("", _ENDS.sub("\n", text))


def harmless(text: str) -> str:
    """Return *text* so that no spreadsheet takes it for a formula: what might be one begins with an apostrophe.

    OWASP, CSV Injection: a formula begins with ``= + - @``, a tab or the end of a line; here also in other widths and
    after spaces. Taking that apostrophe off again gives the text as it was.
    """
    bare = text.lstrip("'").lstrip()
    begins = unicodedata.normalize("NFKC", bare[:1])
    return f"'{text}" if begins.startswith(_FORMULA) or text.lstrip("'")[:1] in ("\t", "\n") else text
