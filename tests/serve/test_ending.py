"""Ctrl-C, and what else asks the command to end: at once, cleanly, twice in a row too."""

import signal
import socket
from pathlib import Path

import pytest

from builder.serve.stopping import until_stopped
from builder.site.disk.ours import MARKER
from tests.serve.running import preview
from tests.support import ENDING, PATIENCE, Folder, files_in

_ENDLESS = "{% for a in 'x' * 99999 %}{% for b in 'x' * 99999 %}{% for c in 'x' * 99999 %}" + "{% endfor %}" * 3


@pytest.mark.usefixtures("handlers")
@pytest.mark.parametrize("asks", ENDING)
def test_whoever_asks_twice_does_not_disturb_the_clearing_up(asks: int) -> None:
    done: list[str] = []
    with until_stopped() as stop:
        try:
            signal.raise_signal(asks)
            done.append("went on")
        finally:
            signal.raise_signal(asks)
            done.append("cleared up")
    signal.raise_signal(asks)
    assert done == ["cleared up"]
    assert stop.is_asked


def test_what_ends_by_itself_leaves_signals_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    with until_stopped() as stop:
        assert signal.getsignal(signal.SIGINT) != before
    assert signal.getsignal(signal.SIGINT) == before
    assert not stop.is_asked


def listening(address: str) -> socket.socket:
    """Return a connection of a tab that waits for news."""
    host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
    client = socket.create_connection((host, int(port)), timeout=PATIENCE)
    client.sendall(f"GET /-/keepwarm/events HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    assert client.recv(100).startswith(b"HTTP/1.1 200")
    return client


@pytest.mark.parametrize("signals", [(signal.SIGINT, signal.SIGINT), (signal.SIGTERM,)])
def test_it_ends_at_once_with_tabs_open(notes: Folder, signals: tuple[int, ...]) -> None:
    with preview(notes.root) as running, listening(running.address) as tab:
        status, said = running.end(*signals)
        assert status == 0
        assert said.splitlines()[-1] == "Stopped."
        assert "Traceback" not in said
        while tab.recv(65536):
            pass
    assert left_over(notes.root) == []


def test_it_ends_at_once_in_the_middle_of_a_build(notes: Folder) -> None:
    with preview(notes.root) as running:
        old = files_in(notes.root / "site")
        notes.write("elsewhere/default/templates/today.html", _ENDLESS)
        (notes.root / "elsewhere").rename(notes.root / "themes")  # no build meets half of it
        running.until(lambda: list(notes.root.glob(f".keepwarm-new-*/{MARKER}")))  # the build is in the middle of it
        status, said = running.end(signal.SIGINT, signal.SIGINT)
        assert (status, said.splitlines()[-1]) == (0, "Stopped.")
        assert "Traceback" not in said
    assert files_in(notes.root / "site") == old
    assert left_over(notes.root) == []


def left_over(root: Path) -> list[str]:
    """Return what a build that was broken off has left beside the site."""
    return [path.name for path in root.iterdir() if path.name.startswith((".keepwarm-new", ".keepwarm-old"))]
