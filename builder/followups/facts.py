"""What is held, pending, stale, logged and answered as of a day; settled once, before any rule is asked.

Every definition is from docs/follow-ups.md, Words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import LogEntry, Promise, Referral
from builder.model.library import Library
from builder.model.references import key
from builder.model.settings import FollowUp as FollowUpSettings
from builder.model.words import ANSWERS, FALLEN_THROUGH, Channel, Direction, InterviewStatus, LogType

_OF_THE_CONTACT = {"email": Channel.EMAIL, "phone": Channel.PHONE, "linkedin": Channel.LINKEDIN}
_ONCE_USED = (Channel.MESSAGE, Channel.LETTER)
_FORTNIGHT = timedelta(days=14)


class ContactFacts(NamedTuple):
    """One contact as of a day. ``log`` holds no entry of a later day; ``interviews`` all of them, earliest first.

    ``held`` are the interviews that took place, ``pending`` is the next one that is agreed, for today or later.
    ``last_contact`` is the latest day on which we were in touch; ``attempts`` are the requests since the last answer
    (after its day), earliest first.
    """

    contact: Contact
    log: tuple[LogEntry, ...]
    interviews: tuple[Interview, ...]
    today: date
    held: tuple[Interview, ...]
    pending: Interview | None
    last_contact: date | None
    attempts: tuple[LogEntry, ...]

    def days(self, *types: LogType) -> list[date]:
        """Return the days of the log entries of those types, earliest first."""
        return [entry.day for entry in self.log if entry.type in types]

    def logged_since(self, day: date, *types: LogType) -> bool:
        """Return whether the log has an entry of those types on or after *day*."""
        return any(entry.type in types and entry.day >= day for entry in self.log)

    def held_since(self, day: date) -> bool:
        """Return whether an interview was held on or after *day*."""
        return any(one.day >= day for one in self.held)

    @property
    def talks(self) -> tuple[Interview, ...]:
        """Return the interviews that took place and that I asked for, earliest first."""
        return tuple([one for one in self.held if is_asking(one)])

    @property
    def first_talk(self) -> Interview | None:
        """Return the first of those, if there is any."""
        return next((one for one in self.held if is_asking(one)), None)

    @property
    def is_pending(self) -> bool:
        """Return whether a conversation is agreed for today or later."""
        return self.pending is not None

    @property
    def met(self) -> date | None:
        """Return the day from which the contact counts as met."""
        declines = self.days(LogType.DECLINE)
        days = [one.day for one in self.held[:1]] + self.days(LogType.CONTACT)[:1]
        days += [day for day in self.days(LogType.REPLY) if not (declines and declines[-1] >= day)]
        return min(days, default=None)

    @property
    def is_untouched(self) -> bool:
        """Return whether nothing happened yet: no interview, and no log entry but notes."""
        return not self.interviews and all(entry.type is LogType.NOTE for entry in self.log)

    @property
    def meetings(self) -> list[date]:
        """Return the days as of which interviews answer a request (``_meetings``)."""
        return _meetings(self.interviews, self.today)

    @property
    def next_channel(self) -> Channel | None:
        """Return how to try next: the first channel not tried since the last answer, else that tried longest ago."""
        channels = [channel for key, channel in _OF_THE_CONTACT.items() if getattr(self.contact, key)]
        channels += dict.fromkeys(entry.channel for entry in self.log if entry.channel in _ONCE_USED)
        last_tried = {entry.channel: number for number, entry in enumerate(self.attempts)}
        return min(channels, key=lambda channel: last_tried.get(channel, -1), default=None)


@dataclass(frozen=True)
class Facts:
    """The library as of *today*."""

    library: Library
    today: date
    contacts: Mapping[str, ContactFacts]

    @cached_property
    def held(self) -> tuple[Interview, ...]:
        """Return the interviews that took place, earliest first."""
        return tuple(one for one in self.library.by_day if is_held(one, self.today))

    @cached_property
    def pending(self) -> tuple[Interview, ...]:
        """Return the interviews that are agreed for today or later, earliest first."""
        return tuple(one for one in self.library.by_day if is_pending(one, self.today))

    @property
    def settings(self) -> FollowUpSettings:
        """Return the settings that say when follow-ups are due."""
        return self.library.settings.follow_up

    def name(self, slug: str) -> str:
        """Return the name of a contact."""
        return self.library.contacts[slug].name

    def is_confirmed(self, one: Interview) -> bool:
        """Return whether an appointment was confirmed: its note says so, or the log of one of its contacts."""
        return one.confirmed is not None or any(
            entry.type is LogType.CONFIRMATION and entry.day <= one.day and one.day - entry.day <= _FORTNIGHT
            for slug in one.contacts
            for entry in self.contacts[slug].log
        )

    def confirm_by(self, one: Interview) -> date | None:
        """Return the day by which to confirm an appointment; None for one that was made only lately."""
        due = self.settings.confirm_before.before(one.day)
        return None if one.booked and one.booked >= due else due

    def named(self, given: Referral) -> str | None:
        """Return the slug of the contact whose name was given, who need not have a note; None where it is nobody's."""
        return given.contact or self._stand_ins.get(key(given.name))

    @cached_property
    def _stand_ins(self) -> Mapping[str, str]:
        # While the notes are read, only the interview that names somebody without a note knows of them.
        return {key(slug): slug for slug in self.library.stand_ins}

    @cached_property
    def referrers(self) -> Mapping[str, tuple[Interview, ...]]:
        """Return, by contact, the held interviews whose referrals hold them, earliest first."""
        found: dict[str, list[Interview]] = {}
        for one in self.held:
            for slug in dict.fromkeys(filter(None, map(self.named, one.referrals))):
                found.setdefault(slug, []).append(one)
        return {slug: tuple(interviews) for slug, interviews in found.items()}


