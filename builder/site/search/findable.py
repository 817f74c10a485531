"""What can be found: an entry for each note, question and phrase, with places open for the texts of notes."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar
from zlib import crc32

from builder.followups.model import DUE
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.items import Box, OpenQuestion
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.question import Theme
from builder.site import cuts, days
from builder.site.lookup.desk import Desk
from builder.site.prose import bodies
from builder.site.prose.long_texts import LongText
from builder.site.prose.notelinks import Piece
from builder.site.views.parts import dated

_MOST = 500  # notes that share a script
_BANK, _PITCH = "questions.html", "pitch.html"
_Note = TypeVar("_Note")


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


class Share(NamedTuple):
    """What stands together in one script: notes, with all that can be found of each, and what belongs to no note."""

    contacts: list[Contact]
    interviews: list[Interview]
    organisations: list[Organisation]
    themes: tuple[Theme, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    pages: tuple[Entry, ...] = ()

    @property
    def notes(self) -> list[str]:
        """Return the questions for its notes, which it depends on in any case (`builder.site.lookup.recording`)."""
        kinds = (("person", self.contacts), ("talk", self.interviews), ("place", self.organisations))
        return [f"{sort}\n{one.slug}" for sort, notes in kinds for one in notes]


class _Talk(NamedTuple):
    """An interview with what every entry of it says: its page, and with whom it was and when."""

    own: Interview
    address: str
    heard: str


_PERSON, _INTERVIEW, _ORGANISATION, _QUESTION, _PHRASE, _PAGE = range(6)


def page(desk: Desk, path: str, name: str, about: str) -> Entry:
    """Return the entry of a page of the site's own; that of the pitch is found by what it says about me."""
    return Entry(_PAGE, path, name, about, "", _about_me(desk) if path == _PITCH else "")


def _about_me(desk: Desk) -> str:
    me = desk.library.profile
    said = (me.name, me.headline, *me.looking_for, me.pitch, *me.talking_points, me.vision, me.strengths)
    return " · ".join([desk.plain_words(one) for one in said if one])


