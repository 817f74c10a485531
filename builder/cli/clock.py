"""What day it is: ``--today``, else the settings' ``as_of``, else the date now in their time zone.

The only module that says which day it is (docs/follow-ups.md: the agenda is a function of the notes and of today);
`unchanged` asks whether the day of the last build lasts.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Protocol

import click

if TYPE_CHECKING:
    from builder.model.settings import Settings


class Dated(Protocol):
    """Settings, or what is kept of them, as far as they say which day it is."""

    @property
    def as_of(self) -> date | None:
        """Return the day that is pretended to be today."""

    @property
    def timezone(self) -> str | None:
        """Return the IANA name of the time zone; None is the machine's."""


class _Day(click.ParamType[date]):
    name = "DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day that YYYY-MM-DD names."""
        from builder.model.dates import parse_day

        day = value if isinstance(value, date) else parse_day(str(value))
        if day is None:
            self.fail(f"“{value}” is not a date; write YYYY-MM-DD", param, ctx)
        return day


today_option = click.option("--today", type=_Day(), metavar="DATE", help="Pretend that today is that day.")
"""Adds ``--today DATE``."""


def clock(given: date | None) -> Callable[[Dated], date]:
    """Return the function that says what day it is for given settings."""

    def today(settings: Dated) -> date:
        if given or settings.as_of:
            return given or settings.as_of or date.min
        if not settings.timezone:
            # As `unchanged` asks the machine: its offset may be one that no aware time can have (TZ=UTC+24).
            return datetime.now().date()  # noqa: DTZ005
        from zoneinfo import ZoneInfo

        return datetime.now(ZoneInfo(settings.timezone)).date()

    return today


def lasting(settings: "Settings", day: date) -> str:
    """Return how `builder.cli.unchanged` can tell later, without the settings, whether *day* is today by them.

    ``settings`` where they say so, ``given`` where only ``--today`` does, ``local`` where the machine's clock will
    tell, else the seconds since 1970 from which and until which it is that day in their time zone.
    """
    from zoneinfo import ZoneInfo

    if settings.as_of:
        return "settings" if settings.as_of == day else "given"
    if not settings.timezone:
        return "local"
    zone = ZoneInfo(settings.timezone)
    try:
        # A midnight may come twice, where clocks are put back at that time.
        start, end = (
            [datetime.combine(when, time(fold=fold), zone).timestamp() for fold in (0, 1)]
            for when in (day, day + timedelta(1))
        )
    except OverflowError:  # the last day there is
        return "given"
    return f"{max(start):.0f} {min(end):.0f}"
