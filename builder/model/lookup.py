"""Whom people mean who type part of a name: case, accents and punctuation make no difference."""

import unicodedata
from typing import TYPE_CHECKING

from builder.model.alphabet import PLAIN_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.model.references import Named


def matching(typed: str, notes: "Iterable[Named]") -> "tuple[Named, ...]":
    """Return the notes that *typed* fits best, in their order.

    Best is a whole name, then whole words of one, then how words begin, then any parts of them, then whole words that
    were typed as one (小林美咲, obrien). Every word that was typed has to stand in one and the same name, in any order.
    """
    wanted, notes = folded(typed).split(), tuple(notes)
    best = 0
    found: list[Named] = []
    for note in notes if wanted else ():
        fit = max(_fit(wanted, folded(name).split()) for name in (note.slug, *note.names))
        if fit > best:
            best, found = fit, []
        if fit and fit == best:
            found.append(note)
    return tuple(found) or tuple(note for note in notes if len(wanted) == 1 and _holds_as_one(note, wanted[0]))


def _holds_as_one(note: "Named", word: str) -> bool:
    """Return whether words of a name that follow each other are *word*, without what stands between them."""
    for name in (note.slug, *note.names):
        words = folded(name).split()
        if any(word == "".join(words[first:last]) for last in range(len(words) + 1) for first in range(last)):
            return True
    return False


def folded(text: str) -> str:
    """Return the words of *text* without case, punctuation and accents (ø counts as o), one space between them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(map(_kept, plain)).casefold().translate(PLAIN_LETTERS).split())


def _kept(char: str) -> str:
    """Return what a character counts for; vowel signs, as Indic scripts have them, are letters, accents are nothing."""
    if char.isalnum():
        return char
    if unicodedata.category(char)[0] != "M":
        return " "
    return "" if unicodedata.combining(char) else char


def _fit(wanted: list[str], words: list[str]) -> int:
    """Return how well words fit a name: 4 the whole, 3 whole words, 2 beginnings of words, 1 parts, 0 not at all."""
    if wanted == words:
        return 4
    if all(word in words for word in wanted):
        return 3
    if all(any(one.startswith(word) for one in words) for word in wanted):
        return 2
    return int(all(any(word in one for one in words) for word in wanted))
