"""The shape of the items of sections in the JSON export: lines of a log, promises, questions (docs/export.md, JSON)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from builder.exports.agenda import Shape
from builder.model.items import Box
from builder.model.words import Audience, Channel, LogType, Outcome, Rule

Slug = Annotated[str | None, Field(description="a slug")]
"""A slug, or null where what it would mean has no note."""


class LogEntry(Shape):
    """An entry of a contact's log."""

    day: date = Field(serialization_alias="date")
    type: LogType
    channel: Channel | None
    note: str


class Promise(Shape):
    """Something promised; ``to`` is the slug of the contact that it is meant for, where one is named."""

    box: Box
    mine: bool = Field(description="true: I promised it; false: they did")
    text: str
    by: date | None
    made: date | None
    done: date | None
    to: Slug


class Todo(Shape):
    """A reminder of one's own."""

    box: Box
    text: str
    by: date | None
    done: date | None


class Task(Shape):
    """Something to share."""

    box: Box
    text: str


class Referral(Shape):
    """A name that was given; ``contact`` is a slug where there is a note for them."""

    name: str
    contact: Slug
    organisation: str
    note: str


class Finding(Shape):
    """A finding to test, and what a conversation made of it."""

    box: Box
    text: str
    outcome: Outcome | None
    remark: str


class Question(Shape):
    """A question of a conversation, done once it was asked, and the answer (Markdown)."""

    box: Box
    text: str
    critical: bool
    answer: str


class OpenQuestion(Shape):
    """An open question, and how or from whom to find out."""

    box: Box
    text: str
    how: str


class Phrase(Shape):
    """A phrase that people in the field use, and what it means."""

    text: str
    meaning: str


class News(Shape):
    """A piece of my news, and who is told."""

    day: date = Field(serialization_alias="date")
    text: str
    audience: Audience


class Dismissal(Shape):
    """A follow-up that will not be done."""

    rule: Rule
    since: date
    subject: str
