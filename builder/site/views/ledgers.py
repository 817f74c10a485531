"""What stands between me and the people of a conversation: promises, their words, what to share, how I know them."""

from collections.abc import Iterable, Iterator
from datetime import date

from builder.followups.facts import is_held
from builder.followups.wording import listed
from builder.insights import readiness
from builder.insights.text import folded, unquoted
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, Promise
from builder.site import days
from builder.site.lookup.sheet import Sheet
from builder.site.views.parts import runs_left

_MOST_OTHERS = 2
_MOST_STEPS = 4  # people between me and them that are named


def about(sheet: Sheet, talk: Interview) -> tuple[str, ...]:
    """Return who they are, who else comes, through whom I know them with the way back to me, when we last talked."""
    library, today = sheet.desk.library, sheet.desk.agenda.today
    main, *others = (library.contacts[slug] for slug in talk.contacts)
    places = [one.name for one in readiness.organisations(library, talk)]
    role = talk.role or main.role
    named = [_with_role(one) for one in others[:_MOST_OTHERS]]
    more = len(others) - _MOST_OTHERS
    named += [f"{more} more in the notes"] if more > 0 else []
    held = [one for one in library.conversations[main.slug] if is_held(one, today)]
    lines = (
        ", ".join(filter(None, (role, *places))),
        f"With {listed(named)}" if named else "",
        _through(sheet, main),
        f"Talked before, last on {days.short(held[-1].day, today)}" if held else "",
    )
    return tuple(filter(None, lines))


def _with_role(one: Contact) -> str:
    return f"{isolated(one.name)} ({one.role})" if one.role else isolated(one.name)


def _through(sheet: Sheet, contact: Contact) -> str:
    """Return who introduced somebody, and the way from me to them: You → Tobias → Delphine."""
    contacts, introducer = sheet.desk.library.contacts, sheet.desk.network.introducer
    path = [contact.slug]
    while path[-1] in introducer:
        path.append(introducer[path[-1]])
    if len(path) == 1:
        return f"You found them yourself: {contact.source}" if contact.source else "You found them yourself"
    names = [isolated(contacts[slug].first_name) for slug in reversed(path)]
    steps = names if len(names) <= _MOST_STEPS else [names[0], "…", *names[-_MOST_STEPS + 2 :]]
    return f"Introduced by {isolated(contacts[path[1]].name)}: {' → '.join(['You', *steps])}"


def isolated(name: str) -> str:
    """Return a name so that what stands around it keeps its order where the name runs from right to left.

    It is isolated by the characters for that (UAX 9, 2.5).
    """
    return f"\u2068{name}\u2069" if runs_left(name) else name


def words(sheet: Sheet, talk: Interview) -> tuple[str, ...]:
    """Return the phrases heard from these people, then from others where they are, latest first, each once."""
    desk, library = sheet.desk, sheet.desk.library
    places = {one.slug for one in readiness.organisations(library, talk)}
    theirs = (one for slug in talk.contacts for one in library.conversations[slug])
    there = (one for slug in places for one in desk.talks_of.get(slug, ()))
    others = (one for one in there if library.organisation_at(one) in places)
    texts: dict[str, str] = {}
    for one in (*_latest_first(theirs, desk.agenda.today), *_latest_first(others, desk.agenda.today)):
        for phrase in one.language:
            texts.setdefault(folded(phrase.text), phrase.text)
    return tuple(f"“{unquoted(sheet.desk.plain_words(text))}”" for text in texts.values())


def _latest_first(talks: Iterable[Interview], today: date) -> list[Interview]:
    found = {one.slug: one for one in talks if one.day <= today}
    return sorted(found.values(), key=lambda one: (one.day, one.slug), reverse=True)


def promised(sheet: Sheet, talk: Interview, *, mine: bool) -> tuple[str, ...]:
    """Return the open promises of one side, those due first before the others, each with its day."""
    today = sheet.desk.agenda.today
    found = [one for one in _promises(sheet, talk) if one.mine is mine and one.box is Box.OPEN]
    found.sort(key=lambda one: one.by or date.max)
    return tuple(
        sheet.desk.plain_words(one.text) + (f", by{days.NBSP}{days.short(one.by, today)}" if one.by else "")
        for one in found
    )


def _promises(sheet: Sheet, talk: Interview) -> Iterator[Promise]:
    """Yield the promises between me and these people, of their notes and of every conversation with them."""
    library = sheet.desk.library
    talks: dict[str, Interview] = {}
    for slug in dict.fromkeys(talk.contacts):
        yield from library.contacts[slug].promises
        talks |= {one.slug: one for one in library.conversations[slug]}
    for one in talks.values():
        yield from (promise for promise in one.promises if promise.to is None or promise.to in talk.contacts)


def to_share(sheet: Sheet, talk: Interview) -> tuple[str, ...]:
    """Return what would interest these people and is not shared yet."""
    contacts = sheet.desk.library.contacts
    return tuple(
        sheet.desk.plain_words(one.text)
        for slug in dict.fromkeys(talk.contacts)
        for one in contacts[slug].to_share
        if one.box is Box.OPEN
    )
