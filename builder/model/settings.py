"""The settings in ``keepwarm.yaml``; every one has a default, so the file may be missing."""

import unicodedata
from functools import cache
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema

from builder.model import written
from builder.model.dates import Duration
from builder.model.explaining import explain_choice, shown
from builder.model.fields import (
    Day,
    Fields,
    Length,
    LengthOrNever,
    Text,
    Texts,
    Truth,
    Whole,
    refuse,
    single_text,
)
from builder.model.theme import ThemeOptions
from builder.model.words import RULE_NAMES, Rule

DEFAULT_THEME = "default"
"""The name of the built-in theme, and of the folder under themes/ that changes it."""

_TAKEN = frozenset({"content", "themes", "keepwarm.yaml", ".git", ".keepwarm"})
# What stands among the time zones on some systems, and is the name of none (IANA); nor is anything in these folders.
_OF_SYSTEMS = frozenset({"localtime", "posixrules"})
_FOLDERS_OF_SYSTEMS = ("posix/", "right/")


def _folder(value: object) -> str:
    """Refuse what is not the name of one folder: the output and the themes stay below the notes' root."""
    text = single_text(value)
    if text.lower() in _TAKEN:
        raise refuse("bad-folder", f"“{shown(text)}” belongs to the notes themselves", "choose another name: site")
    if not text or set(text) & set('/\\:*?"<>|\0') or text.strip(".") == "":
        message = f"“{shown(text)}” is not the name of a folder"
        raise refuse("bad-folder", message, "write one name without slashes, for example: site")
    return text


def _composed(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(unicodedata.normalize("NFC", key) for key in keys)


def _rule(value: object) -> str:
    if value not in RULE_NAMES:
        raise refuse("bad-choice", *explain_choice(str(value), Rule))
    return str(value)


RuleName = Annotated[str, PlainValidator(_rule), WithJsonSchema({"enum": list(Rule)})]


def _language(value: object) -> str:
    text = single_text(value)
    parts = text.split("-")
    if not all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts) or not parts[0].isalpha():  # noqa: PLR2004 - RFC 5646, 2.1
        raise refuse("bad-choice", f"“{shown(text)}” is not a language tag", "write one like en, en-GB or pt-BR")
    return text


@cache
def _is_zone(key: str) -> bool:
    if key in _OF_SYSTEMS or key.startswith(_FOLDERS_OF_SYSTEMS):
        return False
    try:
        ZoneInfo(key)
    except (KeyError, OSError, ValueError):  # an unknown name, the name of a folder, one that leaves the database
        return False
    return True


def _nearest_zone(text: str) -> str:
    """Return how to write a time zone of which only the town was written, or in another case."""
    typed = text.casefold().replace(" ", "_")
    # Among those of no town are some whose sign is the other way round: Etc/GMT+2 is behind UTC.
    zones = (zone for zone in sorted(available_timezones()) if "/" in zone and not zone.startswith("Etc/"))
    same = (zone for zone in zones if typed in (zone.casefold(), zone.casefold().rpartition("/")[2]))
    likely = next((f"did you mean “{zone}”?" for zone in same), "")
    return likely or "write a name from the IANA list, for example Europe/Berlin or Africa/Johannesburg"


def _timezone(value: object) -> str:
    text = single_text(value)
    if not _is_zone(text):
        raise refuse("bad-timezone", f"“{shown(text)}” is not a time zone", _nearest_zone(text))
    return text


Folder = Annotated[str, PlainValidator(_folder), WithJsonSchema(written.folder(_TAKEN))]
Zone = Annotated[str, PlainValidator(_timezone), WithJsonSchema(written.SOME_TEXT)]


class FollowUp(Fields):
    """When follow-ups are due, and which (docs/follow-ups.md)."""

    thank_within: Length = Duration(days=1)
    debrief_within: Length = Duration(days=1)
    confirm_before: Length = Duration(days=2)
    prepare_before: Length = Duration(days=1)
    my_promises_within: Length = Duration(days=7)
    answer_within: Length = Duration(days=3)
    schedule_within: Length = Duration(days=2)
    rebook_within: Length = Duration(days=3)
    chase_after: Length = Duration(days=4)
    attempts: Annotated[int, Whole(1, 99)] = Field(3, description="requests before it is time to think again")
    referrals_within: Length = Duration(days=7)
    report_back_within: Length = Duration(days=7)
    their_promises_within: Length = Duration(days=14)
    share_news_within: Length = Duration(days=14)
    mentors_every: LengthOrNever = Duration(months=2)
    keep_in_touch_every: LengthOrNever = Duration(months=3)
    horizon: Length = Duration(days=14)
    lapse_after: dict[RuleName, LengthOrNever] = Field({}, description="when a follow-up is let lie, by rule")
    rules: dict[RuleName, Truth] = Field({}, description="rules switched on or off")
    start: Day | None = Field(None, description="follow-ups due before this day count as lapsed")


class Settings(Fields):
    """Everything ``keepwarm.yaml`` may say (docs/format.md, Settings)."""

    title: Text = "Keepwarm"
    timezone: Zone | None = Field(None, description="an IANA name; absent: the machine's")
    theme: Folder = Field(DEFAULT_THEME, description="a folder under themes/ of the notes, else built in")
    output: Folder = Field("site", description="the folder that the site is written to")
    language_tag: Annotated[str, PlainValidator(_language), WithJsonSchema(written.LANGUAGE)] = "en"
    as_of: Day | None = Field(None, description="pretend that today is that day")
    extra_fields: Annotated[Texts, AfterValidator(_composed)] = Field((), description="keys of one's own in notes")
    follow_up: FollowUp = FollowUp.model_construct()  # as it is made without a validator
    site: ThemeOptions = Field(
        ThemeOptions.model_construct(), description="what theme.yaml may say too; this counts more"
    )
