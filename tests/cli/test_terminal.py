"""What reaches a terminal, and what reaches a file: colours, widths, spaces, characters that a terminal would obey."""

import io
import json
import re
import sys
from collections.abc import Callable

import pytest

from tests.support import Folder, Keepwarm

COMMANDS = (
    ["due", "--all"],
    ["show", "ada"],
    ["show", "2026-11-18-ada"],
    ["check", "--hints"],
    ["build"],
    ["schema"],
    ["due", "--format", "json", "--all"],
    ["check", "--format", "json"],
    ["check", "--format", "github"],
)
ESCAPE = re.compile("\x1b\\[[0-9;]*m")

Terminal = Callable[..., None]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return what makes standard output a terminal of so many columns."""

    def be(columns: int = 80) -> None:
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    return be


@pytest.fixture
def told(broken: Folder) -> Folder:
    """Return notes with errors, warnings, empty lines in texts, and a long text."""
    broken.contact("gil", "name: Gil\nrolle: x", "## Log\n- 2026-11-15 request by email: " + "again " * 30)
    broken.interview(
        "2026-11-18-ada",
        "contact: ada\ndate: 2026-11-18\nstatus: done",
        "## Questions\n- [x] Why?\n  One.\n\n  Two.\n\n## Notes\nOne.\n\nTwo. " + "many words " * 40,
    )
    return broken


@pytest.mark.parametrize("name", ["FORCE_COLOR", "TTY_COMPATIBLE"])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_gets_no_codes_whatever_is_forced(
    told: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, command: list[str], name: str
) -> None:
    monkeypatch.setenv(name, "1")
    ran = keepwarm(*command)
    assert "\x1b" not in ran.out + ran.err


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_gets_no_codes_no_spaces_at_line_ends_and_no_wrapped_lines(
    told: Folder, keepwarm: Keepwarm, command: list[str]
) -> None:
    ran = keepwarm(*command)
    assert ran.status in (0, 1)
    for line in (ran.out + ran.err).splitlines():
        assert "\x1b" not in line
        assert line == line.rstrip()
    if command == ["show", "2026-11-18-ada"]:
        assert max(map(len, ran.out.splitlines())) > 400


@pytest.mark.parametrize("command", [["due"], ["show", "ada"], ["check"]], ids=" ".join)
def test_a_terminal_gets_colours(told: Folder, keepwarm: Keepwarm, terminal: Terminal, command: list[str]) -> None:
    plain = keepwarm(*command).out
    terminal(1000)
    coloured = keepwarm(*command).out
    assert ESCAPE.search(coloured)
    if command == ["check"]:  # the others wrap
        assert ESCAPE.sub("", coloured) == plain


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_color_is_honoured(
    told: Folder, keepwarm: Keepwarm, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    terminal()
    monkeypatch.setenv("NO_COLOR", "1")
    ran = keepwarm(*command)
    assert "\x1b" not in ran.out + ran.err


def test_an_empty_no_color_is_none(
    told: Folder, keepwarm: Keepwarm, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal()
    monkeypatch.setenv("NO_COLOR", "")
    assert ESCAPE.search(keepwarm("due").out)


@pytest.mark.parametrize("columns", [200, 80, 40, 30])
@pytest.mark.parametrize("command", [["due", "--all"], ["show", "2026-11-18-ada"], ["show", "gil"]], ids=" ".join)
def test_a_terminal_wraps_between_words(
    told: Folder, keepwarm: Keepwarm, terminal: Terminal, command: list[str], columns: int
) -> None:
    plain = keepwarm(*command).out
    terminal(columns)
    out = ESCAPE.sub("", keepwarm(*command).out)
    assert max(map(len, out.splitlines())) <= min(columns, 100)
    assert all(line == line.rstrip() for line in out.splitlines())
    assert "".join(out.split()) == "".join(plain.split())
    if columns >= 80:  # no word is longer than the room for it
        assert out.split() == plain.split()


def test_beside_a_long_label_there_is_room_or_the_text_goes_below(
    told: Folder, keepwarm: Keepwarm, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.organisation("lab", "name: Lab")
    told.contact("a-slug-that-is-very-long-indeed", "name: Ivy\norganisation: lab\nrole: Head of a long title")
    terminal(40)
    monkeypatch.setenv("NO_COLOR", "1")
    assert keepwarm("show", "lab").out.endswith(
        "\nPeople\na-slug-that-is-very-long-indeed\n  Ivy, Head of a long title\n"
    )


NASTY = "\x1b[31mred\x1b]0;title\x07\x9b2J\u202eevil\u2066\u200b\x7f"
OBEYED = set("\x1b\x07\x9b\u202e\u2066\u200b\x7f\x85\u2028")


@pytest.mark.parametrize("on_terminal", [True, False])
def test_nothing_in_a_note_is_obeyed(
    notes: Folder,
    keepwarm: Keepwarm,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
    *,
    on_terminal: bool,
) -> None:
    quoted = json.dumps(NASTY)
    notes.contact(
        "evil", f"name: {quoted}\nrole: {quoted}\n{quoted}: x", f"## To do\n- {NASTY} (by 2026-11-20)\n- (by x)"
    )
    notes.interview("2026-11-19-evil", f"contact: evil\ndate: {quoted}\ngoal: {quoted}", f"## Notes\n{NASTY}")
    notes.interview(
        "2026-11-19-held", f"contact: evil\ndate: 2026-11-19\nlasted: 5\ngoal: {quoted}", f"## Notes\n{NASTY}"
    )
    notes.write(f"content/contacts/{NASTY}.md", "no front matter")
    if on_terminal:
        terminal()
        monkeypatch.setenv("NO_COLOR", "1")
    for command in (
        *COMMANDS,
        ["show", "evil"],
        ["show", "2026-11-19-held"],
        ["due", "--contact", NASTY],
        ["show", NASTY],
    ):
        ran = keepwarm(*command)
        assert not OBEYED & set(ran.out + ran.err), command
    found = json.loads(keepwarm("due", "--rule", "todo", "--format", "json").out)["followups"]
    assert NASTY in [one["subject"] for one in found]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_a_terminal_that_lacks_a_character_gets_a_substitute_and_json_stays_json(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    notes.contact("eve", "name: Ève 🙂", "## To do\n- [ ] 読む (by 2026-11-20)")
    for command in (["due", "--format", "json"], ["due"]):
        data = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding))
        assert keepwarm(*command).status == 0
        text = data.getvalue().decode(encoding)
        if "json" in command:
            assert json.loads(text)["followups"][1]["action"] == "読む (Ève 🙂)"
        else:
            assert ("読む (Ève 🙂)" in text) is (encoding == "utf-8")
