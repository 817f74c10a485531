"""The questions of a new conversation: those proposed for its people, why each, and what else is open."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from builder.followups.facts import settle
from builder.followups.wording import and_more, on
from builder.insights import answerers, proposals
from builder.insights.proposals import ENOUGH, REFERRAL, Proposal, Whom
from builder.insights.questions import Place, Stock, Wanted
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.organisation import Organisation

STARTERS = (
    "How did you come to this work?",
    "What does a typical week look like?",
    "What do people outside get wrong about this work?",
    "Which skills matter most here, and how did you learn them?",
    "What do you like best about the work, and what do you put up with?",
    "How is the field changing, and what does that mean for somebody who starts now?",
    "What would you do first if you were in my place?",
    "What should I have asked that I did not?",
)
"""Questions that are good for everybody, where the notes have too few."""

_MOST_OPEN = 10  # of those that others could answer; the site lists them all


class Prepared(NamedTuple):
    """The questions to ask, why each is there, and what else is open, as lines of a comment.

    There are no reasons where all would be the same: questions for everybody, asked of nobody yet.
    """

    questions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()


def prepare(
    library: Library, today: date, people: Sequence[str], is_fit: Callable[[Sequence[str]], Callable[[str], bool]]
) -> Prepared:
    """Return what to ask *people*, slugs of contacts.

    Of some questions *is_fit* tells those that may stand in the note as they are: nothing is wrong with them.
    """
    stock, person = Stock(library, today), proposals.whom(library, people)
    found = list(_candidates(stock, person))
    fits = is_fit([_written(one) for one in found])
    fitting = [one for one in found if fits(_written(one))]
    for_names = islice((one for one in fitting if one.is_referral), 1)
    chosen = [*[one for one in fitting if not one.is_referral][: ENOUGH - 1], *for_names]
    has_reasons = any(one.theme or one.open or one.times for one in chosen)
    return Prepared(
        tuple(map(_written, chosen)),
        tuple(_reason(library, today, one) for one in chosen if has_reasons),
        tuple(_open(stock, today, person, {folded(one.text) for one in chosen})),
    )


def _written(one: Proposal) -> str:
    """Return a question as it can stand in a note: a comment that it opens would swallow what follows."""
    return one.text.replace("<!--", "&lt;!--")


def _candidates(stock: Stock, person: Whom) -> Iterator[Proposal]:
    """Yield what may be asked, each once, the best first: what is proposed, what else fits, what fits everybody."""
    choice = proposals.choose(stock, person)
    found = (*choice.proposed, *choice.more)
    known = {folded(one.text) for one in found}
    yield from found
    starters = [_built_in(stock, text) for text in (*STARTERS, REFERRAL) if folded(text) not in known]
    yield from sorted(starters, key=lambda one: _was_asked(person, one))


def _built_in(stock: Stock, text: str) -> Proposal:
    return Proposal(text, None, stock.times.get(folded(text), ()), (), proposals.is_referral(text))


def _was_asked(person: Whom, one: Proposal) -> bool:
    return any(person.contacts.intersection(time.talk.contacts) for time in one.times)


def _reason(library: Library, today: date, one: Proposal) -> str:
    """Return why a question is proposed: the theme of the bank, where it is open, of whom it was asked."""
    reasons = [one.theme.title] if one.theme else []
    reasons += [_place(library, today, one.open[0])] if one.open else []
    names = list(dict.fromkeys(library.main(time.talk).name for time in one.times))
    asked = " ".join(filter(None, (f"Asked of {names[0]}", and_more(len(names) - 1)))) if names else "Never asked"
    return ". ".join([*reasons, asked]) + "."


def _place(library: Library, today: date, place: Place) -> str:
    note = place.note
    if isinstance(note, Interview):
        return f"Open since {on(note.day, today)}, from {library.main(note).name}"
    return f"Open in the notes on {note.name}" if isinstance(note, Organisation) else "Open in your profile"


def _open(stock: Stock, today: date, person: Whom, chosen: Iterable[str]) -> Iterator[str]:
    """Yield lines about the open questions that are not *chosen*, first those that these people could answer."""
    library, taken = stock.library, frozenset(chosen)
    wanted = [one for key, one in stock.open.items() if key not in taken]
    if not wanted:
        return
    could = answerers.answerers(settle(library, today), stock, wanted)

    def is_theirs(one: Wanted) -> bool:
        found = {answerer.contact.slug for answerer in could[folded(one.text)]}
        return not found.isdisjoint(person.contacts) or any(
            proposals.concerns(library, place, person) for place in one.places
        )

    theirs = [one for one in wanted if is_theirs(one)]
    others = [one for one in wanted if one not in theirs]
    yield ""
    yield "Open from before" + ("; they could answer those with a star:" if theirs else ":")
    for one in (*theirs, *others[:_MOST_OPEN]):
        place = one.places[0]
        how = f" → {place.how}" if place.how else ""
        yield f"{'*' if one in theirs else '-'} {one.text}{how} ({_place(library, today, place)})"
    if more := and_more(len(others) - _MOST_OPEN):
        yield f"{more}: “Open questions” on your site lists them"
