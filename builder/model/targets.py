"""Where the links of a body lead: to a contact, an interview or an organisation."""

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote

from builder.model.references import Asked, Fate, References, folders, key, last_part, slugify

_KINDS = ("contacts", "interviews", "organisations")
_LINKED = "linked"
_ONLY_NAMED = "only named"
_NOWHERE = ("", "")


class Target(NamedTuple):
    """A note that a link leads to: the name of its kind (builder/checks/kinds.py) and its slug."""

    kind: str
    slug: str


def kind_of_folder(reference: str) -> str:
    """Return the kind of the notes whose folder a reference names, as ``[[organisations/mill]]`` does; else nothing."""
    return next((one.removesuffix("s") for one in folders(reference) if one in _KINDS), "")


@dataclass(frozen=True)
class Targets:
    """Everything that a link may lead to; ``by_path`` are the notes by path, ``broken`` the paths of those left out.

    ``shown_elsewhere`` are those that have no page of their own, by path: question themes and the profile.
    ``only_named`` gathers the slugs of the organisations that have a page but no note, by compared slug: only once
    somebody refers to what no note is. ``record``, where there is one, is called with what is asked (``recorded``).
    """

    contacts: References
    interviews: References
    organisations: References
    by_path: Mapping[str, Target]
    broken: frozenset[str] = frozenset()
    shown_elsewhere: Mapping[str, Target] = field(default_factory=dict)
    only_named: Callable[[], Mapping[str, str]] = dict
    record: Callable[[Asked], None] | None = None

    def recorded(self, record: Callable[[Asked], None]) -> "Targets":
        """Return these targets; *record* is called with what they are asked."""
        kinds = {sort: getattr(self, sort).recorded(sort, record) for sort in _KINDS}
        return replace(self, record=record, **kinds)

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
        if sort == _ONLY_NAMED:
            return (self._without_note(question),)
        references: References = getattr(self, sort)
        return references.resolve(question)

    def referred(self, reference: str) -> tuple[Target | None, bool]:
        """Return what ``[[reference]]`` leads to, and whether it is known at all (a note left out is known).

        Of several kinds that have such a note, that whose folder the reference names, else the first.
        """
        kinds = [("contact", self.contacts), ("interview", self.interviews), ("organisation", self.organisations)]
        if "/" in reference:
            kinds.sort(key=lambda one: one[0] != kind_of_folder(reference))
        known = False
        for kind, notes in kinds:
            slug, fate = notes.resolve(reference)
            if fate is Fate.FOUND:
                return Target(kind, slug), True
            known = known or fate is Fate.BROKEN
        place = "" if known else self._only_named(last_part(reference))
        return (Target("organisation", place), True) if place else (None, known)

    def is_left_out(self, target: Target) -> bool:
        """Return whether there is a note of that kind and slug, but had to be left out."""
        references: References = getattr(self, f"{target.kind}s")
        return references.resolve(target.slug).fate is Fate.BROKEN

    def organisation(self, reference: str) -> str:
        """Return the slug of the organisation that a reference or a name means, also of one without a note, or ""."""
        slug, fate = self.organisations.resolve(reference)
        return slug if fate is Fate.FOUND else self._only_named(last_part(reference))

    def _only_named(self, name: str) -> str:
        slug = self._without_note(name)
        if self.record:
            self.record(Asked(_ONLY_NAMED, name, (slug,)))
        return slug

    def _without_note(self, name: str) -> str:
        """Return the slug of an organisation that has no note, by its slug or by what makes that slug; else nothing."""
        return self._places.get(key(name)) or self._places.get(slugify(name), "")

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return self.only_named()

    def linked(self, note_path: str, link: str) -> tuple[Target | None, bool]:
        """Return what a relative Markdown link in a note leads to, and whether it is known at all.

        A note is looked for beside that one, then from the content folder on, as files are.
        """
        wanted = unquote(link.partition("#")[0].partition("?")[0])
        place = self._asked(posixpath.normpath(posixpath.join(posixpath.dirname(note_path), wanted)))
        if place == _NOWHERE and _is_note(wanted):
            place = self._asked(posixpath.normpath(posixpath.join(note_path.partition("/")[0], wanted)))
        return (Target(*place) if place[0] else None), place != _NOWHERE

    def _asked(self, path: str) -> tuple[str, ...]:
        place = self._place(path)
        if self.record:
            self.record(Asked(_LINKED, path, place))
        return place

    def _place(self, path: str) -> tuple[str, ...]:
        """Return kind and slug of the note at *path*; of one that is left out, no kind but its path."""
        place = self._exact(path)
        return place if place is not _NOWHERE or not _is_note(path) else self._compared.get(key(path), _NOWHERE)

    def _exact(self, path: str) -> tuple[str, ...]:
        found = self.by_path.get(path) or self.shown_elsewhere.get(path)
        return found or (("", path) if path in self.broken else _NOWHERE)

    @cached_property
    def _compared(self) -> Mapping[str, tuple[str, ...]]:
        """Return kind and slug of notes by path, compared as slugs are: not every system tells “É” from “é”."""
        found: dict[str, tuple[str, ...]] = {}
        for path in (*self.by_path, *self.shown_elsewhere, *self.broken):
            found.setdefault(key(path), self._exact(path))
        return found


def _is_note(path: str) -> bool:
    return path[-3:].lower() == ".md"


def recalled(asked: Iterable[Asked]) -> Targets:
    """Return targets that know nothing but the answers to what was *asked* before."""
    answers: dict[str, dict[str, tuple[str, ...]]] = {}
    for sort, question, answer in asked:
        answers.setdefault(sort, {})[question] = answer
    contacts, interviews, organisations = (References.knowing(answers.get(sort, {})) for sort in _KINDS)
    places = answers.get(_LINKED, {})
    by_path = {path: Target(kind, slug) for path, (kind, slug) in places.items() if kind}
    broken = frozenset(path for path, (kind, slug) in places.items() if slug and not kind)
    named = {key(name): slug for name, (slug,) in answers.get(_ONLY_NAMED, {}).items() if slug}
    return Targets(contacts, interviews, organisations, by_path, broken, only_named=lambda: named)


EMPTY = Targets(References(()), References(()), References(()), {})
"""Nothing to link to."""
