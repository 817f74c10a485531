"""A letter as a ``mailto:`` address (RFC 6068): what it holds once a mail program has read it, and how long it is."""

import re
import string
from unittest.mock import patch
from urllib.parse import parse_qsl, quote, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.drafts import mailto
from builder.drafts.mailto import LONGEST, NOTE
from builder.drafts.model import Kind, Letter

_ANY_TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=3_000)
_ENCODED = re.compile(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*")


def letter(body: str = "Dear Thandi,\n\nthank you.", subject: str = "Thank you", *addresses: str) -> Letter:
    return Letter(Kind.THANKS, ("thandi",), addresses, subject, body)


def _by_bytes(text: str) -> str:
    return quote(text.replace("\n", "\r\n"), safe="")


def read(href: str) -> tuple[list[str], str, str]:
    """Return whom a link writes to, its subject and its body, as a mail program reads them."""
    parts = urlsplit(href)
    assert parts.scheme == "mailto"
    for name, _, value in (field.partition("=") for field in parts.query.split("&")):
        assert name in {"subject", "body"}
        assert _ENCODED.fullmatch(value), value
    fields = dict(parse_qsl(parts.query.replace("+", "%2B"), keep_blank_values=True, errors="strict"))
    people = [unquote(one, errors="strict") for one in parts.path.split(",")] if parts.path else []
    return people, fields.get("subject", ""), fields.get("body", "")


def test_a_letter() -> None:
    made = mailto.link(letter("Dear Thandi,\n\nthank you.", "Thank you", "thandi@borealis.example"))
    assert made == (
        "mailto:thandi@borealis.example?subject=Thank%20you&body=Dear%20Thandi%2C%0D%0A%0D%0Athank%20you.",
        False,
    )


def test_several_addresses_have_commas_between_them() -> None:
    made = mailto.link(letter("x", "y", "a@b.example", "c@d.example"))
    assert made.href.startswith("mailto:a@b.example,c@d.example?")


def test_without_an_address_it_is_left_open() -> None:
    assert mailto.link(letter("x", "y")).href == "mailto:?subject=y&body=x"


def test_what_is_not_there_is_left_out() -> None:
    assert mailto.link(letter("x", "", "a@b.example")).href == "mailto:a@b.example?body=x"
    assert mailto.link(letter("", "y", "a@b.example")).href == "mailto:a@b.example?subject=y"
    assert mailto.link(letter("", "", "a@b.example")).href == "mailto:a@b.example"


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("thandi@borealis.example", "mailto:thandi@borealis.example"),
        ("a+b@c.example", "mailto:a%2Bb@c.example"),
        ("o'neill@c.example", "mailto:o%27neill@c.example"),
        ("50%&more?@c.example", "mailto:50%25%26more%3F@c.example"),
        ("a/b#c=d@e.example", "mailto:a%2Fb%23c%3Dd@e.example"),
        ('"not@me"@example.org', "mailto:%22not%40me%22@example.org"),  # RFC 6068, 6.1
        ("gorby%kremvax@example.com", "mailto:gorby%25kremvax@example.com"),
        ("unlikely?address@example.com", "mailto:unlikely%3Faddress@example.com"),
        ("user@納豆.example.org", "mailto:user@xn--99zt52a.example.org"),  # RFC 6068, 6.3
        ("user@MÜLLER.example", "mailto:user@xn--mller-kva.example"),
        ("user@straße.example", "mailto:user@stra%C3%9Fe.example"),  # “strasse” would be somebody else's
        ("нерис@пример.example", "mailto:%D0%BD%D0%B5%D1%80%D0%B8%D1%81@xn--e1afmkfd.example"),
        (f"a@{'ü' * 70}.example", f"mailto:a@{'%C3%BC' * 70}.example"),  # longer than a name may be (RFC 1035)
    ],
)
def test_odd_addresses(address: str, href: str) -> None:
    assert mailto.to_address(address) == href


def test_what_would_end_a_field_or_begin_another_is_encoded() -> None:
    text = "50 % & more? #1 = a+b; c:d/e@f [x] {y} 'z' \"q\" <r>"
    _, subject, body = read(mailto.link(letter(text, text, "a@b.example")).href)
    assert (subject, body) == (text, text)


def test_a_line_break_cannot_add_a_field() -> None:
    made = mailto.link(letter("x", "y\r\nBcc: z@b.example", "a@b.example\r\nBcc: z@b.example"))
    people, subject, _ = read(made.href)
    assert subject == "y Bcc: z@b.example"
    assert "%0" not in made.href
    assert len(people) == 1


def test_control_characters_are_left_out_and_no_unicode_is_replaced() -> None:
    _, _, body = read(mailto.link(letter("a\x00b\x1b[31mc\td\ud800")).href)
    assert body == "ab[31mc\td?"


