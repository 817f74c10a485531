"""Where a note refers to another one by its slug, and what stands there once that one has a new slug.

Everything that the reader of notes takes for a reference, and nothing else: not what stands in code, comments or other
keys; nor references by name, which lead to the same note as before (docs/format.md, Reading).
"""

import posixpath
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

from builder.capture.model import RefusedError
from builder.capture.scalars import scalar
from builder.capture.splices import Splice
from builder.checks import schema
from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, Kind
from builder.checks.sections import Checker
from builder.model.library import Library
from builder.model.references import Fate, key, last_part
from builder.model.targets import Target
from builder.source.document import Document
from builder.source.links import Link, links

NOTE = ".md"
_PLAIN_IN_BRACKETS = re.compile(r"[^\W_][\w-]*(?:[ .][\w-]+)*")
_WIKI_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_DISMISSED = "dismissed"
_END_OF_PATH = re.compile(r"[#?]|%23|%3F", re.IGNORECASE)
_ENDING = re.compile(r"(?:\.|%2E)(?:m|%6D)(?:d|%64)$", re.IGNORECASE)
_SLASH = re.compile(r"/|%2F", re.IGNORECASE)
_UNSAFE_IN_LINKS = re.compile(r"[\s()<>%]")
_CONTACT_KEYS = {CONTACT.name: ("introduced_by",), INTERVIEW.name: ("contact",)}
_WITH_ORGANISATION = (CONTACT.name, INTERVIEW.name)


@dataclass(frozen=True)
class Renaming:
    """A note that gets a new slug: what it is, with the old one, its path, and the new slug."""

    target: Target
    path: str
    new: str

    @property
    def old(self) -> str:
        """Return the slug that it had."""
        return self.target.slug

    @property
    def moved(self) -> str:
        """Return the path that it will have: in the same folder."""
        return posixpath.join(posixpath.dirname(self.path), f"{self.new}{NOTE}")

    def keys(self, kind: Kind) -> tuple[str, ...]:
        """Return the keys of the front matter of a note of *kind* that may refer to it."""
        if self.target.kind == CONTACT.name:
            return _CONTACT_KEYS.get(kind.name, ())
        return ("organisation",) if self.target.kind == ORGANISATION.name and kind.name in _WITH_ORGANISATION else ()


def splices(library: Library, kind: Kind, document: Document, renaming: Renaming) -> list[Splice]:
    """Return what has to be replaced in the text of *document*, a note of *kind*, the last first.

    Raise RefusedError where a reference is written in a way that cannot be edited.
    """
    if not _may_refer(library, kind, document, renaming):
        return []
    found = _Finder(library, kind, document, renaming)
    pieces = {piece.start: piece for piece in (*found.in_front(), *found.in_items(), *found.in_links())}
    return [pieces[start] for start in sorted(pieces, reverse=True)]


def _may_refer(library: Library, kind: Kind, document: Document, renaming: Renaming) -> bool:
    """Return whether it is worth looking closer, which takes far longer: most notes do not refer to just that one."""
    values = [value for name in renaming.keys(kind) for value in schema.texts(document, name)]
    if renaming.target.kind == ORGANISATION.name and renaming.old in map(library.organisation_of.get, values):
        return True
    return any(mentions(text, renaming.old) for text in (document.text, *values))


