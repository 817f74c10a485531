"""Read the notes for a command, and say on standard error what is incomplete."""

from contextlib import closing
from datetime import date
from typing import TYPE_CHECKING

import click

from builder.cli.clock import clock
from builder.cli.folder import notes_folder, to_paste
from builder.diagnostics import Severity
from builder.stamp.saved import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from builder.checks.loading import Loaded
    from builder.checks.memory import Memory
    from builder.checks.refused import UnreadableSettingsError
    from builder.diagnostics import Diagnostic


class StoppedError(click.ClickException):
    """The settings or the theme cannot be used, so that the command cannot run."""

    def __init__(self, sentence: str, problems: "Iterable[Diagnostic]") -> None:
        """Say what follows, and what is wrong."""
        from builder.diagnostics.render import as_text

        super().__init__("\n".join([sentence, *map(as_text, problems)]))


def stopped_by_settings(error: "UnreadableSettingsError") -> StoppedError:
    """Return what a command says where the settings cannot be read."""
    return StoppedError("the settings cannot be read, so nothing was done", [error.diagnostic])


def read_notes(today: date | None, *, least: Severity = Severity.ERROR) -> "Loaded":
    """Return the notes that the command works on, as of *today*; what the last build made of them is made use of.

    Of what is wrong with them, what matters less than *least* is not looked for.
    """
    from builder.checks.memory import NOTHING

    root = notes_folder()
    if not (root / FOLDER).exists():  # nothing was ever built, so there is nothing to look into
        return _opened(root, today, NOTHING, least)
    from builder.state import saved

    with closing(saved.look_into(root)) as state:
        return _opened(root, today, state.notes.memory, least)


def read_anew() -> "Loaded":
    """Return the notes that the command works on, each read from its file."""
    from builder.checks.memory import NOTHING

    return _opened(notes_folder(), None, NOTHING, Severity.ERROR)


def _opened(root: "Path", today: date | None, memory: "Memory", least: Severity) -> "Loaded":
    from builder.checks.loading import open_notes
    from builder.checks.refused import UnreadableSettingsError

    try:
        return open_notes(root, clock(today), memory, least=least)
    except UnreadableSettingsError as error:
        raise stopped_by_settings(error) from error


def with_templates(notes: "Loaded") -> "Loaded":
    """Return the notes with what is wrong in templates of their own: letters, and those of their own theme."""
    from builder.checks import themes

    if notes.drafts:  # without any, jinja need not even be loaded
        from builder.drafts import forms

        notes = notes.with_problems(forms.problems(notes))
    if not themes.folders(notes.root, notes.library.settings):
        return notes
    from builder.site.theming import theme

    return notes.with_problems(theme.problems(notes.root, notes.library.settings))


def say_incomplete(notes: "Loaded") -> None:
    """Say which notes are incomplete or left out, so that nobody takes the list for the whole."""
    from builder.checks.naming import OFFERING
    from builder.diagnostics.render import visible

    library = notes.library
    errors = [problem for problem in reversed(notes.diagnostics) if problem.severity == "error"]
    first = {problem.path: problem for problem in errors}
    # No note is left out for whom it names.
    reasons = first | {problem.path: problem for problem in errors if problem.code not in OFFERING}
    for path in library.left_out:
        click.echo(f"Left out: {visible(path)}{_because(reasons.get(path))}", err=True)
    for path in library.incomplete:
        click.echo(f"Incomplete: {visible(path)}{_because(first.get(path))}", err=True)
    if library.left_out or library.incomplete:
        click.echo(to_paste("“keepwarm check” shows how to mend them.\n"), err=True)


def _because(problem: "Diagnostic | None") -> str:
    from builder.diagnostics.render import visible

    if not problem:
        return ""
    line = f", line {problem.span.line}" if problem.excerpt else ""  # without one the file itself is the problem
    return f"{line}: {visible(problem.message)}"


def problem_counts(problems: "Iterable[Diagnostic]") -> str:
    """Return how many problems there are of each severity, in words; empty where there are none."""
    from builder.diagnostics import tally
    from builder.followups.wording import counted, listed

    return listed([counted(number, severity.value) for severity, number in tally(problems).items() if number])