def shares(library: Library, pages: tuple[Entry, ...]) -> list[Share]:
    """Return what each script holds: everything in one, or where notes are many, shares of 250 to 500 notes.

    Which share a note is in follows from its slug and the number of shares, which doubles when it has to grow. So one
    note more or less, or one that changes, nearly always concerns one share alone.
    """
    notes = len(library.contacts) + len(library.interviews) + len(library.organisations)
    number = 1 << (max(notes - 1, 0) // _MOST).bit_length()
    kinds = (
        _parted(library.contacts, number),
        _parted(library.interviews, number),
        _parted(library.organisations, number),
    )
    first, *others = map(Share, *kinds)
    own = first._replace(themes=library.themes, open_questions=library.profile.open_questions, pages=pages)
    return [own, *others]


def _parted(notes: Mapping[str, _Note], number: int) -> list[list[_Note]]:
    parts: list[list[_Note]] = [[] for _ in range(number)]
    for slug, one in notes.items():
        parts[crc32(slug.encode(errors="surrogatepass")) % number].append(one)
    return parts


def entries(desk: Desk, share: Share, texts: list[LongText]) -> Iterator[Entry]:
    """Yield the entries of a share; the texts for which they leave places are added to *texts*."""
    talks = [_talk(desk, one) for one in share.interviews]
    yield from (_contact(desk, one, texts) for one in share.contacts)
    yield from (_interview(desk, one, texts) for one in talks)
    yield from (_organisation(desk, one, texts) for one in share.organisations)
    yield from _questions(desk, talks, share.organisations)
    yield from _bank(desk, share)
    yield from _phrases(desk, talks)
    yield from share.pages


def _contact(desk: Desk, one: Contact, texts: list[LongText]) -> Entry:
    own = (*one.email, *one.phone, *(f"{key}: {', '.join(values)}" for key, values in one.more))
    introducer = desk.library.introducer(one)
    step = next((step for step in desk.steps_of.get(one.slug, ()) if step.status in DUE), None)
    return Entry(
        _PERSON,
        desk.addresses.page("contact", one.slug),
        _listed(one.name),
        _listed(one.role, _place(desk, one.organisation)),
        _listed(*one.aliases, one.preferred_name, *one.fields, *one.tags, one.location, one.source),
        _long_text(desk, texts, one.path, *own, f"introduced by {introducer.name}" if introducer else ""),
        days.due(step.days) if step else "",
        step.status.value if step else "",
    )


def _talk(desk: Desk, one: Interview) -> _Talk:
    """Return an interview with its address, and with whom and when: Lena Holm, 15 May."""
    main = desk.library.main(one)
    when = days.short(one.when.day, desk.agenda.today)
    return _Talk(one, desk.addresses.page("interview", one.slug), dated(_listed(main.name), _listed(when)))


def _interview(desk: Desk, talk: _Talk, texts: list[LongText]) -> Entry:
    one, address, _ = talk
    contacts = [desk.library.contacts[slug] for slug in one.contacts]
    aliases = [name for contact in contacts for name in contact.aliases]
    return Entry(
        _INTERVIEW,
        address,
        _listed(*(contact.name for contact in contacts)),
        _listed(days.full(one.when.day), _place(desk, one.organisation or contacts[0].organisation)),
        _listed(one.role, *one.fields, *one.tags, *one.keywords, one.place, *aliases),
        _long_text(desk, texts, one.path, one.goal, first=True),
    )


def _organisation(desk: Desk, one: Organisation, texts: list[LongText]) -> Entry:
    people = (contact.name for contact in desk.people_of.get(one.slug, ()))
    return Entry(
        _ORGANISATION,
        desk.addresses.page("organisation", one.slug),
        _listed(one.name),
        _listed(one.sector, one.location),
        _listed(*one.fields, *one.tags, "target" if one.target else ""),
        _long_text(desk, texts, one.path, *people),
    )


def _questions(desk: Desk, talks: Iterable[_Talk], places: Iterable[Organisation]) -> Iterator[Entry]:
    """Yield what was asked, with its answer, and what is still open, each with the page on which it stands."""
    for talk, address, heard in talks:
        for one in talk.questions:
            asked = f"{'asked' if one.box is Box.DONE else 'for'} {heard}"
            yield Entry(
                _QUESTION, f"{address}#questions", desk.plain_words(one.text), asked, "", desk.plain_words(one.answer)
            )
        yield from _open(desk, talk.open_questions, f"{address}#open", heard)
    for place in places:
        address = desk.addresses.page("organisation", place.slug)
        yield from _open(desk, place.open_questions, f"{address}#open", place.name)


def _bank(desk: Desk, share: Share) -> Iterator[Entry]:
    """Yield the questions of the bank and one's own open ones, which stand on the page of questions."""
    for theme in share.themes:
        title = _listed(theme.title)
        for one in theme.questions:
            yield Entry(_QUESTION, f"{_BANK}#bank", desk.plain_words(one), title, title)
    yield from _open(desk, share.open_questions, f"{_BANK}#open", "")


def _open(desk: Desk, questions: Iterable[OpenQuestion], href: str, source: str) -> Iterator[Entry]:
    for one in questions:
        about = _listed("still open" if one.box is Box.OPEN else "", source)
        yield Entry(_QUESTION, href, desk.plain_words(one.text), about, "", desk.plain_words(one.how))


def _phrases(desk: Desk, talks: Iterable[_Talk]) -> Iterator[Entry]:
    for talk, address, heard in talks:
        for one in talk.language:
            yield Entry(
                _PHRASE, f"{address}#words", desk.plain_words(one.text), heard, "", desk.plain_words(one.meaning)
            )


def _place(desk: Desk, name: str | None) -> str:
    slug = desk.library.organisation_of.get(name or "")
    return desk.library.organisations[slug].name if slug else ""


def _long_text(desk: Desk, texts: list[LongText], path: str, *others: str | None, first: bool = False) -> str:
    """Return a place for all that a note says below its front matter, and *others* after it, or *first* before it."""
    document = desk.notes.documents.get(path)
    body = document.text[document.body :] if document else ""
    own = " · ".join(filter(None, (desk.plain_words(one) for one in others if one)))
    if not body or body.isspace():
        return own
    part, piece = ("after" if first else "before") if own else "alone", Piece(path, "", "")
    texts.append(LongText(part, body, piece, bodies.key_of(bodies.WORDS, body, piece)))
    place = cuts.place(cuts.text_place(len(texts) - 1))
    return f"{own}{place}" if first else f"{place}{own}"


def _listed(*texts: str | None) -> str:
    return ", ".join([" ".join(text.split()) for text in texts if text])
