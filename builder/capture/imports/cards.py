"""vCards into cards of properties: folding, quoted-printable, charsets (vCard 2.1, RFC 2426, RFC 6350)."""

import base64
import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vobject.base import parseParams

from builder.capture.imports.decoding import western

_BREAK = re.compile(r"\r\n|\r|\n")
_HEAD = re.compile(r"\s*(?:[\w-]+\.)?([\w-]+)((?:;(?:[^\":]|\"[^\"]*\")*)?):", re.ASCII)
_BEGIN = re.compile(r"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(r"\s*(?:[\w-]+\.)?END\s*:\s*VCARD[\s\ufeff\x1a]*", re.IGNORECASE)
_JOINED = re.compile(r"(END\s*:\s*VCARD[\s\ufeff\x1a]*)(BEGIN\s*:\s*VCARD\s*)", re.IGNORECASE)
_MARKS = "\ufeff\x1a"  # with which files begin, and ended under DOS: between those that were put together
_PRINTABLE = re.compile(r"[;=](?:\"|)quoted-printable\b", re.IGNORECASE)
_BASE64 = re.compile(r"[;=](?:base64|b)(?=[;:,]|$)", re.IGNORECASE)
_OLD = "2.1"
_PIECES = ("PHOTO", "LOGO", "SOUND", "KEY")


class CardError(Exception):
    """A card that cannot be read; the message says in which line and why."""


class Property(NamedTuple):
    """One property: its name in capitals, its parameters, their names in capitals, its value as it is escaped."""

    name: str
    params: dict[str, tuple[str, ...]]
    value: str

    @property
    def rank(self) -> int:
        """Return how far down it stands among those of its name: 1 for the preferred one (RFC 6350, 5.3)."""
        given = "".join(self.params.get("PREF", ()))
        if given.isdigit() and given.isascii():
            return int(given[:3])
        return 1 if "PREF" in self.types or "PREF" in self.params else 101

    @property
    def types(self) -> frozenset[str]:
        """Return what is said of it, in capitals: WORK, LINKEDIN (RFC 9554, 4.9 for the name of a service)."""
        given = (*self.params.get("TYPE", ()), *self.params.get("SERVICE-TYPE", ()))
        return frozenset(one.upper() for one in given)


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its number in the file, its first line, its properties by name, or why it has none.

    Of each name, the preferred ones come first.
    """

    number: int
    line: int
    properties: Mapping[str, Sequence[Property]]
    fault: str = ""

    @property
    def place(self) -> str:
        """Return where it is in its file."""
        return f"card {self.number} (line {self.line})"

    def all(self, *names: str) -> list[Property]:
        """Return the properties of some names."""
        return [one for name in names for one in self.properties.get(name, ())]


class _Line(NamedTuple):
    """A line as it is in the file, with those folded into it."""

    number: int
    pieces: list[str]
    coded: str  # quoted-printable, base64, or nothing


def read(text: str) -> tuple[list[Card], list[int]]:
    """Return the cards of a file, broken ones too, and the numbers of the lines that are in no card."""
    cards: list[Card] = []
    stray: list[int] = []
    lines: list[_Line] | None = None
    begun, depth = 0, 0
    for line in _unfolded(text):
        first = line.pieces[0]
        if _BEGIN.fullmatch(first):
            if lines is None:
                begun, lines, depth = line.number, [], 1
            elif lines and _is_agent(lines[-1].pieces[0]):
                depth += 1
            else:
                cards.append(Card(len(cards) + 1, begun, {}, "it has no END:VCARD"))
                begun, lines, depth = line.number, [], 1
        elif lines is None:
            stray.append(line.number)
        elif _END.fullmatch(first):
            depth -= 1
            if depth == 0:
                cards.append(_card(len(cards) + 1, begun, lines))
                lines = None
        elif depth == 1:
            lines.append(line)
    if lines is not None:
        cards.append(Card(len(cards) + 1, begun, {}, "it has no END:VCARD; the file may have been cut off"))
    return cards, stray


def _is_agent(line: str) -> bool:
    head = _HEAD.match(line)
    return bool(head and head[1].upper() == "AGENT" and not line[head.end() :].strip())


def _unfolded(text: str) -> Iterator[_Line]:
    """Yield the lines of a file, each with those that are folded into it; blank ones end what came before."""
    current: _Line | None = None
    for number, line in _lines(text):
        if current and _goes_on(current, line):
            current.pieces.append(line)
            continue
        if current:
            yield current
        current = _Line(number, [line], _coding(line)) if line.strip() else None
    if current:
        yield current


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers; where files were put together, cards do not share a line."""
    for number, typed in enumerate(_BREAK.split(text), 1):
        line = typed.lstrip(_MARKS)
        joined = _JOINED.fullmatch(line)
        for part in joined.groups() if joined else (line,):
            yield number, part


def _goes_on(current: _Line, line: str) -> bool:
    if not line.strip():
        return False
    if line[0] in " \t":
        return True
    if current.coded == "quoted-printable":
        return current.pieces[-1].endswith("=") and not _END.fullmatch(line)
    return current.coded == "base64" and ":" not in line


def _coding(line: str) -> str:
    head = _HEAD.match(line)
    params = head[2] if head else ""
    return "quoted-printable" if _PRINTABLE.search(params) else "base64" if _BASE64.search(params) else ""


def _card(number: int, begun: int, lines: list[_Line]) -> Card:
    version = next((line.pieces[0].partition(":")[2].strip() for line in lines if _is_version(line.pieces[0])), "")
    properties: dict[str, list[Property]] = {}
    for line in lines:
        try:
            one = _property(line, is_old=version == _OLD)
        except CardError as error:
            return Card(number, begun, {}, str(error))
        properties.setdefault(one.name, []).append(one)
    for some in properties.values():
        if len(some) > 1:
            some.sort(key=lambda one: one.rank)
    return Card(number, begun, properties)


def _is_version(line: str) -> bool:
    return line.lstrip()[:8].upper() == "VERSION:"


def _property(line: _Line, *, is_old: bool) -> Property:
    first, *folded = line.pieces
    if line.coded == "quoted-printable":
        text = first
        for piece in folded:
            text += f"\n{piece}" if text.endswith("=") else piece[1:]
    else:  # vCard 2.1 folds between words, and keeps the space; later ones anywhere, and add one
        text = first + "".join(piece if is_old and not line.coded else piece[1:] for piece in folded)
    head = _HEAD.match(text)
    if not head:
        raise CardError(f"line {line.number} is not “NAME:value”")
    name = head[1].upper().replace("_", "-")
    params = _params(head[2])
    value = "" if name in _PIECES else _value(params, text[head.end() :], line)
    return Property(name, params, value)


def _params(typed: str) -> dict[str, tuple[str, ...]]:
    """Return the parameters; one without a name, as vCard 2.1 has them, is a type."""
    found: dict[str, tuple[str, ...]] = {}
    for name, *values in parseParams(typed) if typed else ():
        key, given = (name.upper(), values) if values else ("TYPE", [name])
        if key == "TYPE" and not values and name.upper() in ("QUOTED-PRINTABLE", "BASE64"):
            key = "ENCODING"
        parts = tuple(part.strip() for value in given for part in value.split(","))
        found[key] = (*found.get(key, ()), *parts)
    return found


def _value(params: dict[str, tuple[str, ...]], typed: str, line: _Line) -> str:
    """Return the value as text; raise CardError where its encoding is unknown, or is another one."""
    charset = "".join(params.get("CHARSET", ())[:1]).strip("\"'")
    try:
        if line.coded == "quoted-printable":
            return _read_as(quopri.decodestring(typed.encode("utf-8", "surrogateescape")), charset)
        if line.coded == "base64":
            return _read_as(base64.b64decode(re.sub(r"\s", "", typed)), charset)
        if not typed.isascii() and any("\udc80" <= char <= "\udcff" for char in typed):
            return _read_as(typed.encode("utf-8", "surrogateescape"), charset)
    except LookupError as error:
        raise CardError(f"line {line.number} is in an unknown character set, “{charset}”") from error
    except (ValueError, TypeError) as error:  # what codecs and base64 raise
        raise CardError(f"line {line.number} is not in the encoding that it names") from error
    return typed


def _read_as(data: bytes, charset: str) -> str:
    if charset:
        return data.decode(charset)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return western(data)
