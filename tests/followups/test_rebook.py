"""rebook: the latest conversation did not take place."""

import pytest

from tests.support import Folder

RAISED = "rebook ada talk: 2026-11-15, overdue 5"
CANCELLED = "date: 2026-11-12\nstatus: cancelled"


@pytest.mark.parametrize(
    ("front", "log"),
    [
        pytest.param("date: 2026-11-12", "", id="stale"),
        pytest.param("date: 2026-11-12\nthanked: 2026-11-12", "", id="held"),
        pytest.param(f"{CANCELLED}\ndirection: giving", "", id="giving"),
        pytest.param(CANCELLED, "- 2026-11-12 request", id="asked again that day"),
        pytest.param(CANCELLED, "- 2026-11-20 request", id="asked again today"),
        pytest.param(CANCELLED, "- 2026-11-12 decline", id="declined that day"),
        pytest.param("date: 2026-11-12\nstatus: no-show", "- 2026-11-13 request", id="asked again after a no-show"),
        pytest.param(
            "date: 2026-12-24\nstatus: cancelled\ncalled_off: 2026-11-12",
            "- 2026-11-12 request",
            id="asked again the day it was called off",
        ),
    ],
)
def test_is_not_raised(folder: Folder, front: str, log: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    folder.interview("talk", f"contact: ada\n{front}")
    assert folder.rows("rebook") == []


@pytest.mark.parametrize(
    ("front", "log"),
    [
        pytest.param(CANCELLED, "", id="cancelled"),
        pytest.param("date: 2026-11-12\nstatus: no-show", "", id="no-show"),
        pytest.param(CANCELLED, "- 2026-11-11 request\n- 2026-11-11 decline", id="entries before that day"),
        pytest.param(CANCELLED, "- 2026-11-21 request", id="a request to come"),
        pytest.param(CANCELLED, "- 2026-11-13 reply\n- 2026-11-14 update", id="other entries"),
        pytest.param("date: 2026-12-24\nstatus: cancelled\ncalled_off: 2026-11-12", "", id="from the day called off"),
        pytest.param(f"{CANCELLED}\ncalled_off: 2026-11-14", "", id="called off after its date"),
        pytest.param("date: 2026-11-12\nstatus: no-show\ncalled_off: 2026-11-01", "", id="called off, but no-show"),
    ],
)
def test_is_due_three_days_after(folder: Folder, front: str, log: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    folder.interview("talk", f"contact: ada\n{front}")
    assert folder.rows("rebook") == [RAISED]


@pytest.mark.parametrize(
    ("front", "other", "rows"),
    [
        pytest.param(CANCELLED, "date: 2026-11-13", [], id="a later one"),
        pytest.param(CANCELLED, "date: 2026-11-13\ndirection: giving", [], id="a later one, giving"),
        pytest.param(CANCELLED, "date: 2026-11-12\nstatus: done", [], id="one of that day, held"),
        pytest.param(CANCELLED, "date: 2026-11-12\nstatus: scheduled", [], id="one of that day, scheduled"),
        pytest.param(CANCELLED, "date: 2026-11-12\nstatus: cancelled", [RAISED], id="one of that day, cancelled too"),
        pytest.param(CANCELLED, "date: 2026-11-12\nstatus: no-show", [RAISED], id="one of that day, a no-show"),
        pytest.param(CANCELLED, "date: 2026-10-29\nstatus: done", [], id="14 days before: it was moved"),
        pytest.param(CANCELLED, "date: 2026-10-29\nstatus: done\ndirection: giving", [], id="14 days before, giving"),
        pytest.param(CANCELLED, "date: 2026-10-28\nstatus: done", [RAISED], id="15 days before"),
        pytest.param(
            "date: 2026-11-12\nstatus: no-show", "date: 2026-11-12\nstatus: done", [RAISED], id="not of a no-show"
        ),
    ],
)
def test_another_interview(folder: Folder, front: str, other: str, rows: list[str]) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\n{front}")
    folder.interview("before", f"contact: ada\n{other}")
    assert folder.rows("rebook") == rows


def test_of_several_cancelled_ones_the_latest_counts(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("a", f"contact: ada\n{CANCELLED}")
    folder.interview("b", "contact: ada\ndate: 2026-11-14\nstatus: cancelled")
    folder.interview("c", "contact: ada\ndate: 2026-11-14\nstatus: no-show")
    assert folder.rows("rebook") == ["rebook ada c: 2026-11-17, overdue 3"]


def test_one_that_was_still_to_come_counts_from_its_own_day(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("a", "contact: ada\ndate: 2026-11-12\nstatus: no-show")
    folder.interview("b", "contact: ada\ndate: 2026-11-25\nstatus: cancelled")
    assert folder.rows("rebook") == ["rebook ada b: 2026-11-28, upcoming -8"]


def test_is_raised_for_each_contact(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", body="## Log\n- 2026-11-13 request")
    folder.contact("cy")
    folder.interview("talk", f"contact: [cy, bo, ada]\n{CANCELLED}")
    assert folder.rows("rebook") == ["rebook ada talk: 2026-11-15, overdue 5", "rebook cy talk: 2026-11-15, overdue 5"]


@pytest.mark.parametrize(
    ("front", "why"),
    [
        (CANCELLED, "The conversation of 12 November was cancelled"),
        (
            "date: 2026-12-24\nstatus: cancelled\ncalled_off: 2026-11-12",
            "The conversation of 24 December was cancelled",
        ),
        ("date: 2026-11-12\nstatus: no-show", "The conversation of 12 November did not take place"),
    ],
)
def test_says_what_to_do_and_why(folder: Folder, front: str, why: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\n{front}")
    (one,) = folder.agenda().followups
    assert one.action == "Ask Ada for another day"
    assert one.why == why
