"""Changes one note: the smallest edit of its text, proven by reading the result before anybody writes it."""

import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import reduce

from builder.capture.edits import AddToList, Append, Describe, Edit, SetKey, Tick, spliced
from builder.capture.exactness import Note, prove, refuse_stray_effects
from builder.capture.model import FileChange, RefusedError, UnwritableError
from builder.capture.scalars import one_line
from builder.capture.splices import Splice
from builder.capture.steps import named
from builder.checks.kinds import folded, kind_at
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic, Severity
from builder.source import frontmatter, reading
from builder.source.body import open_body, outline
from builder.source.document import Document
from builder.source.files import read_bytes

__all__ = ["AddToList", "Append", "Describe", "Edit", "SetKey", "Tick", "revise"]

_UNSAFE = frozenset({"merge-conflict", "duplicate-slug"})
"""Errors after which nobody can say which text is meant."""


def revise(notes: Loaded, path: str, *edits: Edit) -> FileChange:
    """Return the change that makes *edits*, one after the other, in the note at *path* below the notes' root.

    Every byte that need not change stays. Read again, the note says what it said plus exactly what was meant; raise
    RefusedError where it would not, where it has errors in the place to be edited, and where the file is no longer as
    it was read. Offsets in *edits* are those of the note as it was read. Raise OSError where the file cannot be read.
    """
    problems = _problems(notes, path)
    document = notes.documents.get(path)
    if document is None:
        raise RefusedError(f"{path} cannot be used as it stands, so nothing was written to it", problems)
    note = Note(notes, kind_at(path), document, problems)
    _refuse_errors(note, edits)
    before = _bytes(note)
    mark = before[: len(before) - len(document.text.encode())]  # a byte order mark, or nothing
    after, wrong, made = document, list[Diagnostic](), list[Splice]()
    for edit in edits:
        _refuse_unwritable(edit)
        splice = _spliced(note, edit, after, made)
        if splice is None:
            continue
        changed, wrong = reading.parse(path, document.slug, mark + splice.applied(after.text).encode())
        if changed is None:
            raise RefusedError(f"{path} would then be a note that cannot be read, so nothing was written", wrong)
        refuse_stray_effects(after, changed, splice, edit)
        after = changed
        made.append(splice)
    if after.text == document.text:
        return FileChange(path, before, before)
    prove(note, edits, after, wrong)
    return FileChange(path, before, mark + after.text.encode())


def _spliced(note: Note, edit: Edit, document: Document, made: Sequence[Splice]) -> Splice | None:
    if isinstance(edit, Append):
        note.appended(edit)  # is refused here in the words of its form
    if not isinstance(edit, Tick):
        return spliced(edit, document)
    at = reduce(lambda offset, splice: splice.moved(offset), made, edit.at)
    return spliced(edit._replace(at=at), document, note.task(edit))


def _problems(notes: Loaded, path: str) -> list[Diagnostic]:
    """Return what is wrong with one note; the problems of all are in the order of their paths."""
    first = bisect_left(notes.diagnostics, path, key=lambda problem: problem.path)
    found = []
    for problem in notes.diagnostics[first:]:
        if problem.path != path:
            break
        found.append(problem)
    return found


def _bytes(note: Note) -> bytes:
    """Return the bytes of the file; raise RefusedError where they are no longer what was read."""
    path = note.document.path
    try:
        with named(path):
            data = read_bytes(os.fspath(note.notes.root / path))
    except FileNotFoundError as error:
        raise RefusedError(f"{path} was removed meanwhile, so nothing was written") from error
    text, wrong = reading.decode(path, data)
    if wrong or text != note.document.text:
        raise RefusedError(f"{path} was changed meanwhile, so nothing was written")
    return data


def _refuse_errors(note: Note, edits: Sequence[Edit]) -> None:
    """Raise RefusedError where an error stands in a place that is to be edited; one elsewhere does not matter."""
    errors = [problem for problem in note.problems if problem.severity is Severity.ERROR]
    if not errors:
        return
    path = note.document.path
    unsafe = [problem for problem in errors if problem.code in _UNSAFE]
    if unsafe:
        raise RefusedError(f"{path} has to be mended before anything is written to it", unsafe)
    for edit in edits:
        if isinstance(edit, Describe):  # where it goes, nothing stands
            continue
        places = list(_lines(note.document, edit))
        there = [problem for problem in errors if any(problem.span.line in lines for lines in places)]
        if there:
            what = f"“{edit.key}”" if isinstance(edit, SetKey | AddToList) else f"“{edit.section.capitalize()}”"
            raise RefusedError(f"{path} has to be mended at {what} first, so nothing was written", there)


def _lines(document: Document, edit: SetKey | AddToList | Append | Tick) -> Iterator[range]:
    """Yield the lines, from 1, of the places that an edit touches."""
    if isinstance(edit, SetKey | AddToList):
        entries, _ = frontmatter.read(document.text[document.front : document.front_end])
        spans = [
            (entry.key_span[0], max(entry.key_span[1], entry.span[1])) for entry in entries if entry.key == edit.key
        ]
        spans = [(document.front + start, document.front + end - 1) for start, end in spans]
    else:
        sections = outline(open_body(document.text, document.body))
        named = [section for section in sections if folded(section.title) == edit.section]
        if isinstance(edit, Tick):  # what is wrong with its neighbours is no reason against it
            items = (item for section in named for item in section.items if item.start == edit.at)
            spans = [(item.start, item.end + len(item.below.rstrip())) for item in items]
        else:  # a new item, whose place and style the others decide
            spans = [(section.title_start, max(section.title_end, section.end - 1)) for section in named]
    return (range(document.place(start)[0], document.place(end)[0] + 1) for start, end in spans)


def _refuse_unwritable(edit: Edit) -> None:
    """Raise UnwritableError where a text cannot stand in a note, or is none."""
    if isinstance(edit, Tick | Describe):
        return
    said = edit.item if isinstance(edit, Append) else edit.value
    for text in (said,) if isinstance(said, str) else said:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise UnwritableError("what was typed holds bytes that are not text, so nothing was written") from error
        if not one_line(text):
            raise UnwritableError("there is nothing to write down, so nothing was written")
        if isinstance(edit, Append) and "<!--" in text:
            raise UnwritableError("“<!--” would begin a comment, which hides what follows; write it without")
