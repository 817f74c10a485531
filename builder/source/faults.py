"""What is wrong with front matter, in words: each function names one thing and shows how to mend it."""

import re

from builder.source import broken_lines, mending
from builder.source.document import Fault
from builder.source.lines import line_end, line_start

_SHOWN = 200  # characters of a list or group that a problem marks


def trimmed(text: str, start: int, end: int) -> int:
    """Return the offset behind the last character between two offsets that is no space."""
    return start + len(text[start:end].rstrip())


def nested(text: str, key_at: int, start: int, end: int) -> Fault:
    """Return the fault of a value that holds values; its key, or its item, begins at *key_at*."""
    message = "a value inside a value: front matter holds plain values and lists of them"
    remedy = mending.quoted_instead(text[line_start(text, key_at) : end])
    return Fault(start, trimmed(text, start, end), "nested-value", message, remedy)


def second_document(text: str, start: int) -> Fault:
    """Return the fault of a line that begins another YAML document."""
    message = "a second YAML document begins here, which would hide what stands below it"
    remedy = "keep one block of front matter: delete this line"
    return Fault(start, line_end(text, start), "yaml-feature", message, remedy)


def not_a_mapping(text: str, start: int, end: int) -> Fault:
    """Return the fault of text that is no ``key: value``."""
    message, remedy = broken_lines.explain_without_key(text[start:].partition("\n")[0])
    return Fault(start, max(start + 1, trimmed(text, start, end)), "bad-yaml", message, remedy)


def broken(text: str, at: int, problem: str) -> Fault:
    """Return the fault of one key with its value at which YAML gives up, having stumbled at the offset *at*."""
    start, end, message, remedy = broken_lines.explain(text, min(at, len(text)), problem)
    return Fault(start, end, "bad-yaml", message, remedy)


def feature(text: str, what: str, start: int, end: int, *, opens: bool) -> Fault:
    """Return the fault of an alias, an anchor or a tag; of a node that *opens* only its first character is known."""
    if opens:
        line_end = text.find("\n", start, start + _SHOWN)
        end = min(len(text), start + _SHOWN) if line_end < 0 else line_end
    comment = _COMMENT.match(text, end)  # what was typed goes on behind a “#”
    end = trimmed(text, start, comment.end() if comment else end)
    said = mending.shortened(text[start:end])
    message = f"YAML takes “{said}” for {what}, which would hide what the note says"
    return Fault(start, end, "yaml-feature", message, mending.quoted(text, start, end))


def odd_key(text: str, start: int, end: int, *, merges: bool) -> Fault:
    """Return the fault of a merge key, or of a key that is no plain text."""
    end = max(start + 1, trimmed(text, start, end))
    if merges:
        message = "YAML's merge key “<<” would change what the note says"
        return Fault(start, end, "yaml-feature", message, "write the values out, each under its own key")
    message = "this is not a plain key: a key is one word with a colon after it"
    return Fault(start, end, "yaml-feature", message, "write “key: value”, one on each line")


def duplicate(key: str, what: str, start: int, end: int) -> Fault:
    """Return the fault of a key that was given before, of which *what* says which one counts."""
    message = f"“{key}” is given twice; {what}"
    return Fault(
        start,
        end,
        "duplicate-key",
        message,
        "keep one of the two lines; a key that takes several values takes them as one list",
    )


_COMMENT = re.compile(r",?[ \t]+#[^\n]*")  # behind an item, or behind the comma of a list of several lines
_QUOTED = frozenset("'\"|>")


def comment(text: str, start: int, end: int) -> Fault | None:
    """Return the fault of text behind a plain value that YAML drops as a comment, if there is any."""
    match = _COMMENT.match(text, end) if text[start : start + 1] not in _QUOTED else None
    if not match or (start == end and text[end - 1 : end] == "\n"):
        return None
    at = text.index("#", match.start())
    said = mending.shortened(text[at : match.end()].rstrip())
    message = f"YAML takes “{said}” for a comment, so it is not part of the value"
    first = at if match[0][0] == "," else start
    quoted = mending.quoted(text, first, match.end())
    remedy = f"put the comment on a line of its own; or, if it belongs to the value, {quoted}"
    return Fault(at, match.end(), "yaml-comment", message, remedy)
