"""keepwarm init: what is written, what is left alone, what stands in the way."""

import errno
import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from builder.capture import files, sample, starting
from tests.support import Keepwarm

FOLDERS = {f"content/{name}/.gitkeep" for name in ("contacts", "interviews", "organisations", "questions")}
OWN = {"keepwarm.yaml", ".gitignore", "Makefile", ".githooks/pre-commit", ".keepwarm/tool"}
TODAY = ("--today", "2026-11-20")


def held(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by path, without git's own."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(folder).parts
    }


class TestAnEmptyFolder:
    """Everything to begin with, nobody in it, nothing to complain about."""

    def test_what_is_there(self, here: Path, keepwarm: Keepwarm) -> None:
        ran = keepwarm("init", "notes", *TODAY)
        assert (ran.status, ran.err) == (0, "")
        made = held(here / "notes")
        themes = {path for path in made if path.startswith("content/questions/") and path.endswith(".md")}
        assert set(made) == FOLDERS | OWN | themes | {"content/profile.md"}
        assert len(themes) == 7, "but not the one for the fields of the sample's story"
        assert ran.out == (
            f"{len(made) - 1} files written to notes.\n"
            "A git repository was started there; each commit will check the notes first.\n"
            "Next:\n  cd notes\n  make site\n"
        )

    def test_the_folder_where_one_is(self, here: Path, keepwarm: Keepwarm) -> None:
        first, again = keepwarm("init", ".", *TODAY).out, keepwarm("init", ".", *TODAY).out
        assert first.startswith(f"{len(held(here)) - 1} files written to this folder.\n")
        assert first.endswith("Next:\n  make site\n")
        assert again.startswith("This folder lacks nothing.\n")

    @pytest.mark.usefixtures("here")
    def test_it_has_no_problems_and_not_even_hints(self, keepwarm: Keepwarm) -> None:
        keepwarm("init", "notes", *TODAY)
        assert keepwarm("-C", "notes", "check", "--hints") == (0, "", "No problems; 8 files read.\n")
        assert keepwarm("-C", "notes", "due").out.endswith("\nNothing due. There are no contacts yet.\n")
        assert keepwarm("-C", "notes", "build").status == 0

    def test_what_was_due_before_that_day_has_lapsed(self, here: Path, keepwarm: Keepwarm) -> None:
        keepwarm("init", "notes", *TODAY)
        contact = "---\nname: Ada\n---\n## Log\n- 2026-11-{} asked\n"
        (here / "notes/content/contacts/ada.md").write_text(contact.format("10"))
        (here / "notes/content/contacts/bo.md").write_text(contact.format("18"))
        out = keepwarm("-C", "notes", "due", "--all", *TODAY).out
        assert out.count("Lapsed 1") == out.count("Upcoming 1") == 1
        assert "Overdue" not in out

    def test_the_folders_above_are_made_too(self, here: Path, keepwarm: Keepwarm) -> None:
        assert keepwarm("init", "a/b/notes").status == 0
        assert (here / "a/b/notes/keepwarm.yaml").exists()

    @pytest.mark.usefixtures("here")
    @pytest.mark.parametrize(("name", "shown"), [("-dash", "./-dash"), ("-", "./-"), ("a -b", "'a -b'")])
    def test_the_way_there_can_be_pasted(self, keepwarm: Keepwarm, name: str, shown: str) -> None:
        assert f"\n  cd {shown}\n" in keepwarm("init", "--", name).out

    def test_an_empty_name_is_refused(self, here: Path, keepwarm: Keepwarm) -> None:
        assert keepwarm("init", "").status == 2
        assert held(here) == {}

    def test_another_folder_beside_it_is_refused(self, here: Path, keepwarm: Keepwarm) -> None:
        ran = keepwarm("-C", "notes", "init", ".")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("keepwarm: init works on the folder that is named after it; leave -C out\n")
        assert not list(here.iterdir())

    def test_the_current_folder_will_do(self, here: Path, keepwarm: Keepwarm) -> None:
        assert keepwarm("init", ".").status == 0
        assert (here / "keepwarm.yaml").exists()

    def test_a_link_to_a_folder_will_do(self, here: Path, keepwarm: Keepwarm) -> None:
        (here / "real").mkdir()
        (here / "notes").symlink_to("real")
        assert keepwarm("init", "notes").status == 0
        assert (here / "real/keepwarm.yaml").exists()

    def test_only_the_hook_can_be_run(self, here: Path, keepwarm: Keepwarm) -> None:
        keepwarm("init", "notes")
        runnable = [path for path in held(here / "notes") if (here / "notes" / path).stat().st_mode & stat.S_IXUSR]
        assert runnable == [".githooks/pre-commit"]


