"""The sample notes, and their story shifted in time."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder.model.dates import Duration, parse_day

ENDS = date(2026, 11, 20)
"""The day on which the story of the sample ends (``as_of`` in its settings)."""

_DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_TEXTS = (".md", ".txt", ".csv")


@dataclass(frozen=True)
class Sample:
    """The folder that holds the sample's ``content/``."""

    root: Path

    def questions(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of the question bank, but for themes that suit certain career fields only."""
        bank = ((path, data) for path, data in self._files() if path.startswith("content/questions/"))
        return ((path, data) for path, data in bank if b"\nfields:" not in data)

    def shifted(self, today: date) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of every file, each date in names and texts moved so that the story ends *today*."""
        by = Duration(days=(today - ENDS).days)
        for path, data in self._files():
            if path.endswith(_TEXTS):
                data = shift(data.decode(), by).encode()  # noqa: PLW2901 - the same file, moved in time
            yield shift(path, by), data

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for folder, folders, names in os.walk(self.root / "content"):
            folders.sort()
            for name in sorted(name for name in names if not name.startswith(".")):
                file = Path(folder, name)
                yield file.relative_to(self.root).as_posix(), file.read_bytes()


def find() -> Sample:
    """Return the sample that came with Keepwarm: in the wheel, or in the repository."""
    package = Path(__file__).parents[1]
    packed = package / "_data" / "sample"
    return Sample(packed if packed.is_dir() else package.parent)


def shift(text: str, by: Duration) -> str:
    """Return *text* with every date YYYY-MM-DD moved."""
    return _DATE.sub(lambda match: _moved(match[0], by), text)


def _moved(text: str, by: Duration) -> str:
    day = parse_day(text)
    return by.after(day).isoformat() if day else text
