"""The page of activity: the picture of the last weeks, the weeks as a table, the conversations of each month."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from builder.insights.activity import Activity, Spell, Tally
from builder.site.views.charts import calendar
from tests.site.conftest import Render
from tests.support import TODAY, Folder, first, text_of

PAGE = "activity.html"
SVG = "{http://www.w3.org/2000/svg}"
_ONE = Tally(1)


def drawn(*days: str, weeks: int = 26, today: date = TODAY, tally: Tally = _ONE) -> calendar.Calendar:
    found = {date.fromisoformat(day): tally for day in days}
    return calendar.draw(Activity(today, found), weeks)


def squares(picture: calendar.Calendar) -> dict[str, list[tuple[int, int]]]:
    """Return the columns and rows of the squares of each fullness."""
    return {
        one.name: [((int(x) - 16) // 11, (int(y) - 14) // 11) for x, y in re.findall(r"M(\d+) (\d+)", one.path)]
        for one in picture.levels
    }


def test_without_anything_it_says_how_to_begin(site: Render) -> None:
    made = site()
    assert "Nothing happened yet." in made.text(PAGE)
    assert "- 2026-11-20 request by email: 15 minutes" in made.text(PAGE)
    assert made.main(PAGE).find(f".//{SVG}svg[@role='img']") is None


def test_notes_alone_are_no_activity(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-18 note: a thought")
    assert "Nothing happened yet." in site().text(PAGE)


def test_each_day_is_a_square_in_the_column_of_its_week() -> None:
    found = squares(drawn("2026-11-09", "2026-11-15", "2026-11-20", weeks=2))
    assert found["c1"] == [(0, 0), (0, 6), (1, 4)]
    assert len(found["c0"]) == 7 + 5 - 3


@pytest.mark.parametrize(
    ("tally", "level"),
    [(Tally(1), "c1"), (Tally(1, 1), "c2"), (Tally(0, 1, 1, 1), "c3"), (Tally(1, 1, 1, 1), "c4"), (Tally(9, 9), "c4")],
)
def test_the_more_happened_the_fuller_the_square(tally: Tally, level: str) -> None:
    assert squares(drawn("2026-11-20", weeks=1, tally=tally)) == {
        "c0": [(0, 0), (0, 1), (0, 2), (0, 3)],
        level: [(0, 4)],
    }


def test_today_is_outlined_in_the_last_column() -> None:
    picture = drawn("2026-11-20", weeks=2)
    assert ((picture.now_x - 16) // 11, (picture.now_y - 14) // 11) == (1, 4)
    assert picture.now_x + picture.square < picture.width
    assert picture.height > 14 + 7 * 10


def test_months_are_named_where_they_begin_and_where_there_is_room() -> None:
    labels = drawn("2026-11-20", weeks=52).labels
    months = [one.text for one in labels if one.text not in {"M", "W", "F"}]
    assert months == ["Dec", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    assert [one.text for one in labels if one.x == 0] == ["M", "W", "F"]
    assert [one.text for one in drawn(weeks=4).labels[:-3]] == ["Nov"]
    assert [one.text for one in drawn(weeks=4, today=date(2026, 11, 10)).labels[:-3]] == []


def test_two_sizes_of_the_picture() -> None:
    half, whole = drawn("2026-11-20"), drawn("2026-11-20", weeks=52)
    assert (half.width, whole.width) == (16 + 26 * 11, 16 + 52 * 11)
    assert half.height == whole.height
    assert half.title == "Conversations and messages a day, 25 May 2026 to 20 November 2026"
    assert half.sentence in half.description


@pytest.mark.parametrize(
    ("tally", "spell", "said"),
    [
        pytest.param(Tally(), None, "No conversation and no message in this time.", id="none"),
        pytest.param(Tally(1), None, "1 conversation, no message.", id="one conversation"),
        pytest.param(Tally(0, 1), None, "No conversation, 1 message.", id="one message"),
        pytest.param(Tally(2, 1, 1, 1), None, "2 conversations, 3 messages.", id="several"),
        pytest.param(
            Tally(11, 60, 3),
            (date(2026, 1, 5), date(2026, 1, 20)),
            "11 conversations, 63 messages. Longest quiet spell: 16 days in January.",
            id="in one month",
        ),
        pytest.param(
            Tally(1),
            (date(2026, 1, 5), date(2026, 1, 5)),
            "1 conversation, no message. Longest quiet spell: 1 day in January.",
            id="of one day",
        ),
        pytest.param(
            Tally(1),
            (date(2025, 12, 5), date(2025, 12, 6)),
            "1 conversation, no message. Longest quiet spell: 2 days in December 2025.",
            id="in a month of another year",
        ),
        pytest.param(
            Tally(1),
            (date(2025, 12, 28), date(2026, 1, 12)),
            "1 conversation, no message. Longest quiet spell: 16 days from 28 Dec 2025 to 12 Jan.",
            id="over two months",
        ),
        pytest.param(
            Tally(1),
            (date(2026, 11, 5), TODAY),
            "1 conversation, no message. Longest quiet spell: 16 days up to today.",
            id="still lasting",
        ),
    ],
)
def test_the_sentence(tally: Tally, spell: tuple[date, date] | None, said: str) -> None:
    assert calendar.sentence(tally, Spell(*spell) if spell else None, TODAY).replace("\xa0", " ") == said


def test_the_sentence_counts_the_weeks_that_are_shown() -> None:
    assert drawn("2026-11-01", "2026-11-20", weeks=1).sentence.startswith("1 conversation,")
    assert drawn("2025-01-01", weeks=26).sentence == "No conversation and no message in this time."


def test_the_picture_has_a_title_a_description_and_a_table(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-16 request\n- 2026-11-17 reply\n- 2025-12-01 contact")
    folder.interview("a", "contact: ada\ndate: 2026-11-18\nthanked: 2026-11-19")
    main = site().main(PAGE)
    picture = next(one for one in main.iter(f"{SVG}svg") if one.get("role") == "img")
    assert first(picture, f"{SVG}title").attrib["id"] == picture.get("aria-labelledby")
    assert first(picture, f"{SVG}desc").attrib["id"] == picture.get("aria-describedby")
    rows = [[text_of(cell) for cell in row] for row in first(main, ".//table").iter("tr")]
    assert rows[0] == ["Week of", "Conversations", "Sent", "Received", "Other"]
    assert len(rows) == 1 + 52
    assert rows[1] == ["16 Nov", "1", "2", "1", "0"]
    assert rows[-2] == ["1 Dec 2025", "0", "0", "0", "1"]
    assert rows[-1] == ["24 Nov 2025", "0", "0", "0", "0"]


def test_months_name_and_link_their_conversations_latest_first(folder: Folder, site: Render) -> None:
    folder.contact("ada", "name: نور الحداد", "## Log\n- 2026-09-01 request")
    folder.contact("bo")
    folder.contact("cy")
    folder.interview("a", "contact: ada\ndate: 2026-11-02\nstatus: done")
    folder.interview("b", "contact: [bo, cy]\ndate: 2026-11-03\nstatus: done")
    folder.interview("c", "contact: [bo, cy, ada]\ndate: 2026-11-03\nstatus: done")
    folder.interview("d", "contact: bo\ndate: 2026-11-04\nstatus: cancelled")
    made = site()
    text = made.text(PAGE)
    assert "November 2026 3 conversations 3 Nov Bo and 2 others 3 Nov Bo and 1 other 2 Nov نور الحداد" in text
    assert "October 2026 nothing noted" in text
    assert "September 2026 1 message" in text
    assert "August 2026" not in text
    assert "interviews/d.html" not in made.links(PAGE)
    names = [one.get("dir") for one in made.main(PAGE).iter("a") if one.get("href") == "interviews/a.html"]
    assert names == ["auto"]
    assert "All conversations" not in text


def test_only_the_last_year_is_shown_and_the_rest_is_linked(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("a", "contact: ada\ndate: 2025-11-23\nstatus: done")
    folder.interview("b", "contact: ada\ndate: 2024-10-23\nstatus: done")
    text = site().text(PAGE)
    assert "November 2025 1 conversation" in text
    assert "January 2026 nothing noted December 2025" in text
    assert "October 2025" not in text
    assert "All conversations, the earlier ones included" in text


def test_a_month_of_many_conversations_is_capped(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    for number in range(26):
        folder.interview(f"t{number:02}", "contact: ada\ndate: 2026-11-02\nstatus: done")
    made = site()
    assert "26 conversations" in made.text(PAGE)
    assert "and 2 more" in made.text(PAGE)
    assert "interviews/t25.html" in made.links(PAGE)
    assert "interviews/t01.html" not in made.links(PAGE)


def test_what_the_messages_were(folder: Folder, site: Render) -> None:
    folder.contact(
        "ada",
        "",
        """
        ## Log
        - 2026-11-01 request
        - 2026-11-02 request
        - 2026-11-03 decline
        - 2026-11-04 introduction
        - 2024-11-04 update
        """,
    )
    text = site().text(PAGE)
    assert "Sent 2 2 requests Received 1 1 refusal Other 1 1 introduction" in text


def test_conversations_without_messages_have_no_list_of_them(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("a", "contact: ada\ndate: 2026-11-02\nstatus: done")
    assert "Messages in these weeks" not in site().text(PAGE)


def test_the_first_day_there_is(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Log\n- 0001-01-01 request")
    main = site(date.min).main(PAGE)
    assert isinstance(main, ET.Element)
    assert "January 1 1 message" in text_of(main)
