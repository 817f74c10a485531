"""Questions: which are open, what was prepared and not answered, how often and of whom the bank's were asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from builder.followups.facts import is_asking, is_held
from builder.insights.text import folded, references
from builder.model.interview import Interview
from builder.model.items import Box, OpenQuestion, Question
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.profile import Profile
from builder.model.question import Theme

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


class Wanted(NamedTuple):
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
    """A question and the conversation in which it was asked, or for which it was prepared."""

    talk: Interview
    question: Question


class Banked(NamedTuple):
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


@dataclass(frozen=True)
class Stock:
    """All questions as of a day: the bank, the times that each was asked, what is open; found once for many who ask."""

    library: Library
    today: date

    @cached_property
    def times(self) -> Mapping[str, tuple[Asking, ...]]:
        """Return the times that each question was asked by today, latest first, by its folded text."""
        found: dict[str, list[Asking]] = {}
        for talk in reversed(self.library.by_day):
            if talk.day <= self.today and is_asking(talk):
                for one in talk.questions:
                    if one.box is Box.DONE:
                        found.setdefault(folded(one.text), []).append(Asking(talk, one))
        return {key: tuple(times) for key, times in found.items()}

    @cached_property
    def people(self) -> Mapping[str, tuple[str, ...]]:
        """Return the names of those whom each question was asked, latest first, each once, by its folded text."""
        return {
            key: tuple(dict.fromkeys(self.library.main(one.talk).name for one in times))
            for key, times in self.times.items()
        }

    @cached_property
    def unanswered(self) -> tuple[Wanted, ...]:
        """Return the open questions: critical ones first, then of conversations, latest first, organisations, profile.

        Critical are those marked with ``!`` for a conversation that was held, and not asked there, or asked in vain,
        unless the same question was answered then or later. What differs only in case and punctuation is one question.
        """
        critical = [Place(*one) for one in self._missing if one.question.critical]
        return _merged([*critical, *_noted(self.library, Box.OPEN)])

    @cached_property
    def carried_over(self) -> tuple[Wanted, ...]:
        """Return what was prepared for a conversation that was held, and not asked or answered there, latest first.

        Without those that are `unanswered`, and those that were answered then or later in another conversation.
        """
        open_already = {folded(one.text) for one in self.unanswered}
        return _merged(Place(*one) for one in self._missing if folded(one.question.text) not in open_already)

    @cached_property
    def open(self) -> Mapping[str, Wanted]:
        """Return all that is `unanswered` or `carried_over`, by its folded text."""
        return {folded(one.text): one for one in (*self.unanswered, *self.carried_over)}

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """Return the themes of the bank by ``order``, then by title, each question with the times it was asked."""
        themes = sorted(
            self.library.themes, key=lambda one: (one.order is None, one.order or 0, one.title.casefold(), one.slug)
        )
        return tuple(
            Shelf(theme, tuple(Banked(text, self.times.get(folded(text), ())) for text in theme.questions))
            for theme in themes
        )

    @cached_property
    def theme_of(self) -> Mapping[str, Theme]:
        """Return the first theme that holds a question, by its folded text."""
        found: dict[str, Theme] = {}
        for shelf in self.shelves:
            for one in shelf.questions:
                found.setdefault(folded(one.text), shelf.theme)
        return found

    @cached_property
    def _missing(self) -> tuple[Asking, ...]:
        """Return what was prepared for conversations that were held, not answered there and not since, latest first."""
        answers: dict[str, date] = {}
        for key, times in self.times.items():
            answered = next((one.talk.day for one in times if one.question.answer), None)
            if answered:
                answers[key] = answered
        return tuple(
            Asking(talk, one)
            for talk in reversed(self.library.by_day)
            if is_held(talk, self.today) and is_asking(talk)
            for one in talk.questions
            if _is_missing(one) and answers.get(folded(one.text), date.min) < talk.day
        )


def answered(library: Library) -> tuple[Wanted, ...]:
    """Return the open questions that were answered since, in the order of `unanswered`."""
    return _merged(_noted(library, Box.DONE))


def who(library: Library, place: Place) -> tuple[str, ...]:
    """Return the slugs of the contacts who could answer, as far as the note names them by a reference."""
    return _named(library, place, "contact")


def where(library: Library, place: Place) -> tuple[str, ...]:
    """Return the slugs of the organisations at which to ask, as far as the note names them by a reference."""
    return _named(library, place, "organisation")


def _named(library: Library, place: Place, kind: str) -> tuple[str, ...]:
    found = (library.targets.referred(reference)[0] for reference in references(place.how))
    return tuple(dict.fromkeys(one.slug for one in found if one and one.kind == kind))


def _noted(library: Library, box: Box) -> Iterator[Place]:
    notes: tuple[Note, ...] = (*reversed(library.by_day), *library.organisations_by_name, library.profile)
    for note in notes:
        for one in note.open_questions:
            if one.box is box:
                yield Place(note, one)


def _is_missing(one: Question) -> bool:
    return one.box is Box.OPEN or (one.box is Box.DONE and not one.answer)


def _merged(places: Iterable[Place]) -> tuple[Wanted, ...]:
    found: dict[str, list[Place]] = {}
    for one in places:
        found.setdefault(folded(one.item.text), []).append(one)
    wanted = [
        Wanted(tuple(same), any(isinstance(one.item, Question) and one.item.critical for one in same))
        for same in found.values()
    ]
    return tuple(sorted(wanted, key=lambda one: not one.critical))
