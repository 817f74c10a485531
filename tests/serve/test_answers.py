"""What the server answers: built files as they are, pages with the script, and nothing else to nobody else."""

import os
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from builder.site.disk.ours import MARKER
from tests.serve.talking import Talk, answer, talking
from tests.support import PATIENCE

PAGE = "<html><body>“Today”</body></html>".encode()
SITE = {
    "index.html": PAGE,
    "contacts/小林.html": PAGE,
    "contacts/علی\u200cرضا.html": PAGE,  # noqa: RUF001
    "contacts/Елена Стоянова.html": PAGE,
    "contacts/थंडी.html": PAGE,
    "contacts/why?.html": PAGE,
    "contacts/ó-néill.html": PAGE,
    "static/site.css": b"a {}",
    "static/ui.js": b"1",
    "static/icon.svg": b"<svg/>",
    "static/vendor/inter.woff2": b"font",
    "keepwarm.ics": b"BEGIN:VCALENDAR",
    "data.json": b"{}",
    "files/a.png": b"png",
    "files/a.pdf": b"pdf" * 200_000,
    "files/notes.md": b"# A",
    "files/odd.xyz": b"?",
}


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    (tmp_path / "keepwarm.yaml").write_text("secret")
    with talking(tmp_path / "site", SITE) as found:
        yield found
        assert found.said == []


def quoted(path: str) -> str:
    return "/" + "".join(
        char if char in "/.-" or (char.isascii() and char.isalnum()) else _percent(char) for char in path
    )


def _percent(char: str) -> str:
    return "".join(f"%{byte:02X}" for byte in char.encode())


@pytest.mark.parametrize("path", SITE)
def test_every_built_file_is_served(talk: Talk, path: str) -> None:
    got = talk.ask(quoted(path))
    assert got.status == 200
    assert int(got.fields["content-length"]) == len(got.body)
    if path.endswith(".html"):
        assert got.body.startswith(PAGE.removesuffix(b"</body></html>"))
        assert got.body.count(b"reload.js") == 1
    else:
        assert got.body == SITE[path]
    head = talk.ask(quoted(path), method="HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {**head.fields, "date": ""} == {**got.fields, "date": ""}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html?q=a/../b", "text/html; charset=utf-8"),
        ("/static/site.css", "text/css; charset=utf-8"),
        ("/static/ui.js", "text/javascript; charset=utf-8"),
        ("/static/icon.svg", "image/svg+xml"),
        ("/static/vendor/inter.woff2", "font/woff2"),
        ("/keepwarm.ics", "text/calendar; charset=utf-8"),
        ("/data.json", "application/json"),
        ("/files/a.png", "image/png"),
        ("/files/notes.md", "text/plain; charset=utf-8"),
        ("/files/odd.xyz", "application/octet-stream"),
        ("/nobody.html", "text/html; charset=utf-8"),
        ("/-/keepwarm/reload.js", "text/javascript; charset=utf-8"),
        ("/-/keepwarm/reload.css", "text/css; charset=utf-8"),
    ],
)
def test_every_answer_says_what_it_is_and_keeps_others_out(talk: Talk, path: str, kind: str) -> None:
    fields = talk.ask(path).fields
    assert fields["content-type"] == kind
    assert fields["x-content-type-options"] == "nosniff"
    assert fields["cross-origin-resource-policy"] == "same-origin"
    assert fields["cross-origin-opener-policy"] == "same-origin"
    assert fields["referrer-policy"] == "no-referrer"
    assert fields["cache-control"] == "no-store"
    assert fields["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in fields["content-security-policy"]
    assert not {"server", "access-control-allow-origin", "set-cookie", "x-powered-by"} & set(fields)


@pytest.mark.parametrize(
    "path",
    [
        "/contacts",
        "/contacts/",
        "/static",
        "/INDEX.HTML",
        f"/{MARKER}",
        "/../keepwarm.yaml",
        "/%2e%2e/keepwarm.yaml",
        "/%252e%252e/keepwarm.yaml",
        "/contacts/..%2f..%2fkeepwarm.yaml",
        "/..%5ckeepwarm.yaml",
        "//keepwarm.yaml",
        "/index.html%00",
        "/link.html",
        "/linked/keepwarm.yaml",
        "/inside.html",
        "/pipe.html",
        "/" + "a" * 300,
        "/" + "a/" * 5000 + "b",
        "/-/keepwarm",
        "/-/nothing",
    ],
)
def test_nothing_else_is(talk: Talk, path: str) -> None:
    (talk.folder / "link.html").symlink_to("../keepwarm.yaml")
    (talk.folder / "linked").symlink_to("..")
    (talk.folder / "inside.html").symlink_to("index.html")
    os.mkfifo(talk.folder / "pipe.html")
    got = talk.ask(path)
    assert got.status == 404
    assert b"secret" not in got.body


def test_a_page_that_is_gone_leads_to_today_and_comes_to_life_again(talk: Talk) -> None:
    got = talk.ask("/contacts/%3Cb%3E%E2%80%AE.html")
    text = got.body.decode()
    assert 'href="/index.html"' in text
    assert "contacts/&lt;b&gt;\\u{202e}.html" in text
    assert "reload.js" in text


def test_without_a_site_nothing_of_the_folder_is_shown(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("somebody's own")
    with talking(tmp_path, None) as talk:
        got = talk.ask("/")
        assert got.status == 503
        assert b"There is no site yet" in got.body
        assert b"somebody" not in got.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "BREW", "get"])
