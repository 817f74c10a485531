"""Markdown of notes, whatever is in it, into HTML that may stand in a page.

Tags written in notes are text, but for a few that mark words; what Markdown makes is then sanitised by nh3.
"""

import re
import xml.etree.ElementTree as ET  # only built here, never parsed
from collections.abc import Callable, Mapping
from typing import Any

import nh3
from markdown import Markdown
from markdown.util import Registry
from markupsafe import Markup, escape

from builder.insights.plain_words import WORD_TAGS
from builder.site.prose.dialect import NotesDialect
from builder.site.prose.linking import SCHEMES, Addressing, WikiLinks
from builder.site.prose.notelinks import Destinations, Piece

_EXTENSIONS = (
    "tables",
    "footnotes",
    "sane_lists",
    "pymdownx.highlight",
    "pymdownx.superfences",
    "pymdownx.magiclink",
    "pymdownx.tilde",
)
_CONFIGS: Mapping[str, Mapping[str, Any]] = {
    "footnotes": {"BACKLINK_TEXT": "↩\ufe0e", "SEPARATOR": "-"},
    "pymdownx.highlight": {"use_pygments": False},
    "pymdownx.tilde": {"subscript": False},
    "tables": {"use_align_attribute": True},
}
_TAGS = frozenset(
    f"{WORD_TAGS} a blockquote dd div dl dt h3 h4 h5 h6 hr img li ol p pre span table tbody td th thead tr ul".split()
)
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}, "li": {"id"}, "sup": {"id"}}
_CLASSES = {"div": {"footnote"}, "td": {"right", "center"}, "th": {"right", "center"}, "span": {"box"}}
_SANITISER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes=_ATTRIBUTES,
    allowed_classes=_CLASSES,
    url_schemes=set(SCHEMES),
    attribute_filter=lambda tag, name, value: None if tag == "img" and name == "src" and ":" in value else value,
    link_rel="noreferrer noopener",
    strip_comments=True,
)

_DEEP = re.compile(
    r"^(?:[ \t]*>){12}|^(?![-*+ \t]*$)(?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])){12}"
    r"|^(?: {48}|\t{12})[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]",  # a list within a list, twelve times
    re.MULTILINE,
)
_LONGEST = 200_000  # characters; Markdown takes about a second over them
_MOST_OPEN = 300  # unfinished links in a paragraph, over each of which all of its rest is searched
_MOST_NOTES = 1_000
_MARKS = "*_`[<~\\"
_MOST_MARKS = 10_000  # in a paragraph, for each of which its words are copied
_PARTING = re.compile(r"^(?:#| {0,3}(?:[-=*_][-=*_ ]*$|\[[^\[\]\n]*\]:))", re.MULTILINE)  # headings, rules, definitions
_MOST_COPIED = 40_000_000  # characters: at each line like these, all of its paragraph that follows is copied
# What a pattern of Markdown needs to find anything: all patterns, each with the marks of which one must be there.
_TRIGGERS = {
    "backtick": ("`",),
    "wikilinks": ("[[",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "magic-link": ("://", "www."),
    "magic-mail": ("@",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
    "delimiter": ("~",),
}


class Parser:
    """Turns Markdown into markup; holds one Markdown instance, which is slow to make and is reused."""

    def __init__(self, destinations: Destinations) -> None:
        """Let links lead to *destinations*."""
        self._markdown = Markdown(extensions=list(_EXTENSIONS), extension_configs=_CONFIGS, output_format="html")
        self._links, self._addressing = WikiLinks(destinations), Addressing(destinations)
        NotesDialect(self._links, self._addressing).extendMarkdown(self._markdown)
        patterns = self._markdown.inlinePatterns
        self._all_patterns = [(name, patterns[name]) for name in sorted(_TRIGGERS, key=patterns.get_index_for_name)]
        self._patterns: dict[tuple[bool, ...], Registry[Any]] = {}
        self._inline: Any = self._markdown.treeprocessors["inline"]

    def block(self, text: str, piece: Piece) -> Markup:
        """Return *text*, whose lines end with LF, as paragraphs, lists, tables and so on."""
        return self._sanitised(text, piece, self._markdown_blocks)

    def line(self, text: str, piece: Piece) -> Markup:
        """Return *text*, of one line, as what may stand within a paragraph or a list item."""
        return self._sanitised(text, piece, self._markdown_words)

    def _sanitised(self, text: str, piece: Piece, convert: Callable[[str], str]) -> Markup:
        self._links.piece = self._addressing.piece = piece
        self._markdown.reset()
        self._choose_patterns(text)
        try:
            html = None if _is_too_much(text) else convert(text)
        except RecursionError:
            html = None
        if html is None:  # what nests or goes on like this was never meant as Markdown
            return Markup("<pre>{}</pre>").format(text) if convert == self._markdown_blocks else escape(text)
        return Markup(_SANITISER.clean(html))  # noqa: S704 - this is where markup becomes trusted

    def _choose_patterns(self, text: str) -> None:
        """Let Markdown look only for what can be there; most of its time goes into looking for what is not."""
        present = tuple(any(mark in text for mark in marks) for marks in _TRIGGERS.values())
        chosen = self._patterns.get(present)
        if chosen is None:
            chosen = self._patterns[present] = Registry()
            absent = {name for name, found in zip(_TRIGGERS, present, strict=True) if not found}
            for priority, (name, pattern) in enumerate(reversed(self._all_patterns)):
                if name not in absent:
                    chosen.register(pattern, name, priority)
        self._inline.inlinePatterns = chosen

    def _markdown_blocks(self, text: str) -> str:
        return self._markdown.convert(text)

    def _markdown_words(self, text: str) -> str:
        """Convert one paragraph's words, without looking for lists, headings and the like."""
        root = ET.Element("div")
        ET.SubElement(root, "p").text = text
        for step in self._markdown.treeprocessors:
            changed = step.run(root)
            root = root if changed is None else changed  # not “or”: an element without children is false
        html = self._markdown.serializer(root)
        for finish in self._markdown.postprocessors:
            html = finish.run(html)
        return (
            html.strip().removeprefix("<div>").removesuffix("</div>").strip().removeprefix("<p>").removesuffix("</p>")
        )


def _is_too_much(text: str) -> bool:
    """Return whether Markdown would take seconds over *text*, or nest beyond what it can."""
    if len(text) > _LONGEST or _DEEP.search(text) or text.count("[^") > _MOST_NOTES:
        return True
    return len(text) > _MOST_OPEN and any(
        paragraph.count("[") - paragraph.count("]") > _MOST_OPEN
        or paragraph.count("](") - paragraph.count(")") > _MOST_OPEN
        or sum(map(paragraph.count, _MARKS)) > _MOST_MARKS
        or (len(paragraph) ** 2 > _MOST_COPIED and len(_PARTING.findall(paragraph)) * len(paragraph) > _MOST_COPIED)
        for paragraph in text.split("\n\n")
    )
