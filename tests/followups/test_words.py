"""What counts, and what a broken note costs the agenda (docs/follow-ups.md, Words; docs/format.md, Validation)."""

from datetime import date

import pytest

from builder.followups.agenda import plan
from tests.support import TODAY, Folder, row


def rows(folder: Folder, today: date = TODAY) -> list[str]:
    """Return the agenda of notes that hold errors."""
    return [row(one) for one in plan(folder.load(today).library, today).followups]


@pytest.mark.parametrize("contact", ["nobody", '"[[people/nobody#Log|Somebody]]"', '"[[nobody]]"', "nobody.md"])
def test_an_unknown_contact_is_stood_in_for_so_that_no_reminder_is_lost(folder: Folder, contact: str) -> None:
    folder.interview("talk", f"contact: {contact}\ndate: 2026-11-18")
    assert rows(folder) == ["record nobody talk: 2026-11-18, overdue 2"]


def test_so_is_a_contact_whose_note_is_left_out(folder: Folder) -> None:
    folder.note("content/contacts/ada.md", "role: a name is missing\nstatus: archived")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18")
    assert rows(folder) == ["record ada talk: 2026-11-18, overdue 2"]


def test_a_wrong_value_costs_that_value_alone(folder: Folder) -> None:
    folder.contact("ada", "snooze_until: soon\nstatus: retired", "## To do\n- x (by 2026-11-19)\n- y (by 2026-11-31)")
    assert rows(folder) == ["todo ada -: 2026-11-19, overdue 1, “x”"]


def test_a_promise_to_somebody_unknown_falls_on_the_contacts_of_the_interview(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-12-24", "## Promises\n- me: x (by 2026-11-19, to nobody)")
    assert rows(folder)[0] == "my-promise ada talk: 2026-11-19, overdue 1, “x”"


def test_a_contacts_own_promise_must_have_by_or_made(folder: Folder) -> None:
    folder.contact("ada", body="## Promises\n- me: x\n- them: y\n- me: z (made 2026-11-13)")
    assert rows(folder) == ["my-promise ada -: 2026-11-20, today 0, “z”"]


@pytest.mark.parametrize(
    "when", ["2026-11-18", "2026-11-18 00:00", "2026-11-18 23:59", "2026-11-18T23:59-12:00", "2026-11-18 00:00+14:00"]
)
def test_the_day_of_an_interview_is_the_day_there(folder: Folder, when: str) -> None:
    folder.settings("timezone: Pacific/Auckland")
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: {when}")
    assert rows(folder) == ["record ada talk: 2026-11-18, overdue 2"]


@pytest.mark.parametrize(
    ("day", "today", "expected"),
    [
        pytest.param("0001-01-01", date(1, 1, 1), "0001-01-01, today 0", id="the first day there is"),
        pytest.param("9999-12-31", date(9999, 12, 31), "9999-12-31, today 0", id="the last day there is"),
        pytest.param("0001-01-01", date(9999, 12, 31), "0001-01-01, overdue 3652058", id="from the first to the last"),
        pytest.param("9999-12-31", date(1, 1, 1), "9999-12-31, later -3652058", id="from the last to the first"),
    ],
)
def test_the_ends_of_the_calendar(folder: Folder, day: str, today: date, expected: str) -> None:
    folder.contact("ada", body=f"## To do\n- x (by {day})")
    assert folder.rows(today=today) == [f"todo ada -: {expected}, “x”"]


def test_arithmetic_stops_at_the_ends_of_the_calendar(folder: Folder) -> None:
    folder.settings("follow_up: {horizon: 99999 years, lapse_after: {chase: 99999 days}, chase_after: 99999 years}")
    folder.contact("ada", body="## Log\n- 0001-01-01 request")
    folder.contact("bo")
    folder.interview("early", "contact: bo\ndate: 0001-01-01")
    folder.interview("never", "contact: bo\ndate: 0001-01-01\nstatus: no-show")
    assert folder.rows("confirm", "prepare", "chase", today=date(1, 1, 1)) == [
        "confirm bo early: 0001-01-01, today 0",
        "prepare bo early: 0001-01-01, today 0",
        "chase ada -: 9999-12-31, upcoming -3652058",
    ]
    assert folder.rows("chase", today=date(9999, 12, 31)) == ["chase ada -: 9999-12-31, today 0"]


def test_contacts_of_any_script_and_case_are_found(folder: Folder) -> None:
    folder.contact("e\u0301va", "name: Éva", "## To do\n- x (by 2026-11-19)")
    folder.interview("ÁRNYÉK", "contact: ÉVA\ndate: 2026-11-18")
    assert folder.rows() == [
        "record éva ÁRNYÉK: 2026-11-18, overdue 2",
        "todo éva -: 2026-11-19, overdue 1, “x”",
    ]
