"""What templates of letters may say: each value, its meaning, and the words that stand for it where it is missing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from builder.followups.wording import listed


class Value(NamedTuple):
    """A value of letters: its name in templates, what it is, what its placeholder says, whether it is a list.

    ``kind`` is the type of a single value.
    """

    name: str
    meaning: str
    blank: str
    many: bool = False
    kind: type[str] | type[int] = str


VALUES: tuple[Value, ...] = (
    # The people the letter goes to
    Value("first_name", "how to address them, all of them", "their first name"),
    Value("name", "their full name", "their name"),
    Value("role", "what they do", "their role"),
    Value("organisation", "where they work", "their organisation"),
    Value("fields", "their career fields", "their field", many=True),
    Value("field", "one of their fields, if possible one that I look for", "the field that interests me"),
    Value("introducer", "who introduced them, else who gave me their name", "who gave me their name"),
    Value("findings", "what I found out about their organisation and would test", "what I found out", many=True),
    Value("mentor", "true where they are a mentor", "a mentor", kind=bool),
    Value("may_ask", "true unless they do not want to be written to", "may I write again", kind=bool),
    # The request
    Value("minutes", "the minutes that I ask for", "how many minutes", kind=int),
    Value("asked", "the day of my latest request", "the day I wrote"),
    Value("asked_by", "the way it went: by email, on LinkedIn", "the way I wrote"),
    Value("last_try", "true where the settings' attempts are used up", "the last try", kind=bool),
    Value("replied", "the day of their latest reply", "the day they replied"),
    Value("asked_me", "the day on which they asked me", "the day they wrote"),
    Value("fell_through", "the day of our conversation that was cancelled or missed", "the day"),
    # The conversation
    Value("day", "its day: Thursday 26 November", "the day"),
    Value("time", "its time: 15:00", "the time"),
    Value("via", "the way: by video, in person", "by phone or in person?"),
    Value("place", "its place or link", "the place"),
    Value("topics", "its keywords", "the topics", many=True),
    Value("confirmed", "findings that they confirmed, in my words", "what they confirmed", many=True),
    Value("contradicted", "findings that they contradicted, in my words", "what they contradicted", many=True),
    Value("answered", "my questions that they answered, critical ones first", "the question", many=True),
    Value("their_words", "their own words with which an answer begins", "what they said", many=True),
    Value("phrases", "phrases of theirs", "a phrase of theirs", many=True),
    Value("referrals", "the names that they gave me", "the names", many=True),
    # Promises
    Value("their_promises", "what they offered and still owe: to send the template", "what they offered", many=True),
    Value("my_promises", "what I promised and still owe, with its day", "what I promised", many=True),
    Value("promise", "the promise that the letter is about: to send the template", "what was promised"),
    Value("promised", "the day on which it was made", "the day"),
    # Staying in touch
    Value("helped_me", "true where they gave me a conversation", "did they help me", kind=bool),
    Value("last_contact", "when we were last in touch: in July", "when we were last in touch"),
    Value("news", "my news that they have not heard and may hear, latest last", "my news", many=True),
    Value(
        "to_share",
        "what I have noted to share with them, links with their addresses",
        "something that may interest them",
        many=True,
    ),
    # Somebody else: whom they introduced to me, or whom I introduce to them
    Value("other_first_name", "how to address the other person", "the other person's first name"),
    Value("other_name", "the other person's full name", "the other person's name"),
    Value("other_role", "what the other person does", "what they do"),
    Value("other_organisation", "where the other person works", "where they work"),
    # Myself
    Value("my_name", "my name", "my name"),
    Value("headline", "who I am, in a line", "who I am, in a line"),
    Value("looking_for", "the career fields that I look for", "the field that interests me", many=True),
    Value("signature", "my signature, else my name", "my name"),
)
"""Every value, in the order of docs/letters.md; any may be missing, and then its placeholder is shown."""

NAMES = frozenset(one.name for one in VALUES)
"""The names of all values."""

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
"""Stand for square brackets in what comes from notes, so that only those of templates make placeholders."""

_MOST = 50  # items of a list; no letter has as many
_PLACEHOLDER = re.compile(r"\[([^\[\]\n]+)\]")
# Control, bidirectional and invisible characters, surrogates and noncharacters; not the joiners of Persian and emoji.
_UNFIT = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


class Missing:
    """Stands for a value that is not known: false, empty, and where it is shown a placeholder."""

    __slots__ = ("_words",)

    def __init__(self, words: str) -> None:
        """Say what is missing."""
        self._words = words

    def __str__(self) -> str:
        return f"[{self._words}]"

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Items(tuple[str, ...]):
    """Several values; shown as a list in a sentence."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return a, b and c; with semicolons where an item has a comma of its own."""
        if len(self) > 1 and any("," in one for one in self):
            return f"{'; '.join(self[:-1])}; and {self[-1]}"
        return listed(list(self))


_MISSING = {one.name: Missing(one.blank) for one in VALUES}

Fact = str | int | Iterable[str] | None
"""What the notes know of a value; bool is a kind of int."""

Known = str | int | Items | Missing
"""What a value of a template may be."""


def complete(known: Mapping[str, Fact], asked: Iterable[str]) -> dict[str, Known]:
    """Return the values that are *asked* for: what is *known* of them, fit for a letter, and the rest as missing."""
    return {name: _fit(known.get(name)) or _MISSING[name] for name in asked}


def _fit(value: Fact) -> Known | None:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int) or value is None:
        return value
    return Items(islice(filter(None, map(_text, value)), _MOST))


def _text(text: str) -> str:
    """Return *text* on one line, without what a letter cannot carry, its brackets hidden."""
    fit = text if text.isprintable() else _UNFIT.sub("", text)
    return " ".join(fit.split()).replace("[", _OPEN).replace("]", _CLOSE)


def placeholders(text: str) -> tuple[str, ...]:
    """Return the words of the placeholders in what a template has made, in order."""
    return tuple(_PLACEHOLDER.findall(text))


def shown(text: str) -> str:
    """Return what a template has made as it is read, the brackets of notes with the rest."""
    return text.replace(_OPEN, "[").replace(_CLOSE, "]")
