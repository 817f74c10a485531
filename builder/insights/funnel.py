"""How far things came with people, how long each step takes, and with whom nothing moves.

The stages are those of docs/follow-ups.md, Where a contact stands. Somebody who was not asked yet stands in none of
the funnel's.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from builder.followups import standing
from builder.followups.facts import ContactFacts, Facts, is_asking
from builder.followups.model import Agenda, FollowUp, Status
from builder.followups.standing import Stage
from builder.model.words import ContactStatus, LogType

STAGES = (Stage.ASKED, Stage.ANSWERED, Stage.TALKED, Stage.THANKED)
"""The stages of the funnel, in order."""
FEWEST = 3
"""Of fewer people than these a median says nothing."""
LONG = 14
"""How many days in one place, without a step ahead, are long."""

_BEFORE_TALKING = (Stage.ASKED, Stage.ANSWERED)


class Reached(NamedTuple):
    """A stage: how many people came as far or further, and how many of them stand there now."""

    stage: Stage
    people: int
    now: int


class Pace(NamedTuple):
    """The days from one stage to the next, one number for each person of whom both days are known, fewest first."""

    start: Stage
    end: Stage
    days: tuple[int, ...]

    @property
    def median(self) -> float | None:
        """Return the median in days, a multiple of a half; nothing where it would rest on fewer than three people."""
        return float(median(self.days)) if len(self.days) >= FEWEST else None


class Stuck(NamedTuple):
    """Somebody with whom nothing moves: the slug, the stage, since which day, and the next step where there is one."""

    contact: str
    stage: Stage
    since: date
    step: FollowUp | None


def reached(stages: Mapping[str, Stage]) -> tuple[Reached, ...]:
    """Return how many people reached each stage of the funnel, given where each stands."""
    now = Counter(stages.values())
    return tuple(
        Reached(one, sum(now[later] for later in STAGES[place:]), now[one]) for place, one in enumerate(STAGES)
    )


def paces(facts: Facts) -> tuple[Pace, ...]:
    """Return how many days each step took.

    *Asked* is the first ``request``. *Talked* is the first held, asking interview. *Answered* is the first ``reply`` or
    the first day on which an interview was ``booked``, neither before the request nor after that conversation.
    *Thanked* is the first ``thanks`` or ``thanked`` on or after it. Days to come count for nothing.
    """
    steps = tuple(pairwise(STAGES))
    found: dict[Stage, list[int]] = {end: [] for _, end in steps}
    for one in facts.contacts.values():
        days = _days(one)
        for start, end in steps:
            first, second = days[start], days[end]
            if first and second:
                found[end].append((second - first).days)
    return tuple(Pace(start, end, tuple(sorted(found[end]))) for start, end in steps)


def _days(one: ContactFacts) -> dict[Stage, date | None]:
    """Return the day on which a contact reached each stage, as far as it is known."""
    asked = next(iter(one.days(LogType.REQUEST)), None)
    talked = one.first_talk.day if one.first_talk else None
    booked = [talk.booked for talk in one.interviews if talk.booked and talk.booked <= one.today]
    answers = (day for day in (*one.days(LogType.REPLY), *booked) if (asked or day) <= day <= (talked or day))
    thanked = [talk.thanked for talk in one.talks if talk.thanked and talk.thanked <= one.today]
    thanks = (day for day in (*one.days(LogType.THANKS), *thanked) if talked and day >= talked)
    return {
        Stage.ASKED: asked,
        Stage.ANSWERED: min(answers, default=None),
        Stage.TALKED: talked,
        Stage.THANKED: min(thanks, default=None),
    }


def stuck(facts: Facts, stages: Mapping[str, Stage], agenda: Agenda) -> tuple[Stuck, ...]:
    """Return with whom nothing moves: by stage, within each the longest first, then by slug.

    That is somebody asked who did not answer, who answered but there is no conversation ahead, or who was talked with
    and not thanked, where this is so for ``LONG`` days or no step of the agenda is open (one that has lapsed is not).
    Left out are those who rest, who were put off to a later day, who said no last, whom I may not ask, or who did no
    more than ask me.
    """
    resting = frozenset(standing.dormant(facts.library, agenda))
    steps: dict[str, FollowUp] = {}
    for step in agenda.followups:
        if step.status is not Status.LAPSED:
            steps.setdefault(step.contact, step)
    found = (
        Stuck(slug, stages[slug], since, steps.get(slug))
        for slug, one in facts.contacts.items()
        if slug not in resting and (since := _since(one, stages[slug]))
        if slug not in steps or (facts.today - since).days >= LONG
    )
    return tuple(sorted(found, key=lambda one: (STAGES.index(one.stage), one.since, one.contact)))


def _since(one: ContactFacts, stage: Stage) -> date | None:
    """Return since when nothing moves with an active contact; nothing where it does, or need not."""
    contact, today = one.contact, one.today
    if contact.status is not ContactStatus.ACTIVE or (contact.snooze_until and contact.snooze_until > today):
        return None
    if stage is Stage.TALKED:
        return one.talks[-1].day
    if stage not in _BEFORE_TALKING or contact.may_contact is False or one.is_pending:
        return None
    last = max(_moves(one), default=None)
    declines = one.days(LogType.DECLINE)
    return None if last and declines and declines[-1] >= last else last


def _moves(one: ContactFacts) -> Iterator[date]:
    """Yield the days on which something moved towards a first conversation of my asking, none of them to come."""
    yield from one.days(LogType.REQUEST, LogType.REPLY)
    yield from (talk.day for talk in one.interviews if is_asking(talk) and talk.day <= one.today)
