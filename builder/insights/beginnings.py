"""How a text begins, to be quoted elsewhere."""

import re
from itertools import dropwhile

from builder.source.body import open_body

_LONGEST = 240  # characters of advice
_SHORTEST = 60  # a sentence that ends before is too little to be the advice
_ITEM = re.compile(r"^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX-]\][ \t]+)?")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]*\]")
_HEADING = re.compile(r"#{1,6}[ \t]")
_RULES = "-*_=#> \t"  # what a line between paragraphs is made of, or one that is empty but for its mark
_NO_WORDS = ("|", "![", "[^")
_SENTENCE = re.compile(r"[.!?…。][”’\"')\]*_]*(?=\s)")


def beginning(markdown: str) -> str:
    """Return the first paragraph or list item of a text on one line, in whole sentences where it is long.

    Headings, tables, pictures, comments and blocks of code are none.
    """
    said = open_body(markdown.replace("\r\n", "\n"), 0).masked
    for block in re.split(r"\n[ \t]*\n", said.strip()):
        lines = list(dropwhile(_says_nothing, [line.strip().lstrip("> ") for line in block.strip().splitlines()]))
        if not lines or lines[0].startswith(_NO_WORDS):
            continue
        ends = [at for at, line in enumerate(lines) if at and _ITEM.match(line)]
        text = " ".join(lines[: ends[0] if ends else None])
        return _shortened(" ".join(_FOOTNOTE.sub("", _ITEM.sub("", text, count=1)).split()))
    return ""


def _says_nothing(line: str) -> bool:
    return not line.strip(_RULES) or _HEADING.match(line) is not None


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    ends = [match.end() for match in _SENTENCE.finditer(text, _SHORTEST, _LONGEST)]
    return text[: ends[-1]] if ends else cut(text, _LONGEST)


def cut(text: str, most: int) -> str:
    """Return a text of no more than *most* characters as it is, of a longer one the first words, and dots."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]}…"
