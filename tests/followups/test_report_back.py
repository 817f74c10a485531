"""report-back: tell whoever introduced a contact how the first conversation went. Raised on the introducer."""

from datetime import date

import pytest

from builder.followups.agenda import plan
from tests.support import TODAY, Folder, row

HELD = "date: 2026-11-10\nthanked: 2026-11-10\ndebriefed: 2026-11-10"
RAISED = "report-back bo talk: 2026-11-17, overdue 3, “Ada”"


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("contact: ada\ndate: 2026-11-10", id="stale"),
        pytest.param("contact: ada\ndate: 2026-11-10\nstatus: cancelled", id="cancelled"),
        pytest.param("contact: ada\ndate: 2026-11-21\nstatus: done", id="done on a day to come is not held"),
        pytest.param(f"contact: ada\ndirection: giving\n{HELD}", id="giving"),
        pytest.param(f"contact: [ada, bo]\n{HELD}", id="the introducer was there"),
    ],
)
def test_is_not_raised_by_an_interview(folder: Folder, front: str) -> None:
    folder.contact("ada", "introduced_by: bo")
    folder.contact("bo")
    folder.interview("talk", front)
    assert folder.rows("report-back") == []


@pytest.mark.parametrize("introducer", ["", "introduced_by: ada", "introduced_by: Ada"])
def test_is_not_raised_where_there_is_no_introducer_but_themselves(folder: Folder, introducer: str) -> None:
    folder.contact("ada", introducer)
    folder.contact("bo")
    folder.interview(
        "before", "contact: ada\ndate: 2026-10-01\nstatus: done\ndirection: giving", "## Referrals\n- [[ada]]"
    )
    folder.interview("talk", f"contact: ada\n{HELD}")
    assert folder.rows("report-back") == []


@pytest.mark.parametrize(
    ("log", "rows"),
    [
        pytest.param("", [RAISED], id="nothing"),
        pytest.param("- 2026-11-10 thanks", [], id="thanks on its date"),
        pytest.param("- 2026-11-20 thanks", [], id="thanks later"),
        pytest.param("- 2026-11-10 update", [], id="update on its date"),
        pytest.param("- 2026-11-09 thanks\n- 2026-11-09 update", [RAISED], id="before its date"),
        pytest.param("- 2026-11-21 update", [RAISED], id="a day to come"),
        pytest.param("- 2026-11-11 contact\n- 2026-11-11 note", [RAISED], id="other entries"),
    ],
)
def test_a_log_entry_of_the_introducer_ends_it(folder: Folder, log: str, rows: list[str]) -> None:
    folder.contact("ada", "introduced_by: bo")
    folder.contact("bo", body=f"## Log\n{log}")
    folder.interview("talk", f"contact: ada\n{HELD}")
    assert folder.rows("report-back") == rows


@pytest.mark.parametrize(
    ("front", "rows"),
    [
        pytest.param("date: 2026-11-10\nthanked: 2026-11-10", [], id="held that day"),
        pytest.param("date: 2026-11-20\nstatus: done\ndirection: giving", [], id="held later, giving"),
        pytest.param("date: 2026-11-09\nstatus: done", [RAISED], id="held before"),
        pytest.param("date: 2026-11-12", [RAISED], id="stale"),
        pytest.param("date: 2026-12-24", [RAISED], id="agreed"),
    ],
)
def test_a_conversation_with_the_introducer_ends_it(folder: Folder, front: str, rows: list[str]) -> None:
    folder.contact("ada", "introduced_by: bo")
    folder.contact("bo")
    folder.interview("talk", f"contact: ada\n{HELD}")
    folder.interview("with-bo", f"contact: bo\n{front}")
    assert folder.rows("report-back") == rows


def test_only_the_first_held_asking_interview_counts(folder: Folder) -> None:
    folder.contact("ada", "introduced_by: bo")
    folder.contact("bo")
    folder.interview("a-later-one", "contact: ada\ndate: 2026-11-15\nthanked: 2026-11-15")
    folder.interview("a-missed-one", "contact: ada\ndate: 2026-11-01\nstatus: no-show")
    folder.interview("a-given-one", "contact: ada\ndate: 2026-11-02\nstatus: done\ndirection: giving")
    folder.interview("talk", f"contact: ada\n{HELD}")
    assert folder.rows("report-back") == [RAISED]


