"""Follow-ups as rows of a list: verb, person, why, when, and what to do it with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from builder.drafts.letters import KINDS
from builder.followups import commands
from builder.followups.disambiguation import referred
from builder.followups.model import FollowUp, Status
from builder.followups.wording import counted
from builder.model.contact import Contact
from builder.model.references import Fate
from builder.model.words import Rule
from builder.site import days
from builder.site.days import Day
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.appointment import sheet_link
from builder.site.views.letters import draft_link
from builder.site.views.phones import phone

_ICONS = {
    Rule.RECORD: "notebook-pen",
    Rule.THANK: "mail",
    Rule.DEBRIEF: "notebook-pen",
    Rule.CONFIRM: "calendar-check",
    Rule.PREPARE: "notebook-pen",
    Rule.MY_PROMISE: "handshake",
    Rule.TODO: "list-todo",
    Rule.ANSWER: "reply",
    Rule.SCHEDULE: "calendar-clock",
    Rule.REBOOK: "calendar-clock",
    Rule.CHASE: "send",
    Rule.RETHINK: "send",
    Rule.REFERRAL: "git-fork",
    Rule.REPORT_BACK: "reply",
    Rule.THEIR_PROMISE: "hourglass",
    Rule.NEWS: "send",
    Rule.MENTOR: "sprout",
    Rule.KEEP_IN_TOUCH: "sprout",
}
IN_SHORT = {
    Rule.RECORD: "Write down how it went",
    Rule.THANK: "Thank",
    Rule.DEBRIEF: "Debrief",
    Rule.CONFIRM: "Confirm",
    Rule.PREPARE: "Prepare",
    Rule.MY_PROMISE: "Keep your promise",
    Rule.TODO: "To do",
    Rule.ANSWER: "Answer",
    Rule.SCHEDULE: "Agree on a day",
    Rule.REBOOK: "Ask for another day",
    Rule.CHASE: "Ask again",
    Rule.RETHINK: "Decide whether to ask again",
    Rule.REFERRAL: "Write to a name given",
    Rule.REPORT_BACK: "Report back",
    Rule.THEIR_PROMISE: "Ask about their promise",
    Rule.NEWS: "Tell your news",
    Rule.MENTOR: "Ask for advice",
    Rule.KEEP_IN_TOUCH: "Keep in touch",
}
"""What each rule asks for, in a few words."""

_NOTHING = Markup()
_LETTER = re.compile(r"\w")
_BEFORE = (Rule.CONFIRM, Rule.PREPARE)
_BADGES = {
    Status.OVERDUE: "circle-alert",
    Status.TODAY: "clock-alert",
    Status.UPCOMING: "calendar-clock",
    Status.LATER: "calendar-clock",
    Status.LAPSED: "moon",
}


class Act(NamedTuple):
    """What helps to do it: a link with its icon; ``brief`` where the icon says enough to those who see it."""

    icon: str
    link: Link
    brief: bool = False


class Deed(NamedTuple):
    """A command to copy, which writes down what became of it, with its icon, and what its button says if not “Done”."""

    icon: str
    label: str
    command: str


class Row(NamedTuple):
    """A follow-up: ``own``, ``before``, ``person``, ``between`` and ``after`` are what to do, ``badge`` says when.

    ``own`` and ``after`` are the user's and may run from right to left; the colon between must not. ``deed``
    records that it was done. ``people`` are the rows of those whom the same news concerns, ``whom`` says which.
    """

    day: Day
    status: str
    icon: str
    before: str
    person: Link
    between: str
    after: Markup
    why: Markup
    badge: str
    badge_icon: str
    acts: tuple[Act, ...]
    deed: Deed | None
    own: Markup = _NOTHING
    people: tuple["Row", ...] = ()
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading: those of a week, of one urgency, of one side; ``more`` says how many are not shown."""

    id: str
    title: str
    count: int
    rows: tuple[Row, ...]
    more: str


def rows(sheet: Sheet, followups: Iterable[FollowUp], most: int, folded: int) -> tuple[tuple[Row, ...], int]:
    """Return the first *most* rows of follow-ups, and how many follow-ups stand in none of them.

    Those for one piece of news stand in one row, at the place of the most urgent, with at most *folded* rows in it.
    """
    groups: dict[object, list[FollowUp]] = {}
    for number, one in enumerate(followups):
        groups.setdefault((one.since, one.subject) if one.rule is Rule.NEWS else number, []).append(one)
    shown = list(groups.values())[:most]
    hidden = sum(map(len, groups.values())) - sum(min(len(group), folded) for group in shown)
    made = (row(sheet, group[0]) if len(group) == 1 else _together(sheet, group, folded) for group in shown)
    return tuple(made), hidden


