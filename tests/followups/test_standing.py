"""Where a contact stands, what waits on others, what rests, what was done lately."""

import pytest

from builder.followups.standing import done_lately, dormant, stage, waiting
from tests.support import TODAY, Folder


@pytest.mark.parametrize(
    ("log", "interview", "expected"),
    [
        pytest.param("", "", "known", id="a note"),
        pytest.param("- 2026-11-01 note\n- 2026-11-01 contact", "", "known", id="neither asked nor answered"),
        pytest.param("- 2026-11-21 request", "", "known", id="a request to come"),
        pytest.param("- 2026-11-20 request", "", "asked", id="a request"),
        pytest.param("- 2026-11-01 request\n- 2026-11-02 decline", "", "asked", id="a decline is no reply"),
        pytest.param("- 2026-11-01 request\n- 2026-11-21 reply", "", "asked", id="a reply to come"),
        pytest.param("- 2026-11-02 reply", "", "answered", id="a reply"),
        pytest.param("- 2026-11-02 thanks", "", "known", id="thanks, but never talked"),
        pytest.param("", "date: 2026-12-24", "answered", id="an interview to come"),
        pytest.param("", "date: 2026-11-01\nstatus: cancelled", "answered", id="a cancelled interview"),
        pytest.param("", "date: 2026-11-01", "answered", id="a stale interview"),
        pytest.param("", "date: 2026-11-21\nstatus: done", "answered", id="done on a day to come is not held"),
        pytest.param("", "date: 2026-11-01\nstatus: done\ndirection: giving", "answered", id="a held one, giving"),
        pytest.param("", "date: 2026-11-20\nstatus: done", "talked", id="a held one, asking"),
        pytest.param("- 2026-10-31 thanks", "date: 2026-11-01\nstatus: done", "talked", id="thanks before it"),
        pytest.param("- 2026-11-21 thanks", "date: 2026-11-01\nstatus: done", "talked", id="thanks to come"),
        pytest.param("- 2026-11-05 update", "date: 2026-11-01\nstatus: done", "talked", id="an update is no thanks"),
        pytest.param("- 2026-11-01 thanks", "date: 2026-11-01\nstatus: done", "thanked", id="thanks that day"),
        pytest.param("", "date: 2026-11-01\nthanked: 2026-11-02", "thanked", id="thanked"),
        pytest.param("", "date: 2026-11-01\nthanked: 2026-11-02\ndirection: giving", "thanked", id="thanked, giving"),
        pytest.param(
            "", "date: 2026-11-01\nstatus: no-show\nthanked: 2026-11-02", "thanked", id="thanked all the same"
        ),
    ],
)
def test_stage(folder: Folder, log: str, interview: str, expected: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    library = folder.library()
    assert stage(library, library.contacts["ada"], TODAY) == expected


def test_the_furthest_stage_counts(folder: Folder) -> None:
    folder.contact("ada", body="## Log\n- 2026-11-05 request\n- 2026-11-03 thanks")
    folder.interview("first", "contact: ada\ndate: 2026-11-01\nstatus: done")
    folder.interview("second", "contact: ada\ndate: 2026-11-04\nstatus: done")
    library = folder.library()
    assert stage(library, library.contacts["ada"], TODAY) == "thanked"


def test_waiting_on_others_is_a_chase_or_their_promise_not_yet_due(folder: Folder) -> None:
    folder.contact("ada", body="## Log\n- 2026-11-17 request")
    folder.contact(
        "bo", body="## Promises\n- them: x (by 2027-06-01)\n- them: y (by 2026-11-20)\n- me: z (by 2026-11-23)"
    )
    folder.contact("cy", body="## Log\n- 2026-11-16 request\n## To do\n- x (by 2026-11-22)")
    folder.contact("di", body="## Log\n- 2026-11-19 request\n- 2026-11-19 request\n- 2026-11-19 request")
    assert [(one.rule, one.contact, one.subject) for one in waiting(folder.agenda())] == [
        ("chase", "ada", None),
        ("their-promise", "bo", "x"),
    ]


def test_dormant(folder: Folder) -> None:
    folder.contact("parked", "status: parked")
    folder.contact("declined", "status: declined")
    folder.contact("archived", "status: archived")
    folder.contact("active")
    folder.contact("late", "", "## Log\n- 2025-11-01 contact")
    folder.contact("long-ago", "", "## Log\n- 2024-11-01 contact")
    folder.contact("let-go", "keep_in_touch: never", "## Log\n- 2024-11-01 contact")
    folder.contact("other-lapsed", "", "## Log\n- 2020-11-01 request")
    assert dormant(folder.library(), folder.agenda()) == ("declined", "long-ago", "parked")


def done(folder: Folder) -> list[str]:
    return [f"{one.day} {one.contact}: {one.text}" for one in done_lately(folder.library(), TODAY)]


@pytest.mark.parametrize(
    ("day", "is_shown"),
    [("2026-11-13", False), ("2026-11-14", True), ("2026-11-20", True), ("2026-11-21", False)],
    ids=["8th day", "7th day", "today", "tomorrow"],
)
def test_lately_is_the_last_seven_days(folder: Folder, day: str, is_shown: bool) -> None:  # noqa: FBT001 - a column
    folder.contact("ada", body=f"## Log\n- {day} update\n## To do\n- [x] buy a card (done {day})")
    folder.interview("talk", f"contact: ada\ndate: 2026-01-01\nthanked: {day}\ndebriefed: {day}")
    shown = [
        "Debriefed the conversation with Ada",
        "Done: buy a card",
        "Thanked Ada",
        "Told Ada how you are getting on",
    ]
    assert done(folder) == ([f"{day} ada: {text}" for text in shown] if is_shown else [])


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("request", "Asked Ada for a conversation"),
        ("confirmation", "Confirmed with Ada"),
        ("thanks", "Thanked Ada"),
        ("update", "Told Ada how you are getting on"),
        ("answered", "Answered Ada"),
        ("reply", None),
        ("decline", None),
        ("introduction", None),
        ("asked", None),
        ("contact", None),
        ("note", None),
    ],
)
def test_outgoing_log_entries_are_done(folder: Folder, entry: str, text: str | None) -> None:
    folder.contact("ada", body=f"## Log\n- 2026-11-18 {entry}")
    assert done(folder) == ([f"2026-11-18 ada: {text}"] if text else [])


