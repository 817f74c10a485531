"""Figures as people round them: a half upwards, where Python goes to the even neighbour."""

import math

_SLACK = 1e-9  # a mean of whole numbers is never nearer than this to a half without being one


def rounded(value: float, digits: int = 0) -> str:
    """Return a number, which is not below 0, with at most so many *digits* after the point, and no 0 at the end."""
    whole = 10**digits
    return f"{math.floor(value * whole + 0.5 + _SLACK) / whole:g}"
