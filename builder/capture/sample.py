"""The sample notes, and their story shifted in time."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder.model.dates import Duration, parse_day

ENDS = date(2026, 11, 20)
"""The day on which the story of the sample ends (``as_of`` in its settings)."""

_DATE = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", re.ASCII)
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)-(.+\.md)", re.ASCII)
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

    def end_of(self, names: Iterable[str]) -> date | None:
        """Return the day on which the story of interviews with these file names ends; None where none is the sample's.

        The date in a name says by how much the story was moved. What most of them say counts: whoever tries the sample
        may have added conversations with its people.
        """
        ours = [part for path, _ in self._files() for part in _dated(path.rpartition("/")[2])]
        ends = Counter(
            Duration(days=(day - our_day).days).after(ENDS)
            for name in names
            for day, rest in _dated(name)
            for our_day, our_rest in ours
            if rest == our_rest
        )
        return max(ends, key=lambda day: (ends[day], day)) if ends else None

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


def _dated(name: str) -> Iterator[tuple[date, str]]:
    """Yield the date with which a file's name begins, and the rest of it; nothing of another name."""
    match = _DATED.fullmatch(name)
    day = parse_day(match[1]) if match else None
    if match and day:
        yield day, match[2]


def _moved(text: str, by: Duration) -> str:
    day = parse_day(text)
    return by.after(day).isoformat() if day else text
