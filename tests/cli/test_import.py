"""keepwarm import: every row or card becomes exactly one thing, and nothing that is there is changed."""

import io
import re
import sys
from pathlib import Path

import pytest

from builder.cli import importing
from builder.diagnostics import Severity
from builder.followups.agenda import plan as agenda_of
from builder.followups.facts import settle
from builder.followups.standing import done_lately, stage
from builder.insights import activity, funnel
from builder.model.library import Library
from tests.support import TODAY, Folder, Keepwarm, files_in

HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def here(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return a folder of notes, which is the current one."""
    folder.settings("as_of: 2026-11-20")
    monkeypatch.chdir(folder.root)
    return folder


def _rows(folder: Folder, *rows: str) -> Path:
    return folder.write("in.csv", HEADER + "".join(f"{row}\n" for row in rows))


def _cards(folder: Folder, *cards: str) -> Path:
    lines = ("\n".join(("BEGIN:VCARD", "VERSION:3.0", *card.split("|"), "END:VCARD", "")) for card in cards)
    return folder.write("in.vcf", "".join(lines))


def _note(folder: Folder, slug: str) -> str:
    return (folder.root / f"content/contacts/{slug}.md").read_text(encoding="utf-8")


def _counts(err: str) -> list[int]:
    """Return how many rows there were, and how many of them each fate had."""
    found = re.search(r"^(\d+) \w+: (\d+) new, (\d+) .* added, (\d+) .* new, (\d+) refused", err, re.MULTILINE)
    assert found, err
    return [int(number) for number in found.groups()]


def _listed(folder: Folder, keepwarm: Keepwarm, *rows: str) -> list[str]:
    """Return what a dry run says of each row."""
    ran = keepwarm("import", "linkedin", _rows(folder, *rows), "--dry-run")
    return [line for line in ran.out.splitlines() if line.startswith("Row ")]


# ------------------------------------------------------------------ new notes


def test_a_new_note_holds_everything_in_order(here: Folder, keepwarm: Keepwarm) -> None:
    file = _rows(
        here, 'Ann,Lee,https://www.linkedin.com/in/ann,ann@lee.example,"Trust, The",Head: rivers #1,12 Mar 2024'
    )
    ran = keepwarm("import", "linkedin", file)
    assert (ran.status, ran.out) == (0, "content/contacts/ann-lee.md\n")
    assert ran.err == (
        "Imported from LinkedIn: 1 new contact\n"
        "1 row: 1 new, 0 known with something added, 0 known with nothing new, 0 refused.\n"
    )
    assert _note(here, "ann-lee") == (
        "---\n"
        "name: Ann Lee\n"
        "organisation: Trust, The\n"
        'role: "Head: rivers #1"\n'
        "email: ann@lee.example\n"
        "linkedin: https://www.linkedin.com/in/ann\n"
        "source: linkedin\n"
        "---\n"
        "## Log\n"
        "- 2024-03-12 note: connected on LinkedIn\n"
    )


def test_words_stay_words_and_all_else_is_a_code_block(here: Folder, keepwarm: Keepwarm) -> None:
    file = _cards(
        here,
        r"FN:Ann|EMAIL:a@x.example|EMAIL:b@x.example|NOTE:Met at the fair (2nd day)\, with Bob.\n\nLikes tea.",
        r"FN:Bob|NOTE:# Log\n- 2026-01-01 request\n[[ann]] {{ x }}\n---\n```\n<!--|EMAIL:bob at|TITLE:One|ROLE:Two",
        r"FN:Cy|NOTE:<<<<<<< mine\n=======\n>>>>>>> theirs",
        r"FN:Di|NOTE:# On code\n`````\n`x`",
    )
    assert keepwarm("import", "vcard", file).status == 0
    assert _note(here, "ann") == (
        "---\nname: Ann\nemail:\n  - a@x.example\n  - b@x.example\n---\n"
        "Met at the fair (2nd day), with Bob.\n\nLikes tea.\n"
    )
    assert _note(here, "bob") == (
        "---\nname: Bob\nrole: One\n---\n"
        "````\n# Log\n- 2026-01-01 request\n[[ann]] {{ x }}\n---\n```\n<!--\n````\n\n"
        "Role: Two\nE-mail: bob at\n"
    )
    assert _note(here, "cy").endswith("---\n ```\n <<<<<<< mine\n =======\n >>>>>>> theirs\n ```\n")
    assert _note(here, "di").endswith("---\n``````\n# On code\n`````\n`x`\n``````\n")
    library = here.library()
    assert not library.contacts["bob"].log


@pytest.mark.parametrize(
    "typed",
    [
        "No",
        "0825551234",
        "a: b",
        "# c",
        'it\'s "so"',
        "---",
        "- x",
        "[[ann]]",
        "{{ x }}",
        "[x](y)",
        "&a *b !c",
        "%TAG",
        "@x",
        "`y`",
        "a\\b",
        "~",
        "null",
        "2026-11-20",
        "\u202eevil",
        "a\u2028b",
        "\u200bzero",
        "é",
        "日本",
        "<b>",
        "=1+1",
        "a #b",
        "'",
        '"',
        ":",
        "?",
        "|",
        ">",
        "{",
        "a\tb",
        "\x07",
        "🙂",
    ],
)
def test_values_arrive_as_typed(here: Folder, keepwarm: Keepwarm, typed: str) -> None:
    cell = '"' + typed.replace('"', '""') + '"'
    assert keepwarm("import", "linkedin", _rows(here, f"{cell},,,,{cell},{cell},")).status == 0
    (one,) = here.library().contacts.values()
    assert (one.name, one.organisation, one.role) == (typed, typed, typed)
    assert keepwarm("import", "linkedin", _rows(here, f"{cell},,,,{cell},{cell},")).out == ""


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Łucja O'Neill-Ångström", "łucja-o-neill-ångström"),
        ("小林美咲", "小林美咲"),
        ("Con", "con-2"),
        ("🙂", "x"),
        ("a/b\\c:d", "a-b-c-d"),
        ("Ångström", "ångström"),
        ("word " * 40, ("word-" * 16).rstrip("-")),
        ("語" * 200, "語" * 66),
    ],
)
def test_slugs_are_readable_and_allowed_everywhere(here: Folder, keepwarm: Keepwarm, name: str, slug: str) -> None:
    assert keepwarm("import", "linkedin", _rows(here, f"{name},,,x@y.example,,,")).status == 0
    assert [one.slug for one in here.library().contacts.values()] == [slug]


def test_slugs_never_collide(here: Folder, keepwarm: Keepwarm) -> None:
    here.contact("sam-reed", "name: Sam Reed\norganisation: Old Firm")
    here.organisation("new-firm", "name: New Firm Ltd", "")
    file = _rows(here, "Sam,Reed,,,New Firm,,", "SAM,REED,,,,,", "Sam,Reed,,sam@x.example,Third,,", "New,Firm,,,,,")
    ran = keepwarm("import", "linkedin", file)
    assert (ran.status, ran.out.splitlines()) == (
        0,
        [
            "content/contacts/sam-reed-new-firm.md",
            "content/contacts/sam-reed-2.md",
            "content/contacts/sam-reed-third.md",
            "content/contacts/new-firm-2.md",
        ],
    )


# ------------------------------------------------------------------ who is known


ANN = """\
name: Ann Lee
email: [ann@lee.example, "a.lee@home.example"]
linkedin: https://www.linkedin.com/in/ann-l%C3%A9e/
organisation: trust
aliases: Annie Lee
"""


@pytest.fixture
def ann(here: Folder) -> Folder:
    """Return notes with somebody, at an organisation that has a note, and somebody else."""
    here.contact("ann", ANN)
    here.organisation("trust", "name: The Trust")
    here.contact("bob", "name: Bob Ray\nemail: bob@ray.example\nlinkedin: https://linkedin.com/in/bob")
    here.contact("cyd", "name: Cyd Fay\nlinkedin: https://www.linkedin.com/pub/cy-fay/4/5/6")
    return here


@pytest.mark.parametrize(
    "row",
    [
        "Somebody,Else,,ANN@lee.example,,,",
        "Somebody,Else,,a.lee@home.example,,,",
        "Somebody,Else,linkedin.com/in/ann-lée,,,,",
        "Somebody,Else,http://uk.LinkedIn.com/in/Ann-L%c3%a9e?trk=x#y,,,,",
        "Somebody,Else,https://www.linkedin.com/in/ann-lée/de/,,,,",
        "ann,LEE,,,Trust,,",
        "Ann,Lee,,,the  trust,,",
        "Annie,Lee,,,The Trust,,",
    ],
)
def test_who_is_known_is_found(ann: Folder, keepwarm: Keepwarm, row: str) -> None:
    (line,) = _listed(ann, keepwarm, row)
    assert "known, nothing new for content/contacts/ann.md" in line


@pytest.mark.parametrize(
    "row",
    [
        "Ann,Lee,,,Another Trust,,",
        "Ann,Lee,,,,,",
        "Ann,Leé,,,Trust,,",
        "Ann,Lee,https://www.linkedin.com/in/ann-lee,,,,",
        "Ann,Lee,https://www.linkedin.com/company/ann-lée,,,,",
        "Bob,Ray,,,Trust,,",
        "Cy,Fay,https://www.linkedin.com/pub/cy-fay/1/2/3,,,,",
    ],
)
def test_who_is_not_known_is_new(ann: Folder, keepwarm: Keepwarm, row: str) -> None:
    (line,) = _listed(ann, keepwarm, row)
    assert "new, content/contacts/" in line


def test_an_organisation_named_by_signs_alone_is_not_where_nobody_says(here: Folder, keepwarm: Keepwarm) -> None:
    here.organisation("plus", "name: +++")
    here.contact("ann", "name: Ann Lee\norganisation: +++")
    (line,) = _listed(here, keepwarm, "Ann,Lee,,,,,")
    assert "new, content/contacts/" in line


def test_two_without_an_organisation_and_with_one_name_are_one(ann: Folder, keepwarm: Keepwarm) -> None:
    assert _listed(ann, keepwarm, "Bob,Ray,,,,,") == ["Row 2, Bob Ray: known, nothing new for content/contacts/bob.md."]


@pytest.mark.parametrize(
    "row",
    [
        "Cy,Fay,https://linkedin.com/in/bob,ann@lee.example,,,",
        "Bob,Ray,,ann@lee.example,,,",
        "Ann,Lee,,bob@ray.example,Trust,,",
    ],
)
def test_a_row_that_fits_two_people_is_refused(ann: Folder, keepwarm: Keepwarm, row: str) -> None:
    ran = keepwarm("import", "linkedin", _rows(ann, row, "Di,Orr,,,,,"))
    assert (ran.status, ran.out) == (1, "content/contacts/di-orr.md\n")
    assert re.search(r"^Row 2, .*: refused; it fits several people: ", ran.err)
    assert "Ann Lee (content/contacts/ann.md)" in ran.err
    assert "Bob Ray (content/contacts/bob.md)" in ran.err
    assert _counts(ran.err) == [2, 1, 0, 0, 1]


def test_of_two_addresses_the_name_decides(ann: Folder, keepwarm: Keepwarm) -> None:
    (line,) = _listed(ann, keepwarm, "Bob,Ray,https://linkedin.com/in/bob,ann@lee.example,,,")
    assert "known, nothing new for content/contacts/bob.md; the note keeps its email" in line


def test_what_only_looks_like_an_address_is_nobody_s(ann: Folder, keepwarm: Keepwarm) -> None:
    (line,) = _listed(ann, keepwarm, "Annie,Lee,http://[,,,,")
    assert "new, content/contacts/annie-lee.md" in line


def test_many_that_fit_are_not_all_named(here: Folder, keepwarm: Keepwarm) -> None:
    for number in range(5):
        here.contact(f"sam-{number}", "name: Sam Reed")
    (line,) = _listed(here, keepwarm, "Sam,Reed,,,,,")
    assert line.endswith("Sam Reed (content/contacts/sam-2.md) and 2 more; add it to the right note by hand.")


# ------------------------------------------------------------------ what a known one gains


@pytest.mark.parametrize("front", ["---\nname: Ann\n---\n", "---\nname: Ann\n---", "---\r\nname: Ann\r\n---\r\n\r\n"])
def test_a_text_comes_into_a_note_without_any(here: Folder, keepwarm: Keepwarm, front: str) -> None:
    here.write("content/contacts/ann.md", front)
    file = _cards(here, "FN:Ann|NOTE:Hello\\n- there|TEL:1", "FN:Ann|NOTE:Another|TEL:1", "FN:Ann|EMAIL:a@lee.example")
    listed = keepwarm("import", "vcard", file, "--dry-run").out
    assert "Ann: known, content/contacts/ann.md gains phone and note.\n" in listed
    assert "Ann: known, nothing new for content/contacts/ann.md; not imported: what was written about them.\n" in listed
    assert keepwarm("import", "vcard", file).status == 0
    text = "phone: 1\nemail: a@lee.example\n---\n```\nHello\n- there\n```\n"
    after = (here.root / "content/contacts/ann.md").read_bytes().decode()
    assert after.replace("\r\n", "\n").replace("---\n\n", "---\n").endswith(text)
    assert after.count("\r\n") == (0 if "\r" not in front else after.count("\n"))
    assert keepwarm("import", "vcard", file).out == ""
    assert keepwarm("check").status == 0


def test_a_text_that_does_not_come_in_is_told(here: Folder, keepwarm: Keepwarm) -> None:
    here.contact("ann", "name: Ann\nrole: Chair", "## Log")
    file = _cards(here, "FN:Ann|NOTE:Hello|TITLE:Chair|ROLE:Head|EMAIL:here")
    said = "known, nothing new for content/contacts/ann.md; not imported: what was written about them"
    assert said in keepwarm("import", "vcard", file, "--dry-run").out
    assert "1 card says something else than the note, which was kept;" in keepwarm("import", "vcard", file).err


def test_only_what_is_empty_is_filled_and_all_else_stays_byte_for_byte(here: Folder, keepwarm: Keepwarm) -> None:
    before = (
        "\ufeff---\r\nname: \"Ann Lee\"   # my friend\r\nrole: 'Chair'\r\nphone:\r\nodd: [a,  b]\r\n---\r\nText \r\n- x"
    )
    here.write("content/contacts/ann.md", before)
    file = _cards(
        here, "FN:Ann Lee|TITLE:Head|TEL:1|TEL:2|EMAIL:ann@lee.example|CATEGORIES:river|NOTE:Hello|NICKNAME:Nan"
    )
    ran = keepwarm("import", "vcard", file)
    assert (ran.status, ran.out) == (0, "content/contacts/ann.md\n")
    assert _counts(ran.err) == [1, 0, 1, 0, 0]
    assert "1 card says something else than the note, which was kept; --dry-run lists them." in ran.err
    after = (here.root / "content/contacts/ann.md").read_bytes().decode()
    for line in before.split("\r\n"):
        assert line in after.split("\r\n") or line == "phone:"
    assert after.startswith(before[:40])
    assert after.endswith("---\r\nText \r\n- x")
    ann = here.load().library.contacts["ann"]
    assert (ann.role, ann.phone, ann.email, ann.tags, ann.preferred_name) == (
        "Chair",
        ("1", "2"),
        ("ann@lee.example",),
        ("river",),
        "Nan",
    )
    assert keepwarm("import", "vcard", file).out == ""
    assert (here.root / "content/contacts/ann.md").read_bytes().decode() == after


def test_what_several_rows_add_to_one_note_is_one_change(here: Folder, keepwarm: Keepwarm) -> None:
    here.contact("ann", "name: Ann\nlinks: [https://linkedin.com/in/ann]\nwebsite: https://www.linkedin.com/in/ann")
    rows = ("Ann,,linkedin.com/in/ann,a@x.example,,,", "Ann,,linkedin.com/in/ann,,Trust,Head,")
    ran = keepwarm("import", "linkedin", _rows(here, *rows))
    assert (ran.status, ran.out, _counts(ran.err)) == (0, "content/contacts/ann.md\n", [2, 0, 2, 0, 0])
    ann = here.library().contacts["ann"]
    assert (ann.email, ann.organisation, ann.role) == (("a@x.example",), "Trust", "Head")
    assert not ann.linkedin


def test_a_dry_run_lists_all_and_changes_nothing(ann: Folder, keepwarm: Keepwarm) -> None:
    file = _rows(ann, ",,,,,,1 Jan 2020", "Ann,Lee,,ann@lee.example,Elsewhere,Chair,", "Bob,Ray,,,,,", "Cy,Fay,,,,,")
    before = files_in(ann.root)
    ran = keepwarm("import", "linkedin", file, "--dry-run")
    assert ran.status == 1
    assert ran.out == (
        "Row 2: refused; it has no name; give it one in the program that it comes from.\n"
        "Row 3, Ann Lee: known, content/contacts/ann.md gains role; the note keeps its organisation.\n"
        "Row 4, Bob Ray: known, nothing new for content/contacts/bob.md.\n"
        "Row 5, Cy Fay: new, content/contacts/cy-fay.md.\n"
        "--- a/content/contacts/ann.md\n"
        "+++ b/content/contacts/ann.md\n"
        "@@ -4,4 +4,5 @@\n"
        " linkedin: https://www.linkedin.com/in/ann-l%C3%A9e/\n"
        " organisation: trust\n"
        " aliases: Annie Lee\n"
        "+role: Chair\n"
        " ---\n"
        "--- /dev/null\n"
        "+++ b/content/contacts/cy-fay.md\n"
        "@@ -0,0 +1,4 @@\n"
        "+---\n"
        "+name: Cy Fay\n"
        "+source: linkedin\n"
        "+---\n"
    )
    assert ran.err == "4 rows: 1 new, 1 known with something added, 1 known with nothing new, 1 refused.\n"
    assert files_in(ann.root) == before


def test_a_value_that_stands_under_a_kindred_key_is_not_given_twice(here: Folder, keepwarm: Keepwarm) -> None:
    here.contact("ann", "name: Ann\naliases: [Nan]\nfields: [River]\nlinks: [https://ann.example/]")
    file = _cards(here, "FN:Ann|NICKNAME:nan|CATEGORIES:river|URL:ann.example")
    assert keepwarm("import", "vcard", file).out == ""


def test_where_a_known_person_comes_from_is_not_for_a_file_to_say(ann: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("import", "linkedin", _rows(ann, "Bob,Ray,,bob@ray.example,,,12 Mar 2024")).out == ""


def test_a_note_with_an_error_in_the_place_refuses_the_row(here: Folder, keepwarm: Keepwarm) -> None:
    here.contact("ann", "name: Ann\nemail: a@x.example\nphone: {a: b}")
    ran = keepwarm("import", "vcard", _cards(here, "FN:Ann|EMAIL:a@x.example|TEL:1", "FN:Bob"))
    assert (ran.status, ran.out) == (1, "content/contacts/bob.md\n")
    assert ran.err.startswith("Card 1 (line 1), Ann: refused; content/contacts/ann.md cannot be changed: ")
    assert "content/contacts/ann.md:4:" in ran.err


def test_a_note_that_cannot_be_read_is_not_doubled(here: Folder, keepwarm: Keepwarm) -> None:
    here.write("content/contacts/ann-lee.md", "no front matter")
    ran = keepwarm("import", "linkedin", _rows(here, "Ann,Lee,,,,,"))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith(
        "Row 2, Ann Lee: refused; content/contacts/ann-lee.md may be theirs, and cannot be read; mend that first "
        "(“keepwarm check” shows how).\n"
    )


# ------------------------------------------------------------------ the rows of one file


def test_rows_about_one_person_become_one_note(here: Folder, keepwarm: Keepwarm) -> None:
    file = _rows(
        here,
        "Ann,Lee,,,Trust,,",
        "Ann,Lee,,ann@lee.example,Trust,Chair,12 Mar 2024",
        "A.,L.,,ann@lee.example,,Other,",
        "Ann,Lee,,,Trust,,",
    )
    ran = keepwarm("import", "linkedin", file)
    assert (ran.status, _counts(ran.err)) == (0, [4, 1, 1, 2, 0])
    assert "role: Chair\nemail: ann@lee.example\n" in _note(here, "ann-lee")
    assert "2024-03-12" in _note(here, "ann-lee")
    assert keepwarm("import", "linkedin", file).out == ""


def test_what_a_later_row_adds_does_not_make_a_second_import_change_anything(here: Folder, keepwarm: Keepwarm) -> None:
    """The last row names the organisation of the first; what the second is then known by is gone."""
    file = _rows(
        here,
        "Ann,Lee,https://linkedin.com/in/ann,,,,",
        "Ann,Lee,,,,,1 Jan 2020",
        "Ann,Lee,,,,Chair,",
        "Ann,Lee,https://linkedin.com/in/ann,,Trust,,",
    )
    ran = keepwarm("import", "linkedin", file)
    assert _counts(ran.err) == [4, 2, 2, 0, 0]
    assert keepwarm("import", "linkedin", file).out == ""


def test_an_organisation_written_otherwise_makes_nobody_unknown(ann: Folder, keepwarm: Keepwarm) -> None:
    file = _rows(ann, "Ann,Lee,,,the trust,,", "Cy,Fay,,,THE TRUST,,", "Ann,Lee,,,Trust,,")
    assert keepwarm("import", "linkedin", file).out == "content/contacts/cy-fay.md\n"
    assert keepwarm("import", "linkedin", file).out == ""


def test_what_cannot_stand_in_front_matter_comes_from_every_row(here: Folder, keepwarm: Keepwarm) -> None:
    file = _cards(here, "FN:Ann|TEL:1|EMAIL:here", "FN:Ann|EMAIL:there|NOTE:Hello", "FN:Ann|EMAIL:there")
    ran = keepwarm("import", "vcard", file, "--dry-run")
    assert "Card 2 (line 7), Ann: known, content/contacts/ann.md gains note." in ran.out
    assert "+Hello\n+\n+E-mail: here\n+E-mail: there\n" in ran.out
    assert _counts(ran.err) == [3, 1, 1, 1, 0]


# ------------------------------------------------------------------ references


def test_a_second_person_of_a_name_that_notes_refer_to_by_it_is_refused(here: Folder, keepwarm: Keepwarm) -> None:
    here.contact("sam", "name: Sam Reed\norganisation: Trust")
    here.interview("2026-11-18-sam", "contact: Sam Reed\ndate: 2026-11-18\nstatus: done")
    ran = keepwarm("import", "linkedin", _rows(here, "Sam,Reed,,,Other,,", "Sam,Ray,,,,,"))
    assert (ran.status, ran.out) == (1, "content/contacts/sam-ray.md\n")
    assert ran.err.startswith(
        "Row 2, Sam Reed: refused; your notes mean somebody else by “Sam Reed”, and with a second one nobody could "
        "tell who; write the slug where you wrote the name"
    )


def test_whom_interviews_only_name_gets_the_note(here: Folder, keepwarm: Keepwarm) -> None:
    here.interview("2026-11-18-sam", "contact: Sam Reed\ndate: 2026-11-18\nstatus: done")
    ran = keepwarm("import", "linkedin", _rows(here, "Sam,Reed,,,Trust,,", "Sam,Reed,,,Other,,"))
    assert (ran.status, ran.out) == (1, "content/contacts/sam-reed.md\n")
    assert here.library().interviews["2026-11-18-sam"].contacts == ("sam-reed",)


def test_a_name_that_is_the_slug_too_leads_to_the_first(here: Folder, keepwarm: Keepwarm) -> None:
    here.interview("2026-11-18-sam", "contact: Sam\ndate: 2026-11-18\nstatus: done")
    file = _rows(here, "Sam,,,,,,", "Sam,,,,Other,,")
    assert keepwarm("import", "linkedin", file).status == 0
    assert here.library().interviews["2026-11-18-sam"].contacts == ("sam",)
    assert keepwarm("import", "linkedin", file).out == ""


def test_a_link_to_an_organisation_goes_on_leading_there(here: Folder, keepwarm: Keepwarm) -> None:
    here.organisation("reed", "name: Sam Reed")
    here.contact("ann", "", "See [[Sam Reed]].")
    ran = keepwarm("import", "linkedin", _rows(here, "Sam,Reed,,,,,"))
    assert (ran.status, ran.out) == (1, "")
    assert "refused; notes link to content/organisations/reed.md by “Sam Reed”; write its slug there." in ran.err


# ------------------------------------------------------------------ nobody is due


def _told(library: Library) -> tuple[object, ...]:
    """Return all that depends on what happened."""
    agenda, facts = agenda_of(library, TODAY), settle(library, TODAY)
    stages = {slug: stage(library, one, TODAY) for slug, one in library.contacts.items()}
    return (
        agenda.followups,
        funnel.reached(stages),
        funnel.paces(facts),
        funnel.stuck(facts, stages, agenda),
        activity.activity(facts),
        done_lately(library, TODAY),
    )


def test_an_import_makes_nobody_due_and_counts_nowhere(ann: Folder, keepwarm: Keepwarm) -> None:
    ann.contact("cy", "", "## Log\n- 2026-11-02 request")
    before = ann.load().library
    rows = [f"P{n},Q,https://linkedin.com/in/p{n},p{n}@q.example,Firm,Boss,1{n} Mar 2024" for n in range(5)]
    assert keepwarm("import", "linkedin", _rows(ann, *rows)).status == 0
    loaded = ann.load()
    assert len(loaded.library.contacts) == len(before.contacts) + 5
    assert loaded.count(Severity.ERROR) == loaded.count(Severity.WARNING) == 0
    assert _told(loaded.library) == _told(before)
    assert agenda_of(before, TODAY).followups


def test_a_connection_that_is_still_to_come_is_no_entry_of_the_log(here: Folder, keepwarm: Keepwarm) -> None:
    file = _rows(here, "Ann,Lee,,,,,20 Nov 2026", "Bob,Ray,,,,,21 Nov 2026")
    assert keepwarm("import", "linkedin", file).status == 0
    assert _note(here, "ann-lee").endswith("## Log\n- 2026-11-20 note: connected on LinkedIn\n")
    assert _note(here, "bob-ray").endswith("---\nConnected on: 2026-11-21\n")
    assert here.load().diagnostics == ()
    assert keepwarm("import", "linkedin", file).out == ""


# ------------------------------------------------------------------ wrong use


def test_a_file_without_people(here: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("import", "linkedin", _rows(here)).err == (
        "0 rows: 0 new, 0 known with something added, 0 known with nothing new, 0 refused.\n"
    )


def test_standard_input(here: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{HEADER}Ann,Lee,,,,,\n".encode())))
    assert keepwarm("import", "linkedin", "-").out == "content/contacts/ann-lee.md\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    ran = keepwarm("import", "linkedin", "-")
    assert (ran.status, ran.err) == (2, "keepwarm: standard input cannot be imported: it is empty\n")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("none.csv", "there is no file “none.csv”"),
        ("content", "“content” is a folder; name the file in it"),
        ("page.csv", "“page.csv” cannot be imported: it is a web page; download the file itself"),
        ("a\0b", "“a\\u{0}b” cannot be read: embedded null byte"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(here: Folder, keepwarm: Keepwarm, name: str, message: str) -> None:
    here.write("page.csv", "<!doctype html><html>")
    ran = keepwarm("import", "google", name)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"keepwarm: {message}")


def test_an_unreadable_file(here: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    file = here.write("in.csv", "")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "in.csv")

    monkeypatch.setattr(Path, "open", refuse)
    ran = keepwarm("import", "google", file.name)
    assert (ran.status, ran.err) == (2, "keepwarm: “in.csv” cannot be read: permission denied\n")


def test_a_text_too_long_for_a_note_is_refused(here: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("import", "vcard", _cards(here, f"FN:Ann|NOTE:{'x' * 1024 * 1024}", "FN:Bob"))
    assert (ran.status, ran.out) == (1, "content/contacts/bob.md\n")
    assert ran.err.startswith(
        "Card 1 (line 1), Ann: refused; no note can be made of it: this file is larger than 1 MiB.\n"
    )


def test_what_a_terminal_would_obey_is_shown(here: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("import", "linkedin", _rows(here, "\x1b[31mAnn,,,,Foo, Inc,Boss,12 Mar 2024"))
    assert "\x1b" not in ran.err
    assert "Row 2, \\u{1b}[31mAnn: refused; it has 8 cells" in ran.err


def test_what_has_no_field_is_told(here: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("import", "vcard", _cards(here, "FN:Ann|BDAY:1990-01-01"))
    assert ran.err.startswith("Not imported, as a note has no field for it: BDAY.\n")


def test_what_was_exported_changes_nothing(ann: Folder, keepwarm: Keepwarm) -> None:
    ann.contact("cy", 'name: Cy "x; y, z"\npreferred_name: C\npronouns: he/him\nwebsite: https://x.example/é?a=b c')
    exported = keepwarm("export", "vcard")
    assert keepwarm("import", "vcard", ann.write("out.vcf", exported.out)).out == ""


def test_empty_rows_are_counted(here: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("import", "linkedin", _rows(here, "Ann,Lee,,,,,", "", ",,,,,,"))
    assert ran.err.endswith(
        "3 rows: 1 new, 0 known with something added, 0 known with nothing new, 0 refused, 2 empty.\n"
    )


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with importing._progress(99, "Looking") as advance:  # noqa: SLF001 - there is no terminal to look at
        advance()
    assert terminal.getvalue() == ""
    with importing._progress(200, "Looking") as advance:  # noqa: SLF001
        for _ in range(200):
            advance()
        shown = terminal.getvalue()
    assert "200/200" in shown
    assert terminal.getvalue() == shown
