"""Entries into a library: by slug, in order, with the organisations that are only named."""

from collections.abc import Iterable, Mapping
from typing import Any

from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.profile import Profile
from builder.model.references import Fate, References, key, last_part, slugify
from builder.model.settings import Settings
from builder.model.targets import Targets


def link(
    settings: Settings, profile: Profile, read: Mapping[str, list[Any]], stand_ins: Iterable[Contact], targets: Targets
) -> Library:
    """Return the library of the entries that were *read*, by name of their kind, and the contacts that stand in."""
    standing_in = tuple(stand_ins)
    contacts = {one.slug: one for one in [*read["contact"], *standing_in]}
    interviews = {one.slug: one for one in read["interview"]}
    organisations = {one.slug: one for one in read["organisation"]}
    organisation_of = _name_organisations(
        [*contacts.values(), *interviews.values()], organisations, targets.organisations
    )
    return Library(
        settings=settings,
        profile=profile,
        contacts=dict(sorted(contacts.items())),
        interviews=dict(sorted(interviews.items())),
        organisations=dict(sorted(organisations.items())),
        themes=tuple(sorted(read["question theme"], key=lambda one: (one.order is None, one.order or 0, one.slug))),
        stand_ins=frozenset(one.slug for one in standing_in),
        organisation_of=organisation_of,
        targets=targets,
    )


def _name_organisations(
    named: Iterable[Contact | Interview], organisations: dict[str, Organisation], references: References
) -> dict[str, str]:
    """Return the slug for each text that names an organisation; add those that have no note to *organisations*."""
    organisation_of: dict[str, str] = {}
    known = {key(slug): slug for slug in organisations}
    for one in named:
        typed = one.organisation
        if typed and typed not in organisation_of:
            resolved = references.resolve(typed)
            name = last_part(typed) if typed.startswith("[[") else typed
            slug = resolved.slug if resolved.fate is Fate.FOUND else known.get(slugify(name), slugify(name) or name)
            organisation_of[typed] = slug
            if slug not in organisations:
                organisations[slug] = Organisation(name=name, slug=slug)
                known[key(slug)] = slug
    return organisation_of
