"""What notes tell at length, for which pages leave places open."""

from typing import Any, NamedTuple

from builder.site.prose.notelinks import Piece

MAY_BE_NOTHING = ("", "<", "[")
"""How a text begins that Markdown may make nothing of: blank ones, comments, definitions."""

QUOTED = "quoted"
"""The part that is the beginning of a note's text, as others quote it on one line."""


class Told(NamedTuple):
    """A text of a note for which a page has left a place: which one it is, its Markdown, and where it will stand.

    ``key`` is what it is known by among all texts.
    """

    part: str
    text: str
    piece: Piece
    key: bytes


class Look(NamedTuple):
    """The view of a page, the key of all that it is rendered from, and the texts that it leaves places for.

    ``asked`` is what was looked up to make it, where somebody has heard that (`builder.site.lookup.heard`).
    """

    view: Any
    key: bytes
    told: tuple[Told, ...]
    asked: tuple[str, ...] = ()
