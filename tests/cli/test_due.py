"""keepwarm due: the list for people, the list for scripts, what it leaves out, and its exit status."""

import json
from typing import Any

import pytest

from builder.cli.due import CAP
from tests.support import Folder, Keepwarm, Ran

OVERDUE, TODAY, UPCOMING, LATER, LAPSED = (
    ("thank", "ada"),
    ("chase", "bo"),
    ("todo", "cy"),
    ("todo", "di"),
    ("their-promise", "ed"),
)


def listed(ran: Ran) -> list[tuple[str, str]]:
    return [(one["rule"], one["contact"]) for one in json.loads(ran.out)["followups"]]


def test_people_get_groups_with_their_numbers(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("due") == (
        0,
        """Friday 20 November 2026

Overdue 1
  1 day late  Thank Ada Lovelace
              You talked on 18 November

Today 1
       today  Ask 小林美咲 again, by email
              No answer to your call of 16 November

Upcoming 1
  in 10 days  Print the map (Sam Reed)
              Your own deadline is 30 November
""",
        "",
    )


def test_all_adds_what_is_later_and_what_has_lapsed(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("flo", "keep_in_touch: 50 years", "## Log\n- 2026-11-18 contact")
    out = keepwarm("due", "--all").out
    titles = [line for line in out.splitlines() if line and not line.startswith(" ") and line[-1].isdigit()]
    assert titles[1:] == ["Overdue 1", "Today 1", "Upcoming 1", "Later 2", "Lapsed 1"]
    # The gutter is as wide as the furthest day needs: nothing is cut.
    assert "\nin 18261 days  Write to Flo\n" in out
    assert "\n 322 days ago  Ask Ed about their promise: the leaflet\n" in out


def test_json_is_as_the_rules_have_it(notes: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("due", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    assert list(found) == ["today", "followups"]
    assert found["today"] == "2026-11-20"
    keys = ["rule", "contact", "interview", "due", "since", "status", "days", "action", "why", "subject", "channel"]
    assert all(list(one) == keys for one in found["followups"])
    assert found["followups"] == [
        {
            "rule": "thank",
            "contact": "ada",
            "interview": "2026-11-18-ada",
            "due": "2026-11-19",
            "since": "2026-11-19",
            "status": "overdue",
            "days": 1,
            "action": "Thank Ada Lovelace",
            "why": "You talked on 18 November",
            "subject": None,
            "channel": None,
        },
        {
            "rule": "chase",
            "contact": "bo",
            "interview": None,
            "due": "2026-11-20",
            "since": "2026-11-20",
            "status": "today",
            "days": 0,
            "action": "Ask 小林美咲 again, by email",
            "why": "No answer to your call of 16 November",
            "subject": None,
            "channel": "email",
        },
        {
            "rule": "todo",
            "contact": "cy",
            "interview": None,
            "due": "2026-11-30",
            "since": "2026-11-30",
            "status": "upcoming",
            "days": -10,
            "action": "Print the map (Sam Reed)",
            "why": "Your own deadline is 30 November",
            "subject": "Print the map",
            "channel": None,
        },
    ]


def test_json_keeps_the_day_a_follow_up_was_first_due(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("bo", "name: Bo\nsnooze_until: 2026-11-25", "## Log\n- 2026-11-16 request by phone")
    one = json.loads(keepwarm("due", "--rule", "chase", "--format", "json").out)["followups"][0]
    assert (one["since"], one["due"], one["status"], one["days"]) == ("2026-11-20", "2026-11-25", "upcoming", -5)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], [OVERDUE, TODAY, UPCOMING]),
        (["--all"], [OVERDUE, TODAY, UPCOMING, LATER, LAPSED]),
        (["--rule", "thank"], [OVERDUE]),
        (["--rule", "todo"], [UPCOMING]),
        (["--rule", "todo", "--all"], [UPCOMING, LATER]),
        (["--rule", "todo", "--rule", "thank"], [OVERDUE, UPCOMING]),
        (["--rule", "debrief"], []),
        (["--contact", "ada"], [OVERDUE]),
        (["--contact", "ADA"], [OVERDUE]),
        (["--contact", "Ada Lovelace"], [OVERDUE]),
        (["--contact", "Countess"], [OVERDUE]),
        (["--contact", "[[ada]]"], [OVERDUE]),
        (["--contact", "小林美咲"], [TODAY]),
        (["--contact", "ada", "--rule", "todo"], []),
        (["--contact", "di", "--all"], [LATER]),
        (["--limit", "2"], [OVERDUE, TODAY]),
        (["--limit", "9"], [OVERDUE, TODAY, UPCOMING]),
        (["--limit", "4", "--all"], [OVERDUE, TODAY, UPCOMING, LATER]),
        (["--limit", "1", "--rule", "todo"], [UPCOMING]),
        (["--today", "2026-11-19"], [("thank", "ada"), ("chase", "bo"), ("todo", "cy")]),
        (["--today", "2026-12-20", "--rule", "todo"], [UPCOMING, LATER]),
    ],
)
def test_what_is_listed(
    notes: Folder, keepwarm: Keepwarm, arguments: list[str], expected: list[tuple[str, str]]
) -> None:
    ran = keepwarm("due", "--format", "json", *arguments)
    assert ran.status == 0
    assert listed(ran) == expected


def test_a_contact_whom_only_an_interview_names_can_be_asked_for(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.interview("2026-11-19-zoe", "contact: zoe\ndate: 2026-11-19\nstatus: done\nthanked: 2026-11-19")
    ran = keepwarm("due", "--contact", "zoe", "--format", "json")
    assert ran.status == 1
    assert listed(ran) == [("debrief", "zoe")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--rule", "thanks"], "there is no rule “thanks”; the rules are record, thank, debrief, confirm, "),
        (["--rule", "thank", "--rule", ""], "there is no rule “”; "),
        (["--contact", "nobody"], "there is no contact “nobody”; "),
        (["--contact", "adda"], "there is no contact “adda”; did you mean “ada”?"),
    ],
)
def test_what_cannot_be_asked_for_is_said(notes: Folder, keepwarm: Keepwarm, arguments: list[str], said: str) -> None:
    ran = keepwarm("due", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"keepwarm: {said}")
    assert ran.err.count("\n") == 1


def test_a_limit_counts_what_it_leaves_out(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.interview("2026-11-17-bo", "contact: bo\ndate: 2026-11-17\nstatus: done\nthanked: 2026-11-17")
    out = keepwarm("due", "--limit", "1").out
    assert "\nOverdue 2\n" in out  # the number of those that are, not of those that are shown
    assert out.count("late") == 1
    assert "Upcoming" not in out
    assert out.endswith("\nand 2 more\n")


def test_long_groups_are_cut_and_say_how_to_see_the_rest(notes: Folder, keepwarm: Keepwarm) -> None:
    items = "\n".join(f"- [ ] Task {number:02} (by 2026-11-25)" for number in range(CAP + 3))
    notes.contact("cy", "name: Cy", f"## To do\n{items}")
    out = keepwarm("due").out
    assert f"\nUpcoming {CAP + 3}\n" in out
    assert out.count("Task") == CAP
    assert out.endswith(f"\n              and 3 more; --limit {CAP + 5} shows them\n")
    assert keepwarm("due", "--limit", CAP + 5).out.count("Task") == CAP + 3
    assert len(listed(keepwarm("due", "--format", "json"))) == CAP + 5
    fewer = "\n".join(items.splitlines()[: CAP + 1])
    notes.contact("cy", "name: Cy", f"## To do\n{fewer}")
    assert keepwarm("due").out.endswith(f"and 1 more; --limit {CAP + 3} shows it\n")


def test_nothing_due(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("due", "--rule", "debrief") == (0, "Friday 20 November 2026\n\nNothing due.\n", "")


def test_no_contacts_yet(folder: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("-C", folder.root, "due", "--today", "2026-11-20")
    assert ran.out == "Friday 20 November 2026\n\nNothing due. There are no contacts yet.\n"


def test_a_contact_that_is_left_out_is_not_said_to_be_missing(folder: Folder, keepwarm: Keepwarm) -> None:
    folder.write("content/contacts/ada.md", "Ada Lind")
    ran = keepwarm("-C", folder.root, "due", "--today", "2026-11-20")
    assert (ran.out, ran.status) == ("Friday 20 November 2026\n\nNothing due.\n", 1)
    assert ran.err.startswith("Left out: content/contacts/ada.md, line 1: ")


def test_the_day_is_the_one_given_else_the_pretended_one(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("due").out.startswith("Friday 20 November 2026\n")
    assert keepwarm("due", "--today", "2024-02-29").out.startswith("Thursday 29 February 2024\n")


@pytest.mark.usefixtures("broken")
class TestWithErrorsInTheNotes:
    """What could be computed is shown, what is missing is named on standard error, and the status is 1."""

    @pytest.mark.parametrize("style", ["text", "json"])
    def test_the_rest_is_shown(self, keepwarm: Keepwarm, style: str) -> None:
        ran = keepwarm("due", "--format", style)
        assert ran.status == 1
        assert "Thank Ada Lovelace" in ran.out
        left_out, incomplete, *_ = ran.err.splitlines()
        assert left_out.startswith("Left out: content/interviews/2026-11-19-gus.md, line 3: date: “soon” is not a date")
        assert incomplete.startswith(
            "Incomplete: content/contacts/fay.md, line 3: email: “nobody at all” is not an e-mail"
        )
        assert "“keepwarm check” shows how to mend them." in ran.err

    def test_why_a_note_is_left_out_is_not_whom_it_names(self, broken: Folder, keepwarm: Keepwarm) -> None:
        broken.note("content/interviews/2026-11-19-gus.md", "contact: nobody\ndate: soon")
        assert "2026-11-19-gus.md, line 3: date: “soon” is not a date" in keepwarm("due").err
        assert "there is no contact “nobody”" in keepwarm("check").out

    def test_json_is_nothing_but_json(self, keepwarm: Keepwarm) -> None:
        assert listed(keepwarm("due", "--format", "json")) == [OVERDUE, TODAY, UPCOMING]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 3),
        (["--rule", "thank"], 3),
        (["--rule", "chase"], 0),
        (["--contact", "bo"], 0),
        (["--limit", "1"], 3),
        (["--format", "json"], 3),
        (["--today", "2026-11-19"], 0),
    ],
)
def test_fail_overdue(notes: Folder, keepwarm: Keepwarm, arguments: list[str], status: int) -> None:
    assert keepwarm("due", *arguments).status == 0
    assert keepwarm("due", "--fail-overdue", *arguments).status == status


def test_errors_in_the_notes_come_before_what_is_overdue(broken: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("due", "--fail-overdue").status == 1


def test_what_a_limit_hides_is_overdue_all_the_same(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.interview("2026-11-16-bo", "contact: bo\ndate: 2026-11-16")
    notes.contact("ada", "name: Ada", "## Log\n- 2026-11-18 thanks")
    assert keepwarm("due", "--fail-overdue", "--limit", "1").status == 3
