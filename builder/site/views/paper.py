"""What fits on one printed page: how many lines each text takes, what is cut, how many lines are left to write on.

Lengths are in em of the sheet's own type. Those of the page are the smaller ones of A4 and Letter; those of the lines
are what static/pages.css gives them, and a browser test holds the two together.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.followups.wording import and_more
from builder.insights.beginnings import cut
from builder.site.views.measure import lines, rows


class Type(NamedTuple):
    """The size of a sheet's type, and how much then fits: the height of Letter and widths on A4, less the margins.

    All with something to spare; ``asked``, ``point`` and ``ledger`` are in em of the smaller or larger type there.
    """

    points: int
    height: float
    column: float
    head: float
    reach: float
    ticks: float
    asked: float
    point: float
    ledger: float


_TYPES = (
    Type(11, 67.0, 40.8, 28.8, 11.5, 31.3, 36.1, 18.6, 13.3),
    Type(10, 73.8, 45.5, 32.5, 12.5, 36.0, 40.5, 21.0, 15.0),
)
_LINE = 1.35
_RULE = 1.9
_SECTION = 1.1  # above and below what a section says, and the line between two
_SMALL = 0.93
_ASK, _GOAL, _NAME = 1.06, 1.25, 2.1
_PLAIN = 1.13  # by how much wider than the fonts that come with the site a system's may be
_FEWEST_QUESTIONS, _POINTS, _IN_NOTES = 5, 4, " in the notes"
_LONGEST = 320  # characters of anything, on the screen too: the notes have all of it
_MOST_ANSWER, _MOST_BLANK = 4, 3


class Line(NamedTuple):
    """A text, and how many lines of paper it may take."""

    text: str
    lines: int


class Listed(NamedTuple):
    """The texts of a list that are shown, and how many are not, in words."""

    shown: tuple[Line, ...] = ()
    more: str = ""


class Room(NamedTuple):
    """How much there may be of everything: numbers of items, and lines of each."""

    findings: int
    finding_lines: int
    questions: int
    question_lines: int
    pitch_lines: int
    point_lines: int
    items: int
    item_lines: int
    other_lines: int


_ROOMS = (
    Room(5, 2, 7, 2, 3, 3, 3, 3, 2),
    Room(4, 2, 7, 2, 2, 3, 3, 2, 2),
    Room(4, 2, 7, 2, 1, 3, 2, 2, 2),
    Room(4, 2, 7, 2, 1, 1, 2, 2, 2),
    Room(3, 2, 7, 2, 1, 1, 2, 2, 1),
    Room(3, 1, 7, 2, 1, 1, 1, 2, 1),
    Room(2, 1, 6, 2, 0, 1, 1, 1, 1),
    Room(2, 1, 5, 2, 0, 1, 1, 1, 1),
    Room(2, 1, 4, 2, 0, 1, 1, 1, 1),
)
"""From the most to the least; a page always has room for the last."""


class Writing(NamedTuple):
    """Everything that a sheet could say; ``extras`` are the widths of what stands beside each question.

    ``fonts`` says whether the site brings its own.
    """

    slot: str
    name: str
    about: Sequence[str]
    reach: Sequence[str]
    before: Sequence[str]
    goal: str
    findings: Sequence[str]
    opening: Sequence[str]
    pitch: str
    points: Sequence[str]
    questions: Sequence[str]
    extras: Sequence[float]
    closing: Sequence[str]
    share: Sequence[str]
    ledgers: Sequence[Sequence[str]]
    fonts: bool


class Paper(NamedTuple):
    """What a sheet says in type of so many ``points``, over how many lines.

    ``answers`` are the lines to write on below each question, ``blank`` below each ledger. Where there are few
    questions, the last have no text: they are still to be written.
    """

    points: int
    name: Line
    about: tuple[Line, ...]
    reach: tuple[Line, ...]
    goal: Line
    findings: Listed
    pitch: Line
    talking: Listed
    questions: Listed
    share: Listed
    ledgers: tuple[Listed, ...]
    answers: tuple[int, ...]
    blank: tuple[int, ...]


def fit(writing: Writing) -> Paper:
    """Return what of *writing* fits on a page, with the lines to write on that are left.

    Where not everything fits, the type is smaller, then lists end earlier, with a count, and texts are cut after fewer
    lines.
    """
    for room in _ROOMS:
        for kind in _TYPES:
            paper = _laid(writing, room, kind)
            left = kind.height - _height(writing, paper, kind)
            if left >= 0:
                return _ruled(paper, left)
    return paper


def _wide(writing: Writing) -> float:
    return 1.0 if writing.fonts else _PLAIN


def _cut(text: str, width: float, most: int, beside: float = 0.0) -> Line:
    """Return a text over no more than so many lines, the last of which leaves room for what stands *beside* it."""
    text = cut(text, _LONGEST)
    return Line(text, min(most, lines(text, width, beside)) if text else 0)


def _listed(texts: Sequence[str], number: int, width: float, most: int, where: str = "") -> Listed:
    more = and_more(len(texts) - number)
    return Listed(tuple(_cut(one, width, most) for one in texts[:number]), f"{more}{where}" if more else "")


def _laid(writing: Writing, room: Room, kind: Type) -> Paper:
    wide = _wide(writing)
    asked = zip(writing.questions, writing.extras, strict=True)
    asks = [_cut(text, kind.asked / wide, room.question_lines, beside) for text, beside in asked]
    more = and_more(len(asks) - room.questions)
    asks = asks[: room.questions] + [Line("", 0)] * (_FEWEST_QUESTIONS - len(asks))
    return Paper(
        points=kind.points,
        name=_cut(writing.name, kind.head / _NAME / wide, room.other_lines),
        about=tuple(_cut(one, kind.head / wide, room.other_lines) for one in writing.about),
        reach=tuple(_cut(one, kind.reach / wide, room.other_lines + 1) for one in writing.reach),
        goal=_cut(writing.goal, kind.column / _GOAL / wide, room.other_lines),
        findings=_listed(writing.findings, room.findings, kind.ticks / wide, room.finding_lines, _IN_NOTES),
        pitch=_cut(writing.pitch, kind.column / _SMALL / wide, room.pitch_lines),
        talking=_listed(writing.points, _POINTS, kind.point / wide, room.point_lines, " in your profile"),
        questions=Listed(tuple(asks), f"{more}{_IN_NOTES}" if more else ""),
        share=_listed(writing.share, room.items, kind.ticks, 1, _IN_NOTES),
        ledgers=tuple(_listed(one, room.items, kind.ledger / wide, room.item_lines) for one in writing.ledgers),
        answers=tuple(1 if one.text else 2 for one in asks),
        blank=(1,) * len(writing.ledgers),
    )


def _height(writing: Writing, paper: Paper, kind: Type) -> float:
    """Return how high a sheet is with the fewest lines to write on."""
    return sum(_heights(writing, paper, kind))


def _heights(writing: Writing, paper: Paper, kind: Type) -> Iterator[float]:
    """Yield the height of each part: its head, its sections, its foot."""
    wide = _wide(writing)
    slot = lines(writing.slot, kind.head / wide) * _LINE
    left = slot + 0.3 + paper.name.lines * _NAME * 1.15 + sum(one.lines for one in paper.about) * _LINE
    right = sum(max(1.6, one.lines * _LINE) for one in paper.reach)
    yield max(left, right) + 0.8
    yield _SECTION + rows(writing.before, kind.column / 0.9 / wide) * _LINE
    yield _SECTION + (paper.goal.lines * _GOAL * 1.3 or _RULE)
    yield _SECTION + (_list(paper.findings, 1.0, 0.2) or 2 * _RULE)
    points = [one.lines for one in paper.talking.shown]
    pairs = sum(max(points[at : at + 2]) for at in range(0, len(points), 2))
    talking = pairs * _LINE * _SMALL + 0.4 + _more(paper.talking) if points else 2.8
    yield (
        _SECTION + rows(writing.opening, kind.column / wide) * 1.5 + paper.pitch.lines * _LINE * _SMALL + 0.3 + talking
    )
    yield _SECTION + _list(paper.questions, _ASK, 0.45) + sum(paper.answers) * _RULE
    yield _SECTION + rows(writing.closing, kind.column / wide) * 1.5 + 1.9 + max(1.9, _list(paper.share, 1.0, 0.1))
    yield _SECTION + _LINE * _SMALL + max(map(_ledger, paper.ledgers)) + _RULE
    yield 2.0


def _ledger(listed: Listed) -> float:
    return _list(listed, _SMALL, 0.1)


def _list(listed: Listed, size: float, between: float) -> float:
    return sum(one.lines * _LINE * size + between for one in listed.shown) + _more(listed)


def _more(listed: Listed) -> float:
    return 1.3 if listed.more else 0.0


def _ruled(paper: Paper, left: float) -> Paper:
    """Return a sheet with what is *left* of the page as lines to write on: ledgers first, then each answer in turn."""
    answers, blank = list(paper.answers), 1
    for number in range(2, _MOST_ANSWER + 1):
        if number <= _MOST_BLANK and left >= _RULE:
            blank, left = number, left - _RULE
        for at, _ in enumerate(answers):
            if left >= _RULE and answers[at] < number:
                answers[at], left = number, left - _RULE
    highest = max(map(_ledger, paper.ledgers))
    blanks = (blank + int((highest - _ledger(one)) / _RULE) for one in paper.ledgers)
    return paper._replace(answers=tuple(answers), blank=tuple(blanks))
