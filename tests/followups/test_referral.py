"""referral: a name that was given, and nothing has come of it yet."""

from datetime import date

import pytest

from builder.followups.agenda import plan
from builder.model.words import LogType
from tests.support import TODAY, Folder, row

HELD = "contact: ada\ndate: 2026-11-10\nthanked: 2026-11-10\ndebriefed: 2026-11-10"


@pytest.mark.parametrize(
    "front",
    [
        pytest.param("date: 2026-11-10", id="stale"),
        pytest.param("date: 2026-11-10\nstatus: no-show", id="no-show"),
        pytest.param("date: 2026-11-21\nstatus: done", id="done on a day to come is not held"),
        pytest.param("date: 2026-11-10\nstatus: done\ndirection: giving", id="giving: names that I gave"),
    ],
)
def test_is_not_raised_by_an_interview(folder: Folder, front: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\n{front}", "## Referrals\n- Grace Mokoena")
    assert folder.rows("referral") == []


@pytest.mark.parametrize(
    ("front", "body"),
    [
        pytest.param("", "## Log\n- 2026-11-12 request", id="a request"),
        pytest.param("", "## Log\n- 2020-01-01 contact", id="known from before"),
        pytest.param("", "## Log\n- 2026-11-11 note\n- 2026-11-12 request", id="a request beside a note"),
        pytest.param("status: parked", "", id="parked"),
        pytest.param("status: declined", "", id="declined"),
        pytest.param("status: archived", "", id="archived"),
    ],
)
def test_is_not_raised_once_something_came_of_it(folder: Folder, front: str, body: str) -> None:
    folder.contact("ada")
    folder.contact("bo", front, body)
    folder.interview("talk", HELD, "## Referrals\n- [[bo]]")
    assert folder.rows("referral") == []


@pytest.mark.parametrize("entry", LogType)
def test_any_log_entry_but_a_note_ends_it(folder: Folder, entry: LogType) -> None:
    folder.contact("ada")
    folder.contact("bo", body=f"## Log\n- 2026-11-12 {entry}")
    folder.interview("talk", HELD, "## Referrals\n- [[bo]]")
    rows = ["referral ada talk: 2026-11-17, overdue 3, “Bo”"] if entry is LogType.NOTE else []
    assert folder.rows("referral") == rows


@pytest.mark.parametrize("front", ["date: 2026-12-24", "date: 2020-01-01\nstatus: cancelled", "date: 2026-11-01"])
def test_any_interview_at_all_ends_it(folder: Folder, front: str) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("talk", HELD, "## Referrals\n- [[bo]]")
    folder.interview("other", f"contact: bo\n{front}")
    assert folder.rows("referral") == []


@pytest.mark.parametrize(
    ("item", "subject"),
    [
        pytest.param("- Grace Mokoena", "Grace Mokoena", id="a plain name"),
        pytest.param("- Grace Mokoena (City Archive): ask about open data", "Grace Mokoena", id="with all the rest"),
        pytest.param("- [[bo]]", "Bo Berg", id="a reference gives the contact's name"),
        pytest.param("- [[people/bo#Log|the archivist]]: soon", "Bo Berg", id="a long reference"),
        pytest.param("- Bo Berg", "Bo Berg", id="a plain name that is a contact's"),
        pytest.param("- B. B.", "Bo Berg", id="an alias"),
        pytest.param("- bo berg", "bo berg", id="names are exact, so this is somebody else"),
    ],
)
def test_is_due_seven_days_after_the_interview(folder: Folder, item: str, subject: str) -> None:
    folder.contact("ada")
    folder.contact(
        "bo", "name: Bo Berg\naliases: B. B.", "## Log\n- 2026-11-10 note: looked her up\n- 2026-11-21 request"
    )
    folder.interview("talk", HELD, f"## Referrals\n{item}")
    assert folder.rows("referral") == [f"referral ada talk: 2026-11-17, overdue 3, “{subject}”"]


@pytest.mark.parametrize(
    ("item", "rows"),
    [
        pytest.param("- Grace Mokoena", [], id="her name"),
        pytest.param("- grace mokoena (City Archive)", [], id="as a slug, whatever its case"),
        pytest.param("- [[people/Grace Mokoena|Grace]]", [], id="a reference to nobody"),
        pytest.param("- Grace", ["referral ada a: 2026-11-17, overdue 3, “Grace”"], id="perhaps another one"),
    ],
)
@pytest.mark.parametrize("later", ["z", "0"], ids=["read after", "read before"])
def test_somebody_whom_only_an_interview_names_is_a_contact_too(
    folder: Folder, item: str, rows: list[str], later: str
) -> None:
    folder.contact("ada")
    folder.interview("a", HELD, f"## Referrals\n{item}")
    folder.interview(later, "contact: Grace Mokoena\ndate: 2026-12-24")
    assert [row(one) for one in plan(folder.load().library, TODAY).followups if one.rule == "referral"] == rows


def test_a_note_without_a_log_is_not_yet_written_to(folder: Folder) -> None:
    folder.contact("ada")
    folder.contact("bo")
    folder.interview("talk", HELD, "## Referrals\n- [[bo]]")
    assert folder.rows("referral") == ["referral ada talk: 2026-11-17, overdue 3, “Bo”"]


def test_each_name_is_raised_on_the_first_contact_that_it_may_fall_on(folder: Folder) -> None:
    folder.contact("ada", "status: archived")
    folder.contact("bo", "may_contact: false")
    folder.contact("cy")
    folder.interview("talk", HELD.replace("ada", "[ada, bo, cy]"), "## Referrals\n- Zoë Zeller\n- Grace Mokoena")
    assert folder.rows("referral") == [
        "referral bo talk: 2026-11-17, overdue 3, “Zoë Zeller”",
        "referral bo talk: 2026-11-17, overdue 3, “Grace Mokoena”",
    ]


@pytest.mark.parametrize(
    ("today", "status"),
    [(date(2026, 11, 17), "today 0"), (date(2027, 2, 15), "overdue 90"), (date(2027, 2, 16), "lapsed 91")],
)
def test_day_by_day(folder: Folder, today: date, status: str) -> None:
    folder.contact("ada", "keep_in_touch: never")
    folder.interview("talk", HELD, "## Referrals\n- Grace Mokoena")
    assert folder.rows(today=today) == [f"referral ada talk: 2026-11-17, {status}, “Grace Mokoena”"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", HELD, "## Referrals\n- Zoë Zeller\n- Grace Mokoena (City Archive): ask about open data")
    found = [(one.action, one.why) for one in folder.agenda().followups if one.rule == "referral"]
    assert found == [
        ("Write to Zoë Zeller", "Ada gave you the name on 10 November"),
        ("Write to Grace Mokoena", "Ada gave you the name on 10 November: ask about open data"),
    ]
