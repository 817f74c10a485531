"""Letters as values."""

from enum import StrEnum
from typing import NamedTuple

from builder.model.words import Channel


class Kind(StrEnum):
    """What a letter is for; its value is the name on the command line and of a template (docs/letters.md)."""

    REQUEST = "request"
    REMINDER = "reminder"
    CONFIRMATION = "confirmation"
    THANKS = "thanks"
    REPORT_BACK = "report-back"
    UPDATE = "update"
    NEWS = "news"
    INTRODUCTION = "introduction"
    ANSWER = "answer"
    SCHEDULING = "scheduling"
    PROMISE = "promise"
    THEIR_PROMISE = "their-promise"


class Letter(NamedTuple):
    r"""A letter as a draft: whom it goes to, what it is about, what it says.

    ``contacts`` are the slugs of the people it is for, the first of them first; ``addresses`` their e-mail addresses,
    one each of those who have any. ``subject`` is one line, ``body`` lines separated by ``\n`` without one at the end.
    ``placeholders`` are the words in square brackets that stand for what is not known, without the brackets, in order,
    as often as they stand in subject and body. ``channel`` is the way that it is meant to go: what is for the phone is
    a script to speak from.
    """

    kind: Kind
    contacts: tuple[str, ...]
    addresses: tuple[str, ...]
    subject: str
    body: str
    placeholders: tuple[str, ...] = ()
    channel: Channel | None = None

    @property
    def is_script(self) -> bool:
        """Return whether it is to be spoken on the phone rather than sent."""
        return self.kind is Kind.REMINDER and self.channel is Channel.PHONE

    @property
    def text(self) -> str:
        """Return the whole letter as text, its subject first, ending with a newline."""
        return f"Subject: {self.subject}\n\n{self.body}\n" if self.subject else f"{self.body}\n"
