"""What is noticed of real files, by way of the system and by looking."""

import errno
import os
import shutil
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from types import SimpleNamespace

import pytest
from watchdog.observers.polling import PollingObserver

from builder.serve import inbox, places, watching
from builder.serve.debouncing import SETTLE_MANY
from builder.serve.inbox import Inbox
from builder.serve.watching import Watcher
from tests.support import PATIENCE, Folder


class Eye:
    """A watcher, and the paths that it has noticed so far."""

    def __init__(self, folder: Folder) -> None:
        self.root, self.paths = folder.root, SimpleQueue[str]()
        self.said: list[str] = []
        self.watcher = Watcher(folder.root, self.paths.put, self.said.append)

    def until(self, path: str) -> set[str]:
        """Wait until a path is noticed; return all that were until then, as they are from the root."""
        found: set[str] = set()
        while path not in found:
            found.add(os.path.relpath(self.paths.get(timeout=PATIENCE), os.path.realpath(self.root)))
        return found


@pytest.fixture
def eye(folder: Folder) -> Iterator[Eye]:
    folder.settings("title: A")
    folder.contact("ada")
    found = Eye(folder)
    found.watcher.refresh()
    yield found
    found.watcher.stop()


def renamed(folder: Folder, path: str) -> None:
    folder.write("elsewhere.tmp", "new").replace(folder.root / path)


def beside(folder: Folder, path: str) -> None:
    file = folder.root / path
    folder.write(f"{path}.tmp", "new").replace(file)


def moved_back(folder: Folder, path: str) -> None:
    """Save as Vim does: what was there becomes the backup."""
    file = folder.root / path
    file.rename(f"{file}~")
    file.write_text("new")
    Path(f"{file}~").unlink()


SAVES: dict[str, Callable[[Folder, str], object]] = {
    "in place": lambda folder, path: folder.write(path, "new"),
    "from elsewhere": renamed,
    "from beside": beside,
    "by a backup": moved_back,
    "deleted": lambda folder, path: (folder.root / path).unlink(),
    "made readable": lambda folder, path: (folder.root / path).chmod(0o600),
}


@pytest.mark.parametrize("path", ["content/contacts/ada.md", "keepwarm.yaml"])
@pytest.mark.parametrize("way", SAVES)
def test_every_way_to_save_is_noticed(folder: Folder, eye: Eye, way: str, path: str) -> None:
    SAVES[way](folder, path)
    assert eye.until(path) <= {path}


def test_a_folder_of_a_year_is_noticed_when_it_comes_and_so_is_what_is_saved_in_it(folder: Folder, eye: Eye) -> None:
    year = folder.write("elsewhere/2026/ada.md", "").parent
    year.rename(folder.root / "content" / "interviews" / "2026")
    eye.until("content/interviews/2026")
    eye.watcher.refresh()
    folder.write("content/interviews/2026/ada.md", "new")
    eye.until("content/interviews/2026/ada.md")


def test_what_is_no_note_is_not_noticed(folder: Folder, eye: Eye) -> None:
    folder.write("site/index.html", "x")
    folder.write(".keepwarm/state", "x")
    folder.write(".git/HEAD", "x")
    folder.write("content/contacts/.ada.md.swp", "x")
    folder.write("content/contacts/4913", "x").unlink()
    (folder.root / "content/contacts/ada.md").read_bytes()
    folder.write("content/contacts/bo.md", "x")
    assert eye.until("content/contacts/bo.md") == {"content/contacts/bo.md"}


def test_folders_that_come_later_are_watched(folder: Folder, eye: Eye) -> None:
    folder.write("themes/mine/theme.yaml", "fonts: false")
    eye.until("themes")
    eye.watcher.refresh()
    folder.write("themes/mine/static/own.css", "a {}")
    eye.until("themes/mine/static/own.css")
    shutil.rmtree(folder.root / "content")
    eye.until("content")
    folder.write("content/contacts/new.md", "x")
    eye.until("content")
    eye.watcher.refresh()
    folder.write("content/contacts/new.md", "y")
    eye.until("content/contacts/new.md")


