"""The tables of docs/follow-ups.md, line by line: due days, lapses, settings, exceptions, statuses."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from builder.followups.rules import RULES
from builder.model.settings import FollowUp as FollowUpSettings
from builder.model.words import LogType, Rule
from tests.support import TODAY, Folder

HELD = "date: 2026-11-01\nthanked: 2026-11-01\ndebriefed: 2026-11-01"
CALLED_OFF = "date: 2026-11-01\nstatus: cancelled"


@dataclass(frozen=True)
class Line:
    """A line of the table of rules: what raises the rule on Ada, the day it is due, the last day before it lapses."""

    rule: str
    due: str
    last: str | None
    front: str = ""
    body: str = ""
    interview: str = ""
    said: str = ""
    news: str = ""
    introduces: bool = False

    def write(self, folder: Folder, more: str = "") -> None:
        """Write the notes that raise the rule; *more* is added to Ada's front matter."""
        folder.contact("ada", f"{self.front}\n{more}", self.body)
        if self.introduces:
            folder.contact("bo", "introduced_by: ada")
        if self.interview:
            folder.interview("talk", f"contact: {'bo' if self.introduces else 'ada'}\n{self.interview}", self.said)
        if self.news:
            folder.profile(body=self.news)


# Every event is of 1 November 2026, but for appointments to come, which are of 1 December.
TABLE = (
    Line("record", "2026-11-01", "2027-01-30", interview="date: 2026-11-01"),
    Line("thank", "2026-11-02", "2026-12-02", interview="date: 2026-11-01\nstatus: done"),
    Line("debrief", "2026-11-02", "2026-12-02", interview="date: 2026-11-01\nstatus: done"),
    Line("confirm", "2026-11-29", None, interview="date: 2026-12-01"),
    Line("prepare", "2026-11-30", None, interview="date: 2026-12-01"),
    Line("my-promise", "2026-11-08", None, body="## Promises\n- me: send it (made 2026-11-01)"),
    Line("todo", "2026-11-01", None, body="## To do\n- buy a card (by 2026-11-01)"),
    Line("answer", "2026-11-04", "2027-01-03", body="## Log\n- 2026-11-01 asked"),
    Line("schedule", "2026-11-03", "2027-01-02", body="## Log\n- 2026-10-25 request\n- 2026-11-01 reply"),
    Line("rebook", "2026-11-04", "2027-01-03", interview=CALLED_OFF),
    Line("chase", "2026-11-05", "2027-01-04", body="## Log\n- 2026-11-01 request"),
    Line("rethink", "2026-11-05", "2026-12-05", body="## Log\n" + "- 2026-11-01 request\n" * 3),
    Line("referral", "2026-11-08", "2027-02-06", interview=HELD, said="## Referrals\n- Grace Mokoena"),
    Line("report-back", "2026-11-08", "2027-01-07", interview=HELD, introduces=True),
    Line("their-promise", "2026-11-15", "2027-02-13", body="## Promises\n- them: send it (made 2026-11-01)"),
    Line("news", "2026-11-15", "2027-01-14", body="## Log\n- 2026-10-01 contact", news="## News\n- 2026-11-01: moved"),
    Line("mentor", "2027-01-01", None, front="mentor: true", body="## Log\n- 2026-11-01 contact"),
    Line("keep-in-touch", "2027-02-01", "2028-02-01", body="## Log\n- 2026-11-01 contact"),
)
BY_RULE = {line.rule: line for line in TABLE}
EVERY_LINE = pytest.mark.parametrize("line", TABLE, ids=[line.rule for line in TABLE])
DAY = timedelta(days=1)


def found(folder: Folder, line: Line, today: date = TODAY) -> list[tuple[str, str, str, int]]:
    """Return due, since, status and days of the follow-ups that *line* is about."""
    agenda = folder.agenda(today).followups
    return [(str(f.due), str(f.since), str(f.status), f.days) for f in agenda if f.rule == line.rule]


def test_the_table_holds_every_rule_in_its_order() -> None:
    assert [line.rule for line in TABLE] == list(Rule)
    assert [rule.__name__.replace("_", "-") for rule in RULES] == list(Rule)


# ---------------------------------------------------------------- Rules


# The log entries of 19 November that end a follow-up of the table, or move it; no other may.
TOUCHING = " ".join(set(LogType) - {LogType.NOTE})
CHANGED_BY = {
    "thank": "thanks",
    "confirm": "confirmation",
    "answer": "asked answered",
    "schedule": "request reply decline",
    "rebook": "request decline",
    "chase": "request reply decline",
    "rethink": "request reply decline",
    "report-back": "thanks update",
    "news": "update",
    "mentor": TOUCHING,
    "keep-in-touch": TOUCHING,
}


