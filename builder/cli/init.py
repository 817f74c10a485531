"""keepwarm init: a folder of one's own for the notes."""

import os
from datetime import date
from pathlib import Path

import click

from builder.cli.clock import clock, today_option
from builder.cli.root import nearest


def _named(context: click.Context, parameter: click.Parameter, value: str) -> Path:
    """Refuse the empty name that an unset variable of a script leaves: it would mean the folder one is in."""
    if not value.strip():
        raise click.BadParameter("name the folder for the notes", context, parameter)
    return Path(value)


def _refuse_other_notes(context: click.Context) -> None:
    """Raise a usage error where -C names notes, too: “-C DIR init .” might mean either folder."""
    if context.find_root().ensure_object(dict).get("notes") is not None:
        raise click.UsageError("init works on the folder that is named after it; leave -C out", context)


def _refuse_among_notes(folder: Path) -> None:
    """Raise a usage error where *folder* lies in the content of notes: its files would be taken for some of them."""
    from builder.source.attachments import CONTENT

    place = Path(os.path.realpath(folder))  # resolve() raises in a loop of links
    root = nearest(str(place.parent))
    if root is not None and place.is_relative_to(Path(root, CONTENT)):
        message = f"“{folder}” lies among the notes of “{root}”, which would take its files for notes"
        raise click.ClickException(f"{message}; name a folder outside of {CONTENT}/, or “{root}” itself")


def _refuse_in_site(folder: Path) -> None:
    """Raise a usage error where *folder* is, or lies in, a site: the next build of that would remove the notes."""
    from builder.site.disk.ours import is_marked

    place = Path(os.path.realpath(folder))
    site = next(filter(is_marked, (place, *place.parents)), None)
    if site is not None:
        message = f"“{site}” is a site that Keepwarm made, and the next build replaces all of it"
        raise click.ClickException(f"{message}; name a folder outside of it")


@click.command("init", short_help="Make a folder for your notes, or complete one.")
@click.argument("folder", metavar="DIR", type=click.Path(), callback=_named)
@click.option("--sample", "with_people", is_flag=True, help="Add the sample people, their story ending today.")
@today_option
@click.pass_context
def command(context: click.Context, folder: Path, today: date | None, *, with_people: bool) -> None:
    """Make a folder for your notes, or complete one; nothing in it is overwritten."""
    from builder.capture import sample, starting
    from builder.diagnostics.render import visible
    from builder.followups.wording import capital, counted, in_full
    from builder.model.settings import Settings

    _refuse_other_notes(context)
    _refuse_among_notes(folder)
    _refuse_in_site(folder)
    try:
        done = starting.start(folder, clock(today)(Settings()), sample.find(), with_people=with_people)
    except starting.StartError as error:
        raise click.ClickException(str(error)) from error
    name = "this folder" if folder == starting.HERE else visible(str(folder))
    said = f"{counted(len(done.written), 'file')} written to {name}." if done.written else f"{name} lacks nothing."
    click.echo(capital(said) if folder == starting.HERE else said)
    if done.kept:
        click.echo(f"{counted(len(done.kept), 'file was', 'files were')} there already; nothing was overwritten.")
    if done.story_ended:
        click.echo(
            f"The sample's story is there already and ends on {in_full(done.story_ended)}; it was not added again."
        )
    if starting.GITIGNORE in done.others:
        click.echo("Your .gitignore is one of them: see to it that it names /site/, /.keepwarm/ and /.keepwarm-*.")
    if done.git:
        click.echo("A git repository was started there; each commit will check the notes first.")
    if done.no_git:
        click.echo(visible(done.no_git))
    click.echo("Next:")
    for line in starting.commands(folder, done):
        click.echo(f"  {visible(line)}")
