"""Notes as an earlier build read them: those without faults, with the answers that their entries rest on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from builder.model.references import Asked
from builder.model.targets import Targets
from builder.source import reading
from builder.source.attachments import Attachments
from builder.source.document import Document, Packed
from builder.source.files import NoteFile
from builder.source.shelf import Shelf

_FILES, _KEYS = "files", "keys"  # sorts of questions, beside those of the targets


class Remembered(NamedTuple):
    """A note in which nothing was wrong: where it is, its names, its entry, and what was asked to make the entry.

    The entry holds only as long as every question still has the same answer.
    """

    note: NoteFile
    names: tuple[str, ...]
    entry: Any
    asked: tuple[Asked, ...]

    @property
    def slug(self) -> str:
        """Return the slug of the note."""
        return self.note.slug

    @property
    def path(self) -> str:
        """Return its path from the notes' root."""
        return self.note.path


class Read(NamedTuple):
    """A note that was read: its document, its names, its entry, and what was asked to make the entry."""

    document: Packed
    names: tuple[str, ...]
    entry: Any
    asked: tuple[Asked, ...]

    @property
    def path(self) -> str:
        """Return the path of the note from the notes' root."""
        return self.document.path


class Memory(NamedTuple):
    """What earlier builds remember, and how to add to it.

    ``recall`` returns a note that is still as it was, or None. ``keep`` takes the notes that were read and may be
    remembered, and the others that were read, of which it forgets what it knew. ``text`` returns the text of a recalled
    note in UTF-8, as it was read, whatever its file may hold by now; it raises OSError where that text is lost. The
    texts of notes that were read lie on a ``shelf``.
    """

    recall: Callable[[NoteFile], Remembered | None]
    keep: Callable[[Sequence[Read], Sequence[Read]], None]
    text: Callable[[NoteFile], bytes]
    shelf: Shelf


NOTHING = Memory(lambda _: None, lambda _, __: None, lambda _: b"", Shelf(None))
"""No earlier build."""


class Inquiry:
    """Answers what notes ask, and writes down what is asked, for one note at a time."""

    def __init__(self, own_keys: Iterable[str], targets: Targets, attachments: Attachments) -> None:
        """Answer from *targets* and *attachments*; *own_keys* are those that the settings list as the user's own."""
        self._targets, self._attachments = targets, attachments
        self._own_keys = Asked(_KEYS, "", tuple(sorted(own_keys)))
        asked: list[Asked] = []

        def record_file(note: str, target: str, found: tuple[str, str]) -> None:
            asked.append(Asked(_FILES, f"{note}\n{target}", found))

        self.asked = asked
        self.targets = targets.recorded(asked.append)
        self.attachments = attachments.recorded(record_file)  # a method would hold all this for ever, in a circle

    def begin(self) -> None:
        """Begin with another note; every one depends on which keys are the user's own."""
        self.asked[:] = [self._own_keys]

    def holds(self, asked: tuple[Asked, ...]) -> bool:
        """Return whether every question that was *asked* still has the same answer."""
        return all(tuple(self._answer(sort, question)) == answer for sort, question, answer in asked)

    def _answer(self, sort: str, question: str) -> tuple[str, ...]:
        if sort == _KEYS:
            return self._own_keys.answer
        if sort == _FILES:
            note, _, target = question.partition("\n")
            return self._attachments.find(note, target)
        return self._targets.answer(sort, question)


def files_of(asked: Iterable[Asked]) -> Iterator[str]:
    """Yield the paths of the files that a note links to, from what it *asked*."""
    return (answer[0] for sort, _, answer in asked if sort == _FILES and answer[0])


class Texts(Mapping[str, Document]):
    """The documents of notes by path; that of a remembered note is recalled when it is looked up.

    A recalled document has no ``values``; they went into the entry that is remembered.
    """

    def __init__(
        self, read: Mapping[str, Packed], remembered: Mapping[str, NoteFile], text: Callable[[NoteFile], bytes]
    ) -> None:
        """Hold the documents that were *read*, the notes that were not, and what recalls the *text* of one."""
        self._read, self._remembered, self._text = dict(read), remembered, text
        self._last: Document | None = None  # where much is wrong with a note, it is looked up again and again

    def __getitem__(self, path: str) -> Document:
        """Return the document of the note at *path*."""
        if self._last and self._last.path == path:
            return self._last
        read = self._read.get(path) or self._recalled(self._remembered[path])
        self._read[path] = read
        self._last = read.unpacked()
        return self._last

    def _recalled(self, note: NoteFile) -> Packed:
        try:
            document = reading.right(note, self._text(note))
        except OSError:
            document = None
        if document is None:  # what was kept of it is damaged, and it has gone or changed; the next build will see
            raise KeyError(note.path)
        return document

    def __iter__(self) -> Iterator[str]:
        """Return the paths of all notes."""
        return iter((*self._read, *(path for path in self._remembered if path not in self._read)))

    def __len__(self) -> int:
        """Return how many notes there are."""
        return len(self._read.keys() | self._remembered.keys())
