"""vCards of every age as they are found in the wild (docs/import.md)."""

import pytest

from builder.capture.imports import vcard
from builder.capture.imports.model import Person, Read, Refusal, UnusableFileError


def _read(text: str | bytes, ending: str = "\r\n") -> Read:
    data = text if isinstance(text, bytes) else text.strip("\n").replace("\n", ending).encode()
    return vcard.read(data)


def _one(text: str | bytes) -> Person:
    (found,) = _read(text).found
    assert isinstance(found, Person), found
    return found


def _card(*lines: str, version: str = "3.0") -> str:
    return "\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD"])


ANDROID = _card(
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=C3=B6fgren;Tove;;;",
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Tove L=C3=B6fgren",
    "TEL;CELL;PREF:0700000000",
    "TEL;HOME:0800000000",
    "EMAIL;X-INTERNET:tove@vatten.example",
    "ORG:Vatten \\& Co;Labbet",
    "NOTE;ENCODING=QUOTED-PRINTABLE:Ring inte p=C3=A5 =",
    "fredagar=0D=0A=",
    "=2A l=C3=B6v",
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ",
    " AAAQABAAD/2wBDAAEBAQEBAQ",
    " ==",
    "",
    version="2.1",
)


def test_android_writes_2_1_in_quoted_printable_with_soft_breaks() -> None:
    tove = _one(ANDROID)
    assert tove.name == "Tove Löfgren"
    assert tove.values == {
        "organisation": ("Vatten \\& Co",),
        "email": ("tove@vatten.example",),
        "phone": ("0700000000", "0800000000"),
    }
    assert tove.text == "Ring inte på fredagar\n* löv"


def test_a_photo_without_indentation_ends_at_an_empty_line() -> None:
    assert _one(_card("FN:Wim", "PHOTO;BASE64:/9j/4A", "AAAA", "BBBB==", "", "TEL:1", version="2.1")).values == {
        "phone": ("1",)
    }


def test_the_groups_that_google_makes_itself_are_no_tags() -> None:
    assert _one(_card("FN:Ann Lee", "CATEGORIES:myContacts,Rivers,starred")).values == {"tags": ("Rivers",)}
    assert _one(_card("FN:Ann Lee", "CATEGORIES:myContacts")).values == {}


def test_an_iphone_writes_3_0_with_groups_and_labels() -> None:
    wim = _one(
        _card(
            "PRODID:-//Apple Inc.//iPhone OS 17.0//EN",
            "N:Achterberg;Wim;;Dr.;",
            "FN:Dr. Wim Achterberg",
            "ORG:Polder Office;",
            "item1.EMAIL;type=INTERNET:second@polder.example",
            "item1.X-ABLabel:_$!<Other>!$_",
            "EMAIL;type=INTERNET;type=WORK;type=pref:wim@polder.example",
            "item2.URL;type=pref:http\\://www.linkedin.com/in/wim-achterberg",
            "item2.X-ABLabel:LinkedIn",
            "URL:polder.example/~wim",
            "X-SOCIALPROFILE;type=linkedin;x-user=wim.a:x-apple:wim.a",
            "X-SOCIALPROFILE;type=twitter:https://twitter.example/wim",
            "ADR;type=HOME;type=pref:;;Dijk 1;Delft;ZH;2611;Netherlands",
            "NICKNAME:Wim,Willem",
            "CATEGORIES:water,pumps\\, old ones",
        )
    )
    assert wim.name == "Dr. Wim Achterberg"
    assert wim.values == {
        "preferred_name": ("Wim",),
        "organisation": ("Polder Office",),
        "location": ("Delft, Netherlands",),
        "email": ("wim@polder.example", "second@polder.example"),
        "linkedin": ("https://www.linkedin.com/in/wim.a", "http://www.linkedin.com/in/wim-achterberg"),
        "website": ("https://polder.example/~wim",),
        "tags": ("water", "pumps, old ones"),
    }
    assert wim.left == (("Nickname", "Willem"),)


def test_a_title_before_the_name_is_not_how_to_address_somebody() -> None:
    assert _one(_card("N:Achterberg;Wim;;Dr.;", "FN:Dr. Wim Achterberg")).values == {"preferred_name": ("Wim",)}


