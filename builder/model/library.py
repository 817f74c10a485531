"""Every entry of the notes, linked, as one value."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property

from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Referral
from builder.model.organisation import Organisation
from builder.model.profile import Profile
from builder.model.question import Theme
from builder.model.settings import Settings
from builder.model.targets import EMPTY as EMPTY_TARGETS
from builder.model.targets import Targets


@dataclass(frozen=True)
class Library:
    """All that could be trusted of the notes, in slug order.

    ``stand_ins`` are the slugs of contacts that only interviews name; ``incomplete`` the paths of notes of which a
    piece was left out, ``left_out`` of notes that are missing altogether. ``organisation_of`` leads from what contacts
    and interviews call an organisation to its slug.
    """

    settings: Settings = field(default_factory=Settings)
    profile: Profile = field(default_factory=Profile)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    interviews: Mapping[str, Interview] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    stand_ins: AbstractSet[str] = frozenset()
    organisation_of: Mapping[str, str] = field(default_factory=dict)
    targets: Targets = EMPTY_TARGETS
    incomplete: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    def workplace(self, contact: Contact) -> Organisation | None:
        """Return the organisation at which a contact works, whether or not it has a note; None where none is given."""
        slug = self.organisation_of.get(contact.organisation or "")
        return self.organisations.get(slug) if slug else None

    def introducer(self, contact: Contact) -> Contact | None:
        """Return whom ``introduced_by`` of a contact names, where there is a note; nobody introduces themselves."""
        return self.contacts.get(contact.introducer or "") if contact.introducer != contact.slug else None

    def main(self, talk: Interview) -> Contact:
        """Return the main contact of a conversation."""
        return self.contacts[talk.contacts[0]]

    def names(self, talk: Interview) -> list[str]:
        """Return what the people of a conversation are called, the main one first."""
        return [self.contacts[slug].name for slug in talk.contacts]

    def organisation_at(self, talk: Interview) -> str:
        """Return the slug of where a conversation's main contact was that day, "" where that is not known."""
        return self.organisation_of.get(talk.organisation or self.main(talk).organisation or "", "")

    def called(self, given: Referral) -> str:
        """Return what somebody is called whose name was given: by their own note, where there is one."""
        known = self.contacts.get(given.contact or "")
        return known.name if known else given.name

    @cached_property
    def by_day(self) -> tuple[Interview, ...]:
        """Return all interviews by day, then by slug."""
        return tuple(sorted(self.interviews.values(), key=lambda one: (one.day, one.slug)))

    @cached_property
    def organisations_by_name(self) -> tuple[Organisation, ...]:
        """Return all organisations by name, then by slug."""
        return tuple(sorted(self.organisations.values(), key=lambda one: (one.name.casefold(), one.slug)))

    @cached_property
    def conversations(self) -> Mapping[str, tuple[Interview, ...]]:
        """Return each contact's interviews by day, then by slug (docs/follow-ups.md, Words)."""
        found: dict[str, list[Interview]] = {}
        for interview in self.by_day:
            for slug in dict.fromkeys(interview.contacts):
                found.setdefault(slug, []).append(interview)
        return {slug: tuple(found.get(slug, ())) for slug in self.contacts}
