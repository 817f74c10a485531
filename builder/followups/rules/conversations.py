"""Before and after a conversation: record, thank, debrief, confirm, prepare, rebook."""

from collections.abc import Iterator
from datetime import date, timedelta

from builder.followups.facts import ContactFacts, Facts, is_asking, is_stale
from builder.followups.model import Raised
from builder.followups.rules.shared import once
from builder.followups.wording import FELL_THROUGH, counted, on
from builder.model.interview import Interview
from builder.model.items import Box
from builder.model.words import FALLEN_THROUGH, InterviewStatus, LogType, Rule

_FORTNIGHT = timedelta(days=14)


def record(facts: Facts) -> Iterator[Raised]:
    """Write down what became of a conversation whose day has passed."""
    stale = (one for one in facts.library.interviews.values() if is_stale(one, facts.today))
    for one, slug in once(facts, Rule.RECORD, stale):
        action = f"Write down how the conversation with {facts.name(slug)} went"
        why = f"It was planned for {on(one.day, facts.today)}"
        yield Raised(Rule.RECORD, slug, one.slug, one.day, action, why)


def thank(facts: Facts) -> Iterator[Raised]:
    """Thank everybody one talked with, within a day."""
    for one in facts.held:
        if not is_asking(one) or one.thanked:
            continue
        for slug in one.contacts:
            if not facts.contacts[slug].logged_since(one.day, LogType.THANKS):
                due = facts.settings.thank_within.after(one.day)
                why = f"You talked on {on(one.day, facts.today)}{_owed(one, slug)}"
                yield Raised(Rule.THANK, slug, one.slug, due, f"Thank {facts.name(slug)}", why)


def _owed(one: Interview, slug: str) -> str:
    """Return what they promised, to be recalled in the letter of thanks."""
    theirs = [p.text for p in one.promises if not p.mine and p.box is Box.OPEN and p.to in (None, slug)]
    return f"; they promised: {theirs[0]}" if theirs else ""


def debrief(facts: Facts) -> Iterator[Raised]:
    """Analyse a conversation while it is fresh."""
    raw = (one for one in facts.held if is_asking(one) and not one.debriefed and not one.debrief)
    for one, slug in once(facts, Rule.DEBRIEF, raw):
        due = facts.settings.debrief_within.after(one.day)
        action = f"Debrief the conversation with {facts.name(slug)}"
        why = f"You talked on {on(one.day, facts.today)}, and the Debrief section is still empty"
        yield Raised(Rule.DEBRIEF, slug, one.slug, due, action, why)


def confirm(facts: Facts) -> Iterator[Raised]:
    """Confirm an appointment, with the topics; one that was made only lately needs no confirmation."""
    unconfirmed = (one for one in facts.pending if is_asking(one) and not facts.is_confirmed(one))
    for one, slug in once(facts, Rule.CONFIRM, unconfirmed):
        due = facts.confirm_by(one)
        if due:
            action = f"Confirm the conversation with {facts.name(slug)}"
            topics = f"send your topics: {', '.join(one.keywords)}" if one.keywords else "send your topics"
            yield Raised(Rule.CONFIRM, slug, one.slug, due, action, f"It is on {on(one.day, facts.today)}; {topics}")


def prepare(facts: Facts) -> Iterator[Raised]:
    """Prepare a conversation the day before, but not before it was made."""
    unprepared = (one for one in facts.pending if is_asking(one) and not one.prepared)
    for one, slug in once(facts, Rule.PREPARE, unprepared):
        due = facts.settings.prepare_before.before(one.day)
        ready = counted(sum(question.box is not Box.DROPPED for question in one.questions), "question")
        action = f"Prepare the conversation with {facts.name(slug)}"
        why = f"It is on {on(one.day, facts.today)}; {ready} ready"
        yield Raised(Rule.PREPARE, slug, one.slug, max(due, one.booked or date.min), action, why)


def rebook(facts: Facts) -> Iterator[Raised]:
    """Ask again after a conversation that did not take place."""
    for slug, known in facts.contacts.items():
        one = known.interviews[-1] if known.interviews else None
        if one is None or not is_asking(one) or one.status not in FALLEN_THROUGH:
            continue
        if known.logged_since(one.day, LogType.REQUEST, LogType.DECLINE) or _has_been_replaced(known, one):
            continue
        due = facts.settings.rebook_within.after(one.day)
        why = f"The conversation of {on(one.when.day, facts.today)} {FELL_THROUGH[one.status]}"
        yield Raised(Rule.REBOOK, slug, one.slug, due, f"Ask {facts.name(slug)} for another day", why)


def _has_been_replaced(known: ContactFacts, cancelled: Interview) -> bool:
    """Return whether another conversation, in the two weeks before, stands for a cancelled one (it was moved)."""
    return cancelled.status is InterviewStatus.CANCELLED and any(
        one.status not in FALLEN_THROUGH and one.day <= cancelled.day and cancelled.day - one.day <= _FORTNIGHT
        for one in known.interviews
    )
