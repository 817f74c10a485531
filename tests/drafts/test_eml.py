"""A letter as a message (RFC 5322) that mail programs open as a draft: what they read in it."""

import re
from datetime import UTC, date, datetime
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.drafts import eml
from builder.drafts.model import Kind, Letter
from builder.model.contact import Contact
from builder.model.profile import Profile

DAY = date(2026, 11, 20)
ME = Profile.model_construct(name="Nerys Adomako", email=("nerys@adomako.example",))
_TEXT = st.characters(exclude_categories=("Cc", "Cs"))
_LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=150).map(str.strip)


def contact(slug: str, name: str, *email: str) -> Contact:
    return Contact.model_construct(slug=slug, path=f"content/contacts/{slug}.md", name=name, email=email)


def made(
    body: str = "Dear Thandi,\n\nthank you.", subject: str = "Thank you", *people: Contact, profile: Profile = ME
) -> bytes:
    everybody = people or (contact("thandi", "Thandi Nkosi", "thandi@borealis.example"),)
    addresses = tuple(one.email[0] for one in everybody if one.email)
    letter = Letter(Kind.THANKS, tuple(one.slug for one in everybody), addresses, subject, body)
    return eml.message(letter, {one.slug: one for one in everybody}, profile, DAY)


def read(raw: bytes) -> EmailMessage:
    """Return a message as a mail program reads it; nothing in it may be wrong."""
    message = BytesParser(EmailMessage, policy=policy.default).parsebytes(raw)
    assert not message.defects
    assert not [defect for name in message for defect in message[name].defects]
    return message


def text_of(raw: bytes) -> str:
    """Return the body, without the line break that ends it."""
    content = read(raw).get_content()
    assert isinstance(content, str)
    return content.replace("\r\n", "\n").removesuffix("\n")


def names_of(raw: bytes, header: str) -> str:
    """Return the name beside the one address of a header; the modern parser puts blanks between encoded words."""
    folded = BytesParser(policy=policy.compat32).parsebytes(raw)[header]
    return str(make_header(decode_header(parseaddr(str(folded).replace("\r\n ", " "))[0])))


def test_a_letter_byte_for_byte() -> None:
    assert made() == (
        b"From: Nerys Adomako <nerys@adomako.example>\r\n"
        b"To: Thandi Nkosi <thandi@borealis.example>\r\n"
        b"Subject: Thank you\r\n"
        b"Date: Fri, 20 Nov 2026 00:00:00 +0000\r\n"
        b"X-Unsent: 1\r\n"
        b'Content-Type: text/plain; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: 7bit\r\n"
        b"MIME-Version: 1.0\r\n"
        b"\r\n"
        b"Dear Thandi,\r\n"
        b"\r\n"
        b"thank you.\r\n"
    )


def test_the_same_letter_of_the_same_day_is_the_same_bytes() -> None:
    assert made("é" * 500) == made("é" * 500)


def test_its_date_is_the_day_that_was_asked_for() -> None:
    assert read(made())["date"].datetime == datetime(2026, 11, 20, tzinfo=UTC)


@given(st.text(_TEXT, max_size=2_000), _LINE)
def test_any_letter_is_read_as_it_was_written(body: str, subject: str) -> None:
    raw = made(body, subject)
    message = read(raw)
    assert message["subject"] == subject
    assert text_of(raw) == body
    assert message["to"].addresses[0].addr_spec == "thandi@borealis.example"
    for line in raw.split(b"\r\n"):
        assert line.isascii()
        assert len(line) <= 78, line


@given(_LINE, _LINE)
def test_any_name_is_read_as_it_was_written(name: str, mine: str) -> None:
    raw = made("x", "y", contact("a", name, "a@b.example"), profile=ME.model_copy(update={"name": mine}))
    assert names_of(raw, "to") == name
    assert names_of(raw, "from") == mine
    assert read(raw)["to"].addresses[0].addr_spec == "a@b.example"
    assert read(raw)["from"].addresses[0].addr_spec == "nerys@adomako.example"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Thandi Nkosi", "Thandi Nkosi"),
        ("Nkosi, Thandi", '"Nkosi, Thandi"'),
        ("Dr. Nkosi", '"Dr. Nkosi"'),
        ('Thandi "Tee" Nkosi', r'"Thandi \"Tee\" Nkosi"'),
        ("Back\\slash", r'"Back\\slash"'),
        ("a@b.example", '"a@b.example"'),
        ("小林美咲", "=?utf-8?b?5bCP5p6X576O5ZKy?="),
        ("=?utf-8?q?forged?=", "=?utf-8?b?PT91dGYtOD9xP2ZvcmdlZD89?="),
    ],
)
def test_names_beside_addresses(name: str, shown: str) -> None:
    assert f"\r\nTo: {shown} <a@b.example>\r\n".encode() in made("x", "y", contact("a", name, "a@b.example"))
    assert read(made("x", "y", contact("a", name, "a@b.example")))["to"].addresses[0].display_name == name


def test_several_people_stand_on_lines_of_their_own() -> None:
    raw = made("x", "y", contact("a", "Ada", "a@b.example"), contact("b", "Bo"), contact("c", "Cy", "c@d.example"))
    assert b"\r\nTo: Ada <a@b.example>,\r\n Cy <c@d.example>\r\n" in raw
    assert [one.display_name for one in read(raw)["to"].addresses] == ["Ada", "Cy"]


