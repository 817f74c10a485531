"""Days and durations as people type them on a command line: yesterday, friday, -3d, 2w."""

import re
from datetime import date, timedelta

from builder.model.dates import Duration, parse_day, parse_duration

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The words for the days of a week, Monday first."""

_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_SHORTEST = 3  # letters of a weekday: mon, tues
_SHIFT = re.compile(r"([+-]?)(\d{1,5})\s*([dwmy])", re.ASCII)
_DAYS = {"d": 1, "w": 7}
_MONTHS = {"m": 1, "y": 12}
_DAYS_A_WEEK = 7


def typed_day(text: str, today: date, *, ahead: bool) -> date | None:
    """Return the day that *text* names as seen from *today*, or None.

    ``YYYY-MM-DD``; ``today``, ``yesterday``, ``tomorrow``; ``-3d`` and ``+2w`` (days, weeks, months, years); a weekday,
    which is the next one after today where one looks *ahead*, else the last one, or today.
    """
    words = " ".join(text.casefold().split())
    if words in _NEAR:
        return _moved(today, _NEAR[words])
    shift = _SHIFT.fullmatch(words)
    if shift and shift[1]:
        length = _length(shift)
        return length.before(today) if shift[1] == "-" else length.after(today)
    weekday = _weekday(words)
    if weekday is None:
        return parse_day(words)
    if ahead:
        return _moved(today, (weekday - today.weekday() - 1) % _DAYS_A_WEEK + 1)
    return _moved(today, -((today.weekday() - weekday) % _DAYS_A_WEEK))


def typed_length(text: str) -> Duration | None:
    """Return the duration that *text* names, ``2 weeks`` or ``2w``, or None."""
    shift = _SHIFT.fullmatch(text.strip().casefold())
    if shift:
        return _length(shift) if shift[1] != "-" else None
    return parse_duration(text)


def _length(shift: re.Match[str]) -> Duration:
    number, unit = int(shift[2]), shift[3]
    if unit in _DAYS:
        return Duration(days=number * _DAYS[unit])
    return Duration(months=number * _MONTHS[unit])


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days)
    except OverflowError:
        return None


def _weekday(words: str) -> int | None:
    if len(words) < _SHORTEST:
        return None
    return next((number for number, name in enumerate(WEEKDAYS) if name.startswith(words)), None)
