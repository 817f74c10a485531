"""What Upcoming says."""

import xml.etree.ElementTree as ET
from datetime import date

from tests.site.conftest import Render
from tests.support import Folder, text_of


def titles(page: ET.Element) -> list[str]:
    """Return the headings of the page's own parts with what stands beside them."""
    found = [*page.iter("h2"), *(one for one in page.iter("summary") if "Whom" not in "".join(one.itertext()))]
    return [text_of(one) for one in found if one.attrib.get("id") != "contents"]


def rows(page: ET.Element) -> list[str]:
    whats = [one for one in page.iter("p") if one.attrib.get("class") == "what"]
    return [text_of(one) for one in whats]


def test_nothing_planned_says_what_to_write(site: Render) -> None:
    text = site().text("upcoming.html")
    assert "Nothing planned." in text
    assert "- [ ] read her article (by 2026-11-27)" in text
    assert "On this page" not in text


def test_what_is_due_today_or_late_stands_first_and_leaves_the_rest_empty(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: write (by 2026-11-17)\n- [ ] me: call (by 2026-11-20)")
    made = site()
    assert titles(made.main("upcoming.html")) == ["Overdue 1", "Today 1"]
    assert "Nothing planned after today." in made.text("upcoming.html")


def test_weeks_run_from_monday_to_sunday(folder: Folder, site: Render) -> None:
    promised = ("2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30", "2027-01-03", "2027-01-04")
    folder.contact("ada", "", "## To do\n" + "\n".join(f"- [ ] on {day} (by {day})" for day in reversed(promised)))
    made = site()
    assert titles(made.main("upcoming.html")) == [
        "This week 1",
        "Next week 2",
        "Week of 30 November 1",
        "Week of 28 December 1",
        "Week of 4 January 2027 1",
    ]
    assert rows(made.main("upcoming.html")) == [f"on {day} (Ada)" for day in promised]
    assert "6 follow-ups to come." in made.text("upcoming.html")


def test_on_a_sunday_tomorrow_is_next_week(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-23)")
    assert titles(site(date(2026, 11, 22)).main("upcoming.html")) == ["Next week 1"]


def test_conversations_stand_in_the_diary_with_their_time(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-24)\n- [ ] pack (by 2026-11-23)")
    folder.contact("bo")
    done = "booked: 2026-11-01\nprepared: 2026-11-02\nconfirmed: 2026-11-02"
    folder.interview(
        "x", f"contact: [ada, bo]\ndate: 2026-11-24 10:30\nvia: phone\ngoal: Who pays?\nminutes: 20\n{done}"
    )
    folder.interview("y", f"contact: bo\ndate: 2026-11-24 09:00\ndirection: giving\nminutes: 1\n{done}")
    made = site()
    assert rows(made.main("upcoming.html")) == [
        "pack (Ada)",
        "Give a conversation to Bo at 09:00",
        "Talk with Ada at 10:30, together with Bo",
        "read (Ada)",
    ]
    text = made.text("upcoming.html")
    assert "2 conversations and 2 follow-ups to come." in text
    assert "20 minutes by phone: Who pays?" in text
    assert "Give a conversation to Bo at 09:00 1 minute in 4 days" in text
    assert "interviews/x.html" in made.links("upcoming.html")


def test_a_conversation_of_today_stands_under_today(folder: Folder, site: Render) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-20\nprepared: 2026-11-19\nconfirmed: 2026-11-18")
    made = site()
    assert titles(made.main("upcoming.html")) == ["Today 1"]
    assert rows(made.main("upcoming.html")) == ["Talk with Ada"]


def test_what_others_are_to_do_waits_apart(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] them: send names (by 2026-11-24)")
    folder.contact("bo", "", "## Log\n- 2026-11-19 request by email")
    made = site()
    assert titles(made.main("upcoming.html")) == ["Waiting on others 2"]
    assert rows(made.main("upcoming.html"))[0].startswith("Ask Bo again")
    waiting = [one for one in made.main("upcoming.html").iter("li") if "waiting" in one.attrib.get("class", "")]
    assert len(waiting) == 2


def test_who_rests_stands_with_since_when_and_why(folder: Folder, site: Render) -> None:
    folder.contact("ada", "status: declined", "## Log\n- 2026-10-01 request\n- 2026-10-08 decline\n- 2026-10-09 thanks")
    folder.contact("bo", "status: parked\nrole: Judge", "## Log\n- 2026-11-02 contact")
    folder.contact("cy", "status: parked")
    folder.contact("di", "status: declined")
    folder.contact("ed", "", "## Log\n- 2024-05-03 contact")
    folder.contact("fo", "status: archived")
    made = site()
    assert titles(made.main("upcoming.html"))[:1] == ["Dormant 5"]
    assert rows(made.main("upcoming.html"))[:5] == ["Bo, Judge", "Ada", "Ed", "Cy", "Di"]
    text = made.text("upcoming.html")
    for words in (
        "Bo, Judge Parked; last in touch on 2 Nov",
        "Ada Said no on 8 Oct",
        "Ed Met, and let lie; last in touch on 3 May 2024",
        "Cy Parked; never in touch",
        "Di Declined; never in touch",
    ):
        assert words in text


def test_what_was_let_lie_stands_in_a_closed_group(folder: Folder, site: Render) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] them: send names (by 2026-01-24)")
    made = site()
    group = next(one for one in made.main("upcoming.html").iter("details") if one.attrib.get("id") == "lapsed")
    assert "Let lie, 1" in text_of(group)
    assert "open" not in group.attrib


def test_one_piece_of_news_stands_in_one_row_and_counts_everybody(folder: Folder, site: Render) -> None:
    folder.profile("", "## News\n- 2026-11-10: passed")
    for slug in ("ada", "bo"):
        folder.contact(slug, "", "## Log\n- 2026-11-01 contact")
    made = site()
    assert titles(made.main("upcoming.html")) == ["Next week 2"]
    assert rows(made.main("upcoming.html")) == ["Tell 2 people your news", "Tell Ada your news", "Tell Bo your news"]


def test_a_group_is_capped_and_says_where_the_others_are(folder: Folder, site: Render) -> None:
    todos = "\n".join(f"- [ ] number {number} (by 2026-11-19)" for number in range(503))
    folder.contact("ada", "", f"## To do\n{todos}")
    made = site()
    text = made.text("upcoming.html")
    assert titles(made.main("upcoming.html")) == ["Overdue 503"]
    assert "and 3 more; keepwarm due --all lists them" in text
    assert ("number 499" in text, "number 500" in text) == (True, False)


def test_the_contents_lead_to_every_part(folder: Folder, site: Render) -> None:
    folder.contact("ada", "status: parked", "## To do\n- [ ] read (by 2026-11-24)\n- [ ] pack (by 2026-11-20)")
    folder.contact("bo", "", "## Promises\n- [ ] them: a (by 2026-01-24)\n- [ ] them: b (by 2026-11-24)")
    made = site()
    anchors = [one for one in made.links("upcoming.html") if one.startswith("#") and one != "#main"]
    assert anchors == ["#today", "#w2026-11-23", "#waiting", "#dormant", "#lapsed"]
    ids = {one.attrib.get("id") for one in made.tree("upcoming.html").iter()}
    assert {one.removeprefix("#") for one in anchors} <= ids


def test_names_from_right_to_left_stand_on_their_own(folder: Folder, site: Render) -> None:
    folder.contact("nur", "name: نور الحداد\nstatus: parked\nrole: قاضية")
    html = site().html("upcoming.html")
    assert 'dir="auto">نور الحداد</a>, <span dir="auto">قاضية</span>' in html
