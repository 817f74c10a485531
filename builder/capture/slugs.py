"""Slugs for new notes: readable in any script, allowed on every system, free (docs/format.md, Reading)."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import count

from builder.capture.scaffolding.writing import UnusableError
from builder.checks.kinds import CONTACT, WITH_PAGES, Kind, behind
from builder.checks.loading import Loaded
from builder.model.references import key, last_part, slugify
from builder.source.attachments import CONTENT
from builder.source.filenames import file_name_fault, is_sync_copy, original

MOST_CHARACTERS = 80
"""The longest slug that Keepwarm makes, in characters."""

MOST_BYTES = 200
"""The longest slug, in UTF-8 bytes: file systems allow 255, and some of them are needed beside it."""

_NOTE = ".md"


class Slugs:
    """Which slugs are free for new notes of one kind; those given away count as taken from then on.

    Taken is what a file in the folder of the kind has, whether it is read or not; what somebody's name or alias is, as
    references may mean them by it; and what a note of another kind has, where links to that one would lead to the new
    note instead. A contact whom interviews only name is what the new note is for, so theirs is free.
    """

    def __init__(self, notes: Loaded, kind: Kind) -> None:
        """Look at what *notes* and their folder hold."""
        self._kind = kind
        self._held: dict[str, str] = {}
        for path, slug in (*_on_disk(notes, kind), *_shadowed(notes, kind), *_answering(notes, kind)):
            self._held.setdefault(key(slug), path)

    def holder(self, slug: str) -> str | None:
        """Return the path of the file that has *slug*, or answers to it, or would make it a copy; None: it is free.

        Of a name without letters and digits no slug is made; nobody has an empty one.
        """
        if not slug:
            return None
        copied = original(self.path(slug))
        beside = copied if copied in self._held.values() else None
        return self._held.get(key(slug)) or beside

    def of_person(self, name: str, organisation: str = "") -> str:
        """Return a free slug for a person: of the name, else with the organisation, else with a number."""
        return self.take(made_of(name) or made_of(organisation) or self._kind.name, made_of(organisation))

    def take(self, slug: str, also: str = "") -> str:
        """Return *slug* where it is free, else with *also*, else with the first number that makes it so."""
        if is_sync_copy(slug) or file_name_fault(f"{slug}-2"):  # which no number would mend
            slug = made_of(slug) or self._kind.folder
        joined = [shortened(slug), *([shortened(slug, f"-{also}")] if also else [])]
        numbered = (shortened(slug, f"-{number}") for number in count(2))
        chosen = next(one for some in (joined, numbered) for one in some if self._is_free(one))
        self._held[key(chosen)] = self.path(chosen)
        return chosen

    def path(self, slug: str) -> str:
        """Return the path of a new note with *slug*, below the notes' root."""
        return f"{CONTENT}/{self._kind.folder}/{slug}{_NOTE}"

    def _is_free(self, slug: str) -> bool:
        return key(slug) not in self._held and not file_name_fault(slug) and not is_sync_copy(slug)


def slug_of(typed: str) -> str:
    """Return the slug that somebody has chosen for a note, in NFC and without ``.md``; raise UnusableError for none."""
    slug = unicodedata.normalize("NFC", typed.strip())
    slug = slug.removesuffix(_NOTE) or slug
    if fault := slug_fault(slug):
        raise UnusableError(f"“{typed}” cannot be the name of a note: it {fault}")
    return slug


def slug_fault(slug: str) -> str:
    """Return what is wrong with *slug* for a note that is to be read, or nothing."""
    if not slug:
        return "is empty"
    if fault := file_name_fault(slug):
        return fault
    if slug[0] == "_" or slug == "README":
        return "is one that is never read as a note"
    if is_sync_copy(slug):
        return "is one that synchronising programs give to a second copy"
    return f"is longer than {MOST_BYTES} bytes" if len(slug.encode()) > MOST_BYTES else ""


def made_of(text: str) -> str:
    """Return *text* as a slug: its letters and digits, in lower case, joined by hyphens; empty where it has none."""
    slug = shortened(unicodedata.normalize("NFC", slugify(text)))
    return slug.replace("-", "") if is_sync_copy(slug) else slug


def shortened(slug: str, end: str = "") -> str:
    """Return *slug* and *end*, the slug cut where both together are too long: at a hyphen, if there is one."""
    end = _cut(end, MOST_CHARACTERS // 2, MOST_BYTES // 2)
    return _cut(slug, MOST_CHARACTERS - len(end), MOST_BYTES - len(end.encode())) + end


def _cut(text: str, characters: int, size: int) -> str:
    cut = text[:characters].encode()[:size].decode(errors="ignore")
    if cut == text:
        return text
    whole_words = cut if text[len(cut)] == "-" else cut.rpartition("-")[0]
    return (whole_words or cut).rstrip("-")


def _on_disk(notes: Loaded, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield path and slug of all that stands in the folder of *kind*, also of what is never read."""
    for folder, folders, files in os.walk(notes.root / CONTENT / kind.folder):
        for name in (*folders, *files):
            if name.lower().endswith(_NOTE):
                printable = os.fsencode(name).decode("utf-8", "replace")
                path = f"{os.path.relpath(folder, notes.root).replace(os.sep, '/')}/{printable}"
                yield path, printable[: -len(_NOTE)]
                if copied := original(path):  # beside a note of that slug it would pass for a copy, and not be read
                    yield path, copied.rpartition("/")[2][: -len(_NOTE)]


def _shadowed(notes: Loaded, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield path and slug of the notes of other kinds to which no link would lead any more."""
    if kind in WITH_PAGES:
        later = behind(kind)
        for path, target in notes.library.targets.by_path.items():
            if target.kind in later:
                yield path, target.slug


def _answering(notes: Loaded, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield the names that notes answer to, each with the path, where a note of *kind* with that slug would win."""
    library = notes.library
    if kind is CONTACT:
        for contact in library.contacts.values():
            yield from _named(contact.path, (contact.name, *contact.aliases))
    if kind in WITH_PAGES:
        for organisation in library.organisations.values():
            yield from _named(organisation.path, (organisation.name,))


def _named(path: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((path, last_part(name)) for name in names if path)
