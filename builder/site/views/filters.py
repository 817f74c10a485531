"""What lists can be filtered by, as static/tables.js reads it: values of a row, and choices among them."""

from collections.abc import Iterable

FEWEST = 6
"""From how many rows on a filter helps."""

_FEWEST_CHOICES = 2


def value(text: str) -> str:
    """Return a value as an attribute of a row may hold it, where a bar would part it in two."""
    return " ".join(text.replace("|", "/").split())


def choices(values: Iterable[str]) -> tuple[str, ...]:
    """Return each of some values once, in their order; none where there is nothing to choose."""
    found = tuple(dict.fromkeys(filter(None, values)))
    return found if len(found) >= _FEWEST_CHOICES else ()
