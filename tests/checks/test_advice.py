"""Hints: advice from the method, and the cases in which none is due."""

import pytest

from builder.checks.advice import has_countable_words, pitch_seconds
from tests.support import Folder


def hints(folder: Folder) -> list[tuple[str, int]]:
    """Return code and line of each hint; there must be nothing worse."""
    found = folder.load().diagnostics
    assert {one.severity for one in found} <= {"hint"}
    return [(one.code, one.span.line) for one in found]


OPEN = "- How did you begin?\n- [x] ! Which skills are scarce?\n- What next?\n- Why here?\n"


def talk(folder: Folder, questions: str, front: str = "", status: str = "scheduled") -> list[tuple[str, int]]:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-12-02\nstatus: {status}\n{front}", f"## Questions\n{questions}")
    return hints(folder)


@pytest.mark.parametrize(
    ("number", "dropped", "found"),
    [(0, 0, True), (1, 0, True), (3, 0, True), (4, 0, False), (7, 0, False), (8, 0, True), (8, 1, False), (4, 1, True)],
)
def test_the_number_of_questions(folder: Folder, number: int, dropped: int, found: bool) -> None:  # noqa: FBT001
    lines = [f"- [{'-' if index < dropped else ' '}] How {index}?\n" for index in range(number)]
    assert talk(folder, "".join(lines)) == ([("question-count", 3)] if found else [])


def test_none_is_said_in_words(folder: Folder) -> None:
    assert talk(folder, "") == [("question-count", 3)]
    (one,) = folder.load().diagnostics
    assert one.message == "no questions are prepared for this conversation"


def test_the_number_of_questions_is_said(folder: Folder) -> None:
    assert talk(folder, "- How?\n", "minutes: 20") == [("question-count", 3)]
    (one,) = folder.load().diagnostics
    assert (one.message, one.help) == (
        "1 question is prepared for this conversation",
        "four or five open questions fit 20 minutes; list them under “## Questions”",
    )


@pytest.mark.parametrize(("front", "status"), [("direction: giving", "scheduled"), ("", "cancelled")])
def test_only_scheduled_conversations_of_ones_own_are_advised_on(folder: Folder, front: str, status: str) -> None:
    assert talk(folder, "- Do you like it?\n", front, status) == []


def test_each_hint_marks_its_question(folder: Folder) -> None:
    questions = f"{OPEN}- Do you like it?\n- How can you hire me?"
    assert talk(folder, questions, "goal: see whether they can offer me a job") == [
        ("asks-for-a-job", 5),
        ("closed-question", 12),
        ("asks-for-a-job", 13),
    ]


@pytest.mark.parametrize(
    ("item", "code", "words"),
    [
        ("- [ ] ! Do you like it?", "closed-question", "Do you like it?"),
        ("1. Do you like it?  \r", "closed-question", "Do you like it?"),
        ("- [ ] ! [ ] Do you like it?", "closed-question", "[ ] Do you like it?"),
        ("- Do you <!-- really --> like it?", "closed-question", "Do you <!-- really --> like it?"),
        ("- [ ] When could you hire me, then?", "asks-for-a-job", "hire me"),
        ("- When could you <!-- all --> hire me?", "asks-for-a-job", "hire me"),
        ("- When could you hire <!-- all --> me?", None, ""),
    ],
)
def test_the_words_that_are_marked(folder: Folder, item: str, code: str | None, words: str) -> None:
    talk(folder, f"{OPEN}{item}\n")
    found = folder.load().diagnostics
    assert [one.code for one in found] == ([code] if code else [])
    assert [one.excerpt[one.span.column - 1 : one.span.end_column - 1] for one in found] == ([words] if code else [])


