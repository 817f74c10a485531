"""Connections.csv and Google's CSV as they are found in the wild (docs/import.md)."""

from datetime import date

import pytest

from builder.capture.imports import decoding, google, linkedin
from builder.capture.imports.model import Person, Refusal, UnusableFileError

NOTES = 'Notes:\n"When exporting your connection data, you may notice that ""some"" are missing, or not."\n\n'
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANN = 'Ann,Lee,https://www.linkedin.com/in/ann-lee,,"Trust, The",Head: rivers,12 Mar 2024\n'


def _people(text: str, encoding: str = "utf-8") -> list[Person]:
    found = linkedin.read(text.encode(encoding)).found
    assert all(isinstance(one, Person) for one in found), found
    return [one for one in found if isinstance(one, Person)]


def test_connections_as_downloaded() -> None:
    assert _people(NOTES + HEADER + ANN) == [
        Person(
            "row 5",
            "Ann Lee",
            {
                "organisation": ("Trust, The",),
                "role": ("Head: rivers",),
                "linkedin": ("https://www.linkedin.com/in/ann-lee",),
                "source": ("linkedin",),
            },
            connected=date(2024, 3, 12),
        )
    ]


def test_columns_in_any_order_and_some_missing() -> None:
    (ann,) = _people("Position;LAST NAME;Company; first name \nHead;Lee;Trust;Ann\n")
    assert (ann.name, dict(ann.values)) == (
        "Ann Lee",
        {"organisation": ("Trust",), "role": ("Head",), "source": ("linkedin",)},
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encodings_line_ends_and_delimiters(encoding: str, ending: str, delimiter: str) -> None:
    rows = [f"sep={delimiter}", "First Name|Last Name|Company", f'Jürg|Bär|"a\nb{delimiter}"', ""]
    text = "\n".join(rows).replace("|", delimiter)
    (one,) = _people(text.replace("\n", ending), encoding)
    assert one.name == "Jürg Bär"
    assert one.values["organisation"] == (f"a b{delimiter}".strip(),)


def test_windows_1252_is_said() -> None:
    read = linkedin.read((HEADER + "Jürg,Bär,,,,,\n").encode("cp1252"))
    assert read.found[0].name == "Jürg Bär"
    assert read.remarks == ("The file is not UTF-8, so it was read as Windows-1252; look at the accents.",)


def test_nul_characters_are_left_out_and_that_is_said() -> None:
    read = linkedin.read((HEADER + "Ann\0,Lee,,,,,\n").encode())
    assert (read.found[0].name, read.remarks) == ("Ann Lee", ("NUL characters, which no text has, were left out.",))


def test_every_row_is_accounted_for() -> None:
    text = (
        HEADER
        + 'Ann,Lee,,,,,\n\n,,,\nBob\n,,,,,,09 Sep 2021\nCy,Ray,,,Foo, Inc,Boss,1 Jan 2020\n"Di\nane",Fay\nEd,Orr\n'
    )
    read = linkedin.read(text.encode())
    assert read.empty == 2
    assert [(one.place, one.name) for one in read.found] == [
        ("row 2", "Ann Lee"),
        ("row 5", "Bob"),
        ("row 6", ""),
        ("row 7", "Cy Ray"),
        ("row 8", "Di ane Fay"),
        ("row 9 (line 10)", "Ed Orr"),
    ]
    assert read.found[2] == Refusal("row 6", "", "it has no name; give it one in the program that it comes from")
    assert read.found[3] == Refusal(
        "row 7",
        "Cy Ray",
        "it has 8 cells, but the header has 7; put quotation marks around the cell that holds the delimiter",
    )


def test_empty_cells_beyond_the_header_do_no_harm() -> None:
    assert _people(HEADER + "Ann,Lee,,,,,,,,\n")[0].name == "Ann Lee"


def test_a_column_that_nothing_is_made_of_is_told() -> None:
    text = "First Name,Last Name,Company,Company,Email Address,EMAIL ADDRESS,Tags,,Spare\n"
    read = linkedin.read(f"{text}Ann,Lee,Trust,Firm,a@lee.example,b@lee.example,friend,x,\n".encode())
    (ann,) = read.found
    assert isinstance(ann, Person)
    assert ann.values["email"] == ("a@lee.example",)
    assert read.remarks == (
        "Not imported, as a note has no field for it: Company (column 4), EMAIL ADDRESS (column 6), Tags, (column 8).",
    )
    wide = ",".join(f"c{n}" for n in range(10_000))
    (remark,) = linkedin.read(f"{HEADER.strip()},{wide}\nAnn,Lee,,,,,,{wide}\n".encode()).remarks
    assert remark.endswith(" c10, c11 and 9988 more.")


def test_columns_of_former_years() -> None:
    (ann,) = _people("First Name,Last Name,Email Address,Current Company,Current Position\nAnn,Lee,,Trust,Head\n")
    assert (ann.values["organisation"], ann.values["role"]) == (("Trust",), ("Head",))


def test_empty_rows_above_the_header_are_no_obstacle() -> None:
    assert _people(",,,\n\n" * 100 + NOTES + HEADER + ANN)[0].place == "row 205"


def test_a_row_that_swallowed_the_next_one_is_refused() -> None:
    read = linkedin.read((HEADER + 'Ann,"Lee,,,,,\nBob,"Ray",,,,,\nCy,"F\nay",,,,,\n').encode())
    assert read.found[0] == Refusal(
        "row 2",
        "Ann",
        "a quotation mark that begins here is closed in the middle of a cell, so lines 2 to 3 became one row; "
        "mend it, then import the file once more",
    )
    assert [one.name for one in read.found[1:]] == ["Cy F ay"]


def test_a_quotation_mark_that_nothing_closes() -> None:
    read = linkedin.read((HEADER + 'Ann,Lee,,,,,\nBob,Ray,,,"Foo,,\nCy,Fay,,,,,\n').encode())
    assert [one.name for one in read.found] == ["Ann Lee", "Bob"]
    assert read.found[1] == Refusal(
        "row 3",
        "Bob",
        "a quotation mark that begins here is never closed, so the rest of the file, to line 4, belongs to it; "
        "close it, then import the file once more",
    )
    (_, last) = linkedin.read((HEADER + 'Ann,Lee,,,,,\nBob,Ray,,,"Foo').encode()).found
    assert last == Refusal(
        "row 3", "Bob", "a quotation mark that begins here is never closed; close it, then import the file once more"
    )


def test_quotation_marks_within_a_cell_are_text() -> None:
    (ann,) = _people(HEADER + 'Ann "the fish",Lee,,,"Foo" Bar,,\n')
    assert (ann.name, ann.values["organisation"]) == ('Ann "the fish" Lee', ("Foo Bar",))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 Mar 2024", date(2024, 3, 12)),
        ("1 September 2023", date(2023, 9, 1)),
        ("03-Jun-2022", date(2022, 6, 3)),
        ("12-Mar-24", date(2024, 3, 12)),
        ("3-Jun-124", None),
        ("Mar 12, 2024", date(2024, 3, 12)),
        ("2024-03-12", date(2024, 3, 12)),
        ("31 Feb 2024", None),
        ("12 Foo 2024", None),
        ("12/03/2024", None),
        ("", None),
    ],
)
def test_days_as_linkedin_writes_them(typed: str, day: date | None) -> None:
    assert linkedin.day_of(typed) == day


