"""Bytes into a document: encodings, line ends, places, the lines around front matter, conflicts."""

from dataclasses import replace

import pytest

from builder.diagnostics import Diagnostic
from builder.source import reading
from builder.source.document import Document
from builder.source.files import NoteFile


def parse(text: str | bytes) -> tuple[Document | None, list[Diagnostic]]:
    data = text.encode() if isinstance(text, str) else text
    return reading.parse("content/contacts/a.md", "a", data)


def document(text: str | bytes) -> Document:
    read, problems = parse(text)
    assert read
    assert not problems
    return read


def problem(text: str | bytes) -> tuple[int, int, str, str]:
    """Return line, column, code and message of the one problem that costs the whole note."""
    read, (one,) = parse(text)
    assert read is None
    return one.span.line, one.span.column, one.code, one.message


def test_values_are_the_texts_that_were_typed() -> None:
    front = """\
phone: 0825551234
name: No
date: 2026-11-18 14:30
minutes: 15
at: 12:30
weight: 1_000
nothing: null
tilde: ~
hexadecimal: 0x1F
"""
    values = document(f"---\n{front}---\n").values
    assert values == dict(line.split(": ", 1) for line in front.splitlines())


def test_an_empty_value_is_an_absent_one() -> None:
    assert document('---\nname: A\nrole:\nsource: ""\ntags: []\nlinks:\n  -\nplace: " "\n---\n').values == {"name": "A"}


@pytest.mark.parametrize("written", ["[a, b]", "\n- a\n- b", "\n  - a\n  - b", "\n  - a\n  -\n  - 'b'", '["a", b,]'])
def test_lists(written: str) -> None:
    assert document(f"---\ntags: {written}\n---\n").values == {"tags": ("a", "b")}


def test_text_over_several_lines() -> None:
    text = "---\ngoal: |\n  first\n  second # part of it\nrole: >-\n  one\n  line\nplace: here\n  and there\n---\n"
    assert document(text).values == {"goal": "first second # part of it", "role": "one line", "place": "here and there"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (">-\n  one\n  line\n", "one line"),
        (">\n  one\n\n  line\n", "one line"),
        ("|\n  one\n  line\n", "one line"),
        ('"one\n  line"\n', "one line"),
        ('"one \\\n  line"\n', "one line"),
    ],
)
def test_text_over_several_lines_is_the_same_with_windows_line_ends(written: str, said: str) -> None:
    for text in (written, written.replace("\n", "\r\n")):
        assert document(f"---\nrole: {text}name: A\n---\n").values == {"role": said, "name": "A"}


def test_comment_lines_are_left_in_peace() -> None:
    assert document("---\n# mine\nname: A\n  # and this\n\n---\n").values == {"name": "A"}


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    read = document(b"\xef\xbb\xbf---\nname: A\n---\nBody\n")
    assert (read.values, read.text[read.body :]) == ({"name": "A"}, "Body\n")


def test_windows_line_ends_are_kept_in_the_body_and_never_in_values() -> None:
    read = document("---\r\nname: A\r\ntags:\r\n  - b\r\n---\r\nOne\r\nTwo\r\n")
    assert read.values == {"name": "A", "tags": ("b",)}
    assert read.text[read.body :] == "One\r\nTwo\r\n"


def test_nothing_below_the_front_matter() -> None:
    read = document("---\nname: A\n---")
    assert read.text[read.body :] == ""


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r"])
def test_lines_are_counted_from_line_feeds_alone(odd: str) -> None:
    read = document(f"---\nname: A\n---\n{odd}{odd}x\ny{odd}z\n")
    assert read.place(read.text.index("x")) == (4, 3)
    assert read.place(read.text.index("z")) == (5, 3)


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85"])
def test_odd_line_ends_within_a_value_break_nothing(odd: str) -> None:
    read, problems = parse(f"---\nname: A{odd}B: C\nrole: D\n---\n")
    assert read
    assert read.values["role"] == "D"
    assert [(one.span.line, one.code) for one in problems] == [(2, "bad-yaml")]
    assert document(f"---\nname: A{odd}B\n---\n").values == {"name": "A B"}


