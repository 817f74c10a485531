"""keepwarm serve: the site in the browser, built anew on every save."""

import gc
import sys
from datetime import date

import click

from builder.cli.clock import clock, today_option
from builder.cli.folder import notes_folder, notes_option
from builder.cli.numbers import whole_number
from builder.serve.stopping import until_stopped

_LAST = 65535


class _Port(click.ParamType[int]):
    name = "N"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the port that a number names (RFC 6335, 6)."""
        number = whole_number(str(value), 1, _LAST)
        if number is None:
            self.fail(f"“{value}” is not a port; name a number from 1 to {_LAST}", param, ctx)
        return number


@click.command("serve", short_help="Show the site in the browser, and build it anew on every save.")
@click.option("--port", type=_Port(), metavar="N", help="The port; default: a free one.")
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@today_option
@notes_option
def command(port: int | None, today: date | None, *, opens: bool) -> int:
    """Show the site to browsers on this machine, and to nobody else, and keep it up to date with the notes.

    Every save rebuilds what it changes, and reloads the open pages that show it. Ctrl-C ends it.
    """
    gc.enable()  # unlike other commands, this one goes on for days

    def ready(address: str) -> None:
        click.echo(f"Serving {address} and building on every save; Ctrl-C ends it.")
        sys.stdout.flush()
        if opens and click.launch(address) != 0:
            _say("No browser could be opened.")

    with until_stopped() as stop:  # before the rest is imported: what is asked meanwhile counts
        from builder.serve import loop

        try:
            loop.serve(notes_folder(), clock(today), port or 0, stop, say=_say, ready=ready)
        except loop.PortError as error:
            raise click.ClickException(str(error)) from error
    _say("Stopped.")
    return 0


def _say(text: str) -> None:
    click.echo(text, err=True)
