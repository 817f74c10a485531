"""Mentors: the time since the last contact, why there is none to measure, and what they last advised."""

from datetime import date

import pytest

from builder.followups.agenda import plan
from builder.followups.facts import settle
from builder.insights.beginnings import beginning
from builder.insights.mentors import Mentor, advice, mentors
from tests.support import TODAY, Folder


def found(folder: Folder, today: date = TODAY) -> tuple[Mentor, ...]:
    library = folder.library(today)
    return mentors(settle(library, today), plan(library, today))


def lines(folder: Folder, today: date = TODAY) -> list[str]:
    """Return mentors in lines: slug, and due day with the percent gone, or why there is none and the conversation."""
    return [
        f"{one.contact.slug} {one.cadence.due} {one.cadence.percent}"
        if one.cadence
        else f"{one.contact.slug} {one.silence} {one.talk.slug if one.talk else '-'}"
        for one in found(folder, today)
    ]


def mentor(folder: Folder, slug: str, last: str, front: str = "") -> None:
    folder.contact(slug, f"mentor: true\n{front}", f"## Log\n- {last} contact")


def said(folder: Folder) -> str:
    """Return what Ada last advised, in one line."""
    known = settle(folder.library(), TODAY).contacts["ada"]
    told = advice(known)
    return f"{told.interview.slug}: {told.question}: {told.text}" if told else ""


def test_nobody_is_a_mentor_unless_marked(folder: Folder) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-01 contact")
    assert lines(folder) == []


def test_the_time_gone_is_counted_from_the_last_contact_to_the_due_day(folder: Folder) -> None:
    mentor(folder, "ada", "2026-10-20", "keep_in_touch: 40 days")
    (ada,) = found(folder)
    assert ada.cadence
    assert (ada.cadence.elapsed, ada.cadence.interval, ada.cadence.percent) == (31, 40, 77)
    assert (ada.cadence.last, ada.cadence.due, str(ada.cadence.every)) == (
        date(2026, 10, 20),
        date(2026, 11, 29),
        "40 days",
    )


def test_the_settings_say_how_often(folder: Folder) -> None:
    mentor(folder, "ada", "2026-10-20")
    folder.settings("follow_up:\n  mentors_every: 2 months")
    assert lines(folder) == ["ada 2026-12-20 50"]


@pytest.mark.parametrize(
    ("day", "percent", "state"),
    [
        ("2026-11-18", 89, (False, False)),
        ("2026-11-19", 90, (True, False)),
        ("2026-11-29", 100, (True, False)),
        ("2026-11-30", 100, (True, True)),
    ],
)
def test_nine_tenths_are_soon_and_the_day_after_the_due_day_is_late(
    folder: Folder, day: str, percent: int, state: tuple[bool, bool]
) -> None:
    mentor(folder, "ada", "2026-08-21", "keep_in_touch: 100 days")
    (ada,) = found(folder, date.fromisoformat(day))
    assert ada.cadence
    assert (ada.cadence.percent, (ada.cadence.is_soon, ada.cadence.is_late)) == (percent, state)


def test_no_time_at_all_is_all_gone(folder: Folder) -> None:
    mentor(folder, "ada", "2026-11-20", "keep_in_touch: 0 days")
    assert lines(folder) == ["ada 2026-11-20 100"]


def test_a_letter_put_off_is_due_on_the_later_day(folder: Folder) -> None:
    mentor(folder, "ada", "2026-09-01", "keep_in_touch: 1 month\nsnooze_until: 2026-12-10")
    assert lines(folder) == ["ada 2026-12-10 80"]


def test_news_to_tell_stand_in_for_the_letter_and_the_rhythm_stays(folder: Folder) -> None:
    folder.profile("", "## News\n- 2026-11-10: passed")
    mentor(folder, "ada", "2026-10-20", "keep_in_touch: 2 months")
    (ada,) = found(folder)
    assert ada.step
    assert (ada.step.rule, str(ada.cadence and ada.cadence.due)) == ("news", "2026-12-20")


