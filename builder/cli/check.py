"""keepwarm check: everything that is wrong with the notes, in one run."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.folder import notes_option
from builder.cli.notes import problem_counts, read_notes

if TYPE_CHECKING:
    from builder.diagnostics import Diagnostic
    from builder.checks.loading import Loaded


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.option("--hints", is_flag=True, help="Show advice from the method too.")
@notes_option
def command(files: tuple[Path, ...], style: str, *, hints: bool) -> int:
    """Check the notes: errors, warnings and, on request, hints.

    FILES limit what is printed and counted; all notes are read all the same. Exit status 1 where there are errors.
    """
    from builder.diagnostics import Severity
    from builder.diagnostics.render import as_github, as_json

    for file in files:
        if not file.exists():
            raise click.ClickException(f"there is no file “{file}”")
    notes = read_notes(None)
    shown = [
        problem
        for problem in notes.diagnostics
        if (hints or problem.severity is not Severity.HINT) and _is_wanted(notes.root / problem.path, files)
    ]
    if style == "json":
        click.echo(as_json(shown))
    elif style == "github":
        for problem in shown:
            click.echo(as_github(problem))
    else:
        _print(shown, notes)
    return 1 if any(problem.severity is Severity.ERROR for problem in shown) else 0


def _is_wanted(path: Path, files: tuple[Path, ...]) -> bool:
    if not files:
        return True
    real = path.absolute()
    wanted = [file.absolute() for file in files]
    return any(one == real or one in real.parents for one in wanted) or any(
        one.resolve() == real.resolve() or one.resolve() in real.resolve().parents for one in files
    )


def _print(shown: "list[Diagnostic]", notes: "Loaded") -> None:
    from builder.cli.terminal import print_problem
    from builder.followups.wording import counted

    for problem in shown:
        print_problem(problem)
    counts = problem_counts(shown)
    read = f"{counted(notes.files, 'file')} read"
    click.echo(f"{counts[0].upper() + counts[1:] if counts else 'No problems'}; {read}.", err=True)
