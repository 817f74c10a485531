"""The rules, one small pure function each: what falls due, when and why (docs/follow-ups.md, Rules).

A rule says nothing of urgency, and of the exceptions only whom an interview's follow-up falls on; the agenda does the
rest. A rule that is raised once for an interview with several people gets the first of them whom the exceptions allow.
"""

from collections.abc import Callable, Iterator

from builder.followups.facts import Facts
from builder.followups.model import Raised
from builder.followups.rules import asking, conversations, keeping, promises

RuleFunction = Callable[[Facts], Iterator[Raised]]
"""A rule: takes the library as of a day, yields what falls due."""

RULES: tuple[RuleFunction, ...] = (
    conversations.record,
    conversations.thank,
    conversations.debrief,
    conversations.confirm,
    conversations.prepare,
    promises.my_promise,
    promises.todo,
    asking.answer,
    asking.schedule,
    conversations.rebook,
    asking.chase,
    asking.rethink,
    asking.referral,
    keeping.report_back,
    promises.their_promise,
    keeping.news,
    keeping.mentor,
    keeping.keep_in_touch,
)
"""Every rule, in the order of the table in docs/follow-ups.md."""