def test_a_folder_that_takes_the_name_of_another_is_watched(folder: Folder) -> None:
    """Whichever of the two watchdog has known for longer, which is the system's affair."""
    years = folder.root / "content" / "interviews"
    for path in ("one/a", "one/b", "two/a", "two/b"):
        (years / path).mkdir(parents=True)
    eye = Eye(folder)
    eye.watcher.refresh()
    for away, stays in (("one/a", "one/b"), ("two/b", "two/a")):
        (years / away).rename(folder.root / away.replace("/", " "))
        (years / stays).rename(years / away)
        eye.until(f"content/interviews/{stays}")
    eye.watcher.refresh()
    folder.write("content/interviews/one/a/ada.md", "new")
    eye.until("content/interviews/one/a/ada.md")
    eye.watcher.stop()


def test_a_folder_that_comes_while_the_watch_begins_is_watched(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(root: Path) -> places.Places:
        found = find(root)
        folder.write("themes/mine/theme.yaml", "")
        return found

    find = places.find
    monkeypatch.setattr(places, "find", slowly)
    eye = Eye(folder)
    eye.watcher.refresh()
    folder.write("themes/mine/static/own.css", "a {}")
    eye.until("themes/mine/static/own.css")
    eye.watcher.stop()


def test_where_links_lead_is_watched(folder: Folder) -> None:
    notes = Folder(folder.root / "notes")
    shutil.move(notes.root / "content", folder.root / "elsewhere")
    (notes.root / "content").symlink_to("../elsewhere")
    eye = Eye(notes)
    eye.watcher.refresh()
    folder.write("elsewhere/contacts/ada.md", "x")
    eye.until("../elsewhere/contacts/ada.md")
    eye.watcher.stop()


@pytest.mark.parametrize(
    ("number", "limit"),
    [
        (errno.ENOSPC, "inotify.max_user_watches"),
        (errno.EMFILE, "inotify.max_user_instances"),
        (errno.ENFILE, "file-max"),
    ],
)
def test_at_the_limit_of_the_system_keepwarm_looks_itself(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, number: int, limit: str
) -> None:
    class Limited(PollingObserver):
        def schedule(self, *_: object, **__: object) -> None:  # type: ignore[override]
            raise OSError(number, "the limit is reached")

    class Quick(PollingObserver):
        def __init__(self) -> None:
            super().__init__(timeout=0.01)

    monkeypatch.setattr(watching, "Observer", Limited)
    monkeypatch.setattr(watching, "PollingObserver", Quick)
    eye = Eye(folder)
    eye.watcher.refresh()
    assert len(eye.said) == 1
    assert "looks itself every second" in eye.said[0]
    assert eye.said[0].endswith(f" a higher fs.{limit} would help.")
    folder.contact("ada")
    eye.until("content/contacts/ada.md")
    eye.watcher.stop()


def test_a_folder_that_is_gone_cannot_be_watched(folder: Folder) -> None:
    eye = Eye(folder)
    shutil.rmtree(folder.root)
    with pytest.raises(FileNotFoundError):
        eye.watcher.refresh()
    Folder(folder.root)
    eye.watcher.refresh()
    folder.contact("ada")
    eye.until("content/contacts/ada.md")
    eye.watcher.stop()


def test_what_watchdog_warns_of_is_said_to_nobody(folder: Folder) -> None:
    Watcher(folder.root, print, print)
    warnings.warn_explicit("Odd", RuntimeWarning, "inotify.py", 1, "watchdog.observers.inotify")
    with pytest.raises(RuntimeWarning, match="Odd"):
        warnings.warn_explicit("Odd", RuntimeWarning, "elsewhere.py", 1, "elsewhere")


def test_a_checkout_of_500_files_is_one_build(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that stands still until the system has told of all of them."""
    now = [0.0]
    monkeypatch.setattr(inbox, "time", SimpleNamespace(monotonic=lambda: now[0]))
    box, last, told = Inbox(), folder.root / "content" / "last", Event()

    def noticed(path: str) -> None:
        box.put(path)
        if path == os.path.realpath(last):
            told.set()

    watcher = Watcher(folder.root, noticed, print)
    watcher.refresh()
    for number in range(500):
        folder.contact(f"person-{number}")
    last.mkdir()  # of which the system tells once, after all else
    assert told.wait(PATIENCE)
    now[0] += SETTLE_MANY
    assert box.take(0)
    assert not box.take(0)
    watcher.stop()


def test_without_changes_patience_ends() -> None:
    assert not Inbox().take(0)
