"""The calendar ``keepwarm.ics``: conversations and what is due, for other programs to show (docs/calendar.md).

RFC 5545. It holds no METHOD: PUBLISH would ask for an organiser (RFC 5546, 3.2.1), and it is no invitation.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from hashlib import blake2b
from zoneinfo import ZoneInfo

from icalendar import Calendar, vDDDTypes, vText

from builder.exports.lines import UNFIT, written
from builder.exports.zones import vtimezone
from builder.followups.facts import Facts, is_asking, is_pending
from builder.followups.model import Agenda, FollowUp, Status
from builder.followups.wording import listed
from builder.model.dates import Duration
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.words import InterviewStatus, Rule

_HORIZON = Duration(days=14)
_SHOWN = (InterviewStatus.SCHEDULED, InterviewStatus.DONE)
_DAY_BEFORE = "-P1D"
_MORNING_BEFORE = "-PT15H"  # nine o'clock on the day before, counted from midnight
_PATIENCE = timedelta(hours=1)
_SPACES = re.compile("\r\n?|[\t\n\u2028\u2029]")
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,"})  # RFC 5545, 3.3.11
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)  # RFC 3986, appendix A


def render(library: Library, agenda: Agenda) -> bytes:
    """Return the calendar as of the agenda's day; same notes and day, same bytes.

    It has every conversation that took place or is planned, and the follow-ups that are late or due within 14 days.
    """
    settings = library.settings
    zone = ZoneInfo(settings.timezone) if settings.timezone else None
    starts = {one.slug: _start(one, zone) for one in library.by_day if one.status in _SHOWN}
    stamp = _moment(datetime.combine(agenda.today, time(), UTC))
    events = [_conversation(agenda.facts, library.interviews[slug], start, stamp) for slug, start in starts.items()]
    events += [_follow_up(one, _why(library, one), uid, stamp) for one, uid in _due(agenda)]
    made = _empty(settings.title)
    local = [start.date() for start in starts.values() if isinstance(start, datetime) and start.tzinfo is zone]
    if (zone and local) or not events:  # a calendar must have a component (RFC 5545, 3.6)
        made.add_component(vtimezone(zone or ZoneInfo("UTC"), local or [agenda.today]))
    *first, last = (line for line in made.content_lines() if line)
    return written((*first, *(line for event in events for line in event), last))


def _empty(title: str) -> Calendar:
    made = Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", "-//Keepwarm//Keepwarm//EN")
    made.add("CALSCALE", "GREGORIAN")
    made.add("NAME", _Text(_plain(title)))  # RFC 7986, 5.1; the next one is what most programs read
    made.add("X-WR-CALNAME", _Text(_plain(title)))
    made.add("REFRESH-INTERVAL", _PATIENCE, parameters={"VALUE": "DURATION"})  # RFC 7986, 5.7; likewise
    made.add("X-PUBLISHED-TTL", "PT1H")
    return made


def _start(one: Interview, zone: ZoneInfo | None) -> date | datetime:
    """Return when a conversation begins: a day, a time in *zone*, in UTC where it has an offset, else of no zone."""
    day, clock = one.when.day, one.when.clock
    if clock is None:
        return day
    moment = datetime.combine(day, clock)
    if clock.tzinfo is None:
        return moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # before the year 1, or after 9999
        return moment.replace(tzinfo=None)


def _conversation(facts: Facts, one: Interview, start: date | datetime, stamp: str) -> Iterator[str]:
    """Yield the lines of a conversation; the alarm of one to come goes off on the day before."""
    is_certain = one.status is InterviewStatus.DONE or not is_asking(one) or facts.is_confirmed(one)
    summary = _text(f"Conversation with {listed([facts.name(slug) for slug in one.contacts])}")
    length = _length(one.lasted or one.minutes) if isinstance(start, datetime) else ""
    yield from _event(summary, start, length, stamp, _uid("interview", one.slug))
    yield "CATEGORIES:Conversation"
    if one.goal:
        yield f"DESCRIPTION:{_text(one.goal)}"
    if one.place:
        yield f"LOCATION:{_text(one.place)}"
    yield f"STATUS:{'CONFIRMED' if is_certain else 'TENTATIVE'}"
    if one.place and _LINK.fullmatch(one.place):
        yield f"URL:{one.place}"
    if is_pending(one, facts.today):
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{summary}"
        yield f"TRIGGER:{_DAY_BEFORE if isinstance(start, datetime) else _MORNING_BEFORE}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _due(agenda: Agenda) -> Iterator[tuple[FollowUp, str]]:
    """Yield what is late or due within 14 days, each with its UID: by rule, contact, original day and subject.

    Of several that are alike in all four, such as thanks for two conversations of a day, the later ones are numbered.
    """
    last = _HORIZON.after(agenda.today)
    alike: Counter[tuple[str, ...]] = Counter()
    for one in agenda.followups:
        if one.status is not Status.LAPSED and one.due <= last:
            key = (one.rule, one.contact, one.since.isoformat(), one.subject or "")
            yield one, _uid(*key, *([str(alike[key])] if alike[key] else []))
            alike[key] += 1


def _why(library: Library, one: FollowUp) -> str:
    """Return why it is due, without what one has noted beside a name that was given: a calendar is passed on."""
    if one.rule is not Rule.REFERRAL or one.interview is None:
        return one.why
    note = next((given.note for given in library.interviews[one.interview].referrals if given.at == one.position), "")
    return one.why.removesuffix(f": {note}")


def _follow_up(one: FollowUp, why: str, uid: str, stamp: str) -> Iterator[str]:
    yield from _event(_text(one.action), one.due, "", stamp, uid)
    yield "CATEGORIES:Follow-up"
    yield f"DESCRIPTION:{_text(why)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _event(summary: str, start: date | datetime, length: str, stamp: str, uid: str) -> Iterator[str]:
    """Yield the lines with which all events begin; one that begins on a day takes all of it."""
    yield "BEGIN:VEVENT"
    yield f"SUMMARY:{summary}"
    yield f"DTSTART{_moment(start)}"
    if not isinstance(start, datetime) and start < date.max:  # the last day of all has none after it, and needs no end
        yield f"DTEND{_moment(start + timedelta(1))}"
    if length:
        yield f"DURATION:{length}"
    yield f"DTSTAMP{stamp}"
    yield f"UID:{uid}"


def _moment(start: date | datetime) -> str:
    """Return a day or a time as it follows the name of its line (RFC 5545, 3.3.4 and 3.3.5)."""
    if not isinstance(start, datetime):
        return f";VALUE=DATE:{start.isoformat().replace('-', '')}"
    zone, end = _zone(start.tzinfo)
    digits = start.replace(tzinfo=None).isoformat().replace("-", "").replace(":", "")
    return f"{zone}:{digits}{end}"


@cache
def _zone(zone: tzinfo | None) -> tuple[str, str]:
    """Return what stands before and after a time to say its zone; some zones are UTC by another name."""
    of_zone = vDDDTypes(datetime(2000, 1, 1, tzinfo=zone))
    named = of_zone.params.to_ical().decode()
    return f";{named}" if named else "", "Z" if of_zone.to_ical().endswith(b"Z") else ""


@cache
def _length(minutes: int) -> str:
    return vDDDTypes(timedelta(minutes=minutes)).to_ical().decode()


def _uid(*parts: str) -> str:
    """Return an identifier that is always the same for the same parts, and gives none of them away."""
    return f"{blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()}@keepwarm"


class _Text(vText):
    """A text on one line; the icalendar package would take a backslash and an N in it for a line break."""

    def to_ical(self) -> bytes:
        """Return the text, escaped."""
        return self.translate(_ESCAPES).encode()


def _text(text: str) -> str:
    """Return *text* on one line, escaped."""
    return _plain(text).translate(_ESCAPES)


def _plain(text: str) -> str:
    """Return *text* on one line, without what a calendar cannot carry."""
    return UNFIT.sub("", _SPACES.sub(" ", text))