def test_what_is_not_usable_is_kept_for_the_text() -> None:
    (ann,) = _people(HEADER + "Ann,Lee,nowhere at all,ann at home,,,soon\n")
    assert ann.values == {"source": ("linkedin",)}
    assert ann.left == (("Connected on", "soon"), ("E-mail", "ann at home"), ("LinkedIn", "nowhere at all"))


GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Name Prefix,Nickname,Birthday,Notes,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,"
    "Address 1 - Formatted,Address 1 - City,Address 1 - Country,Organization 1 - Name,Organization 1 - Title,"
    "Website 1 - Value,Website 2 - Value\n"
    'Dr. Ann M. Lee,Ann,M.,Lee,Dr.,Annie,1990-01-01,"two\nlines",* My Contacts ::: Rivers ::: Old friends,'
    "Home,a@lee.example,* Work,b@lee.example,Mobile,1 ::: 2,"
    '"Some Street 1\nKent",Kent,UK,Trust,Head ::: Treasurer,www.lee.example,https://uk.linkedin.com/in/ann\n'
)
GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,File As,Organization Name,Organization Title,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Address 1 - Label,Address 1 - Formatted\n"
    "Ann,,Lee,,Trust,Head,,https://photo.example/1,* myContacts,*,a@lee.example ::: b@lee.example,Home,Kent\n"
    ",,,Annie,,,,,* myContacts,,,,\n"
    ",,,,Trust,,,,* myContacts,,,,\n"
)


