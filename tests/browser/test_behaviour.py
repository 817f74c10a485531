"""What pages do: colours, copying, notices, keys, the menu of a narrow screen, print."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder import pipeline
from tests.support import TODAY, Folder

pytestmark = pytest.mark.browser

BUILT = Callable[[], Path]


@pytest.fixture
def built(folder: Folder) -> BUILT:
    """Return what builds the site of the notes as they are when it is called, and returns its folder."""

    def build() -> Path:
        pipeline.build(folder.root, lambda _: TODAY)
        return folder.root / "site"

    return build


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def at(page: Page, day: date) -> None:
    """Let the browser's clock stand at noon of *day*."""
    page.clock.set_fixed_time(datetime(day.year, day.month, day.day, 12, tzinfo=UTC))


def test_colours_can_be_chosen_and_are_kept(site: Path, page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto((site / "index.html").as_uri())
    light = background(page)
    button = page.locator("#scheme")
    assert button.inner_text() == "Colours: system"
    button.click()
    assert button.inner_text() == "Colours: light"
    button.click()
    assert button.inner_text() == "Colours: dark"
    dark = background(page)
    assert (light, dark) == ("rgb(246, 246, 243)", "rgb(19, 21, 23)")
    page.goto((site / "people.html").as_uri())
    assert background(page) == dark
    page.locator("#scheme").click()
    assert page.locator("#scheme").inner_text() == "Colours: system"
    assert background(page) == light


def test_without_scripts_a_command_stands_below_what_it_is_for(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    row = page.locator(".row.overdue").first
    said, command = row.locator(".say").bounding_box(), row.locator(".cmd code").bounding_box()
    assert said
    assert command
    assert command["y"] >= said["y"] + said["height"]
    assert said["width"] > 400
    context.close()


@pytest.mark.usefixtures("_still")
def test_a_command_is_copied(site: Path, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto((site / "index.html").as_uri())
    button = page.locator("button.copy").nth(1)
    assert button.inner_text().startswith("Done")
    button.click()
    expect(button.locator("span").first).to_have_text("Copied")
    said = "keepwarm done thank elena-stoyanova --date 2026-11-20"
    assert page.evaluate("navigator.clipboard.readText()") == said
    assert page.locator("[role=status]", has_text=said).count() == 1
    button.click()  # while it still says “Copied”
    page.clock.resume()
    expect(button.locator("span").first).to_have_text("Done")


@pytest.mark.parametrize(
    ("later", "says"),
    [
        (0, ""),
        (1, "Built yesterday: nothing more has come due since. Run make site."),
        (2, "Built 2 days ago: 2 more have come due since. Run make site."),
        (10, "Built 10 days ago: 3 more have come due since. Run make site."),
        (28, "Built 28 days ago: 4 more have come due since. Run make site."),
        (29, "Built 29 days ago. Run make site."),
    ],
)
def test_an_old_page_says_so(folder: Folder, built: BUILT, page: Page, later: int, says: str) -> None:
    todos = "- [ ] a (by 2026-11-22)\n- [ ] b (by 2026-11-22)\n- [ ] c (by 2026-11-30)\n- [ ] d (by 2026-12-18)"
    folder.contact("ada", "", f"## To do\n{todos}")
    made = built()
    at(page, date.fromordinal(TODAY.toordinal() + later))
    for path in ("index.html", "contacts/ada.html"):
        page.goto((made / path).as_uri())
        notice = page.locator("#stale")
        assert (notice.inner_text() if notice.is_visible() else "") == says


def test_a_page_left_open_overnight_says_so_when_it_is_looked_at_again(built: BUILT, page: Page) -> None:
    at(page, TODAY)
    page.goto((built() / "index.html").as_uri())
    notice = page.locator("#stale")
    assert not notice.is_visible()
    for later, says in ((1, "Built yesterday"), (2, "Built 2 days ago")):
        at(page, date.fromordinal(TODAY.toordinal() + later))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert notice.inner_text() == f"{says}: nothing more has come due since. Run make site."


def test_the_sample_is_never_old(site: Path, page: Page) -> None:
    at(page, date(2027, 5, 1))
    page.goto((site / "people.html").as_uri())
    assert not page.locator("#stale").is_visible()
    assert page.get_by_text("Sample as of Friday 20 November 2026.").is_visible()


def test_incomplete_notes_are_told_on_every_page(folder: Folder, built: BUILT, page: Page) -> None:
    folder.contact("ada", "keep_in_touch: 3 mnths")
    page.goto((built() / "people.html").as_uri())
    page.get_by_role("link", name="What is wrong, and how to mend it").click()
    assert page.locator("h1").inner_text() == "Problems"
    assert page.get_by_text("content/contacts/ada.md:3:").is_visible()


def test_keys_lead_to_pages_and_can_be_switched_off(site: Path, page: Page) -> None:
    page.goto((site / "contacts" / "wiratama.html").as_uri())
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("gp")  # while typing, keys are letters
    assert page.locator("#q").input_value() == "gp"
    page.locator("h1").click()
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("p")
    assert page.locator("h1").inner_text() == "People"
    with page.expect_navigation():
        page.keyboard.press("?")
    assert page.locator("h1").inner_text() == "Help"
    page.locator("#keys").uncheck()
    page.keyboard.press("g")
    page.keyboard.press("t")
    page.keyboard.press("/")
    assert page.locator("h1").inner_text() == "Help"
    assert page.evaluate("document.activeElement.id") == "keys"
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("g")
    page.keyboard.press("p")
    assert page.locator("h1").inner_text().startswith("Friday")


def test_every_key_that_help_names_leads_where_it_says(site: Path, page: Page) -> None:
    page.goto((site / "help.html").as_uri())
    rows = page.locator(".keys tbody tr")
    keys = [(row.locator("kbd").all_inner_texts(), row.locator("a").get_attribute("href")) for row in rows.all()[2:]]
    assert len(keys) == 14
    for (first, second), path in keys:
        page.goto((site / "help.html").as_uri())
        page.keyboard.press(first)
        with page.expect_navigation():
            page.keyboard.press(second)
        assert page.url.endswith(f"/{path}")


def test_a_narrow_screen_has_tabs_and_a_menu(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((site / "index.html").as_uri())
    assert page.locator("nav.tabs").is_visible()
    assert not page.locator("nav.nav").is_visible()
    page.get_by_role("button", name="More").click()
    assert page.locator("nav.nav").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("nav.nav").is_visible()
    page.get_by_role("button", name="More").click()
    page.locator("nav.nav").get_by_role("link", name="Pipeline").click()
    assert page.locator("h1").inner_text().startswith("Pipeline")


def test_what_is_focused_is_never_under_the_tabs(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((site / "index.html").as_uri())
    top = page.evaluate("document.querySelector('nav.tabs').getBoundingClientRect().top")
    for _ in range(40):
        page.keyboard.press("Tab")
        bottom = page.evaluate(
            "document.activeElement.closest('.tabs') ? 0 : document.activeElement.getBoundingClientRect().bottom"
        )
        assert bottom <= top


def test_print_is_black_on_white_without_what_is_only_for_screens(site: Path, page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto((site / "index.html").as_uri())
    assert background(page) == "rgb(255, 255, 255)"
    assert not page.locator(".side").is_visible()
    assert not page.locator(".tabs").is_visible()
    assert not page.locator(".acts").first.is_visible()
    ink = page.locator("h1").evaluate("one => getComputedStyle(one).color")
    assert ink == "rgb(26, 29, 31)"
    page.goto((site / "contacts" / "elena-stoyanova.html").as_uri())
    behind = page.locator(".tl li > .i").first.evaluate("one => getComputedStyle(one).backgroundColor")
    assert behind == "rgb(255, 255, 255)"


def test_a_long_chain_fits_on_paper(folder: Folder, page: Page) -> None:
    for number in range(8):
        folder.contact(f"p{number}", f"name: Person Number {number}\nintroduced_by: p{number - 1}" if number else "")
    pipeline.build(folder.root, lambda _: TODAY)
    page.set_viewport_size({"width": 687, "height": 1000})
    page.goto((folder.root / "site" / "introductions.html").as_uri())
    page.emulate_media(media="print")
    box = page.locator(".tree svg").bounding_box()
    assert box
    assert box["width"] <= 687
    shape = page.locator(".tree svg").evaluate("svg => svg.viewBox.baseVal.width / svg.viewBox.baseVal.height")
    assert box["width"] / box["height"] == pytest.approx(shape, rel=0.01)


def test_paper_is_laid_out_as_a_desk_is_not_as_a_phone(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 718, "height": 1000})  # what A4 leaves
    page.emulate_media(media="print")
    page.goto((site / "index.html").as_uri())
    assert page.locator(".row.overdue > .gut").first.is_visible()
    assert page.locator(".next .goal").is_visible()
    page.goto((site / "people.html").as_uri())
    assert page.locator("thead th").first.is_visible()
    assert page.locator("tbody tr").first.evaluate("one => getComputedStyle(one).display") == "table-row"
    assert page.evaluate("document.documentElement.scrollWidth") <= 718


@pytest.mark.parametrize("path", ["index", "people", "introductions", "questions", "language", "pipeline"])
def test_lines_grow_with_the_readers_type(site: Path, page: Page, path: str) -> None:
    page.goto((site / f"{path}.html").as_uri())
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    cramped = page.evaluate(
        """() => [...document.querySelectorAll("main *, nav *")].filter(one =>
          [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && !one.closest("svg, .vh, .day") &&
          parseFloat(getComputedStyle(one).lineHeight) < parseFloat(getComputedStyle(one).fontSize)
        ).map(one => `${one.tagName}.${one.className}`)"""
    )
    assert set(cramped) <= {"KBD."}


def test_today_ends_above_the_fold(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((site / "index.html").as_uri())
    page.evaluate("document.fonts.ready.then(() => true)")
    for part in (".day-head .sum", ".next", ".sec.overdue", ".sec.today"):
        box = page.locator(part).bounding_box()
        assert box
        assert box["y"] + box["height"] < 900, part


TOKENS = {
    "light": {
        "body": ("backgroundColor", "rgb(246, 246, 243)"),
        ".side": ("backgroundColor", "rgb(238, 238, 234)"),
        ".next": ("backgroundColor", "rgb(255, 255, 255)"),
        "h1": ("color", "rgb(26, 29, 31)"),
        ".why": ("color", "rgb(76, 82, 87)"),
        ".asof": ("color", "rgb(100, 106, 112)"),
        ".why a": ("color", "rgb(42, 67, 160)"),
        ".find input": ("borderTopColor", "rgb(132, 137, 141)"),
        ".row": ("borderBottomColor", "rgb(223, 223, 217)"),
        ".b-overdue": ("color", "rgb(163, 34, 26)"),
        ".b-today": ("backgroundColor", "rgb(251, 236, 203)"),
        ".b-upcoming": ("color", "rgb(39, 80, 125)"),
    },
    "dark": {
        "body": ("backgroundColor", "rgb(19, 21, 23)"),
        ".side": ("backgroundColor", "rgb(24, 27, 30)"),
        ".next": ("backgroundColor", "rgb(28, 31, 34)"),
        "h1": ("color", "rgb(232, 233, 234)"),
        ".why": ("color", "rgb(180, 185, 190)"),
        ".asof": ("color", "rgb(150, 156, 162)"),
        ".why a": ("color", "rgb(157, 178, 255)"),
        ".find input": ("borderTopColor", "rgb(111, 118, 124)"),
        ".row": ("borderBottomColor", "rgb(44, 48, 52)"),
        ".b-overdue": ("backgroundColor", "rgb(59, 29, 26)"),
        ".b-today": ("color", "rgb(240, 189, 98)"),
        ".b-upcoming": ("color", "rgb(156, 196, 238)"),
    },
}
SIZES = {
    "body": ("fontSize", "15px"),
    "h1": ("fontSize", "28px"),
    ".day": ("fontSize", "64px"),
    ".why": ("fontSize", "13px"),
    ".nav a": ("fontSize", "14px"),
    ".asof": ("fontSize", "12px"),
    ".next h2": ("fontSize", "17px"),
    ".next": ("borderTopLeftRadius", "10px"),
    ".badge": ("borderTopLeftRadius", "999px"),
    ".side": ("width", "216px"),
    ".rail": ("width", "288px"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tokens_are_what_the_browser_computes(site: Path, browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme="light" if scheme == "light" else "dark")
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((site / "index.html").as_uri())
    for selector, (name, value) in [*TOKENS[scheme].items(), *SIZES.items()]:
        found = page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)
        assert found == value, (selector, name)
    page.evaluate("document.fonts.ready.then(() => true)")
    families = page.evaluate("[getComputedStyle(document.body).fontFamily, [...document.fonts].map(f => f.status)]")
    assert families[0].startswith("Inter,")
    assert "loaded" in families[1]
    context.close()


def test_greek_and_cyrillic_names_are_set_in_the_type_of_the_others(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    for name in ("Елена", "Ұлжан", "Ελένη", "Ἑλένη"):
        faces = page.evaluate(
            "async (name) => (await document.fonts.load('600 15px Inter', name)).map(f => f.family)", name
        )
        assert faces, name


def test_scripts_are_small(site: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in (site / "static").glob("*.js")}
    assert sum(size for name, size in sizes.items() if name != "search.js") < 25_000


def test_motion_is_only_for_those_who_like_it(site: Path, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto((site / "index.html").as_uri())
    assert page.locator(".act").first.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"
    page.emulate_media(reduced_motion="no-preference")
    assert page.locator(".act").first.evaluate("one => getComputedStyle(one).transitionDuration") != "0s"


def test_forced_colours_keep_marks_apart(site: Path, page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto((site / "index.html").as_uri())
    assert page.locator(".badge").first.evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"


def test_names_run_in_their_own_direction(folder: Folder, page: Page) -> None:
    folder.contact("noor", "name: نور الحداد\nrole: מנהלת", "## Promises\n- [ ] me: أرسل (by 2026-11-15)")
    pipeline.build(folder.root, lambda _: TODAY)
    page.goto((folder.root / "site" / "index.html").as_uri())
    link = page.locator(".what a").first
    assert link.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator(".what").first.evaluate("one => getComputedStyle(one).direction") == "ltr"
    page.goto((folder.root / "site" / "contacts" / "noor.html").as_uri())
    assert page.locator("h1").evaluate("one => getComputedStyle(one).direction") == "rtl"


@pytest.mark.parametrize("width", [1280, 960, 865, 864, 765, 390])
def test_what_is_to_be_done_has_room_beside_what_to_do_it_with(site: Path, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((site / "contacts" / "malgorzata-zielinska.html").as_uri())
    assert min(page.locator(".row .what").evaluate_all("all => all.map(one => one.clientWidth)")) > 200


@pytest.mark.parametrize("width", [1280, 800, 390])
def test_what_a_picture_shows_stands_beside_the_longest_name(folder: Folder, page: Page, width: int) -> None:
    folder.contact("ada", f"name: Ada {'Brzęczyszczykiewicz ' * 4}")
    folder.contact("bo", "introduced_by: ada")
    pipeline.build(folder.root, lambda _: TODAY)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder.root / "site" / "introductions.html").as_uri())
    assert page.locator("h2:has(+ .shown) span").evaluate_all(
        """all => all.every(one => [...one.getClientRects()].every(text => {
            const legend = document.querySelector('.shown li').getBoundingClientRect();
            return text.right <= legend.left || text.bottom <= legend.top;
        }))"""
    )


def test_the_number_and_the_month_of_the_day_stay_in_one_piece(site: Path, page: Page) -> None:
    for width in (1280, 1160, 1000, 961, 960, 780, 765, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((site / "index.html").as_uri())
        assert page.locator(".day").evaluate("day => day.getClientRects().length === 1 && day.clientHeight < 80")
        assert page.locator("h1 .soft").evaluate("month => month.getClientRects().length === 1"), width


def test_the_longest_weekday_stays_in_one_piece(folder: Folder, built: BUILT, page: Page) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-25 09:30\nvia: phone")
    page.goto((built() / "index.html").as_uri())
    assert (
        page.locator(".next .when").evaluate(
            """when => {
            const day = document.createRange();
            day.setStart(when.firstChild, 0);
            day.setEnd(when.firstChild, "Wednesday".length);
            return `${day}, ${day.getClientRects().length}`;
        }"""
        )
        == "Wednesday, 1"
    )


def test_every_page_says_its_day_on_a_phone_too(site: Path, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in ("index.html", "people.html", "search.html", "contacts/elena-stoyanova.html"):
        page.goto((site / path).as_uri())
        (said,) = page.locator(".as, .asof").filter(visible=True).all_inner_texts()
        assert said.startswith("As of Friday")
