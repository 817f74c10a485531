"""The preview in a real browser: a save is seen at once, where the reader was; errors come and go."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.notes import write
from tests.serve.running import Preview, preview
from tests.support import PATIENCE, Folder

pytestmark = pytest.mark.browser

_ADA = "contacts/ada.html"
_ADA_NOTE = "content/contacts/ada.md"
_LOADED = "performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventEnd"
_LOG = "\n".join(f"- 2026-{month:02}-{day:02} note: line {day}" for month in range(4, 11) for day in range(1, 25))


class Edited(Folder):
    """Notes that are saved as many editors do: beside, then by rename. A preview never finds one half written."""

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        return super().write("beside.part", text).replace(file)


@pytest.fixture
def notes(tmp_path: Path) -> Folder:
    folder = Edited(tmp_path)
    folder.settings("as_of: 2026-11-20")
    folder.contact("ada", "name: Ada Lovelace", f"## Log\n{_LOG}")
    return folder


@pytest.fixture
def served(notes: Folder) -> Iterator[Preview]:
    with preview(notes.root) as running:
        yield running


def saved(file: Path, change: Callable[[str], str]) -> None:
    """Change a file, and save it as `Edited` does, where other editors do it: in the same folder."""
    part = file.with_name(f".{file.name}.swp")
    part.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    part.replace(file)


def test_a_save_is_seen_at_once_where_the_reader_was(
    notes: Folder, served: Preview, page: Page, record_property: Callable[[str, object], None]
) -> None:
    page.goto(served.address + _ADA)
    assert page.evaluate("scrollTo(0, 700), scrollY") == 700
    start = page.evaluate("Date.now()")
    saved(notes.root / _ADA_NOTE, lambda text: text.replace("Ada Lovelace", "Ada King"))
    page.locator("h1", has_text="Ada King").wait_for()
    expect(page.locator("html")).to_have_js_property("scrollTop", 700)
    record_property("milliseconds from save to reloaded page", reported("one note", page, start))


def test_a_page_that_a_save_does_not_touch_is_not_loaded_anew(notes: Folder, served: Preview, page: Page) -> None:
    page.goto(served.address + "help.html")
    mark = page.evaluate("document.mark = Math.random()")
    before = page.locator("script[data-built]").get_attribute("data-built")
    notes.contact("ada", "name: Ada King")
    page.locator(f"script[data-built]:not([data-built='{before}'])").wait_for(state="attached")
    assert page.evaluate("document.mark") == mark
    with page.expect_event("load"):
        notes.write("themes/default/static/own.css", "p { color: red }")
    assert not page.evaluate("document.mark")


def test_who_is_at_the_top_stays_there_and_elsewhere_the_browser_comes_back_as_ever(
    notes: Folder, served: Preview, page: Page
) -> None:
    """Chromium scrolls by what is new at the top, but only where a page was open for seconds: so how it is told to."""
    page.goto(served.address + _ADA)
    saved(notes.root / _ADA_NOTE, lambda text: text.replace("Ada Lovelace", "Ada King"))
    page.locator("h1", has_text="Ada King").wait_for()
    page.wait_for_load_state("load")
    assert page.evaluate("history.scrollRestoration") == "manual"
    page.evaluate("new Promise(done => { addEventListener('scroll', () => done()); scrollTo(0, 700) })")
    assert page.evaluate("history.scrollRestoration") == "auto"


def test_what_is_chosen_and_sorted_in_a_table_stays_so(notes: Folder, page: Page) -> None:
    notes.contact("bo", "name: Bo Lovelace")
    for number in range(20):  # fewer are not filtered
        notes.contact(f"person-{number}", f"name: Person {number}")
    with preview(notes.root) as served:
        page.goto(served.address + "people.html")
        page.locator("[data-filter-text]").fill("lovelace")
        name = page.locator("thead button", has_text="Name")
        name.click()
        name.click()
        saved(notes.root / _ADA_NOTE, lambda text: text.replace("Ada Lovelace", "Ada King, once Lovelace"))
        page.locator("tbody tr", has_text="King").wait_for()
        expect(page.locator("[data-filter-text]")).to_have_value("lovelace")
        rows = page.locator("tbody tr:visible th, tbody tr:visible td:first-child")
        assert [row.split("\n")[0] for row in rows.all_inner_texts()] == ["Bo Lovelace", "Ada King, once Lovelace"]
        assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_a_tab_that_slept_through_saves_keeps_a_page_that_none_of_them_touched(
    notes: Folder, served: Preview, page: Page
) -> None:
    page.goto(served.address + "help.html")
    served.heard("Built")
    mark = page.evaluate("document.mark = Math.random()")
    before = page.locator("script[data-built]").get_attribute("data-built")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    for name in ("Ada King", "Ada Byron"):
        saved(notes.root / _ADA_NOTE, partial(re.sub, "name: .*", f"name: {name}"))
        served.heard("Built")
    page.evaluate("dispatchEvent(new Event('pageshow'))")
    page.locator(f"script[data-built]:not([data-built='{before}'])").wait_for(state="attached")
    assert page.evaluate("document.mark") == mark


def test_a_save_among_two_thousand_notes_is_seen(
    tmp_path: Path, page: Page, record_property: Callable[[str, object], None]
) -> None:
    """How long it takes is told, not asserted (docs/performance.md)."""
    write(tmp_path, 1000)
    note = sorted((tmp_path / "content/interviews").iterdir())[500]
    took: list[int] = []
    with preview(tmp_path) as served:
        page.goto(f"{served.address}interviews/{note.stem}.html")
        for number in range(3):
            sentence = f"Sentence number {number} was added."
            start = page.evaluate("Date.now()")
            saved(note, partial(told, sentence))
            page.locator("main", has_text=sentence).wait_for()
            took.append(reported("2,000 notes", page, start))
        start = page.evaluate("Date.now()")
        saved(note, lambda text: f"{text}\n## To do\n- [ ] Read it once more\n")
        page.locator("main", has_text="Read it once more").wait_for()
        took.append(reported("2,000 notes, an item", page, start))
        page.goto("about:blank")  # before the preview ends, or the page would say that it is gone
    record_property("milliseconds from save to reloaded page at 2,000 notes", took)


def told(sentence: str, text: str) -> str:
    """Return the note of an interview with another sentence in its debrief."""
    return text.replace("## Debrief\n", f"## Debrief\n\n{sentence}\n")


def reported(notes: str, page: Page, start: float) -> int:
    """Return in how many milliseconds since *start* a page was reloaded, by the browser's own clock; and say so."""
    took: float = page.evaluate(f"{_LOADED} - {start}")
    print(f"From save to reloaded page, {notes}: {took:.0f} ms")  # noqa: T201 - reported, not asserted
    return round(took)


