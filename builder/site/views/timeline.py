"""What happened with a contact, latest first: their log and the conversations."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.facts import is_pending, is_stale
from builder.followups.wording import counted
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, LogEntry
from builder.model.words import FALLEN_THROUGH, InterviewStatus, LogType
from builder.site import days
from builder.site.days import Day
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.rest import Rest
from builder.site.lookup.sheet import Sheet
from builder.site.views.appointment import given
from builder.site.views.parts import BY, below

_MOST_LEARNED = 3
_NOTHING = Markup()
_STRUCTURE = re.compile(r"[-*+|>#`]|\d+[.)]\s")  # of a list, a table or the like: one line of it says little
_LOGGED = {
    LogType.REQUEST: ("send", "You asked for a conversation"),
    LogType.REPLY: ("reply", "They replied"),
    LogType.DECLINE: ("circle-minus", "They said no"),
    LogType.CONFIRMATION: ("calendar-check", "You confirmed the appointment"),
    LogType.THANKS: ("mail", "You thanked them"),
    LogType.UPDATE: ("send", "You sent them your news"),
    LogType.INTRODUCTION: ("git-fork", "An introduction"),
    LogType.ASKED: ("message-circle-question-mark", "They asked you"),
    LogType.ANSWERED: ("reply", "You answered them"),
    LogType.CONTACT: ("messages-square", "You were in touch"),
    LogType.NOTE: ("notebook-pen", "Note"),
}


class Event(NamedTuple):
    """A line of the timeline; ``year`` is given where it is another one than in the line above.

    ``is_talk`` of a conversation that took place, or is to.
    """

    day: Day
    year: str
    icon: str
    what: str
    why: Markup
    below: Markup = _NOTHING
    link: Link = NOWHERE
    facts: tuple[str, ...] = ()
    learned: tuple[Markup, ...] = ()
    is_talk: bool = False


def view(sheet: Sheet, contact: Contact, rest: Rest) -> tuple[Event, ...]:
    """Return the log and the conversations of a contact."""
    talks = sheet.desk.library.conversations[contact.slug]
    found: list[tuple[date, LogEntry | Interview]] = [(one.when.day, one) for one in talks]
    found += [(entry.day, entry) for entry in reversed(contact.log)]
    found.sort(key=itemgetter(0), reverse=True)  # stable: of one day a talk first, then what was written last
    return tuple(_events(sheet, found, contact.path, rest))


def _events(sheet: Sheet, found: list[tuple[date, LogEntry | Interview]], path: str, rest: Rest) -> Iterator[Event]:
    year = sheet.desk.agenda.today.year
    for day, one in found:
        label = str(day.year) if day.year != year else ""
        year = day.year
        yield _entry(sheet, one, label, path, rest) if isinstance(one, LogEntry) else _talk(sheet, one, label)


def _entry(sheet: Sheet, one: LogEntry, year: str, path: str, rest: Rest) -> Event:
    icon, what = _LOGGED[one.type]
    if one.channel:
        what = f"{what} {BY[one.channel]}"
    why = sheet.line(one.note, path)
    return Event(days.past(one.day), year, icon, what, why, below(sheet, one.at, path, rest))


def _talk(sheet: Sheet, one: Interview, year: str) -> Event:
    took_place = one.status not in FALLEN_THROUGH
    return Event(
        day=days.past(one.when.day),
        year=year,
        icon="messages-square" if took_place else "circle-minus",
        what=how(one),
        why=sheet.line(one.goal or "", one.path),
        link=sheet.to("interview", one.slug, title(sheet, one)),
        facts=tuple(facts(one)),
        learned=tuple([sheet.line(answer, one.path) for answer in islice(_answers(one), _MOST_LEARNED)]),
        is_talk=took_place,
    )


def _answers(one: Interview) -> Iterator[str]:
    """Yield the first line of each answer."""
    for question in one.questions:
        answer = question.answer.strip().partition("\n")[0] if question.box is Box.DONE else ""
        if answer and not _STRUCTURE.match(answer):
            yield answer


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
    return given(one)


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
