"""What a reference means: a slug, else the exact name or alias of one contact (docs/format.md, Reading)."""

import copy
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

_CLOSE = 75  # of 100; found by trying mistyped names: below it the offers are noise
_OFFERS = 3
_MOST_COMPARED = 200_000  # names compared in one run, a fraction of a second; who mistypes that many reads no offers
_FEWEST_SEARCHES = 25
_ENDING = ".md"
_BETWEEN_NAMES = " / "  # somebody's “Ada / Grace”: no path, of which only Grace would be left


def key(slug: str) -> str:
    """Return the form in which slugs are compared: NFC, then casefold."""
    return slug.casefold() if slug.isascii() else unicodedata.normalize("NFC", slug).casefold()


def last_part(reference: str) -> str:
    """Return what a reference names: its last path part, without brackets, heading and label, in NFC."""
    return _last_part(_bare(reference))


def folders(reference: str) -> list[str]:
    """Return the folders that a reference names in front of its last part, outermost first; none of a bare slug."""
    return [one for one in _parts(_bare(reference))[:-1] if one not in ("", ".", "..")]


def _parts(bare: str) -> list[str]:
    path = _path(bare)
    return [path] if _BETWEEN_NAMES in path else path.split("/")


def _path(bare: str) -> str:
    return bare.partition("|")[0].partition("#")[0].strip()


def _last_part(bare: str) -> str:
    text = _parts(bare)[-1].strip()
    text = text.removesuffix(_ENDING) or text
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _bare(reference: str) -> str:
    text = reference.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1].strip()
    if text.startswith("[[") and text.endswith("]]"):
        text = text[2:-2].replace("\\|", "|")
    return text


class Named(NamedTuple):
    """A note that can be referred to: its slug as the file is named, the names it answers to, its path."""

    slug: str
    names: tuple[str, ...]
    path: str


class Fate(StrEnum):
    """What became of a reference."""

    FOUND = "found"
    BROKEN = "broken"  # a note that is left out; reported there, not again where it is named
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"


class Resolved(NamedTuple):
    """The slug that a reference means, and why there may be none to trust."""

    slug: str
    fate: Fate


class Asked(NamedTuple):
    """A question that the notes were asked, of which sort it was, and the answer in texts."""

    sort: str
    question: str
    answer: tuple[str, ...]


