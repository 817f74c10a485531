"""The proof that a new note means what it is to mean, and that nothing is wrong with it."""

from pathlib import PurePosixPath

from builder.capture.model import FileChange
from builder.capture.scaffolding.writing import UnusableError, Values
from builder.checks import advice, consistency, schema
from builder.checks.entries import Reader
from builder.checks.kinds import INTERVIEW, THEME, Kind
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic
from builder.model.library import Library
from builder.source import reading
from builder.source.document import Document


def new_note(notes: Loaded, kind: Kind, path: str, data: bytes, values: Values) -> FileChange:
    """Return the change that makes the note *data*; raise UnusableError unless it holds *values*, and all is right.

    A hint is enough to refuse it: what stands there beside *values* is ours, so what was typed is at fault.
    """
    document, problems = read(notes, kind, path, data)
    if problems:
        raise UnusableError(f"{problems[0].message}; {problems[0].help}")
    held = {key: _single(value) for key, value in values.items() if _single(value)}
    if document is None or document.values != held:
        raise UnusableError("what was typed cannot be written into a note as it is")
    return FileChange(path, None, data)


def read(notes: Loaded, kind: Kind, path: str, data: bytes) -> tuple[Document | None, list[Diagnostic]]:
    """Return the document of the bytes of a note that is not among *notes* yet, and all that is wrong with it."""
    document, problems = reading.parse(path, PurePosixPath(path).stem, data)
    if document is None or problems:
        return document, problems
    if not schema.has_required(kind, document):
        return document, schema.usable(kind, document)[1]
    library = notes.library
    reader = Reader(library.settings, library.targets, notes.attachments, problems)
    entry = reader.entry(kind, document.packed())
    alone = Library(
        settings=library.settings,
        interviews={entry.slug: entry} if kind is INTERVIEW else {},
        themes=(entry,) if kind is THEME else (),
    )
    problems += consistency.check(alone, {path: document}, notes.today)
    problems += advice.check(alone, {path: document})
    return document, problems


def _single(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value
