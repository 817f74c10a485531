"""Icons: on every page only those that it uses (tests/packaging/test_vendor.py holds that they are their makers’)."""

import re

from tests.site.conftest import Render
from tests.support import Folder


def test_a_page_carries_the_shapes_that_it_uses(folder: Folder, site: Render) -> None:
    folder.contact("ada", "email: a@lab.example", "## Promises\n- [ ] me: write (by 2026-11-17)")
    made = site()
    for path in made:
        html = made.html(path)
        used, drawn = (re.findall(pattern, html) for pattern in (r'<use href="#i-([^"]*)"', r'<symbol id="i-([^"]*)"'))
        assert drawn == sorted(set(used))


def test_an_icon_of_ones_own_is_enough(folder: Folder, site: Render) -> None:
    folder.settings("theme: mine")
    folder.write("themes/mine/icons/sun.svg", '<svg viewBox="0 0 24 24">\n  <path d="M1 1h1" />\n</svg>\n')
    html = site().html("index.html")
    assert '<path d="M1 1h1" /></symbol>' in html
    assert 'id="i-users-round"' in html
