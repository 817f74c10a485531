"""The Makefile that init writes: how it finds Keepwarm, whatever the paths are called."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import Keepwarm

ROOT = Path(__file__).parents[2]
PYTHON = sys.executable
AWKWARD = ["plain", "with spaces", "it's", 'a "quote"', "$HOME", "$(false)", "a;b", "ünï", "a#b"]


def script(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)
    return file


def make(folder: Path, *arguments: str, path: str = "/usr/bin:/bin") -> subprocess.CompletedProcess[str]:
    environment = {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8"
    )


@pytest.fixture
def notes(here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that init has made, on a machine where no Keepwarm is to be found."""
    monkeypatch.setattr(sys, "executable", str(here / "bin" / "python"))
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    keepwarm("init", "notes")
    return here / "notes"


@pytest.mark.parametrize("target", ["site", "serve", "check", "due"])
def test_every_target_runs_its_command(notes: Path, here: Path, target: str) -> None:
    tool = script(here / "tool", 'echo "ran: $*"')
    (notes / ".keepwarm/tool").write_text(f"{tool}\n")
    ran = make(notes, target)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"ran: {'build' if target == 'site' else target}\n"


@pytest.mark.parametrize("name", AWKWARD)
def test_the_tool_may_be_anywhere(notes: Path, here: Path, name: str) -> None:
    tool = script(here / name / "keepwarm", "echo found")
    (notes / ".keepwarm/tool").write_text(f"{tool}\n")
    assert make(notes, "due").stdout == "found\n"


@pytest.mark.parametrize("name", AWKWARD)
def test_the_notes_may_be_anywhere(here: Path, keepwarm: Keepwarm, name: str) -> None:
    out = keepwarm("init", name).out
    assert out.endswith(f"  cd {shlex.quote(name)}\n  make site\n")
    tool = script(here / "tool", "pwd -P")
    (here / name / ".keepwarm/tool").write_text(f"{tool}\n")
    shown = subprocess.run(["sh", "-c", f"cd {shlex.quote(name)} && make due"], capture_output=True, check=True)
    assert shown.stdout.decode() == f"{(here / name).resolve()}\n"


def test_the_tool_is_the_keepwarm_beside_this_python(
    here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = script(here / "it's here" / "keepwarm", "")
    monkeypatch.setattr(sys, "executable", str(tool.with_name("python")))
    keepwarm("init", "notes")
    assert (here / "notes/.keepwarm/tool").read_text() == f"{tool}\n"


def test_else_the_one_on_the_path(here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = script(here / "bin" / "keepwarm", "")
    monkeypatch.setattr(sys, "executable", str(here / "python"))
    monkeypatch.setenv("PATH", f"bin:{os.environ['PATH']}")
    keepwarm("init", "notes")
    assert (here / "notes/.keepwarm/tool").read_text() == f"{tool}\n"


@pytest.mark.parametrize("state", ["gone", "empty", "moved away"])
def test_without_its_place_the_path_is_asked(notes: Path, here: Path, state: str) -> None:
    place = notes / ".keepwarm/tool"
    if state == "gone":
        place.unlink()
    else:
        place.write_text("" if state == "empty" else "/moved/away/keepwarm\n")
    script(here / "it's bin" / "keepwarm", "echo by path")
    assert make(notes, "due", path=f"{here}/it's bin:/usr/bin:/bin").stdout == "by path\n"


@pytest.mark.parametrize("target", ["site", "check", "due"])
def test_without_keepwarm_one_sentence_says_how_to_install_it(notes: Path, target: str) -> None:
    ran = make(notes, target)
    assert (ran.returncode, ran.stdout) == (2, "")
    first, *rest = ran.stderr.splitlines()
    assert first.startswith("Keepwarm is not installed here: ")
    assert "“make mine DIR=…” in its folder" in first
    assert all(line.startswith("make: *** ") for line in rest)  # make says itself that it has failed


def test_a_failing_command_fails_the_target(notes: Path, here: Path) -> None:
    (notes / ".keepwarm/tool").write_text(f"{script(here / 'tool', 'exit 1')}\n")
    assert make(notes, "check").returncode == 2


def test_it_works_with_the_real_keepwarm(notes: Path, here: Path) -> None:
    run = f"PYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(PYTHON)} -m builder"
    tool = script(here / "tool", f'{run} "$@"')
    (notes / ".keepwarm/tool").write_text(f"{tool}\n")
    ran = make(notes, "site", path=os.environ["PATH"])
    assert ran.stdout.endswith(f"Open {notes / 'site/index.html'}\n"), ran.stderr
