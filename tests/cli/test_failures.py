"""What goes wrong outside of the notes ends in a sentence and a status, never in a traceback."""

import errno
import gc
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from builder import cli
from builder.checks import loading
from builder.source import files, reading
from tests.support import Folder, Keepwarm

ROOT = Path(__file__).parents[2]


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "builder", *arguments]


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a Python of its own find the package, whatever the current folder."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)


def failing(error: BaseException) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise error

    return fail


@pytest.mark.usefixtures("environment")
class TestAsAProgram:
    """A few runs in a process of its own: pipes, terminals and devices as they really are."""

    @pytest.mark.usefixtures("notes")
    def test_it_runs(self) -> None:
        ran = subprocess.run(command("due", "--fail-overdue"), capture_output=True, check=False, encoding="utf-8")
        assert (ran.returncode, ran.stderr) == (3, "")
        assert ran.stdout.startswith("Friday 20 November 2026\n")

    @pytest.mark.usefixtures("notes")
    def test_it_names_itself_as_it_was_called(self) -> None:
        ran = subprocess.run(command("due", "--frob"), capture_output=True, check=False, encoding="utf-8")
        assert ran.returncode == 2
        assert ran.stderr.endswith("“python -m builder due --help” shows how it is used.\n")

    def test_it_ends_with_a_status_wherever_it_is_interrupted(self, tmp_path: Path) -> None:
        """Python ends by the signal where that strikes in code made from a text, as many classes are."""
        struck = "from builder import cli\ncli._run = lambda: exec('raise KeyboardInterrupt')\ncli.main()\n"
        (tmp_path / "struck.py").write_text(struck)
        ran = subprocess.run([sys.executable, "-m", "struck"], check=False, capture_output=True, cwd=tmp_path)
        assert (ran.returncode, ran.stderr) == (130, b"Interrupted.\n")

    def test_an_interruption_before_anything_is_imported(self, tmp_path: Path) -> None:
        struck = """
import sys
from builder import cli

class Impatient:
    def find_spec(self, name, *_):
        if name == "builder.cli.unchanged":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Impatient())
cli.main()
"""
        (tmp_path / "struck.py").write_text(struck)
        ran = subprocess.run([sys.executable, "-m", "struck"], check=False, capture_output=True, cwd=tmp_path)
        assert (ran.returncode, ran.stderr) == (130, b"Interrupted.\n")

    @pytest.mark.usefixtures("notes")
    @pytest.mark.parametrize("arguments", [["build"], ["new", "contact", "Élodie"]])
    def test_names_of_files_without_utf_8(self, arguments: list[str]) -> None:
        plain = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        ran = subprocess.run(command(*arguments), capture_output=True, check=False, env=plain, encoding="utf-8")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr == (
            "keepwarm: your system's settings say that names of files are ascii, so many notes could not be named\n"
            "Set PYTHONUTF8=1, or a locale with UTF-8, and try again.\n"
        )

    @pytest.mark.parametrize("arguments", [["due"], ["due", "--format", "json"], ["show", "cy"], ["--help"]])
    def test_a_reader_that_has_gone_is_no_traceback(self, notes: Folder, arguments: list[str]) -> None:
        items = "\n".join(f"- [ ] Task {number} (by 2026-11-25)" for number in range(4000))
        notes.contact("cy", "name: Cy", f"## To do\n{items}")
        with subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
            assert running.stdout
            assert running.stderr
            running.stdout.close()
            assert running.stderr.read() == b""
        assert running.returncode == 141, "as shells say of other tools; errors in notes must not look like none"

    @pytest.mark.usefixtures("notes")
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
    @pytest.mark.parametrize("arguments", [["due"], ["due", "--format", "json"], ["check", "--format", "json"]])
    def test_a_full_disk_is_a_sentence(self, arguments: list[str]) -> None:
        with Path("/dev/full").open("w") as full:
            ran = subprocess.run(command(*arguments), stdout=full, stderr=subprocess.PIPE, check=False)
        assert (ran.returncode, ran.stderr) == (2, b"keepwarm: no space left on device\n")

    @pytest.mark.usefixtures("notes")
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
    @pytest.mark.parametrize("out", [os.devnull, "/dev/full"])
    @pytest.mark.parametrize(
        "arguments", ["foo", "due --frob", "log ada reply --date 2026-11-19", "check content/none.md"]
    )
    def test_what_cannot_be_said_is_left_to_the_status(self, arguments: str, out: str) -> None:
        """Status 1 would say that nothing was changed."""
        with Path(out).open("w") as stdout, Path("/dev/full").open("w") as full:
            ran = subprocess.run(command(*arguments.split()), stdout=stdout, stderr=full, check=False)
        assert ran.returncode == 2

    @pytest.mark.usefixtures("notes")
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ("show reed", "“reed” fits 2 contacts; write the slug of the one you mean"),
            ("import vcard -", "standard input cannot be imported: it is empty"),
        ],
    )
    def test_nothing_can_be_typed_where_input_is_closed(self, arguments: str, said: str) -> None:
        closed = ["sh", "-c", 'exec "$@" <&-', "sh", *command(*arguments.split())]
        ran = subprocess.run(closed, capture_output=True, check=False, encoding="utf-8")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.splitlines()[0] == f"keepwarm: {said}"

    @pytest.mark.usefixtures("notes")
    def test_a_real_terminal_gets_colours_and_its_width(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "36")
        ours, theirs = pty.openpty()
        with subprocess.Popen(command("due"), stdout=theirs) as running:
            os.close(theirs)
            read = b""
            while chunk := _read(ours):
                read += chunk
        os.close(ours)
        assert running.returncode == 0
        assert b"\x1b[1;31mOverdue 1\x1b[0m\r\n" in read
        assert "\r\n       today  Ask 小林美咲 again, by\r\n              email\r\n" in _plain(read)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


