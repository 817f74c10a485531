"""The form of a piece of news, and who is to be told it: what is meant for few is never told everyone for a slip."""

import re

from builder.checks import colons
from builder.checks.brackets import TOLD, UnfitError, read_day
from builder.checks.forms import Context, Form, read_first
from builder.model.explaining import shown
from builder.model.items import News
from builder.model.words import Audience
from builder.source.body import Item

_AUDIENCES = {word.value: word for word in Audience}
_NEWS = re.compile(r"([^\s:]+(?:[T ]\d\d?:\d\d\S*)?)\s*:\s+(\S.*)", re.DOTALL)
_GLUED = re.compile(r"(\d{4}-\d\d-\d\d):(?=\S)")
_TELL = re.compile(r"\(tell (everyone|mentors|nobody)\)", re.IGNORECASE)
_TELL_ODDLY = re.compile(  # what somebody meant for a bracket of that kind
    r"[(\[{\uff08]\s*(?:(?:(?:tell?|told|only|just)\b[\s:]*)*everyone"  # (with everyone) may be said of what happened
    r"|(?:(?:tell?|told|to|for|with|only|just|my)\b[\s:]*)*(?:mentors|nobody))(?:\s+only)?\s*(?:[)\]}\uff09]|[.!]*$)"
    r"|[(\[{\uff08]\s*(?:private|secret|confidential|(?:do not|don['’]t) tell\b[^()]*)\s*(?:[)\]}\uff09]|$)"
    r"|\btell (?:mentors|nobody)(?=[\s.!]*$)",
    re.IGNORECASE,
)
_TELL_END = re.compile(r"\(tell\b([^()]*)\)[\s.!]*$", re.IGNORECASE)


def _news(item: Item, _: Context) -> News:
    match = _NEWS.fullmatch(item.text.strip())
    if not match:
        glued = _GLUED.match(item.text)
        if glued:
            raise UnfitError(0, glued.end(), "a space is missing after the colon", f"write “{glued[1]}: …”")
        read_first(item)
        raise colons.in_news(item.text) or UnfitError(0, len(item.text), "this is not a piece of news")
    day = read_day(match[1], 0)
    text, audience = match[2], Audience.EVERYONE
    end = _TELL_END.search(text)
    if end:
        said = end[1].strip().lower()
        text = text[: end.start()]
        if said not in _AUDIENCES:
            raise _odd(end[0].rstrip(" \t.!"), match.start(2) + end.start(), "does not say who is told")
        audience = _AUDIENCES[said]
    elsewhere = _TELL.search(text)
    if elsewhere:  # what is meant for few must not be told everyone for a slip
        raise _odd(elsewhere[0], match.start(2) + elsewhere.start(), "does not stand at the end")
    oddly = None if end else _TELL_ODDLY.search(text)
    if oddly:
        raise _odd(oddly[0], match.start(2) + oddly.start(), "does not say in the right form who is told")
    if not text.strip():
        raise UnfitError(match.start(2), len(item.text), "this does not say what happened")
    return News(day, text.strip(), audience, item.start)


def _odd(said: str, start: int, why: str) -> UnfitError:
    return UnfitError(start, start + len(said), f"“{shown(said)}” {why}")


NEWS = Form(
    _news,
    "DATE: what happened (tell everyone), or (tell mentors), or (tell nobody)",
    TOLD,
    begins=rf"{colons.DAY}:[ \t]",
    alone=True,
)
