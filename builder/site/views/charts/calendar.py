"""The picture of the last weeks: a square for each day, a column for each week, the fuller the more happened."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from builder.followups.wording import capital, counted, month
from builder.insights.activity import Activity, Spell, Tally, Week, added
from builder.site import days

_LEFT, _TOP = 16, 14  # room for the letters of the days, and for the names of the months
_SQUARE, _STEP = 8, 11  # a line of a unit's width around each square rounds its corners
_WEEK = 7
_ROOM = 3  # columns that the name of a month takes
_LETTERS = ((0, "M"), (2, "W"), (4, "F"))
_BASELINE = 8
LEVELS = ("nothing", "1", "2", "3", "4 or more a day")
"""What each fullness of a square stands for: conversations and messages of a day."""


class Label(NamedTuple):
    """A text of the picture and where it stands."""

    x: int
    y: int
    text: str


class Level(NamedTuple):
    """The squares of one fullness as one path of SVG, and its class."""

    name: str
    path: str


class Calendar(NamedTuple):
    """The view of the picture; ``id`` begins its ids, ``sentence`` is what stands below it, lengths are units of SVG.

    ``now_x`` and ``now_y`` are the corner of the square of today.
    """

    id: str
    title: str
    description: str
    sentence: str
    width: int
    height: int
    labels: tuple[Label, ...]
    levels: tuple[Level, ...]
    now_x: int
    now_y: int
    square: int


def draw(found: Activity, number: int) -> Calendar:
    """Return the picture of what happened in the last *number* weeks, this one included."""
    weeks, today = found.weeks(number), found.today
    first = weeks[0].monday
    said = sentence(added(week.tally for week in weeks), found.quiet(first), today)
    return Calendar(
        id="weeks",
        title=f"Conversations and messages a day, {_on(first)} to {_on(today)}",
        description=f"Each square is a day and each column a week, Monday first; the more happened on a day, "
        f"the fuller its colour. Today is outlined. {said}",
        sentence=said,
        width=_LEFT + len(weeks) * _STEP,
        height=_TOP + _WEEK * _STEP,
        labels=(*_months(weeks), *(Label(0, _TOP + row * _STEP + _BASELINE, text) for row, text in _LETTERS)),
        levels=tuple(_levels(weeks)),
        now_x=_x(len(weeks) - 1),
        now_y=_y(today.weekday()),
        square=_SQUARE,
    )


def sentence(tally: Tally, quiet: Spell | None, today: date) -> str:
    """Return what happened in a stretch of time up to *today*, and the longest time in which nothing did."""
    if not tally.total:
        return "No conversation and no message in this time."
    numbers = f"{_some(tally.conversations, 'conversation')}, {_some(tally.messages, 'message')}"
    numbers = f"{capital(numbers)}."
    return f"{numbers} Longest quiet spell: {_spell(quiet, today)}." if quiet else numbers


def _some(number: int, noun: str) -> str:
    return counted(number, noun) if number else f"no {noun}"


def _spell(quiet: Spell, today: date) -> str:
    """Return a quiet spell in words: 16 days in January, 20 days from 28 Dec to 16 Jan, 5 days up to today."""
    length = counted(quiet.days, "day").replace(" ", days.NBSP)
    if quiet.last == today:
        return f"{length} up to today"
    first, last = quiet.first, quiet.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{length} in {month(first)}" + ("" if first.year == today.year else f"{days.NBSP}{first.year}")
    return f"{length} from {days.short(first, today)} to {days.short(last, today)}"


def _on(day: date) -> str:
    return f"{day.day} {month(day)} {day.year}"


def _x(column: int) -> int:
    return _LEFT + column * _STEP


def _y(row: int) -> int:
    return _TOP + row * _STEP


def _months(weeks: Sequence[Week]) -> Iterator[Label]:
    """Yield the name of each month above the week in which it begins, as far as there is room beside it."""
    starts = [
        column
        for column, week in enumerate(weeks)
        if column == 0 or week.monday.month != weeks[column - 1].monday.month
    ]
    for column, after in zip(starts, (*starts[1:], len(weeks)), strict=True):
        if after - column >= _ROOM:
            yield Label(_x(column), _BASELINE, days.short_month(weeks[column].monday))


def _levels(weeks: Sequence[Week]) -> Iterator[Level]:
    squares: list[list[str]] = [[] for _ in LEVELS]
    for column, week in enumerate(weeks):
        for row, tally in enumerate(week.days):
            level = min(tally.total, len(LEVELS) - 1)
            squares[level].append(f"M{_x(column)} {_y(row)}h{_SQUARE}v{_SQUARE}h-{_SQUARE}z")
    for level, paths in enumerate(squares):
        if paths:
            yield Level(f"c{level}", "".join(paths))
