"""Today is the date in the settings' time zone, and changes there at midnight."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Self

import pytest

from builder.cli import clock
from tests.support import Folder

TODO = "## To do\n- x (by 2026-11-20)"


@pytest.mark.parametrize(
    ("zone", "moment", "row"),
    [
        ("Africa/Johannesburg", "2026-11-19T21:59:59", "2026-11-20, upcoming -1"),
        ("Africa/Johannesburg", "2026-11-19T22:00:00", "2026-11-20, today 0"),
        ("Africa/Johannesburg", "2026-11-20T21:59:59", "2026-11-20, today 0"),
        ("Africa/Johannesburg", "2026-11-20T22:00:00", "2026-11-20, overdue 1"),
        ("Pacific/Auckland", "2026-11-19T10:59:59", "2026-11-20, upcoming -1"),
        ("Pacific/Auckland", "2026-11-19T11:00:00", "2026-11-20, today 0"),
        ("Pacific/Honolulu", "2026-11-20T09:59:59", "2026-11-20, upcoming -1"),
        ("Pacific/Honolulu", "2026-11-20T10:00:00", "2026-11-20, today 0"),
        ("UTC", "2026-11-20T00:00:00", "2026-11-20, today 0"),
    ],
)
def test_the_day_begins_at_the_time_zones_midnight(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, zone: str, moment: str, row: str
) -> None:
    class Stopped(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromisoformat(moment).replace(tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(clock, "datetime", Stopped)
    folder.settings(f"timezone: {zone}")
    folder.contact("ada", body=TODO)
    settings, _ = folder.read_settings()
    today = clock.clock(None)(settings)
    assert folder.rows(today=today) == [f"todo ada -: {row}, “x”"]


def test_a_day_that_is_given_or_pretended_needs_no_clock(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "datetime", None)
    folder.settings("as_of: 2026-11-19\ntimezone: Pacific/Auckland")
    settings, _ = folder.read_settings()
    assert clock.clock(None)(settings) == date(2026, 11, 19)
    assert clock.clock(date(2026, 11, 21))(settings) == date(2026, 11, 21)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Return what sets the machine's time zone; it is put back afterwards."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("zone", "days"), [("UTC+24", -1), ("UTC-24", 1), ("UTC+99", None)])
def test_the_machine_may_be_in_a_zone_that_is_none(
    folder: Folder, machine: pytest.MonkeyPatch, zone: str, days: int | None
) -> None:
    machine.setenv("TZ", zone)
    time.tzset()
    settings, _ = folder.read_settings()
    before = datetime.now(UTC).date()
    today = clock.clock(None)(settings)
    after = datetime.now(UTC).date()
    assert days is None or today in (before + timedelta(days), after + timedelta(days))
