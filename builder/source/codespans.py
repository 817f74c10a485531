"""Code within the lines of Markdown, which holds no links and opens no comments."""

import re

_TICKS = re.compile(r"`+")


def without_code(text: str) -> str:
    """Return *text* with `code` within its lines blanked out, offset by offset.

    That is what stands between two runs of equally many backticks (CommonMark, 6.1).
    """
    return "\n".join(_in_line(line) if "`" in line else line for line in text.split("\n"))


def _in_line(line: str) -> str:
    runs = list(_TICKS.finditer(line))
    partner: dict[int, int] = {}
    nearest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][0])
        partner[index] = nearest.get(length, -1)
        nearest[length] = index
    pieces, at, index = [], 0, 0
    while index < len(runs):
        closing = partner[index]
        if closing < 0:
            index += 1
            continue
        start, end = runs[index].start(), runs[closing].end()
        pieces += [line[at:start], " " * (end - start)]
        at, index = end, closing + 1
    return "".join(pieces) + line[at:]
