"""What the last build knew: what it read of each note, what Markdown came to, how each file of the site was made."""

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from builder.checks.kinds import BY_CLASS
from builder.checks.memory import Memory, Read, Remembered
from builder.model.references import Asked
from builder.site import keys
from builder.site.made import Made
from builder.site.output import seen
from builder.source import files, reading
from builder.source.files import NoteFile
from builder.stamp import saved as stamp
from builder.stamp.looking import Look
from builder.stamp.sight import Seen, is_young
from builder.state import store, values
from builder.state.listing import Listing
from builder.state.records import Again, Known, Report
from builder.state.store import Store

if TYPE_CHECKING:
    from builder.state.due import Due

_Row = TypeVar("_Row")


class Saved:
    """The state of one folder of notes."""

    def __init__(self, rows: Store, *, verifies: bool = False) -> None:
        """Look things up in *rows*, and keep things there; with *verifies*, how a file looks counts for nothing."""
        self._store, self.verifies = rows, verifies
        self._looks: dict[str, Seen] = {}
        self.note_keys: dict[str, str] = {}
        """The key of each note that was read or recalled, by its path: of its text, and all that its entry rests on."""
        self._kept: set[str] = set()
        self._read: list[tuple[Read, Known]] = []  # and not yet written down

    @property
    def memory(self) -> Memory:
        """Return what is remembered of notes, and the way to have more kept."""
        return Memory(self._recall, self._keep, self._text)

    def write_notes(self) -> None:
        """Write down what was read of notes; there is time for that while others are at work."""
        self._add(self._read)
        self._read.clear()

    def body(self, key: bytes) -> bytes | None:
        """Return what a text came to, by its key (`builder.site.bodies`)."""
        return self._store.get("bodies", key)

    def made(self) -> dict[str, Made]:
        """Return how each file of the site was made, by its path."""
        found: dict[str, Made] = {}
        for path, row in self._pages.items():
            with suppress(ValueError):
                found[path.decode(errors="surrogatepass")] = values.decoded(Made, row)
        return found

    @cached_property
    def report(self) -> Report | None:
        """Return what the last build came to."""
        return self._value(Report, "meta", "report")

    @property
    def seen(self) -> Listing | None:
        """Return how everything looked that the last build may have read."""
        return self._value(Listing, "meta", "seen")

    def note(self, path: str) -> tuple[Known, bytes]:
        """Return what is kept of the note at *path*, and its entry as it is kept; raise LookupError, ValueError."""
        row = self._store.get("notes", _key(path))
        if row is None:
            raise LookupError(path)
        known, _, entry = row.partition(b"\n")
        return values.decoded(Known, known), entry

    def text(self, path: str) -> bytes:
        """Return the text of the note at *path*, as UTF-8; raise LookupError where it is not known."""
        text = self._store.get("texts", _key(path))
        if text is None:
            raise LookupError(path)
        return text

    def page(self, path: str) -> Made | None:
        """Return how the file of the site at *path* was made."""
        return self._value(Made, "pages", path)

    def shows(self, path: str) -> tuple[str, ...]:
        """Return the pages that tell what the note at *path* tells at length; raise LookupError, ValueError."""
        row = self._store.get("shows", _key(path))
        if row is None:  # also where no page tells it there is a row
            raise LookupError(path)
        return values.decoded(tuple[str, ...], row)

    def save(
        self, made: Mapping[str, Made], changed: Iterable[str], report: Report, seen: Listing | None, due: "Due | None"
    ) -> None:
        """Keep how all files of the site were made, of which those *changed* were made otherwise before.

        What is kept of notes and files that are gone, or cannot be kept, is forgotten. *seen* is how everything looked
        before it was read; what is *due* is kept where nobody need be told more.
        """
        self._store.put("pages", ((_key(path), _row(made[path])) for path in changed))
        self._store.drop("pages", self._pages.keys() - set(map(_key, made)))
        shows: dict[str, dict[str, None]] = {path: {} for path in self._kept}
        for page, one in made.items():
            for filling in one.told:
                shows.setdefault(filling.path, {})[page] = None
        rows = {_key(path): _row(tuple(pages)) for path, pages in shows.items()}
        before = self._store.all("shows")
        self._store.put("shows", ((path, row) for path, row in rows.items() if before.get(path) != row))
        self._store.drop("shows", before.keys() - rows.keys())
        lost = self._known.keys() - set(map(_key, self._kept))
        self._store.drop("notes", lost)
        self._store.drop("texts", lost)
        self._store.put("meta", [(_key("due"), _row(due))])
        self._finish(report, seen)

    def retell(self, notes: Iterable[Again], made: Mapping[str, Made], report: Report, seen: Listing | None) -> None:
        """Keep notes that were told anew, and how files were made that tell them; what is due is as it was."""
        for one in notes:
            known = one.known._replace(seen=one.seen, text=_text_key(one.text.encode()))
            self._store.put("notes", [(_key(one.path), _row(known) + b"\n" + _row(one.entry))])
            self._store.put("texts", [(_key(one.path), one.text.encode())])
        self._store.put("pages", ((_key(path), _row(one)) for path, one in made.items()))
        self._finish(report, seen)

    def bodies(self, texts: Mapping[bytes, bytes]) -> None:
        """Keep what texts came to, by their keys."""
        self._store.put("bodies", texts.items())

    def _finish(self, report: Report, seen: Listing | None) -> None:
        self._store.put("meta", [(_key("report"), _row(report)), (_key("seen"), _row(seen))])
        self._store.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

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
        """Return a note that is as it was when it was read: as its file looks from outside, or else as its text is."""
        try:
            self._looks[note.path] = look = settled(seen(note.file))
            row, _, entry = self._known[_key(note.path)].partition(b"\n")
            known = values.decoded(Known, row)
            if self.verifies or not look or known.seen != look:
                text, problem = reading.decode(note.path, files.read_bytes(note.file))
                if problem or _text_key(text.encode()) != known.text:
                    return None
                self._store.put("notes", [(_key(note.path), _row(known._replace(seen=look)) + b"\n" + entry)])
            self._kept.add(note.path)
            self.note_keys[note.path] = _note_key(known.text, known.asked)
            return Remembered(note, known.names, values.decoded(BY_CLASS[known.kind].entry, entry), known.asked)
        except (OSError, KeyError, ValueError):
            return None

    def _text(self, note: NoteFile) -> bytes:
        """Return the text of a note that was recalled; that of its file where what was kept of it is damaged."""
        text = self._store.get("texts", _key(note.path))
        return files.read_bytes(note.file) if text is None else text

    def _keep(self, notes: Sequence[Read], others: Sequence[Read]) -> None:
        known = (
            Known(
                self._looks.pop(one.path, ()),
                _text_key(one.document.data),
                one.names,
                one.asked,
                type(one.entry).__name__,
            )
            for one in notes
        )
        read = list(zip(notes, known, strict=True))
        self.note_keys.update((one.path, _note_key(known.text, known.asked)) for one, known in read)
        self.note_keys.update((one.path, _note_key(_text_key(one.document.data), one.asked)) for one in others)
        self._kept.update(one.path for one in notes)
        self._kept.difference_update(one.path for one in others)
        self._read += read

    def _add(self, notes: Sequence[tuple[Read, Known]]) -> None:
        self._store.put("notes", ((_key(one.path), _row(known) + b"\n" + _row(one.entry)) for one, known in notes))
        self._store.put("texts", ((_key(one.path), one.document.data) for one, _ in notes))


def load(root: Path, seen: Look | None = None, *, full: bool = False, verify: bool = False) -> Saved:
    """Return what the last build of the notes below *root* knew, which may be *seen* already; nothing with *full*.

    With *verify*, notes are looked into, whatever they look like from outside.
    """
    try:
        folder: Path | None = Path(stamp.prepared(str(root)))
    except OSError:  # a folder that nothing may be written to is built without
        folder = None
    return Saved(store.to_change(folder, seen, full=full), verifies=verify)


def look_into(root: Path) -> Saved:
    """Return what the last build of the notes below *root* knew, and leave that as it is, whatever there may be."""
    return Saved(store.look_into(root))


def _note_key(text: str, asked: Sequence[Asked]) -> str:
    return keys.key(text, asked).hex()


def _text_key(text: bytes) -> str:
    return keys.digest(text).hex()


def _key(path: str) -> bytes:
    return path.encode(errors="surrogatepass")


def settled(look: Seen) -> Seen:
    """Return a look that tells every change to come; nothing for a file that has only just been written."""
    return () if is_young(max(look[2:], default=0), time.time_ns()) else look


def _row(value: object) -> bytes:
    return values.encoded(value).encode(errors="surrogatepass")
