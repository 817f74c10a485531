"""Closed questions: told from open ones, from requests, and from what is not in English."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.checks.closed import is_closed
from builder.checks.jobs import asks_for_a_job
from tests.checks.corpus import lines
from tests.sample.story import LIBRARY


@pytest.mark.parametrize("question", lines("closed"))
def test_what_yes_or_no_answers(question: str) -> None:
    assert is_closed(question)


@pytest.mark.parametrize("question", lines("open"))
def test_what_invites_a_story(question: str) -> None:
    assert not is_closed(question)


@pytest.mark.parametrize("question", lines("requests"))
def test_two_more_people_another_letter_and_a_card_are_always_asked_for(question: str) -> None:
    assert not is_closed(question)


@pytest.mark.parametrize("question", lines("other-languages"))
def test_nothing_is_said_about_other_languages(question: str) -> None:
    assert not is_closed(question)


def test_the_corpora_are_of_some_size_and_have_no_question_twice() -> None:
    sizes = {name: len(lines(name)) for name in ("closed", "open", "requests", "other-languages")}
    assert min(sizes.values()) >= 60
    everything = list(chain.from_iterable(map(lines, sizes)))
    assert len(set(everything)) == len(everything)


@pytest.mark.parametrize(
    "text", ["", " ", "?", "!", "…", "…?", "-", "“", "“?”", "[[]]?", "[](x)?", "do", "Do,", "is not"]
)
def test_texts_without_a_question(text: str) -> None:
    assert not is_closed(text)


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        ("Is it hard?", True),
        ("Is it hard", True),
        ("Is the pay fair?", True),
        ("Is the pay fair", False),  # without its mark it may be a note
        ("Do it again", False),
        ("Do it again?", True),
        ("You like it?", True),
        ("You like it.", False),
        ("You like it", False),
        ("You there?", False),
        ("You in particular, why?", False),
    ],
)
def test_the_question_mark(question: str, closed: bool) -> None:  # noqa: FBT001
    assert is_closed(question) is closed


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        ("What is hard? Is it the pay?", True),
        ("Is it the pay? What is hard?", False),
        ("Is it the pay? Tell me more.", False),
        ("Is it the pay? I think so.", True),
        ("Is it the pay? (If there is time.)", True),
        ("Does Dr. Nkosi teach?", True),
        ("Is it fun, e.g. on Mondays?", True),
    ],
)
def test_of_several_sentences_the_last_question_counts(question: str, closed: bool) -> None:  # noqa: FBT001
    assert is_closed(question) is closed


@pytest.mark.parametrize(
    ("question", "closed"),
    [
        ("Is my portfolio convincing enough?", True),
        ("Is my portfolio oortuigend genoeg?", False),
        ("Was an engineer ever part of the team?", True),
        ("Was an Ihrer Arbeit gefällt Ihnen?", False),
        ("Was Work and Life bei Ihnen heißt?", False),
        ("Is the résumé too long?", True),
        ("Is the Müller method still used?", True),
        ("Is the work schön?", False),
    ],
)
def test_words_that_two_languages_share(question: str, closed: bool) -> None:  # noqa: FBT001
    assert is_closed(question) is closed


def test_a_story_is_no_question() -> None:
    assert is_closed(f"{'So much for that. ' * 50}Is it hard?")
    assert not is_closed(f"{'So much for that. ' * 60}Is it hard?")


def test_no_false_alarm_on_the_sample_and_its_bank_which_new_folders_begin_with() -> None:
    texts = [text for theme in LIBRARY.themes for text in theme.questions]
    texts += [one.text for talk in LIBRARY.interviews.values() for one in talk.questions]
    assert len(texts) > 100
    assert [text for text in texts if is_closed(text) or asks_for_a_job(text)] == []


PIECES = [
    *"?.!,;:“”‘’'\"[]()|*_-– ",
    "is",
    "it",
    "do",
    "you",
    "what",
    "who",
    "not",
    "when",
    "tell",
    "in",
    "right",
    "or",
]


@given(st.text(max_size=80) | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_text_gets_a_verdict(text: str) -> None:
    assert is_closed(text) in (True, False)


@pytest.mark.parametrize(
    "unit", ["do you ", "“", "‘", "[[", "[", "?", "? ", "is it, ", "who i ", "two ", "\ufdfa", "-"]
)
@pytest.mark.parametrize("size", [1000, 100_000])
def test_no_text_is_slow(unit: str, size: int) -> None:
    """Hold that nothing goes back over and over: were it so, this would take hours."""
    assert is_closed((unit * size)[:size]) in (True, False)


@pytest.mark.parametrize("question", ["To?", "With?", "On, then?"])
def test_a_word_alone_is_no_question_to_judge(question: str) -> None:
    assert not is_closed(question)
