"""Which of several is meant: a terminal is asked, anything else gets the list and has to be clearer."""

import sys
from collections.abc import Sequence

import click


def choose(title: str, rows: Sequence[tuple[str, str]], remedy: str) -> int:
    """Return the number, from 0, of the row that is meant; the only one there is without asking.

    Each row has what it is called and what tells it from the others. Raise a usage error with *title*, the rows and
    *remedy* where nobody can be asked.
    """
    from rich.cells import cell_len

    from builder.diagnostics.render import visible

    if len(rows) == 1:
        return 0
    width = max(cell_len(visible(name)) for name, _ in rows)
    lines = [
        f"{visible(name)}{' ' * (width - cell_len(visible(name)))}  {visible(said)}".rstrip() for name, said in rows
    ]
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise click.ClickException("\n".join([f"{title}; {remedy}", *(f"  {line}" for line in lines)]))
    click.echo(f"{visible(title)}:", err=True)
    for number, line in enumerate(lines, 1):
        click.echo(f"{number:>4}  {line}", err=True)

    def number_of(typed: str) -> int:
        if typed.strip() not in map(str, range(1, len(rows) + 1)):
            raise click.UsageError(f"write a number from 1 to {len(rows)}")
        return int(typed)

    return int(click.prompt("Which one", value_proc=number_of, err=True)) - 1
