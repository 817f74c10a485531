"""Days as pages say them: in words, with spaces that do not break."""

from datetime import date, time
from functools import cache
from typing import NamedTuple

from builder.followups.wording import counted, month, weekday

NBSP = "\u00a0"
_WEEK = 7
_DAYS_SHOWN = 14  # from here on weeks say more than days
_WEEKS_SHOWN = 63
_MONTHS_SHOWN = 24
_SHORT = 3


class Day(NamedTuple):
    """A day for the margin: what stands before and after its number, and ``iso`` for machines."""

    before: str
    number: str
    after: str
    iso: str


@cache
def full(day: date) -> str:
    """Return a day with everything: Friday 20 November 2026."""
    return f"{weekday(day)} {day.day}{NBSP}{month(day)}{NBSP}{day.year}"


@cache
def short(day: date, today: date) -> str:
    """Return a day within a line: 18 Nov, with the year where it is another one than today's."""
    words = f"{day.day}{NBSP}{short_month(day)}"
    return words if day.year == today.year else f"{words}{NBSP}{day.year}"


@cache
def near(day: date, today: date) -> Day:
    """Return a day for the margin: Sun 24 within a week of today, else 24 Nov."""
    if abs((day - today).days) < _WEEK:
        return Day(weekday(day)[:_SHORT], str(day.day), "", day.isoformat())
    return past(day)


@cache
def past(day: date) -> Day:
    """Return a day for the margin of a timeline: 15 May."""
    return Day("", str(day.day), short_month(day), day.isoformat())


def clock(moment: time) -> str:
    """Return a time of the day: 09:30."""
    return f"{moment.hour:02}:{moment.minute:02}"


def of_month(day: date) -> str:
    """Return the month of a day: November 2026."""
    return f"{month(day)}{NBSP}{day.year}"


def brief(day: date, today: date) -> str:
    """Return a day in a few words: today, Sun 24 within a week of it, else 9 Dec, with the year where it is another."""
    if day == today:
        return "today"
    shown = near(day, today)
    return f"{shown.before}{NBSP}{shown.number}" if shown.before else short(day, today)


def short_month(day: date) -> str:
    """Return the first letters of a month: Nov."""
    return month(day)[:_SHORT]


def due(days: int) -> str:
    """Return how a day that many days ago stands to today: 3 days late, Today, in 4 days, in 6 weeks."""
    if days > 0:
        return f"{_length(days)} late"
    if days == 0:
        return "Today"
    return "Tomorrow" if days == -1 else f"in{NBSP}{_length(-days)}"


def away(day: date, today: date) -> str:
    """Return a day of an appointment as one would say it: today, tomorrow, on Friday, on 24 November."""
    days = (day - today).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    if 0 < days < _WEEK:
        return f"on {weekday(day)}"
    year = "" if day.year == today.year else f"{NBSP}{day.year}"
    return f"on {day.day}{NBSP}{month(day)}{year}"


def ago(days: int) -> str:
    """Return how long ago a day that many days ago was: today, yesterday, 3 days ago, 6 weeks ago."""
    return ("today", "yesterday")[days] if days in {0, 1} else f"{_length(days)}{NBSP}ago"


def _length(days: int) -> str:
    if days < _DAYS_SHOWN:
        return counted(days, "day").replace(" ", NBSP)
    if days < _WEEKS_SHOWN:
        return f"{days // _WEEK}{NBSP}weeks"
    months = round(days / 30.44)
    return f"{months}{NBSP}months" if months < _MONTHS_SHOWN else f"{round(days / 365.25)}{NBSP}years"
