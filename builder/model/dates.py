"""Days, moments and durations as the notes write them, and calendar arithmetic on them."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, time, timedelta
from functools import lru_cache
from math import ceil
from typing import Literal

Never = Literal["never"]

_MOMENT = re.compile(  # with the hours and minutes that there are: 24:00 is midnight to newer Pythons, +02:60 is +03:00
    r"(\d{4}-\d\d-\d\d)(?:[T ]\s*((?:[01]?\d|2[0-3]):\d\d(?::\d\d)?)\s?(Z|[+-]\d\d(?::?[0-5]\d)?)?)?", re.ASCII
)
_DURATION = re.compile(r"(\d{1,5})\s*(hour|day|week|month|year)s?", re.ASCII | re.IGNORECASE)
_DAY = len("YYYY-MM-DD")
_WEST, _EAST = timedelta(hours=-12), timedelta(hours=14)  # no clock on earth is further from UTC
_LONGEST_MOMENT = 40  # characters; “2026-11-18T14:30:00 +02:00” has 26
_HOURS_A_DAY = 24
_DAYS_A_WEEK = 7
_MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and, where one was written, a time of that day; ``clock`` has an offset only where one was written."""

    day: date
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in whole days or in calendar months."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """Return the day that lies this long after *day*: 31 January + 1 month = 28 February."""
        return _shifted(day, self.days, self.months)

    def before(self, day: date) -> date:
        """Return the day that lies this long before *day*."""
        return _shifted(day, -self.days, -self.months)

    def __str__(self) -> str:
        """Return the duration as the notes would write it, in its largest whole unit."""
        for amount, size, unit in (
            (self.months, _MONTHS_A_YEAR, "year"),
            (self.months, 1, "month"),
            (self.days, _DAYS_A_WEEK, "week"),
        ):
            if amount and amount % size == 0:
                return _counted(amount // size, unit)
        return _counted(self.days, "day")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'}"


def _shifted(day: date, days: int, months: int) -> date:
    """Shift by months, the day cut to the month's length, then by days; stop at the ends of the calendar."""
    if months:
        year, month = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
        if not MINYEAR <= year <= MAXYEAR:
            return date.max if months > 0 else date.min
        day = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min


def parse_day(text: str) -> date | None:
    """Return the day that ``YYYY-MM-DD`` names, or None."""
    if len(text) == _DAY and text[4] == "-" == text[7]:
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return None


def parse_moment(text: str) -> Moment | None:
    """Return the day of ``YYYY-MM-DD``, with the time and offset that may follow, or None.

    The day is the one written: with an offset it is the day there (docs/format.md, Reading).
    """
    if len(text) == _DAY:
        return _whole_day(text)
    return _moment(text) if len(text) <= _LONGEST_MOMENT else None


@lru_cache(maxsize=16_384)  # days of forty years: notes name the same ones again and again
def _whole_day(text: str) -> Moment | None:
    day = parse_day(text)
    return Moment(day) if day else None


@lru_cache(maxsize=8192)  # an interview's is asked for twice
def _moment(text: str) -> Moment | None:
    match = _MOMENT.fullmatch(text)
    day = parse_day(match[1]) if match else None
    if not match or not day or not match[2]:
        return None
    clock = match[2].rjust(5, "0") if match[2].count(":") == 1 else match[2].rjust(8, "0")
    try:
        found = time.fromisoformat(clock + (match[3] or ""))
    except ValueError:
        return None
    offset = found.utcoffset()
    return Moment(day, found) if offset is None or _WEST <= offset <= _EAST else None


def parse_duration(text: str) -> Duration | None:
    """Return the duration that ``N hours|days|weeks|months|years`` names, hours rounded up to days, or None."""
    match = _DURATION.fullmatch(text.strip())
    if not match:
        return None
    number, unit = int(match[1]), match[2].lower()
    if unit == "hour":
        return Duration(days=ceil(number / _HOURS_A_DAY))
    if unit in ("day", "week"):
        return Duration(days=number * (_DAYS_A_WEEK if unit == "week" else 1))
    return Duration(months=number * (_MONTHS_A_YEAR if unit == "year" else 1))
