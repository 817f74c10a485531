"""debrief: held, asking; not debriefed."""

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    ("front", "body"),
    [
        pytest.param("date: 2026-11-18", "", id="stale"),
        pytest.param("date: 2026-11-18\nstatus: no-show", "", id="no-show"),
        pytest.param("date: 2026-11-21\nstatus: done", "", id="done on a day to come is not held"),
        pytest.param("date: 2026-11-18\nstatus: done\ndirection: giving", "", id="giving"),
        pytest.param("date: 2026-11-18\ndebriefed: 2026-11-18", "", id="debriefed"),
        pytest.param("date: 2026-11-18\ndebriefed: 2026-12-24", "", id="debriefed counts as it stands"),
        pytest.param("date: 2026-11-18\nstatus: done", "## Debrief\nShe knows the field.", id="text under Debrief"),
        pytest.param("date: 2026-11-18\nstatus: done", "## DEBRIEF\n- a list", id="the heading in any case"),
        pytest.param("date: 2026-11-18\nstatus: done", "## Debrief\n\n### Later\nYes.", id="text below a subheading"),
    ],
)
def test_is_not_raised(folder: Folder, front: str, body: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\n{front}", body)
    assert folder.rows("debrief") == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("", id="no section"),
        pytest.param("## Debrief\n\n   \n", id="an empty section"),
        pytest.param("## Debrief\n<!-- what was not discussed? -->\n", id="only a prompt of a template's"),
        pytest.param("## Debrief\n## Notes\nMuch was said.", id="text under another heading"),
    ],
)
def test_is_due_a_day_after_the_interview(folder: Folder, body: str) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done", body)
    assert folder.rows("debrief") == ["debrief ada talk: 2026-11-19, overdue 1"]


def test_is_raised_once_on_the_first_contact_that_it_may_fall_on(folder: Folder) -> None:
    folder.contact("ada", "status: archived")
    folder.contact("bo", "may_contact: false")
    folder.contact("cy")
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-11-18\nstatus: done")
    assert folder.rows("debrief") == ["debrief bo talk: 2026-11-19, overdue 1"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nthanked: 2026-11-18")
    (one,) = (one for one in folder.agenda().followups if one.rule == "debrief")
    assert one.action == "Debrief the conversation with Ada"
    assert one.why == "You talked on 18 November, and the Debrief section is still empty"
