"""Items that lack only a colon before their words, or say a little differently what their form wants.

Each function returns what is wrong with an item that does not fit, with the item as it has to be, or None.
"""

import re
from urllib.parse import unquote

from builder.checks.brackets import UnfitError
from builder.model.explaining import explain_choice, shown
from builder.model.words import Channel, LogType

DAY = r"\d{4}-\d\d-\d\d(?:[ T]\d\d?:\d\d[^\s\uff1a]*)?"
"""How a day, or a time, begins an item, whether there is such a day or not."""

BOX = re.compile(r"(\[[ xX-]?\])\s+(\S.*)", re.DOTALL)
"""A task box with its text, as no item begins whose form has no box."""

_GAP = r"[\s,;.\uff1a\-\u2010-\u2015\u2212]"
_NEWS = re.compile(rf"{DAY}(?={_GAP})")
_LOGGED = re.compile(
    rf"{DAY}\s+(?:{'|'.join(LogType)})(?P<channel>\s+by\s+(?:{'|'.join(Channel)}))?(?={_GAP})", re.IGNORECASE
)
_CHANNEL = re.compile(
    rf"(\(?(?:by|per|via)\s+({'|'.join(Channel)})\)?)(?:(?::|{_GAP})\s*(\S.*))?", re.IGNORECASE | re.DOTALL
)
_BY = re.compile(r"by(?:\s+([^\s:][^:]*)|$)", re.IGNORECASE)
_NAMED = re.compile(rf"(?:\[\[[^\[\]]+\]\](?:\s*\([^()]*\))?|[^(:\[\]]+\([^()]*\))(?={_GAP})")
_MARKDOWN_LINK = re.compile(r"\[[^\[\]]*\]\((?:[^()\s]*/)?([^()\s/#]+)\.md(?:#[^()\s]*)?\)")


def in_log(text: str) -> UnfitError | None:
    """Look at a log entry, which may also say in other words than “by” how it went."""
    head, at, note = _split(_LOGGED, text)
    if not head:
        return None
    channel, by = (None, None) if head["channel"] else (_CHANNEL.fullmatch(note), _BY.match(note))
    if channel:
        message = f"“{channel[1]}” is not how a log entry says by which channel"
        mended = f"write {head[0]} by {channel[2].lower()}" + (f": {shown(channel[3])}" if channel[3] else "")
        return UnfitError(at, at + len(channel[1]), message, mended)
    if by:
        said = (by[1] or by[0]).strip()
        start = at + note.index(said)
        return UnfitError(
            start, start + len(said), f"“{shown(said)}” is not a channel", explain_choice(said, Channel)[1]
        )
    return _unparted(head[0], at, note, text)


def in_referral(text: str) -> UnfitError | None:
    """Look at a referral, which may also be several, have a task box, or be a link to a note."""
    box = BOX.match(text)
    if box:
        return UnfitError(0, box.end(1), f"“{box[1]}” stands where the name belongs", f"write {shown(box[2])}")
    link = _MARKDOWN_LINK.match(text)
    if link:
        message = "a link to a note is written in another way here"
        return UnfitError(0, link.end(), message, f"write [[{unquote(link[1])}]]")
    head, at, note = _split(_NAMED, text)
    if not head or note.startswith("("):
        return None
    if "[[" in note:
        return UnfitError(at, len(text), "a second name stands in this item", "write each name on a line of its own")
    return _unparted(head[0], at, note, text)


def in_news(text: str) -> UnfitError | None:
    """Look at a piece of news."""
    head, at, note = _split(_NEWS, text)
    return _unparted(head[0], at, note, text) if head else None


def _split(begins: re.Pattern[str], text: str) -> tuple[re.Match[str] | None, int, str]:
    """Return how *text* begins, where its words begin, and these words; None for the first where it has not both."""
    head = begins.match(text)
    note = re.sub(rf"\A{_GAP}+", "", text[head.end() :]) if head else ""
    return head if note.strip() else None, len(text) - len(note), note.strip()


def _unparted(head: str, at: int, note: str, text: str) -> UnfitError:
    message = f"“{shown(note)}” stands here without a colon before it"
    return UnfitError(at, len(text), message, f"write {head}: {shown(note)}")
