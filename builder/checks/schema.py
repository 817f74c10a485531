"""Front matter into the fields of a model; every refusal becomes a diagnostic that costs one value."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from rapidfuzz import fuzz, process

from builder.checks.kinds import Kind
from builder.diagnostics import Diagnostic
from builder.model.fields import Fields, shown
from builder.source import frontmatter
from builder.source.document import Document
from builder.source.frontmatter import Entry

OBSIDIAN_KEYS = frozenset({"tags", "aliases", "cssclasses", "publish", "permalink", "created", "modified"})
"""Keys that Obsidian writes by itself (docs/format.md, Reading)."""

_CLOSE = 70  # of 100
_Values = dict[str, Any]


class Places:
    """Where the keys and values of a document stand; looked up only when something is wrong."""

    def __init__(self, document: Document) -> None:
        """Find the entries of *document* again, with their offsets."""
        self._document = document
        entries, _ = frontmatter.read(document.text[document.front : document.front_end])
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            self._entries.setdefault(entry.key, entry)

    def key(self, key: str) -> tuple[int, int]:
        """Return the offsets of a key; of one that is absent, of the line that opens the front matter."""
        entry = self._entries.get(key)
        return self._moved(entry.key_span) if entry else (0, len("---"))

    def value(self, key: str, index: int | None = None) -> tuple[int, int]:
        """Return the offsets of a value, or of one item of a list (by its number among the items that are not empty)."""
        entry = self._entries.get(key)
        if not entry:
            return self.key(key)
        if index is not None and index < len(entry.item_spans):
            return self._moved(entry.item_spans[index])
        start, end = entry.span
        return self._moved((start, end)) if end > start else self._moved(entry.key_span)

    def _moved(self, span: tuple[int, int]) -> tuple[int, int]:
        start, end = span
        return start + self._document.front, end + self._document.front


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


def _drop(
    kind: Kind, document: Document, values: _Values, refused: ValidationError, problems: list[Diagnostic]
) -> bool:
    """Take the refused values out of *values* and report them; return whether a required one is among them."""
    places = Places(document)
    required = {field.alias or name for name, field in kind.schema.model_fields.items() if field.is_required()}
    removed: dict[str, list[int]] = {}
    fatal = False
    for error in refused.errors(include_url=False):
        key = str(error["loc"][0])
        if error["type"] in ("missing", "too_short"):
            fatal = True
            if key not in document.faulty and not removed.get(key) and not _reported(problems, places.value(key), document):
                problems.append(_missing(kind, key, document, places))
            continue
        index = error["loc"][1] if len(error["loc"]) > 1 and isinstance(error["loc"][1], int) else None
        context = error.get("ctx", {})
        at = places.value(key, index)
        problems.append(document.problem(*at, error["type"], f"{key}: {context['message']}", str(context["help"])))
        removed.setdefault(key, []).append(-1 if index is None else index)
        fatal = fatal or (index is None and key in required)
    for key, indices in removed.items():
        value = values.pop(key)
        if isinstance(value, tuple) and -1 not in indices:
            kept = tuple(item for number, item in enumerate(value) if number not in indices)
            if kept:
                values[key] = kept
            fatal = fatal or (not kept and key in required)
    return fatal


def _reported(problems: list[Diagnostic], at: tuple[int, int], document: Document) -> bool:
    place = document.place(at[0])
    return any((problem.span.line, problem.span.column) == place for problem in problems)


def _missing(kind: Kind, key: str, document: Document, places: Places) -> Diagnostic:
    message = f"{kind.article} needs “{key}”, so this note is left out"
    return document.problem(*places.key(key), "missing-value", message, f"write {key}: and its value in the front matter")


def unknown_keys(
    kind: Kind, keys: frozenset[str], extra: frozenset[str], document: Document
) -> tuple[tuple[tuple[str, tuple[str, ...]], ...], list[Diagnostic]]:
    """Return the values of keys that are the user's own, and warnings for those that look like mistakes."""
    problems: list[Diagnostic] = []
    more: list[tuple[str, tuple[str, ...]]] = []
    places: Places | None = None
    for key, value in document.values.items():
        if key in keys:
            continue
        more.append((key, (value,) if isinstance(value, str) else value))
        if key in extra or key in OBSIDIAN_KEYS or key.startswith("x-"):
            continue
        places = places or Places(document)
        message = f"{kind.article} has no key “{shown(key)}”; it is kept, and shown under “More”"
        problems.append(document.problem(*places.key(key), "unknown-key", message, _key_help(key, keys)))
    return tuple(more), problems


def _key_help(key: str, keys: frozenset[str]) -> str:
    best = process.extractOne(key.lower().replace("-", "_"), sorted(keys), scorer=fuzz.ratio, score_cutoff=_CLOSE)
    if best:
        return f"did you mean “{best[0]}”?"
    return "add it to extra_fields in keepwarm.yaml if it is meant, or begin it with “x-”"


def build(kind: Kind, values: Mapping[str, Any], more: Mapping[str, Any]) -> Fields:
    """Return the entry of usable values together with what the rest of the note says."""
    return kind.entry.model_validate({**values, **more})


def iterate(values: object) -> Iterator[str]:
    """Yield the texts of a value that may be one or a list."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, tuple):
        yield from values
