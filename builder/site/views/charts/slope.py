"""Where the marks of a slope chart stand: how one value became another, conversation by conversation."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from builder.site import days

_STEP = 52  # from one conversation to the next
_RUN = 30  # the part of a step over which a line rises or falls
_LEFT, _RIGHT = 24, 8  # room for the figures of the scale, and where there are none
_FIGURE = 4  # where the figures stand
_TOP, _RUNG, _FOOT, _LINE = 10, 22, 34, 13
_LEVELS = (1, 2, 3, 4, 5)
_MOST_ABREAST = 4  # more do not fit on a narrow screen


class Rung(NamedTuple):
    """A line of the scale: its figure, and its height."""

    text: str
    y: int


class Stroke(NamedTuple):
    """A line from the value before to the value after; below its middle the day and, with the first of one, a year."""

    x1: int
    y1: int
    x2: int
    y2: int
    middle: int
    day: str
    year: str


class Slope(NamedTuple):
    """A chart, in its own pixels; ``id`` is unique on the page; ``title`` and ``text`` say what it shows.

    ``left`` and ``right`` are where the lines of the scale begin and end, ``figures`` where its figures stand: on both
    sides of what ``scrolls``, as it is wider than a narrow screen. ``days`` and ``years`` are where those words stand.
    """

    id: str
    title: str
    text: str
    width: int
    height: int
    left: int
    right: int
    figures: tuple[int, ...]
    days: int
    years: int
    scrolls: bool
    rungs: tuple[Rung, ...]
    strokes: tuple[Stroke, ...]


def draw(name: str, title: str, text: str, ratings: Sequence[tuple[date, int, int]]) -> Slope:
    """Return the chart of *ratings*, earliest first: a day, and the interest before and after, each 1 to 5."""
    scrolls = len(ratings) > _MOST_ABREAST
    right = _LEFT + _STEP * len(ratings)
    width = right + (_LEFT if scrolls else _RIGHT)
    bottom = _height(_LEVELS[0])
    return Slope(
        id=name,
        title=title,
        text=text,
        width=width,
        height=bottom + _FOOT + _LINE,
        left=_LEFT,
        right=right,
        figures=(_FIGURE, right + _LEFT // 2) if scrolls else (_FIGURE,),
        days=bottom + _FOOT - _LINE,
        years=bottom + _FOOT,
        scrolls=scrolls,
        rungs=tuple(Rung(str(level), _height(level)) for level in _LEVELS),
        strokes=tuple(_strokes(ratings)),
    )


def _strokes(ratings: Sequence[tuple[date, int, int]]) -> Iterator[Stroke]:
    year = 0
    for number, (day, before, after) in enumerate(ratings):
        middle = _LEFT + _STEP * number + _STEP // 2
        half = _RUN // 2
        yield Stroke(
            x1=middle - half,
            y1=_height(before),
            x2=middle + half,
            y2=_height(after),
            middle=middle,
            day=f"{day.day}{days.NBSP}{days.short_month(day)}",
            year=str(day.year) if day.year != year else "",
        )
        year = day.year


def _height(level: int) -> int:
    return _TOP + _RUNG * (_LEVELS[-1] - level)
