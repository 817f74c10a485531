"""The page of introductions: who led to whom, who introduces most, who is found directly, whom to turn to next."""

from typing import NamedTuple

from builder.followups.wording import and_more, counted
from builder.insights import network
from builder.site import days
from builder.site.lookup.desk import MOST_CHAINS, NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import ahead, chains, faces, sources
from builder.site.views.ahead import AheadView
from builder.site.views.chains import Chain
from builder.site.views.sources import Direct, Origins

_MOST_MORE = 60  # chains of which only the name is shown
_MOST_INTRODUCERS = 15
_BAR = 64  # the length of the longest bar, in pixels
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Introducer(NamedTuple):
    """Somebody who led to others: how many, how many of those we talked with, how many further along, as a bar too."""

    link: Link
    organisation: str
    introduced: int
    talked: int
    reached: int
    start: str
    length: str


class Introductions(NamedTuple):
    """The view of the page; without ``number`` there are no introductions yet.

    ``best`` led to most people, and ``best_led`` says to how many. ``others`` are those whose chains are not shown.
    """

    number: str
    title: str
    conversations: str
    talked: str
    not_yet: str
    best: Link
    best_led: str
    counts: str
    chains: tuple[Chain, ...]
    others: tuple[Link, ...]
    others_title: str
    others_more: str
    introducers: tuple[Introducer, ...]
    more_introducers: str
    direct: Direct
    next: AheadView
    origins: Origins


def view(sheet: Sheet) -> Introductions:
    """Return the page of introductions."""
    desk, found = sheet.desk, sheet.desk.network
    number = len(found.introducer)
    talked = sum(slug in desk.talked for slug in found.introducer)
    given = network.names_given(desk.facts)
    best, best_led = _best(sheet)
    others = found.chains[MOST_CHAINS:]
    everybody = counted(len(desk.library.contacts), "person", "people")
    return Introductions(
        number=str(number) if number else "",
        title="Introduction" if number == 1 else "Introductions",
        conversations=f"from {counted(given.talks, 'conversation')}" if number and given.talks else "",
        talked=_talked(number, talked),
        not_yet=_not_yet(number, talked),
        best=best,
        best_led=best_led,
        counts=f"{everybody}, {len(found.found)} found directly" if desk.library.contacts else "",
        chains=tuple(chains.view(sheet, found.chains[:MOST_CHAINS])),
        others=tuple(sheet.to("contact", one.first) for one in others[:_MOST_MORE]),
        others_title=f"And {counted(len(others), 'more chain')}" if others else "",
        others_more=and_more(len(others) - _MOST_MORE),
        introducers=tuple(_introducer(sheet, slug) for slug in found.introducers[:_MOST_INTRODUCERS]),
        more_introducers=and_more(len(found.introducers) - _MOST_INTRODUCERS),
        direct=sources.direct(sheet),
        next=ahead.view(sheet),
        origins=sources.view(sheet),
    )


def _talked(number: int, talked: int) -> str:
    """Return with how many of those introduced we have talked; nothing where with none."""
    if not talked:
        return ""
    return f"{talked}{days.NBSP}talked to" if talked < number else "All talked to" if number > 1 else "Talked to"


def _not_yet(number: int, talked: int) -> str:
    """Return how many of those introduced are still ahead, to stand after those we talked with."""
    if talked in (0, number):
        return "" if talked == number else "Not talked to yet" if number == 1 else "None talked to yet"
    return f"{number - talked} not yet"


def _best(sheet: Sheet) -> tuple[Link, str]:
    """Return whose chain is the biggest and what came of it: alone led to 8 people, over three steps."""
    biggest = next(iter(sheet.desk.network.chains), None)
    if biggest is None:
        return NOWHERE, ""
    reached = len(biggest.people) - 1
    alone = " alone" if len(sheet.desk.network.chains) > 1 and reached > 1 else ""
    steps = f", over {_word(biggest.steps)} steps" if biggest.steps > 1 else ""
    name = sheet.desk.library.contacts[biggest.first].name
    led = f"{alone} led to {counted(reached, 'person', 'people')}{steps}."
    return Link(name, f"#{faces.anchor(biggest.first)}"), led


def _word(number: int) -> str:
    return _WORDS[number] if number < len(_WORDS) else str(number)


def _introducer(sheet: Sheet, slug: str) -> Introducer:
    found = sheet.desk.network
    length = _BAR * found.reached[slug] / max(found.reached.values())
    return Introducer(
        link=sheet.to("contact", slug),
        organisation=faces.organisation(sheet, slug),
        introduced=len(found.introduced[slug]),
        talked=sum(one in sheet.desk.talked for one in found.introduced[slug]),
        reached=found.reached[slug],
        start=f"{_BAR - length:.1f}",
        length=f"{length:.1f}",
    )
