"""Entries into a library: by slug, in order, with the organisations that are only named."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from builder.model.contact import Contact
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
    typed = (one.organisation for one in [*contacts.values(), *interviews.values()])
    organisation_of, only_named = name_organisations(typed, targets.organisations)
    organisations |= {slug: Organisation(name=name, slug=slug) for slug, name in only_named.items()}
    return Library(
        settings=settings,
        profile=profile,
        contacts=dict(sorted(contacts.items())),
        interviews=dict(sorted(interviews.items())),
        organisations=dict(sorted(organisations.items())),
        themes=tuple(sorted(read["question theme"], key=lambda one: (one.order is None, one.order or 0, one.slug))),
        stand_ins=frozenset(one.slug for one in standing_in),
        organisation_of=organisation_of,
        targets=replace(targets, only_named=lambda: by_key(only_named)),
    )


def name_organisations(texts: Iterable[str | None], references: References) -> tuple[dict[str, str], dict[str, str]]:
    """Return the slug for each of the *texts* that name an organisation, and the names of those without a note by slug.

    *references* are the notes of organisations.
    """
    organisation_of: dict[str, str] = {}
    only_named: dict[str, str] = {}
    known = by_key(one.slug for one in references.notes)
    for typed in texts:
        if typed and typed not in organisation_of:
            resolved = references.resolve(typed)
            name = last_part(typed) if typed.startswith("[[") else typed
            slug = resolved.slug if resolved.fate is Fate.FOUND else known.get(slugify(name), slugify(name) or name)
            if resolved.fate is Fate.AMBIGUOUS and key(slug) not in known:  # a warning (consistency.py)
                slug = references.candidates(typed)[0].slug
            organisation_of[typed] = slug
            if key(slug) not in known:
                only_named[slug] = name
                known[key(slug)] = slug
    return organisation_of, only_named


def by_key(slugs: Iterable[str]) -> dict[str, str]:
    """Return *slugs* by the form in which they are compared."""
    return {key(slug): slug for slug in slugs}
