"""Follow-ups as rows of a list: verb, person, why, when, and what to do it with."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from builder.followups.model import FollowUp, Status
from builder.model.contact import Contact
from builder.model.references import Fate
from builder.model.words import Channel, Rule
from builder.site import days
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
_AT_THE_NOTE = (Rule.RECORD, Rule.DEBRIEF, Rule.PREPARE)
_BADGES = {
    Status.OVERDUE: "circle-alert",
    Status.TODAY: "clock-alert",
    Status.UPCOMING: "calendar-clock",
    Status.LATER: "calendar-clock",
    Status.LAPSED: "moon",
}


@dataclass(frozen=True, slots=True)
class Act:
    """What helps to do it: a link with its icon."""

    icon: str
    link: Link


@dataclass(frozen=True, slots=True)
class Row:
    """A follow-up: ``before``, ``person``, ``between`` and ``after`` are what to do, ``badge`` says when in words.

    ``after`` is the user's and may run from right to left; the colon before it must not.
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
    act: Act | None


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
        act=_act(sheet, one, whom),
    )


def _person(sheet: Sheet, one: FollowUp, contact: Contact) -> tuple[Contact | None, Link]:
    """Return whom a follow-up is about, where there is a note, and the link: of a referral the person who was named."""
    if one.rule is not Rule.REFERRAL or not one.subject:
        return contact, sheet.to("contact", contact.slug)
    slug, fate = sheet.desk.library.targets.contacts.resolve(one.subject)
    named = sheet.desk.library.contacts.get(slug) if fate is Fate.FOUND else None
    return (named, sheet.to("contact", named.slug, one.subject)) if named else (None, Link(one.subject))


def _act(sheet: Sheet, one: FollowUp, whom: Contact | None) -> Act | None:
    notes = sheet.to("interview", one.interview, "Notes") if one.interview else Link("")
    at_the_note = Act("notebook-pen", notes) if notes.href else None
    if one.rule in _AT_THE_NOTE:
        return at_the_note
    if whom and one.channel is Channel.PHONE and (call := phone(whom.phone)):
        return Act("phone", Link("Call", call[0].href))
    if whom and whom.email and one.rule is not Rule.TODO:
        return Act("mail", Link("Write", mail(whom.email[0]).href))
    return at_the_note


def mail(address: str) -> Link:
    """Return a link that writes to an address."""
    return Link(address, "mailto:" + quote(address, safe="@"))


def phone(numbers: tuple[str, ...]) -> tuple[Link, ...]:
    """Return links that call; a text without a number stays a text."""
    dialled = [(number, re.sub(r"[^0-9+*#]", "", number.partition("/")[0])) for number in numbers]
    return tuple(
        Link(number.replace(" ", days.NBSP), "tel:" + quote(digits, safe="+*") if any(map(str.isdigit, digits)) else "")
        for number, digits in dialled
    )
