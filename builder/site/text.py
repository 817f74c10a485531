"""Characters that HTML cannot carry."""

import re

# HTML Standard, 13.2.3.5: control characters, surrogates and noncharacters are parse errors wherever they stand. The
# common ones come first, for this runs over every page.
_FIT = "\n -~\u00a0-\ud7ff\t\f\r\ue000-\ufdcf\ufdf0-\ufffd" + "".join(
    f"{chr(plane * 0x10000)}-{chr(plane * 0x10000 + 0xFFFD)}" for plane in range(1, 17)
)
_ALL_FIT = re.compile(f"[{_FIT}]*")
_UNFIT = re.compile(f"[^{_FIT}]")


def clean(text: str) -> str:
    """Return *text* with every character that HTML forbids replaced by U+FFFD."""
    return text if _ALL_FIT.fullmatch(text) else _UNFIT.sub("\ufffd", text)
