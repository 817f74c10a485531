"""The agenda: what every rule raises, less the exceptions, with its urgency, in order."""

from datetime import date

from builder.followups.exceptions import CADENCES, OF_A_CONVERSATION, OWED, is_allowed, is_dismissed
from builder.followups.facts import settle
from builder.followups.model import DUE, Agenda, FollowUp, Raised, Status
from builder.followups.rules import RULES
from builder.followups.urgency import status
from builder.model.library import Library
from builder.model.words import Rule

_STATUSES = {one: place for place, one in enumerate(Status)}
_TABLE = {rule: place for place, rule in enumerate(Rule)}
_OWED_BY_ME = frozenset({Rule.MY_PROMISE, Rule.TODO, Rule.ANSWER, Rule.SCHEDULE, Rule.REBOOK})

_Key = tuple[int, int, date, int, str, str, int]


def plan(library: Library, today: date) -> Agenda:
    """Return every follow-up of *library* as of *today*, most urgent first (docs/follow-ups.md)."""
    facts = settle(library, today)
    switched_off = {rule for rule, is_on in library.settings.follow_up.rules.items() if not is_on}
    found = [
        (_placed(followup), followup)
        for rule in RULES
        for raised in rule(facts)
        if raised.rule not in switched_off and (followup := _weighed(library, raised, today))
    ]
    news = {one.contact for _, one in found if one.rule is Rule.NEWS and one.status is not Status.LAPSED}
    found = [(place, one) for place, one in found if one.rule not in CADENCES or one.contact not in news]
    return Agenda(today, tuple(followup for _, followup in sorted(found, key=lambda pair: pair[0])), facts)


def _weighed(library: Library, raised: Raised, today: date) -> FollowUp | None:
    """Return the follow-up that was raised with its urgency, or None where an exception drops it."""
    contact = library.contacts[raised.contact]
    if not is_allowed(contact, raised.rule) or is_dismissed(contact, raised.rule, raised.due, raised.subject):
        return None
    due = since = raised.due
    if contact.snooze_until and raised.rule not in OWED:
        due = max(due, contact.snooze_until)
    return FollowUp(
        rule=raised.rule,
        contact=raised.contact,
        interview=raised.interview,
        due=due,
        since=since,
        status=status(library.settings.follow_up, raised.rule, due, since, today),
        days=(today - due).days,
        action=raised.action,
        why=raised.why,
        subject=raised.subject,
        channel=raised.channel,
        position=raised.position,
    )


def _placed(one: FollowUp) -> _Key:
    """Return the key that puts follow-ups in the order of docs/follow-ups.md, Status and order."""
    group = 0
    if one.status in DUE:
        group = 0 if one.rule in OF_A_CONVERSATION else 1 if one.rule in _OWED_BY_ME else 2
    ties = (_TABLE[one.rule], one.contact, one.interview or "", one.position)
    return (_STATUSES[one.status], group, one.due, *ties)
