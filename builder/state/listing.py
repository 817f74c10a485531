"""Everything that a build may read below the root of the notes, as it looks from outside."""

import os
import stat
from pathlib import Path

from builder.site.output import Seen, look

_PLACES = ("keepwarm.yaml", "content", "themes")


FOLDER: Seen = (0,)
"""How every folder looks: what stands in it is listed, and its times change with files beside those that count."""


def listing(root: Path) -> dict[str, Seen] | None:
    """Return how files and folders look, by their paths from *root*; None where links lead to what does not show."""
    found: dict[str, Seen] = {}
    folders: list[str] = []
    try:
        for place in filter(lambda place: os.path.lexists(root / place), _PLACES):
            _add(found, folders, place, os.lstat(root / place))
        while folders:
            folder = folders.pop()
            with os.scandir(os.path.join(root, folder)) as entries:  # noqa: PTH118 - ten thousand Paths cost a second
                for entry in entries:
                    _add(found, folders, f"{folder}/{entry.name}", entry.stat(follow_symlinks=False))
    except OSError:
        return None
    return found if () not in found.values() else None


def _add(found: dict[str, Seen], folders: list[str], path: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        folders.append(path)
        found[path] = FOLDER
    else:
        found[path] = look(status) if stat.S_ISREG(status.st_mode) else ()
