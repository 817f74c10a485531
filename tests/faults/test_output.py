"""The output folder: nobody else's is touched, and the old site stays until the new one is whole."""

import errno
import fcntl
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from typing import TextIO

import pytest

from builder.model.targets import EMPTY
from builder.site import making
from builder.site.addresses import Addresses
from builder.site.disk import exchange, output
from builder.site.disk.ours import MARKER, OutputError, OutputRefusedError
from builder.site.disk.output import Copy, File, Place
from builder.site.file_records import NOTHING, FileRecord
from builder.site.making import Early, Work
from builder.site.prose.bodies import Bodies, RecordingDestinations
from builder.source.attachments import Attachments
from builder.stamp import sight
from builder.state import values
from tests.support import listed


def write(
    folder: Path, site: Mapping[str, File], records: Mapping[str, FileRecord] = NOTHING, early: Early | None = None
) -> Work:
    nothing = RecordingDestinations(EMPTY, Attachments(folder), Addresses({}), {})
    return making.write(folder, site, Bodies(nothing, lambda _: None), records, early=early)


def pages(**texts: str) -> Mapping[str, File]:
    return {f"{name}.html": partial(bytes, text, "utf-8") for name, text in texts.items()}


def held(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a folder that holds a site."""
    write(tmp_path / "site", pages(index="old", gone="old"))
    return tmp_path / "site"


def test_a_site_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    work = write(tmp_path / "a" / "site", {"x/y.html": lambda: b"y", **pages(index="new")})
    assert set(work.written) == {"index.html", "x/y.html"}
    made = tmp_path / "a" / "site"
    assert {path for path in held(made) if path != MARKER} == {"index.html", "x/y.html"}
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert listed(made.parent) == ["site"]


def test_a_new_site_replaces_all_of_the_old(old: Path) -> None:
    write(old, pages(index="new"))
    assert set(held(old)) == {"index.html", MARKER}
    assert listed(old.parent) == ["site"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    write(tmp_path / "site", pages(index="new"))
    assert (tmp_path / "site" / "index.html").read_text() == "new"


def test_attachments_are_copied(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"png")
    write(tmp_path / "site", {"files/a.png": Copy(tmp_path / "a.png")})
    assert (tmp_path / "site" / "files" / "a.png").read_bytes() == b"png"


@pytest.fixture
def _whole_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a disk that tells whole seconds, as sticks and old ones do, and let everything happen within one."""
    look = sight.as_seen
    monkeypatch.setattr(sight, "as_seen", lambda status: (*look(status)[:2], 1_000_000_000, 1_000_000_000))


@pytest.mark.usefixtures("_whole_seconds")
def test_a_disk_that_tells_whole_seconds_is_not_believed(tmp_path: Path) -> None:
    picture, folder = tmp_path / "a.png", tmp_path / "site"
    picture.write_bytes(b"one")
    site: Mapping[str, File] = {"files/a.png": Copy(picture), **pages(index="new", other="new")}
    made = {path: values.decoded(FileRecord, one.kept) for path, one in write(folder, site).records.items()}
    assert write(folder, site, made).written == ()
    (folder / "index.html").write_text("bad")
    picture.write_bytes(b"two")
    assert write(folder, site, made).written == ("files/a.png", "index.html")
    assert held(folder)["files/a.png"] == "two"
    assert held(folder)["index.html"] == "new"


def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years")
    with pytest.raises(OutputRefusedError, match="Keepwarm did not make"):
        write(folder, pages(index="new"))
    assert held(tmp_path) == {"site/thesis.txt": "years"}


@pytest.mark.parametrize("name", [".git", ".hg", ".jj", ".svn"])
def test_a_working_tree_is_refused_that_a_site_was_copied_into(old: Path, name: str) -> None:
    (old / name).mkdir()
    (old / name / "history").write_text("years")
    before = held(old)
    with pytest.raises(OutputRefusedError, match=f"it holds {name}, which a build would remove"):
        write(old, pages(index="new"))
    assert held(old) == before


@pytest.mark.parametrize("kind", ["file", "link", "dangling", "marker is a link"])
def test_what_is_no_folder_of_ours_is_refused(tmp_path: Path, kind: str) -> None:
    folder, other = tmp_path / "site", tmp_path / "other"
    other.mkdir()
    (other / "precious").write_text("x")
    if kind == "file":
        folder.write_text("x")
    elif kind == "marker is a link":
        folder.mkdir()
        (folder / MARKER).symlink_to(other / "precious")
    else:
        folder.symlink_to(other if kind == "link" else tmp_path / "nowhere")
    before = listed(tmp_path)
    with pytest.raises(OutputRefusedError):
        write(folder, pages(index="new"))
    assert listed(tmp_path) == before
    assert held(other) == {"precious": "x"}


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a//b", "", ".", "a/./b", "a\\b", "a\0b", MARKER])
def test_nothing_is_written_outside(old: Path, path: str) -> None:
    before = held(old.parent)
    with pytest.raises(ValueError, match="not a path inside the site"):
        write(old, {path: lambda: b"x"})
    assert held(old.parent) == before


def test_a_page_that_fails_leaves_the_old_site_and_no_litter(old: Path) -> None:
    def fail() -> bytes:
        raise RuntimeError("template")

    before = held(old.parent)
    with pytest.raises(RuntimeError, match="template"):
        write(old, {**pages(index="new"), "z.html": fail})
    assert held(old.parent) == before
    assert listed(old.parent) == ["site"]


def test_a_full_disk_is_explained(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "index.html")

    before = held(old.parent)
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write(old, {**pages(index="new"), "files/a.png": Copy(old / "index.html")})
    assert held(old.parent) == before
    assert listed(old.parent) == ["site"]


def test_a_missing_attachment_is_explained(old: Path) -> None:
    with pytest.raises(OutputError, match=r"gone\.png"):
        write(old, {"files/gone.png": Copy(old.parent / "gone.png")})
    assert (old / "index.html").read_text() == "old"


def test_no_permission_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(tmp_path))

    monkeypatch.setattr("tempfile.mkdtemp", denied)
    with pytest.raises(OutputError, match="Permission denied"):
        write(tmp_path / "site", pages(index="new"))
    assert listed(tmp_path) == []


