"""Templates of letters: the built-in ones, somebody's own before them, and what is wrong with those."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from jinja2 import Template, TemplateSyntaxError

from builder.checks import drafts
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic
from builder.drafts import language, tidy, values
from builder.drafts.bytecode import Kept
from builder.drafts.mistakes import Advice, Mistake, diagnostic, near, quoted, syntax, too_much
from builder.drafts.model import Kind
from builder.drafts.values import VALUES, Fact, Known, Value, complete
from builder.model.interview import DEFAULT_MINUTES
from builder.source.document import Document, whole_file

PHONE = "reminder-phone"
"""The name of the script to speak from on the phone."""

NAMES = (*Kind, PHONE)
"""The names of all templates."""

_FOLDER = Path(__file__).with_name("templates")
_ADVICE = Advice(language.GUIDE, "compare it with the built-in one, which docs/letters.md shows")
_NO_SUBJECT = Mistake("a draft begins with its subject", "write “Subject: ” and what the letter is about")
_TOO_LONG = Mistake("this makes a letter longer than any letter is", "make it shorter")
_MOST = 100_000  # characters; no letter has as many
_ENDINGS = (".txt", ".md", ".markdown", ".text", ".eml", ".html", ".j2")
_ONLY_TAGS = re.compile(r"\s*(?:(?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})\s*)+")
_TAG_AT_END = re.compile(r"(?<![-+])([%#]\})\s*$")


class Filled(NamedTuple):
    """What a template has made: subject and body, the brackets of notes still hidden."""

    subject: str
    body: str


class UnfilledError(Exception):
    """A template that makes no letter of what is known: says why, each reason with its line, from 1."""

    def __init__(self, *faults: tuple[int, Mistake]) -> None:
        """Keep what is wrong, of which there is at least one."""
        super().__init__("; ".join(f"line {line}: {mistake.message}" for line, mistake in faults))
        self.faults = faults


@dataclass(frozen=True)
class Form:
    """A template that can be read, with the document it is from."""

    name: str
    document: Document

    @cached_property
    def _template(self) -> Template:
        """Return it as Jinja has it; raise TemplateSyntaxError, or what Python makes of too much."""
        source = _source(self.document)
        bucket = _KEPT.get_bucket(_ENVIRONMENT, self.name, self.document.path, source)
        if not bucket.code:
            tree = _ENVIRONMENT.parse(source)
            faults = list(language.refused(tree))
            if faults:
                raise UnfilledError(*faults)
            bucket.code = _ENVIRONMENT.compile(tree, self.name, self.document.path)
            _KEPT.set_bucket(bucket)
        return Template.from_code(_ENVIRONMENT, bucket.code, {})

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return the names of the values that it may ask for; a word of its text may only look like one."""
        return values.NAMES.intersection(re.findall(r"\w+", self.document.text))

    def filled(self, known: Mapping[str, Known]) -> Filled:
        """Return the letter that it makes of what is known; raise an UnfilledError where it makes none."""
        try:
            template = self._template
        except TemplateSyntaxError as error:
            mistake = syntax(error.message or "", self.document.text.split("\n"), _ENVIRONMENT, _ADVICE)
            raise UnfilledError((error.lineno, mistake)) from error
        except (RecursionError, SyntaxError, ValueError, OverflowError, MemoryError) as error:
            raise UnfilledError((1, too_much())) from error
        pieces, size = [], 0
        try:
            for piece in template.generate(known):
                size += len(piece)
                if size > _MOST:
                    raise UnfilledError((1, _TOO_LONG))
                pieces.append(piece)
        except (TypeError, ValueError) as error:
            message = f"this cannot be worked out: {quoted(str(error))}"
            raise UnfilledError((self._line_of(error), Mistake(message, language.GUIDE))) from error
        return self._parted("".join(pieces))

    def _parted(self, text: str) -> Filled:
        """Return subject and body; only the script for the phone needs no subject."""
        first, _, rest = text.lstrip().partition("\n")
        key, colon, subject = first.partition(":")
        if colon and key.strip().casefold() == "subject":
            return Filled(tidy.line(subject), tidy.body(rest))
        if self.name == PHONE:
            return Filled("", tidy.body(text))
        raise UnfilledError((1, _NO_SUBJECT))

    def _line_of(self, error: Exception) -> int:
        """Return the line of the template in which *error* arose."""
        traceback, line = error.__traceback__, 1
        while traceback:
            if traceback.tb_frame.f_code.co_filename == self.document.path:
                line = traceback.tb_lineno
            traceback = traceback.tb_next
        return line


@cache
def built_in(name: str) -> Form:
    """Return the built-in template of that name."""
    file = _FOLDER / f"{name}.txt"
    return Form(name, Document(str(file), name, file.read_text(encoding="utf-8"), 0, 0, 0, {}))


def own(notes: Loaded) -> dict[str, Form]:
    """Return the templates of somebody's own that make a letter, by name."""
    forms = {name: Form(name, document) for name, document in notes.drafts.items() if name in NAMES}
    return {name: form for name, form in forms.items() if not _fault(form)}


def problems(notes: Loaded) -> list[Diagnostic]:
    """Return what is wrong with somebody's own templates; the built-in ones are used in their place."""
    found: list[Diagnostic] = []
    for name, document in notes.drafts.items():
        fault = _fault(Form(name, document)) if name in NAMES else None
        if name not in NAMES:
            found.append(_unknown(name, document.path))
        elif fault:
            found += [diagnostic(document, line, "bad-draft", mistake) for line, mistake in fault.faults]
    return found


def _fault(form: Form) -> UnfilledError | None:
    """Return why a template makes no letter where all is known, or where nothing is."""
    for known in ({one.name: _sample(one) for one in VALUES}, {}):
        try:
            form.filled(complete(known, form.asked))
        except UnfilledError as error:
            return error
    return None


def _sample(one: Value) -> Fact:
    if one.many:
        return ("word", "other word")
    return "word" if one.kind is str else one.kind(DEFAULT_MINUTES)


def _unknown(name: str, path: str) -> Diagnostic:
    message = f"there is no letter “{Path(path).name}”, so this file is not used"
    stem = Path(name).stem if Path(name).suffix in _ENDINGS else name
    offered = near(stem, NAMES).replace("”", f"{drafts.ENDING}”")
    remedy = offered or f"name it like one of these, with {drafts.ENDING}: {', '.join(NAMES)}"
    return whole_file(path, "unused-draft", message, remedy)


def _source(document: Document) -> str:
    """Return the text as Jinja is to read it: a line with nothing but tags leaves no line, any other keeps its end."""
    lines = document.text.replace("\r\n", "\n").replace("\r", " ").split("\n")
    return "\n".join(line if _ONLY_TAGS.fullmatch(line) else _TAG_AT_END.sub(r"+\1", line) for line in lines)


_ENVIRONMENT = language.environment()
_KEPT = Kept(_FOLDER, Path(language.__file__))
