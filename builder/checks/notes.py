"""The documents of one kind of note: found on disk, read, and sorted into usable ones and ones left out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from builder.checks import schema
from builder.checks.kinds import Kind
from builder.checks.memory import Memory, Remembered
from builder.diagnostics import Diagnostic
from builder.model.references import Named, key
from builder.source import files
from builder.source.attachments import CONTENT
from builder.source.document import Packed, whole_file
from builder.source.files import NoteFile, read_bytes
from builder.source.reading import PackedRead

_NAMED = re.compile(r"(?im)^(?:name|aliases)[ \t]*:[ \t]*(?:[&!]\S*[ \t]+)*(.*(?:\n[ \t]*-[ \t].*)*)")
_QUOTED = re.compile(r"(?<=[\"'])[^\"'\n]+(?=[\"'])")
_START = 4  # bytes
_AROUND_NAMES = " \t\r-,[]\"'"


class Notes:
    """The documents of one kind: with usable front matter or left out.

    ``unknown`` are the notes that have to be read; until ``sort_out`` has got them, no document is here.
    """

    def __init__(self, kind: Kind, root: Path, problems: list[Diagnostic], memory: Memory) -> None:
        """Find every note of *kind* below *root*, recalled where *memory* can; add what is wrong to *problems*."""
        self.kind = kind
        self._problems, self._shelf = problems, memory.shelf
        self.usable: dict[str, Packed | Remembered] = {}  # by compared slug
        self.left_out: dict[str, Named] = {}  # by path
        self.blank: dict[str, Named] = {}  # by path: nothing is lost with them, but others may refer to them
        self.rejected: list[Packed] = []  # those left out that could be read: what else is wrong is told too
        found, odd = files.find(root, f"{CONTENT}/{kind.folder}")
        self.count = len(found)
        problems += odd
        self._times = Counter(key(note.slug) for note in found)
        self._found = [(note, memory.recall(note) if self._times[key(note.slug)] == 1 else None) for note in found]
        self.unknown = [note for note, remembered in self._found if not remembered]

    def sort_out(self, read: Iterator[PackedRead]) -> None:
        """Sort out all notes; the next ones that were *read* are those unknown, in their order."""
        for note, remembered in self._found:
            if remembered:
                self.usable[key(note.slug)] = remembered
                continue
            document, wrong = next(read)
            if document:
                self._add(note, document.put_aside(self._shelf), wrong)
                continue
            self._problems += wrong
            if is_blank(wrong):
                self.blank[note.path] = Named(note.slug, (), note.path)
            else:
                self._leave_out(note)
        if len(self._times) < len(self._found):
            self._tell_same()

    def _add(self, note: NoteFile, document: Packed, wrong: list[Diagnostic]) -> None:
        slug = key(document.slug)
        if slug not in self.usable and schema.has_required(self.kind, document):
            self.usable[slug] = document
            self._problems += wrong
            return
        unpacked = document.unpacked()
        self._problems += schema.with_cost(self.kind, unpacked, wrong)
        self._problems += schema.usable(self.kind, unpacked)[1]
        self._leave_out(note, names(self.kind, document))
        self.rejected.append(document)

    def _leave_out(self, note: NoteFile, read: tuple[str, ...] = ()) -> None:
        """Leave out a note, of which these names could be *read*: whoever uses any of them need not hear of it too."""
        typed = _typed_names(note) if "name" in self.kind.required else ()
        self.left_out[note.path] = Named(note.slug, (*read, *typed), note.path)

    def _tell_same(self) -> None:
        """Report notes with equal slugs, each with the one of them that is used, or else the first."""
        remedy = "rename one of the two files; upper and lower case make no difference"
        first: dict[str, str] = {slug: one.path for slug, one in self.usable.items() if self._times[slug] > 1}
        for path, left_out in self.left_out.items():
            slug = key(left_out.slug)
            other = first.setdefault(slug, path)
            if other != path:
                uses = ("this one is used", "that one is used") if slug in self.usable else ("neither can be used",) * 2
                for one, same, use in zip((other, path), (path, other), uses, strict=True):
                    self._problems.append(whole_file(one, "duplicate-slug", f"{same} has the same slug; {use}", remedy))

    @property
    def broken(self) -> dict[str, Named]:
        """Return the notes that cannot be used, by path: told already, so whoever refers to one need not hear of it."""
        return self.left_out | self.blank

    def named(self) -> Iterable[Named]:
        """Yield what these notes can be referred to by."""
        for one in self.usable.values():
            yield Named(one.slug, one.names if isinstance(one, Remembered) else names(self.kind, one), one.path)


def is_blank(wrong: Iterable[Diagnostic]) -> bool:
    """Return whether *wrong* says that a note is blank, and is skipped: nothing is lost with it."""
    return any(problem.code == "blank-note" for problem in wrong)


def names(kind: Kind, document: Packed) -> tuple[str, ...]:
    """Return the names that the note in *document* answers to, beside its slug."""
    name = schema.texts(document, "name") if "name" in kind.required else ()
    return *name, *schema.texts(document, "aliases")


def _typed_names(note: NoteFile) -> set[str]:
    """Return what a note that is left out may be called, by a look at its lines, for YAML may not make sense of them.

    One name too many does no harm: it only spares whoever uses it a second problem.
    """
    try:
        text = _guessed(read_bytes(note.file))
    except OSError:
        return set()
    pieces = (
        piece
        for typed in _NAMED.findall(text)
        for piece in (typed, typed.replace('"', ""), *re.split("[,\n]", typed), *_QUOTED.findall(typed))
    )
    return {piece.strip(_AROUND_NAMES) for piece in pieces} - {""}


def _guessed(data: bytes) -> str:
    """Return the text of a note by the encoding that it most probably has, for it may not be UTF-8."""
    if b"\0" in data[:_START]:  # UTF-16, in which every second byte of “---” is nought
        return data.decode("utf-16-be" if data[:1] in (b"\0", b"\xfe") else "utf-16-le", errors="replace")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
