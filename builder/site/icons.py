"""Icons: pages name them, and carry the shapes of those they use, for a page on a disk may load no other file's."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

_USED = re.compile(r'<use href="#i-([a-z0-9-]+)"')
_SHAPE = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)
_SYMBOL = (
    '<symbol id="i-{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-linecap="round" '
    'stroke-linejoin="round">{}</symbol>'
)


def read(folders: Iterable[Path]) -> Mapping[str, str]:
    """Return the icons in *folders* as symbols of SVG, by name; the first folder's of each name."""
    files: dict[str, Path] = {}
    for folder in folders:
        files = {path.stem: path for path in sorted(folder.glob("*.svg"))} | files
    return {name: _symbol(name, path.read_text(encoding="utf-8")) for name, path in sorted(files.items())}


def _symbol(name: str, text: str) -> str:
    found = _SHAPE.search(text)
    return _SYMBOL.format(name, re.sub(r"\s+", " ", found[1]).replace("> <", "><").strip()) if found else ""


def shapes(html: str, icons: Mapping[str, str]) -> str:
    """Return the shapes of all icons that a page uses; a name that there is no icon for is a ``KeyError``."""
    used = sorted(set(_USED.findall(html)))
    return f"<div hidden><svg>{''.join(icons[name] for name in used)}</svg></div>" if used else ""
