"""The Markdown below the front matter: sections, their list items, and links, each with its place.

Only what the format gives a meaning is read; everything else stays the user's own text (docs/format.md, Sections).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ITEM = re.compile(r"[ \t]*([-*+]|\d{1,9}\.)(?:[ \t]+([^\n]*))?\r?$")
_TELLING = frozenset("-*+0123456789 \t#")  # how a line begins that may be an item or a heading, or belong to an item
_NUMBERED = re.compile(r"\d{1,9}\.[ \t]")
_SECTION = 2  # the level of heading that makes a section (docs/format.md, Sections)
_MOST_INDENTED = 3  # columns; what is indented further is code, or nested (CommonMark, List items)
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,9}\.)[ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_TICKS = re.compile(r"`+|\n")
_WIKI = re.compile(r"\[\[([^\[\]\n]{1,1000})\]\]")
_LINK = re.compile(
    r"\[((?:[^\[\]\n\\]|\\[^\n]){0,1000})\]"
    r"\(\s{0,3}(?:<([^<>\n]*)>|([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*))"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]{0,999}\]:[ \t]+<?([^\s<>]+)>?", re.MULTILINE)
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


class Link(NamedTuple):
    """A link in a body: ``kind`` is wiki, embed, link or image; ``target`` as typed, ``label`` where one is given."""

    kind: str
    target: str
    label: str
    start: int
    end: int


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


def outline(body: Body) -> tuple[Section, ...]:
    """Return the sections under second-level headings, in order, with their list items.

    What stands above them, or below a first-level heading, is a section without title. An item's own text is its first
    line; lines indented below it belong to it, and never count for its form.
    """
    scan = _Scan(body)
    at, blank, previous = body.offset, False, ""
    for line in body.masked[at:].split("\n"):
        first = line[:1]
        if first in _TELLING:  # most lines are not; this loop is what reading costs
            scan.telling(line, at, previous, after_blank=blank)
            blank = line.isspace()
        else:
            if blank and scan.lists and first and first != "\r":
                scan.end_list(at)
            blank = not first or first == "\r"
        previous = line
        at += len(line) + 1
    scan.end_section(len(body.masked))
    return tuple(scan.sections)


class _Scan:
    """What a pass over the lines of a body has found so far; ``lists`` says that an item's block may go on."""

    __slots__ = ("_body", "_item", "_items", "_margin", "_start", "_title", "_title_at", "lists", "sections")

    def __init__(self, body: Body) -> None:
        self._body = body
        self.sections: list[Section] = []
        self.lists = False
        self._title, self._title_at, self._start = "", body.offset, body.offset
        self._items: list[Item] = []
        self._item = ("", 0, 0)  # the item whose block goes on
        self._margin = _MOST_INDENTED

    def telling(self, line: str, at: int, previous: str, *, after_blank: bool) -> None:
        """Take in a line that begins like an item or a heading, or is indented."""
        if line[0] == "#":
            self._heading(line, at)
            return
        indent = _columns(line) if line[0] in " \t" else 0
        match = _ITEM.match(line)
        if match:
            marker, said = match.groups()
            if indent <= self._margin and not (said and said[0] == marker and _RULE.match(line)):
                self._end_item(at)
                text = said.rstrip() if said else ""
                start = at + (match.start(2) if text else len(line.rstrip()))
                self._item, self.lists, self._margin = (text, start, start + len(text)), True, indent
        elif line[0] == "-" and not line.rstrip().strip("-"):
            title = previous.strip()
            if title and title[0] not in "#>-*+|" and not _NUMBERED.match(title):
                start = at - len(previous) - 1
                self._begin(title, start, start + previous.index(title), at + len(line) + 1)
        elif indent <= _MOST_INDENTED and line.lstrip()[:1] == "#":
            self._heading(line, at)
        elif after_blank and indent <= self._margin and not line.isspace():
            self.end_list(at)

    def _heading(self, line: str, at: int) -> None:
        """Take in a heading; without a space behind it only two number signs make one."""
        text = line.lstrip()
        rest = text.lstrip("#")
        level = len(text) - len(rest)
        if level == _SECTION or (level == 1 and rest[:1].isspace()):
            title = rest.strip().rstrip("#").rstrip() if level == _SECTION else ""
            self._begin(title, at, at + len(line) - len(rest.lstrip()), at + len(line) + 1)

    def _begin(self, title: str, line_at: int, title_at: int, start: int) -> None:
        if line_at < self._start:  # the line above an underline was a heading already
            return
        self.end_section(line_at)
        self._title, self._title_at, self._start = title, title_at, min(start, len(self._body.masked))

    def end_section(self, end: int) -> None:
        """Keep the section that goes on up to an offset."""
        self.end_list(end)
        title_end = self._title_at + len(self._title)
        places = (self._title_at, title_end, self._start, max(self._start, end))
        self.sections.append(Section(self._title, *places, tuple(self._items)))
        self._items = []

    def end_list(self, at: int) -> None:
        """Let the list that goes on end: what is indented from here on belongs to no item."""
        self._end_item(at)
        self.lists, self._margin = False, _MOST_INDENTED

    def _end_item(self, at: int) -> None:
        if self.lists:
            text, start, end = self._item
            below = self._body.text[end:at] if at - end > len("\r\n") else ""
            self._items.append(Item(text, start, end, below))


