"""keepwarm show: one contact, interview or organisation in the terminal."""

from datetime import date
from typing import TYPE_CHECKING

import click

from builder.cli.clock import today_option
from builder.cli.folder import notes_option
from builder.cli.notes import read_notes, say_incomplete

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.checks.loading import Loaded

_OFFERS = 3


@click.command("show", short_help="Show one contact, interview or organisation.")
@click.argument("reference", metavar="REF")
@today_option
@notes_option
def command(reference: str, today: date | None) -> None:
    """Show a contact, an interview or an organisation: details, timeline, what is due.

    REF is a slug, or the exact name or alias of a contact or organisation.
    """
    from builder.cli import portrait

    notes = read_notes(today)
    kind, slug = _target(notes, reference)
    say_incomplete(notes)
    library = notes.library
    if kind == "contact":
        sections = portrait.of_contact(notes, library.contacts[slug])
    elif kind == "interview":
        sections = portrait.of_interview(notes, library.interviews[slug])
    else:
        sections = portrait.of_organisation(notes, library.organisations[slug])
    _print(sections)


def _target(notes: "Loaded", reference: str) -> tuple[str, str]:
    from builder.checks.naming import explain_reference
    from builder.model.references import Fate, key, last_part, slugify

    library = notes.library
    target, _ = library.targets.referred(reference)
    if target:
        return target.kind, target.slug
    part = last_part(reference)
    stand_in = next((slug for slug in library.stand_ins if key(slug) == key(part)), None)
    if stand_in:
        return "contact", stand_in
    named = next((slug for slug in library.organisations if key(slug) in (key(part), slugify(part))), None)
    if named:
        return "organisation", named
    contacts = library.targets.contacts
    fate = contacts.resolve(reference).fate
    if fate is Fate.AMBIGUOUS:
        _, message, remedy = explain_reference(reference, fate, contacts)
        raise click.ClickException(f"{message}; {remedy}")
    close = [*contacts.candidates(reference), *library.targets.interviews.candidates(reference)]
    close += library.targets.organisations.candidates(reference)
    message = f"there is no contact, interview or organisation “{part}”"
    listed = " or ".join(f"“{one.slug}”" for one in close[:_OFFERS])
    raise click.ClickException(f"{message}; did you mean {listed}?" if close else message)


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
