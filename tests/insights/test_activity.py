"""What happened on each day, in each week, and the longest time in which nothing did."""

from datetime import date, timedelta

import pytest

from builder.followups.facts import settle
from builder.insights.activity import NOTHING, Activity, Tally, activity, added, kinds
from tests.support import TODAY, Folder


def happened(folder: Folder) -> dict[str, tuple[int, ...]]:
    found = activity(settle(folder.library(), TODAY))
    return {day.isoformat(): tuple(tally) for day, tally in found.days.items()}


def on(*days: str, today: date = TODAY) -> Activity:
    return Activity(today, {date.fromisoformat(day): Tally(1) for day in days})


def test_without_notes_nothing_happened(folder: Folder) -> None:
    assert happened(folder) == {}
    assert kinds(settle(folder.library(), TODAY), date.min) == {}


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("request", (0, 1, 0, 0)),
        ("confirmation", (0, 1, 0, 0)),
        ("thanks", (0, 1, 0, 0)),
        ("update", (0, 1, 0, 0)),
        ("answered", (0, 1, 0, 0)),
        ("reply", (0, 0, 1, 0)),
        ("decline", (0, 0, 1, 0)),
        ("asked", (0, 0, 1, 0)),
        ("introduction", (0, 0, 0, 1)),
        ("contact", (0, 0, 0, 1)),
        ("note", None),
    ],
)
def test_log_entries_are_messages_but_for_notes(folder: Folder, entry: str, expected: tuple[int, ...] | None) -> None:
    folder.contact("ada", "", f"## Log\n- 2026-11-18 {entry}")
    assert happened(folder) == ({"2026-11-18": expected} if expected else {})


@pytest.mark.parametrize(("day", "counts"), [("2026-11-20", True), ("2026-11-21", False)], ids=["today", "tomorrow"])
def test_days_to_come_do_not_count(folder: Folder, day: str, counts: bool) -> None:  # noqa: FBT001 - a column
    folder.contact("ada", "", f"## Log\n- {day} request")
    folder.interview("talk", f"contact: ada\ndate: {day}\nstatus: done\nthanked: {day}")
    assert happened(folder) == ({day: (1, 2, 0, 0)} if counts else {})


def test_conversations_held_count_once_whoever_asked_and_whoever_was_there(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("a", "contact: [ada, bo]\ndate: 2026-11-18\nstatus: done")
    folder.interview("b", "contact: bo\ndate: 2026-11-18\nstatus: done\ndirection: giving")
    folder.interview("c", "contact: bo\ndate: 2026-11-18\nstatus: no-show")
    folder.interview("d", "contact: bo\ndate: 2026-11-18\nstatus: cancelled")
    folder.interview("e", "contact: bo\ndate: 2026-11-18")
    assert happened(folder) == {"2026-11-18": (2, 0, 0, 0)}


def test_thanked_is_a_message_unless_the_log_has_it(folder: Folder) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-12 thanks")
    folder.contact("bo", "", "## Log\n- 2026-11-12 update")
    folder.interview("a", "contact: ada\ndate: 2026-11-10\nthanked: 2026-11-12")
    folder.interview("b", "contact: bo\ndate: 2026-11-10\nthanked: 2026-11-12")
    folder.interview("c", "contact: bo\ndate: 2026-11-10\nthanked: 2026-11-12")
    folder.interview("d", "contact: ada\ndate: 2026-11-10\nthanked: 2026-11-13")
    assert happened(folder) == {"2026-11-10": (4, 0, 0, 0), "2026-11-12": (0, 3, 0, 0), "2026-11-13": (0, 1, 0, 0)}


def test_messages_of_each_type_since_a_day(folder: Folder) -> None:
    folder.contact(
        "ada", "", "## Log\n- 2026-11-09 request\n- 2026-11-11 update\n- 2026-11-10 request\n- 2026-11-10 note"
    )
    folder.interview("a", "contact: ada\ndate: 2026-11-10\nthanked: 2026-11-12")
    found = kinds(settle(folder.library(), TODAY), date(2026, 11, 10))
    assert list(found.items()) == [("request", 1), ("thanks", 1), ("update", 1)]


def test_tallies_add_up() -> None:
    assert added(()) == NOTHING
    both = added((Tally(1, 2, 3, 4), Tally(0, 1, 0, 1)))
    assert both == (1, 3, 3, 5)
    assert (both.messages, both.total) == (11, 12)


def test_weeks_begin_on_monday_and_the_last_ends_today() -> None:
    weeks = on("2026-11-08", "2026-11-09", "2026-11-20").weeks(2)
    assert [str(week.monday) for week in weeks] == ["2026-11-09", "2026-11-16"]
    assert [[tally.total for tally in week.days] for week in weeks] == [[1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 1]]
    assert [week.tally.total for week in weeks] == [1, 1]


@pytest.mark.parametrize(
    ("today", "mondays", "last"),
    [(date(2026, 11, 16), 2, 1), (date(2026, 11, 22), 2, 7), (date.min, 1, 1), (date.max, 2, 5)],
    ids=["a Monday", "a Sunday", "the first day there is", "the last day there is"],
)
def test_weeks_at_the_edges(today: date, mondays: int, last: int) -> None:
    weeks = on(today=today).weeks(2)
    assert len(weeks) == mondays
    assert len(weeks[-1].days) == last


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        pytest.param([], None, id="nothing ever happened"),
        pytest.param(["2026-11-20"], None, id="begun today"),
        pytest.param(["2026-11-18", "2026-11-19", "2026-11-20"], None, id="no quiet day"),
        pytest.param(["2026-11-19"], "2026-11-20 2026-11-20 1", id="since yesterday"),
        pytest.param(["2026-11-02", "2026-11-14"], "2026-11-03 2026-11-13 11", id="between"),
        pytest.param(["2026-11-02", "2026-11-05"], "2026-11-06 2026-11-20 15", id="up to today"),
        pytest.param(
            ["2026-11-12", "2026-11-15", "2026-11-18", "2026-11-19"],
            "2026-11-16 2026-11-17 2",
            id="the latest of several",
        ),
        pytest.param(["2026-10-01", "2026-11-19"], "2026-11-01 2026-11-18 18", id="begun before the time asked about"),
        pytest.param(["2026-10-01"], "2026-11-01 2026-11-20 20", id="nothing in the time asked about"),
    ],
)
def test_the_longest_quiet_spell(days: list[str], expected: str | None) -> None:
    spell = on(*days).quiet(date(2026, 11, 1))
    assert (f"{spell.first} {spell.last} {spell.days}" if spell else None) == expected


def test_a_long_time_takes_no_longer_to_find_the_quiet_spell() -> None:
    days = [(TODAY - timedelta(number)).isoformat() for number in range(0, 9000, 3)]
    spell = on(*sorted(days)).quiet(date.min)
    assert spell is not None
    assert spell.days == 2
