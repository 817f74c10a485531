"""Texts of notes as plain words in the scripts of the search."""

import json

from builder.site.prose.bodies import Bodies
from builder.site.prose.long_texts import LongText
from builder.site.text import clean

JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Writes what can be found as JSON."""

_LESS_THAN = "\\u003c"

SET_OFF = {"alone": ("", ""), "before": ("", " · "), "after": (" · ", "")}
"""How the words of a note are set off from what stands before or after them, by the part of their place."""


def in_script(prose: Bodies, one: LongText) -> str:
    """Return the words of a text as they stand in a string of the script, set off from others before or after them."""
    found = prose.words(one.text, one.piece, one.key)
    before, after = SET_OFF[one.part] if found else ("", "")
    return _written(f"{before}{found}{after}")


def _written(text: str) -> str:
    """Return a text as it stands in a string of the script."""
    if text.isprintable():  # as nearly all are; then JSON has these two to escape, and nothing else does harm
        return text.replace("\\", "\\\\").replace('"', '\\"').replace("<", _LESS_THAN)
    return harmless(clean(JSON.encode(text)[1:-1]))


def harmless(text: str) -> str:
    """Return JSON in which nothing ends a script, nor, in an old JavaScript engine, a line."""
    return text.replace("<", _LESS_THAN).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
