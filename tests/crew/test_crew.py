"""Work that processes share comes to what one makes of it, and nothing of them is left behind."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from builder import crew
from tests.crew.sharing import WHAT
from tests.support import PATIENCE

_ROOT = Path(__file__).parents[2]


def share(processes: int, *what: str) -> Any:  # noqa: ANN401 - whatever was asked for
    """Return what comes of work among so many processes, which leave neither a zombie nor an open file."""
    command = [sys.executable, "-m", "tests.crew.sharing", str(processes), *what]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=_ROOT, timeout=PATIENCE)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def two() -> Any:  # noqa: ANN401 - as above
    """Return what comes of all kinds of work among two processes."""
    return share(2, *(one for one in WHAT if one != "site"))


def test_results_are_whole(two: Any) -> None:  # noqa: ANN401
    assert two["whole"] == 2


def test_a_few_heavy_pieces_are_worth_a_process(two: Any) -> None:  # noqa: ANN401
    assert two["few"] == [2, 1, 1]


def test_a_site_is_the_same_by_any_number_of_processes() -> None:
    alone, three = (share(processes, "whole", "site") for processes in (1, 3))
    (first, again, other), _ = alone["site"]
    assert [some[:2] for some in (first, again, other)] == [[73, first[1]], [1, 0], [1, first[1] - 1]]
    assert three["site"] == alone["site"]
    assert (alone["whole"], three["whole"]) == (1, 2), "a process has a hundred pieces at least"


def test_a_part_of_a_process_that_is_killed_is_done_by_another(two: Any) -> None:  # noqa: ANN401
    assert two["killed"]


@pytest.mark.parametrize("where", ["here", "elsewhere"])
@pytest.mark.parametrize(
    ("what", "raised"),
    [
        ("theme", ["ThemeError", "themes/a.html:3: odd"]),
        ("bug", ["RuntimeError", "bug"]),
        ("interrupt", ["KeyboardInterrupt", ""]),
    ],
)
def test_what_is_raised_is_raised(two: Any, what: str, raised: list[str], where: str) -> None:  # noqa: ANN401
    assert two[f"{what} {where}"] == raised


@pytest.mark.parametrize("what", ["lambda", "stubborn"])
def test_what_cannot_be_told_is_done_again_here(two: Any, what: str) -> None:  # noqa: ANN401
    assert two[f"{what} elsewhere"] == [250]


def test_few_pieces_are_not_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None)
    assert crew.share(range(199), list) == [list(range(199))]


def test_nothing_is_forked_while_other_threads_are_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", None)
    monkeypatch.setattr(crew, "_processors", lambda: 4)
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert crew.share(range(500), list) == [list(range(500))]
    finally:
        done.set()
        other.join()


def test_nothing_is_forked_where_nothing_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    monkeypatch.setattr(crew, "_processors", lambda: 4)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert crew.share(range(500), list) == [list(range(500))]


def test_as_many_processes_as_the_system_lets_us_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 5}, raising=False)
    assert crew._processors() == 3  # noqa: SLF001 - what the tests above set
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert crew._processors() == 1  # noqa: SLF001
