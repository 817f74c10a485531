"""Who led to whom: names that were given in conversations, and introductions."""

from dataclasses import dataclass

from markupsafe import Markup

from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.site import days
from builder.site.desk import Link, Sheet
from builder.site.parts import Person, person


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who was named or who gave a name: a person with a note, or only a name, and when."""

    person: Person | None
    name: str
    organisation: str
    note: Markup
    source: Link


def came_from(sheet: Sheet, contact: Contact) -> tuple[Named, ...]:
    """Return the introducer, and everybody else who gave this name."""
    contacts = sheet.desk.library.contacts
    namings = sheet.desk.named_in.get(contact.slug, ())
    found = {}
    introducer = contact.introducer or ""
    if introducer in contacts:
        found[introducer] = Named(person(sheet, introducer), "", "", Markup(), Link("introduced you"))
    for talk, referral in namings:
        for slug in talk.contacts[:1]:
            if slug != contact.slug:
                source = sheet.to(
                    "interview", talk.slug, f"named on {days.plain(talk.when.day, sheet.desk.agenda.today)}"
                )
                found[slug] = Named(person(sheet, slug), "", "", sheet.line(referral.note, talk.path), source)
    return tuple(found.values())


def led_to(sheet: Sheet, contact: Contact, talks: tuple[Interview, ...]) -> tuple[Named, ...]:
    """Return everybody whom this contact introduced or named, earliest first."""
    found: dict[str, Named] = {}
    for talk in talks:
        if talk.contacts[0] == contact.slug:
            for one in names_given(sheet, talk):
                found.setdefault(one.person.link.href if one.person else one.name, one)
    for slug in sheet.desk.introduced.get(contact.slug, ()):
        introduced = person(sheet, slug)
        if slug != contact.slug:
            found.setdefault(introduced.link.href, Named(introduced, "", "", Markup(), Link("introduced to you")))
    return tuple(found.values())


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
    return sheet.to("interview", talk.slug, f"named on {days.plain(talk.when.day, sheet.desk.agenda.today)}")
