"""Runs the command line; whatever goes wrong is a sentence on standard error, never a traceback."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

import click

from builder.cli import FAILED, INTERRUPTED, READER_GONE
from builder.cli.group import keepwarm
from builder.stamp.looking import Look


def run(seen: Look | None) -> int:
    """Run the command line and return its exit status; *seen* are the notes as they looked before."""
    return _guarded(lambda: keepwarm.main(standalone_mode=False, obj={"seen": seen}))


def explained(error: BaseException) -> int:
    """Say what went wrong, and return the exit status."""

    def fail() -> NoReturn:
        raise error

    return _guarded(fail)


def _guarded(work: Callable[[], object]) -> int:
    """Do *work*, and return the exit status: what it returned, or that of what went wrong."""
    status: object = FAILED
    try:
        status = work()
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
    except click.ClickException as error:
        _say(_in_our_words(error) if isinstance(error, click.UsageError) else error.format_message())
        status = getattr(error, "status", FAILED)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        status = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader has gone (“keepwarm due | head”), as click and Rich tell by SystemExit: nothing to complain about.
        _forget_output()
        status = READER_GONE
    except OSError as error:
        reason = error.strerror or str(error)
        _say((f"{error.filename}: " if error.filename else "") + reason[:1].lower() + reason[1:])
        _forget_output()
    except Exception as error:
        if os.environ.get("KEEPWARM_DEBUG"):
            raise
        _say(f"something went wrong inside Keepwarm ({type(error).__name__}: {error})")
        click.echo("Your notes were not changed. KEEPWARM_DEBUG=1 shows where it happened; please report it.", err=True)
    return status if isinstance(status, int) else 0


def _say(message: str) -> None:
    from builder.diagnostics.render import visible

    first, *rest = message.split("\n")
    for line in (f"keepwarm: {first}", *rest):
        click.echo(visible(line), err=True)


def _in_our_words(error: click.UsageError) -> str:
    """Return what click says about a wrong word on the command line, written as all our messages are."""
    text = " ".join(re.sub(r"'([^']*)'", r"“\1”", error.format_message()).split()).removesuffix(".")
    hint = f"\n“{error.ctx.command_path} --help” shows how it is used." if error.ctx else ""
    return text[:1].lower() + text[1:] + hint


def _forget_output() -> None:
    """Let what could not be written go, so that the interpreter does not fail at it once more while exiting."""
    with suppress(OSError):  # standard output may be no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
