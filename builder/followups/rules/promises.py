"""What was promised, and what one has set oneself: my-promise, their-promise, todo."""

from collections.abc import Iterator
from datetime import date

from builder.followups.exceptions import first_allowed
from builder.followups.facts import Facts, promise_due, promised_on
from builder.followups.model import Raised
from builder.followups.rules.shared import once
from builder.followups.wording import on
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, Promise
from builder.model.words import Rule


def my_promise(facts: Facts) -> Iterator[Raised]:
    """Keep what one promised."""
    return _raised(facts, Rule.MY_PROMISE, "Keep your promise to {}")


def their_promise(facts: Facts) -> Iterator[Raised]:
    """Ask after what was promised to one."""
    return _raised(facts, Rule.THEIR_PROMISE, "Ask {} about their promise")


def _raised(facts: Facts, rule: Rule, deed: str) -> Iterator[Raised]:
    for promise, slug, interview, due in _open(facts, rule):
        action = f"{deed.format(facts.name(slug))}: {promise.text}"
        why = _promised(facts, promise, interview)
        yield Raised(rule, slug, interview, due, action, why, promise.text, None, promise.at)


def _open(facts: Facts, rule: Rule) -> Iterator[tuple[Promise, str, str | None, date]]:
    """Yield the open promises of one side: each with the contact it falls on, the interview's slug, the due day."""
    mine = rule is Rule.MY_PROMISE
    for slug, contact in facts.library.contacts.items():
        for promise in contact.promises:
            due = promise_due(facts, promise, None)
            if promise.mine is mine and promise.box is Box.OPEN and due:
                yield promise, slug, None, due
    for one in facts.library.interviews.values():
        for promise in one.promises:
            if promise.mine is mine and promise.box is Box.OPEN:
                whom = (promise.to,) if promise.to in facts.contacts else one.contacts
                allowed = first_allowed(facts.library, [slug for slug in whom if slug], rule)
                due = promise_due(facts, promise, one)
                if allowed is not None and due:
                    yield promise, allowed, one.slug, due


def _promised(facts: Facts, promise: Promise, interview: str | None) -> str:
    talk = facts.library.interviews[interview] if interview else None
    made = promised_on(promise, talk, facts.today)
    said = f"Promised on {on(made, facts.today)}" if made else "Promised"
    if talk and not made:
        said += f" ahead of the conversation of {on(talk.when.day, facts.today)}"
    return f"{said}, by {on(promise.by, facts.today)}" if promise.by else said


def todo(facts: Facts) -> Iterator[Raised]:
    """Do what one has noted for oneself, by the day one has set."""
    for slug, contact in facts.library.contacts.items():
        yield from _todos(facts, contact, slug, None)
    for one, slug in once(facts, Rule.TODO, (one for one in facts.library.interviews.values() if one.todos)):
        yield from _todos(facts, one, slug, one.slug)


def _todos(facts: Facts, owner: Contact | Interview, slug: str, interview: str | None) -> Iterator[Raised]:
    for item in owner.todos:
        if item.box is Box.OPEN and item.by:
            action = f"{item.text} ({facts.name(slug)})"
            why = f"Your own deadline is {on(item.by, facts.today)}"
            yield Raised(Rule.TODO, slug, interview, item.by, action, why, item.text, None, item.at)
