"""What all tests share: a folder of notes, how hypothesis searches, and that nothing reaches for the network."""

import gc
import importlib
import os
import pkgutil
import signal
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date, datetime, tzinfo
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import settings

import builder
from builder import cli
from builder.cli import clock, terminal
from tests.support import ENDING, TODAY, Folder, Keepwarm, Opened, Ran, tries

# No time limit for an example: a slow machine is no bug. Every run tries the same ones; `make fuzz` looks for others.
settings.register_profile("same", derandomize=True, deadline=None, database=None, print_blob=True)
settings.register_profile("fuzz", deadline=None, max_examples=tries(100))
settings.load_profile("fuzz" if "KEEPWARM_TRIES" in os.environ else "same")

_UNCOUNTED = {Path(__file__).with_name(name) for name in ("browser", "site", "properties")}
_HERE = ("127.0.0.1", "::1", "localhost")


def _is_counted(item: pytest.Item) -> bool:
    """Return whether what a test runs counts as covered. Tests of pages and of properties only pass through rules.

    The former do not ask about them, the latter come upon them by chance, and counting would double what they take.
    Those of templates ask about mistakes in them.
    """
    return item.path.name == "test_theme.py" or not _UNCOUNTED.intersection(item.path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Count nothing while such a test runs; the mark no_cover of pytest-cov does not, where pytest-xdist shares out."""
    if _is_counted(item) or not item.config.pluginmanager.has_plugin("_cov"):
        yield
        return
    counting = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(counting)


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Forget what a test that is not counted has had remembered: a counted one would find it, and not run its lines."""
    if not _is_counted(item):
        modules = [module for name, module in sys.modules.items() if name.startswith("builder.")]
        for value in chain.from_iterable(vars(module).values() for module in modules):
            if hasattr(value, "cache_clear"):
                value.cache_clear()


@pytest.fixture(scope="session", autouse=True)
def _imported() -> None:
    """Import what commands import late, while it is counted: else a test of pages could be the first to do so."""
    for module in pkgutil.walk_packages(builder.__path__, "builder."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse connections that leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _HERE:
            raise AssertionError(f"a test tries to reach {address}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture
def handlers() -> Iterator[None]:
    """Let signals do what they do to whatever a terminal starts, and put back what they did to what runs the tests.

    A shell may have had them ignored there, and a program that ends leaves them ignored.
    """
    before = {one: signal.signal(one, signal.SIG_DFL) for one in ENDING}
    signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a folder of notes that holds none yet."""
    return Folder(tmp_path)


@pytest.fixture
def opened() -> Iterator[Opened]:
    """Return what opens a database that is exported, in which everything leads somewhere."""
    with ExitStack() as stack:

        def open_one(data: bytes) -> sqlite3.Connection:
            found = stack.enter_context(closing(sqlite3.connect(":memory:")))
            found.deserialize(data)
            assert found.execute("PRAGMA foreign_key_check").fetchall() == []
            assert found.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return found

        yield open_one


@pytest.fixture
def friday(monkeypatch: pytest.MonkeyPatch) -> date:
    """Let the clock say that it is noon on TODAY, a Friday, wherever it is asked; return that day."""

    class Noon(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Noon":
            return cls(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=tz)

    monkeypatch.setattr(clock, "datetime", Noon)
    return TODAY


@pytest.fixture
def keepwarm(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Keepwarm:
    """Return what runs the command as its users do, and tells what it printed."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLORTERM", "KEEPWARM_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    # By this, click finds the program's name in sys.argv, even where pytest itself was run by “python -m”.
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None, raising=False)
    handler = signal.getsignal(signal.SIGINT)

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["keepwarm", *map(str, arguments)])
        terminal.console.cache_clear()
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            cli.main()
        gc.unfreeze()  # a command is the last thing that a process does, and sets aside what it has made
        signal.signal(signal.SIGINT, handler)  # and once interrupted, it ignores that from then on
        assert isinstance(left.value.code, int)
        return Ran(left.value.code, *capsys.readouterr())

    return run
