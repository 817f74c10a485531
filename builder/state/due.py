"""What `keepwarm due` shows, as the last build computed it: recalled without reading a note, where nothing has changed.

It is a row of the state, not part of the stamp: only builds on the command line leave a stamp. The shortcut
(`shortcut`) leaves the row as it is. Pages show every follow-up, so a text that one of them quotes or rests on is
never changed by it; only positions in notes can move, and none is kept.
"""

import time
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from builder.followups.model import Agenda, FollowUp, Status
from builder.stamp import looking
from builder.state import listing, store, values
from builder.state.listing import Listing

if TYPE_CHECKING:
    from builder.checks.loading import Loaded
    from builder.model.library import Library

NEAR = (Status.OVERDUE, Status.TODAY, Status.UPCOMING)
"""The statuses that are shown without ``--all``."""


class Due(NamedTuple):
    """What falls due as of a ``day``, in the order of the agenda.

    ``as_of`` and ``timezone`` are the settings' own; they tell whether that day is still today. ``has_contacts`` says
    whether there is a contact, or a note that is left out, which may be of one.
    """

    day: date
    as_of: date | None
    timezone: str | None
    has_contacts: bool
    followups: tuple[FollowUp, ...]


def due(library: "Library", agenda: Agenda) -> Due:
    """Return all that falls due by the *agenda*."""
    settings = library.settings
    has_contacts = bool(library.contacts or library.left_out)
    return Due(agenda.today, settings.as_of, settings.timezone, has_contacts, agenda.followups)


def to_keep(notes: "Loaded", agenda: Agenda) -> Due | None:
    """Return what is near, without positions in notes; None where errors in the notes would have to be told, too."""
    if notes.has_errors or notes.library.left_out:
        return None
    near = tuple(one._replace(position=0) for one in agenda.followups if one.status in NEAR)
    return due(notes.library, agenda)._replace(followups=near)


def recall(root: Path) -> Due | None:
    """Return what was near as of the last build of the notes below *root*; None where they may have changed since."""
    look = looking.look(str(root), time.time_ns())
    if not look:
        return None
    with closing(store.look_into(root, look)) as state:
        rows = state.all("meta")
    try:
        seen, kept = values.decoded(Listing, rows[b"seen"]), values.decoded(Due, rows[b"due"])
    except (KeyError, ValueError):
        return None
    return kept if listing.is_same(look, seen) else None
