"""keepwarm done and keepwarm dismiss: what the table in docs/follow-ups.md (What done writes) says, in the notes."""

import shlex
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from builder.followups.agenda import plan
from builder.model.words import Rule
from tests.support import TODAY, Folder, Keepwarm

_TALK = "contact: ada\ndate: 2026-11-18\nstatus: done\n"
_HELD = f"{_TALK}thanked: 2026-11-18\ndebriefed: 2026-11-18\n"


@pytest.fixture
def mine(folder: Folder, monkeypatch: pytest.MonkeyPatch, friday: date) -> Folder:
    """Return the current folder with one contact, on a day that only the clock knows."""
    folder.settings("timezone: Europe/Berlin")
    folder.contact("ada", "name: Ada Lovelace\nkeep_in_touch: never")
    monkeypatch.chdir(folder.root)
    return folder


def _talk(folder: Folder, front: str, body: str = "", slug: str = "2026-11-18-ada") -> Path:
    return folder.interview(slug, front, body)


def _contact(folder: Folder, front: str = "", body: str = "") -> Path:
    return folder.contact("ada", f"name: Ada Lovelace\n{front or 'keep_in_touch: never'}\n", body)


def _news(folder: Folder) -> Path:
    folder.profile("name: Me", "## News\n- 2026-11-02: A post")
    return _contact(folder, body="## Log\n- 2026-10-01 contact")


def _introducer(folder: Folder) -> Path:
    folder.contact("bo", "name: Bo Ek\nintroduced_by: ada\nkeep_in_touch: never")
    folder.interview(
        "2026-11-10-bo", "contact: bo\ndate: 2026-11-10\nstatus: done\nthanked: 2026-11-11\ndebriefed: 2026-11-11"
    )
    return _contact(folder)


def _referred(folder: Folder) -> Path:
    _talk(folder, _HELD, "## Referrals\n- Bo Ek (Archive)")
    return folder.contact("bo", "name: Bo Ek")


_CASES: dict[Rule, tuple[Callable[[Folder], Path], str, str]] = {
    Rule.RECORD: (lambda f: _talk(f, "contact: ada\ndate: 2026-11-18\n"), "---\n", "status: done\n---\n"),
    Rule.THANK: (lambda f: _talk(f, f"{_TALK}debriefed: 2026-11-18\n"), "18\n---", "18\nthanked: 2026-11-20\n---"),
    Rule.DEBRIEF: (lambda f: _talk(f, f"{_TALK}thanked: 2026-11-18\n"), "18\n---", "18\ndebriefed: 2026-11-20\n---"),
    Rule.CONFIRM: (
        lambda f: _talk(f, "contact: ada\ndate: 2026-11-22\nconfirmed:  # by mail\n"),
        "confirmed:  #",
        'confirmed: "2026-11-20"  #',
    ),
    Rule.PREPARE: (
        lambda f: _talk(f, "contact: ada\ndate: '2026-11-21'\n"),
        "'2026-11-21'\n",
        "'2026-11-21'\nprepared: 2026-11-20\n",
    ),
    Rule.MY_PROMISE: (
        lambda f: _talk(f, _HELD, "## Promises\n* [ ] me: the podcast (by 2026-11-21)\n* them: a map"),
        "[ ] me: the podcast (by 2026-11-21)",
        "[x] me: the podcast (by 2026-11-21, done 2026-11-20)",
    ),
    Rule.TODO: (
        lambda f: _contact(f, body="## To do\n- [ ] Print the map (by 2026-11-19)"),
        "[ ] Print the map (by 2026-11-19)",
        "[x] Print the map (by 2026-11-19, done 2026-11-20)",
    ),
    Rule.ANSWER: (
        lambda f: _contact(f, body="## Log\n- 2026-11-17 asked"),
        "asked\n",
        "asked\n- 2026-11-20 answered\n",
    ),
    Rule.REBOOK: (
        lambda f: (_talk(f, "contact: ada\ndate: 2026-11-18\nstatus: no-show"), _contact(f))[1],
        "never\n---\n",
        "never\n---\n\n## Log\n- 2026-11-20 request\n",
    ),
    Rule.CHASE: (
        lambda f: _contact(f, body="## Log\n\n1. 2026-11-16 request by phone\n"),
        "phone\n",
        "phone\n2. 2026-11-20 request\n",
    ),
    Rule.RETHINK: (
        lambda f: _contact(f, body="## Log\n" + "".join(f"- 2026-11-{day} request\n" for day in (10, 12, 14))),
        "14 request\n",
        "14 request\n- 2026-11-20 request\n",
    ),
    Rule.REFERRAL: (_referred, "---\n", "---\n\n## Log\n- 2026-11-20 request\n"),
    Rule.REPORT_BACK: (_introducer, "never\n---\n", "never\n---\n\n## Log\n- 2026-11-20 update\n"),
    Rule.THEIR_PROMISE: (
        lambda f: _contact(f, body="## Promises\n- them: the leaflet (made 2026-11-01)"),
        "- them: the leaflet (made 2026-11-01)",
        "- [x] them: the leaflet (made 2026-11-01, done 2026-11-20)",
    ),
    Rule.NEWS: (_news, "contact\n", "contact\n- 2026-11-20 update\n"),
    Rule.MENTOR: (
        lambda f: _contact(f, "mentor: true", "## Log\n- 2026-09-01 contact"),
        "contact\n",
        "contact\n- 2026-11-20 update\n",
    ),
    Rule.KEEP_IN_TOUCH: (
        lambda f: _contact(f, "level: mid", "## Log\n- 2026-08-01 contact"),
        "contact\n",
        "contact\n- 2026-11-20 update\n",
    ),
}


