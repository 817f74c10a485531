"""The ways out of ``keepwarm draft``: a letter as text, as JSON, as a mail link, or as a file for mail programs."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from builder.checks.loading import Loaded
    from builder.drafts.model import Letter

_STANDARD_OUTPUT = "-"


def print_text(text: str) -> None:
    """Print a text line by line; what a terminal would obey is shown there, and stays as it is anywhere else."""
    from builder.diagnostics.render import visible

    if sys.stdout.isatty():
        text = "\n".join(visible(line) for line in text.replace("\r\n", "\n").split("\n"))
    click.echo(text, nl=False, color=True)  # else click would take out of a file what it takes for colours


def print_link(letter: "Letter") -> None:
    """Print the address that opens a letter in a mail program; say where it had to be shortened for that."""
    from builder.drafts import mailto

    link = mailto.link(letter)
    click.echo(link.href)
    if link.is_shortened:
        say("The letter is longer than a mail link can hold; it ends with a note that says so.")


def print_json(letter: "Letter") -> None:
    """Print a letter for scripts (docs/commands.md, draft)."""
    from builder.cli.terminal import say_json
    from builder.drafts import mailto

    link = None if letter.is_script else mailto.link(letter)
    fields = {
        "kind": letter.kind,
        "contacts": letter.contacts,
        "channel": letter.channel,
        "to": letter.addresses,
        "subject": letter.subject,
        "body": letter.body,
        "placeholders": letter.placeholders,
        "mailto": link.href if link else None,
        "shortened": link.is_shortened if link else False,
    }
    say_json(json.dumps(fields, ensure_ascii=False, indent=2))


def give_message(notes: "Loaded", letter: "Letter", name: str) -> None:
    """Print the letter as a message, or write it to a new file and print which one."""
    from builder.capture.files import ONLY_MINE, write_new
    from builder.diagnostics.render import visible
    from builder.drafts import eml
    from builder.source.files import reason

    data = eml.message(letter, notes.library.contacts, notes.library.profile, notes.today)
    if name == _STANDARD_OUTPUT:
        if sys.stdout.isatty():
            print_text(data.decode())
        else:
            click.echo(data, nl=False)
        return
    if not name.strip():
        raise click.UsageError("--eml needs the name of a file")
    file = Path(name)
    if not file.parent.is_dir():
        raise click.ClickException(f"there is no folder “{file.parent}”")
    try:
        is_written = write_new(file, data, mode=ONLY_MINE)
    except OSError as error:
        raise click.ClickException(f"“{name}” cannot be written: {reason(error)}") from error
    if not is_written:
        raise click.ClickException(f"“{name}” is there already; name another file")
    click.echo(visible(name))


def say_placeholders(letter: "Letter") -> None:
    """Say on standard error what is left to fill in, where anything is."""
    from builder.followups.wording import counted

    if letter.placeholders:
        places = ", ".join(f"[{words}]" for words in letter.placeholders)
        say(f"{counted(len(letter.placeholders), 'place')} to fill in: {places}")


def say(sentence: str) -> None:
    """Say something of a letter on standard error."""
    from builder.diagnostics.render import visible

    click.echo(visible(sentence), err=True)
