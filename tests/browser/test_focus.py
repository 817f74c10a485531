"""What the keyboard is on is in sight, with the whole line around it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support import Folder

pytestmark = pytest.mark.browser

_CUT = """one => {
    const style = getComputedStyle(one), ring = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
    const box = one.getBoundingClientRect();
    const cut = [];
    for (let around = one.parentElement; around !== document.body; around = around.parentElement) {
        const {overflowX, clipPath} = getComputedStyle(around), edge = around.getBoundingClientRect();
        const margin = Number((clipPath.match(/ ([0-9]+)px\\)$/) || [0, 0])[1]);
        if (overflowX === 'visible' && clipPath === 'none') continue;
        if (box.left - ring < edge.left + margin || box.top - ring < edge.top) cut.push(around.className);
    }
    return style.outlineStyle === 'solid' ? cut : ['no line'];
}"""
"""Returns what cuts the line around an element that has the focus, above it or at its left."""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("path", "place"), [("interviews.html", ".parts .act"), ("people.html", "thead button")])
def test_the_line_around_is_whole(site: Path, page: Page, path: str, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / path).as_uri())
    page.keyboard.press("Tab")  # from here on the browser shows where the focus is
    one = page.locator(place).first
    one.focus()
    assert one.evaluate(_CUT) == []


def test_in_a_wide_picture_the_focus_is_scrolled_to(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto((site / "introductions.html").as_uri())
    links = page.locator(".tree").first.locator("a")
    links.first.focus()
    for number in range(links.count()):
        assert links.nth(number).evaluate(
            """one => {
                const link = one.getBoundingClientRect(), window = one.closest('.scroll').getBoundingClientRect();
                return document.activeElement === one && link.left >= window.left && link.right <= window.right + 1;
            }"""
        ), number
        page.keyboard.press("Tab")


def test_what_is_wider_than_its_place_can_be_scrolled_with_the_keyboard(
    folder: Folder, build: Callable[[Folder], Path], page: Page
) -> None:
    words, dashes = (" | ".join([one] * 4) for one in ("Hochwasserschutz", "---"))
    tables = f"{words}\n{dashes}\n{words}\n\n1 | 2\n--- | ---\n3 | 4"
    folder.contact("ada", f"keep_in_touch: {'now and then ' * 20}", tables)
    made = build(folder)
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto((made / "problems.html").as_uri())
    expect(page.locator("pre").first).to_have_attribute("tabindex", "0")
    page.goto((made / "contacts/ada.html").as_uri())
    wide, narrow = page.locator(".prose table").all()
    expect(wide).to_have_attribute("tabindex", "0")
    expect(narrow).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(wide).not_to_have_attribute("tabindex", "0")
