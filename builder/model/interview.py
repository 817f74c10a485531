"""A conversation: what the front matter says, and what the sections record."""

from datetime import date
from typing import Annotated

from pydantic import Field, SkipValidation

from builder.model.fields import Day, Fields, OneOf, Text, Texts, When, Whole
from builder.model.items import Finding, OpenQuestion, Phrase, Promise, Question, Referral, Todo
from builder.model.words import Channel, Direction, InterviewStatus

DEFAULT_MINUTES = 15
"""The time to ask for, in minutes (docs/format.md, Interview)."""


class InterviewFields(Fields):
    """The front matter of an interview (docs/format.md, Interview)."""

    contact: Texts = Field(description="with whom: slugs, names or [[slug]]s; the first is the main one", min_length=1)
    when: When = Field(alias="date", description="a date, or a date and a time")
    stated_status: Annotated[InterviewStatus, OneOf()] | None = Field(
        None, alias="status", description="absent: done where something says so, else scheduled"
    )
    direction: Annotated[Direction, OneOf()] = Field(Direction.ASKING, description="giving: somebody interviewed me")
    via: Annotated[Channel, OneOf()] | None = None
    place: Text | None = Field(None, description="address or meeting link")
    goal: Text | None = Field(None, description="what I want to know above all")
    organisation: Text | None = Field(None, description="as it was that day; default: the contact's now")
    role: Text | None = Field(None, description="as it was that day; default: the contact's now")
    fields: Texts = Field((), description="as they were that day; default: the contact's now")
    minutes: Annotated[int, Whole(1, 480)] = Field(DEFAULT_MINUTES, description="minutes asked for")
    lasted: Annotated[int, Whole(1, 1440)] | None = Field(None, description="minutes it took")
    keywords: Texts = Field((), description="topics for the confirmation")
    booked: Day | None = Field(None, description="when the appointment was made")
    confirmed: Day | None = None
    prepared: Day | None = None
    debriefed: Day | None = None
    thanked: Day | None = None
    called_off: Day | None = Field(None, description="when a cancelled appointment was called off")
    interest_before: Annotated[int, Whole(1, 5)] | None = Field(None, description="how much I want this work")
    interest_after: Annotated[int, Whole(1, 5)] | None = Field(None, description="how much I want this work")
    tags: Texts = ()


class Interview(InterviewFields):
    """An interview that passed the checks; ``contacts`` are the slugs of the people, the main one first."""

    slug: SkipValidation[str]
    path: SkipValidation[str]
    more: SkipValidation[tuple[tuple[str, tuple[str, ...]], ...]] = ()
    contacts: SkipValidation[tuple[str, ...]] = ()
    promises: SkipValidation[tuple[Promise, ...]] = ()
    todos: SkipValidation[tuple[Todo, ...]] = ()
    referrals: SkipValidation[tuple[Referral, ...]] = ()
    research: SkipValidation[tuple[Finding, ...]] = ()
    questions: SkipValidation[tuple[Question, ...]] = ()
    open_questions: SkipValidation[tuple[OpenQuestion, ...]] = ()
    language: SkipValidation[tuple[Phrase, ...]] = ()
    notes: SkipValidation[str] = ""
    debrief: SkipValidation[str] = ""

    @property
    def status(self) -> InterviewStatus:
        """Return the stated status, else the one that the other fields imply (docs/format.md, Interview)."""
        if self.stated_status:
            return self.stated_status
        told = (self.lasted, self.thanked, self.debriefed, self.interest_after)
        return InterviewStatus.DONE if any(told) else InterviewStatus.SCHEDULED

    @property
    def day(self) -> date:
        """Return its date in the sense of docs/follow-ups.md (Words): a cancelled one ends when it was called off."""
        day = self.when.day
        if self.called_off and self.called_off < day and self.status is InterviewStatus.CANCELLED:
            return self.called_off
        return day
