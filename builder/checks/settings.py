"""Read ``keepwarm.yaml``: a wrong value is an error and its default is used; an unreadable file stops everything."""

import os
from pathlib import Path

from builder.checks import themes, trees
from builder.checks.refused import UnreadableFileError, UnreadableSettingsError
from builder.checks.trees import Parsed
from builder.diagnostics import Diagnostic
from builder.model.explaining import shown
from builder.model.settings import DEFAULT_THEME, Settings

FILE = "keepwarm.yaml"

SORT = trees.Sort(Settings, "the settings", "timezone: Europe/Berlin", "docs/format.md")
"""What a settings file holds, for ``trees.parse``."""


def load(root: Path) -> tuple[Settings, list[Diagnostic]]:
    """Return the settings of the notes at *root* and what is wrong with them; raise UnreadableSettingsError.

    What the theme chooses in a file of its own is among them, under ``site``.
    """
    try:
        found = trees.read(root / FILE, FILE, SORT)
    except UnreadableFileError as error:
        raise UnreadableSettingsError(error.diagnostic) from error
    settings, problems = _with_theme(root, found) if found else (Settings(), [])
    settings, more = themes.choose(root, settings)
    return settings, [*problems, *more]


def _with_theme(root: Path, found: Parsed[Settings]) -> tuple[Settings, list[Diagnostic]]:
    """Return the settings with the built-in theme where there is no folder of the theme that they name."""
    settings = found.values
    folder = root / themes.FOLDER / settings.theme
    if settings.theme == DEFAULT_THEME or os.path.isdir(folder):  # noqa: PTH112 - never raises, however long the name
        return settings, found.problems
    message = f"theme: there is no folder {themes.FOLDER}/{shown(settings.theme)}, so the built-in theme is used"
    remedy = "make the folder, or delete this line"
    problem = found.document.problem(*found.tree.spans["theme",], "bad-folder", message, remedy)
    return settings.model_copy(update={"theme": DEFAULT_THEME}), [*found.problems, problem]
