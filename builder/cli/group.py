"""The group of all commands."""

import click

from builder import __version__
from builder.cli import build, check, draft, due, init, schema, show
from builder.cli.folder import notes_option

_EXIT_STATUSES = """\b
Exit status: 0 all is well, 1 errors in the notes, 2 used wrongly or could not
run, 3 something is overdue (due --fail-overdue), 130 interrupted.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True, epilog=_EXIT_STATUSES)
@click.version_option(__version__, "-V", "--version", message="keepwarm %(version)s")
@notes_option
def keepwarm() -> None:
    """Follow through on informational interviews: notes in, the day's list out.

    Begin with “keepwarm init DIR”. The other commands work on the nearest folder upward that holds keepwarm.yaml or
    content/contacts/.
    """


for _command in (build.command, check.command, due.command, show.command, draft.command, init.command, schema.command):
    keepwarm.add_command(_command)
