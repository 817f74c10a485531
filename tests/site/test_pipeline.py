"""The page of the pipeline: the funnel, the usual times, who stands still, who stands where."""

import xml.etree.ElementTree as ET

import pytest

from builder.followups.standing import Stage
from builder.insights.funnel import reached
from builder.site.views.charts import funnel
from tests.site.conftest import Render
from tests.support import Folder, first, text_of

PAGE = "pipeline.html"
SVG = "{http://www.w3.org/2000/svg}"


def bars(main: ET.Element) -> list[str]:
    found = main.find(".//ol[@class='funnel large']")
    return [text_of(one) for one in found.iter("li")] if found is not None else []


@pytest.fixture
def people(folder: Folder) -> Folder:
    """Return notes of four people asked (three answered, two talked, one was thanked) and of one not asked."""
    folder.contact("ada", "", "## Log\n- 2026-11-01 request\n- 2026-11-03 reply")
    folder.interview("a", "contact: ada\ndate: 2026-11-09\nthanked: 2026-11-10")
    folder.contact("bo", "", "## Log\n- 2026-11-01 request\n- 2026-11-02 reply")
    folder.interview("b", "contact: bo\ndate: 2026-11-10\nstatus: done")
    folder.contact("cy", "role: Curator", "## Log\n- 2026-10-01 request\n- 2026-10-05 reply")
    folder.contact("di", "", "## Log\n- 2026-01-02 request")
    folder.contact("eli")
    return folder


def test_without_anybody_it_says_how_to_begin(site: Render) -> None:
    made = site()
    assert "Nobody asked yet." in made.text(PAGE)
    assert "- 2026-11-20 request by email: 15 minutes" in made.text(PAGE)
    assert made.main(PAGE).find(f".//{SVG}svg[@role='img']") is None
    assert "Who stands where" not in made.text(PAGE)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 person, nobody asked yet"), (2, "2 people, nobody asked yet")], ids=["one", "two"]
)
def test_with_nobody_asked_it_says_who_could_be(folder: Folder, site: Render, number: int, said: str) -> None:
    for slug in ("ada", "bo")[:number]:
        folder.contact(slug)
    made = site()
    assert said in made.text(PAGE)
    assert "Nobody asked yet." in made.text(PAGE)
    assert f"Not asked yet {number}" in made.text(PAGE)
    assert "contacts/ada.html" in made.links(PAGE)


def test_the_funnel_says_every_number_and_of_what_it_is_the_share(people: Folder, site: Render) -> None:
    made = site()
    assert "4 people asked, 3 answered, 2 talked, 1 thanked. 1 more not asked yet." in made.text(PAGE)
    shown = bars(made.main(PAGE))
    assert [one.split(" ", 1)[0] for one in shown] == ["Asked", "Answered", "Talked", "Thanked"]
    assert shown[0].endswith("4")
    assert shown[1].endswith("3 75% of those asked")
    assert shown[2].endswith("2 67% of those who answered")
    assert shown[3].endswith("1 50% of those talked with")
    assert "Answered: 3 people" in shown[1]
    assert "Thanked: 1 person" in shown[3]


def test_every_bar_has_a_title_a_description_and_its_length(people: Folder, site: Render) -> None:
    drawn = [one for one in site().main(PAGE).iter(f"{SVG}svg") if one.get("role") == "img"]
    assert [first(one, f"{SVG}rect").attrib["width"] for one in drawn] == ["100.0", "75.0", "50.0", "25.0"]
    for one in drawn:
        assert one.attrib["aria-labelledby"] == first(one, f"{SVG}title").attrib["id"]
        assert one.attrib["aria-describedby"] == first(one, f"{SVG}desc").attrib["id"]


def test_the_bars_lead_to_the_people(people: Folder, site: Render) -> None:
    made = site()
    anchors = {one.get("id") for one in made.main(PAGE).iter("li")}
    assert {"at-asked", "at-answered", "at-talked", "at-thanked"} <= anchors
    assert {"#at-asked", "#at-answered", "#at-talked", "#at-thanked"} <= set(made.links(PAGE))


