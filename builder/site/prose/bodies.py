"""Markdown of notes as markup, rendered once: what was rendered before, in this build or an earlier one, is looked up.

A text with links is kept with where each of them led, and is rendered again where one leads elsewhere now.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from builder.insights.plain_words import plain_words
from builder.site import keys
from builder.site.prose import usual
from builder.site.prose.long_texts import QUOTED, LongText
from builder.site.prose.markdown import Prose
from builder.site.prose.notelinks import Destinations, Piece

_NO_LINKS = "[]"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
BLOCK, LINE, WORDS = "block", "line", "words"
"""What a text is rendered to: blocks such as paragraphs and lists, one line, or plain words."""

Kept = Callable[[bytes], bytes | None]
"""Looks up what an earlier build rendered a text to, by the key of its note (`builder.site.keys.owner`) and its own."""


@dataclass(frozen=True)
class RecordingDestinations(Destinations):
    """Destinations that record what they are asked: how, about which link, and what they answered."""

    asked: list[tuple[str, str, object]] = field(default_factory=list)

    def referred(self, note_path: str, reference: str) -> tuple[str, str]:
        """Return as the base, and record it."""
        found = super().referred(note_path, reference)
        self.asked.append(("referred", reference, list(found)))
        return found

    def named(self, _note_path: str, reference: str) -> str:
        """Return the name of what ``[[reference]]`` means, else the text that was typed; and record it."""
        target, _ = self.targets.referred(reference)
        name = self.names[target] if target else reference
        self.asked.append(("named", reference, name))
        return name

    def linked(self, note_path: str, link: str) -> str:
        """Return as the base, and record it."""
        found = super().linked(note_path, link)
        self.asked.append(("linked", link, found))
        return found


@dataclass(frozen=True)
class Recalled(RecordingDestinations):
    """Destinations that know only the ``answers`` to what was asked before; anything else is a LookupError.

    The key of an answer is how it was asked, the path of the note that holds the link, and the link.
    """

    answers: Mapping[tuple[str, str, str], Any] = field(default_factory=dict)

    def referred(self, note_path: str, reference: str) -> tuple[str, str]:
        """Return as its base, from what is known."""
        address, name = self._answered("referred", note_path, reference)
        return address, name

    def named(self, note_path: str, reference: str) -> str:
        """Return as its base, from what is known."""
        return str(self._answered("named", note_path, reference))

    def linked(self, note_path: str, link: str) -> str:
        """Return as its base, from what is known."""
        return str(self._answered("linked", note_path, link))

    def _answered(self, how: str, note_path: str, link: str) -> Any:  # noqa: ANN401 - as it was kept
        answer = self.answers[how, note_path, link]
        self.asked.append((how, link, answer))
        return answer


class Bodies:
    """Renders Markdown, or looks up what the parser made of it before; ``new`` is kept for the next build, by key.

    ``rendered`` counts the texts that held markup and were not looked up.
    """

    def __init__(self, destinations: RecordingDestinations, kept: Kept) -> None:
        """Let links lead to *destinations*."""
        self._destinations, self._kept = destinations, kept
        self._prose = Prose(destinations)
        self._asked: dict[tuple[bytes, str], str] = {}  # by key and note: a relative link leads elsewhere in another
        self.new: dict[bytes, bytes] = {}
        self.rendered = 0

    def block(self, text: str, piece: Piece, key: bytes = b"") -> Markup:
        """Return *text* as paragraphs, lists, tables and so on; give its *key* if ``asked`` is to be called with it."""
        made = usual.plain_block(text)
        if made is not None:
            return made
        self._begin()
        made = self._prose.usual_block(text, piece)
        if made is None:
            return self._parsed(key or key_of(BLOCK, text, piece), text, piece, self._prose.parsed_block)
        self._remember(key, piece)
        return made

    def line(self, text: str, piece: Piece, key: bytes = b"") -> Markup:
        """Return *text* as what may stand within a paragraph or a list item; *key* is as for ``block``."""
        plain = usual.plain_line(text)
        if plain is not None:
            return plain
        self._begin()
        made = self._prose.usual_line(text, piece)
        if made is None:
            return self._parsed(key or key_of(LINE, text, piece), text, piece, self._prose.parsed_line)
        self._remember(key, piece)
        return made

    def long_text(self, one: LongText) -> Markup:
        """Return what stands in the place of a long text of a note."""
        make = self.line if one.part == QUOTED else self.block
        return make(one.text, one.piece, one.key)

    def words(self, text: str, piece: Piece, key: bytes) -> str:
        """Return *text*, whose key is *key*, as plain words, on one line."""
        self._destinations.asked.clear()
        found = plain_words(text, lambda reference: self._destinations.named(piece.path, reference))
        self._remember(key, piece)
        return found

    def asked(self, key: bytes, path: str) -> str:
        """Return where the links of a text of the note at *path* led when it was rendered, for ``leads`` to check."""
        return self._asked.get((key, path), _NO_LINKS)

    def leads(self, asked: str, piece: Piece) -> bool:
        """Return whether links still lead where they led when *asked*, from ``asked``, was recorded."""
        if asked == _NO_LINKS:
            return True
        try:
            return all(self._answer(how, link, piece) == answer for how, link, answer in json.loads(asked))
        except (ValueError, TypeError, KeyError):  # damaged, or written by something else
            return False

    def _begin(self) -> None:
        self._destinations.asked.clear()
        self.rendered += 1  # taken back where it turns out to have been kept

    def _remember(self, key: bytes, piece: Piece) -> None:
        """Record what a text asked that was just rendered; most ask nothing, and without a key it is not needed."""
        if key and self._destinations.asked:
            self._asked[key, piece.path] = self._answers()

    def _answers(self) -> str:
        return _JSON.encode(self._destinations.asked)

    def _parsed(self, key: bytes, text: str, piece: Piece, parse: Callable[[str, Piece], Markup]) -> Markup:
        """Return what the parser makes of a text, or made of it before, if that is kept."""
        owned = keys.owner(piece.path) + key
        kept = self.new.get(owned) or self._kept(owned)
        if kept:
            asked, _, html = kept.decode(errors="surrogatepass").partition("\n")
            if self.leads(asked, piece):
                self._asked[key, piece.path] = asked
                self.rendered -= 1
                return Markup(html)  # noqa: S704 - it was sanitised before it was kept
        self._destinations.asked.clear()
        markup = parse(text, piece)
        asked = self._asked[key, piece.path] = self._answers()
        self.new[owned] = f"{asked}\n{markup}".encode(errors="surrogatepass")
        return markup

    def _answer(self, how: str, link: str, piece: Piece) -> object:
        answer = _QUESTIONS[how](self._destinations, piece.path, link)
        return list(answer) if isinstance(answer, tuple) else answer


_QUESTIONS: Mapping[str, Callable[[RecordingDestinations, str, str], object]] = {
    "referred": lambda one, path, link: one.referred(path, link),
    "linked": lambda one, path, link: one.linked(path, link),
    "named": lambda one, path, link: one.named(path, link),
}


def key_of(kind: str, text: str, piece: Piece) -> bytes:
    """Return the key of a rendered text: all that the result depends on, except where its links lead.

    The prefix of ids goes into it only where there are ids, which footnotes have.
    """
    prefix = piece.prefix if "[^" in text else ""
    return keys.digest(f"{kind}\0{piece.root}\0{prefix}\0{text}".encode(errors="surrogatepass"))
