"""Front matter: YAML read for its texts and their places, never for its types.

libyaml finds the scalars; which type a value has is the schema's business (docs/format.md, Reading). Events rather than
a composed tree, because events tell anchors and tags, and cannot overflow the stack however deeply a file nests.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import BaseHandler
from yaml.cyaml import CParser

from builder.source import mending

_CHUNK = re.compile(r"^(?=[^\s#\-\]}])", re.MULTILINE)
_KEY = re.compile(r"([^\s:#'\"]+)[ \t]*:?")
_DOCUMENT = re.compile(r"(?:\.\.\.|---|%)")
_COMMENT = re.compile(r"[ \t]+#[^\n]*")
_RUN = r"[\w .,;/+()@&%=?!~*'\"$<>|{}\[\]–—’“”-]"
_SAFE = rf"[^\W_]{_RUN}*(?:(?::(?=[\w/])|(?<=\S)#){_RUN}*)*(?<=\S)"
_QUOTED = r"\"[\w .,;:/+()@&%=?!~*'$<>|#\[\]–—’-]+\"|'[\w .,;:/+()@&%=?!~*\"$<>|#\[\]–—’-]+'"
_VALUE = rf"(?:{_SAFE}|{_QUOTED})"
_PLAIN_LINE = re.compile(rf"([a-z_]+):(?: ({_VALUE})\n|\n((?:(?:  )?- {_VALUE}\n)*))")
_PLAIN_ITEM = re.compile(rf"^(?:  )?- ({_VALUE})\n", re.MULTILINE)
_BREAKS = str.maketrans({"\u2028": " ", "\u2029": " ", "\x85": " ", "\r": " "})  # line ends to YAML, to no editor
_SHOWN = 200  # characters of a list or group that a problem marks
_TOO_DEEP = 8  # a nested value is refused anyway; deeper ones are not even read to their end


class Fault(NamedTuple):
    """A problem between two offsets of the front matter's text."""

    start: int
    end: int
    code: str
    message: str
    remedy: str


class Entry(NamedTuple):
    """One key with its value and their places; ``value`` is None where it had to be left out."""

    key: str
    key_span: tuple[int, int]
    value: str | tuple[str, ...] | None
    span: tuple[int, int]
    item_spans: tuple[tuple[int, int], ...] = ()


class NoteHandler(BaseHandler):
    """python-frontmatter's way in, without its defaults: every value stays the text that was typed."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "---"

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return the values of the front matter *fm*, faulty ones left out."""
        return values(read(fm)[0])


class _NestedTooDeepError(Exception):
    """Front matter that nests on and on."""


def values(entries: tuple[Entry, ...]) -> dict[str, str | tuple[str, ...]]:
    """Return what the entries say: the first of duplicate keys, without empty values (an empty one is absent)."""
    said: dict[str, str | tuple[str, ...]] = {}
    for entry in entries:
        if entry.key not in said and entry.value and not (isinstance(entry.value, str) and entry.value.isspace()):
            said[entry.key] = entry.value
    return said


def quick(text: str) -> dict[str, str | tuple[str, ...]] | None:
    """Return the values of front matter whose every line is plainly what it shows, else None; then ``read`` has it.

    Lines like these mean to YAML what they mean to the eye, and reading them so takes a tenth of the time; whatever
    could mean anything else (a quotation mark within, a comment, an odd character) goes to libyaml. Both agree on
    every text that this function takes (a property test says so).
    """
    found: dict[str, str | tuple[str, ...]] = {}
    at, size = 0, len(text)
    while at < size:
        match = _PLAIN_LINE.match(text, at)
        if not match or match[1] in found:
            return None
        key, value, items = match.groups()
        if items:
            found[key] = tuple(text for one in _PLAIN_ITEM.findall(items) if (text := _unquoted(one)).strip())
        else:
            found[key] = _unquoted(value) if value else ""
        at = match.end()
    return {key: value for key, value in found.items() if value and not (isinstance(value, str) and value.isspace())}


def _unquoted(value: str) -> str:
    return value[1:-1] if value[0] in "\"'" else value


def read(text: str) -> tuple[tuple[Entry, ...], list[Fault]]:
    """Return the entries of front matter and its faults; a broken line costs its own key only."""
    plain = text if text.isascii() else text.translate(_BREAKS)
    if "\r" in plain:
        plain = plain.translate(_BREAKS)
    faults: list[Fault] = []
    try:
        entries = list(_entries(plain, 0, faults))
    except (yaml.YAMLError, _NestedTooDeepError):
        faults.clear()
        entries = list(_chunk_by_chunk(plain, faults))
    faults += _duplicates(entries)
    if "#" in plain:
        faults += _comments(plain, entries)
    return tuple(entries), faults