def _open(folder: Folder, rule: Rule) -> list[date]:
    return [one.since for one in plan(folder.library(), TODAY).followups if one.rule is rule and one.due <= TODAY]


@pytest.mark.parametrize("rule", _CASES)
def test_done_writes_what_ends_the_follow_up(mine: Folder, keepwarm: Keepwarm, rule: Rule) -> None:
    make, old, new = _CASES[rule]
    file = make(mine)
    before = file.read_text(encoding="utf-8")
    was_open = [one for one in plan(mine.library(), TODAY).followups if one.rule is rule]
    assert len(was_open) == 1
    ran = keepwarm("done", rule, "lovelace")
    assert ran.status == 0, ran.err
    assert ran.out == f"{file.relative_to(mine.root)}\n"
    assert ran.err == f"Done, Friday 20 November 2026: {was_open[0].action}\n"
    at = before.rindex(old)
    assert file.read_text(encoding="utf-8") == before[:at] + new + before[at + len(old) :]
    if rule is not Rule.RETHINK:  # another request is another attempt
        assert not _open(mine, rule)


def test_every_rule_is_tried() -> None:
    assert set(Rule) - _CASES.keys() == {Rule.SCHEDULE}


def test_an_appointment_is_made_by_its_own_command(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, body="## Log\n- 2026-11-17 request\n- 2026-11-18 reply")
    before = file.read_bytes()
    ran = keepwarm("done", "schedule", "ada")
    assert (ran.status, ran.out) == (0, "keepwarm new interview ada DATE\n")
    assert ran.err.startswith("Nothing was written: ")
    assert file.read_bytes() == before


