"""The pages of the guide taken apart: their sections, tables and fenced blocks."""

import re
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

_FENCE = re.compile(r"^```(\w+)(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CELLS = re.compile(r"(?<!\\)\|")
_SPAN = re.compile(r"`([^`\n]+)`")


class Block(NamedTuple):
    """A fenced block: its language, what follows that on the opening line, its text."""

    language: str
    label: str
    text: str


class Row(NamedTuple):
    """A row of a table, as its cells."""

    cells: tuple[str, ...]

    def spans(self, cell: int) -> list[str]:
        """Return the code spans of a cell."""
        return spans(self.cells[cell])


def page(name: str) -> str:
    """Return the text of a page of the guide."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    """Return what a page says below a heading, up to the next one of its level or higher."""
    text = page(name)
    heading = re.search(rf"^(##+) {re.escape(title)}$", text, re.MULTILINE)
    assert heading, f"{name} has no section “{title}”"
    below = text[heading.end() :]
    end = re.search(rf"^#{{1,{len(heading[1])}}} ", _FENCE.sub(lambda m: "~" * len(m[0]), below), re.MULTILINE)
    return below[: end.start()] if end else below


def tables(text: str) -> list[list[Row]]:
    """Return the tables of a text: the rows below each head."""
    found: list[list[Row]] = []
    lines = ["", *_FENCE.sub("", text).split("\n")]
    for before, line in pairwise(lines):
        if re.fullmatch(r"\|[-|]+\|", line):
            found.append([])
        elif line.startswith("|") and before.startswith("|"):
            found[-1].append(Row(tuple(cell.strip() for cell in _CELLS.split(line)[1:-1])))
    assert found, "there is no table"
    return found


def blocks(text: str, language: str = "") -> list[Block]:
    """Return the fenced blocks of a text, all of them or those in a language."""
    return [found for match in _FENCE.findall(text) if (found := Block(*match)).language == (language or match[0])]


def spans(text: str) -> list[str]:
    """Return the code spans of a text, fenced blocks aside."""
    return _SPAN.findall(_FENCE.sub("", text))


def words(text: str, before: str) -> list[str]:
    """Return the words of the first code span that follows some words."""
    return spans(text[text.index(before) :])[0].split()
