"""Names in pictures: initials, how wide a text is about, and where to cut one that is too wide; in any script."""

import unicodedata
from collections.abc import Iterator
from functools import cache

ELLIPSIS = "…"
"""What stands at the end of a text that is cut."""

_NARROW, _SLIM, _USUAL, _CAPITAL, _BROAD, _WIDE = 0.3, 0.4, 0.58, 0.69, 0.9, 1.0  # of the size of the type
_WIDTHS = {
    **dict.fromkeys("ijlI.,:;'’|!", _NARROW),
    **dict.fromkeys("frt()-/ ", _SLIM),
    **dict.fromkeys("mwMW@%", _BROAD),
    **dict.fromkeys("жмфшщыюЖМФШЩЫЮωψΩΨ", _WIDE),
}
_GREEK_TO_ARMENIAN = range(0x370, 0x590)  # wider than Latin letters in the fonts that systems have
_WIDER = 1.2
_JOINED = "AL"  # letters of scripts in which neighbours grow together
_APART = "\u200c"


@cache
def initials(name: str) -> str:
    """Return the first letters of the first and the last word, one letter where there is only one word."""
    found = [letter for letter in map(_initial, name.split()) if letter]
    if not found:
        return next(_clusters(name.strip()), "")
    ends = (found[0], found[-1]) if len(found) > 1 else (found[0],)
    return (_APART if unicodedata.bidirectional(ends[0][0]) == _JOINED else "").join(ends)


def _initial(word: str) -> str:
    if word.isascii() and word[0].isalpha():
        return word[0].upper()
    letter = next((one for one in _clusters(word) if one[0].isalnum()), "")
    capital = letter.upper()
    return capital if len(capital) == len(letter) else letter


def width(text: str, size: float) -> float:
    """Return about how wide *text* is in type of that size, in the unit of *size*."""
    return size * sum(map(_width, text))


def _width(char: str) -> float:
    if char in _WIDTHS:
        return _WIDTHS[char]
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    usual = _CAPITAL if char.isupper() or ord(char) > ord("\u08ff") else _USUAL
    return usual * _WIDER if ord(char) in _GREEK_TO_ARMENIAN else usual


def shortened(text: str, size: float, most: float) -> str:
    """Return *text*, cut so that it is no wider than *most*, with an ellipsis; no letter loses its marks."""
    if width(text, size) <= most:
        return text
    room, kept = most - width(ELLIPSIS, size), ""
    for one in _clusters(text):
        room -= width(one, size)
        if room < 0:
            break
        kept += one
    return kept.rstrip() + ELLIPSIS


def in_lines(text: str, size: float, most: float) -> tuple[str, ...]:
    """Return *text* on one line where it fits, else on two, the second cut where even that is too little."""
    words = text.split()
    if width(text, size) <= most or len(words) == 1:
        return (shortened(text, size, most),)
    first = 1
    while first < len(words) - 1 and width(" ".join(words[: first + 1]), size) <= most:
        first += 1
    return tuple(shortened(" ".join(part), size, most) for part in (words[:first], words[first:]))


def _clusters(text: str) -> Iterator[str]:
    """Yield the letters of a text, each with the marks that belong to it."""
    found = ""
    for char in text:
        joins = unicodedata.category(char)[0] == "M" or char == "\u200d" or found.endswith("\u200d")
        if found and not joins:
            yield found
            found = ""
        found += char
    if found:
        yield found
