"""Where links and pictures in notes lead: to pages of the site and to copied files (docs/format.md, Reading)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from builder.model.references import last_part
from builder.model.targets import Targets
from builder.site.addresses import Addresses, quoted
from builder.source.attachments import Attachments

_SHOWN_ON = {"question theme": "questions.html", "profile": "pitch.html"}
"""The pages of the site on which notes are shown that have none of their own, by kind."""


@dataclass(frozen=True)
class Destinations:
    """Everything that a link in a note may lead to."""

    targets: Targets
    attachments: Attachments
    addresses: Addresses
    names: Mapping[tuple[str, str], str]

    def referred(self, note_path: str, reference: str) -> tuple[str, str]:
        """Return the path in the site of what ``[[reference]]`` means in a note, or nothing, and its name."""
        target, _ = self.targets.referred(reference)
        if target:
            return self.addresses.page(target.kind, target.slug), self.names[target]
        return self.file(note_path, reference), last_part(reference) or reference.strip()

    def linked(self, note_path: str, link: str) -> str:
        """Return the path in the site of what a relative link in a note means, or nothing."""
        target, _ = self.targets.linked(note_path, link)
        if not target:
            return self.file(note_path, link)
        return _SHOWN_ON.get(target.kind) or self.addresses.page(target.kind, target.slug)

    def file(self, note_path: str, link: str) -> str:
        """Return the path in the site of the file that a link means, or nothing."""
        found, _ = self.attachments.find(note_path, link)
        address = self.addresses.files.get(found)
        return quoted(address) if address else ""


class Piece(NamedTuple):
    """The note that a piece of Markdown is from, the way from its page to the site's root, the prefix of its ids."""

    path: str
    root: str
    prefix: str