def settle(library: Library, today: date) -> Facts:
    """Return the facts that hold on *today*; a log entry of a later day counts for nothing."""
    talks = library.conversations
    contacts = {slug: _settled(contact, talks[slug], today) for slug, contact in library.contacts.items()}
    return Facts(library, today, contacts)


def _settled(contact: Contact, interviews: tuple[Interview, ...], today: date) -> ContactFacts:
    log = tuple(sorted([entry for entry in contact.log if entry.day <= today], key=attrgetter("day")))
    held = tuple([one for one in interviews if is_held(one, today)])
    touched = [one.day for one in held[-1:]]
    touched += [entry.day for entry in log if entry.type is not LogType.NOTE]
    touched += [one.thanked for one in interviews if one.thanked and one.thanked <= today]
    answers = [entry.day for entry in log if entry.type in ANSWERS] + _meetings(interviews, today)
    answered = max(answers, default=None)
    requests = [entry for entry in log if entry.type is LogType.REQUEST]
    return ContactFacts(
        contact=contact,
        log=log,
        interviews=interviews,
        today=today,
        held=held,
        pending=next((one for one in interviews if is_pending(one, today)), None),
        last_contact=max(touched, default=None),
        attempts=tuple([entry for entry in requests if answered is None or entry.day > answered]),
    )


def _meetings(interviews: Iterable[Interview], today: date) -> list[date]:
    """Return the days as of which *interviews* answer a request.

    A cancelled or missed one answers as of the day before, so that asking again that day is a new request; a cancelled
    one of a day to come is no answer.
    """
    return [
        one.day - timedelta(1) if one.status in FALLEN_THROUGH and one.day > date.min else one.day
        for one in interviews
        if not (one.status is InterviewStatus.CANCELLED and one.day > today)
    ]


def is_held(one: Interview, today: date) -> bool:
    """Return whether the interview took place by *today*."""
    return one.status is InterviewStatus.DONE and one.day <= today


def is_pending(one: Interview, today: date) -> bool:
    """Return whether the interview is agreed for *today* or later."""
    return one.status is InterviewStatus.SCHEDULED and one.day >= today


def is_stale(one: Interview, today: date) -> bool:
    """Return whether the interview's day has passed and the note does not say what became of it."""
    return one.status is InterviewStatus.SCHEDULED and one.day < today


def is_asking(one: Interview) -> bool:
    """Return whether it was I who asked for the conversation."""
    return one.direction is Direction.ASKING


def promised_on(promise: Promise, talk: Interview | None, today: date) -> date | None:
    """Return the day on which a promise was made: the one that it gives, else that of the conversation it is noted in.

    None where it was made ahead of that: the conversation is still to come, or the promise was to be kept before it.
    """
    if promise.made or talk is None:
        return promise.made
    is_ahead = talk.day > today or (promise.by is not None and promise.by < talk.day)
    return None if is_ahead else talk.day


def promise_due(facts: Facts, promise: Promise, talk: Interview | None) -> date | None:
    """Return the day on which a promise is due (docs/follow-ups.md, Rules); None where nothing says when.

    *talk* is the conversation in which it is noted, None where it stands in a contact's note.
    """
    within = facts.settings.my_promises_within if promise.mine else facts.settings.their_promises_within
    made = promise.made or (talk.day if talk else None)
    return promise.by or (within.after(made) if made else None)
