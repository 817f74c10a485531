"""What can be scrolled on a screen is whole on paper."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder import pipeline
from tests.support import TODAY, Folder

pytestmark = pytest.mark.browser

PAPER = 718
"""How many pixels A4 leaves from margin to margin."""


@pytest.fixture
def wide(folder: Folder) -> Path:
    """Return a site with a table, a picture and a line of a note that are wider than paper is."""
    columns = range(20)
    table = [" | ".join(row) for row in (["Column"] * 20, ["---"] * 20, [f"Hochwasserschutz {one}" for one in columns])]
    folder.contact("ada", "keep_in_touch: " + "every other month or so " * 9, "\n".join(table))
    for number in range(40):
        folder.interview(
            f"talk-{number}",
            f"contact: ada\ndate: {TODAY - timedelta(7 * number + 1)}\nstatus: done\nfields: [rivers]\n"
            "interest_before: 3\ninterest_after: 4",
        )
    pipeline.build(folder.root, lambda _: TODAY)
    return folder.root / "site"


@pytest.mark.parametrize(
    ("path", "place"),
    [("contacts/ada.html", ".prose td"), ("fields.html", ".slope"), ("problems.html", ".problems pre")],
)
def test_nothing_is_cut_off(wide: Path, page: Page, path: str, place: str) -> None:
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    page.goto((wide / path).as_uri())
    assert page.locator(place).first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == PAPER
    assert (
        page.locator("main *").evaluate_all(
            """all => all.filter(one => one.scrollWidth > one.clientWidth + 1 && !one.closest('svg, .vh') &&
            getComputedStyle(one).overflowX !== 'visible' && one.checkVisibility()).map(one => one.className)"""
        )
        == []
    )
