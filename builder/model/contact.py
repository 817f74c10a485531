"""A person: what the front matter says, and what the sections record."""

import re
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import Field, PlainValidator, SkipValidation, WithJsonSchema

from builder.model import written
from builder.model.dates import parse_day, parse_moment
from builder.model.explaining import explain_day, shown
from builder.model.fields import (
    OR_LIST,
    Addresses,
    Day,
    Emails,
    Fields,
    LengthOrNever,
    OneOf,
    Text,
    Texts,
    Truth,
    refuse,
    single_text,
)
from builder.model.items import LogEntry, Promise, Task, Todo
from builder.model.words import RULE_NAMES, ContactStatus, Level, Rule

_DISMISSED = re.compile(r"(\S+)\s+(\S+)(?:\s+(.*))?", re.DOTALL)


class Dismissal(NamedTuple):
    """A follow-up that the user decided not to do: its rule, its ``since``, and where given its subject."""

    rule: Rule
    since: date
    subject: str


def _dismissal(value: object) -> Dismissal:
    text = single_text(value)
    match = _DISMISSED.fullmatch(text)
    remedy = "write RULE DATE or RULE DATE SUBJECT, for example: thank 2026-11-19"
    if not match:
        raise refuse("bad-dismissed", f"“{shown(text)}” does not say which follow-up is dismissed", remedy)
    day = parse_day(match[2])
    rule = match[1].lower()  # choices may be written in any case
    if rule not in RULE_NAMES:
        rules = ", ".join(Rule)
        raise refuse("bad-dismissed", f"there is no rule “{shown(match[1])}”", f"the rules are {rules}")
    if not day:
        message, help_ = explain_day(match[2])
        likely = help_.removeprefix("write ")
        if parse_day(likely):
            help_ = shown(f"write {match[1]} {likely} {match[3] or ''}".rstrip())
        raise refuse("bad-dismissed", message, remedy if parse_moment(match[2]) else help_)
    return Dismissal(Rule(rule), day, (match[3] or "").strip())


_Dismissal = Annotated[
    Dismissal,
    PlainValidator(_dismissal),
    WithJsonSchema(written.text(rf"(?:{written.in_any_case(Rule)})\s+{written.DAY}(?:\s[\s\S]*)?")),
]


class ContactFields(Fields):
    """The front matter of a contact (docs/format.md, Contact)."""

    name: Text = Field(description="full name, any script, mononyms welcome")
    preferred_name: Text | None = Field(None, description="how to address them in a letter")
    aliases: Texts = Field((), description="other names that references may use")
    pronouns: Text | None = None
    organisation: Text | None = Field(None, description="an organisation's slug or name")
    role: Text | None = None
    fields: Texts = Field((), description="career fields, e.g. health economics")
    level: Annotated[Level, OneOf()] | None = Field(None, description="steers which questions suit them")
    location: Text | None = None
    email: Emails = ()
    phone: Texts = Field((), description="kept as written")
    linkedin: Addresses = ()
    website: Addresses = ()
    links: Addresses = ()
    source: Text | None = Field(None, description="where I know them from")
    introduced_by: Text | None = Field(None, description="the warm contact: a slug, a name or [[slug]]")
    mentor: Truth = Field(default=False, description="one of the three or four I keep closest")
    may_contact: Truth | None = Field(None, description="may I write again? absent: not asked yet")
    keep_in_touch: LengthOrNever | None = Field(None, description="overrides the settings' cadence")
    snooze_until: Day | None = Field(None, description="an earlier due date moves to this day")
    dismissed: Annotated[tuple[_Dismissal, ...], OR_LIST] = Field(
        (), description="follow-ups I decided not to do: RULE DATE or RULE DATE SUBJECT"
    )
    status: Annotated[ContactStatus, OneOf()] = ContactStatus.ACTIVE
    tags: Texts = ()


class Contact(ContactFields):
    """A contact that passed the checks; ``introducer`` is the slug that ``introduced_by`` names."""

    slug: SkipValidation[str]
    path: SkipValidation[str]
    more: SkipValidation[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    introducer: SkipValidation[str | None] = None
    log: SkipValidation[tuple[LogEntry, ...]] = ()
    promises: SkipValidation[tuple[Promise, ...]] = ()
    todos: SkipValidation[tuple[Todo, ...]] = ()
    to_share: SkipValidation[tuple[Task, ...]] = ()

    @property
    def first_name(self) -> str:
        """Return how to address them: ``preferred_name``, else the first word of the name, without its comma."""
        first = self.name.split()[0]
        return self.preferred_name or first.rstrip(",") or first
