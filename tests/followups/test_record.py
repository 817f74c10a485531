"""record: an interview is stale."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("date: 2026-11-20", id="today it may still take place"),
        pytest.param("date: 2026-11-20 00:01", id="times of day play no part"),
        pytest.param("date: 2026-11-21", id="tomorrow"),
        pytest.param("date: 2026-11-19\nstatus: done", id="done"),
        pytest.param("date: 2026-11-19\nstatus: cancelled", id="cancelled"),
        pytest.param("date: 2026-11-19\nstatus: no-show", id="no-show"),
        pytest.param("date: 2026-11-19\nlasted: 20", id="done, as lasted says"),
        pytest.param("date: 2026-11-19\nthanked: 2026-11-19", id="done, as thanked says"),
        pytest.param("date: 2026-11-19\ndebriefed: 2026-11-19", id="done, as debriefed says"),
        pytest.param("date: 2026-11-19\ninterest_after: 1", id="done, as interest_after says"),
    ],
)
def test_is_not_raised(folder: Folder, front: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\n{front}")
    assert folder.rows("record") == []


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("", id="no status"),
        pytest.param("status: scheduled", id="scheduled"),
        pytest.param("status: scheduled\nlasted: 20", id="what is stated wins over what is implied"),
        pytest.param("direction: giving", id="also a conversation that I gave"),
        pytest.param("confirmed: 2026-11-17\nprepared: 2026-11-18", id="also a prepared one"),
    ],
)
def test_is_due_on_the_day_of_the_interview(folder: Folder, front: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-19\n{front}")
    assert folder.rows("record") == ["record ada talk: 2026-11-19, overdue 1"]


def test_is_raised_once_on_the_first_contact_that_it_may_fall_on(folder: Folder) -> None:
    folder.contact("ada", "status: archived")
    folder.contact("bo", "status: parked")
    folder.contact("cy")
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-11-19")
    assert folder.rows("record") == ["record bo talk: 2026-11-19, overdue 1"]


def test_is_raised_on_nobody_where_all_are_archived(folder: Folder) -> None:
    folder.contact("ada", "status: archived")
    folder.interview("talk", "contact: ada\ndate: 2026-11-19")
    assert folder.rows() == []


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-12-30")
    (one,) = folder.agenda(date(2027, 1, 2)).followups
    assert one.action == "Write down how the conversation with Ada went"
    assert one.why == "It was planned for 30 December 2026"
