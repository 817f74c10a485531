"""Markdown as notes write it: lists as people indent them, boxes of tasks, comments, and no raw HTML but few tags."""

import re
import xml.etree.ElementTree as ET  # only built here, never parsed
from typing import NamedTuple

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import HtmlInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from builder.insights.plain_words import WORD_TAGS
from builder.site.prose.linking import Addressing, WikiLinks

_BOX = re.compile(r"\[([ xX-])\](?=\s|$)")
_BOXES = {" ": "☐", "x": "☑", "X": "☑", "-": "☒"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TOP = 2  # the level of headings of the page, below which those of notes stand


class NotesDialect(Extension):
    """What notes need beside Markdown itself, and without raw HTML."""

    def __init__(self, links: WikiLinks, addressing: Addressing) -> None:
        """Add *links* and *addressing* to what is read."""
        super().__init__()
        self._links, self._addressing = links, addressing

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - its base's name
        """Take raw HTML out of Markdown, and add what notes have."""
        md.preprocessors.deregister("html_block")  # an unclosed tag would swallow the rest of the page
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_Comments(md), "comments", 20)
        md.preprocessors.register(_Lists(md), "lists", 19)
        md.inlinePatterns.register(
            HtmlInlineProcessor(rf"(</?(?:{WORD_TAGS.replace(' ', '|')})\s*/?>)", md), "html", 90
        )
        md.parser.blockprocessors.register(_Definitions(md.parser), "reference", 15)
        md.inlinePatterns.register(self._links, "wikilinks", 185)
        md.treeprocessors.register(_Boxes(md), "boxes", 25)  # before the words of list items are read
        md.treeprocessors.register(_Shape(md), "shape", 6)
        md.treeprocessors.register(self._addressing, "addressing", 5)


class _Definitions(ReferenceProcessor):
    """Takes addresses in angle brackets with spaces in them, as links within the text do (CommonMark, 4.7)."""

    RE = re.compile(ReferenceProcessor.RE.pattern.replace(r"([^\s]+)", r"(<[^<>\n]+>|[^\s]+)", 1), re.MULTILINE)


class _Comments(Preprocessor):
    """Drops closed comments; fenced code is stored away before, and code within a line is stepped over."""

    _COMMENT = re.compile(r"(?<!`)(`{1,3})(?!`)[^`\n]*(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without closed comments."""
        text = "\n".join(lines)
        return self._COMMENT.sub(lambda m: m[0] if m[1] else "", text).split("\n") if "-->" in text else lines


class _Item(NamedTuple):
    """An item of a list that is open: the columns of its marker and of its text, and whether it has a number."""

    marker: int
    text: int
    numbered: bool


class _Lists(Preprocessor):
    """Indents lists by four columns a level, as Markdown wants it: notes nest by two, and need no blank line before.

    Neither do a list of bullets and one of numbers between each other, where they do not nest.
    """

    _ITEM = re.compile(r"([-*+]|\d{1,9}\.)[ \t]+\S")
    _DEEPEST = 10

    def run(self, lines: list[str]) -> list[str]:
        if not any(self._ITEM.match(line.lstrip()) for line in lines):
            return lines
        result: list[str] = []
        stack: list[_Item] = []
        blank = True
        for line in lines:
            text = line.expandtabs(4)
            indent = len(text) - len(text.lstrip())
            item = self._ITEM.match(text, indent) if stack or indent < 4 else None  # noqa: PLR2004 - else it is code
            numbered = bool(item) and text[indent].isdigit()
            closed: _Item | None = None
            while stack and text.strip() and indent <= stack[-1].marker and (item or blank):
                closed = stack.pop()
            if item and not blank and not stack and (closed is None or closed.numbered != numbered):
                result.append("")
            depth = min(len(stack), self._DEEPEST)
            code = indent - stack[-1].text if stack and blank else 0
            spare = " " * code if code >= 4 and not item else ""  # noqa: PLR2004 - code within an item
            shifted = " " * 4 * depth + spare + text.lstrip() if stack or item else line
            result.append(shifted if text.strip() else "")
            if item:
                stack.append(_Item(indent, item.end() - 1, numbered))
            blank = not text.strip()
        return result


class _Boxes(Treeprocessor):
    """Shows the box of a task; an open, a ticked and a dropped one."""

    def run(self, root: ET.Element) -> None:
        for item in root.iter("li"):
            holder = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            match = _BOX.match(holder.text or "")
            if match and holder.text:
                box = ET.Element("span", {"class": "box"})
                box.text = AtomicString(_BOXES[match[1]])
                box.tail, holder.text = holder.text[match.end() :], ""
                holder.insert(0, box)


class _Shape(Treeprocessor):
    """Puts headings below those of the page, without gaps, and keeps the alignment of table cells as a class."""

    def run(self, root: ET.Element) -> None:
        used = sorted({element.tag for element in root.iter() if element.tag in _HEADINGS})
        levels = {tag: _TOP + rank for rank, tag in enumerate(used, 1)}
        level = _TOP
        for element in root.iter():
            if element.tag in levels:
                level = min(levels[element.tag], level + 1, len(_HEADINGS))
                element.tag = _HEADINGS[level - 1]
            align = element.attrib.pop("align", "")
            if align in ("right", "center"):
                element.set("class", align)
