"""Staying in touch: report-back, news, mentor, keep-in-touch."""

from collections.abc import Iterator
from datetime import date

from builder.followups.facts import Facts, is_stale
from builder.followups.model import Raised
from builder.followups.urgency import has_lapsed
from builder.followups.wording import on
from builder.model.dates import Duration
from builder.model.interview import Interview
from builder.model.items import News
from builder.model.words import Audience, LogType, Rule


def report_back(facts: Facts) -> Iterator[Raised]:
    """Tell whoever introduced one how the conversation went."""
    for slug, known in facts.contacts.items():
        one = known.first_talk
        introducer = introducer_of(facts, slug, one) if one else None
        if one is None or introducer is None or introducer in one.contacts:
            continue
        theirs = facts.contacts[introducer]
        if not theirs.logged_since(one.day, LogType.THANKS, LogType.UPDATE) and not theirs.held_since(one.day):
            due = facts.settings.report_back_within.after(one.day)
            action = f"Tell {facts.name(introducer)} how it went with {known.contact.name}"
            why = f"They introduced you; you talked on {on(one.day, facts.today)}"
            place = one.contacts.index(slug)
            yield Raised(Rule.REPORT_BACK, introducer, one.slug, due, action, why, known.contact.name, None, place)


def introducer_of(facts: Facts, slug: str, one: Interview) -> str | None:
    """Return who introduced a contact before interview *one*: who is named, else who first gave their name."""
    named = facts.library.contacts[slug].introducer
    if named not in facts.contacts:
        earlier = (other.contacts[0] for other in facts.referrers.get(slug, ()) if other.day < one.day)
        named = next(earlier, None)
    return None if named == slug else named


def news(facts: Facts) -> Iterator[Raised]:
    """Tell everyone one's news, also those of little apparent help."""
    told = {to_mentor: _latest_news(facts, to_mentor=to_mentor) for to_mentor in (False, True)}
    for slug, known in facts.contacts.items():
        latest = told[known.contact.mentor]
        if latest is None or known.met is None or known.met >= latest.day or known.is_pending:
            continue
        if not known.logged_since(latest.day, LogType.UPDATE) and not known.held_since(latest.day):
            due = facts.settings.share_news_within.after(latest.day)
            why = f"Your news of {on(latest.day, facts.today)}: {latest.text}"
            yield Raised(Rule.NEWS, slug, None, due, f"Tell {facts.name(slug)} your news", why, latest.text)


def _latest_news(facts: Facts, *, to_mentor: bool) -> News | None:
    """Return the latest news told to mentors or to others; of several of one day the first listed."""
    audiences = (Audience.EVERYONE, Audience.MENTORS) if to_mentor else (Audience.EVERYONE,)
    told = [one for one in facts.library.profile.news if one.audience in audiences and one.day <= facts.today]
    return max(told, key=lambda one: one.day, default=None)


def mentor(facts: Facts) -> Iterator[Raised]:
    """Keep three or four people close: tell them of progress, ask their advice."""
    for slug, due, why in _cadences(facts, mentors=True):
        yield Raised(Rule.MENTOR, slug, None, due, f"Tell {facts.name(slug)} of your progress, and ask for advice", why)


def keep_in_touch(facts: Facts) -> Iterator[Raised]:
    """Write to everyone every few months."""
    for slug, due, why in _cadences(facts, mentors=False):
        yield Raised(Rule.KEEP_IN_TOUCH, slug, None, due, f"Write to {facts.name(slug)}", why)


def _cadences(facts: Facts, *, mentors: bool) -> Iterator[tuple[str, date, str]]:
    """Yield whom to write to every so often; a conversation to come, or one yet to be recorded, comes first."""
    usual = facts.settings.mentors_every if mentors else facts.settings.keep_in_touch_every
    for slug, known in facts.contacts.items():
        every = known.contact.keep_in_touch or usual
        if known.contact.mentor is not mentors or known.met is None or known.last_contact is None:
            continue
        if not isinstance(every, Duration) or known.is_pending or _has_unrecorded(facts, known.interviews):
            continue
        often = str(every).removeprefix("1 ")
        why = f"{'A mentor, every' if mentors else 'Every'} {often}; "
        why += f"last in touch on {on(known.last_contact, facts.today)}"
        yield slug, every.after(known.last_contact), why


def _has_unrecorded(facts: Facts, interviews: tuple[Interview, ...]) -> bool:
    """Return whether there is a stale interview whose ``record`` would not have lapsed."""
    return any(
        is_stale(one, facts.today) and not has_lapsed(facts.settings, Rule.RECORD, one.day, one.day, facts.today)
        for one in interviews
    )
