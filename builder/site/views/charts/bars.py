"""Bars: how long each is beside the longest one, and the share that one is of another."""


def length(number: float, most: float) -> str:
    """Return the length of the bar of *number* where that of *most* is 100 units of the picture."""
    return f"{100 * number / most:.1f}"


def share(part: int, whole: int) -> str:
    """Return which share *part* is of *whole*, which is not nothing: 71%."""
    return f"{(200 * part + whole) // (2 * whole)}%"  # rounded, a half upwards
