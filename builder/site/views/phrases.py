"""What people said in so many words."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from builder.insights import language
from builder.insights.text import contains, folded, unquoted
from builder.model import items
from builder.site import days
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.parts import TalkNote, below


class Phrase(NamedTuple):
    """A phrase that somebody uses, what it is said to mean, and where it was heard, once or more often.

    ``cv`` is a sentence on whether it stands in the user's CV; nothing where there is no CV.
    """

    text: Markup
    meanings: tuple[Markup, ...]
    below: Markup
    sources: tuple[Link, ...]
    cv: str


class Lately(NamedTuple):
    """A phrase heard lately, for the page of the day: who said it, where they were that day, on which day."""

    text: Markup
    person: Link
    organisation: str
    day: str
    cv: str


def phrases(sheet: Sheet, notes: Iterable[TalkNote]) -> tuple[Phrase, ...]:
    """Return the phrases heard in conversations, each once, as it is spelled in the first of them that has it."""
    found: dict[str, Phrase] = {}
    for each in notes:
        for one in each.talk.language:
            key, phrase = folded(one.text), _phrase(sheet, each, one)
            found[key] = _both(found[key], phrase) if key in found else phrase
    return tuple(found.values())


def _phrase(sheet: Sheet, note: TalkNote, one: items.Phrase) -> Phrase:
    path, cv = note.talk.path, sheet.desk.cv
    meaning = sheet.line(one.meaning, path)
    return Phrase(
        sheet.line(unquoted(one.text), path),
        (meaning,) if meaning else (),
        below(sheet, one.at, path, note.rest),
        (note.source,),
        in_cv(sheet, bool(cv) and contains(cv, folded(one.text))),
    )


def _both(first: Phrase, again: Phrase) -> Phrase:
    """Return a phrase that was heard twice as one."""
    meanings = tuple(dict.fromkeys((*first.meanings, *again.meanings)))
    sources = tuple(dict.fromkeys((*first.sources, *again.sources)))
    return first._replace(meanings=meanings, below=first.below + again.below, sources=sources)


def lately(sheet: Sheet) -> Lately | None:
    """Return a phrase of the latest conversation with any; one that is not in the user's CV yet, where there is one."""
    desk = sheet.desk
    found = language.latest(desk.library, desk.agenda.today, desk.cv)
    if not found:
        return None
    talk, phrase = found.times[0]
    slug = desk.library.organisation_at(talk)
    return Lately(
        text=sheet.line(unquoted(phrase.text), talk.path),
        person=sheet.to("contact", talk.contacts[0]),
        organisation=desk.library.organisations[slug].name if slug else "",
        day=days.short(talk.when.day, desk.agenda.today),
        cv=in_cv(sheet, found.in_cv),
    )


def in_cv(sheet: Sheet, found: bool) -> str:  # noqa: FBT001 - the answer is passed on
    """Return in a sentence whether something stands in the user's CV; nothing where there is no CV."""
    if not sheet.desk.cv:
        return ""
    return "In your CV." if found else "Not yet in your CV."