class TestAnExistingFolder:
    """It is completed; what is there keeps every byte."""

    def test_nothing_is_overwritten(self, here: Path, keepwarm: Keepwarm) -> None:
        mine = {
            "keepwarm.yaml": b"title: Mine\r\n",
            "content/profile.md": b"\xef\xbb\xbf---\nname: Me\n---\n",
            "content/questions/the-way-in.md": b"---\ntitle: Mine\n---\n- Why?\n",
            "content/contacts/ada.md": b"---\nname: Ada\n---\n",
            "README.md": b"mine",
        }
        for path, data in mine.items():
            file = here / "notes" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        ran = keepwarm("init", "notes")
        assert ran.status == 0
        assert "\n3 files were there already; nothing was overwritten.\n" in ran.out
        made = held(here / "notes")
        assert mine.items() <= made.items()
        assert set(made) >= FOLDERS | OWN
        assert keepwarm("-C", "notes", "check").status == 0

    def test_the_sample_comes_beside_what_is_there(self, here: Path, keepwarm: Keepwarm) -> None:
        path = here / "notes/content/contacts/wiratama.md"
        path.parent.mkdir(parents=True)
        path.write_bytes(b"---\nname: Another Wiratama\n---\n")
        assert keepwarm("init", "notes", "--sample").status == 0
        assert path.read_bytes() == b"---\nname: Another Wiratama\n---\n"
        assert len(list(path.parent.glob("*.md"))) == 29

    def test_a_sample_is_not_added_again_on_another_day(self, here: Path, keepwarm: Keepwarm) -> None:
        keepwarm("init", "notes", "--sample", *TODAY)
        before = held(here / "notes")
        assert keepwarm("init", "notes", "--sample", *TODAY).out.startswith("notes lacks nothing.\n")
        assert held(here / "notes") == before
        ran = keepwarm("init", "notes", "--sample", "--today", "2026-11-21")
        assert ran.status == 0
        said = "The sample's story is there already and ends on Friday 20 November 2026; it was not added again.\n"
        assert ran.out.startswith("notes lacks nothing.\n")
        assert said in ran.out
        assert held(here / "notes") == before

    @pytest.mark.parametrize("today", ["2026-11-20", "2027-09-17"])
    def test_a_sample_is_completed_as_it_was(self, here: Path, keepwarm: Keepwarm, today: str) -> None:
        keepwarm("init", "notes", "--sample", *TODAY)
        before = held(here / "notes")
        interviews = here / "notes/content/interviews"
        (interviews / "2026-11-11-wiratama.md").unlink()
        (here / "notes/content/contacts/wiratama.md").unlink()
        (interviews / "2026-11-28-wiratama.md").write_text("mine")
        (interviews / "2026-99-99-wiratama.md").write_text("mine")
        assert keepwarm("init", "notes", "--sample", "--today", today).out.startswith("2 files written to notes.\n")
        mine = {f"content/interviews/2026-{day}-wiratama.md": b"mine" for day in ("11-28", "99-99")}
        assert held(here / "notes") == before | mine

    def test_what_lacks_nothing_is_said_to(self, here: Path, keepwarm: Keepwarm) -> None:
        keepwarm("init", "notes")
        before = held(here / "notes")
        assert keepwarm("init", "notes").out.startswith("notes lacks nothing.\n12 files were there already;")
        assert held(here / "notes") == before

    def test_a_makefile_of_ones_own_is_not_relied_on(self, here: Path, keepwarm: Keepwarm) -> None:
        (here / "Makefile").write_text("all:\n")
        out = keepwarm("init", ".").out
        assert "1 file was there already; nothing was overwritten.\n" in out
        assert out.endswith("  keepwarm build\n")

    def test_a_gitignore_of_ones_own_is_mentioned(self, here: Path, keepwarm: Keepwarm) -> None:
        (here / ".gitignore").write_text("*.bak\n")
        assert (
            "Your .gitignore is one of them: see to it that it names /site/, /.keepwarm/ and /.keepwarm-*.\n"
            in keepwarm("init", ".").out
        )
        assert "Your .gitignore" not in keepwarm("init", "other").out

    def test_where_keepwarm_is_gets_written_down_anew(self, here: Path, keepwarm: Keepwarm) -> None:
        keepwarm("init", "notes")
        tool = here / "notes/.keepwarm/tool"
        right = tool.read_bytes()
        tool.write_text("/moved/away/keepwarm\n")
        keepwarm("init", "notes")
        assert tool.read_bytes() == right


