"""The calendar ``keepwarm.ics``: conversations and what is due, for other programs to show (docs/calendar.md).

RFC 5545. It holds no METHOD: PUBLISH would ask for an organiser (RFC 5546, 3.2.1), and it is no invitation.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vCategory, vDDDTypes, vText, vUri

from builder.exports.zones import vtimezone
from builder.followups.facts import Facts, is_asking, is_pending, settle
from builder.followups.model import Agenda, FollowUp, Status
from builder.followups.wording import listed
from builder.model.dates import Duration
from builder.model.interview import Interview
from builder.model.library import Library
from builder.model.words import InterviewStatus

PATH = "keepwarm.ics"
"""Where the calendar stands in the site."""

_HORIZON = Duration(days=14)
_SHOWN = (InterviewStatus.SCHEDULED, InterviewStatus.DONE)
_DAY_BEFORE = timedelta(days=-1)
_MORNING_BEFORE = timedelta(hours=-15)  # nine o'clock on the day before, counted from midnight
_PATIENCE = timedelta(hours=1)
_CERTAIN, _TENTATIVE, _FREE = vText("CONFIRMED"), vText("TENTATIVE"), vText("TRANSPARENT")
_CONVERSATION, _FOLLOW_UP = vCategory(["Conversation"]), vCategory(["Follow-up"])
_OCTETS = 75  # RFC 5545, 3.1
_UNFIT = re.compile("[\0-\b\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")  # RFC 5545, 3.1: no control characters
_SPACES = re.compile("\r\n?|[\t\n\u2028\u2029]")
_ESCAPES = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,"})  # RFC 5545, 3.3.11
_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)  # RFC 3986, appendix A


def render(library: Library, agenda: Agenda) -> bytes:
    """Return the calendar as of the agenda's day; same notes and day, same bytes.

    It has every conversation that took place or is planned, and the follow-ups that are late or due within 14 days.
    """
    settings, stamp = library.settings, vDDDTypes(datetime.combine(agenda.today, time(), UTC))
    zone = ZoneInfo(settings.timezone) if settings.timezone else None
    facts = settle(library, agenda.today)
    starts = {one.slug: _start(one, zone) for one in library.by_day if one.status in _SHOWN}
    events = [_conversation(facts, library.interviews[slug], start) for slug, start in starts.items()]
    events += [_follow_up(one, uid) for one, uid in _due(agenda)]
    made = _empty(settings.title)
    local = [start.date() for start in starts.values() if isinstance(start, datetime) and start.tzinfo is zone]
    if (zone and local) or not events:  # a calendar must have a component (RFC 5545, 3.6)
        made.add_component(vtimezone(zone or ZoneInfo("UTC"), local or [agenda.today]))
    for event in events:
        event["DTSTAMP"] = stamp
        made.add_component(event)
    return _written(made)


def _written(calendar: Calendar) -> bytes:
    """Return the text of a calendar, no line of which is too long; the package would look at each letter of each."""
    lines = calendar.content_lines()
    fitting = (line.encode() if len(line) <= _OCTETS and line.isascii() else line.to_ical() for line in lines if line)
    return b"".join(b"%b\r\n" % line for line in fitting)


def _empty(title: str) -> Calendar:
    made = Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", "-//Keepwarm//Keepwarm//EN")
    made.add("CALSCALE", "GREGORIAN")
    made.add("NAME", _text(title))  # RFC 7986, 5.1; the next one is what most programs read
    made.add("X-WR-CALNAME", _text(title))
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


def _conversation(facts: Facts, one: Interview, start: date | datetime) -> Event:
    """Return a conversation; the alarm of one to come goes off on the day before."""
    is_certain = one.status is InterviewStatus.DONE or not is_asking(one) or facts.is_confirmed(one)
    summary = _text(f"Conversation with {listed([facts.name(slug) for slug in one.contacts])}")
    made = _event(_uid("interview", one.slug), summary, one.goal or "", start, _CONVERSATION)
    if isinstance(start, datetime):
        made["DURATION"] = vDDDTypes(timedelta(minutes=one.lasted or one.minutes))
    made["STATUS"] = _CERTAIN if is_certain else _TENTATIVE
    if one.place:
        made["LOCATION"] = _text(one.place)
        if _LINK.fullmatch(one.place):
            made["URL"] = vUri(one.place)
    if is_pending(one, facts.today):
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", summary)
        alarm.add("TRIGGER", _DAY_BEFORE if isinstance(start, datetime) else _MORNING_BEFORE)
        made.add_component(alarm)
    return made


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


def _follow_up(one: FollowUp, uid: str) -> Event:
    made = _event(uid, _text(one.action), one.why, one.due, _FOLLOW_UP)
    made["TRANSP"] = _FREE
    return made


def _event(uid: str, summary: vText, description: str, start: date | datetime, category: vCategory) -> Event:
    """Return what all events have; one that begins on a day takes all of it."""
    made = Event()
    made["UID"] = vText(uid)
    made["SUMMARY"] = summary
    made["CATEGORIES"] = category
    made["DTSTART"] = vDDDTypes(start)
    if not isinstance(start, datetime) and start < date.max:  # the last day of all has none after it, and needs no end
        made["DTEND"] = vDDDTypes(start + timedelta(1))
    if description:
        made["DESCRIPTION"] = _text(description)
    return made


def _uid(*parts: str) -> str:
    """Return an identifier that is the same wherever and whenever it is made of the same parts, and says nothing."""
    return f"{blake2b(json.dumps(parts).encode(), digest_size=16).hexdigest()}@keepwarm"


class _Text(vText):
    """A text on one line; the package by itself takes a backslash and an N in it for the end of a line."""

    def to_ical(self) -> bytes:
        """Return the text, escaped."""
        return self.translate(_ESCAPES).encode()


def _text(text: str) -> _Text:
    """Return *text* on one line, without what a calendar cannot carry."""
    return _Text(_UNFIT.sub("", _SPACES.sub(" ", text)))
