"""What to say of a value that is none: messages, and how to mend it; knows no models."""

import re
import unicodedata
from collections.abc import Iterable

from builder.model.dates import parse_day, parse_duration, parse_moment

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""What the English names of the months begin with."""

UNSEEN = "a blank in it is not a plain one, or something in it cannot be seen"
"""Why a value is refused that would be right as it looks."""

_SHOWN = 60
_NOON, _NEVER = 12, 24  # hours
_SINCE_NOON = {_NOON: 0} | {hour: hour for hour in range(1, _NOON)}  # by what clocks call them; since midnight, too
_DASHES = "\u2010-\u2015\u2212\uff0d"  # as phones write them, and other programs
_OFFSET = re.compile(r"(\d?\d:\d\d(?::\d\d)?) ?([+-])(\d[\d:]*)", re.ASCII)
_OFFSETS = "write the offset from UTC, -12:00 to +14:00, after the time, as in 14:30+02:00; or leave it out"
_ZONE = re.compile(r"(\d?\d:\d\d(?::\d\d)?)\s*[^\W\d_][\w/]*")  # a name of one, or whatever else is no offset
_FRACTION = re.compile(r"(?<=:\d\d:\d\d)\.\d+", re.ASCII)  # of a second, as programs write them
_WEEKDAY = re.compile(r"[(,]?\b(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day|[a-z]?)\b[.,)]*", re.IGNORECASE)
_DAYS = re.compile(rf"(\d{{4}}-\d\d-\d\d)\s*(?:[-/{_DASHES}]|to|until)\s*(?:\d{{4}}-)?(?:\d\d-)?\d\d", re.ASCII)
_NAMED = re.compile(  # 18 Nov 2026, 18th of November 2026; Nov 18, 2026
    r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3,9})[.,]*\s+(\d{4})"
    r"|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})",
    re.ASCII | re.IGNORECASE,
)
_TIMED = re.compile(
    r"(.*\d{4}|\d{4}[-./]\d\d?[-./]\d\d?|\d{4}年.*日)[,;]?\s+(?:(?:at|um|à)\s+)?(\d.*)", re.ASCII | re.IGNORECASE
)
_AROUND = " \t\"'“”„‟‘’\u201a«»[]().,;"  # what phones, spreadsheets and Obsidian put around a date
_CLOCK = re.compile(
    r"(?:(?:at|um|à|@)\s*)?(\d{1,2})(?:[.:h](\d\d))?\s*(h|uhr|o.?clock|[ap]\.?m\.?)?", re.ASCII | re.IGNORECASE
)
_ANY_DAY = "write YYYY-MM-DD, for example 2026-11-18; a time may follow: 2026-11-18 14:30"
_LENGTH = re.compile(rf"(?<![-\w.,/{_DASHES}])\d{{1,5}} +(?:hour|day|week|month|year)s?\b", re.ASCII | re.IGNORECASE)
_LONG_DURATION = re.compile(r"\d{6,}\s*((?:hour|day|week|month|year)s?)", re.ASCII | re.IGNORECASE)
_RANGE = re.compile(rf"(\d{{4}}-\d\d-\d\d[T ]\s*\d?\d:\d\d)\s*(?:[-{_DASHES}]|to|until)\s*\d?\d:\d\d")


def shown(value: object) -> str:
    """Return *value* short enough to quote in a message."""
    text = str(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def explain_choice(text: str, choices: Iterable[str]) -> tuple[str, str]:
    """Return message and help for a text that is none of the choices."""
    listed = list(choices)
    return f"“{shown(text)}” is not one of the choices", "write one of: " + ", ".join(listed)


def explain_day(text: str) -> tuple[str, str]:
    """Return message and help for a text that is no date."""
    message, plain = f"“{shown(text)}” is not a date", as_it_looks(text)
    hyphened = re.sub(f"[{_DASHES}]", "-", plain)
    if hyphened != plain and parse_moment(hyphened) and not _RANGE.fullmatch(plain):
        return f"{message}: the marks between its numbers are not hyphens", f"write {hyphened}, with plain hyphens"
    if plain != text and parse_moment(plain):
        return f"{message}: {UNSEEN}", f"write {plain}"
    return message, _beside(plain) or _in_order(plain)


def as_it_looks(text: str) -> str:
    """Return *text* with plain blanks in place of others, and without what cannot be seen."""
    plain = (" " if char.isspace() else char for char in text if unicodedata.category(char) != "Cf")
    return "".join(plain).strip()


def _beside(text: str) -> str:
    """Return the help for a date that is right, but has something beside it; nothing for any other text."""
    plain = _WEEKDAY.sub("", _FRACTION.sub("", text)).strip(_AROUND)
    if plain != text and parse_moment(plain):
        return f"write {plain}"
    days = _DAYS.fullmatch(text)
    if days and parse_day(days[1]):
        return f"write only the day on which it begins: {days[1]}"
    timed = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ]\s*(\S.*)", text, re.ASCII)
    return _explain_time(timed[1], timed[2]) if timed and parse_day(timed[1]) else ""


def _in_order(text: str) -> str:
    """Return the help for a text that is no date, which may be one that is written otherwise."""
    text = _in_numbers(_WEEKDAY.sub("", text).strip(_AROUND))
    match = re.fullmatch(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", text, re.ASCII)
    turned = re.fullmatch(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})", text, re.ASCII)
    if match:
        candidate = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
        if parse_day(candidate):
            return f"write {candidate}"
        return "there is no such day in the calendar; write YYYY-MM-DD, for example 2026-11-18"
    if turned:
        first, second = int(turned[1]), int(turned[2])
        days = dict.fromkeys(f"{turned[3]}-{month:02}-{day:02}" for day, month in ((first, second), (second, first)))
        likely = " or ".join(day for day in days if parse_day(day))
        return f"write the year first: {likely or f'{turned[3]}-MM-DD'}"
    timed = _TIMED.fullmatch(text) if len(text) <= _SHOWN else None
    return _in_order_with_time(timed[1], timed[2]) if timed else _ANY_DAY


def _in_order_with_time(day: str, time: str) -> str:
    """Return the help for a day that is written otherwise, with what may be a time behind it."""
    remedy = _in_order(day)
    likely = remedy.rpartition(" ")[2]
    if not remedy.startswith("write ") or " or " in remedy or not parse_day(likely):
        return remedy
    return f"write {likely} {time}" if parse_moment(f"{likely} {time}") else _explain_time(likely, time)


def _in_numbers(text: str) -> str:
    """Return a date that names its month, or has 年, 月 and 日, as 2026-11-18; any other text as it is."""
    han = re.fullmatch(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text, re.ASCII)
    if han:
        return "-".join(han.groups())
    named = _NAMED.fullmatch(text)
    day, month, year, name, number, last = named.groups() if named else ("",) * 6
    short = (month or name)[:3].lower()
    return f"{year or last}-{MONTHS.index(short) + 1}-{day or number}" if short in MONTHS else text


def _explain_time(day: str, text: str) -> str:
    """Return the help for what stands behind a day and is no time; 2:30 pm, 14.30, 14h30 and at 9:00 can be guessed."""
    begins = _RANGE.fullmatch(f"{day} {text}")
    if begins and parse_moment(begins[1]):
        return f"write only when it begins: {begins[1]}"
    clock = _CLOCK.fullmatch(text)
    if clock and (clock[2] or clock[3]):
        hour, half = int(clock[1]), (clock[3] or "h").lower()[0]
        if half in "ap":
            hour = _SINCE_NOON.get(hour, _NEVER) + (_NOON if half == "p" else 0)
        candidate = f"{day} {hour:02}:{clock[2] or '00'}"
        if parse_moment(candidate):
            return f"write {candidate}"
    offset = _OFFSET.fullmatch(text)
    if offset and parse_moment(f"{day} {offset[1]}"):
        padded = f"{day} {offset[1]}{offset[2]}0{offset[3]}"
        return f"write {padded}" if parse_moment(padded) else _OFFSETS
    zone = None if clock else _ZONE.fullmatch(text)  # 13:30 pm names none
    if zone and parse_moment(f"{day} {zone[1]}"):
        return _OFFSETS
    return f"write the time in hours, 00 to 23, and minutes: {day} 14:30"


def explain_duration(text: str, also: str = "") -> tuple[str, str]:
    """Return message and help for a text that is no duration; *also* names what else would do."""
    text, plain = shown(text), as_it_looks(text)
    if parse_duration(plain):
        return f"“{text}” is not a duration: {UNSEEN}", f"write {plain}"
    long = _LONG_DURATION.fullmatch(plain)
    if long:
        return f"“{text}” is too long", f"write at most 99999 {long[1]}{also}"
    lengths = _LENGTH.findall(plain)
    example = lengths[0] if len(lengths) == 1 else "a whole number and hours, days, weeks, months or years: 3 months"
    return f"“{text}” is not a duration", f"write {example}{also}"
