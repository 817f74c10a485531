"""One note as text: decoded, split, and able to say where anything in it stands."""

import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from builder.diagnostics import Diagnostic, Span
from builder.source.shelf import Aside, Shelf

if TYPE_CHECKING:
    from builder.source.events import Entry

EXCERPT = 240
"""Characters of a source line that a diagnostic keeps."""


Values = dict[str, str | tuple[str, ...]]
"""The values of front matter: texts as typed, lists of them as tuples."""


class Fault(NamedTuple):
    """What is wrong between two offsets of a text: its code, the message and the remedy (``Document.problem``)."""

    start: int
    end: int
    code: str
    message: str
    remedy: str

    def moved(self, by: int) -> "Fault":
        """Return the fault of a piece of text as one of the whole, in which the piece begins at the offset *by*."""
        return self._replace(start=self.start + by, end=self.end + by)


@dataclass(frozen=True)
class Document:
    """The text of one file, not yet believed.

    ``path`` is relative to the notes' root with forward slashes; ``text`` has no BOM and keeps its line ends;
    ``front`` and ``body`` are the offsets, in characters, at which front matter and body begin, ``front_end`` where
    the front matter ends. ``faulty`` are the keys of it whose value could not be read.
    """

    path: str
    slug: str
    text: str
    front: int
    front_end: int
    body: int
    values: Values
    faulty: frozenset[str] = frozenset()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def entries(self) -> "dict[str, Entry]":
        """Return the entry that counts of each key of the front matter, to say where it stands; offsets are its own."""
        from builder.source import frontmatter

        return frontmatter.counting(frontmatter.read(self.text[self.front : self.front_end])[0])

    def packed(self) -> "Packed":
        """Return this document in as little room as it takes."""
        places = self.front, self.front_end, self.body
        return Packed(self.path, self.slug, self.text.encode(), *places, self.values, self.faulty)

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, from 1, of the character at *offset*."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets, at least one character wide."""
        end = max(end, start + 1)
        if self.text[end - 1 : end] == "\n" and end - 1 > start:
            end -= 1
        if self.text[end - 1 : end + 1] == "\r\n" and end - 1 > start:
            end -= 1  # a line's end is two characters on Windows
        return Span(*self.place(start), *self.place(end)) if end <= len(self.text) else self._at_end(start, end)

    def _at_end(self, start: int, end: int) -> Span:
        line, column = self.place(start)
        return Span(line, column, line, column + end - start)

    def problem(self, start: int, end: int, code: str, message: str, remedy: str) -> Diagnostic:
        """Return the diagnostic for the text between two offsets."""
        return Diagnostic(self.path, self.span(start, end), code, message, remedy, *self._excerpt(start))

    def _excerpt(self, offset: int) -> tuple[str, int]:
        """Return the line around *offset*, and how many characters of it were cut off in front.

        By the list of lines, not by a search: a line may be as long as the file, and every word of it wrong.
        """
        starts = self._line_starts
        line = bisect.bisect_right(starts, offset)
        first = starts[line - 1]
        last = starts[line] - 1 if line < len(starts) else len(self.text)
        if last - first <= EXCERPT:
            return self.text[first:last].rstrip("\r"), 0
        cut = max(first, offset - EXCERPT // 2)
        return self.text[cut : min(last, cut + EXCERPT)].rstrip("\r"), cut - first


_NO_VALUES: Values = {}  # one for all


class Packed(NamedTuple):
    """A document in as little room as it takes, for there are many: ``held`` is its text in UTF-8, or where it lies."""

    path: str
    slug: str
    held: bytes | Aside
    front: int
    front_end: int
    body: int
    values: Values
    faulty: frozenset[str] = frozenset()

    @property
    def data(self) -> bytes:
        """Return its text in UTF-8."""
        return self.held if isinstance(self.held, bytes) else self.held.read()

    def put_aside(self, shelf: Shelf) -> "Packed":
        """Return this document with its text on a *shelf*, where there is room."""
        held = shelf.put(self.data)
        return self if held is self.held else self._replace(held=held)

    def without_values(self) -> "Packed":
        """Return this document for those who have no need of its values."""
        return self._replace(values=_NO_VALUES)

    def unpacked(self) -> Document:
        """Return the document."""
        places = self.front, self.front_end, self.body
        return Document(self.path, self.slug, self.data.decode(), *places, self.values, self.faulty)


def whole_file(path: str, code: str, message: str, remedy: str) -> Diagnostic:
    """Return a diagnostic about a file itself; its place is the first character."""
    return Diagnostic(path, Span(1, 1, 1, 1), code, message, remedy)
