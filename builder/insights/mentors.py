"""Mentors: how long it is since we were in touch, and what they last advised (docs/follow-ups.md, mentor)."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from builder.followups.facts import ContactFacts, Facts, is_stale
from builder.followups.model import Agenda, FollowUp, Status
from builder.followups.urgency import has_lapsed
from builder.insights.beginnings import beginning
from builder.model.contact import Contact
from builder.model.dates import Duration
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.words import ContactStatus, Rule

_SOON = 90  # percent of the time between two letters


class Silence(StrEnum):
    """Why there is no day on which to write to a mentor next."""

    SET_ASIDE = "set-aside"  # parked, declined or archived
    FORBIDDEN = "forbidden"
    UNMET = "unmet"
    PLANNED = "planned"
    UNRECORDED = "unrecorded"
    NEVER = "never"


class Cadence(NamedTuple):
    """The time from the last contact to the day on which it is time again, as of a day; ``every`` is the rhythm."""

    last: date
    due: date
    every: Duration
    today: date

    @property
    def elapsed(self) -> int:
        """Return how many days ago the last contact was."""
        return (self.today - self.last).days

    @property
    def interval(self) -> int:
        """Return how many days lie between the last contact and the due day."""
        return (self.due - self.last).days

    @property
    def percent(self) -> int:
        """Return how much of the time has gone, in whole percent, 100 from the due day on."""
        return min(100, self.elapsed * 100 // self.interval) if self.interval > 0 else 100

    @property
    def is_soon(self) -> bool:
        """Return whether nine tenths of the time have gone."""
        return self.percent >= _SOON

    @property
    def is_late(self) -> bool:
        """Return whether the due day has passed."""
        return self.today > self.due


class Mentor(NamedTuple):
    """A mentor: the time since the last contact, or why there is none to measure.

    ``talk`` is the conversation that is planned or still to be recorded; else ``step`` is the follow-up that keeps in
    touch, which may also be telling them news.
    """

    contact: Contact
    last: date | None
    cadence: Cadence | None
    silence: Silence | None
    talk: Interview | None
    step: FollowUp | None


def mentors(facts: Facts, agenda: Agenda) -> tuple[Mentor, ...]:
    """Return everybody marked as a mentor: by the day on which to write, then conversations to come, then the rest."""
    steps = {
        one.contact: one
        for one in agenda.followups
        if one.rule in (Rule.MENTOR, Rule.NEWS) and one.status is not Status.LAPSED
    }
    found = [_mentor(facts, known, steps.get(slug)) for slug, known in facts.contacts.items() if known.contact.mentor]

    def place(one: Mentor) -> tuple[int, date, str]:
        if one.cadence:
            return 0, one.cadence.due, one.contact.slug
        rank = 3 if one.silence is Silence.SET_ASIDE else 1 if one.talk else 2
        return rank, one.talk.day if one.talk else date.max, one.contact.slug

    return tuple(sorted(found, key=place))


def _mentor(facts: Facts, known: ContactFacts, step: FollowUp | None) -> Mentor:
    contact, last = known.contact, known.last_contact
    every = contact.keep_in_touch or facts.settings.mentors_every
    silence, talk = _silence(facts, known)
    if silence:
        return Mentor(contact, last, None, silence, talk, None)
    if last is None or not isinstance(every, Duration):
        return Mentor(contact, last, None, Silence.NEVER, None, step)
    due = step.due if step and step.rule is Rule.MENTOR else every.after(last)
    return Mentor(contact, last, Cadence(last, due, every, facts.today), None, None, step)


def _silence(facts: Facts, known: ContactFacts) -> tuple[Silence | None, Interview | None]:
    """Return why no cadence falls on a contact, and the conversation where that is the reason."""
    if known.contact.status is not ContactStatus.ACTIVE:
        return Silence.SET_ASIDE, None
    if known.contact.may_contact is False:
        return Silence.FORBIDDEN, None
    if known.pending:
        return Silence.PLANNED, known.pending
    if known.met is None:
        return Silence.UNMET, None
    return (Silence.UNRECORDED, stale) if (stale := _stale(facts, known)) else (None, None)


def _stale(facts: Facts, known: ContactFacts) -> Interview | None:
    """Return the latest conversation that is still to be recorded, before that has lapsed."""
    found = [
        one
        for one in known.interviews
        if is_stale(one, facts.today) and not has_lapsed(facts.settings, Rule.RECORD, one.day, one.day, facts.today)
    ]
    return found[-1] if found else None


class Advice(NamedTuple):
    """What somebody said in a conversation: the question that was asked, where there was one, and the words.

    Both are Markdown of the conversation's note.
    """

    interview: Interview
    question: str
    text: str


def advice(known: ContactFacts) -> Advice | None:
    """Return what a contact last advised: the beginning of what is written down of the latest conversation.

    That is the answer to the first critical question, else to the first question with an answer, else the notes.
    """
    return next((found for one in reversed(known.talks) for found in _advice_in(one)), None)


def _advice_in(one: Interview) -> Iterator[Advice]:
    """Yield what may count as advice in a conversation, what counts first before the rest."""
    answered = [question for question in one.questions if question.box is not Box.DROPPED]
    for question in sorted(answered, key=lambda question: not question.critical):
        if text := beginning(question.answer):
            yield Advice(one, question.text, text)
    if text := beginning(one.notes):
        yield Advice(one, "", text)
