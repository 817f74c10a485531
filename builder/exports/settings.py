"""The shape of the settings in the JSON export (docs/export.md, JSON)."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field

from builder.exports.agenda import Shape
from builder.model.words import Rule, TodaySection


def _lengths(value: dict[str, object]) -> dict[str, str]:
    return {rule: str(length) for rule, length in value.items()}


Length = Annotated[str, BeforeValidator(str), Field(description="a duration, such as 2 months, or never")]


class FollowUpSettings(Shape):
    """When follow-ups are due."""

    thank_within: Length
    debrief_within: Length
    confirm_before: Length
    prepare_before: Length
    my_promises_within: Length
    answer_within: Length
    schedule_within: Length
    rebook_within: Length
    chase_after: Length
    attempts: int
    referrals_within: Length
    report_back_within: Length
    their_promises_within: Length
    share_news_within: Length
    mentors_every: Length
    keep_in_touch_every: Length
    horizon: Length
    lapse_after: Annotated[dict[Rule, str], BeforeValidator(_lengths)]
    rules: dict[Rule, bool]
    start: date | None


class Accent(Shape):
    """The colour of links on light and on dark pages."""

    light: str
    dark: str


class Site(Shape):
    """The looks of the site."""

    fonts: bool
    accent: Accent | None
    title: str | None
    today: tuple[TodaySection, ...]


class Settings(Shape):
    """What ``keepwarm.yaml`` says, with the defaults for what it does not."""

    title: str
    timezone: str | None
    theme: str
    output: str
    language_tag: str
    as_of: date | None
    extra_fields: tuple[str, ...]
    follow_up: FollowUpSettings
    site: Site
