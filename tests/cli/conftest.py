"""Notes for the commands to work on."""

from pathlib import Path

import pytest

from builder import pipeline
from builder.pipeline import Built
from tests.support import Folder, Keepwarm, Ran

WRITTEN_A_WHILE_AGO = "from builder.stamp import sight; sight.YOUNG = sight.FINE = 0"
"""Lets a process of its own go by how files look that were written just now (`run_apart`); as `go_by_looks` does here.

Without it, what it does depends on when: a file in a thousand has by chance a time like that of a disk with a coarse
clock, and counts as just written for two seconds.
"""


@pytest.fixture
def notes(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return the current folder: one follow-up that is overdue, one for today, one upcoming, later, lapsed each.

    Two of the names have to be read with care: one is in another script, one is two people's.
    """
    folder.settings("as_of: 2026-11-20\nextra_fields: [coffee]")
    folder.contact("ada", "name: Ada Lovelace\naliases: [Countess]\norganisation: Borealis Labs\nkeep_in_touch: never")
    folder.contact("bo", "name: 小林美咲\nemail: bo@borealis.example", "## Log\n- 2026-11-16 request by phone")
    folder.contact("cy", "name: Sam Reed", "## To do\n- [ ] Print the map (by 2026-11-30)")
    folder.contact("di", "name: Sam Reed", "## To do\n- [ ] Ask about the bus (by 2026-12-24)")
    folder.contact("ed", "", "## Promises\n- [ ] them: the leaflet (by 2026-01-02)")
    folder.interview("2026-11-18-ada", "contact: ada\ndate: 2026-11-18 14:30\nstatus: done\ndebriefed: 2026-11-18")
    monkeypatch.chdir(folder.root)
    return folder


@pytest.fixture
def broken(notes: Folder) -> Folder:
    """Return those notes with one that is left out and one that is incomplete."""
    notes.contact("fay", "name: Fay\nemail: nobody at all")
    notes.interview("2026-11-19-gus", "contact: bo\ndate: soon")
    return notes


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the folders of notes that have been built, one for each time."""
    done: list[Path] = []
    build = pipeline.build

    def counted(root: Path, *arguments: object, **options: object) -> Built:
        done.append(root)
        return build(root, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "build", counted)
    return done


def without_state(folder: Folder, keepwarm: Keepwarm, *words: str) -> Ran:
    """Return what a command says where nothing was ever built."""
    kept, aside = folder.root / ".keepwarm", folder.root / "aside"
    kept.rename(aside)
    try:
        ran = keepwarm(*words)
        assert not kept.exists()
    finally:
        aside.rename(kept)
    return ran
