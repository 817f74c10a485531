"""The bracket that may end an item: ``(by DATE, done DATE)`` and the like (docs/format.md, Sections)."""

import re
from datetime import date
from typing import NamedTuple

from builder.model.dates import parse_moment
from builder.model.explaining import explain_day, shown
from builder.source.body import Item, right_below

_BRACKET = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)?)\)\s*[.;]?$")
_DAY = r"(?:by|made|done) [0-9]{4}-[0-9]{2}-[0-9]{2}"
_USUAL = re.compile(rf"(.*\S) \(({_DAY}(?:, {_DAY})*+)\)")
_TO = re.compile(r"\s*to\s", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\s*(by|made|done|to)\s+(\S.*)", re.IGNORECASE | re.DOTALL)

_OPENS, _CLOSES, _DATE = r"[(\[{\uff08]\s*", r"[)\]}\uff09]?", r"\d{4}-\d\d?-\d\d?"
_COLON, _MARK = r"\s*(?::\s*)?", r"\s*(?:[:.,]\s*)?"
_ENDS = r"(?=[\s.;!]*$)"
_GLUED = re.compile(r"(\d{4}-\d\d-\d\d)(?:\s*;|\s+(?:and|&))?\s+((?:by|made|done|to)\s.*\S)", re.IGNORECASE)
_GLUED_DAY = re.compile(r"(?<=[\s;])(?:by|made|done)\s+\d{4}-\d\d-\d\d", re.IGNORECASE)
STRAY = re.compile(
    rf"{_OPENS}(?:by|made|done)\b{_MARK}{_DATE}[^()\[\]{{}}\uff08\uff09]*{_CLOSES}"
    rf"|{_OPENS}(?:(?:due|until|till|before|on|deadline|bye)\b{_MARK})?{_DATE}\s*+{_CLOSES}{_ENDS}"
    rf"|(?:\bby|\b(?:due|deadline)\b|@|[📅🗓⏳✅]\ufe0f?){_COLON}{_DATE}{_CLOSES}{_ENDS}",
    re.IGNORECASE,
)
"""Finds in a text what looks like the bracket that ends an item, or was meant for one."""

_WHOLE = r"\((?:{})\s[^()]*(?:\([^()]*\)[^()]*)?\)[\s.;]*$"


class Bracket(NamedTuple):
    """How the bracket of an item is found: ``whole`` on the item's line, and ``wrapped`` below it.

    A wrapped one stands on a line of its own, or at the end of another, where “(by phone)” and the like are only words.
    """

    whole: re.Pattern[str]
    wrapped: re.Pattern[str]


PROMISED = Bracket(
    re.compile(_WHOLE.format("by|made|done|to"), re.IGNORECASE),
    re.compile(
        r"^[ \t]*\((?:by|made|done|to)\s|\((?:(?:by|made|done)\s+\d|to\s)[^()]*\)[\s.;]*$", re.IGNORECASE | re.MULTILINE
    ),
)
TO_DO = Bracket(
    re.compile(_WHOLE.format("by|done"), re.IGNORECASE),
    re.compile(r"^[ \t]*\((?:by|done)\s|\((?:by|done)\s+\d[^()]*\)[\s.;]*$", re.IGNORECASE | re.MULTILINE),
)
NAMED = Bracket(re.compile(r"\([^()]*\)\s*(?::|$)"), re.compile(r"\A\s*\([^()]*\)\s*(?::|\Z)"))
TOLD = Bracket(re.compile(r"\(tell\b[^()]*\)[\s.!]*$", re.IGNORECASE), re.compile(r"\(tell\b", re.IGNORECASE))


_LIKE_AN_ITEM = re.compile(r"^[ \t]{0,3}[-+•–—]\S", re.MULTILINE)


def going_on(item: Item) -> str:
    """Return the lines below an item that go on with its text; not those that look like items (unread-item)."""
    return _LIKE_AN_ITEM.split(right_below(item), maxsplit=1)[0]


WRAPPED = "a bracket seems to be wrapped onto the next line, where it does not count"
ON_ONE_LINE = "write the item and its bracket on one line"


def is_wrapped(item: Item, bracket: Bracket) -> bool:
    """Return whether a bracket seems to go on, or to stand, on a line below the item's own."""
    below = going_on(item) if item.below else ""
    goes_on = item.text.count("(") > item.text.count(")") and below.count(")") > below.count("(")
    return goes_on or bool(bracket.wrapped.search(below) and not bracket.whole.search(item.text))


class UnfitError(Exception):
    """An item that does not fit its form: the offsets to mark within its text, the message and the help."""

    def __init__(self, start: int, end: int, message: str, remedy: str = "") -> None:
        """Keep what the diagnostic needs; without a help of its own the form is shown."""
        super().__init__(message)
        self.start, self.end, self.message, self.remedy = start, end, message, remedy


def read_day(text: str, start: int) -> date:
    """Return the day that *text*, which begins at *start* within its item, names; raise UnfitError."""
    moment = parse_moment(text)
    if moment:
        return moment.day
    raise UnfitError(start, start + len(text), *explain_day(text))


class Attributes(NamedTuple):
    """The text before the bracket, the days in it by their words, and whom ``to`` names, with the offset."""

    text: str
    days: dict[str, date]
    to: tuple[str, int] | None


def attributes(text: str, offset: int, allowed: tuple[str, ...]) -> Attributes:
    """Split off the bracket of ``by``, ``made``, ``done`` and ``to`` that ends an item.

    *offset* is where *text* begins within the item. A bracket of other words is part of the text.
    """
    if text[-1:] == ")" and (usual := _usual(text, allowed)):
        return usual
    match = _BRACKET.search(text) if ")" in text else None
    parts = _parts(match[1]) if match else []
    found = [_ATTRIBUTE.match(part) for part in parts]
    if not match or not any(one and one[1].lower() in allowed for one in found):
        return Attributes(text.strip(), {}, None)
    days: dict[str, date] = {}
    to: tuple[str, int] | None = None
    at = offset + match.start(1)
    for part, one in zip(parts, found, strict=True):
        if not part.strip():
            comma = at - 1 if at > offset + match.start(1) else at + len(part)
            raise UnfitError(comma, comma + 1, "there is a comma too many in this bracket")
        name = one[1].lower() if one else ""
        if not one or name not in allowed or name in days or (name == "to" and to):
            start = at + len(part) - len(part.lstrip())
            message = f"“{shown(part.strip())}” is not something that this bracket can hold"
            message = f"“{name}” stands twice in this bracket" if name in allowed else message
            raise UnfitError(start, start + len(part.strip()), message)
        apart = _with_comma(name, one[2])
        if apart:
            mended = f"write ({match[1].replace(part.strip(), apart).strip()})"
            raise UnfitError(at + one.start(2), at + one.end(2), "a comma is missing in this bracket", mended)
        if name == "to":
            to = (one[2].rstrip(), at + one.start(2))
        else:
            days[name] = read_day(one[2].rstrip(), at + one.start(2))
        at += len(part) + 1
    return Attributes(text[: match.start()].strip(), days, to)


def _with_comma(name: str, said: str) -> str:
    """Return what *said* means behind one word of a bracket where another word goes on in it, else nothing."""
    if name != "to":
        glued = _GLUED.match(said)
        return f"{name} {glued[1]}, {glued[2]}" if glued else ""
    day = _GLUED_DAY.search(said)
    who = said[: day.start()].rstrip("; ").removesuffix(" and").removesuffix("&").rstrip() if day else ""
    return f"to {who}, {said[day.start() :]}" if day and who else ""


def _usual(text: str, allowed: tuple[str, ...]) -> Attributes | None:
    """Return what *text* says where its bracket holds days alone, as most do, and nothing is wrong with them."""
    match = _USUAL.fullmatch(text)
    if not match:
        return None
    days: dict[str, date] = {}
    for part in match[2].split(", "):
        name, _, typed = part.partition(" ")
        moment = parse_moment(typed)
        if not moment or name not in allowed or name in days:
            return None
        days[name] = moment.day
    return Attributes(match[1].lstrip(), days, None)


def _parts(bracket: str) -> list[str]:
    """Split what stands in a bracket at its commas, but for those of the name behind ``to``."""
    parts: list[str] = []
    for part in bracket.split(","):
        if parts and _TO.match(parts[-1]) and not _ATTRIBUTE.match(part):
            parts[-1] += f",{part}"
        else:
            parts.append(part)
    return parts
