"""Who might be a mentor, and why."""

import pytest

from builder.followups.agenda import plan
from builder.followups.facts import settle
from builder.insights.promises import collect
from builder.insights.suggestions import Suggestion, suggestions
from builder.model.library import Library
from tests.support import TODAY, Folder


def found(folder: Folder) -> tuple[Suggestion, ...]:
    return of(folder.library())


def of(library: Library) -> tuple[Suggestion, ...]:
    facts = settle(library, TODAY)
    return suggestions(facts, collect(facts, plan(library, TODAY)))


def slugs(folder: Folder) -> list[str]:
    return [f"{one.contact.slug} {one.points}" for one in found(folder)]


def talk(folder: Folder, slug: str, day: str, more: str = "", body: str = "") -> None:
    folder.interview(f"{day}-{slug}", f"contact: {slug}\ndate: {day}\nstatus: done\n{more}", body)


def worthy(folder: Folder, slug: str, front: str = "", day: str = "2026-11-10") -> None:
    """Add somebody with just enough points: an interest that rose, a promise kept, one point for writing again."""
    front = front if "may_contact" in front else f"may_contact: true\n{front}"
    folder.contact(slug, front)
    talk(folder, slug, day, "interest_before: 2\ninterest_after: 4", "## Promises\n- [x] them: send (done 2026-11-12)")


def test_nobody_is_suggested_without_notes_or_reasons(folder: Folder) -> None:
    assert found(folder) == ()
    folder.contact("ada", "may_contact: true")
    folder.contact("bo", "may_contact: true")
    talk(folder, "bo", "2026-11-10")
    assert found(folder) == ()


def test_every_reason_counts(folder: Folder) -> None:
    worthy(folder, "ada")
    assert slugs(folder) == ["ada 3"]
    (ada,) = found(folder)
    assert (ada.talks, ada.rise and ada.rise.slug, ada.led_to, ada.kept) == (1, "2026-11-10-ada", (), 1)
    talk(folder, "ada", "2026-11-01")
    assert slugs(folder) == ["ada 4"]
    talk(folder, "ada", "2026-11-02")
    assert slugs(folder) == ["ada 5"]
    talk(folder, "ada", "2026-11-03")
    assert slugs(folder) == ["ada 5"]


@pytest.mark.parametrize(
    "front",
    [
        "mentor: true",
        "status: parked",
        "status: declined",
        "status: archived",
        "may_contact: false",
        "keep_in_touch: never",
    ],
)
def test_whom_a_mark_would_not_help_is_not_suggested(folder: Folder, front: str) -> None:
    worthy(folder, "ada", front)
    folder.contact("cy", "introduced_by: ada")
    folder.contact("di", "introduced_by: ada")
    talk(folder, "cy", "2026-11-12")
    talk(folder, "di", "2026-11-13")
    assert slugs(folder) == []


def test_somebody_not_met_is_not_suggested(folder: Folder) -> None:
    folder.contact("ada", "may_contact: true", "## Log\n- 2026-11-01 request")
    for name in ("cy", "di"):
        folder.contact(name, "introduced_by: ada")
        talk(folder, name, "2026-11-12")
    assert slugs(folder) == []
    folder.contact("ada", "may_contact: true", "## Log\n- 2026-11-01 contact")
    assert slugs(folder) == ["ada 3"]


def test_somebody_without_a_note_cannot_be_marked(folder: Folder) -> None:
    front = "contact: Ada Lind\nstatus: done\ninterest_before: 1\ninterest_after: 5"
    for day in ("2026-11-01", "2026-11-02", "2026-11-03"):
        folder.interview(day, f"{front}\ndate: {day}", "## Promises\n- [x] them: send\n- [x] them: write")
    assert of(folder.load().library) == ()
    folder.contact("ada-lind")
    assert slugs(folder) == ["ada-lind 5"]


def test_interest_that_fell_or_is_unknown_is_no_reason(folder: Folder) -> None:
    for slug, more in (
        ("fell", "interest_before: 4\ninterest_after: 2"),
        ("same", "interest_before: 4\ninterest_after: 4"),
        ("after", "interest_after: 5"),
        ("before", "interest_before: 1"),
    ):
        folder.contact(slug, "may_contact: true", "## Promises\n- [x] them: send (made 2026-11-01)")
        talk(folder, slug, "2026-11-10", more)
    assert slugs(folder) == []


def test_names_count_once_we_talked_and_only_from_whoever_gave_them_before(folder: Folder) -> None:
    folder.contact("ada", "may_contact: true")
    for slug in ("bo", "cy", "di", "ed"):
        folder.contact(slug)
    names = "## Referrals\n- [[bo]]\n- [[cy]]\n- [[di]]\n- [[ed]]\n- [[ada]]"
    talk(folder, "ada", "2026-11-05", "", names)
    talk(folder, "bo", "2026-11-06")
    talk(folder, "cy", "2026-11-07", "direction: giving")
    talk(folder, "di", "2026-11-04")
    assert slugs(folder) == []
    talk(folder, "ed", "2026-11-08")
    assert [one.led_to for one in found(folder)] == [("bo", "ed")]


def test_an_introducer_who_also_gave_the_name_counts_once_and_nobody_for_themselves(folder: Folder) -> None:
    folder.contact("ada", "may_contact: true", "## Promises\n- [x] them: introduce us")
    folder.contact("bo", "introduced_by: ada")
    talk(folder, "ada", "2026-11-05", "", "## Referrals\n- [[bo]]")
    talk(folder, "bo", "2026-11-06")
    assert [(one.contact.slug, one.led_to) for one in found(folder)] == [("ada", ("bo",))]


def test_what_i_kept_is_no_reason_of_theirs(folder: Folder) -> None:
    folder.contact("ada", "may_contact: true", "## Promises\n- [x] me: a\n- [-] them: b\n- [x] them: c")
    talk(folder, "ada", "2026-11-05")
    assert slugs(folder) == []
    folder.contact("ada", "may_contact: true", "## Promises\n- [x] them: a\n- [x] them: b\n- [x] them: c")
    assert slugs(folder) == ["ada 3"]


def test_five_at_most_best_first_then_those_last_in_touch_then_by_slug(folder: Folder) -> None:
    for slug in ("f", "e", "d", "c"):
        worthy(folder, slug)
    worthy(folder, "b", day="2026-11-01")
    worthy(folder, "z", day="2026-11-02")
    talk(folder, "b", "2026-10-02")
    assert [one.contact.slug for one in found(folder)] == ["b", "c", "d", "e", "f"]
