"""keepwarm serve: what it prints, and how it ends; what it does is tested in tests/serve."""

import re
import signal
import socket
import sys
from contextlib import suppress
from importlib.abc import MetaPathFinder

import click
import pytest

from builder.serve.inbox import Inbox
from tests.support import Folder, Keepwarm


@pytest.fixture(autouse=True)
def _ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Press Ctrl-C as soon as it waits for changes."""

    def ctrl_c(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Inbox, "take", ctrl_c)


def test_the_address_is_the_result_and_all_else_a_message(notes: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("serve")
    assert ran.status == 0
    assert re.fullmatch(r"Serving http://127\.0\.0\.1:\d+/ and building on every save; Ctrl-C ends it\.\n", ran.out)
    first, last = ran.err.splitlines()
    assert re.fullmatch(r"Built in \d+\.\d\d s: 1 overdue, 1 due today\.", first)
    assert last == "Stopped."
    assert "reload" not in (notes.root / "site" / "index.html").read_text()


@pytest.mark.usefixtures("notes", "handlers")
def test_ctrl_c_counts_while_it_is_getting_ready_even_where_python_loses_it(
    keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Struck(MetaPathFinder):
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "builder.serve.loop":
                with suppress(KeyboardInterrupt):  # as in a callback, of which Python only says that it failed
                    signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(sys, "meta_path", [Struck, *sys.meta_path])
    monkeypatch.delitem(sys.modules, "builder.serve.loop", raising=False)
    monkeypatch.delattr("builder.serve.loop", raising=False)
    assert keepwarm("serve") == (0, "", "Stopped.\n")


def test_a_port_may_be_named(notes: Folder, keepwarm: Keepwarm) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", 0))
        port = other.getsockname()[1]
        # On Linux, whoever names a port that is only bound may have it too, and nobody else is given it meanwhile.
        if sys.platform != "linux":
            other.close()
        assert f"http://127.0.0.1:{port}/" in keepwarm("serve", "--port", port).out


def test_a_port_that_is_taken_is_a_sentence(notes: Folder, keepwarm: Keepwarm) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = keepwarm("serve", "--port", port)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        f"keepwarm: port {port} cannot be had: address already in use. "
        "Name another one, or leave --port out for a free one.\n"
    )
    assert not (notes.root / "site").exists()


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "", "\u0663", "9" * 5000])
def test_what_is_no_port_is_refused(notes: Folder, keepwarm: Keepwarm, port: str) -> None:
    ran = keepwarm("serve", "--port", port)
    assert ran.status == 2
    assert f"“{port}” is not a port; name a number from 1 to 65535\n" in ran.err


def test_the_browser_is_opened_when_asked_for(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def launched(url: str) -> int:
        asked.append(url)
        return 0

    monkeypatch.setattr(click, "launch", launched)
    out = keepwarm("serve", "--open").out
    assert asked == [out.split()[1]]
    monkeypatch.setattr(click, "launch", lambda _: 1)
    ran = keepwarm("serve", "--open")
    assert ran.status == 0
    assert "No browser could be opened.\n" in ran.err


def test_today_may_be_another_day(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("serve", "--today", "2026-12-01").status == 0
    assert 'data-today="2026-12-01"' in (notes.root / "site" / "index.html").read_text()


def test_it_serves_where_nothing_can_be_built(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.settings("as_of: [")
    ran = keepwarm("serve")
    assert (ran.status, ran.out[:7]) == (0, "Serving")
    assert ran.err.startswith(
        "The settings cannot be read, so nothing was built.\nkeepwarm.yaml:1:9: error[bad-yaml]: "
    )


def test_a_folder_without_notes_is_refused(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("serve", "-C", "/nowhere").status == 2
