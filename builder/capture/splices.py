"""One piece of a text replaced by another, and the line breaks around it."""

from typing import NamedTuple


class Splice(NamedTuple):
    """What stands between two offsets of a text gives way to ``text``; every other character stays."""

    start: int
    end: int
    text: str

    def applied(self, whole: str) -> str:
        """Return *whole* with the piece replaced."""
        return whole[: self.start] + self.text + whole[self.end :]

    def moved(self, offset: int) -> int:
        """Return where the character at *offset* stands afterwards; where it was replaced, the new piece."""
        if offset <= self.start:
            return offset
        return offset + len(self.text) - (self.end - self.start) if offset >= self.end else self.start


def line_break(text: str, at: int) -> str:
    """Return the line break that ends the line that holds *at*, else the one before it, else that of most systems."""
    end = text.find("\n", at)
    if end < 0:
        end = text.rfind("\n", 0, at)
    return "\r\n" if text[end - 1 : end] == "\r" else "\n"
