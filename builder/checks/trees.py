"""Files of nothing but settings: a wrong value is an error and its default is used."""

import re
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from builder.checks.refused import UnreadableFileError
from builder.diagnostics import Diagnostic
from builder.model.explaining import shown
from builder.model.fields import Fields
from builder.model.nearest import offer
from builder.source import broken_lines, conflicts, mending, tree
from builder.source.document import Document
from builder.source.files import read_bytes
from builder.source.lines import line_end, line_start
from builder.source.reading import decode, unreadable
from builder.source.tree import Tree

_BARE_COLOUR = re.compile(r":[ \t]+(#[0-9A-Fa-f]{6})\b")
_BARE_COLOUR_IN_LIST = re.compile(r"[\[,][ \t]*(#[0-9A-Fa-f]{6})\b")
_GOING_ON = ("[", "{", ",")  # what ends a line of a list in brackets that goes on below
_CLOSE = "close it with “}”, or write each setting on a line of its own below, indented"
_TABBED = re.compile(r" *\t")
_GLUED = re.compile(r"[ \t]+(?=[a-z_]+(?::[^\s/]|[ \t]*[=\uff1a]))")  # no colon with a space behind it, nor an address
_LIKE_A_SETTING = re.compile(r"\s|-\s|[#}\]]|[^\s:][^:]*:(?:\s|$)")  # or what may go on with one

_Model = TypeVar("_Model", bound=Fields)


class Sort(NamedTuple, Generic[_Model]):
    """A sort of such files: what it may say, what we call it, a line that it could hold, and where the guide is."""

    model: type[_Model]
    called: str
    example: str
    guide: str


class Parsed(NamedTuple, Generic[_Model]):
    """What a file says, what is wrong with it, and where each value stands."""

    values: _Model
    problems: list[Diagnostic]
    document: Document
    tree: Tree


def read(file: Path, path: str, sort: Sort[_Model]) -> Parsed[_Model] | None:
    """Return what the *file* says, or None where there is none; *path* is its name for people.

    Raise UnreadableFileError where it cannot be read.
    """
    if not file.is_symlink() and not file.exists():
        return None
    try:
        data = read_bytes(str(file))
    except OSError as error:
        raise UnreadableFileError(unreadable(path, sort.called, error)) from error
    return parse(data, path, sort)


def parse(data: bytes, path: str, sort: Sort[_Model]) -> Parsed[_Model]:
    """Return what the bytes of a file say; raise UnreadableFileError."""
    text, undecodable = decode(path, data)
    if undecodable:
        raise UnreadableFileError(undecodable)
    document = Document(path, "", text, 0, 0, 0, {})
    _refuse_conflicts(document)
    try:
        found = tree.read(text)
    except tree.UnreadableError as error:
        raise UnreadableFileError(_broken(document, error, sort)) from error
    if found.values is None:  # nothing but comments or a “---”, or a group that was refused as a whole
        found = found._replace(values={})
    if not isinstance(found.values, dict):
        message = f"{sort.called} are not “key: value” lines"
        problem = document.problem(0, 1, "bad-yaml", message, f"write for example: {sort.example}")
        raise UnreadableFileError(problem)
    problems = [document.problem(*fault) for fault in found.faults]
    problems += _unknown(document, found, sort)
    problems += _commented_out(document, found)
    return Parsed(_validated(document, found, problems, sort), problems, document, found)


def _refuse_conflicts(document: Document) -> None:
    markers = conflicts.find(document.text)
    if markers.conflicts:
        start, _ = markers.conflicts[0]
        at, said = (start, document.text.find("\n", start)), conflicts.CONFLICT
    elif markers.alone:
        at, said = markers.alone[0], conflicts.REST
    else:
        return
    raise UnreadableFileError(document.problem(*at, "merge-conflict", *said))


def _validated(document: Document, found: Tree, problems: list[Diagnostic], sort: Sort[_Model]) -> _Model:
    values = found.values
    while True:
        try:
            return sort.model.model_validate(values)
        except ValidationError as refused:
            errors = refused.errors(include_url=False)
            unknown = {error["loc"][:-1] for error in errors if error["loc"][-1] == "[key]"}
            for error in errors:
                path = tuple(part for part in error["loc"] if part != "[key]")
                if error["loc"] not in unknown:  # what stands behind a key that there is not is no second mistake
                    problems.append(_refused(document, found, path, error, sort.guide))
                _remove(values, path)


