"""What a letter is written on: to whom, about which conversation; found in the notes where it is not named."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from builder.drafts.model import Kind
from builder.followups.facts import Facts, promise_due
from builder.followups.rules.keeping import introducer_of
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, Promise
from builder.model.words import FALLEN_THROUGH, Channel


class Occasion(NamedTuple):
    """The occasion of a letter.

    ``people`` are whom it goes to, at least one; ``talk`` the conversation that it is about, ``other`` whom they
    introduced to me or whom I introduce to them, ``introducer`` who led me to them, ``subject`` the promise or piece of
    news as the notes have it, ``channel`` the way that it goes.
    """

    kind: Kind
    people: tuple[Contact, ...]
    talk: Interview | None = None
    other: Contact | None = None
    introducer: Contact | None = None
    subject: str | None = None
    channel: Channel | None = None

    @property
    def whom(self) -> Contact:
        """Return the first of those it goes to."""
        return self.people[0]

    @property
    def own_talk(self) -> Interview | None:
        """Return the conversation where all whom the letter goes to took part; what was said stays among those."""
        talk = self.talk
        return talk if talk and all(one.slug in talk.contacts for one in self.people) else None


def talk_for(facts: Facts, kind: Kind, slug: str) -> Interview | None:
    """Return the conversation with a contact that a letter is about, where it is about one.

    Thanks: the latest that I asked for and that was held, one without thanks before the others. Confirmation: the next
    one. Scheduling: the latest, where it did not take place.
    """
    known = facts.contacts[slug]
    if kind is Kind.THANKS:
        owed = [one for one in known.talks if not one.thanked]
        return next(reversed(owed or known.talks), None)
    if kind is Kind.CONFIRMATION:
        return known.pending
    if kind is Kind.SCHEDULING and known.interviews and known.interviews[-1].status in FALLEN_THROUGH:
        return known.interviews[-1]
    return None


def introduced(facts: Facts) -> Mapping[str, tuple[Contact, Interview]]:
    """Return whom each contact introduced to me, and the first conversation with them: of several the latest such.

    Who introduced whom is as docs/follow-ups.md, report-back, has it.
    """
    found: dict[str, tuple[Contact, Interview]] = {}
    for slug, known in facts.contacts.items():
        first = known.first_talk
        by = introducer_of(facts, slug, first) if first else None
        if first and by and by not in first.contacts and (by not in found or _later(first, found[by][1])):
            found[by] = known.contact, first
    return found


def _later(one: Interview, other: Interview) -> bool:
    return (one.day, one.slug) > (other.day, other.slug)


def led_by(facts: Facts, slug: str) -> Contact | None:
    """Return who introduced a contact, else who first gave their name in a conversation; never the contact itself."""
    contacts = facts.library.contacts
    named = contacts[slug].introducer
    if named not in contacts:
        named = next((one.contacts[0] for one in facts.referrers.get(slug, ())), None)
    return contacts[named] if named and named != slug else None


def promise_of(
    facts: Facts, slug: str, text: str | None, talk: Interview | None, *, mine: bool
) -> tuple[Promise, Interview | None] | None:
    """Return the open promise of that *text*, else the one that is due first, with the conversation it was made in.

    That is one with the contact, or one where something was promised to them while they were not there: *talk*, and
    where no *text* is named, any.
    """
    known = facts.contacts[slug]
    anywhere = facts.library.interviews.values() if text is None else (talk,) if talk else ()
    others = [one for one in anywhere if slug not in one.contacts]
    of_contact: list[tuple[Promise, Interview | None]] = [(one, None) for one in known.contact.promises]
    of_talks = ((one, talk) for talk in known.interviews for one in talk.promises if one.to in (None, slug))
    of_others = ((one, talk) for talk in others for one in talk.promises if one.to == slug)
    found = [pair for pair in (*of_contact, *of_talks, *of_others) if pair[0].mine is mine and pair[0].box is Box.OPEN]
    named = [pair for pair in found if pair[0].text == text]

    def due(pair: tuple[Promise, Interview | None]) -> date:
        promise, talk = pair
        return promise_due(facts, promise, talk) or date.max

    return min(named or (found if text is None else []), key=due, default=None)
