"""Lines as editors show them, made lines as YAML sees them; every offset stays what it was."""

import re

_UNSEEN = str.maketrans({"\u2028": " ", "\u2029": " ", "\x85": " ", "\r": " "})  # line ends to YAML, to no editor
_BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)


def as_shown(text: str) -> str:
    """Return *text* with the same lines to YAML as to the eye.

    A line of nothing but spaces, tabs and the like is several empty ones: YAML refuses tabs where a line begins, and
    takes spaces above a text of several lines for its indentation.
    """
    seen = text if text.isascii() and "\r" not in text else text.translate(_UNSEEN)
    return _BLANK.sub(lambda blank: "\n" * len(blank[0]), seen)
