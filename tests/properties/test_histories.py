"""After any history of changes and damage, a build leaves the very site that one makes from nothing but the notes."""

import tempfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.properties.changes import (
    EDITS,
    NOTES,
    REST,
    REWRITING,
    delete,
    garble,
    move,
    overwrite,
    put_odd,
    rewrite,
    substitute,
    theme,
    wait,
)
from tests.properties.damage import DAMAGE, damage_site
from tests.properties.histories import History, Step, go_by_looks, look_inside
from tests.properties.notes import FIRST
from tests.support import tries

_ADA, _BO, _CY = (f"content/contacts/{slug}.md" for slug in ("ada", "bo", "cy"))
_ONE, _TWO, _THREE = (f"content/interviews/{slug}.md" for slug in ("one", "two", "three"))
_ADVICE = "---\ncontact: ada\ndate: 2026-11-14\nstatus: done\n---\n## Notes\n\nBegin with *people*.\n"
_DIGEST = "7903d5a866"  # of "????", in its address
_BROKEN = "---\nname: [\n---\n"


def live(history: list[list[Step]], *, old: bool) -> None:
    """Check a history step by step, with files that count as *old* enough to go by their looks, or as just written."""
    with tempfile.TemporaryDirectory() as above, pytest.MonkeyPatch.context() as patch:
        (go_by_looks if old else look_inside)(patch)
        lived = History(Path(above))
        for steps in history:
            lived.take(*steps)


@settings(max_examples=tries(6))
@given(
    st.lists(st.lists(st.one_of(NOTES, EDITS, REWRITING, REST, DAMAGE), min_size=1, max_size=3), max_size=7),
    st.booleans(),
)
def test_the_past_of_a_build_does_not_show(history: list[list[Step]], old: bool) -> None:  # noqa: FBT001 - drawn
    live(history, old=old)


