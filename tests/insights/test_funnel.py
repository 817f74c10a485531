"""How far people came, how long it took, and with whom nothing moves."""

import pytest

from builder.followups import standing
from builder.followups.facts import settle
from builder.insights.funnel import paces, reached, stuck
from tests.support import TODAY, Folder


def counts(folder: Folder) -> list[tuple[str, int, int]]:
    library = folder.library()
    stages = {slug: standing.stage(library, one, TODAY) for slug, one in library.contacts.items()}
    return [(one.stage.value, one.people, one.now) for one in reached(stages)]


def took(folder: Folder) -> list[tuple[int, ...]]:
    return [one.days for one in paces(settle(folder.library(), TODAY))]


def still(folder: Folder) -> list[str]:
    library, agenda = folder.library(), folder.agenda()
    stages = {slug: standing.stage(library, one, TODAY) for slug, one in library.contacts.items()}
    return [
        f"{one.stage} {one.contact} {one.since} {one.step.rule if one.step else '-'}"
        for one in stuck(settle(library, TODAY), stages, agenda)
    ]


def test_without_notes_everything_is_none(folder: Folder) -> None:
    assert counts(folder) == [("asked", 0, 0), ("answered", 0, 0), ("talked", 0, 0), ("thanked", 0, 0)]
    assert took(folder) == [(), (), ()]
    assert still(folder) == []


def test_the_funnel_counts_who_came_as_far_or_further_but_nobody_with_whom_nothing_happened(folder: Folder) -> None:
    folder.contact("known")
    folder.contact("met", "", "## Log\n- 2026-11-01 contact")
    folder.contact("asked", "", "## Log\n- 2026-11-01 request")
    folder.contact("answered", "status: archived", "## Log\n- 2026-11-01 reply")
    folder.contact("talked")
    folder.contact("thanked")
    folder.interview("one", "contact: talked\ndate: 2026-11-02\nstatus: done")
    folder.interview("two", "contact: thanked\ndate: 2026-11-02\nthanked: 2026-11-03")
    assert counts(folder) == [("asked", 4, 1), ("answered", 3, 1), ("talked", 2, 1), ("thanked", 1, 1)]


def test_paces_are_the_days_from_stage_to_stage(folder: Folder) -> None:
    folder.contact(
        "ada", "", "## Log\n- 2026-10-01 request\n- 2026-10-05 request\n- 2026-10-06 reply\n- 2026-10-09 reply"
    )
    folder.interview("one", "contact: ada\ndate: 2026-10-20\nthanked: 2026-10-22")
    folder.interview("two", "contact: ada\ndate: 2026-11-10\nthanked: 2026-11-10")
    assert took(folder) == [(5,), (14,), (2,)]


@pytest.mark.parametrize(
    ("log", "interview", "expected"),
    [
        pytest.param("- 2026-10-01 request", "", [(), (), ()], id="no answer"),
        pytest.param("- 2026-10-01 reply", "", [(), (), ()], id="never asked"),
        pytest.param("- 2026-10-02 request\n- 2026-10-01 reply", "", [(), (), ()], id="answer before the request"),
        pytest.param("- 2026-10-01 request\n- 2026-10-01 reply", "", [(0,), (), ()], id="the same day"),
        pytest.param("- 2026-10-01 request\n- 2026-10-02 decline", "", [(), (), ()], id="a decline"),
        pytest.param("- 2026-10-01 request\n- 2026-11-21 reply", "", [(), (), ()], id="an answer to come"),
        pytest.param(
            "- 2026-10-01 request", "date: 2026-12-01\nbooked: 2026-10-04", [(3,), (), ()], id="booked is an answer"
        ),
        pytest.param(
            "- 2026-10-01 request\n- 2026-10-08 reply",
            "date: 2026-12-01\nbooked: 2026-10-04",
            [(3,), (), ()],
            id="whichever is first",
        ),
        pytest.param(
            "- 2026-10-01 request", "date: 2026-12-01\nbooked: 2026-11-21", [(), (), ()], id="booked on a day to come"
        ),
        pytest.param(
            "- 2026-10-01 request\n- 2026-10-30 reply",
            "date: 2026-10-20\nstatus: done",
            [(), (), ()],
            id="an answer after the conversation was to something else",
        ),
        pytest.param(
            "- 2026-10-02 reply", "date: 2026-10-20\nstatus: done", [(), (18,), ()], id="answered, though never asked"
        ),
        pytest.param(
            "- 2026-10-02 reply",
            "date: 2026-10-20\nstatus: done\ndirection: giving\nthanked: 2026-10-21",
            [(), (), ()],
            id="giving is not talking",
        ),
        pytest.param(
            "- 2026-10-19 thanks\n- 2026-10-23 thanks",
            "date: 2026-10-20\nstatus: done\nthanked: 2026-11-21",
            [(), (), (3,)],
            id="thanks before it, and to come",
        ),
        pytest.param(
            "- 2026-10-23 thanks",
            "date: 2026-10-20\nthanked: 2026-10-20",
            [(), (), (0,)],
            id="thanked, whichever is first",
        ),
        pytest.param("- 2026-10-23 thanks", "", [(), (), ()], id="thanks for no conversation"),
    ],
)
def test_paces_need_both_days_in_order(
    folder: Folder, log: str, interview: str, expected: list[tuple[int, ...]]
) -> None:
    folder.contact("ada", "", f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert took(folder) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [([], None), ([1, 2], None), ([9, 1, 2], 2.0), ([1, 2, 3, 9], 2.5)],
    ids=["nobody", "too few", "three", "four"],
)
def test_a_median_rests_on_three_people_or_more(folder: Folder, days: list[int], expected: float | None) -> None:
    for number, days_later in enumerate(days):
        folder.contact(f"c{number}", "", f"## Log\n- 2026-10-01 request\n- 2026-10-{1 + days_later:02} reply")
    assert paces(settle(folder.library(), TODAY))[0].median == expected


