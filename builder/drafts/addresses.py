"""E-mail addresses and texts as mail programs take them, in links and in messages alike."""

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BLANKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")


def clean(text: str) -> str:
    """Return lines, ended by line feeds, without control characters but tabs; what is no Unicode becomes “?”."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return _LONE_SURROGATES.sub("?", _CONTROLS.sub("", plain))


def one_line(text: str) -> str:
    """Return a text as it may stand in a header: blanks, line breaks and control characters as one space."""
    return _LONE_SURROGATES.sub("?", _BLANKS.sub(" ", text)).strip()


def with_ascii_domain(address: str) -> str:
    """Return an address with its domain as programs know it that take nothing but ASCII (RFC 6068, 2; RFC 5890).

    A domain stays as it is where only newer rules than Python's say what it is called (“straße” is not “strasse”).
    """
    local, at, domain = address.rpartition("@")
    try:
        encoded = domain.encode("idna").decode("ascii")
        decoded = encoded.encode("ascii").decode("idna")
    except UnicodeError:
        return address
    same = unicodedata.normalize("NFC", domain).lower() == decoded.lower()
    return f"{local}{at}{encoded}" if same else address
