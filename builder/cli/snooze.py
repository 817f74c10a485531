"""keepwarm snooze: let somebody rest until a day."""

from datetime import date

import click

from builder.cli import completion
from builder.cli.folder import notes_option
from builder.cli.reference import find_contact
from builder.cli.writing import carry_out, commit_option, date_option, day_of, dry_run_option, notes_to_write


@click.command("snooze", short_help="Let somebody rest until a day.")
@click.argument("contact", metavar="CONTACT", shell_complete=completion.contacts)
@click.argument("until", metavar="DURATION-OR-DATE", nargs=-1, required=True)
@date_option("The day from which a duration counts")
@dry_run_option
@commit_option
@notes_option
def command(*, contact: str, until: tuple[str, ...], given: str | None, dry_run: bool, commit: bool) -> None:
    """Put off a contact's follow-ups until a day, or for a while: 2 weeks, 10d, friday, 2026-12-24.

    What you owe them stays where it is: promises, to-dos, and what belongs to a conversation.
    """
    from builder.capture import recording
    from builder.capture.revising import revise
    from builder.followups.wording import in_full

    with notes_to_write(dry_run=dry_run) as notes:
        slug = find_contact(notes, contact)
        begin = day_of(notes, given)
        day = _day(" ".join(until), begin, begin if notes.library.settings.as_of else max(begin, notes.today))
        path, edit = recording.snoozed(notes.library, slug, day)
        said = f"Snoozed {notes.library.contacts[slug].name} until {in_full(day)}"
        carry_out(notes, [revise(notes, path, edit)], said, dry_run=dry_run, commit=commit)


def _day(until: str, begin: date, today: date) -> date:
    """Return the day that words name, as seen from *begin*; raise a usage error where that is none, or is past."""
    from builder.model.typed_dates import typed_day, typed_length

    length = typed_length(until)
    day = length.after(begin) if length else typed_day(until, begin, ahead=True)
    if day is None:
        raise click.UsageError(f"“{until}” is neither a duration nor a day; write 2 weeks, 10d, friday or YYYY-MM-DD")
    if day <= today:
        raise click.UsageError(f"{day} is not after today, {today}; name a day to come")
    return day
