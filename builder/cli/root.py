"""Where notes are; asked before click is imported, so it knows nothing of it."""

import os

SETTINGS = "keepwarm.yaml"
_CONTACTS = os.path.join("content", "contacts")


def holds_notes(folder: str) -> bool:
    """Return whether a folder is the root of notes: it has settings, or contacts."""
    return os.path.exists(os.path.join(folder, SETTINGS)) or os.path.isdir(os.path.join(folder, _CONTACTS))


def nearest(folder: str) -> str | None:
    """Return the root of notes that is *folder* or the nearest one above it, or None."""
    while not holds_notes(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder
