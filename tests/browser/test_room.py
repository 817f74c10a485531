"""Room for what is on a page: in a low window, and beside long names."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support import Folder

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