class References:
    """The notes of one kind by slug and by name. Never changes after it is made; answers are remembered."""

    def __init__(self, notes: Iterable[Named], broken: Iterable[Named] = ()) -> None:
        """Index *notes*; *broken* are those that had to be left out."""
        self._notes: dict[str, Named] = {}
        self._by_name: dict[str, list[str]] = {}
        for note in notes:
            self._notes[key(note.slug)] = note
            for name in dict.fromkeys(map(exact, note.names)):
                self._by_name.setdefault(name, []).append(note.slug)
        self._left_out = tuple(broken)
        self._broken = {key(one.slug): one.slug for one in self._left_out if key(one.slug) not in self._notes}
        self._broken_names: dict[str, str] = {}
        for one in self._left_out:
            for name in map(exact, one.names):  # one with the slug of another note has none that means it
                self._broken_names.setdefault(name, self._broken.get(key(one.slug), ""))
        self._resolved: dict[str, Resolved] = {}
        self._offers: dict[str, tuple[Named, ...]] = {}
        self._searches = 0
        self._choices: dict[str, list[Named]] | None = None
        self._standing_in: Mapping[str, str] = {}
        self.recorder: tuple[str, Callable[[Asked], None]] | None = None

    @classmethod
    def knowing(cls, answers: Mapping[str, tuple[str, ...]]) -> "References":
        """Return references that know nothing but these *answers*, as they were asked before."""
        known = cls(())
        known._resolved.update((typed, Resolved(slug, Fate(fate))) for typed, (slug, fate) in answers.items())
        return known

    def recorded(self, sort: str, record: Callable[[Asked], None]) -> "References":
        """Return these references; *record* is called with what they are asked to resolve, under that *sort*."""
        recorded = copy.copy(self)  # all that it holds is shared
        recorded.recorder = sort, record
        return recorded

    def with_stand_ins(self, slugs: Iterable[str]) -> "References":
        """Return these references; who is nobody, or several, may be one of *slugs*: those are told already."""
        others = copy.copy(self)
        others._standing_in = {key(slug): slug for slug in slugs}  # noqa: SLF001 - of the same class
        return others

    def apart(self) -> "References":
        """Return these references, as if they had not been asked anything yet; what they are asked is theirs alone."""
        alone = copy.copy(self)
        alone._resolved, alone._offers = {}, {}  # noqa: SLF001 - of the same class
        return alone

    def learn(self, reference: str, resolved: Resolved) -> None:
        """Remember what *reference* means, as these references, apart, have found."""
        self._resolved.setdefault(reference, resolved)

    @property
    def notes(self) -> tuple[Named, ...]:
        """Return all that can be referred to, in the order in which they were given."""
        return tuple(self._notes.values())

    def resolve(self, reference: str) -> Resolved:
        """Return what *reference* means; where that is nobody, the slug is the text that was typed."""
        known = self._resolved.get(reference)
        if known is None:
            known = self._resolved[reference] = self._resolve(reference)
        if self.recorder:
            sort, record = self.recorder
            record(Asked(sort, reference, known))
        if self._standing_in and known.fate is not Fate.FOUND and (slug := self._standing_in.get(key(known.slug))):
            return Resolved(slug, Fate.BROKEN)
        return known

    def _resolve(self, reference: str) -> Resolved:
        bare = _bare(reference)
        part = _last_part(bare)
        whole = self._notes.get(key(f"{part}{_ENDING}")) if _path(bare).endswith(_ENDING) else None  # of a.md.md
        note = whole or self._notes.get(key(part))
        if note:
            return Resolved(note.slug, Fate.FOUND)
        if self._broken and (broken := self._broken.get(key(part))):
            return Resolved(broken, Fate.BROKEN)
        named = self._named(bare, part)
        if named:
            return Resolved(named[0], Fate.FOUND) if len(named) == 1 else Resolved(part, Fate.AMBIGUOUS)
        left_out = self._named_broken(bare, part) if self._left_out else None
        return Resolved(part, Fate.UNKNOWN) if left_out is None else Resolved(left_out or part, Fate.BROKEN)

    def _named_broken(self, bare: str, part: str) -> str | None:
        """Return the slug of the note of that name that is left out; nothing where it has none of its own."""
        named = (self._broken_names.get(exact(text)) for text in (bare, part))
        return next((slug for slug in named if slug is not None), self._broken.get(slugify(part)))

    def _named(self, bare: str, part: str) -> list[str]:
        return self._by_name.get(exact(bare)) or self._by_name.get(exact(part), [])

    def named(self, slug: str) -> Named:
        """Return the note that has *slug*, which must be there."""
        return self._notes[key(slug)]

    def with_note(self, note: Named, instead_of: str) -> "References":
        """Return these references with *note* in the place of those that have the slug *instead_of*, or its own."""
        gone = (key(note.slug), key(instead_of))
        others = (one for one in self._notes.values() if key(one.slug) not in gone)
        return References((*others, note), self._left_out)

    def disturbed_by(self, note: Named) -> tuple[str, ...]:
        """Return the references looked up so far that would mean somebody else, or several, if *note* were there too.

        By name or alias only: a slug that is taken is another matter. After the notes were read, these are all that
        they hold.
        """
        names = set(map(exact, note.names))

        def is_disturbed(reference: str, resolved: Resolved) -> bool:
            bare = _bare(reference)
            part = _last_part(bare)
            if resolved.fate is not Fate.FOUND or key(part) == key(resolved.slug):
                return False
            return key(part) == key(note.slug) or not names.isdisjoint((exact(bare), exact(part)))

        return tuple(reference for reference, resolved in self._resolved.items() if is_disturbed(reference, resolved))

    def candidates(self, reference: str) -> tuple[Named, ...]:
        """Return the notes that *reference* fits: all of that name, else those written most alike, best first."""
        known = self._offers.get(reference)
        if known is None:
            known = self._offers[reference] = self._candidates(reference)
        return known

    def _candidates(self, reference: str) -> tuple[Named, ...]:
        part, fate = self.resolve(reference)
        if fate is Fate.AMBIGUOUS:
            return tuple(self._notes[key(slug)] for slug in self._named(_bare(reference), part))
        if self._choices is None:
            self._choices = {}
            for note in self._notes.values():
                for text in (note.slug, *note.names):
                    self._choices.setdefault(text.casefold(), []).append(note)
        self._searches += 1
        if self._searches > max(_FEWEST_SEARCHES, _MOST_COMPARED // max(1, len(self._choices))):
            return ()
        from rapidfuzz import fuzz, process

        found = process.extract(part.casefold(), self._choices.keys(), scorer=fuzz.WRatio, score_cutoff=_CLOSE, limit=9)
        near = (note for text, _, _ in found for note in self._choices[text])
        return tuple(dict.fromkeys(near))[:_OFFERS]


def exact(name: str) -> str:
    """Return the form in which references find a name: NFC, with one space between words; case counts."""
    name = " ".join(name.split())
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def slugify(name: str) -> str:
    """Return a slug for *name*: letters and digits of any script, in lower case, joined by hyphens."""
    # A mark belongs to its letter; many of Indic scripts have no combining class, so the category tells.
    spaced = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in key(name))
    return "-".join(spaced.split())
