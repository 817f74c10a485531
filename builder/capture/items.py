"""Edits of the list items in a note's sections, each the smallest there is, in the style found there.

Whether the result says what was meant is proven afterwards, by reading it (`builder.capture.revising`).
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from builder.capture.splices import Splice, line_break
from builder.checks.kinds import folded
from builder.model.items import Promise, Todo
from builder.source.body import Body, Item, Section, columns, open_body, outline
from builder.source.document import Document
from builder.source.lines import line_end, line_start

_MARKER = re.compile(r"[ \t]*(?:[-*+]|(?P<number>\d{1,9})\.)(?P<gap>[ \t]*)")
_LARGEST_NUMBER = 999_999_999  # CommonMark, List items: nine digits at most
_ENDS_PARAGRAPH = re.compile(r" {0,3}(?:#{1,6}(?:[ \t]|\r?$)|[<>|]|([-*_])(?:[ \t]*\1){2,}[ \t]*\r?$)")
_BLANK_LINE = re.compile(r"\n[ \t]*\r?\n")
_BOX = re.compile(r"\[([ xX-])\](?=\s|$)")


def append(document: Document, title: str, item: str) -> Splice:
    """Return what adds *item* to the section with the folded *title*: below its last item, as that one is written.

    A section without items gets it below whatever stands there; one that is missing comes at the end of the note. Of
    several with one title the last that has items is meant.
    """
    body = open_body(document.text, document.body)
    sections = outline(body)
    named = [section for section in sections if folded(section.title) == title]
    if not named:
        return _new_section(document, sections, title, item)
    section = next((one for one in reversed(named) if one.items), named[-1])
    return _below_last(body, section, item) if section.items else _first(body, section, sections, item)


def _new_section(document: Document, sections: Sequence[Section], title: str, item: str) -> Splice:
    text = document.text
    at = line_end(text, len(text.rstrip()))
    ends = line_break(text, at)
    gap = ends * (1 + _blank_below_headings(text, sections))
    return Splice(at, at, f"{ends}{ends}## {title.capitalize()}{gap}{_bullet(text, sections)} {item}")


def _first(body: Body, section: Section, sections: Sequence[Section], item: str) -> Splice:
    """Return what adds an item to a section that has none yet, but may hold text, or a comment that says what to write.

    Below text goes a blank line first, or Markdown would take the list for its last lines.
    """
    text = body.text
    said = text[section.start : section.end].rstrip()
    if said:
        at = section.start + len(said)
        last = body.masked[line_start(text, at) : at].strip()
        blank = not last.startswith("#") if last else not said.endswith("-->")
    else:
        at = len(text[: section.start].rstrip())
        blank = _blank_below_headings(text, sections)
    at = line_end(text, at)
    ends = line_break(text, at)
    heading = text[section.end : line_end(text, section.end)]  # the next one, or nothing
    is_underlined = heading.strip()[:1] not in ("", "#")
    below = ends if is_underlined and text.find("\n", at) + 1 == section.end else ""  # or it would go on with the item
    deeper = heading[: len(heading) - len(heading.lstrip())]  # or it would belong to the item
    return Splice(at, at, f"{ends * (1 + blank)}{deeper}{_bullet(text, sections)} {item}{below}")


def _bullet(text: str, sections: Sequence[Section]) -> str:
    """Return the marker of the last item of the note that has one without a number."""
    items = (item for section in reversed(sections) if section.title for item in reversed(section.items))
    markers = (_line(text, item).marker.strip() for item in items)
    return next((marker for marker in markers if not marker[0].isdigit()), "-")


def _blank_below_headings(text: str, sections: Sequence[Section]) -> bool:
    """Return whether the note has a blank line between a heading and its list, by the last section that has one."""
    with_items = [section for section in sections if section.title and section.items]
    between = text[with_items[-1].start : with_items[-1].items[0].start] if with_items else ""
    return "\n" in between and not between[: between.rindex("\n")].strip()


class _Line(NamedTuple):
    """Where an item's line begins, its indentation and marker, its number in an ordered list, and the space after."""

    start: int
    marker: str
    number: int | None
    gap: str


