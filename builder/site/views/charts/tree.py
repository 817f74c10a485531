"""A tidy tree: where its people stand and how the lines between them run, from left to right.

Everybody without followers has a row of their own, so names never overlap; who led further stands in the middle.
"""

from collections.abc import Sequence
from typing import NamedTuple

INSET = 22
"""From the middle of a circle to the name beside it, in pixels."""
ROWS = {2: 52, 3: 60, 4: 74}
"""From row to row, by how many lines stand beside the circle that has most of them."""

_TOP, _LESS = 48, 16  # to the middle of the first row, by what less than a row there is below that of the last
_LEFT, _GAP = 16, 48  # to the middle of the first circle, from the end of the widest name to the next circle
_CLEAR = 18  # from the middle of a circle to the end of a line
_FROM = 8  # from a name to the beginning of a line
_BOW, _RISE = 24, 14  # by how much a curve swings out to the side, and upwards


class Spot(NamedTuple):
    """The middle of a circle."""

    x: int
    y: float


class Layout(NamedTuple):
    """The whole picture in its own pixels: its size, where columns begin, where each person stands, and the lines."""

    width: int
    height: int
    columns: tuple[int, ...]
    spots: tuple[Spot, ...]
    lines: tuple[str, ...]


def widest(names: Sequence[float], room: float) -> float:
    """Return how wide names may be for the picture to fit into *room*; *names* is the widest of each column."""
    left = room - _LEFT - _FROM + _GAP - len(names) * (INSET + _GAP)
    for number, width in enumerate(sorted(names)):
        share = left / (len(names) - number)
        if width > share:
            return share
        left -= width
    return max(names)


def columns(parents: Sequence[int], depths: Sequence[int], widths: Sequence[float]) -> tuple[int, ...]:
    """Return where columns begin, each after the widest name of those in the one before who led further.

    Nobody stands to the right of the others in their row, so their words may run on over the columns.
    """
    broadest = [0.0] * (max(depths) + 1)
    for place in set(parents[1:]):
        broadest[depths[place]] = max(broadest[depths[place]], widths[place])
    found = [_LEFT]
    for width in broadest[:-1]:
        found.append(found[-1] + INSET + round(width) + _GAP)
    return tuple(found)


def beside(column: int, room: float) -> float:
    """Return how wide words in a column may be which run on to the edge of *room*."""
    return room - column - INSET - _FROM


def lay_out(parents: Sequence[int], depths: Sequence[int], widths: Sequence[float], row: int = ROWS[2]) -> Layout:
    """Return the picture of people in the order of their branches.

    *parents* are places in that order (of the first it does not matter), *depths* the steps from the first, *widths*
    those of the names; *row* is the distance from row to row. It takes time in proportion to the number of people.
    """
    begins = columns(parents, depths, widths)
    spots = tuple(
        Spot(begins[depth], _TOP + row * number) for depth, number in zip(depths, _rows(parents), strict=True)
    )
    lines = (_line(spots[parent], widths[parent], spots[place]) for place, parent in enumerate(parents[1:], 1))
    right = max(spot.x + round(width) for spot, width in zip(spots, widths, strict=True)) + INSET + _FROM
    return Layout(right, round(max(spot.y for spot in spots)) + row - _LESS, begins, spots, tuple(lines))


def _rows(parents: Sequence[int]) -> Sequence[float]:
    """Return the row of each: the next free one, or the middle between the first and the last of its followers."""
    first, last = [-1.0] * len(parents), [-1.0] * len(parents)
    has_followers = set(parents[1:])
    row = 0.0
    for place in range(len(parents)):
        if place not in has_followers:
            first[place] = last[place] = row
            row += 1
    for place in range(len(parents) - 1, 0, -1):
        parent, middle = parents[place], (first[place] + last[place]) / 2
        first[parent] = middle
        last[parent] = max(last[parent], middle)
    return [(begin + end) / 2 for begin, end in zip(first, last, strict=True)]


def _line(parent: Spot, width: float, child: Spot) -> str:
    """Return the line from the end of a name to the circle of somebody further along."""
    start, end = round(parent.x + INSET + width + _FROM), child.x - _CLEAR
    if parent.y == child.y:
        return f"M{start} {parent.y:g}H{end}"
    middle = (start + end) // 2
    return f"M{start} {parent.y:g}C{middle} {parent.y:g} {middle} {child.y:g} {end} {child.y:g}"


def aside(source: Spot, person: Spot) -> str:
    """Return the curve from a second source to the person whose name they gave too."""
    step = 0 if source.y == person.y else _CLEAR if source.y < person.y else -_CLEAR
    if not step:  # over the row
        top = source.y - _CLEAR
        return f"M{source.x} {top:g}C{source.x} {top - _RISE:g} {person.x} {top - _RISE:g} {person.x} {top:g}"
    start, end = source.y + step, person.y - step
    if source.x == person.x:  # round those between
        side = source.x - _BOW
        return f"M{source.x} {start:g}C{side} {start + step:g} {side} {end - step:g} {person.x} {end:g}"
    middle = (start + end) / 2
    return f"M{source.x} {start:g}C{source.x} {middle:g} {person.x} {middle:g} {person.x} {end:g}"
