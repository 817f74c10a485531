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
    ran = keepwarm("show", "ada")
    assert 0, ran.out + "=====\n" + keepwarm("show", "2026-11-18-ada").out
