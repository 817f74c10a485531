"""References between notes and links in bodies: every spelling, and what is said where they lead nowhere."""

import pytest

from builder.checks import loading
from builder.checks.memory import NOTHING, Memory, Read, Remembered
from builder.model.items import Referral
from builder.model.settings import Settings
from builder.source.files import NoteFile
from tests.support import TODAY, Folder


def people(folder: Folder) -> None:
    folder.contact("thandi-nkosi", "aliases: [Thandi, T. Nkosi]")
    folder.contact("zoë", "name: Zoë Adeyemi")
    folder.contact("grace", "name: Grace Mokoena")
    folder.contact("grace-2", "name: Grace Mokoena")
    folder.contact("sub/nested", "name: Nested Person")


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("thandi-nkosi", "thandi-nkosi"),
        ("Thandi-NKOSI", "thandi-nkosi"),
        ("Thandi Nkosi", "thandi-nkosi"),
        ("T. Nkosi", "thandi-nkosi"),
        ('"[[thandi-nkosi]]"', "thandi-nkosi"),
        ("[[thandi-nkosi]]", "thandi-nkosi"),
        ("[[people/thandi-nkosi#Log|Thandi]]", "thandi-nkosi"),
        ("contacts/thandi-nkosi.md", "thandi-nkosi"),
        ("zoe\u0308", "zoë"),
        ("ZOË", "zoë"),
        ("nested", "nested"),
        ("grace", "grace"),
    ],
)
def test_every_spelling_of_a_reference(folder: Folder, typed: str, slug: str) -> None:
    people(folder)
    folder.interview("talk", f"contact: {typed}\ndate: 2026-11-18\nstatus: done")
    folder.contact("friend", f"introduced_by: {typed}")
    library = folder.library()
    assert library.interviews["talk"].contacts == (slug,)
    assert library.contacts["friend"].introducer == slug


def test_a_slug_wins_over_a_name(folder: Folder) -> None:
    folder.contact("ada", "name: Ada One")
    folder.contact("other", "name: ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done")
    assert folder.library().interviews["talk"].contacts == ("ada",)


@pytest.mark.parametrize(
    ("typed", "code", "stand_in", "remedy"),
    [
        (
            "thandi-nkosy",
            "unknown-contact",
            "thandi-nkosy",
            "did you mean “thandi-nkosi” (content/contacts/thandi-nkosi.md)?",
        ),
        (
            "thandi nkosi",
            "unknown-contact",
            "thandi nkosi",
            "did you mean “thandi-nkosi” (content/contacts/thandi-nkosi.md)?",
        ),
        (
            "thandi-nkosi, grace",
            "unknown-contact",
            "thandi-nkosi, grace",
            "write several as a list: [thandi-nkosi, grace]",
        ),
        (
            '"[[thandi-nkosi]], [[grace]]"',
            "unknown-contact",
            "thandi-nkosi]], [[grace",
            'write several as a list: ["[[thandi-nkosi]]", "[[grace]]"]',
        ),
        *(
            (typed, "unknown-contact", typed, "write several as a list: [Thandi Nkosi, grace]")
            for typed in (
                "Thandi Nkosi and grace",
                "Thandi Nkosi & grace",
                "Thandi Nkosi; grace",
                "Thandi Nkosi / grace",
            )
        ),
        ("[[who/else#x|y]]", "unknown-contact", "else", "write a contact's slug or exact name, or add a note for them"),
        (
            "Grace Mokoena",
            "ambiguous-contact",
            "Grace Mokoena",
            "write the slug: “grace-2” (content/contacts/grace-2.md) or “grace” (content/contacts/grace.md)",
        ),
    ],
)
def test_whoever_is_unknown_is_stood_in_for(folder: Folder, typed: str, code: str, stand_in: str, remedy: str) -> None:
    people(folder)
    folder.interview("talk", f"contact: {typed}\ndate: 2026-11-18\nstatus: done")
    loaded = folder.load()
    (one,) = loaded.diagnostics
    assert (one.code, one.help, one.span.column) == (code, remedy, len("contact: ") + 1)
    assert loaded.library.stand_ins == {stand_in}
    assert loaded.library.contacts[stand_in].name == stand_in
    assert loaded.library.interviews["talk"].contacts == (stand_in,)