@EVERY_LINE
def test_due(folder: Folder, line: Line) -> None:
    line.write(folder)
    assert [(due, since) for due, since, _, _ in found(folder, line)] == [(line.due, line.due)]


@EVERY_LINE
def test_the_due_day_itself_and_its_neighbours(folder: Folder, line: Line) -> None:
    line.write(folder)
    due = date.fromisoformat(line.due)
    day_before = [] if line.due == "2026-11-01" and line.rule == "record" else [(line.due, line.due, "upcoming", -1)]
    assert found(folder, line, due - DAY) == day_before
    assert found(folder, line, due) == ([] if line.rule == "record" else [(line.due, line.due, "today", 0)])
    assert found(folder, line, due + DAY) == [(line.due, line.due, "overdue", 1)]


@EVERY_LINE
def test_lapses(folder: Folder, line: Line) -> None:
    line.write(folder)
    if line.last:
        last = date.fromisoformat(line.last)
        assert [status for _, _, status, _ in found(folder, line, last)] == ["overdue"]
        assert [status for _, _, status, _ in found(folder, line, last + DAY)] == ["lapsed"]
    elif line.rule in ("confirm", "prepare"):  # ended by the date passing
        assert [status for _, _, status, _ in found(folder, line, date(2026, 12, 1))] == ["overdue"]
        assert found(folder, line, date(2026, 12, 2)) == []
    else:
        assert [status for _, _, status, _ in found(folder, line, date(9999, 12, 31))] == ["overdue"]


@pytest.mark.parametrize(
    ("rule", "setting", "values", "due"),
    [
        ("thank", "thank_within", ("1 day", "3 days"), "2026-11-04"),
        ("debrief", "debrief_within", ("1 day", "72 hours"), "2026-11-04"),
        ("confirm", "confirm_before", ("2 days", "1 week"), "2026-11-24"),
        ("prepare", "prepare_before", ("1 day", "2 days"), "2026-11-29"),
        ("my-promise", "my_promises_within", ("1 week", "1 month"), "2026-12-01"),
        ("answer", "answer_within", ("3 days", "1 hour"), "2026-11-02"),
        ("schedule", "schedule_within", ("2 days", "0 days"), "2026-11-01"),
        ("rebook", "rebook_within", ("3 days", "1 day"), "2026-11-02"),
        ("chase", "chase_after", ("4 days", "5 days"), "2026-11-06"),
        ("rethink", "chase_after", ("4 days", "5 days"), "2026-11-06"),
        ("referral", "referrals_within", ("1 week", "2 weeks"), "2026-11-15"),
        ("report-back", "report_back_within", ("1 week", "1 year"), "2027-11-01"),
        ("their-promise", "their_promises_within", ("2 weeks", "3 weeks"), "2026-11-22"),
        ("news", "share_news_within", ("2 weeks", "1 week"), "2026-11-08"),
        ("mentor", "mentors_every", ("2 months", "4 months"), "2027-03-01"),
        ("keep-in-touch", "keep_in_touch_every", ("3 months", "6 months"), "2027-05-01"),
    ],
)
def test_settings(folder: Folder, rule: str, setting: str, values: tuple[str, str], due: str) -> None:
    default, other = values
    line = BY_RULE[rule]
    assert str(getattr(FollowUpSettings(), setting)) == default
    folder.settings(f"follow_up: {{{setting}: {other}}}")
    line.write(folder)
    assert [one[0] for one in found(folder, line)] == [due]


def test_the_other_settings() -> None:
    settings = FollowUpSettings()
    assert settings.attempts == 3
    assert str(settings.horizon) == "2 weeks"
    assert (settings.lapse_after, settings.rules, settings.start) == ({}, {}, None)


# ---------------------------------------------------------------- whom an interview's follow-up falls on


@pytest.mark.parametrize("rule", ["record", "debrief", "confirm", "prepare", "referral"])
@pytest.mark.parametrize("state", ["status: archived", "status: parked", "status: declined", "may_contact: false"])
def test_once_on_the_first_whom_the_rule_may_fall_on(folder: Folder, rule: str, state: str) -> None:
    line = BY_RULE[rule]
    folder.contact("zoe", state)
    folder.contact("ada")
    folder.interview("talk", f"contact: [zoe, ada]\n{line.interview}", line.said)
    expected = "ada" if state == "status: archived" else "zoe"
    assert [one.contact for one in folder.agenda().followups if one.rule == rule] == [expected]


@pytest.mark.parametrize("rule", ["thank", "rebook"])
def test_for_each_contact(folder: Folder, rule: str) -> None:
    folder.contact("zoe")
    folder.contact("ada")
    folder.interview("talk", f"contact: [zoe, ada]\n{BY_RULE[rule].interview}")
    assert [one.contact for one in folder.agenda().followups if one.rule == rule] == ["ada", "zoe"]


