"""The page of organisations: where people work, and the targets where I know nobody yet."""

from typing import NamedTuple

from builder.followups.facts import is_held
from builder.followups.wording import counted
from builder.model.organisation import Organisation
from builder.site import days
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.text import order
from builder.site.views import filters
from builder.site.views.ways_in import Way, ways


class Place(NamedTuple):
    """An organisation in the table; ``unknown`` where it is a target and I know nobody there."""

    link: Link
    sector: str
    target: bool
    people: int
    talks: int
    last: str
    iso: str
    unknown: bool
    kind: str


class Wanted(NamedTuple):
    """A target where I know nobody, and who could introduce me there."""

    link: Link
    about: tuple[str, ...]
    ways: tuple[Way, ...]


class Organisations(NamedTuple):
    """The view of the page of organisations."""

    wanted: tuple[Wanted, ...]
    rows: tuple[Place, ...]
    summary: str
    filtered: bool
    sectors: tuple[str, ...]
    targets: bool


def view(sheet: Sheet) -> Organisations:
    """Return the page of organisations: targets where I know nobody first, then targets, then by name."""
    places = sheet.desk.library.organisations.values()
    found = sorted(
        ((_place(sheet, one), one) for one in places),
        key=lambda pair: (not pair[0].unknown, not pair[0].target, order(pair[1].name), pair[1].slug),
    )
    rows = tuple(row for row, _ in found)
    targets = sum(row.target for row in rows)
    summary = [counted(len(rows), "organisation"), *([counted(targets, "target")] if targets else [])]
    return Organisations(
        wanted=tuple(_wanted(sheet, one) for row, one in found if row.unknown),
        rows=rows,
        summary=", ".join(summary) if rows else "Where people work, and where you want to.",
        filtered=len(rows) >= filters.FEWEST,
        sectors=filters.choices(sorted((row.kind for row in rows), key=order)),
        targets=0 < targets < len(rows),
    )


def _place(sheet: Sheet, one: Organisation) -> Place:
    contacts = sheet.desk.people_of.get(one.slug, ())
    lasts = [sheet.desk.facts.contacts[contact.slug].last_contact for contact in contacts]
    last = max((day for day in lasts if day), default=None)
    return Place(
        link=sheet.to("organisation", one.slug),
        sector=one.sector or "",
        target=one.target,
        people=len(contacts),
        talks=sum(is_held(each, sheet.desk.agenda.today) for each in sheet.desk.talks_of.get(one.slug, ())),
        last=days.short(last, sheet.desk.agenda.today) if last else "",
        iso=last.isoformat() if last else "",
        unknown=one.target and not contacts,
        kind=filters.value(one.sector or ""),
    )


def _wanted(sheet: Sheet, one: Organisation) -> Wanted:
    about = tuple(filter(None, (one.sector, one.location)))
    return Wanted(sheet.to("organisation", one.slug), about, ways(sheet, one))
