"""Pages with places left open: for what stands around every page, and for the texts that a note tells at length.

Such a page is rendered again only where something else of it changes; a new day, or another sentence in a note, only
fills its places anew.
"""

from collections.abc import Callable, Iterator
from itertools import accumulate, islice, zip_longest
from sys import intern
from typing import NamedTuple

from markupsafe import Markup

from builder.site.text import cleaned
from builder.site.trusted import trusted

_OPEN, _CLOSE = "\ud800", "\udfff"  # half characters: no UTF-8 holds one, so no note does
_OPENED, _CLOSED = (mark.encode(errors="surrogatepass") for mark in (_OPEN, _CLOSE))

ICONS = "icons"
"""The place of the shapes of icons; its name goes on with the names of those that the page itself uses."""

TOLD = "told"
"""How the names begin of the places of texts of notes, which go on with a number."""


class Cut(NamedTuple):
    """A page in pieces: ``literals`` in UTF-8, one more than there are places, and the ``places`` between, by name."""

    literals: tuple[bytes, ...]
    places: tuple[str, ...]

    def pieces(self, contents: Callable[[str], bytes]) -> Iterator[bytes]:
        """Yield the page in UTF-8, piece by piece: literals, and what *contents* has for each place, in turn."""
        for literal, name in zip_longest(self.literals, self.places):
            yield literal
            if name is not None:
                yield contents(name)

    def filled(self, contents: Callable[[str], bytes]) -> bytes:
        """Return the page with what *contents* has for each place."""
        return b"".join(self.pieces(contents))


def place(name: str) -> Markup:
    """Return what a template prints where the place *name* shall be."""
    return trusted(f"{_OPEN}{name}{_CLOSE}")  # noqa: S704 - it never reaches a page


def told(number: int) -> str:
    """Return the name of the place for the text with that number among those of the page, from 0 on."""
    return f"{TOLD} {number}"


def number(name: str) -> int:
    """Return the number of a place for a text, by its name."""
    return int(name.rpartition(" ")[2])


def cut(html: str, used: Callable[[str], str]) -> Cut:
    """Cut a rendered page at its places; at the end of its body is one for the icons that *used* finds in the rest."""
    found = split(html)
    *literals, last = found.literals
    end = last.rfind(b"</body>")
    end = len(last) if end < 0 else end  # somebody's own page may have none
    return Cut((*literals, last[:end], last[end:]), (*found.places, intern(f"{ICONS} {used(html)}")))


def split(text: str) -> Cut:
    """Cut a text at its places."""
    first, *others = text.encode(errors="surrogatepass").split(_OPENED)
    literals, places = [first], list[str]()
    for part in others:
        name, closed, literal = part.partition(_CLOSED)
        if closed:
            places.append(intern(name.decode(errors="surrogatepass")))  # pages have the same few
            literals.append(literal)
        else:  # no place of ours
            literals[-1] += _OPENED + part
    return Cut(tuple(map(cleaned, literals)), tuple(places))


def refilled(
    page: bytes, lengths: tuple[int, ...], places: tuple[str, ...], contents: Callable[[str], bytes | None]
) -> tuple[bytes, tuple[int, ...]]:
    """Return a page that was filled before with what *contents* has now, None where a place stays as it is.

    *lengths* are those of its pieces, as it was written. Raises ValueError where it has another length.
    """
    if sum(lengths) != len(page) or len(lengths) != 2 * len(places) + 1:
        raise ValueError("another page")
    now, pieces, done = list(lengths), list[bytes](), 0
    for number, end in enumerate(islice(accumulate(lengths), 1, None, 2)):
        content = contents(places[number])
        if content is not None:
            pieces += (page[done : end - lengths[2 * number + 1]], content)
            now[2 * number + 1], done = len(content), end
    return b"".join((*pieces, page[done:])), tuple(now)
