"""Who is known, by what they are known by: the notes' people, and those of a file as they come in."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from builder.capture.imports.addresses import compared, folded, is_linkedin, whole
from builder.capture.imports.model import KEYS, Person
from builder.capture.imports.notes import as_typed
from builder.checks import schema
from builder.checks.loading import Loaded
from builder.model.contact import Contact
from builder.model.references import last_part, slugify
from builder.source.document import Document

if TYPE_CHECKING:
    from builder.capture.model import FileChange

_KIN: Mapping[str, tuple[str, ...]] = {
    "preferred_name": ("aliases",),
    "linkedin": ("links", "website"),
    "website": ("links", "linkedin"),
    "tags": ("fields",),
}
"""The keys under which a note may hold a value that an import would give to another one."""


class Somebody:
    """A person with a note, which may still have to be written; their values grow while a file is read."""

    def __init__(
        self, path: str, names: tuple[str, ...], organisation: str, values: Mapping[str, tuple[str, ...]]
    ) -> None:
        """Begin with what the note at *path* holds; *organisation* is in the form in which they are compared."""
        self.path, self.name = path, names[0]
        self.names = frozenset(map(folded, names))
        self.organisation = organisation
        self.values: dict[str, tuple[str, ...]] = dict(values)
        self.text = ""  # where what was written about them is looked for
        self.is_blank = False  # whether a note that is there has nothing below its front matter
        self.described = ""  # what it is to have there
        self.person: Person | None = None  # of whom the note is new
        self.change: FileChange | None = None
        self.filled: dict[str, tuple[str, ...]] = {}

    def holds(self, key: str, value: str) -> bool:
        """Return whether the note has *value*, under *key* or one that is much the same."""
        kin = (key, *_KIN.get(key, ()))
        wanted = compared(key, value)
        return any(compared(key, one) == wanted for each in kin for one in self.values.get(each, ()))

    def lacks(self, person: Person) -> dict[str, tuple[str, ...]]:
        """Return the values of *person* for which the note has nothing at all."""
        found: dict[str, tuple[str, ...]] = {}
        for key, given in person.values.items():
            if key not in self.values and (self.person or key != "source"):
                missing = tuple(value for value in given if not self.holds(key, value))
                if missing:
                    found[key] = missing
        return found

    def contradicts(self, person: Person, organisation: str) -> tuple[str, ...]:
        """Return the keys for which *person*, who is at *organisation*, has something else than the note keeps."""
        return tuple(
            key
            for key, given in person.values.items()
            if key != "source"
            and key in self.values
            and not (key == "organisation" and organisation == self.organisation)
            and not all(self.holds(key, value) for value in given)
        )

    def passes_by(self, person: Person) -> tuple[str, ...]:
        """Return what the note does not hold of the text of *person*, in words, and of what is left of the fields."""
        texts = [
            ("what was written about them", person.text),
            *((f"“{label}: {value}”", value) for label, value in person.left),
        ]
        return tuple(said for said, text in texts if text not in self.text and as_typed(text) not in self.text)

    def describe(self, typed: str) -> None:
        """Take note of the Markdown that the note is to have below its front matter."""
        self.text = self.described = typed
        self.is_blank = False


class People:
    """Everybody by e-mail address, LinkedIn address, and name with organisation."""

    def __init__(self, notes: Loaded) -> None:
        """Take up everybody who has a note that could be read."""
        self._organisations = _organisations(notes)
        self._by_email: dict[str, list[Somebody]] = {}
        self._by_address: dict[str, list[Somebody]] = {}
        self._by_name: dict[str, list[Somebody]] = {}
        self._by_both: dict[tuple[str, str], list[Somebody]] = {}
        for contact in notes.library.contacts.values():
            if contact.path:
                self.add(self._somebody(contact, notes.documents[contact.path]))

    def _somebody(self, contact: Contact, document: Document) -> Somebody:
        kin = {key for keys in _KIN.values() for key in keys}
        values = {key: given for key in (*KEYS, *kin) if (given := schema.texts(document, key))}
        names = (contact.name, *contact.aliases)
        known = Somebody(contact.path, names, self.organisation(contact.organisation or ""), values)
        known.text = document.text.replace("\r\n", "\n")
        known.is_blank = not document.text[document.body :].strip()
        return known

    def organisation(self, text: str) -> str:
        """Return an organisation in the form in which two are compared: by its slug, whatever it is called."""
        name = last_part(text) if text.startswith("[[") else text
        forms = (folded(name), slugify(name))
        return next((self._organisations[form] for form in forms if form in self._organisations), forms[1] or forms[0])

    def add(self, somebody: Somebody) -> None:
        """Take up one more person, by all that their note holds."""
        for name in somebody.names:
            self._by_name.setdefault(name, []).append(somebody)
            self._by_both.setdefault((name, somebody.organisation), []).append(somebody)
        self._index(somebody, somebody.values)

    def fill(self, somebody: Somebody, values: Mapping[str, tuple[str, ...]]) -> None:
        """Take note of values that *somebody* has now."""
        somebody.values |= values
        somebody.filled |= values
        self._index(somebody, values)
        if "organisation" in values:
            for name in somebody.names:
                self._by_both[name, somebody.organisation].remove(somebody)
            somebody.organisation = self.organisation(values["organisation"][0])
            for name in somebody.names:
                self._by_both.setdefault((name, somebody.organisation), []).append(somebody)

    def _index(self, somebody: Somebody, values: Mapping[str, tuple[str, ...]]) -> None:
        for email in values.get("email", ()):
            _put(self._by_email, compared("email", email), somebody)
        for address in (one for key in ("linkedin", "website", "links") for one in values.get(key, ())):
            if is_linkedin(whole(address)):
                _put(self._by_address, compared("linkedin", address), somebody)

    def like(self, person: Person) -> list[Somebody]:
        """Return who *person* is, several where that is in doubt: by an address, else by name and organisation."""
        name = folded(person.name)
        emails = (self._by_email.get(compared("email", one), []) for one in person.values.get("email", ()))
        addresses = (self._by_address.get(compared("linkedin", one), []) for one in person.values.get("linkedin", ()))
        found = list(dict.fromkeys(one for some in (*emails, *addresses) for one in some))
        if not found:
            return list(self._by_both.get((name, self.organisation_of(person)), ()))
        called_so = [one for one in found if name in one.names]
        if len(called_so) == 1:
            return called_so
        return list(dict.fromkeys([*found, *self._namesakes(person, name)]))

    def _namesakes(self, person: Person, name: str) -> list[Somebody]:
        """Return who else it would be by name and organisation, by name alone where no organisation is given."""
        organisation = self.organisation_of(person)
        return self._by_both.get((name, organisation), []) if organisation else self._by_name.get(name, [])

    def organisation_of(self, person: Person) -> str:
        """Return the organisation of *person* in that form."""
        return self.organisation("".join(person.values.get("organisation", ())))


def _put(index: dict[str, list[Somebody]], key: str, somebody: Somebody) -> None:
    known = index.setdefault(key, [])
    if somebody not in known:
        known.append(somebody)


def _organisations(notes: Loaded) -> dict[str, str]:
    """Return the slugs of the organisations that have a note by what they may be called; a slug wins over a name.

    One that is only named by contacts goes by its name, however it is written.
    """
    known = notes.library.targets.organisations.notes
    by_slug = {folded(one.slug): one.slug for one in known}
    by_name = {form: one.slug for one in known for name in one.names for form in (folded(name), slugify(name)) if form}
    return by_name | by_slug
