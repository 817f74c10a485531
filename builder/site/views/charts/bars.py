"""Bars: how long each is beside the longest one, and the share that one is of another."""


def length(number: float, most: float, whole: int = 100) -> str:
    """Return the length of the bar of *number* where that of *most* is *whole* units of the picture."""
    return f"{whole * number / most:.1f}"


def share(part: int, whole: int) -> str:
    """Return which share *part* is of *whole*, which is not nothing: 71%."""
    return f"{(200 * part + whole) // (2 * whole)}%"  # rounded, a half upwards
