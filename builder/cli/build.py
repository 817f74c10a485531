"""keepwarm build: check, compute, render."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.clock import clock, today_option
from builder.cli.folder import notes_folder, notes_option, to_paste
from builder.cli.notes import StoppedError, problem_counts, stopped_by_settings

if TYPE_CHECKING:
    from builder.pipeline import Built


@click.command("build", short_help="Build the site from the notes and say which page to open.")
@click.option("--strict", is_flag=True, help="Publish nothing while there are errors in the notes.")
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to write the site; default: site."
)
@click.option("--full", is_flag=True, help="Ignore saved state: read, compute and write everything anew.")
@click.option("--verify", is_flag=True, help="Look at every byte, not only at names, sizes and times.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@today_option
@notes_option
def command(  # noqa: PLR0913 - one an option
    output: Path | None,
    today: date | None,
    *,
    strict: bool,
    full: bool,
    verify: bool,
    opens: bool,
) -> int:
    """Build the site: check the notes, compute what is due, write the pages."""
    from builder import pipeline
    from builder.checks.refused import UnreadableSettingsError
    from builder.cli import stamping
    from builder.cli.stamping import Printed
    from builder.site.disk.ours import OutputError, absolute
    from builder.site.theming.refused import ThemeError

    root = notes_folder()
    before = stamping.seen(root)
    try:
        built = pipeline.build(root, clock(today), output, strict=strict, full=full, verify=verify, seen=before)
    except UnreadableSettingsError as error:
        raise stopped_by_settings(error) from error
    except ThemeError as error:
        raise StoppedError("the theme cannot be used, so nothing was built", error.problems) from error
    except OutputError as error:
        raise click.ClickException(str(error)) from error
    counts = problem_counts(problem for problem in built.report.problems if problem.severity != "hint")
    problems = f"{counts} in the notes; “keepwarm check” shows where.\n" if counts else ""
    click.echo(to_paste(problems), err=True, nl=False)
    if built.index is None:
        click.echo("Nothing was published, because of --strict.", err=True)
        return 1
    status = 1 if built.report.has_errors else 0
    index = absolute(built.index)  # no browser reads “..” behind a link as the system does
    summary = f"{_counts(built)}\nOpen {_shown(index)}\n"
    stamping.remember(before, built, Printed(f"Nothing changed: {summary}", problems, status))
    click.echo(f"{'Built' if built.written or built.removed or full else 'Nothing changed:'} {summary}", nl=False)
    if opens and click.launch(index.as_uri()) != 0:
        click.echo("No browser could be opened.", err=True)
    return status


def _counts(built: "Built") -> str:
    from builder.followups.wording import counted

    report = built.report
    what = f"{counted(report.files, 'file')}, {counted(report.contacts, 'contact')}"
    return f"{what}, {counted(report.interviews, 'interview')}: {report.overdue} overdue, {report.due} due today."


def _shown(path: Path) -> str:
    from builder.diagnostics.render import visible

    return visible(str(path))
