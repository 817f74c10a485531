"""The page of fields: interest before and after as a chart, words and questions, sources, time, what was given."""

import xml.etree.ElementTree as ET

import pytest

from tests.site.conftest import Render
from tests.support import Folder, text_of

SVG = "{http://www.w3.org/2000/svg}"


def talk(folder: Folder, slug: str, contact: str, day: str, more: str = "", *, body: str = "") -> None:  # noqa: PLR0913
    folder.interview(slug, f"contact: {contact}\ndate: {day}\nstatus: done\n{more}", body)


def charts(site: Render) -> list[ET.Element]:
    return [one for one in site().main("fields.html").iter(f"{SVG}svg") if one.get("role") == "img"]


def section(site: Render, name: str) -> str:
    """Return what the section with that id of its heading says, on one line."""
    for one in site().main("fields.html").iter("section"):
        if one.get("aria-labelledby") == name:
            for block in (block for block in one.iter() if block.tag in {"th", "td", "p"}):
                block.text, block.tail = f" {block.text or ''}", f" {block.tail or ''}"
            return text_of(one)
    return ""


def test_without_anything_the_page_says_what_to_write(site: Render) -> None:
    made = site()
    text = made.text("fields.html")
    for piece in ("Rate your interest before and after", "interest_before: 3", "looking_for:", "direction: giving"):
        assert piece in text
    assert made.main("fields.html").find(".//table") is None