@EVERY_LINE
def test_no_other_log_entry_changes_it(folder: Folder, line: Line) -> None:
    def is_unchanged(entry: str) -> bool:
        replace(line, body=f"{line.body}\n## Log\n- 2026-11-19 {entry}").write(folder)
        return [(due, since) for due, since, _, _ in found(folder, line)] == [(line.due, line.due)]

    changing = CHANGED_BY.get(line.rule, "").split()
    assert [entry for entry in LogType if not is_unchanged(entry)] == [one for one in LogType if one in changing]


# ---------------------------------------------------------------- Exceptions

WHILE_RESTING = "record thank debrief confirm prepare my-promise todo answer referral report-back their-promise"


@pytest.mark.parametrize(
    ("state", "rules"),
    [
        ("status: archived", ""),
        ("status: parked", WHILE_RESTING),
        ("status: declined", WHILE_RESTING),
        ("may_contact: false", "record thank debrief confirm prepare my-promise todo answer referral"),
        ("may_contact: true", " ".join(Rule)),
        ("keep_in_touch: never", " ".join(rule for rule in Rule if rule not in ("mentor", "keep-in-touch"))),
    ],
)
@EVERY_LINE
def test_exceptions(folder: Folder, line: Line, state: str, rules: str) -> None:
    line.write(folder, state)
    assert bool(found(folder, line)) is (line.rule in rules.split())


@EVERY_LINE
def test_a_snooze_moves_what_is_not_owed(folder: Folder, line: Line) -> None:
    line.write(folder, "snooze_until: 2027-03-01")
    owed = ["record", "thank", "debrief", "confirm", "prepare", "my-promise", "todo"]
    due = line.due if line.rule in owed else "2027-03-01"
    assert [one[:2] for one in found(folder, line)] == [(due, line.due)]


@EVERY_LINE
def test_a_snooze_moves_nothing_earlier(folder: Folder, line: Line) -> None:
    line.write(folder, f"snooze_until: {line.due}")
    assert [one[:2] for one in found(folder, line)] == [(line.due, line.due)]


@EVERY_LINE
def test_after_a_snooze_what_lapses_counts_from_the_day_it_moved_to(folder: Folder, line: Line) -> None:
    line.write(folder, "snooze_until: 2027-03-01")
    if line.last and line.rule not in ("record", "thank", "debrief"):
        length = date.fromisoformat(line.last) - date.fromisoformat(line.due)
        last = date(2027, 3, 1) + length + (DAY if line.rule == "keep-in-touch" else DAY * 0)  # 2028 has a leap day
        assert [one[2] for one in found(folder, line, last)] == ["overdue"]
        assert [one[2] for one in found(folder, line, last + DAY)] == ["lapsed"]


@EVERY_LINE
def test_dismissed_drops_the_follow_up_of_that_rule_and_day(folder: Folder, line: Line) -> None:
    line.write(folder, f"snooze_until: 2027-03-01\ndismissed: {line.rule} {line.due}")
    assert found(folder, line) == []


@EVERY_LINE
def test_dismissed_of_another_rule_or_day_drops_nothing(folder: Folder, line: Line) -> None:
    other = "todo" if line.rule != "todo" else "thank"
    due = date.fromisoformat(line.due)
    line.write(folder, f"dismissed: [{other} {line.due}, {line.rule} {due - DAY}, {line.rule} {due + DAY}]")
    assert len(found(folder, line)) == 1


def test_dismissed_is_keyed_to_since_not_to_the_day_it_was_snoozed_to(folder: Folder) -> None:
    line = BY_RULE["chase"]
    line.write(folder, "snooze_until: 2027-03-01\ndismissed: chase 2027-03-01")
    assert found(folder, line) == [("2027-03-01", line.due, "later", -101)]


@pytest.mark.parametrize(
    ("dismissed", "subjects"),
    [
        ("todo 2026-11-19", []),
        ("todo 2026-11-19 buy a card", ["call her: soon"]),
        ('"todo 2026-11-19 call her: soon"', ["buy a card"]),
        ("todo 2026-11-19 Buy a card", ["buy a card", "call her: soon"]),
        ("todo 2026-11-20 buy a card", ["buy a card", "call her: soon"]),
    ],
)
def test_dismissed_with_a_subject(folder: Folder, dismissed: str, subjects: list[str]) -> None:
    todos = "## To do\n- buy a card (by 2026-11-19)\n- call her: soon (by 2026-11-19)"
    folder.contact("ada", f"dismissed:\n  - {dismissed}", todos)
    assert [one.subject for one in folder.agenda().followups] == subjects


