"""From which day on a deed ends a follow-up (docs/follow-ups.md, Rules)."""

from datetime import date, timedelta

from builder.followups.exceptions import CADENCES
from builder.followups.facts import Facts
from builder.followups.model import FollowUp
from builder.model.words import LogType, Rule

_OF_THE_TALK = (Rule.THANK, Rule.DEBRIEF, Rule.REBOOK, Rule.REPORT_BACK)
_LOGGED = {Rule.ANSWER: LogType.ASKED, Rule.CHASE: LogType.REQUEST, Rule.RETHINK: LogType.REQUEST}


def counts_from(facts: Facts, one: FollowUp) -> date | None:
    """Return the first day on which what ``keepwarm done`` writes counts for a follow-up; None where any day does."""
    known, talk = facts.contacts[one.contact], facts.library.interviews.get(one.interview or "")
    if talk and one.rule in _OF_THE_TALK:
        return talk.day
    if one.rule in _LOGGED:
        return max(known.days(_LOGGED[one.rule]))
    if one.rule is Rule.NEWS:
        happened = (news for news in facts.library.profile.news if news.day <= facts.today)
        return max(news.day for news in happened if news.text == one.subject)
    if one.rule in CADENCES and known.last_contact:
        return known.last_contact + timedelta(1)
    return None
