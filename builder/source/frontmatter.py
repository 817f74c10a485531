"""Front matter: YAML read for its texts and their places, never for its types.

Which type a value has is the schema's business (docs/format.md, Reading).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from frontmatter.default_handlers import BaseHandler

from builder.source import events, faults, flow, mending
from builder.source.document import Fault
from builder.source.events import BrokenError, Entry, TooDeepError
from builder.source.fences import FENCE
from builder.source.lines import as_shown, on_one_line

_CHUNK = re.compile(r"^(?=[^\s#\-\]}])", re.MULTILINE)
_DOCUMENT = re.compile(r"(?:\.\.\.|---|%)")
_LISTED = re.compile(r"(?P<key>\w[^:#\n]*):[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*(?P<indent> *)-\s")
# What stands at the very beginning of a line is no part of the value above it, nor is a list or key below a whole one.
_WHOLE = re.compile(
    r"^(?=[\-\]}])|\A[^\n:]*:[ \t]+[\[\"'][^\n]*[\]\"'][ \t]*\n(?=[ \t]+(?:-|[^\W\d][\w-]*:)(?:\s|\Z))", re.MULTILINE
)
_LINE = re.compile(r"^( *)(?=[^\s#]|\t[ \t]*(?:-|[^\W\d][\w-]*:)\s)", re.MULTILINE)


class NoteHandler(BaseHandler):
    """python-frontmatter's way in, without its defaults: every value stays the text that was typed."""

    FM_BOUNDARY = FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return the values of the front matter *fm*, faulty ones left out."""
        return values(read(fm)[0])


def values(entries: Iterable[Entry]) -> dict[str, str | tuple[str, ...]]:
    """Return what the entries say, of a key that is given twice the one that counts; an empty value is absent.

    A text of several lines becomes one line.
    """
    said = ((key, _value_of(entry)) for key, entry in counting(entries).items())
    return {key: value for key, value in said if value}


def counting(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return of each key the entry that counts: the first that says something, else the first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.key not in found or (_value_of(entry) and not _value_of(found[entry.key])):
            found[entry.key] = entry
    return found


def _value_of(entry: Entry) -> str | tuple[str, ...]:
    """Return what an entry says, each text made one line; what is empty says nothing."""
    value = entry.value or ""
    return tuple(map(on_one_line, value)) if isinstance(value, tuple) else on_one_line(value)


def read(text: str) -> tuple[tuple[Entry, ...], list[Fault]]:
    """Return the entries of front matter and its faults; a broken line costs its own key or list item only."""
    plain = as_shown(text)
    try:
        entries, found = events.read(plain)
    except (BrokenError, TooDeepError):
        entries, found = _chunk_by_chunk(plain)
    if len({entry.key for entry in entries}) < len(entries):
        found += _duplicates(plain, entries)
    if "#" in plain:
        spans = (span for entry in entries if entry.value is not None for span in entry.item_spans or (entry.span,))
        told = {fault.start for fault in found}
        commented = filter(None, (faults.comment(plain, *span) for span in spans))
        found += (fault for fault in commented if fault.start not in told)
    return tuple(entries), found


def _chunk_by_chunk(text: str) -> tuple[list[Entry], list[Fault]]:
    """Read each top-level key for itself, so that one broken line does not cost the others."""
    entries: list[Entry] = []
    found: list[Fault] = []
    starts = sorted({0, *(match.start() for match in _CHUNK.finditer(text))})
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        if _DOCUMENT.match(text, start, end):
            found.append(faults.second_document(text, start))
            continue
        chunk = text[start:end]
        try:
            read_entries, wrong = events.read(chunk)
        except (BrokenError, TooDeepError) as error:
            read_entries, wrong = _what_can_be_read(chunk, error)
        entries += (entry.moved(start) for entry in read_entries)
        found += (fault.moved(start) for fault in wrong)
    return entries, found


def _what_can_be_read(chunk: str, error: BrokenError | TooDeepError) -> tuple[list[Entry], list[Fault]]:
    """Return what can be read of a key that is refused as a whole, and what is wrong with the rest."""
    listed = _LISTED.match(chunk)
    if listed and mending.readable(chunk[: listed.start("indent")]):
        return _item_by_item(chunk, listed)
    inline = flow.read(chunk, error) if isinstance(error, BrokenError) else None
    if inline:
        entry, wrong = inline
        return [entry], wrong
    whole = _WHOLE.search(chunk)
    try:
        entries, found = events.read(chunk[: whole.end()] if whole else "")
    except (BrokenError, TooDeepError):
        entries, found = [], []
    return entries or list(events.unread(chunk, 0)), [*found, _refused(chunk, error)]


def _item_by_item(chunk: str, listed: re.Match[str]) -> tuple[list[Entry], list[Fault]]:
    """Read each item of a list for itself, below an empty one; so is a line that is no item, nor can go on with one."""
    head = f"x:\n{listed['indent']}- ''\n"
    items: dict[tuple[int, int], str] = {}
    found: list[Fault] = []
    lines = _LINE.finditer(chunk, listed.start("indent"))
    starts = [line.start() for line in lines if len(line[1]) <= len(listed["indent"])]
    for start, end in zip(starts, [*starts[1:], len(chunk)], strict=True):
        try:
            said, wrong = events.read_items(head, chunk[start:end], "", start)
        except (BrokenError, TooDeepError) as error:
            found.append(_refused(head + chunk[start:end], error, len(head)).moved(start - len(head)))
        else:
            items |= said
            found += wrong
    key = listed["key"].rstrip()
    value = tuple(items.values()) or None
    return [Entry(key, (0, len(key)), value, (starts[0], len(chunk.rstrip())), tuple(items))], found


def _refused(chunk: str, error: BrokenError | TooDeepError, start: int = 0) -> Fault:
    if isinstance(error, BrokenError):
        return faults.broken(chunk, error.at, error.problem)
    return faults.nested(chunk, start, start, len(chunk))


def _duplicates(text: str, entries: Iterable[Entry]) -> Iterator[Fault]:
    counts = counting(entries)
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.value is None and not text.startswith(":", entry.key_span[1]):
            continue  # a line without a colon, which is told already
        if first.setdefault(entry.key, entry) is entry:
            continue
        used = counts[entry.key]
        if not _value_of(used):
            what = "neither can be used"
        elif used is entry:
            what = "this one is used, the first one is left out"
        else:
            which = "the first" if used is first[entry.key] else "another"
            what = f"{which} one is used, this one is left out"
        yield faults.duplicate(entry.key, what, *entry.key_span)
