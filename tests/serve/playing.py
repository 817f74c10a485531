"""A preview that is played step by step: what happens between two waits."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from builder.model.settings import Settings
from builder.serve import loop
from builder.serve.inbox import Inbox
from builder.serve.server import Server
from builder.serve.state import State
from builder.serve.stopping import until_stopped
from tests.serve.talking import Answer, fetched
from tests.support import TODAY

_Noted = TypeVar("_Noted")


class Play:
    """A preview that takes one step whenever it waits for changes, and is stopped after the last."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.today = root, TODAY
        self.said: list[str] = []
        self.ready: list[str] = []
        self.server: Server | None = None
        self._patch = monkeypatch

    def run(self, *steps: Callable[[], object], port: int = 0, ready: Callable[[str], None] | None = None) -> None:
        """Serve; a step that returns False has changed nothing that would be noticed."""
        script = iter(steps)

        def take(_inbox: Inbox, _patience: float) -> bool:
            step = next(script, None)
            if step is None:
                raise KeyboardInterrupt
            return step() is not False

        self._patch.setattr(Inbox, "take", take)
        self._patch.setattr(loop, "Server", self._made)
        with until_stopped() as stop:
            loop.serve(self.root, self._clock, port, stop, say=self.said.append, ready=ready or self.ready.append)

    def _made(self, *arguments: object) -> Server:
        self.server = Server(*arguments)  # type: ignore[arg-type]
        return self.server

    def _clock(self, settings: Settings) -> date:
        return settings.as_of or self.today

    @property
    def state(self) -> State:
        """Return what browsers are told now."""
        assert self.server
        return self.server.shown.board.state

    def page(self, path: str = "/") -> Answer:
        """Return a page."""
        assert self.server
        return fetched(self.server.port, path)


def noted(places: list[_Noted], value: _Noted) -> bool:
    """Keep a value; nothing has changed by that."""
    places.append(value)
    return False


def sees(fact: bool) -> bool:  # noqa: FBT001 - a step of a play
    """Make sure of a fact; nothing has changed by that."""
    assert fact
    return False
