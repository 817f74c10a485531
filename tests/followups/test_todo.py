"""todo: an open item under To do that has a day."""

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    "item",
    [
        pytest.param("- [ ] buy a card", id="no day"),
        pytest.param("- [x] buy a card (by 2026-11-19)", id="done"),
        pytest.param("- [x] buy a card (by 2026-11-19, done 2026-11-18)", id="done, with the day"),
        pytest.param("- [-] buy a card (by 2026-11-19)", id="dropped"),
        pytest.param("- [x] a card\n  - [ ] an envelope (by 2026-11-19)", id="what is indented belongs to its item"),
        pytest.param("~~~\n- [ ] buy a card (by 2026-11-19)\n~~~", id="in a code block"),
        pytest.param("<!--\n- [ ] buy a card (by 2026-11-19)\n-->", id="in a comment"),
    ],
)
def test_is_not_raised(folder: Folder, item: str) -> None:
    folder.contact("ada", body=f"## To do\n{item}")
    folder.contact("bo")
    folder.interview("talk", "contact: bo\ndate: 2026-11-10\nthanked: 2026-11-10", f"## To do\n{item}")
    assert folder.rows("todo") == []


@pytest.mark.parametrize(
    ("item", "row"),
    [
        pytest.param("- [ ] buy a card (by 2026-11-21)", "2026-11-21, upcoming -1", id="tomorrow"),
        pytest.param("* buy a card (by 2026-11-20)", "2026-11-20, today 0", id="the due day itself"),
        pytest.param("1. [ ] buy a card (by 2026-11-19)", "2026-11-19, overdue 1", id="a day late"),
        pytest.param("+ buy a card (by 2024-02-29)", "2024-02-29, overdue 995", id="it never lapses"),
    ],
)
def test_is_due_on_its_day(folder: Folder, item: str, row: str) -> None:
    folder.contact("ada", body=f"## To do\n{item}")
    assert folder.rows() == [f"todo ada -: {row}, “buy a card”"]


def test_of_an_interview_is_raised_once(folder: Folder) -> None:
    folder.contact("ada", "status: archived", "## To do\n- never mind (by 2026-11-01)")
    folder.contact("bo")
    folder.contact("cy")
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-12-10", "## To do\n- buy a card (by 2026-11-19)")
    assert folder.rows("todo") == ["todo bo talk: 2026-11-19, overdue 1, “buy a card”"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", body="## To do\n- buy a card (by 2026-11-19)")
    (one,) = folder.agenda().followups
    assert one.action == "buy a card (Ada)"
    assert one.why == "Your own deadline is 19 November"
