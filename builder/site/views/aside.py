"""What stands beside the list of the day: who is to act, mentors, how far things came, the last weeks, a phrase."""

from typing import NamedTuple

from markupsafe import Markup

from builder.followups import standing
from builder.followups.model import FollowUp
from builder.model.words import Rule, TodaySection
from builder.site import days
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import cadence, phrases
from builder.site.views.cadence import Brief
from builder.site.views.charts import calendar, funnel
from builder.site.views.charts.calendar import Calendar
from builder.site.views.charts.funnel import Funnel
from builder.site.views.phrases import Lately

_MOST = 5
_WEEKS = 26


class Waiting(NamedTuple):
    """Something that somebody else is to do."""

    person: Link
    what: Markup
    when: str


class Aside(NamedTuple):
    """The view of the column; ``has_mentors`` where mentors are to be shown, whether or not there are any."""

    waiting: tuple[Waiting, ...]
    waiting_count: int
    has_mentors: bool
    mentors: tuple[Brief, ...]
    funnel: Funnel | None
    weeks: Calendar | None
    heard: Lately | None


def view(sheet: Sheet) -> Aside:
    """Return what the theme wants shown of it (docs/themes.md, Choices)."""
    shown = sheet.desk.options.today
    waiting = standing.waiting(sheet.desk.agenda) if TodaySection.WAITING in shown else ()
    has_mentors = TodaySection.MENTORS in shown
    return Aside(
        waiting=tuple(_waiting(sheet, one) for one in waiting[:_MOST]),
        waiting_count=len(waiting),
        has_mentors=has_mentors,
        mentors=cadence.rail(sheet) if has_mentors else (),
        funnel=funnel.rail(sheet) if TodaySection.PIPELINE in shown else None,
        weeks=calendar.draw(sheet.desk.activity, _WEEKS) if TodaySection.ACTIVITY in shown else None,
        heard=phrases.lately(sheet) if TodaySection.HEARD in shown else None,
    )


def _waiting(sheet: Sheet, one: FollowUp) -> Waiting:
    what = one.subject if one.rule is Rule.THEIR_PROMISE and one.subject else one.why
    path = sheet.desk.library.contacts[one.contact].path
    return Waiting(sheet.to("contact", one.contact), sheet.brief(what, path), days.due(one.days).lower())
