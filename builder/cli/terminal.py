"""Coloured text for a terminal; without colours where there is none, or where NO_COLOR is set."""

import json
import os
import re
import shutil
import sys
from functools import cache
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from builder.diagnostics import Diagnostic

_WIDEST = 100
_ROOM = 20  # cells that a text beside a label needs at least
_COLOURS = {"error": "bold red", "warning": "yellow", "hint": "cyan"}
_NOT_PLAIN = re.compile(r"[^\n -~]")


@cache
def console() -> "Console":
    """Return the console for results. What is no terminal gets lines as long as they are, and no colours."""
    from rich.console import Console

    on_terminal = sys.stdout.isatty()
    return Console(
        width=min(_WIDEST, shutil.get_terminal_size().columns) if on_terminal else 10_000,
        # Rich itself takes only the colours away for NO_COLOR and leaves the codes for bold and dim.
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        force_terminal=on_terminal,  # or Rich would go by FORCE_COLOR, and colours reach files
        soft_wrap=not on_terminal,
        highlight=False,
        markup=False,
        emoji=False,
    )


def say(text: "str | Text") -> None:
    """Print a line of results; texts from notes must have gone through ``visible``."""
    console().print(text)


def say_row(label: "Text", value: "Text", width: int, *, right: bool = False) -> None:
    """Print a label, *width* cells wide, and a text beside it, wrapped on a terminal; no line ends in spaces.

    Where a terminal is too narrow for both, the text stands below its label.
    """
    from rich.text import Text

    screen = console()
    if screen.width - width - 2 < _ROOM:
        screen.print(label)
        label, width = Text(), 0
    for number, line in enumerate(value.wrap(screen, max(_ROOM, screen.width - width - 2))):
        shown = label.copy() if number == 0 else Text()
        shown.align("right" if right else "left", width)
        row = Text.assemble(shown, "  ", line)
        row.rstrip()
        screen.print(row, soft_wrap=True)


def say_json(text: str) -> None:
    """Print JSON; a character that a terminal would obey, or cannot show, is escaped as JSON does it."""
    from builder.diagnostics.render import visible

    encoding = sys.stdout.encoding or "utf-8"

    def escaped(match: re.Match[str]) -> str:
        char = match[0]
        is_safe = visible(char) == char and char.encode(encoding, "ignore")
        return char if is_safe else json.dumps(char)[1:-1]

    click.echo(_NOT_PLAIN.sub(escaped, text))


def print_problem(problem: "Diagnostic") -> None:
    """Print a diagnostic; its severity, mark and help in colour on a terminal."""
    from rich.text import Text

    from builder.diagnostics.render import as_text

    colour = _COLOURS[problem.severity]
    text = Text(as_text(problem), no_wrap=True, overflow="ignore")
    text.highlight_regex(rf"(?<=: ){problem.severity}\[[a-z-]+\](?=: )", colour)
    text.highlight_regex(r"^     \| .*$", colour)
    text.highlight_regex(r"^   help:", "bold")
    console().print(text, soft_wrap=True)
