"""What is asked of every page that is opened: accessible, within its width, silent, asking nobody for anything."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

_AXE = Path(__file__).with_name("vendor") / "axe.min.js"
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_WIDTHS = (1280, 390)
_MORE_WIDTHS = (1600, 760, 320)


def opened(browser: Browser, scheme: Scheme, said: list[str], asked: list[str]) -> Page:
    """Return a page that tells what is said on its console and what it asks for."""
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # axe is put into the page
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return page


def look(browser: Browser, site: Path, paths: Iterable[str], scheme: Scheme) -> list[str]:
    """Return what is wrong with the pages at *paths* of a *site* on the disk, a line each."""
    said: list[str] = []
    asked: list[str] = []
    wrong: list[str] = []
    page = opened(browser, scheme, said, asked)
    page.add_init_script(path=_AXE)
    for path in paths:
        page.goto((site / path).as_uri())
        for width in (*_WIDTHS, *_MORE_WIDTHS):
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{path}: wider than {width}")
            if width in _WIDTHS:
                wrong += [f"{path} at {width}: {line}" for line in _violations(page)]
    page.context.close()
    elsewhere = [url for url in asked if not url.startswith(site.as_uri())]
    return [*wrong, *(f"said: {text}" for text in said), *(f"asked for: {url}" for url in elsewhere)]


def _violations(page: Page) -> list[str]:
    """Return what axe finds on the page that is open, a line each."""
    found = page.evaluate(
        "rules => axe.run({runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], preload: false})",
        _RULES,
    )
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
