"""answer: somebody asked me."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("", "", id="nobody asked"),
        pytest.param("- 2026-11-21 asked", "", id="asked on a day to come"),
        pytest.param("- 2026-11-15 asked\n- 2026-11-15 answered", "", id="answered that day"),
        pytest.param("- 2026-11-15 answered\n- 2026-11-15 asked", "", id="answered that day, in any order"),
        pytest.param("- 2026-11-15 asked\n- 2026-11-20 answered by phone", "", id="answered later"),
        pytest.param("- 2026-11-15 asked", "date: 2026-11-15\nstatus: done", id="a conversation given that day"),
        pytest.param("- 2026-11-15 asked", "date: 2026-12-15", id="a conversation agreed"),
        pytest.param("- 2026-11-15 asked", "date: 2026-12-15\nstatus: cancelled", id="an interview of any status"),
    ],
)
def test_is_not_raised(folder: Folder, log: str, interview: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\ndirection: giving\n{interview}")
    assert folder.rows("answer") == []


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("- 2026-11-15 asked by email: about her studies", "", id="asked"),
        pytest.param("- 2026-11-14 answered\n- 2026-11-15 asked", "", id="answered before: asked again"),
        pytest.param("- 2026-11-15 asked\n- 2026-11-21 answered", "", id="answered on a day to come"),
        pytest.param("- 2026-11-01 asked\n- 2026-11-15 asked", "", id="the latest counts"),
        pytest.param("- 2026-11-15 asked\n- 2026-11-01 asked", "", id="the latest by day, not by line"),
        pytest.param("- 2026-11-15 asked", "direction: giving\ndate: 2026-11-14\nstatus: done", id="given before"),
        pytest.param("- 2026-11-15 asked", "date: 2026-11-16\nthanked: 2026-11-16", id="an asking interview"),
        pytest.param("- 2026-11-15 asked\n- 2026-11-16 reply", "", id="another entry"),
    ],
)
def test_is_due_three_days_after_they_asked(folder: Folder, log: str, interview: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("answer") == ["answer ada -: 2026-11-18, overdue 2"]


@pytest.mark.parametrize(("asked", "due"), [("2026-12-29", "2027-01-01"), ("2028-02-26", "2028-02-29")])
def test_months_and_years_end(folder: Folder, asked: str, due: str) -> None:
    folder.contact("ada", body=f"## Log\n- {asked} asked")
    assert folder.rows("answer", today=date.fromisoformat(due)) == [f"answer ada -: {due}, today 0"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", body="## Log\n- 2026-11-15 asked")
    (one,) = folder.agenda().followups
    assert one.action == "Answer Ada"
    assert one.why == "They asked you on 15 November"
