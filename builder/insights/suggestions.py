"""Who might be a mentor: plain rules on what they did for me, each with its reason.

A point for each: two conversations and another one for three or more; interest in the work that rose in a conversation;
each name given that led to a conversation, up to three; each promise kept, up to two; that I may write again.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from builder.followups.facts import ContactFacts, Facts
from builder.insights.promises import Promised
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.words import ContactStatus

MOST = 5
"""How many are suggested."""

_FEWEST_POINTS = 3
_MOST_NAMES = 3
_MOST_KEPT = 2
_TALKS = 2


class Suggestion(NamedTuple):
    """Somebody who might be a mentor, and why.

    ``talks`` are the conversations that I asked for, ``rise`` the latest one that made me want the work more,
    ``led_to`` the slugs of those with whom I talked because of them, ``kept`` how many promises they kept.
    """

    contact: Contact
    last: date
    talks: int
    rise: Interview | None
    led_to: tuple[str, ...]
    kept: int

    @property
    def points(self) -> int:
        """Return how much speaks for them."""
        return (
            max(0, min(self.talks, _TALKS + 1) - 1)
            + (self.rise is not None)
            + min(len(self.led_to), _MOST_NAMES)
            + min(self.kept, _MOST_KEPT)
            + (self.contact.may_contact is True)
        )


def suggestions(facts: Facts, promises: Iterable[Promised]) -> tuple[Suggestion, ...]:
    """Return whom to ask to be a mentor, those for whom most speaks first, then those last in touch, then by slug."""
    kept: dict[str, int] = {}
    for one in promises:
        if not one.promise.mine and one.promise.box is Box.DONE:
            kept[one.contact] = kept.get(one.contact, 0) + 1
    led_to = _led_to(facts)
    found = [
        _weighed(known, known.last_contact, led_to.get(slug, ()), kept.get(slug, 0))
        for slug, known in facts.contacts.items()
        if known.last_contact and _may_be(known)
    ]
    worth = [one for one in found if one.points >= _FEWEST_POINTS]
    return tuple(sorted(worth, key=lambda one: (-one.points, -one.last.toordinal(), one.contact.slug))[:MOST])


def _may_be(known: ContactFacts) -> bool:
    """Return whether somebody has a note to mark, was met, and would get letters once marked (docs/follow-ups.md)."""
    contact = known.contact
    is_free = bool(contact.path) and not contact.mentor and contact.status is ContactStatus.ACTIVE
    return is_free and known.met is not None and contact.may_contact is not False and contact.keep_in_touch != "never"


def _weighed(known: ContactFacts, last: date, led_to: tuple[str, ...], kept: int) -> Suggestion:
    talks = known.talks
    rises = [
        one for one in talks if one.interest_before and one.interest_after and one.interest_after > one.interest_before
    ]
    return Suggestion(known.contact, last, len(talks), rises[-1] if rises else None, led_to, kept)


def _led_to(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """Return, by contact, with whom I talked after they had introduced them or given their name."""
    found: dict[str, list[str]] = {}
    for slug, known in facts.contacts.items():
        first = known.first_talk
        if not first:
            continue
        named = [one.contacts[0] for one in facts.referrers.get(slug, ()) if one.day < first.day]
        for giver in dict.fromkeys([known.contact.introducer or "", *named]):
            if giver in facts.contacts and giver != slug:
                found.setdefault(giver, []).append(slug)
    return {giver: tuple(slugs) for giver, slugs in found.items()}