def test_a_list_is_advised_where_one_of_them_has_a_note_that_cannot_be_used(folder: Folder) -> None:
    people(folder)
    folder.note("content/contacts/bo.md", "role: Analyst")
    folder.interview("talk", "contact: grace, bo\ndate: 2026-11-18\nstatus: done")
    assert {one.code: one.help for one in folder.load().diagnostics}["unknown-contact"] == (
        "write several as a list: [grace, bo]"
    )


def test_each_of_several_people_is_marked_itself(folder: Folder) -> None:
    people(folder)
    folder.interview("talk", "contact: [thandi-nkosi, nobody, zoë, nobody]\ndate: 2026-11-18\nstatus: done")
    loaded = folder.load()
    assert [(one.span.column, one.span.end_column) for one in loaded.diagnostics] == [(25, 31), (38, 44)]
    assert loaded.library.interviews["talk"].contacts == ("thandi-nkosi", "nobody", "zoë")


@pytest.mark.parametrize("to", ["nobody", "[[nobody]]", "people/nobody", "Grace Mokoena"])
def test_a_promise_to_somebody_stood_in_for_stays_theirs(folder: Folder, to: str) -> None:
    people(folder)
    front = "contact: [zoë, nobody, Grace Mokoena]\ndate: 2026-11-18\nstatus: done"
    folder.interview("talk", front, f"## Promises\n- [ ] me: write (to {to}, by 2026-11-30)\n")
    loaded = folder.load()
    assert [(one.code, one.span.line) for one in loaded.diagnostics] == [
        ("unknown-contact", 2),
        ("ambiguous-contact", 2),
    ]
    assert loaded.library.interviews["talk"].promises[0].to == to.strip("[]").removeprefix("people/")


def test_who_is_stood_in_for_elsewhere_is_unknown_here(folder: Folder) -> None:
    people(folder)
    front = "contact: [zoë, {}]\ndate: 2026-11-18\nstatus: done"
    promise = "## Promises\n- [ ] me: write (to {}, by 2026-11-30)\n"
    folder.interview("a", front.format("else"), promise.format("nobody"))
    folder.interview("b", front.format("nobody"), promise.format("else"))
    assert [one.span.line for one in folder.load().diagnostics] == [2, 7] * 2


@pytest.mark.parametrize("typed", ["'/'", "'#a'", "'[[]]'"])
def test_a_reference_without_a_name_has_a_stand_in_too(folder: Folder, typed: str) -> None:
    folder.interview("talk", f"contact: {typed}\ndate: 2026-11-18\nstatus: done")
    loaded = folder.load()
    assert [one.code for one in loaded.diagnostics] == ["unknown-contact"]
    assert len(loaded.library.stand_ins) == 1


def test_an_unknown_introducer_is_left_out(folder: Folder) -> None:
    folder.contact("ada", "introduced_by: nobody")
    loaded = folder.load()
    assert [one.code for one in loaded.diagnostics] == ["unknown-contact"]
    assert loaded.library.contacts["ada"].introducer is None


def test_a_broken_note_causes_no_problems_in_others(folder: Folder) -> None:
    folder.write("content/contacts/ada-byron.md", "name: Ada Byron\n")
    folder.interview(
        "talk",
        "contact: ada-byron\ndate: 2026-11-18\nstatus: done",
        "## Promises\n- me: a (to Ada Byron)\n## Referrals\n- [[ada-byron]]\n",
    )
    folder.contact("bob", "introduced_by: ada-byron", "See [[ada-byron]] and [her](ada-byron.md).\n")
    loaded = folder.load()
    assert [(one.path, one.code) for one in loaded.diagnostics] == [
        ("content/contacts/ada-byron.md", "no-front-matter")
    ]
    assert loaded.library.interviews["talk"].contacts == ("ada-byron",)
    assert loaded.library.stand_ins == {"ada-byron"}
    assert (loaded.library.left_out, loaded.library.incomplete) == (("content/contacts/ada-byron.md",), ())


