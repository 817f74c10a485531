"""What a word on the command line refers to: a contact, an interview or an organisation of the notes.

A slug, an exact name or an alias, as in the notes; else part of a name, the way people type them. Where that fits
several, a terminal is asked, and anything else gets the list.
"""

from typing import TYPE_CHECKING

import click

from builder.cli.asking import choose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from builder.checks.loading import Loaded
    from builder.model.references import Named
    from builder.model.targets import Target

EVERY_KIND = ("contact", "interview", "organisation")
"""The kinds of notes that can be referred to."""

_LOOKED_THROUGH = ("contact", "organisation", "interview")
"""The order in which part of a name is looked for: the slugs of interviews hold names of people too."""

_OFFERS = 3


class LeftOutError(click.ClickException):
    """What was typed is a note that cannot be used as it is."""


class UnknownError(click.ClickException):
    """Nothing in the notes is what was typed."""


def find_contact(notes: "Loaded", reference: str) -> str:
    """Return the slug of the contact that *reference* means; raise a usage error where that is nobody or unclear."""
    return find(notes, reference, ("contact",)).slug


def find(notes: "Loaded", reference: str, kinds: "Collection[str]" = EVERY_KIND) -> "Target":
    """Return what *reference* means, of the *kinds* wanted; raise a usage error where that is nothing or unclear."""
    from builder.followups.wording import listed
    from builder.model.lookup import matching
    from builder.model.references import Fate, last_part
    from builder.model.targets import Target

    contacts = notes.library.targets.contacts
    if "contact" in kinds and contacts.resolve(reference).fate is Fate.AMBIGUOUS:
        same = contacts.candidates(reference)
        title = f"“{last_part(reference)}” is the name of {len(same)} contacts"
        return Target("contact", _choose(notes, title, "contact", same))
    found = _known(notes, reference)
    if found and found.kind in kinds:
        return found
    _refuse_broken(notes, reference, kinds)
    for kind in (one for one in _LOOKED_THROUGH if one in kinds):
        fitting = matching(reference, _of_kind(notes, kind))
        if fitting:
            return Target(kind, _choose(notes, f"“{reference}” fits {len(fitting)} {kind}s", kind, fitting))
    wanted = listed(list(kinds)).replace(" and ", " or ")
    if found:
        article = "a" if found.kind == "contact" else "an"
        raise click.ClickException(f"“{last_part(reference)}” is {article} {found.kind}, not a {wanted}")
    message = f"there is no {wanted} “{last_part(reference)}”"
    close = " or ".join(f"“{one.slug}”" for one in _close(notes, reference, kinds)[:_OFFERS])
    raise UnknownError(f"{message}; did you mean {close}?" if close else message)


def _known(notes: "Loaded", reference: str) -> "Target | None":
    """Return what a reference in a note of that text would mean."""
    from builder.model.references import key, last_part, slugify
    from builder.model.targets import Target

    library = notes.library
    target, _ = library.targets.referred(reference)
    if target:
        return target
    part = last_part(reference)
    stand_in = next((slug for slug in library.stand_ins if key(slug) == key(part)), None)
    if stand_in:
        return Target("contact", stand_in)
    named = next((slug for slug in library.organisations if key(slug) in (key(part), slugify(part))), None)
    return Target("organisation", named) if named else None


def _refuse_broken(notes: "Loaded", reference: str, kinds: "Collection[str]") -> None:
    """Raise an error where a note is meant that is left out: nobody should look for a slip in the name."""
    from builder.model.references import Fate

    targets = notes.library.targets
    by_kind = {"contact": targets.contacts, "organisation": targets.organisations, "interview": targets.interviews}
    for kind in kinds:
        slug, fate = by_kind[kind].resolve(reference)
        if fate is Fate.BROKEN:
            message = f"the note of {kind} “{slug}” cannot be used as it is"
            raise LeftOutError(f"{message}\n“keepwarm check” shows how to mend it.")


def _of_kind(notes: "Loaded", kind: str) -> "Iterator[Named]":
    """Yield everything of a kind that can be referred to, also those who have no note of their own."""
    from builder.model.references import Named

    library = notes.library
    if kind == "contact":
        yield from library.targets.contacts.notes
        yield from (Named(slug, (library.contacts[slug].name,), "") for slug in sorted(library.stand_ins))
    elif kind == "interview":
        yield from library.targets.interviews.notes
    else:
        yield from (Named(slug, (one.name,), one.path) for slug, one in library.organisations.items())


def _choose(notes: "Loaded", title: str, kind: str, fitting: "tuple[Named, ...]") -> str:
    """Return the slug of the one that is meant."""
    rows = [(one.slug, _described(notes, kind, one)) for one in fitting]
    return fitting[choose(title, rows, "write the slug of the one you mean")].slug


def _described(notes: "Loaded", kind: str, one: "Named") -> str:
    """Return what tells one from another: name, role and organisation."""
    if kind != "contact":
        return next(iter(one.names), "")
    contact = notes.library.contacts[one.slug]
    return ", ".join(filter(None, (contact.name, contact.role, contact.organisation)))


def _close(notes: "Loaded", reference: str, kinds: "Collection[str]") -> "list[Named]":
    targets = notes.library.targets
    by_kind = {"contact": targets.contacts, "interview": targets.interviews, "organisation": targets.organisations}
    return [one for kind in kinds for one in by_kind[kind].candidates(reference)]
