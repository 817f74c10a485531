"""Notes from scaffolds: what they hold, that nothing is wrong with them, and why one is refused."""

import re
from pathlib import Path

import pytest

from builder.capture.scaffolding.asking import STARTERS
from builder.checks.loading import Loaded
from builder.insights import proposals
from builder.insights.questions import Stock
from builder.model.items import Box
from builder.model.words import Direction, InterviewStatus
from tests.support import TODAY, Folder, Keepwarm

pytestmark = pytest.mark.usefixtures("friday")

BANK = """
- What does a typical week look like?
- Which skills are scarce?
- How did you come to this?
- What would surprise me?
- Which two people should I talk to next?
"""


@pytest.fixture
def mine(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return the current folder: two contacts, a bank of five questions."""
    folder.settings("title: Mine")
    folder.contact("thandi-nkosi", "name: Thandi Nkosi\norganisation: Borealis Labs\nlevel: senior")
    folder.contact("bo", "name: 小林美咲")
    folder.theme("week", "title: The week", BANK)
    monkeypatch.chdir(folder.root)
    return folder


def silent(folder: Folder) -> Loaded:
    """Return the notes, in which nothing is wrong, not even a hint."""
    loaded = folder.load()
    assert not loaded.diagnostics, loaded.diagnostics
    return loaded


def files(folder: Folder) -> set[str]:
    return {path.relative_to(folder.root).as_posix() for path in folder.root.rglob("*.md")}


def test_a_contact(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("new", "contact", "Ada Lovelace", "--role", "Analyst: engines", "--email", "ada@borealis.example")
    assert ran == (0, "content/contacts/ada-lovelace.md\n", "New contact: Ada Lovelace\n")
    ada = silent(mine).library.contacts["ada-lovelace"]
    assert (ada.name, ada.role, ada.email) == ("Ada Lovelace", "Analyst: engines", ("ada@borealis.example",))
    assert (ada.log, ada.promises, ada.todos, ada.to_share) == ((), (), (), ())


def test_a_contact_with_everything(mine: Folder, keepwarm: Keepwarm) -> None:
    typed = ("--organisation", "A: b #c", "--introduced-by", "NKOSI", "--source", '"event"', "--slug", "countess")
    assert keepwarm("new", "contact", "  Ada --- King's {{ x }} ", *typed).status == 0
    ada = silent(mine).library.contacts["countess"]
    assert (ada.name, ada.organisation, ada.source) == ("Ada --- King's {{ x }}", "A: b #c", '"event"')
    assert ada.introducer == "thandi-nkosi"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("李 小龍", "李-小龍"),
        ("Søren Kjær O'Neil", "søren-kjær-o-neil"),
        ("محمد علي", "محمد-علي"),
        ("Ελένη", "ελένη"),
        ("राम नमस्ते", "राम-नमस्ते"),
        ("Con", "con-2"),
        ("🦊", "contact"),
        ("null", "null"),
        ("~", "contact"),
        ("- x", "x"),
    ],
)
def test_names_arrive_as_typed(mine: Folder, keepwarm: Keepwarm, name: str, slug: str) -> None:
    assert keepwarm("new", "contact", "--", name).out == f"content/contacts/{slug}.md\n"
    assert silent(mine).library.contacts[slug].name == name


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("contact", " "), "the name is empty"),
        (
            ("contact", "a\nb"),
            "the name holds a line break or another control character; write it on one line",
        ),
        (("contact", "Ada", "--email", "nobody"), "email: “nobody” is not an e-mail address; write it like"),
        (("contact", "Ada", "--slug", "a/b"), "“a/b” cannot be the name of a note: it holds “/”, which not every"),
        (("contact", "Ada", "--slug", "_ada"), "it is one that is never read as a note"),
        (("contact", "Ada", "--slug", ".md"), "“.md” cannot be the name of a note: it begins with “.”"),
        (("contact", "Ada", "--slug", " "), "“ ” cannot be the name of a note: it is empty"),
        (("contact", "Ada", "--introduced-by", "zed"), "there is no contact “zed”"),
        (("interview", "zed zedson", "today"), "keepwarm new contact 'zed zedson'"),
        (("interview", " ", "today"), "there is no contact “”\n"),
        (("interview", "bo", "soon"), "“soon” is not a day; write YYYY-MM-DD, tomorrow or a weekday, and a time like"),
        (("interview", "bo", "friday", "25:00"), "“friday 25:00” is not a day"),
        (("interview", "bo", "2026-02-30"), "“2026-02-30” is not a day"),
        (("interview", "bo", "today", "--minutes", "0"), "invalid value for “--minutes”"),
        (("interview", "bo", "today", "--via", "owl"), "“owl” is not one of"),
        (("contact", "Ada", "--edit", "--dry-run"), "--dry-run writes nothing that --edit could open"),
    ],
)
def test_what_cannot_be_used(mine: Folder, keepwarm: Keepwarm, typed: tuple[str, ...], message: str) -> None:
    before = files(mine)
    ran = keepwarm("new", *typed)
    assert (ran.status, ran.out) == (2, "")
    assert message in ran.err
    assert files(mine) == before


def test_a_name_that_somebody_has(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("new", "contact", "thandi NKOSI", "--organisation", "City Archive")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "keepwarm: there is a contact of that name already: Thandi Nkosi (content/contacts/thandi-nkosi.md)\n"
        "If you mean another one, give it a slug of its own: --slug thandi-nkosi-city-archive\n"
    )
    assert keepwarm("new", "contact", "Thandi Nkosi", "--slug", "thandi-nkosi-2").status == 0
    assert silent(mine).library.contacts["thandi-nkosi-2"].name == "Thandi Nkosi"


def test_an_organisation_with_a_slug_of_its_own_may_share_a_name(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.organisation("lab", "name: The Lab")
    assert keepwarm("new", "organisation", "The Lab").status == 1
    assert keepwarm("new", "organisation", "The Lab", "--slug", "other").out == "content/organisations/other.md\n"


def test_a_name_like_one_that_somebody_has(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("ab", "name: 'a: b'")
    ran = keepwarm("new", "contact", "A/B")
    said = "keepwarm: there is a contact of a name like that already: a: b (content/contacts/ab.md)\n"
    assert ran == (1, "", f"{said}If you mean another one, give it a slug of its own: --slug a-b\n")
    mine.contact("cd", "name: A/b")
    assert "of that name already: A/b (content/contacts/cd.md)" in keepwarm("new", "contact", "A/B").err


def test_a_name_without_letters_is_nobodys_slug(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("hash", "name: '# 1'")
    assert keepwarm("new", "contact", "???").out == "content/contacts/contact.md\n"
    assert keepwarm("new", "questions", "!!!").out == "content/questions/questions.md\n"


def test_a_reference_that_would_mean_two_people(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("cy", "introduced_by: Thandi Nkosi")
    ran = keepwarm("new", "contact", "Thandi Nkosi", "--slug", "other")
    assert ran.status == 1
    assert "“Thandi Nkosi” in content/contacts/cy.md means content/contacts/thandi-nkosi.md" in ran.err
    assert "Write [[thandi-nkosi]] there first" in ran.err


@pytest.mark.parametrize(
    ("front", "body"), [('introduced_by: "[[Thandi Nkosi]]"', ""), ("", "She met [[Thandi Nkosi]].")]
)
def test_the_note_that_holds_the_reference_is_named(mine: Folder, keepwarm: Keepwarm, front: str, body: str) -> None:
    mine.contact("zed", front, body)  # behind the note that has the name
    ran = keepwarm("new", "contact", "Thandi Nkosi", "--slug", "other")
    assert ran.status == 1
    assert "in content/contacts/zed.md means content/contacts/thandi-nkosi.md" in ran.err


def test_a_name_that_only_the_command_has_used(mine: Folder, keepwarm: Keepwarm) -> None:
    typed = ("Thandi Nkosi", "--slug", "other", "--introduced-by", "Thandi Nkosi")
    assert keepwarm("new", "contact", *typed).status == 0
    assert silent(mine).library.contacts["other"].introducer == "thandi-nkosi"


def test_a_link_that_would_lead_elsewhere(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.organisation("sluice", "name: Sluice & Sons")
    mine.contact("cy", "", "She left [[Sluice & Sons]].")
    ran = keepwarm("new", "contact", "Sluice & Sons")
    assert ran.status == 1
    assert "“[[Sluice & Sons]]” in content/contacts/cy.md means content/organisations/sluice.md" in ran.err


def test_a_link_that_names_the_folder_leads_there_as_before(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.organisation("sluice", "name: Sluice & Sons")
    mine.contact("cy", "", "She left [[organisations/Sluice & Sons]].")
    assert keepwarm("new", "contact", "Sluice & Sons").status == 0
    target, _ = silent(mine).library.targets.referred("organisations/Sluice & Sons")
    assert target == ("organisation", "sluice")


def test_a_link_to_an_organisation_without_a_note_is_drawn_to_whoever_gets_its_slug(
    mine: Folder, keepwarm: Keepwarm
) -> None:
    mine.contact("ada", "organisation: Lab", "[[lab]] [[Lab]]")
    assert keepwarm("new", "contact", "Lab").status == 0
    silent(mine)


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/contacts/ADA.md", "ada"),  # in another case
        ("content/contacts/abroad/ada.md", "ada"),
        ("content/contacts/ada (1).md", "ada"),  # would count as a copy of the new one
        ("content/organisations/ada.md", "ada"),  # [[ada]] would lead to the contact
    ],
)
def test_a_slug_that_is_taken(mine: Folder, keepwarm: Keepwarm, path: str, slug: str) -> None:
    mine.note(path, "name: Somebody Else")
    ran = keepwarm("new", "contact", "Ada", "--organisation", "Labs")
    assert ran.status == 1
    assert path in ran.err
    assert ran.err.endswith("give it a slug of its own: --slug ada-labs\n")


def test_a_note_that_cannot_be_read_is_not_written_over(mine: Folder, keepwarm: Keepwarm) -> None:
    file = mine.write("content/contacts/ada.md", "no front matter")
    ran = keepwarm("new", "contact", "Ada")
    assert (ran.status, file.read_text(encoding="utf-8")) == (1, "no front matter")
    assert ran.err.startswith("keepwarm: content/contacts/ada.md is there already\n")


def test_an_address_that_somebody_has(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("cy", "email: Cy@borealis.example")
    ran = keepwarm("new", "contact", "Ada", "--email", "cy@BOREALIS.example")
    assert (ran.status, ran.err) == (
        1,
        "keepwarm: cy@BOREALIS.example is the address of Cy already (content/contacts/cy.md)\n",
    )


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        ("organisation", ["name", "sector", "location", "website", "target", "fields"]),
        ("questions", ["title", "levels", "fields", "order"]),
    ],
)
def test_a_note_offers_the_keys_to_fill_in(mine: Folder, keepwarm: Keepwarm, kind: str, keys: list[str]) -> None:
    ran = keepwarm("new", kind, "The Lab")
    front = Path(ran.out.strip()).read_text(encoding="utf-8").split("---\n")[1]
    assert [line.partition(":")[0] for line in front.splitlines()] == keys
    silent(mine)


def test_an_interview(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("new", "interview", "nkosi", "2026-12-03", "14:30", "--via", "video", "--with", "小林")
    assert ran.out == "content/interviews/2026-12-03-thandi-nkosi.md\n"
    assert ran.err == "New conversation with Thandi Nkosi and 小林美咲, 2026-12-03 14:30\n"
    library = silent(mine).library
    talk = library.interviews["2026-12-03-thandi-nkosi"]
    assert (talk.contacts, talk.via, talk.minutes, talk.booked) == (("thandi-nkosi", "bo"), "video", 15, TODAY)
    assert (talk.stated_status, talk.direction) == (InterviewStatus.SCHEDULED, Direction.ASKING)
    assert [one.text for one in talk.questions] == [line[2:] for line in BANK.strip().split("\n")]
    assert {(one.box, one.critical, one.answer) for one in talk.questions} == {(Box.OPEN, False, "")}
    told = (talk.research, talk.open_questions, talk.promises, talk.referrals, talk.language, talk.notes, talk.debrief)
    assert not any(told)
    text = Path(ran.out.strip()).read_text(encoding="utf-8")
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        "## Research",
        "## Questions",
        "## Open questions",
        "## Promises",
        "## Referrals",
        "## Language",
        "## Notes",
        "## Debrief",
    ]
    for key in ("place", "goal", "interest_before", "lasted", "interest_after"):
        assert f"\n{key}:\n" in text
    assert "1. The week. Never asked.\n" in text


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        (("2026-12-03 14:30",), "2026-12-03 14:30"),
        (("2026-12-03T14:30+02:00",), "2026-12-03T14:30+02:00"),
        (("today",), "2026-11-20"),
        (("Tomorrow", "9:05"), "2026-11-21 9:05"),
        (("monday", "at", "14:30"), "2026-11-23 14:30"),
        (("friday",), "2026-11-27"),
    ],
)
def test_days_as_they_are_typed(mine: Folder, keepwarm: Keepwarm, typed: tuple[str, ...], date: str) -> None:
    out = keepwarm("new", "interview", "bo", *typed).out
    assert f"\ndate: {date}\n" in Path(out.strip()).read_text(encoding="utf-8")
    silent(mine)


def test_a_conversation_that_took_place_has_no_questions_to_ask(mine: Folder, keepwarm: Keepwarm) -> None:
    keepwarm("new", "interview", "bo", "yesterday")
    talk = silent(mine).library.interviews["2026-11-19-bo"]
    assert (talk.status, talk.booked, talk.questions) == (InterviewStatus.DONE, None, ())
    assert mine.rows("debrief", "thank", "record") == [
        "thank bo 2026-11-19-bo: 2026-11-20, today 0",
        "debrief bo 2026-11-19-bo: 2026-11-20, today 0",
    ]


def test_a_conversation_that_they_asked_for(mine: Folder, keepwarm: Keepwarm) -> None:
    keepwarm(
        "new", "interview", "bo", "tomorrow", "--giving", "--place", "https://meet.example/#a b", "--minutes", "20"
    )
    talk = silent(mine).library.interviews["2026-11-21-bo"]
    assert (talk.direction, talk.place, talk.minutes, talk.questions) == (
        Direction.GIVING,
        "https://meet.example/#a b",
        20,
        (),
    )


def test_an_empty_bank_still_gives_questions(mine: Folder, keepwarm: Keepwarm) -> None:
    (mine.root / "content/questions/week.md").unlink()
    keepwarm("new", "interview", "bo", "tomorrow")
    talk = silent(mine).library.interviews["2026-11-21-bo"]
    assert len(talk.questions) == proposals.ENOUGH
    assert talk.questions[-1].text == proposals.REFERRAL
    text = (mine.root / talk.path).read_text(encoding="utf-8")
    assert "answer below it, indented. -->" in text  # “Never asked.” five times would help nobody


def test_what_they_were_asked_before_is_not_proposed_again(mine: Folder, keepwarm: Keepwarm) -> None:
    (mine.root / "content/questions/week.md").unlink()
    asked = "\n".join(f"- [x] {text}" for text in STARTERS[:2])
    mine.interview("first", "contact: bo\ndate: 2026-11-02\nstatus: done", f"## Questions\n{asked}")
    keepwarm("new", "interview", "bo", "tomorrow")
    talk = mine.load().library.interviews["2026-11-21-bo"]
    assert [one.text for one in talk.questions[:-1]] == list(STARTERS[2 : proposals.ENOUGH + 1])


def test_a_reason_says_of_how_many_a_question_was_asked(mine: Folder, keepwarm: Keepwarm) -> None:
    for slug in ("cy", "di", "eva"):
        mine.contact(slug)
        mine.interview(
            slug, f"contact: {slug}\ndate: 2026-11-02\nstatus: done", "## Questions\n- [x] How did you come to this?"
        )
    keepwarm("new", "interview", "bo", "tomorrow")
    text = (mine.root / "content/interviews/2026-11-21-bo.md").read_text(encoding="utf-8")
    assert re.search(r"\. Asked of \w+ and 2 more\.", text)


def test_questions_of_which_something_is_wrong_are_left_out(mine: Folder, keepwarm: Keepwarm) -> None:
    bank = "- Do you like it here?\n- Could you give me a job?\n- What does [[nobody]] do?\n- Which tools matter?"
    mine.theme("week", "title: The week", bank)
    keepwarm("new", "interview", "bo", "tomorrow")
    talk = mine.load().library.interviews["2026-11-21-bo"]
    texts = [one.text for one in talk.questions]
    assert len(texts) == proposals.ENOUGH
    assert texts[0] == "Which tools matter?"
    assert not [one for one in mine.load().diagnostics if one.path == talk.path]


def test_questions_arrive_as_they_are(mine: Folder, keepwarm: Keepwarm) -> None:
    odd = [
        "What *is* `a -- b`, **really**?",
        "(x) What of 1. this?",
        "! Which 50 % <b>matter</b> | most?",
        "How {{ so }}?",
    ]
    mine.theme("week", "title: 'A --> <!-- b'", "\n".join(f"- {text}" for text in odd))
    keepwarm("new", "interview", "bo", "tomorrow")
    talk = silent(mine).library.interviews["2026-11-21-bo"]
    text = (mine.root / talk.path).read_text(encoding="utf-8")
    assert re.findall(r"^- \[ \] (.*)$", text, re.MULTILINE)[:4] == odd
    assert not talk.debrief
    assert len(talk.questions) == proposals.ENOUGH


def test_a_comment_that_a_question_opens_swallows_nothing(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.theme("week", "title: The week", "- What is <!-- this?")
    keepwarm("new", "interview", "bo", "tomorrow")
    talk = mine.load().library.interviews["2026-11-21-bo"]
    assert talk.questions[0].text == "What is &lt;!-- this?"
    assert len(talk.questions) == proposals.ENOUGH


def test_open_questions_stand_in_a_comment_and_count_once(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.profile("", "## Open questions\n- [ ] Who pays for it? → ask [[bo]]\n- [ ] Is it worth it? → a --> b\n")
    mine.interview(
        "2026-11-01-thandi-nkosi",
        "contact: thandi-nkosi\ndate: 2026-11-01\nstatus: done",
        "## Open questions\n- [ ] Did they mean it? -> [[bo]]",
    )
    before = Stock(mine.load().library, TODAY).open
    out = keepwarm("new", "interview", "bo", "tomorrow").out.strip()
    loaded = mine.load()
    assert not [one for one in loaded.diagnostics if one.path == out]
    text = Path(out).read_text(encoding="utf-8")
    assert "- [ ] Who pays for it?\n" in text  # theirs to answer, so it is asked
    assert "Open in your profile. Never asked.\n" in text
    assert "\n* Did they mean it? → [[bo]] (Open since 1 November, from Thandi Nkosi)\n" in text  # yes or no
    assert "\n- Is it worth it? → a –> b (Open in your profile)" in text
    assert Stock(loaded.library, TODAY).open.keys() == before.keys()
    assert [len(one.places) for one in Stock(loaded.library, TODAY).open.values()] == [1, 1, 1]


def test_many_open_questions_are_told_in_short(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.profile("", "## Open questions\n" + "".join(f"- [ ] What of number {one}?\n" for one in range(13)))
    text = Path(keepwarm("new", "interview", "bo", "tomorrow").out.strip()).read_text(encoding="utf-8")
    assert text.count("- What of number") == 10
    assert "and 3 more: “Open questions” on your site lists them -->" in text


def test_the_same_person_twice_on_a_day(mine: Folder, keepwarm: Keepwarm) -> None:
    keepwarm("new", "interview", "bo", "tomorrow")
    ran = keepwarm("new", "interview", "bo", "tomorrow", "16:00")
    assert (ran.status, ran.err) == (
        1,
        (
            "keepwarm: content/interviews/2026-11-21-bo.md is there already\n"
            "To make another one, give it a slug of its own: --slug 2026-11-21-bo-2\n"
        ),
    )
    assert keepwarm("new", "interview", "bo", "tomorrow", "16:00", "--slug", "2026-11-21-bo-2").status == 0


def test_somebody_without_a_note(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.interview("2026-11-01-x", "contact: Grace Mokoena\ndate: 2026-11-01\nstatus: done")
    ran = keepwarm("new", "interview", "grace", "tomorrow")
    assert (ran.status, ran.err) == (
        1,
        "keepwarm: Grace Mokoena has no note yet; this makes one:\nkeepwarm new contact 'Grace Mokoena'\n",
    )
    assert keepwarm("new", "contact", "Grace Mokoena").status == 0
    assert mine.load().library.interviews["2026-11-01-x"].contacts == ("grace-mokoena",)


def test_where_today_is_pretended_the_day_has_to_be_said(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.settings("as_of: 2026-11-18")
    ran = keepwarm("new", "interview", "bo", "tomorrow")
    assert ran.status == 2
    assert "with --date" in ran.err
    assert keepwarm("new", "interview", "bo", "tomorrow", "--date", "2026-11-17").out.endswith("2026-11-18-bo.md\n")
    assert keepwarm("new", "contact", "Ada").status == 0  # nothing in it is dated


def test_an_organisation(mine: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("new", "organisation", "Borealis Labs").out == "content/organisations/borealis-labs.md\n"
    library = silent(mine).library
    assert library.organisations["borealis-labs"].path
    assert library.organisation_of["Borealis Labs"] == "borealis-labs"
    ran = keepwarm("new", "organisation", "borealis labs")
    assert ran.status == 1
    assert "there is an organisation of that name already: Borealis Labs (content/organisations/" in ran.err


def test_a_theme(mine: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("new", "questions", "Money: 100 %?").out == "content/questions/money-100.md\n"
    theme = next(one for one in silent(mine).library.themes if one.slug == "money-100")
    assert (theme.title, theme.questions) == ("Money: 100 %?", ())
    assert keepwarm("new", "questions", "Week").status == 1


def test_a_dry_run_shows_the_note(mine: Folder, keepwarm: Keepwarm) -> None:
    before = files(mine)
    ran = keepwarm("new", "organisation", "Labs", "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert "+name: Labs\n" in ran.out
    assert files(mine) == before


@pytest.mark.parametrize("kind", ["contact", "organisation", "questions", "interview"])
def test_crooked_folders_are_told(mine: Folder, keepwarm: Keepwarm, kind: str) -> None:
    assert keepwarm("-C", mine.root / "nowhere", "new", kind, "bo", "today").status == 2


def test_the_editor_opens_the_note(mine: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "sh -c 'echo edited >> \"$0\"'")
    assert keepwarm("new", "contact", "Ada", "--edit").status == 0
    assert (mine.root / "content/contacts/ada.md").read_text(encoding="utf-8").endswith("edited\n")


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("no-such-editor-here", "the editor “no-such-editor-here” could not be run"),
        ("false", "the editor “false” ended with an error"),
        ("a 'b", "the editor “a 'b” could not be run"),
        ("", "an editor could not be run"),
    ],
)
def test_an_editor_that_fails(
    mine: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.setenv("PATH", "/bin:/usr/bin" if editor else "")
    ran = keepwarm("new", "contact", "Ada", "--edit")
    assert (ran.status, ran.out) == (2, "content/contacts/ada.md\n")
    remedy = "VISUAL and EDITOR name the program to use."
    assert ran.err.endswith(f"keepwarm: the note is made, but {said}\n{remedy}\n")
    assert silent(mine).library.contacts["ada"]


def test_somebody_whose_note_is_left_out_needs_it_mended_not_a_new_one(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.note("content/contacts/gus.md", "role: Archivist")
    mine.interview("2026-11-18-gus", "contact: gus\ndate: 2026-11-18\nstatus: no-show")  # so that somebody stands in
    ran = keepwarm("new", "interview", "gus", "friday")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "keepwarm: the note of contact “gus” cannot be used as it is, so nothing was written\n"
        "“keepwarm check” shows how to mend it.\n"
    )
