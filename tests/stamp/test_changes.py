"""Every kind of change is noticed, and nothing else is taken for one."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

import builder
from builder.cli import clock, unchanged
from builder.model.settings import Settings
from builder.stamp import looking, saved, sight
from tests.stamp.conftest import SECOND, Change, Stamped, rewritten
from tests.support import PATIENCE, TODAY, Folder

_NOTE = "content/contacts/ada.md"


def note(stamped: Stamped) -> Path:
    return stamped.root / _NOTE


def renamed(path: str, new: str) -> Change:
    return lambda stamped: (stamped.root / path).rename(stamped.root / new)


def written(path: str, text: str = "new") -> Change:
    return lambda stamped: stamped.folder.write(path, text)


def deleted(path: str) -> Change:
    return lambda stamped: (stamped.root / path).unlink()


def swapped(path: str) -> Change:
    """Put a copy, with the same times and the same text, in the place of a file."""

    def swap(stamped: Stamped) -> None:
        file = stamped.root / path
        old = file.stat()
        copy = stamped.root / "copy"
        copy.write_bytes(file.read_bytes())
        os.utime(copy, ns=(old.st_atime_ns, old.st_mtime_ns))
        copy.replace(file)

    return swap


def moded(path: str, mode: int) -> Change:
    return lambda stamped: (stamped.root / path).chmod(mode)


CHANGES: dict[str, Change] = {
    "settings of a name that is told": written("keepwarm.yml"),
    "settings of another name that is told": written("keepwarm.yaml.txt"),
    "a note longer": lambda stamped: note(stamped).write_text("---\nname: Ada Lovelace\n---\n"),
    "a note of the same length and time": lambda stamped: rewritten(note(stamped), note(stamped).read_text().upper()),
    "a note touched": lambda stamped: os.utime(note(stamped), ns=(0, 0)),
    "a note renamed": renamed(_NOTE, "content/contacts/eve.md"),
    "a note moved": renamed(_NOTE, "content/interviews/ada.md"),
    "a note added": written("content/contacts/eve.md"),
    "a note deleted": deleted(_NOTE),
    "a note replaced": swapped(_NOTE),
    "a note that nobody may read": moded(_NOTE, 0),
    "a folder added": lambda stamped: (stamped.root / "content/questions").mkdir(),
    "an empty folder deleted": lambda stamped: (stamped.root / "content/interviews").rmdir(),
    "an attachment": written("content/files/plan.txt", "plus"),
    "an attachment that is hidden": written("content/.files/plan.txt"),
    "a draft": written("content/drafts/thank.txt", "Dear you"),
    "the settings": written("keepwarm.yaml", "title: Ours\n"),
    "the settings deleted": deleted("keepwarm.yaml"),
    "a theme": written("themes/mine/theme.yaml", "fonts: true "),
    "a template added": written("themes/mine/templates/today.html"),
    "a page edited": written("site/people/ada.html", "<p>Ida"),
    "a page edited with its time put back": lambda s: rewritten(s.root / "site/people/ada.html", "<p>Ida"),
    "a page deleted": deleted("site/people/ada.html"),
    "a page added": written("site/people/eve.html"),
    "a page replaced": swapped("site/index.html"),
    "the site deleted": renamed("site", "elsewhere"),
    "the site opened to others": moded("site", 0o705),
    "a build at work": lambda stamped: (stamped.root / ".keepwarm-new-1").mkdir(),
    "a build that was killed": lambda stamped: (stamped.root / ".keepwarm-old-1").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_noticed(stamped: Stamped, change: Change) -> None:
    assert stamped.answers()
    stamped.tick()
    change(stamped)
    assert not stamped.answers()


def test_settings_that_become_a_link_to_nothing(stamped: Stamped) -> None:
    settings = stamped.root / "keepwarm.yaml"
    settings.unlink()
    stamped.stamp()
    assert stamped.answers()
    settings.symlink_to("nowhere")
    assert not stamped.answers()


def test_a_site_that_is_a_link_is_none(stamped: Stamped) -> None:
    (stamped.root / "site").rename(stamped.root / "real")
    (stamped.root / "site").symlink_to("real")
    assert looking.look_at_site(str(stamped.root / "site"), stamped.now) is None


@pytest.mark.parametrize(
    "path", ["site.html", "README.md", ".git/index", ".keepwarm/state", "content.bak/contacts/ada.md"]
)
def test_what_no_build_reads_is_no_change(stamped: Stamped, path: str) -> None:
    stamped.folder.write(path, "x")
    assert stamped.answers()


@pytest.mark.parametrize(
    "path",
    [
        "content/contacts/.ada.md.swp",
        "content/.obsidian/workspace.json",
        "content/.obsidian/plugins/dates/main.js",
        "content/.git/index",
        "content/contacts/.DS_Store",
        "content/contacts/ada.md~",
        "content/drafts/thanks.txt~",
        "content/contacts/#ada.md#",
    ],
)
def test_what_other_programs_keep_out_of_sight_is_no_change(stamped: Stamped, path: str) -> None:
    stamped.folder.write(path, "x")
    stamped.stamp()
    assert stamped.answers()
    stamped.folder.write(path, "more")
    assert stamped.answers()
    (stamped.root / path).unlink()
    assert stamped.answers()


class TestLinks:
    """A link is where it leads, and what is there."""

    @pytest.fixture
    def linked(self, stamped: Stamped) -> Stamped:
        outside = stamped.folder.write("outside/eve.md", "---\nname: Eve\n---\n")
        (stamped.root / "content/contacts/eve.md").symlink_to(outside)
        (stamped.root / "content/contacts/gone.md").symlink_to("../nowhere.md")
        (stamped.root / "content/pictures").symlink_to("files")
        stamped.stamp()
        assert stamped.answers()
        return stamped

    def test_the_file_it_leads_to_is_seen(self, linked: Stamped) -> None:
        rewritten(linked.root / "outside/eve.md", "---\nname: Ida\n---\n")
        assert not linked.answers()

    def test_where_it_leads_is_seen(self, linked: Stamped) -> None:
        link = linked.root / "content/contacts/eve.md"
        link.unlink()
        link.symlink_to("ada.md")
        assert not linked.answers()

    def test_what_appears_at_its_end_is_seen(self, linked: Stamped) -> None:
        linked.folder.write("content/nowhere.md", "x")
        linked.stamp()
        (linked.root / "content/nowhere.md").unlink()
        assert not linked.answers()

    def test_a_folder_of_notes_may_be_one(self, stamped: Stamped) -> None:
        (stamped.root / "content").rename(stamped.root / "kept")
        (stamped.root / "content").symlink_to("kept")
        stamped.stamp()
        assert stamped.answers()
        rewritten(stamped.root / "kept/files/plan.txt", "plus")
        assert not stamped.answers()

    def test_a_theme_may_be_one(self, stamped: Stamped, tmp_path_factory: pytest.TempPathFactory) -> None:
        elsewhere = tmp_path_factory.mktemp("theme")
        (elsewhere / "theme.yaml").write_text("fonts: true")
        (stamped.root / "themes/other").symlink_to(elsewhere)
        stamped.stamp()
        assert stamped.answers()
        rewritten(elsewhere / "theme.yaml", "fonts: trou")
        assert not stamped.answers()

    def test_one_to_a_folder_elsewhere_leaves_it_open(self, stamped: Stamped) -> None:
        (stamped.root / "content/all").symlink_to("/")
        assert looking.look(str(stamped.root), stamped.now) is None
        assert not stamped.answers()


class TestKeepwarmItself:
    """Another version, another Python or other packages may build another site."""

    def test_another_version(self, stamped: Stamped, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(looking, "__version__", "99")
        assert not stamped.answers()

    def test_edited_code(self, stamped: Stamped, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        package = tmp_path / "lib" / "builder"
        for path in ("stamp/looking.py", "pipeline.py", "__pycache__/pipeline.pyc", "../themes/default/theme.yaml"):
            (package / path).parent.mkdir(parents=True, exist_ok=True)
            (package / path).write_text("old")
        monkeypatch.setattr(looking, "_PACKAGE", str(package))
        for path, noticed in (("__pycache__/pipeline.pyc", False), ("pipeline.py", True)):
            stamped.stamp()
            rewritten(package / path, "new")
            assert stamped.answers() is not noticed
        stamped.stamp()
        rewritten(tmp_path / "lib/themes/default/theme.yaml", "new")
        assert not stamped.answers()

    def test_no_folder_of_code(self, stamped: Stamped, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(looking, "_PACKAGE", "/nowhere/keepwarm.zip/builder")
        assert looking.look(str(stamped.root), stamped.now) is None

    def test_an_installed_package(self, stamped: Stamped, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        packages = tmp_path / "site-packages"
        (packages / "markdown-1.dist-info").mkdir(parents=True)
        monkeypatch.syspath_prepend(str(packages))
        monkeypatch.syspath_prepend(str(tmp_path))  # the first is where the command itself is
        stamped.stamp()
        assert stamped.answers()
        stamped.tick()
        (packages / "markdown-1.dist-info").rename(packages / "markdown-2.dist-info")
        assert not stamped.answers()

    def test_new_time_zones(self, stamped: Stamped, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        zones = tmp_path / "zones"
        zones.mkdir()
        monkeypatch.setenv("PYTHONTZPATH", str(zones))
        stamped.stamp()
        assert stamped.answers()
        stamped.tick()
        (zones / "Mars").write_text("new")
        assert not stamped.answers()

    def test_it_looks_at_this_package(self) -> None:
        assert Path(looking._PACKAGE) == Path(builder.__file__).parent  # noqa: SLF001


class TestTheDay:
    """A new day is a change, whoever says what day it is."""

    def lasting(self, stamped: Stamped, settings: str) -> None:
        stamped.folder.settings(settings)
        read, problems = stamped.folder.read_settings()
        assert not problems
        stamped.stamp(holds=clock.lasting(read, TODAY))

    def at(self, stamped: Stamped, moment: str) -> bool:
        stamped.now = int(datetime.fromisoformat(moment).timestamp()) * SECOND
        return stamped.answers()

    @pytest.mark.parametrize(
        ("moment", "answered"),
        [
            ("2026-11-19T23:59:59+05:30", False),
            ("2026-11-20T00:00:00+05:30", True),
            ("2026-11-20T23:59:59+05:30", True),
            ("2026-11-21T00:00:00+05:30", False),
        ],
    )
    def test_by_the_time_zone_of_the_settings(self, stamped: Stamped, moment: str, answered: bool) -> None:  # noqa: FBT001
        self.lasting(stamped, "timezone: Asia/Kolkata")
        assert self.at(stamped, moment) is answered

    @pytest.mark.parametrize(("zone", "answered"), [("UTC-5:30", True), ("UTC+7", False)])
    def test_by_the_machine(
        self,
        stamped: Stamped,
        monkeypatch: pytest.MonkeyPatch,
        zone: str,
        answered: bool,  # noqa: FBT001
    ) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        self.lasting(stamped, "title: Mine")
        assert self.at(stamped, "2026-11-20T02:00:00+00:00") is answered
        monkeypatch.undo()
        time.tzset()

    def test_by_the_settings_themselves(self, stamped: Stamped) -> None:
        self.lasting(stamped, "as_of: 2026-11-20")
        assert self.at(stamped, "2031-01-01T00:00:00+00:00")

    def test_not_where_only_an_option_said_so(self, stamped: Stamped) -> None:
        self.lasting(stamped, "as_of: 2026-11-21")
        assert not stamped.answers()
        assert stamped.answers("--today", "2026-11-20")
        assert stamped.answers("--today=2026-11-20")
        assert not stamped.answers("--today", "2026-11-21")

    def test_where_midnight_comes_twice(self) -> None:
        day = date(2026, 11, 1)  # in Cuba clocks go back from one to midnight
        start, end = clock.lasting(Settings(timezone="America/Havana"), day).split()
        assert int(end) - int(start) == 24 * 3600

    def test_the_last_day_there_is(self) -> None:
        assert clock.lasting(Settings(timezone="Europe/Berlin"), date.max) == "given"


class TestOptions:
    """Only what is known to make no difference is answered."""

    @pytest.mark.parametrize(
        "words",
        [
            ["build"],
            ["-C", "{root}", "build"],
            ["build", "-C", "{root}"],
            ["-C", "{root}/", "build", "--strict"],
            ["build", "--output", "site"],
            ["build", "--output={root}/./site"],
            ["build", "--strict", "--today=2026-11-20", "--output", "site"],
        ],
    )
    def test_answered(self, stamped: Stamped, words: list[str]) -> None:
        found = unchanged.ask([word.format(root=stamped.root) for word in words], stamped.now)
        assert found
        assert found.is_same()

    @pytest.mark.parametrize(
        "words",
        [
            [],
            ["check"],
            ["build", "build"],
            ["build", "x"],
            ["build", "--"],
            ["build", "--full"],
            ["build", "--verify"],
            ["build", "--open"],
            ["build", "--help"],
            ["build", "--frob"],
            ["build", "--strict=yes"],
            ["build", "--today"],
            ["build", "--today", ""],
            ["build", "--today", "2026-11-21"],
            ["build", "--today", "20261120"],
            ["build", "--output", "other"],
            ["build", "--output="],
            ["build", "--output", "--strict"],
            ["build", "-C=."],
            ["build", "-C."],
            ["build", "-C", "content"],
            ["build", "-C", "nowhere"],
            ["-C", ".", "build", "-C", "."],
            ["--strict", "build"],
            ["-C", "build"],
        ],
    )
    def test_not_answered(self, stamped: Stamped, words: list[str]) -> None:
        assert unchanged.ask(words, stamped.now) is None

    def test_errors_and_strict(self, stamped: Stamped) -> None:
        stamped.stamp(status="1")
        assert stamped.answers()
        assert not stamped.answers("--strict")

    def test_an_output_that_an_option_named(self, stamped: Stamped) -> None:
        stamped.stamp(placed="option")
        assert stamped.answers("--output", "site")
        assert not stamped.answers()

    def test_from_below(self, stamped: Stamped, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(stamped.root / "content" / "contacts")
        assert stamped.answers()

    def test_by_another_name_of_the_folder(self, stamped: Stamped) -> None:
        assert not stamped.answers("-C", f"../{stamped.root.name}")  # it would be another path that is printed

    def test_in_a_folder_that_is_gone(self, stamped: Stamped, monkeypatch: pytest.MonkeyPatch) -> None:
        gone = stamped.root / "gone"
        gone.mkdir()
        monkeypatch.chdir(gone)
        gone.rmdir()
        assert not stamped.answers()
        assert not stamped.answers("-C", str(stamped.root), "--output", "site")


class TestYoungFiles:
    """Where a disk's clock is coarse, what has just been written may be written again and look the same."""

    def stamped_at(self, stamped: Stamped, age: float) -> None:
        """Stamp it when the note was written so many seconds ago, and nothing after it."""
        note(stamped).write_bytes(note(stamped).read_bytes())
        stamped.now = note(stamped).stat().st_ctime_ns + int(age * SECOND)
        stamped.stamp()

    def looks_the_same(self, stamped: Stamped) -> None:
        """Let the stamp say that everything looked as it does now, but for what files held."""
        kept = saved.load(str(stamped.root))
        assert kept
        kept.notes = stamped.look().digest
        saved.save(str(stamped.root), kept)

    def test_are_told_apart_by_what_they_hold(self, stamped: Stamped) -> None:
        self.stamped_at(stamped, 1)
        assert stamped.answers()
        rewritten(note(stamped), note(stamped).read_text().upper())
        self.looks_the_same(stamped)
        assert not stamped.answers()

    def test_the_old_are_not_read(self, stamped: Stamped) -> None:
        self.stamped_at(stamped, 2.5)
        rewritten(note(stamped), note(stamped).read_text().upper())
        self.looks_the_same(stamped)
        assert stamped.answers()

    def test_are_read_only_until_they_are_old(self, stamped: Stamped) -> None:
        self.stamped_at(stamped, 1)
        for seconds, read in ((0.5, True), (3, False), (1, False)):
            stamped.now += int(seconds * SECOND)
            assert stamped.answers()
            kept = saved.load(str(stamped.root))
            assert kept
            assert (str(note(stamped)) in kept.young) is read

    @pytest.mark.parametrize(("time_of_change", "young"), [(7 * SECOND + 123_456_789, False), (7 * SECOND, True)])
    def test_a_site_goes_by_the_clock_of_its_disk(self, tmp_path: Path, time_of_change: int, young: bool) -> None:  # noqa: FBT001
        page = tmp_path / "page.html"
        page.write_text("x")
        changed = page.stat()
        seen = sight.Sight(limit=5 * SECOND, fine=8 * SECOND)
        fields = list(changed)
        times = {"st_mtime_ns": time_of_change, "st_ctime_ns": time_of_change}
        seen._row(str(page), os.stat_result(fields, times))  # noqa: SLF001 - no disk has a clock that can be set
        assert bool(seen.young) is young

    def test_what_is_no_file_is_not_read(self, stamped: Stamped) -> None:
        os.mkfifo(stamped.root / "content" / "pipe")
        self.stamped_at(stamped, 1)
        assert stamped.answers()
        assert sight.hashed(str(stamped.root / "content" / "pipe")) == ""
        assert sight.hashed(str(stamped.root / "nowhere")) == ""