def test_thanking_one_of_several_is_logged(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("bo", "name: Bo Ek\nkeep_in_touch: never")
    talk = _talk(mine, "contact: [ada, bo]\ndate: 2026-11-18\nstatus: done\ndebriefed: 2026-11-18")
    before = talk.read_bytes()
    ran = keepwarm("done", "thank", "bo", "--by", "email", "--date", "yesterday")
    assert (ran.status, ran.out) == (0, "content/contacts/bo.md\n")
    assert mine.load().library.contacts["bo"].log[0][:3] == (date(2026, 11, 19), "thanks", "email")
    assert talk.read_bytes() == before
    assert [one.contact for one in plan(mine.library(), TODAY).followups if one.rule is Rule.THANK] == ["ada"]


@pytest.mark.parametrize("outcome", ["done", "cancelled", "no-show"])
def test_what_became_of_a_conversation(mine: Folder, keepwarm: Keepwarm, outcome: str) -> None:
    file = _talk(mine, "contact: ada\nstatus: 'scheduled'\ndate: 2026-11-18\n")
    assert keepwarm("done", "record", "2026-11-18", "--as", outcome).status == 0
    assert f"\nstatus: '{outcome}'\n" in file.read_text(encoding="utf-8")


def test_a_conversation_of_today_can_be_recorded_right_after_it(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _talk(mine, "contact: ada\ndate: 2026-11-20 10:00\nstatus: scheduled")
    ran = keepwarm("done", "record", "ada")
    assert (ran.status, ran.err) == (
        0,
        "Done, Friday 20 November 2026: Write down how the conversation with Ada Lovelace went\n",
    )
    assert "\nstatus: done\n" in file.read_text(encoding="utf-8")


def test_what_is_late_is_recorded_before_a_conversation_of_today(mine: Folder, keepwarm: Keepwarm) -> None:
    late = _talk(mine, "contact: ada\ndate: 2026-11-18\nstatus: scheduled")
    today = _talk(mine, "contact: ada\ndate: 2026-11-20\nstatus: scheduled", slug="2026-11-20-ada")
    assert keepwarm("done", "record", "ada").out == f"{late.relative_to(mine.root)}\n"
    assert keepwarm("done", "record", "ada", "--as", "no-show").out == f"{today.relative_to(mine.root)}\n"


def test_a_conversation_to_come_has_nothing_to_record(mine: Folder, keepwarm: Keepwarm) -> None:
    _talk(mine, "contact: ada\ndate: 2026-11-21\nstatus: scheduled\nconfirmed: 2026-11-18")
    ran = keepwarm("done", "record", "ada")
    assert ran.status == 1
    assert ran.err == (
        "keepwarm: no “record” is open for “ada”; this is:\n  prepare  Prepare the conversation with Ada Lovelace\n"
    )


def test_a_name_without_a_note(mine: Folder, keepwarm: Keepwarm) -> None:
    _talk(mine, _HELD, "## Referrals\n- Grace O'Neill (Archive)")
    ran = keepwarm("done", "referral", "ada")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "keepwarm: Grace O'Neill has no note yet; this makes one:\nkeepwarm new contact 'Grace O'\"'\"'Neill'\n"
    )


def test_somebody_whom_only_conversations_name(mine: Folder, keepwarm: Keepwarm) -> None:
    _talk(mine, "contact: cy\ndate: 2026-11-18\nstatus: no-show")
    ran = keepwarm("done", "rebook", "cy")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "keepwarm: cy has no note yet; this makes one:\nkeepwarm new contact cy\n"


def test_a_referral_is_not_that_of_a_namesake(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("jan-1", "name: Jan Ek")
    mine.contact("jan-2", "name: Jan Ek")
    _talk(mine, _HELD, "## Referrals\n- [[jan-2]]")
    ran = keepwarm("done", "referral", "jan-1")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("keepwarm: no “referral” is open for “jan-1”")
    assert keepwarm("done", "referral", "jan-2").out == "content/contacts/jan-2.md\n"


def test_of_several_names_of_a_conversation_the_one_that_is_meant_gets_the_request(
    mine: Folder, keepwarm: Keepwarm
) -> None:
    mine.contact("bo", "name: Bo Ek")
    mine.contact("cy", "name: Cy Ek")
    _talk(mine, _HELD, "## Referrals\n- Bo Ek\n- Cy Ek")
    ran = keepwarm("done", "referral", "ada", "--about", "Cy Ek")
    assert (ran.status, ran.out) == (0, "content/contacts/cy.md\n")
    assert [one.subject for one in plan(mine.library(), TODAY).followups if one.rule is Rule.REFERRAL] == ["Bo Ek"]


@pytest.mark.parametrize("name", ["bo", "[[bo]]"])
def test_a_referral_to_a_note_that_is_left_out(mine: Folder, keepwarm: Keepwarm, name: str) -> None:
    mine.note("content/contacts/bo.md", "role: Archivist")
    _talk(mine, _HELD, f"## Referrals\n- {name}")
    ran = keepwarm("done", "referral", "ada")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "keepwarm: the note of contact “bo” cannot be used as it is, so nothing was written\n"
        "“keepwarm check” shows how to mend it.\n"
    )


def test_somebody_whose_note_is_left_out(mine: Folder, keepwarm: Keepwarm) -> None:
    file = mine.note("content/contacts/bo.md", "role: Archivist")
    before = file.read_bytes()
    for _ in range(2):
        ran = keepwarm("log", "bo", "request")
        assert (ran.status, ran.out) == (1, "")
        assert "the note of contact “bo” cannot be used as it is" in ran.err
        assert "“keepwarm check” shows how to mend it.\n" in ran.err
        _talk(mine, "contact: bo\ndate: 2026-11-18\nstatus: no-show")  # has somebody of that name stand in
    assert file.read_bytes() == before


def test_of_some_that_are_alike_in_all_any_is_meant(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, body="## To do\n- [ ] Ring (by 2026-11-19)\n- [ ] Ring (by 2026-11-19)")
    assert [keepwarm("done", "todo", "ada").status for _ in range(3)] == [0, 0, 1]
    assert file.read_text(encoding="utf-8").count("[x] Ring (by 2026-11-19, done 2026-11-20)") == 2


def test_nothing_of_the_kind_is_open(mine: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("done", "thank", "ada")
    assert (ran.status, ran.out, ran.err) == (1, "", "keepwarm: no “thank” is open for “ada”\n")
    _contact(mine, body="## To do\n- [ ] Print the map (by 2026-11-19)")
    ran = keepwarm("done", "thank", "ada", "--about", "x")
    assert ran.err == (
        "keepwarm: no “thank” about “x” is open for “ada”; this is:\n  todo  Print the map (Ada Lovelace)\n"
    )
    _contact(mine, body="## To do\n- [ ] Print the map (by 2026-11-19)\n- [ ] Ring (by 2026-11-19)")
    assert "for “ada”; these are:\n  todo  Print" in keepwarm("done", "thank", "ada").err


@pytest.fixture
def two(mine: Folder) -> Path:
    """Return the note of a contact with two promises that are open, and one that has lapsed."""
    return _contact(
        mine,
        body="""
        ## Promises
        - [ ] them: the leaflet (by 2026-11-18)
        - [ ] them: the Map of gullies (by 2026-11-19)
        - [ ] them: an old tale (by 2026-01-02)
        """,
    )


def test_which_of_several_has_to_be_said(two: Path, keepwarm: Keepwarm) -> None:
    before = two.read_bytes()
    ran = keepwarm("done", "their-promise", "ada")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "keepwarm: 2 follow-ups fit; say which one with --about\n"
        "  the leaflet         Ask Ada Lovelace about their promise: the leaflet\n"
        "  the Map of gullies  Ask Ada Lovelace about their promise: the Map of gullies\n"
    )
    assert two.read_bytes() == before


@pytest.mark.parametrize(
    ("about", "ticked"), [("map", "the Map of gullies"), ("LEAF", "the leaflet"), ("tale", "an old tale")]
)
def test_which_of_several_can_be_said(two: Path, keepwarm: Keepwarm, about: str, ticked: str) -> None:
    assert keepwarm("done", "their-promise", "ada", "--about", about).status == 0
    lines = [line for line in two.read_text(encoding="utf-8").splitlines() if "[x]" in line]
    assert len(lines) == 1
    assert ticked in lines[0]


def test_of_two_alike_each_is_its_own(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, body="## To do\n- [ ] Ring (by 2026-01-02)\n- [ ] Ring (by 2026-11-19)")
    keepwarm("done", "todo", "ada", "--about", "2026-11-19")
    assert file.read_text(encoding="utf-8").endswith(
        "- [ ] Ring (by 2026-01-02)\n- [x] Ring (by 2026-11-19, done 2026-11-20)\n"
    )


def test_a_day_that_fits_two_conversations_asks_which(mine: Folder, keepwarm: Keepwarm) -> None:
    for day in ("16", "17"):  # thanks for the first are due on the day of the second
        _talk(mine, f"contact: ada\ndate: 2026-11-{day}\nstatus: done\n", slug=f"2026-11-{day}-ada")
    ran = keepwarm("done", "thank", "ada", "--about", "2026-11-17")
    assert (ran.status, ran.out) == (2, "")
    assert "2 follow-ups fit" in ran.err
    assert keepwarm("done", "thank", "ada", "--about", "2026-11-17-ada").out == "content/interviews/2026-11-17-ada.md\n"


def test_words_without_letters_are_words(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, body="## To do\n- [ ] buy cake (by 2026-11-10)\n- [ ] 🎁 (by 2026-11-10)\n")
    assert keepwarm("done", "todo", "ada", "--about", "???").status == 1
    assert keepwarm("done", "todo", "ada", "--about", "🎁").status == 0
    assert "- [ ] buy cake (by 2026-11-10)\n- [x] 🎁 (by 2026-11-10, done 2026-11-20)\n" in file.read_text("utf-8")


def test_the_whole_text_is_meant_before_part_of_another(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, body="## To do\n- [ ] Ring Ada (by 2026-11-19)\n- [ ] ring (by 2026-11-19)")
    assert keepwarm("done", "todo", "ada", "--about", "Ring").status == 0
    assert "- [x] ring (by" in file.read_text(encoding="utf-8")
    assert keepwarm("done", "todo", "ada", "--about", "ada").status == 0
    assert "- [x] Ring Ada (by" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["done", "dismiss"])
