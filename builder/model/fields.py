"""Types of front matter values: each turns the text that was typed into a value, or says what is wrong with it.

A refusal is a ``PydanticCustomError`` whose type is a diagnostic's code and whose context holds message and help.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from builder.model import written
from builder.model.dates import Duration, Moment, Never, parse_duration, parse_moment
from builder.model.explaining import UNSEEN, as_it_looks, explain_choice, explain_day, explain_duration, shown
from builder.model.words import Level

_NOT_PLAIN = {
    "message": "a list or group stands where one plain value belongs",
    "help": "keep one value; put quotation marks around it if it is one text",
}
_EMAIL = re.compile(written.MAILBOX)
# As programs copy one, or as people note what it is for:
_DRESSED = re.compile(
    rf"(?:[^<>@:\s]+:|[^<>@]*<|\[[^\[\]]*\]\((?:mailto:)?)?\s*({written.MAILBOX})\s*(?:[>)]?[.,;]?|\([^()@]*\))",
    re.IGNORECASE,
)
_NO_ADDRESS = re.compile(rf"[\s{written.UNSEEN}]")
_USUAL_ADDRESS = re.compile(r"https?://[\w.-]+(?:/[\w./-]*)?", re.ASCII)
_MARKDOWN_LINK = re.compile(r"\[[^\[\]]*\]\(((?:https?://|mailto:)[^\s()<>]+)\)", re.IGNORECASE)
_SCHEMES = ("http", "https", "mailto")
_LONGEST_NUMBER = 10  # digits; what is longer is out of every range
_LONGEST_EMAIL = 254  # RFC 5321, 4.5.3.1.3
_NOTHING_GIVEN: set[str] = set()  # one for all: it never changes
_BESIDE = {"__pydantic_fields_set__": _NOTHING_GIVEN, "__pydantic_extra__": None, "__pydantic_private__": None}


class Fields(BaseModel):
    """The front matter of one kind of note: frozen, built from texts only."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        populate_by_name=False,
        arbitrary_types_allowed=True,
        defer_build=True,  # making a validator takes longer than using it: only for kinds of notes that have changed
    )

    def unasked(self) -> Self:
        """Return this value, without pydantic's record of which fields were given: larger than it, and never asked."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOTHING_GIVEN)
        return self

    @classmethod
    def of(cls, values: Iterable[object]) -> Self:
        """Return front matter of these values, one for each field in order, which are known to be valid."""
        made = cls.__new__(cls)
        made.__setstate__({"__dict__": dict(zip(cls.__pydantic_fields__, values, strict=True)), **_BESIDE})
        return made

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Return how another process makes an equal value."""
        return _again, (type(self), tuple(self.__dict__.values()))


def _again(kind: type[Fields], values: tuple[object, ...]) -> Fields:
    return kind.of(values)


def refuse(code: str, message: str, remedy: str) -> PydanticCustomError:
    """Return the refusal of a value, with the code, message and help of its diagnostic."""
    return PydanticCustomError(code, "{message}", {"message": message, "help": remedy})


def single_text(value: object) -> str:
    """Return the text of one plain value, without blanks around it; refuse a list or group."""
    if isinstance(value, str):
        return value.strip()
    raise refuse("nested-value", _NOT_PLAIN["message"], _NOT_PLAIN["help"])


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _day(value: object) -> date:
    return _moment(value).day


def _moment(value: object) -> Moment:
    text = single_text(value)
    moment = parse_moment(text)
    if moment is None:
        raise refuse("bad-date", *explain_day(text))
    return moment


def _duration(value: object, *, also: str = "") -> Duration:
    """Return the duration that *value* writes; *also* names what else would do, for the message where it is none."""
    text = single_text(value)
    duration = parse_duration(text)
    if duration is None:
        raise refuse("bad-duration", *explain_duration(text, also))
    return duration


def _duration_or_never(value: object) -> Duration | Never:
    return "never" if single_text(value).lower() == "never" else _duration(value, also=", or: never")


_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


def _truth(value: object) -> bool:
    text = single_text(value).lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise refuse("bad-choice", f"“{shown(value)}” is neither true nor false", "write true or false")


def _email(value: object) -> str:
    text = single_text(value)
    if len(text) > _LONGEST_EMAIL or not _EMAIL.fullmatch(text):
        several = list(filter(None, re.split(r"[\s,;]+", text)))
        is_list = len(several) > 1 and all(map(_EMAIL.fullmatch, several))
        alone = _DRESSED.fullmatch(text[:_LONGEST_EMAIL])
        remedy = f"write {alone[1]}" if alone else "write it like name@firm.example"
        remedy = f"write several as a list: [{', '.join(several)}]" if is_list else remedy
        message, plain = f"“{shown(text)}” is not an e-mail address", as_it_looks(text)
        if plain != text and _EMAIL.fullmatch(plain):
            message, remedy = f"{message}: {UNSEEN}", f"write {plain}"
        raise refuse("bad-email", message, remedy)
    return text


