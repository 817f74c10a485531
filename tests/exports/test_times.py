"""Times in the calendar: zones, offsets and the edges."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.exports.lines import offset_at
from tests.exports.made import LONDON, made, talk, written
from tests.support import Folder


def test_without_a_zone_times_are_of_no_zone(folder: Folder) -> None:
    event = talk(folder, "2026-11-24 14:30:15")
    assert (event.values["DTSTART"], event.parameters["DTSTART"]) == ("20261124T143015", {})
    assert not made(folder).all("VTIMEZONE")


@pytest.mark.parametrize("settings", ["", LONDON])
@pytest.mark.parametrize(
    ("when", "utc"),
    [
        ("2026-11-24 14:30 +02:00", "20261124T123000Z"),
        ("2026-11-24T00:30+05:30", "20261123T190000Z"),
        ("2026-11-24 23:30 -0800", "20261125T073000Z"),
        ("2026-11-24 14:30Z", "20261124T143000Z"),
    ],
)
def test_a_time_with_an_offset_is_told_in_utc(folder: Folder, settings: str, when: str, utc: str) -> None:
    folder.settings(settings)
    event = talk(folder, when)
    assert (event.values["DTSTART"], event.parameters["DTSTART"]) == (utc, {})
    assert not made(folder).all("VTIMEZONE")


@pytest.mark.parametrize("when", ["0001-01-01 00:30 +05:00", "9999-12-31 23:30 -05:00"])
def test_where_utc_has_no_such_day_the_time_stays_as_written(folder: Folder, when: str) -> None:
    event = talk(folder, when)
    assert event.values["DTSTART"] == when[:16].replace("-", "").replace(" ", "T").replace(":", "") + "00"


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC"])
def test_a_zone_that_is_utc(folder: Folder, zone: str) -> None:
    folder.settings(f"timezone: {zone}")
    event = talk(folder, "2026-11-24 14:30")
    assert (event.values["DTSTART"], event.parameters["DTSTART"]) == ("20261124T143000Z", {})


def test_the_last_day_of_all_has_no_end(folder: Folder) -> None:
    event = talk(folder, "9999-12-31")
    assert event.values["DTSTART"] == "99991231"
    assert "DTEND" not in event.values


@pytest.mark.parametrize(
    ("zone", "when"),
    [
        ("Europe/London", "2026-03-28 14:30"),
        ("Europe/London", "2026-03-29 00:59:59"),
        ("Europe/London", "2026-03-29 01:30"),  # does not occur
        ("Europe/London", "2026-03-29 02:00"),
        ("Europe/London", "2026-10-25 01:30"),  # occurs twice
        ("Europe/London", "2026-10-25 02:00"),
        ("Europe/London", "2026-12-31 23:59"),
        ("Europe/Dublin", "2026-07-01 12:00"),
        ("Europe/Dublin", "2026-12-01 12:00"),
        ("Africa/Johannesburg", "2026-07-01 12:00"),
        ("Africa/Casablanca", "2026-03-01 12:00"),
        ("America/New_York", "2007-03-12 12:00"),
        ("US/Eastern", "2026-11-24 12:00"),
        ("America/Sao_Paulo", "2018-12-24 12:00"),
        ("Asia/Kolkata", "2026-11-24 12:00"),
        ("Australia/Lord_Howe", "2026-10-04 02:10"),
        ("Pacific/Apia", "2011-12-29 23:30"),
        ("Pacific/Apia", "2011-12-31 00:30"),
        ("Europe/London", "0001-01-01 00:30"),
        ("Europe/London", "9999-12-31 23:30"),
    ],
)
def test_the_zone_is_right_for_the_time(folder: Folder, zone: str, when: str) -> None:
    folder.settings(f"timezone: {zone}")
    event = talk(folder, when)
    assert event.parameters["DTSTART"] == {"TZID": zone}
    (found,) = made(folder).all("VTIMEZONE")
    local = datetime.fromisoformat(when)
    assert found.values["TZID"] == zone
    assert offset_at(found, local) == local.replace(tzinfo=ZoneInfo(zone)).utcoffset()


def test_the_zone_covers_the_alarm_and_the_end(folder: Folder) -> None:
    folder.settings(LONDON)
    talk(folder, "2027-01-01 00:10")
    (zone,) = made(folder).all("VTIMEZONE")
    assert offset_at(zone, datetime(2026, 10, 1)) == timedelta(hours=1)  # noqa: DTZ001 - of the zone's own clocks
    talk(folder, "2026-12-31 23:50")
    (zone,) = made(folder).all("VTIMEZONE")
    assert offset_at(zone, datetime(2027, 7, 1)) == timedelta(hours=1)  # noqa: DTZ001 - likewise


def test_years_far_apart_leave_out_what_lies_between(folder: Folder) -> None:
    folder.settings(LONDON)
    talk(folder, "1955-07-01 10:00", "status: done")
    folder.interview("y", "contact: ada\ndate: 2026-07-01 10:00\nstatus: done")
    (zone,) = made(folder).all("VTIMEZONE")
    onsets = ",".join(one.values["DTSTART"] + "," + one.values.get("RDATE", "") for one in zone.parts)
    assert {onset[:4] for onset in onsets.split(",") if onset} == {"1955", "2026"}
    for year in (1955, 2026):
        summer = datetime(year, 7, 1, 10)  # noqa: DTZ001 - likewise
        assert offset_at(zone, summer) == timedelta(hours=1)


def test_summer_begins_when_the_clocks_show_the_old_time(folder: Folder) -> None:
    folder.settings(LONDON)
    talk(folder, "2026-06-01 10:00", "status: done")
    (zone,) = made(folder).all("VTIMEZONE")
    (summer,) = zone.all("DAYLIGHT")
    assert summer.values["DTSTART"] == "20260329T010000"
    assert (summer.values["TZOFFSETFROM"], summer.values["TZOFFSETTO"]) == ("+0000", "+0100")
    assert {one.values["DTSTART"] for one in zone.all("STANDARD")} == {"20260101T000000", "20261025T020000"}


@pytest.mark.parametrize(("when", "ends"), [("2026-11-24 23:50", "25 00:20"), ("2026-10-25 00:50", "25 00:20")])
def test_its_length_is_exact_over_midnight_and_over_a_change_of_the_clocks(
    folder: Folder, when: str, ends: str
) -> None:
    folder.settings(LONDON)
    assert talk(folder, when, "minutes: 30").values["DURATION"] == "PT30M"
    begun = datetime.fromisoformat(when).replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
    assert f"{begun + timedelta(minutes=30):%d %H:%M}" == ends


def test_the_machine_s_own_zone_plays_no_part(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    talk(folder, "2026-11-24 14:30")
    first = written(folder)
    monkeypatch.setenv("TZ", "Pacific/Apia")
    assert written(folder) == first