def test_an_error_shows_over_the_last_good_page_until_it_is_mended(notes: Folder, served: Preview, page: Page) -> None:
    page.goto(served.address + _ADA)
    settings = notes.settings("as_of: 2026-11-20\ntimezone: [")
    panel = page.locator(".kw-serve")
    panel.wait_for()
    assert panel.get_attribute("role") == "alert"
    said = panel.inner_text()
    assert "The settings cannot be read, so nothing was built." in said
    assert "keepwarm.yaml:2" in said
    assert "Check colons, quotation marks, brackets" in said
    assert page.locator("h1", has_text="Ada Lovelace").is_visible()
    page.reload()
    panel.wait_for()
    saved(settings, lambda _: "as_of: 2026-11-20\n")
    panel.wait_for(state="detached")
    assert page.locator("h1", has_text="Ada Lovelace").is_visible()


def test_an_error_in_a_note_is_told_until_it_is_hidden_or_mended(notes: Folder, served: Preview, page: Page) -> None:
    page.goto(served.address)
    notes.contact("bo", "name: Bo \u202e<b>\nemail: nobody at all")
    panel = page.locator(".kw-serve")
    panel.wait_for()
    assert re.match(r"1 error in your notes\n", panel.inner_text())
    assert panel.locator(".kw-place").inner_text() == "content/contacts/bo.md:3"
    assert panel.locator(".kw-excerpt").inner_text() == "email: nobody at all"
    panel.get_by_role("button", name="Hide").click()
    panel.wait_for(state="detached")
    notes.contact("cy", "email: no\u202eway")
    page.locator(".kw-serve", has_text="content/contacts/cy.md").wait_for()
    assert "content/contacts/bo.md" not in panel.inner_text()
    assert "email: no\\u{202e}way" in panel.inner_text()
    notes.contact("cy")
    panel.wait_for(state="detached")


def test_a_page_that_is_gone_says_so_and_comes_back(notes: Folder, served: Preview, browser: Browser) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(served.address + _ADA)
    note = notes.root / _ADA_NOTE
    note.rename(note.with_name("ada-king.md"))
    page.locator("h1", has_text="There is no such page").wait_for()
    assert page.get_by_role("link", name="Go to Today").get_attribute("href") == "/index.html"
    note.with_name("ada-king.md").rename(note)
    page.locator("h1", has_text="Ada Lovelace").wait_for()
    page.close()
