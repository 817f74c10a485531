"""The prep sheet on paper: one page of A4 and of Letter, whatever the notes hold, and nothing of it cut off."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder import pipeline
from tests.browser.looking import look
from tests.browser.odd import NAMES
from tests.support import TODAY, Folder

pytestmark = pytest.mark.browser

_PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4)}
_ACROSS, _DOWN = 14, 8  # millimetres of margin, as static/pages.css sets them
_MM = 96 / 25.4
_SAMPLE = ("2026-11-21-amrit-dhillon", "2026-11-26-tsehay-woldemariam", "2026-12-09-malgorzata-zielinska")


def _bare(folder: Folder) -> None:
    """Write a date without a time, and nothing else: no profile, no bank, no research."""
    folder.contact("ada")
    folder.interview("bare", "contact: ada\ndate: 2026-11-24")


def _short(folder: Folder) -> None:
    """Write a little of everything, so that most of the page is left to write on."""
    folder.contact("ada", "role: Chair\norganisation: Acme", "## To share\n- [ ] the graph")
    folder.theme("work", "title: Work", "- What did last week look like?\n- Which part is hard?")
    folder.interview("short", "contact: ada\ndate: 2026-11-24 10:00+05:45\nvia: in-person\ngoal: Why?\nminutes: 480")


def _stuffed(folder: Folder, text: str) -> None:
    """Write five people, twelve findings, nine questions and ten of everything else, each as long as *text*."""
    slugs = [f"person-{number}" for number in range(5)]
    items = "\n".join(f"- [ ] {number} {text}" for number in range(12))
    promises = "\n".join(
        f"- [ ] {who}: {number} {text} (by 2026-11-2{number})" for number in range(10) for who in ("me", "them")
    )
    for number, slug in enumerate(slugs):
        folder.contact(
            slug,
            f"name: {text[:90]}\nrole: {text}\norganisation: {text[:120]}\nphone: {text[:60]} 123\n"
            + (f"introduced_by: {slugs[number + 1]}" if number + 1 < len(slugs) else "source: a friend"),
            f"## To share\n{items}\n\n## Promises\n{promises}",
        )
    folder.profile("name: Me", f"## Pitch\n{' '.join([text] * 9)}\n\n## Talking points\n" + f"- {text}\n" * 6)
    folder.interview(
        "past",
        "contact: person-0\ndate: 2026-11-01\nstatus: done",
        "## Language\n" + "\n".join(f"- {number} {text}" for number in range(12)),
    )
    questions = "\n".join(f"- [ ] ! {number} {text}?" for number in range(9))
    folder.interview(
        "stuffed",
        f"contact: [{', '.join(slugs)}]\ndate: 2026-11-25 09:15-03:00\nvia: video\ngoal: {text}\nplace: {text}\n"
        "minutes: 60",
        f"## Research\n{items}\n\n## Questions\n{questions}",
    )


_WORDS = "Why do the residents of nineteen streets believe that nobody has listened to them since the storm of 2025"
_NOTES: dict[str, Callable[[Folder], None]] = {
    "bare": _bare,
    "short": _short,
    "stuffed": lambda folder: _stuffed(folder, _WORDS),
    "wide": lambda folder: _stuffed(folder, "WOMMW " * 40),
    "one word": lambda folder: _stuffed(folder, "m" * 240),
    **{name: lambda folder, name=name: _stuffed(folder, f"{NAMES[name]} " * 8) for name in NAMES},  # type: ignore[misc]
}


@pytest.fixture(scope="module", params=_NOTES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of such a sheet on the disk."""
    folder = Folder(tmp_path_factory.mktemp("prep"))
    _NOTES[request.param](folder)
    folder.library()  # which must hold no errors
    pipeline.build(folder.root, lambda _: TODAY)
    (sheet,) = (folder.root / "site" / "prep").glob("*.html")
    return sheet


