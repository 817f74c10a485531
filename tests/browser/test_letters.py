"""Letters in a real browser: a link unfolds one, its text is copied whole."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

_PAGE = "contacts/petros-vlachos.html"


def test_a_link_to_a_letter_unfolds_it(site: Path, page: Page) -> None:
    page.goto((site / _PAGE).as_uri())
    letter = page.locator("#letter-1")
    assert not letter.is_visible()
    page.get_by_role("link", name="Draft").first.click()
    assert letter.is_visible()
    page.goto((site / _PAGE).as_uri() + "#letter-1")
    assert letter.is_visible()


@pytest.mark.usefixtures("_still")
def test_the_text_of_a_letter_is_copied_as_it_stands(site: Path, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto((site / _PAGE).as_uri() + "#letter-1")
    page.get_by_role("button", name="Copy the text").click()
    page.get_by_role("button", name="Copied").wait_for()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.startswith("Dear Petros,\n\nThank you for your message of 17 November.")
    assert copied.endswith("Nerys Adomako, Lower Quay, Aldermouth, 01632 960117")
