"""A list in brackets that YAML refuses as a whole: read item by item, so that a broken item costs itself alone."""

import re
from collections.abc import Iterator

from builder.source import broken_lines, events, faults, mending
from builder.source.document import Fault
from builder.source.events import BrokenError, Entry, TooDeepError

_LIST = re.compile(
    r"(?P<key>[^\s:#\"'\[\]{}-][^:\n]*):[ \t]+(?P<list>\[(?P<items>[^\n]*(?:\n[^\n]*)*?)\])[ \t]*(?:#[^\n]*)?"
    r"(?:\n[ \t]*(?:#[^\n]*)?)*\Z"
)
# What lacks its second quotation mark may go on to the end; commas within quotation marks and brackets part nothing.
_ITEM = re.compile(
    r"\s*((?:\"(?![^\"]*\")|'(?![^']*')).*|(?:\"[^\"]*\"|'[^']*'|\[+[^\[\]]*\]+|\{[^{}]*\})?[^,]*)(?:,|$)"
)
_MORE = re.compile(r"(?:^|[ \t])#|\n[ \t]*[^\W\d][\w-]*:(?:\s|\Z)", re.MULTILINE)  # than a list on several lines holds
_HEAD = "x: ['', "  # alone, a list in it would be taken for a link
_LONG = 200  # characters of a list that is shown mended


def read(chunk: str) -> tuple[Entry, list[Fault]] | None:
    """Return what can be read of a key with a list in brackets, and what is wrong with the rest.

    None where *chunk* is no such list; no faults where every item can be read, so that the list itself is wrong.
    """
    found = _LIST.match(chunk)
    if not found or not _is_balanced(found["items"]) or ("\n" in found["items"] and _MORE.search(found["items"])):
        return None
    items: dict[tuple[int, int], str] = {}
    wrong: list[Fault] = []
    broken: dict[tuple[int, int], BrokenError | TooDeepError] = {}
    for start, end in _spans(chunk, *found.span("items")):
        try:
            said, told = events.read_items(_HEAD, chunk[start:end], "]", start)
        except (BrokenError, TooDeepError) as error:
            broken[start, end] = error
        else:
            items |= said
            wrong += told
    key = found["key"].rstrip()
    mended = _mended(key, found["list"]) if broken else ""
    wrong += (_refused(chunk, *span, error, mended) for span, error in broken.items())
    return Entry(key, (0, len(key)), tuple(items.values()) or None, found.span("list"), tuple(items)), wrong


def _is_balanced(items: str) -> bool:
    depth = 0
    for char in items:
        depth += (char == "[") - (char == "]")
        if depth < 0:
            return False
    return not depth


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the offsets of the items between two offsets, blanks around them and empty ones left out."""
    for item in _ITEM.finditer(text, start, end):
        said = item[1].rstrip()
        if said:
            yield item.start(1), item.start(1) + len(said)


def _mended(key: str, listed: str) -> str:
    """Return the line of *key* with the whole list mended, or nothing where that cannot be, or would be long."""
    line = f"{key}: {mending.mended(listed)}" if len(listed) < _LONG else ""
    return line if line.startswith(f"{key}: [") and mending.readable(line) else ""


def _refused(chunk: str, start: int, end: int, error: BrokenError | TooDeepError, mended: str) -> Fault:
    """Return the fault of the item between two offsets of a list, whose line is shown *mended* where that can be."""
    if isinstance(error, TooDeepError):
        return faults.nested(chunk, start, start, end)
    unseen = broken_lines.explain_unseen(chunk, start, end)
    if unseen:
        return Fault(*unseen[:2], "bad-yaml", *unseen[2:])
    item = chunk[start:end]
    remedy = f"write {mended or mending.quote(mending.shortened(mending.unquoted(item)))}"
    return Fault(start, end, "bad-yaml", broken_lines.reason(item, error.problem), remedy)
