"""Which follow-ups the calendar has, and by what they are known."""

from datetime import date, timedelta

import pytest

from tests.exports.made import follow_ups
from tests.support import TODAY, Folder


def test_one_that_is_late(folder: Folder) -> None:
    folder.contact("ada", "name: Ada Lind", "## Promises\n- [ ] me: send the map, by post (by 2026-11-10)")
    (event,) = follow_ups(folder)
    assert {key: event.text(key) for key in event.values if key not in {"UID", "DTSTAMP"}} == {
        "SUMMARY": "Keep your promise to Ada Lind: send the map, by post",
        "DESCRIPTION": "Promised, by 10 November",
        "DTSTART": "20261110",
        "DTEND": "20261111",
        "TRANSP": "TRANSPARENT",
        "CATEGORIES": "Follow-up",
    }
    assert event.parts == []
    assert folder.agenda().followups[0].action == event.text("SUMMARY")


@pytest.mark.parametrize("settings", ["", "follow_up: {horizon: 3 days}", "follow_up: {horizon: 90 days}"])
def test_what_is_due_in_14_days_is_in_it_and_later_is_not(folder: Folder, settings: str) -> None:
    folder.settings(settings)
    days = ("2025-01-01", "2026-11-19", "2026-11-20", "2026-11-21", "2026-12-04", "2026-12-05")
    folder.contact("ada", "", "## To do\n" + "".join(f"- [ ] read {day} (by {day})\n" for day in days))
    assert [one.text("SUMMARY")[5:15] for one in follow_ups(folder)] == list(days[:-1])


def test_what_was_let_lie_is_not_in_it(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-01 10:00\nstatus: done\ndebriefed: 2026-11-02")
    thanks = [date(2026, 12, 2), date(2026, 12, 3)]  # due on 2 November, let lie after 30 days
    assert [[one.text("SUMMARY") for one in follow_ups(folder, day)] for day in thanks] == [["Thank Ada"], []]


def test_what_is_done_is_gone_and_the_rest_is_as_it_was(folder: Folder) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-21)\n- [ ] write (by 2026-11-21)")
    read_it, write_it = follow_ups(folder)
    folder.contact("ada", "", "## To do\n- [x] read (by 2026-11-21)\n- [ ] write (by 2026-11-21)")
    assert follow_ups(folder) == [write_it]
    assert read_it != write_it


def test_it_is_known_by_the_same_name_every_day(folder: Folder) -> None:
    folder.contact("ada", "", "## To do\n- [ ] read (by 2026-11-21)")
    known = {one.values["UID"] for shift in range(40) for one in follow_ups(folder, TODAY + timedelta(shift))}
    assert len(known) == 1
    assert all(name.endswith("@keepwarm") for name in known)


def test_a_snooze_moves_it_and_keeps_its_name(folder: Folder) -> None:
    log = "## Log\n- 2026-11-10 request by email"
    folder.contact("ada", "", log)
    (before,) = follow_ups(folder)
    folder.contact("ada", "snooze_until: 2026-11-30", log)
    (after,) = follow_ups(folder)
    assert (before.values["DTSTART"], after.values["DTSTART"]) == ("20261114", "20261130")
    assert before.values["UID"] == after.values["UID"]


def test_rule_contact_day_and_subject_each_make_another_name(folder: Folder) -> None:
    folder.contact("ada", "", "## To do\n- [ ] a (by 2026-11-21)\n- [ ] b (by 2026-11-21)\n- [ ] a (by 2026-11-22)")
    folder.contact("bo", "", "## To do\n- [ ] a (by 2026-11-21)\n\n## Promises\n- [ ] me: a (by 2026-11-21)")
    found = follow_ups(folder)
    assert len({one.values["UID"] for one in found}) == len(found) == 5


def test_several_that_are_alike_in_all_have_names_of_their_own(folder: Folder) -> None:
    folder.contact("ada", "", "## Promises\n- [ ] me: a (by 2026-11-21)\n- [ ] me: a (by 2026-11-21)")
    for slug in ("x", "y"):
        folder.interview(slug, "contact: ada\ndate: 2026-11-18 10:00\nstatus: done\ndebriefed: 2026-11-19")
    found = [one.values["UID"] for one in follow_ups(folder)]
    assert len(set(found)) == len(found) == 4
    folder.interview("x", "contact: ada\ndate: 2026-11-18 10:00\nthanked: 2026-11-19\ndebriefed: 2026-11-19")
    assert {one.values["UID"] for one in follow_ups(folder)} < set(found)


def test_its_name_tells_nothing(folder: Folder) -> None:
    folder.contact("ada-lind", "", "## To do\n- [ ] secret (by 2026-11-21)")
    (event,) = follow_ups(folder)
    name, _, domain = event.values["UID"].partition("@")
    assert (len(name), domain) == (32, "keepwarm")
    assert not name.strip("0123456789abcdef")


def test_what_was_noted_beside_a_name_stays_in_the_notes(folder: Folder) -> None:
    folder.contact("ada")
    names = "- Grace Mokoena (City Archive): is leaving, confidential\n- Zoë Zeller\n- Cy: 1 December: after the vote"
    done = "status: done\nthanked: 2026-11-19\ndebriefed: 2026-11-19"
    folder.interview("x", f"contact: ada\ndate: 2026-11-18\n{done}", f"## Referrals\n{names}")
    assert [(one.text("SUMMARY"), one.text("DESCRIPTION")) for one in follow_ups(folder)] == [
        ("Write to Grace Mokoena", "Ada gave you the name on 18 November"),
        ("Write to Zoë Zeller", "Ada gave you the name on 18 November"),
        ("Write to Cy", "Ada gave you the name on 18 November"),
    ]
