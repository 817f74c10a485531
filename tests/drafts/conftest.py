"""Letters from notes as texts."""

from collections.abc import Callable
from datetime import date

import pytest

from builder.drafts import letters
from builder.drafts.letters import Writing
from builder.drafts.model import Letter
from builder.followups.agenda import plan
from tests.support import TODAY, Folder

Begin = Callable[..., Writing]
"""Makes letters from the notes as they are, as of a day; see the fixture `writing`."""

FollowUps = Callable[..., list[Letter | None]]
"""Gives the letters for the follow-ups of a rule, as of a day; see the fixture `for_rule`."""


@pytest.fixture
def writing(folder: Folder) -> Begin:
    """Return what makes letters from the notes as they are when it is called."""

    def begin(today: date = TODAY) -> Writing:
        return letters.prepare(folder.load(today))

    return begin


@pytest.fixture
def for_rule(folder: Folder) -> FollowUps:
    """Return what gives the letters for the follow-ups of a rule, in the order of the agenda."""

    def found(rule: str, today: date = TODAY) -> list[Letter | None]:
        notes = folder.load(today)
        begun = letters.prepare(notes)
        agenda = plan(notes.library, today)
        return [letters.for_follow_up(begun, one) for one in agenda.followups if one.rule == rule]

    return found
