"""After any history of changes and damage, a build leaves the very site that one from nothing makes."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.state import saved
from tests.properties import histories
from tests.properties.histories import History, Step
from tests.support import tries


def check(history: History, above: Path) -> None:
    """Build, and compare with a build of a copy in which nothing was ever built."""
    copy = above / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    histories.copied(history.root, copy)
    made = histories.built(history.root, history.day, history.folder)
    full = histories.built(copy, history.day, above / "copied" / "site", full=True)
    if isinstance(made, Exception) or isinstance(full, Exception):
        assert type(made) is type(full), (made, full)
        return
    assert made.index and full.index
    assert histories.tree(made.index.parent) == histories.tree(full.index.parent)
    same = ("day", "files", "contacts", "interviews", "overdue", "due", "problems")
    assert [getattr(made.report, name) for name in same] == [getattr(full.report, name) for name in same]
    shutil.rmtree(above / "copied")


@pytest.mark.parametrize("old", [False, True], ids=["files just written", "files as if old"])
@pytest.mark.no_cover
def test_x(old: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if old:
            patch.setattr(saved, "_YOUNG", -60_000_000_000)
        _x()


@settings(max_examples=tries(10), suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.lists(st.one_of(histories.NOTES, histories.EDITS, histories.REST, histories.DAMAGE), min_size=1, max_size=3), min_size=1, max_size=8))
def _x(steps: list[list[Step]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        above = Path(name)
        histories.keep_other(above / "others")
        history = History(above / "notes")
        check(history, above)
        for several in steps:
            for step in several:
                step.take(history)
            check(history, above)
