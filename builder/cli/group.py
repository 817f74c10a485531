"""The group of all commands."""

import click

from builder import __version__
from builder.cli import (
    build,
    check,
    completion,
    done,
    draft,
    due,
    export,
    importing,
    init,
    log,
    new,
    rename,
    schema,
    show,
    snooze,
)
from builder.cli.folder import notes_option

_EXIT_STATUSES = """\b
Exit status: 0 all is well, 1 errors in the notes, or a change that they refuse,
2 used wrongly or could not run, 3 something is overdue (due --fail-overdue),
130 interrupted.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True, epilog=_EXIT_STATUSES)
@click.version_option(__version__, "-V", "--version", message="keepwarm %(version)s")
@notes_option
def keepwarm() -> None:
    """Follow through on informational interviews: notes in, the day's list out.

    Begin with “keepwarm init DIR”. The other commands work on the nearest folder upward that holds keepwarm.yaml or
    content/contacts/.
    """


_COMMANDS = (
    build.command,
    check.command,
    due.command,
    show.command,
    draft.command,
    new.command,
    log.command,
    done.done,
    done.dismiss,
    snooze.command,
    rename.command,
    importing.command,
    export.command,
    init.command,
    schema.command,
    completion.command,
)

for _command in _COMMANDS:
    keepwarm.add_command(_command)
