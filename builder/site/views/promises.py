"""Promises, mine and theirs: what is open, what was kept and when, what was dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.facts import promised_on
from builder.followups.wording import and_more, capital
from builder.insights.promises import Promised, dropped, kept, still_open
from builder.model.dates import Duration
from builder.model.words import ContactStatus
from builder.site import days
from builder.site.days import Day
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import steps
from builder.site.views.contents import Entry, entries
from builder.site.views.steps import Act, Group, Row

_MOST = 500  # promises of a group: beyond that a page takes too long to open


class Past(NamedTuple):
    """A promise that was kept or dropped; ``mine`` says whose it was."""

    day: Day | None
    mine: bool
    person: Link
    text: Markup
    source: Link


@dataclass(frozen=True, slots=True)
class Month:
    """The promises that were kept in a month."""

    id: str
    title: str
    count: int
    rows: tuple[Past, ...]


class Promises(NamedTuple):
    """The view of the page; ``example`` is a day for an example of what to write."""

    summary: str
    contents: tuple[Entry, ...]
    open: tuple[Group, ...]
    kept: tuple[Month, ...]
    kept_count: int
    kept_split: str
    kept_more: str
    dropped: tuple[Past, ...]
    dropped_count: int
    dropped_more: str
    example: str


def view(sheet: Sheet) -> Promises:
    """Return the page: what I owe, what others owe me, both late ones first, then what is settled."""
    found = sheet.desk.promises
    mine, theirs = still_open(found, mine=True), still_open(found, mine=False)
    were_kept, were_dropped = kept(found), dropped(found)
    months = tuple(_months(sheet, were_kept[:_MOST]))
    sides = (_side(sheet, "mine", "You promised", mine), _side(sheet, "theirs", "They promised", theirs))
    return Promises(
        summary=_summary(mine, theirs) if found else "",
        contents=tuple(entries([*sides, *months])),
        open=tuple(one for one in sides if one.count),
        kept=months,
        kept_count=len(were_kept),
        kept_split=_split(were_kept),
        kept_more=and_more(len(were_kept) - _MOST),
        dropped=tuple(_past(sheet, one) for one in were_dropped[:_MOST]),
        dropped_count=len(were_dropped),
        dropped_more=and_more(len(were_dropped) - _MOST),
        example=Duration(days=7).after(sheet.desk.agenda.today).isoformat(),
    )


def _side(sheet: Sheet, name: str, title: str, found: Sequence[Promised]) -> Group:
    rows = tuple(_open(sheet, one) for one in found[:_MOST])
    return Group(name, title, len(found), rows, and_more(len(found) - _MOST))


def _summary(mine: Sequence[Promised], theirs: Sequence[Promised]) -> str:
    """Return how much is open on both sides, and how much of it is late."""
    late, overdue = (sum(one.is_late for one in side) for side in (mine, theirs))
    if not mine and not theirs:
        return "Nothing is open."
    if late:
        owed = f"{late} of yours {'is' if late == 1 else 'are'} late"
        owed += f", {len(mine) - late} more open." if len(mine) > late else "."
    else:
        owed = f"{len(mine)} of yours open." if mine else "Nothing of yours is open."
    if not theirs:
        return f"{owed} Nothing of theirs is open."
    if overdue == len(theirs):
        return f"{owed} {overdue} of theirs {'is' if overdue == 1 else 'are'} overdue."
    return f"{owed} {len(theirs)} of theirs open" + (f", {overdue} overdue." if overdue else ".")


def _split(all_of: Sequence[Promised]) -> str:
    mine = sum(one.promise.mine for one in all_of)
    return f"{mine} by you, {len(all_of) - mine} by them"


def _open(sheet: Sheet, one: Promised) -> Row:
    """Return an open promise as a row; what its follow-up has to do it with, and how late it is, it has too."""
    today, step = sheet.desk.agenda.today, one.step
    row = steps.row(sheet, step) if step else None
    status, badge_icon, badge = "lapsed", "moon", "Let lie"
    if not row:
        badge = _unminded(sheet, one.contact)
    elif not one.is_let_lie:
        status, badge_icon, badge = row.status, row.badge_icon, row.badge
    source = _source(sheet, one)
    return Row(
        day=days.near(one.due or today, today),
        status=status,
        icon="handshake" if one.promise.mine else "hourglass",
        before="",
        person=sheet.to("contact", one.contact),
        between=": ",
        after=sheet.line(one.promise.text, one.path),
        why=sheet.line(_when(sheet, one), one.path),
        badge=badge,
        badge_icon=badge_icon,
        acts=(
            *(act for act in (row.acts if row else ()) if act.link.href != source.href),
            *([Act("notebook-pen", source)] if source.text else []),
        ),
        deed=row.deed if row else None,
    )


def _when(sheet: Sheet, one: Promised) -> str:
    """Return by when a promise is to be kept, and when it was made, in words."""
    today, talk = sheet.desk.agenda.today, sheet.desk.library.interviews.get(one.interview or "")
    day = promised_on(one.promise, talk, today)
    by = f"by {days.short(one.promise.by, today)}" if one.promise.by else ""
    made = f"promised on {days.short(day, today)}" if day else ""
    if talk and not day:
        made = f"promised ahead of the conversation of {days.short(talk.when.day, today)}"
    return capital(", ".join(filter(None, (by, made))))


def _unminded(sheet: Sheet, slug: str) -> str:
    """Return why nothing reminds of an open promise, as a badge."""
    status = sheet.desk.library.contacts[slug].status
    return "No reminder" if status is ContactStatus.ACTIVE else status.value.capitalize()


def _source(sheet: Sheet, one: Promised) -> Link:
    """Return a link to the conversation in which a promise was made; a person's own page needs none."""
    return sheet.to("interview", one.interview, "Notes") if one.interview else NOWHERE


def _months(sheet: Sheet, found: Sequence[Promised]) -> Iterator[Month]:
    """Yield what was kept by month, in the order in which it comes."""
    for name, group in groupby(found, key=lambda one: one.promise.done.isoformat()[:7] if one.promise.done else ""):
        ones = tuple(group)
        day = ones[0].promise.done
        title = days.of_month(day) if day else "Day not written down"
        yield Month(f"kept-{name or 'sometime'}", title, len(ones), tuple(_past(sheet, one) for one in ones))


def _past(sheet: Sheet, one: Promised) -> Past:
    return Past(
        day=days.past(one.promise.done) if one.promise.done else None,
        mine=one.promise.mine,
        person=sheet.to("contact", one.contact),
        text=sheet.line(one.promise.text, one.path),
        source=_source(sheet, one),
    )
