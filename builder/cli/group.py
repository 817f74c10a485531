"""The group of all commands."""

from collections.abc import Iterator, Mapping
from importlib import import_module

import click

from builder import __version__
from builder.cli.folder import notes_option

_EXIT_STATUSES = """\b
Exit status: 0 all is well, 1 errors in the notes, or a change that they do
not allow, 2 used wrongly or could not run, 3 something is overdue (due
--fail-overdue), 130 interrupted.
"""


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, no_args_is_help=True, epilog=_EXIT_STATUSES)
@click.version_option(__version__, "-V", "--version", message="keepwarm %(version)s")
@notes_option
def keepwarm() -> None:
    """Follow through on informational interviews: notes in, the day's list out.

    Begin with “keepwarm init DIR”. The other commands work on the nearest folder upward that holds keepwarm.yaml or
    content/contacts/.
    """


_PLACES = {
    "build": "build.command",
    "serve": "serve.command",
    "check": "check.command",
    "due": "due.command",
    "show": "show.command",
    "draft": "draft.command",
    "new": "new.command",
    "log": "log.command",
    "done": "done.done",
    "dismiss": "done.dismiss",
    "snooze": "snooze.command",
    "rename": "rename.command",
    "import": "importing.command",
    "export": "export.command",
    "init": "init.command",
    "schema": "schema.command",
    "completion": "shells.command",
}


class _Commands(Mapping[str, click.Command]):
    """All commands by name; only the one that is asked for is imported, as every press of Tab waits for that."""

    def __getitem__(self, name: str) -> click.Command:
        module, _, attribute = _PLACES[name].partition(".")
        command: click.Command = getattr(import_module(f"builder.cli.{module}"), attribute)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_PLACES)

    def __len__(self) -> int:
        return len(_PLACES)


keepwarm.commands = _Commands()  # type: ignore[assignment]  # nothing is ever added to it
