"""Writing notes goes wrong at each of its steps: they are all as before or all as wanted, and nothing is left over."""

import errno
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from builder.capture import files, steps, writing
from builder.capture.model import FileChange, RefusedError
from builder.capture.steps import Step
from builder.capture.writing import alone, write
from tests.support import Folder, Keepwarm, as_somebody, notes_in

ADA, BO, CY = (f"content/contacts/{name}.md" for name in ("ada", "bo", "cy"))
NEW = "content/organisations/far/new.md"
OLD_STATE = {ADA: b"ada", BO: b"bo", CY: b"cy"}
NEW_STATE = {ADA: b"ADA", CY: b"CY", NEW: b"new"}
CHANGES = (
    FileChange(ADA, b"ada", b"ADA"),
    FileChange(NEW, None, b"new"),
    FileChange(BO, b"bo", None),
    FileChange(CY, b"cy", b"CY"),
)
_CALLS = ("open", "fsync", "mkdir", "link", "replace", "rename", "unlink", "chmod", "fdopen", "scandir")


@pytest.fixture
def root(folder: Folder) -> Path:
    """Return the root of three notes."""
    for path, data in OLD_STATE.items():
        folder.write(path, data.decode())
    return folder.root


class Fault:
    """Makes the *number*th call of the system that *write* makes fail, before or after it was carried out."""

    def __init__(
        self, patch: pytest.MonkeyPatch, number: int, error: Callable[[], BaseException], *, after: bool
    ) -> None:
        self.left, self.error, self.after, self.failed = number, error, after, ""
        for name in _CALLS:
            patch.setattr(os, name, self._failing(name, getattr(os, name) if name != "fsync" else lambda _: None))

    def _failing(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def failing(*arguments: Any, **more: Any) -> Any:  # noqa: ANN401 - whatever the system's call takes
            self.left -= 1
            fails = self.left == 0
            if fails:
                self.failed = name
            if fails and not self.after:
                raise self.error()
            result = call(*arguments, **more)
            if fails:
                if name in {"fdopen", "scandir"}:
                    result.close()
                elif name == "open":
                    os.close(result)
                raise self.error()
            return result

        return failing


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    "error",
    [
        KeyboardInterrupt,
        lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "some part"),
    ],
    ids=["interrupted", "no space"],
)
def test_a_fault_at_any_call_of_the_system(root: Path, error: Callable[[], BaseException], *, after: bool) -> None:
    reached = set()
    for number in range(1, 1000):
        raised: BaseException | None = None
        with pytest.MonkeyPatch.context() as patch:
            fault = Fault(patch, number, error, after=after)
            try:
                write(root, CHANGES)
            except (OSError, KeyboardInterrupt) as stopped:
                raised = stopped
        if not fault.failed:
            break
        reached.add(fault.failed)
        now = notes_in(root)
        left = {path for path in now if path.endswith(".part")}
        said = f"{fault.failed}, call {number}: {raised!r}"
        notes = {path: data for path, data in now.items() if path not in left}
        assert notes in (OLD_STATE, NEW_STATE), said
        assert len(left) <= (fault.failed == "unlink" and not after), said
        if isinstance(raised, OSError):
            assert notes == OLD_STATE, said
            assert raised.filename in {ADA, BO, CY, NEW} or raised.filename == "some part", said
            assert str(raised.strerror).endswith("; nothing was changed"), said
        elif raised is None:
            assert notes == NEW_STATE, said
        if notes == OLD_STATE:
            assert not (root / NEW).parent.exists() or fault.failed in {"mkdir", "rmdir"}, said
            write(root, CHANGES)
        assert {path: data for path, data in notes_in(root).items() if path not in left} == NEW_STATE, said
        write(root, [FileChange(change.path, change.after, change.before) for change in CHANGES])
        (root / NEW).parent.rmdir()
        (root / NEW).parent.parent.rmdir()
        assert notes_in(root) == OLD_STATE, said
    assert reached >= {"open", "fsync", "mkdir", "link", "replace", "unlink", "chmod", "fdopen"}