_IN_TWO = """
import marshal, os, sys, time, types
from builder.cli import unchanged
from builder.stamp import apart, looking, saved

kept = saved.load(".")
kept.notes = looking.look(".", time.time_ns()).digest  # as this process sees it
saved.save(".", kept)
apart._MANY = 1
started, fork = [], os.fork
os.fork = lambda: started.append(fork()) or started[-1]
found = unchanged.ask(["build"], time.time_ns())
assert found.is_same()
found.site.close()
for path in ("site/people/ada.html", "content/contacts/ada.md"):
    open(path, "a").write("!")
    now = time.time_ns()
    found = unchanged.ask(["build"], now)
    assert not found.is_same()
    look, own = found.site.look(), looking.look_at_site("site", now)
    assert look is found.site.look()
    assert (look.digest, look.young) == (own.digest, own.young)
    assert look.seen == own.seen
    assert look.digest_of(look.seen) == look.digest
    found.site.close()
apart.marshal = types.SimpleNamespace(dumps=lambda held: marshal.dumps(held)[:-9], loads=marshal.loads)
found = unchanged.ask(["build"], time.time_ns())
assert not found.is_same()
assert found.site.look() is None  # as where it was ended before it had told all
found.site.close()
os.rename("site", "elsewhere")
found = unchanged.ask(["build"], time.time_ns())
assert not found.is_same()
assert found.site.look() is None
found.site.close()
assert len(started) == 5
for process in started:
    try:
        sys.exit(f"still there: {os.waitpid(process, os.WNOHANG)}")
    except ChildProcessError:
        pass
"""


