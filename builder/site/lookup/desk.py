"""Everything that pages are made from, looked up in every direction; made once a build."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import NamedTuple
from weakref import proxy

from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic
from builder.drafts import letters
from builder.drafts.letters import Writing
from builder.drafts.model import Kind, Letter
from builder.followups import standing
from builder.followups.facts import Facts
from builder.followups.model import Agenda, FollowUp
from builder.followups.standing import Stage
from builder.insights import activity, language, network, promises, ways_in
from builder.insights.activity import Activity
from builder.insights.language import Heard
from builder.insights.network import Network
from builder.insights.plain_words import plain_words
from builder.insights.promises import Promised
from builder.insights.questions import Stock
from builder.insights.readiness import organisations
from builder.insights.text import folded
from builder.insights.ways_in import WayIn
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Referral
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.theme import ThemeOptions
from builder.site.addresses import Addresses
from builder.site.lookup import glances, rest
from builder.site.lookup.glances import Glance
from builder.site.lookup.rest import Rest
from builder.site.lookup.rows import OnDemand, grouped
from builder.site.prose.bodies import Bodies

MOST_CHAINS = 12
"""How many chains of introductions are shown."""


class Link(NamedTuple):
    """A link: its text and where it leads, ready to stand in a page; without an address it is only text."""

    text: str
    href: str = ""


NOWHERE = Link("")
"""What stands where there is nothing to link to."""


class Numbered(NamedTuple):
    """A problem of the notes and its number on the page of problems."""

    number: int
    problem: Diagnostic


@dataclass(frozen=True)
class Desk:
    """The notes and the agenda of a day, and where everything lives on the site.

    ``leaves_places`` says whether pages may leave places open for long texts of notes (``cuts``). The user's own
    templates may look into these texts, so for them they are rendered at once.
    """

    notes: Loaded
    agenda: Agenda
    addresses: Addresses
    names: Mapping[tuple[str, str], str]
    prose: Bodies
    leaves_places: bool = False

    @cached_property
    def library(self) -> Library:
        """Return all entries of the notes."""
        return self.notes.library

    @property
    def options(self) -> ThemeOptions:
        """Return what the theme and the settings choose about the looks of the site (docs/themes.md)."""
        return self.library.settings.site

    @cached_property
    def facts(self) -> Facts:
        """Return the library as of the agenda's day."""
        return self.agenda.facts

    @cached_property
    def stages(self) -> Mapping[str, Stage]:
        """Return how far things have come with each contact."""
        return {
            slug: standing.stage(self.library, one, self.agenda.today) for slug, one in self.library.contacts.items()
        }

    @cached_property
    def glances(self) -> Mapping[str, Glance]:
        """Return what pages say of each contact at a glance."""
        return OnDemand(partial(glances.glance, proxy(self)))  # no reference cycle: nothing would collect it

    @cached_property
    def waiting(self) -> frozenset[FollowUp]:
        """Return the follow-ups that wait for somebody else; none of them is in the day's list."""
        return frozenset(standing.waiting(self.agenda))

    @cached_property
    def dormant(self) -> frozenset[str]:
        """Return the slugs of the contacts that rest."""
        return frozenset(standing.dormant(self.library, self.agenda))

    @cached_property
    def network(self) -> Network:
        """Return who led to whom."""
        return network.weave(self.facts)

    @cached_property
    def shown_chains(self) -> frozenset[str]:
        """Return the first contacts of the chains of introductions that are shown, which are the biggest."""
        return frozenset(chain.first for chain in self.network.chains[:MOST_CHAINS])

    @cached_property
    def stock(self) -> Stock:
        """Return all questions that a conversation may be prepared with."""
        return Stock(self.library, self.agenda.today)

    def letter(self, one: FollowUp) -> Letter | None:
        """Return the letter that a follow-up asks for, if it asks for one; letters are remembered."""
        return self._letters[one]

    def request(self, contact: str) -> Letter:
        """Return a letter that asks a contact for a conversation."""
        return letters.write(self.writing, Kind.REQUEST, contact)

    @cached_property
    def _letters(self) -> Mapping[FollowUp, Letter | None]:
        return OnDemand(partial(letters.for_follow_up, self.writing))

    @cached_property
    def writing(self) -> Writing:
        """Return what letters are made from."""
        return letters.prepare(self.notes, self.facts)

    @cached_property
    def talked(self) -> frozenset[str]:
        """Return the slugs of the contacts with whom I have talked."""
        return network.talked(self.stages)

    @cached_property
    def next_steps(self) -> Mapping[str, FollowUp]:
        """Return the most urgent follow-up about each contact that has one which has not lapsed."""
        return network.next_steps(self.library, self.agenda)

    @cached_property
    def steps_of(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """Return the follow-ups of each contact that has any, in the order of the agenda."""
        return grouped((one.contact, one) for one in self.agenda.followups)

    @cached_property
    def steps_after(self) -> Mapping[str, tuple[FollowUp, ...]]:
        """Return the follow-ups that each interview raised, in the order of the agenda."""
        return grouped((one.interview, one) for one in self.agenda.followups if one.interview)

    @cached_property
    def introduced(self) -> Mapping[str, tuple[str, ...]]:
        """Return, by introducer, the contacts whose notes name them as such."""
        return grouped((one.introducer, slug) for slug, one in self.library.contacts.items() if one.introducer)

    @cached_property
    def named_in(self) -> Mapping[str, tuple[tuple[Interview, Referral], ...]]:
        """Return, by contact, the interviews in which they were named, earliest first."""
        return grouped(
            (name.contact, (one, name)) for one in self.library.by_day for name in one.referrals if name.contact
        )

    @cached_property
    def people_of(self) -> Mapping[str, tuple[Contact, ...]]:
        """Return the contacts of each organisation."""
        of = self.library.organisation_of
        return grouped((of[one.organisation], one) for one in self.library.contacts.values() if one.organisation)

    @cached_property
    def ways_in(self) -> Mapping[str, tuple[WayIn, ...]]:
        """Return, by organisation in which I know nobody, who could introduce me there."""
        places = [one for slug, one in self.library.organisations.items() if slug not in self.people_of]
        return ways_in.ways_in(self.facts, places)

    @cached_property
    def talks_of(self) -> Mapping[str, tuple[Interview, ...]]:
        """Return the interviews with people of each organisation, latest first.

        An interview says where they were that day, else where they are now counts (docs/format.md, Interview).
        """
        talks = reversed(self.library.by_day)
        return grouped((place.slug, one) for one in talks for place in organisations(self.library, one))

    @cached_property
    def cv(self) -> str:
        """Return the words of the user's CV, folded, to look phrases up in; nothing where no CV can be read."""
        return folded(self.notes.cv)

    @cached_property
    def phrases(self) -> tuple[Heard, ...]:
        """Return all phrases heard by the agenda's day, those first that most people say."""
        return language.heard(self.library, self.agenda.today, self.cv)

    @cached_property
    def activity(self) -> Activity:
        """Return what happened on each day."""
        return activity.activity(self.facts)

    @cached_property
    def promises(self) -> tuple[Promised, ...]:
        """Return all promises, mine and theirs."""
        return promises.collect(self.facts, self.agenda)

    @cached_property
    def problems(self) -> tuple[Numbered, ...]:
        """Return all problems with their numbers."""
        return tuple(Numbered(number, problem) for number, problem in enumerate(self.notes.diagnostics, 1))

    @cached_property
    def problems_of(self) -> Mapping[str, tuple[Numbered, ...]]:
        """Return the problems of each note that has any, by its path."""
        return grouped((one.problem.path, one) for one in self.problems)

    @cached_property
    def pages(self) -> Mapping[str, Link]:
        """Return the page of each note of which something is wrong, where it has one, by the note's path.

        Addresses are from the site's root.
        """
        kinds: tuple[tuple[str, Iterable[Contact | Organisation]], ...] = (
            ("contact", self.library.contacts.values()),
            ("organisation", self.library.organisations.values()),
        )
        found = {
            one.path: Link(one.name, self.addresses.page(kind, one.slug))
            for kind, all_of in kinds
            for one in all_of
            if one.path in self.problems_of
        }
        for talk in self.library.interviews.values():
            if talk.path in self.problems_of:
                name = self.library.main(talk).name
                found[talk.path] = Link(f"Conversation with {name}", self.addresses.page("interview", talk.slug))
        return found

    def plain_words(self, text: str) -> str:
        """Return Markdown of a note as plain words, on one line."""
        return plain_words(text, self._named)

    def _named(self, reference: str) -> str:
        target, _ = self.library.targets.referred(reference)
        return self.names[target] if target else reference

    def rest(self, note: Contact | Interview | Organisation) -> Rest:
        """Return what a note says besides its fields and items."""
        says_above = self.notes.plain.get(note.path)
        if says_above is False:
            return rest.EMPTY
        return rest.of(note, self.notes.documents.get(note.path), is_plain=bool(says_above))