@pytest.mark.parametrize("moment", ["while rendering", "before the exchange", "after the exchange"])
def test_a_killed_build_leaves_a_whole_site(old: Path, moment: str) -> None:
    script = f"""
import os, signal
from pathlib import Path
from builder.site.disk import output
from tests.faults.test_output import write
die = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
if {moment!r} == "before the exchange":
    output._put = die
if {moment!r} == "after the exchange":
    output.shutil.rmtree = die
page = die if {moment!r} == "while rendering" else lambda: b"new"
write(Path({str(old)!r}), {{"index.html": lambda: b"new", "z.html": page}})
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, cwd=Path(output.__file__).parents[2])
    assert done.returncode == -signal.SIGKILL
    whole = (
        {"index.html": "new", "z.html": "new"}
        if moment == "after the exchange"
        else {"index.html": "old", "gone.html": "old"}
    )
    assert {path: text for path, text in held(old).items() if path != MARKER} == whole
    assert len(listed(old.parent)) == 2
    write(old, pages(index="newer"))
    assert listed(old.parent) == ["site"]
    assert (old / "index.html").read_text() == "newer"


def test_a_disk_that_is_full_again_is_explained_by_the_same_words(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: str | Path, *_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    said: list[str] = []
    monkeypatch.setattr(output, "open", full, raising=False)
    for _ in range(2):  # a preview tries again, and tells what is new
        with pytest.raises(OutputError) as error:
            write(old, pages(index="new"))
        said.append(str(error.value))
    monkeypatch.setattr(tempfile, "mkdtemp", lambda prefix, **_: full(old.parent / f"{prefix}abc"))
    with pytest.raises(OutputError) as error:
        write(old, pages(index="new"))
    said.append(str(error.value))
    assert [one.partition("”: ")[2] for one in said] == [
        "No space left on device (index.html). The old one is as it was.",
        "No space left on device (index.html). The old one is as it was.",
        "No space left on device. The old one is as it was.",
    ]


def test_without_an_old_site_none_is_spoken_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: str, *_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr(output, "open", full, raising=False)
    with pytest.raises(OutputError) as error:
        write(tmp_path / "site", pages(index="new"))
    assert str(error.value).endswith("/site”: No space left on device (index.html).")


def test_only_our_own_litter_is_removed(old: Path) -> None:
    stranger = old.parent / ".keepwarm-new-stranger"
    stranger.mkdir()
    (stranger / "thesis.txt").write_text("years")
    target = old.parent.with_name("elsewhere")
    target.mkdir()
    (target / MARKER).write_text("")
    (old.parent / ".keepwarm-new-link").symlink_to(target)
    write(old, pages(index="new"))
    assert (stranger / "thesis.txt").exists()
    assert (target / MARKER).exists()


def test_what_a_build_has_left_that_was_killed_as_it_began_is_removed(old: Path) -> None:
    left, just_begun = (old.parent / f".keepwarm-new-{name}" for name in ("left", "begun"))
    left.mkdir()
    just_begun.mkdir()
    os.utime(left, (0, 0))
    write(old, pages(index="new"))
    assert listed(old.parent) == [just_begun.name, "site"]


def test_another_build_at_work_is_left_alone(old: Path) -> None:
    def second() -> bytes:
        write(old, pages(index="second"))
        return b"first"

    write(old, {"index.html": second})
    assert (old / "index.html").read_text() == "first"
    assert listed(old.parent) == ["site"]


def test_another_build_that_does_not_hold_its_marker_yet_is_left_alone(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock

    def late(file: TextIO, how: int) -> None:
        monkeypatch.setattr(fcntl, "flock", lock)
        write(old, pages(index="second"))
        lock(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    write(old, pages(index="first", other="first"))
    assert set(held(old)) == {"index.html", "other.html", MARKER}
    assert (old / "index.html").read_text() == "first"
    assert listed(old.parent) == ["site"]


class TestOnADiskWithoutLocks:
    """As some are that are shared over a network: there a site is built all the same."""

    @pytest.fixture(autouse=True, params=["ENOSYS", "ENOTSUP", "EINVAL", "ENOLCK"])
    def _no_locks(self, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
        def missing(*_: object) -> None:
            number = getattr(errno, request.param)
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(fcntl, "flock", missing)

    def test_a_site_is_written(self, old: Path) -> None:
        write(old, pages(index="new"))
        assert set(held(old)) == {"index.html", MARKER}
        assert listed(old.parent) == ["site"]

    def test_another_build_at_work_is_left_alone(self, old: Path) -> None:
        test_another_build_at_work_is_left_alone(old)

    def test_what_a_killed_build_left_is_removed_once_it_is_old(self, old: Path) -> None:
        left, young = (old.parent / f".keepwarm-new-{name}" for name in ("left", "young"))
        for folder in (left, young):
            shutil.copytree(old, folder)
        os.utime(left / MARKER, (0, 0))
        write(old, pages(index="new"))
        assert listed(old.parent) == [young.name, "site"]


class TestWithoutAnAtomicExchange:
    """Where the system has none, two renames do, and the old site is never lost."""

    @pytest.fixture(autouse=True)
    def _two_renames(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(exchange, "_swap", lambda *_: False)

    def test_the_site_is_replaced(self, old: Path) -> None:
        write(old, pages(index="new"))
        assert set(held(old)) == {"index.html", MARKER}
        assert listed(old.parent) == ["site"]

    def test_a_failing_second_rename_puts_the_old_site_back(self, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        rename = Path.rename

        def failing(self: Path, target: Path) -> Path:
            if self.name.startswith(".keepwarm-new-"):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(OutputError):
            write(old, pages(index="new"))
        assert (old / "index.html").read_text() == "old"
        assert listed(old.parent) == ["site"]

    def test_a_kill_between_the_renames_is_mended_by_the_next_build(
        self, old: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def half(new: Path, folder: Path, aside: Path) -> Path:
            folder.rename(aside)
            return new

        monkeypatch.setattr(output, "exchange", half)
        write(old, pages(index="lost"))
        assert not old.exists()
        monkeypatch.undo()

        def fail() -> bytes:
            raise RuntimeError

        with pytest.raises(RuntimeError):
            write(old, {"index.html": fail})
        assert (old / "index.html").read_text() == "old"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Return a folder that holds a site with the page of a note."""
    write(tmp_path / "site", {**pages(index="old"), "contacts/ada.html": lambda: b"old"})
    return tmp_path / "site"


