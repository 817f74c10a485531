"""The Markdown below the front matter: sections and their list items, each with its place.

Only what the format gives a meaning is read; everything else stays the user's own text (docs/format.md, Sections).
"""

import re
from typing import NamedTuple

from builder.source.codespans import without_code

_ITEM = re.compile(r"[ \t]*([-*+]|\d{1,9}\.)(?:[ \t]+([^\n]*))?\r?$")
_MARKS = "-*+0123456789#_"  # how what may be an item, a heading or a rule begins
_TELLING = frozenset(f"{_MARKS}= \t")  # or what makes a heading of the line above, or may belong to an item
_NUMBERED = re.compile(r"\d{1,9}\.[ \t]")
_SECTION = 2  # the level of heading that makes a section (docs/format.md, Sections)
_LINE_END = 2  # characters at most
_MOST_INDENTED = 3  # columns; what is indented further is code, or nested (CommonMark, List items)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*\r?$")
_ENDS_ITEM = re.compile(rf" {{0,3}}#{{1,6}}(?:[ \t]|\r?$)|{_RULE.pattern}")
_FENCE = re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,9}\.)[ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
# A line that goes on with no item: a blank one, or what Markdown takes for a list, or for something else of its own.
_APART = re.compile(r"\n[ \t]*(?:\r?(?:\n|\Z)|(?:[-*+]|\d{1,9}[.)])[ \t]|[>#<|]|```|~~~)")
_NOT_BREAKS = re.compile(r"[^\r\n]+")


class Item(NamedTuple):
    """A list item of a section: its first line, the offsets of that line's text, and the lines nested below it."""

    text: str
    start: int
    end: int
    below: str


class Section(NamedTuple):
    """A second-level heading and what stands below it, up to the next heading of its level or higher."""

    title: str
    title_start: int
    title_end: int
    start: int
    end: int
    items: tuple[Item, ...]


class Body(NamedTuple):
    """A body whose code blocks and comments are blanked out, offset by offset, so that nothing in them counts."""

    text: str
    masked: str
    offset: int
    unclosed: tuple[tuple[int, int], ...]


def open_body(text: str, offset: int) -> Body:
    """Prepare the body of the note *text* that begins at *offset*."""
    if "```" in text or "~~~" in text or "<!--" in text:
        masked, unclosed = _mask(text, offset)
        return Body(text, masked, offset, unclosed)
    return Body(text, text, offset, ())


def outline(body: Body) -> tuple[Section, ...]:  # noqa: C901, PLR0912, PLR0915 - see below
    """Return the sections under second-level headings, in order, with their list items.

    What stands above them, or below a first-level heading, is a section without title. An item's own text is its first
    line; lines indented below it belong to it, and never count for its form. So does text that goes on right below, up
    to a heading or a rule; a line of hyphens is one there, and makes no heading of it (CommonMark, Setext headings).
    """
    # One loop over the lines of every note is what reading costs: all of its state is local, and whatever is rare is
    # elsewhere. ``open_item`` is the item whose block goes on; ``margin`` how far the next one may be indented.
    sections: list[Section] = []
    items: list[Item] = []
    heading = ("", body.offset, body.offset)
    open_item: tuple[str, int, int] | None = None
    margin, blank, previous, at = _MOST_INDENTED, False, "", body.offset
    for line in body.masked[at:].split("\n"):
        found = None
        if not line:
            blank = True
        elif line[:2] == "- " and (begun := line[2:3].strip("-")) and not begun.isspace():  # the usual way to write one
            if open_item:
                items.append(_item(body.text, open_item, at))
            text = line[2:].rstrip()
            open_item, margin, blank = (text, at + 2, at + 2 + len(text)), 0, False
        elif (sign := line[0]) not in _TELLING:
            if blank and open_item and sign != "\r":
                items.append(_item(body.text, open_item, at))
                open_item, margin = None, _MOST_INDENTED
            blank = sign == "\r"
        elif sign == "#" and (found := _heading(line, at)):
            pass
        elif sign in " \t" and not blank and line.lstrip()[:1] not in _MARKS:
            pass  # it goes on with what stands above it
        elif match := _ITEM.match(line):
            indent = columns(line) if sign in " \t" else 0
            said = match[2]
            if indent <= margin:
                if open_item:
                    items.append(_item(body.text, open_item, at))
                open_item, margin = None, _MOST_INDENTED
                if not (said and said[0] == match[1] and _RULE.match(line)):
                    text = said.rstrip() if said else ""
                    first = at + (match.start(2) if text else len(line.rstrip()))
                    open_item, margin = (text, first, first + len(text)), indent
            blank = False
        elif sign in "-=" and not open_item and (found := _underlined(line, at, previous, heading[2])):
            pass
        elif indented := line.strip():
            indent = columns(line)
            if indented[0] == "#" and indent <= margin:
                found = _heading(line, at)
            if open_item and not found and indent <= margin and (blank or _ENDS_ITEM.match(line)):
                items.append(_item(body.text, open_item, at))
                open_item, margin = None, _MOST_INDENTED
            blank = False
        else:
            blank = True
        if found:
            sections.append(_section(body, heading, items, open_item, found[0]))
            heading, items, open_item, margin, blank = found[1:], [], None, _MOST_INDENTED, False
        previous = line
        at += len(line) + 1
    sections.append(_section(body, heading, items, open_item, len(body.masked)))
    return tuple(sections)


_Found = tuple[int, str, int, int]
"""Where a heading's line begins, its title, where the title begins, and where the text below begins."""


def _item(text: str, opened: tuple[str, int, int], at: int) -> Item:
    said, start, end = opened
    return Item(said, start, end, text[end:at] if at - end > _LINE_END else "")


def _section(
    body: Body, heading: tuple[str, int, int], items: list[Item], last: tuple[str, int, int] | None, end: int
) -> Section:
    title, title_at, start = heading
    if last:
        items.append(_item(body.text, last, end))
    start = min(start, end)  # a heading on the last line
    return Section(title, title_at, title_at + len(title), start, end, tuple(items))


def _heading(line: str, at: int) -> _Found | None:
    """Return the heading that a line makes; without a space behind it only two number signs make one."""
    if line[:3] == "## " and line[3:4] not in " \t#" and line[-1] not in "# \r":  # the usual way to write one
        return at, line[3:], at + 3, at + len(line) + 1
    text = line.lstrip()
    rest = text.lstrip("#")
    level = len(text) - len(rest)
    if level != _SECTION and not (level == 1 and rest[:1].isspace()):
        return None
    title = rest.strip().rstrip("#").rstrip() if level == _SECTION else ""
    return at, title, at + len(line) - len(rest.lstrip()), at + len(line) + 1


def _underlined(line: str, at: int, previous: str, start: int) -> _Found | None:
    """Return the heading that a line of hyphens or equals signs makes of the line before it; None where it is none."""
    title = previous.strip()
    line_at = at - len(previous) - 1
    if line.rstrip().strip(line[0]) or line_at < start or not title or title[0] in "#>-*+|" or _NUMBERED.match(title):
        return None
    return line_at, title if line[0] == "-" else "", line_at + previous.index(title), at + len(line) + 1


def right_below(item: Item) -> str:
    """Return the lines below an item that Markdown takes for more of its text, as where an editor wrapped it."""
    return _APART.split(item.below, maxsplit=1)[0].partition("\n")[2]


def dedented(block: str) -> str:
    """Return the block below an item as Markdown of its own: its common indentation removed."""
    below = block.replace("\r", "").partition("\n")[2]
    if "\n" not in (line := below.strip("\n")):
        return line.strip()
    lines = below.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:].rstrip() for line in lines).strip("\n")


