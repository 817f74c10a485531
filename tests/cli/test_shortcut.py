"""keepwarm build where only a long text of a note has changed: the same site, and nothing heavy imported to make it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from builder import pipeline
from builder.site import cuts
from tests.cli.conftest import WRITTEN_A_WHILE_AGO
from tests.properties.histories import go_by_looks
from tests.support import TODAY, Folder, Keepwarm, files_in, run_apart

_SLUG = "2026-11-18-ada"
_FRONT = "contact: ada\ndate: 2026-11-18 14:30\nstatus: done\ndebriefed: 2026-11-18"
_HEAVY = {
    "click",
    "yaml",
    "frontmatter",
    "jinja2",
    "pydantic",
    "markdown",
    "nh3",
    "rich",
    "rapidfuzz",
    "ctypes",
    "zoneinfo",
}


def write(notes: Folder, debrief: str, front: str = _FRONT, items: str = "- [ ] me: the book") -> Path:
    return notes.interview(_SLUG, front, f"## Promises\n{items}\n\n## Debrief\n{debrief}")


@pytest.fixture(autouse=True)
def _old(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files count as old enough to go by their looks."""
    go_by_looks(monkeypatch)


@pytest.fixture
def built(notes: Folder, keepwarm: Keepwarm) -> Folder:
    """Return notes of which one has a long text, and whose site is built."""
    write(notes, "It was warm.")
    keepwarm("build")
    return notes


@pytest.fixture
def whole(built: Folder, builds: list[Path]) -> list[Path]:
    """Return the folders of notes that have been built the usual way since, one for each time."""
    builds.clear()
    return builds


def check(notes: Folder, keepwarm: Keepwarm) -> None:
    """Hold that the site is the one that a build makes that begins with nothing, and that there is nothing to do."""
    said = keepwarm("build")
    assert said.out.startswith("Nothing changed: ")
    assert keepwarm("build", "--full", "--output", "other").status == said.status
    assert files_in(notes.root / "site") == files_in(notes.root / "other")


def test_a_new_text_is_shown(built: Folder, keepwarm: Keepwarm, whole: list[Path]) -> None:
    before = keepwarm("build")
    for text in ("It was *cold*.", "Cold.\n\n- ice", "It was warm."):
        write(built, text)
        assert keepwarm("build", "--strict") == before._replace(out=before.out.replace("Nothing changed:", "Built", 1))
    assert whole == []
    write(built, "It was lukewarm.")
    keepwarm("build")
    check(built, keepwarm)


def test_what_no_page_shows_changes_nothing(built: Folder, keepwarm: Keepwarm, whole: list[Path]) -> None:
    before = keepwarm("build")
    write(built, "It was warm.\n\n")
    assert keepwarm("build") == before
    assert whole == []


def test_errors_are_counted_again(broken: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    write(broken, "It was warm.")
    before = keepwarm("build")
    write(broken, "It was cold.")
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "build", pytest.fail)
        assert keepwarm("build") == before
    assert (before.status, "2 errors" in before.err) == (1, True)
    check(broken, keepwarm)


@pytest.mark.parametrize(
    "change",
    [
        lambda notes: write(notes, "It was cold.", front=f"{_FRONT}\nlasted: 20"),
        lambda notes: write(notes, "It was cold.", front=f"{_FRONT} # as I think"),
        lambda notes: write(notes, "It was cold.", items="- [x] me: the book"),
        lambda notes: write(notes, "It was cold. See [[cy]]."),
        lambda notes: write(notes, ""),
        lambda notes: (write(notes, "It was cold."), notes.contact("fay")),
        lambda notes: (write(notes, "It was cold."), notes.settings("title: Mine\nas_of: 2026-11-20")),
        lambda notes: (write(notes, "It was cold."), notes.write("site/index.html", "mine")),
        lambda notes: (write(notes, "It was cold."), (notes.root / ".keepwarm/state.sqlite").unlink()),
    ],
    ids=["field", "comment", "item", "link", "nothing", "note", "settings", "page", "state"],
)  # fmt: skip
def test_what_needs_more_is_built_the_usual_way(
    built: Folder, keepwarm: Keepwarm, whole: list[Path], change: Callable[[Folder], object]
) -> None:
    change(built)
    assert keepwarm("build").out.startswith("Built ")
    assert len(whole) == 1
    check(built, keepwarm)


def test_a_site_that_something_else_has_built_since(built: Folder, keepwarm: Keepwarm, whole: list[Path]) -> None:
    """As the preview does, which leaves no word of what it came to."""
    built.contact("fay")
    pipeline.build(built.root, lambda _: TODAY)
    write(built, "It was cold.")
    assert " 6 contacts," in keepwarm("build").out
    assert len(whole) == 2
    check(built, keepwarm)


@pytest.mark.usefixtures("whole")
def test_a_full_disk_is_told_as_by_any_build(
    built: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    write(built, "It was cold.")
    monkeypatch.setattr("builder.site.disk.output.tempfile.mkdtemp", full)
    ran = keepwarm("build")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("keepwarm: the site could not be written")
    assert "No space left on device" in ran.err
    assert "inside Keepwarm" not in ran.err


def test_a_mistake_of_ours_is_a_sentence(built: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("?!")

    write(built, "It was cold.")
    with monkeypatch.context() as patch:
        patch.setattr(cuts, "refilled", fail)
        ran = keepwarm("build")
    assert ran.status == 2
    assert ran.err.startswith("keepwarm: something went wrong inside Keepwarm (RuntimeError: ?!)\n")
    assert keepwarm("build").out.startswith("Built ")
    check(built, keepwarm)


def test_nothing_heavy_is_imported(built: Folder) -> None:
    run_apart("build", "--full", before=WRITTEN_A_WHILE_AGO)
    write(built, "It was *cold*.")
    ran, modules = run_apart("build", before=WRITTEN_A_WHILE_AGO)
    assert (ran.status, ran.out[:6]) == (0, "Built ")
    assert not _HEAVY & modules
    assert "builder.state.shortcut" in modules
