"""What commands that write into notes share: their options, one at a time, and the way a change is shown or made."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from builder.cli.folder import notes_folder, to_paste
from builder.cli.notes import read_anew
from builder.cli.reference import LeftOutError

if TYPE_CHECKING:
    from pathlib import Path

    from builder.capture.model import FileChange, RefusedError
    from builder.checks.loading import Loaded

REFUSED = 1
"""Exit status: refused because of what the notes hold; nothing changed (docs/commands.md, Exit statuses)."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


class ChangeRefusedError(click.ClickException):
    """What the notes hold does not let the change be made; nothing was changed."""

    status = REFUSED

    def __init__(self, refused: "RefusedError") -> None:
        """Say why, and what has to be mended first."""
        from builder.diagnostics.render import as_text

        super().__init__("\n".join([to_paste(str(refused)), *map(as_text, refused.problems)]))


dry_run_option = click.option("--dry-run", is_flag=True, help="Show the change, and write nothing.")
"""Adds ``--dry-run``."""

commit_option = click.option("--commit", is_flag=True, help="Make a git commit of just what was written.")
"""Adds ``--commit``."""


def date_option(what: str) -> Callable[[_Command], _Command]:
    """Return what adds ``--date DATE``, for `day_of`; *what* says which day that is."""
    words = f"{what}: YYYY-MM-DD, yesterday, -3d, friday; default: today."
    return click.option("--date", "given", metavar="DATE", help=words)


@contextmanager
def notes_to_write(*, dry_run: bool) -> Iterator["Loaded"]:
    """Read the notes while no other command may write; what the notes refuse becomes a message and exit status 1."""
    from builder.capture.model import RefusedError, UnwritableError
    from builder.capture.writing import BusyError, alone

    root = notes_folder()
    try:
        with nullcontext() if dry_run else alone(root):
            yield read_anew()
    except LeftOutError as left_out:
        raise ChangeRefusedError(RefusedError(left_out.message)) from left_out
    except UnwritableError as error:
        raise click.ClickException(str(error)) from error
    except RefusedError as refused:
        raise ChangeRefusedError(refused) from refused
    except BusyError as busy:
        raise click.ClickException(str(busy)) from busy


def day_of(notes: "Loaded", given: str | None) -> date:
    """Return the day to write down: *given*, else today; raise a usage error where today is only pretended (as_of)."""
    from builder.model.typed_dates import typed_day

    if given is None:
        if notes.library.settings.as_of:
            message = f"your settings pretend that today is {notes.today} (as_of)"
            raise click.UsageError(f"{message}, so say which day to write down with --date")
        return notes.today
    day = typed_day(given, notes.today, ahead=False)
    if day is None:
        raise click.UsageError(f"“{given}” is not a day; write YYYY-MM-DD, today, yesterday, -3d or a weekday")
    return day


def past_day_of(notes: "Loaded", given: str | None) -> date:
    """Return the day on which something happened, as ``day_of``; raise a usage error where that is still to come."""
    day = day_of(notes, given)
    if day > notes.today and not notes.library.settings.as_of:
        raise click.UsageError(f"{day} is still to come; say with --date on which day it happened")
    return day


def carry_out(  # noqa: PLR0913 - what is written, and how
    notes: "Loaded",
    changes: Sequence["FileChange"],
    message: str,
    *,
    dry_run: bool,
    commit: bool,
    advance: Callable[[], None] = lambda: None,
) -> None:
    """Show the changes as a diff where *dry_run*, else write them, and commit them with *message* where asked to.

    The paths of the files written go to standard output, *message* to standard error: it says in a sentence what was
    written, so that nobody has to look. *advance* is called for each file that waits to be put in its place.
    """
    from builder.capture import writing
    from builder.diagnostics.render import visible

    wanted = [change for change in changes if change.before != change.after]
    if not wanted:
        click.echo("The notes say so already; nothing was written.", err=True)
        return
    if dry_run:
        _show(wanted)
        return
    paths = [change.path for change in wanted]
    unsaved = _check_git(notes.root, paths) if commit else ()
    writing.write(notes.root, wanted, advance)
    try:
        _tell(wanted, message)
    finally:
        if commit:
            _commit(notes.root, paths, message)
    if unsaved:
        click.echo(visible(f"In the commit are also your own changes of {', '.join(unsaved)}"), err=True)


def _show(changes: Sequence["FileChange"]) -> None:
    """Print a unified diff: in colour on a terminal, else byte for byte, so that git or patch can make the change."""
    from rich.text import Text

    from builder.capture import diff
    from builder.cli.terminal import say
    from builder.diagnostics.render import visible

    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in diff.unified(changes):
        if sys.stdout.isatty():
            style = "bold" if line[:4] in ("+++ ", "--- ") else colours.get(line[:1], "")
            say(Text(visible(line.removesuffix("\r").expandtabs()), style=style))
        else:
            click.echo(os.fsencode(f"{line}\n"), nl=False)  # the notes' encoding and line ends, not the system's


def _tell(changes: Sequence["FileChange"], message: str) -> None:
    """Print which files were written, and the *message*; where that cannot be, the error says that they are."""
    from builder.capture import diff
    from builder.diagnostics.render import visible
    from builder.source.files import reason

    try:
        for before, after in diff.paired(changes):
            if after.after is not None:
                click.echo(visible(after.path if before is after else f"{before.path} -> {after.path}"))
        click.echo(visible(message), err=True)
    except BrokenPipeError:  # nobody wants to be told
        raise
    except OSError as error:
        raise OSError(error.errno, f"the change is written, but could not be reported: {reason(error)}") from error


def _check_git(root: "Path", paths: Sequence[str]) -> Sequence[str]:
    """Return those of *paths* with changes that are not committed yet; raise an error where no commit can be made."""
    from builder.capture import committing

    try:
        committing.check(root)
        return committing.unsaved(root, paths)
    except committing.CommitError as error:
        sentence, *words = str(error).split("\n")  # git's own, below the sentence
        raise click.ClickException("\n".join([f"{sentence}; nothing was written", *words])) from error


def _commit(root: "Path", paths: Sequence[str], message: str) -> None:
    from builder.capture import committing

    try:
        committing.commit(root, paths, message)
    except committing.CommitError as error:
        raise click.ClickException(f"the change is written, but not committed: {error}") from error
