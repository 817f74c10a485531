"""Short keys of what a page is rendered from: equal keys, equal pages."""

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date, time
from functools import cache, lru_cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

_DIGEST = 16  # bytes
_OWNER = 8  # of them


def key(*parts: object) -> bytes:
    """Return the key of views and other values; views of one template that differ have different keys."""
    return digest(encoded(*parts))


def encoded(*parts: object) -> bytes:
    """Return views and other values as bytes that differ where the values do."""
    return _JSON.encode(parts).encode("ascii")


def digest(data: bytes) -> bytes:
    """Return the key of bytes."""
    return blake2b(data, digest_size=_DIGEST).digest()


@lru_cache(maxsize=1024)
def owner(path: str) -> bytes:
    """Return the beginning of the keys of rendered texts of the note at *path*, which are forgotten with it."""
    return digest(path.encode(errors="surrogatepass"))[:_OWNER]


def owner_in(key: bytes) -> bytes:
    """Return the ``owner`` that such a key begins with."""
    return key[:_OWNER]


def _parts(value: Any) -> Any:  # noqa: ANN401 - whatever a view holds that JSON has no word for
    kind: Any = type(value)
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - the class of a view, or of a value in one
    if issubclass(kind, (date, time)):
        in_digits: Callable[[Any], Any] = kind.isoformat
        return in_digits
    if issubclass(kind, frozenset):
        return sorted
    names = [one.name for one in fields(kind)]
    return attrgetter("__class__.__name__", *names)  # equal fields in two classes are not equal values


_JSON = json.JSONEncoder(default=_parts, check_circular=False, separators=(",", ":"))
