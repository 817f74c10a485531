"""Telephone numbers: shown as they are written, and what they dial."""

import re
import unicodedata

from builder.site import days
from builder.site.lookup.desk import Link

_INLAND = re.compile(r"\(\s*0\s*\)")
_ITALY = "39"  # where the nought is dialled from abroad, too
_ABROAD = re.compile(r"(?:\+|\b00)([0-9]+)")
_NUMBER = re.compile(r"[+*]?[0-9](?:[\s().\[\]/\u2010-\u2015\u2212-]*[0-9]|[*#])*")
_NOT_DIALLED = re.compile(r"[^0-9+*#]+")
_FEWEST = 3  # digits of a number: “2nd floor: 555 0100” is no call to 2
_AREA = 6  # digits that an area code has at most, with that of the country


def phone(numbers: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links that call; a text without a number stays a text."""
    return tuple([Link(number.replace(" ", days.NBSP), _call(number)) for number in numbers])


def _call(written: str) -> str:
    """Return the address that dials the first number of a text; of an extension one asks when somebody answers."""
    text = _plain(written)
    abroad = _ABROAD.search(text)
    if abroad and not abroad[1].startswith(_ITALY):
        text = _INLAND.sub("", text)
    for found in _NUMBER.finditer(text):
        dialled = _until_another(found[0])
        if len(dialled) >= _FEWEST:
            return "tel:" + dialled.replace("#", "%23")
    return ""


def _plain(text: str) -> str:
    """Return *text* with the digits of any script as those that are dialled."""
    if text.isascii():
        return text
    wide = unicodedata.normalize("NFKC", text)
    return "".join([str(unicodedata.decimal(char, char)) for char in wide])


def _until_another(number: str) -> str:
    """Return what is dialled of a number: all up to a slash that another follows, not the one behind an area code."""
    first, *others = [_NOT_DIALLED.sub("", part) for part in number.split("/")]
    for part in others:
        if first[0] not in "+0" or len(first.lstrip("+")) > _AREA:
            break
        first += part
    return first
