"""Changes as a unified diff: exact to the byte, so that git can make them."""

import subprocess
from pathlib import Path

import pytest

from builder.capture.diff import unified
from builder.capture.model import FileChange

ADA, BO = "content/contacts/ada.md", "content/contacts/bo.md"


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (FileChange(ADA, b"a\n", b"a\n"), []),
        (FileChange(ADA, b"a\nb\n", b"a\nc\n"), [f"--- a/{ADA}", f"+++ b/{ADA}", "@@ -1,2 +1,2 @@", " a", "-b", "+c"]),
        (FileChange(ADA, None, b"a\r\n"), ["--- /dev/null", f"+++ b/{ADA}", "@@ -0,0 +1 @@", "+a\r"]),
        (FileChange(ADA, b"a\n", None), [f"--- a/{ADA}", "+++ /dev/null", "@@ -1 +0,0 @@", "-a"]),
        (
            FileChange(ADA, b"a\nb", b"a\nb\n"),
            [
                f"--- a/{ADA}",
                f"+++ b/{ADA}",
                "@@ -1,2 +1,2 @@",
                " a",
                "-b",
                "\\ No newline at end of file",
                "+b",
            ],
        ),
        (
            FileChange(ADA, b"x\x0cy\xe2\x80\xa8z", b"\xef\xbb\xbfx\x0cy\xe2\x80\xa8z"),
            [
                f"--- a/{ADA}",
                f"+++ b/{ADA}",
                "@@ -1 +1 @@",
                "-x\x0cy\u2028z",
                "\\ No newline at end of file",
                "+\ufeffx\x0cy\u2028z",
                "\\ No newline at end of file",
            ],
        ),
    ],
)
def test_one_file(change: FileChange, lines: list[str]) -> None:
    assert list(unified([change])) == lines


def test_a_rename_with_a_change() -> None:
    changes = [FileChange(BO, None, b"a\nc\n"), FileChange(ADA, b"a\nb\n", None)]
    assert list(unified(changes)) == [
        f"diff --git a/{ADA} b/{BO}",
        f"rename from {ADA}",
        f"rename to {BO}",
        f"--- a/{ADA}",
        f"+++ b/{BO}",
        "@@ -1,2 +1,2 @@",
        " a",
        "-b",
        "+c",
    ]
    assert list(unified([FileChange(BO, None, b"a"), FileChange(ADA, b"a", None)]))[1:] == [
        f"rename from {ADA}",
        f"rename to {BO}",
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "end"])
def test_git_makes_the_change(tmp_path: Path, ends: str, last: str) -> None:
    before = (f"one{ends}two{ends}" * 9 + last).encode()
    after = before.replace(b"one", b"1", 1) + b"more"
    folder = tmp_path / "content/contacts"
    folder.mkdir(parents=True)
    for path in (ADA, BO):
        (tmp_path / path).write_bytes(before)
    new = "content/contacts/ça va.md"
    changes = [FileChange(BO, before, after), FileChange(new, None, after), FileChange(ADA, before, None)]
    text = "\n".join([*unified(changes), ""])
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=text.encode(), check=True)
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == {"bo.md": after, "ça va.md": after}
