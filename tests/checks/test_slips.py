"""Lines that look like items, and headings that look like sections, but are read as neither: they are told."""

import sys

import pytest

from builder.diagnostics import Severity
from tests.support import Folder

_LEVEL = "similar-section"


def told(folder: Folder, body: str, kind: str = "contact") -> list[tuple[int, str, str]]:
    """Return the line, code and help of each warning that a note gets for its *body*, counted from its first line."""
    front = {"contact": "", "interview": "contact: ada\ndate: 2026-11-18\nstatus: done"}
    folder.contact("ada", body=body if kind == "contact" else "")
    if kind == "interview":
        folder.interview("talk", front[kind], body)
    if kind == "profile":
        folder.profile("name: Me", body)
    lines = {"contact": 3, "interview": 5, "profile": 3}[kind]
    found = (one for one in folder.load().diagnostics if one.severity is Severity.WARNING)
    return [(one.span.line - lines, one.code, one.help) for one in found]


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("• [ ] me: send it (by 2026-11-30)", "- [ ] me: send it (by 2026-11-30)"),
        ("•me: send it (by 2026-11-30)", "- me: send it (by 2026-11-30)"),
        ("1) me: send it", "- me: send it"),
        ("-[ ] me: send it", "- [ ] me: send it"),
        ("-me: send it", "- me: send it"),
        ("– [ ] me: send it", "- [ ] me: send it"),
        ("[ ] me: send it", "- [ ] me: send it"),
        ("[x] me: sent it", "- [x] me: sent it"),
        ("them: an address", "- them: an address"),
        ("Me: send it  \r", "- Me: send it"),
        ("· anything", "- anything"),
        ("-\u00a0[ ] me: send it", "- [ ] me: send it"),
        ("•\u00a0\tme: send it", "- me: send it"),
        ("—\u202fme: send it", "- me: send it"),
        ("   • [ ] me: send it", "- [ ] me: send it"),
        ("\t•\tme: send it", "- me: send it"),
        (" [ ] me: send it", "- [ ] me: send it"),
        ("1.[ ] me: send it", "- [ ] me: send it"),
        ("1)me: send it", "- me: send it"),
        ("--me: send it", "- me: send it"),
        ("– send it (by 2026-11-30)", "- send it (by 2026-11-30)"),
        ("☐ me: send it", "- me: send it"),
        ("☑ me: send it", "- [x] me: send it"),
        ("\uf0b7\tme: send it", "- me: send it"),
        ("・me: send it", "- me: send it"),
        ("\u2011 [ ] me: send it", "- [ ] me: send it"),
        ("\u00a0[ ] me: send it", "- [ ] me: send it"),
        ("-\u3000[ ]\u00a0me: send it", "- [ ]\u00a0me: send it"),
        ("me\u00a0: send it", "- me\u00a0: send it"),
        ("• - [ ] me: send it", "- [ ] me: send it"),
    ],
)
def test_a_promise_that_does_not_begin_as_an_item(folder: Folder, line: str, mended: str) -> None:
    help_line = f"begin it with a hyphen and a space: “{mended}”"
    assert told(folder, f"## Promises\n\n{line}\n") == [(3, "unread-item", help_line)]
    assert not folder.load().library.contacts["ada"].promises


@pytest.mark.parametrize("above", ["", "\nMost important:\n\n", "## For later\n", "# For later\n- Why?\n\n"])
@pytest.mark.parametrize("line", ["• What is new?", "·\tWhat is new?", "1) What is new?", "-What is new?"])
def test_a_question_of_a_theme_that_does_not_begin_as_an_item(folder: Folder, above: str, line: str) -> None:
    folder.theme("bank", "title: Bank", f"{above}{line}\n")
    (one,) = (one for one in folder.load().diagnostics if one.severity is Severity.WARNING)
    assert (one.code, one.help) == ("unread-item", "begin it with a hyphen and a space: “- What is new?”")


def test_questions_of_a_theme_that_are_code_to_markdown(folder: Folder) -> None:
    folder.theme("bank", "title: Bank", "## For later\n\t- What is new?\n")
    (one,) = folder.load().diagnostics
    assert (one.code, one.help) == ("unread-item", "take away the blanks before it: “- What is new?”")


@pytest.mark.parametrize("text", ["Ask *one* of these.", "Not more than\n4 of them.", "2026 - a hard year"])
def test_a_text_around_the_questions_of_a_theme_is_the_users_own(folder: Folder, text: str) -> None:
    folder.theme("bank", "title: Bank", f"{text}\n\n- What is new?\n\n{text}\n")
    assert not [one for one in folder.load().diagnostics if one.severity is Severity.WARNING]


