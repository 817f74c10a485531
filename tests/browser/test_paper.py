"""What can be scrolled on a screen is whole on paper, and nothing is torn apart where a sheet ends."""

from collections.abc import Callable
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


def test_a_figure_stays_in_one_piece_in_the_narrowest_column(
    folder: Folder, build: Callable[[Folder], Path], page: Page
) -> None:
    folder.contact("ada", "", f"| Figure | Remark |\n|---:|---|\n| 1,200 | {'So many words that it is wide. ' * 9} |")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    page.goto((build(folder) / "contacts/ada.html").as_uri())
    lines = """one => {
        const all = document.createRange();
        all.selectNodeContents(one);
        return all.getClientRects().length;
    }"""
    assert [page.locator(f".prose {one}.right").evaluate(lines) for one in ("th", "td")] == [1, 1]


@pytest.mark.parametrize(
    ("path", "place", "style"),
    [
        ("introductions.html", "h2", "break-after: avoid"),
        ("questions.html", "h3", "break-after: avoid"),
        ("questions.html", ".open li", "break-inside: avoid"),
        ("introductions.html", ".rail > .sec", "break-inside: avoid"),
        ("people.html", "tbody tr", "break-inside: avoid"),
        ("people.html", "thead", "break-inside: avoid"),  # else it is not repeated
        ("people.html", "thead button", "display: contents"),  # nor with these in the way
    ],
)
def test_a_sheet_ends_between_things(site: Path, page: Page, path: str, place: str, style: str) -> None:
    page.emulate_media(media="print")
    page.goto((site / path).as_uri())
    name, _, value = style.partition(": ")
    assert computed(page, f"main {place}", name) == {value}


def computed(page: Page, place: str, name: str) -> set[str]:
    """Return what a style comes to, of all that is found at a place."""
    look = "(all, name) => all.map(one => getComputedStyle(one).getPropertyValue(name))"
    return set(page.locator(place).evaluate_all(look, name))


def test_the_key_of_a_chart_keeps_its_colours(site: Path, page: Page) -> None:
    page.goto((site / "fields.html").as_uri())
    assert computed(page, ".key .k", "print-color-adjust") == {"exact"}
    assert computed(page, ".key .k", "forced-color-adjust") == {"none"}
