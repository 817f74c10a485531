"""confirm: pending, asking; neither confirmed nor made only lately."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    ("front", "log"),
    [
        pytest.param("date: 2026-11-19", "", id="the date has passed"),
        pytest.param("date: 2026-11-24\nstatus: done", "", id="done"),
        pytest.param("date: 2026-11-24\nstatus: cancelled", "", id="cancelled"),
        pytest.param("date: 2026-11-24\ndirection: giving", "", id="giving: they confirm"),
        pytest.param("date: 2026-11-24\nconfirmed: 2026-11-20", "", id="confirmed"),
        pytest.param("date: 2026-11-24\nconfirmed: 2027-01-01", "", id="confirmed counts as it stands"),
        pytest.param("date: 2026-11-24\nbooked: 2026-11-22", "", id="booked on the day it would be due"),
        pytest.param("date: 2026-11-24\nbooked: 2026-11-23", "", id="booked after the day it would be due"),
        pytest.param("date: 2026-11-24", "- 2026-11-10 confirmation", id="confirmation 14 days before its date"),
        pytest.param("date: 2026-11-20", "- 2026-11-20 confirmation", id="confirmation on its date"),
    ],
)
def test_is_not_raised(folder: Folder, front: str, log: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    folder.interview("talk", f"contact: ada\n{front}")
    assert folder.rows("confirm") == []


@pytest.mark.parametrize(
    ("front", "log"),
    [
        pytest.param("", "", id="nothing said"),
        pytest.param("status: scheduled", "", id="scheduled"),
        pytest.param("booked: 2026-11-21", "", id="booked a day before it would be due"),
        pytest.param("prepared: 2026-11-19", "", id="prepared is not confirmed"),
        pytest.param(
            "", "- 2026-11-09 confirmation", id="confirmation 15 days before its date: of another appointment"
        ),
        pytest.param("", "- 2026-11-21 confirmation", id="confirmation of a day to come"),
        pytest.param("", "- 2026-11-19 reply", id="another entry"),
    ],
)
def test_is_due_two_days_before_the_interview(folder: Folder, front: str, log: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-24\n{front}")
    assert folder.rows("confirm") == ["confirm ada talk: 2026-11-22, upcoming -2"]


@pytest.mark.parametrize(
    ("today", "row"),
    [
        (date(2026, 11, 22), "confirm ada talk: 2026-11-22, today 0"),
        (date(2026, 11, 23), "confirm ada talk: 2026-11-22, overdue 1"),
        (date(2026, 11, 24), "confirm ada talk: 2026-11-22, overdue 2"),
    ],
)
def test_stays_until_the_day_of_the_interview(folder: Folder, today: date, row: str) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-24")
    assert folder.rows("confirm", today=today) == [row]


def test_ends_when_the_date_passes(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-24")
    assert folder.rows("confirm", today=date(2026, 11, 25)) == []


def test_a_confirmation_of_any_of_its_contacts_ends_it(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", body="## Log\n- 2026-11-19 confirmation")
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-24")
    assert folder.rows("confirm") == []


def test_is_raised_once_on_the_first_contact_that_it_may_fall_on(folder: Folder) -> None:
    folder.contact("ada", "status: archived")
    folder.contact("bo")
    folder.contact("cy")
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-11-24")
    assert folder.rows("confirm") == ["confirm bo talk: 2026-11-22, upcoming -2"]


@pytest.mark.parametrize(
    ("day", "due"), [("2028-03-31", "2028-02-29"), ("2027-03-31", "2027-02-28"), ("2027-03-28", "2027-02-28")]
)
def test_a_month_before_is_a_calendar_month(folder: Folder, day: str, due: str) -> None:
    folder.settings("follow_up: {confirm_before: 1 month}")
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: {day}")
    assert folder.rows("confirm", today=date.fromisoformat(due)) == [f"confirm ada talk: {due}, today 0"]


@pytest.mark.parametrize(
    ("keywords", "why"),
    [
        ("", "It is on 24 November; send your topics"),
        ("keywords: [first year, training]", "It is on 24 November; send your topics: first year, training"),
    ],
)
def test_says_what_to_do_and_why(folder: Folder, keywords: str, why: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-24\nprepared: 2026-11-20\n{keywords}")
    (one,) = folder.agenda().followups
    assert one.action == "Confirm the conversation with Ada"
    assert one.why == why
