"""Notes' Markdown as plain words: one line, its parts held apart by dots."""

import re
from collections.abc import Callable

from builder.checks.kinds import SECTION_KINDS, folded

WORD_TAGS = "abbr b br code cite del em i ins kbd mark q s small strong sub sup u wbr"
"""The tags that notes may hold: they mark words, need no attributes, and swallow nothing where one is not closed."""

# Nothing, or words on one line without any mark, that begin neither an item nor a heading.
_PLAIN = re.compile(r"(?:(?![#>:=!-]|\+(?!\d)|\d+[.)] )[^\s*_`~\\|<\[]++(?: [^\s*_`~\\|<\[]++)*)?")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# Each pattern begins with the characters that it may begin with, which the engine can skip to.
_WIKI = re.compile(r"\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*))?\]\]")
_EMBEDDED = re.compile(rf"!(?={_WIKI.pattern})")
_LINK = re.compile(r"\[([^\[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_PICTURE = re.compile(rf"!(?={_LINK.pattern})")
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:?")
_TAG = re.compile(rf"</?(?:{WORD_TAGS.replace(' ', '|')})\s*/?>")
# A star or tilde only where it touches a word on one side alone, an underline likewise: 2 * 3 and a_b stay.
_MARKS = re.compile(r"[`*_~](?:(?<=`)`*|(?<!`)(?<![\w\\].)[*_~]*(?=\S)|(?<!`)(?<=[^\s\\].)[*_~]*(?!\w))")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]")
_START = re.compile(r"(?:[>|]|[-*+][ \t]|\d{1,9}[.)][ \t]|[ \t])*(?:\[[ xX-]\][ \t]+)?(?:![ \t]+)?")
_FENCE = re.compile(r"[ \t]*(?:`{3}|~{3})")
_RULES = frozenset("|:-=+ \t")  # below the head of a table, below a heading, between paragraphs


def plain_words(text: str, named: Callable[[str], str]) -> str:
    """Return what Markdown says in plain words, on one line.

    *named* gives the name of what ``[[…]]`` leads to. Headings of the sections that Keepwarm reads are left out: they
    are in every note, so nobody looks for them.
    """
    if _PLAIN.fullmatch(text):  # most of those that are short
        return text
    # Most texts have few marks, and to look for one costs a hundredth of what looking for its pattern does.
    if "<!--" in text:
        text = _COMMENT.sub(" ", text)
    if "[" in text:
        text = _unlinked(text, named)
    if "<" in text:
        text = _TAG.sub("", text)
    pieces = _pieces(text)
    if "*" in text or "_" in text or "`" in text or "~" in text or "\\" in text:
        pieces = list(map(_unmarked, pieces))
    found = " · ".join([piece for piece in pieces if piece and not piece.isspace()]).strip()
    # Most have one plain space between words, and to look costs less than to take them apart.
    return found if found.isprintable() and "  " not in found else " ".join(found.split())


def _unlinked(text: str, named: Callable[[str], str]) -> str:
    if "![[" in text:
        text = _EMBEDDED.sub("", text)
    if "[[" in text:
        text = _WIKI.sub(lambda match: match[2] or named(match[1]), text)
    if "](" in text:
        text = _LINK.sub(r"\1", _PICTURE.sub("", text) if "![" in text else text)
    return _FOOTNOTE.sub("", text) if "[^" in text else text


def _pieces(text: str) -> list[str]:
    """Return the paragraphs, items, rows and headings of *text*, each on one line; some are blank."""
    pieces: list[list[str]] = [[]]
    for line in text.splitlines():
        first = line.lstrip(" \t")[:1]
        if first.isalpha():  # most begin so, and with none of what follows here
            pieces[-1].append(line.replace("|", " ").strip())
        elif not first or _RULES.issuperset(line) or (first in "`~" and _FENCE.match(line)):
            pieces.append([])
        elif first == "#" and _HEADING.match(line):
            title = line.strip(" \t#")
            pieces += [[] if folded(title) in SECTION_KINDS else [title], []]
        else:
            start = _START.match(line)
            begun = start[0] if start else ""
            if begun.strip():
                pieces.append([])
            pieces[-1].append(line[len(begun) :].replace("|", " ").strip())
    return list(map(" ".join, pieces))


def _unmarked(text: str) -> str:
    if "*" in text or "_" in text or "`" in text or "~" in text:
        text = _MARKS.sub("", text)
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
