"""Questions: which are open, what was prepared and not answered, how often and of whom the bank's were asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from builder.followups.facts import is_asking, is_held
from builder.insights.text import folded, references
from builder.model.interview import Interview
from builder.model.items import Box, OpenQuestion, Question
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.profile import Profile
from builder.model.question import Theme
from builder.model.references import Fate

Note = Interview | Organisation | Profile
"""A note that may hold open questions."""


class Place(NamedTuple):
    """Where a question stands: in which note, and the item as it was noted or prepared there."""

    note: Note
    item: OpenQuestion | Question

    @property
    def how(self) -> str:
        """Return how or from whom to find out, as typed; a question prepared for a conversation does not say."""
        return self.item.how if isinstance(self.item, OpenQuestion) else ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question without an answer, or answered since: every place where it stands, at least one, latest first.

    ``critical`` where it was marked so for a conversation.
    """

    places: tuple[Place, ...]
    critical: bool

    @property
    def text(self) -> str:
        """Return the question as it was last written."""
        return self.places[0].item.text


class Asking(NamedTuple):
    """A time that a question was asked."""

    talk: Interview
    question: Question


@dataclass(frozen=True, slots=True)
class Banked:
    """A question of the bank, and the times it was asked, latest first."""

    text: str
    times: tuple[Asking, ...]

    @property
    def answers(self) -> tuple[Asking, ...]:
        """Return the times that it was answered, latest first."""
        return tuple(one for one in self.times if one.question.answer)


class Shelf(NamedTuple):
    """A theme of the bank with its questions in order."""

    theme: Theme
    questions: tuple[Banked, ...]


def unanswered(library: Library, today: date) -> tuple[Wanted, ...]:
    """Return the open questions: critical ones first, then of conversations, latest first, organisations, the profile.

    Critical are those marked with ``!`` for a conversation that was held, and not asked there, or asked in vain, unless
    the same question was answered then or later. What differs only in case and punctuation is one question.
    """
    answers = _answers(library, today)
    prepared = (
        Place(talk, one)
        for talk in _held(library, today)
        for one in talk.questions
        if one.critical and _is_missing(one) and not _is_settled(one, talk, answers)
    )
    return _merged([*prepared, *_noted(library, Box.OPEN)])


def carried_over(library: Library, today: date) -> tuple[Wanted, ...]:
    """Return the questions prepared for a conversation that was held, and not asked or answered there, latest first.

    Without those that are `unanswered`, and those that were answered then or later in another conversation.
    """
    answers = _answers(library, today)
    open_already = {folded(one.text) for one in unanswered(library, today)}
    return _merged(
        Place(talk, one)
        for talk in _held(library, today)
        for one in talk.questions
        if _is_missing(one) and folded(one.text) not in open_already and not _is_settled(one, talk, answers)
    )


def answered(library: Library) -> tuple[Wanted, ...]:
    """Return the open questions that were answered since, in the order of `unanswered`."""
    return _merged(_noted(library, Box.DONE))


def who(library: Library, place: Place) -> tuple[str, ...]:
    """Return the slugs of the contacts who could answer, as far as the note names them by a reference."""
    found = map(library.targets.contacts.resolve, references(place.how))
    return tuple(dict.fromkeys(one.slug for one in found if one.fate is Fate.FOUND))


def asked(library: Library, today: date) -> Mapping[str, tuple[Asking, ...]]:
    """Return the times that each question was asked by *today*, latest first, by its folded text."""
    found: dict[str, list[Asking]] = {}
    for talk in _latest_first(library, today):
        for one in talk.questions if is_asking(talk) else ():
            if one.box is Box.DONE:
                found.setdefault(folded(one.text), []).append(Asking(talk, one))
    return {key: tuple(times) for key, times in found.items()}


def bank(library: Library, today: date) -> tuple[Shelf, ...]:
    """Return the themes of the bank by their ``order``, then by title, each question with the times it was asked."""
    times = asked(library, today)
    themes = sorted(library.themes, key=lambda one: (one.order is None, one.order or 0, one.title.casefold(), one.slug))
    return tuple(
        Shelf(theme, tuple(Banked(text, times.get(folded(text), ())) for text in theme.questions)) for theme in themes
    )


def theme_of(shelves: Iterable[Shelf]) -> Mapping[str, str]:
    """Return the slug of the first theme that holds a question, by its folded text."""
    found: dict[str, str] = {}
    for shelf in shelves:
        for one in shelf.questions:
            found.setdefault(folded(one.text), shelf.theme.slug)
    return found


def _noted(library: Library, box: Box) -> Iterator[Place]:
    organisations = sorted(library.organisations.values(), key=lambda one: (one.name.casefold(), one.slug))
    notes: tuple[Note, ...] = (*reversed(library.by_day), *organisations, library.profile)
    for note in notes:
        for one in note.open_questions:
            if one.box is box:
                yield Place(note, one)


def _latest_first(library: Library, today: date) -> list[Interview]:
    return [one for one in reversed(library.by_day) if one.day <= today]


def _held(library: Library, today: date) -> list[Interview]:
    return [one for one in _latest_first(library, today) if is_held(one, today) and is_asking(one)]


def _answers(library: Library, today: date) -> Mapping[str, date]:
    """Return the latest day on which each question was answered, by its folded text."""
    return {
        key: max(one.talk.day for one in times if one.question.answer)
        for key, times in asked(library, today).items()
        if any(one.question.answer for one in times)
    }


def _is_missing(one: Question) -> bool:
    return one.box is Box.OPEN or (one.box is Box.DONE and not one.answer)


def _is_settled(one: Question, talk: Interview, answers: Mapping[str, date]) -> bool:
    return answers.get(folded(one.text), date.min) >= talk.day


def _merged(places: Iterable[Place]) -> tuple[Wanted, ...]:
    found: dict[str, list[Place]] = {}
    for one in places:
        found.setdefault(folded(one.item.text), []).append(one)
    wanted = [
        Wanted(tuple(same), any(isinstance(one.item, Question) and one.item.critical for one in same))
        for same in found.values()
    ]
    return tuple(sorted(wanted, key=lambda one: not one.critical))
