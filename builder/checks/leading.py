"""Where links may lead: told by the front matter of the notes, before anything else of them is read."""

import os
from collections.abc import Mapping
from pathlib import Path

from builder.checks import linking
from builder.checks.kinds import CONTACT, INTERVIEW, ORGANISATION, PROFILE, PROFILE_PATH, THEME, WITH_PAGES, Kind
from builder.checks.memory import Remembered
from builder.checks.notes import Notes
from builder.model.references import References
from builder.model.targets import Target, Targets
from builder.source.document import Packed


def targets_of(notes: Mapping[str, Notes], root: Path) -> Targets:
    """Return everything that a link in the *notes* below *root*, by name of their kind, may lead to."""

    def references(kind: Kind) -> References:
        of_kind = notes[kind.name]
        return References(of_kind.named(), of_kind.broken.values())

    def paths(*kinds: Kind) -> dict[str, Target]:
        return {one.path: Target(kind.name, one.slug) for kind in kinds for one in notes[kind.name].usable.values()}

    def only_named() -> Mapping[str, str]:
        typed = (_organisation(one) for kind in (CONTACT, INTERVIEW) for one in notes[kind.name].usable.values())
        return linking.by_key(linking.name_organisations(typed, organisations)[1])

    organisations = references(ORGANISATION)
    elsewhere = paths(THEME)
    if os.path.isfile(root / PROFILE_PATH):  # noqa: PTH113 - never raises
        elsewhere[PROFILE_PATH] = Target(PROFILE.name, "")
    broken = frozenset(path for of_kind in notes.values() for path in of_kind.broken)
    kinds = references(CONTACT), references(INTERVIEW), organisations
    return Targets(*kinds, paths(*WITH_PAGES), broken, elsewhere, only_named)


def _organisation(note: Packed | Remembered) -> str | None:
    """Return what a note calls the organisation of somebody, before its values are validated."""
    if isinstance(note, Remembered):
        named: str | None = note.entry.organisation
        return named
    typed = note.values.get("organisation")
    return typed.strip() if isinstance(typed, str) else None
