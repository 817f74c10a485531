"""keepwarm show: one contact, interview or organisation in the terminal."""

from datetime import date
from typing import TYPE_CHECKING

import click

from builder.cli import completion
from builder.cli.clock import today_option
from builder.cli.folder import notes_option
from builder.cli.notes import read_notes, say_incomplete
from builder.cli.reference import find

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command("show", short_help="Show one contact, interview or organisation.")
@click.argument("reference", metavar="REF", shell_complete=completion.notes)
@today_option
@notes_option
def command(reference: str, today: date | None) -> None:
    """Show a contact, an interview or an organisation: details, timeline, what is due.

    REF is a slug, a name or an alias; part of one is enough.
    """
    from builder.cli import portrait

    notes = read_notes(today)
    kind, slug = find(notes, reference)
    say_incomplete(notes)
    library = notes.library
    if kind == "contact":
        sections = portrait.of_contact(notes, library.contacts[slug])
    elif kind == "interview":
        sections = portrait.of_interview(notes, library.interviews[slug])
    else:
        sections = portrait.of_organisation(notes, library.organisations[slug])
    _print(sections)


def _print(sections: "Iterable[tuple[str, list[tuple[str, str]]]]") -> None:
    from rich.cells import cell_len
    from rich.text import Text

    from builder.cli.terminal import say, say_row
    from builder.diagnostics.render import visible

    for number, (title, rows) in enumerate(sections):
        if not rows:
            continue
        say(Text(("\n" if number else "") + visible(title), style="bold"))
        width = max(cell_len(visible(label)) for label, _ in rows)
        for label, value in rows:
            text = "\n".join(visible(line) for line in value.split("\n"))
            say_row(Text(visible(label), style="dim"), Text(text), width)
