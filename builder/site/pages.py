"""The whole site as a value: a mapping from path to what is there, rendered only when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from builder.checks.loading import Loaded
from builder.followups.model import Agenda
from builder.model.library import Library
from builder.model.targets import Target
from builder.site import addresses, contact, days, interview, organisation, prep, search, shell
from builder.site.appointment import has_sheet
from builder.site.desk import Desk, Sheet
from builder.site.markdown import Prose
from builder.site.notelinks import Destinations
from builder.site.output import Copy, File
from builder.site.pagemap import PAGES
from builder.site.theme import Theme
from builder.source import body

if TYPE_CHECKING:
    from builder.model.contact import Contact
    from builder.model.interview import Interview
    from builder.model.organisation import Organisation


def render(loaded: Loaded, agenda: Agenda, *, theme: Theme) -> Mapping[str, File]:
    """Return every page, static file and attachment by its path; same notes and day, same bytes."""
    library = loaded.library
    files = sorted(set(_attachments(loaded)))
    prepared = [slug for slug, one in library.interviews.items() if has_sheet(one, agenda.today)]
    where = addresses.assign(library, files, prepared)
    names = _names(library)
    prose = Prose(Destinations(library.targets, loaded.attachments, where, names))
    desk = Desk(loaded, agenda, where, names, prose)
    around = shell.view(desk)
    frames = {
        (root, page.name): {
            name: theme.part(f"parts/{name}.html", site=around, root=root, section=page.name)
            for name in ("side", "tabs")
        }
        for root in ("", "../")
        for page in PAGES
    }
    make = partial(_page, desk, theme, around, frames)
    site: dict[str, File] = {}
    for page in PAGES:
        site[page.path] = partial(make, page.path, page.template, page.name, page.view)
    for target, path in where.pages.items():
        template, section, view = _note(desk, target)
        site[path] = partial(make, path, template, section, view)
    copies = {where.files[path]: Copy(loaded.root / path) for path in files}
    found: dict[str, File] = {search.PATH: partial(search.data, desk, [(page.path, page.name) for page in PAGES])}
    return dict(sorted({**site, **copies, **theme.static, **found}.items()))


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


def _page(  # noqa: PLR0913, PLR0917 - what a page is made of; only ``partial`` calls this
    desk: Desk,
    theme: Theme,
    around: shell.Site,
    frames: Mapping[tuple[str, str], Mapping[str, Markup]],
    path: str,
    template: str,
    section: str,
    view: Callable[[Sheet], Any],
) -> bytes:
    sheet = Sheet(desk, path)
    frame = frames[sheet.root, section]
    return theme.render(template, site=around, page=view(sheet), root=sheet.root, section=section, **frame)


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


def _attachments(loaded: Loaded) -> Iterator[str]:
    """Yield the files of the content folder that notes with a page link to or embed."""
    library = loaded.library
    notes: tuple[Contact | Interview | Organisation, ...] = (
        *library.contacts.values(),
        *library.interviews.values(),
        *library.organisations.values(),
    )
    for note in notes:
        document = loaded.documents.get(note.path)
        for link in body.links(body.open_body(document.text, document.body)) if document else ():
            found = "" if ":" in link.target else loaded.attachments.find(note.path, link.target)[0]
            if found and not library.targets.linked(note.path, link.target)[0]:
                yield found
