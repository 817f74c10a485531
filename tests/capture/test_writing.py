"""Changes of notes on disk: what is written, what is kept, what is refused, and one command at a time."""

import errno
import fcntl
import os
import stat
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.capture import writing
from builder.capture.model import FileChange, RefusedError
from builder.capture.writing import BusyError, alone, write
from tests.support import PATIENCE, Folder, notes_in

ADA = "content/contacts/ada.md"
BO = "content/contacts/bo.md"


@pytest.fixture
def root(folder: Folder) -> Path:
    """Return the root of notes with one contact."""
    folder.write(ADA, "old")
    return folder.root


class TestWhatIsWritten:
    """Replacements, new files, removals; what is done already counts as done."""

    def test_nothing(self, root: Path) -> None:
        write(root, [])
        write(root, [FileChange(ADA, b"old", b"old")])
        assert notes_in(root) == {ADA: b"old"}

    def test_all_three(self, root: Path) -> None:
        (root / BO).write_bytes(b"bo")
        told: list[None] = []
        new = "content/organisations/a/b.md"
        changes = [
            FileChange(BO, b"bo", None),
            FileChange(new, None, b"new"),
            FileChange(ADA, b"old", b"\xef\xbb\xbfx\r"),
        ]
        write(root, changes, lambda: told.append(None))
        assert notes_in(root) == {ADA: b"\xef\xbb\xbfx\r", new: b"new"}
        assert len(told) == 3

    def test_many_at_once(self, root: Path) -> None:
        told: list[None] = []
        changes = [FileChange(f"content/contacts/{number}.md", None, b"x") for number in range(40)]
        write(root, changes, lambda: told.append(None))
        assert (len(notes_in(root)), len(told)) == (41, 40)

    def test_a_new_file_that_is_there_already_counts_as_done(self, root: Path) -> None:
        write(root, [FileChange(ADA, None, b"old"), FileChange(BO, None, b"bo")])
        assert notes_in(root) == {ADA: b"old", BO: b"bo"}

    @pytest.mark.parametrize("name", ["x" * 252, "é" * 126, "小" * 84])
    def test_the_longest_names(self, root: Path, name: str) -> None:
        path = f"content/contacts/{name}.md"
        write(root, [FileChange(path, None, b"new")])
        write(root, [FileChange(path, b"new", b"newer")])
        assert notes_in(root) == {ADA: b"old", path: b"newer"}

    def test_a_name_that_is_too_long(self, root: Path) -> None:
        path = f"content/contacts/{'x' * 253}.md"
        with pytest.raises(OSError, match="File name too long") as raised:
            write(root, [FileChange(ADA, b"old", b"new"), FileChange(path, None, b"new")])
        assert raised.value.filename == path
        assert notes_in(root) == {ADA: b"old"}

    @pytest.mark.parametrize("path", ["content/../x.md", "/content/x.md", "keepwarm.yaml", "content//x.md", ""])
    def test_other_places_are_a_bug(self, root: Path, path: str) -> None:
        with pytest.raises(ValueError, match="not a path below content/"):
            write(root, [FileChange(path, None, b"x")])


