"""What `make bench` prints and records: medians, ratios of pairs, and where they stand in the guide."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import record, report, run
from benchmarks.builders import Builder
from benchmarks.costs import Cost, FailedError, spend
from benchmarks.report import Beside, Results
from benchmarks.rounds import CHECK, COLD, EDITED, SAME, Series
from tests.docs.pages import ROOT

_STEPS = (COLD, EDITED, SAME, CHECK)


def _series(size: int, **seconds: tuple[float, ...]) -> Series:
    """Return a series in which every step of a builder took so long, in its rounds."""
    costs = {
        (name, step): [Cost(one, 2 * one, 100) for one in times] for name, times in seconds.items() for step in _STEPS
    }
    return Series(size, costs, notes=10**6, site=10**7, state=10**6)


def _results(*alone: Series, beside: Series) -> Results:
    builders = tuple(Builder(name, "1.0", (), ()) for name in ("Keepwarm", "Hugo"))
    return Results(
        day="2026-11-20",
        machine="an abacus",
        repeats=3,
        builders=builders,
        left_out=("pelican, there is no room",),
        beside=(Beside("ext4", (beside,)),),
        alone=alone,
        due=(Cost(0.15, 0.15, 40),),
        due_size=1_000,
    )


_SOME = _results(
    _series(50, Keepwarm=(0.5, 0.6, 0.7)),
    _series(1_000, Keepwarm=(2, 2, 2)),
    _series(5_000, Keepwarm=(8, 10, 9)),
    _series(50_000, Keepwarm=(88, 90, 90)),
    beside=_series(5_000, Keepwarm=(6, 9, 30), Hugo=(6, 6, 15)),
)


def test_times_are_medians_with_their_spread() -> None:
    assert "| Keepwarm | 9.00 s (6.00–30.0) |" in report.written(_SOME)


def test_ratios_are_those_of_pairs() -> None:
    # 6/6, 9/6 and 30/15; the ratio of the medians would hide how the second round went.
    assert "| cold | ≤ 1.5, aim at 1.0 | 1.50 (1.00–2.00) |" in report.written(_SOME)


def test_growth_is_told_by_note() -> None:
    assert "| cold | 1.00 (0.90–1.10) |" in report.written(_SOME)


def test_what_was_left_out_is_told() -> None:
    assert "Left out: pelican, there is no room." in report.written(_SOME)


def test_figures_are_recorded_where_the_guide_has_room_for_them(tmp_path: Path) -> None:
    for name in ("performance.md", "scaling.md"):
        shutil.copy(ROOT / "docs" / name, tmp_path)
    for text in ("nothing yet", report.written(_SOME)):  # a second time, over what was recorded before
        record.write(_SOME, text, tmp_path)
    performance, scaling = ((tmp_path / name).read_text(encoding="utf-8") for name in ("performance.md", "scaling.md"))
    assert report.written(_SOME) in performance
    assert "nothing yet" not in performance
    # A build takes 1.2 s of processor time, twice its median of 0.6 s; 20,000 of them take 6.7 hours.
    assert "| building, processor time | 1.2 s | 7 hours |" in scaling
    assert scaling.endswith((ROOT / "docs" / "scaling.md").read_text(encoding="utf-8").partition("<!-- end of")[2])


def test_a_command_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="ended with 3: no room"):
        spend(["/bin/sh", "-c", "echo no room >&2; exit 3"], tmp_path)


def test_a_small_measurement_from_beginning_to_end(tmp_path: Path) -> None:
    arguments = ("--sizes", "3", "--alone", "", "--due", "0", "--peers", "", "--repeats", "1", "--memory", "no")
    command = [sys.executable, "-m", "benchmarks.run", *arguments, "--dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "| N = 3, on " in done.stdout
    assert "| Keepwarm | " in done.stdout
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("--sizes=0", "“0” is not a whole number from 1 on"),
        ("--alone=50,many", "“many” is not a whole number from 1 on"),
        ("--repeats=-1", "“-1” is not a whole number from 1 on"),
        ("--due=½", "“½” is not a whole number from 1 on"),
        ("--peers=joe", "there is no peer “joe”; there are hugo, eleventy, mkdocs, pelican"),
        ("--dir=/dev/null", "“/dev/null” is not a folder: file exists"),
        ("--memory=/dev/null/memory", "“/dev/null/memory” is not a folder: not a directory"),
    ],
)
def test_what_is_asked_wrongly_is_a_sentence(
    option: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["run", option])
    with pytest.raises(SystemExit, match="2"):
        run.main()
    assert capsys.readouterr().err.endswith(f"error: argument {option.partition('=')[0]}: {said}\n")
