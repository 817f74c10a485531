"""Whose requests are answered, and what they ask for."""

from email.message import Message
from http import HTTPStatus

import pytest

from builder.serve.asking import RefusedError, parts, understand

PORT = 8000


def asked(target: str = "/", **fields: str) -> tuple[str, ...] | HTTPStatus:
    """Return what becomes of a request with these fields, whose names have “_” for “-”; by default it has our host."""
    headers = Message()
    for name, values in {"Host": f"127.0.0.1:{PORT}", **fields}.items():
        for value in values.split("|") if values else ():
            headers[name.replace("_", "-")] = value
    try:
        return understand(target, headers, PORT)
    except RefusedError as refused:
        return refused.status


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", " localhost:8000 "])
def test_our_own_names_are_answered(host: str) -> None:
    assert asked(Host=host) == ("index.html",)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8000.evil.example",
        "127.0.0.1.evil.example:8000",
        "localhost:8000@evil.example",
        "evil.example@127.0.0.1:8000",
        "localhost.:8000",
        "[::1]:8000",
        "0.0.0.0:8000",
        "127.1:8000",
        "2130706433:8000",
        "127.0.0.1:08000",
        "127.0.0.1:8000,evil.example",
        "127.0.0.1:8000 evil",
    ],
)
def test_other_names_are_not(host: str) -> None:
    assert asked(Host=host) is HTTPStatus.MISDIRECTED_REQUEST


def test_one_host_has_to_be_named() -> None:
    assert asked(Host="") is HTTPStatus.BAD_REQUEST
    assert asked(Host="127.0.0.1:8000|evil.example") is HTTPStatus.BAD_REQUEST
    assert asked(Host="127.0.0.1:8000|127.0.0.1:8000") is HTTPStatus.BAD_REQUEST


def test_at_the_usual_port_none_needs_to_be_named() -> None:
    headers = Message()
    headers["Host"] = "localhost"
    assert understand("/a.html", headers, 80) == ("a.html",)


@pytest.mark.parametrize(
    ("target", "becomes"),
    [
        ("http://127.0.0.1:8000/people.html", ("people.html",)),
        ("HTTP://LOCALHOST:8000", ("index.html",)),
        ("http://evil.example/people.html", HTTPStatus.MISDIRECTED_REQUEST),
        ("http://evil.example:8000/", HTTPStatus.MISDIRECTED_REQUEST),
        ("http://a@127.0.0.1:8000/", HTTPStatus.MISDIRECTED_REQUEST),
        ("https://127.0.0.1:8000/", HTTPStatus.BAD_REQUEST),
        ("ftp://127.0.0.1:8000/", HTTPStatus.BAD_REQUEST),
        ("127.0.0.1:8000", HTTPStatus.BAD_REQUEST),
        ("http://[", HTTPStatus.BAD_REQUEST),
        ("http:///a", HTTPStatus.BAD_REQUEST),
        ("people.html", HTTPStatus.BAD_REQUEST),
        ("*", HTTPStatus.BAD_REQUEST),
        ("", HTTPStatus.BAD_REQUEST),
    ],
)
def test_a_whole_address_names_its_own_host(target: str, becomes: object) -> None:
    assert asked(target) == becomes
    if becomes is HTTPStatus.MISDIRECTED_REQUEST:
        assert asked(target, Host="evil.example") is HTTPStatus.MISDIRECTED_REQUEST


def test_our_own_address_does_not_help_a_foreign_host() -> None:
    assert asked("http://127.0.0.1:8000/", Host="evil.example") is HTTPStatus.MISDIRECTED_REQUEST


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"Content_Length": "5"}, HTTPStatus.BAD_REQUEST),
        ({"Content_Length": "0|5"}, HTTPStatus.BAD_REQUEST),
        ({"Transfer_Encoding": "chunked"}, HTTPStatus.BAD_REQUEST),
        ({"Origin": "http://evil.example"}, HTTPStatus.FORBIDDEN),
        ({"Origin": "null"}, HTTPStatus.FORBIDDEN),
        ({"Origin": "http://127.0.0.1:9000"}, HTTPStatus.FORBIDDEN),
        ({"Origin": "https://127.0.0.1:8000"}, HTTPStatus.FORBIDDEN),
        ({"Sec_Fetch_Site": "cross-site"}, HTTPStatus.FORBIDDEN),
        ({"Sec_Fetch_Site": "same-site"}, HTTPStatus.FORBIDDEN),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, HTTPStatus.FORBIDDEN),
        (
            {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"},
            HTTPStatus.FORBIDDEN,
        ),
    ],
)
def test_what_other_sites_ask_for_is_refused(fields: dict[str, str], status: HTTPStatus) -> None:
    assert asked(**fields) is status


@pytest.mark.parametrize(
    "fields",
    [
        {"Content_Length": "0"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "http://localhost:8000"},
        {"Sec_Fetch_Site": "same-origin", "Sec_Fetch_Mode": "cors"},
        {"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"},
    ],
)
def test_what_our_pages_and_the_reader_ask_for_is_not(fields: dict[str, str]) -> None:
    assert asked(**fields) == ("index.html",)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", ("index.html",)),
        ("/people.html", ("people.html",)),
        ("/contacts/thandi-nkosi.html", ("contacts", "thandi-nkosi.html")),
        ("/contacts/%E5%B0%8F%E6%9E%97.html", ("contacts", "小林.html")),
        (
            "/contacts/%D8%B9%D9%84%DB%8C%E2%80%8C%D8%B1%D8%B6%D8%A7.html",
            ("contacts", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627.html"),
        ),
        ("/contacts/Somebody%20Else.html", ("contacts", "Somebody Else.html")),
        ("/a%252e%252e/b", ("a%2e%2e", "b")),
        ("/a...b", ("a...b",)),
    ],
)
def test_paths_are_decoded_once(path: str, expected: tuple[str, ...]) -> None:
    assert parts(path) == expected


@pytest.mark.parametrize(
    "path",
    [
        "/../keepwarm.yaml",
        "/contacts/../index.html",
        "/%2e%2e/keepwarm.yaml",
        "/.%2e/keepwarm.yaml",
        "/%2E%2E%2Fkeepwarm.yaml",
        "/contacts%2f..%2f..%2fkeepwarm.yaml",
        "/..%5ckeepwarm.yaml",
        "/..\\keepwarm.yaml",
        "/a\\b",
        "//etc/passwd",
        "/%2Fetc/passwd",
        "/index.html%00.png",
        "/index.html/",
        "/contacts/",
        "/./index.html",
        "/.keepwarm-site",
        "/%2ekeepwarm-site",
        "/contacts/.hidden/a.html",
        "/%ff.html",
        "/%c0%ae%c0%ae/keepwarm.yaml",
        "/%ed%a0%80.html",
    ],
)
def test_what_can_be_no_page_is_none(path: str) -> None:
    assert parts(path) == ()
