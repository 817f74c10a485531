"""The sample as of the day its story ends, read once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from builder.checks.kinds import PROFILE, Kind
from builder.checks.loading import open_notes
from builder.cli.clock import clock
from builder.followups.agenda import plan

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"

LOADED = open_notes(ROOT, clock(None))  # its settings say which day it is
LIBRARY = LOADED.library
AGENDA = plan(LIBRARY, LOADED.today)


def files(kind: Kind) -> list[Path]:
    """Return the files of a kind of note."""
    if kind is PROFILE:
        return [CONTENT / "profile.md"]
    return sorted((CONTENT / kind.folder).rglob("*.md"))


def front_matter(file: Path) -> dict[str, Any]:
    """Return a note's front matter, every scalar as it is typed."""
    _, front, _ = file.read_text(encoding="utf-8").split("---\n", 2)
    found: dict[str, Any] = yaml.load(front, Loader=yaml.BaseLoader)  # noqa: S506 - makes nothing but texts
    return found


def sections(kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield folded title and text of every second-level section of a kind's notes."""
    for file in files(kind):
        for part in f"\n{file.read_text(encoding='utf-8')}".split("\n## ")[1:]:
            title, _, text = part.partition("\n")
            yield title.strip().casefold(), text