class TestADiskWithoutHardLinks:
    """New files are put in place by another way, and still never over anything."""

    @pytest.fixture(autouse=True)
    def _no_links(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*_: object) -> None:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

        monkeypatch.setattr(os, "link", refused)

    def test_all_is_written(self, root: Path) -> None:
        write(root, CHANGES)
        assert notes_in(root) == NEW_STATE

    def test_what_has_appeared_meanwhile_is_kept(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put = files.put_new

        def late(part: Path, file: Path) -> None:
            file.write_bytes(b"theirs")
            put(part, file)

        monkeypatch.setattr(steps, "put_new", late)
        with pytest.raises(RefusedError, match=f"{NEW} has appeared meanwhile, so nothing was changed"):
            write(root, CHANGES)
        assert notes_in(root) == {**OLD_STATE, NEW: b"theirs"}

    def test_a_failing_rename_leaves_no_empty_file(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        replace = os.replace

        def failing(one: Path, other: Path) -> None:
            if other.name == "new.md":
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            replace(one, other)

        monkeypatch.setattr(os, "replace", failing)
        with pytest.raises(OSError, match="nothing was changed"):
            write(root, CHANGES)
        assert notes_in(root) == OLD_STATE

    def test_it_is_taken_back(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        unlink = os.unlink

        def failing(file: Path) -> None:
            if file.name == "bo.md":
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            unlink(file)

        monkeypatch.setattr(os, "unlink", failing)
        with pytest.raises(PermissionError, match="nothing was changed"):
            write(root, CHANGES)
        assert notes_in(root) == OLD_STATE


def test_what_has_appeared_meanwhile_is_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def late(part: Path, file: Path) -> None:
        file.write_bytes(b"new")
        link(part, file)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(RefusedError, match=f"{NEW} has appeared meanwhile, so nothing was changed"):
        write(root, CHANGES)
    assert notes_in(root) == {**OLD_STATE, NEW: b"new"}


@pytest.mark.usefixtures("handlers")
def test_an_impatient_interruption(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pressing Ctrl-C again and again while it is taken back does not leave half of it."""
    put, undo, handler = Step.put, Step.undo, signal.getsignal(signal.SIGINT)

    def interrupted(step: Step) -> None:
        put(step)
        if step.path == BO:
            signal.raise_signal(signal.SIGINT)

    def impatient(step: Step) -> None:
        signal.raise_signal(signal.SIGINT)
        undo(step)

    monkeypatch.setattr(Step, "put", interrupted)
    monkeypatch.setattr(Step, "undo", impatient)
    with pytest.raises(KeyboardInterrupt):
        write(root, CHANGES)
    assert notes_in(root) == OLD_STATE
    assert signal.getsignal(signal.SIGINT) is handler


def test_a_thread_takes_back_as_well(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Signals are the business of the main thread alone."""

    def full(_: Step) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Step, "put", full)
    with ThreadPoolExecutor(1) as pool, pytest.raises(OSError, match="No space left on device; nothing was changed"):
        pool.submit(write, root, CHANGES).result()
    assert notes_in(root) == OLD_STATE


def test_what_cannot_be_taken_back_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, broken = os.replace, list[bool]()

    def failing(one: Path, other: Path) -> None:
        if other.name == "cy.md" or broken:
            broken.append(True)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        replace(one, other)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="Input/output error") as raised:
        write(root, CHANGES)
    assert raised.value.filename == CY
    assert raised.value.strerror == f"Input/output error; what was written already could not be taken back: {ADA}"
    assert notes_in(root) == {**OLD_STATE, ADA: b"ADA"}


def test_an_interruption_that_cannot_be_taken_back_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, broken = os.replace, list[bool]()

    def failing(one: Path, other: Path) -> None:
        if broken:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if other.name == "cy.md":
            broken.append(True)
            raise KeyboardInterrupt
        replace(one, other)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="this was broken off; what was written already could not be taken back"):
        write(root, CHANGES)


def test_a_note_that_may_not_be_written_to(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda file, mode: "ada" not in str(file) and access(file, mode))
    with pytest.raises(PermissionError, match="Permission denied; nothing was changed") as raised:
        write(root, CHANGES)
    assert raised.value.filename == ADA
    assert notes_in(root) == OLD_STATE


def test_a_read_only_folder(keepwarm: Keepwarm) -> None:
    with TemporaryDirectory() as place:  # where everybody may look, as pytest's own are not
        contacts = Folder(Path(place)).contact("ada").parent
        rename = ("-C", place, "rename", "ada", "new")
        assert keepwarm(*rename, "--dry-run").status == 0  # which imports all that it takes, too
        with as_somebody(Path(place)):
            contacts.chmod(0o500)
            ran = keepwarm(*rename)
            contacts.chmod(0o700)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.endswith("permission denied; nothing was changed\n")
        assert [file.name for file in contacts.iterdir()] == ["ada.md"]


@pytest.mark.parametrize("system", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_a_system_that_cannot_sync_folders(root: Path, system: int, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def picky(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(system, os.strerror(system))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", picky)
    write(root, CHANGES)
    assert notes_in(root) == NEW_STATE


@pytest.mark.parametrize("call", ["fsync", "replace", "link", "unlink"])
def test_a_killed_write(root: Path, call: str) -> None:
    script = f"""
import os, signal
from pathlib import Path
from builder.capture.model import FileChange
from builder.capture.writing import write
call, calls = os.{call}, []
def fatal(*arguments, **more):
    calls.append(call(*arguments, **more))
    if len(calls) == 1 or {call!r} == "unlink":
        os.kill(os.getpid(), signal.SIGKILL)
os.{call} = fatal
write(Path({str(root)!r}), {CHANGES!r})
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, cwd=Path(writing.__file__).parents[2])
    assert done.returncode == -signal.SIGKILL
    now = notes_in(root)
    for path, data in now.items():
        if not path.endswith(".part"):
            assert data in {OLD_STATE.get(path), NEW_STATE.get(path)}, "each file is whole"
    assert any(path.endswith(".part") for path in now)
    with alone(root):
        write(
            root,
            [FileChange(one.path, now.get(one.path), one.after) for one in CHANGES if now.get(one.path) != one.after],
        )
        theirs = (root / NEW).with_name(".theirs.part")
        theirs.touch()
        write(root, [FileChange(NEW, b"new", b"newer")])
        theirs.unlink()
    assert notes_in(root) == {**NEW_STATE, NEW: b"newer"}


RENAMED = {
    "content/contacts/ada.md": "---\nname: Ada\n---\nSee [[ada#Log]].\n",
    "content/contacts/bo.md": "---\nname: Bo\nintroduced_by: ada\n---\n",
    "content/interviews/2026-11-18-ada.md": "---\ncontact: [ada, bo]\ndate: 2026-11-18\n---\n",
}


@pytest.mark.parametrize("call", ["replace", "link", "unlink"])
def test_a_killed_rename_is_completed_by_a_second_one(folder: Folder, call: str, keepwarm: Keepwarm) -> None:
    for path, text in RENAMED.items():
        folder.write(path, text)
    script = f"""
import os, signal, sys
from builder import cli
call = os.{call}
def fatal(one, *more, **options):
    if {call!r} == "unlink" and one.name != "ada.md":
        return call(one, *more, **options)
    if {call!r} != "unlink" and "ada.md" in str(more) or ".gitignore" in str(more):
        return call(one, *more, **options)
    if {call!r} != "unlink":
        call(one, *more, **options)
    os.kill(os.getpid(), signal.SIGKILL)
os.{call} = fatal
sys.argv = ["keepwarm", "-C", {str(folder.root)!r}, "rename", "ada", "eve"]
cli.main()
"""
    done = subprocess.run([sys.executable, "-c", script], check=False, cwd=Path(writing.__file__).parents[2])
    assert done.returncode == -signal.SIGKILL
    assert (folder.root / ADA).exists()
    ran = keepwarm("-C", folder.root, "rename", "ada", "eve")
    assert (ran.status, ran.err) == (0, "Renamed contact ada to eve\n")
    wanted = {
        re.sub("contacts/ada", "contacts/eve", path): re.sub(r"\bada\b", "eve", text) for path, text in RENAMED.items()
    }
    assert {path: data.decode() for path, data in notes_in(folder.root).items()} == wanted
