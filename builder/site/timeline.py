"""What happened with a contact, latest first: their log and the conversations."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from builder.followups.facts import is_pending, is_stale
from builder.followups.wording import counted
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, LogEntry
from builder.model.words import Direction, InterviewStatus, LogType
from builder.site import days
from builder.site.days import Day
from builder.site.desk import Link
from builder.site.parts import BY, below
from builder.site.rest import Rest
from builder.site.sheet import Sheet

if TYPE_CHECKING:
    from datetime import date

_MOST_LEARNED = 3
_STRUCTURE = re.compile(r"[-*+|>#`]|\d+[.)]\s")  # of a list, a table or the like: one line of it says little
_LOGGED = {
    LogType.REQUEST: ("send", "You asked for a conversation"),
    LogType.REPLY: ("reply", "They replied"),
    LogType.DECLINE: ("circle-minus", "They said no"),
    LogType.CONFIRMATION: ("calendar-check", "You confirmed the appointment"),
    LogType.THANKS: ("mail", "You thanked them"),
    LogType.UPDATE: ("send", "You told them how you are getting on"),
    LogType.INTRODUCTION: ("git-fork", "An introduction"),
    LogType.ASKED: ("message-circle-question-mark", "They asked you"),
    LogType.ANSWERED: ("reply", "You answered them"),
    LogType.CONTACT: ("messages-square", "You were in touch"),
    LogType.NOTE: ("notebook-pen", "Note"),
}


class Event(NamedTuple):
    """A line of the timeline; ``year`` is given where it is another one than in the line above."""

    day: Day
    year: str
    icon: str
    what: str
    link: Link
    why: Markup
    facts: tuple[str, ...]
    learned: tuple[Markup, ...]
    below: Markup
    is_talk: bool


def view(sheet: Sheet, contact: Contact, rest: Rest) -> tuple[Event, ...]:
    """Return the log and the conversations of a contact."""
    talks = sheet.desk.library.conversations[contact.slug]
    found: list[tuple[date, int, LogEntry | Interview]] = [
        *((one.when.day, 0, one) for one in talks),
        *((entry.day, -number, entry) for number, entry in enumerate(reversed(contact.log), 1)),
    ]
    found.sort(key=lambda one: one[:2], reverse=True)
    return tuple(_events(sheet, [one for _, _, one in found], contact, rest))


def _events(sheet: Sheet, found: list[LogEntry | Interview], contact: Contact, rest: Rest) -> Iterator[Event]:
    year = sheet.desk.agenda.today.year
    for one in found:
        day = one.when.day if isinstance(one, Interview) else one.day
        label = str(day.year) if day.year != year else ""
        year = day.year
        yield _talk(sheet, one, label) if isinstance(one, Interview) else _entry(sheet, one, label, contact, rest)


def _entry(sheet: Sheet, one: LogEntry, year: str, contact: Contact, rest: Rest) -> Event:
    icon, what = _LOGGED[one.type]
    return Event(
        day=days.past(one.day),
        year=year,
        icon=icon,
        what=f"{what} {BY[one.channel]}" if one.channel else what,
        link=Link(""),
        why=sheet.line(one.note, contact.path),
        facts=(),
        learned=(),
        below=below(sheet, one.at, contact.path, rest),
        is_talk=False,
    )


def _talk(sheet: Sheet, one: Interview, year: str) -> Event:
    return Event(
        day=days.past(one.when.day),
        year=year,
        icon="messages-square",
        what=how(one),
        link=sheet.to("interview", one.slug, title(sheet, one)),
        why=sheet.line(one.goal or "", one.path),
        facts=tuple(facts(one)),
        learned=tuple(_learned(sheet, one))[:_MOST_LEARNED],
        below=Markup(),
        is_talk=True,
    )


def _learned(sheet: Sheet, one: Interview) -> Iterator[Markup]:
    """Yield the first line of each answer."""
    for question in one.questions:
        answer = question.answer.strip().partition("\n")[0] if question.box is Box.DONE else ""
        if answer and not _STRUCTURE.match(answer):
            yield sheet.line(answer, one.path)


def standing(sheet: Sheet, one: Interview) -> str:
    """Return what became of a conversation, in a few words; nothing where it simply took place."""
    today = sheet.desk.agenda.today
    if is_pending(one, today):
        return "planned"
    if is_stale(one, today):
        return "not written down yet"
    if one.status is InterviewStatus.CANCELLED:
        return "cancelled"
    if one.status is InterviewStatus.NO_SHOW:
        return "missed"
    return "given by you" if one.direction is Direction.GIVING else ""


def title(sheet: Sheet, one: Interview) -> str:
    """Return what a conversation is called where its people are known: Conversation, cancelled."""
    became = standing(sheet, one)
    return f"Conversation, {became}" if became else "Conversation"


def how(one: Interview) -> str:
    """Return length and channel of a conversation: 25 minutes in person."""
    length = counted(one.lasted, "minute") if one.lasted else ""
    return " ".join(filter(None, (length, BY[one.via] if one.via else ""))).replace(" ", days.NBSP)


def facts(one: Interview) -> Iterator[str]:
    """Yield what a conversation came to in numbers, each to stand on one line."""
    boxes = [question.box for question in one.questions]
    asked, counting = boxes.count(Box.DONE), len(boxes) - boxes.count(Box.DROPPED)
    if asked:
        yield f"{asked} of {counted(counting, 'question')} asked".replace(" ", days.NBSP)
    if one.referrals:
        yield f"{counted(len(one.referrals), 'name')} given".replace(" ", days.NBSP)
    if one.interest_before and one.interest_after:
        yield f"interest{days.NBSP}{one.interest_before}{days.NBSP}→{days.NBSP}{one.interest_after}"
