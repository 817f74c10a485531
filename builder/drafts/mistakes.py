"""What is wrong in the writing of a template, in the words of whoever wrote it; letters and themes share it."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from builder.diagnostics import Diagnostic
from builder.model.nearest import offer
from builder.source.document import Document

if TYPE_CHECKING:
    from jinja2 import Environment

_NO_SUCH = re.compile(r"No (filter|test) named '([^']+)'")
_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '([^']+)'")
_OPEN = re.compile(r"innermost block that needs to be closed is '([^']+)'")
_STRAY = re.compile(r"unexpected char (['\"].+['\"]) at \d+")
_ENDED = ("block", "call", "filter", "for", "if", "macro", "set", "with")
_TAGS = (*_ENDED, *(f"end{name}" for name in _ENDED), "elif", "else", "extends", "from", "import", "include")


class Mistake(NamedTuple):
    """What is wrong, how to mend it, and the words of the template that it is about, where they are known.

    ``line`` is where they stand, if that is not where jinja gave up.
    """

    message: str
    remedy: str
    marked: str = ""
    line: int = 0


class Advice(NamedTuple):
    """How a kind of template is mended: the page that says what it can do, what to compare it with."""

    guide: str
    compare: str


def syntax(words: str, lines: Sequence[str], environment: "Environment", advice: Advice) -> Mistake:
    """Return what jinja's *words* mean about a template of these *lines* that it cannot read."""
    if match := _NO_SUCH.search(words):
        known = environment.filters if match[1] == "filter" else environment.tests
        return Mistake(f"there is no {match[1]} “{match[2]}”", near(match[2], known) or advice.guide, match[2])
    still_open = _OPEN.search(words)
    if match := _UNKNOWN_TAG.search(words):
        remedy = f"“{still_open[1]}” is still open: write {{% end{still_open[1]} %}} first" if still_open else ""
        close = "" if match[1] in _TAGS else near(match[1], _TAGS)
        return Mistake(f"“{match[1]}” is not a tag that can stand here", close or remedy or advice.guide, match[1])
    if still_open:
        name = still_open[1]
        remedy = f"write {{% end{name} %}} where it ends"
        return Mistake(f"“{name}” is never closed", remedy, name, _opened(name, lines))
    if match := _STRAY.search(words):
        return Mistake(
            f"“{match[1][1:-1]}” cannot stand here", "look for a quotation mark or bracket that has no partner"
        )
    words = words.strip().removesuffix(".") or "this is not a template"
    return Mistake(f"this cannot be read: {quoted(words[:1].lower() + words[1:])}", advice.compare)


def too_much() -> Mistake:
    """Return what is wrong with a template that is well written and yet cannot be read."""
    return Mistake("this template nests too deeply, or holds too long a number, to be read", "make it simpler")


def near(name: str, names: Iterable[str]) -> str:
    """Return the question whether the nearest of *names* was meant, whatever its ending; nothing where none is near."""
    return offer(name, sorted(names), _stem)


def quoted(words: str) -> str:
    """Return jinja's words with our quotation marks."""
    return re.sub(r"'([^']*)'", r"“\1”", words)


def diagnostic(document: Document, line: int, code: str, mistake: Mistake) -> Diagnostic:
    """Return the diagnostic of a mistake: for a line of a template, from 1, or for the words of it that are wrong."""
    lines = document.text.split("\n")
    number = min(max(mistake.line or line, 1), len(lines))
    start = sum(len(one) + 1 for one in lines[: number - 1])
    words = lines[number - 1]
    marked = re.escape(mistake.marked)
    found = re.search(rf"(?<!\w){marked}(?!\w)", words) or re.search(marked, words)
    first, last = found.span() if found and mistake.marked else (0, len(words))
    return document.problem(start + first, start + last, code, mistake.message, mistake.remedy)


def _opened(name: str, lines: Sequence[str]) -> int:
    """Return the line of the last tag *name* that no end belongs to."""
    still_open: list[int] = []
    for number, line in enumerate(lines, 1):
        for tag in re.findall(rf"{{%-?\s*(end{name}|{name})\b", line):
            if tag == name:
                still_open.append(number)
            elif still_open:
                still_open.pop()
    return still_open[-1] if still_open else 0


def _stem(name: str) -> str:
    return name.removesuffix(".html")
