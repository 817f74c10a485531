"""The ``keepwarm`` command. Modules here import the rest late, so that ``--help`` and ``--version`` are quick."""

import os
import sys
from typing import NoReturn

import click

from builder.cli.group import keepwarm

FAILED = 2
"""Exit status: used wrongly, or could not run (docs/commands.md, Exit statuses)."""

INTERRUPTED = 130
"""Exit status: interrupted from the keyboard."""


def main() -> NoReturn:
    """Run the command line and exit; whatever goes wrong is a sentence on standard error, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a substitute, not a crash.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        status = keepwarm.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return FAILED
    except click.ClickException as error:
        _say(error)
        return FAILED
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (“keepwarm due | head”): nothing more to say, and nothing to fail at while exiting.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"keepwarm: {where}{(error.strerror or str(error)).lower()}", err=True)
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last resort: a bug of ours must not end in a traceback
        if os.environ.get("KEEPWARM_DEBUG"):
            raise
        name = type(error).__name__
        click.echo(f"keepwarm: something went wrong inside Keepwarm ({name}: {error}).", err=True)
        click.echo("Your notes were not changed. KEEPWARM_DEBUG=1 shows where it happened; please report it.", err=True)
        return FAILED
    return status if isinstance(status, int) else 0


def _say(error: click.ClickException) -> None:
    from builder.diagnostics.render import visible

    if isinstance(error, click.UsageError) and error.ctx:
        click.echo(f"Usage: {error.ctx.command_path} {' '.join(error.ctx.command.collect_usage_pieces(error.ctx))}", err=True)
    for line in error.format_message().split("\n"):
        click.echo(f"keepwarm: {visible(line)}", err=True)