def test_encoding_names_the_byte_and_its_offset() -> None:
    message = "this file is not UTF-8: byte 0xEB at byte offset 12 is out of place"
    assert problem(b"---\nname: Zo\xeb\n---\n") == (1, 1, "encoding", message)
    assert "byte 0xFF at byte offset 7" in problem(b"\xef\xbb\xbf---\n\xff\n---\n")[3]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_called_by_its_name(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    assert (
        problem(mark + "---\nname: Zoë\n---\n".encode(encoding))[3] == "this file is UTF-16, not UTF-8 (byte offset 0)"
    )


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-be"])
def test_utf_32_is_called_by_its_name(encoding: str) -> None:
    mark = b"\x00\x00\xfe\xff" if encoding == "utf-32-be" else b""
    found = problem(mark + "---\nname: Zoë\n---\n".encode(encoding))
    assert found[2:] == ("encoding", "this file is UTF-32, not UTF-8 (byte offset 0)")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_another_encoding_without_a_mark_is_called_by_its_name(encoding: str) -> None:
    found = problem("---\nname: Zoe\n---\n".encode(encoding))
    assert found[2:] == ("encoding", f"this file is {encoding[:6].upper()}, not UTF-8 (byte offset 0)")


@pytest.mark.parametrize("lone", [b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\x80", b"\xe2\x82"])
def test_bytes_that_are_no_character_are_no_utf_8(lone: bytes) -> None:
    assert problem(b"---\nname: A\n---\n" + lone)[2] == "encoding"


def test_a_file_of_a_mebibyte_is_read_and_a_byte_more_is_not() -> None:
    head = "---\nname: A\n---\n"
    assert document(head + "x" * (1024 * 1024 - len(head)))
    assert problem(head + "x" * (1024 * 1024 + 1 - len(head)))[2] == "file-too-big"


@pytest.mark.parametrize("letter", ["x", "é", "語"])
def test_front_matter_of_64_kib_is_read_and_a_byte_more_is_not(letter: str) -> None:
    size = len(letter.encode())
    most = (64 * 1024 - len("name: \n")) // size
    assert document(f"---\nname: {letter * most}\n---\n")
    assert problem(f"---\nname: {letter * (most + 1)}\n---\n")[2:] == (
        "file-too-big",
        "the front matter is larger than 64 KiB",
    )


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n", "\ufeff", "\u2028"])
def test_a_blank_file_is_skipped(text: str) -> None:
    assert problem(text)[2] == "blank-note"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("—-\nname: A\n---\n", (1, 1)),
        ("—\nname: A\n—\n", (1, 1)),
        ("---\nname: A\n—-\nBody\n", (3, 1)),
        ("---\nname: A\n–--\nBody\n", (3, 1)),
        ("---\nname: A\n—-\r\nBody\n\n---\n\nmore\n", (3, 1)),
        ("--\nname: A\n---\n", (1, 1)),
    ],
)
def test_a_dash_that_a_phone_has_made_is_named(text: str, place: tuple[int, int]) -> None:
    line, column, code, message = problem(text)
    assert (line, column, code) == (*place, "typographic-dash")
    assert "should be three hyphens" in message


def test_a_dash_in_the_text_is_the_users_own() -> None:
    assert document("---\nname: A\ngoal: |\n  —\n---\n—\n").values == {"name": "A", "goal": "—"}


@pytest.mark.parametrize("dash", ["—", "—-", "–-\r", "——\n\n# mine"])
def test_a_typographic_dash_between_keys_costs_itself(dash: str) -> None:
    read, (one,) = reading.parse("a.md", "a", f"---\nname: A\n{dash}\nrole: B\n---\nBody\n".encode())
    assert (one.code, one.span.line, one.help) == ("bad-yaml", 3, "delete this line")
    assert read
    assert read.values == {"name": "A", "role": "B"}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("name: A\n", "no-front-matter", "does not begin with front matter"),
        ("\n---\nname: A\n---\n", "no-front-matter", "even if it is only an empty line"),
        ("----\nname: A\n---\n", "no-front-matter", "“----” does not open the front matter: only “---” does"),
        ("***\r\nname: A\r\n***\r\n", "no-front-matter", "“***” does not open the front matter"),
        ("# A\n\n---\nname: A\n---\n", "no-front-matter", "something stands above the front matter"),
        ("A\n---\nB: c\n", "no-front-matter", "does not begin with front matter"),
        ("A\n\n---\n\nB\n\n---\n", "no-front-matter", "does not begin with front matter"),
        ("---\nname: A\n", "unclosed-front-matter", "never closed"),
        ("---", "unclosed-front-matter", "never closed"),
        ("---\nname: A\n- - -\n", "unclosed-front-matter", "never closed"),
        ("\u200b---\nname: A\n---\n", "no-front-matter", "even if it cannot be seen"),
        ("\ufeff\ufeff---\nname: A\n---\n", "no-front-matter", "even if it cannot be seen"),
        ("\u200btext\n---\n", "no-front-matter", "does not begin with front matter"),
    ],
)
def test_a_note_without_front_matter_is_left_out(text: str, code: str, words: str) -> None:
    found = problem(text)
    assert found[:3] == (1, 1, code)
    assert words in found[3]


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("\n---\nname: A\n---\n", "delete it, so that the file begins with “---”"),
        ("-----\nname: A\n---\n", "write “---” on this line"),
        (
            "# A\r\n---\r\n# mine\r\nname: A\r\n---\r\nB\r\n",
            "move it below the “---” that closes the front matter, on line 5",
        ),
    ],
)
def test_how_a_note_begins_with_front_matter_is_told(text: str, remedy: str) -> None:
    _, (one,) = parse(text)
    assert (one.code, one.help) == ("no-front-matter", remedy)


