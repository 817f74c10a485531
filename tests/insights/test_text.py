"""Texts as they are compared: words, whatever the case, the punctuation and the spacing."""

import pytest

from builder.insights.text import contains, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Slow the flow", "slow the FLOW!"),
        ("slow  the\n  flow", "slow the flow"),
        ("slow-the-flow", "slow the flow"),
        ("*slow* the `flow`", "slow the flow"),
        ("What’s it like?", "what's it like"),
        ("Straße", "STRASSE"),
        ("café", "cafe\u0301"),
        ("co\u00adoperate", "cooperate"),
        ("ｗａｔｅｒ", "water"),  # noqa: RUF001 - the wide letters of Japanese keyboards
        ("水と、生きる", "水と生きる"),
        ("عِلم!", "عِلم"),
    ],
)
def test_case_punctuation_and_spacing_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("flow", "flows"), ("cafe", "café"), ("one two", "onetwo"), ("?!", "!?")])
def test_words_make_a_difference(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_a_text_without_words_stays_as_it_is() -> None:
    assert folded(" ?! ") == "?!"
    assert not folded("  ")


@pytest.mark.parametrize(
    ("whole", "part", "found"),
    [
        ("We slow the\nflow, here.", "slow the flow", True),
        ("We slow the flow", "the flow of", False),
        ("Overflow", "flow", False),
        ("flow", "flow", True),
        ("人は水と共に生きる", "水と共に", True),
        ("", "flow", False),
        ("flow", "", False),
        ("", "", False),
    ],
)
def test_words_stand_in_a_text_one_after_the_other(whole: str, part: str, found: bool) -> None:  # noqa: FBT001
    assert contains(folded(whole), folded(part)) is found
