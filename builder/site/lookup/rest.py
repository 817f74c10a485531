"""What a note says besides its fields and items: the blocks below its items, and all text that is the user's own.

A page shows the fields and items of a note each in its place; this makes sure that nothing else of the note is lost.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from builder.checks.kinds import BY_CLASS, CONTACT, Kind, folded
from builder.source import body as markdown
from builder.source.body import Body, Section
from builder.source.document import Document

if TYPE_CHECKING:
    from builder.model.contact import Contact
    from builder.model.interview import Interview
    from builder.model.organisation import Organisation

_EMPTY = re.compile(r"(?:[-*+]|\d{1,9}[.)])?[ \t]*(?:\[[ xX-]?\])?")  # of a line without its outer spaces
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DEFINITION = re.compile(r"\n( {0,3}\[([^\[\]\n]{1,100})\]:[^\n]*(?:\n[ \t]+\S[^\n]*)*)")
# The end of an item's line, then the next item or heading, or nothing.
_NOTHING_BELOW = re.compile(r"[^\n]*+(?:\s*\n(?=[-*+] [\[\w]|## \w)|\s*\Z)")
# Items as most are written: lines behind hyphens, with words that are indented right below them.
_ITEMS = re.compile(r"(?:\n|- [^\s-][^\n]*+(?:\n +[^\W\d_][^\n]*+)*(?:\n|\Z))*")
_HEADING = re.compile(r"\n[ \t]*+#")
_UNUSUAL = ("```", "~~~", "<!--", "\n--")  # with these a text may mean something else than it seems to


@dataclass(frozen=True)
class Rest:
    """What the *document* of a note of *kind* says besides the items that were read; ``said`` are its sections' values.

    It is taken apart only when needed: most items have nothing below them, which can be seen at once.
    """

    document: Document
    kind: Kind
    said: Mapping[str, Any]

    @property
    def shown(self) -> frozenset[int]:
        """Return the offsets of those items."""
        return frozenset([one.at for attribute in self.kind.items for one in self.said.get(attribute, ())])

    @cached_property
    def text(self) -> str:
        """Return everything that is in no item and no field, as Markdown."""
        above = _above(self.document, self.kind, len(self.shown))
        return self._read[0] if above is None else above

    def below(self, at: int) -> str:
        """Return the Markdown that is nested below the item at that offset, with the definitions that it needs."""
        if _NOTHING_BELOW.match(self.document.text, at):
            return ""
        block = self._read[1].get(at)
        return self.complete(markdown.dedented(block)) if block else ""

    def complete(self, text: str) -> str:
        """Return a part of the note, followed by the definitions that it needs from elsewhere in the note."""
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
        if "]:" not in self.document.text:
            return {}
        body = self._body
        return {match[2]: match[1] for match in _DEFINITION.finditer(f"\n{body.masked[body.offset :]}")}

    @cached_property
    def _read(self) -> tuple[str, Mapping[int, str]]:
        """Return the text, and the blocks below items by the offset of the item."""
        body = self._body
        shown = self.shown
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
                left = _unshown(body.text, section, shown, blocks)
                pieces += [f"\n\n## {section.title}\n\n{left}\n\n"] if _says_something(left) else []
        pieces.append(body.text[at:])
        text = "".join(pieces).strip("\r\n")
        return text if _says_something(text) else "", blocks

    @property
    def _body(self) -> Body:
        return markdown.open_body(self.document.text, self.document.body)


class Plain(Rest):
    """The same for a note known to say nothing besides its items but what stands above its first section."""

    @cached_property
    def text(self) -> str:
        """Return what stands above the sections."""
        above = f"\n{self.document.text[self.document.body :]}".partition("\n## ")[0]
        return above.strip("\r\n") if above.strip() else ""

    def below(self, at: int) -> str:  # noqa: ARG002 - its base's
        """Return nothing."""
        return ""

    def complete(self, text: str) -> str:
        """Return a part of the note as it is."""
        return text


EMPTY = Plain(Document("", "", "", 0, 0, 0, {}), CONTACT, {})


def of(note: "Contact | Interview | Organisation", document: Document | None, *, is_plain: bool = False) -> Rest:
    """Return what a note says besides its fields and items; *document* is None where it has no file."""
    if not document:
        return EMPTY
    return (Plain if is_plain else Rest)(document, BY_CLASS[type(note).__name__], note.__dict__)


def _above(document: Document, kind: Kind, shown: int) -> str | None:
    """Return what stands above the first section, where all sections are known and hold just the *shown* items.

    Return None where that cannot be told by a quick look; *shown* is the number of items.
    """
    text = f"\n{document.text[document.body :]}"
    above, *sections = text.split("\n## ")
    # One character is found or not in no time, and most texts hold none of those with which three of the marks begin.
    if any(mark[0] in text and mark in text for mark in _UNUSUAL) or len(_HEADING.findall(text)) != len(sections):
        return None
    for section in sections:
        title, _, lines = section.partition("\n")
        known = kind.sections.get(folded(title))
        if not known or (known[1] and not _ITEMS.fullmatch(lines)):
            return None
        shown -= section.count("\n- ") if known[1] else 0
    if shown:
        return None
    return above.strip("\r\n") if above.strip() else ""


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
