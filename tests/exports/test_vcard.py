"""The vCards: what a card says, that any texts come back, and that importing them again changes nothing."""

import re
import tempfile
from pathlib import Path

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.exports import cards
from tests.exports.made import escaped
from tests.exports.vcards import read, texts
from tests.support import Folder, Keepwarm, tries


def written(folder: Folder) -> bytes:
    return cards.render(folder.load().library)


def card(folder: Folder, front: str = "", body: str = "") -> dict[str, list[str]]:
    """Return what the one card of those notes says, by property: values as written, folding aside."""
    folder.contact("ada", front, body)
    found: dict[str, list[str]] = {}
    for one in read(written(folder))[0]:
        found.setdefault(f"{one.name}{one.parameters}", []).append(one.value)
    return found


def test_without_contacts_there_is_nothing(folder: Folder) -> None:
    assert written(folder) == b""


def test_of_a_name_alone(folder: Folder) -> None:
    folder.contact("wiratama", "name: Wiratama")
    assert written(folder).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Keepwarm//Keepwarm//EN",
        "UID:urn:uuid:e61f5b42-2b9b-5c71-8592-4be36ce655bc",
        "FN:Wiratama",
        "N:;Wiratama;;;",
        "END:VCARD",
        "",
    ]


def test_everything_a_card_says(folder: Folder) -> None:
    folder.organisation("borealis", "name: Borealis, Labs")
    front = """
        name: Ada Lind
        preferred_name: Adi
        pronouns: she/her
        organisation: borealis
        role: Head of tides; and ebbs
        location: Canal Road 2, Aldermouth
        email: [ada@borealis.example, lind@home.example]
        phone: ["+49 30 5550101", 0825551234]
        linkedin: https://linkedin.example/in/ada
        website: https://ada.example/a,b;c
        links: [https://other.example/é, mailto:ada@borealis.example]
        tags: ["a, b", c]
    """
    found = card(folder, front)
    del found["UID"]
    assert found == {
        "BEGIN": ["VCARD"],
        "VERSION": ["4.0"],
        "PRODID": ["-//Keepwarm//Keepwarm//EN"],
        "FN": ["Ada Lind"],
        "N": [";Ada Lind;;;"],
        "NICKNAME": ["Adi"],
        "ORG": [r"Borealis\, Labs"],
        "TITLE": [r"Head of tides\; and ebbs"],
        "EMAIL": ["ada@borealis.example", "lind@home.example"],
        "TEL": ["+49 30 5550101", "0825551234"],
        "ADR": [r";;;Canal Road 2\, Aldermouth;;;"],
        "SOCIALPROFILE;SERVICE-TYPE=LinkedIn": ["https://linkedin.example/in/ada"],
        "X-SOCIALPROFILE;TYPE=linkedin": ["https://linkedin.example/in/ada"],
        "URL": ["https://ada.example/a,b;c", "https://other.example/%C3%A9", "mailto:ada@borealis.example"],
        "PRONOUNS": ["she/her"],
        "CATEGORIES": [r"a\, b,c"],
        "END": ["VCARD"],
    }


def test_no_confidences_leave_the_notes(folder: Folder) -> None:
    front = "aliases: secret\nsource: secret\nx-own: secret\nfields: secret\nintroduced_by: bo\nmentor: true"
    folder.contact("bo", "name: secret", "")
    body = "secret\n## Log\n- 2026-11-02 request: secret\n## Promises\n- [ ] me: secret (by 2026-11-30)\n"
    folder.contact("ada", front, body)
    assert "secret" not in str(read(written(folder))[0])


def test_whom_only_interviews_name_has_no_card(folder: Folder) -> None:
    folder.interview("x", "contact: nobody\ndate: 2026-11-18")
    assert (written(folder), cards.people(folder.load().library)) == (b"", ())


def test_the_identifier_goes_with_the_slug(folder: Folder) -> None:
    first = card(folder, "name: Ada")["UID"]
    assert card(folder, "name: Ada Lovelace\nemail: ada@borealis.example")["UID"] == first
    folder.contact("bo")
    other = read(written(folder))[1]
    assert [one.value for one in other if one.name == "UID"] != first


def test_an_organisation_without_a_note_goes_by_what_was_typed(folder: Folder) -> None:
    assert card(folder, 'organisation: "[[Borealis Labs]]"')["ORG"] == ["Borealis Labs"]


def test_what_no_card_can_carry_is_left_out(folder: Folder) -> None:
    assert card(folder, r'role: "a\x07b\r\nc\u2028d\x85\0e"')["TITLE"] == [r"ab c\nde"]


@pytest.mark.parametrize("name", ["Елена Стоянова", "小林 美咲", "מרים לוי", "Nguyễn Thị Hạnh", "سلمى", "τί ἐστιν"])
def test_long_lines_are_folded_between_letters(folder: Folder, name: str) -> None:
    long = f"{name}, " * 30
    folder.contact("ada", f'role: "{long}"')
    assert texts(read(written(folder))[0], "TITLE") == [[long.strip()]]


ANYTHING = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=90) | st.text(
    "\\nN,;:\"' é", max_size=30
)


