"""Contacts as vCards, for address books (RFC 6350, and RFC 9554 for pronouns and profiles; docs/export.md, vCard).

What an address book takes leaves this machine sooner or later, so a card says how to reach somebody and nothing else:
no log, no notes, no promises.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote
from uuid import UUID, uuid5

from builder.exports.lines import UNFIT, written
from builder.model.contact import Contact
from builder.model.library import Library

_CONTACTS = UUID("5b0c7a2e-6f5e-5d0b-9a55-3d1f3f1c1a0e")  # a namespace of our own (RFC 9562, 5.5)
_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_ESCAPES = str.maketrans({"\\": r"\\", ",": r"\,", ";": r"\;", "\n": r"\n"})  # RFC 6350, 3.4
_IN_LINKS = "%:/?#[]@!$&'()*+,;=~"  # RFC 3986, appendix A; letters, digits, and - . _ are always let through


def render(library: Library) -> bytes:
    """Return a card for each of the people, in the order of their slugs; same notes, same bytes."""
    return written(line for one in people(library) for line in _card(library, one))


def people(library: Library) -> tuple[Contact, ...]:
    """Return who has a card: whoever has a note, for of those whom only interviews name nothing is known."""
    return tuple(one for slug, one in library.contacts.items() if slug not in library.stand_ins)


def _card(library: Library, one: Contact) -> Iterator[str]:
    organisation = library.workplace(one)
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield "PRODID:-//Keepwarm//Keepwarm//EN"
    yield f"UID:urn:uuid:{uuid5(_CONTACTS, one.slug)}"  # RFC 6350, 6.7.6
    yield f"FN:{_text(one.name)}"
    # Which word of a name is the family's is not for us to guess, and programs that want N show nothing without it.
    yield f"N:;{_text(one.name)};;;"
    yield from _texts("NICKNAME", one.preferred_name)
    yield from _texts("ORG", organisation.name if organisation else None)
    yield from _texts("TITLE", one.role)
    for address in one.email:
        yield f"EMAIL:{_text(address)}"
    for number in one.phone:
        yield f"TEL:{_text(number)}"
    if one.location:
        yield f"ADR:;;;{_text(one.location)};;;"
    yield from _links(one)
    yield from _texts("PRONOUNS", one.pronouns)
    if one.tags:
        yield f"CATEGORIES:{','.join(map(_text, one.tags))}"
    yield "END:VCARD"


def _texts(name: str, text: str | None) -> Iterable[str]:
    return (f"{name}:{_text(text)}",) if text else ()


def _links(one: Contact) -> Iterator[str]:
    for link in one.linkedin:
        yield f"SOCIALPROFILE;SERVICE-TYPE=LinkedIn:{_uri(link)}"  # RFC 9554, 4.5
        yield f"X-SOCIALPROFILE;TYPE=linkedin:{_uri(link)}"  # what came before it, and most programs read
    for link in (*one.website, *one.links):
        yield f"URL:{_uri(link)}"


def _text(text: str) -> str:
    """Return a text as a card writes it, without what no card can carry."""
    return UNFIT.sub("", _ENDS.sub("\n", text)).translate(_ESCAPES)


def _uri(link: str) -> str:
    """Return a link with everything escaped that RFC 3986 does not let stand in one."""
    return quote(UNFIT.sub("", link), safe=_IN_LINKS)
