"""A preview in a process of its own, as somebody's terminal has it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Preview:
    """A running `keepwarm serve`, and where it serves."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process, self.address = process, address

    def end(self, *signals: int) -> tuple[int, str]:
        """Send it signals; return its exit status and what it said until then."""
        for one in signals:
            self.process.send_signal(one)
        _, said = self.process.communicate(timeout=20)
        return self.process.returncode, said

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
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, encoding="utf-8"
    ) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            assert said.startswith("Serving http://127.0.0.1:"), process.communicate(timeout=10)
            yield Preview(process, said.split()[1])
        finally:
            process.kill()
