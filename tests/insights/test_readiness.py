"""Readiness: what there is for a conversation, and what is missing."""

from datetime import date

import pytest

from builder.followups.facts import settle
from builder.insights import readiness
from builder.insights.readiness import Readiness
from tests.support import TODAY, Folder


def ready(folder: Folder, today: date = TODAY) -> Readiness:
    facts = settle(folder.library(today), today)
    return readiness.of_talk(facts, facts.library.interviews["talk"])


def planned(folder: Folder, front: str = "", body: str = "") -> None:
    folder.interview("talk", f"contact: ada\ndate: 2026-11-24\n{front}", body)


def words(number: int) -> str:
    return " ".join(["word"] * number)


def test_nothing_is_ready(folder: Folder) -> None:
    folder.contact("ada")
    planned(folder)
    assert ready(folder) == Readiness((), 0, 0.0, 0, is_confirmed=False, confirm_by=date(2026, 11, 22))
    assert ready(folder).ready == 0


def test_everything_is_ready(folder: Folder) -> None:
    folder.contact("ada")
    folder.profile("", f"## Pitch\n{words(140)}\n\n## Talking points\n- A\n- B\n- C")
    planned(folder, "confirmed: 2026-11-20", "## Research\n- A\n\n## Questions\n- A?\n- B?\n- C?\n- D?")
    assert ready(folder).ready == readiness.PARTS


def test_findings_of_the_note_and_of_their_organisations_that_are_not_tested(folder: Folder) -> None:
    folder.organisation("acme", "name: Acme", "## Research\n- [ ] they GROW\n- [ ] They map\n- [x] Old — confirmed")
    folder.organisation("zed", "name: Zed", "## Research\n- They sing")
    folder.contact("ada", "organisation: Acme")
    folder.contact("bo", "organisation: zed")
    folder.contact("cy")
    research = "## Research\n- [ ] They grow\n- [-] Dropped\n- [x] Ticked\n- [ ] Settled — unclear"
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-11-24", research)
    found = ready(folder).findings
    assert [(one.finding.text, one.note.slug) for one in found] == [
        ("They grow", "talk"),
        ("They map", "acme"),
        ("They sing", "zed"),
    ]
    folder.interview("talk", "contact: [ada, bo, cy]\ndate: 2026-11-24\norganisation: Zed")
    assert [one.finding.text for one in ready(folder).findings] == ["They sing"]


@pytest.mark.parametrize(("number", "is_ready"), [(3, False), (4, True), (7, True), (8, False)])
def test_four_to_seven_questions(folder: Folder, number: int, is_ready: object) -> None:
    folder.contact("ada")
    planned(folder, "", "## Questions\n- [-] Dropped?\n" + "\n".join(f"- {one}?" for one in range(number)))
    assert (ready(folder).questions, ready(folder).has_questions) == (number, is_ready)


@pytest.mark.parametrize(
    ("pitch", "points", "is_ready"),
    [(69, 3, False), (70, 3, True), (280, 4, True), (281, 4, False), (140, 2, False), (140, 5, False), (0, 4, False)],
)
def test_a_pitch_of_thirty_seconds_to_two_minutes_with_its_points(
    folder: Folder, pitch: int, points: int, is_ready: object
) -> None:
    folder.contact("ada")
    folder.profile("", f"## Pitch\n{words(pitch)}\n\n## Talking points\n" + "- Point\n" * points)
    planned(folder)
    assert ready(folder).has_pitch is is_ready


@pytest.mark.parametrize(
    ("log", "is_confirmed"),
    [
        ("2026-11-10 confirmation", True),
        ("2026-11-09 confirmation", False),
        ("2026-11-20 reply", False),
    ],
)
def test_a_confirmation_in_the_log_counts_as_the_rule_counts_it(folder: Folder, log: str, is_confirmed: object) -> None:
    folder.contact("ada", "", f"## Log\n- {log}")
    planned(folder)
    assert ready(folder).has_confirmation is is_confirmed
    assert bool(folder.rows("confirm")) is not is_confirmed


def test_what_was_booked_only_lately_needs_no_confirmation(folder: Folder) -> None:
    folder.contact("ada")
    planned(folder, "booked: 2026-11-22")
    assert ready(folder).confirm_by is None
    assert ready(folder).has_confirmation
    planned(folder, "booked: 2026-11-21")
    assert not ready(folder).has_confirmation


def test_whoever_switched_the_rule_off_need_not_confirm(folder: Folder) -> None:
    folder.contact("ada")
    planned(folder)
    folder.settings("follow_up: {rules: {confirm: on}}")
    assert not ready(folder).has_confirmation
    folder.settings("follow_up: {rules: {confirm: off}}")
    assert ready(folder).has_confirmation


def test_a_pitch_in_a_script_without_spaces_is_nobodys_to_measure(folder: Folder) -> None:
    folder.profile("", f"## Pitch\n{'私は地理の教師です。' * 9}\n\n## Talking points\n- a\n- b\n- c")
    folder.contact("ada")
    planned(folder)
    found = ready(folder)
    assert found.pitch is None
    assert found.has_pitch
