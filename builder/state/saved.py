"""What the last build knew: what it read of each note, what Markdown came to, how each file of the site was made."""

import time
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from builder.checks.kinds import BY_CLASS
from builder.checks.memory import Memory, Read, Remembered
from builder.site import keys
from builder.site.file_records import FileRecord, PackedRecord
from builder.source import files, reading
from builder.source.files import NoteFile
from builder.source.shelf import Shelf
from builder.stamp import saved as stamp
from builder.stamp.looking import Look
from builder.stamp.sight import Seen, seen, settled
from builder.state import store, values
from builder.state.listing import Listing
from builder.state.records import Known, Report, RereadNote
from builder.state.store import Store

if TYPE_CHECKING:
    from builder.source.document import Packed
    from builder.state.due import Due

_Row = TypeVar("_Row")


class Saved:
    """The state of one folder of notes."""

    def __init__(self, rows: Store, folder: Path | None = None, *, verifies: bool = False) -> None:
        """Look things up in *rows*, and keep things there; put texts aside in the *folder*.

        With *verifies*, notes are compared by their bytes, not by how their files look.
        """
        self._store, self._shelf, self.verifies = rows, Shelf(folder), verifies
        self._looks: dict[str, Seen] = {}
        self._digests: dict[str, str] = {}  # of the texts of notes that were recalled
        self.note_keys: dict[str, str] = {}
        """The key of each note that was read or recalled, by its path: of its text, and all that its entry rests on."""
        self._kept: set[str] = set()
        self._reworded: frozenset[str] = frozenset()
        self._unwritten: list[tuple[Packed, bytes, Any]] = []  # of notes that were read: text, row, entry

    @property
    def memory(self) -> Memory:
        """Return what is remembered of notes, and the way to have more kept."""
        return Memory(self._recall, self._keep, self._text, self._shelf)

    def write_notes(self) -> None:
        """Write the notes that were read into the store; there is time for it while other processes are at work."""
        read = self._unwritten
        self._store.put("notes", ((_key(one.path), known + b"\n" + _row(entry)) for one, known, entry in read))
        self._store.put("texts", ((_key(one.path), one.data) for one, _, _ in read))
        read.clear()

    def body(self, key: bytes) -> bytes | None:
        """Return what a text was rendered to, by its key (`builder.site.prose.bodies`)."""
        return self._store.get("bodies", key)

    def file_records(self) -> dict[str, FileRecord]:
        """Return how each file of the site was made, by its path."""
        found: dict[str, FileRecord] = {}
        for path, row in self._pages.items():
            with suppress(ValueError):
                found[path.decode(errors="surrogatepass")] = values.decoded(FileRecord, row)
        return found

    @cached_property
    def report(self) -> Report | None:
        """Return what the last build came to."""
        return self._value(Report, "meta", "report")

    @property
    def seen(self) -> Listing | None:
        """Return how everything that the last build may have read looked."""
        return self._value(Listing, "meta", "seen")

    def note(self, path: str) -> tuple[Seen, Known, bytes]:
        """Return how the note at *path* looked, what is kept of it, and its entry in the form in which it is kept.

        Raise LookupError or ValueError where nothing usable is kept of it.
        """
        row = self._store.get("notes", _key(path))
        if row is None:
            raise LookupError(path)
        look, known, entry = row.split(b"\n", 2)
        return values.decoded(Seen, look), values.decoded(Known, known), entry

    def text(self, path: str) -> bytes:
        """Return the text of the note at *path*, as UTF-8; raise LookupError where it is not known."""
        text = self._store.get("texts", _key(path))
        if text is None:
            raise LookupError(path)
        return text

    def page(self, path: str) -> FileRecord | None:
        """Return how the file of the site at *path* was made."""
        return self._value(FileRecord, "pages", path)

    def shows(self, path: str) -> tuple[str, ...]:
        """Return the pages that show long texts of the note at *path*; raise LookupError or ValueError if not known."""
        row = self._store.get("shows", _key(path))
        if row is None:  # where no page shows any, there is a row that says so
            raise LookupError(path)
        return values.decoded(tuple[str, ...], row)

    def save(
        self,
        records: Mapping[str, FileRecord | PackedRecord],
        changed: Iterable[str],
        report: Report,
        seen: Listing | None,
        due: "Due | None",
    ) -> None:
        """Keep how all files of the site were made, in *records*; those *changed* were made differently before.

        What was kept of notes and files that are gone, or that cannot be kept, is forgotten. *seen* is how everything
        looked before it was read; *due* is what is due, None where ``keepwarm due`` would have more to say.
        """
        self._store.put("pages", ((_key(path), records[path].kept) for path in sorted(changed)))
        self._store.drop("pages", self._pages.keys() - set(map(_key, records)))
        shows: dict[str, dict[str, None]] = {path: {} for path in self._kept}
        for page, one in records.items():
            for path in one.shows:
                shows.setdefault(path, {})[page] = None
        rows = {_key(path): _row(tuple(pages)) for path, pages in shows.items()}
        before = self._store.all("shows")
        self._store.put("shows", ((path, row) for path, row in sorted(rows.items()) if before.get(path) != row))
        self._store.drop("shows", before.keys() - rows.keys())
        lost = self._known.keys() - set(map(_key, self._kept))
        self._store.drop("notes", lost)
        self._store.drop("texts", lost)
        self._store.put("meta", [(_key("due"), _row(due))])
        self._finish(report, seen)

    def save_long_texts(
        self, notes: Iterable[RereadNote], records: Mapping[str, FileRecord], report: Report, seen: Listing | None
    ) -> None:
        """Keep notes whose long texts have changed, and how the files that show these were made; all else stays."""
        for one in notes:
            known = one.known._replace(text=_hex(one.text.encode()))
            self._store.put("notes", [(_key(one.path), b"\n".join(map(_row, (one.seen, known, one.entry))))])
            self._store.put("texts", [(_key(one.path), one.text.encode())])
        self._store.put("pages", ((_key(path), one.kept) for path, one in records.items()))
        self._finish(report, seen)

    def outdated(self) -> set[bytes]:
        """Return the keys of rendered texts, except those of notes that are kept and have not changed."""
        same = {keys.owner(path) for path in self._kept - self._reworded}
        return {key for key in self._store.keys("bodies") if keys.owner_in(key) not in same}

    def bodies_of(self, notes: Iterable[str]) -> set[bytes]:
        """Return the keys of rendered texts of *notes*."""
        return {key for path in notes for key in self._store.keys("bodies", keys.owner(path))}

    def bodies(self, texts: Mapping[bytes, bytes], before: AbstractSet[bytes]) -> None:
        """Keep rendered texts, by their keys, and forget those that were there *before* and are not among them.

        What the user has deleted must not be found here any more (docs/privacy.md).
        """
        self._store.drop("bodies", sorted(before - texts.keys()))
        self._store.put("bodies", sorted(texts.items()))

    def _finish(self, report: Report, seen: Listing | None) -> None:
        self._store.put("meta", [(_key("report"), _row(report)), (_key("seen"), _row(seen))])
        self._store.commit()

    def close(self) -> None:
        """Close the file, and the one with the texts that were put aside."""
        self._store.close()
        self._shelf.close()

    @cached_property
    def _pages(self) -> dict[bytes, bytes]:
        return self._store.all("pages")

    def _value(self, kind: type[_Row], table: str, name: str) -> _Row | None:
        row = self._store.get(table, _key(name))
        try:
            return values.decoded(kind, row) if row else None
        except ValueError:
            return None

    @cached_property
    def _known(self) -> dict[bytes, bytes]:
        return self._store.all("notes")

    def _recall(self, note: NoteFile) -> Remembered | None:
        """Return a note that has not changed since it was read, judged by how its file looks, or else by its text."""
        try:
            self._looks[note.path] = look = settled(seen(note.file), time.time_ns())
            before, row, entry = self._known[_key(note.path)].split(b"\n", 2)
            known = values.decoded(Known, row)
            if self.verifies or not look or before != _row(look):
                text, problem = reading.decode(note.path, files.read_bytes(note.file))
                if problem or _hex(text.encode()) != known.text:
                    return None
                self._store.put("notes", [(_key(note.path), b"\n".join((_row(look), row, entry)))])
            self._digests[note.path] = known.text
            self._kept.add(note.path)
            self.note_keys[note.path] = _hex(row)
            return Remembered(note, known.names, values.decoded(BY_CLASS[known.kind].entry, entry), known.asked)
        except (OSError, KeyError, ValueError):
            return None

    def _text(self, note: NoteFile) -> bytes:
        """Return the text of a recalled note; that of its file where the kept one is damaged."""
        text = self._store.get("texts", _key(note.path))
        is_right = text is not None and _hex(text) == self._digests.get(note.path)
        return text if text is not None and is_right else files.read_bytes(note.file)

    def _keep(self, notes: Sequence[Read], others: Sequence[Read]) -> None:
        self._reworded |= {one.path for one in notes if self._is_reworded(one)}
        for one in notes:
            known = _row_of_note(one)
            self.note_keys[one.path] = _hex(known)
            look = _row(self._looks.pop(one.path, ()))
            self._unwritten.append((one.document, b"\n".join((look, known)), one.entry))
        self.note_keys.update((one.path, _hex(_row_of_note(one))) for one in others)
        self._kept.update(one.path for one in notes)
        self._kept.difference_update(one.path for one in others)

    def _is_reworded(self, one: Read) -> bool:
        """Return whether the note's text differs from the one that was kept, if any was."""
        before = self._known.get(_key(one.path))
        try:
            text = values.decoded(Known, before.split(b"\n", 2)[1]).text if before else ""
        except (ValueError, IndexError):
            return True
        return text != _hex(one.document.data)


def load(root: Path, seen: Look | None = None, *, full: bool = False, verify: bool = False) -> Saved:
    """Return what the last build of the notes below *root* knew; nothing with *full*.

    *seen* is how the notes look, if that is known already. With *verify*, notes are compared by their bytes.
    """
    try:
        folder: Path | None = Path(stamp.prepared(str(root)))
    except OSError:  # where nothing may be written, a build keeps no state
        folder = None
    return Saved(store.to_change(folder, seen, full=full), folder, verifies=verify)


def look_into(root: Path) -> Saved:
    """Return what the last build of the notes below *root* knew, for reading only."""
    return Saved(store.look_into(root))


def _row_of_note(one: Read) -> bytes:
    """Return the row of what is known of a note that was read; its hash is the key of the note."""
    return _row(Known(_hex(one.document.data), one.names, one.asked, type(one.entry).__name__))


def _hex(data: bytes) -> str:
    return keys.digest(data).hex()


def _key(path: str) -> bytes:
    return path.encode(errors="surrogatepass")


def _row(value: object) -> bytes:
    return values.encoded(value).encode(errors="surrogatepass")