def _mask(text: str, offset: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Blank out fenced code and HTML comments; return also the openings that are never closed.

    What a missing end would swallow stays text: after an opening without an end, its kind counts no more.
    """
    pieces = [text[:offset]]
    unclosed: list[tuple[int, int]] = []
    at = offset
    fences = _FENCE.finditer(text, offset)
    fence = next(fences, None)
    plain = without_code(text) if "<!--" in text and "`" in text else text
    comment = plain.find("<!--", offset)
    given_up: set[str] = set()
    while fence or comment >= 0:
        if fence and (fence.start(1) < at or fence[1][0] in given_up):
            fence = next(fences, None)
            continue
        if 0 <= comment < at:
            comment = plain.find("<!--", at)
            continue
        if fence and (comment < 0 or fence.start(1) < comment):
            kind, start, end = fence[1][0], fence.start(1), _fence_end(text, fence)
        else:
            kind, start, end = "<", comment, _comment_end(text, comment)
        if end < start:
            unclosed.append((start, start + (4 if kind == "<" else 3)))
            given_up.add(kind)
            comment = -1 if kind == "<" else comment
            continue
        pieces += [text[at:start], _NOT_BREAKS.sub(_blank, text[start:end])]
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(unclosed)


def _comment_end(text: str, comment: int) -> int:
    closing = text.find("-->", comment + 4)
    return closing + 3 if closing >= 0 else -1


def _fence_end(text: str, fence: re.Match[str]) -> int:
    mark = fence[1]
    closing = re.compile(rf"^[ \t]*{mark[0]}{{{len(mark)},}}[ \t]*\r?$", re.MULTILINE)
    match = closing.search(text, fence.end(1))
    return match.end() if match else -1


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def columns(line: str) -> int:
    """Return the width of a line's indentation, tabs to multiples of four (CommonMark, Tabs)."""
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank.expandtabs(4)) if "\t" in blank else len(blank)
