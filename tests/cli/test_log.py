"""keepwarm log, keepwarm snooze, and what all commands that write into notes share."""

import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.support import Folder, Keepwarm


@pytest.fixture
def ada(folder: Folder, monkeypatch: pytest.MonkeyPatch, friday: date) -> Path:
    """Return a note in the current folder, on a day that only the clock knows."""
    folder.settings("timezone: Europe/Berlin")
    monkeypatch.chdir(folder.root)
    return folder.contact("ada", "name: Ada Lovelace", "## Log\n- 2026-11-16 request by email: 15 minutes\n\nMine.")


_LAST = "15 minutes\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["ada", "reply"], "2026-11-20 reply"),
        (["lovelace", "reply", "Wednesday suits"], "2026-11-20 reply: Wednesday suits"),
        (["ada", "request", "--by", "phone", "left", "a message"], "2026-11-20 request by phone: left a message"),
        (["ada", "Reply", "--date", "yesterday"], "2026-11-19 reply"),
        (["ada", "reply", "--date", "-3d"], "2026-11-17 reply"),
        (["ada", "reply", "--date", "tuesday"], "2026-11-17 reply"),
        (["ada", "reply", "--date", "2026-11-16"], "2026-11-16 reply"),
        (["ada", "note", "two\nlines: # and `code`"], "2026-11-20 note: two lines: # and `code`"),
        (["ada", "note", "--", "--dash"], "2026-11-20 note: --dash"),
        (["ada", "note", " ", "\n"], "2026-11-20 note"),
    ],
)
def test_a_line_is_added(ada: Path, keepwarm: Keepwarm, arguments: list[str], line: str) -> None:
    before = ada.read_text(encoding="utf-8")
    ran = keepwarm("log", *arguments)
    assert (ran.status, ran.out) == (0, "content/contacts/ada.md\n"), ran.err
    assert ada.read_text(encoding="utf-8") == before.replace(_LAST, f"{_LAST}- {line}\n")


def test_it_is_said_what_was_written(ada: Path, keepwarm: Keepwarm) -> None:
    ran = keepwarm("log", "love", "request", "--by", "phone", "--date", "yesterday")
    assert ran.err == "Logged for Ada Lovelace: request by phone, Thursday 19 November 2026\n"


def test_a_dry_run_shows_the_change_and_writes_nothing(ada: Path, keepwarm: Keepwarm, folder: Folder) -> None:
    before = ada.read_bytes()
    ran = keepwarm("log", "ada", "reply", "--dry-run")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == (
        "--- a/content/contacts/ada.md\n+++ b/content/contacts/ada.md\n@@ -3,5 +3,6 @@\n ---\n ## Log\n"
        " - 2026-11-16 request by email: 15 minutes\n+- 2026-11-20 reply\n \n Mine.\n"
    )
    assert ada.read_bytes() == before
    assert sorted(path.name for path in folder.root.iterdir()) == ["content", "keepwarm.yaml"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_git_can_make_the_change_of_a_dry_run(
    ada: Path, keepwarm: Keepwarm, folder: Folder, ends: str, mark: str
) -> None:
    text = f"{mark}---\nname: Ada\n---\n## Log\n-\t2026-11-16 reply\n".replace("\n", ends)
    ada.write_bytes(text.encode())
    diff = keepwarm("log", "ada", "reply", "--dry-run").out
    subprocess.run(["git", "init", "--quiet"], cwd=folder.root, check=True)
    subprocess.run(["git", "apply", "-"], cwd=folder.root, input=diff.encode(), check=True)
    assert ada.read_bytes().decode() == f"{text}-\t2026-11-20 reply{ends}"


def test_a_dry_run_is_exact_whatever_the_encoding_and_the_line_ends_of_the_output(
    ada: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ada.read_bytes()
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, "cp1252", newline="\r\n"))
    assert keepwarm("log", "ada", "reply", "on Œdip, 読む", "--dry-run").status == 0
    diff = data.getvalue()
    monkeypatch.undo()
    subprocess.run(["git", "init", "--quiet"], cwd=ada.parents[2], check=True)
    subprocess.run(["git", "apply", "-"], cwd=ada.parents[2], input=diff, check=True)
    assert ada.read_bytes().decode() == before.decode().replace(_LAST, f"{_LAST}- 2026-11-20 reply: on Œdip, 読む\n")


