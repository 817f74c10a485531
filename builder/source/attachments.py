"""Files that notes link to or embed: which may be copied to the site, and where they are."""

import copy
import os
import posixpath
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

from builder.source.files import MAX_BYTES, can_be_read, is_inside, read_bytes
from builder.stamp.litter import COPIED, is_litter

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif"})
"""Endings of files that are shown as pictures."""

_TEXTS = (".txt", ".md")

CONTENT = "content"

MISSING = "is not there"
OUTSIDE = "leads out of the content folder, from which nothing is copied"
NO_FILE = "is not a plain file"
UNREADABLE = "could not be read"
ODD_KIND = "is of a kind that is not copied to the site"
NO_TEXT = "is not a text or Markdown file"


def _wanted(target: str) -> str:
    return unquote(target.partition("#")[0].partition("?")[0]).strip()


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def ending_of(target: str) -> str:
    """Return how the name of the file ends that a link's target means, in lower case: ``pdf`` for ``T.PDF#page=3``."""
    return _wanted(target).rpartition(".")[2].lower()


class Attachments:
    """The files inside the content folder, found by the links of notes; answers are remembered."""

    def __init__(self, root: Path, notes: tuple[str, ...] = ()) -> None:
        """Look for files below *root*/content; the ``.md`` files below the folders *notes* are never copied."""
        self._root = str(root)
        self._notes = tuple(f"{CONTENT}/{folder}" for folder in notes)
        self._by_name: dict[str, str] | None = None
        self._composed: dict[str, str] | None = None
        self._folded: dict[str, str] | None = None
        self._found: dict[tuple[str, str], tuple[str, str]] = {}
        self.record: Callable[[str, str, tuple[str, str]], None] | None = None

    def recorded(self, record: Callable[[str, str, tuple[str, str]], None]) -> "Attachments":
        """Return these files; *record* is called with what is looked for, in which note, and what is found."""
        recorded = copy.copy(self)
        recorded.record = record
        return recorded

    def find(self, note_path: str, target: str) -> tuple[str, str]:
        """Return the path from the notes' root of the file that *target* in a note means, or nothing and a reason.

        A file is looked for beside the note, then from the content folder, then, as Obsidian does, by its name alone;
        and where it is not found so, in the same places whatever the case, as many disks look for it.
        """
        found = self._found.get((note_path, target))
        if found is None:  # a file may come or go meanwhile, but one build has one answer
            found = self._found[note_path, target] = self._find(note_path, target)
        if self.record:
            self.record(note_path, target, found)
        return found

    def _find(self, note_path: str, target: str) -> tuple[str, str]:
        wanted, ending = _wanted(target), ending_of(target)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(note_path), wanted))
        below = posixpath.normpath(posixpath.join(CONTENT, wanted))
        for path in (beside, below):
            file = self._file(path) if wanted else ""
            if file:
                return self._allowed(file, ending)
        name = "" if "/" in wanted else wanted
        found = self._names().get(_nfc(name)) or self._alike(beside, below, name)
        if found:
            return self._allowed(found, ending)
        if posixpath.isabs(wanted) or not beside.startswith(f"{CONTENT}/"):
            return "", OUTSIDE
        return "", MISSING

    def text(self, note_path: str, target: str) -> tuple[str, str]:
        """Return what the text or Markdown file says that *target* in a note means, or nothing and a reason.

        It may be no larger than a note may be (docs/format.md, Reading), and in UTF-8.
        """
        path, reason = self.find(note_path, target)
        if reason:
            return "", reason
        if not path.lower().endswith(_TEXTS):
            return "", NO_TEXT
        try:
            data = read_bytes(os.path.join(self._root, path))  # noqa: PTH118
            if len(data) > MAX_BYTES:
                return "", "is larger than 1 MiB"
            return data.decode().removeprefix("\ufeff"), ""
        except OSError:
            return "", UNREADABLE
        except UnicodeDecodeError:
            return "", "is not UTF-8"

    def _allowed(self, path: str, ending: str) -> tuple[str, str]:
        if ending not in COPIED or (ending == "md" and path.startswith(self._notes)):
            return "", ODD_KIND
        file = os.path.join(self._root, path)  # noqa: PTH118
        if not is_inside(file, os.path.join(self._root, CONTENT)):  # noqa: PTH118
            return "", OUTSIDE
        if not os.path.isfile(file):  # noqa: PTH113
            return "", NO_FILE
        return (path, "") if can_be_read(file) else ("", UNREADABLE)

    def _file(self, path: str) -> str:
        """Return the path of the file that *path* means, where there is one; “é” may be one character there or two."""
        folder, _, name = path.rpartition("/")
        inside = path.startswith(f"{CONTENT}/") and not is_litter(name, is_hidden="/." in folder)
        if inside and os.path.isfile(os.path.join(self._root, path)):  # noqa: PTH113, PTH118 - never raises
            return path
        return self._paths().get(_nfc(path), "") if inside and not path.isascii() else ""

    def _paths(self) -> dict[str, str]:
        """Return the files that are there by their paths in NFC."""
        if self._composed is None:
            self._composed = {}
            for below, name in self._walk():
                path = f"{below}/{name}"
                self._composed.setdefault(_nfc(path), path)
        return self._composed

    def _names(self) -> dict[str, str]:
        """Return the files that are there, but for notes, by their names in NFC."""
        if self._by_name is None:
            self._by_name = {}
            for below, name in self._walk():
                if not name.endswith(".md"):
                    self._by_name.setdefault(_nfc(name), f"{below}/{name}")
        return self._by_name

    def _alike(self, *places: str) -> str:
        """Return the file at one of the *places*, paths or a name, that is called so but for its capitals, else ""."""
        if self._folded is None:
            walked = [(f"{below}/{name}", name) for below, name in self._walk()]
            self._folded = {}
            for path, name in walked:
                self._folded.setdefault(_nfc(path).casefold(), path)
                if not name.endswith(".md"):
                    self._folded.setdefault(_nfc(name).casefold(), path)
        return next((self._folded[one] for place in places if (one := _nfc(place).casefold()) in self._folded), "")

    def _walk(self) -> Iterator[tuple[str, str]]:
        """Yield the folder, as paths for people are written, and the name of each file that is not hidden."""
        for folder, folders, names in os.walk(os.path.join(self._root, CONTENT)):  # noqa: PTH118
            folders[:] = sorted(name for name in folders if name[0] not in "._")
            below = os.path.relpath(folder, self._root).replace(os.sep, "/")
            yield from ((below, name) for name in sorted(names) if not is_litter(name))
