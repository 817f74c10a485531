"""keep-in-touch: as mentor, for everyone else. What holds it back is tested in test_mentor.py for both."""

from datetime import date

import pytest

from builder.model.words import LogType
from tests.support import Folder


@pytest.mark.parametrize(
    ("front", "log", "interview"),
    [
        pytest.param("", "", "", id="never met"),
        pytest.param("", "- 2026-08-01 introduction", "", id="introduced, not met"),
        pytest.param("mentor: true", "- 2026-08-01 contact", "", id="a mentor"),
        pytest.param("", "- 2026-08-01 contact", "date: 2026-11-20", id="a conversation today"),
        pytest.param("", "- 2026-08-01 contact", "date: 2026-11-01", id="a stale conversation"),
        pytest.param("keep_in_touch: never", "- 2026-08-01 contact", "", id="never"),
    ],
)
def test_is_not_raised(folder: Folder, front: str, log: str, interview: str) -> None:
    folder.contact("ada", front, f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("keep-in-touch") == []


@pytest.mark.parametrize(
    ("contact", "settings", "due"),
    [
        ("", "", "2026-11-18, overdue 2"),
        ("", "{keep_in_touch_every: 6 months}", "2027-02-18, later -90"),
        ("", "{mentors_every: 1 day}", "2026-11-18, overdue 2"),
        ("keep_in_touch: 94 days", "{keep_in_touch_every: never}", "2026-11-20, today 0"),
    ],
)
def test_is_due_three_months_after_the_last_contact(folder: Folder, contact: str, settings: str, due: str) -> None:
    folder.settings(f"follow_up: {settings}")
    folder.contact("ada", contact, "## Log\n- 2026-08-18 contact")
    assert folder.rows() == [f"keep-in-touch ada -: {due}"]


def test_the_settings_may_say_never(folder: Folder) -> None:
    folder.settings("follow_up: {keep_in_touch_every: never}")
    folder.contact("ada", "", "## Log\n- 2026-08-18 contact")
    assert folder.rows() == []


@pytest.mark.parametrize("entry", sorted(set(LogType) - {LogType.NOTE}))
def test_any_contact_ends_it(folder: Folder, entry: LogType) -> None:
    folder.contact("ada", "", f"## Log\n- 2026-08-18 contact\n- 2026-11-20 {entry}")
    assert folder.rows("keep-in-touch") == ["keep-in-touch ada -: 2027-02-20, later -92"]


@pytest.mark.parametrize(
    ("last", "due", "today", "status"),
    [
        ("2026-11-30", "2027-02-28", "2027-02-28", "today 0"),
        ("2027-11-30", "2028-02-29", "2028-02-29", "today 0"),
        ("2027-11-29", "2028-02-29", "2029-02-28", "overdue 365"),
        ("2027-11-29", "2028-02-29", "2029-03-01", "lapsed 366"),
        ("2026-08-20", "2026-11-20", "2027-11-20", "overdue 365"),
        ("2026-08-20", "2026-11-20", "2027-11-21", "lapsed 366"),
    ],
)
def test_lapses_after_a_calendar_year(folder: Folder, last: str, due: str, today: str, status: str) -> None:
    folder.contact("ada", "", f"## Log\n- {last} contact")
    assert folder.rows(today=date.fromisoformat(today)) == [f"keep-in-touch ada -: {due}, {status}"]


def test_news_come_first_here_too(folder: Folder) -> None:
    folder.profile(body="## News\n- 2026-11-01: passed the exam")
    folder.contact("ada", "", "## Log\n- 2026-08-18 contact")
    folder.contact("bo", "", "## Log\n- 2026-08-18 contact\n- 2026-11-02 update")
    assert folder.rows() == [
        "news ada -: 2026-11-15, overdue 5, “passed the exam”",
        "keep-in-touch bo -: 2027-02-02, later -74",
    ]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", "", "## Log\n- 2026-08-18 contact")
    folder.contact("bo", "keep_in_touch: 12 months", "## Log\n- 2026-08-18 contact")
    assert [(one.action, one.why) for one in folder.agenda().followups] == [
        ("Write to Ada", "Every 3 months; last in touch on 18 August"),
        ("Write to Bo", "Every year; last in touch on 18 August"),
    ]
