"""Bytes into a document, or every reason why not."""

import re
from codecs import BOM_UTF8

from builder.diagnostics import Diagnostic
from builder.source import conflicts, fences
from builder.source.conflicts import Markers
from builder.source.document import Document, Packed, Values, whole_file
from builder.source.files import MAX_BYTES, NoteFile, read_bytes, reason

MAX_FRONT_BYTES = 64 * 1024
"""The largest front matter, in UTF-8 bytes (docs/format.md, Reading)."""

_UTF32 = re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|[^\0]\0\0\0|\0\0\0[^\0]")
_WIDE = re.compile(rb"%b|\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]" % _UTF32.pattern)

Read = tuple[Document | None, list[Diagnostic]]
PackedRead = tuple[Packed | None, list[Diagnostic]]


def read(note: NoteFile) -> PackedRead:
    """Read one note from disk; return its document, or None where it cannot be used, and the problems found."""
    try:
        data = read_bytes(note.file)
    except OSError as error:
        return None, [unreadable(note.path, "this file", error)]
    return pack(note.path, note.slug, data)


def right(note: NoteFile, data: bytes) -> Packed | None:
    """Return the document of a note in which nothing was wrong, without ``values``; None where *data* are not those."""
    text, problem = decode(note.path, data)
    found = None if problem else fences.find(text)
    return Packed(note.path, note.slug, data.removeprefix(BOM_UTF8), *found, {}) if found else None


def parse(path: str, slug: str, data: bytes) -> Read:
    """Split and position the bytes of one note, as ``pack`` does; return its document, if it has one."""
    packed, problems = pack(path, slug, data)
    return packed.unpacked() if packed else None, problems


def pack(path: str, slug: str, data: bytes) -> PackedRead:  # noqa: PLR0911 - one return for each way out
    """Split and position the bytes of one note (docs/format.md, Reading)."""
    from builder.source.plain_yaml import values as plainly

    text, problem = decode(path, data)
    if problem:
        return None, [problem]
    if not text or text.isspace():
        return None, [whole_file(path, "blank-note", "this note is blank, so it is skipped", "write it, or delete it")]
    markers = conflicts.find(text) if conflicts.may_be_in(text) else None
    found = fences.find(text)
    if not found:  # or two versions have one each
        whole = Document(path, slug, text, 0, 0, len(text), {})
        conflict = _conflict_above(whole, markers) if markers else None
        return None, [conflict or whole.problem(*fences.why_none(text))]
    source = text[found.front : found.front_end]
    if len(source) > MAX_FRONT_BYTES // 4 and len(source.encode()) > MAX_FRONT_BYTES:
        message = "the front matter is larger than 64 KiB"
        return None, [whole_file(path, "file-too-big", message, "move the long text below the second “---”")]
    fault = fences.overrun(source)
    if fault:
        return None, [Document(path, slug, text, *found, {}).problem(*fault.moved(found.front))]
    values = None if markers else plainly(source)
    if values is not None:
        return Packed(path, slug, data.removeprefix(BOM_UTF8), *found, values), []
    document = Document(path, slug, text, *found, {})
    read, problems = _without_conflicts(document, markers) if markers else _with_values(document, source)
    return read.packed() if read else None, problems


def with_same_front_matter(path: str, before: str, data: bytes) -> tuple[Document, Document] | None:
    """Return the documents of a note as it was *before* and as it is now, where its front matter is the same, or None.

    Nothing was wrong before, so nothing is wrong now in what is the same. Neither has ``values``.
    """
    now, problem = decode(path, data)
    known, found = fences.find(before), fences.find(now)
    if problem or conflicts.may_be_in(now) or not known or known != found or now[: known.body] != before[: known.body]:
        return None
    return Document(path, "", before, *known, {}), Document(path, "", now, *known, {})


def _with_values(document: Document, source: str) -> Read:
    from builder.source import frontmatter

    entries, faults = frontmatter.read(source)
    problems = [document.problem(*fault.moved(document.front)) for fault in faults]
    values = frontmatter.values(entries)
    faulty = frozenset(entry.key for entry in entries if entry.value is None and entry.key not in values)
    return _replaced(document, document.text, values, faulty), problems


def _replaced(document: Document, text: str, values: Values, faulty: frozenset[str] = frozenset()) -> Document:
    places = (document.front, document.front_end, document.body)
    return Document(document.path, document.slug, text, *places, values, faulty)


def _conflict(document: Document, start: int) -> Diagnostic:
    message, remedy = conflicts.CONFLICT
    message += "; the note is not read until they are gone" if start < document.body else ""
    return document.problem(start, document.text.find("\n", start), "merge-conflict", message, remedy)


def _conflict_above(document: Document, markers: Markers) -> Diagnostic | None:
    """Name the markers for which a *document* has no front matter, or None if it is not for them."""
    if markers.conflicts:
        return _conflict(document, markers.conflicts[0][0])
    if markers.alone and markers.alone[0][0] == 0:
        return document.problem(*markers.alone[0], "merge-conflict", *conflicts.REST)
    return None


def _without_conflicts(document: Document, markers: Markers) -> Read:
    """Use what stands outside the markers of a merge; two versions of the front matter leave nothing to trust."""
    start = markers.conflicts[0][0] if markers.conflicts else document.body
    if start < document.body:
        return None, [_conflict(document, start)]
    problems = [_conflict(document, start)] if markers.conflicts else []
    alone = _counting(document, markers.alone)
    problems += [document.problem(*span, "merge-conflict", *conflicts.REST) for span in alone]
    text = conflicts.blanked(document.text, [*markers.conflicts, *alone])
    read_on, more = _with_values(_replaced(document, text, {}), text[document.front : document.front_end])
    return read_on, [*problems, *more]


def _counting(document: Document, alone: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the markers that stand neither in fenced code nor in a comment."""
    from builder.source.body import open_body

    masked = open_body(document.text, document.body).masked
    return [(start, end) for start, end in alone if not masked[start].isspace()]


def unreadable(path: str, what: str, error: OSError) -> Diagnostic:
    """Return the problem that a file could not be read; *what* says which sort of file it is."""
    message = f"{what} could not be read: {reason(error)}"
    return whole_file(path, "unreadable-file", message, "check the file and its permissions")


def read_text(path: str, file: str, what: str) -> tuple[str, Diagnostic | None]:
    """Return the text of a *file* that is no note, or the problem that it cannot be read; *what* is as above."""
    try:
        return decode(path, read_bytes(file))
    except OSError as error:
        return "", unreadable(path, what, error)


def decode(path: str, data: bytes) -> tuple[str, Diagnostic | None]:
    """Return the text of a file without its BOM, or the problem that it cannot be decoded or is too big."""
    if len(data) > MAX_BYTES:
        message = "this file is larger than 1 MiB"
        return "", whole_file(
            path, "file-too-big", message, "split the note, or move pasted data into a file of its own"
        )
    if _WIDE.match(data):  # not all of which are out of place in UTF-8
        encoding = "UTF-32" if _UTF32.match(data) else "UTF-16"
        message = f"this file is {encoding}, not UTF-8 (byte offset 0)"
    else:
        try:
            return data.decode().removeprefix("\ufeff"), None
        except UnicodeDecodeError as error:
            offset = error.start
        message = f"this file is not UTF-8: byte 0x{data[offset]:02X} at byte offset {offset} is out of place"
    return "", whole_file(path, "encoding", message, "save the file again with the encoding UTF-8")
