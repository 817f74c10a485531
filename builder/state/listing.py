"""How notes and site looked from outside to a build, and what may have changed since (`builder.stamp`)."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

from builder.stamp.looking import Look
from builder.stamp.sight import FOLDER, YOUNG, Row, Seen, hashed, is_young

_FILE = 5  # values in a row: name and look


class Listing(NamedTuple):
    """How notes looked: a ``key`` of all of it, ``before`` which time that was, and the files that were too ``young``.

    Those had only just been written, and may have been written again since without looking any different. So for each
    of them there are its path, its look, and the hash of what it held.
    """

    key: str
    before: int
    young: tuple[tuple[str, Seen, str], ...]


def listing(look: Look | None) -> Listing | None:
    """Return how notes look; None where that cannot be relied on, as something besides them was only just written."""
    if not look:
        return None
    young = _since(look, look.before)
    if any(is_young(_latest(file), look.before) for file in look.young.keys() - young.keys()):
        return None
    known = tuple((_path(look, file), _seen(row), look.young.get(file, "")) for file, row in young.items())
    return Listing(look.digest, look.before, known)


def is_same(look: Look, last: Listing) -> bool:
    """Return whether notes still hold what they held in the *last* build."""
    young = ((os.path.join(look.folder, path), held) for path, _, held in last.young)  # noqa: PTH118 - as paths are kept
    return look.digest == last.key and all(held and hashed(file) == held for file, held in young)


def changed(look: Look, last: Listing, known: Callable[[str], Seen], most: int) -> list[str]:
    """Return the paths of the notes that may have changed since the *last* build.

    *known* returns how a note that was not young looked then. Raises LookupError where there are more than *most*, or
    where anything but notes has changed.
    """
    now, young = _since(look, last.before), {path: seen for path, seen, _ in last.young}
    paths = {file: _path(look, file) for file in now}
    if len(paths) > most or young.keys() - set(paths.values()):
        raise LookupError
    before = {file: _row(file, young.get(path) or known(path)) for file, path in paths.items()}
    if look.digest_of(look.instead(before)) != last.key:
        raise LookupError
    return list(paths.values())


def is_made(site: Look, made: Mapping[str, Seen], marker: str) -> bool:
    """Return whether a site looks as it was *made*, and holds nothing else but the *marker*."""
    start = len(str(site.seen[0][0])) + 1
    found = {
        f"{folder}{os.sep}{row[0]}"[start:].replace(os.sep, "/"): _seen(row)
        for folder, rows in site.folders()
        for row in rows
        if len(row) != FOLDER
    }
    return bool(found.pop(marker, None)) and found == made and all(rows for _, rows in site.folders())


def _since(look: Look, time: int) -> dict[str, Row]:
    """Return the rows of files that may have been written after they were seen at a *time*, by their whole paths."""
    limit = time - YOUNG
    return {
        f"{folder}{os.sep}{row[0]}": row
        for folder, rows in look.folders()
        for row in rows
        if len(row) == _FILE
        and (row[3] > limit or row[4] > limit)  # type: ignore[operator]  # times
        and is_young(max(row[3], row[4]), time)  # type: ignore[call-overload]
    }


def _latest(file: str) -> int:
    try:
        status = os.stat(file)  # noqa: PTH116 - there may be ten thousand
    except OSError:
        return sys.maxsize
    return max(status.st_mtime_ns, status.st_ctime_ns)


def _path(look: Look, file: str) -> str:
    return file.removeprefix(os.path.realpath(look.folder) + os.sep).replace(os.sep, "/")


def _row(file: str, seen: Seen) -> Row:
    return os.path.basename(file), *seen  # noqa: PTH119 - as the row of a file


def _seen(row: Row) -> Seen:
    return row[1:] if len(row) == _FILE else ()  # type: ignore[return-value]  # numbers
