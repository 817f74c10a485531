"""Findings: merged across notes, what was made of each by today, and where it is still to be tested."""

from datetime import date, timedelta

import pytest

from builder.insights import findings
from builder.insights.findings import Claim, Place
from tests.support import TODAY, Folder


def talk(folder: Folder, slug: str, day: str, *items: str, front: str = "status: done") -> None:
    body = "## Research\n" + "".join(f"- {one}\n" for one in items)
    folder.interview(slug, f"contact: ada\ndate: {day}\n{front}", body)


def place(one: Place) -> str:
    return f"{one.note.slug} {one.outcome.value}" + (f": {one.item.remark}" if one.item.remark else "")


def line(one: Claim) -> str:
    """Return a finding in a line: its verdict, its text, who tested it with what outcome; after a stroke, where not."""
    tested, untested = ", ".join(map(place, one.tested)), ", ".join(each.note.slug for each in one.untested)
    return f"{one.verdict.value} {one.text}: {tested}" + (f" | {untested}" if untested else "")


def lines(folder: Folder, today: date = TODAY) -> list[str]:
    return [line(one) for one in findings.survey(folder.library(), today)]


@pytest.fixture(autouse=True)
def _ada(folder: Folder) -> None:
    folder.contact("ada")


def test_no_findings(folder: Folder) -> None:
    talk(folder, "a", "2026-11-01")
    folder.organisation("acme", "name: Acme")
    assert lines(folder) == []


def test_the_same_finding_of_several_notes_is_one(folder: Folder) -> None:
    talk(folder, "a", "2026-11-01", "[x] They *grow*  fast — confirmed, by two posts")
    talk(folder, "b", "2026-11-02", "[x] they grow fast! -- Confirmed")
    folder.organisation("acme", "name: Acme", "## Research\n- [x] They grow fast — confirmed: the accounts")
    assert lines(folder) == [
        "confirmed they grow fast!: b confirmed, a confirmed: by two posts, acme confirmed: the accounts"
    ]


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        (["confirmed"], "confirmed"),
        (["contradicted"], "contradicted"),
        (["unclear"], "unclear"),
        (["unclear", "confirmed"], "confirmed"),
        (["contradicted", "unclear"], "contradicted"),
        (["contradicted", "confirmed"], "contested"),
        (["contradicted", "unclear", "confirmed"], "contested"),
    ],
)
def test_what_everything_comes_to(folder: Folder, outcomes: list[str], verdict: str) -> None:
    for number, outcome in enumerate(outcomes, 1):
        talk(folder, f"t{number}", f"2026-11-0{number}", f"[x] They grow — {outcome}")
    (found,) = findings.survey(folder.library(), TODAY)
    assert found.verdict.value == verdict


def test_an_organisations_note_can_contest_what_a_conversation_says(folder: Folder) -> None:
    talk(folder, "a", "2026-11-01", "[x] They grow — contradicted")
    folder.organisation("acme", "name: Acme", "## Research\n- [x] They grow — confirmed")
    assert lines(folder) == ["contested They grow: a contradicted, acme confirmed"]


def test_contested_ones_first_then_by_verdict_in_each_what_was_tested_last(folder: Folder) -> None:
    talk(folder, "a", "2026-11-01", "[x] Early — confirmed", "[x] Both — contradicted", "[x] Who knows — unclear")
    talk(folder, "b", "2026-11-02", "[x] Late — confirmed", "[x] Both — confirmed", "[x] No — contradicted", "[ ] Open")
    folder.organisation("zed", "name: Acme", "## Research\n- [x] First by name — confirmed")
    folder.organisation("acme", "name: Zed", "## Research\n- [x] Second by name — confirmed")
    assert lines(folder) == [
        "contested Both: b confirmed, a contradicted",
        "confirmed Late: b confirmed",
        "confirmed Early: a confirmed",
        "confirmed First by name: zed confirmed",
        "confirmed Second by name: acme confirmed",
        "contradicted No: b contradicted",
        "unclear Who knows: a unclear",
        "untested Open:  | b",
    ]


def test_what_is_to_be_tested_next_stands_first_and_what_was_missed_last(folder: Folder) -> None:
    talk(folder, "missed", "2026-11-01", "[ ] Missed")
    talk(folder, "off", "2026-12-09", "[ ] Called off", front="status: cancelled")
    talk(folder, "later", "2026-12-24", "[ ] Later", front="")
    talk(folder, "soon", "2026-11-20", "Soon", "[ ] Later", front="")
    folder.organisation("acme", "name: Acme", "## Research\n- [ ] Noted\n- [ ] Missed")
    assert lines(folder) == [
        "untested Soon:  | soon",
        "untested Later:  | soon, later",
        "untested Noted:  | acme",
        "untested Missed:  | acme, missed",
        "untested Called off:  | off",
    ]


def test_what_was_tested_is_to_be_tested_again_only_where_that_is_still_to_come(folder: Folder) -> None:
    talk(folder, "done", "2026-11-01", "[x] They grow — unclear")
    talk(folder, "missed", "2026-11-02", "[ ] They grow")
    talk(folder, "soon", "2026-11-24", "[ ] They grow", front="")
    folder.organisation("acme", "name: Acme", "## Research\n- [ ] They grow")
    assert lines(folder) == ["unclear They grow: done unclear | soon, acme"]


def test_dropped_ones_are_left_out(folder: Folder) -> None:
    talk(folder, "a", "2026-11-01", "[-] They grow", "[-] They shrink — confirmed")
    folder.organisation("acme", "name: Acme", "## Research\n- [-] They stay")
    assert lines(folder) == []


def test_only_what_happened_by_today_counts(folder: Folder) -> None:
    talk(folder, "a", "2026-11-20", "[x] They grow — confirmed", front="")
    assert lines(folder) == ["confirmed They grow: a confirmed"]
    assert lines(folder, TODAY - timedelta(1)) == ["untested They grow:  | a"]


def test_what_was_ticked_without_a_word_is_unclear_and_what_has_an_outcome_needs_no_tick(folder: Folder) -> None:
    talk(folder, "a", "2026-11-01", "[x] They grow", "[ ] They pay — confirmed")
    assert lines(folder) == ["confirmed They pay: a confirmed", "unclear They grow: a unclear"]


def test_a_note_that_says_the_same_twice_says_it_once(folder: Folder) -> None:
    same = "[x] They grow — confirmed"
    talk(folder, "a", "2026-11-01", same, same, "[x] They grow — contradicted, by her own figures")
    assert lines(folder) == ["contested They grow: a confirmed, a contradicted: by her own figures"]
