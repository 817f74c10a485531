"""Characters that HTML cannot carry."""

import re
from functools import cache

# HTML Standard, 13.2.3.5: control characters, surrogates and noncharacters are parse errors wherever they stand.
_FIT = "\n -~\u00a0-\ud7ff\t\f\r\ue000-\ufdcf\ufdf0-\ufffd" + "".join(
    f"{chr(plane * 0x10000)}-{chr(plane * 0x10000 + 0xFFFD)}" for plane in range(1, 17)
)
_USUAL = bytes(range(0x20, 0x7F)) + b"\n"  # all but a few of a page's characters, and quicker to look away from


def clean(text: str) -> str:
    """Return *text* with every character that HTML forbids replaced by U+FFFD."""
    unusual = text.encode(errors="surrogatepass").translate(None, _USUAL).decode(errors="surrogatepass")
    return _unfit().sub("\ufffd", text) if unusual and _unfit().search(unusual) else text


@cache
def _unfit() -> re.Pattern[str]:
    """Return what finds such a character, made when it is needed: few texts hold any that is unusual."""
    return re.compile(f"[^{_FIT}]")
