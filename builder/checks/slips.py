"""Lines that look like items, and headings that look like sections, but are read as neither.

Nobody would be reminded of what stands there, so it is told (docs/diagnostics, unread-item and similar-section).
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.checks.kinds import Kind, folded
from builder.model.explaining import shown
from builder.source.body import Body, Section

_BULLET = "[•‣◦●○▪·]"  # what word processors and phones make of a hyphen
_SAID = r"[ \t]*(?:\[|(?:me|them)[ \t]*:|\d{4}-\d\d-\d\d)"  # by items that plain text is not taken for
_LOOSE = re.compile(
    rf"\n({_BULLET}|\d{{1,9}}\)(?=[ \t])|[–—](?={_SAID})|[-*+]?(?![ \t])(?={_SAID}))[ \t]*(\S[^\n]*)", re.IGNORECASE
)
_MAYBE = re.compile(rf"\n(?!- |## )(?:[-*+–—\d\[#]|{_BULLET}|[mM][eE][ \t]*:|[tT][hH][eE][mM][ \t]*:)")
_HEADING = re.compile(r"\n(#(?=[ \t])|#{2,6})[ \t]*([^\n]*)")
_SECTION = 2  # the level of a heading that makes a section
_MARK = rf"\n {{0,3}}(?:(?:[-*+–—]|\d{{1,9}}[.)]|{_BULLET})[ \t]*)?"


class Slip(NamedTuple):
    """A slip between two offsets of the file: its code, message and help."""

    start: int
    end: int
    code: str
    message: str
    remedy: str


def slips(kind: Kind, body: Body, outline: Sequence[Section]) -> Iterator[Slip]:
    """Yield the slips in the *body* of a note, of which *outline* are the sections."""
    start = max(body.offset - 1, 0)
    if _MAYBE.search(body.masked, start):  # hardly ever, and it is quicker by far than what follows
        yield from _unread_items(kind, body, outline, start)
        yield from _other_levels(kind, body, start)


def _unread_items(kind: Kind, body: Body, outline: Sequence[Section], begin: int) -> Iterator[Slip]:
    for found in _LOOSE.finditer(body.masked, begin):
        start, mark, said = found.start(1), found[1], found[2].rstrip()
        section = next(one for one in reversed(outline) if one.start <= start or one is outline[0])
        _, form = kind.sections.get(folded(section.title), ("", None))
        if not form:
            continue
        is_apart = not any(item.end <= start < item.end + len(item.below) for item in section.items)
        if form.is_begun(said) or (is_apart and mark.strip("-*+–—")):
            message = "this line does not begin as an item does, so it is not read as one"
            remedy = f"begin it with a hyphen and a space: “- {shown(said)}”"
            yield Slip(start, found.start(2) + len(said), "unread-item", message, remedy)


def _other_levels(kind: Kind, body: Body, begin: int) -> Iterator[Slip]:
    headings = list(_HEADING.finditer(body.masked, begin))
    for number, found in enumerate(headings):
        title = found[2].rstrip().rstrip("#").rstrip()
        _, form = kind.sections.get(folded(title), ("", None))
        if len(found[1]) == _SECTION or not form or not form.begins:
            continue
        end = headings[number + 1].start() if number + 1 < len(headings) else len(body.masked)
        if re.compile(rf"{_MARK}(?:{form.begins})", re.IGNORECASE).search(body.masked, found.end(), end):
            message = f"the heading “{found[1]} {title}” makes no section, so nothing below it counts"
            remedy = f"sections have two number signs: “## {title}”"
            yield Slip(found.start(1), found.start(2) + len(title), "similar-section", message, remedy)
