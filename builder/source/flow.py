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


def read(chunk: str, error: BrokenError) -> tuple[Entry, list[Fault]] | None:
    """Return what can be read of a key with a list in brackets that is refused, and what is wrong with the rest.

    None where *chunk* is no such list.
    """
    found = _LIST.match(chunk)
    if not found or not _is_balanced(found["items"]) or ("\n" in found["items"] and _MORE.search(found["items"])):
        return None
    items: dict[tuple[int, int], str] = {}
    wrong: list[Fault] = []
    broken: dict[tuple[int, int], BrokenError | TooDeepError] = {}
    spans = list(_spans(chunk, *found.span("items")))
    for start, end in spans:
        try:
            said, told = events.read_items(_HEAD, chunk[start:end], "]", start)
        except (BrokenError, TooDeepError) as refused:
            broken[start, end] = refused
        else:
            items |= said
            wrong += told
    key = found["key"].rstrip()
    is_shown = len(found["items"]) < _LONG and "\n" not in found["items"]
    mended = _mended(key, [chunk[slice(*span)] for span in spans]) if is_shown else ""
    wrong += (_refused(chunk, *span, refused, mended) for span, refused in broken.items())
    if not (broken and mended):  # which shows the list without them
        wrong += _empty(chunk, *found.span("items"), mended)
    wrong = wrong or [faults.broken(chunk, error.at, error.problem)]
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


def _mended(key: str, items: list[str]) -> str:
    """Return the line of *key* with the whole list mended, or nothing where that cannot be."""
    texts = {item: mending.as_text(item) for item in items}
    line = f"{key}: [{', '.join(texts[item] for item in items)}]"
    nests = any(item[0] in "[{" and text != item for item, text in texts.items())  # which may be meant otherwise
    return "" if nests or not mending.readable(line) else line


def _empty(text: str, start: int, end: int, mended: str) -> Iterator[Fault]:
    """Yield the fault of each comma between two offsets of a list that YAML misses a value before."""
    for item in _ITEM.finditer(text, start, end):
        if item[0].strip() == ",":
            remedy = f"write {mended}" if mended else "delete it"
            yield Fault(item.end() - 1, item.end(), "bad-yaml", "this comma has no value before it", remedy)


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
