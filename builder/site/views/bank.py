"""The question bank: how often and of whom each question was asked, and what they answered, side by side."""

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.wording import and_more, counted
from builder.insights.beginnings import cut
from builder.insights.questions import Asking, Banked, Shelf
from builder.model.question import Theme
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.parts import talk_link

_TEASER = 160  # characters of the latest answer that are shown before one opens them all
_MOST_NAMED = 3  # people of whom one question was asked
_MOST_ANSWERS = 12  # the pages of the conversations have them all
_LONGEST = 1_500  # characters of an answer that are shown; likewise


class Answer(NamedTuple):
    """An answer: from whom and when, where they were, what they said; ``more`` leads to the rest of a long one."""

    source: Link
    organisation: str
    text: Markup
    more: Link


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the bank: how often it was asked, of whom, and the answers; ``teaser`` begins the latest.

    ``name`` is the question in plain words.
    """

    text: Markup
    name: str
    count: str
    people: tuple[Link, ...]
    people_more: str
    answered: str
    teaser: str
    answers: tuple[Answer, ...]
    answers_more: Link


class ThemeView(NamedTuple):
    """A theme of the bank; ``whom`` says whom it suits."""

    id: str
    slug: str
    title: str
    whom: str
    questions: tuple[Asked, ...]


def view(sheet: Sheet, number: int, shelf: Shelf) -> ThemeView:
    """Return a theme of the bank, the *number*-th on its page."""
    one = shelf.theme
    return ThemeView(
        id=f"t{number}",
        slug=one.slug,
        title=one.title,
        whom=_whom(one),
        questions=tuple(_asked(sheet, one, question) for question in shelf.questions),
    )


def _whom(one: Theme) -> str:
    parts = []
    if one.levels:
        parts.append(f"Level: {', '.join(level.value for level in one.levels)}")
    if one.fields:
        parts.append(f"Fields: {', '.join(one.fields)}")
    return ". ".join(parts)


def _asked(sheet: Sheet, shelf: Theme, one: Banked) -> Asked:
    times, answers = len(one.times), one.answers
    hidden = and_more(len(answers) - _MOST_ANSWERS)
    return Asked(
        text=sheet.line(one.text, shelf.path),
        name=sheet.desk.plain_words(one.text),
        count={0: "not asked yet", 1: "asked once", 2: "asked twice"}.get(times, f"asked {times} times"),
        people=tuple(talk_link(sheet, asking.talk) for asking in one.times[:_MOST_NAMED]),
        people_more=and_more(times - _MOST_NAMED),
        answered=counted(len(answers), "answer") if answers else "no answer written down" if times else "",
        teaser=cut(sheet.desk.plain_words(answers[0].question.answer), _TEASER) if answers else "",
        answers=tuple(_answer(sheet, asking) for asking in answers[:_MOST_ANSWERS]),
        answers_more=sheet.to_page("interviews.html", f"{hidden}, in earlier conversations" if hidden else ""),
    )


def _answer(sheet: Sheet, one: Asking) -> Answer:
    """Return an answer in Markdown; of a long one its beginning, in plain words."""
    desk, talk, text = sheet.desk, one.talk, one.question.answer
    where = desk.library.organisation_at(talk)
    source = talk_link(sheet, talk)
    is_long = len(text) > _LONGEST
    return Answer(
        source=source,
        organisation=desk.library.organisations[where].name if where else "",
        text=Markup("<p>%s</p>") % cut(desk.plain_words(text), _LONGEST)
        if is_long
        else sheet.block(desk.rest(talk).complete(text), talk.path),
        more=Link("The whole answer", f"{source.href}#questions") if is_long else NOWHERE,
    )
