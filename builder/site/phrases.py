"""What people said in so many words."""

from dataclasses import dataclass

from markupsafe import Markup

from builder.model.interview import Interview
from builder.site import days
from builder.site.desk import Link, Sheet


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that somebody uses, what it means, and where it was heard."""

    text: Markup
    meaning: Markup
    below: Markup
    source: Link


def phrases(sheet: Sheet, talk: Interview, name: str = "") -> tuple[Phrase, ...]:
    """Return the phrases heard in a conversation, with its day, where *name* is given after that."""
    rest = sheet.desk.rest(talk) if talk.language else None
    heard = ", ".join(filter(None, (name, days.plain(talk.when.day, sheet.desk.agenda.today))))
    source = sheet.to("interview", talk.slug, heard)
    return tuple(
        Phrase(
            sheet.line(one.text, talk.path),
            sheet.line(one.meaning, talk.path),
            sheet.block(rest.complete(rest.blocks.get(one.at, "")), talk.path) if rest else Markup(),
            source,
        )
        for one in talk.language
    )
