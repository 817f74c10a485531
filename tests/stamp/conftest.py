"""Notes with a site and a stamp, as a build leaves them, without a build: only how files look matters here."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.cli import unchanged
from builder.stamp import looking, saved
from builder.stamp.looking import Look
from builder.stamp.saved import Stamp
from tests.support import Folder

SECOND = 1_000_000_000
"""Nanoseconds."""


class Stamped:
    """A folder of notes, its site, and the time, which stands still long after everything was written."""

    def __init__(self, folder: Folder) -> None:
        """Write notes and a site, and stamp them."""
        self.folder = folder
        self.root = folder.root
        self.now = time.time_ns() + 60 * SECOND
        folder.settings("title: Mine")
        folder.contact("ada", "role: engineer")
        folder.write("content/files/plan.txt", "plan")
        folder.write("content/drafts/thank.txt", "Dear all")
        folder.write("themes/mine/theme.yaml", "fonts: false")
        folder.write("site/index.html", "<p>Ada")
        folder.write("site/people/ada.html", "<p>Ada")
        self.stamp()

    def look(self) -> Look:
        """Return how the notes look."""
        seen = looking.look(str(self.root), self.now)
        assert seen
        return seen

    def stamp(self, **texts: str) -> Stamp:
        """Stamp the notes and the site as they look, with some texts of the stamp other than usual."""
        notes, site = self.look(), looking.look_at_site(str(self.root / "site"), self.now)
        assert site
        usual = {
            "notes": notes.digest,
            "site": site.digest,
            "files": "2",
            "index": str(self.root / "site" / "index.html"),
            "placed": "settings",
            "day": "2026-11-20",
            "holds": "settings",
            "status": "0",
            "out": "Nothing changed\n",
            "err": "",
        }
        made = Stamp(notes.young | site.young, **(usual | texts))
        saved.save(str(self.root), made)
        return made

    def tick(self) -> None:
        """Wait until the clock of the disk moves, so that what is written next has another time than all before."""
        file = self.folder.write("README.md", "")
        before = file.stat().st_ctime_ns
        while file.stat().st_ctime_ns == before:
            os.utime(file)

    def answers(self, *words: str) -> bool:
        """Return whether the stamp answers a build with these options."""
        found = unchanged.ask(["build", *words], self.now)
        return found is not None and found.is_same()


Change = Callable[[Stamped], object]
"""Something that happens to the notes or to the site."""


@pytest.fixture
def stamped(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Stamped:
    """Return the current folder, stamped."""
    monkeypatch.chdir(folder.root)
    return Stamped(folder)


def rewritten(file: Path, text: str) -> None:
    """Write a text of the same length into a file, as soon as the clock of the disk moves, and put its time back."""
    before = file.stat()
    assert before.st_size == len(text)
    while file.stat().st_ctime_ns == before.st_ctime_ns:
        file.write_text(text)
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