@pytest.mark.parametrize(
    ("goal", "marked"),
    [
        ("see whether they can offer me a job", "offer me a job"),
        ("'see whether they can offer me a job'", "offer me a job"),
        ("what I''d say to: ''hire me''".join("''"), "hire me"),
    ],
)
def test_the_words_of_a_goal_that_are_marked(folder: Folder, goal: str, marked: str) -> None:
    assert talk(folder, OPEN, f"goal: {goal}") == [("asks-for-a-job", 5)]
    (one,) = folder.load().diagnostics
    assert one.excerpt[one.span.column - 1 : one.span.end_column - 1] == marked


def test_a_goal_whose_words_are_folded_is_marked_whole(folder: Folder) -> None:
    assert talk(folder, OPEN, "goal: >-\n  can they give\n  me a job") == [("asks-for-a-job", 5)]


@pytest.mark.parametrize("box", ["[x]", "[-]"])
def test_what_was_asked_or_dropped_is_past_mending(folder: Folder, box: str) -> None:
    assert talk(folder, f"{OPEN}- {box} Do you like it?\n- {box} Could you hire me?\n") == []


def test_the_bank_is_looked_at_too(folder: Folder) -> None:
    bank = (
        "Is it new?\n\n- Do you like it?\n- How did you begin?\n\n## Later\n\n1. When could you hire me?\n- Is it hard?"
    )
    folder.theme("first", "title: First", bank)
    folder.theme("second", "title: Second", "- What do you like?\n-\n")
    assert hints(folder) == [
        ("closed-question", 6),
        ("asks-for-a-job", 11),
        ("closed-question", 12),
    ]
    marked = [one.excerpt[one.span.column - 1 : one.span.end_column - 1] for one in folder.load().diagnostics]
    assert marked == ["Do you like it?", "hire me", "Is it hard?"]


def test_talking_points_that_ask_for_a_job(folder: Folder) -> None:
    points = "- Six gauges\n- I am looking for a job\n"
    folder.profile("linkedin_ready: true", f"## Vision\n- hire me\n## Talking points\n{points}")
    assert hints(folder) == [("asks-for-a-job", 8)]
    folder.profile("linkedin_ready: true", "## Vision\n- hire me\n## Talking points\n- Six gauges\n")
    assert hints(folder) == []


