"""their-promise: an open promise by them."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    "item",
    [
        pytest.param("- [x] them: send it (by 2026-11-19)", id="done"),
        pytest.param("- [-] them: send it (by 2026-11-19)", id="dropped"),
        pytest.param("- [ ] me: send it (by 2026-11-19)", id="mine"),
    ],
)
def test_is_not_raised(folder: Folder, item: str) -> None:
    folder.contact("ada", body=f"## Promises\n{item}")
    assert folder.rows("their-promise") == []


@pytest.mark.parametrize(
    ("item", "row"),
    [
        pytest.param("- [ ] them: send it (by 2026-11-20)", "2026-11-20, today 0", id="by"),
        pytest.param("- them: send it (made 2026-11-06)", "2026-11-20, today 0", id="made and 14 days"),
        pytest.param("- them: send it (made 2026-11-05)", "2026-11-19, overdue 1", id="a day late"),
    ],
)
def test_of_a_contact(folder: Folder, item: str, row: str) -> None:
    folder.contact("ada", body=f"## Promises\n{item}")
    assert folder.rows("their-promise") == [f"their-promise ada -: {row}, “send it”"]


def test_of_an_interview_is_made_that_day(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-10\nthanked: 2026-11-10", "## Promises\n- them: send it")
    assert folder.rows("their-promise") == ["their-promise ada talk: 2026-11-24, upcoming -4, “send it”"]


def test_of_an_interview_falls_on_the_first_who_may_be_contacted(folder: Folder) -> None:
    folder.contact("ada", "may_contact: false")
    folder.contact("bo", "status: parked")
    folder.contact("cy")
    promises = "## Promises\n- them: send it\n- them: call (to ada)"
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-11-10\nthanked: 2026-11-10", promises)
    assert folder.rows("their-promise") == ["their-promise bo talk: 2026-11-24, upcoming -4, “send it”"]


@pytest.mark.parametrize(
    ("today", "status"),
    [(date(2026, 3, 2), "overdue 90"), (date(2026, 3, 3), "lapsed 91"), (date(2025, 12, 2), "today 0")],
)
def test_lapses_after_90_days(folder: Folder, today: date, status: str) -> None:
    folder.contact("ada", body="## Promises\n- them: send it (by 2025-12-02)")
    assert folder.rows(today=today) == [f"their-promise ada -: 2025-12-02, {status}, “send it”"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", body="## Promises\n- them: the list of books (made 2026-11-01)")
    (one,) = folder.agenda().followups
    assert one.action == "Ask Ada about their promise: the list of books"
    assert one.why == "Promised on 1 November"
