"""Markdown of notes into HTML that may stand in a page: the only markup that templates trust."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.site.prose import usual
from builder.site.prose.notelinks import Destinations, Piece
from builder.site.text import clean

if TYPE_CHECKING:
    from builder.site.prose.parser import Parser


class Prose:
    """Turns Markdown into markup: what most notes hold at once, anything else with a parser, which is slow."""

    def __init__(self, destinations: Destinations) -> None:
        """Let links lead to *destinations*."""
        self._destinations = destinations

    def usual_block(self, text: str, piece: Piece) -> Markup | None:
        """Return *text* as paragraphs, lists, tables and so on where that needs no parser, else None."""
        return usual.block(_with_line_feeds(text), partial(self._referred, piece))

    def parsed_block(self, text: str, piece: Piece) -> Markup:
        """Return the same from the parser."""
        return self._parser.block(clean(_with_line_feeds(text)).strip("\n"), piece)

    def usual_line(self, text: str, piece: Piece) -> Markup | None:
        """Return *text* as what may stand in a paragraph or list item, where that needs no parser, else None.

        Nothing in it begins a list or a heading.
        """
        return usual.line(" ".join(clean(text).split()), partial(self._referred, piece))

    def parsed_line(self, text: str, piece: Piece) -> Markup:
        """Return the same from the parser."""
        return self._parser.line(" ".join(clean(text).split()), piece)

    def _referred(self, piece: Piece, reference: str) -> tuple[str, str]:
        """Return the address of what ``[[reference]]`` means as it stands on the page, or nothing, and its name."""
        address, name = self._destinations.referred(piece.path, reference)
        return address and piece.root + address, name

    @cached_property
    def _parser(self) -> "Parser":
        from builder.site.prose.parser import Parser  # noqa: PLC0415 - it takes longer to load than most notes to make

        return Parser(self._destinations)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
