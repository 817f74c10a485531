"""Wording that asks for a job: told from what is said about jobs, in English alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.checks.jobs import asks_for_a_job, job_wording
from tests.checks.corpus import lines


@pytest.mark.parametrize("text", lines("asks-for-a-job"))
def test_what_asks_for_a_job(text: str) -> None:
    assert asks_for_a_job(text)


@pytest.mark.parametrize("text", lines("asks-about-jobs"))
def test_what_speaks_of_jobs_and_asks_for_none(text: str) -> None:
    assert not asks_for_a_job(text)


@pytest.mark.parametrize("name", ["open", "closed", "requests", "other-languages"])
def test_other_questions_ask_for_no_job(name: str) -> None:
    assert [text for text in lines(name) if asks_for_a_job(text)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Could you hire me?", "hire me"),
        ("So, are you hiring at the moment?", "So, are you hiring"),
        ("What is it like? Are you hiring?", "Are you hiring"),
        ("(Are you hiring?)", "Are you hiring"),
        ("I teach.\nAre you hiring?", "Are you hiring"),
        ("I’m looking for a job", "I’m looking for a job"),
        ("I am not looking for a job; could you find me an internship?", "find me an internship"),
        ("Do you have any openings?", "Do you have any openings"),
        ("Do you have any openings for me to look at?", "Do you have any openings"),
    ],
)
def test_the_words_that_ask(text: str, words: str) -> None:
    found = job_wording(text)
    assert found
    assert text[slice(*found)] == words


def test_without_such_words_there_is_no_place() -> None:
    assert job_wording("") is None
    assert job_wording("I am not asking you to hire me.") is None


PIECES = [
    "hire",
    "me",
    "give",
    "a",
    "job",
    "are",
    "you",
    "hiring",
    "not",
    "do",
    "have",
    "any",
    "openings",
    "?",
    ",",
    "\n",
]


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_text_gets_a_verdict(text: str) -> None:
    found = job_wording(text)
    assert asks_for_a_job(text) is (found is not None)
    if found:
        assert 0 <= found[0] < found[1] <= len(text)


@pytest.mark.parametrize(
    "unit",
    ["give me a ", "not hire me ", "are you ", "do you have any ", "a a a for ", "i am looking for a ", "-", "a"],
)
def test_no_text_is_slow(unit: str) -> None:
    """Hold that nothing goes back over and over: were it so, this would take hours."""
    assert not asks_for_a_job((unit * 100_000)[:100_000])
