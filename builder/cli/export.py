"""keepwarm export: the notes, and what is computed from them, in formats of other programs."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from builder.cli import completion
from builder.cli.clock import today_option
from builder.cli.folder import notes_option
from builder.cli.notes import read_notes, say_incomplete

if TYPE_CHECKING:
    from builder.checks.loading import Loaded
    from builder.followups.model import Agenda

FORMATS = ("json", "csv", "vcard", "ics", "sqlite", "dot")
"""What there is to choose from."""

_TABLES = ("contacts", "interviews")
_STANDARD_OUTPUT = "-"
_EVENT = b"\r\nBEGIN:VEVENT\r\n"


class _Rendered(NamedTuple):
    """What was made: its bytes, and what is in them, in words."""

    data: bytes
    counts: list[str]


@click.command("export", short_help="Give other programs what your notes hold.")
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option(
    "--output",
    metavar="FILE",
    shell_complete=completion.files,
    help="Write to that file; default: standard output.",
)
@click.option(
    "--table",
    metavar="TABLE",
    type=click.Choice(_TABLES),
    help="For csv: contacts (the default) or interviews.",
)
@click.option("--force", is_flag=True, help="Replace the file if it is there already.")
@today_option
@notes_option
def command(form: str, output: str | None, table: str | None, today: date | None, *, force: bool) -> None:
    """Give other programs what your notes hold, and what Keepwarm computes from them.

    FORMAT is json (everything), csv (a table), vcard (an address book), ics (a calendar), sqlite (a database) or dot
    (who led to whom, for Graphviz).
    """
    from builder.followups.agenda import plan

    _check_use(form, output, table, force=force)
    notes = read_notes(today)
    agenda = plan(notes.library, notes.today)
    say_incomplete(notes)
    if output in (None, _STANDARD_OUTPUT):
        made = _render(notes, agenda, form, table)
        _print(form, made.data)
        _say(made.counts)
        return
    files = _files(Path(output or ""), form, table)
    _check_files(notes, [place for place, _ in files], force=force)
    for place, one in files:
        made = _render(notes, agenda, form, one)
        _write(place, made.data, force=force)
        _say(made.counts)


def _check_use(form: str, output: str | None, table: str | None, *, force: bool) -> None:
    """Raise a usage error where options do not go together, another where a folder is meant that is not there."""
    if table and form != "csv":
        raise click.UsageError("--table goes with csv only")
    if output is not None and not output.strip():
        raise click.UsageError("--output needs the name of a file")
    if force and output in (None, _STANDARD_OUTPUT):
        raise click.UsageError("--force goes with --output FILE only")
    if form == "sqlite" and output in (None, _STANDARD_OUTPUT) and sys.stdout.isatty():
        raise click.UsageError("a database is nothing to look at; name a file for it with --output FILE")
    if output and output.endswith("/") and not Path(output).is_dir():  # a path forgets that a folder was meant
        raise click.ClickException(f"there is no folder “{output}”")


def _files(output: Path, form: str, table: str | None) -> list[tuple[Path, str | None]]:
    """Return which files to write, and for csv which table each holds: into a folder go both of them."""
    if form == "csv" and not table and output.is_dir():
        return [(output / f"{one}.csv", one) for one in _TABLES]
    return [(output, table)]


def _render(notes: "Loaded", agenda: "Agenda", form: str, table: str | None) -> _Rendered:
    """Return the export, and what is in it."""
    library = notes.library
    contacts, talks = _counted(len(library.contacts), "contact"), _counted(len(library.interviews), "conversation")
    if form == "csv":
        from builder.exports import tables

        which = tables.Table(table or tables.Table.CONTACTS)
        return _Rendered(tables.render(notes, agenda, which), [contacts if which is tables.Table.CONTACTS else talks])
    if form == "vcard":
        from builder.exports import cards

        return _Rendered(cards.render(library), [_counted(len(cards.people(library)), "contact")])
    if form == "ics":
        from builder.exports import calendar

        data = calendar.render(library, agenda)
        return _Rendered(data, [_counted(data.count(_EVENT), "entry", "entries")])
    if form == "dot":
        from builder.exports import graph
        from builder.insights.network import weave

        network = weave(agenda.facts)
        return _Rendered(graph.render(agenda.facts, network), [_counted(len(network.chain_of), "contact")])
    everything = [
        contacts,
        talks,
        _counted(len(library.organisations), "organisation"),
        _counted(len(library.themes), "question theme"),
        _counted(len(agenda.followups), "follow-up"),
    ]
    if form == "json":
        from builder.exports import notebook

        return _Rendered(notebook.render(notes, agenda), everything)
    from builder.exports import database

    return _Rendered(database.render(notes, agenda), everything)


def _counted(number: int, one: str, many: str = "") -> str:
    from builder.followups.wording import counted

    return counted(number, one, many)


def _print(form: str, data: bytes) -> None:
    """Print an export byte for byte; on a terminal, what that would obey is shown."""
    from builder.cli.terminal import say_json
    from builder.diagnostics.render import visible

    if not sys.stdout.isatty():
        click.echo(data, nl=False)
    elif form == "json":
        say_json(data.decode().removesuffix("\n"))
    else:
        lines = data.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n").split("\n")
        click.echo("\n".join(map(visible, lines)))


def _check_files(notes: "Loaded", files: list[Path], *, force: bool) -> None:
    """Raise a message where one of the files cannot be written; then none of them is."""
    from builder.capture.delivering import UndeliverableError, check

    try:
        for file in files:
            check(notes.root, file, force=force)
    except UndeliverableError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise _unwritable(str(error.filename), error) from error


def _write(file: Path, data: bytes, *, force: bool) -> None:
    """Write an export to a file, and print which one."""
    from builder.capture.delivering import UndeliverableError, deliver
    from builder.diagnostics.render import visible

    try:
        deliver(file, data, force=force)
    except UndeliverableError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise _unwritable(str(file), error) from error
    click.echo(visible(str(file)))


def _unwritable(name: str, error: OSError) -> click.ClickException:
    from builder.source.files import reason

    return click.ClickException(f"“{name}” cannot be written: {reason(error)}")


def _say(counts: list[str]) -> None:
    from builder.followups.wording import listed

    click.echo(f"{listed(counts)} exported.", err=True)
