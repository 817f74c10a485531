"""Where people come from: introductions, and the sources of those whom I found myself (docs/format.md, Contact)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from builder.followups.standing import Stage
from builder.insights.network import Network, talked
from builder.insights.text import folded
from builder.model.library import Library

INTRODUCTIONS = "introductions"
"""The source of everybody to whom somebody led me, whatever source their note names as well."""


class Source(NamedTuple):
    """Where people come from: its name as first written, nothing where no note says, and their slugs."""

    name: str
    people: tuple[str, ...]


class Outcome(NamedTuple):
    """What came of a source: how many people, how many of them were asked, with how many I have talked."""

    name: str
    people: int
    asked: int
    talked: int


def by_source(library: Library, people: Iterable[str]) -> tuple[Source, ...]:
    """Return *people* by source, most people first, those without one last; case and punctuation do not matter."""
    names: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for slug in people:
        name = library.contacts[slug].source or ""
        key = folded(name)
        names.setdefault(key, name)
        found.setdefault(key, []).append(slug)
    groups = sorted(found.items(), key=lambda one: (not one[0], -len(one[1]), one[0]))
    return tuple(Source(names[key], tuple(slugs)) for key, slugs in groups)


def sources(library: Library, network: Network) -> tuple[Source, ...]:
    """Return where everybody comes from: introductions first, then those found directly, by source."""
    introduced = tuple(sorted(network.introducer))
    first = (Source(INTRODUCTIONS, introduced),) if introduced else ()
    return (*first, *by_source(library, network.found))


def outcomes(found: Iterable[Source], stages: Mapping[str, Stage]) -> tuple[Outcome, ...]:
    """Return what came of each source, those first that led to most conversations; *stages* are by contact.

    Of two that led to as many, the one with more people comes first; last is where no note says.
    """
    reached = talked(stages)
    all_of = [
        Outcome(
            one.name,
            len(one.people),
            sum(stages[slug] is not Stage.KNOWN for slug in one.people),
            sum(slug in reached for slug in one.people),
        )
        for one in found
    ]
    return tuple(sorted(all_of, key=lambda one: (not one.name, -one.talked, -one.people, folded(one.name))))
