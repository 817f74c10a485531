"""A folder of one's own for the notes: what ``keepwarm init`` puts there. An existing file is never overwritten."""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder.capture import scaffolds
from builder.capture.committing import is_in_repository
from builder.capture.files import part_of, write_new
from builder.capture.sample import Sample
from builder.source.files import reason

INTERVIEWS = "content/interviews"
FOLDERS = ("content/contacts", INTERVIEWS, "content/organisations", "content/questions")
"""The folders that notes go into; ``.gitkeep`` lets git keep those that are still empty."""

MAKEFILE, GITIGNORE = "Makefile", ".gitignore"

HERE = Path()
"""The folder where the command was typed."""

_EXECUTABLE = 0o755


class StartError(Exception):
    """The folder cannot be made or completed; the message says why, in a sentence."""


@dataclass(frozen=True)
class Started:
    """What was done: the files written, those that were there already, whether git was started.

    ``no_git`` is a sentence that says why there is no repository where one was to be started.
    ``others`` are those of MAKEFILE and GITIGNORE that were there and are somebody's own. ``story_ended`` is the day on
    which the sample's story ends, where it was there already and ends on another day than today.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...]
    git: bool
    no_git: str
    others: tuple[str, ...]
    story_ended: date | None


def start(folder: Path, today: date, sample: Sample, *, with_people: bool) -> Started:
    """Make or complete the notes' folder; raise StartError where something stands in the way.

    *with_people* adds the sample's story, shifted so that it ends *today*; without it, its question bank alone. A story
    that is there already is completed as it was shifted then, for under other dates it would be there twice.
    """
    end = sample.end_of(_interviews(folder)) if with_people else None
    files = _files(end or today, sample, with_people=with_people)
    try:
        _refuse_strangers(folder, files)
        folder.mkdir(parents=True, exist_ok=True)
        written = tuple(path for path, data in files.items() if write_new(folder / path, data, mode=_mode(path)))
        _write_tool(folder / ".keepwarm" / "tool")
        others = tuple(path for path in (MAKEFILE, GITIGNORE) if not _holds(folder / path, files[path]))
    except OSError as error:
        raise StartError(f"“{error.filename or folder}”: {reason(error)}") from error
    kept = tuple(path for path, data in files.items() if data and path not in written)
    git, no_git = _start_git(folder)
    return Started(written, kept, git, no_git, others, end if end != today else None)


def _interviews(folder: Path) -> Iterator[str]:
    """Yield the file names of the interviews that are there."""
    return (name for _, _, names in os.walk(folder / INTERVIEWS) for name in names)


def _files(today: date, sample: Sample, *, with_people: bool) -> Mapping[str, bytes]:
    files = {f"{name}/.gitkeep": b"" for name in FOLDERS}
    files["keepwarm.yaml"] = scaffolds.settings(today, with_people=with_people).encode()
    if not with_people:
        files["content/profile.md"] = scaffolds.PROFILE.encode()
    files |= dict(sample.shifted(today) if with_people else sample.questions())
    files[GITIGNORE] = scaffolds.GITIGNORE.encode()
    files[MAKEFILE] = scaffolds.MAKEFILE.encode()
    files[".githooks/pre-commit"] = scaffolds.PRE_COMMIT.encode()
    return files


def _refuse_strangers(folder: Path, files: Iterable[str]) -> None:
    """Refuse where a file stands in the place of a folder, or a link would lead the writing elsewhere."""
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        raise StartError(f"“{folder}” is there already and is not a folder; name another one")
    for path in [*files, ".keepwarm/tool"]:
        for parent in list(Path(path).parents)[:-1]:
            place = folder / parent
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                raise StartError(f"“{place}” stands where a folder belongs; move it away first")


def _mode(path: str) -> int | None:
    return _EXECUTABLE if path.endswith("/pre-commit") else None


def _holds(file: Path, data: bytes) -> bool:
    try:
        return file.read_bytes() == data
    except OSError:  # such as a link that leads nowhere
        return False


def _write_tool(file: Path) -> None:
    """Write down where this machine has Keepwarm. It is no part of the notes, so what stood there is replaced."""
    with part_of(file, f"{_tool()}\n".encode()) as part:
        part.replace(file)


def _tool() -> str:
    """Return the command that runs this very Keepwarm, for the Makefile of the notes' folder."""
    beside = Path(sys.executable).with_name("keepwarm")
    found = str(beside) if beside.exists() else shutil.which("keepwarm")
    return str(Path(found).absolute()) if found else ""


def _start_git(folder: Path) -> tuple[bool, str]:
    """Start a repository where the folder is in none yet; return whether that was done, else a sentence that says why.

    There is nothing to say where the folder is in a repository already.
    """
    if is_in_repository(folder):
        return False, ""
    git = shutil.which("git")
    if not git:
        return False, "Git is not installed, so no repository was started."
    for arguments in (("init", "--quiet"), ("config", "core.hooksPath", ".githooks")):
        fault = _fault(git, folder, *arguments)
        if fault:
            return False, f"Git could not start a repository: {fault}"
    return True, ""


def _fault(git: str, folder: Path, *arguments: str) -> str:
    """Run git; return what it said in the end where it failed, else nothing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments of our own
            [git, "-C", str(folder), *arguments], env=environment, check=False, capture_output=True
        )
    except OSError as error:
        return reason(error)
    said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    return (said or f"exit status {done.returncode}") if done.returncode else ""


def commands(folder: Path, done: Started) -> Iterator[str]:
    """Yield the commands that come next, ready to paste."""
    if folder != HERE:
        name = str(folder)
        yield f"cd {shlex.quote(f'./{name}' if name.startswith('-') else name)}"  # else it is an option
    yield "keepwarm build" if MAKEFILE in done.others else "make site"
