"""keepwarm show: everything about one contact, interview or organisation."""

import pytest

from tests.support import Folder, Keepwarm

REST = """
    ## Log
    - 2026-10-28 request by email: 15 minutes
    - 2026-11-02 reply: Wednesday suits

    ## Promises
    - [ ] me: send her the podcast (by 2026-11-30)
    - [x] them: the template (made 2026-11-01, done 2026-11-19)

    ## To do
    - [-] Ring the desk

    ## To share
    - [ ] The map
"""


@pytest.fixture
def rich(notes: Folder) -> Folder:
    """Return the notes with one of each kind told in full."""
    notes.contact(
        "ada",
        """
        name: Ada Lovelace
        aliases: [Countess]
        organisation: borealis
        role: Head of evaluation
        introduced_by: bo
        email: [ada@borealis.example, a@l.example]
        mentor: true
        keep_in_touch: 2 months
        snooze_until: 2026-12-01
        coffee: black
        """,
        REST,
    )
    notes.organisation("borealis", "name: Borealis Labs\ntarget: true\nsector: research")
    notes.interview(
        "2026-11-18-ada",
        """
        contact: ada
        date: 2026-11-18 14:30
        status: done
        lasted: 25
        interest_before: 3
        interest_after: 4
        goal: What is scarce?
        """,
        """
        ## Research
        - [x] Half of it is forms — confirmed, she laughed
        ## Questions
        - [x] ! Which skills are scarce?
          Patience.

          And statistics.
        - [ ] What comes next?
        - [-] How about pay?
        ## Referrals
        - [[bo]] (Archive): ask about open data
        - Grace Mokoena
        ## To do
        - [x] Look up the bus (done 2026-11-17)
        ## Open questions
        - [ ] Who pays? → ask [[bo]]
        ## Language
        - dry run: a rehearsal
        """,
    )
    return notes


def test_a_contact(rich: Folder, keepwarm: Keepwarm) -> None:
    expected = """
Ada Lovelace
also           Countess
role           Head of evaluation
organisation   Borealis Labs
email          ada@borealis.example, a@l.example
introduced by  小林美咲
status         active, a mentor
stage          talked
may contact    not asked yet
keep in touch  every 2 months
snoozed until  Tuesday 1 December 2026
note           content/contacts/ada.md
coffee         black

Due
1 day late  Thank Ada Lovelace
            You talked on 18 November
1 day late  Debrief the conversation with Ada Lovelace
            You talked on 18 November, and the Debrief section is still empty
in 10 days  Keep your promise to Ada Lovelace: send her the podcast
            Promised, by 30 November
in 11 days  Write to Grace Mokoena
            Ada Lovelace gave you the name on 18 November
in 59 days  Tell Ada Lovelace of your progress, and ask for advice
            A mentor, every 2 months; last in touch on 18 November

Promises
me, open    send her the podcast (by 2026-11-30)
them, done  the template (done 2026-11-19)

To do
dropped  Ring the desk

To share
open  The map

Timeline
18 November  conversation, done, 25 minutes: What is scarce?
2 November   reply: Wednesday suits
28 October   request by email: 15 minutes
"""
    assert keepwarm("show", "ada") == (0, expected.lstrip(), "")