@pytest.mark.parametrize(
    ("kind", "section", "line"),
    [
        ("contact", "Log", "2026-11-02 request by phone"),
        ("contact", "Log", "• 2026-11-02 request by phone"),
        ("contact", "Log", "2026-11-02 14:30 request: by phone\r"),
        ("contact", "Log", "2026-11-02T14:30+02:00 reply"),
        ("contact", "To do", "[ ] write"),
        ("contact", "To share", "-[ ] a paper"),
        ("interview", "Referrals", "[[ada]]"),
        ("interview", "Referrals", "• Grace Mokoena"),
        ("interview", "Research", "[ ] it takes a year"),
        ("interview", "Questions", "[x] What is new?"),
        ("interview", "Open questions", "– [ ] What is new?"),
        ("interview", "Referrals", "[[ada]] (City Archive)"),
        ("interview", "Language", "1) the long tail: what is rare"),
        ("interview", "Referrals", "– Grace Mokoena (City Archive)"),
        ("interview", "Referrals", "-Thabo"),
        ("interview", "To do", "-I call her (by 2026-12-01)"),
        ("interview", "Referrals", "\n### From her\n– Thabo"),
        ("interview", "To do", "— write to her (by 2026-12-01)"),
        ("interview", "To do", "☐ write to her (by 2026-12-01)"),
        ("interview", "To do", "[  ] write to her"),
        ("profile", "News", "2026-11-02: a place"),
        ("profile", "News", "2026-11-02 14:30: a place"),
        ("profile", "Talking points", "● I can count"),
    ],
)
def test_so_it_is_in_every_list(folder: Folder, kind: str, section: str, line: str) -> None:
    last = 2 + line.count("\n")
    assert [one[:2] for one in told(folder, f"## {section}\n{line}\n", kind)] == [(last, "unread-item")]


def test_a_ticked_box_counts_where_items_have_boxes(folder: Folder) -> None:
    ((_, _, help_line),) = told(folder, "## Log\n☑ 2026-11-02 request\n")
    assert help_line.endswith("“- 2026-11-02 request”")


def test_each_of_several_lines_is_told(folder: Folder) -> None:
    body = "## Promises\n1) one\n2) two\n\n3) three\n- me: four (by 2026-11-30)\n\n• five\n"
    assert [one[0] for one in told(folder, body)] == [2, 3, 5, 8]


def test_a_list_may_begin_right_below_a_text(folder: Folder) -> None:
    body = "## Referrals\nShe named two people:\n1) Grace Mokoena\n2) Thabo\n"
    assert [one[0] for one in told(folder, body, "interview")] == [3, 4]


def test_what_stands_below_a_question_may_be_its_answer(folder: Folder) -> None:
    (one,) = told(folder, "## Questions\n- [x] What is new?\n\n• a garden\n", "interview")
    assert one[2].startswith("indent it where it is the answer to the question above, else begin it with a hyphen")


def test_a_line_right_below_an_item_is_told_where_only_an_item_would_say_that(folder: Folder) -> None:
    body = "## Promises\n- me: one (by 2026-11-30)\nme: two\n• and three\n"
    assert [one[:2] for one in told(folder, body)] == [(3, "unread-item")]


@pytest.mark.parametrize(
    "body",
    [
        "## Promises\nSome words of my own, 2026-11-02.\n",
        "## Promises\nmetre: a measure\n[a link](https://a.example)\n[note]: https://a.example\n",
        "## Promises\n- me: one (by 2026-11-30)\n  - [ ] me: below it\n  • and this\n  me: and that\n",
        "## Promises\nthem:\n\nme:\n\n[ ]\n• [ ]\n•\n",
        "## Promises\n*me: a note to myself*\n**me**: in bold\n**Before Christmas** (by 2026-12-20)\n",
        "## Promises\n+27 82 555 1234 (by phone)\n\n●●●●\n\n· · ·\n-- \nme\n",
        "## Promises\nThis is what I wrote of her:\n– we agreed on these (by phone)\n",
        "## Promises\nIn brackets (since\n1998) and so on.\n1.5 million people\n-5 degrees\n---\n",
        "## Promises\n> • quoted\n> me: quoted\n\n| me: | them: |\n|---|---|\n",
        "## Log\n2026-11-02 was a long day.\n2026-11-03 contact details changed.\n2026-11-05 reply by email, see:\n",
        "## Log\n- 2026-11-02 note: away until\n2026-11-05 contact through her assistant\n",
        "## Log\n> So she said.\n— Ada\n",
        "## My own\n• [ ] me: a line\n2026-11-02 request\n",
        "<!--\n## Promises\n• me: x\n-->\n",
        "## Promises\n```\nme: x\n• y\n```\n",
        "2026-11-02 request\n[ ] me: x\n• y\n",
    ],
)
def test_what_is_plain_text_is_left_alone(folder: Folder, body: str) -> None:
    assert told(folder, body) == []


