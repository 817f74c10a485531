"""Notes as an earlier build read them: what was right then, and what the answers were that it rested on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from builder.model.references import Asked
from builder.model.targets import Targets
from builder.source import reading
from builder.source.attachments import Attachments
from builder.source.document import Document
from builder.source.files import NoteFile

_FILES, _KEYS = "files", "keys"  # sorts of questions, beside those of the targets


class Remembered(NamedTuple):
    """A note in which nothing was wrong: where it is, its names, its entry, and what was asked to make that.

    Only while every question has the same answer, the entry is still the one that the note makes.
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
    """A note that was read: its text, its names, its entry, and what was asked to make that."""

    path: str
    text: str
    names: tuple[str, ...]
    entry: Any
    asked: tuple[Asked, ...]


class Memory(NamedTuple):
    """What earlier builds remember: ``recall`` a note as it is now, or None; ``keep`` notes that were read.

    What is to ``forget`` is known by its path.
    """

    recall: Callable[[NoteFile], Remembered | None]
    keep: Callable[[Sequence[Read]], None]
    forget: Callable[[str], None]


NOTHING = Memory(lambda _: None, lambda _: None, lambda _: None)
"""No earlier build."""


class Inquiry:
    """Answers what notes ask, and writes down what one note asks after the other."""

    def __init__(self, own_keys: Iterable[str], targets: Targets, attachments: Attachments) -> None:
        """Answer from *targets* and *attachments*, and which keys are the user's own."""
        self._targets, self._attachments = targets, attachments
        self._own_keys = Asked(_KEYS, "", tuple(sorted(own_keys)))
        self.asked: list[Asked] = []
        self.targets = targets.heard(self.asked)
        self.attachments = attachments.heard(self._hear)

    def begin(self) -> None:
        """Begin with another note: which keys are the user's own counts for every one."""
        self.asked[:] = [self._own_keys]

    def holds(self, asked: tuple[Asked, ...]) -> bool:
        """Return whether every question has the answer that it had."""
        return all(tuple(self._answer(sort, question)) == answer for sort, question, answer in asked)

    def _answer(self, sort: str, question: str) -> tuple[str, ...]:
        if sort == _KEYS:
            return self._own_keys.answer
        if sort == _FILES:
            note, _, target = question.partition("\n")
            return self._attachments.find(note, target)
        return self._targets.answer(sort, question)

    def _hear(self, note: str, target: str, found: tuple[str, str]) -> None:
        self.asked.append(Asked(_FILES, f"{note}\n{target}", found))


def files_of(asked: Iterable[Asked]) -> Iterator[str]:
    """Yield the paths of the files that a note links to, which *asked* for them."""
    return (answer[0] for sort, _, answer in asked if sort == _FILES and answer[0])


class Texts(Mapping[str, Document]):
    """The documents of notes by path; one of a note that is remembered is read when somebody asks for it.

    Such a one has no ``values``: the entry that is remembered was made of them.
    """

    def __init__(self, read: Mapping[str, Document], remembered: Mapping[str, NoteFile]) -> None:
        """Hold the documents that were *read*, and the files of the notes that were not."""
        self._read, self._remembered = dict(read), remembered

    def __getitem__(self, path: str) -> Document:
        """Return the document of the note at *path*."""
        document = self._read.get(path)
        if document is None:
            document = reading.read_text(self._remembered[path])
            if document is None:  # it has gone or changed meanwhile; the next build will see
                raise KeyError(path)
            self._read[path] = document
        return document

    def __iter__(self) -> Iterator[str]:
        """Return the paths of all notes."""
        return iter((*self._read, *(path for path in self._remembered if path not in self._read)))

    def __len__(self) -> int:
        """Return how many notes there are."""
        return len(self._read.keys() | self._remembered.keys())
