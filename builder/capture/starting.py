"""A folder of one's own for the notes: what ``keepwarm init`` puts there. An existing file is never overwritten."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder.capture import scaffolds
from builder.capture.sample import Sample

FOLDERS = ("content/contacts", "content/interviews", "content/organisations", "content/questions")
"""The folders that notes go into; ``.gitkeep`` lets git keep those that are still empty."""

_EXECUTABLE = 0o755


class StartError(Exception):
    """The folder cannot be made or completed; the message says why, in a sentence."""


@dataclass(frozen=True)
class Started:
    """What was done: the files written, those that were there already, and whether git was started."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    git: bool


def start(folder: Path, today: date, sample: Sample, *, with_people: bool) -> Started:
    """Make or complete the notes' folder; raise StartError where something stands in the way.

    *with_people* adds the sample's story, shifted so that it ends *today*; without it only its question bank comes along.
    """
    files = _files(today, sample, with_people=with_people)
    written, kept = [], []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_strangers(folder, files)
        for path, data in files.items():
            (written if _write_new(folder / path, data) else kept).append(path)
    except OSError as error:
        raise StartError(f"{error.filename or folder}: {(error.strerror or str(error)).lower()}") from error
    return Started(tuple(written), tuple(kept), _start_git(folder))


def _files(today: date, sample: Sample, *, with_people: bool) -> Mapping[str, bytes]:
    files = {f"{name}/.gitkeep": b"" for name in FOLDERS}
    files["keepwarm.yaml"] = scaffolds.settings(today, sample_title=sample.title if with_people else None).encode()
    if not with_people:
        files["content/profile.md"] = scaffolds.PROFILE.encode()
    files |= dict(sample.shifted(today) if with_people else sample.questions())
    files[".gitignore"] = scaffolds.GITIGNORE.encode()
    files["Makefile"] = scaffolds.MAKEFILE.encode()
    files[".githooks/pre-commit"] = scaffolds.PRE_COMMIT.encode()
    files[".keepwarm/tool"] = f"{_tool()}\n".encode()
    return files


def _refuse_strangers(folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuse where a file stands in the place of a folder, or a link would lead the writing elsewhere."""
    for path in files:
        for parent in list(Path(path).parents)[:-1]:
            place = folder / parent
            if place.is_symlink() or (place.exists() and not place.is_dir()):
                raise StartError(f"“{place}” stands where a folder belongs; move it away first")


def _write_new(file: Path, data: bytes) -> bool:
    """Write a file that is not there yet, whole or not at all; return whether it was written."""
    if file.is_symlink() or file.exists():
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        if file.name == "pre-commit":
            part.chmod(_EXECUTABLE)
        os.link(part, file)  # refuses, as a rename would not, where the file has appeared in the meantime
    except FileExistsError:
        return False
    except OSError:
        if part.exists() and not file.exists():
            part.replace(file)  # a file system without hard links
            return True
        raise
    finally:
        part.unlink(missing_ok=True)
    return True


def _tool() -> str:
    """Return the command that runs this very Keepwarm, for the Makefile of the notes' folder."""
    beside = Path(sys.executable).with_name("keepwarm")
    return str(beside) if beside.exists() else shutil.which("keepwarm") or "keepwarm"


def _start_git(folder: Path) -> bool:
    """Start a repository where git is there and the folder is in none yet; return whether that was done."""
    git = shutil.which("git")
    if not git or _run(git, folder, "rev-parse", "--git-dir") or not _run(git, folder, "init", "--quiet"):
        return False
    return _run(git, folder, "config", "core.hooksPath", ".githooks")


def _run(git: str, folder: Path, *arguments: str) -> bool:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(  # noqa: S603 - git, with arguments of our own
        [git, "-C", str(folder), *arguments], env=environment, check=False, capture_output=True
    )
    return done.returncode == 0


def commands(folder: Path) -> Iterator[str]:
    """Yield the commands that come next, ready to paste."""
    yield f"cd {scaffolds.shell_quoted(str(folder))}"
    yield "make site"