@pytest.mark.parametrize("typed", ["Bob Smith", "Bobby", "Smith, Bob", "[[people/Bobby#Log|him]]", "bsmith"])
@pytest.mark.parametrize(
    "note",
    [
        '---\nname: "Bob" Smith\naliases: [Bobby, "Smith, Bob"]\n---\n',
        '---\nname: [Bob Smith]\naliases:\n  - Bobby\n  - "Smith, Bob"\n---\n',
        '---\nname: "Bob Smith"\naliases: ["Bobby", "Smith, Bob"]\n',
        "---\r\nname: Bob Smith\r\naliases:\r\n- Bobby\r\n- 'Smith, Bob'\r\n",
        "---\n<<<<<<< HEAD\nname: Bob Smith\n=======\nname: Bobby\n>>>>>>> other\naliases: 'Smith, Bob'\n---\n",
        "---\nname: &bob Bob Smith\naliases: !!seq [Bobby, 'Smith, Bob']\n---\n",
    ],
)
def test_a_broken_note_is_known_by_its_names_too(folder: Folder, note: str, typed: str) -> None:
    folder.write("content/contacts/bsmith.md", note)
    folder.contact("ann", f"introduced_by: '{typed}'", f"See [[{typed.strip('[]')}]].\n")
    folder.interview(
        "talk",
        f"contact: ['{typed}', ann]\ndate: 2026-11-18\nstatus: done",
        f"## Promises\n- me: a (to {typed})\n## Referrals\n- [[{typed.strip('[]')}]]\n",
    )
    loaded = folder.load()
    assert {one.path for one in loaded.diagnostics} == {"content/contacts/bsmith.md"}
    assert loaded.library.interviews["talk"].contacts == ("bsmith", "ann")
    assert loaded.library.interviews["talk"].promises[0].to == "bsmith"
    assert loaded.library.contacts["ann"].introducer == "bsmith"


def test_a_blank_note_is_told_once_and_known_by_its_slug(folder: Folder) -> None:
    folder.write("content/contacts/bob.md", "\n")
    folder.contact("ann", "introduced_by: bob", "See [[bob]] and [Bob](bob.md).\n")
    folder.interview("talk", "contact: bob\ndate: 2026-11-18\nstatus: done", "## Referrals\n- [[bob]]\n")
    loaded = folder.load()
    assert [(one.path, one.code) for one in loaded.diagnostics] == [("content/contacts/bob.md", "blank-note")]
    assert loaded.library.interviews["talk"].contacts == ("bob",)
    assert loaded.library.stand_ins == {"bob"}
    assert (loaded.library.left_out, loaded.library.incomplete) == ((), ())


def test_whoever_has_the_second_of_two_equal_slugs_is_stood_in_for(folder: Folder) -> None:
    folder.contact("a/bob", "name: Bob Smith")
    folder.contact("b/bob", "name: Bob Jones")
    folder.interview("talk", "contact: [bob, Bob Jones]\ndate: 2026-11-18\nstatus: done")
    loaded = folder.load()
    assert {one.code for one in loaded.diagnostics} == {"duplicate-slug"}
    assert loaded.library.interviews["talk"].contacts == ("bob", "Bob Jones")
    assert [one.name for one in loaded.library.contacts.values()] == ["Bob Jones", "Bob Smith"]


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_whose_note_has_another_encoding_is_known_by_name(folder: Folder, encoding: str) -> None:
    folder.write("content/contacts/andre.md", "").write_bytes("---\nname: André Müller\n---\n".encode(encoding))
    folder.contact("ann", "introduced_by: André Müller")
    folder.interview("talk", "contact: André Müller\ndate: 2026-11-18\nstatus: done")
    loaded = folder.load()
    assert [(one.path, one.code) for one in loaded.diagnostics] == [("content/contacts/andre.md", "encoding")]
    assert [one.name for one in loaded.library.contacts.values()] == ["André Müller", "Ann"]


def test_what_is_written_below_a_broken_note_without_a_name_is_none(folder: Folder) -> None:
    folder.write("content/interviews/talk.md", "---\nname: Bob\n")
    folder.contact("ann", body="See [[Bob]].\n")
    assert [one.code for one in folder.load().diagnostics] == ["broken-link", "unclosed-front-matter"]


