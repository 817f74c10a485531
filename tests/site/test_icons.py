"""Icons: as their makers drew them, and on every page only those that it uses."""

import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from builder.site.theme import built_in
from tests.support import Folder


def test_icons_are_those_of_the_package() -> None:
    folder = built_in() / "icons"
    lines = re.findall(r"^([0-9a-f]{64})  (\S+)$", (folder / "SOURCE.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: sha256((folder / name).read_bytes()).hexdigest() for _, name in lines} == {
        name: digest for digest, name in lines
    }
    assert {name for _, name in lines} == {path.name for path in folder.glob("*.svg")}


def test_a_page_carries_the_shapes_that_it_uses(folder: Folder, site: Callable[..., Any]) -> None:
    folder.contact("ada", "email: a@lab.example", "## Promises\n- [ ] me: write (by 2026-11-17)")
    made = site()
    for path in made:
        html = made.html(path)
        used, drawn = (re.findall(pattern, html) for pattern in (r'<use href="#i-([^"]*)"', r'<symbol id="i-([^"]*)"'))
        assert drawn == sorted(set(used))


def test_an_icon_of_ones_own_is_enough(folder: Folder, site: Callable[..., Any]) -> None:
    folder.settings("theme: mine")
    folder.write("themes/mine/icons/sun.svg", '<svg viewBox="0 0 24 24">\n  <path d="M1 1h1" />\n</svg>\n')
    html = site().html("index.html")
    assert '<path d="M1 1h1" /></symbol>' in html
    assert 'id="i-users-round"' in html
