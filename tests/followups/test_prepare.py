"""prepare: pending, asking; not prepared."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("date: 2026-11-19", id="the date has passed"),
        pytest.param("date: 2026-11-24\nstatus: done", id="done"),
        pytest.param("date: 2026-11-24\nstatus: no-show", id="no-show"),
        pytest.param("date: 2026-11-24\ndirection: giving", id="giving"),
        pytest.param("date: 2026-11-24\nprepared: 2026-11-20", id="prepared"),
        pytest.param("date: 2026-11-24\nprepared: 2027-01-01", id="prepared counts as it stands"),
    ],
)
def test_is_not_raised(folder: Folder, front: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\n{front}")
    assert folder.rows("prepare") == []


@pytest.mark.parametrize(
    ("front", "due"),
    [
        pytest.param("", "2026-11-23, upcoming -3", id="the day before"),
        pytest.param("confirmed: 2026-11-20", "2026-11-23, upcoming -3", id="confirmed is not prepared"),
        pytest.param("booked: 2026-11-22", "2026-11-23, upcoming -3", id="booked before it is due"),
        pytest.param("booked: 2026-11-23", "2026-11-23, upcoming -3", id="booked on the day it is due"),
        pytest.param("booked: 2026-11-24", "2026-11-24, upcoming -4", id="not before it was booked"),
    ],
)
def test_is_due_the_day_before_the_interview(folder: Folder, front: str, due: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-24\n{front}")
    assert folder.rows("prepare") == [f"prepare ada talk: {due}"]


@pytest.mark.parametrize(
    ("today", "rows"),
    [
        (date(2026, 11, 23), ["prepare ada talk: 2026-11-23, today 0"]),
        (date(2026, 11, 24), ["prepare ada talk: 2026-11-23, overdue 1"]),
        (date(2026, 11, 25), []),
    ],
)
def test_ends_when_the_date_passes(folder: Folder, today: date, rows: list[str]) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-24")
    assert folder.rows("prepare", today=today) == rows


def test_is_raised_once_on_the_first_contact_that_it_may_fall_on(folder: Folder) -> None:
    folder.contact("ada", "status: archived")
    folder.contact("bo")
    folder.contact("cy")
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-11-24")
    assert folder.rows("prepare") == ["prepare bo talk: 2026-11-23, upcoming -3"]


@pytest.mark.parametrize(("day", "due"), [("2027-01-01", "2026-12-31"), ("2028-03-01", "2028-02-29")])
def test_months_and_years_begin(folder: Folder, day: str, due: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: {day}")
    assert folder.rows("prepare", today=date.fromisoformat(due)) == [f"prepare ada talk: {due}, today 0"]


@pytest.mark.parametrize(
    ("questions", "why"),
    [
        ("", "It is on 24 November; 0 questions ready"),
        ("- [ ] Why?\n- [-] Dropped?", "It is on 24 November; 1 question ready"),
        ("- [ ] Why?\n- [x] How?", "It is on 24 November; 2 questions ready"),
    ],
)
def test_says_what_to_do_and_why(folder: Folder, questions: str, why: str) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-24\nconfirmed: 2026-11-20", f"## Questions\n{questions}")
    (one,) = folder.agenda().followups
    assert one.action == "Prepare the conversation with Ada"
    assert one.why == why
