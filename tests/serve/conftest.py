"""What the tests of the preview share."""

import pytest

from tests.serve.playing import Play
from tests.support import PATIENCE, Folder


@pytest.fixture(autouse=True)
def _ends_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let servers notice sooner that they shall end."""
    monkeypatch.setattr("builder.serve.server._POLL", 0.005)


@pytest.fixture(autouse=True)
def _waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let servers wait for a client that the machine holds up for as long as a test does."""
    monkeypatch.setattr("builder.serve.handling.Handler.timeout", PATIENCE)
    monkeypatch.setattr("builder.serve.handling._LINGER", PATIENCE)


@pytest.fixture
def notes(folder: Folder) -> Folder:
    """Return notes of one contact, on a day that is pretended."""
    folder.settings("as_of: 2026-11-20")
    folder.contact("ada", "name: Ada Lovelace")
    return folder


@pytest.fixture
def play(notes: Folder, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Return a preview of them."""
    return Play(notes.root, monkeypatch)
