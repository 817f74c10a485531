"""Whom a rule may fall on (docs/follow-ups.md, Exceptions)."""

from collections.abc import Iterable

from builder.model.contact import Contact
from builder.model.library import Library
from builder.model.references import exact
from builder.model.words import ContactStatus, Rule

OF_A_CONVERSATION = frozenset({Rule.RECORD, Rule.THANK, Rule.DEBRIEF, Rule.CONFIRM, Rule.PREPARE})
"""Rules of what belongs to a conversation: somebody waits for it, or it spoils."""

OWED = OF_A_CONVERSATION | {Rule.MY_PROMISE, Rule.TODO}
"""Rules that a snooze does not move: what is owed whatever one's mood."""

WITHOUT_CONTACT = OWED | {Rule.ANSWER, Rule.REFERRAL}
"""Rules that remain where somebody may not be contacted."""

RESTING = WITHOUT_CONTACT | {Rule.REPORT_BACK, Rule.THEIR_PROMISE}
"""Rules that remain for somebody parked or declined."""

CADENCES = frozenset({Rule.MENTOR, Rule.KEEP_IN_TOUCH})
"""Rules that ``keep_in_touch: never`` ends."""


def is_allowed(contact: Contact, rule: Rule) -> bool:
    """Return whether *rule* may fall on *contact*."""
    if contact.status is ContactStatus.ARCHIVED:
        return False
    if contact.status is not ContactStatus.ACTIVE and rule not in RESTING:
        return False
    if contact.may_contact is False and rule not in WITHOUT_CONTACT:
        return False
    return not (contact.keep_in_touch == "never" and rule in CADENCES)


def first_allowed(library: Library, slugs: Iterable[str], rule: Rule) -> str | None:
    """Return the first of those contacts on whom *rule* may fall."""
    return next((slug for slug in slugs if is_allowed(library.contacts[slug], rule)), None)


def is_dismissed(contact: Contact, rule: Rule, since: object, subject: str | None) -> bool:
    """Return whether the user decided not to do this follow-up; a changed situation has another ``since``.

    Subjects are compared as names are: a letter and its mark may be typed as one or as two, and more blanks are one.
    """
    return any(
        one.rule is rule and one.since == since and (not one.subject or exact(one.subject) == exact(subject or ""))
        for one in contact.dismissed
    )