def test_what_else_is_owed_is_no_step(folder: Folder) -> None:
    folder.contact("ada", "mentor: true", "## Log\n- 2026-09-01 contact\n## To do\n- ask her (by 2026-12-24)")
    (ada,) = found(folder)
    assert ada.step
    assert ada.step.rule == "mentor"


def test_what_was_dismissed_leaves_the_rhythm_without_a_step(folder: Folder) -> None:
    mentor(folder, "ada", "2026-09-20", "dismissed: mentor 2026-11-20")
    (ada,) = found(folder)
    assert (ada.step, str(ada.cadence and ada.cadence.due)) == (None, "2026-11-20")


def test_news_that_were_let_lie_are_no_step(folder: Folder) -> None:
    folder.profile("", "## News\n- 2026-06-10: passed")
    mentor(folder, "ada", "2026-06-01", "dismissed: mentor 2026-08-01")
    (ada,) = found(folder)
    assert ada.step is None


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("status: archived", "set-aside"),
        ("status: parked", "set-aside"),
        ("status: declined", "set-aside"),
        ("may_contact: false", "forbidden"),
        ("keep_in_touch: never", "never"),
    ],
)
def test_whom_not_to_write_to_has_no_bar(folder: Folder, front: str, why: str) -> None:
    mentor(folder, "ada", "2026-10-20", front)
    assert lines(folder) == [f"ada {why} -"]


def test_the_settings_may_switch_the_rhythm_off(folder: Folder) -> None:
    mentor(folder, "ada", "2026-10-20")
    folder.settings("follow_up:\n  mentors_every: never")
    assert lines(folder) == ["ada never -"]


def test_news_are_told_without_a_rhythm_too_and_not_while_something_else_comes_first(folder: Folder) -> None:
    folder.profile("", "## News\n- 2026-11-10: passed")
    mentor(folder, "ada", "2026-10-20", "keep_in_touch: never")
    mentor(folder, "bo", "2026-10-20")
    folder.interview("x", "contact: bo\ndate: 2026-11-18")
    bo, ada = found(folder)
    assert (bo.silence, bo.step) == ("unrecorded", None)
    assert (ada.silence, ada.step and ada.step.rule) == ("never", "news")


def test_somebody_never_met_has_no_bar(folder: Folder) -> None:
    folder.contact("ada", "mentor: true", "## Log\n- 2026-11-01 request")
    folder.contact("bo", "mentor: true")
    assert lines(folder) == ["ada unmet -", "bo unmet -"]


def test_a_conversation_to_come_stands_for_the_letter(folder: Folder) -> None:
    mentor(folder, "ada", "2026-10-20")
    folder.interview("later", "contact: ada\ndate: 2026-12-24")
    folder.interview("next", "contact: ada\ndate: 2026-11-24")
    assert lines(folder) == ["ada planned next"]


def test_a_conversation_to_record_comes_first_until_that_has_lapsed(folder: Folder) -> None:
    mentor(folder, "ada", "2026-08-10")
    folder.interview("first", "contact: ada\ndate: 2026-08-18")
    folder.interview("last", "contact: ada\ndate: 2026-08-22")
    assert lines(folder) == ["ada unrecorded last"]
    assert lines(folder, date(2026, 11, 21)) == ["ada 2026-10-10 100"]


def test_the_earliest_due_stands_first_then_conversations_then_the_rest(folder: Folder) -> None:
    mentor(folder, "away", "2026-10-20", "status: archived")
    mentor(folder, "bo", "2026-10-20")
    mentor(folder, "ada", "2026-10-20")
    mentor(folder, "cy", "2026-09-20")
    mentor(folder, "dee", "2026-10-20", "keep_in_touch: never")
    mentor(folder, "eva", "2026-10-20")
    folder.interview("x", "contact: eva\ndate: 2026-11-24")
    assert [line.split()[0] for line in lines(folder)] == ["cy", "ada", "bo", "eva", "dee", "away"]


