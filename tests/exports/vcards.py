"""vCards read by the letter of RFC 6350, apart from the code that made them; what is not allowed fails."""

import re
from collections import Counter
from typing import NamedTuple

from tests.exports.lines import LINE

_TEXT = r"(?:[^\\,;]|\\[\\,;nN])*+"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9:/?#\[\]@!$&'()*+,;=._~-]|%[0-9A-Fa-f]{2})+")
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CONTROLS = frozenset(map(chr, (*range(9), *range(10, 32), 127)))
_COMPOUND = {"N": 5, "ADR": 7, "ORG": 1}  # 6.2.2, 6.3.1; of an organisation only its name is written
_LISTS = {"NICKNAME", "CATEGORIES"}
_TEXTS = {"FN", "TITLE", "EMAIL", "TEL", "PRONOUNS", "PRODID", *_LISTS, *_COMPOUND}
_URIS = {"URL", "SOCIALPROFILE", "X-SOCIALPROFILE"}
_ONCE = {"BEGIN", "VERSION", "PRODID", "UID", "FN", "N", "END"}


class Property(NamedTuple):
    """A property as it is written, but unfolded."""

    name: str
    parameters: str
    value: str

    @property
    def texts(self) -> list[str]:
        """Return the parts of the value without escapes: those of a compound one, the items of a list, or the text."""
        parts = [""]
        for sign in re.findall(r"\\.|.", self.value, re.DOTALL):
            if sign == ("," if self.name in _LISTS else ";"):
                parts.append("")
            else:
                parts[-1] += {"\\n": "\n", "\\N": "\n"}.get(sign, sign[-1])
        return parts


Card = list[Property]


def read(data: bytes) -> list[Card]:
    """Return the cards that *data* holds."""
    for octets in data.split(b"\r\n"):
        assert len(octets) <= 75
        assert not _CONTROLS & set(octets.decode()), octets
    assert not data or data.endswith(b"END:VCARD\r\n")
    cards: list[Card] = []
    for line in data.decode().replace("\r\n ", "").split("\r\n")[:-1]:
        match = LINE.fullmatch(line)
        assert match, line
        found = Property(match[1], match[2], match[3])
        if found.name == "BEGIN":
            cards.append([])
        cards[-1].append(found)
    for card in cards:
        _check(card)
    return cards


def _check(card: Card) -> None:
    counts = Counter(one.name for one in card)
    assert [one.name for one in card[:2]] == ["BEGIN", "VERSION"]
    assert (card[0].value, card[1].value, card[-1].value) == ("VCARD", "4.0", "VCARD")
    assert {name for name, count in counts.items() if count > 1} <= {"EMAIL", "TEL", *_URIS}
    assert counts.keys() >= _ONCE
    for one in card[2:-1]:
        if one.name in _TEXTS:
            between = "," if one.name in _LISTS else ";" if one.name in _COMPOUND else ""
            assert re.fullmatch(rf"{_TEXT}(?:{between}{_TEXT})*" if between else _TEXT, one.value, re.DOTALL), one
            assert len(one.texts) == _COMPOUND.get(one.name, len(one.texts)), one
        elif one.name in _URIS:
            assert _URI.fullmatch(one.value), one
        else:
            assert one.name == "UID"
            assert _UUID.fullmatch(one.value)


def texts(card: Card, name: str) -> list[list[str]]:
    """Return what each property of that name says, in its parts."""
    return [one.texts for one in card if one.name == name]
