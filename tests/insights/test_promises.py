"""Promises: with whom, when due, and what the agenda makes of them."""

from builder.followups.agenda import plan
from builder.followups.facts import settle
from builder.insights.promises import Promised, collect, dropped, kept, still_open
from tests.support import TODAY, Folder


def found(folder: Folder) -> tuple[Promised, ...]:
    library = folder.library()
    return collect(settle(library, TODAY), plan(library, TODAY))


def row(one: Promised) -> str:
    """Return a promise in one line: text, contact, interview, due day, and the status that the agenda gives it."""
    status = one.step.status if one.step else "-"
    return f"{one.promise.text} {one.contact} {one.interview or '-'} {one.due} {status}"


def test_notes_without_promises(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-10\nstatus: done")
    assert found(folder) == ()


def test_promises_of_contacts_and_of_conversations(folder: Folder) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: write (by 2026-11-17)\n- [ ] them: call (made 2026-11-16)")
    folder.interview(
        "x", "contact: ada\ndate: 2026-11-10\nstatus: done", "## Promises\n- [ ] me: send\n- [ ] them: name"
    )
    assert [row(one) for one in found(folder)] == [
        "write ada - 2026-11-17 overdue",
        "call ada - 2026-11-30 upcoming",
        "send ada x 2026-11-17 overdue",
        "name ada x 2026-11-24 upcoming",
    ]


def test_what_is_late_and_what_was_let_lie_says_the_agenda(folder: Folder) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] them: a (by 2026-01-01)\n- [ ] them: b (by 2026-11-01)")
    let_lie, late = found(folder)
    assert (let_lie.is_late, let_lie.is_let_lie) == (False, True)
    assert (late.is_late, late.is_let_lie) == (True, False)


def test_of_somebody_archived_nothing_is_late(folder: Folder) -> None:
    folder.contact("ada", "status: archived", "## Promises\n- [ ] me: write (by 2026-11-01)")
    folder.contact("bo", "status: parked", "## Promises\n- [ ] me: write (by 2026-11-01)")
    ada, bo = found(folder)
    assert (ada.is_late, ada.is_let_lie, bo.is_late) == (False, False, True)


def test_a_promise_in_company_is_with_whom_the_agenda_asks_or_with_whom_it_names(folder: Folder) -> None:
    folder.contact("ada", "may_contact: false")
    folder.contact("bo")
    front = "contact: [ada, bo]\ndate: 2026-11-10\nstatus: done"
    folder.interview(
        "x", front, "## Promises\n- [ ] them: a\n- [ ] me: b\n- [x] them: c\n- [ ] them: d (to bo)\n- [x] me: e (to bo)"
    )
    assert [f"{one.promise.text} {one.contact}" for one in found(folder)] == ["a bo", "b ada", "c ada", "d bo", "e bo"]


def test_two_alike_to_two_people_keep_their_own(folder: Folder) -> None:
    folder.contact("ada", "dismissed: my-promise 2026-11-17")
    folder.contact("bo")
    front = "contact: [ada, bo]\ndate: 2026-11-10\nstatus: done"
    folder.interview("x", front, "## Promises\n- [ ] me: send (to ada)\n- [ ] me: send (to bo)")
    assert [row(one) for one in found(folder)] == ["send ada x 2026-11-17 -", "send bo x 2026-11-17 overdue"]


def test_a_promise_put_off_is_due_on_the_later_day(folder: Folder) -> None:
    folder.contact("ada", "snooze_until: 2026-12-01", "## Promises\n- [ ] them: call (by 2026-11-10)")
    assert [row(one) for one in found(folder)] == ["call ada - 2026-12-01 upcoming"]


def test_open_ones_stand_late_first_then_by_day_then_those_without_reminder(folder: Folder) -> None:
    folder.contact(
        "ada",
        "",
        """
        ## Promises
        - [ ] me: mine (by 2026-11-01)
        - [ ] them: let lie (by 2026-01-01)
        - [ ] them: soon (by 2026-11-25)
        - [ ] them: late (by 2026-11-15)
        - [ ] them: later (by 2026-11-10)
        - [x] them: kept
        """,
    )
    folder.contact("bo", "status: archived", "## Promises\n- [ ] them: asleep (by 2025-01-01)")
    told = [one.promise.text for one in still_open(found(folder), mine=False)]
    assert told == ["later", "late", "soon", "asleep", "let lie"]
    assert [one.promise.text for one in still_open(found(folder), mine=True)] == ["mine"]


def test_kept_ones_stand_latest_first_and_undated_ones_last(folder: Folder) -> None:
    folder.contact(
        "ada",
        "",
        """
        ## Promises
        - [x] me: undated
        - [x] me: a (done 2026-11-01)
        - [x] them: b (done 2026-11-03)
        - [x] me: c (done 2026-11-01)
        - [-] me: dropped
        """,
    )
    assert [one.promise.text for one in kept(found(folder))] == ["b", "a", "c", "undated"]


def test_dropped_ones_stand_by_the_day_they_were_made(folder: Folder) -> None:
    folder.contact("ada", "", "## Promises\n- [-] me: undated\n- [-] me: a (made 2026-01-01)\n- [x] me: kept")
    folder.interview("x", "contact: ada\ndate: 2026-11-10\nstatus: done", "## Promises\n- [-] them: b")
    assert [one.promise.text for one in dropped(found(folder))] == ["b", "a", "undated"]