def _link(value: object) -> str:
    text = single_text(value)
    if _USUAL_ADDRESS.fullmatch(text):
        return text
    try:
        parts = urlsplit(text)
        scheme = parts.scheme.lower()
        fine = scheme in _SCHEMES and bool(parts.netloc or (scheme == "mailto" and parts.path))
    except ValueError:
        fine = False
    if not fine or _NO_ADDRESS.search(text):
        message, plain = f"“{shown(text)}” is not an http, https or mailto address", as_it_looks(text)
        if fine and plain != text and not _NO_ADDRESS.search(plain):
            raise refuse("bad-link", f"{message}: {UNSEEN}", f"write {plain}")
        raise refuse("bad-link", message, _addressed(text))
    return text


def _addressed(text: str) -> str:
    """Return how to write what was meant as the address of a page."""
    several = list(filter(None, re.split(r"[\s,;<>]+", text)))
    if several and all(map(_USUAL_ADDRESS.fullmatch, several)):
        return f"write several as a list: [{', '.join(several)}]" if several[1:] else f"write {several[0]}"
    linked = _MARKDOWN_LINK.fullmatch(text)
    if linked or _EMAIL.fullmatch(text[:_LONGEST_EMAIL]):
        return f"write {linked[1] if linked else f'mailto:{text}'}"
    guess = f"https://{text}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) else "https://www.firm.example"
    return f"write the whole address, for example {shown(guess)}"


class Plain:
    """Annotates a plain text: its ends stripped by pydantic itself, since most values are plain texts."""

    def __get_pydantic_core_schema__(self, _: type[str], __: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema that strips a text and refuses a list."""
        text = core_schema.str_schema(strip_whitespace=True, strict=True)
        return core_schema.custom_error_schema(
            text,
            custom_error_type="nested-value",
            custom_error_message="{message}",
            custom_error_context=dict(_NOT_PLAIN),
        )


@dataclass(frozen=True)
class OneOf:
    """Annotates a word list: one of its words, in any case; ``listed``, where a field may hold several."""

    listed: bool = False

    def __get_pydantic_core_schema__(self, source: type[StrEnum], _: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema that turns a text into the word."""
        by_text = {word.value: word for word in source}

        def convert(value: object) -> StrEnum:
            word = by_text.get(single_text(value).lower())
            if word is None:
                message, remedy = explain_choice(str(value), by_text)
                said = [one for one in re.split(r"[\s,;/&+]+", str(value).lower()) if one != "and"]
                if self.listed and len(said) > 1 and by_text.keys() >= {*said}:
                    remedy = f"write several as a list: [{', '.join(said)}]"
                raise refuse("bad-choice", message, remedy)
            return word

        words = core_schema.literal_schema(list(by_text))
        return core_schema.no_info_plain_validator_function(convert, json_schema_input_schema=words)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the JSON Schema of the words."""
        return written.one_of(handler(schema)["enum"])


@dataclass(frozen=True)
class Whole:
    """Annotates a whole number from ``low`` to ``high``, both included."""

    low: int
    high: int

    def __get_pydantic_core_schema__(self, _: type[int], __: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema that turns a text into the number."""
        return core_schema.no_info_plain_validator_function(self.convert)

    def __get_pydantic_json_schema__(self, _: CoreSchema, __: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the JSON Schema of the number."""
        return written.whole(self.low, self.high)

    def convert(self, value: object) -> int:
        """Return the number that *value* writes; refuse it outside the range."""
        text = single_text(value)
        if len(text) < _LONGEST_NUMBER and text.isascii() and text.isdigit() and self.low <= int(text) <= self.high:
            return int(text)
        message = f"“{shown(text)}” is not a whole number from {self.low} to {self.high}"
        raise refuse("bad-number", message, f"write a whole number from {self.low} to {self.high}, without a unit")


Text = Annotated[str, Plain()]
Email = Annotated[str, PlainValidator(_email), WithJsonSchema({**written.EMAIL, "maxLength": _LONGEST_EMAIL})]
Address = Annotated[str, PlainValidator(_link), WithJsonSchema(written.ADDRESS)]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema(written.WHEN)]
When = Annotated[Moment, PlainValidator(_moment), WithJsonSchema(written.WHEN)]
Length = Annotated[Duration, PlainValidator(_duration), WithJsonSchema(written.LENGTH)]
LengthOrNever = Annotated[Duration | Never, PlainValidator(_duration_or_never), WithJsonSchema(written.LENGTH_OR_NEVER)]
Truth = Annotated[bool, PlainValidator(_truth), WithJsonSchema(written.truth(sorted(_TRUE | _FALSE)))]

OR_LIST = BeforeValidator(_listed)
Texts = Annotated[tuple[Text, ...], OR_LIST]
Emails = Annotated[tuple[Email, ...], OR_LIST]
Addresses = Annotated[tuple[Address, ...], OR_LIST]
Levels = Annotated[tuple[Annotated[Level, OneOf(listed=True)], ...], OR_LIST]
