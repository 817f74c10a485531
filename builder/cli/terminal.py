"""Coloured text for a terminal; without colours where there is none, or where NO_COLOR is set."""

import shutil
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from builder.diagnostics import Diagnostic

_WIDEST = 100
_COLOURS = {"error": "bold red", "warning": "yellow", "hint": "cyan"}


@cache
def console() -> "Console":
    """Return the console for results. What is no terminal gets lines as long as they are, and no colours."""
    from rich.console import Console

    on_terminal = sys.stdout.isatty()
    width = min(_WIDEST, shutil.get_terminal_size().columns) if on_terminal else 10_000
    return Console(width=width, highlight=False, markup=False, emoji=False, soft_wrap=not on_terminal)


def say(text: "str | Text") -> None:
    """Print a line of results; texts from notes must have gone through ``visible``."""
    console().print(text)


def say_row(label: "Text", value: "Text", width: int, *, right: bool = False) -> None:
    """Print a label, *width* cells wide, and a text beside it, wrapped on a terminal; no line ends in spaces."""
    from rich.text import Text

    screen = console()
    room = max(20, screen.width - width - 2)
    for number, line in enumerate(value.wrap(screen, room)):
        shown = label.copy() if number == 0 else Text()
        shown.align("right" if right else "left", width)
        line.rstrip()
        screen.print(Text.assemble(shown, "  ", line), soft_wrap=True)


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
