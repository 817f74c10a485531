"""How ready I am for a conversation: research, questions, pitch, confirmation, each as far as it has come."""

from datetime import date
from typing import NamedTuple

from builder.checks.advice import PITCH_SECONDS, QUESTIONS, has_countable_words, pitch_seconds
from builder.followups.facts import Facts
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.items import Box, Finding
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.words import Rule

TALKING_POINTS = (3, 4)
"""The fewest and most talking points to go with a pitch."""

PARTS = 4
"""How many parts readiness has."""


class ToTest(NamedTuple):
    """A finding to test in a conversation, and the note that holds it."""

    note: Interview | Organisation
    finding: Finding


class Readiness(NamedTuple):
    """What there is for a conversation.

    ``findings`` are those to test, ``questions`` the number of questions in its note, ``pitch`` how long the pitch
    takes to say, in seconds: 0 where there is none, None where its script has no words to count. ``confirm_by`` is the
    day by which to confirm, None where it needs no confirmation: it was made only lately, or the rule is switched off.
    """

    findings: tuple[ToTest, ...]
    questions: int
    pitch: float | None
    talking_points: int
    is_confirmed: bool
    confirm_by: date | None

    @property
    def has_research(self) -> bool:
        """Return whether there is something to test."""
        return bool(self.findings)

    @property
    def has_questions(self) -> bool:
        """Return whether there are enough questions and not too many."""
        return QUESTIONS[0] <= self.questions <= QUESTIONS[1]

    @property
    def has_pitch(self) -> bool:
        """Return whether there is a pitch of the right length, with its talking points."""
        fewest, most = TALKING_POINTS
        fits = self.pitch is None or PITCH_SECONDS[0] <= self.pitch <= PITCH_SECONDS[1]
        return fits and fewest <= self.talking_points <= most

    @property
    def has_confirmation(self) -> bool:
        """Return whether the appointment is confirmed, or needs no confirmation."""
        return self.is_confirmed or self.confirm_by is None

    @property
    def ready(self) -> int:
        """Return how many of the ``PARTS`` are ready."""
        return sum((self.has_research, self.has_questions, self.has_pitch, self.has_confirmation))


def of_talk(facts: Facts, talk: Interview) -> Readiness:
    """Return how ready I am for a conversation (docs/follow-ups.md, confirm; docs/format.md, Validation)."""
    profile = facts.library.profile
    is_off = not facts.settings.rules.get(Rule.CONFIRM, True)
    return Readiness(
        findings=to_test(facts.library, talk),
        questions=sum(one.box is not Box.DROPPED for one in talk.questions),
        pitch=pitch_seconds(profile.pitch) if has_countable_words(profile.pitch) else None,
        talking_points=len(profile.talking_points),
        is_confirmed=facts.is_confirmed(talk),
        confirm_by=None if is_off else facts.confirm_by(talk),
    )


def to_test(library: Library, talk: Interview) -> tuple[ToTest, ...]:
    """Return the findings to test in a conversation: its own, then those of where its people are; each text once."""
    notes: list[Interview | Organisation] = [talk, *organisations(library, talk)]
    found: dict[str, ToTest] = {}
    for note in notes:
        for one in note.research:
            if one.box is Box.OPEN and not one.outcome:
                found.setdefault(folded(one.text), ToTest(note, one))
    return tuple(found.values())


def organisations(library: Library, talk: Interview) -> tuple[Organisation, ...]:
    """Return where the people of a conversation are that day, the main one first (docs/format.md, Interview)."""
    names = (
        [talk.organisation] if talk.organisation else [library.contacts[slug].organisation for slug in talk.contacts]
    )
    slugs = dict.fromkeys(library.organisation_of[name] for name in names if name)
    return tuple(library.organisations[slug] for slug in slugs)
