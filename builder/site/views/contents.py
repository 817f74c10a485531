"""What stands on a long page, for the margin beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the page: the id that leads there, its title, and how much it holds."""

    id: str
    title: str
    count: int


class _Part(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def count(self) -> int: ...


def entries(parts: Iterable[_Part]) -> Iterator[Entry]:
    """Yield an entry for each part that holds anything."""
    return (Entry(one.id, one.title, one.count) for one in parts if one.count)