@pytest.mark.parametrize("typed", ["----", "-------", "...", " ---", "\t---", "  ....", "==="])
@pytest.mark.parametrize("ends", ["", " ", "\r"])
def test_a_line_that_nearly_closes_the_front_matter_is_marked_itself(typed: str, ends: str) -> None:
    message = f"“{typed}” does not close the front matter: only “---” does, with nothing before or after it"
    found = problem(f"---{ends}\nname: A\n{typed}{ends}\ntext\n....\n")
    assert found == (3, 1, "unclosed-front-matter", message)


@pytest.mark.parametrize(
    ("front", "line"),
    [
        ("name: A\nrole: B\n\n## Log\n- 2026-11-02 reply\n", 5),
        ("name: A\n## Log\n\n- 2026-11-02 reply\n", 3),
        ("name: A\ntags: [a]\n\n## Notes\nWe met.\n", 5),
        ("name: A\n\n## Log\n\n## Promises\n1. me: a\n", 6),
        ("name: A\r\n\r\n### Log\r\n- a\r\n", 4),
        ("## Log\n- 2026-11-02 reply\n", 2),
    ],
)
def test_a_rule_in_the_text_closes_no_front_matter(front: str, line: int) -> None:
    found = problem(f"---\n{front}\n---\nMore.\n")
    assert found[:3] == (line, 1, "unclosed-front-matter")
    assert "a heading stands in the front matter" in found[3]


@pytest.mark.parametrize("comment", ["## her address", "##", "## a\n## b", "##a", "## at the end\n"])
def test_a_comment_in_front_matter_is_no_heading(comment: str) -> None:
    assert document(f"---\nname: A\n{comment}\nrole: B\n---\n").values == {"name": "A", "role": "B"}
    assert document(f"---\nname: A\ntags:\n{comment}\n- a\n---\n").values == {"name": "A", "tags": ("a",)}
    assert document(f"---\nname: A\n{comment}\n---\n").values == {"name": "A"}


def test_a_conflict_in_the_front_matter_costs_the_note() -> None:
    text = "---\nname: A\n<<<<<<< HEAD\nrole: B\n=======\nrole: C\n>>>>>>> laptop\n---\n"
    line, column, code, message = problem(text)
    assert (line, column, code) == (3, 1, "merge-conflict")
    assert "the note is not read until they are gone" in message


