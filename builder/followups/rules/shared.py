"""What several rules ask of the facts."""

from collections.abc import Iterator

from builder.followups.exceptions import first_allowed
from builder.followups.facts import Facts
from builder.model.interview import Interview
from builder.model.words import InterviewStatus, Rule

FALLEN_THROUGH = (InterviewStatus.CANCELLED, InterviewStatus.NO_SHOW)
"""The statuses of a conversation that did not come about."""


def once(facts: Facts, rule: Rule) -> Iterator[tuple[Interview, str]]:
    """Yield each interview with the first of its contacts on whom *rule* may fall."""
    for one in facts.library.interviews.values():
        slug = first_allowed(facts.library, one.contacts, rule)
        if slug is not None:
            yield one, slug
