"""Where the links of a body lead: to a contact, an interview or an organisation."""

import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from builder.model.references import Asked, Fate, References

_KINDS = ("contacts", "interviews", "organisations")
_LINKED = "linked"
_NOWHERE = ("", "")


class Target(NamedTuple):
    """A note that a link leads to: its kind (contact, interview, organisation) and its slug."""

    kind: str
    slug: str


@dataclass(frozen=True)
class Targets:
    """Everything that a link may lead to; ``by_path`` are the notes by path, ``broken`` the paths of those left out.

    ``hear`` gets to know what is asked, where somebody wants to (``heard``).
    """

    contacts: References
    interviews: References
    organisations: References
    by_path: Mapping[str, Target]
    broken: frozenset[str] = frozenset()
    hear: Callable[[Asked], None] | None = None

    def heard(self, hear: Callable[[Asked], None]) -> "Targets":
        """Return these targets; *hear* gets to know what they are asked."""
        kinds = {sort: getattr(self, sort).heard(sort, hear) for sort in _KINDS}
        return replace(self, hear=hear, **kinds)

    def apart(self) -> "Targets":
        """Return these targets, as if they had not been asked anything yet; what they are asked is theirs alone."""
        return replace(self, **{sort: getattr(self, sort).apart() for sort in _KINDS})

    def learn(self, asked: Iterable[Asked]) -> None:
        """Remember what these targets, apart, have answered."""
        for sort, question, answer in asked:
            if sort in _KINDS:
                getattr(self, sort).learn(question, answer)

    def answer(self, sort: str, question: str) -> tuple[str, ...]:
        """Return the answer to a question of that sort that was *asked* before."""
        if sort == _LINKED:
            return self._place(question)
        references: References = getattr(self, sort)
        return references.resolve(question)

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
        wanted = unquote(link.partition("#")[0].partition("?")[0])
        path = posixpath.normpath(posixpath.join(posixpath.dirname(note_path), wanted))
        place = self._place(path)
        if self.hear:
            self.hear(Asked(_LINKED, path, place))
        return (Target(*place) if place[0] else None), place != _NOWHERE

    def _place(self, path: str) -> tuple[str, ...]:
        """Return kind and slug of the note at *path*; of one that is left out, no kind but its path."""
        place = self.by_path.get(path) or (("", path) if path in self.broken else _NOWHERE)
        return place if place is not _NOWHERE or path.isascii() else self._composed.get(_nfc(path), _NOWHERE)

    @cached_property
    def _composed(self) -> Mapping[str, tuple[str, ...]]:
        """Return kind and slug of notes by path in NFC: not every system keeps, or types, “é” as one character."""
        paths = (path for path in (*self.by_path, *self.broken) if not path.isascii())
        return {_nfc(path): self.by_path.get(path) or ("", path) for path in paths}


def _nfc(path: str) -> str:
    return unicodedata.normalize("NFC", path)


def recalled(asked: Iterable[Asked]) -> Targets:
    """Return targets that know nothing but the answers to what was *asked* before."""
    answers: dict[str, dict[str, tuple[str, ...]]] = {}
    for sort, question, answer in asked:
        answers.setdefault(sort, {})[question] = answer
    contacts, interviews, organisations = (References.knowing(answers.get(sort, {})) for sort in _KINDS)
    places = answers.get(_LINKED, {})
    by_path = {path: Target(kind, slug) for path, (kind, slug) in places.items() if kind}
    broken = frozenset(path for path, (kind, slug) in places.items() if slug and not kind)
    return Targets(contacts, interviews, organisations, by_path, broken)


EMPTY = Targets(References(()), References(()), References(()), {})
"""Nothing to link to."""
