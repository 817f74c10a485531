"""What a file of another program says about people, as values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import TypeAdapter, ValidationError

from builder.capture.imports import addresses
from builder.capture.scalars import one_line
from builder.model.explaining import as_it_looks
from builder.model.fields import Address, Email

KEYS = (
    "preferred_name",
    "pronouns",
    "organisation",
    "role",
    "location",
    "email",
    "phone",
    "linkedin",
    "website",
    "source",
    "tags",
)
"""The keys of a contact that an import can give, in the order in which a new note has them."""

LISTS = frozenset({"email", "phone", "linkedin", "website", "tags"})
"""Those of which there may be several values."""

CONNECTED_ON = "Connected on"
"""The label of a day of becoming contacts that the log cannot hold."""

_LABELS = {"email": "E-mail", "linkedin": "LinkedIn", "website": "Website", "organisation": "Organisation"}
_TELLING = ("preferred_name", "email", "linkedin", "organisation", "phone")  # of somebody without a name
_NAMED = 12  # in a sentence at most; a file may have thousands of columns
_EMAIL: TypeAdapter[str] = TypeAdapter(Email)
_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)


class UnusableFileError(Exception):
    """The file cannot be imported at all; the message says why and what would help, without a full stop."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a file; ``place`` says where in it: “row 3”.

    ``values`` are those of KEYS that are given and usable, ``text`` is what somebody wrote about them, ``left`` what
    has no place in the front matter, each with its label; ``connected`` the day of becoming contacts on LinkedIn.
    """

    place: str
    name: str
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    left: tuple[tuple[str, str], ...] = ()
    connected: date | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """One row or card that cannot be imported, where it is, whom it is about (as far as known), and why."""

    place: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """All that a file holds, in its order: every row or card once; ``remarks`` are sentences about the whole file.

    ``noun`` is what the file's pieces are called (row, card); ``empty`` how many of them have nothing in them.
    """

    noun: str
    found: tuple[Person | Refusal, ...]
    empty: int = 0
    remarks: tuple[str, ...] = ()


def person(  # noqa: PLR0913 - what the three kinds of file can say about somebody
    place: str,
    name: str,
    values: Mapping[str, Iterable[str]],
    *,
    text: str = "",
    left: Iterable[tuple[str, str]] = (),
    connected: date | None = None,
) -> Person | Refusal:
    """Return the person that these values describe, or why there is none: a note needs a name.

    Values become one line each; a web address that is one of LinkedIn's goes to ``linkedin``, any other to
    ``website``; what the schema would refuse, or has room for one of, is ``left``.
    """
    name = one_line(name)
    if not name:
        return Refusal(place, _naming(values), "it has no name; give it one in the program that it comes from")
    usable: dict[str, list[str]] = {key: [] for key in KEYS}
    unusable = [(label, one) for label, value in left if (one := one_line(value))]
    for key, given in values.items():
        for value in filter(None, map(one_line, given)):
            where, written = _placed(key, value)
            if not _is_valid(where, written):  # phones put marks around an address that cannot be seen
                where, written = _placed(key, as_it_looks(value))
            known = usable[where]
            if not _is_valid(where, written) or (known and where not in LISTS and written != known[0]):
                unusable.append((_LABELS.get(key, key.capitalize()), value))
            elif addresses.compared(where, written) not in [addresses.compared(where, one) for one in known]:
                known.append(written)
    if usable["preferred_name"] == [name]:
        usable["preferred_name"] = []
    kept = {key: tuple(given) for key, given in usable.items() if given}
    return Person(place, name, kept, _lines(text), tuple(dict.fromkeys(unusable)), connected)


def no_field_for(names: Iterable[str]) -> Iterator[str]:
    """Yield a sentence that names what a file has and a contact's note has no field for, if there is any."""
    found = [*names]
    if found:
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        yield f"Not imported, as a note has no field for it: {', '.join(found[:_NAMED])}{more}."


def _naming(values: Mapping[str, Iterable[str]]) -> str:
    """Return something by which to find what has no name."""
    return next((one_line(value) for key in _TELLING for value in values.get(key, ())), "")


def _placed(key: str, value: str) -> tuple[str, str]:
    if key in ("linkedin", "website"):
        address = addresses.whole(value)
        return "linkedin" if addresses.is_linkedin(address) else "website", address
    return key, value


def _is_valid(key: str, value: str) -> bool:
    form = {"email": _EMAIL, "linkedin": _ADDRESS, "website": _ADDRESS}.get(key)
    try:
        return form is None or bool(form.validate_python(value))
    except ValidationError:
        return False


def _lines(text: str) -> str:
    """Return a text of several lines without empty ones around it, whatever its line ends were."""
    text = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    while lines and not lines[0].strip():
        lines.pop(0)
    return "\n".join(lines).rstrip()
