"""The Markdown below the front matter: sections, their list items, and links, each with its place.

Only what the format gives a meaning is read; everything else stays the user's own text (docs/format.md, Sections).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# Begins with the line break before the line it wants: a fixed first character lets the engine skip ahead.
_MARK = re.compile(
    r"\n(?: {0,3}(##?)(?!#)([^\n]*)"  # a heading
    r"|([ \t]*)([-*+]|\d{1,9}\.)(?:[ \t]+([^\n]*)|(?=\r?(?:\n|\Z)))"  # a list item
    r"|--+[ \t]*(?=\r?(?:\n|\Z)))"  # an underline
)
_NUMBERED = re.compile(r"\d{1,9}\.[ \t]")
_OWN_PARAGRAPH = re.compile(r"\n[ \t]*\r?\n(?=[^\s])")
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
    text = body.masked
    sections: list[Section] = []
    marks: list[tuple[int, int, int]] = []  # of each item: the offsets of its line, of its text, and behind the line
    title, title_at, start, margin = "", body.offset, body.offset, _MOST_INDENTED
    seen = 0  # the offset up to which no paragraph has ended the list
    for match in _MARK.finditer(text, max(0, body.offset - 1)):
        at = match.start() + 1
        indentation, marker, said = match.group(3, 4, 5)
        if marker:
            indent = _columns(indentation) if indentation else 0
            if marks and indent > margin and not _list_ended(text, max(marks[-1][2], seen), at, margin):
                seen = match.start()  # a list may hold a hundred thousand nested items: look at each line once
                continue
            if indent <= _MOST_INDENTED and not (said and said[0] == marker and _RULE.match(text, at)):
                marks.append((at, match.start(5) if said else match.end(), match.end()))
                margin = indent
            continue
        found = _heading(match) if match[1] else _underlined(text, at, start)
        if found:
            line_at, new_title, new_title_at = found
            sections.append(_section(body, title, title_at, start, line_at, marks))
            title, title_at, marks, margin = new_title, new_title_at, [], _MOST_INDENTED
            start = min(match.end() + 1, len(text))
    sections.append(_section(body, title, title_at, start, len(text), marks))
    return tuple(sections)


def _heading(match: re.Match[str]) -> tuple[int, str, int] | None:
    """Return line, title and the title's offset; without a space behind it only two number signs make a heading."""
    level, rest = len(match[1]), match[2]
    if level == 1 and not rest[:1].isspace():
        return None
    title = rest.strip().rstrip("#").rstrip() if level == _SECTION else ""
    return match.start() + 1, title, match.start(2) + len(rest) - len(rest.lstrip())


def _underlined(text: str, at: int, start: int) -> tuple[int, str, int] | None:
    """Return the heading that the line of hyphens at an offset makes of the line before it, or None for a rule."""
    line_at = text.rfind("\n", 0, max(0, at - 1)) + 1
    line = text[line_at : max(line_at, at - 1)]
    title = line.strip()
    if line_at < start or not title or title[0] in "#>-*+|" or _NUMBERED.match(title):
        return None
    return line_at, title, line_at + line.index(title)


def _section(  # noqa: PLR0913, PLR0917 - the places of one section
    body: Body, title: str, title_at: int, start: int, end: int, marks: list[tuple[int, int, int]]
) -> Section:
    items = []
    nexts = [line_at for line_at, _, _ in marks[1:]] + [end]
    for (_, first, last), following in zip(marks, nexts, strict=False):
        said = body.masked[first:last].rstrip()
        below = _below(body, last, following) if following - last > len("\r\n") else ""
        items.append(Item(said, first, first + len(said), below))
    return Section(title, title_at, title_at + len(title), start, max(start, end), tuple(items))


def _list_ended(text: str, start: int, end: int, margin: int) -> bool:
    """Return whether a paragraph of its own stands between two items, so that the second begins a list anew."""
    ended = re.compile(rf"\n[ \t]*\r?\n {{0,{margin}}}(?=\S)").search(text, start, end)
    return bool(ended and ended.end() < end)


def _below(body: Body, start: int, end: int) -> str:
    """Return the lines that are indented below an item, up to a paragraph of the note's own."""
    own = _OWN_PARAGRAPH.search(body.masked, start, end)
    return body.text[start : own.start() if own else end]


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
