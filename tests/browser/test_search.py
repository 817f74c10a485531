"""Search in a real browser, from the disk: what is found first, the keys, the address, and without JavaScript."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import Folder

pytestmark = pytest.mark.browser

Build = Callable[[Folder], Path]


def opened(page: Page, site: Path, query: str = "") -> Page:
    """Open the search page and wait until it can search."""
    page.goto((site / "search.html").as_uri() + (f"?q={query}" if query else ""))
    expect(page.locator("#found")).not_to_have_text("Reading the notes…")
    return page


def look_for(page: Page, query: str) -> list[str]:
    """Return the titles of what is found, in order."""
    page.locator("#q").fill(query)
    return page.locator("#hits li a").all_inner_texts()


@pytest.fixture(scope="module")
def sample(site: Path, browser: Browser) -> Iterator[Page]:
    """Return the sample's search page, opened once for all queries."""
    page = browser.new_page()
    yield opened(page, site)
    page.close()


@pytest.mark.parametrize(
    ("query", "group", "first"),
    [
        ("malgorzata zielinska", "People", "Małgorzata Zielińska"),  # ł, ń
        ("oystein", "People", "Øystein Brekke"),
        ("nguyen thi hanh", "People", "Nguyễn Thị Hạnh"),
        ("KARADAG", "People", "Yusuf Karadağ"),
        ("Ingibjörg", "People", "Ingibjörg Sveinsdóttir"),
        ("ingibjorg", "People", "Ingibjörg Sveinsdóttir"),
        ("елена", "People", "Елена Стоянова"),
        ("小林", "People", "Misaki Kobayashi"),
        ("نور", "People", "Noor al-Haddad"),
        ("wiratama", "People", "Wiratama"),  # a mononym
        ("prydd", "People", "Gethin Prydderch"),  # the beginning of a name
        ("iniguz", "People", "Jorge Iñíguez"),  # a letter is missing
        ("sumathi venkatraman", "People", "Sumathi Venkataraman"),
        ("gosia", "People", "Małgorzata Zielińska"),  # how she likes to be called
        ("eze-okoro", "People", "Chidinma Eze-Okoro"),
        ("pumping station alarm", "People", "Елена Стоянова"),  # words of her note
        ("culver & wray", "Organisations", "Culver & Wray"),
        ("culver hinewai", "People", "Hinewai Parata"),  # somebody at a place
        ("charity", "Organisations", "Alder Rivers Trust"),  # a sector
        ("telemetry", "Organisations", "Gaugehouse"),
        ("choose a street", "Questions", "How does an insurer choose a street?"),
        ("leaky dam difference", "Questions", "How do you show that a leaky dam made a difference?"),
        ("measure patience", "Questions", "How do you show that a leaky dam made a difference?"),  # its answer
        ("gone silent", "Words", "gone silent"),
        ("safest money", "Words", "two payers who dislike each other"),  # what it means
        ("residents photographs", "Words", "local knowledge into evidence"),  # residents’ photographs
        ("apple apologised", "Interviews", "Delphine Aubry-Koné"),
        ("wifes birthday", "Interviews", "Béla Horváth"),  # wife’s
        ("help", "Pages", "Help"),
    ],
)
def test_what_is_found_first(sample: Page, query: str, group: str, first: str) -> None:
    assert look_for(sample, query)[0] == first
    heading, number = sample.locator("#hits h2").first.inner_text().split()
    assert heading == group
    assert int(number) > 0


def test_the_number_of_each_kind_is_said_in_words(site: Path, page: Page) -> None:
    look_for(opened(page, site), "wiratama telemetry")
    look_for(page, "wiratama")
    expect(page.get_by_role("status").filter(has_text="1 interview")).to_be_visible()
    words = page.locator("#found").inner_text()
    numbers = {text.split()[1]: int(text.split()[0]) for text in words.split(", ")}
    shown = {heading.split()[0]: int(heading.split()[1]) for heading in page.locator("#hits h2").all_inner_texts()}
    assert sum(numbers.values()) == sum(shown.values())
    assert "person" in numbers or "people" in numbers
    assert look_for(page, "qqqqqq") == []
    assert page.locator("#found").inner_text() == "Nothing found. Fewer or shorter words find more."
    assert page.locator("#tips").is_visible()


