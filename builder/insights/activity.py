"""What happened on each day: conversations held, and messages sent and received."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from builder.followups.facts import Facts, is_held
from builder.model.words import LogType

SENT = frozenset({LogType.REQUEST, LogType.CONFIRMATION, LogType.THANKS, LogType.UPDATE, LogType.ANSWERED})
"""The log types that are messages of mine."""
RECEIVED = frozenset({LogType.REPLY, LogType.DECLINE, LogType.ASKED})
"""The log types that are messages to me; those in neither set went another way."""
_WEEK = 7


class Tally(NamedTuple):
    """How much happened: conversations, messages sent, messages received, and messages that were neither."""

    conversations: int = 0
    sent: int = 0
    received: int = 0
    other: int = 0

    @property
    def messages(self) -> int:
        """Return the number of messages."""
        return self.sent + self.received + self.other

    @property
    def total(self) -> int:
        """Return the number of conversations and messages."""
        return self.conversations + self.messages


NOTHING = Tally()
"""What happened on a quiet day."""


class Week(NamedTuple):
    """A week from its Monday on, a tally for each of its days; today is the last day of the last week."""

    monday: date
    days: tuple[Tally, ...]

    @property
    def tally(self) -> Tally:
        """Return what happened in the whole week."""
        return added(self.days)


class Spell(NamedTuple):
    """A run of days on which nothing happened, the first and the last one included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Return how many days it lasted."""
        return (self.last - self.first).days + 1


class Activity(NamedTuple):
    """What happened until *today*; ``days`` holds the days on which something did, in order."""

    today: date
    days: Mapping[date, Tally]

    def weeks(self, number: int) -> tuple[Week, ...]:
        """Return the last *number* weeks, earliest first; the last one is the week of today."""
        today = self.today.toordinal()
        start = today - self.today.weekday() - _WEEK * (number - 1)
        return tuple(
            Week(
                date.fromordinal(monday),
                tuple(
                    self.days.get(date.fromordinal(day), NOTHING)
                    for day in range(monday, min(monday + _WEEK, today + 1))
                ),
            )
            for monday in range(start, today + 1, _WEEK)
            if monday >= 1  # the calendar begins with a Monday
        )

    def quiet(self, since: date) -> Spell | None:
        """Return the longest quiet spell on or after *since*, the latest of several; nothing where there is none.

        Days before anything happened at all do not count; those since the last time do.
        """
        begun = next(iter(self.days), None)
        if begun is None:
            return None
        first, today = max(begun, since).toordinal(), self.today.toordinal()
        busy = [day for day in map(date.toordinal, self.days) if day >= first]
        gaps = [
            (after - before - 1, before + 1)
            for before, after in zip((first - 1, *busy), (*busy, today + 1), strict=True)
        ]
        length, start = max(gaps)
        return Spell(date.fromordinal(start), date.fromordinal(start + length - 1)) if length else None


def activity(facts: Facts) -> Activity:
    """Return what happened on each day, in one pass over the notes."""
    found: dict[date, list[int]] = {}
    for (day, kind), number in Counter(_happenings(facts)).items():
        counts = found.setdefault(day, [0] * len(NOTHING))
        counts[0 if kind is None else 1 if kind in SENT else 2 if kind in RECEIVED else 3] += number
    return Activity(facts.today, {day: Tally(*found[day]) for day in sorted(found)})


def kinds(facts: Facts, since: date) -> Mapping[LogType, int]:
    """Return how many messages of each type there were on or after *since*, in the order of docs/format.md."""
    found = Counter(kind for day, kind in _happenings(facts) if kind and day >= since)
    return {kind: found[kind] for kind in LogType if found[kind]}


def added(tallies: Iterable[Tally]) -> Tally:
    """Return what happened altogether."""
    return Tally(*map(sum, zip(NOTHING, *tallies, strict=True)))


def _happenings(facts: Facts) -> Iterator[tuple[date, LogType | None]]:
    """Yield the day and type of every message, and the day and nothing for every conversation held.

    A message is a log entry other than ``note``, or the thanks that an interview says were sent (``thanked``) where no
    log of its contacts has them that day. An interview with several people is one conversation.
    """
    logged: set[tuple[str, date]] = set()
    for slug, one in facts.contacts.items():
        for entry in one.log:
            if entry.type is not LogType.NOTE:
                yield entry.day, entry.type
            if entry.type is LogType.THANKS:
                logged.add((slug, entry.day))
    for talk in facts.library.interviews.values():
        if is_held(talk, facts.today):
            yield talk.day, None
        day = talk.thanked
        if day and day <= facts.today and not any((slug, day) in logged for slug in talk.contacts):
            logged.update((slug, day) for slug in talk.contacts)
            yield day, LogType.THANKS
