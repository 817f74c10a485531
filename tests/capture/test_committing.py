"""A commit of just the files that were written: whatever else is changed or staged stays as it was."""

import subprocess
from pathlib import Path

import pytest

from builder.capture.committing import CommitError, check, commit, unsaved

ADA, BO = "content/contacts/ada.md", "content/contacts/bo.md"
ODD = ("content/contacts/a b 'c' \"d\".md", "content/contacts/小林*.md", "content/-x.md", "content/:(top)x.md")


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True)
    return done.stdout.decode()


def last(root: Path) -> set[str]:
    """Return status and path of the files of the last commit."""
    said = git(root, "show", "--format=", "--name-status", "--no-renames", "-z").split("\0")
    return {f"{status} {path}" for status, path in zip(said[::2], said[1::2], strict=False)}


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text)


@pytest.fixture
def root(here: Path) -> Path:
    """Return the current folder, which is a repository with one commit of two notes."""
    git(here, "init", "--quiet")
    for name, value in (("user.name", "Me"), ("user.email", "me@home.example"), ("commit.gpgsign", "false")):
        git(here, "config", name, value)
    for path in (ADA, BO):
        put(here, path, "old")
    git(here, "add", ".")
    git(here, "commit", "--quiet", "--message=Begin")
    return here


class TestACommit:
    """Of new, changed, removed and renamed files, whatever they are called."""

    def test_of_every_sort(self, root: Path) -> None:
        put(root, ADA, "new")
        put(root, "content/new.md", "new")
        (root / BO).unlink()
        commit(root, [ADA, "content/new.md", BO], "Log a talk — “yes”\n\n# more")
        assert last(root) == {f"M {ADA}", "A content/new.md", f"D {BO}"}
        assert git(root, "log", "-1", "--format=%B").strip() == "Log a talk — “yes”\n\n# more"
        assert git(root, "status", "--porcelain") == ""

    def test_odd_names(self, root: Path) -> None:
        for path in ODD:
            put(root, path, "new")
        put(root, "content/contacts/小林2.md", "not that one")
        commit(root, ODD, "--amend")
        assert last(root) == {f"A {path}" for path in ODD}
        for path in ODD:
            (root / path).unlink()
        commit(root, ODD, "-x")
        assert last(root) == {f"D {path}" for path in ODD}

    def test_what_else_is_staged_stays_staged(self, root: Path) -> None:
        put(root, BO, "staged")
        put(root, "content/mine.md", "staged")
        git(root, "add", ".")
        put(root, BO, "and changed again")
        put(root, ADA, "new")
        commit(root, [ADA], "x")
        assert last(root) == {f"M {ADA}"}
        assert git(root, "status", "--porcelain") == f"MM {BO}\nA  content/mine.md\n"

    def test_many(self, root: Path) -> None:
        paths = [f"content/contacts/somebody-with-a-very-long-name-{'x' * 150}-{number}.md" for number in range(1500)]
        for path in paths:
            put(root, path, "new")
        commit(root, paths, "Import")
        assert len(last(root)) == 1500

    def test_the_very_first_one(self, here: Path) -> None:
        git(here, "init", "--quiet")
        git(here, "config", "user.name", "Me")
        git(here, "config", "user.email", "me@home.example")
        put(here, ADA, "new")
        check(here)
        commit(here, [ADA], "Begin")
        assert last(here) == {f"A {ADA}"}

    def test_notes_in_a_folder_of_a_repository(self, root: Path) -> None:
        put(root, f"sub/{ADA}", "new")
        put(root, "sub/other.md", "mine")
        check(root / "sub")
        assert unsaved(root / "sub", [ADA]) == (ADA,)
        commit(root / "sub", [ADA], "x")
        assert last(root) == {f"A sub/{ADA}"}

    def test_a_link_that_was_written_through(self, root: Path) -> None:
        put(root, "content/shared/x.md", "old")
        (root / "content/contacts/x.md").symlink_to("../shared/x.md")
        commit(root, ["content/contacts/x.md", "content/shared/x.md"], "x")
        put(root, "content/shared/x.md", "new")
        commit(root, ["content/contacts/x.md"], "y")
        assert last(root) == {"M content/shared/x.md"}

    def test_a_file_that_git_never_knew_is_removed(self, root: Path) -> None:
        commit(root, ["content/gone.md"], "x")
        assert git(root, "log", "--format=%s") == "Begin\n"

    def test_the_environment_leads_nowhere_else(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(root, ADA, "new")
        for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
            monkeypatch.setenv(name, str(root / "elsewhere"))
        monkeypatch.setenv("GIT_AUTHOR_NAME", "Myself")
        check(root)
        commit(root, [ADA], "x")
        monkeypatch.undo()
        assert git(root, "log", "-1", "--format=%an %s") == "Myself x\n"


class TestWhatGoesAlong:
    """Changes of the user's own that a commit of the file takes with it."""

    def test_nothing(self, root: Path) -> None:
        assert unsaved(root, [ADA, BO, "content/not-there.md"]) == ()

    def test_changed_staged_and_never_committed(self, root: Path) -> None:
        put(root, ADA, "mine")
        put(root, "content/contacts/ö x.md", "mine")
        put(root, "content/staged.md", "mine")
        git(root, "add", "content/staged.md")
        paths = [ADA, BO, "content/contacts/ö x.md", "content/staged.md"]
        assert unsaved(root, paths) == (ADA, "content/contacts/ö x.md", "content/staged.md")


class TestWhatIsRefused:
    """In git's words, and nothing is staged that was not."""

    def test_no_git(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(root))
        with pytest.raises(CommitError, match=r"^git is not installed$"):
            check(root)
        with pytest.raises(CommitError, match="git could not be started: no such file or directory"):
            commit(root, [ADA], "x")

    def test_no_repository(self, here: Path) -> None:
        with pytest.raises(CommitError, match=r"^the notes are in no git repository; “git init” starts one$"):
            check(here)

    def test_a_merge_is_going_on(self, root: Path) -> None:
        git(root, "checkout", "--quiet", "-b", "other")
        put(root, ADA, "theirs")
        git(root, "commit", "--quiet", "--all", "--message=x")
        git(root, "checkout", "--quiet", "-")
        put(root, ADA, "mine")
        git(root, "commit", "--quiet", "--all", "--message=y")
        assert subprocess.run(["git", "merge", "other"], cwd=root, check=False, capture_output=True).returncode
        with pytest.raises(CommitError, match=r"^a merge is going on in the repository of the notes; finish it first$"):
            check(root)

    @pytest.mark.parametrize(
        ("mark", "what"), [("rebase-merge/x", "a rebase"), ("CHERRY_PICK_HEAD", "a cherry-pick"), ("REVERT_HEAD", "a")]
    )
    def test_something_else_is_going_on(self, root: Path, mark: str, what: str) -> None:
        put(root, f".git/{mark}", "x")
        with pytest.raises(CommitError, match=f"^{what}"):
            check(root)

    def test_a_broken_repository(self, here: Path) -> None:
        (here / ".git").write_text("gitdir: nowhere")
        with pytest.raises(CommitError, match=r"^git refused\nfatal: "):
            check(here)

    def test_a_hook_says_no(self, root: Path) -> None:
        put(root, ".git/hooks/pre-commit", "#!/bin/sh\necho one error; echo two >&2; exit 1\n")
        (root / ".git/hooks/pre-commit").chmod(0o755)
        put(root, ADA, "new")
        put(root, "content/new.md", "new")
        before = git(root, "status", "--porcelain")
        with pytest.raises(CommitError) as raised:
            commit(root, [ADA, "content/new.md"], "x")
        assert str(raised.value) == "git refused\none error\ntwo"
        assert git(root, "status", "--porcelain") == before
        assert git(root, "log", "--format=%s") == "Begin\n"

    def test_nobody_commits(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        git(root, "config", "--unset", "user.email")
        git(root, "config", "user.useConfigOnly", "true")
        monkeypatch.delenv("EMAIL", raising=False)
        put(root, ADA, "new")
        with pytest.raises(CommitError, match="no email was given"):
            commit(root, [ADA], "x")

    def test_ignored_files(self, root: Path) -> None:
        put(root, ".gitignore", "content/private/\n")
        put(root, "content/private/x.md", "new")
        put(root, "content/new.md", "new")
        with pytest.raises(CommitError, match="ignored"):
            commit(root, ["content/new.md", "content/private/x.md"], "x")
        assert git(root, "status", "--porcelain") == "?? .gitignore\n?? content/new.md\n"

    def test_git_says_nothing(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(root, "bin/git", "#!/bin/sh\nexit 3\n")
        (root / "bin/git").chmod(0o755)
        monkeypatch.setenv("PATH", f"{root}/bin:/usr/bin:/bin")
        with pytest.raises(CommitError, match=r"^git refused, without a word$"):
            commit(root, [ADA], "x")
