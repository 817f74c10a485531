"""Answers requests: GET and HEAD of built files, the script that reloads pages, and the stream that tells it when."""

import os
import shutil
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from socket import SHUT_WR
from typing import TYPE_CHECKING, BinaryIO

from builder.diagnostics.render import visible
from builder.serve import asking, files, pages
from builder.serve.asking import RefusedError

if TYPE_CHECKING:
    from builder.serve.server import Server

_HEARTBEAT = 15.0  # seconds after which a silent stream says that it is still there, and learns who has gone
_RETRY = 500  # milliseconds after which a browser asks again once a stream has ended
_LINGER, _LINGER_READS, _BLOCK = 0.5, 16, 65536  # seconds for a read, reads, bytes of one
_HTML = files.kind("html")
_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Connection": "close",
}
_NO_FRAMES = "frame-ancestors 'none'"
_NO_FIELDS = "HTTP/0.9"  # whose requests do not even name a host (RFC 1945, 4.1)


class Handler(BaseHTTPRequestHandler):
    """Answers one request, and ends."""

    server: "Server"
    protocol_version = "HTTP/1.1"
    timeout = 10  # seconds for a client that sends or takes nothing
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer, or say why not."""
        if self.request_version == _NO_FIELDS:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        try:
            parts = asking.understand(self.path, self.headers, self.server.port)
        except RefusedError as refused:
            self._refuse(refused.status)
            return
        if parts[:2] == pages.RESERVED:
            self._answer_own("/".join(parts[2:]))
        else:
            self._answer_file(parts)

    def do_HEAD(self) -> None:
        """Answer as for GET, without what would follow the head."""
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """Refuse what the base class does not understand, without repeating it in the answer."""
        status = HTTPStatus(code)
        self._refuse(HTTPStatus.METHOD_NOT_ALLOWED if status is HTTPStatus.NOT_IMPLEMENTED else status)

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for the notes."""

    def _answer_file(self, parts: tuple[str, ...]) -> None:
        built = self.server.shown.board.state.built  # before the file is read: better loaded twice than left old
        file = files.find(self.server.shown.folder, parts)
        if file is None:
            self._answer_absent(parts, built)
            return
        kind = files.kind(parts[-1])
        with file:
            if kind == _HTML:
                self._send(HTTPStatus.OK, pages.with_script(file.read(), built), kind)
            else:
                self._send_file(file, kind)

    def _answer_absent(self, parts: tuple[str, ...], built: str) -> None:
        """Say that there is no such page, or no site at all yet, in a page that comes to life once there is."""
        if files.is_site(self.server.shown.folder):
            title, status = "There is no such page", HTTPStatus.NOT_FOUND
            said = f"The site has no page “{visible('/'.join(parts))}”." if parts else "The site has no such page."
            sentence = f"{said} A note that is renamed or deleted takes its page along."
        else:
            title, status = "There is no site yet", HTTPStatus.SERVICE_UNAVAILABLE
            sentence = "It could not be built so far. This page shows it as soon as it is."
        page = pages.between(title, sentence, built, home=status is HTTPStatus.NOT_FOUND)
        self._send(status, page, _HTML, {"Content-Security-Policy": f"{pages.OWN_POLICY}; {_NO_FRAMES}"})

    def _answer_own(self, name: str) -> None:
        if name == pages.EVENTS:
            self._tell_events()
            return
        content = pages.own_file(name)
        if content is None:
            self._refuse(HTTPStatus.NOT_FOUND)
        else:
            self._send(HTTPStatus.OK, content, files.kind(name))

    def _tell_events(self) -> None:
        """Send the state, and again whenever it changes, as server-sent events (HTML, 9.2)."""
        self._head(HTTPStatus.OK, {"Content-Type": "text/event-stream; charset=utf-8"})
        if self.command == "HEAD":
            return
        news = partial(self.server.shown.board.news, patience=_HEARTBEAT)
        self.wfile.write(f"retry: {_RETRY}\n\n".encode())
        known = None
        while state := news(known):
            self.wfile.write(b": still here\n\n" if state == known else f"data: {state.as_json()}\n\n".encode())
            known = state

    def _refuse(self, status: HTTPStatus) -> None:
        allowed = {"Allow": "GET, HEAD"} if status is HTTPStatus.METHOD_NOT_ALLOWED else {}
        self._send(status, f"{status.value} {status.phrase}\n".encode(), files.kind("txt"), allowed)
        self._hear_out()

    def _hear_out(self) -> None:
        """Read a little more of what a refused client sends: to close with some unread would cut off our answer."""
        self.connection.shutdown(SHUT_WR)
        self.connection.settimeout(_LINGER)
        for _ in range(_LINGER_READS):
            if not self.connection.recv(_BLOCK):
                return

    def _send(self, status: HTTPStatus, content: bytes, kind: str, more: Mapping[str, str] | None = None) -> None:
        self._head(status, {"Content-Type": kind, "Content-Length": str(len(content)), **(more or {})})
        self._pour(BytesIO(content))

    def _send_file(self, file: BinaryIO, kind: str) -> None:
        self._head(HTTPStatus.OK, {"Content-Type": kind, "Content-Length": str(os.fstat(file.fileno()).st_size)})
        self._pour(file)

    def _pour(self, content: BinaryIO) -> None:
        if self.command != "HEAD":
            shutil.copyfileobj(content, self.wfile)

    def _head(self, status: HTTPStatus, fields: Mapping[str, str]) -> None:
        """Send the head of an answer, which says nothing about this program."""
        self.close_connection = True
        self.request_version = "HTTP/1.1"  # the base class sends no head to whoever has not said a version
        self.send_response_only(status)
        self.send_header("Date", self.date_time_string())
        for name, value in {**_ALWAYS, "Content-Security-Policy": _NO_FRAMES, **fields}.items():
            self.send_header(name, value)
        self.end_headers()