def test_where_not_all_words_are_found_some_are_enough(site: Path, page: Page) -> None:
    assert look_for(opened(page, site), "Wiratama qqqqqq")[0] == "Wiratama"


def test_what_was_found_is_marked_where_it_stands(site: Path, page: Page) -> None:
    look_for(opened(page, site), "apologised")
    hit = page.locator("#hits li").first
    assert hit.locator("mark").all_inner_texts() == ["apologised"]
    teaser = hit.locator(".why").inner_text()
    assert "She ate an apple and apologised for it." in teaser
    assert 20 <= len(teaser.split()) <= 36
    look_for(page, "KARADAG")
    assert page.locator("#hits li mark").first.inner_text() == "Karadağ"


def test_a_long_group_is_shown_in_two_steps(site: Path, page: Page) -> None:
    look_for(opened(page, site), "w")
    button = page.get_by_role("button", name="Show all").first
    section = page.locator("section", has=button).first
    assert section.locator("li").count() == 8
    number = int(section.locator("h2 .c").inner_text())
    heading = section.locator("h2").get_attribute("id")
    button.click()
    assert page.locator(f"section[aria-labelledby={heading}] li").count() == number
    assert page.evaluate("document.activeElement.closest('li').previousElementSibling !== null")


def test_the_arrows_walk_enter_opens_and_escape_begins_again(site: Path, page: Page) -> None:
    opened(page, site)
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("karadag")
    titles = page.locator("#hits li a").all_inner_texts()

    def focused() -> str:
        text: str = page.evaluate("document.activeElement.textContent")
        return text

    page.keyboard.press("ArrowDown")
    assert focused() == titles[0]
    page.keyboard.press("ArrowDown")
    assert focused() == titles[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.locator("#q").input_value() == ""
    assert page.evaluate("document.activeElement.id") == "q"
    expect(page.locator("#tips")).to_be_visible()
    page.keyboard.type("karadag")
    page.keyboard.press("Enter")
    assert focused() == titles[0]
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Yusuf Karadağ")


def test_the_address_keeps_what_was_looked_for(site: Path, page: Page) -> None:
    opened(page, site, "Nguy%E1%BB%85n")
    assert page.locator("#q").input_value() == "Nguyễn"
    assert page.locator("#hits li a").first.inner_text() == "Nguyễn Thị Hạnh"
    look_for(page, "wiratama")
    assert page.url.endswith("search.html?q=wiratama")
    page.locator("#hits li a").first.click()
    page.go_back()
    expect(page.locator("#hits li a").first).to_have_text("Wiratama")


def test_the_box_beside_every_page_leads_there(site: Path, page: Page) -> None:
    page.goto((site / "contacts" / "wiratama.html").as_uri())
    page.locator("form.find input").fill("lotte")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Search")
    expect(page.locator("#hits li a").first).to_have_text("Lotte van der Heijden")
    assert page.locator("input").count() == 1


def test_what_notes_say_never_becomes_markup(folder: Folder, build: Build, page: Page) -> None:
    folder.contact("ada", "name: Ada <b>Lind</b>", "Said <img src=x onerror=alert(1)> </script> `<i>` twice.")
    assert look_for(opened(page, build(folder)), "onerror") == ["Ada <b>Lind</b>"]
    assert "<img src=x onerror=alert(1)> </script>" in page.locator("#hits .why").inner_text()
    assert page.locator("#hits :is(b, i, img, script)").count() == 0


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory, build: Build, browser: Browser) -> Iterator[Page]:
    """Return the search page of people with names of all kinds, opened once for all queries."""
    folder = Folder(tmp_path_factory.mktemp("odd"))
    names = [
        "Zofia of Łódź",
        "Áine O’Neill",
        "Jörg Straße",
        "Ægir Þórsson",
        "IŞIK Ay",
        "Leilani ‘Okina",
        "東京子",
        "ひかり",
        "김민수",
    ]
    for number, name in enumerate(names):
        folder.contact(f"c{number}", f"name: {name}")
    folder.contact("phone", "name: Phone Only\nphone: 0825 551 234\nemail: phone@only.example")
    page = browser.new_page()
    yield opened(page, build(folder))
    page.close()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lodz", "Zofia of Łódź"),
        ("oneill", "Áine O’Neill"),
        ("o'neill", "Áine O’Neill"),
        ("neill", "Áine O’Neill"),
        ("strasse", "Jörg Straße"),
        ("aegir", "Ægir Þórsson"),
        ("thors", "Ægir Þórsson"),
        ("isik", "IŞIK Ay"),
        ("\u02bbokina", "Leilani ‘Okina"),
        ("東京", "東京子"),
        ("京子", "東京子"),
        ("ひかり", "ひかり"),
        ("김민", "김민수"),
        ("민수", "김민수"),
        ("Łodz", "Zofia of Łódź"),
        ("0825 551", "Phone Only"),
        ("phone@only.example", "Phone Only"),
    ],
)
def test_names_of_all_kinds_are_found_as_they_are_typed(odd: Page, query: str, first: str) -> None:
    assert look_for(odd, query)[:1] == [first]


