"""The page of questions: what is open and who could answer, what was prepared in vain, the bank with its answers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.wording import and_more, counted
from builder.insights import questions
from builder.insights.answerers import Answerer, Reason, answerers
from builder.insights.questions import Note, Wanted
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.items import Box, Question
from builder.model.organisation import Organisation
from builder.site import days
from builder.site.days import NBSP
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.text import order
from builder.site.views import bank, problems
from builder.site.views.bank import ThemeView
from builder.site.views.parts import talk_link
from builder.site.views.problems import Problem

_MOST = 200  # questions of one list
_MOST_PLACES = 3  # notes in which one question stands; ways to find out likewise
_MOST_WHO = 12


class Suggested(NamedTuple):
    """Somebody who might answer: the organisation or field for which they are named, and how we stand with them."""

    person: Link
    why: str
    standing: str


class Open(NamedTuple):
    """A question without an answer: why, how or from whom to find out, where it came up.

    ``suggested`` are those who might answer beside those named in ``how``. ``theme`` is the slug of the theme of the
    bank that holds the question, where one does; ``who`` are the slugs of all who could answer, with strokes between.
    """

    text: Markup
    critical: bool
    why: str
    how: tuple[Markup, ...]
    suggested: tuple[Suggested, ...]
    perhaps: str
    sources: tuple[Link, ...]
    sources_more: str
    theme: str
    who: str


@dataclass(frozen=True, slots=True)
class Questions:
    """A list of questions: how many there are, and those that are shown."""

    count: int
    rows: tuple[Open, ...]
    more: str


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who could answer open questions, and how many, where it is more than one."""

    person: Link
    slug: str
    count: str


class Page(NamedTuple):
    """The view of the page; ``more_who`` says how many of those who could answer are not listed."""

    summary: str
    advice: tuple[Problem, ...]
    open: Questions
    who: tuple[Who, ...]
    who_more: str
    carried_over: Questions
    themes: tuple[ThemeView, ...]
    size: int
    answered: Questions


def view(sheet: Sheet) -> Page:
    """Return the page of questions: the open ones first, critical ones before the others."""
    stock = sheet.desk.stock
    shelves, unanswered = stock.shelves, stock.unanswered
    theme_of = {key: theme.slug for key, theme in stock.theme_of.items()}
    could = answerers(sheet.desk.facts, stock, (*unanswered, *stock.carried_over))
    size = sum(len(shelf.questions) for shelf in shelves)
    in_bank = f"{counted(size, 'question')} in {counted(len(shelves), 'theme')} of your bank" if size else ""
    still = counted(len(unanswered), "open question") if unanswered else "No open question" if size else ""
    who = _who(sheet, unanswered, could)
    return Page(
        summary=", ".join(filter(None, (still, in_bank))),
        advice=tuple(hint for one in shelves for hint in problems.of_note(sheet, one.theme.path).advice),
        open=_opened(sheet, unanswered, theme_of, could),
        who=who[:_MOST_WHO],
        who_more=and_more(len(who) - _MOST_WHO),
        carried_over=_opened(sheet, stock.carried_over, theme_of, could),
        themes=tuple(bank.view(sheet, number, one) for number, one in enumerate(shelves, 1)),
        size=size,
        answered=_opened(sheet, questions.answered(stock.library), theme_of, {}),
    )


def source(sheet: Sheet, note: Note) -> Link:
    """Return a note in which something came up, as a link."""
    if isinstance(note, Interview):
        return talk_link(sheet, note)
    return sheet.to("organisation", note.slug) if isinstance(note, Organisation) else Link("Your profile")


def _opened(
    sheet: Sheet, found: tuple[Wanted, ...], theme_of: Mapping[str, str], could: Mapping[str, tuple[Answerer, ...]]
) -> Questions:
    rows = (
        _open(sheet, one, theme_of.get(folded(one.text), ""), could.get(folded(one.text), ())) for one in found[:_MOST]
    )
    return Questions(len(found), tuple(rows), and_more(len(found) - _MOST))


def _open(sheet: Sheet, one: Wanted, theme: str, could: tuple[Answerer, ...]) -> Open:
    ways: dict[str, str] = {}
    for place in one.places:
        if place.how:
            ways.setdefault(place.how, place.note.path)
    notes = list({place.note.path: place.note for place in one.places}.values())
    suggested = tuple(_suggested(sheet, each) for each in could if each.reason is not Reason.NAMED)
    return Open(
        text=sheet.line(one.text, one.places[0].note.path),
        critical=one.critical,
        why=_why(one),
        how=tuple(sheet.line(how, path) for how, path in list(ways.items())[:_MOST_PLACES]),
        suggested=suggested,
        perhaps="" if not suggested else "Or perhaps" if ways else "Perhaps",
        sources=tuple(source(sheet, note) for note in notes[:_MOST_PLACES]),
        sources_more=and_more(len(notes) - _MOST_PLACES),
        theme=theme,
        who="|".join(each.contact.slug for each in could),
    )


def _suggested(sheet: Sheet, one: Answerer) -> Suggested:
    talked = one.contact.slug in sheet.desk.talked
    standing = "talked with" if talked else "in touch" if one.met else "not met yet"
    if one.pending:
        away = days.away(one.pending.when.day, sheet.desk.agenda.today)
        standing += f", again {away}" if talked else f", first conversation {away}"
    return Suggested(sheet.to("contact", one.contact.slug), one.detail, standing)


def _who(sheet: Sheet, unanswered: Iterable[Wanted], could: Mapping[str, tuple[Answerer, ...]]) -> tuple[Who, ...]:
    """Return who could answer open questions, those first who could answer most, then by name."""
    names = sheet.desk.names
    numbers = Counter(each.contact.slug for one in unanswered for each in could[folded(one.text)])
    found = sorted(numbers, key=lambda slug: (-numbers[slug], order(names["contact", slug]), slug))
    return tuple(
        Who(sheet.to("contact", slug), slug, f"{numbers[slug]}{NBSP}questions" if numbers[slug] > 1 else "")
        for slug in found
    )


def _why(one: Wanted) -> str:
    """Return why a prepared question is still open; nothing where it was noted as open."""
    item = one.places[0].item
    if not isinstance(item, Question):
        return ""
    return "Asked, no answer written down" if item.box is Box.DONE else "Prepared, not asked"
