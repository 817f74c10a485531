"""The page of questions: what is open and who could answer, what was not asked, the bank with the answers so far."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.followups.wording import and_more, counted
from builder.insights import questions
from builder.insights.questions import Asking, Banked, Note, Shelf, Wanted
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.items import Box, Question
from builder.model.organisation import Organisation
from builder.model.question import Theme
from builder.site.days import NBSP
from builder.site.desk import Desk, Link, Sheet
from builder.site.parts import talk_link

_TEASER = 30  # words
_MOST_NAMED = 3  # people of whom one question was asked


@dataclass(frozen=True, slots=True)
class Open:
    """A question without an answer: why, how or from whom to find out, where it came up.

    ``theme`` is the slug of the theme of the bank that holds it, where one does; ``who`` are the slugs of those who
    could answer, with strokes between them.
    """

    text: Markup
    critical: bool
    why: str
    how: tuple[Markup, ...]
    sources: tuple[Link, ...]
    theme: str
    who: str


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who could answer open questions, as notes say, and how many, where it is more than one."""

    person: Link
    slug: str
    count: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the bank: how often it was asked, of whom, and the last answer."""

    text: Markup
    times: int
    count: str
    people: tuple[Link, ...]
    more: str
    answer: str
    source: Link


@dataclass(frozen=True, slots=True)
class ThemeView:
    """A theme of the bank; ``whom`` says whom it suits."""

    id: str
    slug: str
    title: str
    whom: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The view of the page."""

    summary: str
    open: tuple[Open, ...]
    who: tuple[Answerer, ...]
    carried_over: tuple[Open, ...]
    themes: tuple[ThemeView, ...]
    size: int
    answered: tuple[Open, ...]


def view(sheet: Sheet) -> Page:
    """Return the page of questions: the open ones first, critical ones before the others."""
    library, today = sheet.desk.library, sheet.desk.agenda.today
    shelves = questions.bank(library, today)
    theme_of = questions.theme_of(shelves)
    unanswered = questions.unanswered(library, today)
    size = sum(len(shelf.questions) for shelf in shelves)
    in_bank = f"{counted(size, 'question')} in {counted(len(shelves), 'theme')} of your bank" if size else ""
    still = counted(len(unanswered), "open question") if unanswered else "No open question" if size else ""
    return Page(
        summary=", ".join(filter(None, (still, in_bank))),
        open=_opened(sheet, unanswered, theme_of),
        who=_who(sheet, unanswered),
        carried_over=_opened(sheet, questions.carried_over(library, today), theme_of),
        themes=tuple(_theme(sheet, number, one) for number, one in enumerate(shelves, 1)),
        size=size,
        answered=_opened(sheet, questions.answered(library), theme_of),
    )


def source(sheet: Sheet, note: Note) -> Link:
    """Return where a question came up, as a link."""
    if isinstance(note, Interview):
        return talk_link(sheet, note)
    return sheet.to("organisation", note.slug) if isinstance(note, Organisation) else Link("Your profile")


def _opened(sheet: Sheet, found: Iterable[Wanted], theme_of: Mapping[str, str]) -> tuple[Open, ...]:
    return tuple(_open(sheet, one, theme_of.get(folded(one.text), "")) for one in found)


def _open(sheet: Sheet, one: Wanted, theme: str) -> Open:
    ways: dict[str, str] = {}
    for place in one.places:
        if place.how:
            ways.setdefault(place.how, place.note.path)
    return Open(
        text=sheet.line(one.text, one.places[0].note.path),
        critical=one.critical,
        why=_why(one),
        how=tuple(sheet.line(how, path) for how, path in ways.items()),
        sources=tuple(dict.fromkeys(source(sheet, place.note) for place in one.places)),
        theme=theme,
        who="|".join(_could_answer(sheet, one)),
    )


def _who(sheet: Sheet, unanswered: Iterable[Wanted]) -> tuple[Answerer, ...]:
    """Return who could answer, those first who could answer most, then by name."""
    library = sheet.desk.library
    could = Counter(slug for one in unanswered for slug in _could_answer(sheet, one))
    order = sorted(could, key=lambda slug: (-could[slug], library.contacts[slug].name.casefold(), slug))
    return tuple(
        Answerer(sheet.to("contact", slug), slug, f"{could[slug]}{NBSP}questions" if could[slug] > 1 else "")
        for slug in order
    )


def _could_answer(sheet: Sheet, one: Wanted) -> tuple[str, ...]:
    found = (slug for place in one.places for slug in questions.who(sheet.desk.library, place))
    return tuple(dict.fromkeys(found))


def _why(one: Wanted) -> str:
    """Return why a prepared question is still open; nothing where it was noted as open."""
    item = one.places[0].item
    if not isinstance(item, Question):
        return ""
    return "Asked, no answer written down" if item.box is Box.DONE else "Prepared, not asked"


def _theme(sheet: Sheet, number: int, shelf: Shelf) -> ThemeView:
    theme = shelf.theme
    return ThemeView(
        id=f"t{number}",
        slug=theme.slug,
        title=theme.title,
        whom=_whom(theme),
        questions=tuple(_asked(sheet, theme, one) for one in shelf.questions),
    )


def _whom(theme: Theme) -> str:
    parts = []
    if theme.levels:
        parts.append(f"Level: {', '.join(level.value for level in theme.levels)}")
    if theme.fields:
        parts.append(f"Fields: {', '.join(theme.fields)}")
    return ". ".join(parts)


def _asked(sheet: Sheet, theme: Theme, one: Banked) -> Asked:
    people = tuple(talk_link(sheet, asking.talk) for asking in one.times)
    last = one.last_answer
    return Asked(
        text=sheet.line(one.text, theme.path),
        times=len(one.times),
        count={0: "not yet", 1: "once", 2: "twice"}.get(len(one.times), f"{len(one.times)} times"),
        people=people[:_MOST_NAMED],
        more=and_more(len(people) - _MOST_NAMED),
        answer=_teaser(sheet.desk, last) if last else "",
        source=talk_link(sheet, last.talk) if last else Link(""),
    )


def _teaser(desk: Desk, one: Asking) -> str:
    """Return the beginning of an answer in plain words."""
    words = desk.plain(one.question.answer).split()
    return " ".join(words[:_TEASER]) + ("…" if len(words) > _TEASER else "")
