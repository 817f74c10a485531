"""The theme: templates and static files, the notes' own before the built-in ones, file by file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from builder.model.settings import Settings
from builder.site import icons
from builder.site.text import clean

THEMES = "themes"
DEFAULT = "default"


class ThemeError(Exception):
    """A theme that cannot be used: what is wrong, in which template and line where that is known (else "" and 0)."""

    def __init__(self, message: str, template: str = "", line: int = 0) -> None:
        """Keep the place beside the text; the text of the exception holds both."""
        place = f"{template}:{line}: " if line else f"{template}: " if template else ""
        super().__init__(place + message)
        self.message, self.template, self.line = message, template, line


@dataclass(frozen=True)
class Theme:
    """A theme that was found: templates, icons as symbols of SVG by name, files of the site by their path there."""

    environment: Environment
    symbols: Mapping[str, str]
    static: Mapping[str, Path]

    def part(self, template: str, **views: object) -> Markup:
        """Return what stands on several pages as markup for them; raises as ``render``."""
        return Markup(_rendered(self.environment, template, **views))  # noqa: S704 - a template's

    def render(self, template: str, **views: object) -> bytes:
        """Return a page as bytes; whatever goes wrong inside a template is a ``ThemeError``."""
        html = clean(_rendered(self.environment, template, **views))
        end = html.rfind("</body>")
        return (html[:end] + icons.shapes(html, self.symbols) + html[end:]).encode()


def load(root: Path, settings: Settings) -> Theme:
    """Return the theme that *settings* name: the folder ``themes/NAME`` of the notes in *root*, over the built-in one.

    Whatever file the notes' folder does not have is the built-in one (docs/format.md, Settings). That there is a folder
    of that name, the checks have made sure.
    """
    own = root / THEMES / settings.theme
    folders = [built_in(), own] if own.is_dir() else [built_in()]
    symbols = icons.read(folder / "icons" for folder in folders)
    static: dict[str, Path] = {}
    for folder in folders:
        static |= _files(folder / "static")
    return Theme(_environment(folders, symbols), symbols, dict(sorted(static.items())))


def built_in() -> Path:
    """Return the folder of the built-in theme: inside an installed package, else beside it in the repository."""
    package = Path(__file__).resolve().parent.parent
    carried = package / "_data" / THEMES / DEFAULT
    return carried if carried.is_dir() else package.parent / THEMES / DEFAULT


def _environment(folders: Sequence[Path], names: Iterable[str]) -> Environment:
    """Return the templates of *folders*, a later one's before an earlier one's, with the icons of those *names*."""
    templates = [folder / "templates" for folder in folders if (folder / "templates").is_dir()]
    # Somebody else's templates see values and nothing that Python could do with them; our own need no guard.
    kind = Environment if len(templates) == 1 else ImmutableSandboxedEnvironment
    environment = kind(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in reversed(templates)]),
        undefined=StrictUndefined,
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.clear()
    drawn = {name: Markup(_rendered(environment, "parts/icon.html", name=name)) for name in names}  # noqa: S704 - a template's
    environment.globals["icons"] = drawn
    return environment


def _rendered(environment: Environment, template: str, **views: object) -> str:
    try:
        return environment.get_template(template).render(**views)
    except TemplateSyntaxError as error:
        raise ThemeError(error.message or "cannot be read", _shown(error.filename or template), error.lineno) from error
    except TemplateNotFound as error:
        raise ThemeError("there is no such template", str(error)) from error
    except Exception as error:  # a template may hold any expression, so anything may come out of it
        raise ThemeError(f"{type(error).__name__}: {error}", *_place(error, template)) from error


def _files(folder: Path) -> dict[str, Path]:
    """Return the files below *folder* by their path in the site; hidden ones and links are nobody's stylesheet."""
    return {
        f"static/{path.relative_to(folder).as_posix()}": path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(
            part.is_symlink() or part.name.startswith(".") for part in (path, *path.parents) if folder in part.parents
        )
    }


def _place(error: Exception, template: str) -> tuple[str, int]:
    """Return the template and line in which *error* arose; Jinja puts both in the traceback."""
    place, traceback = (template, 0), error.__traceback__
    while traceback:
        name = traceback.tb_frame.f_code.co_filename
        if "templates" in Path(name).parts and name.endswith(".html"):
            place = (_shown(name), traceback.tb_lineno)
        traceback = traceback.tb_next
    return place


def _shown(filename: str) -> str:
    """Return a template's path from its theme's folder on: default/templates/base.html."""
    parts = Path(filename).parts
    at = len(parts) - 1 - parts[::-1].index("templates") if "templates" in parts else len(parts)
    return "/".join(parts[max(0, at - 1) :]) if at < len(parts) else filename
