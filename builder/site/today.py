"""The page of the day: what is due, the next conversation, and who is to answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from markupsafe import Markup

from builder.diagnostics import Severity
from builder.followups import standing
from builder.followups.facts import is_held, is_pending
from builder.followups.model import FollowUp, Status
from builder.followups.wording import counted, month, weekday
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.words import Channel, ContactStatus, Rule
from builder.site import days
from builder.site.days import Day
from builder.site.desk import Link, Sheet
from builder.site.parts import BY, Problem, problem
from builder.site.steps import Row, row

_MOST = 40
_MOST_OVERDUE = 100  # what is late is not hidden, short of a wall
_MOST_PROBLEMS = 5
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Group:
    """Follow-ups of one urgency; ``more`` says how many are not shown."""

    id: str
    title: str
    count: int
    rows: tuple[Row, ...]
    more: str


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


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that somebody else is to do."""

    person: Link
    what: Markup
    when: str


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor: when we were last in touch, and when it is time again."""

    person: Link
    last: str
    next: str
    tint: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done lately."""

    day: Day
    text: Markup
    person: Link


@dataclass(frozen=True, slots=True)
class Today:
    """The view of the page."""

    title: str
    number: str
    weekday: str
    month: str
    overdue: str
    due: str
    sentence: str
    counts: str
    next: Next | None
    groups: tuple[Group, ...]
    closed: tuple[Group, ...]
    done: tuple[Done, ...]
    waiting: tuple[Waiting, ...]
    waiting_more: str
    mentors: tuple[Mentor, ...]
    problems: tuple[Problem, ...]
    problems_more: str
    first_run: bool
    nothing: str


def view(sheet: Sheet) -> Today:
    """Return the page of the day (the agenda's order is kept; docs/follow-ups.md, Status and order)."""
    desk, today = sheet.desk, sheet.desk.agenda.today
    library, of = desk.library, desk.agenda.of
    waiting = standing.waiting(desk.agenda)
    upcoming = [one for one in of(Status.UPCOMING) if one not in waiting]
    soon = [one for one in upcoming if (one.due - today).days <= _WEEK]
    later = [one for one in of(Status.LATER) if one not in waiting]
    overdue, due = of(Status.OVERDUE), of(Status.TODAY)
    pending = _pending(library.interviews.values(), today)
    held = sum(is_held(one, today) for one in library.interviews.values())
    groups = (
        _group(sheet, "overdue", "Overdue", overdue, _MOST_OVERDUE),
        _group(sheet, "today", "Today", due, _MOST_OVERDUE),
        _group(sheet, "soon", f"Next {_WEEK} days", soon),
        _group(sheet, "then", "After that", [one for one in upcoming if one not in soon]),
    )
    closed = (
        _group(sheet, "later", "Later", later),
        _group(sheet, "lapsed", "Let lie", of(Status.LAPSED)),
    )
    errors = [one for one in desk.problems if one.problem.severity is Severity.ERROR]
    first = next(iter([*upcoming, *later]), None)
    return Today(
        title=days.full(today),
        number=str(today.day),
        weekday=weekday(today),
        month=f"{month(today)}{days.NBSP}{today.year}",
        overdue=f"{len(overdue)}{days.NBSP}overdue" if overdue else "",
        due=f"{len(due)}{days.NBSP}due today" if due else "",
        sentence=_sentence(pending[0] if pending else None, today),
        counts=f"{counted(len(library.contacts), 'person', 'people')}, {counted(held, 'conversation')} so far",
        next=_next(sheet, pending[0]) if pending else None,
        groups=tuple(one for one in groups if one.count),
        closed=tuple(one for one in closed if one.count),
        done=tuple(_done(sheet, one) for one in standing.done_lately(library, today)[:_MOST]),
        waiting=tuple(_waiting(sheet, one) for one in waiting[:_MOST]),
        waiting_more=_more(len(waiting), _MOST),
        mentors=_mentors(sheet),
        problems=tuple(problem(sheet, one) for one in errors[:_MOST_PROBLEMS]),
        problems_more=_more(len(errors), _MOST_PROBLEMS),
        first_run=not library.contacts,
        nothing="" if overdue or due else _nothing(sheet, first),
    )


def _pending(interviews: Iterable[Interview], today: date) -> list[Interview]:
    found = [one for one in interviews if is_pending(one, today)]
    return sorted(found, key=lambda one: (one.day, _clock(one) or time.max, one.slug))


def _clock(one: Interview) -> time | None:
    return one.when.clock.replace(tzinfo=None) if one.when.clock else None


def _sentence(one: Interview | None, today: date) -> str:
    if not one:
        return "No conversation planned."
    clock = f" at{days.NBSP}{one.when.clock:%H:%M}" if one.when.clock else ""
    return f"Next conversation {days.away(one.day, today)}{clock}."


def _group(sheet: Sheet, name: str, title: str, rows: Iterable[FollowUp], most: int = _MOST) -> Group:
    followups = tuple(rows)
    shown = tuple(row(sheet, one) for one in followups[:most])
    return Group(name, title, len(followups), shown, _more(len(followups), most))


def _more(number: int, most: int) -> str:
    return f"and {number - most} more" if number > most else ""


def _next(sheet: Sheet, one: Interview) -> Next:
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
        when=away[:1].upper() + away[1:],
        clock=f"{one.when.clock:%H:%M}" if one.when.clock else "",
        iso=one.when.day.isoformat(),
        how=", ".join(filter(None, (length, BY[one.via] if one.via and one.via is not Channel.OTHER else ""))),
        goal=sheet.line(one.goal or "", one.path),
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


def _waiting(sheet: Sheet, one: FollowUp) -> Waiting:
    what = one.subject if one.rule is Rule.THEIR_PROMISE and one.subject else one.why
    path = sheet.desk.library.contacts[one.contact].path
    return Waiting(sheet.to("contact", one.contact), sheet.line(what, path), days.due(one.days).lower())


def _mentors(sheet: Sheet) -> tuple[Mentor, ...]:
    library, today = sheet.desk.library, sheet.desk.agenda.today
    mentors = [one for one in library.contacts.values() if one.mentor and one.status is not ContactStatus.ARCHIVED]
    found = []
    for contact in mentors:
        last = sheet.desk.facts.contacts[contact.slug].last_contact
        steps = [one for one in sheet.desk.steps_of.get(contact.slug, ()) if one.status is not Status.LAPSED]
        step = min(steps, key=lambda one: one.due, default=None)
        late = step is not None and step.days > 0
        found.append(
            Mentor(
                person=sheet.to("contact", contact.slug),
                last=f"last {days.plain(last, today)}" if last else "never in touch yet",
                next=days.due(step.days).lower() if step else "",
                tint="overdue" if late else "today" if step and step.days == 0 else "plain",
            )
        )
    return tuple(found)


def _done(sheet: Sheet, one: standing.Done) -> Done:
    contact = sheet.desk.library.contacts[one.contact]
    text = sheet.line(one.text, contact.path)
    named = Link("") if contact.name in one.text else sheet.to("contact", contact.slug)
    return Done(days.near(one.day, sheet.desk.agenda.today), text, named)


def _nothing(sheet: Sheet, first: FollowUp | None) -> str:
    if not first:
        return "Nothing due, and nothing planned."
    name = sheet.desk.library.contacts[first.contact].name
    day = days.near(first.due, sheet.desk.agenda.today)
    words = days.NBSP.join(filter(None, (day.before, day.number, day.after)))
    return f"Nothing due. Next: {words}, {name}."
