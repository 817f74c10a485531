"""Find the notes in a folder and read their bytes; nothing that is not a plain file inside is ever opened."""

import os
import re
import stat
import unicodedata
from codecs import BOM_UTF8
from pathlib import Path
from typing import NamedTuple

from builder.diagnostics import Diagnostic
from builder.source.document import whole_file
from builder.source.filenames import file_name_fault, is_sync_copy, original, printable
from builder.stamp.litter import is_litter
from builder.stamp.sight import FILE

MAX_BYTES = 1024 * 1024
"""The largest note, in UTF-8 bytes (docs/format.md, Reading)."""

# A name like thandi-nkosi.md: no device, no copy, nothing forbidden. Most are, so they are asked nothing more.
_USUAL = re.compile(r"(?!.*conf)[a-z0-9]+(?:-[a-z0-9]+)+\.md", re.ASCII)
_PUT_AWAY = "move it elsewhere, or give its name a leading “_” to have it ignored"
_LONG = 20  # bytes: the first line of a note is shorter
_OTHER_ENDINGS = (".markdown", ".mdown", ".mkd", ".md.txt")


class NoteFile(NamedTuple):
    """A file that holds a note: where it is, its path for people, its slug."""

    file: str
    path: str
    slug: str


def find(root: Path, folder: str) -> tuple[list[NoteFile], list[Diagnostic]]:
    """Return the notes below ``root/folder`` in path order, and what stands there that is no note."""
    found: list[NoteFile] = []
    problems: list[Diagnostic] = []
    top = os.path.join(root, *folder.split("/"))  # noqa: PTH118 - strings: ten thousand Path objects cost a second
    if os.path.isdir(top):  # noqa: PTH112
        if is_inside(top, os.path.join(root, folder.split("/", maxsplit=1)[0])):  # noqa: PTH118
            _walk(top, folder, top, found, problems)
        else:
            problems.append(_leads_out(folder, "missing-folder"))
    found.sort(key=lambda note: note.path)
    names = {note.path for note in found}
    problems += (_sync_copy(note.path) for note in found if original(note.path) in names)
    copies = {problem.path for problem in problems if problem.code == "sync-copy"}
    return [note for note in found if note.path not in copies], problems


def find_texts(root: Path, folder: str, ending: str) -> tuple[list[NoteFile], list[Diagnostic]]:
    """Return the files right in ``root/folder`` in path order, and what stands there that cannot be one.

    The slug of one whose name has the *ending* is the name without it, else the whole name.
    """
    top = root / folder
    found: list[NoteFile] = []
    problems: list[Diagnostic] = []
    if not top.is_dir():
        return found, problems
    if not is_inside(str(top), str(root / folder.split("/", maxsplit=1)[0])):
        return found, [_leads_out(folder, "not-a-note")]
    for entry in sorted(_entries(str(top), folder, problems), key=lambda entry: os.fsencode(entry.name)):
        here = f"{folder}/{printable(entry.name)}"
        is_readme = entry.name.partition(".")[0].casefold() == "readme"
        if entry.name[0] in "._" or is_readme or is_litter(entry.name):
            continue
        kind = _odd_kind(entry, str(top))
        if kind:
            problems.append(whole_file(here, "not-a-note", f"this is {kind}, which is never read", _PUT_AWAY))
        elif is_sync_copy(entry.name):
            problems.append(_sync_copy(here))
        else:
            name = unicodedata.normalize("NFC", printable(entry.name))
            ends = name.casefold().endswith(ending)
            found.append(NoteFile(entry.path, here, name[: -len(ending)] if ends else name))
    return found, problems


def _leads_out(folder: str, code: str) -> Diagnostic:
    message = "this folder is a link that leads out of the notes' folder, so nothing in it is read"
    return whole_file(folder, code, message, "put the folder itself here")


def _sync_copy(path: str) -> Diagnostic:
    compare = "compare it with the note itself, keep what is right in one of them, and delete the other"
    remedy = f"{compare}; if it is a note of its own, give it another name"
    message = "this looks like a second copy that a synchronising program has left; it is not read"
    return whole_file(path, "sync-copy", message, remedy)


def is_inside(path: str, folder: str) -> bool:
    """Return whether *path*, links resolved, lies in *folder*; a loop of links lies nowhere."""
    try:
        real = os.path.realpath(path, strict=True)
        base = os.path.realpath(folder, strict=True)
    except (OSError, ValueError):
        return False
    return real == base or real.startswith(base.rstrip(os.sep) + os.sep)


