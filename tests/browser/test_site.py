"""The sample site in a real browser: from the disk, without a word on the console, at every width."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_every_page_opens_from_the_disk(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    paths = sorted(site.rglob("*.html"))
    assert len(paths) > 50
    for path in paths:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path.as_uri())
        for width in (1280, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith(site.as_uri())] == []


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
