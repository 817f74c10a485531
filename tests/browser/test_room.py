"""Room for what is on a page: in a low window, under a finger, in large type."""

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
