"""The page of interviews: those to come, and those past by month."""

from itertools import groupby
from typing import NamedTuple

from builder.followups.facts import is_asking, is_held, is_pending, is_stale
from builder.followups.wording import counted, listed
from builder.model.interview import Interview
from builder.model.words import Rule
from builder.site import days
from builder.site.lookup.sheet import Sheet
from builder.site.text import order
from builder.site.views import filters
from builder.site.views.appointment import given, pending, sheet_link
from builder.site.views.interview import missing
from builder.site.views.organisation import STATES, Talk, talk, with_years


class Month(NamedTuple):
    """The conversations of a month."""

    id: str
    title: str
    talks: tuple[Talk, ...]


class Interviews(NamedTuple):
    """The view of the page of interviews: all of them, and what one can choose by where it makes a difference."""

    upcoming: tuple[Talk, ...]
    months: tuple[Month, ...]
    summary: str
    filtered: bool
    states: tuple[str, ...]
    places: tuple[str, ...]
    missing: bool


def view(sheet: Sheet) -> Interviews:
    """Return the page of interviews: those to come, then those past by month, latest first."""
    today = sheet.desk.agenda.today
    talks = sheet.desk.library.by_day
    upcoming = pending(talks, today)
    past = [one for one in reversed(talks) if not is_pending(one, today)]
    held = sum(is_held(one, today) for one in talks)
    months = tuple(
        Month(
            f"m{year}-{number}",
            days.of_month(found[0].day),
            tuple(_flagged(sheet, one) for one in found),
        )
        for (year, number), group in groupby(past, key=lambda one: (one.when.day.year, one.when.day.month))
        if (found := list(group))
    )
    so_far = f"{counted(held, 'conversation')} so far" if held else "No conversation so far"
    summary = f"{so_far}, {len(upcoming)} to come" if upcoming else so_far
    ahead = with_years((_upcoming(sheet, one) for one in upcoming), today)
    rows = [*ahead, *(one for group in months for one in group.talks)]
    return Interviews(
        upcoming=ahead,
        months=months,
        summary=summary,
        filtered=len(rows) >= filters.FEWEST,
        states=filters.choices(sorted((one.state for one in rows), key=STATES.index)),
        places=filters.choices(sorted((one.place for one in rows), key=order)),
        missing=any(one.flags for one in rows),
    )


def _upcoming(sheet: Sheet, one: Interview) -> Talk:
    """Return a conversation among those that are planned, which need say no more than who gives it, with its sheet."""
    day = days.near(one.when.day, sheet.desk.agenda.today)
    return talk(sheet, one)._replace(standing=given(one), day=day, prep=sheet_link(sheet, one))


def _flagged(sheet: Sheet, one: Interview) -> Talk:
    """Return a past conversation, flagged where its notes or thanks are missing, or what became of it."""
    today = sheet.desk.agenda.today
    if is_stale(one, today):
        return talk(sheet, one, ("Not written down yet",))._replace(standing="")
    flags = [
        "No notes" if missing(sheet, one) else "",
        _not_thanked(sheet, one) if is_held(one, today) and is_asking(one) else "",
    ]
    return talk(sheet, one, tuple(filter(None, flags)))


def _not_thanked(sheet: Sheet, one: Interview) -> str:
    """Return whom of a conversation no thanks have gone to; nothing where everybody was thanked."""
    steps = sheet.desk.steps_after.get(one.slug, ())
    owed = [sheet.desk.library.contacts[step.contact].name for step in steps if step.rule is Rule.THANK]
    return f"Not thanked: {listed(owed)}" if 0 < len(owed) < len(one.contacts) else "Not thanked" if owed else ""
