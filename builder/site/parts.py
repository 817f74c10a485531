"""Parts that several pages share: facts, items with their boxes, people in a row."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from builder.followups import wording
from builder.followups.standing import Stage
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, Finding, OpenQuestion, Promise, Task, Todo
from builder.model.organisation import Organisation
from builder.model.words import Channel, ContactStatus, Outcome
from builder.site import days
from builder.site.desk import Link
from builder.site.rest import Rest
from builder.site.sheet import Sheet

_BOXES = {
    Box.OPEN: ("open", "circle"),
    Box.DONE: ("done", "circle-check"),
    Box.DROPPED: ("dropped", "circle-minus"),
}
_NOTHING, _NOWHERE = Markup(), Link("")
OUTCOMES = {
    Outcome.CONFIRMED: ("circle-check", "done"),
    Outcome.CONTRADICTED: ("circle-x", "overdue"),
    Outcome.UNCLEAR: ("circle-question-mark", "today"),
}
"""How what was made of a finding is shown: its icon and its tint."""

STAGE_LABELS = {
    Stage.KNOWN: ("Not asked yet", "plain"),
    Stage.ASKED: ("Asked", "upcoming"),
    Stage.ANSWERED: ("Answered", "upcoming"),
    Stage.TALKED: ("Talked", "today"),
    Stage.THANKED: ("Thanked", "done"),
}
"""What each stage is called, and its tint (docs/follow-ups.md, Where a contact stands)."""

BY = {**wording.BY, Channel.OTHER: "another way"}
"""How a conversation took place, in the words of a page."""


class Fact(NamedTuple):
    """A line of details: what it is, and one or more values."""

    label: str
    values: tuple[Link, ...]


_UNKNOWN = Fact("", ())


class Item(NamedTuple):
    """A list item: its box in an icon and a word, what it says, what is nested below, a day in words, where from."""

    state: str
    icon: str
    text: Markup
    below: Markup = _NOTHING
    when: str = ""
    source: Link = _NOWHERE
    note: Markup = _NOTHING
    flag: str = ""
    tint: str = "open"


class Person(NamedTuple):
    """A person in a list: how far things have come, and since when we were last in touch."""

    link: Link
    role: str
    standing: str
    tint: str
    last: str


def fact(label: str, *values: str | Link | None) -> Fact:
    """Return a line of details, without the values that are not there."""
    known = tuple([one if isinstance(one, Link) else Link(one) for one in values if one])
    return Fact(label, known) if known else _UNKNOWN


def given(*facts: Fact) -> tuple[Fact, ...]:
    """Return the facts that have a value."""
    return tuple([one for one in facts if one.values])


def more(note: Contact | Interview | Organisation) -> tuple[Fact, ...]:
    """Return the keys of the user's own, which pages show under “More” (docs/format.md, Reading)."""
    return tuple(fact(key, *(link(value) for value in values)) for key, values in note.more)


def link(address: str) -> Link:
    """Return an address as a link where it is one, without the part that everybody knows."""
    shown = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removesuffix("/")
    return Link(shown, address) if address.lower().startswith(("http://", "https://", "mailto:")) else Link(address)


def promise(sheet: Sheet, one: Promise, path: str, rest: Rest, source: Link = _NOWHERE) -> Item:
    """Return a promise of the note at *path*."""
    return _item(sheet, one, path, rest, _when(one.box, one.by, one.done, sheet.desk.agenda.today), source)


def todo(sheet: Sheet, one: Todo, path: str, rest: Rest) -> Item:
    """Return a reminder of the user's own."""
    return _item(sheet, one, path, rest, _when(one.box, one.by, one.done, sheet.desk.agenda.today))


def task(sheet: Sheet, one: Task, path: str, rest: Rest) -> Item:
    """Return a task with nothing but its text."""
    return _item(sheet, one, path, rest, "")


