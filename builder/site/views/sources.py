"""Where people come from: those found directly, in groups; how many of each source we talked with, and asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.followups.wording import and_more, capital, counted
from builder.insights import sources
from builder.insights.sources import Source
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet
from builder.site.text import order
from builder.site.views.charts import bars
from builder.site.views.tables import Table

_MOST_GROUPS = 12
_MOST_NAMES = 12
_MOST_BARS = 8
_NOT_NOTED = "Not noted"
_NAMES = {"linkedin": "LinkedIn"}


class Found(NamedTuple):
    """Somebody found directly."""

    link: Link
    talked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """People of one source; ``more`` leads to those not shown."""

    title: str
    count: int
    people: tuple[Found, ...]
    more: Link


@dataclass(frozen=True, slots=True)
class Direct:
    """Those found directly who led to nobody yet; ``more`` says how many sources are not shown."""

    count: int
    groups: tuple[Group, ...]
    more: Link


class Bar(NamedTuple):
    """A source: how many people, how many of them we talked with, and how long the two bars are."""

    id: str
    name: str
    people: int
    talked: int
    whole: str
    part: str


class Origins(NamedTuple):
    """Where everybody comes from, as bars and as a table; ``shares`` compares introductions with the rest."""

    title: str
    bars: tuple[Bar, ...]
    shares: str
    table: Table


class Outcome(NamedTuple):
    """A source of people: how many, how many of them were asked and talked to, and the lengths of its three bars.

    Without a name, those of whom no note says where they come from.
    """

    name: str
    people: int
    asked: int
    talked: int
    bars: tuple[str, str, str]


class Outcomes(NamedTuple):
    """What came of all sources, and in a sentence which led to most conversations."""

    rows: tuple[Outcome, ...]
    summary: str


def direct(sheet: Sheet) -> Direct:
    """Return those found directly who led to nobody yet, by source; those we talked with stand first."""
    alone = sheet.desk.network.alone
    groups = sources.by_source(sheet.desk.library, alone)
    hidden = len(groups) - _MOST_GROUPS
    return Direct(
        count=len(alone),
        groups=tuple(_group(sheet, one) for one in groups[:_MOST_GROUPS]),
        more=sheet.to_page("people.html", f"and {counted(hidden, 'more source')}" if hidden > 0 else ""),
    )


def _group(sheet: Sheet, one: Source) -> Group:
    names, talked = sheet.desk.names, sheet.desk.talked
    people = sorted(one.people, key=lambda slug: (slug not in talked, order(names["contact", slug]), slug))
    return Group(
        title=_named(one.name),
        count=len(people),
        people=tuple(Found(sheet.to("contact", slug), slug in talked) for slug in people[:_MOST_NAMES]),
        more=sheet.to_page("people.html", and_more(len(people) - _MOST_NAMES)),
    )


def view(sheet: Sheet) -> Origins:
    """Return where everybody comes from: introductions first, then the sources with most people."""
    network = sheet.desk.network
    groups = _few([(_named(one.name), one.people) for one in sources.sources(sheet.desk.library, network)])
    counts = [(name, len(people), sum(one in sheet.desk.talked for one in people)) for name, people in groups]
    most = max((people for _, people, _ in counts), default=1)
    everybody = len(sheet.desk.library.contacts)
    return Origins(
        title=f"Where {counted(everybody, 'person comes', 'people come')} from",
        bars=tuple(
            Bar(f"from-{number}", name, people, talked, bars.length(people, most), bars.length(talked, most))
            for number, (name, people, talked) in enumerate(counts)
        ),
        shares=_shares(sheet, tuple(network.introducer), network.found),
        table=Table(
            "Where people come from, and with how many of them you talked",
            ("From", "People", "Talked to"),
            tuple((Link(name), Link(str(people)), Link(str(talked))) for name, people, talked in counts),
        ),
    )


def _few(found: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the sources, the last of very many as one."""
    shown, others = found[: _MOST_BARS - 1], found[_MOST_BARS - 1 :]
    if len(others) < 2:  # noqa: PLR2004 - one needs no other name
        return found
    return [*shown, (f"{len(others)} others", tuple(slug for _, people in others for slug in people))]


def _shares(sheet: Sheet, introduced: Sequence[str], found: Sequence[str]) -> str:
    """Return with which share of those introduced, and of those found directly, we have talked."""
    if not introduced or not found:
        return ""
    first, second = _share(sheet, introduced), _share(sheet, found)
    return f"Of {len(introduced)} introduced, {first}. Of {len(found)} found directly, {second}."


def _share(sheet: Sheet, people: Sequence[str]) -> str:
    talked = sum(slug in sheet.desk.talked for slug in people)
    return f"{talked} talked to ({bars.share(talked, len(people))})" if talked else "none talked to yet"


def outcomes(sheet: Sheet) -> Outcomes:
    """Return what came of each source, the one that led to most conversations first."""
    found = sources.outcomes(sources.sources(sheet.desk.library, sheet.desk.network), sheet.desk.stages)
    most = max((one.people for one in found), default=1)
    rows = tuple(
        Outcome(
            name=_named(one.name) if one.name else "",
            people=one.people,
            asked=one.asked,
            talked=one.talked,
            bars=(bars.length(one.people, most), bars.length(one.asked, most), bars.length(one.talked, most)),
        )
        for one in found
    )
    return Outcomes(rows, _came_of_it(found))


def _came_of_it(found: tuple[sources.Outcome, ...]) -> str:
    """Return which source led to most conversations, in a sentence."""
    named = [one for one in found if one.name and one.talked]
    if not named:
        return ""
    best, *others = named
    if others and others[0].talked == best.talked:
        return ""
    of = f"{best.talked} of {counted(best.people, 'person', 'people')}"
    more = ", more than from any other source" if others else ""
    return f"{_named(best.name)}: you talked with {of}{more}."


def _named(name: str) -> str:
    """Return a source as a title."""
    return capital(spelled(name)) or _NOT_NOTED


def spelled(name: str) -> str:
    """Return a source as a page spells it."""
    return _NAMES.get(name, name)