def test_promises_and_todos_are_done_by_whom_and_for_whom(folder: Folder) -> None:
    folder.contact(
        "ada", body="## Promises\n- [x] me: a (by 2026-11-30, done 2026-11-18)\n- [x] me: no day (by 2026-11-18)"
    )
    folder.contact("bo")
    items = """
        ## Promises
        - [x] them: b (done 2026-11-19)
        - [x] me: c (to bo, done 2026-11-19)
        - [-] me: dropped (done 2026-11-19)
        - [ ] me: open (done 2026-11-19)
        ## To do
        - [x] d (done 2026-11-19)
        - [-] dropped (done 2026-11-19)
        - [x] no day
    """
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-01-01\nstatus: done", items)
    assert done(folder) == [
        "2026-11-19 ada: Done: d",
        "2026-11-19 ada: They kept: b",
        "2026-11-19 bo: Kept: c",
        "2026-11-18 ada: Kept: a",
    ]


def test_interviews_held_are_done_with_each_and_once(folder: Folder) -> None:
    folder.contact("ada", body="## Log\n- 2026-11-18 thanks")
    folder.contact("bo")
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-18\nthanked: 2026-11-18")
    folder.interview("given", "contact: bo\ndate: 2026-11-19\nstatus: done\ndirection: giving")
    folder.interview("missed", "contact: bo\ndate: 2026-11-19\nstatus: no-show")
    folder.interview("stale", "contact: bo\ndate: 2026-11-19")
    assert done(folder) == [
        "2026-11-19 bo: Gave a conversation to Bo",
        "2026-11-18 ada: Talked with Ada",
        "2026-11-18 ada: Thanked Ada",
        "2026-11-18 bo: Talked with Bo",
        "2026-11-18 bo: Thanked Bo",
    ]
