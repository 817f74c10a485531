"""Ends a running command at Ctrl-C, or at another signal that asks it to."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ALWAYS = (signal.SIGINT, signal.SIGTERM)
_SIGNALS = (*_ALWAYS, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else []))  # which nohup has ignored


class Stop:
    """Whether somebody has asked to end."""

    def __init__(self) -> None:
        self.is_asked = False

    def ask(self, _signal: int, _frame: FrameType | None) -> None:
        """Raise KeyboardInterrupt, once: whoever presses Ctrl-C again does not disturb the clearing up."""
        if not self.is_asked:
            self.is_asked = True
            raise KeyboardInterrupt


@contextmanager
def until_stopped() -> Iterator[Stop]:
    """Run the block until it ends or is asked to, and let it clear up undisturbed. Main thread only.

    Once asked, the program ends: further signals are ignored for good, as an interpreter that is interrupted on its way
    out would complain.
    """
    stop = Stop()
    asking = [one for one in _SIGNALS if one in _ALWAYS or signal.getsignal(one) is not signal.SIG_IGN]
    before = {one: signal.signal(one, stop.ask) for one in asking}
    try:
        yield stop
    except KeyboardInterrupt:
        pass
    finally:
        for one, handler in before.items():
            signal.signal(one, signal.SIG_IGN if stop.is_asked else handler)