def alike(folder: Folder) -> Folder:
    """Write notes that say much the same."""
    for number in range(30):
        folder.contact(f"c{number}", f"name: Person {number}", "A garden." if number % 3 else "A garden, and a *pond*.")
        folder.interview(
            f"t{number}",
            f"contact: c{number}\ndate: 2026-10-{number + 1:02}\nstatus: done",
            "## Questions\n- [x] Which garden?\n- [x] Which pond?\n## Open questions\n- [ ] Whose garden?",
        )
    return folder


def test_of_many_notes_the_same_is_found_in_the_same_order(
    tmp_path: Path, build: Build, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(query: str) -> list[str]:
        look_for(page, query)
        page.evaluate("document.querySelectorAll('#hits button').forEach((button) => button.click())")
        links: list[str] = page.evaluate("Array.from(document.querySelectorAll('#hits li a'), String)")
        return [link.removeprefix(site.as_uri()) for link in links]

    queries = ["garden", "pond", "person 7", "which", "gardn", "whose pond"]
    site = build(alike(Folder(tmp_path / "one")))
    opened(page, site)
    whole = [found(query) for query in queries]
    assert len(whole[0]) == 30 * 4
    assert min(map(len, whole)) > 1
    monkeypatch.setattr("builder.site.search.findable._MOST", 4)
    site = build(alike(Folder(tmp_path / "shared")))
    assert len(list(site.glob("search-data*.js"))) == 16
    opened(page, site)
    assert [found(query) for query in queries] == whole


@pytest.mark.parametrize("missing", ["search-data.js", "search-data-3-of-4.js", "static/vendor/minisearch.js"])
def test_a_file_that_is_missing(
    folder: Folder, build: Build, browser: Browser, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr("builder.site.search.findable._MOST", 20)
    site = build(alike(folder))
    (site / missing).unlink()
    page = browser.new_page()
    page.goto((site / "search.html").as_uri())
    expect(page.locator("#found")).to_have_text("A file of this site is missing. Build it again, then search.")
    assert look_for(page, "garden") == []
    page.close()


@pytest.mark.parametrize("damaged", ["search-data.js", "search-data-3-of-4.js"])
def test_a_file_that_is_cut_off(
    folder: Folder, build: Build, browser: Browser, monkeypatch: pytest.MonkeyPatch, damaged: str
) -> None:
    monkeypatch.setattr("builder.site.search.findable._MOST", 20)
    site = build(alike(folder))
    whole = (site / damaged).read_text(encoding="utf-8")
    (site / damaged).write_text(whole[: len(whole) // 2], encoding="utf-8")
    page = browser.new_page()
    page.goto((site / "search.html").as_uri())
    expect(page.locator("#found")).to_have_text("A file of this site is missing. Build it again, then search.")
    page.close()


def test_pages_that_count_the_same_are_shown_in_the_order_of_the_navigation(sample: Page) -> None:
    look_for(sample, "the")
    links = sample.locator("section:has(h2:text('Pages')) li a")
    found = [link.get_attribute("href") for link in links.all()]
    assert found.index("upcoming.html") < found.index("organisations.html")


def test_without_javascript_all_pages_are_there(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "search.html").as_uri())
    expect(page.get_by_text("Search needs JavaScript")).to_be_visible()
    assert not page.locator("#ask").is_visible()
    links = page.locator(".all-pages a")
    assert links.count() > 5
    for one in links.all():
        assert (site / str(one.get_attribute("href"))).is_file()
    context.close()