def test_a_family_name_with_a_comma_is_not_how_to_address_somebody() -> None:
    wim = _one(_card("N:van Achterberg;Wim;;;", "FN:van Achterberg, Wim"))
    assert (wim.name, wim.values) == ("van Achterberg, Wim", {"preferred_name": ("Wim",)})
    assert _one(_card("N:;;;;", "FN:, Wim")).values == {}


def test_a_family_name_that_comes_first_is_not_how_to_address_somebody() -> None:
    hanh = _one(_card("N:Nguyễn;Hạnh;Thị;;", "FN:Nguyễn Thị Hạnh"))
    assert (hanh.name, hanh.values) == ("Nguyễn Thị Hạnh", {"preferred_name": ("Hạnh",)})
    assert _one(_card("N:Nguyễn;Hạnh;Thị;;", "FN:Nguyễn Thị Hạnh", "NICKNAME:Chị Hạnh")).values == {
        "preferred_name": ("Chị Hạnh",)
    }
    assert _one(_card("N:Leeson;Ann;;;", "FN:Ann Leeson")).values == {}
    assert _one(_card("N:Sukarno;;;;", "FN:Sukarno Putra")).values == {}


def test_4_0_has_uris_preferences_and_services() -> None:
    card = _card(
        "FN;PREF=2:Second",
        "PRONOUNS:she/her",
        "FN;PREF=1:Imogen Tarrant",
        "KIND:individual",
        'TEL;VALUE=uri;TYPE="voice,home":tel:+44-20-0000',
        "EMAIL;PREF=50:b@chalk.example",
        "EMAIL;PREF=1:a@chalk.example",
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn:https://www.linkedin.com/in/imogen",
        "TITLE:Field officer",
        "ROLE:Rivers",
        "ADR:;;;;Kent;;UK",
        "NOTE:One\\nTwo\\, three\\; four \\\\ five",
        "NOTE:Second",
        version="4.0",
    )
    imogen = _one(card)
    assert imogen.name == "Imogen Tarrant"
    assert imogen.values == {
        "pronouns": ("she/her",),
        "role": ("Field officer",),
        "location": ("Kent, UK",),
        "email": ("a@chalk.example", "b@chalk.example"),
        "phone": ("+44-20-0000",),
        "linkedin": ("https://www.linkedin.com/in/imogen",),
    }
    assert imogen.text == "One\nTwo, three; four \\ five\n\nSecond"
    assert imogen.left == (("Name", "Second"), ("Role", "Rivers"))


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r", "\r\r\n"])
def test_line_ends_of_every_system(ending: str) -> None:
    (wim, ada) = _read(f"{_card('FN:Wim', 'TEL:1')}\n{_card('FN:Ada')}", ending).found
    assert isinstance(wim, Person)
    assert (wim.name, ada.name, ada.place) == (
        "Wim",
        "Ada",
        "card 2 (line 6)" if ending != "\r\r\n" else "card 2 (line 11)",
    )


@pytest.mark.parametrize("between", ["", "\ufeff", "\n\ufeff", "\x1a", "\n\x1a", "\x1a\ufeff", " \n\n"])
def test_files_that_were_put_together_keep_their_people_apart(between: str) -> None:
    """No line end after the last line, a mark before the first one, the end of file of old: what copies leave."""
    ann, bob = (
        _card("FN:Ann", "EMAIL:ann@x.example"),
        _card("FN:Bob", "EMAIL:bob@x.example", "NOTE;QUOTED-PRINTABLE:x="),
    )
    read = _read(f"{ann}{between}{bob}{between}{_card('FN:Cy', 'NOTE:z', ' END:VCARDBEGIN:VCARD')}\n\x1a")
    assert [(one.name, one.values.get("email"), one.text) for one in read.found if isinstance(one, Person)] == [
        ("Ann", ("ann@x.example",), ""),
        ("Bob", ("bob@x.example",), "x"),
        ("Cy", None, "zEND:VCARDBEGIN:VCARD"),
    ]
    assert read.remarks == ()
    assert read.found[1].place == f"card 2 (line {5 + between.count(chr(10))})"


def test_folded_lines_join_as_their_version_says() -> None:
    assert _one(_card("FN:Wim Achter", " berg")).name == "Wim Achterberg"
    assert _one(_card("FN:Wim", " Achterberg", version="2.1")).name == "Wim Achterberg"


