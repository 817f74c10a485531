"""A machine whose git and Makefiles owe nothing to whoever runs the tests."""

from pathlib import Path

import pytest

from builder.capture.revising import Edit, revise
from tests.support import Folder, Revise


@pytest.fixture(autouse=True)
def _machine_of_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep git from the settings of the machine, and the current folder out of the repository."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder, which is empty."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def revised(folder: Folder) -> Revise:
    """Return what writes a contact's note, byte for byte, revises it, and returns its text afterwards."""
    path = "content/contacts/ada.md"

    def run(text: str, *edits: Edit) -> str:
        folder.write(path, text)
        change = revise(folder.load(), path, *edits)
        assert (change.path, change.before) == (path, text.encode())
        assert change.after is not None
        return change.after.decode()

    return run
