"""Who led to whom: chains of introductions, as of a day.

Who led to a contact is ``introduced_by``, else the main contact of the first conversation in which the name was given,
held before I first talked with them (docs/follow-ups.md, report-back). Whoever else gave the name is a second source.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from builder.followups.disambiguation import referred
from builder.followups.facts import ContactFacts, Facts, is_asking
from builder.followups.model import Agenda, FollowUp, Status
from builder.followups.standing import Stage
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.words import Rule

_TALKED = (Stage.TALKED, Stage.THANKED)


class Chain(NamedTuple):
    """A first contact and everybody further along: slugs, each after the one who led there.

    ``depths`` says of each how many steps away from the first contact they are.
    """

    people: tuple[str, ...]
    depths: tuple[int, ...]

    @property
    def first(self) -> str:
        """Return the slug of the first contact, whom I found myself."""
        return self.people[0]

    @property
    def steps(self) -> int:
        """Return over how many steps the chain runs."""
        return max(self.depths)


@dataclass(frozen=True)
class Network:
    """Everybody, by who led to whom; contacts are slugs.

    ``also`` are the second sources of a contact, earliest first; ``reached`` counts everybody further along. ``chains``
    are the biggest first, ``alone`` those whom I found myself and who led to nobody, by slug.
    """

    introducer: Mapping[str, str]
    also: Mapping[str, tuple[str, ...]]
    introduced: Mapping[str, tuple[str, ...]]
    reached: Mapping[str, int]
    chains: tuple[Chain, ...]
    alone: tuple[str, ...]

    @cached_property
    def introducers(self) -> tuple[str, ...]:
        """Return everybody who led to somebody, those who reached most first, then by slug."""
        return tuple(sorted(self.introduced, key=lambda slug: (-self.reached[slug], slug)))

    @cached_property
    def chain_of(self) -> Mapping[str, Chain]:
        """Return the chain of each contact that is in one."""
        return {slug: chain for chain in self.chains for slug in chain.people}

    @property
    def found(self) -> tuple[str, ...]:
        """Return everybody whom I found myself, by slug."""
        return tuple(sorted((*(chain.first for chain in self.chains), *self.alone)))


def weave(facts: Facts) -> Network:
    """Return who led to whom; nobody is left out, and of a circle the member with the smallest slug comes first."""
    introducer: dict[str, str] = {}
    also: dict[str, tuple[str, ...]] = {}
    for slug, known in facts.contacts.items():
        chosen, others = _sources(facts, known)
        if chosen:
            introducer[slug] = chosen
        if others:
            also[slug] = others
    for slug in tuple(_cuts(introducer)):
        also[slug] = (introducer.pop(slug), *also.get(slug, ()))
    introduced: dict[str, list[str]] = {}
    for slug in sorted(introducer):
        introduced.setdefault(introducer[slug], []).append(slug)
    led_to = {slug: tuple(people) for slug, people in introduced.items()}
    found = [slug for slug in sorted(facts.contacts) if slug not in introducer]
    chains = [_chain(slug, led_to, introducer) for slug in found if slug in led_to]
    return Network(
        introducer=introducer,
        also=also,
        introduced=led_to,
        reached=_reached(chains, introducer),
        chains=tuple(sorted(chains, key=lambda one: (-len(one.people), one.first))),
        alone=tuple(slug for slug in found if slug not in led_to),
    )


def _sources(facts: Facts, known: ContactFacts) -> tuple[str | None, tuple[str, ...]]:
    """Return who led to a contact, and the others who gave the name; never the contact itself."""
    own = known.contact.slug
    stated = known.contact.introducer
    chosen = stated if stated in facts.contacts and stated != own else None
    named = [one for one in facts.referrers.get(own, ()) if one.contacts[0] != own]
    if chosen is None and named:
        talk = known.first_talk
        chosen = next((one.contacts[0] for one in named if talk is None or one.day < talk.day), None)
    return chosen, tuple(dict.fromkeys(one.contacts[0] for one in named if one.contacts[0] != chosen))


def _cuts(introducer: Mapping[str, str]) -> Iterator[str]:
    """Yield the smallest slug of each circle of introducers."""
    done: set[str] = set()
    for start in introducer:
        path: dict[str, int] = {}
        slug: str | None = start
        while slug is not None and slug not in done and slug not in path:
            path[slug] = len(path)
            slug = introducer.get(slug)
        if slug is not None and slug in path:
            yield min(tuple(path)[path[slug] :])
        done.update(path)


def _chain(first: str, introduced: Mapping[str, tuple[str, ...]], introducer: Mapping[str, str]) -> Chain:
    """Return the chain that begins with *first*, each branch as a whole, its branches by slug."""
    depths: dict[str, int] = {}
    ahead = [first]
    while ahead:
        slug = ahead.pop()
        depths[slug] = depths[introducer[slug]] + 1 if depths else 0
        ahead += reversed(introduced.get(slug, ()))
    return Chain(tuple(depths), tuple(depths.values()))


def _reached(chains: Iterable[Chain], introducer: Mapping[str, str]) -> Mapping[str, int]:
    reached = {slug: 0 for chain in chains for slug in chain.people}
    for chain in chains:
        for slug in reversed(chain.people[1:]):
            reached[introducer[slug]] += reached[slug] + 1
    return reached


def talked(stages: Mapping[str, Stage]) -> frozenset[str]:
    """Return with whom I have talked, given where each stands (docs/follow-ups.md, Where a contact stands)."""
    return frozenset(slug for slug, stage in stages.items() if stage in _TALKED)


def next_steps(library: Library, agenda: Agenda) -> Mapping[str, FollowUp]:
    """Return the most urgent follow-up that is about each contact, without those that have lapsed.

    Writing to somebody whose name was given is about them, although it is raised on who gave it.
    """
    found: dict[str, FollowUp] = {}
    for one in agenda.followups:
        if one.status is not Status.LAPSED:
            slug = _about(library, one)
            if slug and slug in library.contacts:
                found.setdefault(slug, one)
    return found


def _about(library: Library, one: FollowUp) -> str | None:
    return referred(library, one) if one.rule is Rule.REFERRAL else one.contact


class Name(NamedTuple):
    """A name that was given and has no note yet: as first written, and the conversations in which it was given."""

    name: str
    organisation: str
    talks: tuple[Interview, ...]


def without_note(facts: Facts) -> tuple[Name, ...]:
    """Return the names given in conversations that have no note yet, those given last first, then by name."""
    first: dict[str, tuple[str, str]] = {}
    talks: dict[str, dict[str, Interview]] = {}
    for one in facts.held:
        for given in one.referrals:
            if given.contact not in facts.contacts:
                key = folded(given.name)
                first.setdefault(key, (given.name, given.organisation))
                talks.setdefault(key, {})[one.slug] = one
    found = [(key, Name(*first[key], tuple(talks[key].values()))) for key in first]
    found.sort(key=lambda pair: (-pair[1].talks[-1].day.toordinal(), pair[0]))
    return tuple(one for _, one in found)


class Yield(NamedTuple):
    """How many conversations that I asked for were held, and how many of them led to no name."""

    talks: int
    without: int


def names_given(facts: Facts) -> Yield:
    """Return how many conversations led to a name."""
    asked = [one for one in facts.held if is_asking(one)]
    return Yield(len(asked), sum(not one.referrals for one in asked))
