"""The lines that git leaves where a merge could not decide between two versions: found, and in words."""

import re
from typing import NamedTuple

_MARKER = re.compile(r"^(?:(<{7}|={7}|>{7})(?: [^\n]*)?|(\|{7}) [^|\n]+)\r?$", re.MULTILINE)  # a table's row is none

CONFLICT = (
    "a merge has left conflict markers here, around two versions of the same lines",
    "keep the lines that are right, and delete the marker lines (<<<<<<<, =======, >>>>>>>, and any |||||||)",
)
"""Message and remedy of a conflict that stands as git has left it."""

REST = (
    "a merge has left conflict markers here, of which this one has lost its partner",
    "look whether the lines around it are right, and delete what is left (<<<<<<<, |||||||, =======, >>>>>>>)",
)
"""Message and remedy of a marker that was forgotten when the others were deleted."""


class Markers(NamedTuple):
    """Stretches of a text, by their offsets: whole conflicts, markers included, and the lines of markers left alone."""

    conflicts: list[tuple[int, int]]
    alone: list[tuple[int, int]]


def may_be_in(text: str) -> bool:
    """Return whether *text* may hold markers, by a quick look."""
    return "<<<<<<<" in text or ">>>>>>>" in text or "||||||| " in text


def find(text: str) -> Markers:
    """Return the markers in *text*; signs of equality alone are a heading of Markdown's."""
    found = Markers([], [])
    opened: tuple[int, int] | None = None
    divided = False
    for match in _MARKER.finditer(text):
        sign = (match[1] or match[2])[0]
        if sign == "=":
            divided = opened is not None
        elif sign == "|" and opened and not divided:
            continue  # below it git shows what both versions were made of, if it is told to (merge.conflictStyle)
        elif sign == ">" and opened and divided:
            found.conflicts.append((opened[0], match.end()))
            opened = None
        else:
            if opened:
                found.alone.append(opened)
            if sign != "<":
                found.alone.append(match.span())
            opened, divided = (match.span() if sign == "<" else None), False
    if opened:
        found.alone.append(opened)
    return found


def blanked(text: str, stretches: list[tuple[int, int]]) -> str:
    """Return *text* with nothing but blanks in *stretches* of it, offset by offset and line by line."""
    pieces, at = [], 0
    for first, last in sorted(stretches):
        blank = re.sub(r"[^\r\n]+", lambda match: " " * len(match[0]), text[first:last])
        pieces += [text[at:first], blank]
        at = last
    return "".join(pieces) + text[at:]
