"""Where people come from: those found directly, in groups, and how many of each source we have talked with."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from builder.followups.wording import counted
from builder.insights.network import Source, by_source
from builder.site.desk import Link, Sheet
from builder.site.tables import Table

_MOST_GROUPS = 12
_MOST_NAMES = 12
_MOST_BARS = 8
_WHOLE = 100  # the length of the longest bar
_NOT_SAID = "Not said"


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


@dataclass(frozen=True, slots=True)
class Origins:
    """Where everybody comes from, as bars and as a table; ``shares`` compares introductions with the rest."""

    title: str
    bars: tuple[Bar, ...]
    shares: str
    table: Table


def direct(sheet: Sheet) -> Direct:
    """Return those found directly who led to nobody yet, by source; those we talked with stand first."""
    alone = sheet.desk.network.alone
    groups = by_source(sheet.desk.facts, alone)
    hidden = len(groups) - _MOST_GROUPS
    return Direct(
        count=len(alone),
        groups=tuple(_group(sheet, one) for one in groups[:_MOST_GROUPS]),
        more=sheet.to_page("people.html", f"and {counted(hidden, 'more source')}" if hidden > 0 else ""),
    )


def _group(sheet: Sheet, one: Source) -> Group:
    names, talked = sheet.desk.names, sheet.desk.talked
    people = sorted(one.people, key=lambda slug: (slug not in talked, names["contact", slug].casefold(), slug))
    hidden = len(people) - _MOST_NAMES
    return Group(
        title=_title(one.name),
        count=len(people),
        people=tuple(Found(sheet.to("contact", slug), slug in talked) for slug in people[:_MOST_NAMES]),
        more=sheet.to_page("people.html", f"and {hidden} more" if hidden > 0 else ""),
    )


def _title(name: str) -> str:
    return name[:1].upper() + name[1:] if name else _NOT_SAID


def view(sheet: Sheet) -> Origins:
    """Return where everybody comes from: introductions first, then the sources with most people."""
    network = sheet.desk.network
    introduced = tuple(sorted(network.introducer))
    sources = [(_title(one.name), one.people) for one in by_source(sheet.desk.facts, network.found)]
    groups = [("Introductions", introduced)] * bool(introduced) + _few(sources)
    counts = [(name, len(people), sum(one in sheet.desk.talked for one in people)) for name, people in groups]
    most = max((people for _, people, _ in counts), default=1)
    everybody = len(sheet.desk.library.contacts)
    return Origins(
        title=f"Where {counted(everybody, 'person comes', 'people come')} from",
        bars=tuple(
            Bar(f"from-{number}", name, people, talked, _length(people, most), _length(talked, most))
            for number, (name, people, talked) in enumerate(counts)
        ),
        shares=_shares(sheet, introduced, network.found),
        table=Table(
            "Where people come from, and with how many of them you talked",
            ("From", "People", "Talked to"),
            tuple((Link(name), Link(str(people)), Link(str(talked))) for name, people, talked in counts),
        ),
    )


def _few(sources: list[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the sources, the last of very many as one."""
    shown, others = sources[: _MOST_BARS - 1], sources[_MOST_BARS - 1 :]
    if len(others) < 2:  # noqa: PLR2004 - one needs no other name
        return sources
    return [*shown, (f"{len(others)} others", tuple(slug for _, people in others for slug in people))]


def _length(number: int, most: int) -> str:
    return f"{_WHOLE * number / most:.1f}"


def _shares(sheet: Sheet, introduced: Sequence[str], found: Sequence[str]) -> str:
    """Return with which share of those introduced, and of those found directly, we have talked."""
    if not introduced or not found:
        return ""
    first, second = _share(sheet, introduced), _share(sheet, found)
    return f"Of {len(introduced)} introduced, {first}. Of {len(found)} found directly, {second}."


def _share(sheet: Sheet, people: Sequence[str]) -> str:
    talked = sum(slug in sheet.desk.talked for slug in people)
    percent = (200 * talked + len(people)) // (2 * len(people))  # rounded, a half upwards
    return f"{talked} talked to ({percent}%)" if talked else "none talked to yet"