def test_google_of_old() -> None:
    read = google.read(GOOGLE_OLD.encode())
    assert read.found == (
        Person(
            "row 2",
            "Ann M. Lee",
            {
                "preferred_name": ("Annie",),
                "organisation": ("Trust",),
                "role": ("Head",),
                "location": ("Kent, UK",),
                "email": ("b@lee.example", "a@lee.example"),
                "phone": ("1", "2"),
                "linkedin": ("https://uk.linkedin.com/in/ann",),
                "website": ("https://www.lee.example",),
                "tags": ("Rivers", "Old friends"),
            },
            "two\nlines",
            (("Role", "Treasurer"),),
        ),
    )
    assert read.remarks == ("Not imported, as a note has no field for it: Name Prefix, Birthday.",)


def test_google_of_today() -> None:
    read = google.read(GOOGLE_NEW.encode("utf-16"))
    ann, annie, trust = read.found
    assert isinstance(ann, Person)
    assert ann.values == {
        "organisation": ("Trust",),
        "role": ("Head",),
        "location": ("Kent",),
        "email": ("a@lee.example", "b@lee.example"),
    }
    assert annie.name == "Annie"
    assert trust == Refusal("row 4", "Trust", "it has no name; give it one in the program that it comes from")
    assert read.remarks == ("Not imported, as a note has no field for it: Photo.",)


def test_google_without_anything_of_use() -> None:
    read = google.read(b"First Name,Last Name,Labels,Address 1 - Label\nAnn,Lee,,Home\n")
    assert (read.found, read.remarks) == ((Person("row 2", "Ann Lee"),), ())


def test_a_label_of_ones_own_may_begin_with_a_star() -> None:
    read = google.read(b"First Name,Last Name,Labels\nAnn,Lee,* myContacts ::: *VIP ::: * starred\nBob,Ray,* \n")
    assert read.found == (Person("row 2", "Ann Lee", {"tags": ("*VIP",)}), Person("row 3", "Bob Ray"))


def test_google_of_old_joins_several_addresses_of_a_kind() -> None:
    text = "Name,Given Name,Labels,Address 1 - Formatted,Address 1 - City,Address 1 - Region,Address 1 - Country\n"
    (ann,) = google.read(f"{text}Ann,Ann,,,Kent ::: Hull ::: ,, ::: UK ::: France\n".encode()).found
    assert ann == Person(
        "row 2", "Ann", {"location": ("Kent",)}, left=(("Location", "Hull, UK"), ("Location", "France"))
    )
    (bob,) = google.read(f"{text}Bob,Bob,,Quay 1 ::: Quay 2,,Kent,\n".encode()).found
    assert bob == Person("row 2", "Bob", {"location": ("Kent",)}, left=(("Location", "Quay 2"),))


def test_google_has_streets_and_further_places() -> None:
    text = "First Name,Last Name,Labels,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 2 - City\n"
    read = google.read(f"{text}Ann,Lee,,Quay 1,Kent,K1,Hull\n".encode())
    assert read.found == (Person("row 2", "Ann Lee", {"location": ("Kent",)}, left=(("Location", "Hull"),)),)
    assert read.remarks == (
        "Not imported, as a note has no field for it: Address 1 - Street, Address 1 - Postal Code.",
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            "Vorname,Nachname\nJürg,Bär\n".encode(),
            "none of its lines is the header; it begins “Vorname,Nachname”; expected is LinkedIn's Connections.csv,",
        ),
        (b"x" * 70, f"none of its lines is the header; it begins “{'x' * 60}…”; expected is"),
        (b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\n", "it is a vCard file; use “keepwarm import vcard”; expected is"),
        (b"\x1f\x8b\0", "it is a compressed file"),
        (b"<?xml version='1.0'?><html>", "it is a web page; download the file itself, signed in where that is needed"),
    ],
)
def test_other_files_are_named(data: bytes, message: str) -> None:
    with pytest.raises(UnusableFileError) as refused:
        linkedin.read(data)
    assert str(refused.value).startswith(message)


def test_each_kind_of_table_knows_the_other() -> None:
    with pytest.raises(
        UnusableFileError,
        match=r"looks like LinkedIn's Connections\.csv; use “keepwarm import linkedin”; expected is Google's CSV",
    ):
        google.read((HEADER + ANN).encode())
    with pytest.raises(UnusableFileError, match="it begins “Connected On,Last Name”; expected"):
        linkedin.read(b"Connected On,Last Name\n1 Mar 2024,Lee\n")
    with pytest.raises(
        UnusableFileError, match="looks like Google's CSV; use “keepwarm import google”; expected is LinkedIn's"
    ):
        linkedin.read(GOOGLE_OLD.encode())


def test_a_file_may_not_be_too_big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "MOST_BYTES", 2 * 1024 * 1024)
    with pytest.raises(UnusableFileError, match="larger than 2 MB; split it first"):
        linkedin.read(b"x" * (2 * 1024 * 1024 + 1))
