"""A folder of notes made from texts, for tests: text in, result out; and what files and pages hold."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from builder.checks import loading
from builder.checks import settings as settings_file
from builder.checks.loading import Loaded
from builder.diagnostics import Diagnostic, Severity
from builder.followups.agenda import plan
from builder.followups.model import Agenda, FollowUp
from builder.model.library import Library
from builder.model.settings import Settings

TODAY = date(2026, 11, 20)
"""The day on which tests take place, a Friday."""

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The signals that ask a preview to end."""

PATIENCE = 120
"""How long a test waits for what must come, in seconds: that a machine stalls for half a minute is no bug."""


_ROOT = Path(__file__).parents[1]
_NAMING_MODULES = """
import sys
{before}
from builder.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
_NOBODY = 65534  # a user without rights, by custom
_MORE = int(os.environ.get("KEEPWARM_TRIES", "1"))


def tries(number: int) -> int:
    """Return how many examples a property is tried on: so many, or as many times more as `make fuzz` wants."""
    return number * _MORE


class Ran(NamedTuple):
    """What became of a command: its exit status, what it printed as results, and as messages."""

    status: int
    out: str
    err: str


Keepwarm = Callable[..., Ran]
"""Runs the command with arguments (texts, paths, numbers) in the current folder; see the fixture of that name."""

Opened = Callable[[bytes], sqlite3.Connection]
"""Opens a database that is exported, until the test is over."""

Revise = Callable[..., str]
"""Takes a contact's note and edits, and returns the note revised; see the fixture `revised`."""


class Folder:
    """The root of somebody's notes; ``root`` holds ``keepwarm.yaml`` and ``content``, which is empty at first.

    ``front`` is what stands between the lines ``---``, ``body`` what follows; both may be indented as a whole.
    """

    def __init__(self, root: Path) -> None:
        """Make the two folders that notes must have, below *root*."""
        self.root = root
        for kind in ("contacts", "interviews"):
            (root / "content" / kind).mkdir(parents=True, exist_ok=True)

    def write(self, path: str, text: str) -> Path:
        """Write a file of any kind, byte for byte."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def note(self, path: str, front: str = "", body: str = "") -> Path:
        """Write a note."""
        return self.write(path, f"---\n{_lines(front)}---\n{_lines(body)}")

    def contact(self, slug: str, front: str = "", body: str = "") -> Path:
        """Write a contact; without a ``name`` in *front*, their name is their slug with capitals."""
        if not any(line.startswith("name:") for line in _lines(front).splitlines()):
            front = f"name: {slug.replace('-', ' ').title()}\n{_lines(front)}"
        return self.note(f"content/contacts/{slug}.md", front, body)

    def interview(self, slug: str, front: str, body: str = "") -> Path:
        """Write an interview; *front* must give its ``contact`` and ``date``."""
        return self.note(f"content/interviews/{slug}.md", front, body)

    def organisation(self, slug: str, front: str, body: str = "") -> Path:
        """Write an organisation; *front* must give its ``name``."""
        return self.note(f"content/organisations/{slug}.md", front, body)

    def theme(self, slug: str, front: str, body: str = "") -> Path:
        """Write a theme of the question bank; *front* must give its ``title``."""
        return self.note(f"content/questions/{slug}.md", front, body)

    def profile(self, front: str = "", body: str = "") -> Path:
        """Write the profile."""
        return self.note("content/profile.md", front, body)

    def settings(self, text: str) -> Path:
        """Write the settings."""
        return self.write("keepwarm.yaml", _lines(text))

    def read_settings(self) -> tuple[Settings, list[Diagnostic]]:
        """Return the settings and what is wrong with them."""
        return settings_file.load(self.root)

    def load(self, today: date = TODAY) -> Loaded:
        """Return the notes as of *today* and what is wrong with them; the settings must be right."""
        settings, problems = self.read_settings()
        assert not problems, problems
        return loading.load(self.root, settings, today)

    def marked(self, problem: Diagnostic) -> str:
        """Return the text that a problem marks, as far as it is on the line on which it begins."""
        line = (self.root / problem.path).read_text(encoding="utf-8").split("\n")[problem.span.line - 1]
        return line[problem.span.column - 1 : problem.span.end_column - 1]

    def library(self, today: date = TODAY) -> Library:
        """Return the notes, linked; they must hold no errors, so that a slip in a test's text cannot hide."""
        loaded = self.load(today)
        errors = [problem for problem in loaded.diagnostics if problem.severity is Severity.ERROR]
        assert not errors, errors
        return loaded.library

    def agenda(self, today: date = TODAY) -> Agenda:
        """Return every follow-up as of *today*, also those of later and lapsed; the notes must hold no errors."""
        return plan(self.library(today), today)

    def rows(self, *rules: str, today: date = TODAY) -> list[str]:
        """Return the agenda as of *today* in lines (see `row`), all of it or that of some rules."""
        return [row(one) for one in self.agenda(today).followups if not rules or one.rule in rules]


def row(one: FollowUp) -> str:
    """Return everything about a follow-up but its sentences in one line.

    For example ``thank ada 2026-11-10-ada: 2026-11-11, overdue 9``: rule, contact, interview (``-`` where none), due
    day, status and days since it was due; then, where there are any, the first due day, the subject, the channel.
    """
    line = f"{one.rule} {one.contact} {one.interview or '-'}: {one.due}, {one.status} {one.days}"
    line += f", since {one.since}" if one.since != one.due else ""
    line += f", “{one.subject}”" if one.subject is not None else ""
    return line + (f", by {one.channel}" if one.channel is not None else "")


def _lines(text: str) -> str:
    text = textwrap.dedent(text).strip("\n")
    return f"{text}\n" if text else ""


def first(element: ET.Element, path: str) -> ET.Element:
    """Return the first element below another that an XPath finds; there must be one."""
    found = element.find(path)
    assert found is not None, path
    return found


def text_of(element: ET.Element) -> str:
    """Return what an element of a page says, on one line, with plain spaces."""
    return " ".join("".join(element.itertext()).split())


def files_in(folder: Path) -> dict[str, bytes]:
    """Return what every file below a folder holds, by its path from there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def listed(folder: Path) -> list[str]:
    """Return the names of what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def notes_in(root: Path) -> dict[str, bytes]:
    """Return what every file of the content folder holds, what waits included, by its path below the notes' root."""
    return {f"content/{path}": data for path, data in files_in(root / "content").items()}


def run_apart(*words: str, before: str = "") -> tuple[Ran, set[str]]:
    """Run the command in a process of its own, as it really starts, after the statements *before*.

    Returns what became of it, and the names of the modules that were imported by its end.
    """
    ran = subprocess.run(
        [sys.executable, "-c", _NAMING_MODULES.format(before=before), *words],
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    said, _, modules = f"\n{ran.stderr}".removesuffix("\n").rpartition("\n")
    return Ran(ran.returncode, ran.stdout, said.removeprefix("\n")), set(modules.split())


@contextmanager
def as_somebody(folder: Path) -> Iterator[None]:
    """Give *folder* away and be its new owner for a while, for root may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.rglob("*")):
        os.chown(path, _NOBODY, -1)
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
