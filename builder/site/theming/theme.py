"""The theme: templates, icons and static files, the notes' own before the built-in ones, file by file."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from builder.checks import themes
from builder.diagnostics import Diagnostic
from builder.model.settings import DEFAULT_THEME, Settings
from builder.model.theme import Accent
from builder.site import cuts, keys
from builder.site.cuts import Cut
from builder.site.text import clean
from builder.site.theming import icons, templates
from builder.site.theming.refused import ThemeError
from builder.site.theming.templates import Templates
from builder.source.reading import decode

_FONTS = "fonts.css"


class Theme(NamedTuple):
    """A theme that was found: templates, icons as symbols of SVG by name, files of the site by their path there.

    ``key`` stands for the sources of all templates and icons.
    """

    templates: Templates
    symbols: Mapping[str, str]
    static: Mapping[str, Callable[[], bytes]]
    key: bytes

    def part(self, template: str, **views: object) -> Markup:
        """Return what stands on several pages as markup for them; raises as ``render``."""
        return Markup(self.templates.rendered(template, **views))  # noqa: S704 - a template's

    def cut(self, template: str, **views: object) -> Cut:
        """Return a page with its places open; a mistake in a template of somebody's own is a ``ThemeError``."""
        html = self.templates.rendered(template, **views)
        # Templates of somebody's own leave no place open, whatever characters they print.
        return cuts.cut(clean(html) if self.templates.own else html, self.icons_in)

    def icons_in(self, html: str) -> str:
        """Return the names of the icons that a piece of a page uses, apart by spaces."""
        return " ".join(sorted(icons.used(html, self.symbols)))

    def shapes(self, *names: str) -> str:
        """Return the markup for the icons that pieces of a page use, as ``icons_in`` named them."""
        return icons.shapes({name for some in names for name in some.split()}, self.symbols)


def load(root: Path, settings: Settings) -> Theme:
    """Return the theme that *settings* name: the folders of the notes in *root*, over the built-in one.

    Whatever file the notes' folders do not have is the built-in one (docs/themes.md). Raises a ThemeError where a
    template cannot be used.
    """
    own = _own(root, settings)
    chosen = templates.find(root, built_in(), own)
    wrong = _problems(chosen, own)
    if wrong:
        raise ThemeError(wrong)
    symbols = icons.read(folder / "icons" for folder in (built_in(), *own))
    drawn = {name: Markup(chosen.rendered("parts/icon.html", name=name)) for name in symbols}  # noqa: S704 - a template's
    chosen.environment.globals["icons"] = drawn
    return Theme(chosen, symbols, _static(own, settings), _key(own))


def _key(own: tuple[Path, ...]) -> bytes:
    """Return the key of everything that pages are rendered with: the sources of templates and icons."""
    folders = [folder / name for folder in (built_in(), *own) for name in ("templates", "icons")]
    files = [(file, folder) for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    return keys.key(
        *((file.relative_to(folder).as_posix(), keys.digest(file.read_bytes()).hex()) for file, folder in files)
    )


def problems(root: Path, settings: Settings) -> list[Diagnostic]:
    """Return what is wrong with the templates of the notes' own theme, as far as it shows without notes to render."""
    own = _own(root, settings)
    return _problems(templates.find(root, built_in(), own), own)


def built_in() -> Path:
    """Return the folder of the built-in theme: inside an installed package, else beside it in the repository."""
    package = Path(__file__).resolve().parents[2]
    carried = package / "_data" / themes.FOLDER / DEFAULT_THEME
    return carried if carried.is_dir() else package.parent / themes.FOLDER / DEFAULT_THEME


def _own(root: Path, settings: Settings) -> tuple[Path, ...]:
    """Return the folders of the notes' own theme; in Keepwarm's repository ``themes/default`` is the built-in one."""
    return tuple(folder for folder in themes.folders(root, settings) if not folder.samefile(built_in()))


def _problems(chosen: Templates, own: tuple[Path, ...]) -> list[Diagnostic]:
    drawings = (file for folder in own for file in sorted(folder.glob("icons/*.svg")))
    undecodable = (decode(file.relative_to(chosen.root).as_posix(), file.read_bytes())[1] for file in drawings)
    return [*chosen.problems(), *(problem for problem in undecodable if problem)]


def _static(own: tuple[Path, ...], settings: Settings) -> Mapping[str, Callable[[], bytes]]:
    """Return the static files by their path in the site (docs/themes.md, Fonts and Accent)."""
    files = _files(built_in() / "static")
    if not settings.site.fonts:
        names = {_family(file) for file in files.values() if file.suffix == ".woff2"}
        files = {path: file for path, file in files.items() if file.name != _FONTS and _family(file) not in names}
    for folder in own:
        files |= _files(folder / "static")
    found: dict[str, Callable[[], bytes]] = {path: file.read_bytes for path, file in files.items()}
    if settings.site.accent:
        found.setdefault("static/accent.css", partial(_accent, settings.site.accent))
    return dict(sorted(found.items()))


def _family(file: Path) -> str:
    """Return the name that the files of a font begin with, its licence among them: inter."""
    return file.name.partition("-")[0]


def _accent(accent: Accent) -> bytes:
    colour = f"light-dark({accent.light}, {accent.dark})"
    return f":root {{ --accent: {colour}; --focus: {colour}; }}\n".encode()


def _files(folder: Path) -> dict[str, Path]:
    """Return the files below *folder* by their path in the site; hidden ones and links are nobody's stylesheet.

    Neither is one with a backslash in its name, which browsers take for a slash.
    """
    return {
        f"static/{path.relative_to(folder).as_posix()}": path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(
            part.is_symlink() or part.name.startswith(".") or "\\" in part.name
            for part in (path, *path.parents)
            if folder in part.parents
        )
    }
