"""Where a contact stands, and what was done lately (docs/follow-ups.md, Where a contact stands)."""

from collections.abc import Container, Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from builder.followups.facts import is_asking, is_held
from builder.followups.model import Agenda, FollowUp, Status
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.library import Library
from builder.model.words import ContactStatus, Direction, InterviewStatus, LogType, Rule

LATELY = timedelta(days=7)
"""How far back “lately” reaches."""

_RESTING = (ContactStatus.PARKED, ContactStatus.DECLINED)
_WAITING = (Rule.CHASE, Rule.THEIR_PROMISE)
_OUTGOING = {
    LogType.REQUEST: "Asked {name} for a conversation",
    LogType.CONFIRMATION: "Confirmed with {name}",
    LogType.THANKS: "Thanked {name}",
    LogType.UPDATE: "Told {name} how you are getting on",
    LogType.ANSWERED: "Answered {name}",
}


class Stage(StrEnum):
    """How far things have come with a contact, in order."""

    KNOWN = "known"
    ASKED = "asked"
    ANSWERED = "answered"
    TALKED = "talked"
    THANKED = "thanked"


class Done(NamedTuple):
    """Something that was done: the day, the contact's slug, and what in words."""

    day: date
    contact: str
    text: str


def stage(library: Library, contact: Contact, today: date) -> Stage:
    """Return the furthest stage that things with *contact* have reached by *today*."""
    interviews = library.conversations[contact.slug]
    if any(one.thanked for one in interviews):
        return Stage.THANKED
    log = [entry for entry in contact.log if entry.day <= today]
    talks = [one.day for one in interviews if is_held(one, today) and is_asking(one)]
    if talks:
        first = min(talks)
        is_thanked = any(entry.type is LogType.THANKS and entry.day >= first for entry in log)
        return Stage.THANKED if is_thanked else Stage.TALKED
    logged = {entry.type for entry in log}
    if interviews or LogType.REPLY in logged:
        return Stage.ANSWERED
    return Stage.ASKED if LogType.REQUEST in logged else Stage.KNOWN


def waiting(agenda: Agenda) -> tuple[FollowUp, ...]:
    """Return what others are to do next and are not late with, earliest first."""
    not_yet = (Status.UPCOMING, Status.LATER)
    return tuple(one for one in agenda.followups if one.rule in _WAITING and one.status in not_yet)


def dormant(library: Library, agenda: Agenda) -> tuple[str, ...]:
    """Return the slugs of contacts that rest: parked, declined, or out of touch so long that it has lapsed."""
    lapsed = {one.contact for one in agenda.of(Status.LAPSED) if one.rule is Rule.KEEP_IN_TOUCH}
    return tuple(slug for slug, contact in library.contacts.items() if contact.status in _RESTING or slug in lapsed)


def done_lately(library: Library, today: date) -> tuple[Done, ...]:
    """Return what was done in the last 7 days, today included, latest first."""
    last = today.toordinal()
    lately = frozenset(map(date.fromordinal, range(max(1, last - LATELY.days + 1), last + 1)))
    done = {
        *(one for talk in library.interviews.values() for one in _of_interview(library, talk, lately)),
        *(one for contact in library.contacts.values() for one in _of_contact(library, contact, lately)),
    }
    return tuple(sorted(done, key=lambda one: (-one.day.toordinal(), one.contact, one.text)))


def _of_interview(library: Library, one: Interview, lately: Container[date]) -> Iterator[Done]:
    main = one.contacts[0]
    if one.day in lately and one.status is InterviewStatus.DONE:
        verb = "Talked with" if one.direction is Direction.ASKING else "Gave a conversation to"
        yield from (Done(one.day, slug, f"{verb} {library.contacts[slug].name}") for slug in one.contacts)
    if one.thanked and one.thanked in lately:
        yield from (Done(one.thanked, slug, f"Thanked {library.contacts[slug].name}") for slug in one.contacts)
    if one.debriefed and one.debriefed in lately:
        yield Done(one.debriefed, main, f"Debriefed the conversation with {library.contacts[main].name}")
    yield from _items(library, one, main, lately)


def _of_contact(library: Library, contact: Contact, lately: Container[date]) -> Iterator[Done]:
    for entry in contact.log:
        if entry.day in lately and entry.type in _OUTGOING:
            yield Done(entry.day, contact.slug, _OUTGOING[entry.type].format(name=contact.name))
    yield from _items(library, contact, contact.slug, lately)


def _items(library: Library, owner: Contact | Interview, slug: str, lately: Container[date]) -> Iterator[Done]:
    for promise in owner.promises:
        if promise.done and promise.done in lately and promise.box is Box.DONE:
            whom = promise.to if promise.to and promise.to in library.contacts else slug  # their note may be left out
            yield Done(promise.done, whom, ("Kept: " if promise.mine else "They kept: ") + promise.text)
    for todo in owner.todos:
        if todo.done and todo.done in lately and todo.box is Box.DONE:
            yield Done(todo.done, slug, f"Done: {todo.text}")
