"""Each edit of list items as text before and after: the smallest change, in the style found there.

The tables are the specification; what is refused is in test_revising_refused.py.
"""

from datetime import date

import pytest

from builder.capture.revising import Append, Edit, SetKey, Tick, revise
from tests.support import Folder, Revise

DONE = date(2026, 11, 20)


def body(text: str) -> str:
    return f"---\nname: Ada\n---\n{text}"


# ---------------------------------------------------------------------------------------------------------- a new item

NEW = "2026-11-20 note: called"
ONE = "2026-11-02 reply"
APPEND = [
    # below the last item, as that one is written
    (f"## Log\n- {ONE}\n", f"## Log\n- {ONE}\n- {NEW}\n"),
    (f"## Log\n\n* {ONE}\n\n## Notes\n", f"## Log\n\n* {ONE}\n* {NEW}\n\n## Notes\n"),
    (f"## Log\n  +   {ONE}\n", f"## Log\n  +   {ONE}\n  +   {NEW}\n"),
    (f"## Log\n-\t{ONE}\n", f"## Log\n-\t{ONE}\n-\t{NEW}\n"),
    (f"## Log\n- {ONE}\n* {ONE}\n", f"## Log\n- {ONE}\n* {ONE}\n* {NEW}\n"),
    (f"## Log\n- {ONE}\n-\n", f"## Log\n- {ONE}\n-\n- {NEW}\n"),
    # numbers count on, or all are 1
    (f"## Log\n1. {ONE}\n", f"## Log\n1. {ONE}\n2. {NEW}\n"),
    (f"## Log\n 8. {ONE}\n 9. {ONE}\n", f"## Log\n 8. {ONE}\n 9. {ONE}\n 10. {NEW}\n"),
    (f"## Log\n1. {ONE}\n1. {ONE}\n", f"## Log\n1. {ONE}\n1. {ONE}\n1. {NEW}\n"),
    # a number would go on with a paragraph that is not indented enough
    (f"## Log\n1. {ONE}\n\n  more\n", f"## Log\n1. {ONE}\n\n  more\n\n2. {NEW}\n"),
    # blank lines between items
    (f"## Log\n- {ONE}\n\n- {ONE}\n", f"## Log\n- {ONE}\n\n- {ONE}\n\n- {NEW}\n"),
    (f"## Log\n- {ONE}\n\ntext\n\n- {ONE}\n", f"## Log\n- {ONE}\n\ntext\n\n- {ONE}\n- {NEW}\n"),
    # below what belongs to the last item
    (f"## Log\n- {ONE}\n  more\n\n  and more\n\n", f"## Log\n- {ONE}\n  more\n\n  and more\n- {NEW}\n\n"),
    (f"## Log\n- {ONE}\n  - nested\n    - deeper\n", f"## Log\n- {ONE}\n  - nested\n    - deeper\n- {NEW}\n"),
    (f"## Log\n- {ONE}\n  ```\nno item\n\n  ```\n", f"## Log\n- {ONE}\n  ```\nno item\n\n  ```\n- {NEW}\n"),
    (f"## Log\n- {ONE} <!-- a\n\n- b -->\n", f"## Log\n- {ONE} <!-- a\n\n- b -->\n- {NEW}\n"),
    (f"## Log\n- {ONE}\ngoes on here\n", f"## Log\n- {ONE}\ngoes on here\n- {NEW}\n"),
    (f"## Log\n- {ONE}\ngoes on\n---\n", f"## Log\n- {ONE}\ngoes on\n- {NEW}\n---\n"),
    (f"## Log\n- {ONE}\n\n  ## More\n  and more\n", f"## Log\n- {ONE}\n\n  ## More\n  and more\n- {NEW}\n"),
    # above what does not
    (f"## Log\n- {ONE}\n\nown text\n", f"## Log\n- {ONE}\n- {NEW}\n\nown text\n"),
    (f"## Log\n- {ONE}\n### More\n", f"## Log\n- {ONE}\n- {NEW}\n### More\n"),
    (f"## Log\n- {ONE}\n<!-- hint -->\n", f"## Log\n- {ONE}\n- {NEW}\n<!-- hint -->\n"),
    (f"## Log\n- {ONE} <!-- a -->\n<!-- b -->\n", f"## Log\n- {ONE} <!-- a -->\n- {NEW}\n<!-- b -->\n"),
    (f"## Log\n- {ONE}\n```\n- code\n```\n", f"## Log\n- {ONE}\n- {NEW}\n```\n- code\n```\n"),
    (
        f"## Log\n- {ONE}\n  ```\n  a\n  ```\n```\nb\n```\n",
        f"## Log\n- {ONE}\n  ```\n  a\n  ```\n- {NEW}\n```\nb\n```\n",
    ),
    (f"## Log\n- {ONE}\n***\n", f"## Log\n- {ONE}\n- {NEW}\n***\n"),
    (f"## Log\n- {ONE}\n\nTo do\n---\n", f"## Log\n- {ONE}\n- {NEW}\n\nTo do\n---\n"),
    (f"## Log\n- {ONE}\n\n#own\n", f"## Log\n- {ONE}\n- {NEW}\n\n#own\n"),
    # a section without items
    ("## Log\n", f"## Log\n- {NEW}\n"),
    ("## Log", f"## Log\n- {NEW}"),
    ("Log\n---\n\n## To do\n", f"Log\n---\n- {NEW}\n\n## To do\n"),
    ("## Log\n## To do\n", f"## Log\n- {NEW}\n## To do\n"),
    # above an underlined heading, which would go on with the item, or one that is indented, which would belong to it
    ("Log\n---\nTo do\n---\n", f"Log\n---\n- {NEW}\n\nTo do\n---\n"),
    ("## Log\n<!-- when, what -->\nTo do\n---\n", f"## Log\n<!-- when, what -->\n- {NEW}\n\nTo do\n---\n"),
    ("## Log\n\n  ## To do\n  * x\n", f"## Log\n  * {NEW}\n\n  ## To do\n  * x\n"),
    (" Log\n---\n To do\n---\n", f" Log\n---\n - {NEW}\n\n To do\n---\n"),
    ("## Log\n***\nMore\n====\n", f"## Log\n***\n\n- {NEW}\n\nMore\n====\n"),
    ("## Log\n\n## To do\n\n* x\n", f"## Log\n\n* {NEW}\n\n## To do\n\n* x\n"),
    ("## Log\n\n## To do\n1. x\n", f"## Log\n- {NEW}\n\n## To do\n1. x\n"),
    ("## Log\n<!-- when, what -->\n\n## To do\n", f"## Log\n<!-- when, what -->\n- {NEW}\n\n## To do\n"),
    ("## Log\nSome text.\n\n## To do\n", f"## Log\nSome text.\n\n- {NEW}\n\n## To do\n"),
    ("## Log\n### 2026\n", f"## Log\n### 2026\n- {NEW}\n"),
    ("## Log\n```\ncode\n```\n", f"## Log\n```\ncode\n```\n\n- {NEW}\n"),
    # a section that stands twice
    (f"## Log\n- {ONE}\n## LOG\n", f"## Log\n- {ONE}\n- {NEW}\n## LOG\n"),
    (f"## Log\n- {ONE}\n##log##\n- {ONE}\n", f"## Log\n- {ONE}\n##log##\n- {ONE}\n- {NEW}\n"),
    # a section that is missing
    ("", f"\n## Log\n- {NEW}\n"),
    ("Text.\n", f"Text.\n\n## Log\n- {NEW}\n"),
    ("Text.", f"Text.\n\n## Log\n- {NEW}"),
    ("Text.  \n\n\n", f"Text.  \n\n## Log\n- {NEW}\n\n\n"),
    ("## To do\n\n* x\n", f"## To do\n\n* x\n\n## Log\n\n* {NEW}\n"),
    ("## To share\n+ y\n## To do\n* x\n", f"## To share\n+ y\n## To do\n* x\n\n## Log\n* {NEW}\n"),
    ("## To do\n* x\n## To share\n1. y\n", f"## To do\n* x\n## To share\n1. y\n\n## Log\n* {NEW}\n"),
    ("## Notes\n```\n## Log\n```\n", f"## Notes\n```\n## Log\n```\n\n## Log\n- {NEW}\n"),
    ("<!--\n## Log\n-->", f"<!--\n## Log\n-->\n\n## Log\n- {NEW}"),
]