@pytest.mark.parametrize(
    ("front", "rows"),
    [
        pytest.param("contact: bo\ndate: 2026-11-09\nstatus: done", [RAISED], id="held the day before"),
        pytest.param("contact: [bo, cy]\ndate: 2026-11-09\nstatus: done", [RAISED], id="the main contact"),
        pytest.param(
            "contact: bo\ndate: 2026-11-01\nstatus: done\ndirection: giving", [RAISED], id="of either direction"
        ),
        pytest.param("contact: bo\ndate: 2026-11-10\nstatus: done", [], id="held that very day"),
        pytest.param("contact: bo\ndate: 2026-11-01", [], id="not held"),
        pytest.param("contact: ada\ndate: 2026-11-01\nstatus: done\ndirection: giving", [], id="their own"),
    ],
)
def test_a_referral_introduces(folder: Folder, front: str, rows: list[str]) -> None:
    for slug in ("ada", "bo", "cy"):
        folder.contact(slug)
    folder.interview("before", front, "## Referrals\n- [[ada]]\n- Ada: once more\n- Zoë Zeller")
    folder.interview("talk", f"contact: ada\n{HELD}")
    assert folder.rows("report-back") == rows


def test_a_referral_introduces_also_somebody_whom_only_interviews_name(folder: Folder) -> None:
    folder.contact("bo")
    folder.interview("before", "contact: bo\ndate: 2026-10-01\nstatus: done", "## Referrals\n- Ada")
    folder.interview("talk", f"contact: Ada\n{HELD}")
    assert RAISED in [row(one) for one in plan(folder.load().library, TODAY).followups]


def test_the_earliest_referral_counts_and_introduced_by_before_any(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.contact("cy", "introduced_by: bo")
    folder.contact("di")
    folder.interview("x", "contact: bo\ndate: 2026-10-01\nstatus: done", "## Referrals\n- [[ada]]")
    folder.interview("a", "contact: di\ndate: 2026-10-02\nstatus: done", "## Referrals\n- [[ada]]\n- [[cy]]")
    folder.interview("b", "contact: di\ndate: 2026-10-01\nstatus: done", "## Referrals\n- [[cy]]")
    folder.interview("talk", f"contact: ada\n{HELD}")
    folder.interview("chat", f"contact: cy\n{HELD}")
    assert folder.rows("report-back") == ["report-back bo chat: 2026-11-17, overdue 3, “Cy”", RAISED]


def test_of_an_interview_with_several_each_is_told_of_in_the_order_of_its_contacts(folder: Folder) -> None:
    for slug in ("ada", "cy"):
        folder.contact(slug, "introduced_by: bo")
    folder.contact("bo")
    folder.interview("talk", f"contact: [cy, ada]\n{HELD}")
    assert folder.rows("report-back") == ["report-back bo talk: 2026-11-17, overdue 3, “Cy”", RAISED]


def test_also_about_somebody_archived(folder: Folder) -> None:
    folder.contact("ada", "introduced_by: bo\nstatus: archived")
    folder.contact("bo")
    folder.interview("talk", f"contact: ada\n{HELD}")
    assert folder.rows() == [RAISED]


@pytest.mark.parametrize(
    ("today", "status"),
    [(date(2026, 11, 17), "today 0"), (date(2027, 1, 16), "overdue 60"), (date(2027, 1, 17), "lapsed 61")],
)
def test_day_by_day(folder: Folder, today: date, status: str) -> None:
    folder.contact("ada", "introduced_by: bo")
    folder.contact("bo")
    folder.interview("talk", f"contact: ada\n{HELD}")
    assert folder.rows("report-back", today=today) == [f"report-back bo talk: 2026-11-17, {status}, “Ada”"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", "introduced_by: bo\nkeep_in_touch: never")
    folder.contact("bo")
    folder.interview("talk", f"contact: ada\n{HELD}")
    (one,) = folder.agenda().followups
    assert one.action == "Tell Bo how it went with Ada"
    assert one.why == "They introduced you; you talked on 10 November"


def test_an_introducer_whose_note_is_left_out_falls_back_on_the_referral(folder: Folder) -> None:
    """A note that cannot be used causes no further harm: the introducer is looked for as if none were named."""
    folder.contact("ada", "introduced_by: broken")
    folder.contact("bo")
    folder.note("content/contacts/broken.md", "role: nobody has a name here")
    folder.interview("before", "contact: bo\ndate: 2026-10-01\nstatus: done", "## Referrals\n- [[ada]]")
    folder.interview("talk", f"contact: ada\n{HELD}")
    assert RAISED in [row(one) for one in plan(folder.load().library, TODAY).followups]