class TestWhatIsKept:
    """Permissions, and whatever else the system lets us keep."""

    def test_permissions(self, root: Path) -> None:
        (root / ADA).chmod(0o640)
        write(root, [FileChange(ADA, b"old", b"new")])
        assert stat.S_IMODE((root / ADA).stat().st_mode) == 0o640

    def test_permissions_go_along_with_a_rename(self, root: Path) -> None:
        (root / ADA).chmod(0o600)
        write(root, [FileChange(BO, None, b"new"), FileChange(ADA, b"old", None)])
        assert stat.S_IMODE((root / BO).stat().st_mode) == 0o600

    def test_a_new_file_has_the_usual_ones(self, root: Path) -> None:
        before = os.umask(0o027)
        try:
            write(root, [FileChange(BO, None, b"new")])
        finally:
            os.umask(before)
        assert stat.S_IMODE((root / BO).stat().st_mode) == 0o640

    @pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
    def test_owner_and_group(self, root: Path) -> None:
        os.chown(root / ADA, 1234, 2345)
        (root / ADA).chmod(0o4751)
        write(root, [FileChange(ADA, b"old", b"new")])
        status = (root / ADA).stat()
        assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1234, 2345, 0o4751)

    @pytest.mark.skipif(not hasattr(os, "setxattr"), reason="only Linux has these")
    def test_attributes(self, root: Path) -> None:
        try:
            os.setxattr(root / ADA, "user.tag", b"friend")
        except OSError:
            pytest.skip("this disk has none")
        write(root, [FileChange(ADA, b"old", b"new")])
        assert os.getxattr(root / ADA, "user.tag") == b"friend"

    def test_a_second_hard_link_keeps_the_old_text(self, root: Path) -> None:
        os.link(root / ADA, root / "backup")
        write(root, [FileChange(ADA, b"old", b"new")])
        assert (root / "backup").read_bytes() == b"old"
        assert (root / ADA).read_bytes() == b"new"

    def test_a_link_inside_is_written_through(self, root: Path) -> None:
        (root / "content/shared").mkdir()
        (root / ADA).rename(root / "content/shared/ada.md")
        (root / ADA).symlink_to("../shared/ada.md")
        write(root, [FileChange(ADA, b"old", b"new")])
        assert (root / ADA).is_symlink()
        assert (root / "content/shared/ada.md").read_bytes() == b"new"

    def test_the_content_folder_may_be_a_link(self, root: Path) -> None:
        (root / "content").rename(root / "elsewhere")
        (root / "content").symlink_to("elsewhere")
        write(root, [FileChange(ADA, b"old", b"new"), FileChange(BO, None, b"bo")])
        assert (root / "elsewhere/contacts/ada.md").read_bytes() == b"new"
        assert (root / "elsewhere/contacts/bo.md").read_bytes() == b"bo"


class TestWhatIsRefused:
    """A note is never what it was not when it was read, and nothing outside is touched; then nothing changes at all."""

    @pytest.mark.parametrize(
        ("now", "sentence"),
        [
            ("changed", "content/contacts/ada.md was changed meanwhile, so nothing was changed; try again"),
            ("removed", "content/contacts/ada.md was removed meanwhile, so nothing was changed; try again"),
            ("folder", "content/contacts/ada.md is a folder now, so nothing was changed"),
            ("pipe", "content/contacts/ada.md is not a plain file now, so nothing was changed"),
        ],
    )
    @pytest.mark.parametrize("after", [b"new", None])
    def test_not_as_it_was_read(self, root: Path, now: str, sentence: str, after: bytes | None) -> None:
        (root / ADA).unlink()
        if now == "changed":
            (root / ADA).write_bytes(b"mine")
        elif now == "folder":
            (root / ADA).mkdir()
        elif now == "pipe":
            os.mkfifo(root / ADA)
        before = notes_in(root)
        with pytest.raises(RefusedError) as raised:
            write(root, [FileChange(BO, None, b"bo"), FileChange(ADA, b"old", after)])
        assert str(raised.value) == sentence
        assert notes_in(root) == before

    @pytest.mark.parametrize("there", ["file", "folder", "dangling link", "link"])
    def test_a_new_file_over_anything(self, root: Path, there: str) -> None:
        if there == "file":
            (root / BO).write_bytes(b"mine")
        elif there == "folder":
            (root / BO).mkdir()
        else:
            (root / BO).symlink_to("ada.md" if there == "link" else "nowhere")
        before = notes_in(root)
        with pytest.raises(RefusedError, match=r"^content/contacts/bo\.md is "):
            write(root, [FileChange(ADA, b"old", b"new"), FileChange(BO, None, b"bo")])
        assert notes_in(root) == before
        assert not (root / "content/contacts/nowhere").exists()

    def test_changed_while_the_new_bytes_were_prepared(self, root: Path) -> None:
        def edit() -> None:
            (root / ADA).write_bytes(b"mine")

        with pytest.raises(RefusedError, match="was changed meanwhile"):
            write(root, [FileChange(ADA, b"old", b"new")], edit)
        assert notes_in(root) == {ADA: b"mine"}

    @pytest.mark.parametrize("kind", ["file", "folder", "removal"])
    def test_a_link_out(self, root: Path, kind: str) -> None:
        outside = root / "outside"
        outside.mkdir()
        (outside / "x.md").write_bytes(b"theirs")
        path = "content/contacts/out.md" if kind == "file" else "content/contacts/sub/x.md"
        if kind == "file":
            (root / path).symlink_to(outside / "x.md")
        else:
            (root / "content/contacts/sub").symlink_to(outside)
        with pytest.raises(RefusedError, match="leads out of the content folder, by a link, so nothing was changed"):
            write(
                root, [FileChange(path, b"theirs", None if kind == "removal" else b"x"), FileChange(ADA, b"old", b"n")]
            )
        with pytest.raises(RefusedError):
            write(root, [FileChange("content/contacts/sub/new.md" if kind != "file" else path, None, b"x")])
        assert {one.name: one.read_bytes() for one in outside.iterdir()} == {"x.md": b"theirs"}
        assert (root / ADA).read_bytes() == b"old"