NEW: Mapping[str, File] = {
    **pages(index="new"),
    "contacts/ada.html": lambda: b"new",
    "contacts/bo.html": lambda: b"new",
}


def test_who_wants_early_news_sees_the_page_of_a_note_before_the_lists(whole: Path) -> None:
    seen: list[tuple[frozenset[str], dict[str, str]]] = []
    work = write(whole, NEW, early=lambda paths: seen.append((paths, held(whole))))
    ((paths, there),) = seen
    assert paths == {"contacts/ada.html", "contacts/bo.html"}
    assert {path: text for path, text in there.items() if path != MARKER} == {
        "index.html": "old",
        "contacts/ada.html": "new",
        "contacts/bo.html": "new",
    }
    assert work.written == ("contacts/ada.html", "contacts/bo.html", "index.html")
    assert held(whole)["index.html"] == "new"
    assert all(one.seen == sight.seen(whole / path) for path, one in work.records.items())


def test_of_a_page_that_is_as_it_was_there_is_no_early_news(whole: Path) -> None:
    told: list[frozenset[str]] = []
    site = {**pages(index="old"), "contacts/ada.html": lambda: b"old"}
    made = write(whole, site).records
    before = {path: values.decoded(FileRecord, one.kept) for path, one in made.items()}
    write(whole, {**site, **pages(index="new")}, before, told.append)
    assert told == [frozenset()]


