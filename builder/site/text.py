"""Characters that HTML cannot carry, and text shortened for a line."""

import re

_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
# HTML Standard, 13.2.3.5: control characters and noncharacters are parse errors wherever they stand.


def clean(text: str) -> str:
    """Return *text* with every character that HTML forbids replaced by U+FFFD."""
    return text if text.isascii() and text.isprintable() else _UNFIT.sub("\ufffd", text)
