"""What a note says beside its fields and items: the blocks below its items, and all text that is the user's own.

A page shows what was read of a note in its own places; this is how nothing else of it is lost.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, Kind
from builder.checks.sections import folded
from builder.model.contact import Contact
from builder.model.interview import Interview
from builder.model.organisation import Organisation
from builder.source import body as markdown
from builder.source.body import Body, Section
from builder.source.document import Document

_EMPTY = re.compile(r"(?:[-*+]|\d{1,9}[.)])?[ \t]*(?:\[[ xX-]?\])?")  # of a line without its outer spaces
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]{1,100})\]:[^\n]*(?:\n[ \t]+\S[^\n]*)*", re.MULTILINE)
# The end of an item's line, then the next item or heading, or nothing.
_NOTHING_BELOW = re.compile(r"[^\n]*+(?:\s*\n(?=[-*+] [\[\w]|## \w)|\s*\Z)")


class _Placed(Protocol):
    @property
    def at(self) -> int: ...


@dataclass(frozen=True)
class Rest:
    """What the *document* of a note of *kind* says beside the items whose offsets are *shown*.

    It is read when it is asked for, for most items have nothing below, and that shows at once.
    """

    document: Document
    kind: Kind
    shown: AbstractSet[int]

    @property
    def text(self) -> str:
        """Return everything that is in no item and no field, as Markdown."""
        return self._read[0]

    def below(self, at: int) -> str:
        """Return the Markdown that is nested below the item at that offset, with the definitions that it needs."""
        if _NOTHING_BELOW.match(self.document.text, at):
            return ""
        block = self._read[1].get(at)
        return self.complete(markdown.dedented(block)) if block else ""

    def complete(self, text: str) -> str:
        """Return a part of the note with the definitions that it needs from elsewhere in the note."""
        if "[" not in text:
            return text
        needed = [
            definition
            for label, definition in self.definitions.items()
            if f"[{label}]" in text and definition not in text
        ]
        return "\n\n".join([text, *needed])

    @cached_property
    def definitions(self) -> Mapping[str, str]:
        """Return the footnotes and addresses that the note defines, by their label."""
        body = self._body
        found = _DEFINITION.finditer(body.masked, body.offset) if "]:" in body.masked else ()
        return {match[1]: match[0] for match in found}

    @cached_property
    def _read(self) -> tuple[str, Mapping[int, str]]:
        """Return the text, and the blocks below items by the offset of the item."""
        body = self._body
        blocks: dict[int, str] = {}
        pieces: list[str] = []
        at = body.offset
        for section in markdown.outline(body):
            known = self.kind.sections.get(folded(section.title))
            if not known:
                continue
            heading = body.text.rfind("\n", 0, section.title_start) + 1
            pieces.append(body.text[at : max(at, heading)])
            at = section.end
            if known[1]:
                left = _unshown(body.text, section, self.shown, blocks)
                pieces += [f"\n\n## {section.title}\n\n{left}\n\n"] if _says_something(left) else []
        pieces.append(body.text[at:])
        text = "".join(pieces).strip("\r\n")
        return text if _says_something(text) else "", blocks

    @property
    def _body(self) -> Body:
        return markdown.open_body(self.document.text, self.document.body)


EMPTY = Rest(Document("", "", "", 0, 0, 0, {}), CONTACT, frozenset())


def of(note: Contact | Interview | Organisation, document: Document | None) -> Rest:
    """Return what a note says beside its fields and items, read from its *document*, where it has one."""
    if not document:
        return EMPTY
    if isinstance(note, Contact):
        return Rest(document, CONTACT, _offsets(note.log, note.promises, note.todos, note.to_share))
    if isinstance(note, Organisation):
        return Rest(document, ORGANISATION, _offsets(note.research, note.open_questions))
    told = (note.promises, note.todos, note.referrals, note.research, note.questions)
    return Rest(document, INTERVIEW, _offsets(*told, note.open_questions, note.language))


def _offsets(*items: Iterable[_Placed]) -> frozenset[int]:
    return frozenset([one.at for several in items for one in several])


def _says_something(text: str) -> bool:
    """Return whether *text* is more than comments, such as a new note holds to say what belongs where."""
    return bool((_COMMENT.sub("", text) if "-->" in text else text).strip())


def _unshown(text: str, section: Section, shown: AbstractSet[int], blocks: dict[int, str]) -> str:
    """Return the lines of a section that belong to no shown item; keep the blocks of those that are."""
    left: list[str] = []
    at = section.start
    for item in section.items:
        if item.start in shown:
            if item.below and not item.below.isspace():
                blocks[item.start] = item.below
            start = text.rfind("\n", 0, item.start) + 1
            if at < start:
                left += _lines(text[at:start])
            line_end = text.find("\n", item.end) + 1 or len(text)
            at = min(section.end, max(at, line_end, item.end + len(item.below)))
    return "".join((*left, *_lines(text[at : section.end]))).strip("\r\n")


def _lines(text: str) -> Iterator[str]:
    return (line for line in text.splitlines(keepends=True) if not line.strip() or not _EMPTY.fullmatch(line.strip()))
