"""The conversations to come, and the card of the next one."""

from collections.abc import Iterable
from datetime import date, time
from typing import NamedTuple

from markupsafe import Markup

from builder.drafts import phrasing
from builder.followups.facts import is_asking, is_pending
from builder.followups.wording import capital
from builder.model.interview import Interview
from builder.model.targets import Target
from builder.model.words import Channel
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import ready
from builder.site.views.parts import BY


class Next(NamedTuple):
    """The next conversation; ``sheet`` leads to what to prepare it with, where I am the one who asked for it.

    ``printed`` leads there too, and has it printed. ``zone`` is how far ``clock`` is from UTC, where clocks here show
    another time.
    """

    link: Link
    sheet: Link
    printed: Link
    others: tuple[Link, ...]
    context: str
    introducer: Link
    when: str
    clock: str
    zone: str
    iso: str
    how: str
    goal: Markup
    ready: tuple[tuple[str, str], ...]


def pending(interviews: Iterable[Interview], today: date) -> list[Interview]:
    """Return the conversations that are planned, earliest first."""
    found = [one for one in interviews if is_pending(one, today)]
    return sorted(found, key=lambda one: (one.day, _clock(one) or time.max, one.slug))


def _clock(one: Interview) -> time | None:
    return one.when.clock.replace(tzinfo=None) if one.when.clock else None


def has_sheet(one: Interview, today: date) -> bool:
    """Return whether there is a sheet to prepare a conversation with; one that I give is prepared by the other."""
    return is_pending(one, today) and is_asking(one)


def sheet_link(sheet: Sheet, one: Interview) -> Link:
    """Return a link to the sheet of a conversation; nothing where there is none."""
    known = Target("prep", one.slug) in sheet.desk.addresses.pages
    return sheet.to("prep", one.slug, "Prep sheet") if known else NOWHERE


def sentence(sheet: Sheet, one: Interview | None) -> str:
    """Return when the next conversation is, as a sentence."""
    return f"Next conversation {moment(sheet, one)}." if one else "No conversation planned."


def moment(sheet: Sheet, one: Interview) -> str:
    """Return when a conversation is, as one would say it: tomorrow at 10:30."""
    at = clock(sheet, one)
    return f"{days.away(one.day, sheet.desk.agenda.today)}{f' at{days.NBSP}{at}' if at else ''}"


def clock(sheet: Sheet, one: Interview) -> str:
    """Return at what time a conversation begins, or nothing: 10:30; 10:30 (UTC+2) where clocks here show another."""
    return phrasing.clock(one.when, sheet.desk.library.settings.timezone) if one.when.clock else ""


def terms(one: Interview) -> str:
    """Return the time and the channel that were agreed for a conversation, and whether I give it: 20 min, by video."""
    return ", ".join(filter(None, (f"{one.minutes}{days.NBSP}min", way(one), given(one))))


def given(one: Interview) -> str:
    """Return that I am asked in a conversation, where it is so; where I am the one who asks, nothing."""
    return "" if is_asking(one) else "given by you"


def way(one: Interview) -> str:
    """Return by which channel a conversation is held, as one would say it, or nothing where that is not known."""
    return BY[one.via] if one.via and one.via is not Channel.OTHER else ""


def card(sheet: Sheet, one: Interview) -> Next:
    """Return the card of the next conversation."""
    library, today = sheet.desk.library, sheet.desk.agenda.today
    main = library.main(one)
    organisation = library.organisation_at(one)
    name = library.organisations[organisation].name if organisation else ""
    away = days.away(one.day, today).removeprefix("on ")
    prep = sheet_link(sheet, one)
    introducer = library.introducer(main)
    return Next(
        link=sheet.to("interview", one.slug, main.name),
        sheet=prep,
        printed=Link("Print", f"{prep.href}#print") if prep.href else prep,
        others=tuple(sheet.to("contact", slug) for slug in one.contacts[1:]),
        context=", ".join(filter(None, (one.role or main.role, name))),
        introducer=sheet.to("contact", introducer.slug) if introducer else NOWHERE,
        when=capital(away),
        clock=days.clock(one.when.clock) if one.when.clock else "",
        zone=phrasing.offset(one.when, library.settings.timezone),
        iso=one.when.day.isoformat(),
        how=terms(one),
        goal=sheet.brief(one.goal or "", one.path),
        ready=tuple((part.tint, part.brief) for part in ready.view(sheet, one).parts) if is_asking(one) else (),
    )
