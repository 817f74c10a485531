"""Who led to whom: names that were given in conversations, and the way to one person and on from them."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.wording import and_more
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.words import LogType
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import chains, faces
from builder.site.views.faces import Face
from builder.site.views.parts import Person, person

_MOST = 6
_NOTHING = Markup()


class Named(NamedTuple):
    """Somebody who was named: a person with a note, or only a name, and when."""

    person: Person | None
    name: str
    organisation: str
    note: Markup
    source: Link


class Naming(NamedTuple):
    """How somebody was introduced or named: when, with the way there, and what was said of them."""

    source: Link
    note: Markup


_INTRODUCED_YOU = Naming(Link("introduced you"), _NOTHING)
_INTRODUCED_TO_YOU = Naming(Link("introduced to you"), _NOTHING)


class Step(NamedTuple):
    """Somebody on the way; ``organisation`` is given of those who are only a name."""

    face: Face
    organisation: str
    namings: tuple[Naming, ...]


class Way(NamedTuple):
    """Who led to a contact, when that was, to whom the contact led, and the whole chain."""

    came_from: tuple[Step, ...]
    since: str
    face: Face
    led_to: tuple[Step, ...]
    further: tuple[Step, ...]
    further_title: str
    chain: Link


def way(sheet: Sheet, contact: Contact, talks: tuple[Interview, ...]) -> Way | None:
    """Return the way to a contact and on from them; nothing where there is neither."""
    before, after = _came_from(sheet, contact), _led_to(sheet, contact, talks)
    if not before and not after:
        return None
    return Way(
        came_from=before,
        since=_since(sheet, contact) if before else "Found directly",
        face=faces.face(sheet, contact.slug),
        led_to=after[:_MOST],
        further=after[_MOST:],
        further_title=and_more(len(after) - _MOST),
        chain=chains.link(sheet, contact.slug),
    )


def _since(sheet: Sheet, contact: Contact) -> str:
    """Return when somebody was introduced: the day in the log, else that on which the introducer gave the name."""
    today, introducer = sheet.desk.agenda.today, sheet.desk.network.introducer.get(contact.slug)
    logged = sheet.desk.facts.contacts[contact.slug].days(LogType.INTRODUCTION)
    if logged:
        return f"Introduced {days.short(logged[0], today)}"
    namings = sheet.desk.facts.referrers.get(contact.slug, ())
    named = next((one.day for one in namings if one.contacts[0] == introducer), None)
    return f"Named {days.short(named, today)}" if named else "Introduced"


def _came_from(sheet: Sheet, contact: Contact) -> tuple[Step, ...]:
    """Return who led to a contact, and everybody else who gave the name, earliest first."""
    found: dict[str, list[Naming]] = {}
    for slug in (contact.introducer, sheet.desk.network.introducer.get(contact.slug)):
        if slug and slug != contact.slug and slug in sheet.desk.library.contacts:
            found.setdefault(slug, [])
    for talk, referral in sheet.desk.named_in.get(contact.slug, ()):
        if talk.contacts[0] != contact.slug:
            naming = Naming(_source(sheet, talk), sheet.line(referral.note, talk.path))
            found.setdefault(talk.contacts[0], []).append(naming)
    return tuple(
        Step(faces.face(sheet, slug), "", tuple(namings) or (_INTRODUCED_YOU,)) for slug, namings in found.items()
    )


def _led_to(sheet: Sheet, contact: Contact, talks: Iterable[Interview]) -> tuple[Step, ...]:
    """Return everybody whom a contact named or introduced, earliest first."""
    contacts = sheet.desk.library.contacts
    found: dict[str, tuple[Face, str, list[Naming]]] = {}
    for talk in talks:
        given = talk.referrals if talk.contacts[0] == contact.slug else ()
        source = _source(sheet, talk) if given else NOWHERE
        for one in given:
            if one.contact == contact.slug:
                continue
            known = one.contact if one.contact in contacts else None
            key = known or f"{one.name}\n"  # no slug
            if key not in found:
                face, place = (faces.face(sheet, known), "") if known else (faces.unknown(one.name), one.organisation)
                found[key] = face, place, []
            found[key][-1].append(Naming(source, sheet.line(one.note, talk.path)))
    for slug in sheet.desk.introduced.get(contact.slug, ()):
        if slug != contact.slug and slug not in found:
            found[slug] = faces.face(sheet, slug), "", [_INTRODUCED_TO_YOU]
    return tuple([Step(face, organisation, tuple(namings)) for face, organisation, namings in found.values()])


def names_given(sheet: Sheet, talk: Interview) -> tuple[Named, ...]:
    """Return the names that were given in a conversation."""
    source = _source(sheet, talk)
    contacts = sheet.desk.library.contacts
    return tuple(
        Named(
            person(sheet, one.contact) if one.contact and one.contact in contacts else None,
            one.name,
            one.organisation,
            sheet.line(one.note, talk.path),
            source,
        )
        for one in talk.referrals
    )


def _source(sheet: Sheet, talk: Interview) -> Link:
    return sheet.to("interview", talk.slug, f"named on {days.short(talk.when.day, sheet.desk.agenda.today)}")