def test_a_number_behind_a_name_is_not_the_year_of_another(mine: Folder, keepwarm: Keepwarm, command: str) -> None:
    file = _contact(mine, body="## To do\n- [ ] Read chapter 2 (by 2026-11-19)\n- [ ] Read chapter (by 2026-11-19)")
    words = [command, "todo", "ada", "--about", "read chapter 2"]
    assert keepwarm(*words).status == 0
    once = file.read_bytes()
    ran = keepwarm(*words)
    assert (ran.status, ran.out) == (1, "")
    assert "no “todo” about “read chapter 2” is open for “ada”" in ran.err
    assert file.read_bytes() == once


def test_of_two_people_in_one_conversation_each_can_be_meant(mine: Folder, keepwarm: Keepwarm) -> None:
    mine.contact("bo", "name: Bo Ek\nkeep_in_touch: never")
    _talk(mine, "contact: [ada, bo]\ndate: 2026-11-18\nstatus: done\ndebriefed: 2026-11-18")
    ran = keepwarm("done", "thank", "2026-11-18-ada")
    assert [line.split()[0] for line in ran.err.splitlines()[1:]] == ["ada", "bo"]
    assert keepwarm("done", "thank", "2026-11-18-ada", "--about", "bo").out == "content/contacts/bo.md\n"


