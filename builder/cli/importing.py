"""keepwarm import: people from an address book, or from LinkedIn, as notes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli import completion
from builder.cli.folder import notes_option, to_paste
from builder.cli.writing import REFUSED, carry_out, commit_option, dry_run_option, notes_to_write

if TYPE_CHECKING:
    from builder.capture.imports.merging import Outcome, Plan
    from builder.capture.imports.model import Read

_STANDARD_INPUT = "-"
_MANY = 100  # rows; fewer are over before a bar is drawn
_PROGRAMS = {"vcard": "an address book", "linkedin": "LinkedIn", "google": "Google Contacts"}


@click.command("import", short_help="Add people from an address book or from LinkedIn.")
@click.argument("kind", metavar="KIND", type=click.Choice([*_PROGRAMS]))
@click.argument("file", metavar="FILE", shell_complete=completion.files)
@dry_run_option
@commit_option
@notes_option
def command(kind: str, file: str, *, dry_run: bool, commit: bool) -> int:
    """Add people from a file of another program; whoever is known gains only what their note lacks.

    KIND is vcard (an address book), linkedin (Connections.csv) or google (Google CSV). FILE may be - for standard
    input.
    """
    from builder.capture.imports import merging

    read = _read(kind, file)
    with notes_to_write(dry_run=dry_run) as notes:
        with _progress(len(read.found), "Looking who is known") as advance:
            plan = merging.plan(notes, read.found, advance)
        _say_remarks(read)
        _say_outcomes(plan, every=dry_run)
        message = f"Imported from {_PROGRAMS[kind]}: {_written(plan)}"
        if plan.changes:
            with _progress(0 if dry_run else len(plan.changes), "Writing") as advance:
                carry_out(notes, plan.changes, message, dry_run=dry_run, commit=commit, advance=advance)
    return _say_counts(read, plan, dry_run=dry_run)


def _read(kind: str, file: str) -> "Read":
    """Return what *file* holds; raise a message, with what would help, where it cannot be used."""
    from builder.capture.imports import google, linkedin, vcard
    from builder.capture.imports.model import UnusableFileError

    readers = {"vcard": vcard.read, "linkedin": linkedin.read, "google": google.read}
    try:
        return readers[kind](_bytes(file))
    except UnusableFileError as error:
        name = "standard input" if file == _STANDARD_INPUT else f"“{file}”"
        raise click.ClickException(f"{name} cannot be imported: {to_paste(str(error))}") from error


def _bytes(file: str) -> bytes:
    """Return what is in a file, or comes from standard input; at most one byte more than may be."""
    from builder.capture.imports.decoding import MOST_BYTES

    if file == _STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    place = Path(file)
    if place.is_dir():
        raise click.ClickException(f"“{file}” is a folder; name the file in it")
    try:
        with place.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise click.ClickException(f"there is no file “{file}”") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise click.ClickException(f"“{file}” cannot be read: {reason}") from error


@contextmanager
def _progress(total: int, words: str) -> Iterator[Callable[[], None]]:
    """Show how far things are on standard error, where that is a terminal and there is much to do.

    Nothing of it stays: it goes with the last of *total* steps, before anything else is said.
    """
    if total < _MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(words, total=total)

        def advance() -> None:
            progress.advance(task)
            if progress.finished:
                progress.stop()

        yield advance


def _say_remarks(read: "Read") -> None:
    from builder.diagnostics.render import visible

    for remark in read.remarks:
        click.echo(visible(remark), err=True)


def _say_outcomes(plan: "Plan", *, every: bool) -> None:
    """Say what becomes of every row: on standard output, as it is what was asked for; else of those refused."""
    from builder.capture.imports.merging import Fate
    from builder.diagnostics.render import as_text, visible

    for outcome in plan.outcomes:
        if every or outcome.fate is Fate.REFUSED:
            click.echo(visible(_line(outcome)), err=not every)
            for problem in outcome.problems:
                click.echo(as_text(problem), err=not every)


def _line(outcome: "Outcome") -> str:
    from builder.capture.imports.merging import Fate
    from builder.followups.wording import capital, listed

    head = f"{capital(outcome.place)}{f', {outcome.name}' if outcome.name else ''}: "
    if outcome.fate is Fate.REFUSED:
        return f"{head}refused; {to_paste(outcome.reason)}."
    said = {
        Fate.NEW: f"new, {outcome.path}",
        Fate.FILLED: f"known, {outcome.path} gains {listed([*outcome.gained])}",
        Fate.KNOWN: f"known, nothing new for {outcome.path}",
    }
    otherwise = f"; the note keeps its {listed([*outcome.otherwise])}" if outcome.otherwise else ""
    passed_by = f"; not imported: {listed([*outcome.passed_by])}" if outcome.passed_by else ""
    return f"{head}{said[outcome.fate]}{otherwise}{passed_by}."


def _written(plan: "Plan") -> str:
    """Return what is written, in words, without anybody's name: it is the message of a commit too."""
    from builder.followups.wording import counted, listed

    new = sum(change.before is None for change in plan.changes)
    filled = len(plan.changes) - new
    return listed(
        [
            *([counted(new, "new contact")] if new else []),
            *([f"{counted(filled, 'contact')} with something added"] if filled else []),
        ]
    )


def _say_counts(read: "Read", plan: "Plan", *, dry_run: bool) -> int:
    """Say what became of all rows, in numbers that add up; return the exit status."""
    from builder.capture.imports import merging
    from builder.capture.imports.merging import Fate
    from builder.followups.wording import counted

    fates = merging.counted(plan.outcomes)
    numbers = (
        f"{fates[Fate.NEW]} new, {fates[Fate.FILLED]} known with something added, "
        f"{fates[Fate.KNOWN]} known with nothing new, {fates[Fate.REFUSED]} refused"
    )
    empty = f", {read.empty} empty" if read.empty else ""
    click.echo(f"{counted(len(plan.outcomes) + read.empty, read.noun)}: {numbers}{empty}.", err=True)
    otherwise = sum(bool(one.otherwise or one.passed_by) for one in plan.outcomes)
    if otherwise and not dry_run:
        which = counted(otherwise, f"{read.noun} says", f"{read.noun}s say")
        click.echo(f"{which} something else than the note, which was kept; --dry-run lists them.", err=True)
    return REFUSED if fates[Fate.REFUSED] else 0
