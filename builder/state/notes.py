"""Notes as the last build read them: recalled where they have not changed, kept anew where they have."""

import time
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.checks.kinds import BY_CLASS
from builder.checks.memory import Memory, Read, Remembered
from builder.site import keys
from builder.source import files, reading
from builder.source.files import NoteFile
from builder.source.shelf import Shelf
from builder.stamp.sight import Seen, seen, settled
from builder.state import values
from builder.state.records import Known, RereadNote, key_of
from builder.state.store import Store

if TYPE_CHECKING:
    from builder.source.document import Packed


class Notes:
    """What a store holds of notes."""

    def __init__(self, rows: Store, folder: Path | None, *, verifies: bool) -> None:
        """Look notes up in *rows*, and keep them there; put texts aside in the *folder*.

        With *verifies*, notes are compared by their bytes, not by how their files look.
        """
        self._store, self.shelf, self._verifies = rows, Shelf(folder), verifies
        self._looks: dict[str, Seen] = {}
        self._digests: dict[str, str] = {}  # of the texts of notes that were recalled
        self.keys: dict[str, str] = {}
        """The key of each note that was read or recalled, by its path: of its text, and all that its entry rests on."""
        self.kept: set[str] = set()
        """The paths of notes that were recalled, or are to be kept."""
        self._reworded: frozenset[str] = frozenset()
        self._unwritten: list[tuple[Packed, bytes, Any]] = []  # of notes that were read: text, row, entry

    @property
    def memory(self) -> Memory:
        """Return what is remembered of notes, and the way to have more kept."""
        return Memory(self._recall, self._keep, self._recalled_text, self.shelf)

    @property
    def unchanged(self) -> set[str]:
        """Return the paths of notes that are kept, and whose text is the one that was kept before, if any was."""
        return self.kept - self._reworded

    def row(self, path: str) -> tuple[Seen, Known, bytes]:
        """Return how the note at *path* looked, what is kept of it, and its entry in the form in which it is kept.

        Raise LookupError or ValueError where nothing usable is kept of it.
        """
        row = self._store.get("notes", key_of(path))
        if row is None:
            raise LookupError(path)
        look, known, entry = row.split(b"\n", 2)
        return values.decoded(Seen, look), values.decoded(Known, known), entry

    def text(self, path: str) -> bytes:
        """Return the text of the note at *path*, as UTF-8; raise LookupError where it is not known."""
        text = self._store.get("texts", key_of(path))
        if text is None:
            raise LookupError(path)
        return text

    def write(self) -> None:
        """Write the notes that were read into the store; there is time for it while other processes are at work."""
        read = self._unwritten
        self._store.put(
            "notes", ((key_of(one.path), known + b"\n" + values.encoded(entry)) for one, known, entry in read)
        )
        self._store.put("texts", ((key_of(one.path), one.data) for one, _, _ in read))
        read.clear()

    def rewrite(self, notes: Iterable[RereadNote]) -> None:
        """Write *notes* of which only long texts have changed into the store."""
        for one in notes:
            known = one.known._replace(text=_hex(one.text.encode()))
            row = b"\n".join(map(values.encoded, (one.seen, known, one.entry)))
            self._store.put("notes", [(key_of(one.path), row)])
            self._store.put("texts", [(key_of(one.path), one.text.encode())])

    def forget_others(self) -> None:
        """Drop from the store what was kept of notes that are gone, or that cannot be kept."""
        lost = self._known.keys() - set(map(key_of, self.kept))
        self._store.drop("notes", lost)
        self._store.drop("texts", lost)

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        return self._store.all("notes")

    def _recall(self, note: NoteFile) -> Remembered | None:
        """Return a note that has not changed since it was read, judged by how its file looks, or else by its text."""
        try:
            self._looks[note.path] = look = settled(seen(note.file), time.time_ns())
            before, row, entry = self._known[key_of(note.path)].split(b"\n", 2)
            known = values.decoded(Known, row)
            if self._verifies or not look or before != values.encoded(look):
                text, problem = reading.decode(note.path, files.read_bytes(note.file))
                if problem or _hex(text.encode()) != known.text:
                    return None
                self._store.put("notes", [(key_of(note.path), b"\n".join((values.encoded(look), row, entry)))])
            self._digests[note.path] = known.text
            self.kept.add(note.path)
            self.keys[note.path] = _hex(row)
            return Remembered(note, known.names, values.decoded(BY_CLASS[known.kind].entry, entry), known.asked)
        except (OSError, KeyError, ValueError):
            return None

    def _recalled_text(self, note: NoteFile) -> bytes:
        """Return the text of a recalled note; that of its file where the kept one is damaged."""
        text = self._store.get("texts", key_of(note.path))
        is_right = text is not None and _hex(text) == self._digests.get(note.path)
        return text if text is not None and is_right else files.read_bytes(note.file)

    def _keep(self, notes: Sequence[Read], others: Sequence[Read]) -> None:
        self._reworded |= {one.path for one in notes if self._is_reworded(one)}
        for one in notes:
            known = _row(one)
            self.keys[one.path] = _hex(known)
            look = values.encoded(self._looks.pop(one.path, ()))
            self._unwritten.append((one.document, b"\n".join((look, known)), one.entry))
        self.keys.update((one.path, _hex(_row(one))) for one in others)
        self.kept.update(one.path for one in notes)
        self.kept.difference_update(one.path for one in others)

    def _is_reworded(self, one: Read) -> bool:
        """Return whether the note's text differs from the one that was kept, if any was."""
        before = self._known.get(key_of(one.path))
        try:
            text = values.decoded(Known, before.split(b"\n", 2)[1]).text if before else ""
        except (ValueError, IndexError):
            return True
        return text != _hex(one.document.data)


def _row(one: Read) -> bytes:
    """Return the row of what is known of a note that was read; its hash is the key of the note."""
    return values.encoded(Known(_hex(one.document.data), one.names, one.asked, type(one.entry).__name__))


def _hex(data: bytes) -> str:
    return keys.digest(data).hex()
