"""keepwarm log: a line for a contact's log."""

import click

from builder.cli import completion
from builder.cli.folder import notes_option
from builder.cli.reference import find_contact
from builder.cli.writing import carry_out, commit_option, date_option, dry_run_option, notes_to_write, past_day_of
from builder.model.words import Channel, LogType

CHANNELS = [channel.value for channel in Channel]
"""The ways to reach people, as options take them."""


@click.command("log", short_help="Add a line to somebody's log.")
@click.argument("contact", metavar="CONTACT", shell_complete=completion.contacts)
@click.argument("kind", metavar="TYPE", type=click.Choice([kind.value for kind in LogType], case_sensitive=False))
@click.argument("note", metavar="[NOTE]", nargs=-1)
@click.option("--by", "way", type=click.Choice(CHANNELS), metavar="CHANNEL", help="How it went: email, phone …")
@date_option("The day it was")
@dry_run_option
@commit_option
@notes_option
def command(  # noqa: PLR0913 - one parameter an option, as click hands them over
    *, contact: str, kind: str, note: tuple[str, ...], way: str | None, given: str | None, dry_run: bool, commit: bool
) -> None:
    """Add a line to a contact's log: what happened between you, today or on the day of --date.

    TYPE is request, reply, decline, confirmation, thanks, update, introduction, asked, answered, contact or note.
    """
    from builder.capture import recording
    from builder.capture.recording import Done
    from builder.capture.revising import revise
    from builder.followups.wording import in_full

    with notes_to_write(dry_run=dry_run) as notes:
        slug, day = find_contact(notes, contact), past_day_of(notes, given)
        how = Done(day, Channel(way) if way else None)
        path, edit = recording.logged(notes.library, slug, LogType(kind), how, " ".join(note).strip())
        name = notes.library.contacts[slug].name
        said = f"Logged for {name}: {kind}{f' by {way}' if way else ''}, {in_full(day)}"
        carry_out(notes, [revise(notes, path, edit)], said, dry_run=dry_run, commit=commit)
