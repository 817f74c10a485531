"""A server without a loop, and clients that say exactly what they are told to."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple

from builder.serve.server import Server, Shown
from builder.serve.state import Board
from builder.site.disk import ours
from tests.support import PATIENCE


class Answer(NamedTuple):
    """What came back: the status, the fields by their names in lower case, the rest."""

    status: int
    fields: dict[str, str]
    body: bytes


class Talk:
    """A server of a small site, and what it has said to the terminal."""

    def __init__(self, server: Server, said: list[str]) -> None:
        self.server, self.said = server, said
        self.board, self.folder = server.shown.board, server.shown.folder

    def connect(self) -> socket.socket:
        """Return a new connection."""
        return _connected(self.server.port)

    def send(self, data: bytes) -> bytes:
        """Send bytes, and return all that comes back."""
        return _exchanged(self.server.port, data)

    def ask(self, target: str, *fields: str, method: str = "GET") -> Answer:
        """Ask for something as a browser would, with more fields."""
        return fetched(self.server.port, target, *fields, method=method)


def fetched(port: int, target: str, *fields: str, method: str = "GET") -> Answer:
    """Return what a server of this machine answers."""
    lines = [f"{method} {target} HTTP/1.1", f"Host: 127.0.0.1:{port}", *fields]
    return answer(_exchanged(port, "\r\n".join([*lines, "", ""]).encode()))


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def _exchanged(port: int, data: bytes) -> bytes:
    with _connected(port) as client:
        client.sendall(data)
        return b"".join(iter(partial(client.recv, 65536), b""))


def answer(data: bytes) -> Answer:
    """Take an answer apart."""
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    version, status, _ = first.split(" ", 2)
    assert version == "HTTP/1.1"
    fields = dict(line.split(": ", 1) for line in lines)
    return Answer(int(status), {name.lower(): value for name, value in fields.items()}, body)


@contextmanager
def talking(folder: Path, files: dict[str, bytes] | None) -> Iterator[Talk]:
    """Serve a site of some *files* in *folder*, or none that was built."""
    if files is not None:
        for path, data in {ours.MARKER: b"", **files}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    said: list[str] = []
    with Server(Shown(folder, Board()), 0, said.append) as server, server.running():
        yield Talk(server, said)
