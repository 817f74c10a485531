"""keepwarm build: check, compute, render."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.clock import clock, today_option
from builder.cli.folder import notes_folder, notes_option
from builder.cli.notes import StoppedError, problem_counts, stopped_by_settings

if TYPE_CHECKING:
    from builder.pipeline import Built


@click.command("build", short_help="Build the site from the notes and say which page to open.")
@click.option("--strict", is_flag=True, help="Publish nothing while there are errors in the notes.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to write the site; default: site."
)
@click.option("--full", is_flag=True, help="Ignore saved state (every build is a full one so far).")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@today_option
@notes_option
def command(output: Path | None, today: date | None, *, strict: bool, full: bool, opens: bool) -> int:  # noqa: ARG001
    """Build the site: check the notes, compute what is due, write the pages."""
    from builder import pipeline
    from builder.checks.settings import UnreadableSettingsError
    from builder.site.mistakes import ThemeError
    from builder.site.output import OutputError

    root = notes_folder()
    try:
        built = pipeline.build(root, clock(today), output, strict=strict)
    except UnreadableSettingsError as error:
        raise stopped_by_settings(error) from error
    except ThemeError as error:
        raise StoppedError("the theme cannot be used, so nothing was built", error.problems) from error
    except OutputError as error:
        raise click.ClickException(str(error)) from error
    notes = built.notes
    counts = problem_counts(problem for problem in notes.diagnostics if problem.severity != "hint")
    if counts:
        click.echo(f"{counts} in the notes; “keepwarm check” shows where.", err=True)
    if built.index is None:
        click.echo("Nothing was published, because of --strict.", err=True)
        return 1
    click.echo(_summary(built))
    click.echo(f"Open {_shown(built.index)}")
    if opens and click.launch(built.index.absolute().as_uri()) != 0:
        click.echo("No browser could be opened.", err=True)
    return 1 if notes.has_errors else 0


def _summary(built: "Built") -> str:
    from builder.followups.model import Status
    from builder.followups.wording import counted

    library = built.notes.library
    what = f"{counted(built.files, 'file')}, {counted(len(library.contacts), 'contact')}"
    overdue, today = (len(built.agenda.of(status)) for status in (Status.OVERDUE, Status.TODAY))
    return f"Built {what}, {counted(len(library.interviews), 'interview')}: {overdue} overdue, {today} due today."


def _shown(path: Path) -> str:
    from builder.diagnostics.render import visible

    return visible(str(path.absolute()))
