"""What a theme, or the group ``site`` of the settings, may choose about the looks of the site (docs/themes.md)."""

import math
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from builder.model import colours, written
from builder.model.explaining import explain_choice, shown
from builder.model.fields import OR_LIST, Fields, Text, Truth, refuse, single_text
from builder.model.nearest import offer
from builder.model.words import TodaySection

_EXAMPLE = 'accent: ["#2a43a0", "#9db2ff"]'
_COLOURS = {
    "type": "array",
    "items": written.any_of(written.COLOUR, written.EMPTY),
    "contains": written.COLOUR,
    "maxContains": 2,
}


class Accent(NamedTuple):
    """The colour of links and of what is chosen, on light pages and on dark ones: two texts like ``#2a43a0``."""

    light: str
    dark: str


def _accent(value: object) -> Accent:
    """Return both colours of one or two that were written; refuse what could not be read on the pages."""
    typed = value if isinstance(value, tuple) else (value,)
    found = [_colour(one) for one in typed]
    if len(found) == 1:
        return _both(found[0])
    if len(found) != len(Accent._fields):
        message = "an accent is one colour, or two: the one of light pages, then the one of dark pages"
        raise refuse("bad-colour", message, f"write for example {_EXAMPLE}")
    accent = Accent(*found)
    if not _is_readable(accent.light, colours.LIGHT):
        raise _faint(accent.light, colours.LIGHT, "light", colours.darkened(accent.light))
    if not _is_readable(accent.dark, colours.DARK):
        raise _faint(accent.dark, colours.DARK, "dark", colours.lightened(accent.dark))
    return accent


def _colour(value: object) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if colours.is_colour(text):
        return text.lower()
    if colours.is_colour(f"#{text}"):
        raise refuse(
            "bad-colour", f"“{text}” is not a colour", f'write it with its sign, in quotation marks: "#{text}"'
        )
    what = f"“{shown(text)}” is" if text else "this is"
    raise refuse("bad-colour", f"{what} not a colour", 'write a sign and six digits, in quotation marks: "#2a43a0"')


def _both(colour: str) -> Accent:
    """Return *colour* where it can be read, and its nearest shade or tint where it cannot."""
    on_light, on_dark = _is_readable(colour, colours.LIGHT), _is_readable(colour, colours.DARK)
    if not on_light and not on_dark:
        raise _faint(colour, colours.LIGHT, "light", colours.darkened(colour))
    return Accent(colour if on_light else colours.darkened(colour), colour if on_dark else colours.lightened(colour))


def _is_readable(colour: str, grounds: tuple[str, ...]) -> bool:
    return colours.contrast(colour, grounds) >= colours.LEAST


def _faint(colour: str, grounds: tuple[str, ...], pages: str, instead: str) -> Exception:
    ratio = math.floor(colours.contrast(colour, grounds) * 10) / 10  # never up: 4.46 is not yet 4.5
    message = f"“{colour}” is too faint on {pages} pages: a contrast of {ratio}:1, where text needs {colours.LEAST}:1"
    return refuse("faint-colour", message, f'the nearest colour that can be read is "{instead}"')


def _section(value: object) -> TodaySection:
    text = single_text(value)
    try:
        return TodaySection(text.lower())
    except ValueError:
        message, remedy = explain_choice(text, TodaySection)
        raise refuse("bad-choice", message, offer(text.lower(), TodaySection) or remedy) from None


def _in_order(sections: tuple[TodaySection, ...]) -> tuple[TodaySection, ...]:
    return tuple(one for one in TodaySection if one in sections)


Section = Annotated[TodaySection, PlainValidator(_section), WithJsonSchema(written.one_of(TodaySection))]
Sections = Annotated[tuple[Section, ...], OR_LIST, AfterValidator(_in_order)]
Colours = Annotated[
    Accent,
    PlainValidator(_accent),
    WithJsonSchema(written.any_of(written.COLOUR, _COLOURS)),
]


class ThemeOptions(Fields):
    """The looks of the site; the defaults are the built-in theme's, and say what ``themes/default/theme.yaml`` says.

    Without a ``title`` that of the settings is the site's name; ``today`` is in the order of the page.
    """

    fonts: Truth = Field(default=True, description="the fonts that come with the theme, else the system's")
    accent: Colours | None = Field(None, description="the colour of links: one, or one for light and one for dark")
    title: Text | None = Field(None, description="the name of the site; absent: the settings' title")
    today: Sections = Field(tuple(TodaySection), description="the sections shown on Today")
