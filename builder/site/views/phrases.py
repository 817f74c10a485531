"""What people said in so many words."""

from typing import NamedTuple

from markupsafe import Markup

from builder.insights import language
from builder.insights.text import contains, folded
from builder.site import days
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views.parts import Said, below


class Phrase(NamedTuple):
    """A phrase that somebody uses, what it means, and where it was heard.

    ``cv`` is a sentence on whether it stands in the user's CV; nothing where there is no CV.
    """

    text: Markup
    meaning: Markup
    below: Markup
    source: Link
    cv: str


class Lately(NamedTuple):
    """A phrase heard lately, for the page of the day: who said it, where they were that day, on which day."""

    text: Markup
    person: Link
    organisation: str
    day: str
    cv: str


def phrases(sheet: Sheet, said: Said) -> tuple[Phrase, ...]:
    """Return the phrases heard in a conversation."""
    talk, cv = said.talk, sheet.desk.cv
    return tuple(
        [
            Phrase(
                sheet.line(one.text, talk.path),
                sheet.line(one.meaning, talk.path),
                below(sheet, one.at, talk.path, said.rest),
                said.source,
                in_cv(sheet, bool(cv) and contains(cv, folded(one.text))),
            )
            for one in talk.language
        ]
    )


def lately(sheet: Sheet) -> Lately | None:
    """Return a phrase of the latest conversation with any; one that is not in the user's CV yet, where there is one."""
    desk = sheet.desk
    found = language.latest(desk.library, desk.agenda.today, desk.cv)
    if not found:
        return None
    talk, phrase = found.times[0]
    slug = language.organisation_of(desk.library, talk)
    return Lately(
        text=sheet.line(phrase.text, talk.path),
        person=sheet.to("contact", talk.contacts[0]),
        organisation=desk.library.organisations[slug].name if slug else "",
        day=days.plain(talk.when.day, desk.agenda.today),
        cv=in_cv(sheet, found.in_cv),
    )


def in_cv(sheet: Sheet, found: bool) -> str:  # noqa: FBT001 - the answer is passed on
    """Return in a sentence whether something stands in the user's CV; nothing where there is no CV."""
    if not sheet.desk.cv:
        return ""
    return "In your CV." if found else "Not yet in your CV."
