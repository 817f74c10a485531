"""my-promise: an open promise by me."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    "item",
    [
        pytest.param("- [x] me: send it (by 2026-11-19)", id="done"),
        pytest.param("- [X] me: send it (by 2026-11-19, done 2026-11-18)", id="done, with the day"),
        pytest.param("- [-] me: send it (by 2026-11-19)", id="dropped"),
        pytest.param("- [ ] them: send it (by 2026-11-19)", id="theirs"),
        pytest.param("Text of my own, me: send it (by 2026-11-19)", id="text outside the list"),
    ],
)
def test_is_not_raised(folder: Folder, item: str) -> None:
    folder.contact("ada", body=f"## Promises\n{item}")
    folder.contact("bo")
    folder.interview("talk", "contact: bo\ndate: 2026-11-10\nthanked: 2026-11-10", f"## Promises\n{item}")
    assert folder.rows("my-promise") == []


@pytest.mark.parametrize(
    ("item", "row"),
    [
        pytest.param("- [ ] me: send it (by 2026-11-20)", "2026-11-20, today 0", id="by"),
        pytest.param("- me: send it (by 2026-11-20)", "2026-11-20, today 0", id="without a box it is open"),
        pytest.param("- [ ] Me: send it (by 2026-11-19)", "2026-11-19, overdue 1", id="me in capitals"),
        pytest.param("- [ ] me: send it (made 2026-11-10)", "2026-11-17, overdue 3", id="made and 7 days"),
        pytest.param("- [ ] me: send it (made 2026-11-10, by 2026-12-24)", "2026-12-24, later -34", id="by wins"),
        pytest.param("- [ ] me: send it (by 2026-11-01, done 2026-11-02)", "2026-11-01, overdue 19", id="no tick"),
        pytest.param("- [ ] me: send it (by 2020-01-01)", "2020-01-01, overdue 2515", id="it never lapses"),
    ],
)
def test_of_a_contact(folder: Folder, item: str, row: str) -> None:
    folder.contact("ada", body=f"## Promises\n{item}")
    assert folder.rows("my-promise") == [f"my-promise ada -: {row}, “send it”"]


@pytest.mark.parametrize(
    ("item", "row"),
    [
        pytest.param("- [ ] me: send it", "2026-11-17, overdue 3", id="made defaults to the interview's date"),
        pytest.param("- [ ] me: send it (made 2026-11-14)", "2026-11-21, upcoming -1", id="made and 7 days"),
        pytest.param("- [ ] me: send it (by 2026-11-20)", "2026-11-20, today 0", id="by"),
        pytest.param("- [ ] me: send it (made 2026-11-01, by 2026-11-20)", "2026-11-20, today 0", id="by wins"),
    ],
)
def test_of_an_interview(folder: Folder, item: str, row: str) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-10\nthanked: 2026-11-10", f"## Promises\n{item}")
    assert folder.rows("my-promise") == [f"my-promise ada talk: {row}, “send it”"]


@pytest.mark.parametrize("status", ["scheduled", "done", "no-show"])
def test_whatever_became_of_the_interview(folder: Folder, status: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-10\nstatus: {status}", "## Promises\n- me: send it")
    assert folder.rows("my-promise") == ["my-promise ada talk: 2026-11-17, overdue 3, “send it”"]


def test_of_a_cancelled_interview_counts_from_the_day_it_was_called_off(folder: Folder) -> None:
    folder.contact("ada")
    front = "contact: ada\ndate: 2026-12-01\nstatus: cancelled\ncalled_off: 2026-11-10"
    folder.interview("talk", front, "## Promises\n- me: send it")
    assert folder.rows("my-promise") == ["my-promise ada talk: 2026-11-17, overdue 3, “send it”"]


def test_a_promise_to_one_of_several_falls_on_that_one(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", "name: Bo Berg")
    promises = "## Promises\n- [ ] me: send it (to Bo Berg)\n- [ ] me: call (to ada)\n- [ ] me: think"
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-10\nthanked: 2026-11-10", promises)
    assert folder.rows("my-promise") == [
        "my-promise ada talk: 2026-11-17, overdue 3, “call”",
        "my-promise ada talk: 2026-11-17, overdue 3, “think”",
        "my-promise bo talk: 2026-11-17, overdue 3, “send it”",
    ]


def test_a_promise_to_somebody_archived_falls_on_nobody_else(folder: Folder) -> None:
    folder.contact("ada", "status: archived")
    folder.contact("bo")
    promises = "## Promises\n- [ ] me: send it (to ada)\n- [ ] me: call"
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-10\nthanked: 2026-11-10", promises)
    assert folder.rows("my-promise") == ["my-promise bo talk: 2026-11-17, overdue 3, “call”"]


@pytest.mark.parametrize(
    ("made", "within", "due"),
    [
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2026-12-31", "2 months", "2027-02-28"),
        ("2026-12-31", "7 days", "2027-01-07"),
        ("2028-02-25", "1 week", "2028-03-03"),
    ],
)
def test_months_and_leap_days(folder: Folder, made: str, within: str, due: str) -> None:
    folder.settings(f"follow_up: {{my_promises_within: {within}}}")
    folder.contact("ada", body=f"## Promises\n- me: send it (made {made})")
    rows = folder.rows("my-promise", today=date.fromisoformat(due))
    assert rows == [f"my-promise ada -: {due}, today 0, “send it”"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    promises = """
        ## Promises
        - me: send it (by 2026-11-19)
        - me: call (made 2026-11-01, by 2026-11-20)
        - me: write (made 2025-11-20)
    """
    folder.contact("ada", body=promises)
    folder.interview("talk", "contact: ada\ndate: 2026-11-14\nthanked: 2026-11-14", "## Promises\n- me: think")
    mine = {one.subject: (one.action, one.why) for one in folder.agenda().followups if one.rule == "my-promise"}
    assert mine == {
        "send it": ("Keep your promise to Ada: send it", "Promised, by 19 November"),
        "call": ("Keep your promise to Ada: call", "Promised on 1 November, by 20 November"),
        "write": ("Keep your promise to Ada: write", "Promised on 20 November 2025"),
        "think": ("Keep your promise to Ada: think", "Promised on 14 November"),
    }


@pytest.mark.parametrize(
    ("day", "item", "why"),
    [
        pytest.param("2026-11-20", "me: call", "Promised on 20 November", id="today’s conversation"),
        pytest.param("2026-11-21", "me: call", "Promised ahead of the conversation of 21 November", id="one to come"),
        pytest.param(
            "2026-11-21",
            "me: call (by 2026-11-19)",
            "Promised ahead of the conversation of 21 November, by 19 November",
            id="to be kept before one to come",
        ),
        pytest.param(
            "2026-11-18",
            "me: call (by 2026-11-17)",
            "Promised ahead of the conversation of 18 November, by 17 November",
            id="to have been kept before it",
        ),
        pytest.param(
            "2026-11-18", "me: call (by 2026-11-18)", "Promised on 18 November, by 18 November", id="by its day"
        ),
        pytest.param("2026-11-21", "me: call (made 2026-11-16)", "Promised on 16 November", id="the day is written"),
    ],
)
def test_what_is_kept_ahead_of_a_conversation_was_not_promised_in_it(
    folder: Folder, day: str, item: str, why: str
) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: {day}", f"## Promises\n- {item}")
    assert [one.why for one in folder.agenda().followups if one.rule == "my-promise"] == [why]


def test_of_a_cancelled_conversation_it_names_the_day_that_it_was_agreed_for(folder: Folder) -> None:
    folder.contact("ada")
    front = "contact: ada\ndate: 2026-12-01\nstatus: cancelled\ncalled_off: 2026-11-18"
    folder.interview("talk", front, "## Promises\n- me: call (by 2026-11-17)\n- me: write")
    assert [one.why for one in folder.agenda().followups if one.rule == "my-promise"] == [
        "Promised ahead of the conversation of 1 December, by 17 November",
        "Promised on 18 November",
    ]
