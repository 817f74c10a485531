"""The server: this machine alone, a thread a connection, and not a word about browsers that have gone."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import TCPServer, ThreadingMixIn
from threading import Thread

from builder.serve.asking import HOST
from builder.serve.handling import Handler
from builder.serve.state import Board

_POLL = 0.1  # seconds until the server notices that it is to end
_PATIENCE = 2.0


@dataclass
class Shown:
    """What is shown: the folder of the last good site, and what browsers are told about it."""

    folder: Path
    board: Board


class Server(ThreadingMixIn, TCPServer):
    """Serves what is *shown* at a port of this machine, any free one for 0; raises OSError where it is taken."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    allow_reuse_address = os.name == "posix"  # elsewhere two programs could have one port by it

    def __init__(self, shown: Shown, port: int, say: Callable[[str], None]) -> None:
        self.shown = shown
        self._say = say
        super().__init__((HOST, port), Handler)

    @property
    def port(self) -> int:
        """Return the port."""
        return int(self.server_address[1])

    @property
    def address(self) -> str:
        """Return the address for a browser."""
        return f"http://{HOST}:{self.port}/"

    def handle_error(self, *_: object) -> None:
        """Say what went wrong while a request was answered; a browser that is gone, or too slow, is no failure."""
        error = sys.exception()
        if not isinstance(error, OSError):
            self._say(f"A request could not be answered ({type(error).__name__}: {error}). Please report it.")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Answer requests meanwhile, in a thread."""
        thread = Thread(target=self.serve_forever, args=(_POLL,), name="keepwarm-serve", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self.shown.board.close()
            self.shutdown()
            thread.join(_PATIENCE)
