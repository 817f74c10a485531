"""What a note says beside its fields and items: the blocks below its items, and all text that is the user's own.

A page shows what was read of a note in its own places; this is how nothing else of it is lost.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Protocol

from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, Kind
from builder.checks.sections import folded
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.organisation import Organisation
from builder.source import body as markdown
from builder.source.body import Section
from builder.source.document import Document

_EMPTY = re.compile(r"(?:[-*+]|\d{1,9}[.)])?[ \t]*(?:\[[ xX-]?\])?")  # of a line without its outer spaces
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,100})\]:[^\n]*(?:\n[ \t]+\S[^\n]*)*", re.MULTILINE)


class _Placed(Protocol):
    @property
    def at(self) -> int: ...


@dataclass(frozen=True)
class Rest:
    """``blocks`` are the texts below items, by the offset of the item; ``text`` is everything else; both Markdown.

    ``definitions`` are footnotes and addresses that the note defines, by their label.
    """

    blocks: Mapping[int, str]
    text: str
    definitions: Mapping[str, str]

    def complete(self, text: str) -> str:
        """Return a part of the note with the definitions that it needs from elsewhere in the note."""
        needed = [
            definition
            for label, definition in self.definitions.items()
            if f"[{label}]" in text and definition not in text
        ]
        return "\n\n".join([text, *needed])


EMPTY = Rest({}, "", {})


def of(note: Contact | Interview | Organisation, document: Document | None) -> Rest:
    """Return what a note says beside its fields and items, read from its *document*, where it has one."""
    if not document:
        return EMPTY
    if isinstance(note, Contact):
        return read(document, CONTACT, _offsets(note.log, note.promises, note.todos, note.to_share))
    if isinstance(note, Organisation):
        return read(document, ORGANISATION, _offsets(note.research, note.open_questions))
    told = (note.promises, note.todos, note.referrals, note.research, note.questions)
    return read(document, INTERVIEW, _offsets(*told, note.open_questions, note.language))


def _offsets(*items: Iterable[_Placed]) -> frozenset[int]:
    return frozenset(one.at for several in items for one in several)


def read(document: Document, kind: Kind, shown: AbstractSet[int]) -> Rest:
    """Return what *document*, a note of *kind*, says beside the items whose offsets are *shown*."""
    body = markdown.open_body(document.text, document.body)
    blocks: dict[int, str] = {}
    pieces: list[str] = []
    at = body.offset
    for section in markdown.outline(body):
        known = kind.sections.get(folded(section.title))
        if not known:
            continue
        heading = body.text.rfind("\n", 0, section.title_start) + 1
        pieces.append(body.text[at : max(at, heading)])
        at = section.end
        if known[1]:
            left = "".join(_unshown(body.text, section, shown, blocks)).strip("\r\n")
            pieces += [f"\n\n## {section.title}\n\n{left}\n\n"] if _says_something(left) else []
    pieces.append(body.text[at:])
    text = "".join(pieces).strip("\r\n")
    definitions = {match[1]: match[0] for match in _DEFINITION.finditer(body.masked, body.offset)}
    return Rest(blocks, text if _says_something(text) else "", definitions)


def _says_something(text: str) -> bool:
    """Return whether *text* is more than comments, such as a new note holds to say what belongs where."""
    return bool(_COMMENT.sub("", text).strip())


def _unshown(text: str, section: Section, shown: AbstractSet[int], blocks: dict[int, str]) -> Iterator[str]:
    """Yield the lines of a section that belong to no shown item; keep the blocks of those that are."""
    at = section.start
    for item in section.items:
        if item.start in shown:
            if item.below.strip():
                blocks[item.start] = markdown.dedented(item.below)
            yield from _lines(text[at : text.rfind("\n", 0, item.start) + 1])
            line_end = text.find("\n", item.end) + 1 or len(text)
            at = min(section.end, max(at, line_end, item.end + len(item.below)))
    yield from _lines(text[at : section.end])


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines(keepends=True) if not line.strip() or not _EMPTY.fullmatch(line.strip()))
