"""docs/follow-ups.md against the rules, their settings, the exceptions and the output."""

import re
from dataclasses import replace

import pytest

from builder.checks.loading import Loaded, open_notes
from builder.followups import exceptions
from builder.followups.agenda import plan
from builder.followups.model import Status
from builder.followups.rules import RULES
from builder.followups.standing import Stage
from builder.followups.urgency import LAPSES
from builder.model.dates import Duration, parse_duration
from builder.model.settings import FollowUp
from builder.model.words import Rule
from tests.docs.pages import ROOT, Row, blocks, page, section, spans, tables, words
from tests.support import TODAY, Folder

_SETTING = re.compile(r"`(\w+)` \(([^()]+)\)")


def _rules() -> dict[str, Row]:
    return {row.spans(0)[0]: row for row in tables(section("follow-ups.md", "Rules"))[0]}


def _cited(row: Row) -> set[str]:
    return {name for cell in row.cells for name, _ in _SETTING.findall(cell)}


def test_titles_are_those_that_the_code_cites() -> None:
    titles = re.findall(r"^## (.*)$", page("follow-ups.md"), re.MULTILINE)
    assert titles == [
        "Words",
        "Rules",
        "Exceptions",
        "Status and order",
        "Output",
        "Where a contact stands",
        "What done writes",
    ]
    for file in (ROOT / "builder").rglob("*.py"):
        cited = re.findall(r"docs/follow-ups\.md, ([A-Z][a-z]+(?: [a-z]+)*)", file.read_text(encoding="utf-8"))
        cited += re.findall(r"docs/follow-ups\.md \(([A-Z][a-z]+)\)", file.read_text(encoding="utf-8"))
        assert set(cited) <= set(titles), file


def test_the_table_lists_every_rule_in_order() -> None:
    assert list(_rules()) == list(Rule)
    assert len(RULES) == len(Rule)
    assert ("the eighteen rules" in page("README.md")) is (len(Rule) == 18)


def test_the_table_of_what_done_writes_has_every_rule_in_order() -> None:
    assert [row.spans(0)[0] for row in tables(section("follow-ups.md", "What done writes"))[0]] == list(Rule)


def test_the_table_says_when_a_rule_lapses() -> None:
    for name, row in _rules().items():
        lapse = LAPSES.get(Rule(name), "never")
        assert row.cells[3] == str(lapse) or parse_duration(row.cells[3]) == lapse, name


def test_settings_are_given_with_their_defaults() -> None:
    given = _SETTING.findall(page("follow-ups.md"))
    defaults = FollowUp()
    for name, text in given:
        default = getattr(defaults, name)
        assert (parse_duration(text) if isinstance(default, Duration) else int(text)) == default, name
    assert {name for name, _ in given} == FollowUp.model_fields.keys() - {"lapse_after", "rules", "start"}


@pytest.fixture(scope="module")
def sample() -> Loaded:
    """Return the sample, in which every rule occurs, as of its own day."""
    return open_notes(ROOT, lambda settings: settings.as_of or TODAY)


def _first_due(sample: Loaded, settings: FollowUp) -> dict[tuple[str | None, ...], str]:
    library = replace(sample.library, settings=sample.library.settings.model_copy(update={"follow_up": settings}))
    followups = plan(library, sample.today).followups
    return {(one.rule, one.contact, one.interview, one.subject): one.since.isoformat() for one in followups}


@pytest.mark.parametrize(
    "name", [name for name in FollowUp.model_fields if isinstance(getattr(FollowUp(), name), Duration)]
)
def test_a_setting_moves_the_rules_whose_rows_name_it(sample: Loaded, name: str) -> None:
    default: Duration = getattr(FollowUp(), name)
    before = _first_due(sample, FollowUp())
    after = _first_due(sample, FollowUp().model_copy(update={name: replace(default, days=default.days + 1)}))
    moved = {key[0] for key, day in before.items() if after.get(key, day) != day}
    assert moved == {rule for rule, row in _rules().items() if name in _cited(row)}


def test_attempts_decide_between_chase_and_rethink(sample: Loaded) -> None:
    assert {rule for rule, row in _rules().items() if "attempts" in _cited(row)} == {Rule.CHASE, Rule.RETHINK}
    more = _first_due(sample, FollowUp().model_copy(update={"attempts": 99}))
    assert Rule.RETHINK in {key[0] for key in _first_due(sample, FollowUp())} - {key[0] for key in more}


def test_exceptions_list_the_rules_that_remain() -> None:
    said = section("follow-ups.md", "Exceptions")
    for words_before, remaining in (
        ("there are only", exceptions.RESTING),
        ("leaves only", exceptions.WITHOUT_CONTACT),
        ("It does not move", exceptions.OWED),
    ):
        assert words(" ".join(said.split()), words_before) == [rule for rule in Rule if rule in remaining]


@pytest.mark.parametrize(
    ("front", "heading"),
    [
        ("status: archived", None),
        ("status: parked", "there are only"),
        ("status: declined", "there are only"),
        ("may_contact: no", "leaves only"),
    ],
)
def test_exceptions_are_those_of_the_code(folder: Folder, front: str, heading: str | None) -> None:
    folder.contact("ada", front)
    ada = folder.library().contacts["ada"]
    said = " ".join(section("follow-ups.md", "Exceptions").split())
    remaining = words(said, heading) if heading else []
    assert [rule for rule in Rule if exceptions.is_allowed(ada, rule)] == remaining


def test_never_ends_the_rules_named() -> None:
    said = section("follow-ups.md", "Exceptions").partition("**`keep_in_touch: never`**")[2]
    assert set(spans(said)[:2]) == exceptions.CADENCES


def test_what_a_start_leaves_alone(sample: Loaded) -> None:
    said = " ".join(section("follow-ups.md", "Exceptions").split())
    spared = words(said, "count as lapsed, except")
    late = FollowUp().model_copy(update={"start": TODAY.replace(year=TODAY.year + 9)})
    library = replace(sample.library, settings=sample.library.settings.model_copy(update={"follow_up": late}))
    followups = plan(library, sample.today).followups
    assert {one.rule for one in followups if one.status is not Status.LAPSED} == set(spared)


def test_dismissals_shown_can_be_read(folder: Folder) -> None:
    text = next(one.text for one in blocks(section("follow-ups.md", "Exceptions"), "yaml") if "dismissed" in one.text)
    folder.contact("ada", text)
    assert len(folder.library().contacts["ada"].dismissed) == 2


def test_statuses_are_listed_in_the_order_of_the_agenda() -> None:
    assert [row.spans(0)[0] for row in tables(section("follow-ups.md", "Status and order"))[0]] == list(Status)


def test_stages_are_listed_in_order() -> None:
    assert [row.spans(0)[0] for row in tables(section("follow-ups.md", "Where a contact stands"))[0]] == list(Stage)


def test_rules_without_an_interview_are_those_of_the_sample(sample: Loaded) -> None:
    rows = {row.spans(0)[0]: row for row in tables(section("follow-ups.md", "Output"))[0]}
    without = rows["interview"].spans(1)[0].split()
    followups = plan(sample.library, sample.today).followups
    by_rule = {rule: {one.interview is None for one in followups if one.rule == rule} for rule in Rule}
    assert {rule for rule, found in by_rule.items() if found == {True}} == set(without)
    channelled = {one.rule for one in followups if one.channel is not None}
    assert channelled == set(spans(rows["channel"].cells[1]))
