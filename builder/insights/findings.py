"""Research findings: what conversations made of each, and which are still to be tested (docs/format.md, Sections)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from builder.followups.facts import is_pending
from builder.insights.text import folded
from builder.model.interview import Interview
from builder.model.items import Box, Finding
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.words import Outcome

Note = Interview | Organisation
"""A note that may hold findings."""


class Verdict(StrEnum):
    """What everything that was made of a finding comes to, in the order in which they are read.

    Contested is what was confirmed and contradicted as well. Whoever left it unclear takes nothing from what others
    said.
    """

    CONTESTED = "contested"
    CONFIRMED = "confirmed"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"
    UNTESTED = "untested"


class Place(NamedTuple):
    """Where a finding stands: in which note, and the item as it was written there."""

    note: Note
    item: Finding

    @property
    def outcome(self) -> Outcome:
        """Return what was made of it there; one that was ticked without a word was left unclear."""
        return self.item.outcome or Outcome.UNCLEAR


class Claim(NamedTuple):
    """A finding: every place where it was tested, and where it is still to be tested; one of the two at least.

    Tested: conversations, latest first, then organisations by name. To be tested: conversations that are agreed, the
    next one first, then organisations by name, then conversations that passed without it, latest first.
    """

    tested: tuple[Place, ...]
    untested: tuple[Place, ...]

    @property
    def text(self) -> str:
        """Return the finding as it was last written."""
        return (*self.tested, *self.untested)[0].item.text

    @property
    def verdict(self) -> Verdict:
        """Return what everything that was made of it comes to."""
        outcomes = {one.outcome for one in self.tested}
        if {Outcome.CONFIRMED, Outcome.CONTRADICTED} <= outcomes:
            return Verdict.CONTESTED
        for outcome, verdict in _VERDICTS.items():
            if outcome in outcomes:
                return verdict
        return Verdict.UNTESTED


_VERDICTS = {
    Outcome.CONFIRMED: Verdict.CONFIRMED,
    Outcome.CONTRADICTED: Verdict.CONTRADICTED,
    Outcome.UNCLEAR: Verdict.UNCLEAR,
}
_ORDER = tuple(Verdict)


def survey(library: Library, today: date) -> tuple[Claim, ...]:
    """Return all findings but those dropped, by verdict, in each those first that were tested last, or come next.

    What differs only in case, punctuation and spacing is one finding. What a conversation after *today* is said to have
    made of one is not known yet.
    """
    latest = tuple(reversed(library.by_day))
    ahead = [one for one in library.by_day if is_pending(one, today)]
    tested = _merged(_places((*latest, *library.organisations_by_name), lambda one: _is_tested(one, today)))
    untested = _merged(
        _places((*ahead, *library.organisations_by_name, *latest), lambda one: not _is_tested(one, today))
    )
    claims = [
        Claim(tuple(tested.get(key, ())), tuple(_still(key in tested, untested.get(key, ()), today)))
        for key in dict.fromkeys((*tested, *untested))
    ]
    return tuple(sorted(claims, key=lambda one: _ORDER.index(one.verdict)))


def _places(notes: Iterable[Note], wanted: Callable[[Place], bool]) -> Iterator[Place]:
    for note in notes:
        for item in note.research:
            place = Place(note, item)
            if item.box is not Box.DROPPED and wanted(place):
                yield place


def _is_tested(place: Place, today: date) -> bool:
    was = isinstance(place.note, Organisation) or place.note.day <= today
    return was and (place.item.outcome is not None or place.item.box is Box.DONE)


def _merged(places: Iterable[Place]) -> Mapping[str, list[Place]]:
    """Return the places by the folded text of the finding; a note that says the same twice says it once."""
    found: dict[str, dict[tuple[str, Outcome], Place]] = {}
    for one in places:
        found.setdefault(folded(one.item.text), {}).setdefault((one.note.path, one.outcome), one)
    return {key: list(same.values()) for key, same in found.items()}


def _still(was_tested: bool, untested: Iterable[Place], today: date) -> Iterator[Place]:  # noqa: FBT001 - a fact
    """Yield where a finding is still to be tested: once it was tested, not where the chance has passed."""
    for one in untested:
        if not was_tested or isinstance(one.note, Organisation) or is_pending(one.note, today):
            yield one
