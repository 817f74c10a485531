"""What a template has made, with the gaps closed that absent parts leave."""

import re

_BLANKS = re.compile(r"(?<=\S)[ \t]{2,}(?=\S)")
_GAPS = re.compile(r"\n{3,}")
_STOPS = re.compile(r"(?<=\w)\.\.(?= [A-Z]|$)", re.MULTILINE)


def line(text: str) -> str:
    """Return *text* as one line."""
    return " ".join(text.split())


def body(text: str) -> str:
    """Return paragraphs with one empty line between them, nothing before the first or after the last.

    Lines keep how far they are indented, and end where their words end; after a name that ends with a full stop, such
    as Grace M., a sentence needs no other.
    """
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    text = "\n".join([one.rstrip() for one in text.split("\n")])
    if ".." in text:
        text = _STOPS.sub(".", text)
    return _GAPS.sub("\n\n", text).strip("\n")