def test_a_terminal_is_not_obeyed(ada: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    ada.write_bytes("---\nname: Ada\n---\n## Log\n- 2026-11-16 reply: \x1b[2J\u202e\t.\r\n".encode())
    assert " - 2026-11-16 reply: \x1b[2J\u202e\t.\r\n" in keepwarm("log", "ada", "reply", "--dry-run").out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    shown = keepwarm("log", "ada", "reply", "--dry-run").out
    assert " - 2026-11-16 reply: \\u{1b}[2J\\u{202e}      .\n+- 2026-11-20 reply\n" in shown


@pytest.fixture
def repository(ada: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder as a git repository, all of it committed."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Me")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "me@home.example")
    _git(folder.root, "init", "--quiet")
    _git(folder.root, "add", ".")
    _git(folder.root, "commit", "--quiet", "-m", "Begin")
    return folder.root


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def test_a_commit_of_just_that_note(repository: Path, keepwarm: Keepwarm, folder: Folder) -> None:
    folder.contact("bo")
    folder.contact("cy")
    _git(repository, "add", "content/contacts/cy.md")
    ran = keepwarm("log", "ada", "reply", "--commit")
    assert (ran.status, ran.out) == (0, "content/contacts/ada.md\n"), ran.err
    assert _git(repository, "show", "--name-only", "--format=%s").split("\n") == [
        "Logged for Ada Lovelace: reply, Friday 20 November 2026",
        "",
        "content/contacts/ada.md",
        "",
    ]
    assert _git(repository, "status", "--porcelain") == "A  content/contacts/cy.md\n?? content/contacts/bo.md\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_what_could_not_be_told_is_written_all_the_same(
    repository: Path, ada: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/full").open("w") as full, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", full)
        ran = keepwarm("log", "ada", "reply", "--commit")
    said = "keepwarm: the change is written, but could not be reported: no space left on device\n"
    assert (ran.status, ran.err) == (2, said)
    assert "- 2026-11-20 reply\n" in ada.read_text()
    assert _git(repository, "show", "--name-only", "--format=") == "content/contacts/ada.md\n"


