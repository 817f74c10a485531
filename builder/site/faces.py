"""People as pictures show them: initials in a circle, filled once we have talked, and where things stand."""

from typing import NamedTuple
from urllib.parse import quote

from builder.model.words import ContactStatus
from builder.site import days
from builder.site.charts import lettering
from builder.site.desk import Link
from builder.site.sheet import Sheet


class Face(NamedTuple):
    """A person: the first letters of the name, whether we have talked, and where things stand: talked 12 Mar."""

    link: Link
    initials: str
    talked: bool
    state: str


def face(sheet: Sheet, slug: str) -> Face:
    """Return a contact as pictures show them."""
    link, talked = sheet.to("contact", slug), slug in sheet.desk.talked
    return Face(link, lettering.initials(link.text), talked, _talked(sheet, slug) if talked else _not_yet(sheet, slug))


def unknown(name: str) -> Face:
    """Return somebody of whom there is only a name."""
    return Face(Link(name), lettering.initials(name), talked=False, state="no note yet")


def state(sheet: Sheet, slug: str) -> str:
    """Return where things stand with a contact: when we last talked, else when the next step is."""
    return _talked(sheet, slug) if slug in sheet.desk.talked else _not_yet(sheet, slug)


def _talked(sheet: Sheet, slug: str) -> str:
    talks = sheet.desk.facts.contacts[slug].talks
    return f"talked {days.plain(talks[-1].day, sheet.desk.agenda.today)}" if talks else "talked"


def _not_yet(sheet: Sheet, slug: str) -> str:
    return f"not yet, {then}" if (then := ahead(sheet, slug)) else "not yet"


def ahead(sheet: Sheet, slug: str) -> str:
    """Return when something is to happen with a contact with whom we have not talked, or why it is not."""
    today = sheet.desk.agenda.today
    planned = sheet.desk.facts.contacts[slug].pending
    if planned:
        return f"talk {days.away(planned.day, today)}"
    step = sheet.desk.next_steps.get(slug)
    if step in sheet.desk.waiting:
        return "asked"
    if step:
        return days.due(step.days) if step.days > 0 else f"due {days.due(step.days).lower()}"
    status = sheet.desk.library.contacts[slug].status
    return "" if status is ContactStatus.ACTIVE else status.value


def organisation(sheet: Sheet, slug: str) -> str:
    """Return where a contact works; nothing where no note says."""
    known = sheet.desk.library.organisation_of.get(sheet.desk.library.contacts[slug].organisation or "")
    return sheet.desk.names["organisation", known] if known else ""


def anchor(slug: str) -> str:
    """Return the id of the chain that begins with a contact, on the page of introductions; no two are the same."""
    return "chain-" + quote(slug, safe="").replace("~", "%7E").replace("%", "~")
