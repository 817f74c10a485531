"""Medians, spreads and ratios, and how they are written."""

from collections.abc import Sequence
from statistics import median

from benchmarks.costs import Cost

NONE = "–"
_SECONDS = 10
_THOUSANDTHS = 0.1


def seconds(costs: Sequence[Cost]) -> str:
    """Return the median time and its spread: ``8.91 s (8.70–9.35)``."""
    return _spread([cost.seconds for cost in costs], " s")


def processor(costs: Sequence[Cost]) -> str:
    """Return the median time of all processors together: ``9.8 s``."""
    return f"{_number(median([cost.cpu for cost in costs]))} s" if costs else NONE


def memory(costs: Sequence[Cost]) -> str:
    """Return the median peak of the largest process: ``167 MiB``."""
    return f"{median([cost.memory for cost in costs]):.0f} MiB" if costs else NONE


def ratios(ours: Sequence[Cost], theirs: Sequence[Cost], scale: float = 1.0) -> list[float]:
    """Return *ours* to *theirs* in time, round by round; *theirs* counts *scale* times."""
    return [our.seconds / their.seconds / scale for our, their in zip(ours, theirs, strict=True)] if theirs else []


def peaks(ours: Sequence[Cost], theirs: Sequence[Cost]) -> list[float]:
    """Return *ours* to *theirs* in memory, round by round."""
    return [our.memory / their.memory for our, their in zip(ours, theirs, strict=True)] if theirs else []


def ratio(values: Sequence[float]) -> str:
    """Return the median of ratios and its spread: ``1.12 (1.08–1.20)``."""
    return _spread(values, "")


def size(number: float) -> str:
    """Return bytes as megabytes: ``3.4 MB``."""
    return f"{_number(number / 1e6)} MB"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown; all columns but the first stand to the right."""
    titles, *lines = (f"| {' | '.join(row)} |" for row in (head, *rows))
    return "\n".join((titles, f"|---|{'---:|' * (len(head) - 1)}", *lines))


def _spread(values: Sequence[float], unit: str) -> str:
    if not values:
        return NONE
    least, most = min(values), max(values)
    return f"{_number(median(values))}{unit} ({_number(least)}–{_number(most)})"


def _number(value: float) -> str:
    """Return three digits that mean something."""
    return f"{value:.3f}" if value < _THOUSANDTHS else f"{value:.2f}" if value < _SECONDS else f"{value:,.1f}"