def test_two_people_with_one_address() -> None:
    raw = made("x", "y", contact("a", "Ada", "us@b.example"), contact("b", "Bo", "us@b.example"))
    assert [one.display_name for one in read(raw)["to"].addresses] == ["Ada", "Ada"]


def test_an_address_of_nobody_known_stands_alone() -> None:
    letter = Letter(Kind.THANKS, ("gone",), ("a@b.example",), "y", "x")
    assert b"\r\nTo: a@b.example\r\n" in eml.message(letter, {}, ME, DAY)


def test_a_name_and_an_address_too_long_for_one_line() -> None:
    raw = made("x", "y", contact("a", "Ada " * 9 + "Ada", f"{'a' * 60}@b.example"))
    assert f"\r\nTo: {'Ada ' * 9}Ada\r\n <{'a' * 60}@b.example>\r\n".encode() in raw


def test_without_an_address_nobody_is_named() -> None:
    assert "to" not in read(made("x", "y", contact("a", "Ada")))


def test_without_a_subject_there_is_none() -> None:
    assert "subject" not in read(made("x", ""))


@pytest.mark.parametrize(
    ("mine", "header"),
    [
        (Profile.model_construct(name="Nerys", email=("n@a.example",)), "Nerys <n@a.example>"),
        (Profile.model_construct(name=None, email=("n@a.example",)), "n@a.example"),
        (Profile.model_construct(name="Nerys Adomako", email=()), "Nerys Adomako:;"),
        (Profile.model_construct(name="Adomako, Nerys", email=()), '"Adomako, Nerys":;'),
        (Profile.model_construct(name="Nerys Ní Áine", email=()), "=?utf-8?b?TmVyeXMgTsOtIMOBaW5l?= :;"),
        (Profile(), "Me:;"),
    ],
)
def test_whom_it_is_from(mine: Profile, header: str) -> None:
    raw = made(profile=mine)
    assert raw.startswith(f"From: {header}\r\n".encode())
    assert len(read(raw)["from"].addresses) == len(mine.email)


@pytest.mark.parametrize(
    "ending", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\x1b"]
)
def test_nothing_can_add_a_header(ending: str) -> None:
    forged = f"Innocent{ending}Bcc: spy@b.example"
    raw = made("x", forged, contact("a", forged, "a@b.example"), profile=ME.model_copy(update={"name": forged}))
    message = read(raw)
    assert "bcc" not in message
    assert len(message.keys()) == 8
    assert message["subject"] == "Innocent Bcc: spy@b.example"
    assert message["to"].addresses[0].display_name == "Innocent Bcc: spy@b.example"
    letter = Letter(Kind.THANKS, (), (f"a@b.example{ending}Bcc: spy@b.example",), "y", "x")
    assert "bcc" not in BytesParser(policy=policy.default).parsebytes(eml.message(letter, {}, ME, DAY))


def test_a_body_cannot_end_the_message_early() -> None:
    body = ".\nFrom here on\n\nBcc: spy@b.example\n\ttab"
    assert text_of(made(body)) == body


@pytest.mark.parametrize("given_lines", ["a\r\nb\rc\nd", "a\nb\nc\nd"])
def test_every_line_ends_as_mail_has_it(given_lines: str) -> None:
    raw = made(given_lines)
    assert raw.endswith(b"\r\n\r\na\r\nb\r\nc\r\nd\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", raw)


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        ("Plain.", "7bit"),
        ("", "7bit"),
        ("word " * 30, "quoted-printable"),
        ("Mostly plain, with “quotes”.", "quoted-printable"),
        ("小林美咲さん、ありがとう。", "base64"),
    ],
)
def test_the_body_is_encoded_as_needed(body: str, encoding: str) -> None:
    raw = made(body)
    assert read(raw)["content-transfer-encoding"] == encoding
    assert text_of(raw) == body
    assert max(map(len, raw.split(b"\r\n"))) <= 78


def test_control_characters_are_left_out_and_no_unicode_is_replaced() -> None:
    assert text_of(made("a\x00b\x1b[31mc\td\ud800")) == "ab[31mc\td?"


@pytest.mark.parametrize(
    ("address", "stands"),
    [
        ("user@納豆.example.org", "user@xn--99zt52a.example.org"),
        ("a+b%c&d?@e.example", "a+b%c&d?@e.example"),
        (".a..b.@c.example", '".a..b."@c.example'),
        ("нерис@adomako.example", "нерис@adomako.example"),  # RFC 6532
        ("user@straße.example", "user@straße.example"),
    ],
)
def test_odd_addresses(address: str, stands: str) -> None:
    raw = made("x", "y", contact("a", "Ada", address))
    assert f"\r\nTo: Ada <{stands}>\r\n".encode() in raw


def test_a_long_subject_is_folded() -> None:
    raw = made("x", "Fifteen minutes of your time " * 20)
    assert read(raw)["subject"] == ("Fifteen minutes of your time " * 20).strip()
    assert max(map(len, raw.split(b"\r\n"))) <= 78