def test_nothing_is_stuck_while_a_step_is_open_and_it_is_not_long(folder: Folder) -> None:
    folder.contact("asked", "", "## Log\n- 2026-11-07 request")
    folder.contact("answered", "", "## Log\n- 2026-11-07 request\n- 2026-11-07 reply")
    folder.contact("talked")
    folder.contact("known")
    folder.contact("thanked", "keep_in_touch: never")
    folder.interview("one", "contact: talked\ndate: 2026-11-07\nstatus: done")
    folder.interview("two", "contact: thanked\ndate: 2026-01-07\nthanked: 2026-01-07\ndebriefed: 2026-01-07")
    assert still(folder) == []


def test_two_weeks_in_one_place_are_long(folder: Folder) -> None:
    folder.contact("asked", "", "## Log\n- 2026-10-01 request\n- 2026-11-06 request")
    folder.contact("answered", "", "## Log\n- 2026-10-01 request\n- 2026-11-06 reply")
    folder.contact("talked")
    folder.interview("one", "contact: talked\ndate: 2026-11-06\nstatus: done")
    folder.interview("two", "contact: talked\ndate: 2026-10-06\nstatus: done")
    assert still(folder) == [
        "asked asked 2026-11-06 chase",
        "answered answered 2026-11-06 schedule",
        "talked talked 2026-11-06 thank",
    ]


def test_without_a_step_two_weeks_are_not_waited_for(folder: Folder) -> None:
    folder.settings("follow_up:\n  rules:\n    chase: off\n    schedule: off\n    keep-in-touch: off\n")
    folder.contact("asked", "", "## Log\n- 2026-11-19 request")
    folder.contact("answered", "", "## Log\n- 2026-11-18 request\n- 2026-11-19 reply")
    assert still(folder) == ["asked asked 2026-11-19 -", "answered answered 2026-11-19 -"]


def test_a_step_that_has_lapsed_is_none(folder: Folder) -> None:
    folder.contact("asked", "", "## Log\n- 2026-01-01 request")
    assert still(folder) == ["asked asked 2026-01-01 -"]


@pytest.mark.parametrize(
    ("front", "log", "interview"),
    [
        pytest.param("status: parked", "- 2026-01-01 request", "", id="parked"),
        pytest.param("status: declined", "- 2026-01-01 request", "", id="declined"),
        pytest.param("status: archived", "- 2026-01-01 request", "", id="archived"),
        pytest.param("", "- 2025-01-01 contact\n- 2025-01-01 request", "", id="dormant"),
        pytest.param("snooze_until: 2026-11-21", "- 2026-01-01 request", "", id="put off"),
        pytest.param("may_contact: false", "- 2026-01-01 request", "", id="I may not ask"),
        pytest.param("", "- 2026-01-01 request\n- 2026-01-01 decline", "", id="said no"),
        pytest.param("", "- 2026-10-01 request\n- 2026-10-02 reply", "date: 2026-11-20", id="a conversation today"),
        pytest.param("", "- 2026-10-01 request\n- 2026-10-02 reply", "date: 2026-11-21", id="a conversation ahead"),
        pytest.param("", "", "date: 2026-10-20\nstatus: done\ndirection: giving", id="did no more than ask me"),
    ],
)
def test_who_rests_or_moves_is_not_stuck(folder: Folder, front: str, log: str, interview: str) -> None:
    folder.contact("ada", front, f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert still(folder) == []


@pytest.mark.parametrize(
    ("front", "log", "interview", "expected"),
    [
        pytest.param(
            "snooze_until: 2026-11-20",
            "- 2026-10-01 request",
            "",
            "asked ada 2026-10-01 chase",
            id="put off until today",
        ),
        pytest.param(
            "", "- 2026-01-01 decline\n- 2026-10-02 request", "", "asked ada 2026-10-02 chase", id="asked after a no"
        ),
        pytest.param("", "", "date: 2026-10-02\nstatus: no-show", "answered ada 2026-10-02 rebook", id="did not come"),
        pytest.param(
            "",
            "- 2026-10-01 reply",
            "date: 2026-12-24\nstatus: cancelled",
            "answered ada 2026-10-01 rebook",
            id="cancelled on a day to come",
        ),
        pytest.param(
            "may_contact: false",
            "",
            "date: 2026-10-30\nstatus: done",
            "talked ada 2026-10-30 thank",
            id="thanks are owed, even so",
        ),
    ],
)
def test_since_when_nothing_moves(folder: Folder, front: str, log: str, interview: str, expected: str) -> None:
    folder.contact("ada", front, f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert still(folder) == [expected]


def test_the_longest_stand_first_then_by_slug(folder: Folder) -> None:
    for slug, day in (("bo", "2026-10-02"), ("ada", "2026-10-02"), ("cy", "2026-10-01")):
        folder.contact(slug, "", f"## Log\n- {day} request")
    assert [one.split()[1] for one in still(folder)] == ["cy", "ada", "bo"]