def test_quoted_printable_may_be_folded_as_other_lines_are() -> None:
    lines = ("N;ENCODING=QUOTED-PRINTABLE:=C3=85ng", " str=C3=B6m;Eva=", " Lisa", "TEL:1")
    assert _one(_card(*lines, version="2.1")).name == "Eva Lisa Ångström"
    cut = _read(_card("FN:Wim", "NOTE;QUOTED-PRINTABLE:Hello=", version="2.1")).found[0]
    assert isinstance(cut, Person)
    assert cut.text == "Hello"


def test_a_nickname_that_is_the_name_is_none() -> None:
    assert _one(_card("FN:Plato", "NICKNAME:Plato")).values == {}


def test_each_line_may_have_a_charset_of_its_own() -> None:
    lines = (
        b"BEGIN:VCARD",
        b"VERSION:2.1",
        b"FN;CHARSET=ISO-8859-2:\xa3ucja",
        b"TITLE:\xdcbersetzerin \x81",
        b"NOTE;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:=E4=E0",
        b"ORG;CHARSET=UTF-8:\xc3\x85ngstr\xc3\xb6m",
        b"END:VCARD",
    )
    read = _read(b"\r\n".join(lines))
    (found,) = read.found
    assert isinstance(found, Person)
    assert found.name == "Łucja"
    assert found.values == {"organisation": ("Ångström",), "role": ("Übersetzerin \x81",)}
    assert found.text == "да"
    assert read.remarks == (
        "The file is not UTF-8. What does not name its character set was read as Windows-1252; look at the accents.",
    )


def test_a_letter_that_was_folded_in_two_is_utf_8_all_the_same() -> None:
    lines = (b"BEGIN:VCARD", b"FN:J\xc3", b" \xb6rg", b"NOTE:caf\xc3", b"\t\xa9", b"END:VCARD")
    for ending in (b"\r\n", b"\n", b"\r"):
        read = _read(ending.join(lines))
        assert [(one.name, one.text, read.remarks) for one in read.found if isinstance(one, Person)] == [
            ("Jörg", "café", ())
        ]


def test_utf_16_and_a_bom() -> None:
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"):
        assert _one(_card("FN:Łucja").encode(encoding)).name == "Łucja"


def test_quoted_printable_without_a_charset_may_be_latin_1() -> None:
    assert _one(_card("FN;ENCODING=QUOTED-PRINTABLE:J=F6rg", version="2.1")).name == "Jörg"


def test_quoted_printable_without_a_charset_may_be_that_of_windows() -> None:
    lines = ("FN:Ann", "NOTE;ENCODING=QUOTED-PRINTABLE:=93A caf=E9=94, 5 =80 =81")
    assert _one(_card(*lines, version="2.1")).text == "“A café”, 5 € \x81"
    raw = _card("FN;ENCODING=QUOTED-PRINTABLE:J\xf6rg B=E4r", version="2.1").encode("latin-1")
    assert _one(raw).name == "Jörg Bär"


def test_base64_text_is_read() -> None:
    assert _one(_card("FN:Wim", "NOTE;ENCODING=b:SGVsbG8=")).text == "Hello"
    assert _one(_card("FN:Wim", "NOTE;ENCODING=b:SvZyZw==")).text == "Jörg"
    assert _one(_card("FN:Wim", "NOTE;ENCODING=b;CHARSET=latin-1:SvZyZw==")).text == "Jörg"


def test_a_card_within_a_card_is_not_somebody_of_its_own() -> None:
    read = _read(_card("FN:Wim", "AGENT:", *_card("FN:Secretary").split("\n"), "TEL:1", version="2.1"))
    assert [(one.name, one.values) for one in read.found if isinstance(one, Person)] == [("Wim", {"phone": ("1",)})]
    assert read.remarks == ("Not imported, as a note has no field for it: AGENT.",)


def test_what_a_card_within_a_card_says_is_said_of_nobody() -> None:
    agent = _card("FN:Secretary", "EMAIL:s@polder.example", "TEL:2").split("\n")
    for name in ("AGENT", "agent", "item1.AGENT"):
        assert _one(_card("FN:Wim", f"{name}:", *agent, "TEL:1", version="2.1")).values == {"phone": ("1",)}


