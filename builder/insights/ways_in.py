"""Who could introduce me to a place where I know nobody: what the notes say, the strongest reason first."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from builder.followups.facts import Facts, is_held
from builder.insights.text import contains, folded
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.references import Fate
from builder.model.words import ContactStatus

MOST = 3
"""How many are named for one place."""

_REFERENCE = re.compile(r"\[\[([^\[\]\n|]+)")
_ASKABLE = (ContactStatus.ACTIVE, ContactStatus.PARKED)


class Reason(IntEnum):
    """Why somebody could introduce me, the strongest first."""

    NAMED = 1
    WAS_THERE = 2
    NOTED = 3
    FIELD = 4


class WayIn(NamedTuple):
    """Somebody who could introduce me.

    ``talk`` is the conversation in which they gave a name or were there; ``detail`` is that name, or the field in which
    they work as well.
    """

    contact: Contact
    reason: Reason
    talk: Interview | None = None
    detail: str = ""


def ways_in(facts: Facts, place: Organisation) -> tuple[WayIn, ...]:
    """Return who could introduce me at *place*, at most ``MOST``; each once, with their strongest reason.

    Somebody who gave a name there; who was there when we talked; whose name stands in what is noted about it; whom I
    have met and who works in its field. Not those who declined, are archived, or are not to be written to.
    """
    found: dict[str, WayIn] = {}
    for one in sorted(_all(facts, place), key=lambda one: one.reason):  # stable: the latest talk comes first
        asked = one.contact
        if asked.status in _ASKABLE and asked.may_contact is not False:
            found.setdefault(asked.slug, one)

    def order(one: WayIn) -> tuple[int, int, str]:
        last = facts.contacts[one.contact.slug].last_contact
        return one.reason, -last.toordinal() if last else 0, one.contact.slug

    return tuple(sorted(found.values(), key=order)[:MOST])


def _all(facts: Facts, place: Organisation) -> Iterator[WayIn]:
    library = facts.library
    for talk in sorted(library.interviews.values(), key=lambda one: (one.day, one.slug), reverse=True):
        if is_held(talk, facts.today):
            yield from _talked(library, talk, place)
    yield from _noted(library, place)
    wanted = {folded(field) for field in place.fields}
    for one in facts.contacts.values() if wanted else ():
        shared = [field for field in one.contact.fields if folded(field) in wanted]
        if shared and one.met:
            yield WayIn(one.contact, Reason.FIELD, None, shared[0])


def _talked(library: Library, talk: Interview, place: Organisation) -> Iterator[WayIn]:
    """Yield the ways in that a conversation opened: a name at *place*, or people who worked there that day."""
    main = library.contacts[talk.contacts[0]]
    for name in talk.referrals:
        slug, fate = library.targets.organisations.resolve(name.organisation)
        if fate is Fate.FOUND and slug == place.slug and name.contact != main.slug:
            yield WayIn(main, Reason.NAMED, talk, library.contacts[name.contact].name if name.contact else name.name)
    if talk.organisation and library.organisation_of[talk.organisation] == place.slug:
        for slug in talk.contacts:
            yield WayIn(library.contacts[slug], Reason.WAS_THERE, talk)


def _noted(library: Library, place: Organisation) -> Iterator[WayIn]:
    """Yield whoever is named in the questions and findings of *place*; by first name where only one is called so."""
    noted = [
        *((one.text, one.how) for one in place.open_questions),
        *((one.text, one.remark) for one in place.research),
    ]
    typed = " ".join(part for pair in noted for part in pair)
    text = folded(typed)
    linked = {library.targets.contacts.resolve(reference).slug for reference in _REFERENCE.findall(typed)}
    called = Counter(one.first_name for one in library.contacts.values())
    for slug, one in library.contacts.items() if text else ():
        # A single word as it is typed: “will” is no Will.
        first = called[one.first_name] == 1 and re.search(rf"(?<!\w){re.escape(one.first_name)}(?!\w)", typed)
        names = (name for name in map(folded, (one.name, *one.aliases)) if " " in name)
        if slug in linked or first or any(contains(text, name) for name in names):
            yield WayIn(one, Reason.NOTED)
