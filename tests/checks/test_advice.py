"""Hints: advice from the method, and the cases in which none is due."""

import pytest

from builder.checks.advice import asks_for_a_job, is_closed, pitch_seconds
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


@pytest.mark.parametrize(
    "question",
    [
        "Do you like it?",
        "is it hard?",
        "Have you ever thought of leaving?",
        "Can I do this too?",
        "Isn't it dull?",
        "Would you do it again?",
    ],
)
def test_closed_questions(question: str) -> None:
    assert is_closed(question)


@pytest.mark.parametrize(
    "question",
    [
        "What do you like?",
        "Could you tell me how you began?",
        "Can you please describe a day?",
        "Do you work alone or in a team?",
        "Island life: how is it?",
        "",
        "Would you mind sharing a paper?",
    ],
)
def test_open_questions(question: str) -> None:
    assert not is_closed(question)


@pytest.mark.parametrize(
    "text",
    [
        "Could you hire me?",
        "Can you offer me a position",
        "Do you have any openings?",
        "Are you hiring?",
        "I am looking for a job",
        "get me an internship",
        "I need a job",
        "Is there work for me?",
    ],
)
def test_wording_that_asks_for_a_job(text: str) -> None:
    assert asks_for_a_job(text)


@pytest.mark.parametrize(
    "text", ["What is your job like?", "How do you hire people?", "Who works here?", "find out what the job takes"]
)
def test_wording_that_asks_about_a_job(text: str) -> None:
    assert not asks_for_a_job(text)


def test_each_hint_marks_its_question(folder: Folder) -> None:
    questions = f"{OPEN}- Do you like it?\n- How can you hire me?"
    assert talk(folder, questions, "goal: see whether they can offer me a job") == [
        ("asks-for-a-job", 5),
        ("closed-question", 12),
        ("asks-for-a-job", 13),
    ]


@pytest.mark.parametrize(
    ("words", "seconds", "found"), [(70, 30, False), (69, 30, True), (280, 120, False), (281, 120, True)]
)
def test_the_length_of_a_pitch(folder: Folder, words: int, seconds: int, found: bool) -> None:  # noqa: FBT001
    pitch = "I’d well-known word " * (words // 3) + "more " * (words % 3)
    assert round(pitch_seconds(pitch)) == seconds
    folder.profile("linkedin_ready: true", f"## Vision\nsomething\n## Pitch\n\n{pitch}\n")
    assert hints(folder) == ([("pitch-length", 8)] if found else [])


def test_a_pitch_in_two_parts_that_asks_for_a_job(folder: Folder) -> None:
    folder.profile("linkedin_ready: true", "## Pitch\nI teach.\n## News\n## Pitch\nAre you hiring?\n")
    assert hints(folder) == [("asks-for-a-job", 5), ("pitch-length", 5)]


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
