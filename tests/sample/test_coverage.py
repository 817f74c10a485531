"""The sample tells of everything: every key, section, item form, word, status and rule occurs in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from builder.checks.kinds import KINDS, Kind
from builder.followups.agenda import plan
from builder.followups.model import Status
from builder.followups.standing import Stage, dormant, stage, waiting
from builder.model.items import Box
from builder.model.words import (
    Audience,
    Channel,
    ContactStatus,
    Direction,
    InterviewStatus,
    Level,
    LogType,
    Outcome,
    Rule,
)
from tests.sample.test_agenda import LOADED, ROOT

LIBRARY, AGENDA = LOADED.library, plan(LOADED.library, LOADED.today)
"""The sample as of its last day."""
