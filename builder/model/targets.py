"""Where the links of a body lead: to a contact, an interview or an organisation."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from builder.model.references import Fate, References


class Target(NamedTuple):
    """A note that a link leads to: its kind (contact, interview, organisation) and its slug."""

    kind: str
    slug: str


@dataclass(frozen=True)
class Targets:
    """Everything that a link may lead to; ``by_path`` are the notes by path, ``broken`` the paths of those left out."""

    contacts: References
    interviews: References
    organisations: References
    by_path: Mapping[str, Target]
    broken: frozenset[str] = frozenset()

    def referred(self, reference: str) -> tuple[Target | None, bool]:
        """Return what ``[[reference]]`` leads to, and whether it is known at all (a note left out is known)."""
        known = False
        for kind, notes in (
            ("contact", self.contacts),
            ("interview", self.interviews),
            ("organisation", self.organisations),
        ):
            slug, fate = notes.resolve(reference)
            if fate is Fate.FOUND:
                return Target(kind, slug), True
            known = known or fate is Fate.BROKEN
        return None, known

    def linked(self, note_path: str, link: str) -> tuple[Target | None, bool]:
        """Return what a relative Markdown link in a note leads to, and whether it is known at all."""
        wanted = unquote(link).partition("#")[0].partition("?")[0]
        path = posixpath.normpath(posixpath.join(posixpath.dirname(note_path), wanted))
        return self.by_path.get(path), path in self.by_path or path in self.broken


EMPTY = Targets(References(()), References(()), References(()), {})
"""Nothing to link to."""