def test_only_get_and_head_are_answered(talk: Talk, method: str) -> None:
    got = talk.ask("/", method=method)
    assert got.status == 405
    assert got.fields["allow"] == "GET, HEAD"
    assert got.fields["x-content-type-options"] == "nosniff"


def test_what_follows_a_request_is_taken_for_no_other_one(talk: Talk) -> None:
    body = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{talk.server.port}\r\n\r\n"
    got = talk.ask("/", f"Content-Length: {len(body)}", "", body, method="POST")
    assert got.status == 405
    assert b"HTTP/1.1" not in got.body
    assert talk.ask("/", f"Content-Length: {len(body)}", "", body).status == 400


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
        (b"GET / HTTP/1.0\r\n\r\n", 400),
        (b"GET /\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: {own}\r\nhost: {own}\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: evil.example\rHost: {own}\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : {own}\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n Host: {own}\r\n\r\n", 400),
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: {own}\r\n\r\n", 421),
        (b"GET http://{own}/ HTTP/1.1\r\nHost: {own}\r\n\r\n", 200),
        (b"GET / HTTP/1.0\r\nHost: {own}\r\n\r\n", 200),
        (b"GET / HTTP/1.1\r\nHost: {own}\r\nOrigin: http://evil.example\r\n\r\n", 403),
        (b"GET /index.html HTTP/1.1 more\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\nHost: {own}\r\n\r\n", 505),
        (b"GET / HTTPS/1.1\r\n\r\n", 400),
        (b"GET / HTTP/x\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 400),
        (b"\xff\xfe \xff \xff\r\n\r\n", 400),
        (b"GET /" + b"a" * 70_000, 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 70_000, 431),
        (b"GET / HTTP/1.1\r\n" + b"X: a\r\n" * 200, 431),
    ],
)
def test_odd_requests_are_refused_in_a_word(talk: Talk, data: bytes, status: int) -> None:
    own = b"127.0.0.1:%d" % talk.server.port
    got = answer(talk.send(data.replace(b"{own}", own)))
    assert got.status == status
    if status != 200:
        assert got.body == f"{status} ".encode() + got.body.partition(b" ")[2]
        assert len(got.body) < 60
    assert "server" not in got.fields


def test_clients_that_leave_in_the_middle_are_nothing(talk: Talk) -> None:
    for data in (b"", b"GET", b"GET / HTTP/1.1\r\n", b"GET /files/a.pdf HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"):
        with talk.connect() as client:
            # Leave with a reset, as a browser whose tab is closed
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            client.sendall(data % talk.server.port if b"%d" in data else data)
    assert talk.ask("/").status == 200


def test_slow_clients_do_not_hold_up_others(talk: Talk) -> None:
    with ExitStack() as stack:
        for _ in range(100):
            stack.enter_context(talk.connect()).sendall(b"GET / HT")
        assert talk.ask("/").status == 200


def test_a_client_that_is_too_slow_is_left(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk.server.RequestHandlerClass, "timeout", 0.05)
    assert talk.send(b"GET / HTTP/1.1\r\nHost: ") == b""


def test_a_mistake_of_ours_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("ouch")

    with talking(tmp_path / "site", SITE) as talk:
        monkeypatch.setattr("builder.serve.files.find", broken)
        assert talk.send(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % talk.server.port) == b""
        assert talk.said == ["A request could not be answered (ValueError: ouch). Please report it."]


def test_nothing_but_this_machine_can_connect(talk: Talk) -> None:
    assert talk.server.server_address[0] == "127.0.0.1"
    assert talk.server.socket.family == socket.AF_INET


def test_no_thread_is_left_over(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    with talking(tmp_path / "site", SITE) as talk:
        client = talk.connect()
        client.sendall(b"GET /-/keepwarm/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % talk.server.port)
        assert client.recv(20).startswith(b"HTTP/1.1 200")
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    client.close()
