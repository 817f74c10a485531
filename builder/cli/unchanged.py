"""Answers ``keepwarm build`` where nothing has changed since the last one, before anything heavy is imported.

Only the plainest options are known here. Whatever else is asked goes the usual way, and so does what is not certain.
"""

import gc
import os
import time

from builder.cli.root import holds_notes, nearest
from builder.stamp import saved
from builder.stamp.looking import Look, look, look_at_site
from builder.stamp.saved import Stamp
from builder.stamp.sight import absolute, hashed

_SECOND = 1_000_000_000  # nanoseconds
_MANY = 2000  # files: to look at so many takes longer than to begin a process
_SAME, _YOUNG, _OTHER = range(3)
_KILL = 9  # as POSIX numbers it; signal would be imported for that alone


def ask(words: list[str], now: int) -> tuple[Stamp | None, Look | None]:
    """Return what to print where *words* ask for a build and nothing has changed; *now* is in nanoseconds since 1970.

    What was seen of the notes, as far as it came to that, is returned too: before anything is read.
    """
    asked = _options(words)
    if asked is None:
        return None, None
    was_on = gc.isenabled()
    gc.disable()  # nothing of what is made here dies
    try:
        root = _root(asked)
        stamp = saved.load(root) if root else None
        if not root or not stamp or not _fits(stamp, asked, now):
            return None, None
        return _compare(stamp, root, now)
    except OSError:  # as where the current folder is gone; the usual way says what is the matter
        return None, None
    finally:
        if was_on:
            gc.enable()


def _options(words: list[str]) -> dict[str, str] | None:
    """Return the options of a build by their names, or None where *words* ask for anything else."""
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        name, equals, value = word.partition("=")
        if word in ("build", "--strict"):
            value = "yes"
        elif name in ("--output", "--today") or word == "-C":
            value = value if equals else next(rest, "")
        else:
            return None
        if name in found or value[:1] in ("", "-") or not ("build" in found or name in ("-C", "build")):
            return None  # twice, or nothing, or what could be an option, or in a place where it does not belong
        found[name] = value
    return found if "build" in found else None


def _root(asked: dict[str, str]) -> str | None:
    """Return the root of the notes that are meant (builder.cli.folder), or None where there are none."""
    given = asked.get("-C")
    if given is None:
        return nearest(os.getcwd())
    return given if holds_notes(given) else None


def _fits(stamp: Stamp, asked: dict[str, str], now: int) -> bool:
    """Return whether a build would now be one for the same day, in the same place, of the same strictness."""
    output, today = asked.get("--output"), asked.get("--today")
    if "--strict" in asked and stamp.status != "0":
        return False
    if not (stamp.placed == "settings" if output is None else absolute(f"{output}/index.html") == stamp.index):
        return False
    return _is_today(stamp, now // _SECOND) if today is None else today == stamp.day


def _is_today(stamp: Stamp, now: int) -> bool:
    """Return whether the day that the stamp is for is today (builder.cli.clock); *now* is in seconds since 1970."""
    if stamp.holds == "local":
        return time.strftime("%Y-%m-%d", time.localtime(now)) == stamp.day
    try:
        start, end = map(int, stamp.holds.split())
    except ValueError:
        return stamp.holds == "settings"
    return start <= now < end


def _compare(stamp: Stamp, root: str, now: int) -> tuple[Stamp | None, Look | None]:
    """Return the stamp where notes and site look as they did, else None; and how the notes look."""
    child = _fork(stamp, now)
    try:
        notes = look(root, now)
        if not notes or notes.digest != stamp.notes:
            return None, notes
        site = os.waitstatus_to_exitcode(os.waitpid(child.pop(), 0)[1]) if child else _site(stamp, now)
    finally:
        for process in child:
            os.kill(process, _KILL)
            os.waitpid(process, 0)
    if site not in (_SAME, _YOUNG) or any(hashed(path) != held for path, held in stamp.young.items()):
        return None, notes
    if stamp.young and not notes.young and site == _SAME:  # from now on their times tell
        stamp.young = {}
        saved.save(root, stamp)
    return stamp, notes


def _site(stamp: Stamp, now: int) -> int:
    """Return whether the site looks as it did: the same, the same with files too young to tell, or other."""
    site = look_at_site(os.path.dirname(stamp.index), now)
    if not site or site.digest != stamp.site:
        return _OTHER
    return _YOUNG if site.young else _SAME


def _fork(stamp: Stamp, now: int) -> list[int]:
    """Have a process of its own look at a large site meanwhile, as its exit status tells; return its number."""
    if int(stamp.files) < _MANY or not hasattr(os, "fork") or os.cpu_count() == 1:
        return []
    process = os.fork()
    if process:
        return [process]
    status = _OTHER
    try:
        status = _site(stamp, now)
    finally:
        os._exit(status)
