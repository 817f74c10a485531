"""A letter as a message that mail programs open as a draft (RFC 5322, RFC 2045 to 2047, RFC 6532).

``X-Unsent: 1`` makes Outlook and Thunderbird open it for editing. The headers are written here and not by
``EmailMessage``, some versions of which lose blanks, or the borders of encoded words, where they fold a header.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from builder.drafts.addresses import clean, one_line, with_ascii_domain
from builder.drafts.model import Letter
from builder.model.contact import Contact
from builder.model.profile import Profile

_LINE = 78  # RFC 5322, 2.1.1
_ENCODED_LINE = 76  # RFC 2045, 6.7 and 6.8; RFC 2047, 2
_PHRASE = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_DOT_ATOM = re.compile(r"[^\s\x00-\x1f\x7f()<>\[\]:;@\\,.\"]+(?:\.[^\s\x00-\x1f\x7f()<>\[\]:;@\\,.\"]+)*")


def message(letter: Letter, contacts: Mapping[str, Contact], profile: Profile, day: date) -> bytes:
    """Return *letter* as a message from the owner of *profile*, dated the beginning of *day* in UTC.

    The same values make the same bytes. ``contacts`` are all those of the notes, for the names beside the addresses.
    """
    names = {
        address: contacts[slug].name for slug in reversed(letter.contacts) if slug in contacts
        for address in contacts[slug].email
    }  # fmt: skip
    headers = {
        "From": _from(profile),
        "To": _mailboxes((names.get(address, ""), address) for address in letter.addresses),
        "Subject": _text("Subject", one_line(letter.subject)),
        "Date": format_datetime(datetime.combine(day, time(), UTC)),
        "X-Unsent": "1",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
    return head.encode() + _content(clean(letter.body))


def _content(body: str) -> bytes:
    """Return the headers that say how the text is encoded, and the text."""
    content = EmailMessage(policy=SMTP.clone(cte_type="7bit", max_line_length=_ENCODED_LINE))
    content.set_content(body)
    return content.as_bytes()


def _from(profile: Profile) -> str:
    """Return whom the message is from.

    Every message must say so; where the notes hold no address, an empty group does (RFC 6854, 1): unlike an invented
    address nothing can be sent by mistake from it or to it, and mail programs put that of one's account there.
    """
    name = _name(profile.name or "")
    if profile.email:
        return _mailboxes([(name, profile.email[0])])
    phrase = _phrase("From", name or "Me")
    return f"{phrase} :;" if phrase.endswith("?=") else f"{phrase}:;"  # a blank ends an encoded word (RFC 2047, 5)


def _mailboxes(people: Iterable[tuple[str, str]]) -> str:
    """Return people with their addresses, each on a line of their own (RFC 5322, 3.4)."""
    return ",\r\n ".join(_mailbox(_name(name), one_line(address)) for name, address in people)


def _mailbox(name: str, address: str) -> str:
    """Return a name and an address. An address that is not all ASCII stands as it is (RFC 6532, 3.2)."""
    given = with_ascii_domain(address)
    local, at, domain = given.rpartition("@")
    if not _DOT_ATOM.fullmatch(local):
        given = f"{_quoted(local)}{at}{domain}"
    if not name:
        return given
    phrase = _phrase("From", name)
    last = phrase.rpartition("\n")[2]
    between = " " if len("From: ") + len(last) + len(f" <{given}>,") <= _LINE else "\r\n "
    return f"{phrase}{between}<{given}>"


def _name(text: str) -> str:
    """Return a name with plain single spaces: programs take those of a name together anyway."""
    return " ".join(one_line(text).split())


def _phrase(header: str, name: str) -> str:
    """Return a name as it may stand before an address: in words, in quotation marks, or encoded."""
    if not name.isascii() or "=?" in name or len(name) > _LINE // 2:
        return _encoded(header, name)
    return name if _PHRASE.fullmatch(name) else _quoted(name)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _text(header: str, text: str) -> str:
    """Return a header of free text: as it is where it fits on a line and no program can mistake it, else encoded."""
    is_plain = text.isascii() and "=?" not in text and len(f"{header}: {text}") <= _LINE
    return text if is_plain else _encoded(header, text)


def _encoded(header: str, text: str) -> str:
    """Return a text in encoded words, folded (RFC 2047)."""
    return Header(text, "utf-8", maxlinelen=_ENCODED_LINE, header_name=header).encode(linesep="\r\n")
