"""Runs the command line; whatever goes wrong is a sentence on standard error, never a traceback."""

import os
import re
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, TextIO

import click

from builder.cli import FAILED, INTERRUPTED, READER_GONE
from builder.cli.group import keepwarm
from builder.stamp.looking import Look

_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


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
        returned = work()
        sys.stdout.flush()
        status = returned
    except click.exceptions.NoArgsIsHelpError as error:
        _tell(error.format_message())
    except click.ClickException as error:
        _say(_in_our_words(error) if isinstance(error, click.UsageError) else error.format_message())
        status = getattr(error, "status", FAILED)
    except (KeyboardInterrupt, click.Abort):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C again does not disturb the end
        _tell("Interrupted.")
        status = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader has gone (“keepwarm due | head”), as click and Rich tell by SystemExit: nothing to complain about.
        _forget(sys.stdout)
        status = READER_GONE
    except OSError as error:
        _forget(sys.stdout)
        _say(_of_the_disk(error))
    except Exception as error:
        if os.environ.get("KEEPWARM_DEBUG"):
            raise
        _say(f"something went wrong inside Keepwarm ({type(error).__name__}: {error})")
        _tell("KEEPWARM_DEBUG=1 shows where it happened; please report it.")
    return status if isinstance(status, int) else 0


def _say(message: str) -> None:
    from builder.diagnostics.render import visible

    first, *rest = message.split("\n")
    for line in (f"keepwarm: {first}", *rest):
        _tell(visible(line))


def _tell(line: str) -> None:
    """Write a *line* to standard error. Where even that takes nothing, the exit status is left to tell it."""
    try:
        click.echo(line, err=True)
    except OSError:
        _forget(sys.stderr)


def _of_the_disk(error: OSError) -> str:
    """Return what the system says about the disk, a network or another program."""
    if isinstance(error, FileNotFoundError) and error.filename is None:
        # Only what asks for the current folder names none, as for somebody who stood in site/ while it was built anew.
        return "the folder that you are in is gone; go to another one"
    reason = error.strerror or str(error)
    return (f"{error.filename}: " if error.filename else "") + reason[:1].lower() + reason[1:]


def _in_our_words(error: click.UsageError) -> str:
    """Return what click says about a wrong word on the command line, written as all our messages are."""
    said = re.sub(r"(?<=for ')\[(\w+)\](?=')", r"\1", error.format_message())  # in brackets only where usage is shown
    many = _TOO_MANY.match(said)
    if many:  # as most often where somebody's full name was typed as it is
        said = f"too many words: “{many[1]}”; put a name of several words in quotation marks"
    elif isinstance(error, click.NoSuchOption) and not error.option_name.lstrip("-")[:1].isalpha():
        said = f"“{error.option_name.strip()}” would begin an option; put options first, then “--”, then such words"
    else:
        said = re.sub(r"'([^']*)'", r"“\1”", said).replace("requires an argument", "needs a value")
    text = " ".join(said.split()).removesuffix(".")
    hint = f"\n“{error.ctx.command_path} --help” shows how it is used." if error.ctx else ""
    return text[:1].lower() + text[1:] + hint


def _forget(stream: TextIO) -> None:
    """Let go what *stream* did not take, so that the interpreter does not fail at it once more while exiting."""
    with suppress(OSError):  # it may be no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