@pytest.mark.parametrize("astray", ["old.html", "contacts/ada.html/x", "contacts/bo.html/x"])
def test_where_something_is_to_go_the_site_changes_at_once(whole: Path, astray: str) -> None:
    told: list[frozenset[str]] = []
    if (whole / astray).parent.is_file():
        (whole / astray).parent.unlink()
    (whole / astray).parent.mkdir(exist_ok=True)
    (whole / astray).write_text("not ours")
    write(whole, NEW, early=told.append)
    assert told == []
    assert {path for path in held(whole) if path != MARKER} == NEW.keys()


def test_nor_is_there_early_news_of_the_first_site_or_of_very_many_pages(tmp_path: Path, whole: Path) -> None:
    told: list[frozenset[str]] = []
    write(tmp_path / "first", NEW, early=told.append)
    assert told == []
    many = {f"contacts/{number}.html": lambda: b"new" for number in range(output.FEW + 1)}
    write(whole, {**NEW, **many}, early=told.append)
    assert told == [frozenset()]
    assert len(held(whole)) == len(many) + len(NEW) + 1


def test_where_the_rest_fails_after_early_news_every_file_is_whole(whole: Path) -> None:
    def fails() -> bytes:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write(whole, {**NEW, "index.html": fails}, early=lambda _: None)
    there = held(whole)
    assert (there["index.html"], there["contacts/ada.html"]) == ("old", "new")
    write(whole, NEW)
    assert held(whole)["index.html"] == "new"


@pytest.mark.parametrize("early", [lambda _: None, None], ids=["with early news", "without"])
def test_a_site_that_is_deleted_meanwhile_is_not_begun_anew_without_its_marker(
    whole: Path, early: Early | None
) -> None:
    def deleting() -> bytes:
        shutil.rmtree(whole)
        return b"new"

    before = {path: values.decoded(FileRecord, one.kept) for path, one in write(whole, NEW).records.items()}
    with pytest.raises(OutputError, match="No such file"):
        write(whole, {**NEW, "contacts/ada.html": lambda: b"newer", "help.html": deleting}, before, early)
    assert not whole.exists()
    write(whole, NEW)
    assert set(held(whole)) == {*NEW, MARKER}


def test_what_another_build_has_removed_meanwhile_is_gone_and_no_failure(whole: Path) -> None:
    def with_another() -> bytes:
        (whole / "contacts" / "ada.html").unlink()
        (whole / "contacts").rmdir()
        (whole / "empty").rmdir()
        return b"new"

    site = {**pages(index="old", help="new"), "contacts/ada.html": lambda: b"old"}
    before = {path: values.decoded(FileRecord, one.kept) for path, one in write(whole, site).records.items()}
    (whole / "empty").mkdir()
    write(whole, {**pages(index="old"), "help.html": with_another}, before)
    assert set(held(whole)) == {"index.html", "help.html", MARKER}
    assert sorted(path.name for path in whole.iterdir()) == [MARKER, "help.html", "index.html"]


def test_a_file_that_another_build_puts_in_a_place_meanwhile_is_not_taken_for_ours(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more: dict[str, File] = {"x.html": lambda: b"stays"}
    before = {path: values.decoded(FileRecord, one.kept) for path, one in write(whole, {**NEW, **more}).records.items()}
    publish = output.Place.publish

    def with_another(place: Place, *arguments: AbstractSet[str]) -> Mapping[str, sight.Seen]:
        looks = publish(place, *arguments)
        (whole / "index.html").write_bytes(b"theirs")
        return {path: sight.seen(whole / path) for path in looks}

    monkeypatch.setattr(Place, "publish", with_another)
    site = {**NEW, **more, **pages(index="newer")}
    work = write(whole, site, before)
    assert work.written == ("index.html",)
    assert work.records["index.html"].seen == ()
    monkeypatch.undo()
    again = write(whole, site, {path: values.decoded(FileRecord, one.kept) for path, one in work.records.items()})
    assert again.written == ("index.html",)
    assert held(whole)["index.html"] == "newer"


def test_nor_is_one_of_the_same_size_that_it_has_written_at_the_same_time(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: values.decoded(FileRecord, one.kept) for path, one in write(whole, NEW).records.items()}

    def after_another(file: Path) -> sight.Seen:
        if file == whole / "index.html":
            theirs = whole.parent / "theirs"
            theirs.write_bytes(b"late 1")
            os.utime(theirs, ns=(0, file.stat().st_mtime_ns))
            theirs.replace(file)
        return sight.seen(file)

    monkeypatch.setattr(output, "seen", after_another)
    site = {**NEW, **pages(index="late 2")}
    work = write(whole, site, before)
    assert work.written == ("index.html",)
    monkeypatch.undo()
    again = write(whole, site, {path: values.decoded(FileRecord, one.kept) for path, one in work.records.items()})
    assert again.written == ("index.html",)
    assert held(whole)["index.html"] == "late 2"
