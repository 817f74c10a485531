"""Room for what is on a page: in a low window, beside long names, in type twice as large."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder.site.pagemap import PAGES
from tests.support import PATIENCE, Folder

pytestmark = pytest.mark.browser


def test_a_long_title_is_whole_in_a_low_window(folder: Folder, build: Callable[[Folder], Path], page: Page) -> None:
    folder.write("keepwarm.yaml", "title: The notebook of somebody who likes to give long titles to notebooks\n")
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto((build(folder) / "index.html").as_uri())
    brand, title, box = (page.locator(one).bounding_box() for one in (".brand", ".brand span", ".find"))
    assert brand
    assert title
    assert box
    assert brand["y"] <= title["y"]
    assert title["y"] + title["height"] <= box["y"]


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_what_is_missing_of_a_conversation_fits_with_a_long_name(
    folder: Folder, build: Callable[[Folder], Path], page: Page, width: int
) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-19 thanks by email")
    folder.contact("bo", f"name: {'Bo Wolfeschlegelsteinhausen ' * 4}")
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-18\nstatus: done")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((build(folder) / "interviews.html").as_uri())
    assert page.get_by_text("Not thanked: Bo").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_thousands_of_people_stand_beside_their_bars(site: Path, page: Page) -> None:
    page.goto((site / "introductions.html").as_uri())
    page.locator(".srcs .v").first.evaluate("one => { one.textContent = '1234'; }")
    page.locator(".srcs .p").first.evaluate("one => { one.textContent = '1234 talked'; }")
    wide = "all => all.map(one => one.getBoundingClientRect().width)"
    assert len(set(page.locator(".srcs svg").evaluate_all(wide))) == 1
    assert page.locator(".srcs li > *").evaluate_all("all => all.every(one => one.scrollWidth <= one.clientWidth)")


@pytest.fixture(scope="module")
def large_type(browser: Browser) -> Iterator[Browser]:
    """Return Chromium as it is for those who have chosen letters twice as large."""
    larger = browser.browser_type.launch(
        executable_path=os.environ["KEEPWARM_CHROMIUM"],
        args=["--no-sandbox", "--blink-settings=defaultFontSize=32"],
        timeout=PATIENCE * 1000,
    )
    yield larger
    larger.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_type_twice_as_large_fits(large_type: Browser, site: Path, width: int) -> None:
    page = large_type.new_page(viewport={"width": width, "height": 900})
    notes = ("contacts/malgorzata-zielinska.html", "contacts/jorge-iniguez.html", "prep/2026-11-21-amrit-dhillon.html")
    for path in (*(one.path for one in PAGES), *notes):
        page.goto((site / path).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
        assert page.locator("main .btn").evaluate_all("all => all.every(one => one.getBoundingClientRect().x >= 0)"), (
            path
        )
    page.close()


@pytest.mark.parametrize(("path", "place"), [("people.html", ".find"), ("search.html", ".ask .box")])
def test_what_is_typed_begins_beside_the_icon(large_type: Browser, site: Path, path: str, place: str) -> None:
    page = large_type.new_page()
    page.goto((site / path).as_uri())
    icon = page.locator(f"{place} .i").bounding_box()
    box = page.locator(f"{place} input").bounding_box()
    padding = page.locator(f"{place} input").evaluate("one => parseFloat(getComputedStyle(one).paddingLeft)")
    assert icon
    assert box
    assert icon["x"] + icon["width"] <= box["x"] + padding
    page.close()


def test_headings_of_every_level_are_as_far_from_what_follows(
    folder: Folder, build: Callable[[Folder], Path], page: Page
) -> None:
    folder.contact("ada", "", "\n\n".join(f"{'#' * level} Level {level}\n\nText." for level in range(1, 7)))
    page.goto((build(folder) / "contacts/ada.html").as_uri())
    below = "all => all.map(one => getComputedStyle(one).marginBottom)"
    assert set(page.locator(".prose").locator("h3, h4, h5, h6").evaluate_all(below)) == {"0px"}
