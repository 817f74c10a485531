"""Which conversations the calendar has, when they are, and what is told of them."""

from datetime import date

import pytest

from tests.exports.made import LONDON, conversations, made, talk
from tests.support import Folder


def test_one_to_come(folder: Folder) -> None:
    folder.settings(LONDON)
    event = talk(
        folder,
        "2026-11-24 14:30",
        "minutes: 20\nplace: Harbour Gate, third bench\ngoal: What does a year look like?\nbooked: 2026-11-23",
    )
    assert {key: event.text(key) for key in event.values if key not in {"UID", "DTSTAMP"}} == {
        "SUMMARY": "Conversation with Ada Lind",
        "DTSTART": "20261124T143000",
        "DURATION": "PT20M",
        "STATUS": "TENTATIVE",
        "CATEGORIES": "Conversation",
        "DESCRIPTION": "What does a year look like?",
        "LOCATION": "Harbour Gate, third bench",
    }
    assert event.parameters["DTSTART"] == {"TZID": "Europe/London"}
    (alarm,) = event.parts
    assert alarm.values == {
        "ACTION": "DISPLAY",
        "DESCRIPTION": "Conversation with Ada Lind",
        "TRIGGER": "-P1D",
    }


def test_without_a_time_it_takes_the_day_and_the_alarm_is_at_nine_the_day_before(folder: Folder) -> None:
    event = talk(folder, "2026-11-24")
    assert event.parameters["DTSTART"] == {"VALUE": "DATE"}
    assert (event.values["DTSTART"], event.values["DTEND"]) == ("20261124", "20261125")
    assert [one.values["TRIGGER"] for one in event.parts] == ["-PT15H"]


@pytest.mark.parametrize(
    ("when", "more", "alarms"),
    [
        ("2026-11-20 10:00", "", 1),
        ("2026-11-19 10:00", "", 0),  # waits to be recorded
        ("2026-11-19 10:00", "status: done", 0),
        ("2026-11-24 10:00", "status: done", 0),
        ("2026-11-24 10:00", "direction: giving", 1),
    ],
)
def test_only_what_is_to_come_has_an_alarm(folder: Folder, when: str, more: str, alarms: int) -> None:
    assert len(talk(folder, when, more).parts) == alarms


@pytest.mark.parametrize("status", ["cancelled", "no-show"])
@pytest.mark.parametrize("day", ["2026-11-10", "2026-11-24"])
def test_what_did_not_come_about_is_not_in_it(folder: Folder, status: str, day: str) -> None:
    folder.contact("ada")
    folder.interview("x", f"contact: ada\ndate: {day}\nstatus: {status}")
    assert conversations(folder) == []


def test_one_that_took_place_lasts_as_long_as_it_did(folder: Folder) -> None:
    event = talk(folder, "2026-11-18 14:30", "minutes: 15\nlasted: 95")
    assert event.values["DURATION"] == "PT1H35M"


def test_the_time_asked_for_counts_until_then(folder: Folder) -> None:
    assert talk(folder, "2026-11-18 14:30").values["DURATION"] == "PT15M"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ("", "TENTATIVE"),
        ("confirmed: 2026-11-20", "CONFIRMED"),
        ("direction: giving", "CONFIRMED"),
        ("status: done", "CONFIRMED"),
    ],
)
def test_how_sure_it_is(folder: Folder, more: str, status: str) -> None:
    assert talk(folder, "2026-11-24 10:00", more).values["STATUS"] == status


def test_a_confirmation_in_the_log_will_do(folder: Folder) -> None:
    folder.contact("bo", "", "## Log\n- 2026-11-20 confirmation by email")
    folder.interview("x", "contact: bo\ndate: 2026-11-24 10:00")
    assert [one.values["STATUS"] for one in conversations(folder)] == ["CONFIRMED"]


def test_everybody_is_named(folder: Folder) -> None:
    folder.contact("bo", "name: Bo Ek")
    folder.contact("eve", "name: מרים לוי")
    assert talk(folder, "2026-11-24", contact="[ada, bo, eve]").text("SUMMARY") == (
        "Conversation with Ada Lind, Bo Ek and מרים לוי"
    )


def test_somebody_without_a_note_is_named_too(folder: Folder) -> None:
    folder.interview("x", 'contact: "Nobody Yet"\ndate: 2026-11-24')
    assert [one.text("SUMMARY") for one in conversations(folder)] == ["Conversation with Nobody Yet"]


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("https://meet.example/room,1;x?a=b#c", "https://meet.example/room,1;x?a=b#c"),
        ("HTTP://meet.example", "HTTP://meet.example"),
        ("https://meet.example/room, code 12", ""),
        ("https://meet.example/é", ""),
        ("Harbour Gate", ""),
        ("ftp://meet.example/", ""),
    ],
)
def test_a_place_that_is_an_address_can_be_opened(folder: Folder, place: str, url: str) -> None:
    event = talk(folder, "2026-11-24 10:00", f'place: "{place}"')
    assert event.text("LOCATION") == place
    assert event.values.get("URL", "") == url


def test_nothing_confidential_is_told(folder: Folder) -> None:
    folder.contact(
        "ada", "name: Ada\nemail: ada@borealis.example\nphone: 070", "Met her.\n\n## Log\n- 2026-11-01 note: x"
    )
    folder.interview(
        "x",
        "contact: ada\ndate: 2026-11-18 10:00\nstatus: done\ngoal: Why?\nthanked: 2026-11-19\ninterest_after: 2",
        "## Questions\n- [x] How?\n  So.\n\n## Notes\nSecret.\n\n## Debrief\nDull.",
    )
    (event,) = made(folder).all("VEVENT")
    said = {key: value for key, value in event.values.items() if key not in {"UID", "DTSTAMP", "DTSTART"}}
    assert said == {
        "SUMMARY": "Conversation with Ada",
        "DURATION": "PT15M",
        "STATUS": "CONFIRMED",
        "CATEGORIES": "Conversation",
        "DESCRIPTION": "Why?",
    }


def test_they_stand_by_day_before_what_is_due(folder: Folder) -> None:
    folder.contact("ada", "name: Ada", "## To do\n- [ ] read (by 2026-11-01)")
    folder.interview("b", "contact: ada\ndate: 2026-11-10\nstatus: done\nthanked: 2026-11-11\ndebriefed: 2026-11-11")
    folder.interview("a", "contact: ada\ndate: 2026-11-24\nprepared: 2026-11-20\nconfirmed: 2026-11-20")
    assert [one.values["DTSTART"] for one in made(folder).all("VEVENT")] == ["20261110", "20261124", "20261101"]


def test_its_name_is_its_own_for_ever(folder: Folder) -> None:
    first = talk(folder, "2026-11-24 10:00", "place: Room 3").values["UID"]
    moved = talk(folder, "2026-11-25", "place: Room 4\nstatus: done\nlasted: 20")
    folder.interview("y", "contact: ada\ndate: 2026-11-25")
    assert moved.values["UID"] == first
    assert len({one.values["UID"] for one in conversations(folder, date(2027, 1, 1))} - {first}) == 1
