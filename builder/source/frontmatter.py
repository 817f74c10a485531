"""Front matter: YAML read for its texts and their places, never for its types.

Which type a value has is the schema's business (docs/format.md, Reading).
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from frontmatter.default_handlers import BaseHandler

from builder.source import events, faults
from builder.source.events import BrokenError, Entry, TooDeepError
from builder.source.faults import Fault
from builder.source.reading import FENCE

_CHUNK = re.compile(r"^(?=[^\s#\-\]}])", re.MULTILINE)
_DOCUMENT = re.compile(r"(?:\.\.\.|---|%)")
_BREAKS = str.maketrans({"\u2028": " ", "\u2029": " ", "\x85": " ", "\r": " "})  # line ends to YAML, to no editor


class NoteHandler(BaseHandler):
    """python-frontmatter's way in, without its defaults: every value stays the text that was typed."""

    FM_BOUNDARY = FENCE
    START_DELIMITER = END_DELIMITER = "---"

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return the values of the front matter *fm*, faulty ones left out."""
        return values(read(fm)[0])


def values(entries: tuple[Entry, ...]) -> dict[str, str | tuple[str, ...]]:
    """Return what the entries say: the first of duplicate keys, without empty values (an empty one is absent).

    A text of several lines becomes one line.
    """
    said: dict[str, str | tuple[str, ...]] = {}
    for entry in entries:
        if entry.key not in said and entry.value:
            value = tuple(map(_joined, entry.value)) if isinstance(entry.value, tuple) else _joined(entry.value)
            if value:
                said[entry.key] = value
    return said


def _joined(text: str) -> str:
    return " ".join(line.strip() for line in text.split("\n")).strip()


def read(text: str) -> tuple[tuple[Entry, ...], list[Fault]]:
    """Return the entries of front matter and its faults; a broken line costs its own key only."""
    plain = text if text.isascii() and "\r" not in text else text.translate(_BREAKS)
    try:
        entries, found = events.read(plain)
    except (BrokenError, TooDeepError):
        entries, found = _chunk_by_chunk(plain)
    found += _duplicates(entries)
    if "#" in plain:
        spans = (span for entry in entries if entry.value is not None for span in entry.item_spans or (entry.span,))
        found += filter(None, (faults.comment(plain, *span) for span in spans))
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
            entries += events.unread(chunk, start)
            found.append(_refused(chunk, error).moved(start))
        else:
            entries += (entry.moved(start) for entry in read_entries)
            found += (fault.moved(start) for fault in wrong)
    return entries, found


def _refused(chunk: str, error: BrokenError | TooDeepError) -> Fault:
    if isinstance(error, BrokenError):
        return faults.broken(chunk, error.at, error.problem)
    return faults.nested(chunk, 0, 0, len(chunk))


def _duplicates(entries: Iterable[Entry]) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in entries:
        if entry.value is None:  # what is wrong with that one is told already
            continue
        if entry.key in seen:
            yield faults.duplicate(entry.key, *entry.key_span)
        seen.add(entry.key)
