"""The conversations to come, and the card of the next one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from markupsafe import Markup

from builder.followups.facts import is_pending
from builder.followups.wording import capital, counted
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.words import Channel
from builder.site import days
from builder.site.desk import Link, Sheet
from builder.site.parts import BY


@dataclass(frozen=True, slots=True)
class Next:
    """The next conversation."""

    link: Link
    others: tuple[Link, ...]
    context: str
    introducer: Link
    when: str
    clock: str
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


def sentence(one: Interview | None, today: date) -> str:
    """Return when the next conversation is, as a sentence."""
    if not one:
        return "No conversation planned."
    clock = f" at{days.NBSP}{one.when.clock:%H:%M}" if one.when.clock else ""
    return f"Next conversation {days.away(one.day, today)}{clock}."


def card(sheet: Sheet, one: Interview) -> Next:
    """Return the card of the next conversation."""
    library, today = sheet.desk.library, sheet.desk.agenda.today
    main = library.contacts[one.contacts[0]]
    organisation = library.organisation_of.get(one.organisation or main.organisation or "")
    name = library.organisations[organisation].name if organisation else ""
    length = f"{one.minutes}{days.NBSP}min"
    away = days.away(one.day, today).removeprefix("on ")
    return Next(
        link=sheet.to("interview", one.slug, main.name),
        others=tuple(sheet.to("contact", slug) for slug in one.contacts[1:]),
        context=", ".join(filter(None, (one.role or main.role, name))),
        introducer=sheet.to("contact", known) if (known := main.introducer or "") in library.contacts else Link(""),
        when=capital(away),
        clock=f"{one.when.clock:%H:%M}" if one.when.clock else "",
        iso=one.when.day.isoformat(),
        how=", ".join(filter(None, (length, BY[one.via] if one.via and one.via is not Channel.OTHER else ""))),
        goal=sheet.brief(one.goal or "", one.path),
        ready=_ready(one),
    )


def _ready(one: Interview) -> tuple[tuple[str, str], ...]:
    """Return what is ready for a conversation and what is missing: a tint and the words."""
    tested = len([finding for finding in one.research if finding.box is not Box.DROPPED])
    questions = len([question for question in one.questions if question.box is not Box.DROPPED])
    return (
        ("done" if one.confirmed else "today", "Confirmed" if one.confirmed else "Not confirmed yet"),
        ("done" if tested else "today", f"Research, {counted(tested, 'note')}" if tested else "No research yet"),
        ("done" if questions else "today", counted(questions, "question") if questions else "No questions yet"),
    )
