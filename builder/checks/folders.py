"""The folders that notes belong in (docs/format.md): which are missing, and which have nearly such a name."""

import os
from collections.abc import Iterator
from pathlib import Path

from builder.checks.kinds import CONTACT, INTERVIEW, THEME, WITH_PAGES
from builder.diagnostics import Diagnostic
from builder.source.attachments import CONTENT
from builder.source.document import whole_file

_REQUIRED = (CONTACT, INTERVIEW)
_MAKE = "make it, even if nothing is in it yet; if it was renamed, give it its name back"


def check(root: Path) -> list[Diagnostic]:
    """Return the problems of the folders below *root*."""
    return [*_missing(root), *_misnamed(root)]


def _missing(root: Path) -> Iterator[Diagnostic]:
    for kind in _REQUIRED:
        if not os.path.isdir(root / CONTENT / kind.folder):  # noqa: PTH112
            yield whole_file(f"{CONTENT}/{kind.folder}", "missing-folder", "this folder is missing", _MAKE)


def _misnamed(root: Path) -> Iterator[Diagnostic]:
    """Yield the folders of notes that are not read, since their name is not quite the right one."""
    meant = {_skeleton(kind.folder): kind.folder for kind in (*WITH_PAGES, THEME)}
    content = root / CONTENT
    for name in sorted(_folders(content)):
        folder = meant.get(_skeleton(name))
        if not folder or name == folder or _is_same(content / name, content / folder):
            continue
        if _has_notes(content / name):
            message = f"the notes in this folder are not read; they belong in “{folder}”"
            remedy = f"rename the folder to “{folder}”, or move its notes there"
            yield whole_file(f"{CONTENT}/{name}", "not-a-note", message, remedy)


def _folders(content: Path) -> list[str]:
    try:
        with os.scandir(content) as listing:
            return [one.name for one in listing if one.is_dir(follow_symlinks=False)]
    except OSError:
        return []


def _has_notes(folder: Path) -> bool:
    return any(name.endswith(".md") for _, _, names in os.walk(folder) for name in names)


def _is_same(folder: Path, other: Path) -> bool:
    """Return whether two names are of one folder, as where the disk takes no notice of capitals."""
    try:
        return folder.samefile(other)
    except OSError:
        return False


def _skeleton(name: str) -> str:
    """Return what is left of a name without its number, and however it is spelt: contact, Organizations."""
    return name.casefold().removesuffix("s").replace("z", "s")
