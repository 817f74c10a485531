"""How everything that a build reads, and the site that it wrote, look from outside.

Imported before anything else, at every build: see `builder.stamp.sight`.
"""

import os
import stat
import sys

from builder import __version__
from builder.stamp.litter import MISNAMED_SETTINGS
from builder.stamp.sight import FINE, YOUNG, Row, Sight, absolute, digest, hashed

TYPE_CHECKING = False  # typing itself takes as long as the rest of this
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BUILDING, ASIDE = ".keepwarm-new-", ".keepwarm-old-"
"""How the names of folders begin that builds at work, or killed ones, have beside the site."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

_ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")  # where Python looks


class Look:
    """What was ``seen`` of a ``folder``, at a time (``before``, in nanoseconds) before any of it was read or changed.

    The ``digest`` changes whenever any of it does, or what stood ``beside`` it. For ``young`` files, which have only
    just been written, times cannot show another change, so their hashes are kept, by path.
    """

    __slots__ = ("before", "beside", "digest", "folder", "seen", "young")

    def __init__(  # noqa: PLR0913, PLR0917 - what it holds
        self, folder: str, beside: Row, seen: list[Row], young: dict[str, str], before: int, digest: str = ""
    ) -> None:
        """Keep what was seen; the *digest* is computed unless it is known."""
        self.folder = folder
        self.beside = beside
        self.seen = seen
        self.young = young
        self.before = before
        self.digest = digest or self.digest_of(seen)

    def folders(self) -> "Iterator[tuple[str, list[Row]]]":
        """Yield each folder by its path, and a row for each thing in it."""
        for path, *held in self.seen:
            if held and isinstance(held[0], list):
                yield str(path), held[0]

    def instead(self, rows: dict[str, Row]) -> list[Row]:
        """Return what would have been seen with those *rows*, by path, in place of the rows of these files."""
        seen, folders = self.seen[:], {os.path.dirname(path) for path in rows}
        for number, (path, *held) in enumerate(seen):
            if path in folders and held and isinstance(held[0], list):
                seen[number] = (path, [rows.get(f"{path}{os.sep}{row[0]}", row) for row in held[0]])
        return seen

    def digest_of(self, seen: list[Row]) -> str:
        """Return the digest that this look would have if that had been *seen*."""
        return digest([self.beside, *seen])


def look(root: str, now: int) -> Look | None:
    """Look at everything that a build of the notes below *root* reads; *now* is in nanoseconds since 1970.

    A look taken before anything is read shows later whether anything has changed since. Return None where it could not
    show that, because links lead to folders elsewhere.
    """
    root = absolute(root)
    themes = f"{root}/themes"
    sight = Sight(now - YOUNG)
    for name in ("keepwarm.yaml", *MISNAMED_SETTINGS):
        sight.at(f"{root}/{name}")
    content = f"{root}/content"
    sight.below([content, themes, *_folders(themes)], notes=content)
    for path in _zones():
        sight.at(path)
    own = Sight(now - YOUNG)
    _see_program(own)
    if not sight.complete or not own.complete or not os.path.isdir(_PACKAGE):
        return None
    young = {path: hashed(path) for path in (*sight.young, *own.young)}
    return Look(root, (root, _named(own)), sight.seen, young, now)


def program(seen: Look | None) -> str:
    """Return the digest of Keepwarm itself, its theme, Python, and all packages; it may have been *seen* already."""
    if seen:
        return str(seen.beside[-1])
    sight = Sight(0)
    _see_program(sight)
    return _named(sight)


def look_at_site(folder: str, now: int) -> Look | None:
    """Look at the finished site in *folder*; None where there is none, or where another build is or was at work."""
    folder = absolute(folder)
    sight = Sight(now - YOUNG, now - FINE)
    try:
        mode = os.lstat(folder).st_mode
        beside = os.listdir(os.path.dirname(folder))
    except OSError:
        return None
    if not stat.S_ISDIR(mode) or any(name.startswith((BUILDING, ASIDE)) for name in beside):
        return None
    sight.below([folder])
    return Look(folder, (folder, mode), sight.seen, {path: hashed(path) for path in sight.young}, now)


def look_again(site: Look, paths: "Iterable[str]", now: int) -> Look:
    """Return how a *site* looks now, of which only the files at those *paths* have been replaced since."""
    sight = Sight(now - YOUNG, now - FINE)
    top = str(site.seen[0][0])
    for path in paths:
        sight.at(f"{top}{os.sep}{path.replace('/', os.sep)}")
    rows = {str(row[0]): (os.path.basename(str(row[0])), *row[1:]) for row in sight.seen}
    young = {path: held for path, held in site.young.items() if path not in rows}
    return Look(site.folder, site.beside, site.instead(rows), young | {path: hashed(path) for path in sight.young}, now)


def _see_program(sight: Sight) -> None:
    """Look at Keepwarm and its libraries.

    In the repository the built-in theme is beside the package, in an installed Keepwarm inside it.
    """
    sight.below([_PACKAGE, os.path.join(os.path.dirname(_PACKAGE), "themes", "default")], skip="__pycache__")
    for path in _libraries():
        sight.at(path)


def _named(own: Sight) -> str:
    """Return the digest of the program that was seen."""
    return digest([_running(), *own.seen])


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
