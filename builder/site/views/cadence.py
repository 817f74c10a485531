"""How long it is since we were in touch with a mentor, as a bar and in words; for Mentors and Today."""

from datetime import date
from typing import NamedTuple

from builder.followups.wording import capital, counted, on
from builder.insights.mentors import Cadence, Mentor, Silence, mentors
from builder.model.dates import Duration
from builder.model.words import Rule
from builder.site import days
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet

_IN_RAIL = 4
_WEEK = 7
_SHORT = {
    Silence.FORBIDDEN: "no contact wanted",
    Silence.UNMET: "not met yet",
    Silence.UNRECORDED: "to write down",
    Silence.NEVER: "as it comes",
}
_REASONS = {
    Silence.SET_ASIDE: "{status}, so nothing reminds you of them",
    Silence.FORBIDDEN: "no contact wanted, so nothing reminds you of them",
    Silence.UNMET: "you have not met yet",
    Silence.PLANNED: "you will talk {day}",
    Silence.UNRECORDED: "first write up your conversation {day}",
    Silence.NEVER: "no schedule, you keep in touch as it suits you",
}


class Bar(NamedTuple):
    """How much of the time between two letters has gone: ``width`` of 100; ``id`` is unique on the page."""

    id: str
    width: int
    tint: str
    title: str
    text: str


class Brief(NamedTuple):
    """A mentor: what is next in a few words, with its tint; no bar where nothing is to be measured."""

    person: Link
    next: str
    tint: str
    bar: Bar | None


def rail(sheet: Sheet) -> tuple[Brief, ...]:
    """Return the mentors to think of first, for the margin of Today; nobody who is set aside."""
    found = mentors(sheet.desk.facts, sheet.desk.agenda)
    near = [one for one in found if one.silence is not Silence.SET_ASIDE][:_IN_RAIL]
    return tuple(brief(sheet, number, one) for number, one in enumerate(near, 1))


def brief(sheet: Sheet, number: int, one: Mentor) -> Brief:
    """Return a mentor with what is next and the bar; *number* makes its id."""
    text, tint = _next(one, sheet.desk.agenda.today)
    bar = _bar(one.contact.name, number, one.cadence) if one.cadence else None
    return Brief(sheet.to("contact", one.contact.slug), text, tint, bar)


def words(one: Mentor, today: date) -> str:
    """Return when we were last in touch, the rhythm and the next day; else why there is none."""
    last = f"last {day_in_words(one.last, today)}" if one.last else "never in touch yet"
    if one.cadence:
        return capital(
            f"{last}, {rhythm(one.cadence.every)}, due {days.brief(one.cadence.due, today)}{_besides(one, today)}"
        )
    away = f"on {day_in_words(one.talk.day, today)}" if one.talk else ""
    day = days.away(one.talk.day, today) if one.talk and one.silence is Silence.PLANNED else away
    reason = _REASONS[one.silence or Silence.NEVER].format(status=one.contact.status.value, day=day)
    news = f"; your news by {days.brief(one.step.due, today)}" if one.step else ""
    return capital(f"{last}; {reason}{news}")


def _besides(one: Mentor, today: date) -> str:
    """Return what the agenda has instead of the letter, or why it comes later."""
    if not one.step:
        return "; nothing reminds you, it is dismissed or switched off"
    if one.step.rule is Rule.NEWS:
        return f"; your news first, by {days.brief(one.step.due, today)}"
    return ", put off until then" if one.step.due != one.step.since else ""


def _next(one: Mentor, today: date) -> tuple[str, str]:
    if one.silence and not one.step:
        talk = f"talk {days.brief(one.talk.day, today)}" if one.talk else one.contact.status.value
        return _SHORT.get(one.silence, talk), "plain"
    if not one.step:
        return "no reminder", "plain"
    late = one.step.days
    tint = "overdue" if late > 0 else "today" if late == 0 else "plain"
    what = "news " if one.step.rule is Rule.NEWS else ""
    when = f"due {days.brief(one.step.due, today)}" if -_WEEK < late <= 0 else days.due(late)
    return f"{what}{when}".replace(" ", days.NBSP), tint


def _bar(name: str, number: int, one: Cadence) -> Bar:
    return Bar(
        id=f"cadence-{number}",
        width=one.percent,
        tint="late" if one.is_late else "soon" if one.is_soon else "calm",
        title=f"{name}: time since you were last in touch",
        text=gone(one),
    )


def gone(one: Cadence) -> str:
    """Return how much of the time has gone, in days."""
    return f"{one.elapsed} of {counted(one.interval, 'day')}"


def rhythm(every: Duration) -> str:
    """Return how often to be in touch: every 2 months."""
    return f"every {every}".replace("every 1 ", "every ")


def day_in_words(day: date, today: date) -> str:
    """Return a day as one says it: 29 March."""
    return on(day, today).replace(" ", days.NBSP)
