"""Lines that look like items, and headings that look like sections, but are read as neither.

Nobody would be reminded of what stands there, so it is told (docs/diagnostics, unread-item and similar-section).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from builder.checks.forms import PLAIN, QUESTION, REFERRAL, Form
from builder.checks.kinds import THEME, Kind, folded
from builder.model.explaining import shown
from builder.source.body import Body, Item, Section, columns
from builder.source.document import Fault

_BULLET = "[•‣\u2043◦●○▪·・☐☑\uf0b7]"  # what word processors and phones make of a hyphen, or of a box
_DASH = "[–—\u2010\u2011−]"  # nor is any of these a hyphen
_BLANK = "[ \t\u00a0\u202f\u3000]"  # of which only the first two are blanks to Markdown
_MAYBE = re.compile(
    rf"\n(?!- |## )(?:{_BLANK}{{0,3}}(?:[-*+\d\[#=]|{_DASH}|{_BULLET}|[mM][eE]\s*:|[tT][hH][eE][mM]\s*:)"
    r"|[ \t]+[-*+][ \t]+\d{4}-)"
)
# With nothing above it such a line is code to Markdown.
_DEEP = re.compile(r"(?:\n#[^\n]*|\n)\n(?: {4}|\t)[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_LINE = re.compile(rf"({_BLANK}*)({_BULLET}|\d{{1,9}}[.)]|(?:[-*+]|{_DASH}){{0,2}})({_BLANK}*)(\S.*)", re.DOTALL)
_MARK = rf"(?:[-*+]|{_DASH}|\d{{1,9}}[.)]|{_BULLET}){_BLANK}*"
_SECOND_MARK = re.compile(r"\A[-*+][ \t]+")
_WORD = re.compile(r"[^\W_]")
_EMPTY_BOX = re.compile(r"\[[ xX-]?\]")
_ANY_ITEM = re.compile(rf"^[ \t]{{0,3}}{_MARK}\S", re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}(?:(#(?=[ \t])|#{2,6})[ \t]*([^\n]*)|([^\s#>|*+-][^\n]*)\n=+[ \t]*\r?$)", re.MULTILINE)
_MARKS, _DEEPEST = ("-", "*", "+"), 3  # what begins an item, and the blanks that may stand before it
_SECTION = 2  # the level of a heading that makes a section


def slips(kind: Kind, body: Body, outline: Sequence[Section]) -> Iterator[Fault]:
    """Yield the slips in the *body* of a note, of which *outline* are the sections."""
    start = max(body.offset - 1, 0)
    if not (_MAYBE.search(body.masked, start) or _DEEP.search(body.masked, start)):  # nearly always, and much quicker
        return
    for section in outline:
        form = _form(kind, section.title)
        if form:
            yield from _unread_items(body, section, form)
    yield from _other_levels(kind, body, outline)


def _form(kind: Kind, title: str) -> Form | None:
    """Return the form of what is listed below a heading; in a theme whatever is listed is a question."""
    return PLAIN if kind is THEME else kind.sections.get(folded(title), ("", None))[1]


def _unread_items(body: Body, section: Section, form: Form) -> Iterator[Fault]:
    """Yield the lines of a section that say what only an item says, or begin as items do elsewhere, and are none."""
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
            is_slip = found is not None and _is_slip(found, form, above, is_apart=is_apart, is_free=is_free)
            message, remedy = "", ""
            if found and is_slip:
                remedy = _remedy(found, form, is_below_item=above is not None)
                message = "this line does not begin as an item does, so it is not read as one"
            elif found and above and not is_apart and _is_nested(found, form, _indent(body, above)):
                message = "this item is indented below another, so it belongs to that one and is not read as one"
                remedy = f"take away the blanks before it: “- {shown(_words_of(found, form))}”"
            if found and message:
                yield Fault(at + found.start(2), at + found.end(), "unread-item", message, remedy)
            is_free = is_slip or not line.strip() or line[0] == "#"
        at += len(line) + 1


def _words_of(found: re.Match[str], form: Form) -> str:
    """Return the words of a line, after whatever it begins with, which may be a ticked box."""
    said = _SECOND_MARK.sub("", found[4])
    is_ticked = found[2] == "☑" and said[0] != "[" and form.is_begun("[x] a")
    return f"[x] {said}" if is_ticked else said


def _is_slip(found: re.Match[str], form: Form, above: Item | None, *, is_apart: bool, is_free: bool) -> bool:
    """Return whether a line is to be reported; one that is indented far, only where it would begin a list."""
    if _is_deep(found):
        return above is None and is_free
    return len(found[1]) <= _DEEPEST and _is_item(found, form, is_apart=is_apart, is_free=is_free)


def _is_deep(found: re.Match[str]) -> bool:
    """Return whether a line would be an item, were it not indented as far as code is."""
    return len(found[1].expandtabs(4)) > _DEEPEST and found[2] in _MARKS and bool(found[3])


def _is_nested(found: re.Match[str], form: Form, margin: int) -> bool:
    """Return whether an indented line is an item that was not meant to belong to the one above, indented by *margin*.

    With a single blank more than that one it is none of its to Markdown either.
    """
    indent, mark, blank, said = found.groups()
    is_item = bool(indent and blank) and mark in _MARKS and form.is_begun(said)
    return is_item and (form.alone or columns(f"{indent}x") == margin + 1)


def _indent(body: Body, item: Item) -> int:
    """Return by how many columns an item is indented."""
    return columns(body.text[body.text.rfind("\n", 0, item.start) + 1 : item.start])


def _remedy(found: re.Match[str], form: Form, *, is_below_item: bool) -> str:
    said = _words_of(found, form)
    if _is_deep(found):
        return f"take away the blanks before it: “- {shown(said)}”"
    remedy = f"begin it with a hyphen and a space: “- {shown(said)}”"
    if form is QUESTION and is_below_item and not form.is_begun(said):
        return f"indent it where it is the answer to the question above, else {remedy}"
    return remedy


def _is_item(found: re.Match[str], form: Form, *, is_apart: bool, is_free: bool) -> bool:
    """Return whether a line that is no item was meant as one.

    Below an item, where text goes on, only what begins as nothing else does can be told from it.
    """
    (indent, mark, blank, _), said = found.groups(), _words_of(found, form)
    is_emphasis = mark[:1] == "*" and not blank and mark in said
    if is_emphasis or _EMPTY_BOX.fullmatch(said) or not _WORD.search(said):
        return False
    if form.is_begun(said):
        return is_apart or not (indent or form is REFERRAL)
    return is_apart and _is_marked(mark, blank, said, is_free=is_free)


def _is_marked(mark: str, blank: str, said: str, *, is_free: bool) -> bool:
    """Return whether a line begins as items do in other programs, or with what a slip makes of a hyphen and a space."""
    if len(mark) != 1:  # 1) stands below a text, too, but other numbers may be the end of a sentence in brackets
        return mark.endswith(")") and (is_free or mark == "1)")
    if re.match(_BULLET, mark):
        return True
    if blank:  # behind a hyphen it is none to Markdown
        return mark in "-*+" or is_free
    return is_free and mark == "-" and said[0].isalpha()


@cache
def _sign(begins: str) -> re.Pattern[str]:
    """Return what finds something that begins as only an item does."""
    return re.compile(rf"^[ \t]{{0,3}}(?:{_MARK})?(?:{begins})", re.IGNORECASE | re.MULTILINE)


class _Heading(NamedTuple):
    """A heading of any level: its title, and the offsets of the title's end, and of the whole of it."""

    level: int
    title: str
    title_end: int
    start: int
    end: int


