"""Days, promises and quotations of notes in the words of a letter."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from builder.followups.wording import on, weekday
from builder.model.dates import Moment

# With one of these in front, a promise names a thing, not what to do: the leaflet, two articles, "her slides".
_THING = re.compile(
    r"(?:the|an?|my|your|his|her|its|our|their|this|that|these|those|some|any|all|both|another|more|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|introductions?)\s|\w+['’]s\s|(?!(?:br|p|r|s)ing\s)\w+ing\s|[\d\"'“„«‘]",
    re.IGNORECASE,
)
# A promise in the words in which it was made: I'll send …, she could ask …; a bare “Will Smith” is somebody.
_SAID = re.compile(
    r"(?:[Ii]|[Ss]?[Hh]e|[Tt]hey)(?:['’](?:ll|d)| will| would| can| could) +(?=\w)"
    r"|(?:[Ww](?:ill|ould)|[Cc](?:an|ould)|[Oo]ffered to|[Pp]romised to) +(?=[a-z])"
)
# What may end a promise and cannot stand within a sentence: what is asked, cut short, or goes on below.
_END = "!?:;,…。 "
# Whom a thing goes to: the word right after the first one, or after “to”, where a thing or nothing follows; what
# belongs to her (her boss) would follow in the same way.
_WHOM = re.compile(
    r"(\w+ (?:(?:it |this |that |back |out )?to )?)(her|him|them)(?=$|[,;.]| (?:the|an?|my|our|some|any|all|both"
    r"|this|that|these|those|another|more|one|two|three|about|to|how|when|what|where|whether|if|by|on|for|with|again"
    r"|in|at|after|before|until|as|know|posted|informed|\d+)\b)"
)
_PRONOUNS = {"her": "she", "him": "he", "them": "they"}
_MARKS = {"“": "”", '"': '"', "«": "»", "„": "“”", "「": "」", "『": "』"}
_AUTOMATIC = re.compile(r"<(https?://[^\s<>]+)>")
_LINKED = re.compile(r"\]\(<?(https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)")
_MOST_LINKS = 10  # of one item; no letter has as many
_LONGEST = 200  # characters; what is longer is no remark


def day(one: date, today: date) -> str:
    """Return a day with its name: Thursday 26 November, with the year where it is another one than today's."""
    return f"{weekday(one)} {on(one, today)}"


def clock(one: Moment, zone: str | None) -> str:
    """Return the time of a moment that has one: 14:30; with its distance from UTC where that is not the *zone*'s."""
    away = offset(one, zone)
    return f"{one.clock or time():%H:%M}{f' ({away})' if away else ''}"


def offset(one: Moment, zone: str | None) -> str:
    """Return how far the clock of a moment is from UTC, where that is not the *zone*'s: UTC+2; else nothing."""
    written = datetime.combine(one.day, one.clock or time())
    away = written.utcoffset()
    if away is None or (zone and written.astimezone(ZoneInfo(zone)).utcoffset() == away):
        return ""
    hours, minutes = divmod(abs(away) // timedelta(minutes=1), 60)
    sign = "−" if away < timedelta(0) else "+"
    return f"UTC{f'{sign}{hours}' if away else ''}{f':{minutes:02}' if minutes else ''}"


def promised(text: str, pronouns: str | None, *, mine: bool) -> str:
    """Return a promise as it follows “you offered” or “I promised”: to send you the template, the leaflet.

    Notes speak of the person, the letter to them: “send her the podcast” becomes “to send you the podcast” where the
    promise is *mine*, unless their *pronouns* say that somebody else is meant; whom they offered to ask is somebody
    else. “I'll send it!” becomes “to send it”.
    """
    text = text.removesuffix("...").rstrip(_END).removesuffix(".")
    said = _SAID.match(text)
    text = text[said.end() :] if said else text
    if not text or _THING.match(text):
        return text
    whom = _WHOM.match(text) if mine else None
    if whom:
        text = whom[1] + _you(whom[2], pronouns) + text[whom.end() :]
    first = text.split(" ", 1)[0]
    if first[:1].isascii() and first[1:].islower():
        text = text[:1].lower() + text[1:]
    if first.casefold() == "not":
        return f"not to {text[len(first) :].strip().removeprefix('to ')}"
    return text if first.casefold() == "to" or not first[:1].isascii() else f"to {text}"


def _you(pronoun: str, pronouns: str | None) -> str:
    """Return “you” where a pronoun means the reader; “them” does only where they go by it."""
    theirs = re.findall(r"\w+", (pronouns or "").casefold())
    return "you" if pronoun in theirs or _PRONOUNS[pronoun] in theirs or (not theirs and pronoun != "them") else pronoun


def quotation(text: str) -> str:
    """Return the quotation with which *text* begins, without marks and full stop; nothing where it begins with none."""
    closing = _MARKS.get(text[:1], "")
    end = next((place for place, char in enumerate(text[1 : _LONGEST + 2], 1) if char in closing), 0)
    return text[1:end].strip().removesuffix(".") if end else ""


def with_addresses(words: str, text: str) -> str:
    """Return the *words* of a Markdown *text* with the web addresses that it links to, which a letter has to show."""
    linked = [address for address in _LINKED.findall(text)[:_MOST_LINKS] if address not in words]
    said = _AUTOMATIC.sub(r"\1", words)
    return f"{said} ({', '.join(linked)})" if linked else said
