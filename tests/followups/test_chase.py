"""chase: a request found no answer."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("", "", id="an empty log"),
        pytest.param("- 2026-11-10 note: perhaps ask her", "", id="no request"),
        pytest.param("- 2026-11-21 request", "", id="a request to come"),
        pytest.param("- 2026-11-10 request\n- 2026-11-10 reply", "", id="a reply that day"),
        pytest.param("- 2026-11-10 reply\n- 2026-11-10 request", "", id="a reply that day, in any order"),
        pytest.param("- 2026-11-10 request\n- 2026-11-20 reply", "", id="a reply"),
        pytest.param("- 2026-11-10 request\n- 2026-11-20 decline", "", id="a decline"),
        pytest.param("- 2026-11-10 request", "date: 2026-11-10\nthanked: 2026-11-10", id="an interview that day"),
        pytest.param("- 2026-11-10 request", "date: 2026-12-24", id="an interview to come"),
        pytest.param("- 2026-11-10 request", "date: 2026-11-15", id="a stale interview"),
        pytest.param("- 2026-11-10 request", "direction: giving\ndate: 2026-12-24", id="giving"),
        pytest.param("- 2026-11-10 request", "date: 2026-11-11\nstatus: no-show", id="a no-show: as of the day before"),
        pytest.param("- 2026-11-10 request", "date: 2026-11-11\nstatus: cancelled", id="a cancelled one"),
        pytest.param("- 2026-11-10 request", "date: 2026-11-20\nstatus: cancelled", id="a cancelled one of today"),
        pytest.param("- 2026-11-10 request", "date: 2026-12-24\nstatus: no-show", id="a no-show dated after today"),
    ],
)
def test_is_not_raised(folder: Folder, log: str, interview: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("chase") == []


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("- 2026-11-15 request", "", id="a request"),
        pytest.param("- 2026-11-01 request\n- 2026-11-15 request", "", id="the latest of two"),
        pytest.param("- 2026-11-15 request\n- 2026-11-01 request", "", id="the latest by day, not by line"),
        pytest.param("- 2026-11-14 reply\n- 2026-11-15 request", "", id="a reply before"),
        pytest.param("- 2026-11-15 request\n- 2026-11-21 reply", "", id="a reply to come"),
        pytest.param("- 2026-11-15 request\n- 2026-11-16 update\n- 2026-11-16 contact", "", id="other entries"),
        pytest.param("- 2026-11-15 request", "date: 2026-11-14\nthanked: 2026-11-14", id="an interview before"),
        pytest.param("- 2026-11-15 request", "date: 2026-11-15\nstatus: no-show", id="asked again after a no-show"),
        pytest.param(
            "- 2026-11-15 request", "date: 2026-11-15\nstatus: cancelled", id="asked again after a cancelled one"
        ),
        pytest.param("- 2026-11-15 request", "date: 2026-12-24\nstatus: cancelled", id="cancelled, dated after today"),
        pytest.param(
            "- 2026-11-15 request",
            "date: 2026-12-24\nstatus: cancelled\ncalled_off: 2026-11-15",
            id="asked again the day it was called off",
        ),
    ],
)
def test_is_due_four_days_after_the_request(folder: Folder, log: str, interview: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("chase") == ["chase ada -: 2026-11-19, overdue 1"]


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 11, 18), "upcoming -1"),
        (date(2026, 11, 19), "today 0"),
        (date(2026, 11, 20), "overdue 1"),
        (date(2027, 1, 18), "overdue 60"),
        (date(2027, 1, 19), "lapsed 61"),
    ],
)
def test_day_by_day(folder: Folder, today: date, status: str) -> None:
    folder.contact("ada", body="## Log\n- 2026-11-15 request")
    assert folder.rows(today=today) == [f"chase ada -: 2026-11-19, {status}"]


@pytest.mark.parametrize(
    ("log", "rules"),
    [
        pytest.param(("11-01", "11-02"), ["chase"], id="two attempts"),
        pytest.param(("11-01", "11-01"), ["chase"], id="two attempts on one day"),
        pytest.param(("11-01", "11-02", "11-03"), ["rethink"], id="three attempts"),
        pytest.param(("11-01", "11-01", "11-01"), ["rethink"], id="several requests on one day are an attempt each"),
        pytest.param(("10-20", "11-01", "11-02"), ["chase"], id="those before the answer no longer count"),
        pytest.param(("10-25", "11-01", "11-02"), ["chase"], id="one on the day of the answer neither"),
        pytest.param(("11-01", "11-02", "11-21"), ["chase"], id="one of a day to come not yet"),
    ],
)
def test_attempts(folder: Folder, log: tuple[str, ...], rules: list[str]) -> None:
    entries = "\n".join(f"- 2026-{day} request" for day in log)
    folder.contact("ada", body=f"## Log\n- 2026-10-25 decline\n{entries}")
    assert [one.rule for one in folder.agenda().followups] == rules


@pytest.mark.parametrize(("attempts", "rules"), [(1, ["rethink"]), (2, ["rethink"]), (3, ["chase"]), (99, ["chase"])])
def test_how_many_attempts_is_a_setting(folder: Folder, attempts: int, rules: list[str]) -> None:
    folder.settings(f"follow_up: {{attempts: {attempts}}}")
    folder.contact("ada", body="## Log\n- 2026-11-01 request\n- 2026-11-10 request")
    assert [one.rule for one in folder.agenda().followups] == rules


ALL = "email: ada@wright.example\nphone: 0825551234\nlinkedin: https://social.example/ada"


@pytest.mark.parametrize(
    ("front", "log", "channel"),
    [
        pytest.param("", ["request"], None, id="none: nothing to reach them by"),
        pytest.param(ALL, ["request"], "email", id="email first"),
        pytest.param(ALL, ["request by email"], "phone", id="then phone"),
        pytest.param(ALL, ["request by email", "request by phone"], "linkedin", id="then linkedin"),
        pytest.param(ALL, ["request by linkedin"], "email", id="the first that was not used"),
        pytest.param("phone: 0825551234", ["request by email"], "phone", id="only what the contact has"),
        pytest.param("phone: 0825551234", ["request by phone"], "phone", id="used before, but there is no other"),
        pytest.param("", ["request by email", "request by video"], None, id="what was used, but they do not have"),
        pytest.param("", ["request by message"], "message", id="message where the log has used it"),
        pytest.param("", ["contact by letter", "request by message"], "letter", id="letter too, in any entry"),
        pytest.param("", ["note by message", "contact by letter", "request"], "message", id="by first use"),
        pytest.param("", ["contact by letter", "note by message", "request"], "letter", id="by first use, turned"),
        pytest.param(ALL, ["contact by letter", "request by email", "request by phone"], "linkedin", id="letter after"),
        pytest.param(
            "email: ada@wright.example", ["request by email", "contact by letter"], "letter", id="letter then"
        ),
        pytest.param(
            "email: ada@wright.example\nphone: 0825551234",
            ["request by phone", "request by email"],
            "phone",
            id="else the one used longest ago",
        ),
        pytest.param(
            "email: ada@wright.example\nphone: 0825551234",
            ["request by email", "request by phone", "request by email"],
            "phone",
            id="longest ago counts from its last use",
        ),
        pytest.param(
            ALL, ["request by email", "reply by phone", "request by linkedin"], "email", id="since the last answer"
        ),
        pytest.param(ALL, ["request by email", "confirmation by phone"], "phone", id="only requests use a channel up"),
    ],
)
def test_channel(folder: Folder, front: str, log: list[str], channel: str | None) -> None:
    folder.settings("follow_up: {attempts: 9}")
    entries = "\n".join(f"- 2026-11-{day:02} {entry}" for day, entry in enumerate(log, 1))
    folder.contact("ada", front, f"## Log\n{entries}")
    (one,) = (one for one in folder.agenda().followups if one.rule == "chase")
    assert one.channel == channel


def test_of_two_channels_used_on_one_day_the_earlier_line_is_the_longer_ago(folder: Folder) -> None:
    front = "email: ada@wright.example\nphone: 0825551234"
    folder.contact("ada", front, "## Log\n- 2026-11-10 request by phone\n- 2026-11-10 request by email")
    assert folder.rows("chase") == ["chase ada -: 2026-11-14, overdue 6, by phone"]


@pytest.mark.parametrize(
    ("front", "log", "action", "why"),
    [
        ("", "- 2026-11-15 request", "Ask Ada again", "No answer to your request of 15 November"),
        (ALL, "- 2026-11-15 request by phone", "Ask Ada again, by email", "No answer to your call of 15 November"),
        (
            ALL,
            "- 2025-11-01 request by email\n- 2025-11-15 request by linkedin",
            "Ask Ada again, by phone",
            "No answer to your LinkedIn message of 15 November 2025, your second request",
        ),
        (
            ALL,
            "- 2026-11-01 request by email\n- 2026-11-10 request by phone\n- 2026-11-15 request by letter",
            "Ask Ada again, on LinkedIn",
            "No answer to your letter of 15 November, your third request",
        ),
        (
            "",
            "- 2026-11-01 request\n- 2026-11-10 request\n- 2026-11-11 request\n- 2026-11-15 request by message",
            "Ask Ada again, by message",
            "No answer to your message of 15 November, your latest request",
        ),
        (
            ALL,
            "- 2026-11-01 request by email\n- 2026-11-15 request by email",
            "Ask Ada again, by phone",
            "No answer to your second email of 15 November",
        ),
        (
            "",
            "- 2026-11-01 request by email\n- 2026-11-15 request",
            "Ask Ada again",
            "No answer to your second request of 15 November",
        ),
        (
            "",
            "- 2026-11-01 note by letter\n- 2026-11-15 request by email",
            "Ask Ada again, by letter",
            "No answer to your email of 15 November",
        ),
    ],
)
def test_says_what_to_do_and_why(folder: Folder, front: str, log: str, action: str, why: str) -> None:
    folder.settings("follow_up: {attempts: 9}")
    folder.contact("ada", front, f"## Log\n{log}")
    (one,) = folder.agenda().followups
    assert (one.action, one.why) == (action, why)
