"""rethink: several requests found no answer. What answers them is what ends chase; see test_chase.py."""

from datetime import date

import pytest

from tests.support import Folder

THREE = "- 2026-11-01 request by email\n- 2026-11-06 request by phone\n- 2026-11-15 request by linkedin"


@pytest.mark.parametrize(
    "log",
    [
        pytest.param("- 2026-11-01 request\n- 2026-11-06 request", id="two requests"),
        pytest.param(f"{THREE}\n- 2026-11-15 reply", id="a reply on the day of the last"),
        pytest.param(f"{THREE}\n- 2026-11-20 decline", id="a decline"),
        pytest.param(f"{THREE}\n- 2026-11-03 reply", id="a reply in between"),
    ],
)
def test_is_not_raised(folder: Folder, log: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    assert folder.rows("rethink") == []


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 11, 19), "today 0"),
        (date(2026, 11, 20), "overdue 1"),
        (date(2026, 12, 19), "overdue 30"),
        (date(2026, 12, 20), "lapsed 31"),
    ],
)
def test_is_due_four_days_after_the_last_request(folder: Folder, today: date, status: str) -> None:
    folder.contact("ada", "email: ada@wright.example", f"## Log\n{THREE}")
    assert folder.rows(today=today) == [f"rethink ada -: 2026-11-19, {status}, by email"]


def test_an_interview_ends_it(folder: Folder) -> None:
    folder.contact("ada", body=f"## Log\n{THREE}")
    folder.interview("talk", "contact: ada\ndate: 2026-12-24")
    assert folder.rows("rethink", "chase") == []


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", body=f"## Log\n{THREE}\n- 2026-11-16 request")
    (one,) = folder.agenda().followups
    assert one.action == "Decide whether to ask Ada once more"
    assert one.why == "4 requests without an answer, the last on 16 November"
    assert one.channel is None


def test_of_a_single_request_it_says_when_it_was(folder: Folder) -> None:
    folder.settings("follow_up: {attempts: 1}")
    folder.contact("ada", body="## Log\n- 2026-11-16 request")
    (one,) = folder.agenda().followups
    assert (one.rule, one.why) == ("rethink", "1 request without an answer, on 16 November")
