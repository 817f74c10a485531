"""docs/commands.md against the commands; every example in the guide that calls one, run on the sample."""

import re
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path

import click
import pytest

from builder import cli
from builder.capture.scaffolds import MAKEFILE
from builder.cli import due, terminal
from builder.cli.group import keepwarm
from builder.serve.inbox import Inbox
from tests.docs.pages import ROOT, Row, blocks, page, section, tables

_PAGES = sorted(one.name for one in (ROOT / "docs").glob("*.md"))


def _option_name(option: click.Option) -> str:
    """Return an option as the tables write it: its name, and what follows."""
    if option.is_flag:
        return option.opts[0]
    return f"{option.opts[0]} {option.metavar or 'FORMAT'}"


def _parameters(command: click.Command) -> list[click.Parameter]:
    """Return the arguments and options of a command and of those below it, each once."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    found = [*command.params, *(one for sub in below for one in sub.params)]
    return list({(type(one), *one.opts): one for one in found}.values())


def _options(command: str) -> list[click.Option]:
    return [one for one in _parameters(keepwarm.commands[command]) if isinstance(one, click.Option)]


def test_every_command_has_a_section_in_the_order_of_the_guide() -> None:
    titles = re.findall(r"^## (.*)$", page("commands.md"), re.MULTILINE)
    assert titles[:-2] == [title for title in titles if title in keepwarm.commands]
    assert set(titles[:-2]) == set(keepwarm.commands)
    assert titles[-2:] == ["Exit statuses", "Make targets"]


@pytest.mark.parametrize("command", keepwarm.commands)
def test_every_option_of_a_command_is_listed(command: str) -> None:
    said = section("commands.md", command)
    listed = [row.spans(0)[0] for row in tables(said)[0]] if _options(command) else []
    assert sorted(listed) == sorted(_option_name(option) for option in _options(command))


@pytest.mark.parametrize("command", keepwarm.commands)
def test_choices_are_listed(command: str) -> None:
    said = section("commands.md", command)
    rows: dict[str, Row] = {row.spans(0)[0]: row for row in tables(said)[0]} if _options(command) else {}
    for one in _parameters(keepwarm.commands[command]):
        if isinstance(one.type, click.Choice):
            where = rows[_option_name(one)].cells[1] if isinstance(one, click.Option) else said
            assert all(f"`{choice}`" in where for choice in one.type.choices), one.name


def test_what_all_commands_share_is_told() -> None:
    said = page("commands.md")
    for option in ("-C DIR", "--help", "-h", "--version", "-V"):
        assert f"`{option}`" in said


def test_exit_statuses_are_those_of_the_code() -> None:
    listed = [int(row.cells[0]) for row in tables(section("commands.md", "Exit statuses"))[0]]
    assert listed == [0, 1, cli.FAILED, due.OVERDUE, cli.INTERRUPTED, cli.READER_GONE]


def test_make_targets_are_those_of_the_makefiles() -> None:
    mine, tool = tables(section("commands.md", "Make targets"))
    for rows, text in ((mine, MAKEFILE), (tool, (ROOT / "Makefile").read_text(encoding="utf-8"))):
        targets = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
        assert targets
        listed = {row.spans(0)[0].split()[1] for row in rows}
        assert listed == set(targets[1].split()) - {"run", "dev"}


@pytest.fixture
def sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, friday: date) -> Path:
    """Return a copy of the sample as somebody's own notes, which is the current folder, on the day of its story.

    Nothing opens a browser or an editor, nothing is coloured; serve is ended as soon as it waits for changes.
    """
    folder = tmp_path / "sample"
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "docs" / "examples", folder, dirs_exist_ok=True)
    settings = (ROOT / "keepwarm.yaml").read_text(encoding="utf-8")
    assert f"\nas_of: {friday}" in settings
    (folder / "keepwarm.yaml").write_text(re.sub(r"(?m)^as_of: ", "# \\g<0>", settings), encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("VISUAL", "true")
    monkeypatch.setattr(click, "launch", lambda _: 0)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setattr(Inbox, "take", _ctrl_c)
    return folder


def _ctrl_c(*_: object) -> None:
    raise KeyboardInterrupt


def _run(line: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a line of a shell that calls ``keepwarm``; return its exit status."""
    arguments = shlex.split(line.partition(">")[0], comments=True)
    monkeypatch.setattr(sys, "argv", arguments)
    terminal.console.cache_clear()
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert isinstance(left.value.code, int)
    return left.value.code


def _examples() -> list[str]:
    lines = (line for name in _PAGES for block in blocks(page(name), "sh") for line in block.text.splitlines())
    return [line for line in lines if line.startswith("keepwarm ")]


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("line", _examples())
def test_examples_run(line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = re.search(r"# exit status (\d+)", line)
    assert _run(line, monkeypatch) == (int(said[1]) if said else 0), capsys.readouterr().err


def test_examples_call_every_command() -> None:
    called = {word for line in _examples() for word in shlex.split(line, comments=True) if word in keepwarm.commands}
    assert called == set(keepwarm.commands)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "text",
    [block.text for name in _PAGES for block in blocks(page(name), "console")],
    ids=lambda text: text.split("\n")[0],
)
def test_output_shown_is_what_the_command_prints(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line, _, shown = text.partition("\n")
    _run(line.removeprefix("$ "), monkeypatch)
    assert capsys.readouterr().out == shown


def test_init_makes_what_the_guide_says(
    sample: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _run("keepwarm init ../my-notes", monkeypatch)
    made = sample.parent / "my-notes"
    for path in ("keepwarm.yaml", "content/profile.md", "content/questions", ".gitignore", "Makefile"):
        assert (made / path).exists(), path
    assert "follow_up:" in (made / "keepwarm.yaml").read_text(encoding="utf-8")
    ignored = blocks(section("privacy.md", "Git"), "text")[0].text
    assert (made / ".gitignore").read_text(encoding="utf-8").endswith(ignored)
    assert "Next:" in capsys.readouterr().out