@pytest.mark.parametrize(("before", "after"), APPEND)
def test_an_item_is_appended(revised: Revise, before: str, after: str) -> None:
    assert revised(body(before), Append("log", NEW)) == body(after)


def test_line_ends_are_those_found_there(revised: Revise) -> None:
    for before, after in APPEND:
        text = revised(body(before).replace("\n", "\r\n"), Append("log", NEW))
        assert text == body(after).replace("\n", "\r\n")


def test_mixed_line_ends_and_a_byte_order_mark_stay(revised: Revise) -> None:
    before = f"\ufeff---\r\nname: Ada\n---\r\n## Log\n- {ONE}\r\n\n## To do\n- x\n- y"
    logged = f"\ufeff---\r\nname: Ada\n---\r\n## Log\n- {ONE}\r\n- {NEW}\r\n\n## To do\n- x\n- y"
    assert revised(before, Append("log", NEW)) == logged
    assert revised(before, Append("to do", "[ ] z")) == f"{before}\n- [ ] z"
    assert revised(before, SetKey("role", "x")) == before.replace("Ada\n", "Ada\nrole: x\n")


def test_a_new_section_is_named_as_the_format_names_it(revised: Revise) -> None:
    assert revised(body("Text.\n"), Append("to do", "[ ] x")) == body("Text.\n\n## To do\n- [ ] x\n")


