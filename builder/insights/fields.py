"""Career fields: how conversations moved the interest in them; conversations given; time asked for and taken."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from builder.followups.facts import is_asking, is_held
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.profile import Profile

_One = TypeVar("_One")


@dataclass(frozen=True)
class Field:
    """A career field: what it is called, whether the user looks for it, how many people are in it.

    ``talks`` are the held, asking interviews about it, earliest first.
    """

    name: str
    wanted: bool
    people: int
    talks: tuple[Interview, ...]

    @cached_property
    def rated(self) -> tuple[Interview, ...]:
        """Return the conversations that say how interested the user was both before and after."""
        return tuple(one for one in self.talks if one.interest_before and one.interest_after)

    @property
    def movement(self) -> tuple[float, float] | None:
        """Return the interest before and after, 1 to 5, each on average over the rated conversations."""
        return _means([(one.interest_before or 0, one.interest_after or 0) for one in self.rated])


class Time(NamedTuple):
    """The held, asking interviews that say how long they took, latest first; ``silent`` is how many do not."""

    talks: tuple[Interview, ...]
    silent: int

    @property
    def over(self) -> tuple[int, ...]:
        """Return by how many minutes each of those ran over that took longer than asked for."""
        return tuple(over for over in map(ran_over, self.talks) if over > 0)

    @property
    def means(self) -> tuple[float, float] | None:
        """Return the minutes asked for and taken, each on average."""
        return _means([(one.minutes, one.lasted or 0) for one in self.talks])


def fields_of(library: Library, note: Interview | Organisation | Profile) -> tuple[str, ...]:
    """Return the fields of a note, as typed: its own, else of a conversation its main contact's (docs/format.md)."""
    if isinstance(note, Interview):
        return note.fields or library.main(note).fields
    return note.fields if isinstance(note, Organisation) else ()


def survey(library: Library, today: date) -> tuple[Field, ...]:
    """Return all fields: first those that the user looks for, as listed, then those most talked about, then by name."""
    held = _talks(library, today)
    talks = by_field(held, lambda talk: fields_of(library, talk))
    people = by_field(library.contacts.values(), lambda one: one.fields)
    names = named(library, held)
    wanted = dict.fromkeys(map(folded, library.profile.looking_for))
    others = sorted(names.keys() - wanted.keys(), key=lambda key: (-len(talks.get(key, ())), key))
    return tuple(
        Field(names[key], key in wanted, len(people.get(key, ())), tuple(talks.get(key, ())))
        for key in (*wanted, *others)
    )


def by_field(all_of: Iterable[_One], fields: Callable[[_One], Iterable[str]]) -> Mapping[str, list[_One]]:
    """Return all those in each of the *fields* that each has, by the field's folded name."""
    found: dict[str, list[_One]] = {}
    for one in all_of:
        for key in dict.fromkeys(map(folded, fields(one))):
            found.setdefault(key, []).append(one)
    return found


def named(library: Library, notes: Iterable[Interview | Organisation]) -> Mapping[str, str]:
    """Return what each field is called, by its folded name: as the profile has it, else people, else those *notes*."""
    typed = (library.profile.looking_for, *(one.fields for one in (*library.contacts.values(), *notes)))
    names: dict[str, str] = {}
    for name in chain.from_iterable(typed):
        names.setdefault(folded(name), name)
    return names


def names_of(library: Library, today: date) -> Mapping[str, str]:
    """Return what each field is called, by its folded name: as it was typed first."""
    return named(library, _talks(library, today))


def unplaced(library: Library, today: date) -> tuple[Interview, ...]:
    """Return the held, asking interviews that belong to no field, latest first."""
    return tuple(one for one in reversed(_talks(library, today)) if not fields_of(library, one))


def time_taken(library: Library, today: date) -> Time:
    """Return what the notes say about the time that conversations took."""
    held = _talks(library, today)
    timed = tuple(one for one in reversed(held) if one.lasted)
    return Time(timed, len(held) - len(timed))


def ran_over(talk: Interview) -> int:
    """Return by how many minutes a conversation was longer than asked for; less than nothing where it was shorter."""
    return (talk.lasted or talk.minutes) - talk.minutes


def given(library: Library, today: date) -> tuple[Interview, ...]:
    """Return the conversations that the user gave to others, latest first."""
    return tuple(one for one in reversed(library.by_day) if is_held(one, today) and not is_asking(one))


def _talks(library: Library, today: date) -> list[Interview]:
    return [one for one in library.by_day if is_held(one, today) and is_asking(one)]


def _means(pairs: list[tuple[int, int]]) -> tuple[float, float] | None:
    if not pairs:
        return None
    return sum(first for first, _ in pairs) / len(pairs), sum(second for _, second in pairs) / len(pairs)
