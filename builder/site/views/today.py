"""The page of the day: what is due, the next conversation, and what stands beside the list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from markupsafe import Markup

from builder.diagnostics import Severity
from builder.followups import standing
from builder.followups.facts import is_held
from builder.followups.model import FollowUp, Status
from builder.followups.wording import and_more, counted, weekday
from builder.model.interview import Interview
from builder.model.words import TodaySection
from builder.site import days
from builder.site.days import Day
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import appointment, aside, problems
from builder.site.views.aside import Aside
from builder.site.views.problems import Problem
from builder.site.views.steps import Row, rows

_MOST_DUE = 10  # rows; the others are on Upcoming
_MOST = 10
_MOST_FOLDED = 5  # people in the row of one piece of news
_MOST_PROBLEMS = 5
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Group:
    """Follow-ups of one urgency; ``more`` says how many are not shown, and leads to where all are."""

    id: str
    title: str
    count: int
    rows: tuple[Row, ...]
    more: Link


class Done(NamedTuple):
    """Something that was done lately."""

    day: Day
    text: Markup
    person: Link


class Nothing(NamedTuple):
    """What is said where nothing is due: a sentence that ends with the link."""

    said: str
    link: Link


class Today(NamedTuple):
    """The view of the page."""

    title: str
    number: str
    weekday: str
    month: str
    overdue: str
    due: str
    sentence: str
    counts: str
    next: appointment.Next | None
    groups: tuple[Group, ...]
    lapsed: Group | None
    done: tuple[Done, ...]
    done_count: int
    done_more: str
    aside: Aside
    problems: tuple[Problem, ...]
    problems_more: str
    first_run: bool
    nothing: Nothing | None


def view(sheet: Sheet) -> Today:
    """Return the page of the day (the agenda's order is kept; docs/follow-ups.md, Status and order)."""
    desk, today = sheet.desk, sheet.desk.agenda.today
    library, shown = desk.library, desk.options.today
    overdue, due, lapsed = (desk.agenda.of(of) for of in (Status.OVERDUE, Status.TODAY, Status.LAPSED))
    planned = [one for of in (Status.UPCOMING, Status.LATER) for one in desk.agenda.of(of) if one not in desk.waiting]
    soon = [one for one in planned if (one.due - today).days <= _WEEK]
    pending = appointment.pending(library.interviews.values(), today)
    groups = (
        (TodaySection.OVERDUE, _group(sheet, "overdue", "Overdue", overdue, _MOST_DUE)),
        (TodaySection.TODAY, _group(sheet, "today", "Today", due, _MOST_DUE)),
        (TodaySection.SOON, _group(sheet, "soon", f"Next {_WEEK} days", soon)),
    )
    done = standing.done_lately(library, today) if TodaySection.DONE in shown else ()
    errors = [one for one in desk.problems if one.problem.severity is Severity.ERROR]
    return Today(
        title=days.full(today),
        number=str(today.day),
        weekday=weekday(today),
        month=days.of_month(today),
        overdue=f"{len(overdue)}{days.NBSP}overdue" if overdue else "",
        due=f"{len(due)}{days.NBSP}due today" if due else "",
        sentence=appointment.sentence(sheet, pending[0] if pending else None),
        counts=_counts(sheet),
        next=appointment.card(sheet, pending[0]) if pending and TodaySection.NEXT in shown else None,
        groups=tuple(group for section, group in groups if group.count and section in shown),
        lapsed=_group(sheet, "lapsed", "Let lie", lapsed) if lapsed and TodaySection.LAPSED in shown else None,
        done=tuple(_done(sheet, one) for one in done[:_MOST]),
        done_count=len(done),
        done_more=and_more(len(done) - _MOST),
        aside=aside.view(sheet),
        problems=tuple(problems.shown(sheet, one) for one in errors[:_MOST_PROBLEMS]),
        problems_more=and_more(len(errors) - _MOST_PROBLEMS),
        first_run=not library.contacts,
        nothing=None if overdue or due else _nothing(sheet, planned[:1], pending[:1]),
    )


def _counts(sheet: Sheet) -> str:
    library, today = sheet.desk.library, sheet.desk.agenda.today
    held = sum(is_held(one, today) for one in library.interviews.values())
    people = counted(len(library.contacts), "person", "people")
    return f"{people}, {counted(held, 'conversation')} so far" if library.contacts else ""


def _group(sheet: Sheet, name: str, title: str, followups: Sequence[FollowUp], most: int = _MOST) -> Group:
    shown, hidden = rows(sheet, followups, most, folded=_MOST_FOLDED)
    anchor = "" if name == "soon" else f"#{name}"
    return Group(name, title, len(followups), shown, sheet.to_page(f"upcoming.html{anchor}", and_more(hidden)))


def _done(sheet: Sheet, one: standing.Done) -> Done:
    contact = sheet.desk.library.contacts[one.contact]
    text = sheet.brief(one.text, contact.path)
    named = NOWHERE if contact.name in one.text else sheet.to("contact", contact.slug)
    return Done(days.near(one.day, sheet.desk.agenda.today), text, named)


def _nothing(sheet: Sheet, planned: Iterable[FollowUp], pending: Iterable[Interview]) -> Nothing:
    """Return what is said where nothing is due; *planned* and *pending* are what comes first of each."""
    coming = [*((one.day, one.contacts[0]) for one in pending), *((one.due, one.contact) for one in planned)]
    if not coming:
        said = "Nothing due, and nothing planned. Whom would you like to hear from? See"
        return Nothing(said, sheet.to_page("people.html", "People"))
    day, slug = min(coming, key=itemgetter(0))
    return Nothing(f"Nothing due. Next: {days.brief(day, sheet.desk.agenda.today)},", sheet.to("contact", slug))
