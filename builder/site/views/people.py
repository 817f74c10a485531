"""The page of people."""

from collections.abc import Iterable
from typing import NamedTuple

from builder.followups.model import Status
from builder.followups.standing import Stage
from builder.followups.wording import counted
from builder.model.contact import Contact
from builder.model.words import ContactStatus
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.glances import STAGE_LABELS
from builder.site.lookup.sheet import Sheet
from builder.site.text import order
from builder.site.views import filters, sources, steps
from builder.site.views.parts import Person, person, standings

_ORDER = list(Stage)


class Known(NamedTuple):
    """A person in the table of people.

    ``stage`` sorts where they stand, ``last`` and ``due`` are days for machines, ``status`` tints when the next step is
    due. ``standings`` and ``place`` are what the filters choose by, ``also`` further words that find the row.
    """

    person: Person
    organisation: Link
    mentor: bool
    stage: int
    last: str
    step: str
    badge: str
    status: str
    due: str
    introducer: Link
    source: str
    standings: str
    place: str
    origin: str
    also: str


class People(NamedTuple):
    """The view of the page of people: all of them, and what one can choose by where it makes a difference."""

    rows: tuple[Known, ...]
    summary: str
    filtered: bool
    standings: tuple[str, ...]
    organisations: tuple[str, ...]
    sources: tuple[str, ...]
    mentors: bool


def view(sheet: Sheet) -> People:
    """Return the page of people, by name."""
    contacts = sorted(sheet.desk.library.contacts.values(), key=lambda one: (order(one.name), one.slug))
    rows = tuple(_known(sheet, one) for one in contacts)
    mentors = sum(one.mentor for one in rows)
    summary = [counted(len(rows), "person", "people"), *([counted(mentors, "mentor")] if mentors else [])]
    return People(
        rows=rows,
        summary=", ".join(summary) if rows else "Everybody you know will stand here.",
        filtered=len(rows) >= filters.FEWEST,
        standings=filters.choices(_in_order(word for one in rows for word in one.standings.split("|"))),
        organisations=filters.choices(sorted((one.place for one in rows), key=order)),
        sources=filters.choices(sorted((one.origin for one in rows), key=order)),
        mentors=0 < mentors < len(rows),
    )


def _in_order(standings: Iterable[str]) -> list[str]:
    """Return the words for where people stand, the stages in their order, then those who rest."""
    words = [name for name, _ in STAGE_LABELS.values()]
    return sorted(standings, key=lambda word: (words.index(word) if word in words else len(words), word))


def _known(sheet: Sheet, one: Contact) -> Known:
    library = sheet.desk.library
    slug = library.organisation_of.get(one.organisation or "")
    own = (step for step in sheet.desk.steps_of.get(one.slug, ()) if step.status is not Status.LAPSED)
    step = next(own, sheet.desk.next_steps.get(one.slug))
    status = step.status if step else None
    last = sheet.desk.facts.contacts[one.slug].last_contact
    shown = person(sheet, one.slug)
    organisation = sheet.to("organisation", slug) if slug else NOWHERE
    introducer = library.introducer(one)
    active = one.status is ContactStatus.ACTIVE
    return Known(
        person=shown,
        organisation=organisation,
        mentor=one.mentor,
        stage=_ORDER.index(sheet.desk.stages[one.slug]) if active else len(_ORDER),
        last=last.isoformat() if last else "",
        step=steps.IN_SHORT[step.rule] if step else "",
        badge=days.due(step.days) if step else "",
        status=(Status.UPCOMING if status is Status.LATER else status).value if status else "",
        due=step.due.isoformat() if step else "",
        introducer=sheet.to("contact", introducer.slug) if introducer else NOWHERE,
        source=sources.spelled(one.source or ""),
        standings="|".join(standings(sheet, one)),
        place=filters.value(organisation.text),
        origin=filters.value(sources.spelled(one.source or "")),
        also=" ".join(
            filter(None, (*one.aliases, one.preferred_name, *one.fields, *one.tags, one.location, *one.email))
        ),
    )
