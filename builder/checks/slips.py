"""Lines that look like items, and headings that look like sections, but are read as neither.

Nobody would be reminded of what stands there, so it is told (docs/diagnostics, unread-item and similar-section).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from builder.checks.brackets import PROMISED, TO_DO
from builder.checks.forms import QUESTION, Form
from builder.checks.kinds import Kind, folded
from builder.model.explaining import shown
from builder.source.body import Body, Section

_BULLET = "[•‣◦●○▪·]"  # what word processors and phones make of a hyphen
_HARD = "[\u00a0\u202f]"  # spaces that are none to Markdown
_MAYBE = re.compile(rf"\n(?!- |## )[ \t]{{0,3}}(?:[-*+–—\d\[#]|{_BULLET}|[mM][eE][ \t]*:|[tT][hH][eE][mM][ \t]*:)")
_LINE = re.compile(
    rf"([ \t]{{0,3}})({_BULLET}|[-*+]{_HARD}|\d{{1,9}}[.)]|[-–—*+]{{0,2}})(?:[ \t]|{_HARD})*(\S.*)", re.DOTALL
)
_ELSEWHERE = re.compile(rf"{_BULLET}|[-*+]{_HARD}")  # what begins an item in other programs
_EMPTY_BOX = re.compile(r"\[[ xX-]?\]")
_ENUMERATED = re.compile(r"\d+\)")
_HEADING = re.compile(r"^ {0,3}(#(?=[ \t])|#{2,6})[ \t]*([^\n]*)", re.MULTILINE)
_SECTION = 2  # the level of a heading that makes a section
_MARK = rf"(?:[-*+–—]|\d{{1,9}}[.)]|{_BULLET})(?:[ \t]|{_HARD})*"
_ANY_ITEM = re.compile(rf"^[ \t]{{0,3}}{_MARK}\S", re.MULTILINE)
_MESSAGE = "this line does not begin as an item does, so it is not read as one"


class Slip(NamedTuple):
    """A slip between two offsets of the file: its code, message and help."""

    start: int
    end: int
    code: str
    message: str
    remedy: str


def slips(kind: Kind, body: Body, outline: Sequence[Section]) -> Iterator[Slip]:
    """Yield the slips in the *body* of a note, of which *outline* are the sections."""
    if not _MAYBE.search(body.masked, max(body.offset - 1, 0)):  # nearly always, and it is much quicker
        return
    for section in outline:
        form = _form(kind, section.title)
        if form:
            yield from _unread_items(body, section, form)
    yield from _other_levels(kind, body, outline)


def _form(kind: Kind, title: str) -> Form | None:
    return kind.sections.get(folded(title), ("", None))[1]


def _unread_items(body: Body, section: Section, form: Form) -> Iterator[Slip]:
    """Yield the lines of a section that say what only an item says, or begin with a bullet, and are no items."""
    starts = [item.start for item in section.items]
    at, is_free = section.start, True  # whether a line would begin something, for nothing goes on above it
    for line in body.masked[section.start : section.end].split("\n"):
        number = bisect_right(starts, at + len(line)) - 1
        above = section.items[number] if number >= 0 else None
        if above and above.start >= at:
            is_free = True
        else:
            is_apart = not (above and at < above.end + len(above.below))
            found = _LINE.fullmatch(line.rstrip())
            if found and _is_item(found, form, is_apart=is_apart, is_free=is_free):
                remedy = f"begin it with a hyphen and a space: “- {shown(found[3])}”"
                if form is QUESTION and above and not form.is_begun(found[3]):
                    remedy = f"indent it where it is the answer to the question above, else {remedy}"
                yield Slip(at + found.start(2), at + found.end(), "unread-item", _MESSAGE, remedy)
            is_free = not line.strip() or bool(found and _ENUMERATED.match(found[2]) and is_free)
        at += len(line) + 1


def _is_item(found: re.Match[str], form: Form, *, is_apart: bool, is_free: bool) -> bool:
    """Return whether a line that is no item was meant as one.

    Below an item, where text goes on, only what begins as nothing else does can be told from it.
    """
    indent, mark, said = found.groups()
    if (mark == "*" and said.endswith("*")) or _EMPTY_BOX.fullmatch(said):  # words in italics, or none
        return False
    if form.is_begun(said):
        return is_apart or not indent
    if not is_apart or not mark:
        return False
    if _ENUMERATED.match(mark):
        return is_free  # else it may be a number in brackets, of a sentence above
    is_dated = form.bracket in (PROMISED, TO_DO) and form.bracket.whole.search(said)
    return bool(_ELSEWHERE.match(mark) or is_dated)


@cache
def _sign(begins: str) -> re.Pattern[str]:
    """Return what finds something that begins as only an item does."""
    return re.compile(rf"^[ \t]{{0,3}}(?:{_MARK})?(?:{begins})", re.IGNORECASE | re.MULTILINE)


def _other_levels(kind: Kind, body: Body, outline: Sequence[Section]) -> Iterator[Slip]:
    """Yield the headings that are called as a list is, and have such items below, but are of another level."""
    headings = list(_HEADING.finditer(body.masked, body.offset))
    begins = [one.start for one in outline]
    for number, found in enumerate(headings):
        level, title = len(found[1]), found[2].rstrip().rstrip("#").rstrip().rstrip(":")
        form = _form(kind, title)
        within = outline[max(bisect_right(begins, found.start(1)) - 1, 0)].title
        if level == _SECTION or not form or (level > _SECTION and _form(kind, within)):
            continue  # below a list, it parts its items, which are read
        after = (headings[later] for later in range(number + 1, len(headings)))
        end = next((one.start() for one in after if len(one[1]) <= level), len(body.masked))
        is_own = bool(within) and level > _SECTION  # below a heading of one's own, or of a text
        sign = _sign(form.begins) if is_own else _ANY_ITEM
        if (form.begins or not is_own) and sign.search(body.masked, found.end(), end):
            message = f"the heading “{found[1]} {title}” makes no section, so nothing below it counts"
            remedy = f"sections have two number signs: “## {title}”"
            yield Slip(found.start(1), found.start(2) + len(title), "similar-section", message, remedy)