@pytest.mark.parametrize("line", ["    - 2026-11-01 request", "\t* 2026-11-01 request", "\n      + 2026-11-01 request"])
def test_a_list_that_is_indented_as_code_is(folder: Folder, line: str) -> None:
    (found,) = told(folder, f"## Log\n{line}\n")
    assert found[1:] == ("unread-item", "take away the blanks before it: “- 2026-11-01 request”")


@pytest.mark.parametrize("blanks", [" ", "  ", "    ", "\t", "\n  ", "\n\t", "  more\n  "])
@pytest.mark.parametrize("item", ["2026-11-01 reply", "2026-11-01T10:00 Reply by phone: yes"])
def test_an_entry_that_is_indented_below_another_is_told(folder: Folder, item: str, blanks: str) -> None:
    line = 3 + blanks.count("\n")
    remedy = f"take away the blanks before it: “- {item}”"
    body = f"## Log\n- 2026-11-01 request: see below\n{blanks}- {item}\n- 2026-11-02 thanks\n"
    assert told(folder, body) == [(line, "unread-item", remedy)]


def test_so_are_news(folder: Folder) -> None:
    body = "## News\n- 2026-11-01: a job\n  - 2026-11-03: a desk\n"
    remedy = "take away the blanks before it: “- 2026-11-03: a desk”"
    assert told(folder, body, "profile") == [(3, "unread-item", remedy)]


@pytest.mark.parametrize("above", ["", "  "])
def test_a_task_that_is_indented_by_a_single_blank_is_told(folder: Folder, above: str) -> None:
    body = f"## Promises\n{above}- [x] me: read it\n{above} - [ ] them: write\n{above}   - [ ] to her\n"
    assert told(folder, body) == [(3, "unread-item", "take away the blanks before it: “- [ ] them: write”")]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("contact", "## Log\nOnce more:\n    - 2026-11-01 reply\n"),
        ("contact", "## Log\n- 2026-11-01 request: for\n    - 2026-11-10 or later\n  - a desk\n  2026-11-02 reply\n"),
        (
            "contact",
            "## Log\n- 2026-11-01 request\n  ```\n  - 2026-11-01 reply\n  ```\n  <!--\n  - 2026-11-01 reply\n  -->\n",
        ),
        ("contact", "## Promises\n- [ ] me: send it (by 2026-11-30)\n  - [ ] look for it\n    - home: the desk\n"),
        ("contact", "## To do\n- [ ] write\n  - [ ] to her\n\t- [x] to him\n"),
        ("interview", "## Questions\n- [x] What?\n  - [ ] that\n  - 2026-11-01 reply\n"),
        ("interview", "## Language\n- scope\n - me: what it does\n"),
    ],
)
def test_what_is_indented_below_an_item_or_a_text_is_theirs(folder: Folder, kind: str, body: str) -> None:
    assert told(folder, body, kind) == []


@pytest.mark.parametrize("heading", ["### Promises", "# Promises", "#### PROMISES ##", "###Promises", " ### Promises:"])
def test_a_heading_of_another_level_with_items_below(folder: Folder, heading: str) -> None:
    title = heading.strip("#: ")
    help_line = f"sections have two number signs: “## {title}”"
    assert told(folder, f"{heading}\n\n- [ ] me: send it\n") == [(1, _LEVEL, help_line)]
    assert told(folder, f"## Mine\ntext\n{heading}\n• them: send it\n") == [(3, _LEVEL, help_line)]
    assert told(folder, f"{heading}\n\n##### Soon\n- [ ] me: send it\n") == [(1, _LEVEL, help_line)]


def test_where_nothing_else_is_above_any_item_will_do(folder: Folder) -> None:
    assert told(folder, "# Referrals\n- Grace Mokoena\n", "interview")[0][1] == _LEVEL
    assert told(folder, "### Referrals\n- Grace Mokoena\n", "interview")[0][1] == _LEVEL
    assert told(folder, "## Notes\n### Referrals\n- Grace Mokoena\n", "interview") == []


def test_a_heading_between_has_to_be_lowered_too(folder: Folder) -> None:
    ((_, code, help_line),) = told(folder, "# Log\n\n## 2026\n- 2026-11-02 request by phone\n")
    assert code == _LEVEL
    assert help_line == "sections have two number signs: “## Log”; give the headings below it three: “### 2026”"
    assert told(folder, "## Log\n\n### 2026\n- 2026-11-02 request by phone\n") == []


