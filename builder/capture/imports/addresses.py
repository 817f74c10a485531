"""Addresses as people write them, in the form in which two of them are compared."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

_BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#]\S*)?")
_LINKEDIN = re.compile(r"(?:[\w-]+\.)*linkedin\.com\.?", re.IGNORECASE)
_PROFILE = 2  # parts of the path /in/name; what follows is a language


def whole(text: str) -> str:
    """Return a web address with its scheme, which people and programs leave away: www.firm.example."""
    return f"https://{text}" if _BARE.fullmatch(text) else text


def is_linkedin(address: str) -> bool:
    """Return whether a whole web address leads to LinkedIn."""
    return bool(_LINKEDIN.fullmatch(_split(address)[0]))


def linkedin(address: str) -> str:
    """Return a LinkedIn address as it is compared: what names the person, whatever stands around it.

    Scheme, country (``uk.linkedin.com``), language, query, a slash at the end, percent-encoding and upper case make no
    difference.
    """
    parts = [part for part in folded(unquote(_split(address)[1])).split("/") if part]
    return "/".join(parts[:_PROFILE] if parts[:1] == ["in"] else parts)


def compared(key: str, value: str) -> str:
    """Return a value in the form in which two of one *key* are compared."""
    if key in ("linkedin", "website", "links"):
        address = whole(value)
        return linkedin(address) if is_linkedin(address) else folded(unquote(address)).rstrip("/")
    if key == "phone":
        return re.sub(r"[^\w+]", "", folded(value)) or folded(value)
    return folded(value)


def folded(text: str) -> str:
    """Return a text in the form in which names are compared: one space between words, case ignored."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().split())


def _split(address: str) -> tuple[str, str]:
    """Return host and path of an address, both empty where it has none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    return parts.hostname or "", parts.path
