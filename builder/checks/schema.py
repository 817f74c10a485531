"""Front matter into the fields of a model; every refusal becomes a diagnostic that costs one value."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from builder.checks.kinds import CONTACT, INTERVIEW, Kind
from builder.diagnostics import Diagnostic
from builder.model.dates import parse_moment
from builder.model.explaining import shown
from builder.model.fields import Fields
from builder.model.nearest import nearest, offer
from builder.source.document import Document, Packed

OBSIDIAN_KEYS = frozenset({"tags", "aliases", "cssclasses", "publish", "permalink", "created", "modified"})
"""Keys that Obsidian writes by itself (docs/format.md, Reading)."""

_NO_KEY = "add it to extra_fields in keepwarm.yaml if it is meant, or begin it with “x-”"
_UNREAD = frozenset({"bad-yaml", "nested-value", "yaml-feature"})  # why a value cannot be read
_Values = dict[str, Any]


class Places:
    """Where the keys and values of a document stand; looked up only when something is wrong."""

    def __init__(self, document: Document) -> None:
        """Look into the front matter of *document*."""
        self._document = document
        self._entries = document.entries

    def key(self, key: str) -> tuple[int, int]:
        """Return the offsets of a key; of one that is absent, of the line that opens the front matter."""
        entry = self._entries.get(key)
        return self._moved(entry.key_span) if entry else (0, len("---"))

    def value(self, key: str, index: int | None = None) -> tuple[int, int]:
        """Return the offsets of a value, or of one item of a list (by its number among those not empty)."""
        entry = self._entries[key]
        if index is not None and index < len(entry.item_spans):
            return self._moved(entry.item_spans[index])
        start, end = entry.span
        return self._moved((start, end)) if end > start else self._moved(entry.key_span)

    def _moved(self, span: tuple[int, int]) -> tuple[int, int]:
        start, end = span
        return start + self._document.front, end + self._document.front


def has_required(kind: Kind, document: Document | Packed) -> bool:
    """Return whether the required values are there and right, by a look that is quicker than validating them all.

    It says yes exactly where ``usable`` returns values.
    """
    values = document.values
    if kind is INTERVIEW:
        day = values.get("date")
        return "contact" in values and isinstance(day, str) and parse_moment(day.strip()) is not None
    return all(isinstance(values.get(key), str) for key in kind.required)


def usable(kind: Kind, document: Document) -> tuple[_Values | None, list[Diagnostic]]:
    """Return the values of *document* that its schema takes, or None where a required one is missing or wrong."""
    values: _Values = dict(document.values)
    problems: list[Diagnostic] = []
    while True:
        try:
            kind.schema.__pydantic_validator__.validate_python(values)
        except ValidationError as refused:
            fatal = _drop(kind, document, values, refused, problems)
            if fatal:
                return None, problems
        else:
            return values, problems


def with_cost(kind: Kind, document: Document, wrong: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return what is *wrong* with the front matter of a note that is left out, and say where it is left out for that.

    Of several reasons why a required value cannot be read, the first says so.
    """
    lost = {key: _lines(document, key) for key in kind.required if key in document.faulty}
    told = []
    for one in wrong:
        key = next((key for key, lines in lost.items() if one.span.line in lines), None)
        if key and one.code in _UNREAD:
            del lost[key]
            told.append(replace(one, message=f"{one.message}; without “{key}” this note is left out"))
        else:
            told.append(one)
    return told


def _lines(document: Document, key: str) -> range:
    """Return the numbers of the lines on which a key and its value stand."""
    entry = document.entries[key]
    first, last = (document.place(document.front + offset)[0] for offset in (entry.key_span[0], entry.span[1]))
    return range(first, last + 1)


def _drop(
    kind: Kind, document: Document, values: _Values, refused: ValidationError, problems: list[Diagnostic]
) -> bool:
    """Take the refused values out of *values* and report them; return whether a required one is among them."""
    places = Places(document)
    removed: dict[str, set[int]] = {}
    fatal = False
    for error in refused.errors(include_url=False):
        key = str(error["loc"][0])
        if error["type"] in ("missing", "too_short"):
            fatal = True
            if key not in document.faulty and key not in document.values:  # else what is wrong with it is told
                problems.append(_missing(kind, key, document, places))
            continue
        index = error["loc"][1] if len(error["loc"]) > 1 and isinstance(error["loc"][1], int) else None
        context = error.get("ctx", {})
        at = places.value(key, index)
        costly = index is None and key in kind.required
        message = f"{key}: {context['message']}" + ("; without it this note is left out" if costly else "")
        problems.append(document.problem(*at, error["type"], message, _help(error["type"], key, values, context)))
        removed.setdefault(key, set()).add(-1 if index is None else index)
        fatal = fatal or costly
    for key, indices in removed.items():
        value = values.pop(key)
        if isinstance(value, tuple) and -1 not in indices:
            kept = tuple(item for number, item in enumerate(value) if number not in indices)
            if kept:
                values[key] = kept
            fatal = fatal or (not kept and key in kind.required)
    return fatal


