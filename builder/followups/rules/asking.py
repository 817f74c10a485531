"""From a name to a request, and from a request to a date: answer, schedule, chase, rethink, referral."""

from collections.abc import Iterator, Mapping

from builder.followups.facts import ContactFacts, Facts, is_asking
from builder.followups.model import Raised
from builder.followups.rules.shared import once
from builder.followups.wording import BY, counted, on
from builder.model.items import LogEntry, Referral
from builder.model.words import Channel, ContactStatus, Direction, LogType, Rule

_SENT: Mapping[Channel | None, str] = {
    Channel.EMAIL: "email",
    Channel.PHONE: "call",
    Channel.LINKEDIN: "LinkedIn message",
    Channel.MESSAGE: "message",
    Channel.LETTER: "letter",
}
_REQUEST = "request"


def answer(facts: Facts) -> Iterator[Raised]:
    """Answer somebody who asks for a conversation or for help: pay it forward."""
    for slug, known in facts.contacts.items():
        for asked in known.days(LogType.ASKED)[-1:]:
            given = any(one.direction is Direction.GIVING and one.day >= asked for one in known.interviews)
            if not given and not known.logged_since(asked, LogType.ANSWERED):
                due = facts.settings.answer_within.after(asked)
                why = f"They asked you on {on(asked, facts.today)}"
                yield Raised(Rule.ANSWER, slug, None, due, f"Answer {facts.name(slug)}", why)


def schedule(facts: Facts) -> Iterator[Raised]:
    """Agree on a day with somebody who has answered a request, or whom an introduction has brought."""
    for slug, known in facts.contacts.items():
        replies = known.days(LogType.REPLY)
        if not replies:
            continue
        openings = (LogType.REQUEST, LogType.INTRODUCTION) if known.contact.introducer else (LogType.REQUEST,)
        opened = [day for day in known.days(*openings) if day <= replies[-1]]
        if not opened:
            continue
        reply, since = replies[-1], opened[-1]
        settled = known.logged_since(since, LogType.DECLINE) or any(day >= since for day in known.meetings)
        if not settled and not any(day > reply for day in known.days(LogType.REQUEST)):
            due = facts.settings.schedule_within.after(reply)
            action = f"Agree on a day with {facts.name(slug)}"
            yield Raised(Rule.SCHEDULE, slug, None, due, action, f"They replied on {on(reply, facts.today)}")


def chase(facts: Facts) -> Iterator[Raised]:
    """Ask again, another way, where a request found no answer."""
    for slug, known, last in _unanswered(facts):
        if len(known.attempts) < facts.settings.attempts:
            channel = known.next_channel
            due = facts.settings.chase_after.after(last.day)
            action = f"Ask {facts.name(slug)} again" + (f", {BY[channel]}" if channel else "")
            why = f"No answer to your {_request(known, last, on(last.day, facts.today))}"
            yield Raised(Rule.CHASE, slug, None, due, action, why, None, channel)


def rethink(facts: Facts) -> Iterator[Raised]:
    """Think again after several requests without an answer: let it be, or find another way to them."""
    for slug, known, last in _unanswered(facts):
        if len(known.attempts) >= facts.settings.attempts:
            due = facts.settings.chase_after.after(last.day)
            action = f"Decide whether to ask {facts.name(slug)} once more"
            which = "the last on" if known.attempts[1:] else "on"
            why = f"{counted(len(known.attempts), 'request')} without an answer, {which} {on(last.day, facts.today)}"
            yield Raised(Rule.RETHINK, slug, None, due, action, why, None, known.next_channel)


def _unanswered(facts: Facts) -> Iterator[tuple[str, ContactFacts, LogEntry]]:
    """Yield who has not answered the latest request, with that request."""
    for slug, known in facts.contacts.items():
        if known.attempts:
            yield slug, known, known.attempts[-1]


def _request(known: ContactFacts, last: LogEntry, day: str) -> str:
    """Return what the latest request was, of which *day*, and which of how many, over calls and letters alike."""
    kind = _SENT.get(last.channel, _REQUEST)
    ordinal = {1: "", 2: "second ", 3: "third "}.get(len(known.attempts), "latest ")
    if kind == _REQUEST or all(one.channel == last.channel for one in known.attempts):
        return f"{ordinal}{kind} of {day}"
    return f"{kind} of {day}, your {ordinal}{_REQUEST}"


def referral(facts: Facts) -> Iterator[Raised]:
    """Write to the people whose names were given."""
    for one, slug in once(facts, Rule.REFERRAL, (one for one in facts.held if one.referrals and is_asking(one))):
        for given in one.referrals:
            if _is_waiting(facts, given):
                name = facts.library.called(given)
                due = facts.settings.referrals_within.after(one.day)
                why = f"{facts.name(slug)} gave you the name on {on(one.day, facts.today)}"
                why += f": {given.note}" if given.note else ""
                yield Raised(Rule.REFERRAL, slug, one.slug, due, f"Write to {name}", why, name, None, given.at)


def _is_waiting(facts: Facts, given: Referral) -> bool:
    known = facts.contacts.get(facts.named(given) or "")
    return known is None or (known.contact.status is ContactStatus.ACTIVE and known.is_untouched)
