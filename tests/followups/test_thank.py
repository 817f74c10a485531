"""thank: held, asking; not thanked. Raised for each of its contacts."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    ("front", "log"),
    [
        pytest.param("date: 2026-11-18", "", id="stale: perhaps it never took place"),
        pytest.param("date: 2026-11-18\nstatus: cancelled", "", id="cancelled"),
        pytest.param("date: 2026-11-18\nstatus: no-show", "", id="no-show"),
        pytest.param("date: 2026-11-21\nstatus: done", "", id="done on a day to come is not held"),
        pytest.param("date: 2026-11-18\nstatus: done\ndirection: giving", "", id="giving: they thank me"),
        pytest.param("date: 2026-11-18\nthanked: 2026-11-18", "", id="thanked on the day"),
        pytest.param("date: 2026-11-18\nthanked: 2026-12-24", "", id="thanked counts as it stands, whatever its date"),
        pytest.param("date: 2026-11-18\nstatus: done", "- 2026-11-18 thanks", id="log thanks on its date"),
        pytest.param("date: 2026-11-18\nstatus: done", "- 2026-11-20 thanks by email", id="log thanks after its date"),
    ],
)
def test_is_not_raised(folder: Folder, front: str, log: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    folder.interview("talk", f"contact: ada\n{front}")
    assert folder.rows("thank") == []


@pytest.mark.parametrize(
    "log",
    [
        pytest.param("", id="an empty log"),
        pytest.param("- 2026-11-17 thanks", id="log thanks before its date"),
        pytest.param("- 2026-11-21 thanks", id="log thanks of a day to come"),
        pytest.param("- 2026-11-19 update", id="another entry"),
    ],
)
def test_is_due_a_day_after_the_interview(folder: Folder, log: str) -> None:
    folder.contact("ada", body=f"## Log\n{log}")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done")
    assert folder.rows("thank") == ["thank ada talk: 2026-11-19, overdue 1"]


def test_is_raised_on_the_day_of_the_interview_itself(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-20\nstatus: done")
    assert folder.rows("thank") == ["thank ada talk: 2026-11-21, upcoming -1"]


@pytest.mark.parametrize(
    ("within", "due"),
    [
        ("0 hours", "2026-11-18, overdue 2"),
        ("1 hour", "2026-11-19, overdue 1"),
        ("24 hours", "2026-11-19, overdue 1"),
        ("25 hours", "2026-11-20, today 0"),
        ("48 hours", "2026-11-20, today 0"),
        ("1 week", "2026-11-25, upcoming -5"),
    ],
)
def test_hours_are_rounded_up_to_days(folder: Folder, within: str, due: str) -> None:
    folder.settings(f"follow_up: {{thank_within: {within}}}")
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18 23:30\nstatus: done")
    assert folder.rows("thank") == [f"thank ada talk: {due}"]


def test_is_raised_for_each_contact(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo", body="## Log\n- 2026-11-19 thanks")
    folder.contact("cy")
    folder.interview("talk", "contact: [cy, bo, ada]\ndate: 2026-11-18\nstatus: done")
    assert folder.rows("thank") == [
        "thank ada talk: 2026-11-19, overdue 1",
        "thank cy talk: 2026-11-19, overdue 1",
    ]


def test_somebody_named_twice_is_thanked_once(folder: Folder) -> None:
    folder.contact("ada", "name: Ada Adeyemi")
    folder.interview("talk", 'contact: [ada, Ada Adeyemi, "[[ada]]"]\ndate: 2026-11-18\nstatus: done')
    assert folder.rows("thank") == ["thank ada talk: 2026-11-19, overdue 1"]


def test_thanked_on_the_interview_ends_it_for_all(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-18\nthanked: 2026-11-18")
    assert folder.rows("thank") == []


def test_each_interview_is_thanked_for(folder: Folder) -> None:
    folder.contact("ada", body="## Log\n- 2026-11-10 thanks")
    folder.interview("first", "contact: ada\ndate: 2026-11-09\nstatus: done")
    folder.interview("second", "contact: ada\ndate: 2026-11-11\nstatus: done")
    assert folder.rows("thank") == ["thank ada second: 2026-11-12, overdue 8"]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        (date(2026, 2, 28), "2026-03-01"),
        (date(2028, 2, 28), "2028-02-29"),
        (date(2028, 2, 29), "2028-03-01"),
        (date(2026, 12, 31), "2027-01-01"),
    ],
)
def test_months_and_years_end(folder: Folder, day: date, due: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: {day}\nstatus: done")
    assert folder.rows("thank", today=date.fromisoformat(due)) == [f"thank ada talk: {due}, today 0"]


def test_why_recalls_what_they_promised(folder: Folder) -> None:
    promises = """
        ## Promises
        - [x] them: the first one (done 2026-11-19)
        - [ ] me: mine
        - [ ] them: a list of books (to bo)
        - [ ] them: the template
        - [ ] them: another thing
    """
    folder.contact("ada")
    folder.contact("bo")
    folder.contact("cy")
    folder.interview("talk", "contact: [ada, bo]\ndate: 2026-11-18\nstatus: done", promises)
    folder.interview("chat", "contact: cy\ndate: 2025-11-18\nstatus: done")
    thanks = [one for one in folder.agenda().followups if one.rule == "thank"]
    assert [(one.action, one.why) for one in thanks] == [
        ("Thank Ada", "You talked on 18 November; they promised: the template"),
        ("Thank Bo", "You talked on 18 November; they promised: a list of books"),
        ("Thank Cy", "You talked on 18 November 2025"),
    ]
