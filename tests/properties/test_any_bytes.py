"""Any bytes whatever as a note give entries or diagnostics, never an exception, and never a long wait."""

import os
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.checks import settings as settings_file
from builder.checks import trees
from builder.checks.loading import Loaded, open_notes
from builder.checks.refused import UnreadableFileError
from builder.diagnostics import CODES, Severity
from builder.diagnostics.render import as_github, as_json, as_text, visible
from builder.source import reading
from tests.support import TODAY, Folder

PATHS = (
    "content/contacts/a.md",
    "content/interviews/a.md",
    "content/organisations/a.md",
    "content/questions/a.md",
    "content/profile.md",
)
PATIENCE = 8.0
"""Seconds of this process's own time. Far more than any of these notes takes; what is quadratic takes minutes."""

ODD = st.sampled_from(list("-—–:#'\"[]{}()<>!&*@`|%,.~^=+?/\\ \t\r\0\x07\x7f\x85\u2028\u2029\ufeff\ufffe\u202e🙂é语"))
WORDS = st.sampled_from(
    [
        "name",
        "contact",
        "date",
        "title",
        "status",
        "role",
        "email",
        "tags",
        "dismissed",
        "introduced_by",
        "follow_up",
        "me:",
        "them:",
        "by",
        "made",
        "done",
        "to",
        "never",
        "true",
        "2026-11-18",
        "2026-11-31",
        "14:30",
        "15",
        "3",
        "months",
        "request",
        "reply",
        "phone",
        "[[a]]",
        "[[a|b]]",
        "[a](b.md)",
        "a.md",
        "thank",
        "-",
        "[x]",
        "[-]",
    ]
)
TEXTS = st.lists(ODD | WORDS | st.text(max_size=4), max_size=12).map("".join)
KEYS = st.sampled_from(
    [
        "name",
        "contact",
        "date",
        "title",
        "status",
        "role",
        "email",
        "links",
        "fields",
        "minutes",
        "dismissed",
        "mentor",
        "x-a",
        "odd",
    ]
)
INDENTS = st.sampled_from(["", "", "  ", "    ", "\t", "  - ", "- "])
FRONT_LINES = st.one_of(
    TEXTS,
    st.tuples(KEYS, st.sampled_from([": ", ":", " : ", ": - ", ": ["]), TEXTS).map("".join),
    st.tuples(INDENTS, TEXTS).map("".join),
)
HEADINGS = st.sampled_from(
    [
        "Log",
        "Promises",
        "To do",
        "To share",
        "Referrals",
        "Research",
        "Questions",
        "Open questions",
        "Language",
        "Notes",
        "Pitch",
        "News",
        "Promisses",
    ]
).map("## {}".format)
ITEMS = st.tuples(
    st.sampled_from(["- ", "- [ ] ", "- [x] ", "* ", "1. ", "  - ", "-", "- [?] "]),
    st.sampled_from(["", "me: ", "them: ", "2026-11-18 ", "2026-11-18 request by phone: ", "! "]),
    TEXTS,
    st.sampled_from(
        ["", " (by 2026-11-30)", " (by 2026-11-31, to a)", " (done 2026-11-30", " (tell all)", " — unclear", " -> a"]
    ),
).map("".join)
BODY_LINES = st.one_of(
    TEXTS, HEADINGS, ITEMS, st.sampled_from(["```", "~~~", "<!--", "-->", "---", "<<<<<<< a", "=======", ">>>>>>> b"])
)
NOTES = st.tuples(st.lists(FRONT_LINES, max_size=6), st.lists(BODY_LINES, max_size=12)).map(
    lambda parts: "---\nname: A\ncontact: a\ndate: 2026-11-18\ntitle: A\n{}\n---\n{}\n".format(*map("\n".join, parts))
)
GOOD = (
    "---\nname: Ada\ncontact: [[a]]\ndate: 2026-11-18 14:30\ntitle: A\ntags: [a, b]\nemail:\n  - a@b.example\n---\n"
    "## Log\n- 2026-11-02 request by phone: left a message\n## Promises\n- [ ] me: a podcast (by 2026-11-30, to a)\n"
    "## Referrals\n- [[a]] (City Archive): ask\n## Research\n- [ ] this — confirmed\n## Questions\n- [x] ! What?\n  That.\n"  # noqa: E501 - a table
    "## News\n- 2026-11-02: a job (tell mentors)\n## Pitch\nI teach.\n```\ncode\n```\n<!-- note -->\n[a](../a.pdf)\n"
)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Return a good note into which something has been put, or from which something has been taken."""
    text = GOOD
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 6)))
        text = text[:start] + draw(TEXTS | BODY_LINES) + text[end:]
    return text


def read(path: str, data: bytes) -> Loaded:
    """Return what the notes hold whose one note has these bytes; it must be consistent and printable."""
    with TemporaryDirectory() as root:
        folder = Folder(Path(root))
        (folder.root / path).parent.mkdir(exist_ok=True)
        (folder.root / path).write_bytes(data)
        loaded = open_notes(folder.root, lambda _: TODAY)
    library = loaded.library
    paths = {library.profile.path, *(one.path for one in library.contacts.values())}
    paths |= {one.path for one in library.interviews.values()} | {one.path for one in library.organisations.values()}
    read_it = path in paths | {one.path for one in library.themes}
    told = [problem for problem in loaded.diagnostics if problem.path == path]
    assert read_it or any(one.severity is Severity.ERROR or one.code == "blank-note" for one in told)
    assert read_it != (path in library.left_out) or not data.strip() or told[0].code == "blank-note"
    return loaded


def check_places(loaded: Loaded, data: bytes) -> None:
    """Hold that every problem has a code and a place in the file, and can be shown everywhere."""
    as_json(loaded.diagnostics)
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    for one in loaded.diagnostics:
        span = one.span
        assert one.code in CODES
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert one.message
        assert one.help
        assert all(visible(line) == line for line in as_text(one).split("\n"))
        assert "\n" not in as_github(one)


@given(st.sampled_from(PATHS), st.binary(max_size=200))
@example(PATHS[0], b"---\nname: \xed\xa0\x80\n---\n")
@example(PATHS[0], b"\xff\xfe-\x00-\x00")
@example(PATHS[0], b"---\r---\r")
def test_any_bytes(path: str, data: bytes) -> None:
    check_places(read(path, data), data)


@given(st.sampled_from(PATHS), NOTES | mutations())
@example(PATHS[1], "---\ncontact: /\ndate: 2026-11-18\n---\n")
@example(PATHS[1], "---\ncontact: [[]]\ndate: 2026-11-18\n---\n")
@example(PATHS[1], '---\ncontact: "#"\ndate: 2026-11-18\n---\n')
@example(PATHS[4], "---\nname: A\n---\n## Pitch\na\n## Pitch\nb\n")
def test_any_lines(path: str, text: str) -> None:
    data = text.encode("utf-8", "replace")
    check_places(read(path, data), data)


@given(st.lists(FRONT_LINES, max_size=8).map("\n".join) | st.text(max_size=80))
@example("follow_up: [a]")
@example("follow_up:\n  rules: {chase: maybe, none: off}\n  lapse_after:\n    - a\n")
@example("a: " + "[" * 500)
@example("'\\0': 1\n? [a]\n: b\n<<: c")
def test_any_settings(text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        problems = trees.parse(data, settings_file.FILE, settings_file.SORT).problems
    except UnreadableFileError as error:
        problems = [error.diagnostic]
    for one in problems:
        assert one.path == "keepwarm.yaml"
        assert as_text(one)


@given(
    st.sampled_from(["a", "role", "source"]),
    st.lists(
        st.sampled_from(
            [
                *[
                    ":",
                    "#",
                    "-",
                    "'",
                    '"',
                    "[",
                    "]",
                    "{",
                    "}",
                    ",",
                    "&",
                    "*",
                    "!",
                    "|",
                    ">",
                    "@",
                    "`",
                    "%",
                    "\\",
                    "\\n",
                ],
                " ",
                "a",
                "b c",
                ": ",
                " #",
                "é",
            ]
        ),
        min_size=1,
        max_size=8,
    ).map("".join),
)
def test_a_mended_line_reads_as_it_was_typed(key: str, typed: str) -> None:
    typed = typed.strip()
    _, problems = reading.parse("a.md", "a", f"---\n{key}: {typed}\n---\n".encode())
    for one in problems:
        if not one.help.startswith(f"write {key}: "):
            continue
        mended, wrong = reading.parse("a.md", "a", f"---\n{one.help.removeprefix('write ')}\n---\n".encode())
        assert mended
        assert not wrong
        value = mended.values[key]
        plain = value if isinstance(value, str) else "[" + ", ".join(value) + "]"
        assert _letters(plain) == _letters(typed)
        if isinstance(value, str) and not typed.startswith(("'", '"')):
            assert value == typed


def _letters(text: str) -> str:
    """Return a text without what mending a list or a lost quotation mark may change."""
    return "".join(char for char in text if char not in " \"'[],\\")


def _note(front: str = "", body: str = "") -> bytes:
    return f"---\nname: A\ncontact: a\ndate: 2027-01-01\ntitle: A\n{front}\n---\n{body}".encode()


def _filled(unit: str, size: int, before: str = "") -> str:
    return before + unit * ((size - len(before.encode())) // len(unit.encode()))


FRONT = 16 * 1024  # a quarter of what a note may hold: what is quadratic takes minutes over that too, and the rest of
BODY = 256 * 1024  # the machine may be busy
SLOW_FRONT = {
    **{
        unit: _filled(unit, FRONT)
        for unit in ["a\n", "@\n", "a: b: c\n", "a: !b c\n", "a: *b\n", "a: b #c\n", "a: \x01\n", "%\n"]
    },
    **{
        unit: _filled(unit, FRONT)
        for unit in ["---x\n", 'a: "\n', "a: [\n", "a: [b, \n", "a: {b: c}\n", "a: |\n", "[", "{", "? ", "- "]
    },
    **{
        f"a: {unit}": _filled(unit, FRONT, "a: ")
        for unit in ["[", "{", "- ", "{a: ", '"', "'", ": ", "&a ", "!", " ", "9", "\\"]
    },
    **{f"a: [{unit}": _filled(unit, FRONT, "a: [") for unit in ["!a x,", "[[x]],", "{a: b},", "b, #c\n", "*a,"]},
    **{f"a: [{unit}]": _filled(unit, FRONT, "a: [") + "]" for unit in ["!a x,", "[[x]],", "{a: b},", "b, #c\n", "*a,"]},
    "list of wrong addresses": _filled("x,", FRONT, "email: [") + "]",
    "list of wrong choices": _filled("- x\n", FRONT, "dismissed:\n"),
    "keys": "".join(f"k{number}: v\n" for number in range(6000)),
    "headings": _filled("## a\n", 4 * FRONT - 100),
    "broken keys": "".join(f"{number:04}:x\n" for number in range(9000)),
    "steps": "".join(" " * depth + "a:\n" for depth in range(340)),
    "unknown people": "contact: [" + ",".join(f"x{number}" for number in range(9000)) + "]",
    "number": "minutes: " + "9" * 5000,
}


def _seconds(path: str, data: bytes) -> float:
    began = time.process_time()
    read(path, data)
    return time.process_time() - began


@pytest.mark.parametrize("name", SLOW_FRONT)
def test_front_matter_built_to_be_slow(name: str) -> None:
    assert _seconds(PATHS[1], _note(SLOW_FRONT[name])) < PATIENCE


SLOW_UNITS = (
    " ", "\t", "\n", "[", "[[", "(", "[](", "](<", "`", "` `` ``` ", "```\n", "```\n~~~\n", "<!--", "<!-- -->", "#", "# ", "|", "*",  # noqa: E501 - a table
    "\\", "!", "[\\[", "-", "- ", "> ", "- -\n", "-" * 999 + "x\n", "<<<<<<< a\n", "<<<<<<< a\n=======\n>>>>>>> b\n", "  - a\n",  # noqa: E501 - a table
    "  - a\n\n", "\t- a\n", "9", "(by ", "- [ ] me: (by 2026-01-01, \n", "- [ ] me: a (by\n  2026-01-01)\n", "\r\n", "\u2028", "a\n--\n",  # noqa: E501 - a table
)  # fmt: skip
SLOW_STARTS = {
    PATHS[0]: ("", "## Log\n- 2026-01-01 note: ", "## Promises\n- [ ] me: ", "## To share\n- a\n"),
    PATHS[1]: (
        "",
        "## Referrals\n- ",
        "## Research\n- ",
        "## Questions\n- ",
        "## Open questions\n- ",
        "## Language\n- ",
    ),
    PATHS[4]: ("## News\n- 2026-01-01: ", "## Pitch\n"),
}


@pytest.mark.parametrize("path", SLOW_STARTS)
@pytest.mark.parametrize("unit", SLOW_UNITS)
def test_a_body_built_to_be_slow(unit: str, path: str) -> None:
    starts = SLOW_STARTS[path]
    body = "".join(f"{_filled(unit, BODY // len(starts) - 10, start)}\n" for start in starts)
    assert _seconds(path, _note(body=body)) < PATIENCE


@pytest.mark.parametrize(
    ("start", "unit"),
    [
        ("## ", "a"),
        ("## ", "a b "),
        ("## Open questions\n- a", "-"),
        ("## Open questions\n- ", "a-"),
        ("## Research\n- a ", "--"),
    ],
)
def test_a_line_as_long_as_a_note_can_be(start: str, unit: str) -> None:
    assert _seconds(PATHS[1], _note(body=_filled(unit, 4 * BODY - 1000, start))) < PATIENCE


@pytest.mark.parametrize(
    "before",
    [
        *(
            f"## Promises\n- [ ] me: a-b-c {begun}"
            for begun in ("(by", "(due", "due", "@", "(by 2026-11-30", "(2026-11-30", "2026-11-30")
        ),
        "## Promises\n- [",
        "[a](b.pdf c",
    ],
)
def test_very_many_blanks(before: str) -> None:
    """40,000 of them: looked at anew from each, they take a minute and more."""
    assert _seconds(PATHS[1], _note(body=f"{before}{' ' * 40_000}x\n")) < PATIENCE


@pytest.mark.parametrize(
    ("unit", "path", "code"),
    [
        ("[[b]]", PATHS[2], "broken-link"),
        ("[](b)\n", PATHS[2], "attachment"),
        ("![[b]] ", PATHS[0], "attachment"),
        ("## Log\n- x\n", PATHS[0], "bad-item"),
        ("- x\n", PATHS[0], "bad-item"),
        ("## Debrief\n", PATHS[0], "misplaced-section"),
        ("## Promisses\n", PATHS[0], "similar-section"),
        ("- is it\n", PATHS[1], "closed-question"),
    ],
)
def test_as_many_problems_as_a_note_can_hold(unit: str, path: str, code: str) -> None:
    """Hold that each problem costs the same: four times the text may take at most about four times as long."""
    start = "## Questions\n" if "is it" in unit else "## Log\n"
    many = BODY // 16 // len(unit)
    times = []
    for number in (many, 4 * many):
        data = _note(body=start + unit * number)
        began = time.process_time()
        found = sum(one.code == code for one in read(path, data).diagnostics)
        times.append(time.process_time() - began)
        assert found == number
    assert times[1] < 8 * times[0] + 1


def test_odd_things_among_the_notes_are_never_waited_for(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "notes")
    folder.contact("good")
    contacts = folder.root / "content/contacts"
    os.mkfifo(contacts / "pipe.md")
    os.mkfifo(folder.root / "content/profile.md")
    (contacts / "folder.md").mkdir()
    (contacts / "loop.md").symlink_to("loop.md")
    (contacts / "device.md").symlink_to("/dev/zero")
    (contacts / "up").symlink_to("..")
    (tmp_path / "secret.md").write_text("---\nname: Secret\n---\n")
    (contacts / "out.md").symlink_to(tmp_path / "secret.md")
    (contacts / "locked.md").write_text("---\nname: Locked\n---\n")
    (contacts / "locked.md").chmod(0)
    loaded = folder.load()
    assert set(loaded.library.contacts) - {"locked"} == {"good"}
    odd = {one.path.rpartition("/")[2] for one in loaded.diagnostics if one.code == "not-a-note"}
    assert odd == {"pipe.md", "folder.md", "loop.md", "device.md", "up", "out.md"}
    assert [one.path for one in loaded.diagnostics if one.code == "unreadable-file"][-1] == "content/profile.md"