def _printed(page: Page, paper: str) -> tuple[int, float, list[str]]:
    """Return on how many pages a sheet is printed, which part of its page is used, and what is not all on it.

    Pages are counted in the PDF by the objects of that type (PDF 32000-1:2008, 7.7.3.3), which Chromium writes bare.
    """
    pdf = page.pdf(format=paper, prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    width, height = (length - 2 * margin for length, margin in zip(_PAPERS[paper], (_ACROSS, _DOWN), strict=True))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(width * _MM), "height": int(height * _MM)})
    used = page.locator(".sheet").bounding_box()
    assert used
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.sheet *')].filter(one => {
            const shown = one.closest('.l1, .l2, .l3') ?? one;  // which cut what is in them to so many lines
            const box = shown.getBoundingClientRect();
            return box.width && (box.right > innerWidth + 1 || box.bottom > innerHeight);
        }).map(one => one.outerHTML)"""
    )
    seen = page.locator("body *:not(.vh):visible").evaluate_all(
        "all => all.filter(one => !one.closest('.sheet') && !one.querySelector('.sheet')).map(one => one.outerHTML)"
    )
    page.emulate_media(media="null")
    return pages, used["height"] / (height * _MM), [*outside, *seen]


def _cut(page: Page) -> list[str]:
    """Return the texts of which paper of that size does not show everything."""
    page.emulate_media(media="print")
    found: list[str] = page.locator(".sheet :is(.l1, .l2, .l3)").evaluate_all(
        "all => all.filter(one => one.scrollHeight > one.clientHeight + 2).map(one => one.textContent)"
    )
    page.emulate_media(media="null")
    return found


def test_a_sheet_of_any_note_is_one_page(page: Page, made: Path) -> None:
    page.goto(made.as_uri())
    for paper in _PAPERS:
        pages, used, wrong = _printed(page, paper)
        assert (paper, pages, wrong) == (paper, 1, [])
        assert 0.8 < used < 1, paper


@pytest.mark.parametrize("slug", _SAMPLE)
def test_the_sheets_of_the_sample_are_one_page_each_and_fill_it(page: Page, site: Path, slug: str) -> None:
    page.goto((site / "prep" / f"{slug}.html").as_uri())
    for paper in _PAPERS:
        pages, used, wrong = _printed(page, paper)
        assert (paper, pages, wrong) == (paper, 1, [])
        assert 0.9 < used < 1, paper
        cut = _cut(page)
        long = [text for text in cut if not text.startswith("For fourteen years")]  # of a pitch only the beginning
        assert long == [], paper


@pytest.mark.parametrize("made", ["bare", "short"], indirect=True)
def test_a_sheet_with_much_room_is_in_larger_type_and_whole(page: Page, made: Path) -> None:
    page.goto(made.as_uri())
    for paper in _PAPERS:
        _printed(page, paper)
        assert _cut(page) == [], paper
        page.emulate_media(media="print")
        assert page.locator(".sheet").evaluate("sheet => getComputedStyle(sheet).fontSize") == "14.6667px"


def test_a_sheet_in_a_system_font_is_one_page(page: Page, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.settings("site: {fonts: false}")
    _stuffed(folder, _WORDS)
    pipeline.build(folder.root, lambda _: TODAY)
    page.goto((folder.root / "site" / "prep" / "stuffed.html").as_uri())
    for paper in _PAPERS:
        pages, _, wrong = _printed(page, paper)
        assert (pages, wrong) == (1, [])


def test_it_is_black_on_white_whatever_the_colours_of_the_screen(page: Page, site: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((site / "prep" / f"{_SAMPLE[0]}.html").as_uri())
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    shown = "one => [getComputedStyle(one).color, getComputedStyle(document.body).backgroundColor]"
    assert page.locator(".sheet h2").evaluate(shown) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_button_prints(page: Page, site: Path) -> None:
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.goto((site / "prep" / f"{_SAMPLE[0]}.html").as_uri())
    page.get_by_role("button", name="Print, one page").click()
    assert page.locator("body").get_attribute("data-printed") == "yes"


def test_the_card_of_the_day_has_it_printed_once(page: Page, site: Path) -> None:
    page.add_init_script("window.print = () => { document.body.dataset.printed = 'yes'; }")
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Print the prep sheet for").click()
    page.wait_for_selector("body[data-printed]")
    assert page.url == (site / "prep" / f"{_SAMPLE[0]}.html").as_uri()
    page.reload()
    page.wait_for_load_state()
    assert page.locator("body").get_attribute("data-printed") is None


def test_the_sheets_of_the_sample_on_the_screen(browser: Browser, site: Path) -> None:
    assert look(browser, site, [f"prep/{slug}.html" for slug in _SAMPLE]) == []


@pytest.mark.parametrize("made", ["bare", "stuffed", "one word", "arabic"], indirect=True)
def test_odd_sheets_on_the_screen(browser: Browser, made: Path) -> None:
    assert look(browser, made.parent.parent, [f"prep/{made.name}"]) == []