def test_preferences_go_up_to_a_hundred_in_capitals_or_not() -> None:
    card = _card(
        "FN:Wim", "EMAIL;PREF=100:c@polder.example", "EMAIL;pref=11:b@polder.example", "EMAIL;PREF=2:a@b.example"
    )
    assert _one(card).values["email"] == ("a@b.example", "b@polder.example", "c@polder.example")


def test_a_number_that_is_written_twice_is_one() -> None:
    assert _one(_card("FN:Wim", "TEL:+31 6 (12)", "TEL:+31612", "TEL:tel:+31-6-12")).values == {
        "phone": ("+31 6 (12)",)
    }


def test_marks_around_an_address_that_cannot_be_seen_are_left_out() -> None:
    card = _card("FN:Ann", "EMAIL:\u202aann@firm.example\u202c", "URL:https://firm.example/ann\u200b")
    assert _one(card).values == {"email": ("ann@firm.example",), "website": ("https://firm.example/ann",)}


def test_only_a_scheme_in_front_is_left_out() -> None:
    assert _one(_card("FN:Wim", "TEL:Hotel: 555", "EMAIL:MAILTO:wim@polder.example")).values == {
        "email": ("wim@polder.example",),
        "phone": ("Hotel: 555",),
    }


def test_a_name_on_linkedin_becomes_an_address() -> None:
    card = _card("FN:Wim", "X-SOCIALPROFILE;type=linkedin:x-apple:wim.a")
    assert _one(card).values == {"linkedin": ("https://www.linkedin.com/in/wim.a",)}


def test_the_name_is_built_where_there_is_no_fn() -> None:
    assert _one(_card("N:Curie;Marie;Salomea")).name == "Marie Salomea Curie"
    assert _one(_card("N:Plato")).name == "Plato"
    assert _one(_card("N:a,b;c", "FN: ")).name == "c a b"


