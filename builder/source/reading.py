"""Bytes into a document, or every reason why not."""

import re
from codecs import BOM_UTF8
from typing import NamedTuple

from builder.diagnostics import Diagnostic
from builder.source import conflicts
from builder.source.conflicts import Markers
from builder.source.document import Document, Packed, Values, whole_file
from builder.source.files import MAX_BYTES, NoteFile, read_bytes, reason

MAX_FRONT_BYTES = 64 * 1024
"""The largest front matter, in UTF-8 bytes (docs/format.md, Reading)."""

FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
"""The line above front matter."""

_CLOSING = re.compile(r"\n---[ \t]*\r?$", re.MULTILINE)  # begins with what the engine can skip to
_HEADING = re.compile(r"^#{2,6}[ \t]+[^\s#][^\r\n]*", re.MULTILINE)
_COMMENTS = re.compile(r"^#[^\n]*", re.MULTILINE)
_KEY_OR_COMMENT = re.compile(r"#|(?!\d+\.)[^\s:\-*+][^:\n]*:(?:\s|$)")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_TYPOGRAPHIC = re.compile(rf"^[{_DASHES}]{{1,3}}[ \t]*\r?$", re.MULTILINE)
_DASH_OF_PHONES = re.compile(rf"^(?=-?[{_DASHES[1:]}])[{_DASHES}]{{1,3}}[ \t]*\r?$", re.MULTILINE)
_KEY = r"[ \t]*(?:#[^\n]*\n[ \t]*)*[a-z_]+:(?:[ \t][^\n]*)?\n"
_NEARLY_OPENING = rf"([-=*+~_]{{3,}})[ \t]*\r?\n{_KEY}"  # not compiled: notes like these are rare
_LOWER_FRONT = rf"^---[ \t]*\r?\n({_KEY}(?:(?!---)[^\n]*\n)*)---[ \t]*\r?$"
_NEARLY_CLOSING = re.compile(r"^([ \t]*(?:-{3,}|\.{3,}|={3,}))[ \t]*\r?$", re.MULTILINE)
_UNSEEN = "\ufeff\u200b\u200e\u200f\u2060"  # what programs slip in before a text
_UTF32 = re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff|[^\0]\0\0\0|\0\0\0[^\0]")
_WIDE = re.compile(rb"%b|\xff\xfe|\xfe\xff|[^\0]\0[^\0]\0|\0[^\0]\0[^\0]" % _UTF32.pattern)

Read = tuple[Document | None, list[Diagnostic]]
PackedRead = tuple[Packed | None, list[Diagnostic]]


class Fences(NamedTuple):
    """The offsets, in characters, at which front matter and body begin, and at which the front matter ends."""

    front: int
    front_end: int
    body: int


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
    found = None if problem else fences(text)
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
    found = fences(text)
    if not found:  # or two versions have one each
        unfenced = Document(path, slug, text, 0, 0, len(text), {})
        return None, [_conflict_above(unfenced, markers) if markers else _unfenced(unfenced)]
    source = text[found.front : found.front_end]
    if len(source) > MAX_FRONT_BYTES // 4 and len(source.encode()) > MAX_FRONT_BYTES:
        message = "the front matter is larger than 64 KiB"
        return None, [whole_file(path, "file-too-big", message, "move the long text below the second “---”")]
    dash = None if source.isascii() else _DASH_OF_PHONES.search(source)
    if dash:  # the end that was meant; what was found is a rule further down in the text
        return None, [_dash(Document(path, slug, text, *found, {}), found.front + dash.start(), dash[0].strip())]
    heading = _heading(source) if "\n##" in source else None
    if heading:  # what closes the front matter is a rule further down
        return None, [
            _swallowed(Document(path, slug, text, *found, {}), found.front + heading[0], found.front + heading[1])
        ]
    values = None if markers else plainly(source)
    if values is not None:
        return Packed(path, slug, data.removeprefix(BOM_UTF8), *found, values), []
    document = Document(path, slug, text, *found, {})
    read, problems = _without_conflicts(document, markers) if markers else _with_values(document, source)
    return read.packed() if read else None, problems


