"""Nested YAML with every scalar as its text and the place of every value: the settings file is the one that nests."""

from typing import Any, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined] # the stubs leave it out

from builder.source.document import Fault
from builder.source.lines import as_shown

_TOO_DEEP = 16

Path = tuple[str | int, ...]
_Event = Any  # PyYAML's stubs call every mark optional; libyaml always sets it


class Tree(NamedTuple):
    """A document's values, the offsets of each key and value by path, and why something of it had to be left out."""

    values: Any
    keys: dict[Path, tuple[int, int]]
    spans: dict[Path, tuple[int, int]]
    faults: tuple[Fault, ...]


class UnreadableError(Exception):
    """YAML that cannot be read: the offset where, and why.

    ``begun`` is where that begins which YAML was reading there; None where it could be read, and is refused by us.
    """

    def __init__(self, at: int, reason: str, begun: int | None = None, remedy: str = "") -> None:
        """Keep the offsets, in characters, and how to mend it, where that is plain."""
        super().__init__(reason)
        self.at, self.begun, self.remedy = at, begun, remedy


def read(text: str) -> Tree:
    """Return the values of the one YAML document in *text*; raise UnreadableError where it cannot be read."""
    plain = as_shown(text)
    try:
        return _read(plain)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        if not mark:
            raise UnreadableError(_unprintable(plain), "a character that cannot be seen") from error
        begun = getattr(error, "context_mark", None) or mark
        raise UnreadableError(mark.index, "what stands here is not YAML", begun.index) from error


def _unprintable(text: str) -> int:
    """Return the offset of the first character that YAML refuses wherever it stands."""
    return next((at for at, char in enumerate(text) if not char.isprintable() and char not in "\n\r\t"), 0)


def _read(text: str) -> Tree:
    parser = CParser(text)
    builder = _Builder(parser)
    try:
        event: _Event = parser.get_event()
        while not isinstance(event, yaml.NodeEvent | yaml.StreamEndEvent):
            event = parser.get_event()
        if isinstance(event, yaml.StreamEndEvent):  # nothing, or nothing but comments
            return Tree({}, {}, {}, ())
        values = builder.node(event, ())
        parser.get_event()  # the document's end
        event = parser.get_event()
        if not isinstance(event, yaml.StreamEndEvent):
            at = event.start_mark.index
            raise UnreadableError(at, "a second document begins here", remedy="delete this line")
    finally:
        parser.dispose()
    return Tree(values, builder.keys, builder.spans, tuple(builder.faults))


class _Builder:
    """Builds dicts, lists and texts from the events of one parser."""

    def __init__(self, parser: _Event) -> None:
        self._parser = parser
        self._end = 0  # the offset behind the list or group that was read last
        self.keys: dict[Path, tuple[int, int]] = {}
        self.spans: dict[Path, tuple[int, int]] = {}
        self.faults: list[Fault] = []

    def node(self, event: _Event, path: Path) -> _Event:
        """Return the value that begins with *event*, or None where it is empty or refused."""
        if len(path) > _TOO_DEEP:
            raise UnreadableError(event.start_mark.index, "values nest too deeply")
        start = event.start_mark.index
        fine = not (isinstance(event, yaml.AliasEvent) or event.anchor or event.tag)
        value: Any = None
        if isinstance(event, yaml.ScalarEvent):
            value = event.value if event.value.strip() else None
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self._sequence(path)
        end = _end(event) if isinstance(event, yaml.ScalarEvent | yaml.AliasEvent) else self._end
        self.spans[path] = (start, max(start, end))
        if not fine:
            remedy = "write the value out; put quotation marks around a text that begins with & * or !"
            message = "YAML's anchors, aliases and tags would hide what the settings say"
            self.faults.append(Fault(*self.spans[path], "yaml-feature", message, remedy))
        return value if fine else None

    def _mapping(self, path: Path) -> dict[str, Any]:
        values: dict[str, Any] = {}
        seen: set[str] = set()
        while not isinstance(event := self._parser.get_event(), yaml.MappingEndEvent):
            start = event.start_mark.index
            key = event.value if isinstance(event, yaml.ScalarEvent) else None
            span = (start, max(start + 1, event.end_mark.index))
            if key is None:
                self.node(event, (*path, "?"))
                span = self.spans[*path, "?"]
            below = (*path, key or "?")
            if key in seen or key is None or key == "<<":
                code = "duplicate-key" if key in seen else "yaml-feature"
                message = f"“{key}” is given twice; the first one is used" if key in seen else "this is not a plain key"
                value = self.node(self._parser.get_event(), (*path, "?"))
                is_group = isinstance(value, dict) and key in seen
                remedy = f"write all of it below one “{key}:”" if is_group else "keep one plain “key: value” line"
                self.faults.append(Fault(*span, code, message, remedy))
                continue
            seen.add(key)
            self.keys[below] = span
            value = self.node(self._parser.get_event(), below)
            if value is not None:
                values[key] = value
        self._end = _end(event)
        return values

    def _sequence(self, path: Path) -> tuple[Any, ...]:
        values: list[Any] = []
        while not isinstance(event := self._parser.get_event(), yaml.SequenceEndEvent):
            value = self.node(event, (*path, len(values)))
            if value is not None:
                values.append(value)
        self._end = _end(event)
        return tuple(values)


def _end(event: _Event) -> int:
    return int(event.end_mark.index)
