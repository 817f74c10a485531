"""How the files of a site were made: a row for each, which the next build compares with."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from builder.site.output import Seen

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


class Made(NamedTuple):
    """How a file of the site was made, in keys: from what, with what around it, its pieces, and how it looks.

    ``content`` is the checksum of its bytes, against accidents, or None where that has not been reckoned.
    """

    key: str
    frame: str
    lengths: tuple[int, ...]
    places: tuple[str, ...]
    told: tuple[Filling, ...]
    seen: Seen
    content: int | None = None


NOTHING: Mapping[str, Made] = MappingProxyType({})
"""No file."""


def filling(bodies: "Bodies", one: "Told") -> Filling:
    """Return what is in the place of a text that *bodies* has just rendered."""
    return Filling(one.key.hex(), bodies.asked(one.key, one.piece.path), one.part, *one.piece)
