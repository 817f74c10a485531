"""What Today caps or leaves out: everything to come by week, who is to answer, who rests, what was let lie."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from builder.followups import standing
from builder.followups.facts import is_asking
from builder.followups.model import FollowUp, Status
from builder.followups.wording import and_more, counted, listed, month
from builder.model.dates import Duration
from builder.model.interview import Interview
from builder.model.words import ContactStatus, LogType
from builder.site import days
from builder.site.days import Day
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import appointment
from builder.site.views.appointment import pending
from builder.site.views.contents import Entry, entries
from builder.site.views.parts import BY
from builder.site.views.steps import Group, Row, rows

_MOST = 500  # rows of a group: beyond that a page takes too long to open
_WEEK = timedelta(days=7)


class Resting(NamedTuple):
    """Somebody who rests: why, and the day since which nothing has happened, where there is one."""

    day: Day | None
    person: Link
    role: str
    why: str


class Upcoming(NamedTuple):
    """The view of the page; ``example`` is a day for an example of what to write."""

    summary: str
    contents: tuple[Entry, ...]
    due: tuple[Group, ...]
    weeks: tuple[Group, ...]
    waiting: Group | None
    dormant: tuple[Resting, ...]
    dormant_count: int
    dormant_more: str
    lapsed: Group | None
    example: str


def view(sheet: Sheet) -> Upcoming:
    """Return the page: late and due today in full, then week by week, then what waits, rests and was let lie."""
    agenda, waits = sheet.desk.agenda, sheet.desk.waiting
    talks = pending(sheet.desk.library.interviews.values(), agenda.today)
    today = [one for one in talks if one.day == agenda.today]
    coming = [one for status in (Status.UPCOMING, Status.LATER) for one in agenda.of(status) if one not in waits]
    due = (
        _group(sheet, "overdue", "Overdue", agenda.of(Status.OVERDUE)),
        _group(sheet, "today", "Today", agenda.of(Status.TODAY), today),
    )
    weeks = _weeks(sheet, coming, talks[len(today) :])
    waiting = _group(sheet, "waiting", "Waiting on others", standing.waiting(agenda))
    lapsed = _group(sheet, "lapsed", "Let lie", agenda.of(Status.LAPSED))
    dormant = _dormant(sheet)
    return Upcoming(
        summary=_summary(len(talks) - len(today), len(coming), due=any(one.count for one in due)),
        contents=(
            *entries([*due, *weeks, waiting]),
            *([Entry("dormant", "Dormant", len(dormant))] if dormant else []),
            *entries([lapsed]),
        ),
        due=tuple(one for one in due if one.count),
        weeks=weeks,
        waiting=waiting if waiting.count else None,
        dormant=dormant[:_MOST],
        dormant_count=len(dormant),
        dormant_more=and_more(len(dormant) - _MOST),
        lapsed=lapsed if lapsed.count else None,
        example=Duration(days=7).after(agenda.today).isoformat(),
    )


def _summary(talks: int, steps: int, *, due: bool) -> str:
    planned = [counted(talks, "conversation")] if talks else []
    planned += [counted(steps, "follow-up")] if steps else []
    if planned:
        return f"{listed(planned)} to come."
    return "Nothing planned after today." if due else "Nothing planned."


def _weeks(sheet: Sheet, steps: Sequence[FollowUp], talks: Sequence[Interview]) -> tuple[Group, ...]:
    """Return what is to come by week, Monday to Sunday."""
    today = sheet.desk.agenda.today
    found: dict[date, tuple[list[FollowUp], list[Interview]]] = {}
    for step in steps:
        found.setdefault(_monday(step.due), ([], []))[0].append(step)
    for talk in talks:
        found.setdefault(_monday(talk.day), ([], []))[1].append(talk)
    return tuple(_group(sheet, f"w{monday}", _week(monday, today), *found[monday]) for monday in sorted(found))


def _monday(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - day.weekday()))


def _week(monday: date, today: date) -> str:
    weeks = (monday - _monday(today)) // _WEEK
    if weeks in (0, 1):
        return ("This week", "Next week")[weeks]
    year = "" if monday.year == today.year else f"{days.NBSP}{monday.year}"
    return f"Week of {monday.day}{days.NBSP}{month(monday)}{year}"


def _group(sheet: Sheet, name: str, title: str, steps: Sequence[FollowUp], talks: Sequence[Interview] = ()) -> Group:
    """Return follow-ups and conversations by day, on each day the conversations first."""
    shown, hidden = rows(sheet, steps, _MOST, folded=_MOST)
    diary = [_talk(sheet, one) for one in talks]
    if diary:
        shown = tuple(sorted([*diary, *shown], key=lambda one: one.day.iso))
    return Group(name, title, len(steps) + len(talks), shown, and_more(hidden))


def _talk(sheet: Sheet, one: Interview) -> Row:
    """Return the row of a planned conversation: with whom, at what time, how long, and what I want to know."""
    today, library = sheet.desk.agenda.today, sheet.desk.library
    names = library.names(one)
    at = appointment.clock(sheet, one)
    clock = f" at{days.NBSP}{at}" if at else ""
    how = " ".join(filter(None, (counted(one.minutes, "minute"), BY[one.via] if one.via else "")))
    return Row(
        day=days.near(one.day, today),
        status="talk",
        icon="messages-square",
        before="Talk with " if is_asking(one) else "Give a conversation to ",
        person=sheet.to("interview", one.slug, names[0]),
        between=f"{clock}, together with " if names[1:] else clock,
        after=sheet.brief(listed(names[1:]), one.path) if names[1:] else Markup(),
        why=sheet.brief(f"{how}: {one.goal}" if one.goal else how, one.path),
        badge=days.due((today - one.day).days),
        badge_icon="calendar-clock",
        acts=(),
        deed=None,
    )


def _dormant(sheet: Sheet) -> tuple[Resting, ...]:
    """Return who rests, those of whom something was heard last first."""
    found = [_resting(sheet, slug) for slug in sheet.desk.dormant]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _resting(sheet: Sheet, slug: str) -> tuple[tuple[int, str], Resting]:
    """Return a resting contact with the key that sorts them (docs/follow-ups.md, Where a contact stands)."""
    known, today = sheet.desk.facts.contacts[slug], sheet.desk.agenda.today
    status, day = known.contact.status, known.last_contact
    said_no = known.days(LogType.DECLINE) if status is ContactStatus.DECLINED else []
    if said_no:
        day, why = said_no[-1], f"Said no on {days.short(said_no[-1], today)}"
    else:
        why = "Met, and let lie" if status is ContactStatus.ACTIVE else status.value.capitalize()
        why += f"; last in touch on {days.short(day, today)}" if day else "; never in touch"
    person = sheet.to("contact", slug)
    resting = Resting(days.past(day) if day else None, person, known.contact.role or "", why)
    return (-day.toordinal() if day else 0, slug), resting
