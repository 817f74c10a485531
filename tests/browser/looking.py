"""What is asked of every page that is opened: accessible, within its width, silent, asking nobody for anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page

from tests.support import PATIENCE

Scheme = Literal["light", "dark"]

_AXE = Path(__file__).with_name("vendor") / "axe.min.js"
_TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""Of the rules with those tags, all that look at colours."""
_WIDTHS = (1280, 390)
_MORE_WIDTHS = (1600, 1000, 800, 760, 320)
_PLACES = """() => [...document.querySelectorAll('body, body *')].map(one => {
    const {x, y, width, height} = one.getBoundingClientRect();
    return [one.checkVisibility({opacityProperty: true, visibilityProperty: true}), x, y, width, height].join();
}).join(';')"""
_SMALL = """() => [...document.querySelectorAll('a[href], button, summary, select, label:has(input), .find input')]
    .filter(one => one.checkVisibility({opacityProperty: true, visibilityProperty: true}) && !one.closest('.skip'))
    .filter(one => getComputedStyle(one).display !== 'inline' || one.textContent === one.parentElement.textContent)
    .filter(one => Math.min(...[...one.getClientRects()].map(line => line.height)) < 24)
    .map(one => `${one.parentElement.className} > ${one.localName}.${one.className}: ${one.textContent.trim()}`)"""
"""What one presses and is less than 24 pixels high; a link inside a sentence may be as high as its line."""
_AT_REST = "() => { while (document.getAnimations().length) document.getAnimations().forEach(one => one.finish()); }"
"""Ends what moves from one colour to another."""


def opened(browser: Browser, scheme: Scheme, said: list[str], asked: list[str]) -> Page:
    """Return a page that tells what is said on its console and what it asks for."""
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)  # axe is put into the page
    context.set_default_timeout(PATIENCE * 1000)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    return page


def look(browser: Browser, site: Path, paths: Iterable[str]) -> list[str]:
    """Return what is wrong with the pages at *paths* of a *site* on the disk, in both schemes, a line each."""
    return _visited(browser, site, paths, (*_WIDTHS, *_MORE_WIDTHS), _seen)


def measure(browser: Browser, site: Path, paths: Iterable[str]) -> list[str]:
    """Return what ``look`` would tell of those pages, had it no eye for what is on them."""
    return _visited(browser, site, paths, (*_WIDTHS, min(_MORE_WIDTHS)))


def _visited(
    browser: Browser,
    site: Path,
    paths: Iterable[str],
    widths: Iterable[int],
    seen: Callable[[Page], Iterator[str]] | None = None,
) -> list[str]:
    said: list[str] = []
    asked: list[str] = []
    wrong: list[str] = []
    page = opened(browser, "light", said, asked)
    if seen:
        page.add_init_script(path=_AXE)
    for path in paths:
        page.goto((site / path).as_uri())
        page.locator("#found", has_text="Reading the notes").wait_for(state="detached")  # the search says so first
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{path}: wider than {width}")
            if seen and width in _WIDTHS:
                wrong += [f"{path} at {width}, {line}" for line in seen(page)]
    page.context.close()
    elsewhere = [url for url in asked if not url.startswith(site.as_uri())]
    return [*wrong, *(f"said: {text}" for text in said), *(f"asked for: {url}" for url in elsewhere)]


def _seen(page: Page) -> Iterator[str]:
    """Yield what is wrong with the page that is open as it is wide now, first in the light, then in the dark.

    Everything stands in the dark where it stands in the light, so only the rules about colours are asked again there.
    """
    yield from (f"too low for a finger: {one}" for one in page.evaluate(_SMALL))
    places = page.evaluate(_PLACES)
    yield from (f"light: {line}" for line in _violations(page, _TAGS))
    page.emulate_media(color_scheme="dark")
    page.evaluate(_AT_REST)
    if page.evaluate(_PLACES) != places:
        yield "dark: not everything stands where it stands in the light"
    yield from (f"dark: {line}" for line in _violations(page, _COLOURS))
    page.emulate_media(color_scheme="light")
    page.evaluate(_AT_REST)


def _violations(page: Page, rules: Mapping[str, object]) -> list[str]:
    """Return what axe finds on the page that is open, a line each."""
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})", rules)
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
