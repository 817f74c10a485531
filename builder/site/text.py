"""Characters that HTML cannot carry."""

import re

# HTML Standard, 13.2.3.5: control characters, surrogates and noncharacters are parse errors wherever they stand.
_FIT = "\n -~\u00a0-\ud7ff\t\f\r\ue000-\ufdcf\ufdf0-\ufffd" + "".join(
    f"{chr(plane * 0x10000)}-{chr(plane * 0x10000 + 0xFFFD)}" for plane in range(1, 17)
)
_ALL_FIT = re.compile(f"[{_FIT}]*")
_USUAL = bytes(range(0x20, 0x7F)) + b"\n"  # all but a few of a page's characters, and quicker to look away from
_UNFIT = re.compile(f"[^{_FIT}]")


def clean(text: str) -> str:
    """Return *text* with every character that HTML forbids replaced by U+FFFD."""
    unusual = text.encode(errors="surrogatepass").translate(None, _USUAL).decode(errors="surrogatepass")
    return text if _ALL_FIT.fullmatch(unusual) else _UNFIT.sub("\ufffd", text)