def test_a_reader_that_has_gone_is_not_missed(
    repository: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as nowhere, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", nowhere)
        ran = keepwarm("log", "ada", "reply", "--commit")
    assert (ran.status, ran.err) == (141, "")
    assert _git(repository, "show", "--name-only", "--format=") == "content/contacts/ada.md\n"


def test_without_a_repository_nothing_is_written(
    ada: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(ada.parents[3]))
    before = ada.read_bytes()
    ran = keepwarm("log", "ada", "reply", "--commit")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.endswith("; nothing was written\n")
    assert ada.read_bytes() == before


def test_an_error_in_the_place_stops_it(ada: Path, keepwarm: Keepwarm) -> None:
    ada.write_text("---\nname: Ada Lovelace\n---\n## Log\n- 2026-13-16 request\n", encoding="utf-8")
    before = ada.read_bytes()
    ran = keepwarm("log", "ada", "reply")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("keepwarm: ")
    assert "content/contacts/ada.md:5:3: error[bad-item]: " in ran.err
    assert ada.read_bytes() == before


def test_an_error_elsewhere_does_not(ada: Path, keepwarm: Keepwarm) -> None:
    ada.write_text("---\nname: Ada Lovelace\nemail: none\n---\n## Log\n- 2026-11-16 request\n", encoding="utf-8")
    assert keepwarm("log", "ada", "reply").status == 0
    assert ada.read_text(encoding="utf-8").endswith("request\n- 2026-11-20 reply\n")


def test_neither_does_a_warning_of_what_is_written(ada: Path, keepwarm: Keepwarm) -> None:
    ran = keepwarm("log", "ada", "note", "ask [[nobody]]")
    assert (ran.status, ran.out) == (0, "content/contacts/ada.md\n"), ran.err
    assert "- 2026-11-20 note: ask [[nobody]]\n" in ada.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nobody", "reply"], "there is no contact “nobody”"),
        (["ada", "called"], "“called” is not one of"),
        (["ada", "reply", "--by", "fax"], "“fax” is not one of"),
        (["ada", "reply", "--date", "2026-02-30"], "“2026-02-30” is not a day"),
        (["ada"], "missing argument “TYPE”"),
        (["ada", "note", "a <!-- b"], "“<!--” would begin a comment, which hides what follows; write it without"),
        (["ada", "note", "\udcff"], "what was typed holds bytes that are not text, so nothing was written"),
    ],
)
def test_used_wrongly(ada: Path, keepwarm: Keepwarm, arguments: list[str], said: str) -> None:
    before = ada.read_bytes()
    ran = keepwarm("log", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert ada.read_bytes() == before


@pytest.mark.parametrize("command", [["log", "ada", "reply"], ["snooze", "ada", "2 weeks"]])
def test_a_pretended_day_asks_for_the_real_one(
    ada: Path, keepwarm: Keepwarm, folder: Folder, command: list[str]
) -> None:
    folder.settings("as_of: 2026-11-17")
    ran = keepwarm(*command)
    assert (ran.status, ran.out) == (2, "")
    assert "so say which day to write down with --date" in ran.err
    assert keepwarm(*command, "--date", "yesterday").status == 0
    assert "2026-11-16 reply" in ada.read_text(encoding="utf-8") or "snooze_until: 2026-11-30" in ada.read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    ("until", "day"),
    [
        (["2", "weeks"], "2026-12-04"),
        (["10d"], "2026-11-30"),
        (["1 month"], "2026-12-20"),
        (["friday"], "2026-11-27"),
        (["monday"], "2026-11-23"),
        (["tomorrow"], "2026-11-21"),
        (["2026-12-24"], "2026-12-24"),
        (["2026-11-20"], None),
        (["yesterday"], None),
        (["0 days"], None),
        (["never"], None),
        (["a", "while"], None),
    ],
)
def test_snoozing(ada: Path, keepwarm: Keepwarm, until: list[str], day: str | None) -> None:
    before = ada.read_text(encoding="utf-8")
    ran = keepwarm("snooze", "ada", *until)
    if day is None:
        assert (ran.status, ran.out) == (2, "")
        assert ada.read_text(encoding="utf-8") == before
    else:
        assert (ran.status, ran.out) == (0, "content/contacts/ada.md\n")
        assert ada.read_text(encoding="utf-8") == before.replace("lace\n", f"lace\nsnooze_until: {day}\n", 1)


def test_snoozing_until_the_same_day_writes_nothing(ada: Path, keepwarm: Keepwarm) -> None:
    keepwarm("snooze", "ada", "2026-12-24")
    before = ada.stat()
    ran = keepwarm("snooze", "ada", "2026-12-24")
    assert (ran.status, ran.out, ran.err) == (0, "", "The notes say so already; nothing was written.\n")
    assert ada.stat().st_mtime_ns == before.st_mtime_ns


def test_a_length_that_ended_before_today_is_refused(ada: Path, keepwarm: Keepwarm) -> None:
    before = ada.read_bytes()
    ran = keepwarm("snooze", "ada", "1 week", "--date", "2026-11-01")
    assert (ran.status, ran.out) == (2, "")
    assert "2026-11-08 is not after today, 2026-11-20" in ran.err
    assert ada.read_bytes() == before
