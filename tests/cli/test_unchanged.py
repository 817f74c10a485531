"""keepwarm build where nothing has changed: the same words, and nothing heavy imported to say them."""

import subprocess
import sys
from pathlib import Path

import pytest

from builder import cli, pipeline
from builder.cli import unchanged
from builder.pipeline import Built
from builder.stamp import looking
from tests.support import Folder, Keepwarm, run_apart

_ROOT = Path(__file__).parents[2]
_HEAVY = {"click", "yaml", "frontmatter", "jinja2", "pydantic", "markdown", "rich", "icalendar", "sqlite3"}
_LESS_HEAVY = {"typing", "pathlib", "dataclasses", "datetime", "json", "hashlib", "logging", "zoneinfo"}


@pytest.mark.usefixtures("notes")
def test_it_says_the_same_but_for_the_first_words(keepwarm: Keepwarm, builds: list[Path]) -> None:
    first, second, third = keepwarm("build"), keepwarm("build"), keepwarm("build", "--strict")
    assert second == first._replace(out=first.out.replace("Built ", "Nothing changed: ", 1)) == third
    assert len(builds) == 1


def test_errors_in_the_notes_are_told_again(broken: Folder, keepwarm: Keepwarm, builds: list[Path]) -> None:
    first = keepwarm("build")
    for _ in range(2):
        assert keepwarm("build") == first._replace(out=first.out.replace("Built ", "Nothing changed: ", 1))
    assert (first.status, len(builds)) == (1, 1)
    assert keepwarm("build", "--strict").err.endswith("Nothing was published, because of --strict.\n")
    assert keepwarm("build").out.startswith("Nothing changed: ")
    assert (broken.root / "site" / "index.html").exists()


def test_a_change_is_built_and_only_once(notes: Folder, keepwarm: Keepwarm, builds: list[Path]) -> None:
    keepwarm("build")
    notes.contact("fay", "name: Fay Moss")
    assert " 6 contacts," in keepwarm("build").out
    assert keepwarm("build").out.startswith("Nothing changed: ")
    assert len(builds) == 2
    assert any("Fay Moss" in page.read_text() for page in (notes.root / "site").rglob("*.html"))


def test_a_change_during_the_build_is_built_by_the_next(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = pipeline.build

    def interfered(root: Path, *arguments: object, **options: object) -> Built:
        built = build(root, *arguments, **options)  # type: ignore[arg-type]
        notes.contact("fay", "name: Fay Moss")
        return built

    keepwarm("build")
    notes.contact("gil", "name: Gil Moss")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "build", interfered)
        assert " 6 contacts," in keepwarm("build").out
    assert " 7 contacts," in keepwarm("build").out


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize("options", [["--full"], ["--today", "2026-11-21"], ["--output", "other"]])
def test_what_is_asked_otherwise_is_built(keepwarm: Keepwarm, builds: list[Path], options: list[str]) -> None:
    keepwarm("build")
    assert keepwarm("build", *options).out.startswith("Built ")
    assert len(builds) == 2


def test_a_page_that_was_edited_is_mended(notes: Folder, keepwarm: Keepwarm) -> None:
    keepwarm("build")
    page = notes.root / "site" / "index.html"
    before = page.read_bytes()
    page.write_bytes(before[:-1] + b" ")
    assert keepwarm("build").out.startswith("Built ")
    assert page.read_bytes() == before


def test_notes_that_cannot_be_written_to_are_built_each_time(
    notes: Folder, keepwarm: Keepwarm, builds: list[Path]
) -> None:
    notes.write(".keepwarm", "in the way")
    for number in (1, 2):
        assert keepwarm("build").out.startswith("Built ")
        assert len(builds) == number


def test_notes_are_looked_at_once(notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    keepwarm("build")
    notes.contact("fay")
    monkeypatch.setattr(looking, "look", pytest.fail)
    assert " 6 contacts," in keepwarm("build").out


@pytest.mark.usefixtures("notes")
@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (KeyboardInterrupt(), 130, "Interrupted.\n"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_what_goes_wrong_meanwhile(
    keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int, said: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(unchanged, "ask", fail)
    monkeypatch.setattr("builder.cli.running._forget", lambda _: None)
    ran = keepwarm("build")
    assert (ran.status, ran.err) == (status, said)


class TestInAProcessOfItsOwn:
    """As it really starts."""

    @pytest.fixture(autouse=True)
    def _environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONPATH", str(_ROOT))
        monkeypatch.setenv("PYTHONIOENCODING", "utf-8")

    @pytest.mark.usefixtures("notes")
    def test_nothing_heavy_is_imported(self) -> None:
        (built, first), (unchanged, second) = run_apart("build"), run_apart("build")
        bare = subprocess.run(
            [sys.executable, "-c", "import sys; print(*sys.modules)"], capture_output=True, check=True, encoding="utf-8"
        )
        assert (built.status, unchanged.status) == (0, 0)
        assert unchanged.out == built.out.replace("Built ", "Nothing changed: ")
        assert {"click", "pydantic"} <= first
        assert not second & (_HEAVY | _LESS_HEAVY) - set(bare.stdout.split())

    @pytest.mark.usefixtures("notes")
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
    def test_a_full_disk_is_a_sentence(self) -> None:
        command = [sys.executable, "-m", "builder", "build"]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        with Path("/dev/full").open("w") as full:
            ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert (ran.returncode, ran.stderr) == (cli.FAILED, b"keepwarm: no space left on device\n")
