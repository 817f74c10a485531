"""Read ``keepwarm.yaml``: a wrong value is an error and its default is used; an unreadable file stops everything."""

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from builder.diagnostics import Diagnostic
from builder.model.fields import shown
from builder.model.settings import FollowUp, Settings
from builder.source import tree
from builder.source.document import Document, whole_file
from builder.source.files import read_bytes
from builder.source.reading import decode
from builder.source.tree import Tree

FILE = "keepwarm.yaml"
_BUILT_IN = "default"
_CLOSE = 70  # of 100


class UnreadableSettingsError(Exception):
    """The settings file cannot be read at all; holds the diagnostic that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Keep the diagnostic."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def load(root: Path) -> tuple[Settings, list[Diagnostic]]:
    """Return the settings of the notes at *root* and what is wrong with them; raise UnreadableSettingsError."""
    file = root / FILE
    if not file.is_symlink() and not file.exists():
        return Settings(), []
    try:
        data = read_bytes(str(file))
    except OSError as error:
        message = f"the settings could not be read: {(error.strerror or str(error)).lower()}"
        raise UnreadableSettingsError(
            whole_file(FILE, "unreadable-file", message, "check the file and its permissions")
        ) from error
    settings, problems = parse(data)
    if settings.theme != _BUILT_IN and not (root / "themes" / settings.theme).is_dir():
        text = data.decode()
        at = text.find(settings.theme, text.find("theme"))
        message = f"theme: there is no folder themes/{settings.theme}, so the built-in theme is used"
        document = Document(FILE, "keepwarm", text.removeprefix("\ufeff"), 0, 0, 0, {})
        at -= len(text) - len(document.text)
        remedy = "make the folder, or delete this line"
        problems.append(document.problem(at, at + len(settings.theme), "bad-folder", message, remedy))
        settings = settings.model_copy(update={"theme": _BUILT_IN})
    return settings, problems


def parse(data: bytes) -> tuple[Settings, list[Diagnostic]]:
    """Return the settings that the bytes of a settings file hold, and what is wrong with them."""
    text, undecodable = decode(FILE, data)
    if undecodable:
        raise UnreadableSettingsError(undecodable)
    document = Document(FILE, "keepwarm", text, 0, 0, 0, {})
    marker = re.search(r"^<{7}(?: .*)?$", text, re.MULTILINE)
    if marker and "=======" in text:
        message = "a merge has left conflict markers here, around two versions of the same lines"
        remedy = "keep the lines that are right, and delete the three marker lines (<<<<<<<, =======, >>>>>>>)"
        raise UnreadableSettingsError(document.problem(*marker.span(), "merge-conflict", message, remedy))
    try:
        found = tree.read(text)
    except tree.UnreadableError as error:
        raise UnreadableSettingsError(_broken(document, error)) from error
    if found.values is None:  # nothing but comments or a “---”, or a group that was refused as a whole
        found = found._replace(values={})
    if not isinstance(found.values, dict):
        message = "the settings are no “key: value” lines"
        problem = document.problem(0, 1, "bad-yaml", message, "write for example: timezone: Europe/Berlin")
        raise UnreadableSettingsError(problem)
    problems = [document.problem(*span, code, message, help_) for span, code, message, help_ in found.problems]
    problems += _unknown(document, found)
    return _validated(document, found, problems), problems


def _validated(document: Document, found: Tree, problems: list[Diagnostic]) -> Settings:
    values = found.values
    while True:
        try:
            return Settings.model_validate(values)
        except ValidationError as refused:
            for error in refused.errors(include_url=False):
                path = tuple(part for part in error["loc"] if part != "[key]")
                problems.append(_refused(document, found, path, error))
                _remove(values, path)


def _refused(document: Document, found: Tree, path: tuple[str | int, ...], error: ErrorDetails) -> Diagnostic:
    context = error.get("ctx", {})
    name = ".".join(str(part) for part in path)
    at = found.keys.get(path) if "[key]" in error["loc"] else None
    known = at or next(found.spans[path[:end]] for end in range(len(path), -1, -1) if path[:end] in found.spans)
    if "help" in context:
        return document.problem(*known, error["type"], f"{name}: {context['message']}", str(context["help"]))
    message = f"{name}: a plain value stands where a group belongs, or the other way round"
    return document.problem(*known, "nested-value", message, "see docs/format.md for what this setting takes")


def _remove(values: dict[str | int, Any], path: tuple[str | int, ...]) -> None:
    """Take the value at *path* out; where a list is on the way, the whole list, whose places would shift."""
    first, rest = path[0], path[1:]
    inner = values.get(first)
    if rest and isinstance(inner, dict):
        _remove(inner, rest)
    else:
        values.pop(first, None)


def _unknown(document: Document, found: Tree) -> list[Diagnostic]:
    problems = []
    for path, span in found.keys.items():
        known = Settings if len(path) == 1 else FollowUp if path[0] == "follow_up" and len(path) == 2 else None  # noqa: PLR2004
        if known and path[-1] not in known.model_fields:
            best = process.extractOne(str(path[-1]), list(known.model_fields), scorer=fuzz.ratio, score_cutoff=_CLOSE)
            remedy = f"did you mean “{best[0]}”?" if best else "delete it; docs/format.md lists the settings"
            message = f"there is no setting “{shown('.'.join(map(str, path)))}”"
            problems.append(document.problem(*span, "unknown-key", message, remedy))
    return problems


def _broken(document: Document, error: tree.UnreadableError) -> Diagnostic:
    at = min(error.at, max(0, len(document.text) - 1))
    message = f"the settings cannot be read from here on: {error}"
    remedy = "check colons, quotation marks, brackets and the indentation of this line and the one above"
    return document.problem(at, at + 1, "bad-yaml", message, remedy)
