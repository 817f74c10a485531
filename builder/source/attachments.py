"""Files that notes link to or embed: which may be copied to the site, and where they are."""

import copy
import os
import posixpath
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

from builder.source.files import MAX_BYTES, is_inside, read_bytes

KINDS = frozenset(
    "png jpg jpeg gif webp avif pdf txt md csv rtf doc docx odt xls xlsx ods ppt pptx odp".split()  # noqa: SIM905
)
"""Endings of files that are copied: pictures, PDF, text and office files (docs/format.md, Reading)."""

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif"})
"""Endings of files that are shown as pictures."""

_TEXTS = (".txt", ".md")

CONTENT = "content"

MISSING = "is not there"
OUTSIDE = "leads out of the content folder, from which nothing is copied"
ODD_KIND = "is of a kind that is not copied to the site"


def _wanted(target: str) -> str:
    return unquote(target).partition("#")[0].partition("?")[0].strip()


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
        self._found: dict[tuple[str, str], tuple[str, str]] = {}
        self.hear: Callable[[str, str, tuple[str, str]], None] | None = None

    def heard(self, hear: Callable[[str, str, tuple[str, str]], None]) -> "Attachments":
        """Return these files; *hear* gets to know what is looked for, in which note, and what is found."""
        listened = copy.copy(self)
        listened.hear = hear
        return listened

    def find(self, note_path: str, target: str) -> tuple[str, str]:
        """Return the path from the notes' root of the file that *target* in a note means, or nothing and a reason.

        A file is looked for beside the note, then from the content folder, then, as Obsidian does, by its name alone.
        """
        found = self._found.get((note_path, target))
        if found is None:  # a file may come or go meanwhile, but one build has one answer
            found = self._found[note_path, target] = self._find(note_path, target)
        if self.hear:
            self.hear(note_path, target, found)
        return found

    def _find(self, note_path: str, target: str) -> tuple[str, str]:
        wanted, ending = _wanted(target), ending_of(target)
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(note_path), wanted))
        for path in (beside, posixpath.normpath(posixpath.join(CONTENT, wanted))):
            if wanted and self._is_file(path):
                return self._allowed(path, ending)
        named = self._names().get(wanted) if "/" not in wanted else None
        if named:
            return self._allowed(named, ending)
        if posixpath.isabs(wanted) or not beside.startswith(f"{CONTENT}/"):
            return "", OUTSIDE
        return "", MISSING

    def text(self, note_path: str, target: str) -> str:
        """Return what the text or Markdown file says that *target* in a note means.

        Nothing where there is no such file, or none that can be used: of another kind, larger than a note may be
        (docs/format.md, Reading), not UTF-8, or out of reach.
        """
        path, _ = self.find(note_path, target)
        if not path.lower().endswith(_TEXTS):
            return ""
        try:
            data = read_bytes(os.path.join(self._root, path))  # noqa: PTH118
            return data.decode().removeprefix("\ufeff") if len(data) <= MAX_BYTES else ""
        except (OSError, UnicodeDecodeError):
            return ""

    def _allowed(self, path: str, ending: str) -> tuple[str, str]:
        if ending not in KINDS or (ending == "md" and path.startswith(self._notes)):
            return "", ODD_KIND
        if not is_inside(os.path.join(self._root, path), os.path.join(self._root, CONTENT)):  # noqa: PTH118
            return "", OUTSIDE
        return path, ""

    def _is_file(self, path: str) -> bool:
        inside = path.startswith(f"{CONTENT}/")
        return inside and os.path.isfile(os.path.join(self._root, path))  # noqa: PTH113, PTH118 - never raises

    def _names(self) -> dict[str, str]:
        if self._by_name is None:
            self._by_name = {}
            top = os.path.join(self._root, CONTENT)  # noqa: PTH118
            for folder, folders, names in os.walk(top):
                folders[:] = sorted(name for name in folders if name[0] not in "._")
                below = os.path.relpath(folder, self._root).replace(os.sep, "/")
                for name in sorted(names):
                    if not name.endswith(".md"):
                        self._by_name.setdefault(name, f"{below}/{name}")
        return self._by_name
