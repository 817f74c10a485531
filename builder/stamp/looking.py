"""What a build of notes reads, and the site that it wrote, as they look from outside.

Imported before anything else, at every build: see `builder.stamp.sight`.
"""

import os
import stat
import sys

from builder import __version__
from builder.stamp.sight import YOUNG, Sight, absolute, digest, hashed

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FINE = 100_000_000  # nanoseconds: more than the system's own clock takes for a step
_LITTER = (".keepwarm-new-", ".keepwarm-old-")  # what builds at work, or killed ones, have beside the site
_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")  # where Python looks


class Look:
    """What was seen of a ``folder``: a ``digest`` that changes with all of it, and the hashes of ``young`` files.

    Those, by path, hold what times cannot tell: a file that has just been written may be written again at a time that
    looks the same.
    """

    __slots__ = ("digest", "folder", "young")

    def __init__(self, folder: str, seen: str, young: dict[str, str]) -> None:
        """Keep what was seen."""
        self.folder = folder
        self.digest = seen
        self.young = young


def look(root: str, now: int) -> Look | None:
    """Look at everything that a build of the notes below *root* reads; *now* is in nanoseconds since 1970.

    Looked at before anything is read, it tells later whether anything has changed since. Return None where it could not
    tell, because links lead to folders elsewhere.
    """
    root = absolute(root)
    themes = f"{root}/themes"
    sight = Sight(now - YOUNG)
    sight.at(f"{root}/keepwarm.yaml")
    sight.below([f"{root}/content", themes, *_folders(themes)])
    _see_program(sight)
    for path in _zones():
        sight.at(path)
    if not sight.complete or not os.path.isdir(_PACKAGE):
        return None
    return Look(root, digest([(root, *_running()), *sight.seen]), {path: hashed(path) for path in sight.young})


def program() -> str:
    """Return what changes with Keepwarm itself, its theme, Python, and any package that is installed."""
    sight = Sight(0)
    _see_program(sight)
    return digest([_running(), *sight.seen])


def look_at_site(folder: str, now: int) -> Look | None:
    """Look at the finished site in *folder*; None where it is none, or other builds are, or were killed, beside it."""
    folder = absolute(folder)
    sight = Sight(now - YOUNG, now - _FINE)
    try:
        mode = os.lstat(folder).st_mode
        beside = os.listdir(os.path.dirname(folder))
    except OSError:
        return None
    if not stat.S_ISDIR(mode) or any(name.startswith(_LITTER) for name in beside):
        return None
    sight.below([folder])
    return Look(folder, digest([(folder, mode), *sight.seen]), {path: hashed(path) for path in sight.young})


def _see_program(sight: Sight) -> None:
    """Look at Keepwarm and its libraries.

    In the repository the built-in theme is beside the package, in an installed Keepwarm inside it.
    """
    sight.below([_PACKAGE, os.path.join(os.path.dirname(_PACKAGE), "themes", "default")], skip="__pycache__")
    for path in _libraries():
        sight.at(path)


def _running() -> tuple[str, ...]:
    return (__version__, sys.version, sys.getfilesystemencoding(), *sys.path[1:])


def _folders(themes: str) -> list[str]:
    """Return the folders of themes: each may be a link to one that somebody keeps elsewhere."""
    try:
        return [path for name in sorted(os.listdir(themes)) if os.path.isdir(path := f"{themes}/{name}")]
    except OSError:
        return []


def _libraries() -> list[str]:
    """Return the folders of installed packages; installing one changes the folder."""
    return [path for path in sys.path[1:] if path.endswith("-packages")]


def _zones() -> list[str]:
    """Return the folders of time zones, which change as their rules are brought up to date."""
    named = os.environ.get("PYTHONTZPATH")
    return named.split(os.pathsep) if named else [*_ZONES]
