"""A preview in a process of its own, as somebody's terminal has it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support import PATIENCE

ROOT = Path(__file__).parents[2]


class Preview:
    """A running `keepwarm serve`, and where it serves."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process, self.address = process, address

    def end(self, *signals: int) -> tuple[int, str]:
        """Send it signals; return its exit status and what it said until then."""
        for one in signals:
            self.process.send_signal(one)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said

    def until(self, happened: Callable[[], object]) -> None:
        """Wait until something has *happened* while it runs."""
        start = time.monotonic()
        while not happened():
            assert time.monotonic() < start + PATIENCE, f"it has not happened; {self._where()}"
            with suppress(subprocess.TimeoutExpired):
                ended = self.process.wait(0.01)
                raise AssertionError(f"it has ended, with {ended}: {self.process.communicate()}")

    def _where(self) -> str:
        """End it, and return what it said, and where each of its threads stood."""
        _, said = self.end(signal.SIGABRT)
        return said

    def heard(self, beginning: str) -> str:
        """Read what it says until a line begins like that, and return that line."""
        assert self.process.stderr
        for line in self.process.stderr:
            if line.startswith(beginning):
                return line
        raise AssertionError(f"it has ended without saying “{beginning}”")


@contextmanager
def preview(root: Path, *arguments: str) -> Iterator[Preview]:
    """Run it for the notes below *root* until the block ends."""
    command = [sys.executable, "-m", "builder", "serve", "-C", str(root), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            assert said.startswith("Serving http://127.0.0.1:"), process.communicate(timeout=PATIENCE)
            yield Preview(process, said.split()[1])
        finally:
            process.kill()
