"""news: the latest of my news, told to everyone whom I have met."""

from datetime import date

import pytest

from tests.support import Folder

MET = "- 2026-10-01 contact"
RAISED = "news ada -: 2026-11-15, overdue 5, “passed the exam”"


@pytest.mark.parametrize(
    "news",
    [
        pytest.param("", id="no news"),
        pytest.param("- 2026-11-21: passed the exam", id="of a day to come"),
        pytest.param("- 2026-11-01: passed the exam (tell nobody)", id="told nobody"),
        pytest.param("- 2026-11-01: passed the exam (tell mentors)", id="told mentors"),
    ],
)
def test_is_not_raised_by_news(folder: Folder, news: str) -> None:
    folder.profile(body=f"## News\n{news}")
    folder.contact("ada", body=f"## Log\n{MET}")
    assert folder.rows("news") == []


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("", "", id="never met"),
        pytest.param("- 2026-10-01 request", "", id="asked, not met"),
        pytest.param("- 2026-11-01 contact", "", id="met on its day"),
        pytest.param("- 2026-11-02 contact", "", id="met after"),
        pytest.param("- 2026-10-01 reply\n- 2026-10-02 decline", "", id="a reply that a decline follows"),
        pytest.param("- 2026-10-01 reply\n- 2026-10-01 decline", "", id="a reply that a decline follows that day"),
        pytest.param(MET, "date: 2026-11-20", id="a conversation today"),
        pytest.param(MET, "date: 2026-12-24\ndirection: giving", id="a conversation to come"),
        pytest.param(f"{MET}\n- 2026-11-01 update", "", id="an update on its day"),
        pytest.param(f"{MET}\n- 2026-11-20 update", "", id="an update"),
        pytest.param(MET, "date: 2026-11-01\nstatus: done", id="a conversation on its day"),
        pytest.param(MET, "date: 2026-11-20\nstatus: done\ndirection: giving", id="a conversation given since"),
    ],
)
def test_is_not_raised_on(folder: Folder, log: str, interview: str) -> None:
    folder.profile(body="## News\n- 2026-11-01: passed the exam")
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("news") == []


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param(MET, "", id="met by contact"),
        pytest.param("- 2026-10-31 contact", "", id="met the day before"),
        pytest.param("- 2026-10-01 reply", "", id="met by reply"),
        pytest.param("- 2026-10-01 decline\n- 2026-10-02 reply", "", id="a reply that no decline follows"),
        pytest.param("- 2026-10-01 reply\n- 2026-10-02 decline\n- 2026-10-03 reply", "", id="another reply after that"),
        pytest.param("- 2026-10-01 reply\n- 2026-11-21 decline", "", id="a decline to come"),
        pytest.param("", "date: 2026-10-31\nstatus: done", id="met by a conversation"),
        pytest.param("", "date: 2026-10-31\nstatus: done\ndirection: giving", id="met by a conversation given"),
        pytest.param(f"{MET}\n- 2026-10-31 update", "", id="an update before it"),
        pytest.param(f"{MET}\n- 2026-11-05 thanks\n- 2026-11-21 update", "", id="other entries"),
        pytest.param(MET, "date: 2026-11-19", id="a stale conversation is not pending"),
    ],
)
def test_is_due_fourteen_days_after(folder: Folder, log: str, interview: str) -> None:
    folder.profile(body="## News\n- 2026-11-01: passed the exam")
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("news") == [RAISED]


@pytest.mark.parametrize(
    ("news", "subjects"),
    [
        pytest.param("- 2026-10-20: older\n- 2026-11-01: newer", {"ada": "newer", "bo": "newer"}, id="the latest"),
        pytest.param("- 2026-11-01: newer\n- 2026-10-20: older", {"ada": "newer", "bo": "newer"}, id="by day"),
        pytest.param(
            "- 2026-11-01: first\n- 2026-11-01: second", {"ada": "first", "bo": "first"}, id="the first listed"
        ),
        pytest.param(
            "- 2026-10-20: for all (tell everyone)\n- 2026-11-01: for mentors (tell mentors)",
            {"ada": "for all", "bo": "for mentors"},
            id="the latest told to this contact",
        ),
        pytest.param(
            "- 2026-10-20: for all\n- 2026-11-01: hush (tell nobody)", {"ada": "for all", "bo": "for all"}, id="hush"
        ),
        pytest.param("- 2026-11-21: soon\n- 2026-11-01: passed", {"ada": "passed", "bo": "passed"}, id="not yet"),
    ],
)
def test_who_is_told_what(folder: Folder, news: str, subjects: dict[str, str]) -> None:
    folder.profile(body=f"## News\n{news}")
    folder.contact("ada", body=f"## Log\n{MET}")
    folder.contact("bo", "mentor: true", f"## Log\n{MET}")
    assert {one.contact: one.subject for one in folder.agenda().followups if one.rule == "news"} == subjects


@pytest.mark.parametrize(
    ("today", "status"),
    [
        (date(2026, 11, 1), "upcoming -14"),
        (date(2026, 11, 15), "today 0"),
        (date(2027, 1, 14), "overdue 60"),
        (date(2027, 1, 15), "lapsed 61"),
    ],
)
def test_day_by_day(folder: Folder, today: date, status: str) -> None:
    folder.profile(body="## News\n- 2026-11-01: passed the exam")
    folder.contact("ada", body=f"## Log\n{MET}")
    assert folder.rows("news", today=today) == [f"news ada -: 2026-11-15, {status}, “passed the exam”"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.profile(body="## News\n- 2026-11-01: passed the exam")
    folder.contact("ada", body=f"## Log\n{MET}")
    (one,) = folder.agenda().followups
    assert one.action == "Tell Ada your news"
    assert one.why == "Your news of 1 November: passed the exam"
