"""Questions proposed for a conversation: of the bank and of what is still open, those that suit the person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from builder.followups.facts import is_asking
from builder.insights import questions
from builder.insights.questions import Asking, Place, Stock
from builder.insights.text import contains, folded
from builder.model.interview import Interview
from builder.model.items import Box, Question
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.question import Theme
from builder.model.words import Level

ENOUGH = 5
"""How many questions a conversation should have; as many are proposed as are missing."""

MORE = 5
"""How many more are suggested beyond those."""

REFERRAL = "Which two people should I talk to next?"
"""The question for two more people, where neither the note nor the bank has one of its own."""

_OF_ONE_THEME = 2
_PEOPLE = re.compile(
    r"\b(?:who|whom|(?:any|some)(?:one|body)|(?:two|three|few|other|more|any|some|which|what)(?: \w+)?"
    r" (?:people|persons?|colleagues?|contacts?|names?|experts?))\b"
)
_SHOULD = re.compile(r"\b(?:should|could|would|can|might|may|must|ought|do you know)\b")
_REACH = re.compile(
    r"\b(?:(?:i|you|me)(?: \w+){0,2} (?:talk|speak|meet|contact|see|visit|call|ring|approach|ask|write|turn"
    r"|introduce|recommend|suggest|name|give)|introduce me|in touch with)\b"
)


class Whom(NamedTuple):
    """Whom a conversation is with: slugs of contacts and organisations, levels, and career fields, folded."""

    contacts: frozenset[str]
    levels: frozenset[Level]
    fields: frozenset[str]
    organisations: frozenset[str]


class Proposal(NamedTuple):
    """A question that is proposed, and why.

    ``theme`` is that of the bank which holds it, ``times`` are those that others were asked it, latest first, ``open``
    the places where it is still open. Neither theme nor place: it is the built-in one.
    """

    text: str
    theme: Theme | None
    times: tuple[Asking, ...]
    open: tuple[Place, ...]
    is_referral: bool


class Choice(NamedTuple):
    """What is proposed for a conversation, in the order in which to ask, and what else might be, the best first."""

    proposed: tuple[Proposal, ...]
    more: tuple[Proposal, ...]


def whom(library: Library, contacts: Sequence[str], organisation: str = "", fields: Iterable[str] = ()) -> Whom:
    """Return whom a conversation with *contacts*, slugs, is with.

    *organisation*, as typed, and *fields* count instead of the contacts' own where they are given (docs/format.md,
    Interview).
    """
    people = [library.contacts[slug] for slug in contacts]
    places = [organisation] if organisation else [one.organisation for one in people]
    named = tuple(fields) or [field for one in people for field in one.fields]
    return Whom(
        frozenset(contacts),
        frozenset(one.level for one in people if one.level),
        frozenset(map(folded, named)),
        frozenset(library.organisation_of[name] for name in places if name and name in library.organisation_of),
    )


def of_talk(library: Library, talk: Interview) -> Whom:
    """Return whom a conversation that has a note is with."""
    return whom(library, talk.contacts, talk.organisation or "", talk.fields)


def choose(stock: Stock, person: Whom, own: Sequence[Question] = ()) -> Choice:
    """Return the questions proposed for a conversation whose note has *own*.

    None where the note has enough, else as many as are missing, with the one for two more people among them, last,
    unless the note has or had it. First questions that are to be put to this very person, then those that nobody of the
    same level or field was asked yet, and those that are still open; not more than two of one theme while others have
    any.
    Nothing that this person was asked before, and nothing that the note has, dropped or not. The question for two more
    people comes back where every wording of it was asked: the names will be others.
    """
    kept = [one for one in own if one.box is not Box.DROPPED]
    has_referral = any(is_referral(one.text) for one in own)
    found = [_Weighed(one, _weight(stock, person, one)) for one in _candidates(stock, person, own)]
    asks_for_names = next((one.proposal for one in found if one.proposal.is_referral), _built_in(stock))
    ranked = list(_ranked([one for one in found if not one.proposal.is_referral]))
    missing = max(0, ENOUGH - len(kept))
    last = (asks_for_names,) if missing and not has_referral else ()
    chosen = ranked[: missing - len(last)]
    further = ranked[len(chosen) :]
    if not has_referral and not last:
        further.insert(0, _Weighed(asks_for_names, 0))
    place = {id(one.proposal): number for number, one in enumerate(found)}
    chosen.sort(key=lambda one: place[id(one.proposal)])
    return Choice((*(one.proposal for one in chosen), *last), tuple(one.proposal for one in further[:MORE]))


def is_referral(text: str) -> bool:
    """Return whether a question asks for more people to talk to."""
    words = folded(text)
    return all(pattern.search(words) for pattern in (_PEOPLE, _SHOULD, _REACH))


class _Weighed(NamedTuple):
    proposal: Proposal
    weight: int


def _candidates(stock: Stock, person: Whom, own: Iterable[Question]) -> Iterator[Proposal]:
    """Yield everything that suits the person, each text once: what is open for them, then the bank in its order."""
    taken = {folded(one.text) for one in (*own, *_asked(stock, person))}
    suiting = [shelf for shelf in stock.shelves if _suits(shelf.theme, person)]
    wanted = [one for one in stock.open.values() if any(concerns(stock.library, one, person) for one in one.places)]
    texts = [(one.text, stock.theme_of.get(folded(one.text))) for one in wanted]
    texts += [(one.text, shelf.theme) for shelf in suiting for one in shelf.questions]
    for text, theme in texts:
        key = folded(text)
        times = stock.times.get(key, ())
        if key not in taken:
            taken.add(key)
            places = stock.open[key].places if key in stock.open else ()
            yield Proposal(text, theme, times, places, is_referral(text))


def _asked(stock: Stock, person: Whom) -> Iterator[Question]:
    """Yield what a person was asked before."""
    talks = (talk for slug in person.contacts for talk in stock.library.conversations[slug])
    asking = (talk for talk in talks if talk.day <= stock.today and is_asking(talk))
    return (one for talk in asking for one in talk.questions if one.box is Box.DONE)


def _suits(theme: Theme, person: Whom) -> bool:
    """Return whether a theme is for a person's level and fields; one without either is for everybody."""
    by_level = not theme.levels or not person.levels.isdisjoint(theme.levels)
    return by_level and (not theme.fields or not person.fields.isdisjoint(map(folded, theme.fields)))


