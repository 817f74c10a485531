"""The frame around every page of a section of the site, made once for all of them: navigation, day, notices."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from builder.site import cuts, keys
from builder.site.pagemap import PAGES
from builder.site.shell import Site
from builder.site.text import clean
from builder.site.theming.theme import Theme

PARTS = ("side", "tabs", "day", "notices")
"""The parts, by the names of their templates."""

Frame = Mapping[str, Markup]


class Frames(NamedTuple):
    """The frame of each section of the site, by the way from its pages to the root, and its name.

    ``written`` is the same in UTF-8, ``icons`` are those that it uses, ``keys`` are keys of it. ``places`` are what a
    page prints in place of the frame where that is filled in later.
    """

    parts: Mapping[tuple[str, str], Frame]
    written: Mapping[tuple[str, str], Mapping[str, bytes]]
    icons: Mapping[tuple[str, str], str]
    keys: Mapping[tuple[str, str], str]
    places: Frame


def view(theme: Theme, site: Site) -> Frames:
    """Return all frames of a site."""
    parts = {
        (root, page.name): {
            name: Markup(clean(theme.part(f"parts/{name}.html", site=site, root=root, section=page.name)))  # noqa: S704 - a template's
            for name in PARTS
        }
        for root in ("", "../")
        for page in PAGES
    }
    return Frames(
        parts,
        {place: {name: part.encode() for name, part in frame.items()} for place, frame in parts.items()},
        {place: theme.icons_in("".join(frame.values())) for place, frame in parts.items()},
        {place: keys.key(frame).hex() for place, frame in parts.items()},
        {name: cuts.place(name) for name in PARTS},
    )