def test_without_answers_there_are_no_shares_of_nobody(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-18 request")
    made = site()
    shown = bars(made.main(PAGE))
    assert shown[1].endswith("0 0% of those asked")
    assert shown[2].endswith(" 0")
    assert "1 person asked, 0 answered, 0 talked, 0 thanked." in made.text(PAGE)
    assert "not asked yet" not in made.text(PAGE)
    assert "Talked 0 Nobody now" in made.text(PAGE)


def test_usual_times_rest_on_three_people_or_say_that_it_is_too_few(people: Folder, site: Render) -> None:
    text = site().text(PAGE)
    assert "Asked to answered 2 days 3" in text
    assert "Answered to talked too few to say 2" in text
    assert "Talked to thanked too few to say 1" in text


@pytest.mark.parametrize(
    ("replies", "said"),
    [
        ((1, 1, 2), "the same day 3"),
        ((1, 1, 2, 2), "half a day 4"),
        ((2, 2, 3), "1 day 3"),
        ((2, 2, 3, 3), "1½ days 4"),
        ((6, 7, 8), "6 days 3"),
    ],
)
def test_medians_in_words(folder: Folder, site: Render, replies: tuple[int, ...], said: str) -> None:
    for number, day in enumerate(replies):
        folder.contact(f"c{number}", "", f"## Log\n- 2026-10-01 request\n- 2026-10-{day:02} reply")
    assert f"Asked to answered {said}" in site().text(PAGE)


def test_who_stands_still_by_stage_with_since_when_and_what_next(people: Folder, site: Render) -> None:
    text = site().text(PAGE)
    assert "Standing still 2" in text
    assert "Asked, no answer, 1" in text
    assert "Di 2 Jan, 11 months ago Nothing planned" in text
    assert "Answered, no conversation ahead, 1" in text
    assert "Cy, Curator 5 Oct, 6 weeks ago" in text
    assert "6 weeks late" in text
    assert "Talked, not thanked" not in text


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-20", "today"), ("2026-11-19", "yesterday"), ("2026-11-17", "3 days ago"), ("2026-11-06", "2 weeks ago")],
)
def test_since_when_in_words(folder: Folder, site: Render, day: str, said: str) -> None:
    folder.settings("follow_up:\n  rules:\n    chase: off\n")
    folder.contact("ada", "", f"## Log\n- {day} request")
    assert f"Nov, {said} Nothing planned" in site().text(PAGE)


def test_nobody_stands_still(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-18 request")
    folder.contact("bo", "", "## Log\n- 2026-11-02 request\n- 2026-11-05 decline")
    folder.contact("cy", "status: parked", "## Log\n- 2026-11-02 request")
    said = "Standing still Nobody: everyone you asked has a next step planned, has said no, or rests."
    assert said in site().text(PAGE)


def test_long_lists_are_capped(folder: Folder, site: Render) -> None:
    for number in range(63):
        folder.contact(f"c{number:02}", "", "## Log\n- 2026-01-02 request")
    made = site()
    assert "Asked, no answer, 63" in made.text(PAGE)
    assert "and 43 more" in made.text(PAGE)
    assert "Asked 63" in made.text(PAGE)
    assert "and 3 more" in made.text(PAGE)
    assert made.links(PAGE).count("contacts/c00.html") == 2
    assert "contacts/c60.html" not in made.links(PAGE)


def test_names_stand_in_order_in_the_direction_of_their_script_and_say_who_rests(folder: Folder, site: Render) -> None:
    folder.contact("z", "name: ada")
    folder.contact("y", "name: Ada")
    folder.contact("x", "name: نور الحداد", "")
    folder.contact("w", "name: Zed\nstatus: parked")
    folder.contact("v", "name: Yan", "## Log\n- 2024-01-01 contact")
    made = site()
    group = next(one for one in made.main(PAGE).iter("li") if one.get("id") == "at-known")
    assert [(one.text, one.get("dir")) for one in group.iter("a")] == [
        ("Ada", "auto"),
        ("ada", "auto"),
        ("Yan", "auto"),
        ("Zed", "auto"),
        ("نور الحداد", "auto"),
    ]
    assert "Zed parked" in made.text(PAGE)
    assert "Yan dormant" in made.text(PAGE)


def test_the_small_funnel_leads_to_the_page_and_has_shares_without_words() -> None:
    stages = {"a": Stage.THANKED, "b": Stage.ANSWERED, "c": Stage.ASKED, "d": Stage.KNOWN}
    small = funnel.draw(reached(stages), "pipeline.html", is_large=False)
    assert small is not None
    assert [(one.link.text, one.link.href, one.count, one.share) for one in small.bars] == [
        ("Asked", "pipeline.html#at-asked", 3, ""),
        ("Answered", "pipeline.html#at-answered", 2, "67%"),
        ("Talked", "pipeline.html#at-talked", 1, "50%"),
        ("Thanked", "pipeline.html#at-thanked", 1, "100%"),
    ]
    assert "67% of those asked" in small.bars[1].description


def test_there_is_no_funnel_of_nobody() -> None:
    assert funnel.draw(reached({"d": Stage.KNOWN}), "", is_large=False) is None
