"""The sample shifted in time: the same story, the same agenda, whatever the day it ends on."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from builder.capture import sample, starting
from builder.checks import loading
from builder.checks import settings as settings_file
from builder.followups.agenda import plan
from builder.followups.model import FollowUp
from builder.model.dates import Duration
from builder.model.words import Rule
from tests.support import Keepwarm, tries

ROOT = Path(__file__).parents[2]
BY_MONTHS = (Rule.KEEP_IN_TOUCH, Rule.MENTOR)
"""Rules with cadences in calendar months, which are not all of one length."""

DAYS = [
    date(2024, 2, 28),
    date(2024, 2, 29),
    date(2024, 3, 1),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 3, 31),
    date(2026, 5, 31),
    date(2026, 11, 19),
    date(2026, 11, 20),
    date(2026, 11, 21),
    date(2027, 2, 28),
    date(2028, 2, 29),
    date(2100, 3, 1),
]


def agenda(root: Path, today: date) -> list[FollowUp]:
    """Return the agenda of notes that hold nothing to complain about, not even hints."""
    chosen, wrong = settings_file.load(root)
    loaded = loading.load(root, chosen, today, wrong)
    assert loaded.diagnostics == ()
    return list(plan(loaded.library, today).followups)


ORIGINAL = agenda(ROOT, sample.ENDS)


def started(folder: Path, today: date) -> Path:
    starting.start(folder, today, sample.find(), with_people=True)
    return folder


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_the_shifted_story_has_the_original_agenda(tmp_path: Path, today: date) -> None:
    by = today - sample.ENDS
    shifted = {_key(one, by): one for one in agenda(started(tmp_path / "notes", today), today)}
    original = {_key(one): one for one in ORIGINAL}
    assert set(shifted) == set(original)
    for key, one in shifted.items():
        first = original[key]
        assert (one.status, one.channel) == (first.status, first.channel)
        slack = timedelta(days=3 if one.rule in BY_MONTHS else 0)
        assert abs(one.since - first.since - by) <= slack
        assert abs(one.due - first.due - by) <= slack


def _key(one: FollowUp, by: timedelta = timedelta(0)) -> tuple[str, str, str | None, str | None]:
    """Return what a follow-up is about; the interview, whose slug holds a date, as it is called in the original."""
    interview = one.interview and sample.shift(one.interview, Duration(days=-by.days))
    return one.rule, one.contact, interview, one.subject


@pytest.mark.parametrize("today", [date(2026, 11, 20), date(2028, 2, 29)], ids=str)
def test_by_the_command(tmp_path: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, today: date) -> None:
    monkeypatch.chdir(tmp_path)
    assert keepwarm("init", "notes", "--sample", "--today", today).status == 0
    rows = json.loads(keepwarm("-C", "notes", "due", "--all", "--format", "json", "--today", today).out)["followups"]
    assert [one["rule"] for one in rows][:7] == [one.rule for one in ORIGINAL][:7]
    assert len(rows) == len(ORIGINAL)
    assert keepwarm("-C", "notes", "build", "--today", today, "--strict").status == 0


def test_unshifted_the_files_are_the_repositorys(tmp_path: Path) -> None:
    started(tmp_path, sample.ENDS)
    for file in sorted((ROOT / "content").rglob("*")):
        if file.is_file():
            assert (tmp_path / file.relative_to(ROOT)).read_bytes() == file.read_bytes()


def test_names_of_files_and_links_to_them_move_together(tmp_path: Path) -> None:
    started(tmp_path, date(2026, 11, 22))
    assert (tmp_path / "content/interviews/2026-11-20-sedgebrook-control-room.md").exists()
    text = (tmp_path / "content/organisations/sedgebrook-water.md").read_text()
    assert "[[2026-11-20-sedgebrook-control-room]]" in text
    readings = (tmp_path / "content/files/kettle-brook-storm.txt").read_text()
    assert "2026-11-13 to 2026-11-19" in readings
    assert "\n2026-11-16  03:00  1.38 " in readings


def test_the_settings_have_no_start_by_which_the_story_would_lapse(tmp_path: Path) -> None:
    started(tmp_path, date(2026, 11, 22))
    chosen, wrong = settings_file.load(tmp_path)
    assert not wrong
    assert chosen.follow_up.start is None
    assert chosen.as_of is None


@pytest.mark.parametrize(
    ("text", "days", "moved"),
    [
        ("2026-11-20", 0, "2026-11-20"),
        ("2026-11-30", 1, "2026-12-01"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2027-01-01", -1, "2026-12-31"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2024-02-29", 366, "2025-03-01"),
        ("2026-02-28", 1, "2026-03-01"),
        ("(by 2026-11-20, done 2026-11-21)", 10, "(by 2026-11-30, done 2026-12-01)"),
        ("2026-11-18-ada.md", 1, "2026-11-19-ada.md"),
        ("2026-01-15T16:30+00:00", 1, "2026-01-16T16:30+00:00"),
        ("2026-02-30 and 2026-13-01 are no days", 1, "2026-02-30 and 2026-13-01 are no days"),
        ("12026-11-20 and 2026-11-201 are no dates", 1, "12026-11-20 and 2026-11-201 are no dates"),
        ("01632 960102, 1.38, 20-11-2026", 1, "01632 960102, 1.38, 20-11-2026"),
        ("\N{FULLWIDTH DIGIT TWO}026-11-20", 1, "\N{FULLWIDTH DIGIT TWO}026-11-20"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
    ],
)
def test_dates_in_texts_move(text: str, days: int, moved: str) -> None:
    assert sample.shift(text, Duration(days=days)) == moved


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(-30_000, 30_000))
@example(date(2024, 2, 29), 365)
def test_a_shift_there_and_back_changes_nothing(day: date, days: int) -> None:
    text = f"- {day} request by email: before {day + timedelta(days=9)}"
    there = sample.shift(text, Duration(days=days))
    assert str(day + timedelta(days)) in there
    assert sample.shift(there, Duration(days=-days)) == text


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_at_the_ends_of_the_calendar_nothing_breaks(
    tmp_path: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, day: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert keepwarm("init", "notes", "--sample", "--today", day).status == 0
    assert keepwarm("-C", "notes", "due", "--today", day).status in (0, 1)


@settings(max_examples=tries(8), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(2000, 1, 1), date(2150, 1, 1)))
def test_on_any_day_the_shifted_story_is_sound(tmp_path_factory: pytest.TempPathFactory, today: date) -> None:
    found = agenda(started(tmp_path_factory.mktemp("notes"), today), today)
    assert sorted((one.rule, one.contact, one.status) for one in found) == sorted(
        (one.rule, one.contact, one.status) for one in ORIGINAL
    )
