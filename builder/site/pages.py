"""The whole site as a value: a mapping from path to what is there, rendered only when it is asked for."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from builder.checks.loading import Loaded
from builder.followups.model import Agenda
from builder.model.library import Library
from builder.site import addresses, days, frames, keys, shell
from builder.site.disk.output import Copy, File
from builder.site.lookup.answers import Answers
from builder.site.lookup.desk import Desk
from builder.site.lookup.recording import Recorder
from builder.site.lookup.sheet import Sheet
from builder.site.page import Page, Workshop
from builder.site.pagemap import PAGES
from builder.site.prose.bodies import Bodies, Kept
from builder.site.search.scripts import scripts
from builder.site.shell import Site
from builder.site.theming.theme import Theme
from builder.site.views import contact, interview, organisation, prep
from builder.site.views.appointment import has_sheet


def render(
    loaded: Loaded, agenda: Agenda, *, theme: Theme, kept: Kept, known: Mapping[str, str]
) -> tuple[Mapping[str, File], Bodies]:
    """Return every page, static file and attachment by its path, and what renders their Markdown.

    Same notes and day, same bytes. What Markdown came to before is *kept*, by the key of its text; the keys of notes
    are *known* by their paths.
    """
    library = loaded.library
    files = sorted(loaded.attached)
    prepared = [slug for slug, one in library.interviews.items() if has_sheet(one, agenda.today)]
    where = addresses.assign(library, files, prepared)
    names = _names(library)
    recorder = Recorder()
    prose = Bodies(recorder.destinations(loaded, where, names), kept)
    desk = Desk(loaded, agenda, where, names, prose, leaves_places=not theme.templates.own)
    around = shell.view(desk)
    base = _base(around, theme)
    recording_desk, answers = recorder.desk(desk), Answers(desk, known, base)
    shop = Workshop(desk, recording_desk, answers, theme, around, frames.view(theme, around), base)
    site: dict[str, File] = {
        page.path: Page(shop, page.path, page.template, page.name, page.view, shows_site=True) for page in PAGES
    }
    for target, path in where.pages.items():
        template, section, view = _NOTES[target.kind]
        site[path] = Page(
            shop,
            path,
            template,
            section,
            partial(view, target.slug),
            shows_site=not desk.leaves_places,
            note=target if desk.leaves_places and target.kind != "prep" else None,
        )
    copies = {where.files[path]: Copy(loaded.root / path) for path in files}
    own = ((page.path, page.name) for page in PAGES)
    found = {script.path: script for script in scripts(library, recording_desk, answers, own)}
    return dict(sorted({**site, **copies, **theme.static, **found}.items())), prose


def _base(site: Site, theme: Theme) -> bytes:
    """Return the key of what every page is rendered from: the theme, and what its templates say of the whole site."""
    return keys.key(theme.key.hex(), site.title, site.language, site.fonts, site.accent)


_NOTES: Mapping[str, tuple[str, str, Callable[[str, Sheet], Any]]] = {
    "contact": ("contact.html", "People", contact.view),
    "interview": ("interview.html", "Interviews", interview.view),
    "prep": ("prep.html", "Interviews", prep.view),
    "organisation": ("organisation.html", "Organisations", organisation.view),
}
"""Of each kind of page that is a note's: its template, the part of the site it belongs to, and what makes its view."""


def _names(library: Library) -> Mapping[tuple[str, str], str]:
    """Return what a link to each page says where a note gives it no label."""
    return {
        **{("contact", slug): one.name for slug, one in library.contacts.items()},
        **{("organisation", slug): one.name for slug, one in library.organisations.items()},
        **{
            ("interview", slug): f"{library.main(one).name}, {days.full(one.when.day)}"
            for slug, one in library.interviews.items()
        },
    }
