"""Days, numbers, lists and ways to reach people in words."""

from collections.abc import Mapping
from datetime import date

from builder.model.words import Channel, InterviewStatus

BY: Mapping[Channel, str] = {
    Channel.EMAIL: "by email",
    Channel.PHONE: "by phone",
    Channel.LINKEDIN: "on LinkedIn",
    Channel.MESSAGE: "by message",
    Channel.LETTER: "by letter",
    Channel.VIDEO: "by video",
    Channel.IN_PERSON: "in person",
}
"""How people reach each other, as it follows what was done; not “other”, which says nothing."""

FELL_THROUGH: Mapping[InterviewStatus, str] = {
    InterviewStatus.CANCELLED: "was cancelled",  # perhaps ahead of its day
    InterviewStatus.NO_SHOW: "did not take place",
}
"""What became of a conversation of those statuses, to follow its name."""

SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？", "।", "؟")  # noqa: RUF001 - as their scripts write them
"""What a sentence ends with."""

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Names of our own: strftime speaks the language of the machine, and a site must be the same on every one.


def weekday(day: date) -> str:
    """Return the day of the week: Friday."""
    return _WEEKDAYS[day.weekday()]


def month(day: date) -> str:
    """Return the month: November."""
    return _MONTHS[day.month - 1]


def on(day: date, today: date) -> str:
    """Return a day as one says it in a sentence: 18 November, with the year where it is another one than today's."""
    words = f"{day.day} {month(day)}"
    return words if day.year == today.year else f"{words} {day.year}"


def in_full(day: date) -> str:
    """Return a day with everything: Friday 20 November 2026."""
    return f"{weekday(day)} {day.day} {month(day)} {day.year}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun in the right form: 1 day, 2 days."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def and_more(number: int) -> str:
    """Return how many of a list are not shown, in words: and 3 more; nothing where all are."""
    return f"and {number} more" if number > 0 else ""


def capital(words: str) -> str:
    """Return words as they begin a sentence; what follows the first letter stays as it is."""
    return words[:1].upper() + words[1:]


def listed(words: list[str]) -> str:
    """Return words as a list in a sentence: a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