def _headings(body: Body) -> Iterator[_Heading]:
    for found in _HEADING.finditer(body.masked, body.offset):
        level, group = (len(found[1]), 2) if found[1] else (1, 3)
        title = found[group].rstrip().rstrip("#").rstrip().rstrip(":")
        start = found.start(1 if found[1] else 3)
        yield _Heading(level, title, found.start(group) + len(title), start, found.end())


def _other_levels(kind: Kind, body: Body, outline: Sequence[Section]) -> Iterator[Fault]:
    """Yield the headings of another level that are called as a section is, and have below what that would hold."""
    headings = list(_headings(body))
    begins = [one.start for one in outline]
    for number, one in enumerate(headings):
        if one.level == _SECTION or folded(one.title) not in kind.sections:
            continue
        first = max(bisect_right(begins, one.start) - 1, 0)
        within = outline[first].title if one.level > _SECTION else ""
        form = _form(kind, one.title)
        held = _held(kind, form, within)
        if not held:
            continue
        after = (headings[later] for later in range(number + 1, len(headings)))
        end = next((later.start for later in after if not form or later.level <= one.level), len(body.masked))
        below = outline[first if one.level > _SECTION else first + 1 : bisect_right(begins, end - 1)]
        below = below if form else below[:1]  # a text ends where another heading begins, of whatever level
        unread = (part for part in below if folded(part.title) not in kind.sections or within)
        spans = ((part, max(part.start, one.end), min(part.end, end)) for part in unread)
        lost = next((part for part, *span in spans if held.search(body.masked, *span)), None)
        if lost:
            message = f"the heading “{'#' * one.level} {one.title}” makes no section, so nothing below it counts"
            remedy = f"sections have two number signs: “## {one.title}”"
            if lost.title and one.level < _SECTION:
                remedy += f"; give the headings below it three: “### {lost.title}”"
            yield Fault(one.start, one.title_end, "similar-section", message, remedy)


def _held(kind: Kind, form: Form | None, within: str) -> re.Pattern[str] | None:
    """Return what finds something that a section would hold, or None where a heading *within* another is left alone.

    Below a list it parts its items, which are read; below a heading of one's own, or of a text, only what begins as
    nothing else does is an item.
    """
    if not form:
        return None if within else _WORD
    if not within:
        return _ANY_ITEM
    return _sign(form.begins) if form.begins and not _form(kind, within) else None
