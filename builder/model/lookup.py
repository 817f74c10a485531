"""Whom people mean who type part of a name: case, accents and punctuation make no difference."""

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from builder.model.references import Named


def matching(typed: str, notes: "Iterable[Named]") -> "tuple[Named, ...]":
    """Return the notes that *typed* fits best, in their order.

    Best is a whole name, then whole words of one, then how words begin, then any parts of them. Every word that was
    typed has to stand in one and the same name, in any order.
    """
    wanted = folded(typed).split()
    best = 0
    found: list[Named] = []
    for note in notes if wanted else ():
        fit = max(_fit(wanted, folded(name).split()) for name in (note.slug, *note.names))
        if fit > best:
            best, found = fit, []
        if fit and fit == best:
            found.append(note)
    return tuple(found)


def folded(text: str) -> str:
    """Return the words of *text* without case, accents and punctuation, one space between them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(map(_kept, plain)).casefold().split())


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
