"""How the files of a site were made: a row for each, which the next build compares with."""

from collections.abc import Mapping
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from builder.site.notelinks import Piece
from builder.stamp.sight import Seen

if TYPE_CHECKING:
    from builder.site.bodies import Bodies
    from builder.site.told import Told


class Filling(NamedTuple):
    """A text in its place on a page: its key, where its links lead, and which text of which note it is."""

    key: str
    asked: str
    part: str
    path: str
    root: str
    prefix: str

    @property
    def piece(self) -> Piece:
        """Return where it is from, and where it stands."""
        return Piece(self.path, self.root, self.prefix)


class Made(NamedTuple):
    """How a file of the site was made, in keys: from what, with what around it, its pieces, and how it looks.

    ``content`` is the checksum of its bytes, against accidents, or None where that has not been reckoned. ``asked`` is
    what was looked up for it, and ``answered`` the key of the answers; nothing where they tell nothing.
    """

    key: str
    frame: str
    lengths: tuple[int, ...]
    places: tuple[str, ...]
    told: tuple[Filling, ...]
    seen: Seen
    content: int | None = None
    asked: tuple[str, ...] = ()
    answered: str = ""


NOTHING: Mapping[str, Made] = MappingProxyType({})
"""No file."""


def filling(bodies: "Bodies", one: "Told") -> Filling:
    """Return what is in the place of a text that *bodies* has just rendered."""
    path, root, prefix = one.piece
    asked = bodies.asked(one.key, path)
    return Filling(one.key.hex(), asked, one.part, path, intern(root), intern(prefix))  # there are only a few of these
