"""Whom to turn to next: people introduced but not talked with, names without a note, conversations without a name."""

from datetime import date
from typing import NamedTuple

from builder.followups.wording import and_more
from builder.insights import network
from builder.model.words import ContactStatus, Rule
from builder.site import days
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import appointment, steps
from builder.site.views.parts import talk_link

_MOST = 8


class Ahead(NamedTuple):
    """Somebody introduced with whom we have not talked: what is next, when, and whether that is late or today."""

    link: Link
    what: str
    when: str
    tint: str


class Nameless(NamedTuple):
    """A name without a note, and the conversations in which it was given."""

    name: str
    organisation: str
    talks: tuple[Link, ...]


class AheadView(NamedTuple):
    """Both lists with how many there are in all, and what to say of conversations that led to no name."""

    people: tuple[Ahead, ...]
    people_count: int
    people_more: Link
    names: tuple[Nameless, ...]
    names_count: int
    names_more: str
    fruitless: str


def view(sheet: Sheet) -> AheadView:
    """Return whom to turn to next, the most urgent first."""
    found = [_step(sheet, slug) for slug in sorted(sheet.desk.network.introducer) if slug not in sheet.desk.talked]
    found.sort(key=lambda one: one[0] or date.max)
    names = network.without_note(sheet.desk.facts)
    return AheadView(
        people=tuple(one for _, one in found[:_MOST]),
        people_count=len(found),
        people_more=sheet.to_page("people.html", and_more(len(found) - _MOST)),
        names=tuple(
            Nameless(one.name, one.organisation, tuple(talk_link(sheet, talk) for talk in one.talks))
            for one in names[:_MOST]
        ),
        names_count=len(names),
        names_more=and_more(len(names) - _MOST),
        fruitless=_fruitless(network.names_given(sheet.desk.facts)),
    )


def _step(sheet: Sheet, slug: str) -> tuple[date | None, Ahead]:
    """Return what is next with somebody, and its day, if it has one."""
    link, today = sheet.to("contact", slug), sheet.desk.agenda.today
    talk = sheet.desk.facts.contacts[slug].pending
    if talk:
        at = appointment.clock(sheet, talk)
        clock = f" at {at}" if at else ""
        return talk.day, Ahead(link, f"Conversation{clock}", days.away(talk.day, today), "")
    step = sheet.desk.next_steps.get(slug)
    if not step:
        status = sheet.desk.library.contacts[slug].status
        what = "Nothing planned" if status is ContactStatus.ACTIVE else status.value.capitalize()
        return None, Ahead(link, what, "", "")
    what = steps.IN_SHORT[step.rule]
    if step in sheet.desk.waiting:
        what = "Ask again, if no answer comes"
    elif step.rule is Rule.REFERRAL:  # it is their name that was given
        what = "Write for the first time"
    tint = "overdue" if step.days > 0 else "today" if step.days == 0 else ""
    when = days.due(step.days)
    return step.due, Ahead(link, what, when if tint else when.lower(), tint)


def _fruitless(given: network.Yield) -> str:
    """Return how many conversations led to no name, in words; nothing where all did."""
    if not given.without:
        return ""
    if given.talks == given.without:
        which = "Your one conversation has" if given.talks == 1 else f"None of your {given.talks} conversations has"
        return f"{which} {'not ' * (given.talks == 1)}led to a name yet."
    return f"{given.without} of {given.talks} conversations led to no name."
