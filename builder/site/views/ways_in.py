"""Who could introduce me at a place where I know nobody."""

from typing import NamedTuple

from builder.insights.ways_in import Reason, WayIn
from builder.model.organisation import Organisation
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet


class Way(NamedTuple):
    """Somebody who could introduce me, and why; ``detail`` is the user's, ``source`` leads to a conversation."""

    person: Link
    why: str
    detail: str
    source: Link


def ways(sheet: Sheet, place: Organisation) -> tuple[Way, ...]:
    """Return who could introduce me at *place*, the strongest reason first; nobody where I know somebody already."""
    return tuple(_way(sheet, one) for one in sheet.desk.ways_in.get(place.slug, ()))


def _way(sheet: Sheet, one: WayIn) -> Way:
    person = sheet.to("contact", one.contact.slug)
    source = NOWHERE
    if one.talk:
        source = sheet.to("interview", one.talk.slug, f"on {days.short(one.talk.when.day, sheet.desk.agenda.today)}")
    why = {
        Reason.NAMED: "gave you a name there:",
        Reason.WAS_THERE: "was there when you talked",
        Reason.NOTED: "is named in what you noted about it",
        Reason.FIELD: "works in the same field:",
    }[one.reason]
    return Way(person, why, one.detail, source)