def _plain(read: bytes) -> str:
    text = read.decode()
    for code in ("1", "0", "2", "33", "34", "31", "1;31", "1;33", "1;34"):
        text = text.replace(f"\x1b[{code}m", "")
    return text


@pytest.mark.parametrize("name", ["check", "due", "build"])
def test_an_interruption(notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(loading, "load", failing(KeyboardInterrupt()))
    assert keepwarm(name) == (130, "", "\nInterrupted.\n")  # the line above holds the terminal's ^C


@pytest.mark.usefixtures("notes", "handlers")
@pytest.mark.parametrize("struck", [(loading, "load"), (cli, "_run")], ids=["at work", "while getting ready"])
def test_an_impatient_interruption(
    keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, struck: tuple[ModuleType, str]
) -> None:
    """Pressing Ctrl-C again while the command ends does not make it fail at that."""
    monkeypatch.setattr(*struck, failing(KeyboardInterrupt()))
    monkeypatch.setattr(gc, "freeze", lambda: signal.raise_signal(signal.SIGINT))
    ran = keepwarm("check")
    assert (ran.status, ran.out, ran.err.strip()) == (130, "", "Interrupted.")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.EIO, "Input/output error", "/a/\x1b[31mb"), "/a/\\u{1b}[31mb: input/output error"),
        (PermissionError(errno.EACCES, "Permission denied", b"notes"), "b'notes': permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (OSError("odd"), "odd"),
    ],
)  # fmt: skip
def test_a_broken_machine_is_a_sentence(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    monkeypatch.setattr(loading, "open_notes", failing(error))
    assert keepwarm("due") == (2, "", f"keepwarm: {said}\n")


def test_a_note_that_cannot_be_read_is_that_notes_problem(
    notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = files.read_bytes

    def denied(path: str) -> bytes:
        if path.endswith("cy.md"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return read(path)

    monkeypatch.setattr(reading, "read_bytes", denied)
    ran = keepwarm("due")
    assert ran.status == 1
    assert "Thank Ada Lovelace" in ran.out
    assert ran.err.startswith("Left out: content/contacts/cy.md: ")


@pytest.mark.usefixtures("notes")
class TestABugOfOurs:
    """Says so in two lines, and shows where with KEEPWARM_DEBUG."""

    def test_is_a_sentence(self, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loading, "open_notes", failing(ZeroDivisionError("by \x1b[31mzero")))
        ran = keepwarm("due")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err == (
            "keepwarm: something went wrong inside Keepwarm (ZeroDivisionError: by \\u{1b}[31mzero)\n"
            "KEEPWARM_DEBUG=1 shows where it happened; please report it.\n"
        )

    def test_is_shown_on_request(self, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(loading, "open_notes", failing(ZeroDivisionError("by zero")))
        monkeypatch.setenv("KEEPWARM_DEBUG", "1")
        with pytest.raises(ZeroDivisionError, match="by zero"):
            keepwarm("due")
