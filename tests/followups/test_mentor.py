"""mentor: keep three or four people close."""

from datetime import date

import pytest

from tests.support import Folder


@pytest.mark.parametrize(
    ("front", "log", "interview"),
    [
        pytest.param("", "- 2026-09-01 contact", "", id="not a mentor"),
        pytest.param("mentor: false", "- 2026-09-01 contact", "", id="no longer a mentor"),
        pytest.param("mentor: true", "", "", id="never met"),
        pytest.param("mentor: true", "- 2026-09-01 update\n- 2026-09-01 request", "", id="written to, not met"),
        pytest.param("mentor: true", "- 2026-11-21 contact", "", id="met on a day to come"),
        pytest.param("mentor: true", "- 2026-09-01 contact", "date: 2026-11-20", id="a conversation today"),
        pytest.param("mentor: true", "- 2026-09-01 contact", "date: 2027-06-01", id="a conversation to come"),
        pytest.param("mentor: true", "- 2026-09-01 contact", "date: 2026-08-22", id="stale, its record not lapsed"),
        pytest.param("mentor: true\nkeep_in_touch: never", "- 2026-09-01 contact", "", id="never"),
    ],
)
def test_is_not_raised(folder: Folder, front: str, log: str, interview: str) -> None:
    folder.contact("ada", front, f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("mentor") == []


@pytest.mark.parametrize(
    ("log", "interview"),
    [
        pytest.param("- 2026-09-18 contact", "", id="contact"),
        pytest.param("- 2026-09-18 reply", "", id="reply"),
        pytest.param("- 2026-09-01 contact\n- 2026-09-18 update", "", id="what I wrote is contact too"),
        pytest.param("- 2026-09-18 contact\n- 2026-10-18 note: think of her", "", id="a note is none"),
        pytest.param("- 2026-09-18 contact\n- 2026-11-21 contact", "", id="nor is a day to come"),
        pytest.param("", "date: 2026-09-18\nstatus: done", id="a conversation"),
        pytest.param("", "date: 2026-09-18\nstatus: done\ndirection: giving", id="a conversation given"),
        pytest.param("", "date: 2026-09-01\nthanked: 2026-09-18", id="thanked"),
        pytest.param("", "date: 2026-09-18\nthanked: 2026-12-24", id="thanked on a day to come"),
        pytest.param(
            "- 2026-09-01 contact", "date: 2026-09-02\nstatus: no-show\nthanked: 2026-09-18", id="thanked all the same"
        ),
        pytest.param("- 2026-09-18 contact", "date: 2026-08-21", id="stale, its record lapsed"),
        pytest.param("- 2026-09-18 contact", "date: 2026-10-30\nstatus: cancelled", id="cancelled"),
    ],
)
def test_is_due_two_months_after_the_last_contact(folder: Folder, log: str, interview: str) -> None:
    folder.contact("ada", "mentor: true", f"## Log\n{log}")
    if interview:
        folder.interview("talk", f"contact: ada\n{interview}")
    assert folder.rows("mentor") == ["mentor ada -: 2026-11-18, overdue 2"]


@pytest.mark.parametrize(
    ("contact", "settings", "due"),
    [
        ("", "", "2026-11-18, overdue 2"),
        ("", "{mentors_every: 9 weeks}", "2026-11-20, today 0"),
        ("", "{keep_in_touch_every: 1 day}", "2026-11-18, overdue 2"),
        ("keep_in_touch: 1 month", "{mentors_every: 9 weeks}", "2026-10-18, overdue 33"),
    ],
)
def test_how_often(folder: Folder, contact: str, settings: str, due: str) -> None:
    folder.settings(f"follow_up: {settings}")
    folder.contact("ada", f"mentor: true\n{contact}", "## Log\n- 2026-09-18 contact")
    assert folder.rows() == [f"mentor ada -: {due}"]


def test_the_settings_may_say_never(folder: Folder) -> None:
    folder.settings("follow_up: {mentors_every: never}")
    folder.contact("ada", "mentor: true", "## Log\n- 2026-09-18 contact")
    folder.contact("bo", "mentor: true\nkeep_in_touch: 2 months", "## Log\n- 2026-09-18 contact")
    assert folder.rows() == ["mentor bo -: 2026-11-18, overdue 2"]


@pytest.mark.parametrize(
    ("last", "due"),
    [
        ("2026-12-31", "2027-02-28"),
        ("2027-12-31", "2028-02-29"),
        ("2026-12-28", "2027-02-28"),
        ("2026-11-30", "2027-01-30"),
    ],
)
def test_months_end(folder: Folder, last: str, due: str) -> None:
    folder.contact("ada", "mentor: true", f"## Log\n- {last} contact")
    assert folder.rows(today=date.fromisoformat(due)) == [f"mentor ada -: {due}, today 0"]


def test_never_lapses(folder: Folder) -> None:
    folder.contact("ada", "mentor: true", "## Log\n- 2016-09-18 contact")
    assert folder.rows() == ["mentor ada -: 2016-11-18, overdue 3654"]


@pytest.mark.parametrize(
    ("news", "contact", "settings", "rules"),
    [
        pytest.param("2026-11-01", "", "", ["news"], id="news come first"),
        pytest.param("2026-11-06", "", "", ["news"], id="also news due today"),
        pytest.param("2026-11-19", "", "", ["news"], id="also news that may wait"),
        pytest.param("2026-11-19", "", "{share_news_within: 1 month}", ["news"], id="also news for later"),
        pytest.param("2026-09-07", "", "", ["news"], id="news on the last day before they lapse"),
        pytest.param("2026-09-06", "", "", ["mentor", "news"], id="lapsed news hold nothing back"),
        pytest.param("2026-11-01", "dismissed: news 2026-11-15", "", ["mentor"], id="nor do dismissed news"),
        pytest.param("2026-11-01", "", "{rules: {news: off}}", ["mentor"], id="nor news switched off"),
        pytest.param("2026-11-01", "", "{start: 2026-11-16}", ["mentor", "news"], id="nor news that start lets lie"),
        pytest.param("2026-09-06", "snooze_until: 2026-10-01", "", ["news"], id="lapsing counts from the snooze"),
    ],
)
def test_news_come_first(folder: Folder, news: str, contact: str, settings: str, rules: list[str]) -> None:
    folder.settings(f"follow_up: {settings}")
    folder.profile(body=f"## News\n- {news}: passed the exam")
    folder.contact("ada", f"mentor: true\n{contact}", "## Log\n- 2026-06-01 contact")
    assert sorted(one.rule for one in folder.agenda().followups) == rules


def test_news_of_others_hold_nothing_back(folder: Folder) -> None:
    folder.profile(body="## News\n- 2026-11-01: passed the exam")
    folder.contact("ada", "mentor: true\nmay_contact: false", "## Log\n- 2026-06-01 contact")
    folder.contact("bo", "mentor: true", "## Log\n- 2026-06-01 contact\n- 2026-11-02 update")
    assert folder.rows() == ["mentor bo -: 2027-01-02, later -43"]


@pytest.mark.parametrize("settings", ["{lapse_after: {record: 10 days}}", "{start: 2026-11-10}"])
def test_a_record_that_lapsed_in_another_way_holds_nothing_back(folder: Folder, settings: str) -> None:
    folder.settings(f"follow_up: {settings}")
    folder.contact("ada", "mentor: true", "## Log\n- 2026-09-18 contact")
    folder.interview("talk", "contact: ada\ndate: 2026-11-09")
    assert folder.rows("mentor") == ["mentor ada -: 2026-11-18, overdue 2"]


def test_says_what_to_do_and_why(folder: Folder) -> None:
    folder.contact("ada", "mentor: true", "## Log\n- 2026-09-18 contact")
    folder.contact("bo", "mentor: true\nkeep_in_touch: 4 weeks", "## Log\n- 2025-09-18 contact")
    assert [(one.action, one.why) for one in folder.agenda().followups] == [
        ("Tell Bo of your progress, and ask for advice", "A mentor, every 4 weeks; last in touch on 18 September 2025"),
        ("Tell Ada of your progress, and ask for advice", "A mentor, every 2 months; last in touch on 18 September"),
    ]
