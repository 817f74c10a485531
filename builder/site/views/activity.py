"""The page of activity: a year of days, the weeks as a table, the conversations of each month."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from builder.followups.facts import is_held
from builder.followups.wording import and_more, counted
from builder.insights.activity import RECEIVED, SENT, Activity, Tally, Week, added, kinds
from builder.model.interview import Interview
from builder.model.words import LogType
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.charts import calendar
from builder.site.views.charts.calendar import LEVELS, Calendar
from builder.site.views.tables import Table

_WEEKS = 52
_MOST = 24  # names a month; the others are on Interviews
_KINDS = {
    LogType.REQUEST: ("request", "requests"),
    LogType.REPLY: ("reply", "replies"),
    LogType.DECLINE: ("refusal", "refusals"),
    LogType.CONFIRMATION: ("confirmation", "confirmations"),
    LogType.THANKS: ("thank-you", "thank-yous"),
    LogType.UPDATE: ("update", "updates"),
    LogType.INTRODUCTION: ("introduction", "introductions"),
    LogType.ASKED: ("request", "requests"),
    LogType.ANSWERED: ("answer", "answers"),
    LogType.CONTACT: ("other exchange", "other exchanges"),
}


@dataclass(frozen=True, slots=True)
class Way:
    """Messages that went one way: which, how many, and what they were."""

    title: str
    count: int
    parts: tuple[str, ...]


class Met(NamedTuple):
    """A conversation in the list of a month: the day and with whom."""

    day: str
    iso: str
    link: Link
    others: str


class Month(NamedTuple):
    """A month: its name, how much happened in words, and its conversations; ``more`` leads to those not shown."""

    title: str
    said: str
    talks: tuple[Met, ...]
    more: Link


class Page(NamedTuple):
    """The view of the page; without ``calendar`` nothing happened yet."""

    summary: str
    calendar: Calendar | None
    legend: tuple[tuple[str, str], ...]
    weeks: Table
    months: tuple[Month, ...]
    ways: tuple[Way, ...]
    earlier: Link
    example: str


def view(sheet: Sheet) -> Page:
    """Return the page of activity; weeks and months latest first."""
    found, today = sheet.desk.activity, sheet.desk.agenda.today
    weeks = found.weeks(_WEEKS)
    first = weeks[0].monday
    picture = calendar.draw(found, _WEEKS) if found.days else None
    whole = sheet.to_page("interviews.html", "All conversations")
    return Page(
        summary=picture.sentence if picture else "What happened, day by day",
        calendar=picture,
        legend=tuple((f"c{level}", text) for level, text in enumerate(LEVELS)),
        weeks=_table(weeks, today),
        months=_months(sheet, found, first),
        ways=_ways(kinds(sheet.desk.facts, first)),
        earlier=whole if any(day < first for day in found.days) else NOWHERE,
        example=f"- {today} request by email: 15 minutes",
    )


def _table(weeks: Sequence[Week], today: date) -> Table:
    rows = tuple(
        (Link(days.short(week.monday, today)), *(Link(str(number)) for number in week.tally))
        for week in reversed(weeks)
    )
    return Table("Week by week, latest first", ("Week of", "Conversations", "Sent", "Received", "Other"), rows)


def _ways(found: Mapping[LogType, int]) -> tuple[Way, ...]:
    """Return the messages by the way they went; those that went neither way are introductions and the like."""
    rest = frozenset(_KINDS) - SENT - RECEIVED
    ways = (("Sent", SENT), ("Received", RECEIVED), ("Other", rest))
    return tuple(
        Way(title, sum(found[kind] for kind in own), tuple(_unbroken(found[kind], *_KINDS[kind]) for kind in own))
        for title, kinds_of in ways
        if (own := [kind for kind in found if kind in kinds_of])
    )


def _months(sheet: Sheet, found: Activity, since: date) -> tuple[Month, ...]:
    """Return the months from that of *since* on, or from the first in which anything happened; latest first."""
    today = found.today
    tallies: dict[tuple[int, int], list[Tally]] = {}
    for day, tally in found.days.items():
        tallies.setdefault((day.year, day.month), []).append(tally)
    talks: dict[tuple[int, int], list[Interview]] = {}
    for one in reversed(sheet.desk.library.by_day):
        if is_held(one, today):
            talks.setdefault((one.day.year, one.day.month), []).append(one)
    begun = max((since.year, since.month), min(tallies, default=(today.year, today.month)))
    shown, at = [], (today.year, today.month)
    while tallies and at >= begun:
        shown.append(_month(sheet, date(*at, 1), added(tallies.get(at, ())), talks.get(at, ())))
        at = (at[0], at[1] - 1) if at[1] > 1 else (at[0] - 1, 12)
    return tuple(shown)


def _month(sheet: Sheet, first: date, tally: Tally, talks: Sequence[Interview]) -> Month:
    parts = [
        _unbroken(number, noun)
        for number, noun in ((tally.conversations, "conversation"), (tally.messages, "message"))
        if number
    ]
    hidden = len(talks) - _MOST
    return Month(
        title=days.of_month(first),
        said=", ".join(parts) or "nothing noted",
        talks=tuple(_met(sheet, one) for one in talks[:_MOST]),
        more=sheet.to_page("interviews.html", and_more(hidden)) if hidden > 0 else NOWHERE,
    )


def _met(sheet: Sheet, one: Interview) -> Met:
    names = sheet.desk.library.names(one)
    others = counted(len(names) - 1, "other") if len(names) > 1 else ""
    return Met(
        day=f"{one.day.day}{days.NBSP}{days.short_month(one.day)}",
        iso=one.day.isoformat(),
        link=sheet.to("interview", one.slug, names[0]),
        others=f"and {others}" if others else "",
    )


def _unbroken(number: int, one: str, many: str = "") -> str:
    return counted(number, one, many).replace(" ", days.NBSP)
