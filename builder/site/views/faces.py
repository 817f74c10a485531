"""People as pictures show them: initials in a circle, filled once we have talked, and where things stand."""

from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from builder.site import lettering
from builder.site.lookup.desk import Link
from builder.site.lookup.sheet import Sheet


class Face(NamedTuple):
    """A person: the first letters of the name, whether we have talked, and where things stand: talked 12 Mar."""

    link: Link
    initials: str
    talked: bool
    state: str


def face(sheet: Sheet, slug: str) -> Face:
    """Return a contact as pictures show them."""
    glance = sheet.desk.glances[slug]
    return Face(sheet.to("contact", slug), glance.initials, glance.talked, glance.state)


def unknown(name: str) -> Face:
    """Return somebody of whom there is only a name."""
    return Face(Link(name), lettering.initials(name), talked=False, state="no note yet")


def organisation(sheet: Sheet, slug: str) -> str:
    """Return where a contact works; nothing where no note says."""
    known = sheet.desk.library.organisation_of.get(sheet.desk.library.contacts[slug].organisation or "")
    return sheet.desk.names["organisation", known] if known else ""


@cache
def anchor(slug: str) -> str:
    """Return the id of the chain that begins with a contact, on the page of introductions; no two are the same."""
    return "chain-" + quote(slug, safe="").replace("~", "%7E").replace("%", "~")
