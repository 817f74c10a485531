r"""How values may be written, as JSON Schema says it: the words and patterns behind the types of ``fields``.

Patterns keep to what every reader of JSON Schema understands: no flags, so that capitals are spelled out, no looking
back, and no ``\d`` or ``\w``, which mean more in some languages than in others. An editor hands over what YAML made
of a value, so whatever is a text to us may be a number or a truth there.
"""

from collections.abc import Iterable
from typing import Any

Schema = dict[str, Any]

_CLOCK = "(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
_MINUTES = "(?::?[0-5][0-9])?"
_OFFSET = f"(?:Z|[+](?:0[0-9]|1[0-3]){_MINUTES}|[+]14(?::?00)?|-(?:0[0-9]|1[01]){_MINUTES}|-12(?::?00)?)"
_MONTHS = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
    "02-(?:0[1-9]|[12][0-9])",  # which years have 29 of them is left to us
)
UNSEEN = r"\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""What programs slip in that cannot be seen, as within a set of a pattern."""

_SLIPPED_IN = f"{UNSEEN}“”„«»"
_SIGNS = rf"\s!-/:-@\[-`{{-~{_SLIPPED_IN}"
_SIGN = f"[^{_SIGNS}]"  # a letter of any script, or a digit

_ATOM = rf'[^\s@<>()\[\],;:"\\.{_SLIPPED_IN}]+'

MAILBOX = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_SIGN}(?:[-_]*{_SIGN})*\.)+[^0-9{_SIGNS}](?:[-_]*{_SIGN})+"
"""The pattern of an e-mail address, in any script: what RFC 6531 allows, but for quotes and comments."""

DAY = f"(?!0000)[0-9]{{4}}-(?:{'|'.join(_MONTHS)})"
"""The pattern of a day."""


def any_of(*choices: Schema) -> Schema:
    """Return the schema of what fits one of the *choices*."""
    return {"anyOf": [one for choice in choices for one in (choice["anyOf"] if [*choice] == ["anyOf"] else (choice,))]}


def text(pattern: str) -> Schema:
    """Return the schema of a text that is nothing but what *pattern* says, with blanks around it or none."""
    return {"type": "string", "pattern": rf"^\s*(?:{pattern})\s*$"}


def in_any_case(words: Iterable[str]) -> str:
    """Return the pattern of *words*, in small letters or capitals."""
    return "|".join("".join(f"[{''.join(dict.fromkeys(char.upper() + char))}]" for char in word) for word in words)


def one_of(words: Iterable[str]) -> Schema:
    """Return the schema of one of the *words* in any case: listed, so that editors offer them, and as a pattern."""
    listed = list(words)
    return any_of({"enum": listed}, text(in_any_case(listed)))


def truth(words: Iterable[str]) -> Schema:
    """Return the schema of true and false, as they are or in *words*."""
    return any_of({"type": "boolean"}, text(in_any_case(words)))


def whole(low: int, high: int) -> Schema:
    """Return the schema of the whole numbers from *low*, which is 0 or 1, to *high*, in quotation marks or without."""
    return any_of({"type": "integer", "minimum": low, "maximum": high}, text(_up_to(low, str(high))))


def _up_to(low: int, high: str) -> str:
    """Return the pattern of a number: fewer digits than *high* has, or as many and one of them smaller, or *high*."""
    found = [f"[1-9][0-9]{{0,{len(high) - 2}}}"] if len(high) > 1 else []
    for at, digit in enumerate(high):
        least = 0 if at else 1
        if int(digit) > least:
            found.append(f"{high[:at]}[{least}-{int(digit) - 1}][0-9]{{{len(high) - at - 1}}}")
    return f"0*(?:{'|'.join([*found, high, *([] if low else ['0'])])})"


SOME_TEXT: Schema = {"type": "string", "pattern": r"\S"}
"""Any text but a number or a truth."""

SCALAR: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
"""Any text, as YAML reads texts: ``1``, ``true``."""

LINK: Schema = {
    "type": "array",
    "items": {"type": "array", "items": SCALAR, "minItems": 1},
    "minItems": 1,
    "maxItems": 1,
}
"""What YAML makes of ``[[reference]]`` without quotation marks."""

EMPTY: Schema = {"type": ["string", "null"], "pattern": r"^\s*$"}
"""No value."""

EMPTY_OR_LIST: Schema = {"type": ["string", "null", "array"], "pattern": r"^\s*$", "items": EMPTY}
"""No value, or a list without one."""


def one_or_several(item: Schema, *, required: bool = False) -> Schema:
    """Return the schema of an *item* or a list of them, which may be empty unless one is *required*."""
    several = {"type": "array", "items": any_of(item, EMPTY), **({"contains": item} if required else {})}
    return any_of(item, several)


_UNITS = ("hour", "day", "week", "month", "year")
_DURATION = rf"[0-9]{{1,5}}\s*(?:{in_any_case(_UNITS)})[Ss]?"

WHEN = text(rf"{DAY}(?:[T ]\s*{_CLOCK}(?:\s?{_OFFSET})?)?")
LENGTH = text(_DURATION)
LENGTH_OR_NEVER = any_of({"enum": ["never"]}, text(f"{_DURATION}|{in_any_case(['never'])}"))
EMAIL = text(MAILBOX)
_REST = rf"[^\s/?#{UNSEEN}][^\s{UNSEEN}]*"
ADDRESS = text(rf"(?:{in_any_case(['http', 'https'])})://{_REST}|{in_any_case(['mailto'])}:(?://)?{_REST}")
COLOUR = text("#[0-9A-Fa-f]{6}")
LANGUAGE: Schema = {**text("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*"), "type": ["string", "boolean"]}
"""A language tag, which may be ``no``."""


def folder(taken: Iterable[str]) -> Schema:
    """Return the schema of the name of one folder, none of those *taken*."""
    refused = rf"(?!\s*(?:[.]*|{in_any_case(sorted(taken))})\s*$)"
    return {**SCALAR, "pattern": rf'^{refused}[^/\\:*?"<>|\u0000]*$'}
