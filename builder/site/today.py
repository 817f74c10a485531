"""The page of the day: what is due, the next conversation, and who is to answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.diagnostics import Severity
from builder.followups import standing
from builder.followups.facts import is_held
from builder.followups.model import Agenda, FollowUp, Status
from builder.followups.wording import counted, month, weekday
from builder.model.words import ContactStatus, Rule
from builder.site import appointment, days
from builder.site.days import Day
from builder.site.desk import Link, Sheet
from builder.site.parts import Problem, problem
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
    next: appointment.Next | None
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
    library = desk.library
    overdue, due, soon, then, later, lapsed = _sorted(desk.agenda)
    waiting = standing.waiting(desk.agenda)
    pending = appointment.pending(library.interviews.values(), today)
    held = sum(is_held(one, today) for one in library.interviews.values())
    groups = (
        _group(sheet, "overdue", "Overdue", overdue, _MOST_OVERDUE),
        _group(sheet, "today", "Today", due, _MOST_OVERDUE),
        _group(sheet, "soon", f"Next {_WEEK} days", soon),
        _group(sheet, "then", "After that", then),
    )
    closed = (_group(sheet, "later", "Later", later), _group(sheet, "lapsed", "Let lie", lapsed))
    errors = [one for one in desk.problems if one.problem.severity is Severity.ERROR]
    return Today(
        title=days.full(today),
        number=str(today.day),
        weekday=weekday(today),
        month=f"{month(today)}{days.NBSP}{today.year}",
        overdue=f"{len(overdue)}{days.NBSP}overdue" if overdue else "",
        due=f"{len(due)}{days.NBSP}due today" if due else "",
        sentence=appointment.sentence(pending[0] if pending else None, today),
        counts=f"{counted(len(library.contacts), 'person', 'people')}, {counted(held, 'conversation')} so far"
        if library.contacts
        else "",
        next=appointment.card(sheet, pending[0]) if pending else None,
        groups=tuple(one for one in groups if one.count),
        closed=tuple(one for one in closed if one.count),
        done=tuple(_done(sheet, one) for one in standing.done_lately(library, today)[:_MOST]),
        waiting=tuple(_waiting(sheet, one) for one in waiting[:_MOST]),
        waiting_more=_more(len(waiting), _MOST),
        mentors=_mentors(sheet),
        problems=tuple(problem(sheet, one) for one in errors[:_MOST_PROBLEMS]),
        problems_more=_more(len(errors), _MOST_PROBLEMS),
        first_run=not library.contacts,
        nothing="" if overdue or due else _nothing(sheet, next(iter([*soon, *then, *later]), None)),
    )


def _sorted(agenda: Agenda) -> tuple[list[FollowUp], ...]:
    """Return what is overdue, due today, in the next days, after that, later, and let lie, without what others owe."""
    waiting = frozenset(standing.waiting(agenda))
    upcoming, later = ([one for one in agenda.of(of) if one not in waiting] for of in (Status.UPCOMING, Status.LATER))
    soon = [one for one in upcoming if (one.due - agenda.today).days <= _WEEK]
    then = upcoming[len(soon) :]  # the agenda has the earliest first
    overdue, due, lapsed = (list(agenda.of(of)) for of in (Status.OVERDUE, Status.TODAY, Status.LAPSED))
    return overdue, due, soon, then, later, lapsed


def _group(sheet: Sheet, name: str, title: str, followups: Sequence[FollowUp], most: int = _MOST) -> Group:
    shown = tuple(row(sheet, one) for one in followups[:most])
    return Group(name, title, len(followups), shown, _more(len(followups), most))


def _more(number: int, most: int) -> str:
    return f"and {number - most} more" if number > most else ""


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
