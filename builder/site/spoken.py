"""What notes tell, as plain words in the script of the search."""

import json

from builder.site.bodies import Bodies
from builder.site.text import clean
from builder.site.told import Told

JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Writes what can be found as JSON."""

SET_OFF = {"alone": ("", ""), "before": ("", " · "), "after": (" · ", "")}
"""How the words of a note are set off from what stands before or after them, by the part of their place."""


def words(prose: Bodies, one: Told) -> str:
    """Return the words of a text as they stand in a string of the script, set off from others before or after them."""
    found = prose.words(one.text, one.piece, one.key)
    before, after = SET_OFF[one.part] if found else ("", "")
    return harmless(clean(JSON.encode(f"{before}{found}{after}")[1:-1]))


def harmless(text: str) -> str:
    """Return JSON in which nothing ends a script or, to an old engine, a line."""
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
