"""Markdown as plain words."""

import pytest

from builder.insights.plain import words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("She reads *maps*.", "She reads maps."),
        ("one <!-- not said --> two", "one two"),
        ("see [[ada]] and [[bo|Bo]]", "see Ada Lind and Bo"),
        ("[a map](files/map.png)", "a map"),
        ("![a map](files/map(1).png)! [b](![c](d)) ![e]", "a map! b ![e]"),
        ("rain[^1]", "rain"),
        ("H<sub>2</sub>O", "H2O"),
    ],
)
def test_only_what_is_said_is_left(text: str, said: str) -> None:
    assert words(text, {"ada": "Ada Lind"}.__getitem__) == said
