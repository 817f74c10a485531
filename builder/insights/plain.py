"""Notes' Markdown as plain words: one line, its parts held apart by dots."""

import re
from collections.abc import Callable

from builder.checks.kinds import SECTION_KINDS
from builder.checks.sections import folded

WORD_TAGS = "abbr b br code cite del em i ins kbd mark q s small strong sub sup u wbr"
"""The tags that notes may hold: they mark words, need no attributes, and swallow nothing where one is not closed."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WIKI = re.compile(r"!?\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_TAG = re.compile(rf"</?(?:{WORD_TAGS.replace(' ', '|')})\s*/?>")
# A star or tilde only where it touches a word on one side alone, an underline likewise: 2 * 3 and a_b stay.
_MARKS = re.compile(r"`+|(?<![\w\\])[*_~]+(?=\S)|(?<=[^\s\\])[*_~]+(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]")
_START = re.compile(r"(?:[>|]|[-*+][ \t]|\d{1,9}[.)][ \t]|[ \t])*(?:\[[ xX-]\][ \t]+)?(?:![ \t]+)?")
_FENCE = re.compile(r"[ \t]*(?:`{3}|~{3})")
_RULES = frozenset("|:-=+ \t")  # below the head of a table, below a heading, between paragraphs


def words(text: str, named: Callable[[str], str]) -> str:
    """Return what Markdown says in plain words, on one line.

    *named* gives the name of what ``[[…]]`` leads to. Headings of the sections that Keepwarm reads are left out: they
    are in every note, so nobody looks for them.
    """
    text = _COMMENT.sub(" ", text)
    text = _WIKI.sub(lambda match: match[2] or named(match[1]), text)
    text = _LINK.sub(r"\1", text)
    text = _TAG.sub("", _FOOTNOTE.sub("", text))
    return " · ".join(_pieces(text))


def _pieces(text: str) -> list[str]:
    """Return the paragraphs, items, rows and headings of *text*, each on one line."""
    pieces: list[list[str]] = [[]]
    for line in text.splitlines():
        if _FENCE.match(line) or _RULES.issuperset(line):
            pieces.append([])
        elif _HEADING.match(line):
            title = line.strip(" \t#")
            pieces += [[] if folded(title) in SECTION_KINDS else _words(title), []]
        else:
            start = _START.match(line)
            begun = start[0] if start else ""
            if begun.strip():
                pieces.append([])
            pieces[-1] += _words(line[len(begun) :].replace("|", " "))
    return [" ".join(piece) for piece in pieces if piece]


def _words(text: str) -> list[str]:
    return _ESCAPED.sub(r"\1", _MARKS.sub("", text)).split()
