"""Values and prompts as the text of a note."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from builder.capture.scalars import scalar

Values = Mapping[str, str | tuple[str, ...]]
"""The front matter of a new note: an empty value is a key to fill in."""

_NOT_ON_A_LINE = frozenset({"Cc", "Cs", "Zl", "Zp"})  # control characters, halves of characters, line ends
_DASHES = re.compile(r"--+")


class UnusableError(ValueError):
    """What was typed cannot stand in a note; the message says why, in a sentence without a full stop."""


def checked_line(text: str, what: str) -> str:
    """Return *text* without its outer spaces; raise UnusableError where no note could give it back as it is."""
    text = text.strip()
    if any(unicodedata.category(char) in _NOT_ON_A_LINE for char in text):
        raise UnusableError(f"the {what} holds a line break or another control character; write it on one line")
    return text


def note(values: Values, *parts: str) -> bytes:
    """Return a note with *values* in its front matter and *parts* below, a blank line between them."""
    front = "".join(_key(key, value) for key, value in values.items())
    return f"---\n{front}---\n\n{chr(10).join(f'{part}{chr(10)}' for part in parts)}".encode()


def _key(key: str, value: str | tuple[str, ...]) -> str:
    items = (value,) if isinstance(value, str) else value
    if len(items) > 1:
        return "".join([f"{key}:\n", *(f"  - {scalar(one)}\n" for one in items)])
    return f"{key}: {scalar(items[0])}\n" if items and items[0] else f"{key}:\n"


def section(title: str, *parts: str) -> str:
    """Return a section of the second level with *parts* below its heading, a blank line between them."""
    return "\n\n".join([f"## {title}", *parts])


def comment(*lines: str) -> str:
    """Return an HTML comment, which counts for nothing; what *lines* hold cannot end it early."""
    return f"<!-- {chr(10).join(_DASHES.sub('–', line) for line in lines)} -->"


def items(texts: Iterable[str]) -> str:
    """Return open tasks, one a line."""
    return "\n".join(f"- [ ] {text}" for text in texts)