def test_sections_below_a_title_of_that_name_are_read_as_they_are(folder: Folder) -> None:
    assert told(folder, "# Research\n\n## Open questions\n- [ ] who leads it?\n", "interview") == []


def test_prose_that_begins_with_a_link_is_no_referral(folder: Folder) -> None:
    body = "## Referrals\n[[ada]] (Borealis) suggested these:\n- Grace Mokoena: a friend of\n[[ada]]\n"
    assert told(folder, body, "interview") == []


@pytest.mark.parametrize("line", ["=", "=====\r"])
def test_a_heading_that_is_underlined_as_one_of_the_first_level(folder: Folder, line: str) -> None:
    help_line = "sections have two number signs: “## Promises”"
    assert told(folder, f"text\n\nPromises\n{line}\n\n- [ ] me: send it\n") == [(3, _LEVEL, help_line)]
    assert told(folder, f"  Promises:\n{line}\n- [ ] me: send it\n") == [(1, _LEVEL, help_line)]
    assert told(folder, f"Mine\n{line}\n- [ ] me: send it\n") == []
    assert told(folder, f"Log\n{line}\n\n## Promises\n- [x] me: send it\n") == []
    (problem,) = told_in_full(folder, f"Log\n{line}\n- 2026-11-02 request\n")
    assert problem == ((4, 1, 4), "the heading “# Log” makes no section, so nothing below it counts")


def told_in_full(folder: Folder, body: str) -> list[tuple[tuple[int, int, int], str]]:
    folder.contact("ada", body=body)
    found = folder.load().diagnostics
    return [((one.span.line, one.span.column, one.span.end_column), one.message) for one in found]


@pytest.mark.parametrize("heading", ["### Debrief", "# Debrief", "#### DEBRIEF ##", "# Notes:", "Debrief\n==="])
def test_a_heading_of_another_level_with_a_text_below(folder: Folder, heading: str) -> None:
    title = heading.strip("#: =\n")
    help_line = f"sections have two number signs: “## {title}”"
    assert told(folder, f"{heading}\n\nI talked too much.\n", "interview") == [(1, _LEVEL, help_line)]
    assert told(folder, f"# Mine\n\n{heading}\n- a point\n### More\n", "interview") == [(3, _LEVEL, help_line)]
    assert told(folder, f"{heading}\n\n### What went well\nI listened.\n", "interview") == []
    assert told(folder, f"{heading}\n<!-- what? -->\n- [ ]\n\n## Questions\n- [ ] What?\n", "interview") == []
    assert told(folder, f"{heading}\ntext\n", "contact") == []


def test_a_deeper_heading_within_a_section_is_part_of_it(folder: Folder) -> None:
    assert told(folder, "## Notes\n### Debrief\nI talked.\n", "interview") == []
    assert told(folder, "# Debrief\n\nBefore\n------\nI read.\n", "interview") == []
    assert told(folder, "## Questions\n- [x] What?\n### Notes\non these\n", "interview") == []
    assert told(folder, "## Mine\n### Pitch\nwell\n", "profile") == []
    assert [code for _, code, _ in told(folder, "## Mine\n# Pitch\nwell\n", "profile")] == [_LEVEL]


@pytest.mark.parametrize(
    "body",
    [
        "### Promises\nOnes that I should make.\n",
        "## Notes\n### Promises\n- be kind\n\n## Mine\n- [ ] me: a line\n",
        "## Questions\n### Research\n- [ ] What do you look for?\n### Promises\n- [ ] What else?\n",
        "### Plans\n- [ ] me: send it\n",
        "## Notes\n\n### Language\n- plain words\n\n### Questions\n- what else?\n",
    ],
)
def test_a_heading_of_ones_own_is_left_alone(folder: Folder, body: str) -> None:
    assert told(folder, body, "interview") == []


@pytest.mark.parametrize("line", ["- a\n[ ]", "- [ ] me: a (by 2026-12-01)\n\n• b", "[ ] me: b", "### Log\n- a"])
def test_many_lines_take_no_longer_each_than_few(folder: Folder, line: str) -> None:
    """Counted in calls, for times say little."""
    few, many = (calls(folder, f"## Promises\n{line}\n" + f"{line}\n" * number) for number in (200, 400))
    assert many < 2.5 * few


def calls(folder: Folder, body: str) -> int:
    """Return how many functions are called to load a note."""
    counted: list[None] = []
    folder.contact("ada", body=body)
    sys.setprofile(lambda *_: counted.append(None))
    try:
        folder.load()
    finally:
        sys.setprofile(None)
    return len(counted)
