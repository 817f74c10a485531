"""Whole numbers on the command line."""

import sys

import click


def whole_number(text: str, first: int, last: int) -> int | None:
    """Return the number from *first* to *last* that *text* names in digits, or None."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(last))):
        return None
    number = int(text)
    return number if first <= number <= last else None


class WholeNumber(click.ParamType[int]):
    """A number from *first* to *last*, or without an end."""

    name = "N"

    def __init__(self, first: int, last: int = sys.maxsize) -> None:
        """Say which numbers there are to choose from."""
        self._first, self._last = first, last

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number that was typed; raise a usage error where it is none of these."""
        number = whole_number(str(value), self._first, self._last)
        if number is None:
            end = "on" if self._last == sys.maxsize else f"to {self._last}"
            self.fail(f"“{value}” is not a number from {self._first} {end}", param, ctx)
        return number
