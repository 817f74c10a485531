"""Who could answer an open question: whom its notes name, else people of the organisation or field that it is about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import IntEnum
from itertools import islice
from typing import NamedTuple

from builder.followups.facts import Facts
from builder.insights import questions
from builder.insights.fields import by_field, fields_of
from builder.insights.questions import Stock, Wanted
from builder.insights.text import folded
from builder.insights.ways_in import is_askable
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.organisation import Organisation

MOST = 3
"""How many are suggested for one question, those that its notes name included; all of those are kept."""


class Reason(IntEnum):
    """Why somebody could answer, the strongest first."""

    NAMED = 1
    ORGANISATION = 2
    FIELD = 3


class Answerer(NamedTuple):
    """Somebody who could answer, and why; ``detail`` is the organisation or the field, nothing where they are named.

    ``met`` says whether I have met them, ``pending`` is the conversation that we have agreed on.
    """

    contact: Contact
    reason: Reason
    detail: str
    met: bool
    pending: Interview | None


class _Index(NamedTuple):
    """Those who may be asked, by organisation and by folded field, best first; the fields of the bank's questions."""

    people: Mapping[str, list[Contact]]
    fields: Mapping[str, list[Contact]]
    bank: Mapping[str, list[str]]


def answerers(facts: Facts, stock: Stock, wanted: Iterable[Wanted]) -> Mapping[str, tuple[Answerer, ...]]:
    """Return who could answer each question, by its folded text, those named by its notes first.

    After them, up to ``MOST`` in all, people of the organisation whose note asks it, which its note names, or where the
    person was in whose conversation it came up; then people of the fields of that note, or of the themes of the bank
    that hold the question. Met or not; first those with whom a conversation is agreed, then those met, then those last
    in touch. Not those who may not be asked, and not those who were asked this very question before.
    """
    index = _indexed(facts)
    found: dict[str, tuple[Answerer, ...]] = {}
    for one in wanted:
        key = folded(one.text)
        asked = {slug for asking in stock.times.get(key, ()) for slug in asking.talk.contacts}
        found[key] = tuple(_of(facts, index, one, asked))
    return found


def _of(facts: Facts, index: _Index, one: Wanted, asked: set[str]) -> Iterator[Answerer]:
    library = facts.library
    named = dict.fromkeys(slug for place in one.places for slug in questions.who(library, place))
    yield from (_answerer(facts, library.contacts[slug], Reason.NAMED, "") for slug in named)
    left, taken = MOST - len(named), named.keys() | asked
    if left <= 0:
        return
    places = dict.fromkeys(slug for place in one.places for slug in _organisations(library, place))
    typed = [name for place in one.places for name in fields_of(library, place.note)]
    fields = dict.fromkeys(map(folded, (*typed, *index.bank.get(folded(one.text), ()))))
    order = _order(facts)
    colleagues = _best(order, (index.people.get(slug, ()) for slug in places), taken, left)
    for contact in colleagues:
        slug = library.organisation_of[contact.organisation or ""]
        yield _answerer(facts, contact, Reason.ORGANISATION, library.organisations[slug].name)
    taken |= {contact.slug for contact in colleagues}
    for contact in _best(order, (index.fields.get(field, ()) for field in fields), taken, left - len(colleagues)):
        yield _answerer(facts, contact, Reason.FIELD, next(name for name in contact.fields if folded(name) in fields))


def _answerer(facts: Facts, contact: Contact, reason: Reason, detail: str) -> Answerer:
    known = facts.contacts[contact.slug]
    return Answerer(contact, reason, detail, known.met is not None, known.pending)


def _organisations(library: Library, place: questions.Place) -> Iterator[str]:
    """Yield the slugs of the organisations that a place is about; "" where it is not known where somebody was."""
    if isinstance(place.note, Organisation):
        yield place.note.slug
    elif isinstance(place.note, Interview):
        yield library.organisation_at(place.note)
    yield from questions.where(library, place)


def _best(
    order: Callable[[Contact], tuple[date, bool, int, str]],
    groups: Iterable[Iterable[Contact]],
    taken: set[str],
    most: int,
) -> list[Contact]:
    """Return the best of several groups, each of which is in order; of each no more than are shown are looked at."""
    firsts = {
        one.slug: one for group in groups for one in islice((one for one in group if one.slug not in taken), most)
    }
    return sorted(firsts.values(), key=order)[:most]


def _indexed(facts: Facts) -> _Index:
    library = facts.library
    people: dict[str, list[Contact]] = {}
    bank: dict[str, list[str]] = {}
    may_be = (one for slug, one in library.contacts.items() if slug not in library.stand_ins and is_askable(one))
    ordered = sorted(may_be, key=_order(facts))
    for one in ordered:
        if one.organisation:
            people.setdefault(library.organisation_of[one.organisation], []).append(one)
    for theme in library.themes:
        for text in theme.questions:
            bank.setdefault(folded(text), []).extend(theme.fields)
    return _Index(people, by_field(ordered, lambda one: one.fields), bank)


def _order(facts: Facts) -> Callable[[Contact], tuple[date, bool, int, str]]:
    def order(one: Contact) -> tuple[date, bool, int, str]:
        known = facts.contacts[one.slug]
        agreed = known.pending.day if known.pending else date.max
        return agreed, known.met is None, -known.last_contact.toordinal() if known.last_contact else 0, one.slug

    return order
