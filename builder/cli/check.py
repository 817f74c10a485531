"""keepwarm check: everything that is wrong with the notes, in one run."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.folder import notes_folder, notes_option
from builder.cli.notes import problem_counts, read_notes, with_templates
from builder.diagnostics import Severity
from builder.stamp.litter import MISNAMED_SETTINGS

if TYPE_CHECKING:
    from builder.checks.loading import Loaded
    from builder.diagnostics import Diagnostic


_READ = ("content", "themes", "keepwarm.yaml", *MISNAMED_SETTINGS)


@click.command("check", short_help="Find what is wrong in the notes, and how to mend it.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Text for people, JSON for scripts, or annotations for GitHub.",
)
@click.option("--hints", is_flag=True, help="Show advice from the method too.")
@notes_option
def command(files: tuple[Path, ...], style: str, *, hints: bool) -> int:
    """Check the notes: errors, warnings and, on request, hints.

    FILES limit what is printed and counted; all notes are read all the same. Exit status 1 where there are errors.
    """
    from builder.cli.terminal import say_json
    from builder.diagnostics.render import as_github, as_json, visible

    root = notes_folder()
    wanted = [_place(file, root) for file in files]
    notes = with_templates(read_notes(None, least=Severity.HINT if hints else Severity.WARNING))
    shown = [
        problem
        for problem in notes.diagnostics
        if (hints or problem.severity is not Severity.HINT) and _is_wanted(root / problem.path, wanted)
    ]
    for file, place in zip(files, wanted, strict=True):
        if not _is_read(place, root):
            told = f"{file} is not checked: only settings, and what is in content/ and themes/, are."
            click.echo(visible(told), err=True)
    if style == "json":
        say_json(as_json(shown))
    elif style == "github":
        for problem in shown:
            click.echo(as_github(problem))
    else:
        _print(shown, notes)
    return 1 if any(problem.severity is Severity.ERROR for problem in shown) else 0


def _place(file: Path, root: Path) -> Path:
    """Return where *file* really is, seen from here or, as diagnostics print it, from the notes' root."""
    for place in (file, root / file):
        if place.exists():
            return Path(os.path.realpath(place))  # resolve() raises in a loop of links
    raise click.ClickException(f"there is no file “{file}”")


def _is_wanted(path: Path, wanted: list[Path]) -> bool:
    real = Path(os.path.realpath(path))
    return not wanted or any(one == real or one in real.parents for one in wanted)


def _is_read(place: Path, root: Path) -> bool:
    """Return whether a file is, or is in, or a folder holds, something that could be wrong."""
    read = [Path(os.path.realpath(root / name)) for name in _READ]
    return any(one == place or one in place.parents or place in one.parents for one in read)


def _print(shown: "list[Diagnostic]", notes: "Loaded") -> None:
    from builder.cli.terminal import print_problem
    from builder.followups.wording import capital, counted

    for problem in shown:
        print_problem(problem)
    counts = problem_counts(shown)
    read = f"{counted(notes.files, 'file')} read"
    click.echo(f"{capital(counts) if counts else 'No problems'}; {read}.", err=True)
