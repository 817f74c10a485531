"""Whether files and folders stand, and are called, as they are read (docs/format.md): what is missing or astray."""

import os
from collections.abc import Iterator
from pathlib import Path

from builder.checks import settings
from builder.checks.kinds import CONTACT, INTERVIEW, THEME, WITH_PAGES
from builder.diagnostics import Diagnostic
from builder.source.attachments import CONTENT
from builder.source.document import whole_file
from builder.source.files import begins_as_note, entries
from builder.stamp.litter import MISNAMED_SETTINGS

_REQUIRED = (CONTACT, INTERVIEW)
_PROFILE = "profile.md"
_MAKE = "make it, even if nothing is in it yet; if it was renamed, give it its name back"


def check(root: Path) -> list[Diagnostic]:
    """Return what is missing below *root*, and which folders and settings nobody reads, for what they are called."""
    return [*_settings(root), *_missing(root), *_misnamed(root)]


def _settings(root: Path) -> Iterator[Diagnostic]:
    if os.path.lexists(root / settings.FILE):
        return
    message = f"these settings are not read because the file is not called “{settings.FILE}”"
    for name in MISNAMED_SETTINGS:
        if os.path.isfile(root / name):  # noqa: PTH113
            yield whole_file(name, "not-a-note", message, f"rename it to “{settings.FILE}”")


def _missing(root: Path) -> Iterator[Diagnostic]:
    for kind in _REQUIRED:
        folder = f"{CONTENT}/{kind.folder}"
        if not os.path.isdir(root / folder):  # noqa: PTH112
            yield whole_file(folder, "missing-folder", "this folder is missing", _remedy(root, folder))


def _remedy(root: Path, folder: str) -> str:
    """Return how to make a *folder* that is missing: nobody can where a file, or a link to nowhere, has its place."""
    for place in (CONTENT, folder):
        if os.path.lexists(root / place) and not os.path.isdir(root / place):  # noqa: PTH112
            return f"what stands at “{place}” is no folder; move it away, then make the folder"
    return _MAKE


def _misnamed(root: Path) -> Iterator[Diagnostic]:
    """Yield the folders of notes that are not read, since their name is not quite the right one."""
    meant = {_skeleton(kind.folder): kind.folder for kind in (*WITH_PAGES, THEME)}
    content = root / CONTENT
    for name in sorted(one.name for one in entries(content) if one.is_dir(follow_symlinks=False)):
        folder = meant.get(_skeleton(name))
        if not folder or name == folder or _is_same(content / name, content / folder):
            continue
        if _has_notes(content / name):
            message = f"the notes in this folder are not read; they belong in “{folder}”"
            remedy = f"rename the folder to “{folder}”, or move its notes there"
            yield whole_file(f"{CONTENT}/{name}", "not-a-note", message, remedy)


def astray(root: Path, cv: str) -> Iterator[Diagnostic]:
    """Yield the notes beside the folders of notes, where only the profile is read, and the *cv* that it names.

    That is its path from *root*, or nothing.
    """
    content = root / CONTENT
    for one in sorted(entries(content), key=lambda one: one.name):
        if not (one.name.endswith(".md") and _may_be_note(one)) or f"{CONTENT}/{one.name}" == cv:
            continue
        if _is_same(Path(one.path), content / _PROFILE) or not begins_as_note(one.path):
            continue
        folders = ", ".join(f"“{kind.folder}”" for kind in (*WITH_PAGES, THEME))
        remedy = f"move it to one of {folders}, or give its name a leading “_” to have it ignored"
        if one.name.casefold() in (_PROFILE, "profil.md") and not os.path.lexists(content / _PROFILE):
            remedy = f"rename it to “{_PROFILE}”"
        message = "this note stands in no folder of notes, so it is not read"
        yield whole_file(f"{CONTENT}/{one.name}", "not-a-note", message, remedy)


def _may_be_note(entry: "os.DirEntry[str]") -> bool:
    return entry.name[0] not in "._" and entry.name != "README.md" and entry.is_file(follow_symlinks=False)


def _has_notes(folder: Path) -> bool:
    """Return whether there is a file below *folder* that would be read as a note in the right one."""
    pending = [folder]
    for one in pending:  # it grows meanwhile
        for entry in entries(one):
            if entry.is_dir(follow_symlinks=False) and entry.name[0] not in "._":
                pending.append(Path(entry.path))
            elif entry.name.endswith(".md") and _may_be_note(entry):
                return True
    return False


def _is_same(path: Path, other: Path) -> bool:
    """Return whether two names are of one thing, as where the disk takes no notice of capitals."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _skeleton(name: str) -> str:
    """Return what is left of a name without its number, and however it is spelt: contact, Organizations."""
    return name.casefold().removesuffix("s").replace("z", "s")
