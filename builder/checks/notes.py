"""The documents of one kind of note: found on disk, read, and sorted into usable ones and ones left out."""

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
from builder.source.reading import PackedRead


class Notes:
    """The documents of one kind: with usable front matter or left out.

    ``unknown`` are the notes that have to be read; until ``sort_out`` has got them, no document is here.
    """

    def __init__(self, kind: Kind, root: Path, problems: list[Diagnostic], memory: Memory) -> None:
        """Find every note of *kind* below *root*, recalled where *memory* can; add what is wrong to *problems*."""
        self.kind = kind
        self._problems, self._shelf = problems, memory.shelf
        self.usable: dict[str, Packed | Remembered] = {}  # by compared slug
        self.left_out: dict[str, str] = {}  # slug by path
        self.rejected: list[Packed] = []  # those left out that could be read: what else is wrong is told too
        found, odd = files.find(root, f"{CONTENT}/{kind.folder}")
        self.count = len(found)
        problems += odd
        times = Counter(key(note.slug) for note in found)
        self._found = [(note, memory.recall(note) if times[key(note.slug)] == 1 else None) for note in found]
        self.unknown = [note for note, remembered in self._found if not remembered]

    def sort_out(self, read: Iterator[PackedRead]) -> None:
        """Sort out all notes; the next ones that were *read* are those unknown, in their order."""
        for note, remembered in self._found:
            if remembered:
                self.usable[key(note.slug)] = remembered
                continue
            document, wrong = next(read)
            self._problems += wrong
            if document is None:
                if not (wrong and wrong[0].code == "blank-note"):
                    self.left_out[note.path] = note.slug
            else:
                self._add(document.put_aside(self._shelf))

    def _add(self, document: Packed) -> None:
        slug = key(document.slug)
        same = self.usable.get(slug)
        if same is None:
            if schema.has_required(self.kind, document):
                self.usable[slug] = document
            else:
                self._reject(document)
            return
        self._reject(document)
        remedy = "rename one of the two files; upper and lower case make no difference"
        for one, other, use in ((same, document, "this one is used"), (document, same, "that one is used")):
            message = f"{other.path} has the same slug; {use}"
            self._problems.append(whole_file(one.path, "duplicate-slug", message, remedy))

    def _reject(self, document: Packed) -> None:
        self._problems += schema.usable(self.kind, document.unpacked())[1]
        self.left_out[document.path] = document.slug
        self.rejected.append(document)

    def named(self) -> Iterable[Named]:
        """Yield what these notes can be referred to by."""
        for one in self.usable.values():
            yield Named(one.slug, one.names if isinstance(one, Remembered) else names(self.kind, one), one.path)


def names(kind: Kind, document: Packed) -> tuple[str, ...]:
    """Return the names that the note in *document* answers to, beside its slug."""
    name = schema.texts(document, "name") if "name" in kind.required else ()
    return *name, *schema.texts(document, "aliases")
