"""Writes the site: the one module that touches the output folder, and nothing outside it.

The pages go to a fresh folder beside the old site, which takes its place once it is whole.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from builder.site.exchange import exchange, recover

try:
    import fcntl
except ImportError:  # Windows, where a folder with an open file cannot be removed anyway
    fcntl = None  # type: ignore[assignment]

MARKER = ".keepwarm-site"
"""The file by which Keepwarm knows a folder that it made."""

_MARKER_TEXT = "Keepwarm made this folder. The next build replaces all of it.\n"
_BUILDING = ".keepwarm-new-"
_ASIDE = ".keepwarm-old-"


class OutputError(Exception):
    """The site could not be written; the old one is as it was. Its text is for the user."""


class OutputRefusedError(OutputError):
    """What stands in the place of the site was not made by Keepwarm, and was left alone."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of the site that is the copy of another one."""

    source: Path


File = Callable[[], bytes] | Copy
"""What a file of the site holds: bytes that are made when they are written, or a copy."""


def write(folder: Path, site: Mapping[str, File]) -> int:
    """Make *folder* hold the *site* and nothing else; return how many files that are.

    Raise ``OutputRefusedError`` where the folder is somebody else's, ``OutputError`` where the disk will not; what a
    page raises passes. Whatever happens, the folder then holds the old site or the new one, whole.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow the very link that is refused
    if folder == folder.parent:
        raise OutputRefusedError(f"“{folder}” is the whole disk. Name a folder for the site")
    aside = folder.with_name(_ASIDE + blake2b(os.fsencode(folder.name), digest_size=6).hexdigest())
    with _explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        recover(folder, aside)
        _refuse_others(folder)
        _remove_litter(folder.parent, aside)
        new = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=folder.parent))  # mode 0700
    try:
        with _explained(folder), _held(new / MARKER):
            _fill(new, site)
            _refuse_others(folder)
            replaced = _put(new, folder, aside)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    if replaced:
        shutil.rmtree(replaced, ignore_errors=True)
    return len(site)


def _put(new: Path, folder: Path, aside: Path) -> Path | None:
    """Put *new* in the place of *folder*; return where the old site is now, if there was one."""
    if (folder / MARKER).exists():
        return exchange(new, folder, aside)
    new.rename(folder)  # there is nothing, or an empty folder, which a rename replaces
    return None


def _refuse_others(folder: Path) -> None:
    """Raise unless *folder* does not exist, is empty, or was made by Keepwarm."""
    if folder.is_symlink():
        raise OutputRefusedError(f"“{folder}” is a link. Name the folder itself, or another one.")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputRefusedError(f"“{folder}” is a file, so the site cannot be put there. Name another folder.")
    marker = folder / MARKER
    if (marker.is_symlink() or not marker.is_file()) and any(folder.iterdir()):
        message = f"“{folder}” holds files that Keepwarm did not make, so nothing was changed there."
        raise OutputRefusedError(f"{message} Name another folder, or empty this one yourself.")


def _fill(folder: Path, site: Mapping[str, File]) -> None:
    made: set[Path] = set()
    for path, content in site.items():
        target = folder.joinpath(*_parts(path))
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if isinstance(content, Copy):
            shutil.copyfile(content.source, target)
        else:
            with target.open("xb") as file:
                file.write(content())


def _parts(path: str) -> tuple[str, ...]:
    """Return the parts of a path of the site; a path that leads out of it is a bug."""
    parts = PurePosixPath(path).parts
    if not parts or path != "/".join(parts) or {"..", "/", MARKER} & set(parts) or set(path) & set("\\\0"):
        raise ValueError(f"not a path inside the site: {path!r}")
    return parts


def _remove_litter(parent: Path, aside: Path) -> None:
    """Remove what killed builds have left beside the site: only folders of our name with our marker, held by nobody."""
    for left in [*parent.glob(f"{_BUILDING}*"), aside]:
        marker = left / MARKER
        if left.is_symlink() or marker.is_symlink() or not marker.is_file():
            continue
        try:
            with _held(marker):
                shutil.rmtree(left, ignore_errors=True)
        except OSError:  # another build is at work in it
            continue


@contextmanager
def _held(marker: Path) -> Iterator[None]:
    """Hold the marker of a folder, so that another build knows that somebody is at work there."""
    with marker.open("a", encoding="utf-8") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not file.tell():
            file.write(_MARKER_TEXT)
            file.flush()
        yield


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    """Turn what the disk says into a sentence for the user."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        where = f" ({error.filename})" if error.filename else ""
        raise OutputError(
            f"The site could not be written to “{folder}”: {reason}{where}. The old one is as it was."
        ) from error
