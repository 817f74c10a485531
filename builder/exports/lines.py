"""The lines of calendars and of cards, which have one grammar (RFC 5545, 3.1; RFC 6350, 3.2 and 3.3)."""

import re
from collections.abc import Iterable

from icalendar.parser import Contentline

_OCTETS = 75

UNFIT = re.compile("[\0-\b\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no such line can carry: control characters, and code points that are no characters."""


def written(lines: Iterable[str]) -> bytes:
    """Return lines as a file has them: folded into pieces of at most 75 octets, none of which ends within a character.

    A line that needs no folding goes past the icalendar package, which would look at each of its characters.
    """
    return b"".join(
        b"%b\r\n" % (line.encode() if len(line) <= _OCTETS and line.isascii() else _folded(line)) for line in lines
    )


def _folded(line: str) -> bytes:
    return bytes(Contentline(line).to_ical())  # type: ignore[no-untyped-call]
