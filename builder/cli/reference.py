"""What a word on the command line refers to: a contact, an interview or an organisation of the notes.

A slug, an exact name or an alias, as in the notes, or a path; else part of a name, the way people type them. Where that
fits several, a terminal is asked, and anything else gets the list.
"""

from typing import TYPE_CHECKING

import click

from builder.cli.asking import choose
from builder.cli.folder import to_paste

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from builder.checks.loading import Loaded
    from builder.model.references import Named, References
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
    from builder.model.lookup import matching
    from builder.model.references import last_part
    from builder.model.targets import Target

    reference, kinds = _narrowed(reference, kinds)
    exact = _exact(notes, reference, kinds)
    if exact:
        return _chosen(notes, reference, exact)
    found = _without_note(notes, reference, kinds)
    if found:
        return found
    _refuse_broken(notes, reference, kinds)
    for kind in (one for one in _LOOKED_THROUGH if one in kinds):
        fitting = matching(reference, _of_kind(notes, kind))
        if fitting:
            return Target(kind, _choose(notes, f"“{reference}” fits {len(fitting)} {kind}s", kind, fitting))
    other = _elsewhere(notes, reference)
    if other:
        raise click.ClickException(f"“{last_part(reference)}” is {_a(other)}, not {_a(_any_of(kinds))}")
    message = f"there is no {_any_of(kinds)} “{last_part(reference)}”"
    close = " or ".join(f"“{one.slug}”" for one in _close(notes, reference, kinds)[:_OFFERS])
    raise UnknownError(f"{message}; did you mean {close}?" if close else message)


def _narrowed(reference: str, kinds: "Collection[str]") -> "tuple[str, Collection[str]]":
    """Return *reference* and *kinds*; of the path of a note its last part, and its kind alone.

    Raise a usage error where that kind is not wanted.
    """
    from builder.checks.kinds import KINDS
    from builder.model.references import folders, last_part
    from builder.source.attachments import CONTENT

    above = folders(reference)
    below = above[len(above) - above[::-1].index(CONTENT) :] if CONTENT in above else above
    kind = next((kind.name for kind in KINDS if below and kind.folder == below[0]), None)
    if kind is None:
        return reference, kinds
    if kind not in kinds:
        raise click.ClickException(f"“{reference}” is not the path of {_a(_any_of(kinds))}")
    return last_part(reference), (kind,)


def _any_of(kinds: "Collection[str]") -> str:
    from builder.followups.wording import listed

    return listed(list(kinds)).replace(" and ", " or ")


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'io' else 'a'} {noun}"


def _exact(notes: "Loaded", reference: str, kinds: "Collection[str]") -> "list[tuple[str, Named]]":
    """Return the notes that a reference in a note of that text might mean, each with its kind."""
    from builder.model.references import Fate

    found: list[tuple[str, Named]] = []
    for kind in kinds:
        references = _references(notes, kind)
        slug, fate = references.resolve(reference)
        if fate is Fate.FOUND:
            found.append((kind, references.named(slug)))
        elif fate is Fate.AMBIGUOUS:
            found += ((kind, one) for one in references.candidates(reference))
    return found


def _chosen(notes: "Loaded", reference: str, exact: "list[tuple[str, Named]]") -> "Target":
    """Return the one of those notes that is meant; a slug tells apart those of one kind, a path those of several."""
    from builder.model.references import last_part
    from builder.model.targets import Target

    kinds = list(dict.fromkeys(kind for kind, _ in exact))
    if len(kinds) == 1:
        fitting = tuple(one for _, one in exact)
        title = f"“{last_part(reference)}” is the name of {len(fitting)} {kinds[0]}s"
        return Target(kinds[0], _choose(notes, title, kinds[0], fitting))
    rows = [(one.path, _described(notes, kind, one)) for kind, one in exact]
    title = f"“{last_part(reference)}” fits {len(rows)} notes"
    kind, one = exact[choose(title, rows, "write the path of the one you mean")]
    return Target(kind, one.slug)


def _without_note(notes: "Loaded", reference: str, kinds: "Collection[str]") -> "Target | None":
    """Return whom or what the notes only name, by a reference of that text."""
    from builder.model.references import key, last_part, slugify
    from builder.model.targets import Target

    part = last_part(reference)
    known = {"contact": notes.library.stand_ins, "organisation": notes.library.organisations}
    for kind in (one for one in known if one in kinds):
        wanted = (key(part),) if kind == "contact" else (key(part), slugify(part))
        slug = next((slug for slug in known[kind] if key(slug) in wanted), None)
        if slug:
            return Target(kind, slug)
    return None


def _elsewhere(notes: "Loaded", reference: str) -> str:
    """Return the kind of what a reference of that text means, of whatever kind; empty where that is nothing."""
    exact = _exact(notes, reference, EVERY_KIND)
    named = _without_note(notes, reference, EVERY_KIND)
    return exact[0][0] if exact else named.kind if named else ""


def _refuse_broken(notes: "Loaded", reference: str, kinds: "Collection[str]") -> None:
    """Raise an error where a note is meant that is left out: nobody should look for a slip in the name."""
    from builder.model.references import Fate

    for kind in kinds:
        slug, fate = _references(notes, kind).resolve(reference)
        if fate is Fate.BROKEN:
            message = f"the note of {kind} “{slug}” cannot be used as it is"
            raise LeftOutError(to_paste(f"{message}\n“keepwarm check” shows how to mend it."))


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
    organisation = notes.library.workplace(contact)
    return ", ".join(filter(None, (contact.name, contact.role, organisation.name if organisation else "")))


def _close(notes: "Loaded", reference: str, kinds: "Collection[str]") -> "list[Named]":
    return [one for kind in kinds for one in _references(notes, kind).candidates(reference)]


def _references(notes: "Loaded", kind: str) -> "References":
    targets = notes.library.targets
    return {"contact": targets.contacts, "interview": targets.interviews, "organisation": targets.organisations}[kind]
