"""A letter as an address that opens it in a mail program: ``mailto:`` (RFC 6068)."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from builder.drafts.addresses import clean, one_line, with_ascii_domain
from builder.drafts.model import Letter
from builder.followups.wording import SENTENCE_ENDS

LONGEST = 1_999
"""The characters that a mail link has at most; some browsers and mail programs cut a longer one off, anywhere."""

NOTE = "[The letter is longer than a mail link can hold: copy the rest from Keepwarm.]"
"""What ends a letter that had to be shortened."""

_FOR_ADDRESSES, _FOR_SUBJECT = 800, 600  # characters of the link; the letter itself keeps at least the rest
# What stands in brackets is filled in as a whole; in Chinese and Japanese no space follows a sentence.
_WORD = re.compile(r"(?:\[[^\[\]\n]*\]|[^\s。！？])+[。！？]*|[。！？]+")  # noqa: RUF001
_USUAL_ADDRESS = re.compile(r"[a-z0-9._-]+@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]+")
_CLOSING = "\"'’”»)]"  # what may stand behind the end of a sentence
_JOINER = "\u200d"
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


class MailLink(NamedTuple):
    """An address that opens a letter, and whether the letter had to be shortened for it."""

    href: str
    is_shortened: bool


def to_address(address: str) -> str:
    """Return the link that writes to one address."""
    return f"mailto:{_quoted_address(address)}"


@lru_cache(maxsize=16)  # a page asks again and again for its few letters
def link(letter: Letter) -> MailLink:
    """Return the link that opens *letter*; without any address it leaves whom it goes to open."""
    addresses, has_all = _addresses(letter.addresses)
    subject, body = one_line(letter.subject), clean(letter.body)
    quoted = _quoted(subject)
    has_subject = len(quoted) <= _FOR_SUBJECT
    if not has_subject:
        quoted = _quoted(_beginning(subject, _FOR_SUBJECT - _length("…")) + "…")
    href = _href(addresses, quoted, _quoted(body))
    if has_all and has_subject and len(href) <= LONGEST:
        return MailLink(href, is_shortened=False)
    ending = f"\n\n{NOTE}"
    room = LONGEST - len(_href(addresses, quoted, "")) - len("?body=")
    words = _beginning(body, room - _length(ending)) + ending
    return MailLink(_href(addresses, quoted, _quoted(words)), is_shortened=True)


def _href(addresses: str, subject: str, body: str) -> str:
    """Return the link; subject and body are quoted."""
    fields = {"subject": subject, "body": body}
    query = "&".join([f"{name}={value}" for name, value in fields.items() if value])
    return f"mailto:{addresses}" + (f"?{query}" if query else "")


def _addresses(addresses: Iterable[str]) -> tuple[str, bool]:
    """Return the addresses, as many as there is room for, and whether that is all of them."""
    quoted = [_quoted_address(one) for one in addresses]
    given = list(quoted)
    while len(",".join(given)) > _FOR_ADDRESSES:
        given.pop()
    return ",".join(given), given == quoted


def _quoted_address(address: str) -> str:
    if _USUAL_ADDRESS.fullmatch(address):
        return address
    local, _, domain = with_ascii_domain(one_line(address)).rpartition("@")
    return f"{_quoted(local)}@{_quoted(domain)}"


class _Codes(dict[str, str]):
    """How each character stands in a link, found when it is first met: percent-encoded as UTF-8."""

    def __missing__(self, char: str) -> str:
        code = self[char] = quote(char, safe="")
        return code


_CODE = _Codes({"\n": "%0D%0A"}).__getitem__  # a line break is CR LF (RFC 6068, 5)


def _quoted(text: str) -> str:
    """Return a text as it stands in a link."""
    return "".join(map(_CODE, text))


def _length(text: str) -> int:
    return len(_quoted(text))


def _beginning(text: str, room: int) -> str:
    """Return what of a text fits into *room* characters of a link.

    It ends with a paragraph, else with a sentence, where that leaves at least half of the room in use, else with a
    word; in scripts without spaces, or within a word too long for the room, with a character.
    """
    words = _fitting(text, room)
    paragraphs = [end for end in words if text.startswith("\n\n", end) or end == len(text)]
    sentences = [end for end in words if text[:end].rstrip(_CLOSING).endswith(SENTENCE_ENDS)]
    for ends in (paragraphs, sentences, words):
        if ends and _length(text[: ends[-1]]) >= room // 2:
            return text[: ends[-1]]
    return _characters(text, room)


def _fitting(text: str, room: int) -> list[int]:
    """Return where the words of a text end that fit into the room."""
    ends: list[int] = []
    used = before = 0
    for word in _WORD.finditer(text):
        used += _length(text[before : word.end()])
        if used > room:
            break
        before = word.end()
        ends.append(before)
    return ends


def _characters(text: str, room: int) -> str:
    """Return as many characters of a text as fit into the room; none is parted from the marks that belong to it."""
    used = end = 0
    for char in text:
        used += _length(char)
        if used > room:
            break
        end += 1
    while 0 < end < len(text) and (_is_joined(text[end]) or text[end - 1] == _JOINER):
        end -= 1
    return text[:end].rstrip()


def _is_joined(char: str) -> bool:
    """Return whether a character belongs to the one before it (in the main, UAX #29)."""
    return char == _JOINER or char in _SKIN_TONES or unicodedata.category(char).startswith("M")