def _together(sheet: Sheet, group: Sequence[FollowUp], most: int) -> Row:
    """Return the row of one piece of news, with a row below it for each of the first *most* people."""
    first = row(sheet, group[0])
    people = (first, *(row(sheet, one) for one in group[1:most]))
    return first._replace(
        before=f"Tell {counted(len(group), 'person', 'people')} your news",
        person=NOWHERE,
        between="",
        after=Markup(),
        acts=(),
        deed=None,
        people=people,
        whom="Whom" if len(people) == len(group) else f"Whom, the first {len(people)}",
    )


def row(sheet: Sheet, one: FollowUp) -> Row:
    """Return the row of a follow-up."""
    library, today = sheet.desk.library, sheet.desk.agenda.today
    interview = library.interviews.get(one.interview or "")
    contact = library.contacts[one.contact]
    path = interview.path if interview else contact.path
    whom, link = _person(sheet, one, contact)
    before, found, rest = _parted(one.action, link.text, last=one.rule is Rule.TODO)
    own, before = (before.removesuffix(" ("), " (") if found and one.rule is Rule.TODO else ("", before)
    after = "" if own else rest.lstrip(" :")
    waits = one in sheet.desk.waiting
    status = Status.UPCOMING if one.status is Status.LATER else one.status
    return Row(
        day=days.near(one.due, today),
        status="waiting" if waits else status.value,
        icon=_ICONS[one.rule],
        before=before if found else f"{one.action}: ",
        person=link,
        between=rest.removesuffix(after),
        after=sheet.brief(after, path),
        why=sheet.brief(one.why, path),
        badge=days.due(one.days) if one.status is not Status.LAPSED else days.short(one.due, today),
        badge_icon="hourglass" if waits else _BADGES[one.status],
        acts=tuple(_acts(sheet, one, whom)),
        deed=_deed(sheet, one),
        own=sheet.brief(own, path),
    )


def apart(sheet: Sheet, followups: Iterable[FollowUp]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return a row for each follow-up that is still to be done, and one for each that was let lie."""
    sides: tuple[list[Row], list[Row]] = [], []
    for one in followups:
        sides[one.status is Status.LAPSED].append(row(sheet, one))
    return tuple(sides[0]), tuple(sides[1])


def _deed(sheet: Sheet, one: FollowUp) -> Deed:
    """Return the command that ends a follow-up; an appointment and somebody new have notes of their own to be made."""
    library = sheet.desk.library
    if one.rule is Rule.SCHEDULE:
        return Deed("calendar-check", "Agreed", commands.new_interview(one.contact))
    named = one.subject or ""
    if one.rule is Rule.REFERRAL and library.targets.contacts.resolve(named).fate is Fate.UNKNOWN:
        return Deed("user-round-plus", "New note", commands.new_contact(named))
    return Deed("check", "", commands.done(library, one, sheet.desk.steps_of[one.contact]))


def _parted(action: str, name: str, *, last: bool) -> tuple[str, str, str]:
    """Return what stands before a name, the name, and what follows; it is a word of its own (An, not Answer)."""
    places = list(_places(action, name))
    if not places:
        return action, "", ""
    at = places[-1 if last else 0]
    return action[:at], name, action[at + len(name) :]


def _places(action: str, name: str) -> Iterator[int]:
    """Yield where a name stands as a word; without a pattern, for each would have to be made for its name."""
    at = action.find(name)
    while at >= 0:
        end = at + len(name)
        is_word = not (_LETTER.match(action[:at][-1:]) or _LETTER.match(action, end))
        if is_word:
            yield at
        at = action.find(name, end if is_word else at + 1)


def _person(sheet: Sheet, one: FollowUp, contact: Contact) -> tuple[Contact | None, Link]:
    """Return whom a follow-up is about, where there is a note, and the link: of a referral the person who was named."""
    if one.rule is not Rule.REFERRAL or not one.subject:
        return contact, sheet.to("contact", contact.slug)
    slug = referred(sheet.desk.library, one)
    whom = sheet.desk.library.contacts.get(slug) if slug else None
    return (whom, sheet.to("contact", whom.slug, one.subject)) if whom else (None, Link(one.subject))


def _acts(sheet: Sheet, one: FollowUp, whom: Contact | None) -> Iterator[Act]:
    """Yield what helps: to write or to ring, whichever is asked for, and the notes of the conversation."""
    draft, is_written = draft_link(sheet, one), one.rule in KINDS
    if is_written and whom and whom.phone and not draft.href.startswith("mailto:"):
        number = phone(whom.phone)[0].href
        if number:
            yield Act("phone", Link("Call", number))
    if draft.href:
        yield Act("send", draft)
    talk = sheet.desk.library.interviews.get(one.interview or "")
    prep = sheet_link(sheet, talk) if talk and one.rule in _BEFORE else NOWHERE
    if prep.href:
        yield Act("clipboard-list", prep)
    notes = sheet.to("interview", talk.slug, "Notes") if talk else NOWHERE
    if notes.href:
        yield Act("notebook-pen", notes, brief=is_written or bool(prep.href))
