"""Read ``theme.yaml``, in which a theme says what it chooses; what the settings say counts more (docs/themes.md)."""

import os
from pathlib import Path

from builder.checks import trees
from builder.checks.refused import UnreadableFileError
from builder.diagnostics import Diagnostic
from builder.model.settings import DEFAULT_THEME, Settings
from builder.model.theme import ThemeOptions

FOLDER = "themes"
FILE = "theme.yaml"
_SORT = trees.Sort(ThemeOptions, "the choices of this theme", "fonts: false", "docs/themes.md")


def folders(root: Path, settings: Settings) -> tuple[Path, ...]:
    """Return the folders of themes of one's own below *root* that are there; the last counts most.

    ``themes/default`` changes the built-in looks, whatever theme is named (docs/themes.md).
    """
    names = dict.fromkeys((DEFAULT_THEME, settings.theme))
    return tuple(folder for name in names if os.path.isdir(folder := root / FOLDER / name))  # noqa: PTH112 - never raises


def choose(root: Path, settings: Settings) -> tuple[Settings, list[Diagnostic]]:
    """Return the settings with what the themes of one's own choose under ``site``, and what is wrong with that."""
    problems: list[Diagnostic] = []
    chosen = ThemeOptions()
    for folder in folders(root, settings):
        try:
            found = trees.read(folder / FILE, f"{FOLDER}/{folder.name}/{FILE}", _SORT)
        except UnreadableFileError as error:
            problems.append(error.diagnostic)
            continue
        if found:
            problems += found.problems
            chosen = _over(chosen, found.values)
    return settings.model_copy(update={"site": _over(chosen, settings.site)}), problems


def _over(below: ThemeOptions, above: ThemeOptions) -> ThemeOptions:
    """Return what *above* says, and where it says nothing, what *below* says."""
    return below.model_copy(update={name: getattr(above, name) for name in above.model_fields_set})
