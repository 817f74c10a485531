"""A git commit of just the files that a command wrote."""

from collections.abc import Sequence
from pathlib import Path


class CommitError(Exception):
    """The commit cannot be made; the message says why, in a sentence without a full stop."""


def check(root: Path) -> None:
    """Raise CommitError where no commit can be made in the notes below *root*: no git, or no repository."""
    raise NotImplementedError


def commit(root: Path, paths: Sequence[str], message: str) -> None:
    """Commit just those files, written, new or removed, whatever else is staged; raise CommitError, with git's words."""
    raise NotImplementedError
