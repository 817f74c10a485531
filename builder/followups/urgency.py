"""How urgent something is that falls due on a day (docs/follow-ups.md, Status and order)."""

from datetime import date

from builder.followups.model import Status
from builder.model.dates import Duration, Never
from builder.model.settings import FollowUp as FollowUpSettings
from builder.model.words import Rule

LAPSES: dict[Rule, Duration | Never] = {
    Rule.RECORD: Duration(days=90),
    Rule.THANK: Duration(days=30),
    Rule.DEBRIEF: Duration(days=30),
    Rule.ANSWER: Duration(days=60),
    Rule.SCHEDULE: Duration(days=60),
    Rule.REBOOK: Duration(days=60),
    Rule.CHASE: Duration(days=60),
    Rule.RETHINK: Duration(days=30),
    Rule.REFERRAL: Duration(days=90),
    Rule.REPORT_BACK: Duration(days=60),
    Rule.THEIR_PROMISE: Duration(days=90),
    Rule.NEWS: Duration(days=60),
    Rule.KEEP_IN_TOUCH: Duration(months=12),
}
"""How long after its due date a follow-up is let lie; a rule that is not here never lapses."""

_WHATEVER_THE_START = frozenset({Rule.MY_PROMISE, Rule.TODO, Rule.MENTOR, Rule.KEEP_IN_TOUCH})


def has_lapsed(settings: FollowUpSettings, rule: Rule, due: date, since: date, today: date) -> bool:
    """Return whether a follow-up due on *due*, originally *since*, is let lie on *today*."""
    if settings.start and since < settings.start and rule not in _WHATEVER_THE_START:
        return True
    lapse = settings.lapse_after.get(rule, LAPSES.get(rule, "never"))
    return isinstance(lapse, Duration) and today > lapse.after(due)


def status(settings: FollowUpSettings, rule: Rule, due: date, since: date, today: date) -> Status:
    """Return the status on *today* of a follow-up due on *due*, originally *since*."""
    if has_lapsed(settings, rule, due, since, today):
        return Status.LAPSED
    if today > due:
        return Status.OVERDUE
    if today == due:
        return Status.TODAY
    return Status.UPCOMING if due <= settings.horizon.after(today) else Status.LATER
