"""Writes the site: in the output folder, in folders of its own beside it, and nowhere else.

The files go to a fresh folder beside the old site. Where they are many it takes the place of the old one once it is
whole; where they are few they take the places of the old ones, each by one rename. Nobody ever reads half of one.
"""

import os
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from builder.site.disk.exchange import exchange, recover
from builder.site.disk.ours import MARKER, OutputError, absolute, holding, is_marked, refuse_others
from builder.stamp import sight
from builder.stamp.looking import ASIDE, BUILDING
from builder.stamp.sight import Seen, seen

_OWNER_ALONE = 0o700  # docs/privacy.md, The site
_LAST = "index.html"  # Today leads to everything else
_ABANDONED = 60  # seconds; a build at work has its marker in its fresh folder at once
_LONG_GONE = 60 * 60  # seconds; no build takes that long
FEW = 200
"""So many files are put in their places one by one."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the site that is the copy of another one."""

    source: Path


File = Callable[[], bytes] | Copy
"""What a file of the site holds: bytes that are made when they are written, or a copy."""


@dataclass(frozen=True)
class Place:
    """The folder of the site: ``old`` the one that stands, if one does, and ``new``, a fresh one beside it to fill."""

    old: Path
    new: Path
    aside: Path

    def read(self, path: str, made: Seen) -> bytes:
        """Return a file of the site that stands, as it was *made*; raise OSError where it cannot be read.

        Raise ValueError where another build has put its own in that place meanwhile.
        """
        data = (self.old / path).read_bytes()
        if seen(self.old / path) != made:
            raise ValueError("another file")
        return data

    def write(self, path: str, data: bytes) -> Seen:
        """Write a file of the fresh folder; return how it looks."""
        target = os.path.join(self.new, path)  # noqa: PTH118 - ten thousand Path objects cost a second
        with open(target, "wb") as file:  # noqa: PTH123 - likewise
            file.write(data)
        return seen(target)

    def copy(self, source: Path, path: str) -> Seen:
        """Write a file of the fresh folder that is the copy of another one; return how it looks."""
        return seen(shutil.copyfile(source, self.new / path))

    def publish(self, site: AbstractSet[str], written: AbstractSet[str], there: AbstractSet[str]) -> Mapping[str, Seen]:
        """Make the folder hold the files of *site*, of which those *written* are in the fresh one, and nothing else.

        *there* are the files that stand in the old one. Few files are put in their places one by one, Today last; else
        the fresh folder is completed by links to the files that stay, and takes the place of the old one. Return how
        those look now that were moved or linked, for that changes their looks; nothing for one of somebody else.
        """
        if not written and there == site:
            return {}
        staying = site - written
        if staying and len(written) <= FEW and not any((self.old / path).is_dir() for path in written):
            return self._patch(site, written, there)
        for path in staying:
            _link(self.old / path, self.new / path)
        refuse_others(self.old)
        replaced = _put(self.new, self.old, self.aside)
        if replaced:
            _remove(replaced)
        return {path: seen(self.old / path) for path in staying}

    def put(self, written: AbstractSet[str]) -> Mapping[str, Seen]:
        """Put those files of the fresh folder in the places of old ones, one by one; return how they look now."""
        return self._patch(written, written, written)

    def _patch(self, wanted: AbstractSet[str], written: AbstractSet[str], left: AbstractSet[str]) -> Mapping[str, Seen]:
        ours = {path: seen(self.new / path)[0] for path in written}  # inode numbers, which moving leaves as they are
        with _explained(self.old, "Each of its files is whole, but some may be new already. Build once more."):
            self._put_each(wanted, written, left)
        looks = {path: seen(self.old / path) for path in written}
        return {path: look if look[0] == ours[path] else () for path, look in looks.items()}

    def _put_each(self, wanted: AbstractSet[str], written: AbstractSet[str], left: AbstractSet[str]) -> None:
        for path in left - wanted:  # first, for one of them may be a link in the place of a folder
            gone = self.old / path
            with suppress(FileNotFoundError):  # another build has removed it already
                gone.rmdir() if path.endswith("/") else gone.unlink()
        for path in sorted(written, key=lambda path: (path == _LAST, path)):
            # Never the site's own folder: deleted meanwhile, it would come back without its marker, as somebody else's.
            for parent in reversed(PurePosixPath(path).parents[:-1]):
                (self.old / parent).mkdir(exist_ok=True)
            (self.new / path).replace(self.old / path)
        for folder in sorted(
            {parent for path in left - wanted for parent in PurePosixPath(path).parents}, reverse=True
        ):
            with suppress(OSError):  # where it still holds something
                if folder.name:
                    (self.old / folder).rmdir()


