"""What `keepwarm due` shows, as the last build knew it: recalled without a note being read, where all is as it was.

It is a row of the state, not of the stamp: that is left by builds on the command line alone, and would have to be made
anew where only the state is at hand. Where notes are told anew (`retelling`), the row stays: pages show every
follow-up, so that nothing is told anew that any of them quotes or rests on. Only places in notes move with that.
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
"""What is shown unless somebody asks for all."""


class Due(NamedTuple):
    """What falls due as of a ``day``, in the order of the agenda.

    By ``as_of`` and ``timezone`` of the settings can be told whether that day is today.
    """

    day: date
    as_of: date | None
    timezone: str | None
    has_contacts: bool
    followups: tuple[FollowUp, ...]


def due(library: "Library", agenda: Agenda) -> Due:
    """Return all that falls due by the *agenda*."""
    settings = library.settings
    return Due(agenda.today, settings.as_of, settings.timezone, bool(library.contacts), agenda.followups)


def to_keep(notes: "Loaded", agenda: Agenda) -> Due | None:
    """Return what is near, without places in notes; None where there is more to say, as notes are not whole."""
    if notes.has_errors or notes.library.left_out:
        return None
    near = tuple(one._replace(position=0) for one in agenda.followups if one.status in NEAR)
    return due(notes.library, agenda)._replace(followups=near)


def recall(root: Path) -> Due | None:
    """Return what was near on the day of the last build of the notes below *root*; None where they may have changed."""
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
