"""What commands that write into notes share: their options, one at a time, and the way a change is shown or made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from builder.cli.notes import read_notes

if TYPE_CHECKING:
    from builder.capture.model import FileChange
    from builder.checks.loading import Loaded

_Command = TypeVar("_Command", bound=Callable[..., Any])


class ChangeRefusedError(click.ClickException):
    """What the notes hold does not let the change be made; nothing was changed (docs/commands.md, Exit statuses)."""

    exit_code = 1


def dry_run_option(function: _Command) -> _Command:
    """Add ``--dry-run``."""
    return click.option("--dry-run", is_flag=True, help="Show the change, and write nothing.")(function)


def commit_option(function: _Command) -> _Command:
    """Add ``--commit``."""
    return click.option("--commit", is_flag=True, help="Make a git commit of just what was written.")(function)


@contextmanager
def notes_to_write(*, dry_run: bool, today: date | None = None) -> Iterator["Loaded"]:
    """Read the notes while no other command may write; what the notes refuse becomes a message and exit status 1."""
    raise NotImplementedError


def day_of(notes: "Loaded", given: date | None) -> date:
    """Return the day to write down: *given*, else today; raise a usage error where today is only pretended (as_of)."""
    raise NotImplementedError


def carry_out(
    notes: "Loaded", changes: Sequence["FileChange"], message: str, *, dry_run: bool, commit: bool = False
) -> None:
    """Show the changes as a diff where *dry_run*, else write them, and commit them with *message* where asked to.

    Prints the path of each file written (or ``old -> new`` of one that was renamed) to standard output.
    """
    raise NotImplementedError