def test_a_note_that_cannot_be_opened_is_known_by_its_slug(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: str) -> bytes:
        raise PermissionError(13, "Permission denied")

    folder.contact("ann")
    folder.interview("talk", "contact: ann\ndate: 2026-11-18\nstatus: done")
    monkeypatch.setattr("builder.source.reading.read_bytes", refuse)
    monkeypatch.setattr("builder.checks.notes.read_bytes", refuse)
    assert {one.code for one in folder.load().diagnostics} == {"unreadable-file"}


def test_two_notes_with_one_slug_are_told_on_both_and_the_first_is_used(folder: Folder) -> None:
    folder.contact("a/Ada", "name: First")
    folder.contact("b/ada", "name: Second")
    loaded = folder.load()
    assert [(one.path, one.code) for one in loaded.diagnostics] == [
        ("content/contacts/a/Ada.md", "duplicate-slug"),
        ("content/contacts/b/ada.md", "duplicate-slug"),
    ]
    assert [one.name for one in loaded.library.contacts.values()] == ["First"]


@pytest.mark.parametrize(
    ("first", "second", "told", "used"),
    [
        ("---\nname: One\n---\n", "no front matter\n", ["this one is used", "that one is used"], ["One"]),
        ("no front matter\n", "---\nname: Two\n---\n", ["that one is used", "this one is used"], ["Two"]),
        ("---\nrole: x\n---\n", "---\nname: Two\n---\n", ["that one is used", "this one is used"], ["Two"]),
        ("---\nrole: x\n---\n", "---\nrole: x\n---\n", ["neither can be used"] * 2, []),
        ("\n", "---\nname: Two\n---\n", [], ["Two"]),
        ("---\nname: One\n---\n", "", [], ["One"]),
    ],
)
def test_one_slug_is_told_on_both_whatever_else_is_wrong_with_them(
    folder: Folder, first: str, second: str, told: list[str], used: list[str]
) -> None:
    folder.write("content/contacts/a/ada.md", first)
    folder.write("content/contacts/b/Ada.md", second)
    loaded = folder.load()
    same = [one for one in loaded.diagnostics if one.code == "duplicate-slug"]
    assert [one.message.partition("; ")[2] for one in same] == told
    assert [one.name for one in loaded.library.contacts.values()] == used


