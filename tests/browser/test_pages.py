"""Every page of the map in a real browser, from the disk and from a server, with scripts and without."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from builder.site.pagemap import PAGES
from tests.browser.looking import look, measure, opened

pytestmark = pytest.mark.browser

LOOKED_AT = [
    *(page.path for page in PAGES),
    "contacts/malgorzata-zielinska.html",
    "contacts/elena-stoyanova.html",
    "contacts/hinewai-parata.html",
    "interviews/2026-11-18-sedgebrook-control-room.html",
    "interviews/2026-11-21-amrit-dhillon.html",
    "organisations/watershed-neighbours.html",
    "organisations/tidal-barrier-office.html",
]
"""Every page of the sample's map, and of its notes those with most on them."""


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """Return the address of the sample's site on a server of this machine."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize("part", range(4))
def test_pages_of_the_sample(browser: Browser, site: Path, part: int) -> None:
    assert look(browser, site, LOOKED_AT[part::4]) == []


def test_every_other_page_of_the_sample(browser: Browser, site: Path) -> None:
    others = sorted({path.relative_to(site).as_posix() for path in site.rglob("*.html")}.difference(LOOKED_AT))
    assert len(others) > 50
    assert measure(browser, site, others) == []


def test_the_site_can_be_served_too(browser: Browser, served: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    page = opened(browser, "light", said, asked)
    for path in (*(one.path for one in PAGES), "contacts/malgorzata-zielinska.html"):
        response = page.goto(served + path)
        assert response
        assert response.ok
        assert page.locator("h1").count() == 1
    page.context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(served)] == []


def test_without_javascript_everything_is_there(browser: Browser, site: Path) -> None:
    with_script = browser.new_context()
    without = browser.new_context(java_script_enabled=False)
    one, other = with_script.new_page(), without.new_page()
    parts = ["h1", "h2", "table tbody tr", "main li", "main a"]
    count = "parts => parts.map(part => document.querySelectorAll(part).length)"
    for path in LOOKED_AT:
        one.goto((site / path).as_uri())
        other.goto((site / path).as_uri())
        for part, found, needed in zip(parts, other.evaluate(count, parts), one.evaluate(count, parts), strict=True):
            assert found >= needed, (path, part)
    other.goto((site / "index.html").as_uri())
    assert other.get_by_text("keepwarm done thank elena-stoyanova").is_visible()
    with_script.close()
    without.close()
