"""The page of findings: what research said, what conversations made of it, and what is still to be tested."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from builder.followups.facts import is_pending
from builder.followups.wording import and_more, counted, listed
from builder.insights import findings
from builder.insights.fields import fields_of, named
from builder.insights.findings import Claim, Place, Verdict
from builder.insights.text import folded
from builder.model.library import Library
from builder.model.organisation import Organisation
from builder.model.words import Outcome
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import filters
from builder.site.views.parts import OUTCOMES
from builder.site.views.questions import source

_MOST = 200  # findings of one group
_MOST_VOICES = 3  # of one finding, for each thing that can be said of it
_TITLES = {
    Verdict.CONTESTED: ("Contested", "Somebody confirmed it and somebody contradicted it: worth asking again."),
    Verdict.CONFIRMED: ("Confirmed", ""),
    Verdict.CONTRADICTED: ("Contradicted", ""),
    Verdict.UNCLEAR: ("Left unclear", "Tested, and nobody could say."),
    Verdict.UNTESTED: ("Still to test", ""),
}
_SAID = {Outcome.CONFIRMED: "Confirmed", Outcome.CONTRADICTED: "Contradicted", Outcome.UNCLEAR: "Left unclear"}
_SIDES = {
    Outcome.CONFIRMED: ("confirms it", "confirm it"),
    Outcome.CONTRADICTED: ("contradicts it", "contradict it"),
    Outcome.UNCLEAR: ("leaves it unclear", "leave it unclear"),
}


class Voice(NamedTuple):
    """What a conversation or a note made of a finding, or where it is to be tested: words, a link, and a remark."""

    icon: str
    tint: str
    words: str
    source: Link
    remark: Markup


class Row(NamedTuple):
    """A finding; ``sides`` counts those who said something of it, where it is more than one.

    ``places`` and ``fields`` are what the list can be filtered by, with strokes between them.
    """

    text: Markup
    sides: str
    voices: tuple[Voice, ...]
    more: str
    places: str
    fields: str


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one verdict; ``more`` says how many are not shown."""

    id: str
    title: str
    lead: str
    count: int
    rows: tuple[Row, ...]
    more: str


class Page(NamedTuple):
    """The view of the page: the findings by verdict, and what one can choose by where it makes a difference."""

    summary: str
    groups: tuple[Group, ...]
    filtered: bool
    places: tuple[str, ...]
    fields: tuple[str, ...]


def view(sheet: Sheet) -> Page:
    """Return the page of findings, contested ones first, those still to be tested last."""
    library, today = sheet.desk.library, sheet.desk.agenda.today
    claims = findings.survey(library, today)
    names = named(library, (*library.interviews.values(), *library.organisations.values()))
    by_verdict = {verdict: [one for one in claims if one.verdict is verdict] for verdict in Verdict}
    groups = tuple(_group(sheet, verdict, found, names) for verdict, found in by_verdict.items() if found)
    rows = [row for group in groups for row in group.rows]
    return Page(
        summary=_summary(len(claims), groups),
        groups=groups,
        filtered=len(rows) >= filters.FEWEST,
        places=filters.choices(_sorted(row.places for row in rows)),
        fields=filters.choices(_sorted(row.fields for row in rows)),
    )


def _summary(number: int, groups: Iterable[Group]) -> str:
    if not number:
        return ""
    parts = [f"{group.count} {group.title[:1].lower()}{group.title[1:]}" for group in groups]
    return f"{counted(number, 'finding')}: {listed(parts)}"


def _group(sheet: Sheet, verdict: Verdict, found: list[Claim], names: Mapping[str, str]) -> Group:
    title, lead = _TITLES[verdict]
    return Group(
        id=verdict.value,
        title=title,
        lead=lead,
        count=len(found),
        rows=tuple(_row(sheet, one, names) for one in found[:_MOST]),
        more=and_more(len(found) - _MOST),
    )


def _row(sheet: Sheet, one: Claim, names: Mapping[str, str]) -> Row:
    library = sheet.desk.library
    places = (*one.tested, *one.untested)
    where = dict.fromkeys(slug for place in places if (slug := _organisation(library, place)))
    about = dict.fromkeys(names[folded(name)] for place in places for name in fields_of(library, place.note))
    by_outcome = ([place for place in one.tested if place.outcome is outcome] for outcome in Outcome)
    shown = (
        *(_tested(sheet, place) for found in by_outcome for place in found[:_MOST_VOICES]),
        *(_untested(sheet, place, again=bool(one.tested)) for place in one.untested[:_MOST_VOICES]),
    )
    return Row(
        text=sheet.line(one.text, places[0].note.path),
        sides=_sides(one),
        voices=shown,
        more=and_more(len(places) - len(shown)),
        places="|".join(filters.value(library.organisations[slug].name) for slug in where),
        fields="|".join(map(filters.value, about)),
    )


def _sides(one: Claim) -> str:
    """Return how many people said what: 2 confirm it and 1 contradicts it; nothing where there is but one.

    An organisation's note often repeats what somebody said, so it counts only for what nobody did.
    """
    people = {outcome: _people(one, outcome) for outcome in Outcome}
    sides = [f"{number} {_SIDES[outcome][number > 1]}" for outcome, number in people.items() if number]
    return listed(sides) if sum(people.values()) > 1 else ""


def _people(one: Claim, outcome: Outcome) -> int:
    notes = [place.note for place in one.tested if place.outcome is outcome]
    return len({note.contacts[0] for note in notes if not isinstance(note, Organisation)}) or min(len(notes), 1)


def _tested(sheet: Sheet, place: Place) -> Voice:
    icon, tint = OUTCOMES[place.outcome]
    if not place.item.outcome:
        return Voice(icon, tint, "Ticked, without what came of it:", source(sheet, place.note), Markup())
    noted = "in the notes on" if isinstance(place.note, Organisation) else "by"
    remark = sheet.line(place.item.remark, place.note.path)
    return Voice(icon, tint, f"{_SAID[place.outcome]} {noted}", source(sheet, place.note), remark)


def _untested(sheet: Sheet, place: Place, *, again: bool) -> Voice:
    where = source(sheet, place.note)
    if isinstance(place.note, Organisation):
        words = "Still open in the notes on" if again else "Noted for"
        return Voice("building-2", "open", words, where, Markup())
    if is_pending(place.note, sheet.desk.agenda.today):
        return Voice("calendar-clock", "upcoming", "To test with", where, Markup())
    return Voice("circle-dashed", "open", "Not tested with", where, Markup())


def _organisation(library: Library, place: Place) -> str:
    return place.note.slug if isinstance(place.note, Organisation) else library.organisation_at(place.note)


def _sorted(values: Iterable[str]) -> list[str]:
    """Return every value of some rows, by name."""
    return sorted({part for value in values for part in value.split("|")}, key=lambda one: (one.casefold(), one))
