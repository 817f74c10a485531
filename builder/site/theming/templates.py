"""The templates of a theme: somebody's own before the built-in ones, each mistake with its template and line."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.diagnostics import Diagnostic
from builder.drafts.bytecode import Kept
from builder.drafts.mistakes import diagnostic, too_much
from builder.site.theming import direct, mistakes
from builder.site.theming.direct import Direct
from builder.site.theming.mistakes import Absent
from builder.site.theming.refused import ThemeError
from builder.source.document import Document
from builder.source.reading import read_text

_FOLDER = "templates"
_BUILT_IN = "default"
_CODE = "bad-template"
_Reference = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


class Templates(NamedTuple):
    """Templates that can be rendered; ``own`` are the folders below ``root`` whose mistakes are not ours."""

    environment: Environment
    root: Path
    own: tuple[Path, ...]

    def rendered(self, template: str, **views: object) -> str:
        """Return what a template makes of *views*; a mistake in a template of somebody's own raises a ThemeError.

        Whatever else goes wrong is a bug, and passes as it is.
        """
        try:
            return self.environment.get_template(template).render(**views)
        except Exception as error:  # a template may hold any expression, so anything may come out of it
            problem = self._explained(error) if self.own else None
            if not problem:
                raise
            raise ThemeError([problem]) from error

    def problems(self) -> list[Diagnostic]:
        """Return what is known to be wrong with somebody's own templates without rendering them."""
        files = (file for folder in self.own for file in sorted(folder.rglob("*.html")) if file.is_file())
        return [problem for file in files for problem in self._read(file)]

    def _read(self, file: Path) -> Iterator[Diagnostic]:
        name = next(file.relative_to(folder).as_posix() for folder in self.own if folder in file.parents)
        document, unreadable = _opened(file, self.root)
        if unreadable:
            yield unreadable
            return
        try:
            tree = self.environment.parse(document.text, name, str(file))
            self.environment.compile(tree, name, str(file))
        except TemplateSyntaxError as error:
            yield self._problem(document, error.lineno, error)
            return
        except (RecursionError, SyntaxError, ValueError):  # what jinja makes of it is too much for Python
            yield diagnostic(document, 1, _CODE, too_much())
            return
        known = frozenset(self.environment.list_templates())
        for reference, names in _references(tree):
            if isinstance(reference, nodes.Extends) and name in names:
                yield diagnostic(document, reference.lineno, _CODE, mistakes.itself(name))
            elif names and not known.intersection(names):
                yield diagnostic(document, reference.lineno, _CODE, mistakes.no_template(names, self.environment))

    def _explained(self, error: Exception) -> Diagnostic | None:
        """Return the diagnostic of *error* where a template of somebody's own is to blame, else None."""
        places = list(_places(error))[::-1]
        for filename, line in places:
            if self._is_own(filename):
                inner = "" if (filename, line) == places[0] else _within(*places[0])
                return self._problem(_opened(Path(filename), self.root)[0], line, error, inner)
        for filename, line in places:  # a built-in template that takes something from one of somebody's own
            for used in filter(self._is_own, self._used(filename)):
                return self._problem(_opened(Path(used), self.root)[0], 1, error, _within(filename, line))
        return None

    def _is_own(self, filename: str) -> bool:
        return any(folder in Path(filename).parents for folder in self.own)

    def _used(self, filename: str) -> Iterator[str]:
        """Yield the files of the templates that a template names, and those that these name."""
        pending, seen = [Path(filename).read_text(encoding="utf-8")], set[str]()
        while pending:
            for _, names in _references(self.environment.parse(pending.pop())):
                for name in names:
                    if name in seen:
                        continue
                    seen.add(name)
                    with suppress(TemplateNotFound):  # one of several that it would do with
                        text, file, _ = _loader(self.environment).get_source(self.environment, name)
                        pending.append(text)
                        yield file or ""

    def _problem(self, document: Document, line: int, error: Exception, within: str = "") -> Diagnostic:
        mistake = mistakes.explain(error, document.text.split("\n"), line, self.environment)
        return diagnostic(document, line, _CODE, mistake._replace(message=mistake.message + within))


def find(root: Path, built_in: Path, folders: Iterable[Path]) -> Templates:
    """Return the templates of the theme *built_in* under those of *folders*, a later one's before an earlier one's."""
    own = tuple(folder / _FOLDER for folder in folders if (folder / _FOLDER).is_dir())
    # Somebody else's templates see values and nothing that Python could do with them; our own need no guard.
    kind = ImmutableSandboxedEnvironment if own else Direct
    environment = kind(
        loader=_chosen(built_in / _FOLDER, own),
        undefined=Absent,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Kept(built_in / _FOLDER, Path(direct.__file__)),
    )
    environment.globals.clear()
    return Templates(environment, root, own)


def _chosen(built_in: Path, own: Sequence[Path]) -> BaseLoader:
    """Return what finds templates: by their name, or the built-in one of a name by ``default/`` before it."""
    ours = FileSystemLoader(built_in)
    return ChoiceLoader([*(FileSystemLoader(one) for one in reversed(own)), ours, PrefixLoader({_BUILT_IN: ours})])


def _loader(environment: Environment) -> BaseLoader:
    assert environment.loader  # noqa: S101 - ``find`` gave it one
    return environment.loader


def _opened(file: Path, root: Path) -> tuple[Document, Diagnostic | None]:
    """Return a template's file as a document, and why it cannot be read, in which case the document is empty."""
    path = file.relative_to(root).as_posix()
    text, problem = read_text(path, str(file), "this template")
    return Document(path, "", text, 0, 0, 0, {}), problem


def _references(tree: nodes.Template) -> Iterator[tuple[_Reference, list[str]]]:
    """Yield what a template takes from others, with the names that it gives; none where they are worked out."""
    for node in tree.find_all(nodes.Stmt):
        if not isinstance(node, _Reference) or (isinstance(node, nodes.Include) and node.ignore_missing):
            continue
        given = node.template
        each = given.items if isinstance(given, nodes.List | nodes.Tuple) else [given]
        names = [one.value for one in each if isinstance(one, nodes.Const)]
        yield node, [str(name) for name in names] if len(names) == len(each) else []


def _places(error: Exception) -> Iterator[tuple[str, int]]:
    """Yield file and line of each template that was at work when *error* arose, the innermost last.

    Jinja puts them in the traceback.
    """
    traceback = error.__traceback__
    while traceback:
        filename = traceback.tb_frame.f_code.co_filename
        if _FOLDER in Path(filename).parts and not filename.endswith(".py"):
            yield filename, traceback.tb_lineno
        traceback = traceback.tb_next
    if isinstance(error, TemplateSyntaxError) and error.filename:
        yield error.filename, error.lineno


def _within(filename: str, line: int) -> str:
    """Return where a mistake shows that another template has made."""
    parts = Path(filename).parts
    at = len(parts) - parts[::-1].index(_FOLDER)
    return f" ({'/'.join(parts[at:])}, line {line})"
