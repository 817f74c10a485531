"""What a page is rendered from, as a short key: equal keys, equal pages."""

import json
from dataclasses import fields
from datetime import date, time
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

_DIGEST = 16  # bytes


def key(*parts: object) -> bytes:
    """Return the key of views and other values; two different values have different keys."""
    return digest(
        json.dumps(parts, default=_parts, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    )


def digest(data: bytes) -> bytes:
    """Return the key of bytes."""
    return blake2b(data, digest_size=_DIGEST).digest()


def _parts(value: Any) -> Any:  # noqa: ANN401 - whatever a view holds that JSON has no word for
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    kind: Any = type(value)
    names = _names(kind)
    found = attrgetter(*names)(value)
    return [type(value).__name__, *(found if len(names) > 1 else (found,))]


@cache
def _names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - the class of a view
    return tuple(one.name for one in fields(kind))