def test_line_breaks_in_an_item_become_spaces(revised: Revise) -> None:
    assert revised(body("## Log\n"), Append("log", " 2026-11-20 note: a\r\nb ")) == body(
        "## Log\n- 2026-11-20 note: a b\n"
    )


# ------------------------------------------------------------------------------------------------------------- a tick

TICK = [
    ("[ ] me: x (by 2026-11-30)", "[x] me: x (by 2026-11-30, done 2026-11-20)"),
    ("[ ] me: x (made 2026-11-01, to bo)", "[x] me: x (made 2026-11-01, to bo, done 2026-11-20)"),
    ("[ ] me: x (see y) (by 2026-11-30).", "[x] me: x (see y) (by 2026-11-30, done 2026-11-20)."),
    (
        "[ ] me: x (to Bo (the elder), by 2026-11-30) ;",
        "[x] me: x (to Bo (the elder), by 2026-11-30, done 2026-11-20) ;",
    ),
    ("me: x (by 2026-11-30) <!-- (y) -->", "[x] me: x (by 2026-11-30, done 2026-11-20) <!-- (y) -->"),
    ("[ ]   me: x (by 2026-11-30)   ", "[x]   me: x (by 2026-11-30, done 2026-11-20)   "),
    ("[ ] me: x (made 2026-11-01, done 2026-11-02)", "[x] me: x (made 2026-11-01, done 2026-11-02)"),
    ("[-] me: x", "[x] me: x (done 2026-11-20)"),
    ("[x] me: x (see y)", "[x] me: x (see y) (done 2026-11-20)"),
    ("[X] me: x.", "[X] me: x. (done 2026-11-20)"),
    ("[x] me: x (done 2026-11-02)", "[x] me: x (done 2026-11-02)"),
]


@pytest.mark.parametrize(("before", "after"), TICK)
def test_a_promise_is_ticked(revised: Revise, folder: Folder, before: str, after: str) -> None:
    folder.contact("bo", "name: Bo (the elder)")
    text = body("## Promises\n- {}\n  more ( of it\n* them: x (by 2026-11-30)\n")
    promise = text.index("{}")
    assert revised(text.format(before), Tick("promises", promise, DONE)) == text.format(after)


def test_tasks_and_reminders_are_ticked(revised: Revise) -> None:
    before = body("## To do\n1. x\n2. [ ] y (a (b)\n\n## To share\n+ [ ] z (by 2026-11-30)\n")
    edits = [
        Tick("to do", before.index("x"), DONE),
        Tick("to share", before.index("[ ] z"), DONE),
        Append("to do", "[ ] w"),
        Tick("to do", before.index("[ ] y"), DONE),
        SetKey("role", "Head"),
    ]
    after = "## To do\n1. [x] x (done 2026-11-20)\n2. [x] y (a (b) (done 2026-11-20)\n3. [ ] w\n\n## To share\n"
    assert revised(before, *edits) == "---\nname: Ada\nrole: Head\n---\n" + f"{after}+ [x] z (by 2026-11-30)\n"


def test_every_kind_of_note_is_revised(folder: Folder) -> None:
    folder.contact("ada")
    folder.profile("name: Me", "## News\n- 2026-10-01: a new flat")
    folder.interview("x", "contact: ada\ndate: 2026-11-18", "## Questions\n- [ ] why?\n  because\n")
    folder.organisation("o", "name: O")
    folder.theme("t", "title: T", "- why?")
    notes = folder.load()

    def body_of(path: str, *edits: Edit) -> bytes:
        return (revise(notes, path, *edits).after or b"").rpartition(b"---\n")[2]

    news = Append("news", "2026-11-20: a new job (tell mentors)")
    assert body_of("content/profile.md", news).endswith(b"flat\n- 2026-11-20: a new job (tell mentors)\n")
    question = Append("questions", "[ ] ! how?")
    assert body_of("content/interviews/x.md", question) == b"## Questions\n- [ ] why?\n  because\n- [ ] ! how?\n"
    finding = Append("research", "[ ] they grow")
    assert body_of("content/organisations/o.md", finding) == b"\n## Research\n- [ ] they grow\n"
    assert body_of("content/questions/t.md", SetKey("order", "2")) == b"- why?\n"
