"""Colours: how well they can be read, and the nearest that can."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model import colours
from builder.site.theming.theme import built_in

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#2a43a0", "#f6f6f3", 8.1),
        ("#9db2ff", "#181b1e", 8.4),
        ("#0a0a0a", "#000000", 1.06),
    ],
)
def test_contrast_is_as_wcag_has_it(one: str, other: str, ratio: float) -> None:
    assert colours.contrast(one, [other]) == colours.contrast(other, [one]) == pytest.approx(ratio, abs=0.05)


def test_the_lowest_of_several_contrasts_counts() -> None:
    assert colours.contrast("#2a43a0", colours.LIGHT) == colours.contrast("#2a43a0", ["#eeeeea"])
    assert colours.contrast("#9db2ff", colours.DARK) == colours.contrast("#9db2ff", ["#1c1f22"])


@pytest.mark.parametrize("text", ["#2a43a0", "#2A43A0"])
def test_what_a_colour_is(text: str) -> None:
    assert colours.is_colour(text)


@pytest.mark.parametrize("text", ["", "#2a4", "2a43a0", "#2a43a0ff", "#2a43ag", "plum", "#2a43a0\n", "#\uff12a43a0"])
def test_what_is_no_colour(text: str) -> None:
    assert not colours.is_colour(text)


@given(COLOUR)
def test_a_shade_and_a_tint_of_any_colour_can_be_read(colour: str) -> None:
    assert colours.contrast(colours.darkened(colour), colours.LIGHT) >= colours.LEAST
    assert colours.contrast(colours.lightened(colour), colours.DARK) >= colours.LEAST


@given(COLOUR)
def test_a_colour_that_can_be_read_stays_as_it_is(colour: str) -> None:
    shade = colours.darkened(colour)
    assert (shade == colour) is (colours.contrast(colour, colours.LIGHT) >= colours.LEAST)
    assert colours.darkened(shade) == shade


@pytest.mark.parametrize(
    ("colour", "shade", "tint"),
    [("#2a43a0", "#2a43a0", "#7283c0"), ("#ffcc00", "#826800", "#ffcc00"), ("#5a8f7b", "#497464", "#5c907c")],
)
def test_shades_and_tints_keep_the_hue(colour: str, shade: str, tint: str) -> None:
    assert (colours.darkened(colour), colours.lightened(colour)) == (shade, tint)


def test_grounds_are_those_of_the_stylesheet() -> None:
    css = (built_in() / "static" / "site.css").read_text(encoding="utf-8")
    found = [re.search(rf"--{name}: light-dark\((#\w+), (#\w+)\);", css) for name in ("bg", "side", "surface")]
    assert [one.groups() for one in found if one] == list(zip(colours.LIGHT, colours.DARK, strict=True))
