"""What a chart shows, as a table that can be read without seeing the chart."""

from typing import NamedTuple

from builder.site.lookup.desk import Link


class Table(NamedTuple):
    """A table below a chart: its caption, the names of its columns, its rows; the first cell of a row names it.

    From column ``numbers`` on (counted from 0), cells are figures and stand to the right.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    numbers: int = 1
