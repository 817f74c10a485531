"""The order of the agenda (docs/follow-ups.md, Status and order)."""

from builder.followups.model import Status
from tests.support import Folder


def test_by_status(folder: Folder) -> None:
    folder.contact("ada", body="## Promises\n- them: z (by 2026-01-01)\n- them: y (by 2026-12-24)")
    folder.contact("bo", body="## To do\n- d (by 2026-11-21)\n- c (by 2026-11-20)\n- b (by 2026-11-19)")
    assert folder.rows() == [
        "todo bo -: 2026-11-19, overdue 1, “b”",
        "todo bo -: 2026-11-20, today 0, “c”",
        "todo bo -: 2026-11-21, upcoming -1, “d”",
        "their-promise ada -: 2026-12-24, later -34, “y”",
        "their-promise ada -: 2026-01-01, lapsed 323, “z”",
    ]


def test_overdue_and_today_what_spoils_then_what_i_owe_then_the_rest(folder: Folder) -> None:
    folder.contact("ada", body="## Log\n- 2026-10-01 request")
    folder.contact("bo", body="## To do\n- late (by 2026-11-01)\n- now (by 2026-11-20)")
    folder.contact("cy", "keep_in_touch: never")
    folder.contact("di", body="## Log\n- 2026-11-16 request")
    folder.interview("talk", "contact: cy\ndate: 2026-11-19")
    folder.interview("soon", "contact: cy\ndate: 2026-11-21\nconfirmed: 2026-11-19")
    assert folder.rows() == [
        "record cy talk: 2026-11-19, overdue 1",
        "todo bo -: 2026-11-01, overdue 19, “late”",
        "chase ada -: 2026-10-05, overdue 46",
        "prepare cy soon: 2026-11-20, today 0",
        "todo bo -: 2026-11-20, today 0, “now”",
        "chase di -: 2026-11-20, today 0",
    ]


SPOILS = ["record", "thank", "debrief", "confirm", "prepare"]
OWED = ["my-promise", "todo", "answer", "schedule", "rebook"]
REST = ["chase", "rethink", "referral", "report-back", "their-promise", "news", "mentor", "keep-in-touch"]
HELD = "date: 2026-11-01\nthanked: 2026-11-01\ndebriefed: 2026-11-01"

# What raises each rule: front matter and body of a contact, front matter and body of an interview.
RAISED_BY = {
    "record": ("", "", "date: 2026-11-19", ""),
    "thank": ("", "", "date: 2026-11-18\ndebriefed: 2026-11-18", ""),
    "debrief": ("", "", "date: 2026-11-18\nthanked: 2026-11-18", ""),
    "confirm": ("", "", "date: 2026-11-21\nprepared: 2026-11-18", ""),
    "prepare": ("", "", "date: 2026-11-20\nconfirmed: 2026-11-18", ""),
    "my-promise": ("", "## Promises\n- me: x (by 2026-11-18)", "", ""),
    "todo": ("", "## To do\n- x (by 2026-11-18)", "", ""),
    "answer": ("snooze_until: 2026-11-18", "## Log\n- 2026-11-01 asked", "", ""),
    "schedule": ("snooze_until: 2026-11-18", "## Log\n- 2026-11-01 request\n- 2026-11-02 reply", "", ""),
    "rebook": ("snooze_until: 2026-11-18", "", "date: 2026-11-01\nstatus: cancelled", ""),
    "chase": ("snooze_until: 2026-11-17", "## Log\n- 2026-11-01 request", "", ""),
    "rethink": ("snooze_until: 2026-11-17", "## Log\n" + "- 2026-11-01 request\n" * 3, "", ""),
    "referral": ("snooze_until: 2026-11-17", "## Log\n- 2026-11-10 update", HELD, "## Referrals\n- Grace Mokoena"),
    "report-back": ("snooze_until: 2026-11-17", "", "", ""),
    "their-promise": ("", "## Promises\n- them: x (by 2026-11-17)", "", ""),
    "news": ("snooze_until: 2026-11-17", "## Log\n- 2026-06-01 contact", "", ""),
    "mentor": ("snooze_until: 2026-11-17\nmentor: true", "## Log\n- 2026-01-01 contact\n- 2026-09-01 update", "", ""),
    "keep-in-touch": ("snooze_until: 2026-11-17", "## Log\n- 2026-01-01 contact\n- 2026-08-01 update", "", ""),
}


