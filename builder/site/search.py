"""Search: the page, and everything that can be found as a script that the page can load from a disk."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.followups.model import Status
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, OpenQuestion
from builder.model.organisation import Organisation
from builder.site import bodies, cuts, days, keys, spoken
from builder.site.cuts import Cut
from builder.site.desk import Desk
from builder.site.notelinks import Piece
from builder.site.sheet import Sheet
from builder.site.spoken import JSON, harmless
from builder.site.told import Look, Told

PATH = "search-data.js"
"""Where the site keeps what can be found: a script, for a page on a disk can load nothing else."""

_BANK = "questions.html"
_DUE = (Status.OVERDUE, Status.TODAY)
_ABOUT: Mapping[str, str] = {
    "index.html": "What is due, who is next, whom you wait for",
    "upcoming.html": "The weeks ahead, what waits on others, and who rests",
    "people.html": "Everybody you know, where they stand and what comes next",
    "interviews.html": "Conversations to come, and those past, by month",
    "organisations.html": "Where people work, and the places where you want to",
    "promises.html": "What you promised, what others promised you",
    "mentors.html": "Those you keep closest, and who might become one",
    "questions.html": "What is still open, and what to ask, by theme",
    "findings.html": "What your research says, and who confirmed or contradicted it",
    "language.html": "The words that people in the field use",
    "pitch.html": "What you say about yourself, how long it takes, and what goes with it",
    "introductions.html": "Who led to whom",
    "fields.html": "What you learned of each field, and how much you want it",
    "pipeline.html": "How far things have come, from the first message to the thanks",
    "activity.html": "What you did, week by week",
    "problems.html": "What could not be read in your notes, and how to mend it",
    "help.html": "Keys, commands, and how this site is made",
}


class Entry(NamedTuple):
    """Something that can be found: its kind (an index of the groups in search.js), its page, and its words.

    ``title`` counts most, then ``keys``, which are not shown, then ``about``, which of questions and phrases is only
    shown. ``due`` and ``status`` say in a word or two what is late.
    """

    kind: int
    href: str
    title: str
    about: str = ""
    keys: str = ""
    text: str = ""
    due: str = ""
    status: str = ""


_PERSON, _INTERVIEW, _ORGANISATION, _QUESTION, _PHRASE, _PAGE = range(6)


@dataclass(frozen=True, slots=True)
class Search:
    """The view of the search page: what each page of the site is about, by its address."""

    about: Mapping[str, str]


def view(_sheet: Sheet) -> Search:
    """Return the search page, which lists the other pages for those who cannot search."""
    return Search(_ABOUT)


@dataclass(frozen=True)
class Script:
    """Everything that can be found, as a script with places open for what notes tell; calling it returns its bytes.

    *pages* are the addresses and names of the site's own pages.
    """

    desk: Desk
    pages: tuple[tuple[str, str], ...]
    path: str = PATH
    around: str = ""

    def look(self) -> Look:
        """Return the script, all but what notes tell."""
        told: list[Told] = []
        script = _script(self.desk, self.pages, told)
        return Look(script, keys.digest(script.encode(errors="surrogatepass")), tuple(told))

    def cut(self, look: Look) -> Cut:
        """Return the script with its places open."""
        return cuts.split(look.view)

    def contents(self, told: Sequence[Told]) -> Callable[[str], str]:
        """Return what says what notes tell, as it stands in a string of the script."""
        return lambda name: spoken.words(self.desk.prose, told[cuts.number(name)])

    def __call__(self) -> bytes:
        """Return the whole script."""
        look = self.look()
        return self.cut(look).filled(self.contents(look.told))


def _script(desk: Desk, pages: Iterable[tuple[str, str]], told: list[Told]) -> str:
    rows = [harmless(JSON.encode(_trimmed(one))) for one in _entries(desk, pages, told)]
    return "\n".join(("window.KEEPWARM_SEARCH=[", ",\n".join(rows), "];\n"))


def _entries(desk: Desk, pages: Iterable[tuple[str, str]], told: list[Told]) -> Iterator[Entry]:
    """Yield everything that can be found, one after the other: all of it together would be as large as the notes."""
    library = desk.library
    yield from (_contact(desk, one, told) for one in library.contacts.values())
    yield from (_interview(desk, one, told) for one in library.interviews.values())
    yield from (_organisation(desk, one, told) for one in library.organisations.values())
    yield from _questions(desk)
    yield from _bank(desk)
    yield from _phrases(desk)
    yield from (Entry(_PAGE, path, name, _ABOUT[path]) for path, name in pages if path in _ABOUT)


def _trimmed(one: Entry) -> list[str | int]:
    """Return the values of an entry without the empty ones at its end."""
    values: list[str | int] = list(one)
    while values[-1] == "":
        values.pop()
    return values


def _contact(desk: Desk, one: Contact, told: list[Told]) -> Entry:
    own = (*one.email, *one.phone, *(f"{key}: {', '.join(values)}" for key, values in one.more))
    introducer = desk.library.contacts.get(one.introducer or "")
    step = next((step for step in desk.steps_of.get(one.slug, ()) if step.status in _DUE), None)
    return Entry(
        _PERSON,
        desk.addresses.page("contact", one.slug),
        _line(one.name),
        _listed(one.role, _place(desk, one.organisation)),
        _listed(*one.aliases, one.preferred_name, *one.fields, *one.tags, one.location, one.source),
        _told(desk, told, one.path, *own, f"introduced by {introducer.name}" if introducer else ""),
        days.due(step.days) if step else "",
        step.status.value if step else "",
    )


def _interview(desk: Desk, one: Interview, told: list[Told]) -> Entry:
    contacts = [desk.library.contacts[slug] for slug in one.contacts]
    return Entry(
        _INTERVIEW,
        desk.addresses.page("interview", one.slug),
        _listed(*(contact.name for contact in contacts)),
        _listed(days.full(one.when.day), _place(desk, one.organisation or contacts[0].organisation)),
        _listed(one.role, *one.fields, *one.tags, *one.keywords, *(name for each in contacts for name in each.aliases)),
        _told(desk, told, one.path, one.goal, first=True),
    )


def _organisation(desk: Desk, one: Organisation, told: list[Told]) -> Entry:
    people = (contact.name for contact in desk.people_of.get(one.slug, ()))
    return Entry(
        _ORGANISATION,
        desk.addresses.page("organisation", one.slug),
        _line(one.name),
        _listed(one.sector, one.location),
        _listed(*one.fields, *one.tags, "target" if one.target else ""),
        _told(desk, told, one.path, *people),
    )


def _questions(desk: Desk) -> Iterator[Entry]:
    """Yield what was asked, with its answer, and what is still open, each with the page on which it stands."""
    for talk in desk.library.interviews.values():
        page, heard = desk.addresses.page("interview", talk.slug), _heard(desk, talk)
        for one in talk.questions:
            asked = f"{'asked' if one.box is Box.DONE else 'for'} {heard}"
            text, answer = desk.plain(one.text), desk.plain(one.answer)
            yield Entry(_QUESTION, f"{page}#questions", text, asked, "", answer)
        yield from _open(desk, talk.open_questions, f"{page}#open", heard)
    for place in desk.library.organisations.values():
        yield from _open(
            desk, place.open_questions, f"{desk.addresses.page('organisation', place.slug)}#open", place.name
        )


def _bank(desk: Desk) -> Iterator[Entry]:
    """Yield the questions of the bank and one's own open ones, which stand on the page of questions."""
    for theme in desk.library.themes:
        for one in theme.questions:
            yield Entry(_QUESTION, f"{_BANK}#bank", desk.plain(one), _line(theme.title), _line(theme.title))
    yield from _open(desk, desk.library.profile.open_questions, f"{_BANK}#open", "")


