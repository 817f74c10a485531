"""The proof that a rename changes the slug of one note and nothing else that the notes say."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from builder.capture.mentions import Renaming
from builder.capture.model import FileChange, RefusedError
from builder.checks import schema
from builder.checks.entries import Reader
from builder.checks.kinds import ORGANISATION, kind_at
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic
from builder.model.references import Fate, Named, References, key
from builder.model.targets import Target, Targets
from builder.source import reading

_SLUGS = frozenset({"introducer", "contacts", "Promise.to", "Referral.contact"})


def prove(notes: Loaded, renaming: Renaming, changes: Sequence[FileChange]) -> None:
    """Raise RefusedError unless each of the changed notes, read again, says what it said, with the slug replaced.

    References to the new slug that led nowhere may lead to it: those of a rename that was killed do.
    """
    before, after = _before(notes, renaming), _after(notes, renaming)
    for change in changes:
        document = notes.documents[renaming.path if change.path == renaming.moved else change.path]
        slug = renaming.new if change.path == renaming.moved else document.slug
        said, _ = before.of(document.path, document.slug, document.text.encode())
        says, problems = after.of(change.path, slug, change.after or b"")
        if says != said:
            message = f"{document.path} would not say the same with “{renaming.new}”, so nothing was changed"
            raise RefusedError(f"{message}; choose another slug, or write the reference there another way", problems)


def _before(notes: Loaded, renaming: Renaming) -> "_Reading":
    """Return how the notes are read with the note known by both slugs."""
    targets = notes.library.targets
    if key(renaming.old) != key(renaming.new):
        by_path = {**targets.by_path, renaming.moved: _target(renaming)}
        targets = _with(targets, renaming, Named(renaming.new, (), renaming.moved), "", by_path)
    return _Reading(notes, targets, renaming)


def _after(notes: Loaded, renaming: Renaming) -> "_Reading":
    """Return how the notes are read with the note known by the new slug alone."""
    targets = notes.library.targets
    by_path = {path: target for path, target in targets.by_path.items() if target != renaming.target}
    names = _references(targets, renaming).named(renaming.old).names
    note = Named(renaming.new, names, renaming.moved)
    return _Reading(
        notes, _with(targets, renaming, note, renaming.old, {**by_path, renaming.moved: _target(renaming)}), renaming
    )


def _target(renaming: Renaming) -> Target:
    return Target(renaming.target.kind, renaming.new)


def _references(targets: Targets, renaming: Renaming) -> References:
    found: References = getattr(targets, f"{renaming.target.kind}s")
    return found


def _with(targets: Targets, renaming: Renaming, note: Named, instead_of: str, by_path: Mapping[str, Target]) -> Targets:
    changed = _references(targets, renaming).with_note(note, instead_of)
    replaced: dict[str, Any] = {f"{renaming.target.kind}s": changed, "by_path": by_path}
    return replace(targets, **replaced)


class _Reading:
    """Reads notes with certain targets, and tells what they say in a form that can be compared."""

    def __init__(self, notes: Loaded, targets: Targets, renaming: Renaming) -> None:
        self._notes, self._targets, self._renaming = notes, targets, renaming
        slugs = sorted((renaming.old, renaming.new), key=len, reverse=True)
        self._slug = re.compile("|".join(re.escape(key(slug)) for slug in slugs))

    def of(self, path: str, slug: str, data: bytes) -> tuple[Any, list[Diagnostic]]:
        """Return what a note says, and all that is wrong with it."""
        kind = kind_at(path)
        document, problems = reading.parse(path, slug, data)
        if document is None or not schema.has_required(kind, document):
            return None, problems
        reader = Reader(self._notes.library.settings, self._targets, self._notes.attachments, problems)
        entry = reader.entry(kind, document.packed())
        said = {name: self._plain(name, getattr(entry, name)) for name in type(entry).model_fields}
        del said["slug"], said["path"]
        return (said, sorted(problem.code for problem in problems)), problems

    def _plain(self, name: str, value: Any) -> Any:  # noqa: ANN401 - whatever an entry holds
        if isinstance(value, str):
            return self._text(name, value)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            kind = type(value).__name__
            parts = zip(value._fields, value, strict=True)
            return [self._plain(f"{kind}.{part}", one) for part, one in parts if part != "at"]
        return [self._plain(name, one) for one in value] if isinstance(value, tuple) else value

    def _text(self, name: str, text: str) -> object:
        """Return a slug as the new one, any other text with a mark for both slugs, however they are written."""
        if name in _SLUGS:
            return self._renaming.new if text == self._renaming.old else text
        if name == "organisation" and self._is_place(text):
            return self._renaming.target
        return self._slug.sub("\0", key(unquote(text)))

    def _is_place(self, text: str) -> bool:
        """Return whether *text* names the organisation that is renamed."""
        if self._renaming.target.kind != ORGANISATION.name:
            return False
        slug, fate = self._targets.organisations.resolve(text)
        means = slug if fate is Fate.FOUND else self._notes.library.organisation_of.get(text)
        return means in (self._renaming.old, self._renaming.new)
