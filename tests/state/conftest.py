"""Notes with their site, which is built again after each change, and what each build did."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from benchmarks import notes as generator
from builder import pipeline
from builder.pipeline import Built
from tests.properties.histories import go_by_looks, look, look_inside, write
from tests.properties.notes import FIRST
from tests.support import TODAY

SAMPLE = Path(__file__).parents[2]


class Did(NamedTuple):
    """What a build did: how many notes it parsed and pages it rendered, and which files changed."""

    parsed: int
    rendered: int
    written: set[str]
    removed: set[str]


class Site:
    """The site of the notes below ``root``, on a ``day``."""

    def __init__(self, root: Path) -> None:
        """Begin with no site."""
        self.root = root
        self.day = TODAY
        self.folder = root / "site"

    def build(self, *, full: bool = False) -> Built:
        """Build."""
        return pipeline.build(self.root, lambda _: self.day, full=full)

    def again(self) -> Did:
        """Build again; hold that just those files were written which hold something else than before."""
        texts, looks = self.texts(), self.looks()
        made = self.build()
        now, looks_now = self.texts(), self.looks()
        assert set(made.written) == {path for path, text in now.items() if texts.get(path) != text}
        stayed = now.keys() - set(made.written)
        assert {path: looks_now[path] for path in stayed} == {path: looks[path] for path in stayed}
        return Did(made.parsed, made.rendered, set(made.written), texts.keys() - now.keys())

    def texts(self) -> dict[str, bytes]:
        """Return what each file of the site holds."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return {file.relative_to(self.folder).as_posix(): file.read_bytes() for file in files}

    def looks(self) -> dict[str, tuple[int, ...]]:
        """Return how all that is in the site looks from outside, and the site itself, whose path is a dot."""
        found = (self.folder, *self.folder.rglob("*"))
        return {path.relative_to(self.folder).as_posix(): look(path) for path in found}

    def write(self, path: str, text: str) -> None:
        """Write a file of the notes."""
        write(self.root / path, text.encode())

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a text in a file of the notes, where it must stand."""
        text = (self.root / path).read_text()
        assert old in text
        self.write(path, text.replace(old, new))


@pytest.fixture
def age(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let files count as old enough to go by their looks, or as just written."""
    name: str = getattr(request, "param", "old")
    (go_by_looks if name == "old" else look_inside)(monkeypatch)
    return name


@pytest.fixture
def few(tmp_path: Path, age: str) -> Site:
    """Return the site of a few notes, built."""
    site = Site(tmp_path)
    for path, text in FIRST.items():
        site.write(path, text)
    site.build()
    return site


@pytest.fixture
def sample(tmp_path: Path, age: str) -> Site:
    """Return the site of the sample, built, on a day that can move."""
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    settings = (SAMPLE / "keepwarm.yaml").read_text()
    (tmp_path / "keepwarm.yaml").write_text(settings.replace("as_of:", "# as_of:"))
    site = Site(tmp_path)
    site.build()
    return site


@pytest.fixture
def generated(tmp_path: Path, age: str) -> Site:
    """Return the site of generated notes, built."""
    generator.write(tmp_path, 12)
    site = Site(tmp_path)
    site.build()
    return site