@given(_ANY_TEXT, st.text(st.characters(exclude_categories=("Cc", "Cs", "Z")), min_size=1, max_size=500))
def test_any_letter_arrives_whole_or_as_its_beginning(body: str, subject: str) -> None:
    made = mailto.link(letter(body, subject, "a@b.example"))
    assert len(made.href) <= LONGEST < 2_000
    assert made.href.isascii()
    _, got_subject, got = read(made.href)
    got = got.replace("\r\n", "\n")
    if made.is_shortened:
        assert got.endswith(f"\n\n{NOTE}")
        assert body.startswith(got.removesuffix(f"\n\n{NOTE}"))
        assert subject.startswith(got_subject.removesuffix("…"))
    else:
        assert (got_subject, got) == (subject, body)


def _longest_whole() -> int:
    """Return how many letters “a” a link has room for."""
    return LONGEST - len("mailto:a@b.example?subject=y&body=")


def test_the_boundary() -> None:
    whole = mailto.link(letter("a" * _longest_whole(), "y", "a@b.example"))
    assert (len(whole.href), whole.is_shortened) == (LONGEST, False)
    longer = mailto.link(letter("a" * (_longest_whole() + 1), "y", "a@b.example"))
    assert (len(longer.href), longer.is_shortened) == (LONGEST, True)


def begun(body: str) -> str:
    """Return what is left of a body that is too long."""
    made = mailto.link(letter(body, "y", "a@b.example"))
    assert made.is_shortened
    return read(made.href)[2].replace("\r\n", "\n").removesuffix(f"\n\n{NOTE}")


def test_it_is_shortened_at_a_paragraph() -> None:
    first = "First. " * 150
    assert begun(f"{first}Whole.\n\n{'Second. ' * 150}") == f"{first}Whole."


def test_else_at_a_sentence() -> None:
    for end in (".", "!", "?", "…", "?”", ".)"):
        assert begun(f"Hello,\n\n{'word ' * 200}end{end} {'word ' * 300}").endswith(f"word end{end}")


def test_else_at_a_word() -> None:
    assert begun("Hello,\n\n" + "seven77 " * 300).endswith(" seven77")


def test_else_at_a_character() -> None:
    assert set(begun("x" * 3_000)) == {"x"}
    assert set(begun("水" * 3_000)) == {"水"}


def test_a_text_without_spaces_is_shortened_at_a_sentence() -> None:
    assert begun("水が好きです。" * 100).endswith("です。")


@pytest.mark.parametrize("cluster", ["e\u0301\u0323", "की", "👩\u200d🔬", "👍🏽", "❤\ufe0f"])
def test_no_character_is_parted_from_its_marks(cluster: str) -> None:
    for pad in range(40):
        kept = begun("x" * pad + cluster * 600)[pad:]
        assert kept == cluster * (len(kept) // len(cluster)), pad


def test_what_is_to_be_filled_in_stays_in_one_piece() -> None:
    blank = "[what I learned from you about the work]"
    for pad in range(60):
        kept = begun("x" * pad + " " + f"{blank} " * 80)
        assert kept.endswith("]"), kept[-50:]


def test_a_long_subject_is_shortened_and_the_letter_says_so() -> None:
    made = mailto.link(letter("x", "long " * 400, "a@b.example"))
    _, subject, body = read(made.href)
    assert made.is_shortened
    assert subject.endswith("long…")
    assert body == f"x\r\n\r\n{NOTE}"


def test_more_addresses_than_there_is_room_for() -> None:
    everybody = [f"somebody-number-{number}@borealis.example" for number in range(60)]
    made = mailto.link(letter("x", "y", *everybody))
    people, _, _ = read(made.href)
    assert made.is_shortened
    assert 10 < len(people) < 60
    assert people == everybody[: len(people)]


def test_nothing_but_what_may_stand_in_an_address_of_the_web() -> None:
    made = mailto.link(letter(string.printable + "é水🔬", string.printable, "a@b.example"))
    assert re.fullmatch(r"mailto:a@b\.example\?subject=[\w.~%-]*&body=[\w.~%-]*", made.href, re.ASCII)


@given(st.text(st.sampled_from("ab Z%,:;?!'’“”[]()\n\té&=+/~_-.日😀"), max_size=40))
def test_what_is_quoted_at_once_is_quoted_as_byte_by_byte(text: str) -> None:
    body = f"a{text}a"
    assert mailto.link(letter(body, "x")).href == f"mailto:?subject=x&body={_by_bytes(body)}"


@given(st.from_regex(r"[ab.+_-]{1,4}@([a-zé0]{1,3}[.-]{0,2}){1,3}", fullmatch=True))
def test_a_usual_address_stands_as_any_other(address: str) -> None:
    with patch.object(mailto, "_USUAL_ADDRESS", re.compile(r"(?!)")):
        href = mailto.to_address(address)
    assert mailto.to_address(address) == href
