"""Values of the notes as JSON and back, by what their classes say of their fields: nothing else can come out of it."""

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from builder.model.fields import Fields

_Value = TypeVar("_Value")
_Reader = Callable[[Any], Any]
_AS_IT_IS = (str, int, bool, type(None))


def encoded(value: object) -> bytes:
    """Return *value* as JSON: texts, numbers, days, words, tuples, and records and entries of these."""
    return _JSON.encode(value).encode(errors="surrogatepass")


def decoded(kind: type[_Value], row: bytes) -> _Value:
    """Return the value of the class *kind* that ``encoded`` made *row* from; raise ValueError where it is none."""
    text = row.decode(errors="surrogatepass")  # or its encoding would be guessed first
    try:
        value: _Value = _required(kind)(json.loads(text))
    except (TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        raise ValueError(text[:60]) from error
    return value


def _parts(value: Any) -> Any:  # noqa: ANN401 - whatever JSON has no word for
    if isinstance(value, (date, time)):
        return value.isoformat()
    if _is_entry(type(value)):
        return list(value.__dict__.values())
    if is_dataclass(value):
        return [getattr(value, one.name) for one in fields(value)]
    raise TypeError(f"{type(value)} is no value of the notes")


def _is_entry(kind: Any) -> bool:  # noqa: ANN401 - as above
    """Return whether *kind* is a model of pydantic, which is not imported to ask that."""
    return hasattr(kind, "model_construct")


_JSON = json.JSONEncoder(default=_parts, ensure_ascii=False, check_circular=False, separators=(",", ":"))


@cache
def _reader(kind: Any) -> _Reader | None:  # noqa: ANN401, PLR0911 - a type, as annotations name it; one way for each
    """Return what makes a value of *kind* from its JSON, or None where that is the value already."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _reader(inner[0])
    if origin is Literal or kind in _AS_IT_IS:
        return None
    if origin in (Union, types.UnionType):
        return _one_of([one for one in inner if one is not type(None)])
    if origin is tuple:
        return _tuple(inner)
    if _is_entry(kind):
        return _entry(kind)
    if issubclass(kind, Enum):
        return {word.value: word for word in kind}.__getitem__
    if issubclass(kind, (date, time)):
        read: _Reader = kind.fromisoformat
        return read
    return _record(kind)


def _required(kind: Any) -> _Reader:  # noqa: ANN401 - as above
    return _reader(kind) or (lambda value: value)


def _one_of(kinds: list[Any]) -> _Reader | None:
    """Return what reads a value of one of several *kinds*, all but one of which are literal words."""
    reader = next(filter(None, map(_reader, kinds)), None)
    if reader is None:
        return None
    words = [word for one in kinds if get_origin(one) is Literal for word in get_args(one)]
    return lambda value: value if value is None or value in words else reader(value)


def _tuple(inner: tuple[Any, ...]) -> _Reader:
    if inner[-1] is not Ellipsis:
        readers = [_required(one) for one in inner]
        return lambda values: tuple(read(one) for read, one in zip(readers, values, strict=True))
    each = _reader(inner[0])
    return (lambda values: tuple(map(each, values))) if each else tuple


def _record(kind: type[Any]) -> _Reader:
    """Return what makes a named tuple or a dataclass."""
    hints = get_type_hints(kind, include_extras=True)
    names = kind._fields if hasattr(kind, "_fields") else [one.name for one in fields(kind)]
    readers = [(number, read) for number, name in enumerate(names) if (read := _reader(hints[name]))]

    def build(values: list[Any]) -> Any:  # noqa: ANN401
        for number, read in readers:
            values[number] = read(values[number])
        return kind(*values)

    return build


def _entry(kind: "type[Fields]") -> _Reader:
    hints = get_type_hints(kind, include_extras=True)
    readers = [(number, read) for number, name in enumerate(kind.model_fields) if (read := _reader(hints[name]))]

    def build(values: list[Any]) -> "Fields":
        for number, read in readers:
            held = values[number]
            if held is not None:
                values[number] = read(held) if held != [] else ()
        return kind.of(values)

    return build
