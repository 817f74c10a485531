"""What is computed from the notes as of a day, for every export alike: where people and conversations stand."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple

from builder.checks.loading import Loaded
from builder.followups import standing
from builder.followups.facts import is_held, is_pending, is_stale
from builder.followups.model import Agenda, FollowUp, Status
from builder.followups.standing import Stage
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.words import Channel


class Standing(NamedTuple):
    """Where a contact stands. ``organisation``, ``introducer``, ``interviews`` and ``referred_by`` are slugs."""

    stands_in: bool
    organisation: str | None
    introducer: str | None
    first_name: str
    stage: Stage
    met: date | None
    last_contact: date | None
    waiting: bool
    dormant: bool
    attempts: int
    next_channel: Channel | None
    interviews: tuple[str, ...]
    referred_by: tuple[str, ...]


class State(NamedTuple):
    """What became of a conversation, ``day`` and the rest as docs/follow-ups.md (Words) means them."""

    organisation: str | None
    day: date
    held: bool
    pending: bool
    stale: bool
    is_confirmed: bool


class Derived:
    """The notes and everything computed from them; ``next`` are the first follow-ups of contacts and interviews."""

    def __init__(self, notes: Loaded, agenda: Agenda) -> None:
        """Take the notes, and their agenda as of the same day."""
        self.notes, self.agenda = notes, agenda
        self.library = notes.library
        self.facts = agenda.facts
        self._waiting = {one.contact for one in standing.waiting(agenda)}
        self._dormant = frozenset(standing.dormant(notes.library, agenda))

    def contact(self, one: Contact) -> Standing:
        """Return where a contact stands."""
        known, library = self.facts.contacts[one.slug], self.library
        return Standing(
            stands_in=one.slug in library.stand_ins,
            organisation=library.organisation_of.get(one.organisation or ""),
            introducer=self.known(one.introducer),
            first_name=one.first_name,
            stage=standing.stage(library, one, self.agenda.today),
            met=known.met,
            last_contact=known.last_contact,
            waiting=one.slug in self._waiting,
            dormant=one.slug in self._dormant,
            attempts=len(known.attempts),
            next_channel=known.next_channel,
            interviews=tuple(talk.slug for talk in known.interviews),
            referred_by=tuple(talk.slug for talk in self.facts.referrers.get(one.slug, ())),
        )

    def interview(self, one: Interview) -> State:
        """Return what became of a conversation."""
        today = self.agenda.today
        return State(
            organisation=self.library.organisation_at(one) or None,
            day=one.day,
            held=is_held(one, today),
            pending=is_pending(one, today),
            stale=is_stale(one, today),
            is_confirmed=self.facts.is_confirmed(one),
        )

    def known(self, slug: str | None) -> str | None:
        """Return the slug of a contact, or None for one whose note is left out, so that no reference leads nowhere."""
        return slug if slug in self.library.contacts else None

    def body(self, path: str) -> str:
        """Return the Markdown below a note's front matter, its lines ended as on every machine."""
        document = self.notes.documents.get(path)
        return document.text[document.body :].replace("\r\n", "\n") if document else ""

    @cached_property
    def people(self) -> Mapping[str, tuple[str, ...]]:
        """Return the slugs of the contacts by their organisation's slug."""
        found: dict[str, list[str]] = defaultdict(list)
        for one in self.library.contacts.values():
            if one.organisation:
                found[self.library.organisation_of[one.organisation]].append(one.slug)
        return {slug: tuple(people) for slug, people in found.items()}

    @cached_property
    def next_of_contacts(self) -> Mapping[str, FollowUp]:
        """Return the first follow-up of each contact that has not lapsed."""
        return {one.contact: one for one in reversed(self._open)}

    @cached_property
    def next_of_interviews(self) -> Mapping[str, FollowUp]:
        """Return the first follow-up of each interview that has not lapsed."""
        return {one.interview: one for one in reversed(self._open) if one.interview}

    @property
    def _open(self) -> list[FollowUp]:
        return [one for one in self.agenda.followups if one.status is not Status.LAPSED]


def clock(one: Interview) -> str | None:
    """Return the time at which a conversation begins, 14:30 or 14:30:05+02:00, as exactly as it was written."""
    at = one.when.clock
    return None if at is None else at.isoformat("seconds" if at.second else "minutes")
