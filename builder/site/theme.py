"""The theme: templates and static files, the notes' own before the built-in ones, file by file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from builder.model.settings import Settings
from builder.site import icons
from builder.site.text import clean

THEMES = "themes"
DEFAULT = "default"
_VIEWS = __name__.rpartition(".")[0] + "."


class ThemeError(Exception):
    """A theme that cannot be used: what is wrong, in which template and line where that is known (else "" and 0)."""

    def __init__(self, message: str, template: str = "", line: int = 0) -> None:
        """Keep the place beside the text; the text of the exception holds both."""
        place = f"{template}:{line}: " if line else f"{template}: " if template else ""
        super().__init__(place + message)
        self.message, self.template, self.line = message, template, line


@dataclass(frozen=True)
class Theme:
    """A theme that was found: its templates, its icons as symbols of SVG by name, and ``static``, the files that go
    into the site as they are, by their path there.
    """

    environment: Environment
    icons: Mapping[str, str]
    static: Mapping[str, Path]

    def render(self, template: str, **views: object) -> bytes:
        """Return a page as bytes; whatever goes wrong inside a template is a ``ThemeError``."""
        try:
            html = self.environment.get_template(template).render(**views)
            end = max(html.rfind("</body>"), 0)
            html = html[:end] + icons.shapes(html, self.icons) + html[end:]
        except TemplateSyntaxError as error:
            raise ThemeError(
                error.message or "cannot be read", _shown(error.filename or template), error.lineno
            ) from error
        except TemplateNotFound as error:
            raise ThemeError("there is no such template", str(error)) from error
        except Exception as error:  # a template may hold any expression, so anything may come out of it
            raise ThemeError(f"{type(error).__name__}: {error}", *_place(error, template)) from error
        return clean(html).encode()


def load(root: Path, settings: Settings) -> Theme:
    """Return the theme that *settings* name: the folder ``themes/NAME`` of the notes in *root*, over the built-in one.

    Whatever file the notes' folder does not have is the built-in one (docs/format.md, Settings). Raise ``ThemeError``
    where there is no theme of that name.
    """
    own = root / THEMES / settings.theme
    folders = [own] if own.is_dir() else []
    if not folders and settings.theme != DEFAULT:
        message = f"there is no theme “{settings.theme}”; make the folder {THEMES}/{settings.theme}, or remove “theme”"
        raise ThemeError(f"{message} from keepwarm.yaml")
    folders.append(built_in())
    static: dict[str, Path] = {}
    for folder in reversed(folders):
        static |= _files(folder / "static")
    return Theme(_environment(folders), icons.read(folder / "icons" for folder in folders), dict(sorted(static.items())))


def built_in() -> Path:
    """Return the folder of the built-in theme: inside an installed package, else beside it in the repository."""
    package = Path(__file__).resolve().parent.parent
    carried = package / "_data" / THEMES / DEFAULT
    return carried if carried.is_dir() else package.parent / THEMES / DEFAULT


class _Sandbox(ImmutableSandboxedEnvironment):
    """Templates may come from somebody else, so they see values and nothing that Python could do with them.

    What a view holds is harmless, and is most of what templates ask for: that is let through before the long checks.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as its base
        """Return the attribute of a value, or what stands for one that is missing or not allowed."""
        if attribute[:1] != "_" and type(obj).__module__.startswith(_VIEWS):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as its base
        """Call what a template calls; its macros, which are most of it, without the checks."""
        return context.call(obj, *args, **kwargs) if type(obj) is Macro else super().call(context, obj, *args, **kwargs)


def _environment(folders: list[Path]) -> Environment:
    environment = (_Sandbox if len(folders) > 1 else Environment)(
        loader=ChoiceLoader([FileSystemLoader(folder / "templates") for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals.clear()
    return environment


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
