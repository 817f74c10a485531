"""A build that is killed, wherever it is: no file of the site is half a file, and the next build makes it right."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from builder import pipeline
from builder.site.disk import output
from builder.state.store import Store
from tests.properties.histories import STATE, write
from tests.properties.notes import FIRST
from tests.support import TODAY, files_in, listed

Kill = Callable[..., None]
_ROOT = Path(output.__file__).parents[3]
_KILLER = """
import json, os, signal, sys
from datetime import date
from pathlib import Path
from builder import pipeline
from builder.site import making
from builder.site.disk import output
from builder.state import store

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(number, do):
    left = [number]
    def counted(*all, **named):
        left[0] -= 1
        return do(*all, **named) if left[0] >= 0 else die()
    return counted

def build(root, moment, number, full):
    if moment == "page":
        making._Maker._make = after(number, making._Maker._make)
    elif moment == "rename":
        Path.replace = after(number, Path.replace)
    elif moment == "exchange":
        output._put = die
    elif moment == "exchanged":
        output.shutil.rmtree = die
    elif moment == "commit":
        store.Store.commit = die
    elif moment == "row":
        store.Store.put = after(number, store.Store.put)
    pipeline.build(Path(root), lambda _: date(2026, 11, 20), full=full)

for line in sys.stdin:
    child = os.fork()
    if not child:
        build(*json.loads(line))
        os._exit(0)
    print(os.waitpid(child, 0)[1], flush=True)
"""
"""Begins builds that are killed at a moment, for each line that it reads, and prints how they ended."""


@pytest.fixture(scope="module")
def killer() -> Iterator[subprocess.Popen[str]]:
    """Return a process that begins such builds: it has imported all that they need, once."""
    command = [sys.executable, "-c", _KILLER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as process:
        yield process


@pytest.fixture
def kill(root: Path, killer: subprocess.Popen[str]) -> Kill:
    """Return what builds and is killed at a moment, or after a number of such moments."""

    def killed(moment: str, number: int = 0, *, full: bool = False) -> None:
        assert killer.stdin
        assert killer.stdout
        killer.stdin.write(json.dumps([str(root), moment, number, full]) + "\n")
        killer.stdin.flush()
        assert os.waitstatus_to_exitcode(int(killer.stdout.readline())) == -signal.SIGKILL

    return killed


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return notes whose site was built before they were changed, in their long texts and in their fields."""
    for path, text in FIRST.items():
        write(tmp_path / path, text.encode())
    build(tmp_path)
    change(tmp_path, "content/interviews/one.md", "too much", "too little")
    return tmp_path


def build(root: Path) -> pipeline.Built:
    return pipeline.build(root, lambda _: TODAY)


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    write(root / path, text.replace(old, new).encode())


def texts(root: Path) -> dict[str, bytes]:
    return files_in(root / "site")


def fresh(root: Path) -> dict[str, bytes]:
    """Return what the site of notes holds that is built where nothing was ever built."""
    return _fresh(tuple((path, (root / path).read_bytes()) for path in FIRST))


@cache
def _fresh(files: tuple[tuple[str, bytes], ...]) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as name:
        for path, data in files:
            write(Path(name) / path, data)
        build(Path(name))
        return texts(Path(name))


def check(root: Path) -> None:
    """Hold that the next build makes the right site and leaves nothing else, and the one after it nothing at all."""
    build(root)
    assert texts(root) == fresh(root)
    made = build(root)
    assert (made.parsed, made.rendered, made.written) == (0, 0, ())
    assert not [path.name for path in root.iterdir() if path.name.startswith((".keepwarm-new", ".keepwarm-old"))]


@pytest.mark.parametrize("number", [1, 20])
def test_between_the_renames_of_a_few_files(root: Path, kill: Kill, number: int) -> None:
    """Each file is the old one or the new one, and Today is the last to be new."""
    change(root, "keepwarm.yaml", "Mine", "Ours")
    old, new = texts(root), fresh(root)
    kill("rename", number)
    now = texts(root)
    changed = {path for path in now if now[path] != old[path]}
    assert len(changed) == number
    assert all(now[path] == new[path] for path in changed)
    assert "index.html" not in changed
    check(root)


def test_between_the_renames_of_what_is_only_told(root: Path, kill: Kill) -> None:
    kill("rename", 1)
    check(root)


@pytest.mark.parametrize("moment", ["commit", "row"])
def test_before_it_is_kept_what_was_done(root: Path, kill: Kill, moment: str) -> None:
    new = fresh(root)
    kill(moment, 3)
    assert moment == "row" or texts(root) == new
    check(root)


@pytest.mark.parametrize(
    ("how", "moment"),
    [
        ("full", "page"),
        ("full", "exchange"),
        ("full", "commit"),
        ("no state", "exchanged"),
        ("no site", "page"),
    ],
)
def test_in_the_middle_of_a_cold_build(root: Path, kill: Kill, moment: str, how: str) -> None:
    """The old site stands, or the new one, whole; where there was none, there is none or the new one."""
    old, new = texts(root), fresh(root)
    if how == "no state":
        (root / STATE).unlink()
    elif how == "no site":
        shutil.rmtree(root / "site")
        old = {}
    kill(moment, 20, full=how == "full")
    assert texts(root) == (new if moment in ("exchanged", "commit") else old)
    check(root)


def test_what_it_had_begun_to_keep_is_removed(root: Path, kill: Kill) -> None:
    kill("commit", full=True)
    assert len(listed(root / ".keepwarm")) == 3
    pipeline.build(root, lambda _: TODAY, full=True)
    assert listed(root / ".keepwarm") == [".gitignore", "state.sqlite"]


def test_readers_meet_no_half_page(root: Path) -> None:
    """Hold that whoever has a page open reads the old one to its end."""
    page = root / "site/interviews/one.html"
    old = page.read_bytes()
    with page.open("rb") as reader:
        half = reader.read(len(old) // 2)
        build(root)
        assert half + reader.read() == old
    assert page.read_bytes() != old


def test_what_another_build_has_begun_is_left_to_it(root: Path) -> None:
    with closing(Store(root / STATE, b"another", full=True)) as other:
        begun = set(listed(root / ".keepwarm"))
        other.put("notes", [(b"a", b"b")])
        pipeline.build(root, lambda _: TODAY, full=True)
        assert set(listed(root / ".keepwarm")) == begun
    assert listed(root / ".keepwarm") == [".gitignore", "state.sqlite"]
