"""What several rules ask of the facts."""

from collections.abc import Iterable, Iterator

from builder.followups.exceptions import first_allowed
from builder.followups.facts import Facts
from builder.model.interview import Interview
from builder.model.words import Rule


def once(facts: Facts, rule: Rule, interviews: Iterable[Interview]) -> Iterator[tuple[Interview, str]]:
    """Yield each of *interviews* with the first of its contacts on whom *rule* may fall."""
    for one in interviews:
        slug = first_allowed(facts.library, one.contacts, rule)
        if slug is not None:
            yield one, slug