def test_a_field_says_what_conversations_did_to_the_interest(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind\nfields: health economics")
    talk(folder, "a", "ada", "2025-11-18", "interest_before: 3\ninterest_after: 4")
    talk(folder, "b", "ada", "2026-11-18", "interest_before: 3\ninterest_after: 5")
    talk(folder, "c", "ada", "2026-11-19", "interest_before: 2")
    text = section(site, "f1")
    assert text.startswith("health economics 3 conversations 3 → 4.5 on average over 2 conversations")
    assert "Ada Lind, 18 Nov 2025 3 4 Ada Lind, 18 Nov 3 5 Ada Lind, 19 Nov 2 –" in text
    (chart,) = charts(site)
    strokes = [one for one in chart.iter(f"{SVG}path") if one.get("class") == "stroke"]
    assert [one.get("d") for one in strokes] == ["M35 54L65 32", "M87 54L117 10"]
    words = ["".join(one.itertext()) for one in chart.iter(f"{SVG}text") if one.get("class") == "day"]
    assert words == ["18\u00a0Nov", "2025", "18\u00a0Nov", "2026"]
    ids = {one.get("id"): "".join(one.itertext()) for one in chart if one.get("id")}
    assert "health economics" in ids[chart.attrib["aria-labelledby"]]
    assert "18\u00a0November\u00a02026: 3 before, 5 after" in ids[chart.attrib["aria-describedby"]]
    assert "Rate your interest" not in site().text("fields.html")


def test_means_are_rounded_as_people_do(folder: Folder, site: Render) -> None:
    folder.contact("ada", "fields: data")
    for number, after in enumerate((3, 3, 3, 4)):
        rated = f"interest_before: 2\ninterest_after: {after}"
        talk(folder, f"a{number}", "ada", f"2026-10-1{number}", f"{rated}\nminutes: {15 + number % 2 * 15}\nlasted: 32")
    assert "2 → 3.3 on average over 4 conversations" in section(site, "f1")
    said = "None of 4 conversations kept to the time asked for; 4 ran over, by 10 minutes on average."
    assert f"{said} You asked for 23 minutes on average, and got 32." in section(site, "time")


def test_one_conversation_and_many(folder: Folder, site: Render) -> None:
    folder.contact("ada", "fields: data")
    folder.contact("bo", "fields: law")
    talk(folder, "a", "ada", "2026-11-18", "interest_before: 3\ninterest_after: 4")
    for number in range(25):
        talk(folder, f"b{number:02}", "bo", f"2026-10-{number + 1:02}", "interest_before: 3\ninterest_after: 3")
    assert "1 conversation 3 → 4 in one conversation" in section(site, "f2")
    many, one = charts(site)
    assert "the latest 24 of 25 conversations" in "".join(many.itertext())
    assert sum(path.get("class") == "stroke" for path in many.iter(f"{SVG}path")) == 24
    assert sum(path.get("class") == "stroke" for path in one.iter(f"{SVG}path")) == 1
    scrolling = [box for box in site().main("fields.html").iter("div") if box.get("role") == "region"]
    assert [box.get("tabindex") for box in scrolling] == ["0"]


def test_the_scale_of_a_chart_that_scrolls_is_on_both_sides(folder: Folder, site: Render) -> None:
    folder.contact("ada", "fields: [tides, rain]")
    for number in range(5):
        fields = "[tides, rain]" if number else "tides"
        talk(
            folder,
            f"t{number}",
            "ada",
            f"2026-11-0{number + 1}",
            f"fields: {fields}\ninterest_before: 3\ninterest_after: 4",
        )
    scales = [[one.text for one in chart.iter(f"{SVG}text") if one.get("class") is None] for chart in charts(site)]
    assert scales == [list("1122334455"), list("12345")]


def test_a_field_that_was_never_rated_has_no_chart(folder: Folder, site: Render) -> None:
    folder.contact("ada", "fields: data")
    talk(folder, "a", "ada", "2026-11-18")
    assert charts(site) == []
    assert "data 1 conversation" in section(site, "f1")
    assert "Rate your interest before and after" in site().text("fields.html")


def test_a_field_has_a_few_phrases_and_open_questions(folder: Folder, site: Render) -> None:
    folder.profile("cv: cv.md", "## Open questions\n- [ ] Mine?")
    folder.write("content/cv.md", "one")
    folder.contact("ada", "name: Ada Lind\nfields: Data")
    folder.contact("bo", "name: بو\nfields: data")
    folder.organisation("acme", "name: Acme\nfields: DATA", "## Open questions\n- [ ] Theirs?\n- [ ] More?\n- [ ] Yet?")
    body = (
        "## Language\n- one\n- two\n- three\n- four\n## Questions\n- [ ] ! Critical?\n## Open questions\n- [ ] Noted?"
    )
    talk(folder, "a", "ada", "2026-11-18", body=body)
    talk(folder, "b", "bo", "2026-11-17", body="## Language\n- One!")
    text = section(site, "f1")
    words = "one Ada Lind, 18 Nov. 2 people. In your CV. two Ada Lind, 18 Nov. Not yet in your CV. three"
    assert words in text
    assert "four" not in text
    assert "All 4 phrases" in text
    assert "Critical? Ada Lind, 18 Nov. Critical. Noted? Ada Lind, 18 Nov Theirs? Acme All 5 open questions" in text
    assert "Mine?" not in text


def test_what_is_looked_for_stands_out_where_nothing_was_said_yet(folder: Folder, site: Render) -> None:
    folder.profile("looking_for: [art, data, law]")
    folder.contact("ada", "fields: [data, Economics]")
    folder.contact("bo", "fields: [law, economics]")
    talk(folder, "a", "ada", "2026-11-18", "fields: data")
    text = section(site, "wanted")
    assert "art No conversation yet You know nobody there yet." in text
    assert "data 1 conversation" in text
    assert "law No conversation yet You know 1 person there." in text
    assert "No conversation yet: Economics (2 people)." in text
    assert "#f1" in site().links("fields.html")


def test_sources_and_what_came_of_them(folder: Folder, site: Render) -> None:
    folder.contact("ada", "source: linkedin")
    folder.contact("bo", "source: linkedin")
    folder.contact("cy")
    talk(folder, "a", "ada", "2026-11-18")
    text = section(site, "sources")
    assert "LinkedIn: you talked with 1 of 2 people. Source" in text
    assert "LinkedIn 2 1 1" in text
    assert "Not noted 1 0 0" in text
    widths = [one.get("width") for one in site().main("fields.html").iter(f"{SVG}rect")]
    assert widths == ["100.0", "50.0", "50.0", "50.0", "0.0", "0.0"]


def test_the_best_source_is_named_where_there_is_one(folder: Folder, site: Render) -> None:
    folder.contact("ada", "source: event")
    folder.contact("bo", "source: friend")
    assert "you talked with" not in section(site, "sources")
    talk(folder, "a", "ada", "2026-11-17")
    talk(folder, "b", "bo", "2026-11-17")
    assert "you talked with" not in section(site, "sources")
    folder.contact("cy", "source: friend")
    talk(folder, "c", "cy", "2026-11-18")
    assert "Friend: you talked with 2 of 2 people, more than from any other source." in section(site, "sources")


def test_time_asked_for_and_taken_in_words(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind")
    assert not section(site, "time")
    talk(folder, "a", "ada", "2026-11-11", "minutes: 20\nlasted: 20")
    assert "The one conversation kept to the time asked for." in section(site, "time")
    talk(folder, "b", "ada", "2026-11-12", "lasted: 10")
    assert "Both conversations kept to the time asked for." in section(site, "time")
    talk(folder, "c", "ada", "2026-11-13", "minutes: 25\nlasted: 42")
    text = section(site, "time")
    assert "2 of 3 conversations kept to the time asked for; one ran over, by 17 minutes." in text
    assert "You asked for 20 minutes on average, and got 24." in text
    assert "Ada Lind, 13 Nov 25 42 +17 Ada Lind, 12 Nov 15 10 kept" in text
    talk(folder, "d", "ada", "2026-11-14", "lasted: 16")
    assert "2 of 4 conversations kept to the time asked for; 2 ran over, by 9 minutes" in section(site, "time")


def test_the_one_conversation_ran_over_and_none_kept_to_the_time(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    talk(folder, "a", "ada", "2026-11-11", "lasted: 16")
    assert "The one conversation ran over by 1 minute." in section(site, "time")
    talk(folder, "b", "ada", "2026-11-12", "lasted: 18")
    assert "None of 2 conversations kept to the time asked for; 2 ran over, by 2 minutes" in section(site, "time")


@pytest.mark.parametrize(
    ("lasted", "silent", "says"),
    [
        ([15], 1, "1 conversation kept to the time asked for. Of 1 more it is not noted how long it took."),
        ([16], 2, "1 conversation ran over by 1 minute. Of 2 more it is not noted how long they took."),
        ([15, 9], 2, "2 conversations kept to the time asked for. Of 2 more it is not noted how long they took."),
        ([15, 15, 15], 0, "All 3 conversations kept to the time asked for."),
        ([25, 15], 1, "minutes on average, and got 20. Of 1 more it is not noted how long it took."),
    ],
)
def test_of_what_is_not_noted_nothing_is_said(
    folder: Folder, site: Render, lasted: list[int], silent: int, says: str
) -> None:
    folder.contact("ada")
    for number, minutes in enumerate([*lasted, *[0] * silent], 1):
        talk(folder, f"t{number}", "ada", f"2026-11-0{number}", f"lasted: {minutes}" if minutes else "")
    assert f" {says} " in section(site, "time")


def test_conversations_given_and_those_without_a_field(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: Ada Lind")
    folder.contact("bo", "name: 名前")
    talk(folder, "a", "ada", "2026-11-11")
    talk(folder, "b", "bo", "2026-11-12", "direction: giving\nlasted: 20\nvia: phone")
    assert "Without a field 1" in section(site, "unplaced")
    assert "Ada Lind, 11 Nov" in section(site, "unplaced")
    assert "名前" in section(site, "given")
    assert "20 minutes by phone" in section(site, "given")
    assert "given by you" not in section(site, "given")
