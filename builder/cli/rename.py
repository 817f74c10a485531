"""keepwarm rename: a new slug for a note, and for every reference to it."""

import click

from builder.cli import completion
from builder.cli.folder import notes_option
from builder.cli.reference import find
from builder.cli.writing import carry_out, commit_option, dry_run_option, notes_to_write


@click.command("rename", short_help="Rename a note and every reference to it.")
@click.argument("reference", metavar="REF", shell_complete=completion.notes)
@click.argument("slug", metavar="NEW-SLUG")
@dry_run_option
@commit_option
@notes_option
def command(*, reference: str, slug: str, dry_run: bool, commit: bool) -> None:
    """Rename the note of a contact, an interview or an organisation, and every reference to it by slug.

    NEW-SLUG is the new name of the file, without “.md”. References by name stay as they are.
    """
    from builder.capture import renaming
    from builder.capture.scaffolding.writing import UnusableError
    from builder.capture.slugs import slug_of

    try:
        new = slug_of(slug)
    except UnusableError as error:
        raise click.UsageError(str(error)) from error
    with notes_to_write(dry_run=dry_run) as notes:
        target = find(notes, reference)
        changes = renaming.rename(notes, target, new)
        message = f"Renamed {target.kind} {target.slug} to {new}"
        carry_out(notes, changes, message, dry_run=dry_run, commit=commit)
