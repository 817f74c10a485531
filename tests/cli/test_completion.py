"""Completion in shells: what is offered, for what was typed, and that nothing is ever wrong with it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from builder.cli import COMPLETE
from builder.cli.group import keepwarm as group
from builder.cli.shells import SHELLS, Bash, Zsh
from tests.support import Folder, Keepwarm

_ROOT = Path(__file__).parents[2]


@pytest.fixture
def people(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return the current folder: people whose slugs and names need care, a conversation, an organisation."""
    folder.contact("thandi-nkosi", "role: x\nname: Thandi Nkosi")
    folder.contact("abroad/zoe", "name: 'Zoë Müller: \"Zo\"'")
    folder.contact("Sam & o'Reed", 'name: "Sam Reed"')
    folder.contact("bo", "name: 小林美咲")
    folder.write("content/contacts/broken.md", "\xff no note")
    folder.write("content/contacts/_hidden.md", "---\nname: Nkosi\n---\n")
    folder.write("content/contacts/README.md", "Nkosi")
    folder.interview("2026-11-18-thandi-nkosi", "contact: thandi-nkosi\ndate: 2026-11-18")
    folder.organisation("nkosi-and-sons", "name: Nkosi & Sons")
    monkeypatch.chdir(folder.root)
    return folder


def offered(*words: str) -> list[str]:
    """Return what completes the last of the words on a command line."""
    shell = ShellComplete(group, {}, "keepwarm", COMPLETE)
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


@pytest.mark.parametrize("typed", ["nko", "NKOSI", "thandi", "di-nk", "thandi nkosi", "ñkosi"])
def test_part_of_a_slug_or_name_is_enough(people: Folder, typed: str) -> None:
    assert offered("due", "--contact", typed) == ["thandi-nkosi"]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("zoe mull", ["zoe"]),
        ('"zo"', ["zoe"]),
        ("林美", ["bo"]),
        ("reed", ["Sam & o'Reed"]),
        ("o're", ["Sam & o'Reed"]),
        ("hidden", []),
        ("readme", []),
        ("nobody at all", []),
        ("", ["Sam & o'Reed", "bo", "broken", "thandi-nkosi", "zoe"]),
    ],
)
def test_names_that_need_care(people: Folder, typed: str, slugs: list[str]) -> None:
    assert offered("new", "interview", typed) == slugs


def test_what_begins_with_what_was_typed_comes_first(people: Folder) -> None:
    assert offered("new", "interview", "b") == ["bo", "broken"]
    people.contact("anna-bo", "")
    assert offered("new", "interview", "bo") == ["bo", "anna-bo"]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (("show", "nkosi"), ["nkosi-and-sons", "thandi-nkosi", "2026-11-18-thandi-nkosi"]),
        (("rename", "nkosi"), ["nkosi-and-sons", "thandi-nkosi", "2026-11-18-thandi-nkosi"]),
        (("draft", "thanks", "nkosi"), ["thandi-nkosi", "2026-11-18-thandi-nkosi"]),
        (("draft", "introduction", "bo", "nkosi"), ["thandi-nkosi"]),
        (("new", "interview", "bo", "today", "--with", "nkosi"), ["thandi-nkosi"]),
        (("new", "contact", "Ada", "--introduced-by", "nkosi"), ["thandi-nkosi"]),
        (("new", "interview", "bo", "to"), ["today", "tomorrow"]),
        (("due", "--rule", "th"), ["thank", "their-promise"]),
        (("due", "--form"), ["--format"]),
        (("due", "--format", "j"), ["json"]),
        (("new", ""), ["contact", "interview", "organisation", "questions"]),
        (("comp",), ["completion"]),
    ],
)
def test_each_place_gets_what_fits_it(people: Folder, words: tuple[str, ...], values: list[str]) -> None:
    assert offered(*words) == values


def test_the_folder_that_is_given_counts(people: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir("/")
    monkeypatch.setenv("HOME", str(tmp_path.parent))
    monkeypatch.setenv("NOTES", str(tmp_path))
    assert offered("-C", str(tmp_path), "show", "sons") == ["nkosi-and-sons"]
    assert offered("show", "-C", str(tmp_path), "sons") == ["nkosi-and-sons"]
    assert offered("-C", f"~/{tmp_path.name}", "show", "sons") == ["nkosi-and-sons"]  # the shell expands neither here
    assert offered("-C", "$NOTES", "show", "sons") == ["nkosi-and-sons"]


def test_names_stand_beside_the_slugs(people: Folder) -> None:
    shell = ShellComplete(group, {}, "keepwarm", COMPLETE)
    (item,) = shell.get_completions(["due", "--contact"], "zoe")
    assert (item.value, item.help) == ("zoe", 'Zoë Müller: "Zo"')


@pytest.mark.parametrize(
    "words",
    [
        ("import", "vcard"),
        ("export", "json", "--output"),
        ("draft", "thanks", "bo", "--eml"),
        ("check",),
        ("build", "--output"),
        ("init",),
        ("due", "-C"),
    ],
)
def test_where_a_file_belongs_the_shell_offers_its_own(people: Folder, words: tuple[str, ...]) -> None:
    shell = ShellComplete(group, {}, "keepwarm", COMPLETE)
    (item,) = shell.get_completions(list(words), "../con")
    assert (item.value, item.type) == ("../con", "file")


def test_without_notes_nothing_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert offered("show", "a") == []
    assert offered("-C", str(tmp_path / "nowhere"), "show", "a") == []
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "contacts").write_text("a file", encoding="utf-8")
    (tmp_path / "keepwarm.yaml").write_text(": : no settings", encoding="utf-8")
    assert offered("show", "a") == []