@pytest.mark.parametrize(
    ("lines", "name", "reason"),
    [
        (("TEL:1",), "1", "it has no name; give it one in the program that it comes from"),
        (("EMAIL:a@b.example",), "a@b.example", "it has no name; give it one in the program that it comes from"),
        (
            ("ORG:Polder Office", "FN:Polder Office"),
            "Polder Office",
            "it is an organisation, not a person; “keepwarm new organisation” makes a note of one",
        ),
        (
            ("ORG:Polder Office",),
            "Polder Office",
            "it has no name; give it one in the program that it comes from",
        ),
        (
            ("N:Office;Polder", "FN:Polder Office", "X-ABShowAs:COMPANY"),
            "Polder Office",
            "it is an organisation, not a person; “keepwarm new organisation” makes a note of one",
        ),
        (("FN:Rowers", "KIND:group"), "Rowers", "it is a group, not a person"),
        (
            ("X-ADDRESSBOOKSERVER-KIND:group", "N:Rowers", "FN:Rowers", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"),
            "Rowers",
            "it is a group, not a person",
        ),
        (("FN:Wim", "no property at all"), "", "line 4 is not “NAME:value”"),
        (("FN;CHARSET=martian;ENCODING=QUOTED-PRINTABLE:=C3",), "", "line 3 is in an unknown character set, “martian”"),
        (("FN;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:=C3",), "", "line 3 is not in the encoding that it names"),
        (("FN:Wim", "NOTE;ENCODING=b:A"), "", "line 4 is not in the encoding that it names"),
    ],
)
def test_a_card_that_is_nobody_or_broken_costs_itself_alone(lines: tuple[str, ...], name: str, reason: str) -> None:
    first, second = _read(f"{_card(*lines)}\n{_card('FN:Ada')}").found
    assert first == Refusal("card 1 (line 1)", name, reason)
    assert second.name == "Ada"


def test_a_card_without_an_end_costs_itself_alone() -> None:
    read = _read(f"BEGIN:VCARD\nFN:Wim\n{_card('FN:Ada')}\nBEGIN:VCARD\nFN:Cut o")
    assert read.found[0] == Refusal("card 1 (line 1)", "", "it has no END:VCARD")
    assert read.found[1].name == "Ada"
    assert read.found[2] == Refusal("card 3 (line 7)", "", "it has no END:VCARD; the file may have been cut off")


def test_what_has_no_field_and_what_is_in_no_card_is_told() -> None:
    read = _read(f"hello\nthere\n{_card('FN:Wim', 'BDAY:1980-01-01', 'PHOTO:x')}")
    assert read.remarks == (
        "Not imported, as it is in no card: line 1 and 1 more.",
        "Not imported, as a note has no field for it: BDAY, PHOTO.",
    )
    assert _read(f"{_card('FN:Wim')}\nhello").remarks == ("Not imported, as it is in no card: line 5.",)


def test_of_what_a_note_has_one_of_the_others_are_left_for_the_text() -> None:
    ann = _one(_card("FN:Ann", "ORG:Trust", "ORG:Firm", "ADR:;;;Kent", "ADR:;;;Hull", "PRONOUNS:she", "PRONOUNS:they"))
    assert ann.values == {"pronouns": ("she",), "organisation": ("Trust",), "location": ("Kent",)}
    assert ann.left == (("Pronouns", "they"), ("Organisation", "Firm"), ("Location", "Hull"))


def test_the_members_of_a_group_are_no_field_of_anybody() -> None:
    apple = _card("FN:Rowers", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1")
    standard = _card("FN:Rowers", "KIND:group", "MEMBER:urn:uuid:1", version="4.0")
    assert (_read(apple).remarks, _read(standard).remarks) == ((), ())


def test_a_name_in_another_script_is_left_for_the_text() -> None:
    names = ("FN;LANGUAGE=ja:山田 太郎", "FN;LANGUAGE=en:Taro Yamada", "FN:山田 太郎", "FN:")
    taro = _one(_card(*names, version="4.0"))
    assert (taro.name, taro.left) == ("山田 太郎", (("Name", "Taro Yamada"),))


def test_streets_and_departments_are_told() -> None:
    read = _read(_card("FN:Ann", "ORG:Trust;Rivers", "ADR:;;Quay 1;Kent"))
    assert read.remarks == ("Not imported, as a note has no field for it: departments (ORG), streets (ADR).",)
    assert _read(_card("FN:Ann", "ORG:Trust;", "ADR:;;Quay 1;;;;")).remarks == ()


def test_profiles_on_other_networks_are_told() -> None:
    told = ("Not imported, as a note has no field for it: other profiles (SOCIALPROFILE).",)
    assert _read(_card("FN:Wim", "X-SOCIALPROFILE;type=mastodon:https://water.example/@wim")).remarks == told
    assert _read(_card("FN:Wim", "SOCIALPROFILE;SERVICE-TYPE=Mastodon:@wim", version="4.0")).remarks == told
    ours = ("X-SOCIALPROFILE;type=linkedin:x-apple:wim.a", "X-LINKEDIN:wim", "X-SOCIALPROFILE;type=linkedin:")
    assert _read(_card("FN:Wim", *ours)).remarks == ()


def test_titles_that_are_not_in_the_name_are_told() -> None:
    told = ("Not imported, as a note has no field for it: titles (N).",)
    assert _read(_card("N:Lee;Ann;;Dr.;", version="2.1")).remarks == told
    assert _read(_card("N:Lee;Ann;;;Jr.", "FN:Ann Lee")).remarks == told
    assert _read(_card("N:Lee;Ann;;Prof.,Dr.;Jr.", "FN:Prof. Dr. Ann Lee Jr.")).remarks == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "it is empty"),
        (b" \n", "it is empty"),
        (b"First Name,Last Name\n", "no card is in it; it begins “First Name,Last Name”; expected is a vCard file"),
        (b"\n <!DOCTYPE html><html>", "it is a web page"),
        (b"PK\x03\x04...", "it is a zip archive or a spreadsheet"),
        (b"\xff\xfea", "it says that it is UTF-16, but is not, from byte"),
    ],
)
def test_other_files_are_named(data: bytes, message: str) -> None:
    with pytest.raises(UnusableFileError) as refused:
        vcard.read(data)
    assert str(refused.value).startswith(message)


def test_commas_without_end_are_read_at_once() -> None:
    """A pattern that tries every way to part them, as that of the library's own lines, would take years."""
    (found,) = _read(_card("FN:Wim", f"X;A={',' * 5000}", f'X;A="{";" * 5000}')).found
    assert isinstance(found, Refusal)
