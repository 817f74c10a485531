"""How the files of a site were made: a record for each, for the next build to compare with."""

import json
from collections.abc import Mapping
from sys import intern
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from builder.site.prose.notelinks import Piece
from builder.stamp.sight import Seen

if TYPE_CHECKING:
    from builder.site.prose.bodies import Bodies
    from builder.site.prose.long_texts import LongText

_JSON = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


class PlacedText(NamedTuple):
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


class FileRecord(NamedTuple):
    """How a file of the site was made: how it looks, the keys of its view and its frame, and its pieces.

    ``lengths`` are those of its pieces, ``places`` the names of its places, ``long_texts`` the texts in them.
    ``content`` is the checksum of its bytes, against accidents, or None where they cannot be relied on. ``asked`` is
    what was looked up for it, and ``answered`` the key of the answers; both are empty where they cannot be relied on.
    """

    seen: Seen
    key: str
    frame: str
    lengths: tuple[int, ...]
    places: tuple[str, ...]
    long_texts: tuple[PlacedText, ...]
    content: int | None = None
    asked: tuple[str, ...] = ()
    answered: str = ""

    @property
    def shows(self) -> tuple[str, ...]:
        """Return the paths of the notes whose long texts the file shows."""
        return tuple(dict.fromkeys(one.path for one in self.long_texts))

    @property
    def kept(self) -> bytes:
        """Return this in the form in which it is kept: JSON."""
        return _encoded(self)

    def packed(self) -> "PackedRecord":
        """Return this in little memory."""
        seen, *others = self
        return PackedRecord(seen, self.shows, _encoded(others)[1:-1])


class PackedRecord(NamedTuple):
    """How a file was made, in little memory, for there are many: ``others`` are all other values in their kept form."""

    seen: Seen
    shows: tuple[str, ...]
    others: bytes

    @property
    def kept(self) -> bytes:
        """Return this in the form in which it is kept."""
        return b"[%b,%b]" % (_encoded(self.seen), self.others)


NOTHING: Mapping[str, FileRecord] = MappingProxyType({})
"""No file."""


def placed(bodies: "Bodies", one: "LongText") -> PlacedText:
    """Return what is in the place of a text that *bodies* has just rendered."""
    path, root, prefix = one.piece
    asked = bodies.asked(one.key, path)
    root, prefix = intern(root), intern(prefix)  # there are only a few of these
    return PlacedText(one.key.hex(), asked, one.part, path, root, prefix)


def _encoded(value: object) -> bytes:
    return _JSON.encode(value).encode(errors="surrogatepass")
