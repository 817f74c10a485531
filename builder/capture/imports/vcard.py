"""vCards of every age: 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350)."""

import re
from collections.abc import Iterator

from builder.capture.imports import addresses, cards
from builder.capture.imports.cards import Card, Property
from builder.capture.imports.decoding import decode
from builder.capture.imports.model import Person, Read, Refusal, UnusableFileError, no_field_for, person

EXPECTED = "a vCard file, which begins BEGIN:VCARD"

_SOCIAL = ("X-SOCIALPROFILE", "SOCIALPROFILE", "X-LINKEDIN", "X-SOCIAL-PROFILE")
_READ = ("N", "FN", "NICKNAME", "TITLE", "ROLE", "ORG", "EMAIL", "TEL", "URL", "ADR", "NOTE", "CATEGORIES", "PRONOUNS")
_NOT_ABOUT_PEOPLE = (  # what a card says of itself
    *("VERSION", "PRODID", "UID", "REV", "KIND", "SORT-STRING", "CLASS", "SOURCE", "NAME", "PROFILE", "MAILER"),
    *("X-ABLABEL", "X-ABSHOWAS", "X-ABUID", "CLIENTPIDMAP", "MEMBER"),
    *("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"),
)
_TAKEN = frozenset((*_READ, *_SOCIAL, *_NOT_ABOUT_PEOPLE))
_FOLD = re.compile(r"(?:\r\n|\r|\n)[ \t]")
_NOT_UTF8 = re.compile(r"[\udc80-\udcff]")  # as decoding keeps such bytes
_SCHEME = re.compile(r"\A(?:mailto|tel):", re.IGNORECASE)
_USER = re.compile(r"(?:x-apple:)?([\w.-]+)", re.IGNORECASE)
_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")  # the second is Apple's for cards of version 3.0
_NOT_PEOPLE = {"org": "an organisation", "group": "a group", "location": "a place", "device": "a device"}
_OF_GOOGLE = ("myContacts", "starred")  # the groups that Google makes itself, as its vCards call them
_LOCALITY, _REGION, _COUNTRY, _STREET = 3, 4, 6, 2
_FAMILY, _GIVEN, _MIDDLE, _PREFIX = 0, 1, 2, 3


def read(data: bytes) -> Read:
    """Return the people of a file; raise UnusableFileError where no card is in it."""
    source = decode(data, mixed=True)
    found, stray = cards.read(source.text)
    if not found:
        first = source.text.strip().splitlines()[0].encode("utf-8", "replace").decode()
        raise UnusableFileError(f"no card is in it; it begins “{first[:60]}”; expected is {EXPECTED}")
    people = tuple(_person(card) for card in found)
    remarks = (*source.remarks, *_western(source.text), *_astray(stray), *no_field_for(_not_taken(found)))
    return Read("card", people, 0, remarks)


def _western(text: str) -> Iterator[str]:
    if text.isascii() or not _NOT_UTF8.search(text):
        return
    try:  # programs that fold after so many bytes part the letters that have several
        _FOLD.sub("", text).encode("utf-8", "surrogateescape").decode()
    except UnicodeDecodeError:
        yield (
            "The file is not UTF-8. What does not name its character set was read as Windows-1252; look at the accents."
        )


def _astray(lines: list[int]) -> Iterator[str]:
    if lines:
        more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
        yield f"Not imported, as it is in no card: line {lines[0]}{more}."


def _not_taken(found: list[Card]) -> Iterator[str]:
    """Yield the properties which a contact's note has no place for, and the parts of others."""
    yield from dict.fromkeys(name for card in found for name in card.properties if name not in _TAKEN)
    if any(any(_parts(one)[1:]) for card in found for one in card.all("ORG")):
        yield "departments (ORG)"
    if any(_street(one) not in _place(one) for card in found for one in card.all("ADR")):
        yield "streets (ADR)"
    if any(title not in _formatted(card) for card in found for part in _fields(card, "N")[_PREFIX:] for title in part):
        yield "titles (N)"
    if any(one.value.strip() and not _profile(one) for card in found for one in card.all(*_SOCIAL)):
        yield "other profiles (SOCIALPROFILE)"