def test_nothing_was_advised_without_a_conversation_that_was_written_down(folder: Folder) -> None:
    folder.contact("ada", "mentor: true")
    folder.interview("bare", "contact: ada\ndate: 2026-11-10\nstatus: done")
    folder.interview("giving", "contact: ada\ndate: 2026-11-11\nstatus: done\ndirection: giving", "## Notes\nMine.")
    folder.interview("to-come", "contact: ada\ndate: 2026-11-28", "## Notes\nAsk.")
    folder.interview("debriefed", "contact: ada\ndate: 2026-11-12\nstatus: done", "## Debrief\nToo fast.")
    assert said(folder) == ""


def test_the_latest_conversation_with_anything_written_down_counts(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("a", "contact: ada\ndate: 2026-11-08\nstatus: done", "## Notes\nStay small.")
    folder.interview("b", "contact: ada\ndate: 2026-11-09\nstatus: done", "## Notes\nGo slowly.")
    folder.interview("c", "contact: ada\ndate: 2026-11-10\nstatus: done")
    assert said(folder) == "b: : Go slowly."


def test_the_critical_answer_comes_first_then_any_answer_then_the_notes(folder: Folder) -> None:
    folder.contact("ada")
    front, notes = "contact: ada\ndate: 2026-11-08\nstatus: done", "\n## Notes\nStay small."
    plain = "- [x] Who pays?\n- [x] Who reads?\n  Nobody.\n"
    folder.interview("a", front, f"## Questions\n{plain}- [x] ! What is scarce?\n  Time.\n{notes}")
    assert said(folder) == "a: What is scarce?: Time."
    folder.interview("a", front, f"## Questions\n{plain}- [-] ! What is scarce?\n  Time.\n{notes}")
    assert said(folder) == "a: Who reads?: Nobody."
    folder.interview("a", front, f"## Questions\n- [x] Who pays?\n{notes}")
    assert said(folder) == "a: : Stay small."


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", ""),
        ("One.\nTwo.\n\nThree.", "One. Two."),
        ("- first *one*\n  goes on\n- second", "first *one* goes on"),
        ("1. first\n2. second", "first"),
        ("- [x] ticked", "ticked"),
        ("> Quoted.", "Quoted."),
        ("### Money\nScarce.", "Scarce."),
        ("### Money\n\nScarce.", "Scarce."),
        ("| a | b |\n|---|---|\n\nAfter the table.", "After the table."),
        ("```\ncode\n```\n\n![a](b.png)", ""),
        ("Said[^1] so.\n\n[^1]: Here.", "Said so."),
        ("a * b", "a * b"),
        ("***Never*** settle.", "***Never*** settle."),
        ("#first is a tag.", "#first is a tag."),
    ],
)
def test_a_text_begins_with_its_first_paragraph_or_item(markdown: str, words: str) -> None:
    assert beginning(markdown) == words


@pytest.mark.parametrize(
    "before",
    [
        "### Money\n#### Pay",
        "```\ncode\n\nand more\n```",
        "~~~\ncode\n~~~",
        "<!-- What did she say?\n\nAnd what not? -->",
        "<!-- What did she say? -->\n",
        "![a](b.png)\n",
        "| a | b |\n|---|---|\n",
        "[^1]: Here.\n",
        "---",
        "* * *",
        "***\n",
        "> ",
    ],
)
def test_what_says_nothing_of_its_own_is_passed_over(before: str) -> None:
    assert beginning(f"{before}\nScarce.") == "Scarce."


def test_what_a_comment_holds_is_not_said() -> None:
    assert beginning("Stay <!-- was it grow? --> small.") == "Stay small."


def test_a_long_text_ends_with_a_sentence() -> None:
    sentence = "This is a sentence of fifty characters, or nearly. "
    assert beginning(sentence * 9) == (sentence * 4).strip()


def test_a_long_sentence_ends_with_a_word() -> None:
    told = beginning("Yes. " + "wordy " * 90)
    assert told.endswith("wordy…")
    assert len(told) <= 241


def test_a_script_without_spaces_is_cut_too() -> None:
    assert beginning("字" * 900) == "字" * 240 + "…"
