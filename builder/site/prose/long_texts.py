"""Long texts of notes, for which pages leave places open."""

from typing import Any, NamedTuple

from builder.site.prose.notelinks import Piece

MAY_BE_NOTHING = ("", "<", "[")
"""How a text begins that may render to nothing: a blank one, a comment, a definition."""

QUOTED = "quoted"
"""The part that is the beginning of a note's text, which other pages quote on one line."""


class LongText(NamedTuple):
    """A text of a note for which a page has left a place: which one it is, its Markdown, and where it will stand.

    ``key`` is that of ``bodies.key_of``.
    """

    part: str
    text: str
    piece: Piece
    key: bytes


class KeyedView(NamedTuple):
    """The view of a page, the key of all that it is rendered from, and the texts for which it leaves places.

    ``asked`` is what was looked up to make it, where that was recorded (`builder.site.lookup.recording`).
    """

    view: Any
    key: bytes
    long_texts: tuple[LongText, ...]
    asked: tuple[str, ...] = ()