_VERSION = "---\nname: A\n---\nBody\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"<<<<<<< HEAD\n{_VERSION}=======\n{_VERSION}>>>>>>> laptop\n", 1),
        (f"<<<<<<< HEAD\r\n{_VERSION}=======\r\n{_VERSION}>>>>>>> laptop\r\n", 1),
        ("<<<<<<< HEAD\n---\n=======\n—-\n>>>>>>> laptop\nname: A\n---\n", 1),
        ("---\nname: A\n<<<<<<< HEAD\nrole: B\n=======\n---\n\n>>>>>>> laptop", 3),
        ("---\n<<<<<<< HEAD\nrole: B\n=======\n—-\n>>>>>>> laptop\n", 2),
    ],
)
def test_a_conflict_about_where_the_front_matter_is_costs_the_note(text: str, line: int) -> None:
    found = problem(text)
    assert found[:3] == (line, 1, "merge-conflict")
    assert "the note is not read until they are gone" in found[3]


def test_a_conflict_in_the_body_costs_what_stands_between_its_markers() -> None:
    text = "---\nname: A\nrole: [\n---\nkept\n<<<<<<< HEAD\none\n=======\ntwo\n>>>>>>> x\nkept too\n"
    read, problems = parse(text)
    assert read
    assert [(one.code, one.span.line) for one in problems] == [("merge-conflict", 6), ("bad-yaml", 3)]
    assert read.text[read.body :].split() == ["kept", "kept", "too"]
    assert len(read.text) == len(text)


def test_what_both_versions_were_made_of_belongs_to_the_conflict() -> None:
    text = "---\nname: A\n---\n<<<<<<< HEAD\none\n||||||| merged common ancestors\nnought\n=======\ntwo\n>>>>>>> x\n"
    read, (one,) = parse(f"{text}kept\n")
    assert read
    assert (one.code, one.span.line, read.text[read.body :].split()) == ("merge-conflict", 4, ["kept"])


def test_a_row_of_a_table_is_no_marker() -> None:
    text = "---\nname: A\n---\n||||||| a |\n|||||||\n"
    read, problems = parse(text)
    assert read
    assert (read.text, problems) == (text, [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<<<<<<< HEAD\none\n", [4]),
        ("one\n<<<<<<<\r\ntwo\r\n", [5]),
        ("<<<<<<< a\n>>>>>>> b\n", [4, 5]),
        ("=======\n>>>>>>> b\n", [5]),
        ("<<<<<<< a\none\n=======\ntwo\n", [4]),
        ("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> c\n>>>>>>>", [4, 5, 8]),
        ("```\n>>>>>>> a\n```\n>>>>>>> b", [7]),
        ("one\n||||||| 1234567\r\ntwo\r\n", [5]),
        ("<<<<<<< a\n=======\n||||||| base\n>>>>>>> b\n", [4, 6, 7]),
    ],
)
def test_a_marker_without_its_partner_is_told_and_costs_its_line(text: str, lines: list[int]) -> None:
    read, problems = parse(f"---\nname: A\n---\n{text}")
    assert read
    assert sorted((one.code, one.span.line) for one in problems) == [("merge-conflict", line) for line in lines]
    assert read.values == {"name": "A"}
    assert len(read.text) == len(f"---\nname: A\n---\n{text}")
    for line in lines:
        assert not read.text.split("\n")[line - 1].strip()


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", ">>>>>>> laptop", ">>>>>>>"])
def test_a_marker_without_its_partner_in_the_front_matter_costs_its_line(marker: str) -> None:
    read, (one,) = parse(f"---\nname: A\n{marker}\nrole: B\n---\n")
    assert read
    assert (one.code, one.span.line, read.values) == ("merge-conflict", 3, {"name": "A", "role": "B"})


def test_a_marker_without_its_partner_above_the_front_matter_costs_the_note() -> None:
    assert problem("<<<<<<< HEAD\n---\nname: A\n---\n")[:3] == (1, 1, "merge-conflict")
    assert problem("name: A\n>>>>>>> x\n")[:3] == (1, 1, "no-front-matter")
    assert problem("name: A\na <<<<<<< x\n")[:3] == (1, 1, "no-front-matter")


