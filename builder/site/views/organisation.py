"""An organisation's page, whether it has a note of its own or is only named."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from builder.model.interview import Interview
from builder.model.targets import Target
from builder.site import days
from builder.site.days import Day
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import appointment, filters, problems, timeline
from builder.site.views.parts import (
    Fact,
    Item,
    Person,
    TalkNote,
    finding,
    given,
    link,
    more,
    once,
    open_question,
    person,
    talk_link,
)
from builder.site.views.phrases import Phrase, phrases
from builder.site.views.problems import Problem
from builder.site.views.ways_in import Way, ways

_ICONS = {
    "planned": "calendar-clock",
    "not written down yet": "circle-alert",
    "cancelled": "circle-minus",
    "missed": "circle-minus",
}
STATES = ("To come", "Took place", "Not written down", "Did not take place")
"""What can have become of a conversation, in the order in which one chooses."""

_STATES = {"planned": STATES[0], "not written down yet": STATES[2], "cancelled": STATES[3], "missed": STATES[3]}


class Talk(NamedTuple):
    """A conversation in a list; ``state``, one of ``STATES``, and ``place`` are what a list can be filtered by.

    ``prep`` leads to the sheet of one that is to come, where the list shows it. ``year`` is given by ``with_years``.
    """

    day: Day
    date: str
    link: Link
    others: tuple[str, ...]
    icon: str
    standing: str
    how: str
    facts: tuple[str, ...]
    organisation: Link
    flags: tuple[str, ...]
    state: str
    place: str
    prep: Link = NOWHERE
    year: str = ""


class Page(NamedTuple):
    """The view of an organisation's page."""

    name: str
    sector: str
    location: str
    target: bool
    links: tuple[Link, ...]
    left_out: bool
    unwritten: bool
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    people: tuple[Person, ...]
    ways: tuple[Way, ...]
    talks: tuple[Talk, ...]
    phrases: tuple[Phrase, ...]
    open_questions: tuple[Item, ...]
    research: tuple[Item, ...]
    note: Markup
    facts: tuple[Fact, ...]
    more: tuple[Fact, ...]
    path: str


def view(slug: str, sheet: Sheet) -> Page:
    """Return an organisation's page: people, conversations, their phrases, what is open, what was found out."""
    desk = sheet.desk
    one = desk.library.organisations[slug]
    rest = desk.rest(one)
    talks = desk.talks_of.get(one.slug, ())
    wrong = problems.of_note(sheet, one.path)
    talk_notes = [TalkNote(each, desk.rest(each), talk_link(sheet, each)) for each in talks]
    own = [(item.text, open_question(sheet, item, one.path, rest)) for item in one.open_questions]
    asked = [
        (item.text, open_question(sheet, item, each.path, beside, source))
        for each, beside, source in talk_notes
        for item in each.open_questions
    ]
    return Page(
        name=one.name,
        sector=one.sector or "",
        location=one.location or "",
        target=one.target,
        links=tuple(link(address) for address in (*one.website, *one.links)),
        left_out=not one.path and desk.library.targets.is_left_out(Target("organisation", slug)),
        unwritten=not one.path,
        problems=wrong.problems,
        advice=wrong.advice,
        people=tuple(person(sheet, contact.slug) for contact in desk.people_of.get(one.slug, ())),
        ways=ways(sheet, one),
        talks=with_years((talk(sheet, each) for each in talks), desk.agenda.today),
        phrases=phrases(sheet, talk_notes),
        open_questions=once([*own, *asked]),
        research=tuple(finding(sheet, item, one.path, rest) for item in one.research),
        note=sheet.text("rest", rest.text, one.path),
        facts=given(("Fields", one.fields), ("Tags", one.tags)),
        more=more(one),
        path=one.path,
    )


def with_years(talks: Iterable[Talk], today: date) -> tuple[Talk, ...]:
    """Return the conversations of a list, with the year where it is another one than in the line above."""
    shown, year = [], str(today.year)
    for one in talks:
        own = one.day.iso.partition("-")[0]
        shown.append(one if own == year else one._replace(year=own))
        year = own
    return tuple(shown)


def talk(sheet: Sheet, one: Interview, flags: tuple[str, ...] = ()) -> Talk:
    """Return a conversation as lists show it."""
    library = sheet.desk.library
    names = library.names(one)
    organisation = library.organisation_at(one)
    standing = timeline.standing(sheet, one)
    how = timeline.how(one)
    if one.when.clock and (standing == "planned" or not how):
        how = f"{appointment.clock(sheet, one)}{days.NBSP}{how}".rstrip()
    return Talk(
        day=days.past(one.when.day),
        date=days.short(one.when.day, sheet.desk.agenda.today),
        link=sheet.to("interview", one.slug, names[0]),
        others=tuple(names[1:]),
        icon=_ICONS.get(standing, "messages-square"),
        standing=standing,
        how=how,
        facts=tuple(timeline.facts(one)),
        organisation=sheet.to("organisation", organisation) if organisation else NOWHERE,
        flags=flags,
        state=_STATES.get(standing, "Took place"),
        place=filters.value(library.organisations[organisation].name) if organisation else "",
    )