class TestSomethingInTheWay:
    """Nothing is written before everything can be."""

    @pytest.mark.parametrize("kind", ["file", "dangling link", "link to a file", "link to itself"])
    def test_no_folder(self, here: Path, keepwarm: Keepwarm, kind: str) -> None:
        if kind in ("dangling link", "link to itself"):
            (here / "notes").symlink_to("nowhere" if kind == "dangling link" else "notes")
        else:
            (here / "file").write_text("mine")
            (here / "notes").symlink_to("file") if kind == "link to a file" else (here / "file").rename(here / "notes")
        ran = keepwarm("init", "notes")
        assert ran == (2, "", "keepwarm: “notes” is there already and is not a folder; name another one\n")
        assert not (here / "nowhere").exists()

    @pytest.mark.parametrize("place", ["content", "content/contacts", ".githooks", ".keepwarm", "content/questions"])
    @pytest.mark.parametrize("kind", ["file", "link", "dangling link"])
    def test_no_folder_inside(self, here: Path, keepwarm: Keepwarm, place: str, kind: str) -> None:
        target = here / "elsewhere"
        target.mkdir()
        where = here / "notes" / place
        where.parent.mkdir(parents=True, exist_ok=True)
        if kind == "file":
            where.write_text("mine")
        else:
            where.symlink_to(target if kind == "link" else here / "nowhere")
        before = held(here / "notes")
        ran = keepwarm("init", "notes")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == f"keepwarm: “notes/{place}” stands where a folder belongs; move it away first\n"
        assert held(here / "notes") == before
        assert not list(target.iterdir())
        assert not (here / "nowhere").exists()

    @pytest.mark.parametrize("place", ["content", "content/contacts", "content/contacts/new", "content/a/b"])
    def test_notes_of_others_around_it(self, here: Path, keepwarm: Keepwarm, place: str) -> None:
        keepwarm("init", ".", *TODAY)
        before = held(here)
        ran = keepwarm("init", place, *TODAY)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            f"keepwarm: “{place}” lies among the notes of “{here.resolve()}”, which would take its files for notes; "
            f"name a folder outside of content/, or “{here.resolve()}” itself\n"
        )
        assert held(here) == before
        assert not (here / place / "content").exists()
        assert keepwarm("init", "apart", *TODAY).status == 0

    @pytest.mark.parametrize("place", ["site", "site/mine", "site/contacts/mine"])
    def test_a_site_which_the_next_build_replaces(self, here: Path, keepwarm: Keepwarm, place: str) -> None:
        keepwarm("init", ".", *TODAY)
        keepwarm("build", *TODAY)
        before = held(here)
        ran = keepwarm("init", place, *TODAY)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            f"keepwarm: “{here.resolve()}/site” is a site that Keepwarm made, and the next build replaces all of it; "
            "name a folder outside of it\n"
        )
        assert held(here) == before

    def test_a_link_in_a_files_place_is_left_and_not_followed(self, here: Path, keepwarm: Keepwarm) -> None:
        (here / "notes").mkdir()
        for name in ("keepwarm.yaml", "Makefile"):
            (here / "notes" / name).symlink_to(here / f"nowhere-{name}")
        ran = keepwarm("init", "notes")
        assert ran.status == 0
        assert not list(here.glob("nowhere-*"))
        assert (here / "notes/keepwarm.yaml").is_symlink()
        assert ran.out.endswith("  keepwarm build\n")

    def test_below_a_file(self, here: Path, keepwarm: Keepwarm) -> None:
        (here / "file").write_text("mine")
        assert keepwarm("init", "file/notes") == (2, "", "keepwarm: “file/notes”: not a directory\n")

    def test_a_folder_in_the_place_of_a_file(self, here: Path, keepwarm: Keepwarm) -> None:
        (here / "keepwarm.yaml").mkdir()
        assert keepwarm("init", ".").status == 0
        assert not list((here / "keepwarm.yaml").iterdir())

    @pytest.fixture
    def read_only(self) -> Iterator[Path]:
        """Return a folder that may not be written to, not even by root: root is somebody else meanwhile."""
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "notes"
            folder.mkdir()
            Path(name).chmod(0o755)
            folder.chmod(0o555)
            is_root = os.geteuid() == 0
            if is_root:
                os.seteuid(65534)
            yield folder
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)

    def test_a_folder_that_may_not_be_written_to(self, read_only: Path) -> None:
        with pytest.raises(starting.StartError, match="permission denied"):
            starting.start(read_only, date(2026, 11, 20), sample.find(), with_people=False)
        assert not list(read_only.iterdir())

    def test_a_full_disk_leaves_no_half_files(
        self, here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write = files.write_part

        def full(part: Path, data: bytes, *, hidden: bool) -> None:
            if "profile" in part.name:
                write(part, data[:5], hidden=hidden)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(part))
            write(part, data, hidden=hidden)

        monkeypatch.setattr(files, "write_part", full)
        ran = keepwarm("init", "notes")
        assert (ran.status, ran.out) == (2, "")
        assert "no space left on device" in ran.err
        assert not any("profile" in path or path.endswith(".part") for path in held(here / "notes"))

    def test_a_file_system_without_hard_links(
        self, here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(*_: object) -> None:
            raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

        keepwarm("init", "with", *TODAY)
        monkeypatch.setattr(os, "link", refused)
        assert keepwarm("init", "without", *TODAY).status == 0
        assert held(here / "without") == held(here / "with")
        (here / "without" / "Makefile").unlink()
        (here / "without" / "Makefile").symlink_to("nowhere")
        assert keepwarm("init", "without", *TODAY).status == 0
        assert (here / "without" / "Makefile").is_symlink()

    def test_a_file_that_appears_meanwhile_is_kept(
        self, here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = os.link

        def late(part: Path, file: Path) -> None:
            if file.name == "profile.md":
                file.write_text("mine")
            link(part, file)

        monkeypatch.setattr(os, "link", late)
        assert "1 file was there already" in keepwarm("init", "notes").out
        assert (here / "notes/content/profile.md").read_text() == "mine"


class TestGit:
    """A repository is started where git is there and none is."""

    def git(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        identity = ("-c", "user.name=Ada", "-c", "user.email=ada@borealis.example")
        return subprocess.run(
            ["git", "-C", str(folder), *identity, *arguments], capture_output=True, check=False, encoding="utf-8"
        )

    def test_a_repository_is_started_and_what_is_made_is_ignored(self, here: Path, keepwarm: Keepwarm) -> None:
        assert "A git repository was started there" in keepwarm("init", "notes").out
        assert keepwarm("-C", "notes", "build").status == 0
        listed = self.git(here / "notes", "ls-files", "--others", "--exclude-standard").stdout.splitlines()
        assert set(listed) == {path for path in held(here / "notes") if not path.startswith(("site/", ".keepwarm/"))}

    @pytest.mark.parametrize("where", [".", "deep/inside"])
    def test_a_repository_that_is_there_is_left_alone(self, here: Path, keepwarm: Keepwarm, where: str) -> None:
        self.git(here, "init", "--quiet")
        config = (here / ".git/config").read_bytes()
        assert "git" not in keepwarm("init", where).out.replace(".gitignore", "")
        assert (here / ".git/config").read_bytes() == config
        assert not (here / "deep/inside/.git").exists()

    def test_a_worktree_is_a_repository_too(self, here: Path, keepwarm: Keepwarm) -> None:
        (here / ".git").write_text("gitdir: elsewhere\n")
        assert keepwarm("init", "notes").status == 0
        assert not (here / "notes/.git").exists()

    def test_without_git_it_is_said(self, here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(here))
        ran = keepwarm("init", "notes")
        assert (ran.status, ran.err) == (0, "")
        assert "\nGit is not installed, so no repository was started.\nNext:\n" in ran.out
        assert not (here / "notes/.git").exists()

    @pytest.mark.parametrize(
        ("script", "said"),
        [
            ("#!/bin/sh\nexit 7\n", "exit status 7"),
            ("#!/bin/sh\necho hint >&2; echo 'fatal: no \033[1mroom' >&2; exit 1\n", "fatal: no \\u{1b}[1mroom"),
            ('#!/bin/sh\n[ "$3" = init ] || { echo locked >&2; exit 1; }\n', "locked"),
            ("#!/nowhere/sh\n", "no such file or directory"),
        ],
    )
    def test_a_git_that_fails_is_no_failure_of_ours(
        self, here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, script: str, said: str
    ) -> None:
        git = here / "bin/git"
        git.parent.mkdir()
        git.write_text(script)
        git.chmod(0o755)
        monkeypatch.setenv("PATH", f"{git.parent}:{os.environ['PATH']}")
        ran = keepwarm("init", "notes")
        assert (ran.status, ran.err) == (0, "")
        assert f"\nGit could not start a repository: {said}\nNext:\n" in ran.out

    def test_the_surroundings_of_a_hook_do_not_lead_astray(
        self, here: Path, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GIT_DIR", str(here / "other.git"))
        assert keepwarm("init", "notes").status == 0
        assert (here / "notes/.git").is_dir()
        assert not (here / "other.git").exists()

    def test_a_commit_is_checked_first(self, here: Path, keepwarm: Keepwarm) -> None:
        keepwarm("init", "notes")
        notes = here / "notes"
        log = here / "log"
        tool = here / "tool"
        tool.write_text(f'#!/bin/sh\necho "$@" >>"{log}"\n! grep -q wrong content/contacts/*.md\n')
        tool.chmod(0o755)
        (notes / ".keepwarm/tool").write_text(f"{tool}\n")
        contact = notes / "content/contacts/ada.md"
        for text, refused in (("wrong", True), ("right", False)):
            contact.write_text(text)
            self.git(notes, "add", "--all")
            assert bool(self.git(notes, "commit", "--message", "x").returncode) is refused
        assert log.read_text() == "check\ncheck\n"
        assert self.git(notes, "rev-list", "--count", "HEAD").stdout == "1\n"
