"""What went wrong inside a template, in the words of whoever wrote it, and how to mend it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from builder.drafts.mistakes import Advice, Mistake, near, quoted, syntax
from builder.model.explaining import shown

GUIDE = "docs/themes.md says what templates know and can do"
_LISTED = 12
_ADVICE = Advice(GUIDE, "compare it with the built-in template; without this file that one is used")
_NOT_EXPORTED = re.compile(r"the template '([^']+)' .* does not export the requested name")


class AbsentError(UndefinedError):
    """A value that a template names and nobody has: its name and what it was looked for in."""

    def __init__(self, message: str, absent: "Absent") -> None:
        """Keep what jinja knows only while the template runs."""
        super().__init__(message)
        self.name, self.of, self.hint, self.unsafe = absent.details()


class Absent(StrictUndefined):
    """Stands for a value that is not there; whatever is done with it raises an AbsentError."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """Raise; jinja would keep only the sentence."""
        raise AbsentError(super()._undefined_message, self)

    def details(self) -> tuple[Any, Any, str, bool]:
        """Return the name, what it was looked for in, jinja's own words if any, and whether it is forbidden."""
        forbidden = self._undefined_exception is SecurityError
        return self._undefined_name, self._undefined_obj, self._undefined_hint or "", forbidden


def explain(error: Exception, lines: Sequence[str], number: int, environment: Environment) -> Mistake:
    """Return what *error* means, which arose in the line *number* (from 1) of a template."""
    line = "".join(lines[number - 1 : number])
    if isinstance(error, TemplateSyntaxError):
        return syntax(error.message or "", lines, environment, _ADVICE)
    if isinstance(error, TemplateNotFound):
        return no_template(_names_of(error), environment)
    if isinstance(error, AbsentError):
        return _absent(error, line, environment)
    if isinstance(error, RecursionError):
        return Mistake("this template uses itself, by itself or by way of others", "see which templates it names")
    return Mistake(f"this cannot be shown: {quoted(str(error) or type(error).__name__)}", GUIDE)


def no_template(names: Iterable[str], environment: Environment) -> Mistake:
    """Return what is wrong with naming templates of which there is none."""
    first, *_ = listed = list(names)
    remedy = near(first, environment.list_templates()) or "make it in the theme's folder templates/, or take this out"
    return Mistake(f"there is no template {' or '.join(f'“{shown(name)}”' for name in listed)}", remedy, first)


def itself(name: str) -> Mistake:
    """Return what is wrong with a template that extends the one of its own name."""
    return Mistake("this template extends itself", f"write 'default/{name}' for the built-in one", name)


def _names_of(error: TemplateNotFound) -> list[str]:
    names = error.templates if isinstance(error, TemplatesNotFound) else [error.name]
    return [str(name) for name in names] or [""]


def _absent(error: AbsentError, line: str, environment: Environment) -> Mistake:
    name, of = str(error.name), error.of
    icons = environment.globals.get("icons", {})
    if error.unsafe:
        return Mistake(f"templates may not use “{name}”", GUIDE, name)
    if error.hint:
        match = _NOT_EXPORTED.search(error.hint)
        return Mistake(f"“{match[1]}” has no “{name}”" if match else quoted(error.hint.rstrip(".")), GUIDE, name)
    if of is missing:
        known = ("site", "page", "root", "section", *environment.globals)
        return Mistake(f"there is no value “{name}” here", near(name, known) or GUIDE, name)
    if isinstance(of, TemplateModule):
        macros = [one for one in vars(of) if not one.startswith("_")]
        return Mistake(f"“{of.__name__}” has no macro “{name}”", near(name, macros) or GUIDE, name)
    if of is icons:
        remedy = near(name, icons) or f"put the file {name}.svg into the theme's folder icons/"
        return Mistake(f"there is no icon “{name}”", remedy, name)
    return _absent_in(of, name, line)


def _absent_in(of: object, name: str, line: str) -> Mistake:
    """Return what is wrong where a value of a view has no value of that name in it."""
    owner = re.search(rf"([\w.]+(?:\[[^\]]*\])?)\.{re.escape(name)}\b", line)
    whole = owner[0] if owner else name
    if name.isdigit():
        return Mistake(f"there is no entry {name} here", "ask first whether there are as many", whole)
    if of is None:
        before = owner[1] if owner else "the value"
        return Mistake(f"“{before}” is empty here, so it has no “{name}”", f"ask first: {{% if {before} %}}", whole)
    return Mistake(f"there is no value “{whole}” here", _offer(name, of), whole)


def _offer(name: str, of: object) -> str:
    """Return the value of *of* whose name is nearest, or the names of all."""
    values: list[str] = []  # what Python's own values have is nobody's to see
    if isinstance(of, Mapping):
        values = [key for key in of if isinstance(key, str)]
    elif type(of).__module__ != "builtins":
        public = [one for one in dir(of) if not one.startswith("_")]
        values = [one for one in public if not callable(getattr(of, one))]
    nearest = near(name, values)
    if nearest or not values:
        return nearest or GUIDE
    return f"there are: {', '.join(values[:_LISTED])}{'' if len(values) <= _LISTED else ' and more'}"
