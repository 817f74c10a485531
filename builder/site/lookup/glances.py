"""What pages say of a contact at a glance: how far things have come, when we were in touch, what is next.

None of it depends on the page, so it is made once for all of them.
"""

from typing import TYPE_CHECKING, NamedTuple

from builder.followups.standing import Stage
from builder.model.contact import Contact
from builder.model.words import ContactStatus
from builder.site import days, lettering

if TYPE_CHECKING:
    from builder.site.lookup.desk import Desk

STAGE_LABELS = {
    Stage.KNOWN: ("Not asked yet", "plain"),
    Stage.ASKED: ("Asked", "upcoming"),
    Stage.ANSWERED: ("Answered", "upcoming"),
    Stage.TALKED: ("Talked", "today"),
    Stage.THANKED: ("Thanked", "done"),
}
"""What each stage is called, and its tint (docs/follow-ups.md, Where a contact stands)."""


class Glance(NamedTuple):
    """A contact at a glance: how far things have come and its tint, since when we were last in touch.

    ``state`` is when we last talked, else when the next step is; ``initials`` stand for the name.
    """

    role: str
    standing: str
    tint: str
    last: str
    initials: str
    talked: bool
    state: str


def glance(desk: "Desk", slug: str) -> Glance:
    """Return a contact as others' pages show them."""
    contact, facts = desk.library.contacts[slug], desk.facts.contacts[slug]
    label, tint = _standing(desk, contact)
    talked = slug in desk.talked
    return Glance(
        role=contact.role or "",
        standing=label,
        tint=tint,
        last=days.short(facts.last_contact, desk.agenda.today) if facts.last_contact else "",
        initials=lettering.initials(contact.name),
        talked=talked,
        state=_talked(desk, slug) if talked else _not_yet(desk, slug),
    )


def ahead(desk: "Desk", slug: str) -> str:
    """Return when something is to happen with a contact with whom we have not talked, or why it is not."""
    planned = desk.facts.contacts[slug].pending
    if planned:
        return f"talk {days.away(planned.day, desk.agenda.today)}"
    step = desk.next_steps.get(slug)
    if step in desk.waiting:
        return "asked"
    if step:
        return days.due(step.days) if step.days > 0 else f"due {days.due(step.days).lower()}"
    status = desk.library.contacts[slug].status
    return "" if status is ContactStatus.ACTIVE else status.value


def _standing(desk: "Desk", contact: Contact) -> tuple[str, str]:
    """Return where a contact stands in a word or two, and its tint."""
    if contact.status is not ContactStatus.ACTIVE:
        return contact.status.value.capitalize(), "dormant"
    label, tint = STAGE_LABELS[desk.stages[contact.slug]]
    return (f"{label}, dormant", "dormant") if contact.slug in desk.dormant else (label, tint)


def _talked(desk: "Desk", slug: str) -> str:
    talks = desk.facts.contacts[slug].talks
    return f"talked {days.short(talks[-1].day, desk.agenda.today)}" if talks else "talked"


def _not_yet(desk: "Desk", slug: str) -> str:
    return f"not yet, {then}" if (then := ahead(desk, slug)) else "not yet"