def _chunk_by_chunk(text: str, faults: list[Fault]) -> Iterator[Entry]:
    """Read each top-level key for itself, so that one broken line does not cost the others."""
    starts = sorted({0, *(match.start() for match in _CHUNK.finditer(text))})
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        chunk = text[start:end]
        if _DOCUMENT.match(chunk):
            faults.append(_second_document(start, start + len(chunk.rstrip())))
            continue
        found: list[Fault] = []
        try:
            entries = list(_entries(chunk, start, found))
        except _NestedTooDeepError:
            faults.append(_nested(start, start + len(chunk.rstrip()), chunk))
            yield from _unread(chunk, start)
        except yaml.YAMLError as error:
            faults.append(_broken(chunk, start, error))
            yield from _unread(chunk, start)
        else:
            faults += found
            yield from entries


def _unread(chunk: str, start: int) -> Iterator[Entry]:
    """Yield the key of a chunk that could not be read, so that nobody calls it missing as well."""
    match = _KEY.match(chunk)
    if match:
        yield Entry(match[1], (start, start + match.end(1)), None, (start + match.end(), start + len(chunk)))


def _broken(chunk: str, start: int, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    at = min(mark.index, len(chunk)) if mark else 0
    first, last, message, remedy = mending.explain(chunk, at, str(getattr(error, "problem", "") or ""))
    return Fault(start + first, start + last, "bad-yaml", message, remedy)


def _nested(start: int, end: int, source: str) -> Fault:
    return Fault(
        start,
        end,
        "nested-value",
        "a value inside a value: front matter holds plain values and lists of them",
        mending.quoted_instead(source),
    )


def _entries(text: str, base: int, faults: list[Fault]) -> Iterator[Entry]:
    """Yield the entries of one YAML document; raise YAMLError where libyaml gives up."""
    parser = CParser(text)
    try:
        event = parser.get_event()  # the stream's start
        documents = 0
        while event.__class__ is not yaml.StreamEndEvent:
            event = parser.get_event()
            if event.__class__ is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    start = int(event.start_mark.index)
                    end = text.find("\n", start)
                    faults.append(_second_document(base + start, base + (len(text) if end < 0 else end)))
                    return
            elif event.__class__ is yaml.MappingStartEvent and not event.flow_style:
                _check_features(event, text, base, faults)
                yield from _pairs(parser, text, base, faults)
            elif event.__class__ in _NODES:
                end = _skip(parser, event)
                faults.append(_not_a_mapping(text, base, event, end))
                yield from _unread(text[event.start_mark.index : end], base + event.start_mark.index)
    finally:
        parser.dispose()


_NODES = frozenset({yaml.ScalarEvent, yaml.AliasEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})


def _second_document(start: int, end: int) -> Fault:
    message = "a second YAML document begins here, which would hide what stands below it"
    return Fault(start, end, "yaml-feature", message, "keep one block of front matter: delete this line")


def _not_a_mapping(text: str, base: int, event: Any, end: int) -> Fault:
    start = int(event.start_mark.index)
    end = max(start + 1, len(text[:end].rstrip()))
    message, remedy = mending.explain_without_key(text[start:end].split("\n", 1)[0])
    return Fault(base + start, base + end, "bad-yaml", message, remedy)


def _pairs(parser: Any, text: str, base: int, faults: list[Fault]) -> Iterator[Entry]:
    scalar = yaml.ScalarEvent
    while True:
        key = parser.get_event()
        if key.__class__ is yaml.MappingEndEvent:
            return
        key_start = key.start_mark.index
        if key.__class__ is not scalar or key.anchor or key.tag or (key.value == "<<" and key.implicit[0]):
            key_end = _skip(parser, key)
            value_end = _skip(parser, parser.get_event())
            faults.append(_odd_key(text, base, key, key_start, max(key_end, value_end)))
            continue
        event = parser.get_event()
        key_span = (base + key_start, base + key.end_mark.index)
        if event.__class__ is scalar:
            value = event.value if _check_features(event, text, base, faults) else None
            yield Entry(key.value, key_span, value, _span(event, base))
        elif event.__class__ is yaml.SequenceStartEvent and _check_features(event, text, base, faults):
            yield _list(parser, text, base, key.value, key_span, event, faults)
        else:
            end = _skip(parser, event)
            if event.__class__ is yaml.AliasEvent:
                _check_features(event, text, base, faults)
            elif event.__class__ is yaml.MappingStartEvent:
                line = text.rfind("\n", 0, key_start) + 1
                faults.append(_nested(base + event.start_mark.index, base + _trimmed(text, event.start_mark.index, end), text[line:end]))
            yield Entry(key.value, key_span, None, (base + event.start_mark.index, base + end))


def _list(  # noqa: PLR0913 - one position each; bundling them would only hide that
    parser: Any, text: str, base: int, key: str, key_span: tuple[int, int], start: Any, faults: list[Fault]
) -> Entry:
    """Read a list of plain values; ``[[reference]]`` without quotes is a text, though YAML sees lists in it."""
    items: list[str] = []
    spans: list[tuple[int, int]] = []
    while True:
        event = parser.get_event()
        if event.__class__ is yaml.SequenceEndEvent:
            break
        first = event.start_mark.index
        if event.__class__ is yaml.ScalarEvent:
            if event.value.strip() and _check_features(event, text, base, faults):
                items.append(event.value)
                spans.append(_span(event, base))
            continue
        end = _skip(parser, event)
        if _is_link(text[first:end]):
            items.append(text[first:end])
            spans.append((base + first, base + end))
        elif not (start.flow_style and event.__class__ is yaml.SequenceStartEvent and _in_link(text, first, end)):
            if event.__class__ is yaml.AliasEvent:
                _check_features(event, text, base, faults)
            else:
                line = text.rfind("\n", 0, first) + 1
                faults.append(_nested(base + first, base + _trimmed(text, event.start_mark.index, end), text[line:end]))
    whole = (start.start_mark.index, event.end_mark.index)
    span = (base + whole[0], base + whole[1])
    if start.flow_style and _is_link(text[slice(*whole)]):
        return Entry(key, key_span, text[slice(*whole)], span)
    return Entry(key, key_span, tuple(items), span, tuple(spans))


def _is_link(source: str) -> bool:
    return source.startswith("[[") and source.endswith("]]") and not set("[]\n") & set(source[2:-2])


def _in_link(text: str, first: int, end: int) -> bool:
    return text[first - 1 : first] == "[" and text[end : end + 1] == "]" and _is_link(text[first - 1 : end + 1])


def _span(event: Any, base: int) -> tuple[int, int]:
    return (base + event.start_mark.index, base + event.end_mark.index)


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the offset behind the last character between two offsets that is no space."""
    return start + len(text[start:end].rstrip())


def _skip(parser: Any, event: Any) -> int:
    """Read to the end of the node that *event* begins; return the offset behind it."""
    depth = 0
    while True:
        if event.__class__ in (yaml.SequenceStartEvent, yaml.MappingStartEvent):
            depth += 1
            if depth > _TOO_DEEP:
                raise _NestedTooDeepError
        elif event.__class__ in (yaml.SequenceEndEvent, yaml.MappingEndEvent):
            depth -= 1
        if not depth:
            return int(event.end_mark.index)
        event = parser.get_event()


def _check_features(event: Any, text: str, base: int, faults: list[Fault]) -> bool:
    """Report an alias, anchor or tag; return whether the node is free of them."""
    if event.__class__ is yaml.AliasEvent:
        what = "an alias"
    elif event.anchor:
        what = "an anchor"
    elif event.tag:
        what = "a tag"
    else:
        return True
    start = event.start_mark.index
    end = event.end_mark.index
    if event.__class__ in (yaml.MappingStartEvent, yaml.SequenceStartEvent):  # only their first character is known yet
        end = text.find("\n", start, start + _SHOWN)
        end = min(len(text), start + _SHOWN) if end < 0 else end
    end = _trimmed(text, start, end)
    source = text[start:end]
    message = f"YAML takes “{mending.shortened(source)}” for {what}, which would hide what the note says"
    faults.append(Fault(base + start, base + end, "yaml-feature", message, mending.quoted(text, start, end)))
    return False


def _odd_key(text: str, base: int, key: Any, start: int, end: int) -> Fault:  # noqa: ARG001 - see body
    """Report a merge key, or a key that is no plain text."""
    end = max(start + 1, _trimmed(text, start, end))
    if getattr(key, "value", None) == "<<":
        message = "YAML's merge key “<<” would change what the note says"
        return Fault(base + start, base + end, "yaml-feature", message, "write the values out, each under its own key")
    message = "this is no plain key: a key is one word, a colon follows"
    return Fault(base + start, base + end, "yaml-feature", message, "write “key: value”, one on each line")


def _duplicates(entries: list[Entry]) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry in entries:
        if entry.key in seen:
            message = f"“{entry.key}” is given twice; the first one is used, this one is left out"
            yield Fault(*entry.key_span, "duplicate-key", message, "keep one of the two lines, or write one list")
        seen.add(entry.key)


def _comments(text: str, entries: list[Entry]) -> Iterator[Fault]:
    """Find text behind an unquoted value that YAML drops as a comment."""
    for entry in entries:
        spans = entry.item_spans or (entry.span,)
        for start, end in spans:
            match = _COMMENT.match(text, end) if text[start : start + 1] not in ("'", '"', "|", ">") else None
            if match and isinstance(entry.value, str | tuple) and not (start == end and text[end - 1 : end] == "\n"):
                hash_at = text.index("#", match.start())
                said = mending.shortened(text[hash_at : match.end()].rstrip())
                message = f"YAML takes “{said}” for a comment, so it is not part of the value"
                remedy = mending.quoted(text, start, match.end())
                yield Fault(hash_at, match.end(), "yaml-comment", message, remedy)
