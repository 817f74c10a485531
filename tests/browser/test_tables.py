"""Tables that sort and rows that filter, in a real browser; and that nothing is missing without JavaScript."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import Folder

pytestmark = pytest.mark.browser

Build = Callable[[Folder], Path]


def names(page: Page) -> list[str]:
    """Return the names of the rows that are shown, in order."""
    return page.locator("tbody tr:not([hidden]) th a").all_inner_texts()


def column(page: Page, label: str) -> list[str]:
    """Return what a column shows, in order, each cell on one line."""
    return [" ".join(text.split()) for text in page.locator(f'tbody td[data-label="{label}"]').all_inner_texts()]


def sorted_by(page: Page) -> dict[str, str]:
    """Return the columns that say that they are sorted, and how."""
    return {
        one.inner_text().strip(): str(one.get_attribute("aria-sort")) for one in page.locator("th[aria-sort]").all()
    }


def test_a_click_sorts_and_another_turns_it_round(site: Path, page: Page) -> None:
    page.goto((site / "people.html").as_uri())
    before = names(page)
    assert sorted_by(page) == {}
    button = page.get_by_role("columnheader", name="Organisation").get_by_role("button")
    button.click()
    assert sorted_by(page) == {"Organisation": "ascending"}
    up = column(page, "Organisation")
    filled = [text for text in up if text]
    assert filled == sorted(filled, key=str.casefold)
    assert up == filled + [""] * (len(up) - len(filled))
    button.click()
    assert sorted_by(page) == {"Organisation": "descending"}
    down = column(page, "Organisation")
    assert [text for text in down if text] == filled[::-1]
    assert down[len(filled) :] == up[len(filled) :]  # what is empty stands last either way
    page.get_by_role("columnheader", name="Name").get_by_role("button").click()
    assert sorted_by(page) == {"Name": "ascending"}
    assert sorted(names(page)) == sorted(before)


def test_the_keyboard_sorts_too(site: Path, page: Page) -> None:
    page.goto((site / "organisations.html").as_uri())
    button = page.get_by_role("columnheader", name="Conversations").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    counts = [int(text) for text in column(page, "Conversations")]
    assert counts == sorted(counts)
    page.keyboard.press("Space")
    assert [int(text) for text in column(page, "Conversations")] == sorted(counts, reverse=True)
    assert page.evaluate("document.activeElement.textContent") == "Conversations"
    assert sorted_by(page) == {"Conversations": "descending"}


def test_days_sort_as_days_and_where_people_stand_as_it_goes(folder: Folder, build: Build, page: Page) -> None:
    folder.contact("ada", "", "## Log\n- 2025-12-31 request")
    folder.contact("bo", "", "## Log\n- 2026-02-01 contact")
    folder.contact("cy")
    folder.contact("di", "", "## Log\n- 2026-01-15 request\n- 2026-11-09 reply")
    page.goto((build(folder) / "people.html").as_uri())
    page.get_by_role("button", name="Last in touch").click()
    assert names(page) == ["Ada", "Bo", "Di", "Cy"]
    page.get_by_role("button", name="Standing").click()
    assert names(page) == ["Bo", "Cy", "Ada", "Di"]  # not asked yet: as they stood


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", ["Anna", "Åsa", "Lena", "Łucja", "Nina", "Ñusta", "Zoe"]),
        ("sv", ["Anna", "Lena", "Łucja", "Nina", "Ñusta", "Zoe", "Åsa"]),
        ("es", ["Anna", "Åsa", "Lena", "Łucja", "Nina", "Ñusta", "Zoe"]),
        ("pl", ["Anna", "Åsa", "Lena", "Łucja", "Nina", "Ñusta", "Zoe"]),
    ],
)
def test_accents_stand_where_the_language_puts_them(
    folder: Folder, build: Build, page: Page, language: str, order: list[str]
) -> None:
    folder.settings(f"language_tag: {language}")
    for number, name in enumerate(reversed(order)):
        folder.contact(f"c{number}", f"name: {name}")
    page.goto((build(folder) / "people.html").as_uri())
    page.get_by_role("button", name="Name").click()
    assert names(page) == order


def test_a_language_that_no_browser_knows_sorts_all_the_same(folder: Folder, build: Build, page: Page) -> None:
    folder.settings("language_tag: a1")
    for name in ("bo", "ada"):
        folder.contact(name)
    page.goto((build(folder) / "people.html").as_uri())
    page.get_by_role("button", name="Name").click()
    page.get_by_role("button", name="Name").click()
    assert names(page) == ["Bo", "Ada"]


def test_words_filter_without_accents_and_the_count_is_said(site: Path, page: Page) -> None:
    page.goto((site / "people.html").as_uri())
    total = len(names(page))
    count = page.locator("[data-filter-count]")
    expect(count).to_be_empty()
    box = page.get_by_label("Find")
    box.fill("nguyen resilience")
    assert names(page) == ["Nguyễn Thị Hạnh"]
    expect(count).to_have_text(f"1 of {total} shown")
    box.fill("gosia")  # her own name for herself, which the table does not show
    assert names(page) == ["Małgorzata Zielińska"]
    box.fill("nobody of that name")
    expect(count).to_have_text(f"0 of {total} shown")
    page.keyboard.press("Enter")  # which must not leave the page
    assert box.input_value() == "nobody of that name"
    page.get_by_role("button", name="Show all").click()
    expect(count).to_be_empty()  # which waits until the form has been emptied
    assert len(names(page)) == total


def test_choices_narrow_together(site: Path, page: Page) -> None:
    page.goto((site / "people.html").as_uri())
    page.get_by_label("Organisation").select_option("Gaugehouse")
    at_gaugehouse = names(page)
    assert at_gaugehouse == ["Lotte van der Heijden", "Wiratama"]
    page.get_by_label("Standing").select_option("Thanked")
    assert names(page) == ["Wiratama"]
    page.get_by_label("Mentors only").check()
    assert names(page) == []
    page.get_by_role("button", name="Show all").click()
    page.get_by_label("Mentors only").check()
    assert names(page) == ["Béla Horváth", "Delphine Aubry-Koné", "Małgorzata Zielińska"]


def test_what_was_chosen_is_there_after_back(site: Path, page: Page) -> None:
    page.goto((site / "people.html").as_uri())
    page.get_by_label("Organisation").select_option("Gaugehouse")
    page.get_by_label("Find").fill("wira")
    page.locator("tbody tr:not([hidden]) th a").click()
    expect(page.locator("h1")).to_have_text("Wiratama")
    page.go_back()
    expect(page.locator("h1")).to_have_text("People")
    assert page.get_by_label("Organisation").input_value() == "Gaugehouse"
    assert names(page) == ["Wiratama"]


def test_a_filter_keeps_the_order_and_sorting_keeps_the_filter(site: Path, page: Page) -> None:
    page.goto((site / "organisations.html").as_uri())
    page.get_by_label("Targets only").check()
    targets = names(page)
    page.get_by_role("button", name="Name").click()
    assert names(page) == sorted(targets)
    assert len(targets) < page.locator("tbody tr").count()


def test_months_without_a_match_are_hidden(site: Path, page: Page) -> None:
    page.goto((site / "interviews.html").as_uri())
    months = page.locator("section[data-group]")
    every = months.count()
    page.get_by_label("Outcome").select_option("Did not take place")
    assert 0 < months.filter(visible=True).count() < every
    assert page.locator("li[data-row]:not([hidden])").filter(has_text="Nguyễn Thị Hạnh").count() == 1
    page.get_by_role("button", name="Show all").click()
    expect(months.filter(visible=True)).to_have_count(every)


@pytest.mark.parametrize("name", ["people.html", "organisations.html", "interviews.html"])
def test_without_javascript_they_are_plain_and_complete(site: Path, browser: Browser, name: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / name).as_uri())
    assert page.locator(".filters").filter(visible=True).count() == 0
    assert page.locator("th button").count() == 0
    rows = page.locator("[data-row]")
    assert rows.count() > 10
    assert rows.filter(visible=True).count() == rows.count()
    context.close()


def test_narrow_screens_sort_by_buttons_above_the_rows(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto((site / "people.html").as_uri())
    for button in page.locator("thead button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24
        assert 0 <= box["x"] < box["x"] + box["width"] <= 320
    page.get_by_role("button", name="Last in touch").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_scripts_are_small() -> None:
    static = Path(__file__).parents[2] / "themes/default/static"
    assert (static / "tables.js").stat().st_size < 5_000
    assert sum((static / name).stat().st_size for name in ("tables.js", "ui.js", "theme.js")) < 25_000
