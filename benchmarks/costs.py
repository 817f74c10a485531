"""What a command costs: time on the clock, time of the processors, and memory of its largest process."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_MIB = 1 << (20 if sys.platform == "darwin" else 10)  # getrusage(2) counts bytes on macOS, kibibytes elsewhere


class FailedError(Exception):
    """A command that is measured did not do its work; the text says which, and what it said last."""


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, seconds of all processors together, and the peak of the largest process in MiB."""

    seconds: float
    cpu: float
    memory: float


def spend(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run *command* in *folder* to its end and return what it cost; raise FailedError where it fails.

    A new process begins in the image of its parent, and its peak is counted from there. So this program stays small:
    whatever needs memory, such as making notes, runs in a process of its own.
    """
    with tempfile.TemporaryFile() as said:
        before = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        # Of a process and all that it has waited for: times are added up, of the peaks it is the highest.
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - before
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            last = said.read().decode(errors="replace").strip().splitlines()[-3:]
            raise FailedError(f"{Path(command[0]).name} ended with {process.returncode}: {' '.join(last)}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / _MIB)
