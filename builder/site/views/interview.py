"""A conversation's page."""

from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.facts import is_held
from builder.followups.wording import counted
from builder.model.interview import Interview
from builder.model.items import Box, Question
from builder.model.words import Direction
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.rest import Rest
from builder.site.lookup.sheet import Sheet
from builder.site.views import problems, timeline
from builder.site.views.appointment import clock, sheet_link
from builder.site.views.parts import (
    BY,
    Fact,
    Item,
    TalkNote,
    finding,
    given,
    link,
    more,
    open_question,
    promise,
    todo,
)
from builder.site.views.phrases import Phrase, phrases
from builder.site.views.problems import Problem
from builder.site.views.referrals import Named, names_given
from builder.site.views.steps import Row, apart

_STATES = {
    Box.OPEN: ("open", "circle"),
    Box.DONE: ("asked", "circle-check"),
    Box.DROPPED: ("dropped", "circle-minus"),
}


class Asked(NamedTuple):
    """A question and its answer; ``state`` is asked, open or dropped."""

    state: str
    icon: str
    text: Markup
    critical: bool
    answer: Markup


class Page(NamedTuple):
    """The view of a conversation's page."""

    title: str
    people: tuple[Link, ...]
    date: str
    iso: str
    clock: str
    standing: str
    how: str
    numbers: tuple[str, ...]
    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    goal: Markup
    steps: tuple[Row, ...]
    lapsed: tuple[Row, ...]
    questions: tuple[Asked, ...]
    research: tuple[Item, ...]
    notes: Markup
    debrief: Markup
    rest: Markup
    names: tuple[Named, ...]
    mine: tuple[Item, ...]
    theirs: tuple[Item, ...]
    todos: tuple[Item, ...]
    phrases: tuple[Phrase, ...]
    open_questions: tuple[Item, ...]
    facts: tuple[Fact, ...]
    more: tuple[Fact, ...]
    path: str
    missing: str
    prep: Link


def view(slug: str, sheet: Sheet) -> Page:
    """Return a conversation's page: what was asked and answered, what came of it, all details."""
    one = sheet.desk.library.interviews[slug]
    rest, path = sheet.desk.rest(one), one.path
    promises = [(item.mine, promise(sheet, item, path, rest, _whom(sheet, item.to))) for item in one.promises]
    wrong = problems.of_note(sheet, path)
    steps, lapsed = apart(sheet, sheet.desk.steps_after.get(one.slug, ()))
    return Page(
        title=sheet.desk.library.main(one).name,
        people=tuple([sheet.to("contact", slug) for slug in one.contacts]),
        date=days.full(one.when.day),
        iso=one.when.day.isoformat(),
        clock=clock(sheet, one),
        standing=timeline.title(sheet, one),
        how=timeline.how(one),
        numbers=tuple(timeline.facts(one)),
        problems=wrong.problems,
        advice=wrong.advice,
        goal=sheet.line(one.goal or "", path),
        steps=steps,
        lapsed=lapsed,
        questions=tuple([_asked(sheet, question, path, rest) for question in one.questions]),
        research=tuple([finding(sheet, item, path, rest) for item in one.research]),
        notes=sheet.text("notes", rest.complete(one.notes), path),
        debrief=sheet.text("debrief", rest.complete(one.debrief), path),
        rest=sheet.text("rest", rest.text, path),
        names=names_given(sheet, one),
        mine=tuple([item for mine, item in promises if mine]),
        theirs=tuple([item for mine, item in promises if not mine]),
        todos=tuple([todo(sheet, item, path, rest) for item in one.todos]),
        phrases=phrases(sheet, [TalkNote(one, rest, Link(days.short(one.when.day, sheet.desk.agenda.today)))]),
        open_questions=tuple([open_question(sheet, item, path, rest) for item in one.open_questions]),
        facts=_facts(sheet, one),
        more=more(one),
        path=path,
        missing=missing(sheet, one),
        prep=sheet_link(sheet, one),
    )


def missing(sheet: Sheet, one: Interview) -> str:
    """Return a sentence where a conversation took place and nothing was written down about it."""
    told = one.notes or one.debrief or any(question.answer for question in one.questions)
    held = is_held(one, sheet.desk.agenda.today)
    return "Nothing is written down about this conversation yet." if held and not told else ""


def _asked(sheet: Sheet, one: Question, path: str, rest: Rest) -> Asked:
    state, icon = _STATES[one.box]
    return Asked(state, icon, sheet.line(one.text, path), one.critical, sheet.block(rest.complete(one.answer), path))


def _whom(sheet: Sheet, to: str | None) -> Link:
    """Return to whom a promise was made, where it names somebody."""
    return sheet.to("contact", to) if to in sheet.desk.library.contacts and to else NOWHERE


def _facts(sheet: Sheet, one: Interview) -> tuple[Fact, ...]:
    today, organisation = sheet.desk.agenda.today, sheet.desk.library.organisation_at(one)

    def day(value: date | None) -> str | None:
        return days.short(value, today) if value else None

    def interest(value: int | None) -> str | None:
        return f"{value} of 5" if value else None

    return given(
        ("Organisation", sheet.to("organisation", organisation) if organisation else None),
        ("Role that day", one.role),
        ("Fields", one.fields),
        ("Asked by", "them" if one.direction is Direction.GIVING else None),
        ("Channel", BY[one.via].capitalize() if one.via else None),
        ("Place", link(one.place) if one.place else None),
        ("Time asked for", counted(one.minutes, "minute")),
        ("Time taken", counted(one.lasted, "minute") if one.lasted else None),
        ("Topics", one.keywords),
        ("Booked", day(one.booked)),
        ("Confirmed", day(one.confirmed)),
        ("Prepared", day(one.prepared)),
        ("Debriefed", day(one.debriefed)),
        ("Thanked", day(one.thanked)),
        ("Called off", day(one.called_off)),
        ("Interest before", interest(one.interest_before)),
        ("Interest after", interest(one.interest_after)),
        ("Tags", one.tags),
    )
