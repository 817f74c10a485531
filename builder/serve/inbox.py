"""Where changes wait: put in by the threads that watch, taken out, once they have settled, by the one that builds."""

import time
from threading import Condition

from builder.serve.debouncing import Pending, noted


class Inbox:
    """Passes changes from the threads that watch to the one that builds."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._pending: Pending | None = None

    def put(self, path: str) -> None:
        """Note that *path* has changed."""
        with self._changed:
            self._pending = noted(self._pending, path, time.monotonic())
            self._changed.notify()

    def take(self, patience: float) -> bool:
        """Wait for changes until they have settled, and take them; return whether there were any.

        Without any, wait for *patience* seconds at most.
        """
        end = time.monotonic() + patience
        with self._changed:
            while True:
                left = (self._pending.due if self._pending else end) - time.monotonic()
                if left <= 0:
                    found, self._pending = self._pending is not None, None
                    return found
                self._changed.wait(left)
