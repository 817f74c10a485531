"""schedule: they answered a request, and no day is agreed."""

import pytest

from builder.model.words import LogType
from tests.support import Folder


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("", "", id="an empty log"),
        pytest.param("- 2026-11-10 request", "", id="no reply"),
        pytest.param("- 2026-11-12 reply", "", id="no request"),
        pytest.param("- 2026-11-12 reply\n- 2026-11-13 request", "", id="a request after the reply"),
        pytest.param("- 2026-11-10 request\n- 2026-11-21 reply", "", id="a reply of a day to come"),
        pytest.param("- 2026-11-10 request\n- 2026-11-12 reply\n- 2026-11-13 request", "", id="asked once more"),
        pytest.param("- 2026-11-10 request\n- 2026-11-12 reply\n- 2026-11-12 decline", "", id="declined"),
        pytest.param(
            "- 2026-11-10 request\n- 2026-11-10 decline\n- 2026-11-12 reply", "", id="declined before the reply"
        ),
        pytest.param(
            "- 2026-11-10 request\n- 2026-11-12 reply", "date: 2026-11-10\nthanked: 2026-11-10", id="held that day"
        ),
        pytest.param("- 2026-11-10 request\n- 2026-11-12 reply", "date: 2026-12-24", id="agreed"),
        pytest.param("- 2026-11-10 request\n- 2026-11-12 reply", "date: 2026-11-11\nstatus: no-show", id="a no-show"),
        pytest.param("- 2026-11-10 request\n- 2026-11-12 reply", "direction: giving\ndate: 2026-12-24", id="giving"),
        pytest.param("- 2026-11-10 introduction\n- 2026-11-12 reply", "", id="an introduction by nobody who is named"),
    ],
)
def test_is_not_raised(folder: Folder, log: str, interview: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("schedule") == []


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("- 2026-11-10 request\n- 2026-11-17 reply", "", id="a reply"),
        pytest.param("- 2026-11-17 reply\n- 2026-11-17 request", "", id="on the day of the request"),
        pytest.param("- 2026-11-10 request\n- 2026-11-12 reply\n- 2026-11-17 reply", "", id="the latest reply"),
        pytest.param("- 2026-11-10 request\n- 2026-11-15 request\n- 2026-11-17 reply", "", id="to several requests"),
        pytest.param("- 2026-11-09 decline\n- 2026-11-10 request\n- 2026-11-17 reply", "", id="declined before"),
        pytest.param(
            "- 2026-11-01 request\n- 2026-11-09 decline\n- 2026-11-10 request\n- 2026-11-17 reply",
            "",
            id="declined once, and asked again",
        ),
        pytest.param("- 2026-11-10 request\n- 2026-11-17 reply\n- 2026-11-21 request", "", id="a request to come"),
        pytest.param(
            "- 2026-11-10 request\n- 2026-11-17 reply", "date: 2026-11-09\nthanked: 2026-11-09", id="held before"
        ),
        pytest.param(
            "- 2026-11-10 request\n- 2026-11-17 reply",
            "date: 2026-11-10\nstatus: no-show",
            id="a no-show answers as of the day before",
        ),
        pytest.param(
            "- 2026-11-10 request\n- 2026-11-17 reply",
            "date: 2026-12-24\nstatus: cancelled",
            id="a cancelled one dated after today is no answer",
        ),
    ],
)
def test_is_due_two_days_after_the_reply(folder: Folder, log: str, interview: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("schedule") == ["schedule ada -: 2026-11-19, overdue 1"]


@pytest.mark.parametrize(
    ("later", "rows"),
    [
        pytest.param("note", ["schedule ada -: 2026-11-19, overdue 1"], id="and a reply"),
        pytest.param("introduction", ["schedule ada -: 2026-11-19, overdue 1"], id="another introduction since"),
        pytest.param("request", [], id="but not once they were asked since"),
    ],
)
def test_an_introduction_opens_it_for_somebody_introduced(folder: Folder, later: str, rows: list[str]) -> None:
    log = f"## Log\n- 2026-11-10 introduction\n- 2026-11-17 reply\n- 2026-11-18 {later}"
    folder.contact("ada", "introduced_by: bo", log)
    folder.contact("bo")
    assert folder.rows("schedule") == rows


@pytest.mark.parametrize("entry", LogType)
@pytest.mark.parametrize(("front", "openings"), [("", "request"), ("introduced_by: bo", "request introduction")])
def test_what_a_reply_is_to(folder: Folder, front: str, openings: str, entry: LogType) -> None:
    folder.contact("ada", front, f"## Log\n- 2026-11-10 {entry}\n- 2026-11-17 reply")
    folder.contact("bo")
    rows = ["schedule ada -: 2026-11-19, overdue 1"] if entry in openings.split() else []
    assert folder.rows("schedule") == rows


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", body="## Log\n- 2026-11-10 request\n- 2026-11-17 reply")
    one = folder.agenda().followups[0]
    assert one.action == "Agree on a day with Ada"
    assert one.why == "They replied on 17 November"
