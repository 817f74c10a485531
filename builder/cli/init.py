"""keepwarm init: a folder of one's own for the notes."""

from datetime import date
from pathlib import Path

import click

from builder.cli.clock import clock, today_option


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--sample", "with_people", is_flag=True, help="Add the sample people, their story ending today.")
@today_option
def command(folder: Path, today: date | None, *, with_people: bool) -> None:
    """Make a folder for your notes, or complete one; nothing in it is overwritten."""
    from builder.capture import sample, starting
    from builder.followups.wording import counted
    from builder.model.settings import Settings

    try:
        done = starting.start(folder, clock(today)(Settings()), sample.find(), with_people=with_people)
    except starting.StartError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{counted(len(done.written), 'file')} written to {folder}.")
    kept = [path for path in done.kept if not path.endswith(".gitkeep")]
    if kept:
        click.echo(f"{counted(len(kept), 'file')} there already, left as they were.")
    if done.git:
        click.echo("A git repository was started there; each commit will check the notes first.")
    click.echo("Next:")
    for line in starting.commands(folder):
        click.echo(f"  {line}")
