"""Who could introduce me to a place where I know nobody: what the notes say, the strongest reason first."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from builder.followups.facts import Facts, is_held
from builder.insights.fields import by_field
from builder.insights.text import contains, folded, references
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.words import ContactStatus

MOST = 3
"""How many are named for one place."""

_WORD = re.compile(r"\w+")
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


def ways_in(facts: Facts, places: Collection[Organisation]) -> Mapping[str, tuple[WayIn, ...]]:
    """Return who could introduce me at each of *places*, by its slug, at most ``MOST``; each once, the best reason.

    Somebody who gave a name there; who was there when we talked; whose name stands in what is noted about it; whom I
    have met and who works in its field. Not those who declined, are archived, or are not to be written to.
    """
    if not places:  # as where I know somebody everywhere; then nobody is looked at
        return {}
    found: dict[str, dict[str, WayIn]] = {place.slug: {} for place in places}
    opened = sorted(_talked(facts, found.keys()), key=lambda pair: pair[1].reason)  # stable: the latest talk first
    for slug, one in (*opened, *_noted(facts.library, places)):
        if is_askable(one.contact):
            found[slug].setdefault(one.contact.slug, one)
    of_field = _by_field(facts)
    for place in places:
        ways = found[place.slug]
        ways.update({one.contact.slug: one for one in _of_its_field(of_field, place, ways.keys())})

    def order(one: WayIn) -> tuple[int, int, str]:
        return one.reason, *_latest_first(facts, one.contact)

    return {slug: tuple(sorted(ways.values(), key=order)[:MOST]) for slug, ways in found.items()}


def is_askable(one: Contact) -> bool:
    """Return whether somebody may be asked: neither declined nor archived, nor somebody not to be written to."""
    return one.status in _ASKABLE and one.may_contact is not False


def _latest_first(facts: Facts, one: Contact) -> tuple[int, str]:
    last = facts.contacts[one.slug].last_contact
    return -last.toordinal() if last else 0, one.slug


def _talked(facts: Facts, places: AbstractSet[str]) -> Iterator[tuple[str, WayIn]]:
    """Yield the ways in that conversations opened, latest first: a name at a place, or people who worked there then."""
    library = facts.library
    for talk in reversed(library.by_day):
        if not is_held(talk, facts.today):
            continue
        main = library.main(talk)
        for name in talk.referrals:
            slug = library.targets.organisation(name.organisation)
            if slug in places and name.contact != main.slug:
                yield slug, WayIn(main, Reason.NAMED, talk, library.called(name))
        there = library.organisation_of[talk.organisation] if talk.organisation else ""
        if there in places:
            yield from ((there, WayIn(library.contacts[slug], Reason.WAS_THERE, talk)) for slug in talk.contacts)


def _noted(library: Library, places: Iterable[Organisation]) -> Iterator[tuple[str, WayIn]]:
    """Yield whoever is named in the questions and findings of a place; by first name where only one is called so."""
    called = Counter(one.first_name for one in library.contacts.values())
    beginnings: dict[str, list[Contact]] = {}  # so that not every name is looked for in every note
    for contact in library.contacts.values():
        names = map(_WORD.search, (contact.first_name, *_full_names(contact)))
        for word in {match[0] for match in names if match}:
            beginnings.setdefault(word, []).append(contact)
    for place in places:
        noted = [
            *((one.text, one.how) for one in place.open_questions),
            *((one.text, one.remark) for one in place.research),
        ]
        typed = " ".join(part for pair in noted for part in pair)
        text = folded(typed)
        linked = {library.targets.contacts.resolve(reference).slug for reference in references(typed)}
        words = dict.fromkeys(_WORD.findall(f"{typed} {text}"))
        perhaps = {one.slug: one for word in words for one in beginnings.get(word, ())}
        for slug in (linked & library.contacts.keys()) | perhaps.keys():
            one = library.contacts[slug]
            # A single word as it is typed: “will” is no Will.
            first = called[one.first_name] == 1 and re.search(rf"(?<!\w){re.escape(one.first_name)}(?!\w)", typed)
            if slug in linked or first or any(contains(text, name) for name in _full_names(one)):
                yield place.slug, WayIn(one, Reason.NOTED)


def _full_names(one: Contact) -> list[str]:
    """Return the names of several words, as texts are compared."""
    return [name for name in map(folded, (one.name, *one.aliases)) if " " in name]


def _by_field(facts: Facts) -> Mapping[str, list[Contact]]:
    """Return whom I have met and may ask, by the fields in which they work, folded; those last in touch first."""
    known = [one.contact for one in facts.contacts.values() if one.met and is_askable(one.contact)]
    return by_field(sorted(known, key=lambda one: _latest_first(facts, one)), lambda one: one.fields)


def _of_its_field(
    of_field: Mapping[str, list[Contact]], place: Organisation, others: AbstractSet[str]
) -> Iterator[WayIn]:
    """Yield whoever works in a field of *place* and is none of *others*; of each field no more than are shown."""
    wanted = dict.fromkeys(map(folded, place.fields))
    for field in wanted:
        for one in islice((one for one in of_field.get(field, ()) if one.slug not in others), MOST):
            yield WayIn(one, Reason.FIELD, None, next(name for name in one.fields if folded(name) in wanted))