def _person(card: Card) -> Person | Refusal:
    if card.fault:
        return Refusal(card.place, "", card.fault)
    parts = [" ".join(part) for part in _fields(card, "N")]
    parts += [""] * (_PREFIX + 1 - len(parts))
    organisations = [part for one in card.all("ORG") if (part := _parts(one)[0].strip())]
    kind = next((one.value.strip().lower() for one in card.all(*_KINDS)), "")
    is_company = any(one.value.strip().upper() == "COMPANY" for one in card.all("X-ABSHOWAS"))
    called = _formatted(card) or " ".join(filter(None, (parts[_GIVEN], parts[_MIDDLE], parts[_FAMILY])))
    if kind in _NOT_PEOPLE or is_company or (called in organisations and not any(parts)):
        what = _NOT_PEOPLE.get(kind, "an organisation")
        remedy = "; “keepwarm new organisation” makes a note of one" if what == "an organisation" else ""
        return Refusal(card.place, called or "".join(organisations[:1]), f"it is {what}, not a person{remedy}")
    return _described(card, called, parts, organisations)


def _formatted(card: Card) -> str:
    """Return the name as a whole, as far as the card has it."""
    return next((text for one in card.all("FN") if (text := _text(one.value).strip())), "")


def _described(card: Card, name: str, parts: list[str], organisations: list[str]) -> Person | Refusal:
    nicknames = [nick for one in card.all("NICKNAME") for nick in _listed(one.value)]
    prefix, family = parts[_PREFIX].strip(), parts[_FAMILY].strip()
    is_turned = bool(family) and name.startswith((f"{family},", f"{family} "))
    if not nicknames and (is_turned or (prefix and name.startswith(f"{prefix} "))):
        nicknames = [parts[_GIVEN]]  # else a letter would begin “Dear Dr.”, or “Dear Nguyễn”
    urls = [_text(one.value) for one in card.all("URL")]
    values = {
        "preferred_name": nicknames[:1],
        "pronouns": [_text(one.value) for one in card.all("PRONOUNS")],
        "organisation": organisations,
        "role": [_text(one.value) for one in (*card.all("TITLE"), *card.all("ROLE"))],
        "location": [_place(one) for one in card.all("ADR")],
        "email": [_SCHEME.sub("", _text(one.value).strip()) for one in card.all("EMAIL")],
        "phone": [_SCHEME.sub("", _text(one.value).strip()) for one in card.all("TEL")],
        "linkedin": [
            *map(_profile, card.all(*_SOCIAL)),
            *(url for url in urls if addresses.is_linkedin(addresses.whole(url))),
        ],
        "website": [url for url in urls if not addresses.is_linkedin(addresses.whole(url))],
        "tags": [tag for one in card.all("CATEGORIES") for tag in _listed(one.value) if tag not in _OF_GOOGLE],
    }
    text = "\n\n".join(_text(one.value) for one in card.all("NOTE"))
    left = [("Name", other) for one in card.all("FN") if (other := _text(one.value).strip()) != name]
    left += [("Nickname", nick) for nick in nicknames[1:]]
    return person(card.place, name, values, text=text, left=left)


def _profile(one: Property) -> str:
    """Return the LinkedIn address of a property that programs made up for such; nothing for another network's."""
    value = _text(one.value).strip()
    if addresses.is_linkedin(addresses.whole(value)):
        return value
    if "LINKEDIN" not in one.types and one.name != "X-LINKEDIN":
        return ""
    user = _USER.fullmatch("".join(one.params.get("X-USER", ())) or value)
    return f"https://www.linkedin.com/in/{user[1]}" if user else value


def _place(one: Property) -> str:
    parts = [" ".join(part.split()) for part in _parts(one)]
    parts += [""] * (_COUNTRY + 1 - len(parts))
    town = parts[_LOCALITY] or parts[_REGION]
    return ", ".join(filter(None, (town, parts[_COUNTRY]))) or _street(one)


def _street(one: Property) -> str:
    return " ".join("".join(_parts(one)[_STREET : _STREET + 1]).split())


def _fields(card: Card, name: str) -> list[list[str]]:
    """Return the parts of the first property of that name, each as its listed values."""
    first = next(iter(card.all(name)), None)
    return [_listed(part) for part in _split(first.value, ";")] if first else []


def _parts(one: Property) -> list[str]:
    return [_text(part) for part in _split(one.value, ";")]


def _listed(value: str) -> list[str]:
    return [text for part in _split(value, ",") if (text := _text(part).strip())]


def _split(value: str, mark: str) -> list[str]:
    r"""Split at each *mark* that has no backslash before it, which may have one itself: ``a\\;b`` are two."""
    return re.findall(rf"(?:^|{mark})((?:\\.|[^\\{mark}]|\\$)*)", value, re.DOTALL)


def _text(value: str) -> str:
    r"""Return a value without its escapes: ``\n``, ``\,``, ``\;``, ``\:`` and ``\\`` (RFC 6350, 3.4)."""
    return re.sub(r"\\([nN,;:\\])", lambda match: "\n" if match[1] in "nN" else match[1], value)
