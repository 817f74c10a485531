"""How to find one's way: keys, what leads where, and of what the site was built."""

from typing import NamedTuple

from builder import __version__
from builder.followups.wording import counted
from builder.site import days
from builder.site.lookup.sheet import Sheet


class Help(NamedTuple):
    """The view of the page; ``built`` are sentences about the build."""

    built: tuple[str, ...]
    command: str


def view(sheet: Sheet) -> Help:
    """Return the page of help."""
    desk = sheet.desk
    library = desk.library
    kinds = (library.contacts.values(), library.interviews.values(), library.organisations.values())
    contacts, interviews, organisations = (sum(bool(one.path) for one in kind) for kind in kinds)
    notes = [
        counted(contacts, "contact"),
        counted(interviews, "interview"),
        counted(organisations, "organisation"),
        counted(len(library.themes), "theme of questions", "themes of questions"),
        *(["your profile"] if library.profile.path else []),
    ]
    return Help(
        built=(
            f"Keepwarm {__version__}, as of {days.full(desk.agenda.today)}.",
            f"From {counted(desk.notes.files, 'file')}: {', '.join(notes)}.",
        ),
        command="keepwarm done thank lena-holm",
    )