def test_a_snooze_that_is_over_is_not_told(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("ada", "name: Ada\nsnooze_until: 2026-11-20")
    assert "snoozed until" in keepwarm("show", "ada", "--today", "2026-11-19").out
    assert "snoozed until" not in keepwarm("show", "ada", "--today", "2026-11-20").out


def test_a_time_that_clocks_here_do_not_show(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.settings("timezone: Asia/Tokyo")
    notes.contact("ada", "name: Ada")
    notes.interview("talk", "contact: ada\ndate: 2026-11-24T09:00+01:00")
    assert "date    Tuesday 24 November 2026 at 09:00 (UTC+1)\n" in keepwarm("show", "talk").out


def test_an_interview(rich: Folder, keepwarm: Keepwarm) -> None:
    expected = """
Conversation with Ada Lovelace
date      Wednesday 18 November 2026 at 14:30
status    done
goal      What is scarce?
time      15 minutes asked for, took 25
interest  3 → 4
note      content/interviews/2026-11-18-ada.md

Due
1 day late  Thank Ada Lovelace
            You talked on 18 November
1 day late  Debrief the conversation with Ada Lovelace
            You talked on 18 November, and the Debrief section is still empty
in 5 days   Tell 小林美咲 how it went with Ada Lovelace
            They introduced you; you talked on 18 November
in 11 days  Write to Grace Mokoena
            Ada Lovelace gave you the name on 18 November

Research
confirmed  Half of it is forms: she laughed

Questions
asked    ! Which skills are scarce?
         Patience.

         And statistics.
open     What comes next?
dropped  How about pay?

To do
done  Look up the bus (done 2026-11-17)

Referrals
小林美咲       Archive: ask about open data
Grace Mokoena

Open questions
open  Who pays? → ask [[bo]]

Language
  dry run: a rehearsal
"""
    assert keepwarm("show", "2026-11-18-ada") == (0, expected.lstrip(), "")


def test_an_organisation(rich: Folder, keepwarm: Keepwarm) -> None:
    expected = """
Borealis Labs
sector  research
target  yes, I want to work there
note    content/organisations/borealis.md

People
ada  Ada Lovelace, Head of evaluation

Conversations
18 November  2026-11-18-ada, done
"""
    for reference in ("borealis", "Borealis Labs", "[[Borealis Labs]]"):
        assert keepwarm("show", reference) == (0, expected.lstrip(), "")


@pytest.mark.parametrize(
    "reference",
    ["ada", "ADA", "Ada Lovelace", "Countess", "[[ada]]", "[[people/ada#Log|Ada]]", '"[[ada]]"', "ada.md"],
)
def test_a_contact_answers_to_every_kind_of_reference(notes: Folder, keepwarm: Keepwarm, reference: str) -> None:
    assert keepwarm("show", reference).out.startswith("Ada Lovelace\n")


def test_an_organisation_that_only_contacts_name(notes: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("show", "Borealis Labs")
    assert ran.status == 0
    assert "note  none yet; only contacts name it\n" in ran.out
    assert "\nPeople\nada  Ada Lovelace\n" in ran.out


def test_a_contact_whom_only_interviews_name(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.interview("2026-11-19-zoe", "contact: zoe\ndate: 2026-11-19\nstatus: done")
    ran = keepwarm("show", "zoe")
    assert ran.status == 0  # the table of exit statuses gives errors in notes no say here
    assert "none yet; only interviews name them" in ran.out
    assert "Debrief the conversation with zoe" in ran.out
    assert ran.err.startswith("Incomplete: content/interviews/2026-11-19-zoe.md, line 2: ")


def test_somebody_whose_note_is_left_out_is_not_said_to_have_none(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.note("content/contacts/gus.md", "nome: Gus")
    notes.interview("2026-11-19-gus", "contact: gus\ndate: 2026-11-19")
    assert "left out; “keepwarm check” shows how to mend it" in keepwarm("show", "gus").out


def test_an_organisation_whose_note_is_left_out_is_not_said_to_have_none(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.note("content/organisations/borealis-labs.md", "nome: Borealis Labs")
    assert "note  left out; “keepwarm check” shows how to mend it\n" in keepwarm("show", "Borealis Labs").out


def test_a_lapsed_follow_up_says_so(notes: Folder, keepwarm: Keepwarm) -> None:
    assert "\n322 days ago, lapsed  Ask Ed about" in keepwarm("show", "ed").out


def test_never_is_no_interval(notes: Folder, keepwarm: Keepwarm) -> None:
    assert "\nkeep in touch  never\n" in keepwarm("show", "ada").out


def test_the_day_can_be_given(notes: Folder, keepwarm: Keepwarm) -> None:
    assert "\nin 10 days  Print the map" in keepwarm("show", "cy").out
    assert "\n1 day late  Print the map" in keepwarm("show", "cy", "--today", "2026-12-01").out


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("adda", "there is no contact, interview or organisation “adda”; did you mean “ada”"),
        ("qqqqq", "there is no contact, interview or organisation “qqqqq”\n"),
        ("", "there is no contact, interview or organisation “”\n"),
    ],
)
def test_what_cannot_be_shown_is_said(notes: Folder, keepwarm: Keepwarm, reference: str, said: str) -> None:
    ran = keepwarm("show", reference)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"keepwarm: {said}")
    assert ran.err.count("\n") == 1


def test_nobody_introduced_themselves(folder: Folder, keepwarm: Keepwarm) -> None:
    folder.contact("ada", "introduced_by: ada")
    assert "introduced by" not in keepwarm("-C", folder.root, "show", "ada").out
