"""What the tests of the preview share."""

import pytest


@pytest.fixture(autouse=True)
def _ends_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let servers notice sooner that they shall end."""
    monkeypatch.setattr("builder.serve.server._POLL", 0.005)