def _entries(folder: str, shown: str, problems: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """Return what stands in a folder; nothing where it cannot be read, which is a problem."""
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError as error:
        message = f"this folder could not be read: {reason(error)}"
        problems.append(whole_file(shown, "unreadable-file", message, "check the folder's permissions"))
        return []


def entries(folder: str | Path) -> list[os.DirEntry[str]]:
    """Return what stands in a folder; nothing where it is not there, or nobody may look into it."""
    try:
        with os.scandir(folder) as listing:
            return list(listing)
    except OSError:
        return []


def _walk(directory: str, path: str, top: str, found: list[NoteFile], problems: list[Diagnostic]) -> None:
    pending = [(directory, path)]
    while pending:
        folder, shown = pending.pop()
        for entry in _entries(folder, shown, problems):
            name = entry.name
            if name[0] in "._" or name == "README.md":
                continue
            if _USUAL.fullmatch(name) and entry.is_file(follow_symlinks=False):
                found.append(NoteFile(entry.path, f"{shown}/{name}", name[: -len(".md")]))
                continue
            here = f"{shown}/{printable(name)}"
            if entry.is_dir(follow_symlinks=False) and not name.endswith(".md"):
                pending.append((entry.path, here))
            elif name.endswith(".md"):
                _classify(entry, here, top, found, problems)
            elif _is_meant_as_note(entry):
                remedy = f"rename it to “{re.sub(r'([.][A-Za-z]+)+$', '', name)}.md”"
                message = "this looks like a note, but only names that end in “.md” are read"
                problems.append(whole_file(here, "not-a-note", message, remedy))
            elif entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112 - in a loop of links never raises
                message = "this is a link to a folder, which is not followed"
                problems.append(whole_file(here, "not-a-note", message, "move the folder itself here"))


def _is_meant_as_note(entry: os.DirEntry[str]) -> bool:
    """Return whether a file is a note but for its name: by its ending or, as Notepad saves it, by how it begins."""
    name = entry.name.lower()
    if name.endswith((".md", *_OTHER_ENDINGS)):
        return os.path.isfile(entry.path)  # noqa: PTH113
    is_text = name.endswith(".txt") or ("." not in name and not is_litter(name))
    return is_text and entry.is_file(follow_symlinks=False) and begins_as_note(entry.path)


def begins_as_note(file: str) -> bool:
    """Return whether the first line of a plain file is one that opens front matter."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - it is a text already
            return opened.readline(_LONG).removeprefix(BOM_UTF8).rstrip() == b"---"
    except OSError:
        return False


def _classify(entry: os.DirEntry[str], here: str, top: str, found: list[NoteFile], problems: list[Diagnostic]) -> None:
    kind = _odd_kind(entry, top)
    if kind:
        problems.append(whole_file(here, "not-a-note", f"this is {kind}, which is never read as a note", _PUT_AWAY))
        return
    if is_sync_copy(entry.name):
        problems.append(_sync_copy(here))
        return
    slug = unicodedata.normalize("NFC", printable(entry.name)[: -len(".md")])
    fault = file_name_fault(slug)
    if fault or entry.name != printable(entry.name):
        message = f"the file name {fault or 'is not valid UTF-8'}"
        remedy = "rename the file; letters of any script, digits, “-”, “_”, dots and spaces are all fine"
        problems.append(whole_file(here, "bad-file-name", message, remedy))
    found.append(NoteFile(entry.path, here, slug))


def _odd_kind(entry: os.DirEntry[str], top: str) -> str:
    """Return what *entry* is where it is no plain file inside the folder, else nothing."""
    if entry.is_symlink():
        try:
            mode = os.stat(entry.path).st_mode  # noqa: PTH116 - see find
        except (OSError, ValueError):
            return "a link that leads nowhere"
        if not is_inside(entry.path, os.path.dirname(top)):  # noqa: PTH120
            return "a link that leads out of the notes' folder"
    elif entry.is_file(follow_symlinks=False):
        return ""
    else:
        mode = entry.stat(follow_symlinks=False).st_mode
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a pipe" if stat.S_ISFIFO(mode) else "a device or socket"


def can_be_read(file: str) -> bool:
    """Return whether a plain file, as it is now, may be opened and read."""
    try:
        os.close(os.open(file, FILE))
    except OSError:
        return False
    return True


def read_bytes(file: str) -> bytes:
    """Return the bytes of a plain file, at most one more than ``MAX_BYTES``; raise OSError where that fails."""
    handle = os.open(file, FILE)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(None, "it is not a plain file")
        data = os.read(handle, min(status.st_size, MAX_BYTES) + 1)
        while status.st_size < len(data) <= MAX_BYTES:  # it has grown meanwhile
            block = os.read(handle, MAX_BYTES)
            if not block:
                break
            data += block
        return data
    finally:
        os.close(handle)


def reason(error: OSError) -> str:
    """Return why the system would not do something, in its words, as they go on with a sentence."""
    return (error.strerror or str(error) or "unknown reason").lower()
