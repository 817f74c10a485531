"""What a template has made, with the gaps closed that absent parts leave."""

import re

_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_GAPS = re.compile(r"\n{3,}")


def line(text: str) -> str:
    """Return *text* as one line."""
    return " ".join(text.split())


def body(text: str) -> str:
    """Return paragraphs with one empty line between them, nothing before the first or after the last.

    Lines keep how far they are indented, and end where their words end.
    """
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    lines = [one.rstrip() for one in text.split("\n")]
    return _GAPS.sub("\n\n", "\n".join(lines)).strip("\n")