def concerns(library: Library, place: Place, person: Whom) -> bool:
    """Return whether an open question is one for this person or their organisation, as far as its note says."""
    return _is_theirs(library, place, person) or _is_of(library, place, person.organisations)


def _is_theirs(library: Library, place: Place, person: Whom) -> bool:
    """Return whether a question was prepared for this very person, or its note says that they could answer."""
    if isinstance(place.item, Question):
        return isinstance(place.note, Interview) and not person.contacts.isdisjoint(place.note.contacts)
    return not person.contacts.isdisjoint(questions.who(library, place))


def _is_of(library: Library, place: Place, organisations: AbstractSet[str]) -> bool:
    """Return whether an open question stands in an organisation's note, or names it as a way to find out."""
    if isinstance(place.note, Organisation) and place.note.slug in organisations:
        return True
    how = folded(place.how)
    return not organisations.isdisjoint(questions.where(library, place)) or any(
        contains(how, folded(library.organisations[slug].name)) for slug in organisations
    )


def _weight(stock: Stock, person: Whom, one: Proposal) -> int:
    """Return how much speaks for a question: most that it is theirs to answer, then that it is fresh, or open."""
    theirs = any(_is_theirs(stock.library, place, person) for place in one.open)
    asked = any(_is_alike(stock.library, time.talk, person) for time in one.times)
    return 3 * theirs + (not asked) + bool(one.open)


def _is_alike(library: Library, talk: Interview, person: Whom) -> bool:
    """Return whether a conversation was with somebody of the same level or of a shared field."""
    other = of_talk(library, talk)
    return not other.levels.isdisjoint(person.levels) or not other.fields.isdisjoint(person.fields)


def _ranked(found: list[_Weighed]) -> Iterator[_Weighed]:
    """Yield questions, the best first; of one theme no more than two while there are others."""
    left, taken = list(found), dict[str, int]()
    while left:

        def place(one: _Weighed) -> tuple[bool, int, int]:
            number = taken.get(one.proposal.theme.slug, 0) if one.proposal.theme else 0
            return number >= _OF_ONE_THEME, -one.weight, number

        best = min(left, key=place)  # of equals the first, which is that of the bank's order
        left.remove(best)
        if best.proposal.theme:
            taken[best.proposal.theme.slug] = taken.get(best.proposal.theme.slug, 0) + 1
        yield best


def _built_in(stock: Stock) -> Proposal:
    return Proposal(REFERRAL, None, stock.times.get(folded(REFERRAL), ()), (), is_referral=True)
