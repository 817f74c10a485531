"""The build as one function: notes → library → agenda → pages → a folder on disk."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from builder.checks.loading import Clock, Loaded, open_notes
from builder.drafts import forms
from builder.exports import calendar
from builder.followups import agenda
from builder.followups.model import Agenda
from builder.site import output, pages, theme
from builder.site.output import File, OutputRefusedError
from builder.site.theme import Theme


@dataclass(frozen=True)
class Built:
    """A finished build: what it was made of, how many files it has, and the page to open.

    ``index`` is None where errors in the notes kept it from being published.
    """

    notes: Loaded
    agenda: Agenda
    index: Path | None
    files: int


def build(root: Path, clock: Clock, folder: Path | None = None, *, strict: bool = False) -> Built:
    """Build the site of the notes below *root* into *folder* (default: the settings' ``output``).

    With *strict*, errors in notes publish nothing. Raises UnreadableSettingsError, ThemeError and OutputError; whatever
    happens, the last good site stays as it was until the new one is complete.
    """
    notes = open_notes(root, clock)
    notes = notes.with_problems(forms.problems(notes))
    settings = notes.library.settings
    planned = agenda.plan(notes.library, notes.today)
    if strict and notes.has_errors:
        return Built(notes, planned, None, 0)
    target = folder or root / settings.output
    _refuse_notes(root, target)
    rendered = render(notes, planned, theme=theme.load(root, settings))
    return Built(notes, planned, target / "index.html", output.write(target, rendered))


def render(notes: Loaded, planned: Agenda, *, theme: Theme) -> Mapping[str, File]:
    """Return every file of the site by its path: the pages, and what they offer to other programs."""
    exports = {calendar.PATH: partial(calendar.render, notes.library, planned)}
    return {**pages.render(notes, planned, theme=theme), **exports}


def _refuse_notes(root: Path, target: Path) -> None:
    """Raise OutputRefusedError where the site would stand among the notes or the themes."""
    place = Path(os.path.realpath(target))
    for name in ("content", "themes"):
        own = Path(os.path.realpath(root / name))
        if own == place or own in place.parents:
            raise OutputRefusedError(f"“{target}” lies in the notes' folder {name}/. Name a folder outside it")