@pytest.mark.parametrize(
    ("dismissed", "todo"),
    [
        pytest.param("call Jose\u0301", "call Jos\u00e9", id="a letter and its mark, typed as one or as two"),
        pytest.param("call  Ada", "call Ada", id="two spaces for one"),
        pytest.param("call Ada", "call\u00a0Ada", id="a space that keeps words on one line"),
    ],
)
def test_a_subject_is_dismissed_by_what_looks_the_same(folder: Folder, dismissed: str, todo: str) -> None:
    folder.contact("ada", f"dismissed: todo 2026-11-19 {dismissed}", f"## To do\n- {todo} (by 2026-11-19)")
    assert folder.rows() == []


def test_dismissed_with_a_subject_drops_nothing_that_has_none(folder: Folder) -> None:
    line = BY_RULE["chase"]
    line.write(folder, f"dismissed: chase {line.due} Ada")
    assert len(found(folder, line)) == 1


def test_when_the_situation_changes_what_was_dismissed_is_back(folder: Folder) -> None:
    folder.contact("ada", "dismissed: chase 2026-11-05", "## Log\n- 2026-11-01 request\n- 2026-11-10 request")
    assert folder.rows() == ["chase ada -: 2026-11-14, overdue 6"]


@EVERY_LINE
def test_a_rule_switched_off(folder: Folder, line: Line) -> None:
    folder.settings(f"follow_up: {{rules: {{{line.rule}: off}}}}")
    line.write(folder)
    assert found(folder, line) == []


@EVERY_LINE
def test_a_rule_switched_on_changes_nothing(folder: Folder, line: Line) -> None:
    folder.settings(f"follow_up: {{rules: {{{line.rule}: on}}}}")
    line.write(folder)
    assert len(found(folder, line)) == 1


@EVERY_LINE
def test_start(folder: Folder, line: Line) -> None:
    day_after = date.fromisoformat(line.due) + DAY
    folder.settings(f"follow_up: {{start: {day_after}}}")
    line.write(folder)
    spared = line.rule in ("my-promise", "todo", "mentor", "keep-in-touch")
    assert [one[2] == "lapsed" for one in found(folder, line)] == [not spared]


@EVERY_LINE
def test_start_takes_nothing_that_is_due_on_that_day(folder: Folder, line: Line) -> None:
    folder.settings(f"follow_up: {{start: {line.due}}}")
    line.write(folder)
    assert [one[2] != "lapsed" for one in found(folder, line)] == [True]


def test_start_goes_by_the_original_due_date(folder: Folder) -> None:
    folder.settings("follow_up: {start: 2026-11-06}")
    BY_RULE["chase"].write(folder, "snooze_until: 2026-11-19")
    assert folder.rows() == ["chase ada -: 2026-11-19, lapsed 1, since 2026-11-05"]


# ---------------------------------------------------------------- Status and order


@EVERY_LINE
def test_lapse_after_never(folder: Folder, line: Line) -> None:
    folder.settings(f"follow_up: {{lapse_after: {{{line.rule}: never}}}}")
    line.write(folder)
    day = date(2026, 12, 1) if line.rule in ("confirm", "prepare") else date(2199, 1, 1)
    assert [one[2] for one in found(folder, line, day)] == ["overdue"]


@EVERY_LINE
def test_lapse_after_a_duration(folder: Folder, line: Line) -> None:
    folder.settings(f"follow_up: {{lapse_after: {{{line.rule}: 0 days}}}}")
    line.write(folder)
    due = date.fromisoformat(line.due)
    assert [one[2] for one in found(folder, line, due)] == ([] if line.rule == "record" else ["today"])
    assert [one[2] for one in found(folder, line, due + DAY)] == ["lapsed"]


@pytest.mark.parametrize(
    ("by", "horizon", "row"),
    [
        ("2026-11-19", "14 days", "2026-11-19, overdue 1"),
        ("2026-11-20", "14 days", "2026-11-20, today 0"),
        ("2026-11-21", "14 days", "2026-11-21, upcoming -1"),
        ("2026-12-04", "14 days", "2026-12-04, upcoming -14"),
        ("2026-12-05", "14 days", "2026-12-05, later -15"),
        ("2026-12-20", "1 month", "2026-12-20, upcoming -30"),
        ("2026-12-21", "1 month", "2026-12-21, later -31"),
        ("2026-11-20", "0 days", "2026-11-20, today 0"),
        ("2026-11-21", "0 days", "2026-11-21, later -1"),
        ("9999-12-31", "9999 years", "9999-12-31, upcoming -2912119"),
    ],
)
def test_status(folder: Folder, by: str, horizon: str, row: str) -> None:
    folder.settings(f"follow_up: {{horizon: {horizon}}}")
    folder.contact("ada", body=f"## To do\n- buy a card (by {by})")
    assert folder.rows() == [f"todo ada -: {row}, “buy a card”"]


def test_an_empty_folder_has_an_empty_agenda(folder: Folder) -> None:
    assert folder.rows() == []