def test_of_many_alike_each_is_told_by_all_that_is_known(mine: Folder, keepwarm: Keepwarm) -> None:
    _contact(mine, body="## To do\n- [ ] Ring (by 2026-11-18)\n- [ ] Ring (by 2026-11-19)\n- [ ] Map (by 2026-11-19)")
    ran = keepwarm("done", "todo", "ada")
    names = [line.split("  ")[1] for line in ran.err.splitlines()[1:]]
    assert names == ["Ring 2026-11-18", "Ring 2026-11-19", "Map 2026-11-19"]
    assert keepwarm("done", "todo", "ada", "--about", names[1]).status == 0


@pytest.mark.parametrize("command", ["done", "dismiss"])
def test_a_pretended_day_asks_for_the_real_one(mine: Folder, keepwarm: Keepwarm, command: str) -> None:
    file = _talk(mine, f"{_TALK}debriefed: 2026-11-18\n")
    before = file.read_bytes()
    mine.settings("as_of: 2026-11-17")
    ran = keepwarm(command, "thank", "ada")
    assert (ran.status, ran.out) == (2, "")
    assert "pretend that today is 2026-11-17 (as_of), so say which day to write down with --date" in ran.err
    assert file.read_bytes() == before
    assert keepwarm(command, "thank", "ada", "--date", "2026-11-19").status == 0, "what came due since counts too"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["done", "thanks", "ada"], "“thanks” is not one of"),
        (["done", "thank", "nobody"], "there is no contact or interview “nobody”"),
        (["done", "thank", "ada", "--date", "soon"], "“soon” is not a day; write YYYY-MM-DD, today, yesterday, -3d"),
        (["done", "thank", "ada", "--as", "done"], "--as goes with record only"),
        (["done", "record", "ada", "--as", "scheduled"], "“scheduled” is not one of"),
        (["done", "thank"], "missing argument “REF”"),
        (["dismiss", "thank", "nobody"], "there is no contact or interview “nobody”"),
    ],
)
def test_used_wrongly(mine: Folder, keepwarm: Keepwarm, arguments: list[str], said: str) -> None:
    ran = keepwarm(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_dismissing_says_which(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, body="## Promises\n- [ ] them: the leaflet: A4 #2 (by 2026-11-18)")
    ran = keepwarm("dismiss", "their-promise", "ada")
    assert (ran.status, ran.out) == (0, "content/contacts/ada.md\n")
    assert ran.err == "Dismissed: Ask Ada Lovelace about their promise: the leaflet: A4 #2\n"
    said = 'dismissed:\n  - "their-promise 2026-11-18 the leaflet: A4 #2"\n---\n'
    assert said in file.read_text(encoding="utf-8")
    assert not _open(mine, Rule.THEIR_PROMISE)
    assert keepwarm("dismiss", "their-promise", "ada").status == 1


def test_dismissing_adds_to_the_list(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, "dismissed: [thank 2026-11-01]\nkeep_in_touch: never", "## Log\n- 2026-11-16 request")
    assert keepwarm("dismiss", "chase", "ada").status == 0
    assert "dismissed: [thank 2026-11-01, chase 2026-11-20]\n" in file.read_text(encoding="utf-8")
    assert not _open(mine, Rule.CHASE)


def test_dismissing_looks_from_the_day_that_is_named(mine: Folder, keepwarm: Keepwarm) -> None:
    file = _contact(mine, body="## Log\n- 2026-11-01 asked\n- 2026-11-10 asked")
    assert keepwarm("dismiss", "answer", "ada", "--date", "2026-11-05").status == 0
    assert "answer 2026-11-04" in file.read_text(encoding="utf-8")


def _fallen_through(folder: Folder) -> None:
    _talk(folder, "contact: ada\ndate: 2026-11-16\nstatus: no-show")


def _several(folder: Folder) -> None:
    folder.contact("bo", "name: Bo Ek")
    _talk(folder, "contact: [ada, bo]\ndate: 2026-11-18\nstatus: done\ndebriefed: 2026-11-18")


def _friend(folder: Folder) -> None:
    _contact(folder, "keep_in_touch: 1 month", "## Log\n- 2026-09-01 contact")


@pytest.mark.parametrize(
    ("notes", "rule", "early"),
    [
        (_several, "thank", "2026-11-17"),
        (_fallen_through, "rebook", "2026-11-15"),
        (_introducer, "report-back", "2026-11-09"),
        (_news, "news", "2026-11-01"),
        (_friend, "keep-in-touch", "2026-09-01"),
        (lambda f: _contact(f, body="## Log\n- 2026-11-14 asked"), "answer", "2026-11-13"),
        (lambda f: _contact(f, body="## Log\n- 2026-11-14 request"), "chase", "2026-11-13"),
        (lambda f: _talk(f, f"{_TALK}thanked: 2026-11-18"), "debrief", "2026-11-17"),
    ],
)
def test_a_day_too_early_to_end_it_is_refused(
    mine: Folder, keepwarm: Keepwarm, notes: Callable[[Folder], object], rule: str, early: str
) -> None:
    notes(mine)
    before = {path: path.read_bytes() for path in mine.root.rglob("*.md")}
    ran = keepwarm("done", rule, "ada", "--date", early)
    assert (ran.status, ran.out) == (1, "")
    assert "is too early to end this: what is done counts from" in ran.err
    assert before == {path: path.read_bytes() for path in mine.root.rglob("*.md")}
    was, first = _open(mine, Rule(rule)), date.fromisoformat(early) + timedelta(1)
    assert keepwarm("done", rule, "ada", "--date", first).status == 0
    assert _open(mine, Rule(rule)) != was or rule == "chase", "a second try of one day is a try"


def test_a_promise_made_ahead_of_its_conversation_may_be_kept_before(mine: Folder, keepwarm: Keepwarm) -> None:
    front = "contact: ada\ndate: 2026-11-24\nconfirmed: 2026-11-16\nprepared: 2026-11-16"
    file = _talk(mine, front, "## Promises\n- [ ] me: a")
    assert keepwarm("done", "my-promise", "ada", "--date", "2026-11-16").status == 0
    assert "done 2026-11-16" in file.read_text(encoding="utf-8")
    assert keepwarm("check").err == "No problems; 2 files read.\n"


def test_news_to_come_in_the_same_words_ask_for_no_later_day(mine: Folder, keepwarm: Keepwarm) -> None:
    _news(mine)
    mine.profile("name: Me", "## News\n- 2026-11-02: A post\n- 2026-12-02: A post")
    ran = keepwarm("done", "news", "ada")
    assert (ran.status, _open(mine, Rule.NEWS)) == (0, [])


def test_news_may_be_told_on_the_day_on_which_it_happened(mine: Folder, keepwarm: Keepwarm) -> None:
    _news(mine)
    mine.profile("name: Me", "## News\n- 2026-11-20: A post")
    assert keepwarm("done", "news", "ada").status == 0
    assert Rule.NEWS not in {one.rule for one in plan(mine.library(), TODAY).followups}


@pytest.mark.parametrize("words", [["done", "thank", "ada"], ["log", "ada", "thanks"]])
def test_a_day_to_come_is_no_day_on_which_it_was(mine: Folder, keepwarm: Keepwarm, words: list[str]) -> None:
    file = _talk(mine, f"{_TALK}debriefed: 2026-11-18")
    before = file.read_bytes()
    ran = keepwarm(*words, "--date", "tomorrow")
    assert (ran.status, ran.out) == (2, "")
    assert "2026-11-21 is still to come; say with --date on which day it happened" in ran.err
    assert file.read_bytes() == before


@pytest.mark.parametrize(("options", "said"), [(["--by", "letter"], ", by letter"), (["--by", "other"], ""), ([], "")])
def test_a_second_try_says_the_way_that_was_taken(
    mine: Folder, keepwarm: Keepwarm, options: list[str], said: str
) -> None:
    _contact(mine, "phone: 1", "## Log\n- 2026-11-14 request by email")
    ran = keepwarm("done", "chase", "ada", *options)
    assert ran.err == f"Done, Friday 20 November 2026: Ask Ada Lovelace again{said}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["done", "schedule", "ada"], "keepwarm -C {} new interview ada DATE\n"),
        (["done", "referral", "ada"], "keepwarm -C {} new contact 'Bo Ek'\n"),
        (["new", "interview", "Cy Orr", "friday"], "This makes a note for them: keepwarm -C {} new contact 'Cy Orr'\n"),
    ],
)
def test_commands_to_paste_name_the_notes_that_were_named(
    mine: Folder, keepwarm: Keepwarm, tmp_path_factory: pytest.TempPathFactory, words: list[str], said: str
) -> None:
    _contact(mine, body="## Log\n- 2026-11-10 request\n- 2026-11-12 reply")
    _talk(mine, _HELD.replace("18", "09"), "## Referrals\n- Bo Ek (Archive)", "2026-11-09-ada")
    elsewhere = tmp_path_factory.mktemp("her notes")
    mine.root.rename(elsewhere / "it's")
    ran = keepwarm("-C", elsewhere / "it's", *words)
    assert said.format(shlex.quote(str(elsewhere / "it's"))) in ran.out + ran.err
