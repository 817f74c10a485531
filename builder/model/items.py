"""What the list items of a note's sections say (docs/format.md, Sections).

``at`` is the offset, in characters, of the item's text in its file.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from builder.model.words import Audience, Channel, LogType, Outcome


class Box(StrEnum):
    """The state of a task's box; a task without a box is open."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class LogEntry(NamedTuple):
    """One line of a contact's log."""

    day: date
    type: LogType
    channel: Channel | None
    note: str
    at: int


class Promise(NamedTuple):
    """Something promised; ``mine`` by me, else by them. ``to`` is a contact's slug, where one is named."""

    box: Box
    mine: bool
    text: str
    by: date | None
    made: date | None
    done: date | None
    to: str | None
    at: int


class Todo(NamedTuple):
    """A reminder of the user's own."""

    box: Box
    text: str
    by: date | None
    done: date | None
    at: int


class Task(NamedTuple):
    """A task with nothing but its text: something to share."""

    box: Box
    text: str
    at: int


class Referral(NamedTuple):
    """A name that was given; ``contact`` is the slug where there is a note for them."""

    name: str
    contact: str | None
    organisation: str
    note: str
    at: int


class Finding(NamedTuple):
    """A finding to test, and what a conversation made of it."""

    box: Box
    text: str
    outcome: Outcome | None
    remark: str
    at: int


class Question(NamedTuple):
    """A question to ask in a conversation, and the answer (Markdown); ``box`` is done once it was asked."""

    box: Box
    text: str
    critical: bool
    answer: str
    at: int


class OpenQuestion(NamedTuple):
    """A question that is still open, and how or from whom to find out."""

    box: Box
    text: str
    how: str
    at: int


class Phrase(NamedTuple):
    """A phrase that people in the field use, and what it means."""

    text: str
    meaning: str
    at: int


class News(NamedTuple):
    """A piece of news of mine and who is told."""

    day: date
    text: str
    audience: Audience
    at: int