HISTORIES: dict[str, list[list[Step]]] = {
    "a link to an organisation that somebody names, and nobody any more": [
        [Step(overwrite, (_CY, "---\nname: Cy\norganisation: Aurora Mill\n---\n"))],
        [Step(substitute, (_ONE, "knows [[bo|Bo]]", "knows [[aurora mill]]"))],
        [Step(substitute, (_ONE, "too much", "far too much"))],
        [Step(overwrite, (_CY, "---\nname: Cy\norganisation: Aurora\n---\n"))],
        [Step(overwrite, (_CY, "---\nname: Cy\norganisation: Aurora Mill\n---\n"))],
    ],
    "links to a theme and to the profile, which go": [
        [Step(substitute, (_ONE, "knows [[bo|Bo]]", "knows [a](../profile.md) and [b](questions/Money.md)"))],
        [Step(substitute, (_ONE, "too much", "far too much")), Step(substitute, (_ONE, "She knows", "He knows"))],
        [Step(delete, (path,)) for path in ("content/profile.md", "content/questions/money.md")],
        [Step(rewrite, (_ONE, "More."))],
    ],
    "a long text changed while the contact is left out": [
        [Step(overwrite, (_BO, _BROKEN)), Step(substitute, (_TWO, "Why this", "Whence this"))],
        [Step(overwrite, (_TWO, FIRST[_TWO].replace("Ask", "Talk")))],
    ],
    "one link that leads to two files from two notes": [
        [Step(overwrite, (f"content/{kind}/plan.txt", kind)) for kind in ("contacts", "interviews")],
        [Step(rewrite, (path, "Again.")) for path in (_ADA, _TWO)],
    ],
    "moved to a folder, then a long text changed": [
        [Step(move, (_CY, "content/contacts/in/cy.md", "rename"))],
        [Step(rewrite, ("content/contacts/in/cy.md", "More."))],
    ],
    "a folder in the place of a note": [[Step(put_odd, (_CY, "folder"))], [Step(delete, (_CY,))]],
    "a second note of the same slug that is left out": [
        [Step(overwrite, ("content/interviews/in/one.md", "---\n---\n"))],
        [Step(rewrite, (_ONE, "More."))],
        [Step(delete, ("content/interviews/in/one.md",))],
    ],
    "a note that holds marks of places": [
        [Step(overwrite, (_CY, '---\nname: "\\ufdd0day\\ufdd1"\n---\n\ufdd0text 0\ufdd1 &#xd800;text 0&#xdfff;\n'))],
    ],
    "a letter that makes marks of places": [
        [
            Step(
                overwrite,
                ("content/drafts/reminder.txt", "Subject: a\n\n{{ '\\ud800text 9\\udfff [\\ud800x\\udfff]' }}\n"),
            )
        ],
    ],
    "the marker of the site edited": [[Step(damage_site, ("marker", 0))]],
    "stray files and folders": [[Step(damage_site, ("strays", 0))]],
    "a template of one's own, broken, mended, deleted": [
        [Step(theme, ("default", "templates/people.html", number))] for number in (0, 1, 2, 0, 9)
    ],
    "a hint above a long text that changes, and one below": [
        [Step(overwrite, (_THREE, _ADVICE.replace("status: done\n", "")))],
        [Step(substitute, (_THREE, "people", "things"))],
        [
            Step(
                substitute,
                (_THREE, "---\n## Notes", "---\n## Debrief\n\nAh.\n\n## Questions\n\n- [ ] Is it?\n\n## Notes"),
            )
        ],
        [Step(substitute, (_THREE, "things", "people"))],
        [Step(substitute, (_THREE, "Ah.", "Ah,\n\nso."))],
    ],
    "how advice begins": [
        [Step(overwrite, (_THREE, _ADVICE))],
        *(
            [Step(substitute, (_THREE, *words))]
            for words in pairwise(("*people*", "[[bo]]", "things", "[plan](plan.txt)"))
        ),
        [Step(substitute, (_THREE, "Begin", "<b>Begin</b>"))],
        [Step(move, (_BO, "content/contacts/bob.md", "rename"))],
    ],
    "a long text changed, then back, with a new note beside": [
        [Step(rewrite, (_CY, "More."))],
        [Step(overwrite, (_CY, FIRST[_CY])), Step(overwrite, ("content/contacts/dee.md", "---\nname: Dee\n---\n"))],
    ],
    "a page whose address somebody else gets": [
        [Step(overwrite, (_CY, '---\nname: Cy\norganisation: "????"\n---\n'))],
        [Step(overwrite, (_BO, f'---\nname: Bo Ek\norganisation: "{_DIGEST}"\n---\n'))],
    ],
    "a CV that is no text any more, and is one again": [
        [Step(garble, ("content/cv.md",))],
        [Step(rewrite, (_CY, "More."))],
        [Step(overwrite, ("content/cv.md", "to scope\n"))],
    ],
    "somebody known by a name, whose note is broken and mended": [
        [Step(rewrite, (_CY, "See [[Bo Ek]] and [her](../contacts/cafe\u0301.md)."))],
        [Step(overwrite, (_BO, '---\nname: "Bo" Ek\n---\n'))],
        [Step(overwrite, ("content/contacts/caf\u00e9.md", "---\nname: Zoe\n---\n"))],
        [Step(overwrite, (_BO, FIRST[_BO])), Step(overwrite, ("content/contacts/in/bo.md", "---\nname: Bob\n---\n"))],
        [Step(rewrite, (_CY, "See [[Bob]] and [her](../contacts/caf%C3%A9.md)."))],
        [Step(delete, ("content/contacts/in/bo.md",)), Step(delete, ("content/contacts/caf\u00e9.md",))],
    ],
    "a chain of introductions that grows at its end, then at its beginning": [
        [Step(overwrite, (_CY, "---\nname: Cy\nintroduced_by: bo\n---\n"))],
        [Step(overwrite, ("content/contacts/dee.md", "---\nname: Dee\nintroduced_by: cy\n---\n"))],
        [Step(overwrite, ("content/contacts/ed.md", "---\nname: Ed\nintroduced_by: ada\n---\n"))],
        [Step(delete, ("content/contacts/dee.md",))],
    ],
    "a name that was given, and now is somebody's": [
        [Step(substitute, (_ONE, "Grace Mo (Archive)", "[[cy]]"))],
        [Step(substitute, (_ONE, "[[cy]]", "Grace Mo"))],
        [Step(overwrite, ("content/contacts/grace.md", "---\nname: Grace Mo\n---\n"))],
    ],
    "a link without words of its own to somebody renamed": [
        [Step(overwrite, (_CY, "---\nname: Cy\n---\nBegun. See [[bo]].\n"))],
        [Step(substitute, (_BO, "name: Bo Ek", "name: Bob Ek"))],
        [Step(delete, (_BO,))],
    ],
    "a file that is linked to, and is not any more": [
        [
            Step(overwrite, ("content/files/a.txt", "a\n")),
            Step(substitute, (_ONE, "She knows", "In [a](../files/a.txt) she knows")),
        ],
        [Step(substitute, (_ONE, "In [a](../files/a.txt) she knows", "She knows"))],
    ],
    "a note that had no text": [
        [Step(overwrite, (_CY, "---\nname: Cy\n---\n"))],
        [Step(overwrite, (_CY, "---\nname: Cy\n---\n## Log\n"))],
        [Step(overwrite, (_CY, "---\nname: Cy\n---\n"))],
    ],
    "advice that is a table, then words": [
        [Step(overwrite, (_THREE, _ADVICE.replace("Begin with *people*.", "| a | b |\n|---|---|\n| c | d |")))],
        [Step(overwrite, (_THREE, _ADVICE))],
    ],
    "another day, and back": [[Step(wait, (1,))], [Step(rewrite, (_ONE, "More."))], [Step(wait, (-1,))]],
}


@pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
def test_what_once_showed(history: list[list[Step]]) -> None:
    live(history, old=True)
