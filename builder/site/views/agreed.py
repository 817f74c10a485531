"""The minutes that were agreed: from when to when a conversation goes, and when to begin with what."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from builder.model.interview import Interview
from builder.site import days

_FEWEST = 5  # minutes; in less there is nothing to divide
_OPENING, _CLOSING = 3, 5  # minutes at most


class Agreed(NamedTuple):
    """Times of day, or minutes from the beginning where no time is known; texts, empty where they would say nothing.

    ``span`` is from when to when. ``marks`` say beside which question one should be when, every second one.
    """

    span: str
    open: str
    ask: str
    close: str
    marks: tuple[str, ...]


def view(talk: Interview, questions: int) -> Agreed:
    """Return how the minutes of a conversation are spent with that many questions."""
    length = talk.minutes
    span = _span(talk)
    if length < _FEWEST:
        return Agreed(span, "", "", "", ("",) * questions)
    ask = min(_OPENING, round(length * 0.15))
    close = length - min(_CLOSING, max(1, round(length * 0.1)))
    each = (close - ask) / max(1, questions)
    marks = [_at(talk, round(ask + each * number)) if number and number % 2 == 0 else "" for number in range(questions)]
    return Agreed(span, _at(talk, 0), _at(talk, ask), _at(talk, close), _once(marks))


def _once(marks: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if mark in marks[:at] else mark for at, mark in enumerate(marks))


def _at(talk: Interview, minute: int) -> str:
    """Return the time of day of a minute of the conversation: 10:03, or 3 min where no time is known."""
    if not talk.when.clock:
        return f"{minute}{days.NBSP}min"
    begin = datetime(2000, 1, 1, talk.when.clock.hour, talk.when.clock.minute)  # noqa: DTZ001 - a time of any day
    return f"{begin + timedelta(minutes=minute):%H:%M}"


def _span(talk: Interview) -> str:
    """Return from when to when a conversation goes, with the offset where one was typed: 10:00–10:20 UTC+02:00."""
    if not talk.when.clock:
        return ""
    zone = talk.when.clock.tzname()
    return f"{_at(talk, 0)}–{_at(talk, talk.minutes)}" + (f"{days.NBSP}{zone}" if zone else "")
