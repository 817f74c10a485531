"""The Markdown below the front matter: sections, their list items, and links, each with its place.

Only what the format gives a meaning is read; everything else stays the user's own text (docs/format.md, Sections).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_HEADING = re.compile(r"^ {0,3}(#{1,2})(?!#)(?:[ \t]+|(?<=##))([^\n]*)$", re.MULTILINE)
_UNDERLINE = re.compile(r"^-{2,}[ \t]*\r?$", re.MULTILINE)
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}\.)(?:([ \t]+)(.*))?$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_FENCE = re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,9}\.)[ \t]+)?(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_TICKS = re.compile(r"`+|\n")
_WIKI = re.compile(r"(!?)\[\[([^\[\]\n]{1,1000})\]\]")
_LINK = re.compile(
    r"(?<!\\)(!?)\[((?:[^\[\]\n\\]|\\[^\n]){0,1000})\]"
    r"\(\s{0,3}(?:<([^<>\n]*)>|([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*))"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]{0,999}\]:[ \t]+<?([^\s<>]+)>?", re.MULTILINE)
_NOT_BREAKS = re.compile(r"[^\r\n]+")


class Item(NamedTuple):
    """A list item of a section: its first line, the offset of that line's text, and the block nested below it.

    ``end`` is the offset behind the first line; ``next_line`` what directly follows it without a blank line.
    """

    text: str
    start: int
    end: int
    block: str
    next_line: str


class Section(NamedTuple):
    """A second-level heading and what stands below it, up to the next heading of its level or higher."""

    title: str
    title_start: int
    title_end: int
    start: int
    end: int


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


def sections(body: Body) -> tuple[Section, ...]:
    """Return the sections under second-level headings, in order."""
    text = body.masked
    marks: list[tuple[int, str, int]] = []
    if "#" in text:
        for match in _HEADING.finditer(text, body.offset):
            marks.append((match.start(2), match[2].strip().rstrip("#").rstrip(), len(match[1])))
    if "\n--" in text:
        marks += _underlined(body)
        marks.sort()
    found = []
    following = [text.rfind("\n", 0, mark[0]) + 1 for mark in marks[1:]] + [len(text)]
    for (start, title, level), last in zip(marks, following, strict=False):
        if level == 2:  # noqa: PLR2004 - the level that docs/format.md gives to sections
            below = text.find("\n", start) + 1 or len(text)
            found.append(Section(title, start, start + len(title), below, max(below, last)))
    return tuple(found)


def _underlined(body: Body) -> Iterator[tuple[int, str, int]]:
    """Yield the headings that a line of hyphens below them makes; one after a list item or blank line is a rule."""
    text = body.masked
    for match in _UNDERLINE.finditer(text, body.offset):
        start = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        title = text[start : max(start, match.start() - 1)].strip()
        if start >= body.offset and title and not title.startswith(("#", ">", "-", "*", "+", "|")):
            yield start, title, 2


def items(body: Body, start: int, end: int) -> tuple[Item, ...]:
    """Return the top-level list items between two offsets.

    An item's own text is its first line; lines indented below it are its block, and never count for its form.
    """
    starts: list[tuple[str, int, int, int]] = []  # text, offset of text, offset behind it, indentation of the marker
    current = -1
    ends: list[int] = []
    blank = False
    at = start
    for raw in body.masked[start:end].split("\n"):
        line = raw.rstrip()
        if line:
            match = _ITEM.match(line) if line.lstrip()[0] in "-*+0123456789" and not _RULE.match(line) else None
            if match and (_columns(match[1]) <= current if current >= 0 else _columns(match[1]) <= 3):  # noqa: PLR2004
                if starts and len(ends) < len(starts):
                    ends.append(at)
                current = _columns(match[1])
                text = match[3] or ""
                starts.append((text, at + len(line) - len(text), at + len(line), current))
            elif current >= 0 and blank and _columns(line) <= current:
                ends.append(at)
                current = -1
        blank = not line
        at += len(raw) + 1
    if starts and len(ends) < len(starts):
        ends.append(end)
    return tuple(_item(body, mark, last) for mark, last in zip(starts, ends, strict=True))


def _item(body: Body, mark: tuple[str, int, int, int], last: int) -> Item:
    text, start, end, _ = mark
    block = body.text[end:last]
    if not block or block.isspace():
        return Item(text, start, end, "", "")
    first, _, rest = block.lstrip("\r")[1:].partition("\n")
    lines = [first, *rest.split("\n")]
    indents = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    margin = min(indents, default=0)
    dedented = "\n".join(line[margin:].rstrip() for line in lines).strip("\n")
    return Item(text, start, end, dedented, first.strip())


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
            target, _, label = match[2].replace("\\|", "|").partition("|")
            yield Link("embed" if match[1] else "wiki", target.strip(), label.strip(), match.start(), match.end())
    if plain:
        for match in _LINK.finditer(text, body.offset):
            group = 3 if match[3] is not None else 4
            if match[group]:
                kind = "image" if match[1] else "link"
                yield Link(kind, match[group], match[2], match.start(group), match.end(group))
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