def _open(desk: Desk, questions: Iterable[OpenQuestion], href: str, source: str) -> Iterator[Entry]:
    for one in questions:
        about = _listed("still open" if one.box is Box.OPEN else "", source)
        yield Entry(_QUESTION, href, desk.plain(one.text), about, "", desk.plain(one.how))


def _phrases(desk: Desk) -> Iterator[Entry]:
    for talk in desk.library.interviews.values():
        href = f"{desk.addresses.page('interview', talk.slug)}#words"
        for one in talk.language:
            yield Entry(_PHRASE, href, desk.plain(one.text), _heard(desk, talk), "", desk.plain(one.meaning))


def _heard(desk: Desk, talk: Interview) -> str:
    """Return with whom and when: Lena Holm, 15 May."""
    main = desk.library.contacts[talk.contacts[0]]
    return _listed(main.name, days.plain(talk.when.day, desk.agenda.today))


def _place(desk: Desk, name: str | None) -> str:
    slug = desk.library.organisation_of.get(name or "")
    return desk.library.organisations[slug].name if slug else ""


def _told(desk: Desk, told: list[Told], path: str, *others: str | None, first: bool = False) -> str:
    """Return a place for all that a note says below its front matter, and *others* after that, or before it."""
    document = desk.notes.documents.get(path)
    body = document.text[document.body :] if document else ""
    own = " · ".join(filter(None, (desk.plain(one) for one in others if one)))
    if not body.strip():
        return own
    part, piece = ("after" if first else "before") if own else "alone", Piece(path, "", "")
    told.append(Told(part, body, piece, bodies.key_of(bodies.WORDS, body, piece)))
    place = cuts.place(f"{cuts.TOLD} {len(told) - 1}")
    return f"{own}{place}" if first else f"{place}{own}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _listed(*texts: str | None) -> str:
    return ", ".join(_line(text) for text in texts if text)