def finding(sheet: Sheet, one: Finding, path: str, rest: Rest) -> Item:
    """Return a finding to test, and what a conversation made of it."""
    state, box = _BOXES[one.box]
    icon, tint = OUTCOMES[one.outcome] if one.outcome else (box, state)
    return Item(
        state=(one.outcome.value if one.outcome else "to test" if one.box is Box.OPEN else state),
        icon=icon,
        text=sheet.line(one.text, path),
        below=below(sheet, one.at, path, rest),
        note=sheet.line(one.remark, path),
        flag=one.outcome.value if one.outcome else "",
        tint=tint,
    )


def open_question(sheet: Sheet, one: OpenQuestion, path: str, rest: Rest, source: Link = _NOWHERE) -> Item:
    """Return an open question, with how or from whom to find out."""
    state, icon = _BOXES[one.box]
    return Item(
        state="answered" if one.box is Box.DONE else state,
        icon="message-circle-question-mark" if one.box is Box.OPEN else icon,
        text=sheet.line(one.text, path),
        below=below(sheet, one.at, path, rest),
        note=sheet.line(one.how, path),
        source=source,
        tint=state,
    )


def below(sheet: Sheet, at: int, path: str, rest: Rest) -> Markup:
    """Return what is nested below the item at that offset."""
    text = rest.below(at)
    return sheet.block(text, path) if text else _NOTHING


def person(sheet: Sheet, slug: str) -> Person:
    """Return a contact as others' pages show them."""
    contact = sheet.desk.library.contacts[slug]
    label, tint = standing(sheet, contact)
    last = sheet.desk.facts.contacts[slug].last_contact
    return Person(
        link=sheet.to("contact", slug),
        role=contact.role or "",
        standing=label,
        tint=tint,
        last=days.plain(last, sheet.desk.agenda.today) if last else "",
    )


def talk_link(sheet: Sheet, one: Interview) -> Link:
    """Return a link to a conversation that says with whom it was, and when: Ada Lind, 18 Nov."""
    name = sheet.desk.library.contacts[one.contacts[0]].name
    return sheet.to("interview", one.slug, dated(name, days.plain(one.when.day, sheet.desk.agenda.today)))


def dated(name: str, day: str) -> str:
    """Return a name and a day; after a name that runs from right to left the day still reads from left to right.

    It is isolated by the characters for that (UAX 9, 2.5).
    """
    return f"{name}, \u2066{day}\u2069" if not name.isascii() and _runs_left(name) else f"{name}, {day}"


@cache
def _runs_left(name: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in name)


def standing(sheet: Sheet, contact: Contact) -> tuple[str, str]:
    """Return where a contact stands in a word or two, and its tint."""
    if contact.status is not ContactStatus.ACTIVE:
        return contact.status.value.capitalize(), "dormant"
    label, tint = STAGE_LABELS[sheet.desk.stages[contact.slug]]
    return (f"{label}, dormant", "dormant") if contact.slug in sheet.desk.dormant else (label, tint)


def standings(sheet: Sheet, contact: Contact) -> tuple[str, ...]:
    """Return where a contact stands, each word for itself: the stage, or the status where it is another than active."""
    if contact.status is not ContactStatus.ACTIVE:
        return (contact.status.value.capitalize(),)
    stage = STAGE_LABELS[sheet.desk.stages[contact.slug]][0]
    return (stage, "Dormant") if contact.slug in sheet.desk.dormant else (stage,)


def _item(  # noqa: PLR0913, PLR0917 - the parts of an item
    sheet: Sheet, one: Promise | Todo | Task, path: str, rest: Rest, when: str, source: Link = _NOWHERE
) -> Item:
    state, icon = _BOXES[one.box]
    text = sheet.line(one.text, path)
    return Item(state, icon, text, below(sheet, one.at, path, rest), when, source, tint=state)


def _when(box: Box, by: date | None, done: date | None, today: date) -> str:
    if box is Box.DONE:
        return days.plain(done, today) if done else ""
    return f"by{days.NBSP}{days.plain(by, today)}" if by and box is Box.OPEN else ""


def open_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items, those still open before the others."""
    return tuple(sorted(items, key=lambda one: one.state != "open"))
