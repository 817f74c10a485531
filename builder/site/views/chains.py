"""A chain of introductions on the page: the picture of it, and the same as a list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from builder.followups.wording import counted
from builder.insights import network
from builder.site import days
from builder.site.lookup.desk import NOWHERE, Link
from builder.site.lookup.sheet import Sheet
from builder.site.views import faces
from builder.site.views.charts.chain import Picture, draw

WHOLE = 25
"""Chains of more people are closed at first."""

_MOST_DRAWN = 150  # people; of more there is only the list
_DEEPEST = 6  # levels of the list; everybody further along stands on the last one


class Item(NamedTuple):
    """A person in the list: where they are, where things stand with them, and those further along.

    ``by`` is who led to them, where the place in the list does not say it; ``also`` are those who gave the name too.
    """

    link: Link
    organisation: str
    state: str
    by: str
    also: tuple[str, ...]
    below: tuple["Item", ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain: whose it is, how many people, and the picture unless it is too large.

    ``number`` tells it from another one of the same name; ``closed`` is what opens it, where it is closed at first.
    """

    id: str
    name: str
    number: str
    count: str
    closed: str
    picture: Picture | None
    items: tuple[Item, ...]


def view(sheet: Sheet, chains: Iterable[network.Chain]) -> Iterator[Chain]:
    """Yield the chains as the page shows them."""
    names: dict[str, int] = {}
    for one in chains:
        name, people = sheet.desk.library.contacts[one.first].name, len(one.people)
        names[name] = names.get(name, 0) + 1
        yield Chain(
            id=faces.anchor(one.first),
            name=name,
            number=f" ({names[name]})" if names[name] > 1 else "",
            count=counted(people, "person", "people"),
            closed=f"Show all {people} people" if people > WHOLE else "",
            picture=draw(sheet, one) if people <= _MOST_DRAWN else None,
            items=(_list(sheet, one),),
        )


def link(sheet: Sheet, slug: str) -> Link:
    """Return a link from a contact to the chain that it is in; nothing where it is in none."""
    chain = sheet.desk.network.chain_of.get(slug)
    if not chain:
        return NOWHERE
    anchor = faces.anchor(chain.first) if chain.first in sheet.desk.shown_chains else "others"
    return sheet.to_page(f"introductions.html#{anchor}", f"Whole chain, {len(chain.people)}{days.NBSP}people")


def _list(sheet: Sheet, chain: network.Chain) -> Item:
    """Return the list, made from its end, so that those further along are there when somebody is."""
    introducer = sheet.desk.network.introducer
    holder: dict[str, str] = {}
    for slug, depth in zip(chain.people[1:], chain.depths[1:], strict=True):
        holder[slug] = introducer[slug] if depth <= _DEEPEST else holder[introducer[slug]]
    below: dict[str, list[Item]] = {}
    for slug in reversed(chain.people[1:]):
        by = "" if holder[slug] == introducer[slug] else introducer[slug]
        below.setdefault(holder[slug], []).append(_item(sheet, slug, by, below.pop(slug, [])))
    return _item(sheet, chain.first, "", below[chain.first])


def _item(sheet: Sheet, slug: str, by: str, below: list[Item]) -> Item:
    contacts = sheet.desk.library.contacts
    return Item(
        link=sheet.to("contact", slug),
        organisation=faces.organisation(sheet, slug),
        state=sheet.desk.glances[slug].state,
        by=contacts[by].name if by else "",
        also=tuple(contacts[other].name for other in sheet.desk.network.also.get(slug, ())),
        below=tuple(reversed(below)),
    )
