"""One page in the making."""

from itertools import count

from markupsafe import Markup, escape

from builder.insights.beginnings import cut
from builder.site import cuts
from builder.site.addresses import quoted
from builder.site.lookup.desk import Desk, Link
from builder.site.prose import bodies, usual
from builder.site.prose.long_texts import MAY_BE_NOTHING, QUOTED, LongText
from builder.site.prose.notelinks import Piece

_BRIEF = 160  # characters of a line that stands in a list of many


class Sheet:
    """One page in the making: links as they stand on it, and notes' Markdown with ids of its own."""

    def __init__(self, desk: Desk, address: str) -> None:
        """Begin the page that lives at *address*."""
        self.desk = desk
        self._own = quoted(address)
        self.root = "../" * address.count("/")
        self.long_texts: list[LongText] = []
        self._numbers = count(1)

    def to(self, kind: str, slug: str, text: str = "") -> Link:
        """Return a link to the page of a contact, interview or organisation, or to a sheet; its text is the name.

        On that very page it is only text.
        """
        page = self.desk.addresses.links[kind, slug]
        return Link(text or self.desk.names[kind, slug], "" if page == self._own else self.root + page)

    def to_page(self, path: str, text: str) -> Link:
        """Return a link to a page of the site by its address from the root."""
        return Link(text, self.root + path)

    def block(self, text: str, path: str) -> Markup:
        """Return Markdown of the note at *path* as paragraphs and so on; most are plain, and quick to make."""
        if not text:
            return Markup()
        plain = usual.plain_block(text)
        if plain is None:
            return self.desk.prose.block(text, self._piece(path))
        next(self._numbers)
        return plain

    def text(self, part: str, text: str, path: str) -> Markup:
        """Return a long text of the note at *path*: a place for it, where pages may leave places open.

        *part* says which of the note's texts it is.
        """
        if not self.desk.leaves_places or text.lstrip()[:1] in MAY_BE_NOTHING:
            return self.block(text, path)
        return self._place(part, text, self._piece(path), bodies.BLOCK)

    def quoted(self, text: str, path: str) -> Markup:
        """Return the beginning of a text of the note at *path*, on one line: a place for it, where that may be left."""
        if not self.desk.leaves_places or text[:1] in MAY_BE_NOTHING:
            return self.line(text, path)
        return self._place(QUOTED, text, self._piece(path), bodies.LINE)

    def line(self, text: str, path: str) -> Markup:
        """Return one line of the note at *path*; most are plain, and do not depend on the page."""
        plain = usual.plain_line(text)
        if plain is None:
            return self.desk.prose.line(text, self._piece(path))
        next(self._numbers)
        return plain

    def brief(self, text: str, path: str) -> Markup:
        """Return one line of the note at *path*; of a long one its words alone, or the beginning of these."""
        if len(text) <= _BRIEF:
            return self.line(text, path)
        return escape(cut(self.desk.plain_words(text), _BRIEF))

    def _place(self, part: str, text: str, piece: Piece, kind: str) -> Markup:
        self.long_texts.append(LongText(part, text, piece, bodies.key_of(kind, text, piece)))
        return cuts.place(cuts.text_place(len(self.long_texts) - 1))

    def _piece(self, path: str) -> Piece:
        return Piece(path, self.root, f"n{next(self._numbers)}")
