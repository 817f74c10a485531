"""What somebody deletes from their notes is nowhere in what the next build leaves (docs/privacy.md)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import TODAY, Folder, Keepwarm

GONE = "zebrafinch"
_RICH = f"""{GONE} <u>told</u> me

| a | b |
|---|---|
| {GONE} | c |
"""
_TALK = "contact: ada\ndate: 2026-11-02\nstatus: done\n"


def _left(root: Path) -> list[str]:
    """Return the files below *root* that hold the secret."""
    files = (file for file in root.rglob("*") if file.is_file() and "content" not in file.parts)
    return [file.relative_to(root).as_posix() for file in files if GONE.encode() in file.read_bytes()]


def _delete(folder: Folder) -> None:
    (folder.root / "content/interviews/talk.md").unlink()


def _tell_otherwise(folder: Folder) -> None:
    folder.interview(
        "talk", _TALK, "## Notes\nNothing <u>at all</u>.\n\n## Debrief\nWell.\n\n## Promises\n- [ ] me: call\n"
    )


def _change_all(folder: Folder) -> None:
    folder.interview("talk", f"{_TALK}goal: more\n", "## Notes\nNothing <u>at all</u>.\n")


@pytest.mark.parametrize("forget", [_delete, _tell_otherwise, _change_all])
@pytest.mark.parametrize("others", [0, 60])
@pytest.mark.parametrize("wrong", ["", "odd: yes\nminutes: many\n"])
def test_what_is_deleted_is_forgotten(
    folder: Folder, keepwarm: Keepwarm, forget: Callable[[Folder], None], others: int, wrong: str
) -> None:
    for number in range(others):  # so that rows are moved about, and pages of the file let go
        folder.contact(f"bo-{number}", body=f"A <u>text</u> of {number} words. {'word ' * 300}")
    folder.contact("ada")
    body = f"## Notes\n{_RICH}\n## Debrief\nWell.\n\n## Promises\n- [ ] me: call\n"
    folder.interview("talk", _TALK + wrong, body)
    build = ("-C", folder.root, "build", "--today", TODAY)
    assert keepwarm(*build).status == bool(wrong)
    assert ".keepwarm/state.sqlite" in _left(folder.root)
    forget(folder)
    assert keepwarm(*build).status == 0
    assert _left(folder.root) == []
