"""Follow-ups as rows of a list: verb, person, why, when, and what to do it with."""

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from builder.followups.model import FollowUp, Status
from builder.followups.wording import counted
from builder.model.contact import Contact
from builder.model.references import Fate
from builder.model.words import Channel, Rule
from builder.site import days, letters
from builder.site.days import Day
from builder.site.desk import Link, Sheet

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
_BADGES = {
    Status.OVERDUE: "circle-alert",
    Status.TODAY: "clock-alert",
    Status.UPCOMING: "calendar-clock",
    Status.LATER: "calendar-clock",
    Status.LAPSED: "moon",
}


@dataclass(frozen=True, slots=True)
class Act:
    """What helps to do it: a link with its icon; ``brief`` where the icon says enough to those who see it."""

    icon: str
    link: Link
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A follow-up: ``before``, ``person``, ``between`` and ``after`` are what to do, ``badge`` says when in words.

    ``after`` is the user's and may run from right to left; the colon before it must not. ``command`` records that it
    was done. ``people`` are the rows of everybody whom one and the same news concerns.
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
    command: str
    people: tuple["Row", ...] = ()


def rows(sheet: Sheet, followups: Iterable[FollowUp], most: int) -> tuple[tuple[Row, ...], int]:
    """Return the first *most* rows of follow-ups, and how many follow-ups stand in none of them.

    Those for one piece of news stand in one row, at the place of the most urgent.
    """
    groups: dict[object, list[FollowUp]] = {}
    for number, one in enumerate(followups):
        groups.setdefault(one.subject if one.rule is Rule.NEWS else number, []).append(one)
    shown = list(groups.values())[:most]
    hidden = sum(map(len, groups.values())) - sum(map(len, shown))
    return tuple(row(sheet, group[0]) if len(group) == 1 else _together(sheet, group) for group in shown), hidden


def _together(sheet: Sheet, group: Sequence[FollowUp]) -> Row:
    """Return the row of one piece of news, with a row for each person below it."""
    first = row(sheet, group[0])
    people = (first, *(row(sheet, one) for one in group[1:]))
    return replace(
        first,
        before=f"Tell {counted(len(group), 'person', 'people')} your news",
        person=Link(""),
        between="",
        after=Markup(),
        acts=(),
        command="",
        people=people,
    )


def row(sheet: Sheet, one: FollowUp) -> Row:
    """Return the row of a follow-up."""
    library, today = sheet.desk.library, sheet.desk.agenda.today
    interview = library.interviews.get(one.interview or "")
    contact = library.contacts[one.contact]
    path = interview.path if interview else contact.path
    whom, link = _person(sheet, one, contact)
    split = one.action.rpartition if one.rule is Rule.TODO else one.action.partition
    before, found, rest = split(link.text)
    after = rest.lstrip(" :")
    status = Status.UPCOMING if one.status is Status.LATER else one.status
    return Row(
        day=days.near(one.due, today),
        status=status.value,
        icon=_ICONS[one.rule],
        before=before if found else f"{one.action}: ",
        person=link,
        between=rest.removesuffix(after),
        after=sheet.line(after, path),
        why=sheet.line(one.why, path),
        badge=days.due(one.days) if one.status is not Status.LAPSED else days.plain(one.due, today),
        badge_icon=_BADGES[one.status],
        acts=tuple(_acts(sheet, one, whom)),
        command=command("done", one.rule, one.contact),
    )


def command(*words: str) -> str:
    """Return what to type after a shell's prompt to run Keepwarm with these words, each quoted where it must be."""
    return shlex.join(("keepwarm", *words))


def _person(sheet: Sheet, one: FollowUp, contact: Contact) -> tuple[Contact | None, Link]:
    """Return whom a follow-up is about, where there is a note, and the link: of a referral the person who was named."""
    if one.rule is not Rule.REFERRAL or not one.subject:
        return contact, sheet.to("contact", contact.slug)
    slug, fate = sheet.desk.library.targets.contacts.resolve(one.subject)
    named = sheet.desk.library.contacts.get(slug) if fate is Fate.FOUND else None
    return (named, sheet.to("contact", named.slug, one.subject)) if named else (None, Link(one.subject))


def _acts(sheet: Sheet, one: FollowUp, whom: Contact | None) -> Iterator[Act]:
    """Yield what helps: to write or to ring, whichever is asked for, and the notes of the conversation."""
    call = phone(whom.phone) if whom else ()
    if whom and letters.is_written(one.rule):
        if whom.email and not (one.channel is Channel.PHONE and call):
            yield Act("send", letters.draft(one.rule, whom, sheet.desk.library.profile))
        elif call and call[0].href:
            yield Act("phone", Link("Call", call[0].href))
    notes = sheet.to("interview", one.interview, "Notes") if one.interview else Link("")
    if notes.href:
        yield Act("notebook-pen", notes, brief=letters.is_written(one.rule))


def phone(numbers: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links that call; a text without a number stays a text."""
    dialled = [(number, re.sub(r"[^0-9+*#]", "", number.partition("/")[0])) for number in numbers]
    return tuple(
        Link(number.replace(" ", days.NBSP), "tel:" + quote(digits, safe="+*") if any(map(str.isdigit, digits)) else "")
        for number, digits in dialled
    )