@contextmanager
def place(folder: Path, site: Iterable[str]) -> Iterator[Place]:
    """Give a fresh folder beside *folder*, with the folders that the paths of *site* need, to write its files to.

    Raise ``OutputRefusedError`` where the folder is somebody else's, ``OutputError`` where the disk will not. Whatever
    happens, each file in *folder* is then the old one or the new one, whole, and the fresh folder is gone.
    """
    folder = absolute(folder)
    aside = folder.with_name(ASIDE + blake2b(os.fsencode(folder.name), digest_size=6).hexdigest())
    with _explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        recover(folder, aside)
        refuse_others(folder)
        _remove_litter(folder.parent, aside)
        if folder.exists() and stat.S_IMODE(folder.stat().st_mode) != _OWNER_ALONE:
            folder.chmod(_OWNER_ALONE)  # as a fresh one is made
        new = Path(tempfile.mkdtemp(prefix=BUILDING, dir=folder.parent))
    try:
        with _explained(folder), holding(new / MARKER):
            for parent in set(map(_parent, site)):
                (new / parent).mkdir(parents=True, exist_ok=True)
            yield Place(folder, new, aside)
    finally:
        _remove(new)


def standing(folder: Path) -> dict[str, Seen]:
    """Return how the files look that stand in the folder of a site, by their paths; nothing where it is no such folder.

    What is no plain file looks like nothing that was made; so does a folder that holds nothing, its path with a slash
    at its end.
    """
    if folder.is_symlink() or not is_marked(folder):
        return {}
    found: dict[str, Seen] = {}
    pending = [(os.fspath(folder), "")]
    while pending:
        directory, prefix = pending.pop()
        with os.scandir(directory) as listing:
            entries = list(listing)
            if prefix and not entries:
                found[prefix] = ()
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append((entry.path, f"{prefix}{entry.name}/"))
                elif prefix or entry.name != MARKER:
                    plain = entry.is_file(follow_symlinks=False)
                    found[prefix + entry.name] = sight.as_seen(entry.stat(follow_symlinks=False)) if plain else ()
    return found


def moved(made: Seen, now: Seen) -> Seen:
    """Return how a file looks *now* that was *made* to look so before it was moved or linked; nothing for another one.

    Another build may have put its own in that place meanwhile. Moving leaves size and time of the content as they are.
    """
    return now if now[1:3] == made[1:3] else ()


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a disk without links
        shutil.copy2(source, target)  # with its time, by which it is known again


def _remove(folder: Path) -> None:
    """Remove a folder of ours, its marker last: while that is there, the next build can finish it."""
    with suppress(OSError):
        for entry in os.scandir(folder):
            if entry.name != MARKER:
                shutil.rmtree(entry.path) if entry.is_dir(follow_symlinks=False) else Path(entry.path).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _put(new: Path, folder: Path, aside: Path) -> Path | None:
    """Put *new* in the place of *folder*; return where the old site is now, if there was one."""
    if (folder / MARKER).exists():
        return exchange(new, folder, aside)
    new.rename(folder)  # there is nothing, or an empty folder, which a rename replaces
    return None


def _parent(path: str) -> str:
    """Return the folder that a path of the site is in; a path that leads out of the site is a bug."""
    if not {"", ".", "..", MARKER}.isdisjoint(path.split("/")) or "\\" in path or "\0" in path:
        raise ValueError(f"not a path inside the site: {path!r}")
    return path.rpartition("/")[0]


def _remove_litter(parent: Path, aside: Path) -> None:
    """Remove what killed builds have left beside the site: only folders of our name with our marker, held by nobody.

    One that was killed before it held a marker has left an empty folder, or an empty marker. Where nobody can hold one,
    its age has to tell.
    """
    for left in [*parent.glob(f"{BUILDING}*"), aside]:
        marker = left / MARKER
        with suppress(OSError):
            if _age(left) > _ABANDONED:
                left.rmdir()
        if left.is_symlink() or marker.is_symlink() or not marker.is_file():
            continue
        try:
            if not marker.stat().st_size and _age(marker) <= _ABANDONED:
                continue  # another build is about to hold it, and writes to it then
            with holding(marker) as is_known:
                if is_known or _age(marker) > _LONG_GONE:
                    shutil.rmtree(left, ignore_errors=True)
        except OSError:  # another build is at work in it
            continue


def _age(path: Path) -> float:
    """Return how long ago a file or a folder was changed, in seconds."""
    return time.time() - path.lstat().st_mtime


@contextmanager
def _explained(folder: Path, outcome: str = "The old one is as it was.") -> Iterator[None]:
    """Turn what the disk says into a sentence for the user, and tell the *outcome* for a site that stands."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        name = _place_of(str(error.filename or ""))
        where = f" ({name})" if name else ""
        stands = f" {outcome}" if os.path.lexists(folder / MARKER) else ""
        raise OutputError(f"the site could not be written to “{folder}”: {reason}{where}.{stands}") from error


def _place_of(name: str) -> str:
    """Return the *name* of a file; of one in a fresh folder its place in the site, for each build has another one."""
    _, fresh, rest = name.partition(BUILDING)
    return rest.partition(os.sep)[2] if fresh else name
