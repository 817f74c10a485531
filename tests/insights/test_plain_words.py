"""Markdown as plain words."""

import pytest

from builder.insights.plain_words import plain_words


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("She reads *maps*.", "She reads maps."),
        ("one <!-- not said --> two", "one two"),
        ("see [[ada]] and [[bo|Bo]]", "see Ada Lind and Bo"),
        ("[a map](files/map.png)", "a map"),
        ("![a map](files/map(1).png)! [b](![c](d)) ![e]", "a map! b ![e]"),
        ("rain on ![[ada]]", "rain on Ada Lind"),
        ("rain[^1]", "rain"),
        (r"rain\!", "rain!"),
        ("H<sub>2</sub>O", "H2O"),
        ("~~gone~~ here", "gone here"),
        ("_so_ it is", "so it is"),
        ("a `word`", "a word"),
    ],
)
def test_only_what_is_said_is_left(text: str, said: str) -> None:
    assert plain_words(text, {"ada": "Ada Lind"}.__getitem__) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("07700 900295", "07700 900295"),
        ("+44 7700 900295", "+44 7700 900295"),
        ("2. of three", "of three"),
        ("2.5 days", "2.5 days"),
        ("+ more", "more"),
        ("- [x] ! done", "done"),
        ("! now", "now"),
        ("# Plans", "Plans"),
        ("#plans", "#plans"),
        ("## Plans\nto sail", "Plans · to sail"),
        ("## Debrief\nShe was right.", "She was right."),
        ("> quoted", "quoted"),
        ("===", ""),
        (": so", ": so"),
        ("(why?)", "(why?)"),
        (" apart  from that ", "apart from that"),
        ("one\ntwo", "one two"),
    ],
)
def test_how_a_line_begins_says_what_it_is(text: str, said: str) -> None:
    assert plain_words(text, str) == said
