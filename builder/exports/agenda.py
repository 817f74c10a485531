"""Follow-ups as JSON: what ``keepwarm due --format json`` prints, and the export holds (docs/follow-ups.md, Output)."""

from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict

from builder.followups.model import Status
from builder.model.words import Channel, Rule


class Shape(BaseModel):
    """A JSON object of these keys and no others, made from any value that has attributes of those names."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)

    def as_json(self) -> str:
        """Return the object as JSON that people can read too; letters of every script stay as they are."""
        return self.model_dump_json(by_alias=True, indent=2)


class FollowUp(Shape):
    """A follow-up; ``interview`` is the one that raised it, ``since`` the day on which it was first due."""

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


class Listed(Shape):
    """Follow-ups as of a day, in the order of the agenda."""

    today: date
    followups: tuple[FollowUp, ...]


def as_json(today: date, shown: Iterable[object]) -> str:
    """Return the follow-ups that are *shown*, as of *today*, as JSON."""
    return Listed.model_validate({"today": today, "followups": tuple(shown)}).as_json()