def test_what_cannot_be_read_is_offered_by_its_slug(people: Folder) -> None:
    os.mkfifo(people.root / "content/contacts/pipe.md")
    (people.root / "content/contacts/gone.md").symlink_to("nowhere.md")
    assert offered("due", "--contact", "pipe") == ["pipe"]  # and is not opened, which would wait for a writer
    assert offered("due", "--contact", "gone") == ["gone"]


@pytest.mark.parametrize(
    ("shell", "made"), [("bash", "complete -o nosort"), ("zsh", "compdef"), ("fish", "complete --")]
)
def test_the_script(keepwarm: Keepwarm, shell: str, made: str) -> None:
    ran = keepwarm("completion", shell)
    assert ran.status == 0
    assert made in ran.out
    assert f"{COMPLETE}={shell}_complete" in ran.out


def test_no_other_shell(keepwarm: Keepwarm) -> None:
    assert SHELLS == ("bash", "zsh", "fish")
    assert keepwarm("completion", "tcsh").status == 2


@pytest.mark.parametrize(
    ("words", "number", "args", "incomplete"),
    [
        ("keepwarm\ndue\n--contact\n=\nnko", 4, ["due", "--contact"], "nko"),
        ("keepwarm\ndue\n--contact\n=", 3, ["due", "--contact"], ""),
        ("keepwarm\nshow\n", 2, ["show"], ""),
        ('keepwarm\nshow\n"sam r', 2, ["show"], "sam r"),
    ],
)
def test_words_as_bash_parts_them(
    monkeypatch: pytest.MonkeyPatch, words: str, number: int, args: list[str], incomplete: str
) -> None:
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(number))
    assert Bash(group, {}, "keepwarm", COMPLETE).get_completion_args() == (args, incomplete)


@pytest.mark.parametrize("shell", [BashComplete, ZshComplete, FishComplete, Bash, Zsh])
def test_every_shell_gets_its_form(people: Folder, monkeypatch: pytest.MonkeyPatch, shell: type[ShellComplete]) -> None:
    monkeypatch.setenv("COMP_WORDS", "keepwarm show thandi-n")
    monkeypatch.setenv("COMP_CWORD", "thandi-n" if shell is FishComplete else "2")
    assert "thandi-nkosi" in shell(group, {}, "keepwarm", COMPLETE).complete()


def _answer(folder: Path, words: str, number: str, *flags: str) -> "subprocess.CompletedProcess[str]":
    """Return what the command answers to bash, in a process of its own."""
    asked = {"COMP_WORDS": words, "COMP_CWORD": number, COMPLETE: "bash_complete"}
    environment = {**os.environ, **asked, "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, *flags, "-m", "builder"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_nothing_heavy_is_imported_for_an_answer(people: Folder) -> None:
    ran = _answer(people.root, "keepwarm due --contact nko", "3", "-X", "importtime")
    assert (ran.returncode, ran.stdout) == (0, "plain,thandi-nkosi\n")
    imported = {line.rpartition("|")[2].strip() for line in ran.stderr.splitlines()}
    assert "builder.cli.completion" in imported
    assert not imported & {"pydantic", "yaml", "frontmatter", "markdown", "jinja2", "rapidfuzz", "rich"}
    assert "builder.drafts.model" not in imported  # which another command needs


@pytest.mark.parametrize(("words", "number"), [("keepwarm show a", "x"), ("keepwarm what ever", "2")])
def test_what_makes_no_sense_is_answered_with_silence(people: Folder, words: str, number: str) -> None:
    ran = _answer(people.root, words, number)
    assert (ran.stdout.strip(), ran.stderr) == ("", "")


_BASH = r"""
eval "$(keepwarm completion bash)"
compopt() { :; }
for typed in "$@"; do
    COMP_WORDS=(keepwarm show "$typed") COMP_CWORD=2
    _keepwarm_completion keepwarm "$typed" show
    printf '%s|' "${COMPREPLY[@]}"; echo
done
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not there")
def test_bash_itself(people: Folder, tmp_path: Path) -> None:
    people.contact("anna-nkosi", "")
    (people.root / "content/organisations/nkosi-and-sons.md").unlink()
    (people.root / "content/interviews/2026-11-18-thandi-nkosi.md").unlink()
    people.contact("ada-nkosi", "")
    command = tmp_path / "bin" / "keepwarm"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{_ROOT}" exec "{sys.executable}" -m builder "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = {**os.environ, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"}
    run = ["bash", "--norc", "-c", _BASH, "bash", "reed", "zoe m", "a", "anna"]
    out = subprocess.run(run, cwd=people.root, env=environment, capture_output=True, text=True, check=True).stdout
    assert out.splitlines() == [
        "Sam & o'Reed|",
        "zoe|",
        "ada-nkosi|anna-nkosi|Sam & o'Reed|thandi-nkosi|",
        "anna-nkosi|",
    ]
    (people.root / "content/contacts/thandi-nkosi.md").unlink()
    run = ["bash", "--norc", "-c", _BASH, "bash", "nkosi"]
    out = subprocess.run(run, cwd=people.root, env=environment, capture_output=True, text=True, check=True).stdout
    assert out == "ada-nkosi|anna-nkosi| |\n"  # else bash would write “a” over what was typed