def _refused(
    document: Document, found: Tree, path: tuple[str | int, ...], error: ErrorDetails, guide: str
) -> Diagnostic:
    context = error.get("ctx", {})
    name = ".".join(part for part in path if isinstance(part, str))  # which item of a list it is, the place says
    at = found.keys.get(path) if "[key]" in error["loc"] else None
    known = at or next(found.spans[path[:end]] for end in range(len(path), -1, -1) if path[:end] in found.spans)
    if "help" in context:
        return document.problem(*known, error["type"], f"{name}: {context['message']}", str(context["help"]))
    if isinstance(error["input"], dict):
        message, remedy = "a group stands where a value or a list belongs", "write one value, or a list: [a, b]"
    else:
        message = "a plain value or a list stands where a group belongs"
        remedy = f"write its settings on lines of their own below it, indented; {guide} lists them"
        line = document.text[line_start(document.text, known[0]) : line_end(document.text, known[0])]
        if _GLUED.match(line):
            message, remedy = broken_lines.explain_without_key(line)
    return document.problem(*known, "nested-value", f"{name}: {message}", remedy)


def _remove(values: dict[str | int, Any], path: tuple[str | int, ...]) -> None:
    """Take the value at *path* out; where a list is on the way, the whole list, whose places would shift."""
    first, rest = path[0], path[1:]
    inner = values.get(first)
    if rest and isinstance(inner, dict):
        _remove(inner, rest)
    else:
        values.pop(first, None)


def _unknown(document: Document, found: Tree, sort: Sort[_Model]) -> list[Diagnostic]:
    problems = []
    for path, span in found.keys.items():
        known = _group(sort.model, path[:-1])
        if known and path[-1] not in known.model_fields:
            name = str(path[-1])
            place = _place(sort.model, name) if len(path) == 1 else ""
            likely = f"write it below “{place}:”, indented" if place else offer(name, known.model_fields)
            remedy = likely or f"delete it; {sort.guide} lists the settings"
            message = f"there is no setting “{shown('.'.join(map(str, path)))}”"
            problems.append(document.problem(*span, "unknown-key", message, remedy))
    return problems


def _place(model: type[Fields], key: str) -> str:
    """Return the name of the group of settings that a *key* belongs to, or nothing."""
    groups = ((name, _group(model, (name,))) for name in model.model_fields)
    return next((name for name, group in groups if group and key in group.model_fields), "")


def _group(model: type[Fields], path: tuple[str | int, ...]) -> type[Fields] | None:
    """Return the group of settings at *path* below *model*, or None where keys are not ours to know."""
    for part in path:
        field = model.model_fields.get(str(part))
        if field is None or not isinstance(field.annotation, type) or not issubclass(field.annotation, Fields):
            return None
        model = field.annotation
    return model


def _commented_out(document: Document, found: Tree) -> list[Diagnostic]:
    """Warn of colours that were written without quotation marks, which YAML takes for comments."""
    problems = []
    for path, (start, end) in found.keys.items():
        match = _BARE_COLOUR.match(document.text, end)
        first, last = found.spans[path]
        if match and first == last:
            message = f"YAML takes “{match[1]}” for a comment, so there is no value here"
            remedy = f'write {document.text[start:end]}: "{match[1]}"'
            problems.append(document.problem(*match.span(1), "yaml-comment", message, remedy))
    return problems


def _broken(document: Document, error: tree.UnreadableError, sort: Sort[_Model]) -> Diagnostic:
    colour = _BARE_COLOUR_IN_LIST.search(document.text)
    if colour:  # it hides the bracket that closes the list
        message = f"{sort.called} cannot be read: YAML takes what begins with “#” for a comment"
        remedy = f'put quotation marks around every colour: "{colour[1]}"'
        return document.problem(*colour.span(1), "bad-yaml", message, remedy)
    at = min(error.at, max(0, len(document.text) - 1))
    check = "check colons, quotation marks, brackets and the indentation of this line and the one above"
    blamed = None if error.begun is None else _blamed(document.text, at, error.begun)
    start, end, why, how = blamed or (at, at + 1, str(error), error.remedy or check)
    return document.problem(start, end, "bad-yaml", f"{sort.called} cannot be read from here on: {why}", how)


def _blamed(text: str, at: int, begun: int) -> tuple[int, int, str, str] | None:
    """Return the line that is to blame where YAML gave up at an offset: what to mark of it, why, and it mended.

    That is the line there, the one above, or the one where what it was reading had *begun*; None where each of them
    could stand as it is.
    """
    there = line_start(text, at)
    above = line_start(text, max(0, there - 1))
    for start in (there, above, line_start(text, begun)):
        line = text[start:].partition("\n")[0].rstrip()
        if line.endswith(_GOING_ON):
            continue
        if _TABBED.match(line) or not mending.readable(line.strip()):
            first, last, why, how = broken_lines.explain(line, 0, "")
            return start + first, start + last, why, _CLOSE if line.startswith("{", first) else how
        glued = _GLUED.match(line)
        if glued or (line and not _LIKE_A_SETTING.match(line)):
            first = glued.end() if glued else 0
            return start + first, start + len(line), *broken_lines.explain_without_key(line)
    return None
