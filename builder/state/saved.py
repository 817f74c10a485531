"""What the last build knew: what it read of each note, what Markdown came to, how each file of the site was made."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from builder.site import keys
from builder.site.file_records import FileRecord, PackedRecord
from builder.stamp import saved as stamp
from builder.stamp.looking import Look
from builder.state import store, values
from builder.state.listing import Listing
from builder.state.notes import Notes
from builder.state.records import Report, RereadNote, key_of
from builder.state.store import Store

if TYPE_CHECKING:
    from builder.state.due import Due

_Row = TypeVar("_Row")


class Saved:
    """The state of one folder of notes."""

    def __init__(self, rows: Store, folder: Path | None = None, *, verifies: bool = False) -> None:
        """Look things up in *rows*, and keep things there; put texts aside in the *folder*.

        With *verifies*, notes are compared by their bytes, not by how their files look.
        """
        self._store, self.verifies = rows, verifies
        self.notes = Notes(rows, folder, verifies=verifies)

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
    def site(self) -> str:
        """Return how the site looked that the last build left, be it one that has ended since this state was opened."""
        report = self._value(Report, "meta", "report")
        return report.site if report else ""

    @property
    def seen(self) -> Listing | None:
        """Return how everything that the last build may have read looked."""
        return self._value(Listing, "meta", "seen")

    def page(self, path: str) -> FileRecord | None:
        """Return how the file of the site at *path* was made."""
        return self._value(FileRecord, "pages", path)

    def shows(self, path: str) -> tuple[str, ...]:
        """Return the pages that show long texts of the note at *path*; raise LookupError or ValueError if not known."""
        row = self._store.get("shows", key_of(path))
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
        self._store.put("pages", ((key_of(path), records[path].kept) for path in sorted(changed)))
        self._store.drop("pages", self._pages.keys() - set(map(key_of, records)))
        shows: dict[str, dict[str, None]] = {path: {} for path in self.notes.kept}
        for page, one in records.items():
            for path in one.shows:
                shows.setdefault(path, {})[page] = None
        rows = {key_of(path): values.encoded(tuple(pages)) for path, pages in shows.items()}
        before = self._store.all("shows")
        self._store.put("shows", ((path, row) for path, row in sorted(rows.items()) if before.get(path) != row))
        self._store.drop("shows", before.keys() - rows.keys())
        self.notes.forget_others()
        self._store.put("meta", [(key_of("due"), values.encoded(due))])
        self._finish(report, seen)

    def save_long_texts(
        self, notes: Iterable[RereadNote], records: Mapping[str, FileRecord], report: Report, seen: Listing | None
    ) -> None:
        """Keep notes whose long texts have changed, and how the files that show these were made; all else stays."""
        self.notes.rewrite(notes)
        self._store.put("pages", ((key_of(path), one.kept) for path, one in records.items()))
        self._finish(report, seen)

    def outdated(self) -> set[bytes]:
        """Return the keys of rendered texts, except those of notes that are kept and have not changed."""
        same = {keys.owner(path) for path in self.notes.unchanged}
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
        self._store.put("meta", [(key_of("report"), values.encoded(report)), (key_of("seen"), values.encoded(seen))])
        self._store.commit()

    def close(self) -> None:
        """Close the file, and the one with the texts that were put aside."""
        self._store.close()
        self.notes.shelf.close()

    @cached_property
    def _pages(self) -> dict[bytes, bytes]:
        return self._store.all("pages")

    def _value(self, kind: type[_Row], table: str, name: str) -> _Row | None:
        row = self._store.get(table, key_of(name))
        try:
            return values.decoded(kind, row) if row else None
        except ValueError:
            return None


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
