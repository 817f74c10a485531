"""Answers ``keepwarm build`` where nothing has changed since the last one, before anything heavy is imported.

Only the plainest options are known here. Whatever else is asked goes the usual way, and so does what is not certain.
"""

import os
import time

from builder.cli.root import holds_notes, nearest
from builder.stamp import saved
from builder.stamp.apart import Apart
from builder.stamp.looking import look
from builder.stamp.saved import Stamp
from builder.stamp.sight import absolute, hashed

_SECOND = 1_000_000_000  # nanoseconds


class Found:
    """What is found where the last build is asked for again: its ``stamp``, and how ``notes`` and ``site`` look now.

    Both are seen before anything is read.
    """

    __slots__ = ("given", "notes", "root", "site", "stamp")

    def __init__(self, root: str, stamp: Stamp, given: str | None, now: int) -> None:
        """Look at the notes below *root*, which *given* names, and the site; *now* is in nanoseconds since 1970."""
        self.root = root
        self.given = given
        self.stamp = stamp
        self.site = Apart(os.path.dirname(stamp.index), int(stamp.files), now)
        self.notes = look(root, now)

    def is_same(self) -> bool:
        """Return whether notes and site look as they did; from then on, times tell what hashes had to."""
        stamp, notes = self.stamp, self.notes
        if not notes or notes.digest != stamp.notes:
            return False
        site, is_young = self.site.digest()
        if site != stamp.site or any(hashed(path) != held for path, held in stamp.young.items()):
            return False
        if stamp.young and not notes.young and not is_young:
            stamp.young = {}
            saved.save(self.root, stamp)
        return True

    def messages(self) -> str:
        """Return the messages of the last build; their commands are for the notes as they are named this time."""
        if not (self.given and self.stamp.err):
            return self.stamp.err
        from builder.cli.pasting import for_notes

        return for_notes(self.stamp.err, self.given)


def ask(words: list[str], now: int) -> Found | None:
    """Return what is found where *words* ask for the same build as the last one; *now* is in nanoseconds since 1970."""
    asked = _options(words)
    if asked is None:
        return None
    try:
        root = _root(asked)
        stamp = saved.load(root) if root else None
        return Found(root, stamp, asked.get("-C"), now) if root and stamp and _fits(stamp, asked, now) else None
    except OSError:  # as where the current folder is gone; the usual way says what is the matter
        return None


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
