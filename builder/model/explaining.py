"""What to say of a value that is none: messages, and how to mend it; knows no models."""

import re
from collections.abc import Iterable

from builder.model.dates import parse_day

_SHOWN = 60


def shown(value: object) -> str:
    """Return *value* short enough to quote in a message."""
    text = str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def explain_choice(text: str, choices: Iterable[str]) -> tuple[str, str]:
    """Return message and help for a text that is none of the choices."""
    listed = list(choices)
    return f"“{shown(text)}” is none of the choices here", "write one of: " + ", ".join(listed)


def explain_day(text: str) -> tuple[str, str]:
    """Return message and help for a text that is no date."""
    message = f"“{shown(text)}” is no date"
    match = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", text, re.ASCII)
    turned = re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", text, re.ASCII)
    if match:
        candidate = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
        if parse_day(candidate):
            return message, f"write {candidate}"
        return message, "there is no such day in the calendar; write YYYY-MM-DD, for example 2026-11-18"
    if turned:
        first, second = int(turned[1]), int(turned[2])
        days = dict.fromkeys(f"{turned[3]}-{month:02}-{day:02}" for day, month in ((first, second), (second, first)))
        likely = " or ".join(day for day in days if parse_day(day))
        return message, f"write the year first: {likely or f'{turned[3]}-MM-DD'}"
    return message, "write YYYY-MM-DD, for example 2026-11-18; a time may follow: 2026-11-18 14:30"


def explain_duration(text: str, also: str = "") -> tuple[str, str]:
    """Return message and help for a text that is no duration; *also* names what else would do."""
    return f"“{shown(text)}” is no duration", f"write a number and hours, days, weeks, months or years: 3 months{also}"