_KILLED = """
import os, signal, time
from builder.stamp import apart

apart._MANY = 1
apart.Apart("site", 1, time.time_ns())
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_second_process_ends_where_the_first_is_killed(stamped: Stamped, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(1500):  # more than a pipe holds
        (stamped.root / "site" / f"a page with a long name, number {number}.html").touch()
    monkeypatch.setenv("PYTHONPATH", str(Path(builder.__file__).parents[1]))
    command = [sys.executable, "-c", _KILLED]
    ran = subprocess.run(command, check=False, cwd=stamped.root, stdout=subprocess.PIPE, timeout=PATIENCE)
    assert ran.returncode == -signal.SIGKILL  # and nobody has held its output open since


def test_a_large_site_is_looked_at_by_a_second_process(stamped: Stamped, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(builder.__file__).parents[1]))
    subprocess.run([sys.executable, "-c", _IN_TWO], check=True, cwd=stamped.root)


@pytest.mark.parametrize("name", [".now", "old~"])
def test_a_link_to_a_folder_is_looked_at_whatever_it_is_called(folder: Folder, name: str) -> None:
    for one in "ab":
        folder.write(f"content/files/{one}/plan.txt", one)
    link = folder.root / "content" / name
    digests = []
    for target in ("files/a", "files/b"):
        link.unlink(missing_ok=True)
        link.symlink_to(target, target_is_directory=True)
        seen = looking.look(str(folder.root), time.time_ns())
        assert seen
        digests.append(seen.digest)
    assert digests[0] != digests[1]