def test_every_rule_in_its_group(folder: Folder) -> None:
    """What is late by the fewest days comes first here, for its group does; within a group the table decides."""
    folder.settings("follow_up: {keep_in_touch_every: 100 days}")
    folder.profile(body="## News\n- 2026-08-01: moved")
    for number, (rule, (front, body, interview, said)) in enumerate(RAISED_BY.items()):
        slug = f"contact-{99 - number}"  # so that slugs alone would turn the order round
        folder.contact(slug, front, body)
        if interview:
            folder.interview(slug, f"contact: {slug}\n{interview}", said)
        if rule == "report-back":
            folder.contact("introduced", f"introduced_by: {slug}\nkeep_in_touch: never", "## Log\n- 2026-11-01 update")
            folder.interview("talk", f"contact: introduced\n{HELD}")
    late = [(one.rule, one.days) for one in folder.agenda().of(Status.OVERDUE)]
    assert late == [(rule, 1) for rule in SPOILS] + [(rule, 2) for rule in OWED] + [(rule, 3) for rule in REST]


def test_upcoming_later_and_lapsed_by_due_date_whatever_the_rule(folder: Folder) -> None:
    folder.settings("follow_up: {start: 2026-11-19}")
    folder.contact(
        "ada", body="## Promises\n- them: a (by 2026-11-22)\n- them: c (by 2027-01-01)\n- them: x (by 2026-11-01)"
    )
    folder.contact("bo", body="## To do\n- b (by 2026-11-23)\n- d (by 2027-01-02)")
    folder.interview("talk", "contact: bo\ndate: 2026-11-18")
    assert folder.rows() == [
        "their-promise ada -: 2026-11-22, upcoming -2, “a”",
        "todo bo -: 2026-11-23, upcoming -3, “b”",
        "their-promise ada -: 2027-01-01, later -42, “c”",
        "todo bo -: 2027-01-02, later -43, “d”",
        "their-promise ada -: 2026-11-01, lapsed 19, “x”",
        "record bo talk: 2026-11-18, lapsed 2",
    ]


def test_ties(folder: Folder) -> None:
    """The table's order, contact slug, interview slug, order in the file."""
    items = "## To do\n- {0} z (by 2026-11-20)\n- {0} a (by 2026-11-20)\n## Promises\n- me: {0} (by 2026-11-20)"
    folder.contact("bo", body=items.format("bo"))
    folder.contact("ada", body=items.format("ada"))
    for slug in ("b", "a"):
        folder.interview(slug, "contact: ada\ndate: 2026-12-24", items.format(slug))
    assert [(str(one.rule), one.contact, one.interview, one.subject) for one in folder.agenda().of(Status.TODAY)] == [
        ("my-promise", "ada", None, "ada"),
        ("my-promise", "ada", "a", "a"),
        ("my-promise", "ada", "b", "b"),
        ("my-promise", "bo", None, "bo"),
        ("todo", "ada", None, "ada z"),
        ("todo", "ada", None, "ada a"),
        ("todo", "ada", "a", "a z"),
        ("todo", "ada", "a", "a a"),
        ("todo", "ada", "b", "b z"),
        ("todo", "ada", "b", "b a"),
        ("todo", "bo", None, "bo z"),
        ("todo", "bo", None, "bo a"),
    ]


def test_slugs_are_ordered_by_code_points_of_their_nfc_form(folder: Folder) -> None:
    for slug in ("zoe", "Zoe-2", "e\u0301va", "eva", "åse"):
        folder.contact(slug, f"name: {slug}", "## To do\n- x (by 2026-11-20)")
    assert [one.contact for one in folder.agenda().followups] == ["Zoe-2", "eva", "zoe", "åse", "éva"]