def _heading(source: str) -> tuple[int, int] | None:
    """Return where a heading of the text stands in front matter, or None; a comment of YAML's has keys below it."""
    for match in _HEADING.finditer(source):
        above, below = _COMMENTS.sub("", source[: match.start()]).rstrip(), source[match.end() :].lstrip()
        if below and not above.endswith(":") and not _KEY_OR_COMMENT.match(below):
            return match.span()
    return None


def fences(text: str) -> Fences | None:
    """Return where the front matter of *text* is, or None where it has none."""
    opening = FENCE.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    return Fences(opening.end() + 1, closing.start() + 1, min(closing.end() + 1, len(text)))


def with_same_front_matter(path: str, before: str, data: bytes) -> tuple[Document, Document] | None:
    """Return the documents of a note as it was *before* and as it is now, where its front matter is the same, or None.

    Nothing was wrong before, so nothing is wrong now in what is the same. Neither has ``values``.
    """
    now, problem = decode(path, data)
    known, found = fences(before), fences(now)
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


def _conflict_above(document: Document, markers: Markers) -> Diagnostic:
    """Name the reason why a *document* that holds markers has no front matter."""
    if markers.conflicts:
        return _conflict(document, markers.conflicts[0][0])
    if markers.alone and markers.alone[0][0] == 0:
        return document.problem(*markers.alone[0], "merge-conflict", *conflicts.REST)
    return _unfenced(document)


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


def _unfenced(document: Document) -> Diagnostic:
    """Name the reason why *document* has no front matter."""
    text = document.text
    opened = bool(FENCE.match(text))
    dash = _TYPOGRAPHIC.search(text, len("---") if opened else 0)
    first_line = len(text.split("\n", 1)[0].rstrip("\r"))
    if dash and (opened or dash.start() == 0):
        return _dash(document, dash.start(), dash[0].strip())
    nearly = _NEARLY_CLOSING.search(text, len("---")) if opened else None
    if nearly:
        message = f"“{nearly[1]}” does not close the front matter: only “---” does, with nothing before or after it"
        return document.problem(*nearly.span(1), "unclosed-front-matter", message, "write “---” on this line")
    if opened:
        message = "the front matter is never closed: a second line “---” is missing"
        return document.problem(0, first_line, "unclosed-front-matter", message, "write “---” below the last key")
    return _unopened(document, first_line)


def _unopened(document: Document, first_line: int) -> Diagnostic:
    """Name the reason why *document*, whose first line is so long, does not begin with “---”."""
    text = document.text
    shown = text.lstrip()
    span, message = (0, first_line), "this note does not begin with front matter"
    remedy = "begin it with a line “---”, then “key: value” lines, then another “---”"
    nearly = re.match(_NEARLY_OPENING, text)
    lower = re.search(_LOWER_FRONT, text, re.MULTILINE)
    if FENCE.match(shown.lstrip(_UNSEEN)):
        how = "it is only an empty line" if FENCE.match(shown) else "it cannot be seen"
        span, message = (0, 1), f"something stands before the first “---”, even if {how}"
        remedy = "delete it, so that the file begins with “---”"
    elif nearly:
        message = f"“{nearly[1]}” does not open the front matter: only “---” does"
        remedy = "write “---” on this line"
    elif lower:
        message = "something stands above the front matter, which has to come first"
        closing = text.count("\n", 0, lower.end(1)) + 1
        remedy = f"move it below the “---” that closes the front matter, on line {closing}"
    return document.problem(*span, "no-front-matter", message, remedy)


def _swallowed(document: Document, start: int, end: int) -> Diagnostic:
    message = "a heading stands in the front matter, which seems not to be closed: a line “---” is missing above it"
    return document.problem(start, end, "unclosed-front-matter", message, "write “---” below the last key")


def _dash(document: Document, start: int, typed: str) -> Diagnostic:
    message = f"“{typed}” should be three hyphens"
    if not typed.isascii():
        message += "; a phone may have turned them into a dash"
    return document.problem(start, start + len(typed), "typographic-dash", message, "write “---” on this line")
