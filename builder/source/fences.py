"""Where front matter begins and ends, why a note has none, and where it was meant to end earlier."""

import re
from typing import NamedTuple

from builder.source.document import Fault

FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
"""The line above front matter."""

_CLOSING = re.compile(r"\n---[ \t]*\r?$", re.MULTILINE)  # begins with what the engine can skip to
_HEADING = re.compile(r"^#{2,6}[ \t]+[^\s#][^\r\n]*", re.MULTILINE)
_COMMENTS = re.compile(r"^#[^\n]*", re.MULTILINE)
_KEY_OR_COMMENT = re.compile(r"#|(?!\d+\.)[^\s:\-*+][^:\n]*:(?:\s|$)")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TYPOGRAPHIC = re.compile(rf"^[{_DASHES}]{{1,3}}[ \t]*\r?$", re.MULTILINE)
_DASH_OF_PHONES = re.compile(rf"^(?=-?[{_DASHES[1:]}])[{_DASHES}]{{1,3}}[ \t]*\r?$", re.MULTILINE)
_KEY = r"[ \t]*(?:#[^\n]*\n[ \t]*)*[a-z_]+:(?:[ \t][^\n]*)?\n"
_NEARLY_OPENING = rf"([-=*+~_]{{3,}})[ \t]*\r?\n{_KEY}"  # not compiled: notes like these are rare
_LOWER_FRONT = rf"^---[ \t]*\r?\n({_KEY}(?:(?!---)[^\n]*\n)*)---[ \t]*\r?$"
_NEARLY_CLOSING = re.compile(r"^([ \t]*(?:-{3,}|\.{3,}|={3,}))[ \t]*\r?$", re.MULTILINE)
_UNSEEN = "\ufeff\u200b\u200e\u200f\u2060"  # what programs slip in before a text


class Fences(NamedTuple):
    """The offsets, in characters, at which front matter and body begin, and at which the front matter ends."""

    front: int
    front_end: int
    body: int


def find(text: str) -> Fences | None:
    """Return where the front matter of *text* is, or None where it has none."""
    opening = FENCE.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    return Fences(opening.end() + 1, closing.start() + 1, min(closing.end() + 1, len(text)))


def why_none(text: str) -> Fault:
    """Return the reason why *text* has no front matter."""
    opened = bool(FENCE.match(text))
    dash = _TYPOGRAPHIC.search(text, len("---") if opened else 0)
    first_line = len(text.split("\n", 1)[0].rstrip("\r"))
    if dash and (opened or dash.start() == 0):
        return _dash(dash)
    nearly = _NEARLY_CLOSING.search(text, len("---")) if opened else None
    if nearly:
        message = f"“{nearly[1]}” does not close the front matter: only “---” does, with nothing before or after it"
        return Fault(*nearly.span(1), "unclosed-front-matter", message, "write “---” on this line")
    if opened:
        message = "the front matter is never closed: a second line “---” is missing"
        return Fault(0, first_line, "unclosed-front-matter", message, "write “---” below the last key")
    return _unopened(text, first_line)


def overrun(front: str) -> Fault | None:
    """Return the fault of front matter that a rule further down in the text closes, or None where it ends as meant."""
    if front.isascii() and "##" not in front:  # as most is
        return None
    dash = next((one for one in _DASH_OF_PHONES.finditer(front) if not _is_above_key(front, one.end())), None)
    if dash:
        return _dash(dash)
    heading = _heading(front)
    if not heading:
        return None
    message = "a heading stands in the front matter, which seems not to be closed: a line “---” is missing above it"
    return Fault(*heading, "unclosed-front-matter", message, "write “---” below the last key")


def _unopened(text: str, first_line: int) -> Fault:
    """Return the reason why *text*, whose first line is so long, does not begin with “---”."""
    shown = text.lstrip()
    span, message = (0, first_line), "this note does not begin with front matter"
    remedy = "begin it with a line “---”, then “key: value” lines, then another “---”"
    nearly = re.match(_NEARLY_OPENING, text)
    lower = re.search(_LOWER_FRONT, text, re.MULTILINE)
    if FENCE.match(shown.lstrip(_UNSEEN)):
        how = "it is only an empty line" if FENCE.match(shown) else "it cannot be seen"
        span, message = (0, 1), f"something stands before the first “---”, even if {how}"
        remedy = "delete it, so that the file begins with “---”"
    elif nearly:
        message = f"“{nearly[1]}” does not open the front matter: only “---” does"
        remedy = "write “---” on this line"
    elif lower:
        message = "something stands above the front matter, which has to come first"
        closing = text.count("\n", 0, lower.end(1)) + 1
        remedy = f"move it below the “---” that closes the front matter, on line {closing}"
    return Fault(*span, "no-front-matter", message, remedy)


def _is_above_key(front: str, at: int) -> bool:
    """Return whether front matter goes on with a key at *at*, so that a dash above it was not meant to close it."""
    return bool(re.match(_KEY, front[at:].lstrip()))


def _heading(front: str) -> tuple[int, int] | None:
    """Return where a heading of the text stands in front matter, or None; a comment of YAML's has keys below it."""
    above, begin = "", 0  # the last that is said above, and where what is not looked at yet begins
    for match in _HEADING.finditer(front):
        above = _COMMENTS.sub("", front[begin : match.start()]).rstrip() or above
        begin = match.end()
        below = front[begin:].lstrip()
        if below and not above.endswith(":") and not _KEY_OR_COMMENT.match(below):
            return match.span()
    return None


def _dash(match: re.Match[str]) -> Fault:
    typed = match[0].strip()
    message = f"“{typed}” should be three hyphens"
    if not typed.isascii():
        message += "; a phone may have turned them into a dash"
    return Fault(match.start(), match.start() + len(typed), "typographic-dash", message, "write “---” on this line")
