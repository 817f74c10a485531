"""Edits of front matter, each the smallest there is, in the style found there.

Whether the result says what was meant is proven afterwards, by reading it (`builder.capture.revising`).
"""

import re

from builder.capture import lists
from builder.capture.scalars import scalar
from builder.capture.splices import Splice, line_break
from builder.source import plain_yaml
from builder.source.document import Document
from builder.source.events import Entry
from builder.source.lines import line_end

_BLOCK_HEADER = re.compile(r"[|>][^\s#]*([ \t]+#[^\r\n]*)?")


def set_value(document: Document, key: str, value: str | tuple[str, ...]) -> Splice:
    """Return what gives *key* that value: in place of the one it has, or on a line of its own at the end."""
    if isinstance(value, str) and _plainly_lacks(document, key):
        return _new_line(document, f"{key}: {scalar(value)}")
    entry = document.entries.get(key)
    if entry is None:
        return _new_key(document, key, value)
    if isinstance(entry.value, tuple):
        return lists.replaced(document, entry, value)
    start, end = lists.trimmed(document, entry.span)
    if start == end:
        return _filled(document, entry, value)
    if isinstance(value, str):
        return _replaced(document.text, start, end, value)
    return lists.from_single(document, entry, *value)


def add_value(document: Document, key: str, value: str) -> Splice:
    """Return what adds *value* to the list of *key*, which may be absent, empty or a single value so far."""
    entry = document.entries.get(key)
    if entry and isinstance(entry.value, tuple):
        return lists.added(document, entry, value)
    said = document.values.get(key)
    if entry and isinstance(said, str):
        return lists.from_single(document, entry, said, value)
    return set_value(document, key, (value,))


def _plainly_lacks(document: Document, key: str) -> bool:
    """Return whether *key* is plainly absent: no line begins with it, in front matter too simple to hide it elsewhere.

    Most front matter is as simple as that, and an import fills thousands of notes.
    """
    front = document.text[document.front : document.front_end]
    return plain_yaml.values(front) is not None and f"\n{key}:" not in f"\n{front}"


def _new_key(document: Document, key: str, value: str | tuple[str, ...]) -> Splice:
    ends = line_break(document.text, document.front_end - 1)
    first = next(iter(document.entries.values()), None)
    said = f" {scalar(value)}" if isinstance(value, str) else lists.new(document, first, value, ends)
    return _new_line(document, f"{lists.indentation(document, first) if first else ''}{key}:{said}")


def _new_line(document: Document, line: str) -> Splice:
    """Return what adds a line at the end of the front matter."""
    at = document.front_end
    return Splice(at, at, line + line_break(document.text, at - 1))


def _filled(document: Document, entry: Entry, value: str | tuple[str, ...]) -> Splice:
    """Return what writes a value after a key that has none; a comment that stands there stays."""
    text, at = document.text, lists.behind_colon(document, entry)
    if isinstance(value, str):
        return lists.behind(text, at, scalar(value, before_comment=lists.before_comment(text, at)))
    said = lists.new(document, entry, value, line_break(text, at))
    if said[0] == " ":
        return lists.behind(text, at, said[1:])
    end = line_end(text, at)
    return Splice(end, end, said)


def _replaced(text: str, start: int, end: int, value: str) -> Splice:
    """Return what puts one text in the place of another, in its kind of quotation marks."""
    header = _BLOCK_HEADER.match(text, start)
    if not header:
        return Splice(start, end, scalar(value, like=text[start] if text[start] in "\"'" else ""))
    comment = header[1] or ""
    return Splice(start, end, scalar(value, before_comment=bool(comment)) + comment)