def test_one_slug_may_be_a_contact_an_interview_and_an_organisation(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("ada", "contact: ada\ndate: 2026-11-18\nstatus: done")
    folder.organisation("ada", "name: Ada Ltd")
    assert folder.load().diagnostics == ()


def test_organisations_that_are_only_named_have_a_page(folder: Folder) -> None:
    folder.organisation("borealis", "name: Borealis Labs")
    folder.contact("ada", "organisation: Borealis Labs")
    folder.contact("bob", "organisation: City Archive")
    folder.contact("cem", "organisation: city-archive")
    folder.contact("dan", "organisation: '[[borealis]]'")
    folder.contact("eve", "organisation: '[[else|Else]]'")
    folder.contact("fay", "organisation: '!!'")
    library = folder.library()
    assert sorted(library.organisations) == ["!!", "borealis", "city-archive", "else"]
    assert library.organisation_of["City Archive"] == library.organisation_of["city-archive"] == "city-archive"
    assert library.organisation_of["Borealis Labs"] == library.organisation_of["[[borealis]]"] == "borealis"


def test_a_name_that_several_organisations_have_makes_no_further_one(folder: Folder) -> None:
    for slug in ("trust-hull", "trust-leith"):
        folder.organisation(slug, "name: River Trust")
    folder.organisation("river-works", "name: Works")
    folder.organisation("works", "name: River Works")
    folder.organisation("mill", "name: River Works")
    folder.contact("ada", "organisation: River Trust", "[[River Trust]]")
    folder.contact("bo", "organisation: trust-leith")
    folder.contact("cy", "organisation: River Works")
    folder.interview("talk", "contact: bo\ndate: 2026-11-18\nstatus: done\norganisation: '[[River Trust]]'")
    loaded = folder.load()
    assert sorted(loaded.library.organisations) == ["mill", "river-works", "trust-hull", "trust-leith", "works"]
    assert loaded.library.organisation_of == {
        "River Trust": "trust-hull", "[[River Trust]]": "trust-hull",
        "trust-leith": "trust-leith", "River Works": "river-works",
    }  # fmt: skip
    several = "“River Trust” is the name of 2 organisations"
    assert [(one.path.rpartition("/")[2], one.span.line, one.code, one.message) for one in loaded.diagnostics] == [
        ("ada.md", 3, "ambiguous-organisation", f"{several}; it is taken for “trust-hull”"),
        ("ada.md", 5, "broken-link", several),
        (
            "cy.md",
            3,
            "ambiguous-organisation",
            "“River Works” is the name of 2 organisations; it is taken for “river-works”",
        ),
        ("talk.md", 5, "ambiguous-organisation", f"{several}; it is taken for “trust-hull”"),
    ]
    slugs = " or ".join(f"“{slug}” (content/organisations/{slug}.md)" for slug in ("trust-hull", "trust-leith"))
    assert {one.help for one in loaded.diagnostics if "Trust" in one.message} == {f"write the slug: {slugs}"}


@pytest.mark.parametrize("link", ["[[City Archive]]", "[[city-archive|them]]", "[[organisations/City archive#a]]"])
def test_a_link_leads_to_an_organisation_that_is_only_named(folder: Folder, link: str) -> None:
    folder.contact("ada", "organisation: City Archive", link)
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done", link)
    folder.profile(body=link)
    loaded = folder.load()
    assert loaded.diagnostics == ()
    assert loaded.library.targets.referred(link) == (("organisation", "city-archive"), True)


def test_a_link_to_what_is_called_an_organisation_by_no_note_that_is_used_leads_nowhere(folder: Folder) -> None:
    folder.contact("ada", "organisation: [City Archive, Mill]", "[[City Archive]]")
    folder.note("content/contacts/bo.md", "organisation: Mill", "[[Mill]]")  # without a name
    told = [(one.path.rpartition("/")[2], one.code) for one in folder.load().diagnostics]
    assert told == [
        ("ada.md", "nested-value"),
        ("ada.md", "broken-link"),
        ("bo.md", "missing-value"),
        ("bo.md", "broken-link"),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "[[thandi-nkosi]]", "[[Thandi Nkosi|her]]", "[[talk]]", "[[borealis]]", "[[Borealis Labs]]",
        "[[#heading]]", "[[^block]]", "[a](thandi-nkosi.md)", "[a](../interviews/talk.md#log)",
        "[a](../interviews/ta%6Ck.md)", "[a](https://b.example)", "[a](#b)", "[a](mailto:a@b.example)",
        "[a](//b.example/c)", "![](https://b.example/c.jpg)", "![[cv.pdf]]", "[[cv.pdf]]", "![](cv.pdf)",
        "[[cv.pdf#page=3]]", "[a]: thandi-nkosi.md", "`[[nobody]]`", "![[thandi-nkosi]]",
        "[a](contacts/thandi-nkosi.md)", "[a](Thandi-Nkosi.md)", "[a](../questions/week.md)", "[a](../profile.md#news)",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(folder: Folder, link: str) -> None:
    people(folder)
    folder.write("content/files/cv.pdf", "x")
    folder.organisation("borealis", "name: Borealis Labs")
    folder.theme("week", "title: The week")
    folder.profile("linkedin_ready: true")
    folder.interview("talk", "contact: thandi-nkosi\ndate: 2026-11-18\nstatus: done")
    folder.contact("ada", body=f"{link.replace('(cv.pdf', '(../files/cv.pdf')}\n")
    assert folder.load().diagnostics == ()


@pytest.mark.parametrize(
    ("link", "code", "message", "remedy"),
    [
        (
            "[[thandi-nkosy]]",
            "broken-link",
            "there is no contact, interview or organisation “thandi-nkosy”, so this stays plain text",
            "did you mean “thandi-nkosi” (content/contacts/thandi-nkosi.md)?",
        ),
        (
            "[[nobody]]",
            "broken-link",
            "there is no contact, interview or organisation “nobody”, so this stays plain text",
            "check the name, or add a note",
        ),
        *(
            (
                empty,
                "broken-link",
                "this link names nothing, so it stays plain text",
                "write a name in it, or delete it",
            )
            for empty in ("[[ ]]", "[[|Thandi]]")
        ),
        (
            "[[Grace Mokoena]]",
            "broken-link",
            "“Grace Mokoena” is the name of 2 contacts",
            "write the slug: “grace-2” (content/contacts/grace-2.md) or “grace” (content/contacts/grace.md)",
        ),
        (
            "[a](nobody.md)",
            "broken-link",
            "there is no note “nobody.md”, so this link leads nowhere",
            "check the path, which starts at this note's folder",
        ),
        (
            "[a](../interviews/thandi-nkosi.md#log)",
            "broken-link",
            "there is no note “../interviews/thandi-nkosi.md#log”, so this link leads nowhere",
            "did you mean “thandi-nkosi.md”?",
        ),
        (
            "[a](./café%20grün.md)",
            "broken-link",
            "there is no note “./café%20grün.md”, so this link leads nowhere",
            "did you mean “../organisations/uk/café%20grün.md”?",
        ),
        (
            "[a](thandi_nkosi.md?plain#b)",
            "broken-link",
            "there is no note “thandi_nkosi.md?plain#b”, so this link leads nowhere",
            "did you mean “thandi-nkosi.md”?",
        ),
        (
            "[a](../profile.md)",
            "broken-link",
            "there is no note “../profile.md”, so this link leads nowhere",
            "check the path, which starts at this note's folder",
        ),
        (
            "![[card.jpg]]",
            "attachment",
            "the file “card.jpg” is not there",
            "check its name and path, or put it inside the content folder",
        ),
        (
            "[[card.jpg]]",
            "attachment",
            "the file “card.jpg” is not there",
            "check its name and path, or put it inside the content folder",
        ),
        (
            "![](../../card.jpg)",
            "attachment",
            "the file “../../card.jpg” leads out of the content folder, from which nothing is copied",
            "put the file inside the content folder",
        ),
        (
            "[a](my talk at Borealis.pdf)",
            "attachment",
            "“my talk at Borealis.pdf” holds a blank, which ends the address of a link",
            "write <my talk at Borealis.pdf>",
        ),
        (
            '![](../my card.jpg "mine")',
            "attachment",
            "“../my card.jpg” holds a blank, which ends the address of a link",
            "write <../my card.jpg>",
        ),
        (
            '[a](card.jpg "my card")',
            "attachment",
            "the file “card.jpg” is not there",
            "check its name and path, or put it inside the content folder",
        ),
        (
            "[a](www.firm.example/talk)",
            "broken-link",
            "“www.firm.example/talk” is no address without its “https://”",
            "write https://www.firm.example/talk",
        ),
        (
            "[a](page.html)",
            "attachment",
            "the file “page.html” is of a kind that is not copied to the site",
            "pictures, PDF, text and office files are copied; save it as one of these",
        ),
    ],
)
def test_links_that_lead_nowhere(folder: Folder, link: str, code: str, message: str, remedy: str) -> None:
    people(folder)
    folder.write("content/contacts/page.html", "x")
    folder.organisation("uk/café grün", "name: Green")
    folder.contact("ada", body=f"see {link}\n")
    (one,) = folder.load().diagnostics
    assert (one.code, one.message, one.help, one.severity) == (code, message, remedy, "warning")


def test_a_link_with_very_many_blanks_is_told_as_others_are(folder: Folder) -> None:
    folder.contact("ada", "", f"[a](b.pdf c{' ' * 100_000}")
    folder.contact("bo", "", f"[a](b.pdf c{' ' * 100_000})")
    found = [one.help for one in folder.load().diagnostics if one.code == "attachment"]
    assert found == ["check its name and path, or put it inside the content folder", "write <b.pdf c>"]


@pytest.mark.parametrize(
    ("link", "attached"),
    [
        *((link, ["content/files/cv.pdf"]) for link in (
            "![[cv.pdf]]", "[[cv.pdf]]", "[[cv.pdf|my CV]]", "[[cv.pdf#page=3]]", "![](../files/cv.pdf)",
            "[a](files/cv.pdf?x#b)", "[a]: ../files/cv.pdf", "- [[cv.pdf]]", "[[nobody]] [[cv.pdf]] ![[cv.pdf]]",
        )),
        ("![[notes.md]]", ["content/notes.md"]),
        ("[a](../notes.md)", ["content/notes.md"]),
        *((link, []) for link in (
            "`[[cv.pdf]]`", "<!-- [[cv.pdf]] -->", "[[pdf]]", "[[notes.md]]", "[[thandi-nkosi.md]]",
            "![[thandi-nkosi]]", "[a](thandi-nkosi.md)", "[a](https://b.example/files/cv.pdf)", "[a](//files/cv.pdf)",
            "[a](#cv.pdf)",
        )),
    ],
)  # fmt: skip
def test_files_that_are_linked_to_are_attached(folder: Folder, link: str, attached: list[str]) -> None:
    people(folder)
    folder.write("content/files/cv.pdf", "x")
    folder.write("content/notes.md", "x")
    folder.write("content/contacts/pdf", "x")
    folder.contact("ada", body=f"{link}\n")
    assert sorted(folder.load().attached) == attached


def test_files_are_attached_only_to_notes_with_a_page(folder: Folder) -> None:
    for name in ("contact", "interview", "organisation", "theme", "profile", "left-out", "cv"):
        folder.write(f"content/files/{name}.txt", "x")
    folder.contact("ada", body="[a](../files/contact.txt) [[nobody]]")
    folder.interview("talk", "contact: nobody\ndate: 2026-11-18\nstatus: done", "[a](../files/interview.txt)")
    folder.organisation("borealis", "name: Borealis", "[a](../files/organisation.txt)")
    folder.theme("first", "title: First", "[a](../files/theme.txt)")
    folder.profile("cv: files/cv.txt", "[a](files/profile.txt)")
    folder.note("content/contacts/bo.md", "", "[a](../files/left-out.txt)")
    assert sorted(folder.load().attached) == [
        "content/files/contact.txt", "content/files/interview.txt", "content/files/organisation.txt",
    ]  # fmt: skip


def test_a_theme_that_is_left_out_causes_no_problem_in_others(folder: Folder) -> None:
    folder.theme("week", "")
    folder.contact("ada", body="[a](../questions/week.md)")
    assert [one.path for one in folder.load().diagnostics] == ["content/questions/week.md"]


def test_a_link_to_nowhere_is_told_as_often_as_it_stands(folder: Folder) -> None:
    folder.contact("ada", body="[[x]] [[x]]\n[a](b.pdf)\n![](b.pdf)\n")
    places = [(one.span.line, one.span.column) for one in folder.load().diagnostics]
    assert places == [(4, 1), (4, 7), (5, 5), (6, 5)]


@pytest.mark.parametrize(
    ("cv", "codes"), [("files/cv.md", []), ("cv.md", ["attachment"]), ("../secret.md", ["attachment"])]
)
def test_the_cv_is_a_file_inside_content(folder: Folder, cv: str, codes: list[str]) -> None:
    folder.write("content/files/cv.md", "# Me\n")
    folder.profile(f"cv: {cv}")
    assert [one.code for one in folder.load().diagnostics] == codes


@pytest.mark.parametrize(
    ("cv", "data", "reason"),
    [
        ("cv.pdf", b"%PDF", "is not a text or Markdown file"),
        ("cv.txt", "résumé".encode("latin-1"), "is not UTF-8"),
        ("cv.md", b"x" * (1024 * 1024 + 1), "is larger than 1 MiB"),
        ("cv.txt", b"", ""),
        ("CV.TXT", b"\xef\xbb\xbfI teach.", ""),
    ],
)
def test_the_cv_is_a_text(folder: Folder, cv: str, data: bytes, reason: str) -> None:
    (folder.root / "content" / cv).write_bytes(data)
    folder.profile(f"cv: {cv}")
    told = [(one.code, one.span.line, one.message) for one in folder.load().diagnostics]
    assert told == ([("attachment", 2, f"the file “{cv}” {reason}")] if reason else [])


@pytest.mark.parametrize(
    ("item", "meant"),
    [
        ("Wang Wei (王伟)", Referral("Wang Wei (王伟)", "wang-wei", "", "", 0)),
        ("Wang Wei (王伟): of the mill", Referral("Wang Wei (王伟)", "wang-wei", "", "of the mill", 0)),
        ("Wang Wei (王伟) (The Mill): ask", Referral("Wang Wei (王伟)", "wang-wei", "The Mill", "ask", 0)),
        ("J. R. (Jim) (Org): note: more", Referral("J. R. (Jim)", "jr", "Org", "note: more", 0)),
        ("Studio: Nord (Org)", Referral("Studio: Nord", "jr", "Org", "", 0)),
        ("Wang Wei (The Mill): ask", Referral("Wang Wei", None, "The Mill", "ask", 0)),
        ("Ann: see notes/jr", Referral("Ann", "ann", "", "see notes/jr", 0)),
        ("Ann (Org): a: b (c) d: e", Referral("Ann", "ann", "Org", "a: b (c) d: e", 0)),
        ("[[ann]] (Org): a", Referral("ann", "ann", "Org", "a", 0)),
    ],
)
def test_a_name_in_a_referral_may_hold_a_bracket_or_a_colon(folder: Folder, item: str, meant: Referral) -> None:
    folder.contact("wang-wei", "name: Wang Wei (王伟)")
    folder.contact("jr", "name: J. R. (Jim)\naliases:\n  - 'Studio: Nord'")
    folder.contact("ann")
    folder.interview("talk", "contact: ann\ndate: 2026-11-18\nstatus: done", f"## Referrals\n- {item}\n")
    (referral,) = folder.library().interviews["talk"].referrals
    assert referral._replace(at=0) == meant


def test_what_goes_on_behind_a_known_name_makes_it_none(folder: Folder) -> None:
    folder.contact("jr", "name: J. R. (Jim)")
    folder.interview("talk", "contact: jr\ndate: 2026-11-18\nstatus: done", "## Referrals\n- J. R. (Jim) (a) b (c)\n")
    assert [one.code for one in folder.load().diagnostics] == ["bad-item"]


def remembered(folder: Folder) -> Memory:
    """Return the memory of the notes as they are."""
    kept: dict[str, Read] = {}
    memory = NOTHING._replace(keep=lambda right, _: kept.update({one.path: one for one in right}))
    loading.load(folder.root, Settings(), TODAY, (), memory)

    def recall(note: NoteFile) -> Remembered | None:
        one = kept.get(note.path)
        return Remembered(note, one.names, one.entry, one.asked) if one else None

    return memory._replace(recall=recall)


def test_a_link_is_told_once_nobody_names_the_organisation_any_more(folder: Folder) -> None:
    folder.contact("ada", body="[[City Archive]]")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done\norganisation: City Archive")
    memory = remembered(folder)
    assert loading.load(folder.root, Settings(), TODAY, (), memory).diagnostics == ()
    (folder.root / "content/interviews/talk.md").unlink()
    told = loading.load(folder.root, Settings(), TODAY, (), memory).diagnostics
    assert [one.code for one in told] == ["broken-link"]


def test_a_referral_is_read_again_once_somebody_has_its_name(folder: Folder) -> None:
    folder.contact("ann")
    folder.interview("talk", "contact: ann\ndate: 2026-11-18\nstatus: done", "## Referrals\n- Wang Wei (王伟): ask\n")
    memory = remembered(folder)

    def referral() -> Referral:
        library = loading.load(folder.root, Settings(), TODAY, (), memory).library
        return library.interviews["talk"].referrals[0]

    assert (referral().name, referral().contact) == ("Wang Wei", None)
    folder.contact("wang-wei", "name: Wang Wei (王伟)")
    assert (referral().name, referral().contact) == ("Wang Wei (王伟)", "wang-wei")
