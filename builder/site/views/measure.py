"""How wide texts are on paper, and over how many lines they run, in em of their own type."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_LETTER, _CAPITAL, _OTHER, _SPACE = 0.5, 0.67, 0.62, 0.3  # mean widths, rather too wide than too narrow
_OWN_FONTS = "\u0250"  # from here on the site's own fonts have no letters


def lines(text: str, width: float, beside: float = 0.0) -> int:
    """Return over how many lines of a *width* in em a text runs, broken between words; one at least.

    *beside* is the width of something that follows the text.
    """
    number, used = 1, 0.0
    for word in text.split():
        length = _width(word)
        if used and used + _SPACE + length > width:
            number, used = number + 1, 0.0
        used += length + (_SPACE if used else 0.0)
        while used > width:
            number, used = number + 1, used - width
    return number + (used + beside > width)


def rows(checks: Iterable[str], width: float) -> int:
    """Return over how many lines boxes to tick run, each with its words on one line."""
    number, used = 1, 0.0
    for one in checks:
        length = sum(map(_width, one.split())) + one.count(" ") * _SPACE + 1.3
        if used and used + length > width:
            number, used = number + 1, 0.0
        used += length + 1.3
    return number


@lru_cache(maxsize=10_000)
def _width(word: str) -> float:
    return sum(map(_char, word))


def _char(char: str) -> float:
    if unicodedata.category(char) in {"Cf", "Mn", "Me"}:
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return _CAPITAL if char.isupper() else _LETTER if char < _OWN_FONTS else _OTHER
