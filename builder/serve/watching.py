"""Watches the files that a build reads: by events of the system where it sends them, else by looking."""

import errno
import logging
import os
import warnings
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirAttribEvent,
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileAttribEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from builder.serve import places
from builder.serve.places import Places

# None for files that are only opened, or closed unchanged: a build does that with every note.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileClosedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    FileAttribEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
    DirAttribEvent,
]
_LIMITS = {  # which one is reached, by the error
    errno.ENOSPC: "fs.inotify.max_user_watches",
    errno.EMFILE: "fs.inotify.max_user_instances",
    errno.ENFILE: "fs.file-max",
}
_PATIENCE = 2.0  # seconds for a thread to end
_LOOKING = """\
The system watches no more folders for programs, so Keepwarm looks itself every second.
On Linux a higher {} would help."""

logging.getLogger("watchdog").addHandler(logging.NullHandler())  # what it logs is said to nobody


class Watcher:
    """Tells *noticed* the path of everything that changes and matters; *say* what the user should know."""

    def __init__(self, root: Path, noticed: Callable[[str], None], say: Callable[[str], None]) -> None:
        # As that a new folder is watched already, where both its own event and that of the folder above told of it.
        warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
        self._root = root
        self._noticed = noticed
        self._say = say
        self._make: Callable[[], BaseObserver] = Observer
        self._observer: BaseObserver | None = None
        self._is_stale = True
        self._identity: tuple[int, int] | None = None

    @property
    def is_blind(self) -> bool:
        """Return whether the notes' folder is another one than that which is watched, or gone."""
        return self._identity != _identity(self._root)

    def refresh(self) -> None:
        """Watch what is there now, if folders have come, gone or moved since.

        A change meanwhile may be missed, so a build has to follow. Raise OSError where the notes' folder itself cannot
        be watched.
        """
        while self._is_stale or self.is_blind:
            self.stop()
            try:
                self._watch()
            except OSError as error:
                self._is_stale, self._identity = True, None
                limit = _LIMITS.get(error.errno or 0)
                if not limit or self._make is PollingObserver:
                    raise
                self._say(_LOOKING.format(limit))
                self._make = PollingObserver

    def stop(self) -> None:
        """Watch nothing any more."""
        if self._observer:
            _end(self._observer)
        self._observer = None
        self._is_stale = True

    def _watch(self) -> None:
        self._identity = _identity(self._root)
        self._is_stale = False
        found = places.find(self._root)
        self._observer = self._started(found)
        if places.find(self._root) != found:  # folders that came before anything was watched were told to nobody
            self._is_stale = True

    def _started(self, found: Places) -> BaseObserver:
        handler = _Handler(found, self._noticed, self._folders_changed)
        observer = self._make()
        try:
            observer.start()
            for folder in found.folders:
                observer.schedule(handler, folder, recursive=True, event_filter=_EVENTS)
            # Last: where the limit was reached above, watchdog may have left out inner folders without a word, but it
            # does complain of these.
            for folder in found.parents:
                observer.schedule(handler, folder, recursive=False, event_filter=_EVENTS)
        except OSError:
            _end(observer)
            raise
        return observer

    def _folders_changed(self) -> None:
        self._is_stale = True


class _Handler(FileSystemEventHandler):
    def __init__(self, where: Places, noticed: Callable[[str], None], folders_changed: Callable[[], None]) -> None:
        self._places = where
        self._noticed = noticed
        self._folders_changed = folders_changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on the first path of an event that matters."""
        for path in (os.fsdecode(event.src_path), os.fsdecode(event.dest_path)):
            if self._places.matters(path, is_folder=event.is_directory):
                if event.is_directory or path in self._places.files:  # which may be links that lead elsewhere now
                    self._folders_changed()
                self._noticed(path)
                return


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _end(observer: BaseObserver) -> None:
    try:
        observer.stop()
    except KeyError:  # watchdog's own, of a folder that has the name of one that was moved away
        return  # what is left of it ends with the program, and tells at most of some changes twice
    if observer.is_alive():
        observer.join(_PATIENCE)
