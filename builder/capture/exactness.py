"""The proof that a note, read again after edits, is the note that it was plus exactly what was meant."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.capture.edits import AddToList, Append, Edit, SetKey, Tick, Values, values_after
from builder.capture.model import RefusedError
from builder.capture.scalars import one_line
from builder.capture.splices import Splice
from builder.checks import schema
from builder.checks.brackets import UnfitError
from builder.checks.entries import Reader
from builder.checks.forms import Context
from builder.checks.kinds import Kind, folded
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic, Severity
from builder.model.items import Box, Promise, Todo
from builder.source.body import Body, Item, open_body, outline
from builder.source.document import Document


@dataclass(frozen=True)
class Note:
    """One of the *notes* that is to be changed: its kind, its text as it was read, and what was wrong with it."""

    notes: Loaded
    kind: Kind
    document: Document
    problems: Sequence[Diagnostic]

    def entry(self, document: Document, problems: list[Diagnostic]) -> Any:  # noqa: ANN401 - the kind's entry class
        """Return what a text of this note says; what is wrong with it is added to *problems*."""
        library = self.notes.library
        reader = Reader(library.settings, library.targets, self.notes.attachments, problems)
        return reader.entry(self.kind, document.packed())

    def task(self, edit: Tick) -> Any:  # noqa: ANN401 - an item of builder.model.items
        """Return the item that is to be ticked, as the note has it; raise ValueError where there is none."""
        attribute, _ = self.kind.sections[edit.section]
        for task in getattr(self.entry(self.document, []), attribute):
            if task.at == edit.at:
                return task
        raise ValueError(edit)

    def appended(self, edit: Append) -> Any:  # noqa: ANN401 - as above
        """Return what an item says by its section's form; raise RefusedError where it does not fit."""
        _, form = self.kind.sections[edit.section]
        if form is None:
            raise ValueError(edit)
        text = one_line(edit.item)
        refused = f"“{text}” cannot be written under “{edit.section.capitalize()}”"
        contacts, wrong = self.notes.library.targets.contacts, list[str]()

        def report(_start: int, _end: int, _code: str, message: str, remedy: str) -> None:
            wrong.append(f"{refused}: {message}; {remedy}")

        try:
            value = form.parse(Item(text, 0, len(text), ""), Context(contacts, report, {}))
        except UnfitError as unfit:
            raise RefusedError(f"{refused}: {unfit.message}; {form.remedy(unfit)}") from unfit
        if wrong:
            raise RefusedError(wrong[0])
        return value


def refuse_stray_effects(before: Document, after: Document, splice: Splice, edit: Edit) -> None:
    """Raise RefusedError where a splice changes how the text around it is read, even what no field of the note holds.

    Code blocks and comments stay where they were, and so do headings and list items, but for the ones meant.
    """
    behind = splice.start + len(splice.text)
    in_front = splice.end <= before.front_end
    old, new = open_body(before.text, before.body), open_body(after.text, after.body)
    if old.masked[: splice.start] != new.masked[: splice.start] or old.masked[splice.end :] != new.masked[behind:]:
        raise _unlike(before, "a comment or a code block would begin or end elsewhere")
    if len(old.unclosed) != len(new.unclosed):
        raise _unlike(before, "it would begin a comment or a code block")
    if in_front:
        return
    appended = (edit.section,) if isinstance(edit, Append) else ()
    if _shape(new) != _with_items(_shape(old), appended):
        raise _unlike(before, "its sections would be read otherwise")


_Shape = tuple[tuple[str, ...], Mapping[str, int]]
"""The folded titles of a body's sections, in order, and how many items stand below each title."""


def _shape(body: Body) -> _Shape:
    sections = [(folded(section.title), len(section.items)) for section in outline(body)]
    counted = Counter[str]()
    for title, count in sections:
        counted[title] += count
    return tuple(title for title, _ in sections), counted


def _with_items(shape: _Shape, titles: Sequence[str]) -> _Shape:
    before, counted = shape
    new = tuple(title for title in titles if title not in before)
    return (*before, *new), Counter(counted) + Counter(titles)


def prove(note: Note, edits: Iterable[Edit], after: Document, problems: list[Diagnostic]) -> None:
    """Raise RefusedError unless *after* says what the note said plus what the *edits* mean, and has no new error.

    *problems* are what was wrong with *after* when it was read; what is found here is added to them.
    """
    if schema.has_required(note.kind, after):
        entry = note.entry(after, problems)
    else:
        problems += schema.usable(note.kind, after)[1]
        entry = None
    new = _new_errors(note.problems, problems)
    if new or entry is None:
        raise RefusedError(f"{after.path} would then hold what cannot be used, so nothing was written", new)
    values: Values = note.document.values
    for edit in edits:
        if isinstance(edit, SetKey | AddToList):
            values = values_after(edit, values)
    if (after.values, after.faulty) != (values, note.document.faulty):
        raise _unlike(after, "its front matter would say something else")
    if _placeless(entry) != _expected(note, edits, values):
        raise _unlike(after, "it would say something else than was meant")


def _new_errors(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the errors of *after* that were not there before, wherever those stand now."""
    known = Counter((problem.code, problem.message) for problem in before)
    new = []
    for problem in after:
        if problem.severity is Severity.ERROR:
            known[problem.code, problem.message] -= 1
            if known[problem.code, problem.message] < 0:
                new.append(problem)
    return new


def _expected(note: Note, edits: Iterable[Edit], values: Values) -> dict[str, Any]:
    """Return the fields of the old entry with the new *values* of its front matter and what the *edits* mean."""
    fields = dict(note.entry(replace(note.document, values=values), []))
    for edit in edits:
        if isinstance(edit, Append):
            attribute, _ = note.kind.sections[edit.section]
            fields[attribute] = (*fields[attribute], note.appended(edit))
        elif isinstance(edit, Tick):
            attribute, _ = note.kind.sections[edit.section]
            fields[attribute] = tuple(_ticked(task, edit) for task in fields[attribute])
    return _placeless(fields.items())


def _ticked(task: Any, edit: Tick) -> Any:  # noqa: ANN401 - an item of builder.model.items
    if task.at != edit.at:
        return task
    if isinstance(task, Promise | Todo) and not task.done:
        return task._replace(box=Box.DONE, done=edit.done)
    return task._replace(box=Box.DONE)


def _placeless(fields: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return fields by name, their items without the offsets at which they stand."""
    return {name: tuple(map(_moved, value)) if isinstance(value, tuple) else value for name, value in fields}


def _moved(item: Any) -> Any:  # noqa: ANN401 - a text, or an item of builder.model.items
    return item._replace(at=0) if hasattr(item, "at") else item


def _unlike(document: Document, why: str) -> RefusedError:
    return RefusedError(f"{document.path} cannot be changed like that, because {why}; nothing was written")
