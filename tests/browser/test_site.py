"""Ways through the sample's site in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_page_can_be_walked_with_the_keyboard(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_links_reach_the_pages_of_every_name(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "people.html").as_uri())
    names = page.locator("tbody th a").count()
    assert names > 20
    for number in range(0, names, 7):
        page.goto((site / "people.html").as_uri())
        link = page.locator("tbody th a").nth(number)
        name = link.inner_text()
        link.click()
        assert page.locator("h1").inner_text() == name
    page.close()
