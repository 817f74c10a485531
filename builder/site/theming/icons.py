"""Icons: pages name them, and carry the shapes of those they use, for a page on a disk may load no other file's."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_USE = '<use href="#i-'
_SHAPE = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
_SYMBOL = (
    '<symbol id="i-{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" '
    'stroke-linejoin="round">{}</symbol>'
)


def read(folders: Iterable[Path]) -> Mapping[str, str]:
    """Return the icons in *folders* as symbols of SVG, by name; of two with one name the later folder's."""
    files = {path.stem: path for folder in folders for path in folder.glob("*.svg")}
    return {name: _symbol(name, path.read_text(encoding="utf-8")) for name, path in sorted(files.items())}


def used(html: str, symbols: Mapping[str, str]) -> frozenset[str]:
    """Return the names of the icons that a page, or a piece of one, uses."""
    names, at = set(), html.find(_USE)
    while at >= 0:
        start = at + len(_USE)
        names.add(html[start : html.find('"', start)])
        at = html.find(_USE, start)
    return frozenset(names & symbols.keys())


def shapes(names: Iterable[str], symbols: Mapping[str, str]) -> str:
    """Return the markup that a page needs for the icons with those *names*."""
    found = sorted(names)
    return f"<div hidden><svg>{''.join(symbols[name] for name in found)}</svg></div>" if found else ""


def _symbol(name: str, text: str) -> str:
    found = _SHAPE.search(text)
    return _SYMBOL.format(name, re.sub(r"\s+", " ", found[1]).replace("> <", "><").strip()) if found else ""
