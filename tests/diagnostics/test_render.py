"""One diagnostic as text for people, JSON for tools and a line for GitHub."""

import json

import pytest

from builder.diagnostics import CODES, Diagnostic, Severity, Span, tally
from builder.diagnostics.render import as_github, as_json, as_text, sentence, visible


def problem(  # noqa: PLR0913 - what a problem is made of
    excerpt: str = "", start: int = 1, end: int = 2, *, cut: int = 0, message: str = "wrong", lines: int = 0
) -> Diagnostic:
    span = Span(3, start, 3 + lines, end)
    return Diagnostic("content/contacts/a.md", span, "bad-date", message, "mend it", excerpt, cut)


def marked(one: Diagnostic) -> tuple[str, str]:
    """Return the line that is shown and the line of marks below it, from their first column on."""
    _, line, marks, help_ = as_text(one).split("\n")
    assert line.startswith("   3 | ")
    assert marks.startswith("     | ")
    assert help_ == "   help: mend it"
    return line[7:], marks[7:]


def test_text() -> None:
    assert as_text(problem("date: soon", 7, 11)) == (
        "content/contacts/a.md:3:7: error[bad-date]: wrong\n   3 | date: soon\n     |       ^^^^\n   help: mend it"
    )


def test_a_problem_of_the_file_itself_shows_no_line() -> None:
    assert as_text(problem()) == "content/contacts/a.md:3:1: error[bad-date]: wrong\n   help: mend it"


@pytest.mark.parametrize(
    ("excerpt", "start", "end", "shown", "marks"),
    [
        ("日本 x", 4, 5, "日本 x", "     ^"),
        ("日本", 1, 3, "日本", "^^^^"),
        ("e\u0301 x", 4, 5, "e\u0301 x", "  ^"),
        ("\tx", 2, 3, " x", " ^"),
        ("a\x1bb", 2, 3, r"a\u{1b}b", " ^^^^^^"),
        ("abc", 4, 5, "abc", "   ^"),
        ("abc", 9, 12, "abc", "   ^"),
        ("abc", 2, 2, "abc", " ^"),
    ],
)
def test_the_mark_stands_below_what_is_meant(excerpt: str, start: int, end: int, shown: str, marks: str) -> None:
    assert marked(problem(excerpt, start, end)) == (shown, marks)


def test_a_problem_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert marked(problem("a: [b,", 4, 2, lines=2)) == ("a: [b,", "   ^^^")


def test_of_a_long_line_the_part_around_the_problem_is_shown() -> None:
    line, marks = marked(problem("x" * 200 + "!" + "y" * 200, 201, 202))
    assert line == "…" + "x" * 60 + "!" + "y" * 59 + "…"
    assert marks == " " * 61 + "^"


def test_a_line_that_was_cut_keeps_its_mark() -> None:
    line, marks = marked(problem("xx!yy", 1003, 1004, cut=1000))
    assert (line, marks) == ("…xx!yy", "   ^")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("a\nb", r"a\u{a}b"),
        ("\x1b[31m", r"\u{1b}[31m"),
        ("\u202ereversed", r"\u{202e}reversed"),
        ("\u2028", r"\u{2028}"),
        ("\ue000", r"\u{e000}"),
        ("a\tb", "a b"),
        ("می\u200cشنوم é 語 👩\u200d🔬", "می\u200cشنوم é 語 👩\u200d🔬"),
    ],
)
def test_control_and_bidirectional_characters_are_shown_and_never_obeyed(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert shown in as_text(problem(message=text))


def test_json() -> None:
    (row,) = json.loads(as_json([problem("date: soon", 7, 11, message="“soon” is not a date")]))
    assert row == {
        "path": "content/contacts/a.md",
        "line": 3,
        "column": 7,
        "end_line": 3,
        "end_column": 11,
        "severity": "error",
        "code": "bad-date",
        "message": "“soon” is not a date",
        "help": "mend it",
    }
    assert as_json([]) == "[]"


@pytest.mark.parametrize(
    ("code", "level"), [("bad-date", "error"), ("unknown-key", "warning"), ("many-mentors", "notice")]
)
def test_github(code: str, level: str) -> None:
    one = Diagnostic("content/a,b:c.md", Span(1, 2, 3, 4), code, "100 %\nwrong", "mend it")
    severity = CODES[code].severity
    assert as_github(one) == (
        f"::{level} file=content/a%2Cb%3Ac.md,line=1,col=2,endLine=3,endColumn=4,"
        f"title={severity}[{code}]::100 %25\\u{{a}}wrong%0Amend it"
    )


def test_problems_are_counted_by_severity() -> None:
    assert tally([problem(), problem()]) == {Severity.ERROR: 2, Severity.WARNING: 0, Severity.HINT: 0}


def test_problems_have_the_order_of_files_and_lines() -> None:
    one, two = problem(start=2), problem(start=10)
    assert one.order < two.order < Diagnostic("content/contacts/b.md", Span(), "bad-date", "", "").order


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("there is no such day", "There is no such day"),
        ("“Ada” is nobody", "“Ada” is nobody"),
        ("snooze_until: “2026-13-45” is not a date", "snooze_until: “2026-13-45” is not a date"),
        ("name: this is blank", "name: this is blank"),
        ("docs/themes.md says more", "docs/themes.md says more"),
        ("called_off is for cancelled conversations", "called_off is for cancelled conversations"),
        ("écrire", "Écrire"),
        ("\u202eevil", "\\u{202e}evil"),
    ],
)
def test_a_sentence_begins_with_a_capital_unless_with_what_is_typed(text: str, said: str) -> None:
    assert sentence(text) == said
