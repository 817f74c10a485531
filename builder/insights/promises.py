"""Every promise of the notes, mine and theirs: to whom or by whom, when due, and what the agenda makes of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from builder.followups.facts import Facts, promise_due
from builder.followups.model import Agenda, FollowUp, Status
from builder.model.items import Box, Promise
from builder.model.words import Rule

_Steps = dict[tuple[Rule, str | None, date, str | None], list[FollowUp]]


class Promised(NamedTuple):
    """A promise and who is on the other side of it.

    ``contact`` and ``interview`` (where it was made, else None) are slugs, ``path`` is the note that holds it. ``due``
    is None only for one that is no longer open. ``step`` is the agenda's follow-up, where it has one.
    """

    promise: Promise
    contact: str
    interview: str | None
    path: str
    made: date | None
    due: date | None
    step: FollowUp | None

    @property
    def is_late(self) -> bool:
        """Return whether the agenda says so; of somebody who is archived, for one, it says nothing."""
        return self.step is not None and self.step.status is Status.OVERDUE

    @property
    def is_let_lie(self) -> bool:
        """Return whether the agenda has given it up."""
        return self.step is not None and self.step.status is Status.LAPSED


def collect(facts: Facts, agenda: Agenda) -> tuple[Promised, ...]:
    """Return all promises, those in contacts' notes first, each kind by slug, then in the order of the note.

    The due day is that of docs/follow-ups.md, my-promise and their-promise. Where a conversation had several people and
    the promise names none, it is with whom the agenda asks, else the main one.
    """
    steps: _Steps = {}
    for one in agenda.followups:
        if one.rule in (Rule.MY_PROMISE, Rule.THEIR_PROMISE):
            steps.setdefault((one.rule, one.interview, one.since, one.subject), []).append(one)
    return (*_of_contacts(facts, steps), *_of_interviews(facts, steps))


def _of_contacts(facts: Facts, steps: _Steps) -> Iterator[Promised]:
    for slug, contact in facts.library.contacts.items():
        for one in contact.promises:
            due = promise_due(facts, one, None)
            step = _step(steps, one, None, due, (slug,))
            yield Promised(one, slug, None, contact.path, one.made, step.due if step else due, step)


def _of_interviews(facts: Facts, steps: _Steps) -> Iterator[Promised]:
    for talk in facts.library.interviews.values():
        for one in talk.promises:
            due = promise_due(facts, one, talk)
            whom = (one.to,) if one.to and one.to in facts.contacts else talk.contacts
            step = _step(steps, one, talk.slug, due, whom)
            contact = step.contact if step else whom[0]
            yield Promised(one, contact, talk.slug, talk.path, one.made or talk.day, step.due if step else due, step)


def _step(
    steps: _Steps, one: Promise, interview: str | None, due: date | None, whom: tuple[str, ...]
) -> FollowUp | None:
    """Return the follow-up that an open promise raised; two alike in one note have two alike."""
    if one.box is not Box.OPEN or due is None:
        return None
    rule = Rule.MY_PROMISE if one.mine else Rule.THEIR_PROMISE
    found = steps.get((rule, interview, due, one.text), [])
    return next((step for step in found if step.contact in whom), None)


def still_open(promises: Iterable[Promised], *, mine: bool) -> tuple[Promised, ...]:
    """Return the open promises of one side: late ones first, last those of which nothing reminds; each by due day."""

    def place(one: Promised) -> tuple[bool, date]:
        return one.step is None or one.is_let_lie, one.due or date.max  # what is late is due before all else

    found = (one for one in promises if one.promise.box is Box.OPEN and one.promise.mine is mine)
    return tuple(sorted(found, key=place))


def kept(promises: Iterable[Promised]) -> tuple[Promised, ...]:
    """Return the promises that were kept, latest first; last those of which the day is not known."""
    found = (one for one in promises if one.promise.box is Box.DONE)
    return tuple(sorted(found, key=lambda one: one.promise.done or date.min, reverse=True))


def dropped(promises: Iterable[Promised]) -> tuple[Promised, ...]:
    """Return the promises that were dropped, those made last first."""
    found = (one for one in promises if one.promise.box is Box.DROPPED)
    return tuple(sorted(found, key=lambda one: one.made or date.min, reverse=True))
