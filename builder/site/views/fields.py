"""The page of career fields: what conversations did to the interest in each, and what was heard and is open there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.wording import counted
from builder.insights import fields, language
from builder.insights.fields import Field
from builder.insights.language import Heard
from builder.insights.questions import Wanted
from builder.insights.text import folded, unquoted
from builder.model.interview import Interview
from builder.model.library import Library
from builder.site import days
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import minutes, sources
from builder.site.views.charts.slope import Slope, draw
from builder.site.views.figures import rounded
from builder.site.views.minutes import TimeTaken
from builder.site.views.organisation import Talk, talk, with_years
from builder.site.views.parts import talk_link
from builder.site.views.phrases import in_cv
from builder.site.views.questions import source
from builder.site.views.sources import Outcomes
from builder.site.views.tables import Table

_MOST = 3  # phrases, and open questions, of one field; the pages of both have them all
_MOST_DRAWN = 24  # conversations in one chart, the latest; the table below it has them all


class Excerpt(NamedTuple):
    """A phrase or an open question of a field: its text, whose and when, and a short remark."""

    text: Markup
    source: Link
    remark: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: how many conversations, what they did to the interest, phrases, open questions."""

    id: str
    name: str
    wanted: bool
    count: str
    movement: str
    slope: Slope | None
    table: Table
    phrases: tuple[Excerpt, ...]
    phrases_more: str
    questions: tuple[Excerpt, ...]
    questions_more: str


class Looked(NamedTuple):
    """A field that the user looks for: its place on the page, or what is missing."""

    link: Link
    note: str
    unknown: bool


class Page(NamedTuple):
    """The view of the page."""

    summary: str
    fields: tuple[FieldView, ...]
    looked_for: tuple[Looked, ...]
    untold: str
    unrated: bool
    unplaced: tuple[Link, ...]
    sources: Outcomes
    time: TimeTaken
    given: tuple[Talk, ...]


def view(sheet: Sheet) -> Page:
    """Return the page of fields: those looked for first, then those most talked about."""
    desk, today = sheet.desk, sheet.desk.agenda.today
    library = desk.library
    surveyed = fields.survey(library, today)
    talked = [one for one in surveyed if one.talks]
    rated = [one for field in talked for one in field.rated]
    others = [one for one in surveyed if not one.talks and not one.wanted]
    held = {one.slug: one for field in talked for one in field.talks}
    rows = {slug: _row(sheet, one) for slug, one in held.items()}  # of several fields, most of them
    heard = language.by_field(library, desk.phrases)
    wanted = fields.by_field(desk.stock.unanswered, partial(_fields_of, library))
    return Page(
        summary=f"{counted(len(held), 'conversation')} in {counted(len(talked), 'field')}" if talked else "",
        fields=tuple(_field(sheet, number, one, rows, heard, wanted) for number, one in enumerate(talked, 1)),
        looked_for=tuple(_looked(one, talked) for one in surveyed if one.wanted),
        untold=_untold(others),
        unrated=not rated,
        unplaced=tuple(talk_link(sheet, one) for one in fields.unplaced(library, today)),
        sources=sources.outcomes(sheet),
        time=minutes.view(sheet),
        given=with_years((talk(sheet, one)._replace(standing="") for one in fields.given(library, today)), today),
    )


def _field(  # noqa: PLR0913, PLR0917 - what is known of each field
    sheet: Sheet,
    number: int,
    one: Field,
    rows: Mapping[str, tuple[Link, ...]],
    heard: Mapping[str, tuple[Heard, ...]],
    wanted: Mapping[str, list[Wanted]],
) -> FieldView:
    key, name = folded(one.name), f"f{number}"
    phrases, open_questions = heard.get(key, ()), wanted.get(key, [])
    return FieldView(
        id=name,
        name=one.name,
        wanted=one.wanted,
        count=counted(len(one.talks), "conversation"),
        movement=_movement(one),
        slope=_slope(name, one) if one.rated else None,
        table=Table(
            f"Conversations in {one.name}, with the interest before and after, from 1 to 5",
            ("Conversation", "Before", "After"),
            tuple([rows[talk_.slug] for talk_ in one.talks]),
        ),
        phrases=tuple(_phrase(sheet, phrase) for phrase in phrases[:_MOST]),
        phrases_more=_more(len(phrases), "phrase"),
        questions=tuple(_question(sheet, question) for question in open_questions[:_MOST]),
        questions_more=_more(len(open_questions), "open question"),
    )


def _movement(one: Field) -> str:
    """Return how the interest moved: 3 → 4 on average over 4 conversations."""
    moved = one.movement
    if not moved:
        return ""
    before, after = (rounded(mean, 1) for mean in moved)
    over = f"on average over {len(one.rated)} conversations" if len(one.rated) > 1 else "in one conversation"
    return f"{before}{days.NBSP}→{days.NBSP}{after} {over}"


def _slope(name: str, one: Field) -> Slope:
    drawn = one.rated[-_MOST_DRAWN:]
    latest = f", the latest {len(drawn)} of {len(one.rated)} conversations" if len(drawn) < len(one.rated) else ""
    told = "; ".join(
        f"{days.full(talk_.day)}: {talk_.interest_before} before, {talk_.interest_after} after" for talk_ in drawn
    )
    return draw(
        f"{name}-chart",
        f"Interest in {one.name} before and after each conversation, from 1 to 5{latest}",
        f"{_movement(one)}. {told}.",
        [(talk_.day, talk_.interest_before or 0, talk_.interest_after or 0) for talk_ in drawn],
    )


def _row(sheet: Sheet, one: Interview) -> tuple[Link, ...]:
    return talk_link(sheet, one), _rating(one.interest_before), _rating(one.interest_after)


def _phrase(sheet: Sheet, one: Heard) -> Excerpt:
    talk_, phrase = one.times[0]
    several = f"{len(one.people)} people. " if len(one.people) > 1 else ""
    return Excerpt(
        sheet.line(unquoted(phrase.text), talk_.path), talk_link(sheet, talk_), several + in_cv(sheet, one.in_cv)
    )


def _question(sheet: Sheet, one: Wanted) -> Excerpt:
    note = one.places[0].note
    return Excerpt(sheet.line(one.text, note.path), source(sheet, note), "Critical." if one.critical else "")


def _fields_of(library: Library, one: Wanted) -> Iterator[str]:
    """Yield the fields of the notes that ask an open question."""
    return (name for place in one.places for name in fields.fields_of(library, place.note))


def _looked(one: Field, talked: list[Field]) -> Looked:
    if one in talked:
        return Looked(
            Link(one.name, f"#f{talked.index(one) + 1}"), counted(len(one.talks), "conversation"), unknown=False
        )
    known = f"You know {counted(one.people, 'person', 'people')} there." if one.people else "You know nobody there yet."
    return Looked(Link(one.name), known, unknown=True)


def _untold(others: list[Field]) -> str:
    """Return the fields of people in which there was no conversation yet, in a sentence."""
    named = [f"{one.name} ({counted(one.people, 'person', 'people')})" for one in others]
    return f"No conversation yet: {', '.join(named)}." if named else ""


def _rating(value: int | None) -> Link:
    return Link(str(value) if value else "–")


def _more(number: int, one: str) -> str:
    return f"All {number} {one}s" if number > _MOST else ""
