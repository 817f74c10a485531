"""Whether somebody new may have a name that the notes use already."""

from builder.capture.imports.model import Person
from builder.capture.slugs import made_of
from builder.checks.kinds import CONTACT
from builder.checks.loading import Loaded
from builder.model.references import Named, exact, key, last_part


class Names:
    """Which names new notes may have, so that what the notes call somebody goes on meaning them."""

    def __init__(self, notes: Loaded) -> None:
        """Look at what *notes* refer to, and at whose notes could not be read."""
        library = notes.library
        self._contacts = library.targets.contacts
        self._used = {exact(name) for one in self._contacts.notes for name in one.names}
        self._organisations = {exact(name): one for one in library.targets.organisations.notes for name in one.names}
        folder = f"content/{CONTACT.folder}/"
        self._unread = {
            key(path.rpartition("/")[2].removesuffix(".md")): path
            for path in library.left_out
            if path.startswith(folder)
        }
        asked = [library.contacts[slug].name for slug in library.stand_ins]
        asked += [one.name for talk in library.interviews.values() for one in talk.referrals if one.contact is None]
        self._asked = frozenset(map(exact, asked))
        self._taken: set[str] = set()
        self._texts = [document.text for document in notes.documents.values() if "[[" in document.text]

    def objection(self, person: Person) -> str:
        """Return why no note may be made of *person*, or nothing."""
        name = exact(person.name)
        unread = self._unread.get(key(made_of(person.name)))
        if unread:
            return f"{unread} may be theirs, and cannot be read; mend that first (“keepwarm check” shows how)"
        is_used = name in self._used and self._contacts.disturbed_by(Named("", (person.name,), ""))
        if is_used or (name in self._asked and name in self._taken):
            message = f"your notes mean somebody else by “{person.name}”, and with a second one nobody could tell who"
            return f"{message}; write the slug where you wrote the name, or make the note with “keepwarm new contact”"
        organisation = self._organisations.get(name)
        if organisation and any(f"[[{name}" in text for text in self._texts):
            return f"notes link to {organisation.path} by “{person.name}”; write its slug there"
        return ""

    def take(self, person: Person, slug: str) -> None:
        """Remember that there is a new note, which references find by this name, unless they find it by its slug."""
        if key(last_part(person.name)) != key(slug):
            self._taken.add(exact(person.name))
