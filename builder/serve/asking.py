"""Whether a request may be answered, and what it asks for: pure, made of what its head says (RFC 9110, RFC 9112)."""

import os
from collections.abc import Sequence
from http import HTTPStatus
from typing import Protocol
from urllib.parse import unquote_to_bytes, urlsplit

HOST = "127.0.0.1"
"""The address of this machine that no other one can reach."""

_NAMES = (HOST, "localhost")
_HTTP_PORT = 80
_START = "index.html"
_FORBIDDEN = frozenset("\\\0:" if os.name == "nt" else "\\\0")


class Headers(Protocol):
    """The fields of a request's head."""

    def get_all(self, name: str) -> Sequence[str] | None:
        """Return every value of a field, in any case; None where it is not there."""


class RefusedError(Exception):
    """A request that is not answered; holds the status that says why."""

    def __init__(self, status: HTTPStatus) -> None:
        """Keep the status."""
        super().__init__(status.phrase)
        self.status = status


def understand(target: str, headers: Headers, port: int) -> tuple[str, ...]:
    """Return the parts of the path that a request asks for, none where no file of a site can have it.

    Raise RefusedError where the request is malformed, or does not come from our own pages. It must name a host of ours,
    so that no other name can be made to lead here (DNS rebinding); what another site asks for is refused, unless
    somebody follows a link from there.
    """
    own = _own(port)
    hosts = headers.get_all("Host") or ()
    if len(hosts) != 1 or _has_body(headers):
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    host, path = _split(target, hosts[0])
    if host not in own or hosts[0].strip().lower() not in own:
        raise RefusedError(HTTPStatus.MISDIRECTED_REQUEST)
    if _is_from_elsewhere(headers, own):
        raise RefusedError(HTTPStatus.FORBIDDEN)
    return parts(path)


def _own(port: int) -> frozenset[str]:
    names = [f"{name}:{port}" for name in _NAMES]
    return frozenset([*names, *(_NAMES if port == _HTTP_PORT else ())])


def _has_body(headers: Headers) -> bool:
    lengths = headers.get_all("Content-Length") or ()
    return bool(headers.get_all("Transfer-Encoding")) or any(length.strip() != "0" for length in lengths)


def _split(target: str, host: str) -> tuple[str, str]:
    """Return host and path of a request; one that is written as a whole address names its host itself."""
    if target.startswith("/"):
        return host.strip().lower(), target.partition("?")[0].partition("#")[0]
    try:
        address = urlsplit(target)
    except ValueError:
        raise RefusedError(HTTPStatus.BAD_REQUEST) from None
    if address.scheme != "http" or not address.netloc:
        raise RefusedError(HTTPStatus.BAD_REQUEST)
    return address.netloc.lower(), address.path or "/"


def _is_from_elsewhere(headers: Headers, own: frozenset[str]) -> bool:
    """Return whether another site makes the browser ask (https://www.w3.org/TR/fetch-metadata/)."""
    origins = {f"http://{host}" for host in own}
    if any(origin.strip().lower() not in origins for origin in headers.get_all("Origin") or ()):
        return True
    sites = headers.get_all("Sec-Fetch-Site") or ()
    follows = headers.get_all("Sec-Fetch-Mode") == ["navigate"] and headers.get_all("Sec-Fetch-Dest") == ["document"]
    return any(site not in ("same-origin", "none") for site in sites) and not follows


def parts(path: str) -> tuple[str, ...]:
    """Return the parts of a path, decoded once; none where no file of a site can have it."""
    try:
        text = unquote_to_bytes(path).decode()
    except UnicodeDecodeError:
        return ()
    names = tuple((text[1:] or _START).split("/"))
    if any(not name or name.startswith(".") or _FORBIDDEN & set(name) for name in names):
        return ()
    return names
