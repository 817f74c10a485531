"""A git commit of just the files that a command wrote; whatever else is changed or staged stays as it is.

Git's own way is used (``git commit --only``), with hooks and settings as they are.
"""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from builder.source.attachments import CONTENT
from builder.source.files import reason

_GOING_ON = (
    ("MERGE_HEAD", "a merge"),
    ("rebase-merge", "a rebase"),
    ("rebase-apply", "a rebase"),
    ("CHERRY_PICK_HEAD", "a cherry-pick"),
    ("REVERT_HEAD", "a revert"),
)
# What would lead git elsewhere (git rev-parse --local-env-vars), or have it read paths otherwise.
_ELSEWHERE = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_CONFIG_COUNT",
        "GIT_CONFIG_PARAMETERS",
        "GIT_DIR",
        "GIT_GLOB_PATHSPECS",
        "GIT_GRAFT_FILE",
        "GIT_ICASE_PATHSPECS",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NAMESPACE",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)


class CommitError(Exception):
    """The commit cannot be made; the message says why, in a sentence without a full stop, git's words below it."""


def check(root: Path) -> None:
    """Raise CommitError where no commit can be made in the notes below *root*.

    No git, no repository, or something going on in it that a commit would get into.
    """
    if not shutil.which("git"):
        raise CommitError("git is not installed")
    if not is_in_repository(root):
        raise CommitError("the notes are in no git repository; “git init” starts one")
    found = Path(_asked(root, "rev-parse", "--absolute-git-dir").strip())
    for name, what in _GOING_ON:
        if (found / name).exists():
            raise CommitError(f"{what} is going on in the repository of the notes; finish it first")


def is_in_repository(folder: Path) -> bool:
    """Return whether *folder*, or one above it, is a repository of git."""
    real = folder.resolve()
    return any((place / ".git").exists() for place in (real, *real.parents))


def unsaved(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Return those of *paths* that hold what the user has not committed, in order: a commit takes that along.

    To be asked before the files are written. Raise CommitError where git will not say.
    """
    prefix = _asked(root, "rev-parse", "--show-prefix").removesuffix("\n")
    said = _asked(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", CONTENT)
    changed = {line[3:] for line in said.split("\0") if line}
    return tuple(path for path in paths if prefix + path in changed and os.path.lexists(root / path))


def commit(root: Path, paths: Sequence[str], message: str) -> None:
    """Commit just those files, written, new or removed, whatever else is staged; raise CommitError, with git's words.

    Where a hook or git refuses, the files stay written, and what was staged is what was staged before.
    """
    wanted = tuple(dict.fromkeys(real for path in paths for real in _real(root, path)))
    tracked = frozenset(_asked(root, "ls-files", "-z", "--", CONTENT).split("\0"))
    new = [path for path in wanted if path not in tracked and os.path.lexists(root / path)]
    known = [path for path in wanted if path in tracked]
    if not (new or known):  # a file that git never knew was removed
        return
    try:
        _run(root, new, "add")
        _run(root, [*known, *new], "commit", "--quiet", "--only", f"--message={message}")
    except BaseException:
        with suppress(CommitError):
            _run(root, new, "rm", "--cached", "--quiet", "--force", "--ignore-unmatch")
        raise


def _real(root: Path, path: str) -> tuple[str, ...]:
    """Return *path*, or the file that was written where it is a link to another inside the notes."""
    if not (root / path).is_symlink():
        return (path,)
    real = os.path.relpath(os.path.realpath(root / path), os.path.realpath(root))
    return (real.replace(os.sep, "/"),)


def _run(root: Path, paths: Collection[str], command: str, *options: str) -> None:
    """Run a command of git on *paths*, each taken literally; without any, nothing."""
    if paths:
        listed = "\0".join(paths).encode()
        _git(
            root, "--literal-pathspecs", command, *options, "--pathspec-from-file=-", "--pathspec-file-nul", data=listed
        )


def _asked(root: Path, *arguments: str) -> str:
    """Return what git answers, as text."""
    return os.fsdecode(_git(root, *arguments))


def _git(root: Path, *arguments: str, data: bytes = b"") -> bytes:
    """Return what git prints; raise CommitError, with all its words, where it refuses."""
    git = shutil.which("git") or "git"
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(  # noqa: S603 - git, with arguments of our own
            [git, "-C", os.fspath(root), *arguments], input=data, env=environment, check=False, capture_output=True
        )
    except OSError as error:
        raise CommitError(f"git could not be started: {reason(error)}") from error
    if done.returncode:
        words = (done.stdout + done.stderr).decode("utf-8", "replace").expandtabs(4).strip()
        raise CommitError(f"git refused\n{words}" if words else "git refused, without a word")
    return done.stdout
