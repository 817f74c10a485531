"""Front matter as libyaml's events have it: texts, lists of texts, and the place of each.

Events rather than a composed tree, because events tell anchors and tags from plain values, and cannot overflow the
stack however deeply a file nests.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out

from builder.source import faults
from builder.source.document import Fault

_Event = Any  # PyYAML's stubs call every mark optional; libyaml always sets it
_OPENING = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_CLOSING = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
_NODES = (yaml.ScalarEvent, yaml.AliasEvent, *_OPENING)
_LIST_BELOW = re.compile(r"\n *(?=- )")
_ODD_LIST = re.compile(r"(?P<first>([-\u2010-\u2015\u2212•])[^\n]*)\n[^\S\n]*\2")  # each of its items begins alike
_NEXT_LINE = re.compile(r"\n(?=[^\s#\-\]}])")  # as may begin with a key
# Even one in a list, or in bold letters:
_UNREAD_KEY = re.compile(r"(?:-\s|[*_]{1,3})?\s*([^\s:=,;\uff1a]*[^\s:=,;\uff1a*_])")
_TOO_DEEP = 8  # a nested value is refused anyway; deeper ones are not even read to their end


class Entry(NamedTuple):
    """One key with its value and their places; ``value`` is None where it had to be left out."""

    key: str
    key_span: tuple[int, int]
    value: str | tuple[str, ...] | None
    span: tuple[int, int]
    item_spans: tuple[tuple[int, int], ...] = ()

    def moved(self, by: int) -> "Entry":
        """Return the entry of a piece of text as one of the whole that the piece begins in at *by*."""
        key_span, span, *item_spans = (
            (start + by, end + by) for start, end in (self.key_span, self.span, *self.item_spans)
        )
        return self._replace(key_span=key_span, span=span, item_spans=tuple(item_spans))


class BrokenError(Exception):
    """YAML gives up at the offset ``at``; ``problem`` is what libyaml says of it."""

    def __init__(self, at: int, problem: str) -> None:
        """Keep the offset, in characters."""
        super().__init__(problem)
        self.at, self.problem = at, problem


class TooDeepError(Exception):
    """Front matter that nests on and on."""


def read(text: str) -> tuple[list[Entry], list[Fault]]:
    """Return entries and faults of one YAML document; raise BrokenError or TooDeepError."""
    reader = _Reader(text)
    try:
        return list(reader.entries()), reader.faults
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BrokenError(mark.index if mark else 0, str(getattr(error, "problem", "") or "")) from error
    finally:
        reader.parser.dispose()


def read_items(head: str, item: str, tail: str, at: int) -> tuple[dict[tuple[int, int], str], list[Fault]]:
    """Return what a piece of a list says, by its places, and its faults; raise as ``read`` does.

    It begins at the offset *at* of the text whose places these are, and is read between *head*, which begins a list of
    the first key, and *tail*.
    """
    (entry, *_), found = read(f"{head}{item}{tail}")
    moved = entry.moved(at - len(head))
    return dict(zip(moved.item_spans, moved.value or (), strict=True)), [fault.moved(at - len(head)) for fault in found]


class _Reader:
    """One document being read: its text, its events, and what is wrong so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        # A blank that ends a line may stand for half of a Windows line end (`lines.as_shown`); folded, it would stay.
        self.parser = CParser(text.replace(" \n", "\r\n"))
        self.faults: list[Fault] = []

    def _next(self) -> _Event:
        return self.parser.get_event()

    def entries(self) -> Iterator[Entry]:
        documents = 0
        event: _Event = self._next()  # the stream's start
        while not isinstance(event, yaml.StreamEndEvent):
            event = self._next()
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.faults.append(faults.second_document(self.text, _start(event)))
                    return
            elif isinstance(event, yaml.MappingStartEvent) and not event.flow_style:
                self._is_plain(event)
                yield from self._pairs()
            elif isinstance(event, _NODES):
                start, end = _start(event), self._skip(event)
                is_text = isinstance(event, yaml.ScalarEvent) and not event.style
                if is_text and _NEXT_LINE.search(self.text, start, end):  # each of its lines is told for itself
                    raise BrokenError(start, "")
                self.faults.append(faults.not_a_mapping(self.text, start, end))
                yield from unread(self.text[start:end], start)

    def _pairs(self) -> Iterator[Entry]:
        while not isinstance(key := self._next(), yaml.MappingEndEvent):
            start = _start(key)
            merges = isinstance(key, yaml.ScalarEvent) and key.value == "<<" and key.implicit[0]
            if not isinstance(key, yaml.ScalarEvent) or key.anchor or key.tag or merges:
                end = max(self._skip(key), self._skip(self._next()))
                self.faults.append(faults.odd_key(self.text, start, end, merges=merges))
            else:
                yield self._entry(key, self._next())

    def _entry(self, key: _Event, event: _Event) -> Entry:
        key_span = _span(key)
        if isinstance(event, yaml.ScalarEvent):
            fine = self._is_plain(event) and self._is_one(event, key_span[0])
            return Entry(key.value, key_span, event.value if fine else None, _span(event))
        if isinstance(event, yaml.SequenceStartEvent) and self._is_plain(event):
            return self._list(key.value, key_span, event)
        start, end = _start(event), self._skip(event)
        if isinstance(event, yaml.AliasEvent):
            self._is_plain(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self.faults.append(faults.nested(self.text, key_span[0], start, end))
        return Entry(key.value, key_span, None, (start, end))

    def _list(self, key: str, key_span: tuple[int, int], opening: _Event) -> Entry:
        """Read a list of plain values; ``[[reference]]`` without quotes is a text, though YAML sees lists in it."""
        items: dict[tuple[int, int], str] = {}
        told = len(self.faults)
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            if isinstance(event, yaml.ScalarEvent):
                if not event.value.strip():
                    commented = faults.comment(self.text, *_span(event))
                    self.faults += [commented] if commented else []
                elif self._is_plain(event) and self._is_one(event, _start(event)):
                    items[_span(event)] = event.value
                continue
            start, end = _start(event), self._skip(event)
            if _is_link(self.text[start:end]):
                items[start, end] = self.text[start:end]
            elif isinstance(event, yaml.AliasEvent):
                self._is_plain(event)
            elif not (opening.flow_style and _is_link(self.text[start - 1 : end + 1])):
                self.faults.append(faults.nested(self.text, start, start, end))
        span = (_start(opening), _end(event))
        source = self.text[slice(*span)]
        if opening.flow_style and _is_link(source):
            return Entry(key, key_span, source, span)
        refused = not items and any(fault.code != "yaml-comment" for fault in self.faults[told:])
        return Entry(key, key_span, None if refused else tuple(items.values()), span, tuple(items))

    def _is_plain(self, event: _Event) -> bool:
        """Return whether a node is free of aliases, anchors and tags; report it where it is not."""
        if isinstance(event, yaml.AliasEvent):
            what = "an alias"
        elif event.anchor or event.tag:
            what = "an anchor" if event.anchor else "a tag"
        else:
            return True
        self.faults.append(faults.feature(self.text, what, *_span(event), opens=isinstance(event, _OPENING)))
        return False

    def _is_one(self, scalar: _Event, key_at: int) -> bool:
        """Return whether a text shows no list below it, of which YAML makes one text; report it where it does."""
        start, end = _span(scalar)
        if scalar.style or "\n" not in self.text[start:end]:
            return True
        below = _LIST_BELOW.search(self.text, start, end)
        if below:
            self.faults.append(faults.nested(self.text, key_at, below.end(), end))
        odd = None if below else _ODD_LIST.match(self.text, start, end)
        if odd:
            self.faults.append(faults.not_a_mapping(self.text, start, odd.end("first")))
        return not (below or odd)

    def _skip(self, event: _Event) -> int:
        """Read to the end of the node that *event* begins; return the offset behind it."""
        depth = 0
        while True:
            if isinstance(event, _OPENING):
                depth += 1
                if depth > _TOO_DEEP:
                    raise TooDeepError
            elif isinstance(event, _CLOSING):
                depth -= 1
            if not depth:
                return _end(event)
            event = self._next()


def unread(chunk: str, start: int) -> Iterator[Entry]:
    """Yield the key of a chunk that could not be read, so that nobody calls it missing as well."""
    key = _UNREAD_KEY.match(chunk)
    if key and not set(key[1]) & set("#'\""):
        at, end = start + key.start(1), start + key.end(1)
        yield Entry(key[1], (at, end), None, (end, start + len(chunk)))


def _start(event: _Event) -> int:
    return int(event.start_mark.index)


def _end(event: _Event) -> int:
    return int(event.end_mark.index)


def _span(event: _Event) -> tuple[int, int]:
    return (_start(event), _end(event))


def _is_link(source: str) -> bool:
    return source.startswith("[[") and source.endswith("]]") and not set("[]\n") & set(source[2:-2])
