"""The links in a body, each with its place; in code there are none."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.source.body import Body
from builder.source.codespans import without_code

_WIKI = re.compile(r"\[\[([^\[\]\n]{1,1000})\]\]")
_LINK = re.compile(
    r"\[((?:[^\[\]\n\\]|\\[^\n]){0,1000})\]"
    r"\(\s{0,3}(?:<([^<>\n]*)>|([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*))"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]{0,999}\]:[ \t]+(?:<([^<>\n]+)>|<?([^\s<>]+))", re.MULTILINE)


class Link(NamedTuple):
    """A link in a body: ``kind`` is wiki, embed, link or image; ``target`` as typed, ``label`` where one is given."""

    kind: str
    target: str
    label: str
    start: int
    end: int


def links(body: Body) -> Iterator[Link]:  # noqa: C901 - three kinds of link, each after a look that spares it
    """Yield the links of a body: ``[[…]]``, ``![[…]]``, ``[…](…)``, ``![…](…)`` and ``[…]: …`` definitions."""
    text = body.masked
    wiki, plain = text.find("[[", body.offset) >= 0, text.find("](", body.offset) >= 0
    references = text.count("]]:", body.offset)  # in front of a colon
    defined = text.count("]:", body.offset) > references
    if not (wiki or plain or defined):
        return
    if "`" in text:
        text = without_code(text)
    if wiki:
        for match in _WIKI.finditer(text, body.offset):
            if text[match.start() - 1] == "\\":
                continue
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
            group = 1 if match[1] is not None else 2
            yield Link("link", match[group], "", *match.span(group))
