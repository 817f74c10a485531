"""The answers to what pages look up, as keys that change with the answer.

What a page says of a note depends on the note's text (of which there is a key already), on what follows for it from all
notes, and on the day. Whatever reads more of a note than its entry has looked the note up, too.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.organisation import Organisation
from builder.site import keys
from builder.site.lookup.desk import Desk


class Answers:
    """Returns keys of the answers to what was asked of a desk (`builder.site.lookup.recording`)."""

    def __init__(self, desk: Desk, known: Mapping[str, str], base: bytes) -> None:
        """Look things up on *desk*; *known* are the keys of notes, and of all that their entries rest on, by path.

        *base* is the key of everything else that goes into every page.
        """
        self._desk, self._known = desk, known
        self._given: dict[str, bytes] = {}
        library = desk.library
        letters = sorted((name, letter.text) for name, letter in desk.notes.drafts.items())
        self._base = keys.key(
            *(base.hex(), desk.agenda.today, desk.cv, letters),
            *map(repr, (library.settings, library.profile, library.themes)),
        )

    def key(self, asked: Iterable[str], *whose: object) -> str:
        """Return the key of all answers to what was *asked*, of the values *whose*, and of what goes into every page.

        It is empty where a note is among the answers whose key is not known, for that may have changed.
        """
        try:
            return keys.digest(b"".join((self._base, keys.key(*whose), *map(self._answer, asked)))).hex()
        except _UnknownError:
            return ""

    def _answer(self, question: str) -> bytes:
        found = self._given.get(question)
        if found is None:
            sort, _, about = question.partition("\n")
            found = self._given[question] = keys.key(question, self._SORTS[sort](self, about))
        return found

    def _person(self, slug: str) -> object:
        desk = self._desk
        one = desk.library.contacts.get(slug)
        if not one:
            return None
        steps, chain, led = desk.steps_of.get(slug, ()), desk.network.chain_of.get(slug), desk.writing.introduced
        return (
            self._entry(one),
            self._entries(desk.library.conversations[slug]),
            [(step, step in desk.waiting) for step in steps],
            desk.next_steps.get(slug),
            desk.stages[slug],
            [slug in some for some in (desk.dormant, desk.talked, desk.library.stand_ins, desk.shown_chains)],
            desk.introduced.get(slug),
            self._entries(talk for talk, _ in desk.named_in.get(slug, ())),
            self._entries(desk.facts.referrers.get(slug, ())),
            [some.get(slug) for some in (desk.network.introducer, desk.network.also, desk.network.introduced)],
            (chain.first, len(chain.people)) if chain else None,
            self._entries(led.get(slug, ())),
            self._page("contact", slug),
        )

    def _named(self, slug: str) -> object:
        one = self._desk.library.contacts.get(slug)
        return one and (self._entry(one), self._page("contact", slug))

    def _talk(self, slug: str) -> object:
        one = self._desk.library.interviews.get(slug)
        pages = self._page("interview", slug), self._page("prep", slug)
        return one and (self._entry(one), self._desk.steps_after.get(slug), pages)

    def _place(self, slug: str) -> object:
        one = self._desk.library.organisations.get(slug)
        return one and (self._entry(one), self._page("organisation", slug))

    def _ways(self, slug: str) -> object:
        ways = self._desk.ways_in.get(slug, ())
        return [(one.contact.slug, one.reason, one.talk and self._entry(one.talk), one.detail) for one in ways]

    def _page(self, kind: str, slug: str) -> object:
        return self._desk.addresses.links.get((kind, slug)), self._desk.names.get((kind, slug))

    def _entries(self, notes: Iterable[Contact | Interview]) -> list[str]:
        return [self._entry(one) for one in notes]

    def _entry(self, note: Contact | Interview | Organisation) -> str:
        if not note.path:  # it stands in no file
            return repr(note)
        try:
            return f"{note.path}\n{self._known[note.path]}"  # the path says which note it is, and is shown
        except KeyError:
            raise _UnknownError from None

    def _file(self, about: str) -> object:
        note, _, link = about.partition("\n")
        return self._desk.notes.attachments.find(note, link)

    def _target(self, sort: str, about: str) -> object:
        return self._desk.library.targets.answer(sort, about)

    _SORTS: ClassVar[Mapping[str, Callable[["Answers", str], object]]] = {
        "named": _named,
        "person": _person,
        "talk": _talk,
        "place": _place,
        "people": lambda self, slug: self._entries(self._desk.people_of.get(slug, ())),
        "talks": lambda self, slug: self._entries(self._desk.talks_of.get(slug, ())),
        "ways": _ways,
        "problems": lambda self, path: self._desk.problems_of.get(path),
        "note": lambda self, path: self._desk.pages.get(path),
        "called": lambda self, name: self._desk.library.organisation_of.get(name),
        # Where links lead
        "copy": lambda self, path: self._desk.addresses.files.get(path),
        "file": _file,
        "contacts": lambda self, name: self._target("contacts", name),
        "interviews": lambda self, name: self._target("interviews", name),
        "organisations": lambda self, name: self._target("organisations", name),
        "only named": lambda self, name: self._target("only named", name),
        "linked": lambda self, path: self._target("linked", path),
    }


class _UnknownError(LookupError):
    """A note is asked for whose key is not known."""
