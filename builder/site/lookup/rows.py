"""Tables to look things up in: made row by row on demand, or grouped from pairs."""

from collections.abc import Callable, Iterable
from typing import TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class OnDemand(dict[_Key, _Value]):
    """A table whose rows are made when they are first looked up."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        """Begin empty; *make* returns the row for a key."""
        super().__init__()
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        """Make, keep and return a row that has not been looked up yet."""
        row = self[key] = self._make(key)
        return row


def grouped(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    """Return the values of each key, in the order of the pairs."""
    found: dict[_Key, list[_Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}