class TestASpellingThatChanges:
    """Upper and lower case: one file, on whatever disk."""

    def test_it_is_one_step(self, root: Path) -> None:
        write(root, [FileChange("content/contacts/Ada.md", None, b"new"), FileChange(ADA, b"old", None)])
        assert notes_in(root) == {"content/contacts/Ada.md": b"new"}

    def test_another_file_of_that_name_is_kept(self, root: Path) -> None:
        (root / "content/contacts/Ada.md").write_bytes(b"another")
        with pytest.raises(RefusedError, match="the new name is taken"):
            write(root, [FileChange("content/contacts/Ada.md", None, b"new"), FileChange(ADA, b"old", None)])
        assert notes_in(root) == {ADA: b"old", "content/contacts/Ada.md": b"another"}

    def test_a_disk_that_finds_both_spellings(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        os.link(root / ADA, root / "content/contacts/Ada.md")
        monkeypatch.setattr(os, "listdir", lambda _: ["ada.md"])
        renamed: list[str] = []
        monkeypatch.setattr(os, "rename", lambda one, other: renamed.append(f"{one.name} {other.name}"))
        write(root, [FileChange("content/contacts/Ada.md", None, b"new"), FileChange(ADA, b"old", None)])
        assert renamed == ["ada.md Ada.md"]
        assert (root / ADA).read_bytes() == b"new"


class TestAlone:
    """One command at a time, whatever becomes of the other."""

    def test_git_never_sees_the_folder(self, root: Path) -> None:
        with alone(root):
            pass
        assert (root / ".keepwarm/.gitignore").read_bytes() == b"*\n"
        subprocess.run(["git", "init", "-q", root], check=True)
        status = subprocess.run(
            ["git", "-C", root, "status", "--porcelain"], check=True, capture_output=True, text=True
        )
        assert ".keepwarm" not in status.stdout

    def test_what_stands_in_the_folder_is_kept(self, root: Path) -> None:
        (root / ".keepwarm").mkdir()
        (root / ".keepwarm/.gitignore").write_text("mine")
        with alone(root):
            pass
        assert (root / ".keepwarm/.gitignore").read_text() == "mine"

    def test_somebody_else_goes_on_writing(self, root: Path) -> None:
        seen: list[str] = []

        def second() -> None:
            with pytest.raises(BusyError) as raised, alone(root, 0.05):
                raise AssertionError
            seen.append(str(raised.value))

        with alone(root):
            thread = threading.Thread(target=second)
            thread.start()
            thread.join()
        message = "another keepwarm command is writing to these notes; nothing was changed"
        assert seen == [f"{message}. Wait until it has finished, then try again"]

    def test_neither_of_two_loses_its_change(self, root: Path) -> None:
        def add(word: str) -> None:
            for _ in range(20):
                with alone(root, PATIENCE):
                    before = (root / ADA).read_bytes()
                    write(root, [FileChange(ADA, before, before + f" {word}".encode())])

        threads = [threading.Thread(target=add, args=[word]) for word in ("one", "two")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        words = (root / ADA).read_bytes().decode().split()
        assert sorted(words) == ["old", *["one"] * 20, *["two"] * 20]

    def test_two_that_come_first_at_once(self, tmp_path: Path) -> None:
        """Both find that there is no folder for the lock, and both make it."""
        roots = [tmp_path / str(number) for number in range(20)]
        together = threading.Barrier(2, timeout=PATIENCE)

        def enter() -> int:
            entered = 0
            for root in roots:
                root.mkdir(exist_ok=True)
                together.wait()
                with alone(root, PATIENCE):
                    entered += 1
            return entered

        with ThreadPoolExecutor(2) as pool:
            assert [done.result() for done in [pool.submit(enter) for _ in range(2)]] == [len(roots)] * 2
        assert {(root / ".keepwarm/.gitignore").read_bytes() for root in roots} == {b"*\n"}

    def test_a_link_in_place_of_the_folder(self, root: Path, tmp_path: Path) -> None:
        """A repository of somebody else's may hold one, and have its lock empty a file of the same name."""
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "lock").write_text("precious")
        (root / ".keepwarm").symlink_to(elsewhere)
        with (
            pytest.raises(OSError, match=r"a link, which may lead .*, so nothing can be written") as raised,
            alone(root),
        ):
            pass
        assert raised.value.filename == str(root / ".keepwarm")
        assert [(file.name, file.read_text()) for file in elsewhere.iterdir()] == [("lock", "precious")]

    def test_a_killed_process_holds_nothing(self, root: Path) -> None:
        script = f"""
import os, signal
from pathlib import Path
from builder.capture.writing import alone
with alone(Path({str(root)!r})):
    os.kill(os.getpid(), signal.SIGKILL)
"""
        subprocess.run([sys.executable, "-c", script], check=False, cwd=Path(writing.__file__).parents[2])
        with alone(root, 0.05):
            write(root, [FileChange(ADA, b"old", b"new")])
        assert notes_in(root) == {ADA: b"new"}

    @pytest.mark.parametrize("name", ["ENOSYS", "ENOTSUP", "EINVAL", "ENOLCK"])
    def test_a_disk_without_locks(self, root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing stands for one that would stay behind a killed command, and a changed note is not overwritten."""
        number = getattr(errno, name)

        def missing(*_: object) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(fcntl, "flock", missing)
        with alone(root), alone(root, 0.05):
            write(root, [FileChange(ADA, b"old", b"new")])
            with pytest.raises(RefusedError, match="was changed meanwhile"):
                write(root, [FileChange(ADA, b"old", b"newer")])
        assert notes_in(root) == {ADA: b"new"}

    @pytest.mark.parametrize("kind", ["file", "read-only"])
    def test_a_folder_that_cannot_be_written_to(self, root: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
        if kind == "file":
            (root / ".keepwarm").write_text("mine")
        else:
            monkeypatch.setattr(os, "mkdir", _refused)
        with pytest.raises(OSError, match="so nothing can be written to these notes") as raised, alone(root):
            raise AssertionError
        assert raised.value.filename == str(root / ".keepwarm")


def _refused(path: Path, *_: object) -> None:
    raise PermissionError(13, "Permission denied", path)
