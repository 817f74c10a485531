"""Another build that makes the same site for another day while this one is at work."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from builder import pipeline
from builder.site.disk import output
from builder.stamp.sight import Seen
from tests.state.conftest import Site

_SUNDAY = date(2026, 11, 15)
"""Its name is as long as that of Monday, so pages of both days are of the same length."""


def test_what_it_has_put_there_is_not_refilled(few: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    few.day = _SUNDAY
    few.build()
    standing = output.standing

    def then_another(folder: Path) -> dict[str, Seen]:
        monkeypatch.setattr(output, "standing", standing)
        found = standing(folder)
        pipeline.build(few.root, lambda _: _SUNDAY + timedelta(1))
        return found

    monkeypatch.setattr(output, "standing", then_another)
    few.edit("content/interviews/one.md", "I talked", "I walked")
    few.write("content/files/new.txt", "besides a long text")
    few.build()
    few.build()
    left = few.texts()
    few.build(full=True)
    assert left == few.texts()
