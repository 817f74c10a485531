"""The files of the built site, and only those: no links, nothing hidden, nothing outside."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from builder.site.disk.ours import MARKER

_TEXT = "; charset=utf-8"
_KINDS = {
    "html": f"text/html{_TEXT}",
    "css": f"text/css{_TEXT}",
    "js": f"text/javascript{_TEXT}",
    "json": "application/json",
    "svg": "image/svg+xml",
    "ics": f"text/calendar{_TEXT}",
    "woff2": "font/woff2",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "pdf": "application/pdf",
    "txt": f"text/plain{_TEXT}",
    "md": f"text/plain{_TEXT}",
    "csv": f"text/csv{_TEXT}",
}
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def kind(name: str) -> str:
    """Return the media type of a file by its ending; one that we do not know is bytes."""
    return _KINDS.get(name.rpartition(".")[2].lower(), "application/octet-stream")


def find(folder: Path, parts: tuple[str, ...]) -> BinaryIO | None:
    """Return a file of the site, opened, by the parts of its path; None where there is no such plain file."""
    if not parts or not is_site(folder):
        return None
    place = os.path.join(os.path.realpath(folder), *parts)  # noqa: PTH118 - a path would be tidied
    try:
        if os.path.realpath(place, strict=True) != place:  # a link on the way
            return None
        handle = os.open(place, _FLAGS)
    except (OSError, ValueError):
        return None
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    return None


def is_site(folder: Path) -> bool:
    """Return whether Keepwarm made *folder*."""
    marker = folder / MARKER
    return marker.is_file() and not marker.is_symlink()
