"""Lines: where they begin and end; those of front matter made to mean to YAML what editors show, or joined into one."""

import re
from functools import cache

_UNSEEN = str.maketrans({"\u2028": " ", "\u2029": " ", "\x85": " ", "\r": " "})  # line ends to YAML, to no editor
_BLANK = re.compile(r"^[^\S\n]+$", re.MULTILINE)


def line_start(text: str, at: int) -> int:
    """Return the offset at which the line that holds *at* begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return the offset after the last character of the line that holds *at*, before its line break."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if end > at and text[end - 1] == "\r" else end


def as_shown(text: str) -> str:
    """Return *text* with the same lines to YAML as to the eye.

    Every offset stays what it was. A line of nothing but spaces, tabs and the like becomes several empty ones: YAML
    refuses tabs where a line begins, and takes spaces above a text of several lines for its indentation.
    """
    seen = text if text.isascii() and "\r" not in text else text.translate(_UNSEEN)
    return _BLANK.sub(lambda blank: "\n" * len(blank[0]), seen)


@cache
def unseen() -> re.Pattern[str]:
    """Return what finds a character that YAML does not take (YAML 1.1, 5.1); it takes long to make, and few need it."""
    return re.compile(r"[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def on_one_line(text: str) -> str:
    """Return a value that runs over several lines as one line, as YAML folds it; empty lines and indentation go."""
    return " ".join(filter(None, map(str.strip, text.split("\n"))))
