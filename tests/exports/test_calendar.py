"""keepwarm.ics: what stands at its head, how it is written, and that any texts come back as they were."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.exports import calendar
from builder.followups.agenda import plan
from tests.exports.lines import read
from tests.exports.made import LONDON, escaped, made, talk, written
from tests.support import TODAY, Folder


def test_without_notes_it_is_empty_and_still_a_calendar(folder: Folder) -> None:
    found = made(folder)
    assert [one.name for one in found.parts] == ["VTIMEZONE"]
    assert found.parts[0].values["TZID"] == "UTC"


def test_without_notes_the_zone_is_the_settings_own(folder: Folder) -> None:
    folder.settings(LONDON)
    assert made(folder).parts[0].values["TZID"] == "Europe/London"


def test_its_head(folder: Folder) -> None:
    folder.settings("title: Ada’s list; one, two")
    found = made(folder)
    assert found.text("NAME") == found.text("X-WR-CALNAME") == "Ada’s list; one, two"
    assert {key: said for key, said in found.values.items() if "NAME" not in key} == {
        "VERSION": "2.0",
        "PRODID": "-//Keepwarm//Keepwarm//EN",
        "CALSCALE": "GREGORIAN",
        "REFRESH-INTERVAL": "PT1H",
        "X-PUBLISHED-TTL": "PT1H",
    }
    assert found.parameters["REFRESH-INTERVAL"] == {"VALUE": "DURATION"}


def test_the_stamp_is_the_day_of_the_build(folder: Folder) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-20)")
    folder.interview("x", "contact: ada\ndate: 2026-11-18 10:00\nstatus: done")
    stamps = {one.values["DTSTAMP"] for one in made(folder).all("VEVENT")}
    assert stamps == {"20261120T000000Z"}


def test_the_package_reads_it_back_without_a_fault(folder: Folder) -> None:
    folder.settings(LONDON)
    talk(folder, "2026-11-24 14:30", "place: Room 3")
    back = icalendar.Calendar.from_ical(written(folder))
    (event,) = [one for one in back.events if one.summary == "Conversation with Ada Lind"]
    assert (event.start, event.location, back.errors, event.errors) == (
        datetime(2026, 11, 24, 14, 30, tzinfo=ZoneInfo("Europe/London")), "Room 3", [], [],
    )  # fmt: skip
    assert event.end - event.start == timedelta(minutes=15)


def test_long_lines_in_six_scripts_are_folded_between_letters(folder: Folder) -> None:
    goal = "Что, как; почему? 名前を付けて保存する τί ἐστιν مرحبا بالعالم क्षत्रिय 👩🏽‍🔬 " * 4
    event = talk(folder, "2026-11-24", f'goal: "{goal}"')
    assert event.text("DESCRIPTION") == goal.strip()


@pytest.mark.parametrize(
    "text", ["a, b; c", r"C:\Notes\new\nothing", "one:two=three", 'say "hi"', "%2C ^n ^'", "\\", r"\,\;\\"]
)
def test_texts_are_escaped_and_come_back(folder: Folder, text: str) -> None:
    event = talk(folder, "2026-11-24", "place: '{}'".format(text.replace("'", "''")))
    assert event.text("LOCATION") == text
    assert str(icalendar.Calendar.from_ical(written(folder)).events[-1]["SUMMARY"])


def test_what_no_calendar_can_carry_is_left_out_and_texts_are_on_one_line(folder: Folder) -> None:
    event = talk(folder, "2026-11-24", r'goal: "a\x07b\tc\nd\r\ne\u2028f\x85\uFFFEg"')
    assert event.text("DESCRIPTION") == "ab c d e fg"


# Surrogates stand in no file.
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=90) | st.text('\\nN,;:"\r\n\t é\0', max_size=30)
ONE_LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=60) | st.text(
    "\\nN,;:", max_size=9
)


def _carried(text: str) -> str:
    """Return what of a text a calendar carries."""
    for end in ("\r\n", "\r", "\n", "\t", "\u2028", "\u2029"):
        text = text.replace(end, " ")
    return "".join(one for one in text if ord(one) not in {*range(32), *range(127, 160), 0xFFFE, 0xFFFF})


@given(ANYTHING, ANYTHING, ANYTHING, ONE_LINE)
def test_any_texts_come_back_as_they_were(name: str, goal: str, place: str, promise: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        folder.settings(f"title: {escaped(name)}")
        folder.contact("ada", f"name: {escaped(name)}", f"## Promises\n- [ ] me: p{promise} (by 2026-11-20)")
        front = f"contact: ada\ndate: 2026-11-24 10:00\ngoal: {escaped(goal)}\nplace: {escaped(place)}"
        folder.interview("x", f"{front}\nconfirmed: 2026-11-20\nprepared: 2026-11-20")
        library = folder.load().library
        agenda = plan(library, TODAY)
        data = calendar.render(library, agenda)
        assert calendar.render(folder.load().library, agenda) == data
    one = library.interviews["x"]
    expected = [
        (f"Conversation with {library.contacts['ada'].name}", one.goal or "", one.place or ""),
        *((step.action, step.why, "") for step in agenda.followups),
    ]
    wanted = [tuple(map(_carried, texts)) for texts in expected]
    keys = ("SUMMARY", "DESCRIPTION", "LOCATION")
    found = read(data)
    assert [tuple(event.text(key) for key in keys) for event in found.all("VEVENT")] == wanted
    assert found.text("NAME") == _carried(library.settings.title)
    back = icalendar.Calendar.from_ical(data)
    assert [tuple(str(event.get(key, "")) for key in keys) for event in back.events] == wanted
