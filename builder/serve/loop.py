"""The preview: build, tell, wait until something has changed or the day has, and again, until somebody ends it."""

import gc
import os
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from builder.checks import settings as settings_file
from builder.checks.loading import Clock
from builder.checks.refused import UnreadableSettingsError
from builder.model.settings import Settings
from builder.serve import places, touched, words
from builder.serve.attempts import Attempt, attempt, changed, told
from builder.serve.inbox import Inbox
from builder.serve.server import Server, Shown
from builder.serve.state import Board
from builder.serve.stopping import Stop
from builder.serve.watching import Watcher
from builder.stamp import looking
from builder.stamp.looking import Look
from builder.stamp.sight import hashed

if TYPE_CHECKING:
    from builder.pipeline import Built

_TICK = 1.0
"""How often, in seconds, to look at the notes' folder and at which day it is, which no event tells a waking laptop."""

_QUIET = 20
"""How many ticks without a change make a quiet moment, to tidy up in."""

_PATIENCE = 5
"""After how many ticks to try again a build that failed for the disk, or for what stood in the site's place.

Also how often to look for changes that no event has told of: some disks, such as shared ones, send no events.
"""


class PortError(Exception):
    """The server cannot have its port; the message says why."""


def serve(  # noqa: PLR0913 - what a preview is made from
    root: Path, clock: Clock, port: int, stop: Stop, *, say: Callable[[str], None], ready: Callable[[str], None]
) -> None:
    """Show the site of the notes below *root* to browsers on this machine, always as the notes are, until *stop*.

    The *port* may be 0, for a free one. Tell *ready* the address once the site is there; *say* what becomes of builds.
    Raise PortError.
    """
    if stop.is_asked:
        return
    shown = Shown(_first_guess(root), Board())
    inbox = Inbox()
    watcher = Watcher(root, inbox.put, say)
    preview = _Preview(root, clock, shown, watcher, say)
    with _server(shown, port, say) as server:
        try:
            preview.build()  # before there is any thread, so that processes may share the work
            with server.running():
                ready(server.address)
                preview.watch()
                quiet = 0
                while not stop.is_asked:
                    quiet += 1
                    if inbox.take(_TICK) or preview.is_late(quiet):
                        preview.build()
                        quiet = 0
                    elif quiet == _QUIET:
                        _tidy()
        finally:
            watcher.stop()


def _tidy() -> None:
    """Free, in a quiet moment, what builds have left, which they hid from the collector (`builder.checks.loading`)."""
    gc.unfreeze()
    gc.collect()


def _server(shown: Shown, port: int, say: Callable[[str], None]) -> Server:
    try:
        return Server(shown, port, say)
    except OSError as error:
        advice = "Name another one, or leave --port out for a free one."
        raise PortError(f"port {port} cannot be had: {told(error)}. {advice}") from error


def _first_guess(root: Path) -> Path:
    """Return where the site of an earlier build is, should this one fail."""
    try:
        chosen, _ = settings_file.load(root)
    except UnreadableSettingsError:
        chosen = Settings()
    return root / chosen.output


class _Preview:
    """The state of the loop: the last attempt, the last good build, and the notes and the day that were looked at."""

    def __init__(self, root: Path, clock: Clock, shown: Shown, watcher: Watcher, say: Callable[[str], None]) -> None:
        self._root = root
        self._clock = clock
        self._shown = shown
        self._watcher = watcher
        self._say = say
        self._last: Attempt | None = None
        self._good: Built | None = None
        self._seen: Look | None = None
        self._looked_at: date | None = None
        self._is_lost = False
        self._told: frozenset[str] = frozenset()

    def is_late(self, quiet: int) -> bool:
        """Return whether there is reason to build though no event came for *quiet* ticks."""
        if self._is_lost or self._watcher.is_blind or self._today() != self._looked_at or self._is_gone(quiet):
            return True
        return quiet % _PATIENCE == 0 and self._seen is not None and self._have_notes_changed()

    def _is_gone(self, quiet: int) -> bool:
        """Return whether the site is gone, or what kept it from being built may be."""
        last = self._last
        if last and last.built and last.built.index:
            return not os.path.exists(last.built.index)  # noqa: PTH110 - a Path raises where nobody may look
        return bool(last and last.may_pass) and quiet >= _PATIENCE

    def _have_notes_changed(self) -> bool:
        """Return whether the notes may differ from what the last attempt saw."""
        now, seen = self._look(), self._seen
        if not now or not seen:
            return True
        where = places.find(self._root)
        if now.digest != seen.digest and places.noticed(now, where) != places.noticed(seen, where):
            return True
        if any(where.matters(path) and hashed(path) != held for path, held in seen.young.items()):
            return True
        self._seen = now
        return False

    def _look(self) -> Look | None:
        return looking.look(str(self._root), time.time_ns())

    def watch(self) -> None:
        """Begin to watch; build again where the notes may have changed since the first build."""
        with suppress(OSError):  # the next build meets it again, and says so
            self._watcher.refresh()
        if self._watcher.is_blind or self._have_notes_changed():
            self.build()

    def build(self) -> None:
        """Build the site as the notes are now, and tell the terminal and all browsers."""
        try:
            if self._last:
                self._watcher.refresh()
            self._seen = self._look()
            self._told = frozenset()
            now = attempt(self._root, self._clock, self._seen, self._tell_early)
            self._is_lost = False
        except OSError as error:
            self._is_lost = True
            now = Attempt(None, f"The notes' folder cannot be watched: {told(error)}.", ())
        self._report(now)
        self._remember(now)
        self._last = now

    def _tell_early(self, written: frozenset[str]) -> None:
        """Have browsers load the pages that are there before all of them are."""
        if written:
            self._told = written
            self._shown.board.early(touched.by_files(written))

    def _report(self, now: Attempt) -> None:
        last, good = self._last, self._good
        is_new = now.built is not None and changed(now.built, good)
        if last and not is_new and (now.stopped, now.problems) == (last.stopped, last.problems):
            return
        if now.built and good and now.built.report.day != good.report.day:
            self._say(words.new_day(now.built.report.day))
        for line in words.lines(now, last):
            self._say(line)

    def _remember(self, now: Attempt) -> None:
        """Keep what the next round needs, and put up the news last, when all else is as they say."""
        board = self._shown.board
        if now.built and now.built.index:
            is_new = changed(now.built, self._good)
            by_this = touched.by_build(now.built, self._good, self._told)
            self._good = now.built
            self._looked_at = now.built.report.day
            self._shown.folder = now.built.index.parent
            board.built(now.errors, changed=is_new, touched=by_this)
        else:
            self._looked_at = self._today()
            board.stopped(now.stopped, now.problems)

    def _today(self) -> date | None:
        return self._clock(self._good.settings) if self._good else None
