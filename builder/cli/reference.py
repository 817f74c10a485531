"""What a word on the command line refers to: a contact, an interview or an organisation of the notes."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection

    from builder.checks.loading import Loaded
    from builder.model.references import Named
    from builder.model.targets import Target

EVERY_KIND = ("contact", "interview", "organisation")
"""The kinds of notes that can be referred to."""

_OFFERS = 3


def find_contact(notes: "Loaded", reference: str) -> str:
    """Return the slug of the contact that *reference* means; raise a usage error where that is nobody or several."""
    from builder.checks.naming import explain_reference
    from builder.model.references import Fate

    contacts = notes.library.targets.contacts
    resolved = contacts.resolve(reference)
    if resolved.fate is Fate.FOUND or resolved.slug in notes.library.contacts:
        return resolved.slug
    _, message, remedy = explain_reference(reference, resolved.fate, contacts)
    raise click.ClickException(f"{message}; {remedy}")


def find(notes: "Loaded", reference: str, kinds: "Collection[str]" = EVERY_KIND) -> "Target":
    """Return what *reference* means, of the *kinds* wanted; raise a usage error where that is nothing or several."""
    from builder.checks.naming import explain_reference
    from builder.followups.wording import listed
    from builder.model.references import Fate, last_part

    found = _known(notes, reference)
    if found and found.kind in kinds:
        return found
    targets = notes.library.targets
    fate = targets.contacts.resolve(reference).fate
    if fate is Fate.AMBIGUOUS:
        _, message, remedy = explain_reference(reference, fate, targets.contacts)
        raise click.ClickException(f"{message}; {remedy}")
    wanted = listed(list(kinds)).replace(" and ", " or ")
    if found:
        article = "a" if found.kind == "contact" else "an"
        raise click.ClickException(f"“{last_part(reference)}” is {article} {found.kind}, not a {wanted}")
    message = f"there is no {wanted} “{last_part(reference)}”"
    close = " or ".join(f"“{one.slug}”" for one in _close(notes, reference, kinds)[:_OFFERS])
    raise click.ClickException(f"{message}; did you mean {close}?" if close else message)


def _known(notes: "Loaded", reference: str) -> "Target | None":
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


def _close(notes: "Loaded", reference: str, kinds: "Collection[str]") -> "list[Named]":
    targets = notes.library.targets
    by_kind = {"contact": targets.contacts, "interview": targets.interviews, "organisation": targets.organisations}
    return [one for kind in kinds for one in by_kind[kind].candidates(reference)]