class _Finder:
    """Looks for the references of one document."""

    def __init__(self, library: Library, kind: Kind, document: Document, renaming: Renaming) -> None:
        self.library, self.kind, self.document, self.renaming = library, kind, document, renaming
        self.checker = Checker(kind, document, library.targets.contacts)
        self.checker.read()

    def in_front(self) -> Iterator[Splice]:
        """Yield the replacements in the front matter."""
        for name in self.renaming.keys(self.kind):
            for value, span, in_brackets in self._values(name):
                place = self._of_organisation(value) if name == "organisation" else self._of_contact(value)
                if place is not None:
                    new = value[: place[0]] + self.renaming.new + value[place[1] :]
                    yield self._in_scalar(name, value, new, span, in_brackets=in_brackets)
        for value, span, in_brackets in self._values(_DISMISSED) if self.kind is CONTACT else ():
            new = _WIKI_LINK.sub(self._relinked, value)
            if new != value:
                yield self._in_scalar(_DISMISSED, value, new, span, in_brackets=in_brackets)

    def _values(self, name: str) -> Iterator[tuple[str, tuple[int, int], bool]]:
        """Yield the values of a key, each with its place in the front matter and whether that is within brackets."""
        entry = self.document.entries.get(name)
        if entry and isinstance(entry.value, str):
            yield entry.value.strip(), entry.span, False
        elif entry and isinstance(entry.value, tuple):
            is_flow = self.document.text[self.document.front + entry.span[0]] == "["
            for value, span in zip(entry.value, entry.item_spans, strict=True):
                yield value.strip(), span, is_flow

    def _in_scalar(self, name: str, value: str, new: str, span: tuple[int, int], *, in_brackets: bool) -> Splice:
        """Return the replacement of a *value* by a *new* one, in its own style."""
        start, end = self.document.front + span[0], self.document.front + span[1]
        raw = self.document.text[start:end]
        if "\n" in raw:
            at = self.document.place(start)[0]
            raise RefusedError(f"{self.document.path}, line {at}: write “{name}” on one line first")
        if raw.startswith("[[") and raw == value and _PLAIN_IN_BRACKETS.fullmatch(self.renaming.new):
            return Splice(start, end, new)
        return Splice(start, end, scalar(new, like=raw[0] if raw[0] in "\"'" else "", in_brackets=in_brackets))

    def _relinked(self, link: re.Match[str]) -> str:
        """Return a link in brackets as it is to be: what was dismissed is known by the text of its item."""
        typed = link[0].removeprefix("[[").removesuffix("]]")
        if self.library.targets.referred(typed)[0] != self.renaming.target or not self._is_by_slug(typed):
            return link[0]
        first, last = _place(link[0])
        return link[0][:first] + self.renaming.new + link[0][last:]

    def _of_contact(self, reference: str) -> tuple[int, int] | None:
        """Return where in a reference the contact's slug stands, if it is that one's."""
        return _place(reference) if self._is_contact(reference) else None

    def _is_contact(self, reference: str) -> bool:
        slug, fate = self.library.targets.contacts.resolve(reference)
        return (
            self.renaming.target.kind == CONTACT.name
            and fate is Fate.FOUND
            and slug == self.renaming.old
            and self._is_by_slug(reference)
        )

    def _is_by_slug(self, reference: str) -> bool:
        return key(last_part(reference)) == key(self.renaming.old)

    def _of_organisation(self, value: str) -> tuple[int, int] | None:
        """Return where in *value* the organisation's slug stands, or a name that means it only by making that slug."""
        if self.library.organisation_of.get(value) != self.renaming.old:
            return None
        if self._is_by_slug(value):
            return _place(value)
        if self.library.targets.organisations.resolve(value).fate is Fate.FOUND:  # by name
            return None
        return _place(value) if value.startswith("[[") else (0, len(value))

    def in_items(self) -> Iterator[Splice]:
        """Yield the replacements in list items: to whom something was promised, who was referred to."""
        for start, typed in self.checker.referred.items():
            if self._is_contact(typed):
                first, last = _place(typed)
                yield Splice(start + first, start + last, self.renaming.new)

    def in_links(self) -> Iterator[Splice]:
        """Yield the replacements in links, wherever they stand in the body."""
        targets = self.library.targets
        for link in links(self.checker.body):
            if link.kind in ("wiki", "embed"):
                if targets.referred(link.target)[0] == self.renaming.target and self._is_by_slug(link.target):
                    first, last = _place(self.document.text[link.start : link.end])
                    yield Splice(link.start + first, link.start + last, self.renaming.new)
            elif targets.linked(self.document.path, link.target)[0] == self.renaming.target:
                yield self._in_path(link)

    def _in_path(self, link: Link) -> Splice:
        """Return the replacement of the last part of a relative link, percent-encoded where it has to be."""
        text = link.target
        cut = _END_OF_PATH.search(text)
        end = cut.start() if cut else len(text)
        start = max((slash.end() for slash in _SLASH.finditer(text, 0, end)), default=0)
        ending = _ENDING.search(text, start, end)
        end = ending.start() if ending else end
        return Splice(link.start + start, link.start + end, _as_typed(self.renaming.new, text[start:end]))


def _as_typed(slug: str, like: str) -> str:
    """Return *slug* for a link, encoded as much as *like* was, and where it must be."""
    if "%" in like:
        return quote(slug, safe="")
    if any(char.isspace() for char in like):  # in angle brackets, where spaces may stand
        return re.sub(r"[()%]", lambda match: quote(match[0], safe=""), slug)
    return _UNSAFE_IN_LINKS.sub(lambda match: quote(match[0], safe=""), slug)


def _place(reference: str) -> tuple[int, int]:
    """Return where in a reference the part stands that names the note (`last_part`, builder/model/references.py)."""
    start, end = _stripped(reference, 0, len(reference))
    if end - start > 1 and reference[start] == reference[end - 1] and reference[start] in "\"'":
        start, end = _stripped(reference, start + 1, end - 1)
    if reference.startswith("[[", start) and reference.endswith("]]", start, end):
        start, end = start + len("[["), end - len("]]")
        end = _cut(reference, "\\|", start, end)
    end = _cut(reference, "#", start, _cut(reference, "|", start, end))
    start, end = _stripped(reference, max(start, reference.rfind("/", start, end) + 1), end)
    return start, end - len(NOTE) if reference.endswith(NOTE, start + 1, end) else end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())


def _cut(text: str, mark: str, start: int, end: int) -> int:
    at = text.find(mark, start, end)
    return end if at < 0 else at


def mentions(text: str, slug: str) -> bool:
    """Return whether *slug* stands in *text* as a word of its own, in whatever role."""
    folded = unicodedata.normalize("NFC", unquote(text)).casefold()
    return re.search(rf"(?<![\w-]){re.escape(key(slug))}(?![\w-])", folded) is not None
