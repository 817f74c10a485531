"""What the last build knew: what it read of each note, what Markdown came to, how each file of the site was made."""

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from builder.checks.kinds import BY_CLASS
from builder.checks.memory import Memory, Read, Remembered
from builder.diagnostics import Diagnostic, Severity
from builder.model.references import Asked
from builder.site import keys
from builder.site.made import Made
from builder.site.output import Seen, seen
from builder.source import files, reading
from builder.source.files import NoteFile
from builder.stamp import saved as stamp
from builder.stamp.looking import Look, program
from builder.stamp.sight import is_young
from builder.state import values
from builder.state.listing import Listing
from builder.state.store import Store

_Row = TypeVar("_Row")
_FILE = "state.sqlite"
_FORMAT = 1  # of what is kept; another one is of no use


class Known(NamedTuple):
    """What is kept of a note beside its entry: how its file looked, the key of its text, what the entry rests on."""

    seen: Seen
    text: str
    names: tuple[str, ...]
    asked: tuple[Asked, ...]
    kind: str


class Again(NamedTuple):
    """A note that was read again: its text, how its file looked, what is known of it, and its entry as it is kept."""

    path: str
    text: str
    seen: Seen
    known: Known
    entry: list[object]


class Report(NamedTuple):
    """What a build came to: for which day, in which folder, how the site looks there, and what to say of it.

    ``is_open`` where pages leave places open.
    """

    day: date
    folder: str
    site: str
    is_open: bool
    files: int
    contacts: int
    interviews: int
    overdue: int
    due: int
    problems: tuple[Diagnostic, ...]

    @property
    def has_errors(self) -> bool:
        """Return whether anything in the notes could not be trusted."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Saved:
    """The state of one folder of notes."""

    def __init__(self, store: Store, *, verifies: bool = False) -> None:
        """Look things up in *store*, and keep things there; with *verifies*, how a file looks counts for nothing."""
        self._store, self.verifies = store, verifies
        self._looks: dict[str, Seen] = {}
        self._kept: set[str] = set()
        self._read: list[tuple[Read, Seen]] = []  # and not yet written down

    @property
    def memory(self) -> Memory:
        """Return what is remembered of notes, and the way to have more kept."""
        return Memory(self._recall, self._keep, self._kept.discard)

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

    def save(self, made: Mapping[str, Made], changed: Iterable[str], report: Report, seen: Listing | None) -> None:
        """Keep how all files of the site were made, of which those *changed* were made otherwise before.

        What is kept of notes and files that are gone, or cannot be kept, is forgotten. *seen* is how everything looked
        before it was read.
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
        self._finish(report, seen)

    def retell(self, notes: Iterable[Again], made: Mapping[str, Made], report: Report, seen: Listing | None) -> None:
        """Keep notes that were told anew, and how files were made that tell them."""
        for one in notes:
            known = one.known._replace(seen=one.seen, text=_text_key(one.text))
            self._store.put("notes", [(_key(one.path), _row(known) + b"\n" + _row(one.entry))])
            self._store.put("texts", [(_key(one.path), one.text.encode(errors="surrogatepass"))])
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
                if problem or _text_key(text) != known.text:
                    return None
                self._store.put("notes", [(_key(note.path), _row(known._replace(seen=look)) + b"\n" + entry)])
            self._kept.add(note.path)
            return Remembered(note, known.names, values.decoded(BY_CLASS[known.kind].entry, entry), known.asked)
        except (OSError, KeyError, ValueError):
            return None

    def _keep(self, notes: Sequence[Read]) -> None:
        self._kept.update(one.path for one in notes)
        self._read += ((one, self._looks.get(one.path, ())) for one in notes)

    def _add(self, notes: Sequence[tuple[Read, Seen]]) -> None:
        self._store.put("notes", map(_note, notes))
        self._store.put("texts", ((_key(one.path), one.text.encode(errors="surrogatepass")) for one, _ in notes))


def load(root: Path, seen: Look | None = None, *, full: bool = False, verify: bool = False) -> Saved:
    """Return what the last build of the notes below *root* knew, which may be *seen* already; nothing with *full*.

    With *verify*, notes are looked into, whatever they look like from outside.
    """
    try:
        folder: Path | None = Path(stamp.prepared(str(root)))
    except OSError:  # a folder that nothing may be written to is built without
        folder = None
    file = folder / _FILE if folder else None
    return Saved(Store(file, _made_by(seen), full=full), verifies=verify)


def look_into(root: Path) -> Saved:
    """Return what the last build of the notes below *root* knew, and leave that as it is, whatever there may be."""
    folder = root / stamp.FOLDER
    return Saved(Store(None if folder.is_symlink() else folder / _FILE, _made_by(None), keeps=False))


def _made_by(seen: Look | None) -> bytes:
    return f"{_FORMAT} {program(seen)}".encode()


def _note(one: tuple[Read, Seen]) -> tuple[bytes, bytes]:
    """Return the key and the row of a note that was read, and how its file looked then."""
    read, look = one
    known = Known(look, _text_key(read.text), read.names, read.asked, type(read.entry).__name__)
    return _key(read.path), _row(known) + b"\n" + _row(read.entry)


def _text_key(text: str) -> str:
    return keys.digest(text.encode(errors="surrogatepass")).hex()


def _key(path: str) -> bytes:
    return path.encode(errors="surrogatepass")


def settled(look: Seen) -> Seen:
    """Return a look that tells every change to come; nothing for a file that has only just been written."""
    return () if is_young(max(look[2:], default=0), time.time_ns()) else look


def _row(value: object) -> bytes:
    return values.encoded(value).encode(errors="surrogatepass")
