"""Characters that HTML cannot carry, and the order of names."""

import re
import unicodedata
from functools import cache

from builder.model.alphabet import PLAIN_LETTERS

# HTML Standard, 13.2.3.5: control characters, surrogates and noncharacters are parse errors wherever they stand.
_UNFIT = r"\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_USUAL = bytes(range(0x20, 0x7F)) + b"\n"  # all but a few of a page's characters, and quicker to look away from


def clean(text: str) -> str:
    """Return *text* with every character that HTML forbids replaced by U+FFFD."""
    return text if _is_fit(text.encode(errors="surrogatepass")) else _unfit().sub("\ufffd", text)


def cleaned(text: bytes) -> bytes:
    """Return what ``clean`` makes of a text in UTF-8, in which there may be surrogates, in UTF-8."""
    return text if _is_fit(text) else clean(text.decode(errors="surrogatepass")).encode()


def _is_fit(data: bytes) -> bool:
    unusual = data.translate(None, _USUAL)
    return not unusual or not _unfit().search(unusual.decode(errors="surrogatepass"))


@cache
def _unfit() -> re.Pattern[str]:
    """Return what finds such a character, made when it is needed: few texts hold any that is unusual."""
    return re.compile(f"[{_UNFIT}]")


def order(name: str) -> tuple[str, str]:
    """Return by what names are put in order: as readers of English look for them, whatever marks letters bear."""
    plain = name.casefold()
    if plain.isascii():
        return plain, plain
    letters = unicodedata.normalize("NFKD", plain.translate(PLAIN_LETTERS))
    return "".join(char for char in letters if not unicodedata.combining(char)), plain
