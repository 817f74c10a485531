"""Colours, and how well they can be read (WCAG 2.2, 1.4.3 and its definition of contrast)."""

import re
from collections.abc import Iterable

LEAST = 4.5
"""The lowest contrast that text may have with what is behind it (WCAG 2.2, 1.4.3)."""

LIGHT = ("#f6f6f3", "#eeeeea", "#ffffff")
"""What is behind text on light pages: page, side and surface, as the built-in stylesheet has them."""

DARK = ("#131517", "#181b1e", "#1c1f22")
"""What is behind text on dark pages."""

_COLOUR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_STEPS = 100


def is_colour(text: str) -> bool:
    """Return whether *text* is a colour like ``#2a43a0``."""
    return _COLOUR.fullmatch(text) is not None


def contrast(colour: str, grounds: Iterable[str]) -> float:
    """Return the lowest contrast of *colour* with any of the *grounds*, from 1 to 21."""
    return min(_contrast(_luminance(colour), _luminance(ground)) for ground in grounds)


def darkened(colour: str) -> str:
    """Return the lightest shade of *colour* that can be read on light pages."""
    return next(shade for shade in _mixed(colour, 0) if contrast(shade, LIGHT) >= LEAST)


def lightened(colour: str) -> str:
    """Return the darkest tint of *colour* that can be read on dark pages."""
    return next(tint for tint in _mixed(colour, 255) if contrast(tint, DARK) >= LEAST)


def _mixed(colour: str, end: int) -> list[str]:
    """Return *colour*, and it mixed with more and more of black or white, whose every channel is *end*."""
    channels = _channels(colour)
    return [
        "#" + "".join(f"{(one * (_STEPS - step) + end * step + _STEPS // 2) // _STEPS:02x}" for one in channels)
        for step in range(_STEPS + 1)
    ]


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(one / 255) for one in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