@settings(max_examples=tries(60))
@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_any_texts_come_back_as_they_were(name: str, role: str, place: str, tag: str) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        front = f"name: {escaped(name)}\nrole: {escaped(role)}\nlocation: {escaped(place)}\ntags: [{escaped(tag)}, b]"
        folder.contact("ada", f"{front}\norganisation: {escaped(tag)}\nphone: {escaped(place)}")
        data = written(folder)
    found = read(data)[0]
    name, role, place, tag = (re.sub("[\ufffe\uffff]", "", f"A{text}Z") for text in (name, role, place, tag))
    assert texts(found, "FN") == [[name]]
    assert texts(found, "N") == [["", name, "", "", ""]]
    assert texts(found, "TITLE") == [[role]]
    assert texts(found, "TEL") == [[place]]
    assert texts(found, "ADR") == [["", "", "", place, "", "", ""]]
    assert texts(found, "CATEGORIES") == [[tag, "b"]]
    (other,) = vobject.readComponents(data.decode())
    assert (other.fn.value, other.title.value, other.n.value.given) == (name, role, name)


def _contents(folder: Folder) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.root.glob("content/**/*") if file.is_file()}


def _imported_again(folder: Folder, keepwarm: Keepwarm, status: int = 0) -> str:
    """Return the counts that import gives of our own cards; it must not change a byte of the notes."""
    before = _contents(folder)
    assert keepwarm("-C", folder.root, "export", "vcard", "--output", folder.root / "all.vcf").status == 0
    ran = keepwarm("-C", folder.root, "import", "vcard", folder.root / "all.vcf")
    assert (ran.status, ran.out) == (status, ""), ran.err
    assert _contents(folder) == before
    return ran.err.splitlines()[-1]


ODD = {
    "name alone": "name: Ada Lind",
    "mononym": "name: Wiratama\norganisation: Borealis",
    "Cyrillic": "name: Елена Стоянова\nlocation: Пловдив",
    "Han": "name: 小林 美咲\norganisation: 株式会社",
    "Hebrew": "name: מרים לוי\nrole: מנהלת, מחקר",
    "Arabic": "name: سلمى حداد\ntags: [أ، ب, ج]",
    "Vietnamese": "name: Nguyễn Thị Hạnh\npreferred_name: Hạnh",
    "Greek": "name: Πέτρος Βλάχος\nphone: +30 21 0555 0101",
    "decomposed": "name: Bjo\u0308rk E\u0301\norganisation: Ga\u0308rten",
    "marks": r'name: "A\\n, B; C: \"D\""' + "\nlocation: 'Road 1, Town; Land'\ntags: ['a, b', c]",
    "links alone": "name: Ada\nlinks: [https://a.example/x?y=1,2;3, https://b.example/é]",
    "both links": "name: Ada\nwebsite: https://a.example\nlinks: https://b.example",
    "LinkedIn": "name: Ada\nlinkedin: https://www.linkedin.com/in/ada-lind/",
    "LinkedIn among links": "name: Ada\nlinks: https://linkedin.com/in/ada-2",
    "several": "name: Ada\nemail: [a@a.example, b@a.example]\nphone: [1, 2]",
    "nickname of two": "name: Ada Lind\npreferred_name: Adi, or Ms Lind",
    "linked organisation": 'name: Ada\norganisation: "[[borealis]]"',
    "brackets": "name: Ada [x]\nrole: '[y](z)'",
}


@pytest.mark.parametrize("front", ODD.values(), ids=list(ODD))
def test_importing_a_card_again_changes_nothing(folder: Folder, keepwarm: Keepwarm, front: str) -> None:
    folder.organisation("borealis", "name: Borealis Labs")
    folder.contact("ada", front)
    assert _imported_again(folder, keepwarm) == (
        "1 card: 0 new, 0 known with something added, 1 known with nothing new, 0 refused."
    )


def test_importing_all_of_them_again_changes_nothing(folder: Folder, keepwarm: Keepwarm) -> None:
    folder.organisation("borealis", "name: Borealis Labs")
    for number, front in enumerate(ODD.values()):
        folder.contact(f"c{number}", f"{front}\nemail: c{number}@a.example" if "email" not in front else front)
    said = _imported_again(folder, keepwarm)
    assert said.startswith(f"{len(ODD)} cards: 0 new, 0 known with something added")


def test_two_of_one_name_are_told_apart_by_an_address_or_left_alone(folder: Folder, keepwarm: Keepwarm) -> None:
    folder.contact("sam", "name: Sam Reed\norganisation: Aurora\nemail: sam@a.example")
    folder.contact("sam-2", "name: Sam Reed\norganisation: Borealis")
    folder.contact("sam-3", "name: Sam Reed")
    assert "3 known with nothing new" in _imported_again(folder, keepwarm)
    folder.contact("sam-4", "name: Sam Reed")
    (folder.root / "all.vcf").unlink()
    assert "0 new, 0 known with something added" in _imported_again(folder, keepwarm, status=1)


def test_the_sample_is_known_again(folder: Folder, keepwarm: Keepwarm) -> None:
    sample = Path(__file__).parents[2] / "content"
    for file in sample.glob("**/*.md"):
        folder.write(f"content/{file.relative_to(sample)}", file.read_text(encoding="utf-8"))
    assert "0 new, 0 known with something added, 29 known with nothing new" in _imported_again(folder, keepwarm)