@pytest.mark.parametrize(
    ("words", "seconds", "found"), [(70, 30, False), (69, 30, True), (280, 120, False), (281, 120, True)]
)
def test_the_length_of_a_pitch(folder: Folder, words: int, seconds: int, found: bool) -> None:  # noqa: FBT001
    pitch = "I’d well-known word " * (words // 3) + "more " * (words % 3)
    assert round(pitch_seconds(pitch)) == seconds
    folder.profile("linkedin_ready: true", f"## Vision\nsomething\n## Pitch\n\n{pitch}\n")
    assert hints(folder) == ([("pitch-length", 8)] if found else [])


@pytest.mark.parametrize(
    ("words", "told"), [(2, "1 second"), (11, "5 seconds"), (69, "29 seconds"), (281, "121 seconds")]
)
def test_a_pitch_that_is_too_long_is_never_told_as_though_it_fitted(folder: Folder, words: int, told: str) -> None:
    folder.profile("linkedin_ready: true", f"## Pitch\n\n{'word ' * words}\n")
    (hint,) = folder.load().diagnostics
    assert hint.message == f"the pitch takes about {told} to say"


@pytest.mark.parametrize(
    ("pitch", "countable"),
    [
        ("", True),
        ("I teach.", True),
        ("أدرّس الجغرافيا", True),
        ("나는 지리를 가르친다", True),
        ("私は地理を教える。", False),
        ("我教地理。", False),
        ("ฉันสอนภูมิศาสตร์", False),
        ("I teach with " + "words " * 20 + "in 東京.", True),
        ("I teach 地理学と地図.", False),
    ],
)
def test_whose_words_can_be_counted(folder: Folder, pitch: str, countable: bool) -> None:  # noqa: FBT001
    assert has_countable_words(pitch) is countable
    folder.profile("linkedin_ready: true", f"## Pitch\n\n{pitch}\n")
    assert bool(hints(folder)) is (countable and bool(pitch))


def test_a_pitch_in_two_parts_that_asks_for_a_job(folder: Folder) -> None:
    folder.profile("linkedin_ready: true", "## Pitch\nI teach.\n## News\n## Pitch\nAre you hiring?\n")
    assert hints(folder) == [("pitch-length", 5), ("asks-for-a-job", 8)]


@pytest.mark.parametrize(
    ("pitch", "words"),
    [
        ("", 0),
        ("one", 1),
        ("It’s a well-known *fact* — really", 5),
        ("one – two—three/four", 4),
        ("said <!-- not said --> aloud", 2),
        ("nai\u0308ve cafe\u0301", 2),
        ("मैं पढ़ाता हूँ", 3),
        ("- one\n- two\n\n40 %", 3),
    ],
)
def test_the_words_of_a_pitch(pitch: str, words: int) -> None:
    assert round(pitch_seconds(pitch) * 140 / 60) == words


def test_a_pitch_without_spaces_between_its_words_is_not_measured(folder: Folder) -> None:
    folder.profile("linkedin_ready: true", "## Pitch\n私は教師です。\n")
    assert hints(folder) == []
    folder.profile("linkedin_ready: true", "## Pitch\nI have taught geography for fourteen years with 李明.\n")
    assert hints(folder) == [("pitch-length", 5)]


def test_a_pitch_of_the_right_length_that_asks_for_a_job(folder: Folder) -> None:
    folder.profile("linkedin_ready: true", f"## Pitch\n{'word ' * 70}\nWould you hire me?\n")
    assert hints(folder) == [("asks-for-a-job", 6)]


def test_a_pitch_of_nothing_but_code_or_behind_a_comment(folder: Folder) -> None:
    folder.profile("linkedin_ready: true", "## Pitch\n```\nhire me\n```\n")
    assert hints(folder) == [("pitch-length", 5), ("asks-for-a-job", 6)]
    folder.profile("linkedin_ready: true", "## Pitch\n<!-- short -->\n## News\n## Pitch\n\nI teach.")
    assert hints(folder) == [("pitch-length", 9)]


@pytest.mark.parametrize(
    ("front", "contact", "log", "found"),
    [
        ("", "", "", True),
        ("linkedin_ready: false", "", "- 2026-11-02 request", True),
        ("linkedin_ready: true", "", "", False),
        ("", "", "- 2026-11-02 reply", False),
        ("", "", "- 2026-11-02 decline", False),
        ("", "status: parked", "", False),
    ],
)
def test_a_profile_that_people_look_up(folder: Folder, front: str, contact: str, log: str, found: bool) -> None:  # noqa: FBT001
    folder.profile(front)
    folder.contact("ada", contact, f"## Log\n{log}\n")
    assert hints(folder) == ([("linkedin-not-ready", 2 if front else 1)] if found else [])


def test_without_a_profile_or_after_a_conversation_nobody_is_looked_up(folder: Folder) -> None:
    folder.contact("ada")
    assert hints(folder) == []
    folder.profile()
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done")
    assert hints(folder) == []


@pytest.mark.parametrize(("number", "found"), [(4, []), (6, ["e.md", "f.md"])])
def test_more_than_four_mentors(folder: Folder, number: int, found: list[str]) -> None:
    for slug in "abcdef"[:number]:
        folder.contact(slug, "mentor: true", "## Log\n- 2026-11-02 contact")
    problems = folder.load().diagnostics
    assert [(one.code, one.path.rpartition("/")[2]) for one in problems] == [("many-mentors", path) for path in found]


@pytest.mark.parametrize("status", ["parked", "declined", "archived"])
def test_a_mentor_who_is_set_aside_is_not_kept_close(folder: Folder, status: str) -> None:
    for slug in "abcde":
        front = f"mentor: true\nstatus: {status if slug == 'a' else 'active'}"
        folder.contact(slug, front, "## Log\n- 2026-11-02 contact")
    assert hints(folder) == []
