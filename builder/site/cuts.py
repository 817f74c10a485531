"""Pages with places left open: for the frame that every page has, and for the long texts of notes.

Such a page is rendered again only where something else on it changes; a new day, or another sentence in a note, only
has its places refilled.
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
"""The place for the shapes of icons; its name continues with the names of those that the page itself uses."""

TEXT = "text"
"""How the names of places for long texts of notes begin; a number follows."""


class Cut(NamedTuple):
    """A page in pieces: ``literals`` in UTF-8, one more than there are places, and the ``places`` between, by name."""

    literals: tuple[bytes, ...]
    places: tuple[str, ...]

    def pieces(self, contents: Callable[[str], bytes]) -> Iterator[bytes]:
        """Yield the pieces of the page in UTF-8: literals, and between them what *contents* returns for each place."""
        for literal, name in zip_longest(self.literals, self.places):
            yield literal
            if name is not None:
                yield contents(name)

    def filled(self, contents: Callable[[str], bytes]) -> bytes:
        """Return the page with what *contents* returns for each place."""
        return b"".join(self.pieces(contents))


def place(name: str) -> Markup:
    """Return what a template prints where the place *name* is to be."""
    return trusted(f"{_OPEN}{name}{_CLOSE}")  # noqa: S704 - it never reaches a page


def text_place(number: int) -> str:
    """Return the name of the place for the long text with that number on its page, counted from 0."""
    return f"{TEXT} {number}"


def number(name: str) -> int:
    """Return the number of a place for a long text, given its name."""
    return int(name.rpartition(" ")[2])


def cut(html: str, used: Callable[[str], str]) -> Cut:
    """Cut a rendered page at its places, and add one at the end of its body for the icons that *used* finds in it."""
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
    """Return a page that was filled before, its places refilled by *contents*, which returns None to leave one alone.

    *lengths* are those of its pieces when it was written; the new ones are returned, too. Raises ValueError where the
    page has another length by now.
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
