"""Parts that several pages share: facts, items with their boxes, people in a row."""

import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from markupsafe import Markup

from builder.followups import wording
from builder.insights.text import folded
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, Finding, OpenQuestion, Promise, Task, Todo
from builder.model.organisation import Organisation
from builder.model.words import Channel, ContactStatus, Outcome
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.glances import STAGE_LABELS
from builder.site.lookup.rest import Rest
from builder.site.lookup.sheet import Sheet

_BOXES = {
    Box.OPEN: ("open", "circle"),
    Box.DONE: ("done", "circle-check"),
    Box.DROPPED: ("dropped", "circle-minus"),
}
_NOTHING = Markup()
OUTCOMES = {
    Outcome.CONFIRMED: ("circle-check", "done"),
    Outcome.CONTRADICTED: ("circle-x", "overdue"),
    Outcome.UNCLEAR: ("circle-question-mark", "today"),
}
"""How what was made of a finding is shown: its icon and its tint."""

BY = {**wording.BY, Channel.OTHER: "another way"}
"""How a conversation took place, in the words of a page."""


class Fact(NamedTuple):
    """A line of details: what it is, and one or more values."""

    label: str
    values: tuple[Link, ...]


class Item(NamedTuple):
    """A list item: its box in an icon and a word, what it says, what is nested below, a day in words, where from.

    ``also`` are the items of other notes that say the same.
    """

    state: str
    icon: str
    text: Markup
    below: Markup = _NOTHING
    when: str = ""
    source: Link = NOWHERE
    note: Markup = _NOTHING
    flag: str = ""
    tint: str = "open"
    also: tuple["Item", ...] = ()


class TalkNote(NamedTuple):
    """The note of a conversation: its entry, what it says beside its items, and a link to it as a source."""

    talk: Interview
    rest: Rest
    source: Link


class Person(NamedTuple):
    """A person in a list: how far things have come, and since when we were last in touch."""

    link: Link
    role: str
    standing: str
    tint: str
    last: str


def given(*lines: tuple[str, str | Link | tuple[str, ...] | None]) -> tuple[Fact, ...]:
    """Return lines of details, each what it is and its value or values, without those of which nothing is known."""
    return tuple([Fact(label, values) for label, known in lines if known and (values := _values(known))])


def _values(known: str | Link | tuple[str, ...]) -> tuple[Link, ...]:
    if isinstance(known, Link):
        return (known,)
    return (Link(known),) if isinstance(known, str) else tuple([Link(one) for one in known if one])


def more(note: Contact | Interview | Organisation) -> tuple[Fact, ...]:
    """Return the keys of the user's own, which pages show under “More” (docs/format.md, Reading)."""
    return tuple([Fact(key, tuple(map(link, values))) for key, values in note.more if values])


def link(address: str) -> Link:
    """Return an address as a link where it is one, without the part that everybody knows."""
    shown = address.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").removesuffix("/")
    return Link(shown, address) if address.lower().startswith(("http://", "https://", "mailto:")) else Link(address)


def promise(sheet: Sheet, one: Promise, path: str, rest: Rest, source: Link = NOWHERE) -> Item:
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
        flag=one.outcome.value.capitalize() if one.outcome else "",
        tint=tint,
    )


def open_question(sheet: Sheet, one: OpenQuestion, path: str, rest: Rest, source: Link = NOWHERE) -> Item:
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


def once(items: Iterable[tuple[str, Item]]) -> tuple[Item, ...]:
    """Return items, each given with its text as typed; of those that say the same, in the same state, the first."""
    found: dict[tuple[str, str], Item] = {}
    for text, one in items:
        key = (folded(text), one.state)
        found[key] = found[key]._replace(also=(*found[key].also, one)) if key in found else one
    return tuple(found.values())


def below(sheet: Sheet, at: int, path: str, rest: Rest) -> Markup:
    """Return what is nested below the item at that offset."""
    text = rest.below(at)
    return sheet.block(text, path) if text else _NOTHING


def person(sheet: Sheet, slug: str) -> Person:
    """Return a contact as others' pages show them."""
    glance = sheet.desk.glances[slug]
    return Person(sheet.to("contact", slug), glance.role, glance.standing, glance.tint, glance.last)


def talk_link(sheet: Sheet, one: Interview) -> Link:
    """Return a link to a conversation that says with whom it was, and when: Ada Lind, 18 Nov."""
    name = sheet.desk.library.main(one).name
    return sheet.to("interview", one.slug, dated(name, days.short(one.when.day, sheet.desk.agenda.today)))


def dated(name: str, day: str) -> str:
    """Return a name and a day; after a name that runs from right to left the day still reads from left to right.

    It is isolated by the characters for that (UAX 9, 2.5).
    """
    return f"{name}, \u2066{day}\u2069" if not name.isascii() and runs_left(name) else f"{name}, {day}"


@cache
def runs_left(name: str) -> bool:
    """Return whether a name holds letters of a script that runs from right to left."""
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in name)


def standings(sheet: Sheet, contact: Contact) -> tuple[str, ...]:
    """Return where a contact stands, each word for itself: the stage, or the status where it is another than active."""
    if contact.status is not ContactStatus.ACTIVE:
        return (contact.status.value.capitalize(),)
    stage = STAGE_LABELS[sheet.desk.stages[contact.slug]][0]
    return (stage, "Dormant") if contact.slug in sheet.desk.dormant else (stage,)


def _item(  # noqa: PLR0913, PLR0917 - the parts of an item
    sheet: Sheet, one: Promise | Todo | Task, path: str, rest: Rest, when: str, source: Link = NOWHERE
) -> Item:
    state, icon = _BOXES[one.box]
    text = sheet.line(one.text, path)
    return Item(state, icon, text, below(sheet, one.at, path, rest), when, source, tint=state)


def _when(box: Box, by: date | None, done: date | None, today: date) -> str:
    if box is Box.DONE:
        return days.short(done, today) if done else ""
    return f"by{days.NBSP}{days.short(by, today)}" if by and box is Box.OPEN else ""


def open_first(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items, those still open before the others."""
    return tuple(sorted(items, key=lambda one: one.state != "open"))
