"""Follow-ups as values."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from builder.model.words import Channel, Rule

if TYPE_CHECKING:
    from builder.followups.facts import Facts


class Status(StrEnum):
    """How urgent a follow-up is, in the order of the agenda (docs/follow-ups.md, Status and order)."""

    OVERDUE = "overdue"
    TODAY = "today"
    UPCOMING = "upcoming"
    LATER = "later"
    LAPSED = "lapsed"


DUE = (Status.OVERDUE, Status.TODAY)
"""The statuses of what is to be done now."""


class Raised(NamedTuple):
    """What a rule yields: what falls due, on which day, and why. ``position`` is its place in the note.

    ``contact`` and ``interview`` are slugs. Only the agenda says whether it is overdue.
    """

    rule: Rule
    contact: str
    interview: str | None
    due: date
    action: str
    why: str
    subject: str | None = None
    channel: Channel | None = None
    position: int = 0


class FollowUp(NamedTuple):
    """One line of the agenda. ``since`` is the original due date, ``days`` is today − due, in days.

    ``position`` is the place in the note of what raised it: a promise, a to-do, a referral.
    """

    rule: Rule
    contact: str
    interview: str | None
    due: date
    since: date
    status: Status
    days: int
    action: str
    why: str
    subject: str | None
    channel: Channel | None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Agenda:
    """All follow-ups as of a day, in the order of docs/follow-ups.md; and the ``facts`` that they rest on."""

    today: date
    followups: tuple[FollowUp, ...]
    facts: "Facts" = field(compare=False, repr=False)

    def of(self, status: Status) -> tuple[FollowUp, ...]:
        """Return the follow-ups with that status, in order."""
        return tuple(one for one in self.followups if one.status is status)