def _help(code: str, key: str, values: _Values, context: Mapping[str, object]) -> str:
    """Return how to mend a refused value; of a list with one item, that item by itself."""
    from builder.source import mending  # noqa: PLC0415 - which imports YAML, for mistakes alone

    value = values[key]
    if code == "nested-value" and isinstance(value, tuple) and len(value) == 1:
        return f"write {mending.shortened(mending.spaced(key, value[0]))}"
    return str(context["help"])


def _missing(kind: Kind, key: str, document: Document, places: Places) -> Diagnostic:
    message = f"{kind.article} needs “{key}”, so this note is left out"
    return document.problem(*places.key(key), "missing-value", message, _how_to_give(kind, key, document))


def _how_to_give(kind: Kind, key: str, document: Document) -> str:
    """Return how to mend a note without a required key, so that there will not be a second line of it."""
    if key in document.entries:
        return f"write it after “{key}:”"
    for typed in document.values:
        if typed not in kind.keys and nearest(_as_key(typed), sorted(kind.keys)) == key:
            return f"write “{key}” in place of “{shown(typed)}”"
    remedy = f"write a line “{key}: …” between the two lines “---”"
    other = _kind_meant(kind, document)
    return f"if this is {other.article}, move it to the folder “{other.folder}”; if not, {remedy}" if other else remedy


def _kind_meant(kind: Kind, document: Document) -> Kind | None:
    """Return the kind that a note probably is of, where it has nothing that *kind* requires: its folder is wrong."""
    other = CONTACT if kind is INTERVIEW else INTERVIEW
    is_other = document.values.keys() >= set(other.required) and document.entries.keys().isdisjoint(kind.required)
    return other if is_other else None


def unknown_keys(
    kind: Kind, extra: frozenset[str], document: Document
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], list[Diagnostic]]:
    """Return the values of keys that are the user's own, and warnings for those that look like mistakes."""
    problems: list[Diagnostic] = []
    more: list[tuple[str, tuple[str, ...]]] = []
    places: Places | None = None
    for key, value in document.values.items():
        if key in kind.keys:
            continue
        more.append((key, (value,) if isinstance(value, str) else value))
        if unicodedata.normalize("NFC", key) in extra or key in OBSIDIAN_KEYS or key.startswith("x-"):
            continue
        places = places or Places(document)
        kept = "; it is kept, and shown under “More”" if has_required(kind, document) else ""
        message = f"{kind.article} has no key “{shown(key)}”{kept}"
        problems.append(document.problem(*places.key(key), "unknown-key", message, _key_help(key, kind.keys)))
    return tuple(more), problems


def _key_help(key: str, keys: frozenset[str]) -> str:
    return offer(_as_key(key), sorted(keys)) or _NO_KEY


def _as_key(typed: str) -> str:
    """Return what was *typed* in the way in which keys are written: preferred_name."""
    return typed.lower().replace("-", "_").replace(" ", "_")


def build(kind: Kind, document: Document, more: Mapping[str, Any]) -> tuple[Fields, list[Diagnostic]]:
    """Return the entry of a document that has what is required, with *more* from below its front matter."""
    problems: list[Diagnostic] = []
    try:
        entry: Fields = kind.entry.__pydantic_validator__.validate_python({**_known(kind, document.values), **more})
    except ValidationError:
        values, problems = usable(kind, document)
        entry = kind.entry.model_validate({**_known(kind, values or {}), **more})
    return entry.unasked(), problems


def _known(kind: Kind, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the *values* of known keys: one of the user's own may be called as something else that an entry holds."""
    if values.keys() <= kind.keys:
        return values
    return {key: value for key, value in values.items() if key in kind.keys}


def texts(document: Document | Packed, key: str) -> tuple[str, ...]:
    """Return the texts of a value that may be one, a list, or absent."""
    value = document.values.get(key, ())
    return (value,) if isinstance(value, str) else value
