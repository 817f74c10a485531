"""The whole site as a value: a mapping from path to what is there, rendered only when it is asked for."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from builder.checks.loading import Loaded
from builder.followups.model import Agenda
from builder.model.library import Library
from builder.model.targets import Target
from builder.site import addresses, contact, days, frames, interview, keys, organisation, prep, search, shell
from builder.site.appointment import has_sheet
from builder.site.bodies import Bodies, Kept, Watched
from builder.site.desk import Desk
from builder.site.output import Copy, File
from builder.site.page import Page, Workshop
from builder.site.pagemap import PAGES
from builder.site.sheet import Sheet
from builder.site.shell import Site
from builder.site.theme import Theme


def render(loaded: Loaded, agenda: Agenda, *, theme: Theme, kept: Kept) -> tuple[Mapping[str, File], Bodies]:
    """Return every page, static file and attachment by its path, and what renders their Markdown.

    Same notes and day, same bytes. What Markdown came to before is *kept*, by the key of its text.
    """
    library = loaded.library
    files = sorted(loaded.attached)
    prepared = [slug for slug, one in library.interviews.items() if has_sheet(one, agenda.today)]
    where = addresses.assign(library, files, prepared)
    names = _names(library)
    prose = Bodies(Watched(library.targets, loaded.attachments, where, names), kept)
    desk = Desk(loaded, agenda, where, names, prose, leaves_places=not theme.templates.own)
    around = shell.view(desk)
    shop = Workshop(desk, theme, around, frames.view(theme, around), _base(around, theme))
    site: dict[str, File] = {
        page.path: Page(shop, page.path, page.template, page.name, page.view, shows_site=True) for page in PAGES
    }
    for target, path in where.pages.items():
        site[path] = Page(shop, path, *_note(desk, target), shows_site=False)
    copies = {where.files[path]: Copy(loaded.root / path) for path in files}
    found = {script.path: script for script in search.scripts(desk, ((page.path, page.name) for page in PAGES))}
    return dict(sorted({**site, **copies, **theme.static, **found}.items())), prose


def _base(site: Site, theme: Theme) -> bytes:
    """Return the key of what every page is rendered from: the theme, and what its templates say of the whole site."""
    return keys.key(theme.key.hex(), site.title, site.language, site.fonts, site.accent)


def _note(desk: Desk, target: Target) -> tuple[str, str, Callable[[Sheet], Any]]:
    """Return the template of a note's page, the part of the site it belongs to, and what makes its view."""
    library, slug = desk.library, target.slug
    if target.kind == "contact":
        return "contact.html", "People", partial(contact.view, contact=library.contacts[slug])
    if target.kind == "interview":
        return "interview.html", "Interviews", partial(interview.view, one=library.interviews[slug])
    if target.kind == "prep":
        return "prep.html", "Interviews", partial(prep.view, talk=library.interviews[slug])
    return "organisation.html", "Organisations", partial(organisation.view, one=library.organisations[slug])


def _names(library: Library) -> Mapping[tuple[str, str], str]:
    """Return what a link to each page says where a note gives it no label."""
    return {
        **{("contact", slug): one.name for slug, one in library.contacts.items()},
        **{("organisation", slug): one.name for slug, one in library.organisations.items()},
        **{
            ("interview", slug): f"{library.contacts[one.contacts[0]].name}, {days.full(one.when.day)}"
            for slug, one in library.interviews.items()
        },
    }
