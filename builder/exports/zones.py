"""Time zones as a calendar carries them (RFC 5545, 3.6.5).

The icalendar package can make them too, but has summer begin an hour late, and chooses the span of years itself.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from builder.model.dates import Duration

_AROUND = Duration(days=2)  # what takes place at New Year ends, and has its alarm, in another year
_LAST_SECOND = time(23, 59, 59)


class _Observance(NamedTuple):
    """What the clocks show from an onset on: the offsets from UTC before and after it, its name, whether summer."""

    before: timedelta
    after: timedelta
    name: str
    is_summer: bool


def vtimezone(zone: ZoneInfo, days: Iterable[date]) -> Timezone:
    """Return *zone* as it is in the years of those *days*, which is all that a calendar may ask of it."""
    years = {around(day).year for day in days for around in (_AROUND.before, _AROUND.after)}
    onsets: dict[_Observance, list[datetime]] = {}
    for year in sorted(years):
        if year - 1 not in years:
            start = datetime(year, 1, 1, tzinfo=zone)
            onsets.setdefault(_observed(start, _offset(start)), []).append(start.replace(tzinfo=None))
        for onset, observance in _changes(zone, year):
            onsets.setdefault(observance, []).append(onset)
    made = Timezone()
    made.add("TZID", zone.key)
    for observance, (first, *others) in onsets.items():
        part = TimezoneDaylight() if observance.is_summer else TimezoneStandard()
        part.DTSTART = first
        part.TZOFFSETFROM = observance.before
        part.TZOFFSETTO = observance.after
        part.add("TZNAME", observance.name)
        if others:
            part.add("RDATE", others)
        made.add_component(part)
    return made


def _changes(zone: ZoneInfo, year: int) -> Iterator[tuple[datetime, _Observance]]:
    """Yield each change of the clocks in a year, with the time that the clocks showed before it."""
    january, december = date(year, 1, 1).toordinal(), date(year, 12, 31)
    days = [datetime.combine(date.fromordinal(day), time(), zone) for day in range(january, december.toordinal() + 1)]
    for start, end in pairwise([*days, datetime.combine(december, _LAST_SECOND, zone)]):
        if _offset(start) != _offset(end):
            first = _first_after(start, end)
            observance = _observed(first, _offset(start))
            skipped = max(observance.after - observance.before, timedelta())
            yield (first - skipped).replace(tzinfo=None), observance


def _first_after(start: datetime, end: datetime) -> datetime:
    """Return the first second after *start* at which the clocks are as they are at *end*."""
    before = _offset(start)
    low, high = 0, int((end - start).total_seconds())  # on the clock's face: both are of one zone
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(start + timedelta(seconds=middle)) == before:
            low = middle
        else:
            high = middle
    return start + timedelta(seconds=high)


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta()


def _observed(moment: datetime, before: timedelta) -> _Observance:
    is_summer = (moment.dst() or timedelta()) > timedelta()
    return _Observance(before, _offset(moment), moment.tzname() or "", is_summer)
