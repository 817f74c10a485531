"""The phrases that people in a field use: who said them, where, and whether they stand in the user's CV."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from builder.insights import fields
from builder.insights.text import contains, folded
from builder.model.interview import Interview
from builder.model.items import Phrase
from builder.model.library import Library


class Hearing(NamedTuple):
    """One time that a phrase was heard: in which conversation, and as it was noted there."""

    talk: Interview
    phrase: Phrase


class Heard(NamedTuple):
    """A phrase that people use, in the words in which it was last heard.

    ``times`` are the conversations in which it was heard, at least one, latest first; ``people`` the main contacts of
    those, each once. ``in_cv`` says whether its words stand in the user's CV.
    """

    times: tuple[Hearing, ...]
    people: tuple[str, ...]
    in_cv: bool

    @property
    def text(self) -> str:
        """Return the phrase as it was last noted."""
        return self.times[0].phrase.text

    @property
    def meaning(self) -> str:
        """Return what it means, as it was last noted; nothing where nobody said."""
        return next((one.phrase.meaning for one in self.times if one.phrase.meaning), "")


def heard(library: Library, today: date, cv: str = "") -> tuple[Heard, ...]:
    """Return all phrases noted by *today*; *cv* is the text of the user's CV, folded.

    What differs only in case, punctuation and spacing is one phrase. First what most people say, then the latest.
    """
    times: dict[str, dict[str, Hearing]] = {}
    for talk in _latest_first(library, today):
        for phrase in talk.language:
            times.setdefault(folded(phrase.text), {}).setdefault(talk.slug, Hearing(talk, phrase))
    found = [
        Heard(
            tuple(said.values()), tuple(dict.fromkeys(one.talk.contacts[0] for one in said.values())), contains(cv, key)
        )
        for key, said in times.items()
    ]
    return tuple(sorted(found, key=lambda one: -len(one.people)))  # the others are in order already


def latest(library: Library, today: date, cv: str = "") -> Heard | None:
    """Return a phrase of the latest conversation with any: the first that is not in the CV, else the first."""
    talks = _latest_first(library, today)
    if not talks:
        return None
    talk = talks[0]
    found = [Heard((Hearing(talk, one),), talk.contacts[:1], contains(cv, folded(one.text))) for one in talk.language]
    return next((one for one in found if not one.in_cv), found[0])


def by_organisation(library: Library, phrases: Iterable[Heard]) -> Mapping[str, tuple[Heard, ...]]:
    """Return the phrases by the slug of the organisation whose people use them, "" where that is not known.

    In the order of the organisations' names; a phrase that people of several use stands with each.
    """

    def name(slug: str) -> tuple[bool, str, str]:
        return (False, library.organisations[slug].name.casefold(), slug) if slug else (True, "", "")

    return _grouped(phrases, lambda talk: (library.organisation_at(talk),), name)


def by_field(library: Library, phrases: Iterable[Heard]) -> Mapping[str, tuple[Heard, ...]]:
    """Return the phrases by the field in which they are used, folded, in order; those of no field are left out."""
    return _grouped(phrases, lambda talk: map(folded, fields.fields_of(library, talk)), lambda key: (False, key, key))


def fields_of(library: Library, phrase: Heard) -> tuple[str, ...]:
    """Return the fields in which a phrase was heard, folded, each once; those of the latest conversation first."""
    return tuple(dict.fromkeys(folded(name) for time in phrase.times for name in fields.fields_of(library, time.talk)))


def _latest_first(library: Library, today: date) -> list[Interview]:
    return [one for one in reversed(library.by_day) if one.language and one.day <= today]


def _grouped(
    phrases: Iterable[Heard],
    groups_of: Callable[[Interview], Iterable[str]],
    order: Callable[[str], tuple[bool, str, str]],
) -> Mapping[str, tuple[Heard, ...]]:
    found: dict[str, list[Heard]] = {}
    for one in phrases:
        for group in dict.fromkeys(group for time in one.times for group in groups_of(time.talk)):
            found.setdefault(group, []).append(one)
    return {group: tuple(found[group]) for group in sorted(found, key=order)}
