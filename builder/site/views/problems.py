"""What is wrong with notes: the page of all of it, and what the page of a note shows of its own."""

from typing import NamedTuple

from builder.diagnostics import Severity
from builder.diagnostics.render import sentence, visible
from builder.followups.wording import counted
from builder.site.lookup.desk import NOWHERE, Link, Numbered
from builder.site.lookup.sheet import Sheet

_WINDOW = 100  # characters of a source line that are shown around a problem


class Problem(NamedTuple):
    """Something wrong with a note, its place in the files, and the marked line in three parts."""

    anchor: str
    severity: str
    place: str
    code: str
    message: str
    help: str
    page: Link
    href: str
    before: str = ""
    marked: str = ""
    after: str = ""


class OfNote(NamedTuple):
    """What is wrong with a note, and what might be better."""

    problems: tuple[Problem, ...]
    advice: tuple[Problem, ...]


class Problems(NamedTuple):
    """The view of the page of problems."""

    left_out: tuple[str, ...]
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    advice: tuple[Problem, ...]
    fine: str


def view(sheet: Sheet) -> Problems:
    """Return the page of problems, in file and line order."""
    found = [shown(sheet, one) for one in sheet.desk.problems]

    def of(severity: Severity) -> tuple[Problem, ...]:
        return tuple(one for one in found if one.severity == severity.value)

    files = sheet.desk.notes.files
    return Problems(
        left_out=sheet.desk.library.left_out,
        errors=of(Severity.ERROR),
        warnings=of(Severity.WARNING),
        advice=of(Severity.HINT),
        fine={0: "There are no notes yet.", 1: "The one file was read, nothing wrong."}.get(
            files, f"All {counted(files, 'file')} read, nothing wrong."
        ),
    )


def of_note(sheet: Sheet, path: str) -> OfNote:
    """Return what is wrong with the note at *path*, and what might be better."""
    found = [(one.problem.severity is Severity.HINT, shown(sheet, one)) for one in sheet.desk.problems_of.get(path, ())]
    return OfNote(tuple([one for hint, one in found if not hint]), tuple([one for hint, one in found if hint]))


def shown(sheet: Sheet, one: Numbered) -> Problem:
    """Return a problem as it is shown."""
    found = one.problem
    line, cut = found.excerpt.replace("\t", " "), found.cut
    start = min(max(0, found.span.column - 1 - cut), len(line))
    end = found.span.end_column - 1 - cut if found.span.end_line == found.span.line else len(line)
    end = max(start, min(end, len(line), start + _WINDOW))
    first, last = max(0, start - _WINDOW // 2), min(len(line), end + _WINDOW // 2)
    page = sheet.desk.pages.get(found.path)
    return Problem(
        anchor=f"p{one.number}",
        severity=found.severity.value,
        place=f"{visible(found.path)}:{found.span.line}:{found.span.column}",
        code=found.code,
        message=sentence(found.message),
        help=sentence(found.help),
        page=sheet.to_page(page.href, page.text) if page else NOWHERE,
        href=f"{sheet.root}problems.html#p{one.number}",
        before=("…" if first or cut else "") + visible(line[first:start]),
        marked=visible(line[start:end]),
        after=visible(line[end:last]) + ("…" if last < len(line) else ""),
    )