@pytest.mark.parametrize(
    "text",
    [
        *("Title\n=======\n", "=======\n", " <<<<<<< a\n", "<<<<<<<a\n", "<<<<<<<< a\n", ">>>>>>>> a\n"),
        *("```\n<<<<<<< a\n```\n", "<!--\n>>>>>>> a\n-->\n", "a <<<<<<< b\n"),
    ],
)
def test_lines_that_only_look_like_markers_are_text(text: str) -> None:
    assert document(f"---\nname: A\n---\n{text}").text.endswith(text)


def test_a_long_line_is_shown_from_near_the_problem() -> None:
    read = document("---\nname: A\n---\n" + "x" * 1000 + "!" + "y" * 1000 + "\r\n")
    at = read.text.index("!")
    one = read.problem(at, at + 1, "broken-link", "message", "help")
    assert (one.span.line, one.span.column, one.span.end_column) == (4, 1001, 1002)
    assert one.excerpt[one.span.column - 1 - one.cut] == "!"
    assert len(one.excerpt) == 240


def test_a_span_never_ends_on_the_line_below_and_may_stand_behind_the_end() -> None:
    read = document("---\nname: A\n---\nlast")
    line = read.problem(read.front, read.front + len("name: A\n"), "broken-link", "", "").span
    assert (line.line, line.column, line.end_line, line.end_column) == (2, 1, 2, 8)
    end = len(read.text)
    behind = read.problem(end, end, "broken-link", "", "").span
    assert (behind.line, behind.column, behind.end_line, behind.end_column) == (4, 5, 4, 6)


@pytest.mark.parametrize("text", ["---\nname: Ada\n---\nHi.\n", "---\r\nname: Ada\r\n---", "\ufeff---\n---\nHi.\n"])
def test_only_the_text_of_a_note(text: str) -> None:
    found, read = reading.right(NoteFile("a.md", "content/contacts/a.md", "a"), text.encode()), document(text)
    assert found
    assert found.values == {}
    assert found._replace(values=read.values).unpacked() == read


@pytest.mark.parametrize(
    "text", ["---\nname: Ada\n---\nHi.\n", "\ufeff---\nname: [a\n---\n“Hi.”\n", "---\na: {}\n---\n"]
)
def test_a_document_that_is_packed_is_the_same_unpacked(text: str) -> None:
    read, _ = parse(text)
    assert read
    assert read.packed().unpacked() == read
    assert read.packed().without_values().unpacked() == replace(read, values={})


@pytest.mark.parametrize("data", [b"", b"Hi.", b"---\nname: Ada\n", b"---\nname: \xff\n---\n"])
def test_what_has_become_no_note(data: bytes) -> None:
    assert reading.right(NoteFile("a.md", "content/contacts/a.md", "a"), data) is None


_BEFORE = "---\nname: Ada\n---\nOld.\n"


def with_same_front_matter(now: str | bytes) -> tuple[Document, Document] | None:
    return reading.with_same_front_matter(
        "content/contacts/a.md", _BEFORE, now.encode() if isinstance(now, str) else now
    )


@pytest.mark.parametrize("body", ["Old.\n", "New.\n", "", "---\nname: Bo\n---\n"])
def test_a_note_with_the_same_front_matter(body: str) -> None:
    now = _BEFORE.replace("Old.\n", body)
    read = with_same_front_matter(f"\ufeff{now}")
    assert read
    for one, text in zip(read, (_BEFORE, now), strict=True):
        known = document(text)
        assert (one.path, one.text, one.front, one.front_end, one.body) == (
            known.path, text, known.front, known.front_end, known.body,
        )  # fmt: skip


@pytest.mark.parametrize(
    "now",
    [
        "---\nname: Bo!\n---\nOld.\n",
        "---\nname: Ada \n---\nOld.\n",
        "---\nname: Ada\n--- \nOld.\n",
        "---\r\nname: Ada\r\n---\r\nOld.\r\n",
        "---\nname: Bo.\n---\nOld.\n",
        "name: Ada\nOld.\n",
        "",
        f"{_BEFORE}<<<<<<< HEAD\n",
        f"{_BEFORE}>>>>>>> laptop\n",
        _BEFORE.encode() + b"\xff",
    ],
)
def test_a_note_of_which_more_has_changed_or_that_has_something_wrong(now: str | bytes) -> None:
    assert with_same_front_matter(now) is None