def _line(text: str, item: Item) -> _Line:
    start = line_start(text, item.start)
    match = _MARKER.match(text, start)
    if match is None:  # pragma: no cover - what the outline calls an item begins with a marker
        raise ValueError(text[start : item.end])
    number = match["number"]
    return _Line(start, text[start : match.start("gap")], int(number) if number else None, match["gap"] or " ")


def _below_last(body: Body, section: Section, item: str) -> Splice:
    text = body.text
    last = section.items[-1]
    line = _line(text, last)
    at = _block_end(body, last, section.end)
    blank, before = 0, None
    if len(section.items) > 1:
        before = section.items[-2]
        between = text[_block_end(body, before, line.start) : line.start]
        blank = 0 if between.strip() else between.count("\n") - 1
    marker = line.marker
    if line.number is not None:
        same = before is not None and _line(text, before).number == line.number
        number = line.number if same else min(line.number + 1, _LARGEST_NUMBER)
        if _BLANK_LINE.search(text, last.end, at):  # a number goes on with a paragraph (CommonMark, 5.3)
            blank = max(blank, 1)
        marker = f"{marker[: len(marker) - len(marker.lstrip())]}{number}."
    gap = line.gap if last.text else " "
    return Splice(at, at, f"{line_break(text, line.start) * (1 + blank)}{marker}{gap}{item}")


def _block_end(body: Body, item: Item, limit: int) -> int:
    """Return the offset after the last line that belongs to an item, before its line break.

    That is what is indented below it, and text that goes on right under it, which Markdown takes for the same
    paragraph (CommonMark, 5.2); not what stands before *limit* as a heading, a rule, or a block or comment of its own.
    """
    text, masked = body.text, body.masked
    margin = columns(text[line_start(text, item.start) :])
    end = line_end(text, item.start)
    blank, inside = False, True
    masking = _goes_on(text[item.start : end], masked[item.start : end])
    at = text.find("\n", end) + 1
    while 0 < at < limit:
        last = line_end(text, at)
        line, seen = text[at:last], masked[at:last]
        if not line.strip():
            blank = True
        else:
            if seen.strip():
                masking = _goes_on(line, seen)
                inside = columns(seen) > margin or not (blank or _ENDS_PARAGRAPH.match(seen))
            else:
                inside = masking or columns(line) > margin
                masking = _goes_on(line, seen, within=masking)
            if not inside:
                break
            end, blank = last, False
        at = text.find("\n", last) + 1
    return end


def _goes_on(line: str, masked: str, *, within: bool = False) -> bool:
    """Return whether the comment or code block that a line ends in goes on below; *within*: it began above."""
    said = line.rstrip()
    if not said or masked[len(said) - 1] == said[-1] or said.endswith("-->"):
        return False
    return not (within and len(set(said.lstrip())) == 1 and said.lstrip()[0] in "`~")


def tick(document: Document, title: str, at: int, task: object, done: date) -> Splice:
    """Return what ticks the item that begins at *at* and reads as *task*, and where it has room for it, says when.

    The date goes into the bracket that ends the item, else into one of its own (docs/format.md, Sections).
    """
    item = _item(document, title, at)
    text = document.text[item.start : item.end]
    if isinstance(task, Promise | Todo) and not task.done:
        in_bracket = task.by or (isinstance(task, Promise) and (task.made or task.to))
        end = item.text.rindex(")") if in_bracket else len(text)
        when = f"done {done.isoformat()}"
        text = f"{text[:end]}, {when}{text[end:]}" if in_bracket else f"{text} ({when})"
    box = _BOX.match(text)
    if not box:
        text = f"[x] {text}"
    elif box[1] not in "xX":
        text = f"[x]{text[box.end() :]}"
    return Splice(item.start, item.end, text)


def _item(document: Document, title: str, at: int) -> Item:
    sections = outline(open_body(document.text, document.body))
    items = (item for section in sections if folded(section.title) == title for item in section.items)
    return next(item for item in items if item.start == at)
