from datetime import date, time, timedelta, timezone

import pytest

from builder.model.dates import Duration, Moment, parse_day, parse_duration, parse_moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-18", date(2026, 11, 18)),
        ("2028-02-29", date(2028, 2, 29)),
        ("0001-01-01", date.min),
        ("9999-12-31", date.max),
    ],
)
def test_a_day(text: str, day: date) -> None:
    assert parse_day(text) == day
    assert parse_moment(text) == Moment(day)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-31",
        "2026-02-29",
        "2100-02-29",
        "0000-01-01",
        "2026-13-01",
        "2026-11-1",
        "26-11-18",
        "20261118",
        "2026-W47-3",
        "2026/11/18",
        "18-11-2026",
        "2026-11-18x",
        "\uff12026-11-18",
        "today",
    ],
)
def test_no_day(text: str) -> None:
    assert parse_day(text) is None
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2026-11-18 14:30", time(14, 30)),
        ("2026-11-18T14:30", time(14, 30)),
        ("2026-11-18 9:05", time(9, 5)),
        ("2026-11-18 9:05:07", time(9, 5, 7)),
        ("2026-11-18 00:00:59", time(0, 0, 59)),
        ("2026-11-18T23:59Z", time(23, 59, tzinfo=timezone(timedelta(0)))),
        ("2026-11-18 23:59 +02:00", time(23, 59, tzinfo=timezone(timedelta(hours=2)))),
        ("2026-11-18T00:30-0930", time(0, 30, tzinfo=timezone(-timedelta(hours=9, minutes=30)))),
        ("2026-11-18T00:30+14", time(0, 30, tzinfo=timezone(timedelta(hours=14)))),
    ],
)
def test_a_time_may_follow_and_never_moves_the_day(text: str, clock: time) -> None:
    assert parse_moment(text) == Moment(date(2026, 11, 18), clock)
    assert parse_day(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-18 24:30",
        "2026-11-18 14:60",
        "2026-11-18 14",
        "2026-11-18 14:3",
        "2026-11-18 14:30 +25:00",
        "2026-11-18 14:30-15:00",
        "2026-11-18 14:30+14:15",
        "2026-11-18T14:30+02:60",
        "2026-11-18 14:30 -0260",
        "2026-11-18 14:30+02:99",
        "2026-11-18 14:30 CET",
        "2026-11-18 2pm",
        "2026-11-31 14:30",
        "2026-11-18T",
        "2026-11-18 ",
    ],
)
def test_no_moment(text: str) -> None:
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("0 hours", Duration()),
        ("1 hour", Duration(days=1)),
        ("24 hours", Duration(days=1)),
        ("25 hours", Duration(days=2)),
        ("48 hours", Duration(days=2)),
        ("49 hours", Duration(days=3)),
        ("1 day", Duration(days=1)),
        ("10 days", Duration(days=10)),
        ("1 week", Duration(days=7)),
        ("2 weeks", Duration(days=14)),
        ("1 month", Duration(months=1)),
        ("3 months", Duration(months=3)),
        ("1 year", Duration(months=12)),
        ("2 years", Duration(months=24)),
        (" 3  Months ", Duration(months=3)),
        ("3months", Duration(months=3)),
        ("2 day", Duration(days=2)),
        ("1 weeks", Duration(days=7)),
    ],
)
def test_a_duration(text: str, duration: Duration) -> None:
    assert parse_duration(text) == duration


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "months",
        "never",
        "-1 day",
        "1.5 days",
        "three days",
        "3 minutes",
        "1 month 2 days",
        "123456 days",
        "٣ days",
    ],
)
def test_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("day", "duration", "after"),
    [
        ("2026-11-18", "0 days", "2026-11-18"),
        ("2026-11-18", "24 hours", "2026-11-19"),
        ("2026-11-30", "1 day", "2026-12-01"),
        ("2026-12-31", "1 day", "2027-01-01"),
        ("2027-02-28", "1 day", "2027-03-01"),
        ("2028-02-28", "1 day", "2028-02-29"),
        ("2026-11-18", "1 week", "2026-11-25"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2026-01-31", "2 months", "2026-03-31"),
        ("2026-03-31", "1 month", "2026-04-30"),
        ("2026-11-30", "3 months", "2027-02-28"),
        ("2026-12-31", "1 month", "2027-01-31"),
        ("2026-12-01", "12 months", "2027-12-01"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2028-02-29", "4 years", "2032-02-29"),
        ("2026-11-18", "99999 days", "2300-09-02"),
        ("9999-12-31", "1 hour", "9999-12-31"),
        ("9999-12-31", "1 month", "9999-12-31"),
        ("9999-11-30", "1 month", "9999-12-30"),
        ("9998-12-31", "1 year", "9999-12-31"),
        ("2026-11-18", "99999 months", "9999-12-31"),
        ("2026-11-18", "99999 years", "9999-12-31"),
    ],
)
def test_after(day: str, duration: str, after: str) -> None:
    length = parse_duration(duration)
    assert length
    assert str(length.after(date.fromisoformat(day))) == after


@pytest.mark.parametrize(
    ("day", "duration", "before"),
    [
        ("2026-11-18", "0 days", "2026-11-18"),
        ("2027-01-01", "1 day", "2026-12-31"),
        ("2028-03-01", "1 day", "2028-02-29"),
        ("2027-03-01", "24 hours", "2027-02-28"),
        ("2026-03-31", "1 month", "2026-02-28"),
        ("2028-03-31", "1 month", "2028-02-29"),
        ("2026-01-15", "1 month", "2025-12-15"),
        ("2028-02-29", "1 year", "2027-02-28"),
        ("0001-01-01", "1 day", "0001-01-01"),
        ("0001-12-31", "1 year", "0001-01-01"),
        ("0002-01-31", "1 year", "0001-01-31"),
        ("0001-02-01", "1 month", "0001-01-01"),
    ],
)
def test_before(day: str, duration: str, before: str) -> None:
    length = parse_duration(duration)
    assert length
    assert str(length.before(date.fromisoformat(day))) == before


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("24 hours", "1 day"),
        ("36 hours", "2 days"),
        ("0 months", "0 days"),
        ("10 days", "10 days"),
        ("14 days", "2 weeks"),
        ("7 days", "1 week"),
        ("11 months", "11 months"),
        ("1 month", "1 month"),
        ("12 months", "1 year"),
        ("36 months", "3 years"),
        ("18 months", "18 months"),
    ],
)
def test_a_duration_is_shown_in_its_largest_whole_unit(text: str, shown: str) -> None:
    assert str(parse_duration(text)) == shown
