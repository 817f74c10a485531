"""What is installed: all of the package, the theme and the sample; and what its first word loads."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from builder import __version__
from tests.support import run_apart

ROOT = Path(__file__).parents[2]
HEAVY = ("icalendar", "yaml", "pydantic", "jinja2", "markdown", "rich", "watchdog", "nh3", "frontmatter", "rapidfuzz")


def tracked(*folders: str) -> set[str]:
    """Return the files below some folders of the repository that git knows or would take."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *folders],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return {path for path in listed.stdout.decode().split("\0") if path and (ROOT / path).is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built without a network and with the hatchling that is here."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what the wheel installs."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run what was installed, and not the repository."""
    code = f"""
import sys
sys.path.insert(0, {str(installed)!r})
import builder.cli
assert builder.cli.__file__.startswith({str(installed)!r})
builder.cli.main()
"""
    command = [sys.executable, "-P", "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, encoding="utf-8")


def test_the_wheel_holds_the_package_the_theme_and_the_sample(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names))
    held = {name for name in names if ".dist-info/" not in name}
    theme = {f"builder/_data/{path}" for path in tracked("themes/default")}
    sample = {f"builder/_data/sample/{path}" for path in tracked("content", "keepwarm.yaml")}
    assert theme
    assert len(sample) > 70
    assert held == tracked("builder") | theme | sample


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    assert wheel.name == f"keepwarm-{__version__}-py3-none-any.whl"
    with zipfile.ZipFile(wheel) as archive:
        (info,) = {name.split("/")[0] for name in archive.namelist() if ".dist-info/" in name}
        metadata = archive.read(f"{info}/METADATA").decode()
        assert (
            archive.read(f"{info}/entry_points.txt").decode().strip()
            == "[console_scripts]\nkeepwarm = builder.cli:main"
        )
        assert archive.read(f"{info}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert "\nRequires-Python: >=3.11\n" in metadata


def test_what_is_installed_works_by_itself(installed: Path, tmp_path: Path) -> None:
    made = run(installed, "init", "notes", "--sample", "--today", "2026-11-20", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    due = run(installed, "-C", "notes", "due", "--all", "--format", "json", "--today", "2026-11-20", cwd=tmp_path)
    assert due.returncode == 0
    assert json.loads(due.stdout) == json.loads((ROOT / "tests/golden/due.json").read_text(encoding="utf-8"))
    built = run(installed, "-C", "notes", "build", "--strict", "--today", "2026-11-20", cwd=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    assert (tmp_path / "notes/site/index.html").exists()


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["-h"], ["due", "--help"], ["init", "--help"], ["deu"]]
)
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    _, modules = run_apart(*arguments)
    loaded = {name.partition(".")[0] for name in modules}
    assert {"click", "builder"} <= loaded
    assert not loaded & set(HEAVY)