def dedented(block: str) -> str:
    """Return the block below an item as Markdown of its own: its common indentation removed."""
    lines = block.replace("\r", "").split("\n")[1:]
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[margin:].rstrip() for line in lines).strip("\n")


def links(body: Body) -> Iterator[Link]:
    """Yield the links of a body: ``[[…]]``, ``![[…]]``, ``[…](…)``, ``![…](…)`` and ``[…]: …`` definitions."""
    text = body.masked
    wiki, plain = text.find("[[", body.offset) >= 0, text.find("](", body.offset) >= 0
    defined = text.find("]:", body.offset) >= 0
    if not (wiki or plain or defined):
        return
    if "`" in text:
        text = _without_code_spans(text)
    if wiki:
        for match in _WIKI.finditer(text, body.offset):
            target, _, label = match[1].replace("\\|", "|").partition("|")
            kind = "embed" if text[match.start() - 1] == "!" else "wiki"
            yield Link(kind, target.strip(), label.strip(), match.start(), match.end())
    if plain:
        for match in _LINK.finditer(text, body.offset):
            group = 2 if match[2] is not None else 3
            before = text[match.start() - 1]
            if match[group] and before != "\\":
                yield Link("image" if before == "!" else "link", match[group], match[1], *match.span(group))
    if defined:
        for match in _DEFINITION.finditer(text, body.offset):
            yield Link("link", match[1], "", match.start(1), match.end(1))


def _without_code_spans(text: str) -> str:
    """Blank out `code` within lines: what stands between two runs of equally many backticks (CommonMark, 6.1)."""
    runs = list(_TICKS.finditer(text))
    partner: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        run = runs[index]
        if run[0] == "\n":
            nearest = {}
        else:
            partner[index] = nearest.get(len(run[0]), -1)
            nearest[len(run[0])] = index
    pieces, at, index = [], 0, 0
    while index < len(runs):
        closing = partner.get(index, -1)
        if closing < 0:
            index += 1
            continue
        start, end = runs[index].start(), runs[closing].end()
        pieces += [text[at:start], " " * (end - start)]
        at, index = end, closing + 1
    return "".join(pieces) + text[at:]


def _mask(text: str, offset: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Blank out fenced code and HTML comments; return also the openings that are never closed.

    What a missing end would swallow stays text: after an opening without an end, its kind counts no more.
    """
    pieces = [text[:offset]]
    unclosed: list[tuple[int, int]] = []
    at = offset
    fences = _FENCE.finditer(text, offset)
    fence = next(fences, None)
    comment = text.find("<!--", offset)
    given_up: set[str] = set()
    while fence or comment >= 0:
        if fence and (fence.start(1) < at or fence[1][0] in given_up):
            fence = next(fences, None)
            continue
        if 0 <= comment < at:
            comment = text.find("<!--", at)
            continue
        if fence and (comment < 0 or fence.start(1) < comment):
            kind, start, end = fence[1][0], fence.start(1), _fence_end(text, fence)
        else:
            kind, start, end = "<", comment, text.find("-->", comment + 4) + 3
        if end < start:
            unclosed.append((start, start + (4 if kind == "<" else 3)))
            given_up.add(kind)
            comment = -1 if kind == "<" else comment
            continue
        pieces += [text[at:start], _NOT_BREAKS.sub(_blank, text[start:end])]
        at = end
    pieces.append(text[at:])
    return "".join(pieces), tuple(unclosed)


def _fence_end(text: str, fence: re.Match[str]) -> int:
    mark = fence[1]
    closing = re.compile(rf"^[ \t]*{mark[0]}{{{len(mark)},}}[ \t]*\r?$", re.MULTILINE)
    match = closing.search(text, fence.end(1))
    return match.end() if match else -1


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _columns(line: str) -> int:
    """Return the width of a line's indentation, tabs to multiples of four (CommonMark, Tabs)."""
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank.expandtabs(4)) if "\t" in blank else len(blank)
