"""The stamp on disk: whole or none, and never trusted further than it can be checked."""

import errno
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.stamp import saved
from builder.stamp.sight import checksum
from tests.stamp.conftest import Stamped
from tests.support import tries

_shared = settings(max_examples=tries(50), suppress_health_check=[HealthCheck.function_scoped_fixture])


def file(stamped: Stamped) -> Path:
    return stamped.root / ".keepwarm" / "stamp"


def forged(stamped: Stamped, fields: str) -> None:
    """Write a stamp of these fields that has a right checksum."""
    file(stamped).write_text(f"keepwarm stamp 1\0{checksum(fields)}\0{fields}", newline="")


def test_what_is_kept_comes_back(stamped: Stamped) -> None:
    made = stamped.stamp(out="Nothing changed: 1 file\nOpen /zwölf/ン/می\u200cروم\n", err="1 error in the notes\n")
    made.young = {"/a\nb": "00", "/\udcff": "ff"}
    saved.save(str(stamped.root), made)
    kept = saved.load(str(stamped.root))
    assert kept
    assert all(getattr(kept, name) == getattr(made, name) for name in saved.Stamp.__slots__)


def test_git_ignores_it_and_nothing_else_is_left(stamped: Stamped) -> None:
    folder = stamped.root / ".keepwarm"
    assert {one.name: one.read_bytes() for one in folder.iterdir() if one.name != "stamp"} == {".gitignore": b"*\n"}


def test_what_a_full_disk_has_left_empty_is_written_again(stamped: Stamped) -> None:
    ignored = stamped.root / ".keepwarm" / ".gitignore"
    ignored.write_bytes(b"")
    saved.prepared(str(stamped.root))
    assert ignored.read_bytes() == b"*\n"
    ignored.write_bytes(b"/mine\n")
    saved.prepared(str(stamped.root))
    assert ignored.read_bytes() == b"/mine\n"


def test_nothing_is_written_where_a_link_leads(stamped: Stamped) -> None:
    """Somebody else's folder may hold one, and have what is ignored written into a file that is empty, or not there."""
    ignored, empty = stamped.root / ".keepwarm" / ".gitignore", stamped.folder.write("empty", "")
    for target in (empty, stamped.root / "nowhere"):
        ignored.unlink()
        ignored.symlink_to(target)
        saved.prepared(str(stamped.root))
    assert not empty.stat().st_size
    assert not (stamped.root / "nowhere").exists()


def test_nobody_waits_for_the_other_end_of_a_pipe(stamped: Stamped) -> None:
    ignored = stamped.root / ".keepwarm" / ".gitignore"
    ignored.unlink()
    os.mkfifo(ignored)
    with pytest.raises(OSError, match=re.escape(os.strerror(errno.ENXIO))):
        saved.prepared(str(stamped.root))


@pytest.mark.parametrize("end", [0, 1, 16, 17, 60, -1, -2])
def test_one_that_is_cut_off_is_none(stamped: Stamped, end: int) -> None:
    file(stamped).write_bytes(file(stamped).read_bytes()[:end])
    assert not stamped.answers()


@_shared
@given(st.data())
def test_one_that_is_damaged_is_none(stamped: Stamped, data: st.DataObject) -> None:
    stamped.stamp()
    whole = file(stamped).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    file(stamped).write_bytes(whole[:at] + bytes([other]) + whole[at + 1 :])
    assert not stamped.answers()


@_shared
@given(st.binary() | st.binary().map(lambda rest: b"keepwarm stamp 1\0" + rest))
def test_any_bytes_are_none(stamped: Stamped, data: bytes) -> None:
    file(stamped).write_bytes(data)
    assert not stamped.answers()


@_shared
@given(st.lists(st.sampled_from(["", "0", "x", "/", "settings", "/dev/zero", "-1 99999999999"]), max_size=16))
def test_any_fields_are_none(stamped: Stamped, fields: list[str]) -> None:
    forged(stamped, "".join(f"{field}\0" for field in fields))
    assert not stamped.answers()
    assert not stamped.answers("--today", "x", "--output", "/x")


@pytest.mark.parametrize("said", ["\x1b[2J\n", "a\rb\n", "\u202eevil\n", "a\x07\n", "\x9b31m\n"])
@pytest.mark.parametrize("field", ["out", "err"])
def test_what_a_terminal_would_obey_is_not_printed(stamped: Stamped, field: str, said: str) -> None:
    stamped.stamp(**{field: said})
    assert not stamped.answers()


@pytest.mark.parametrize("wrong", [{"status": "2"}, {"status": ""}, {"files": "many"}, {"holds": "soon"}])
def test_what_no_build_would_keep(stamped: Stamped, wrong: dict[str, str]) -> None:
    stamped.stamp(**wrong)
    assert not stamped.answers()


class TestOddPlaces:
    """Where the disk will not keep it, there is none, and a build is none the worse."""

    def test_a_folder_in_its_place(self, stamped: Stamped) -> None:
        file(stamped).unlink()
        file(stamped).mkdir()
        stamped.stamp()
        assert not stamped.answers()
        assert sorted(one.name for one in file(stamped).parent.iterdir()) == [".gitignore", "stamp"]

    def test_a_pipe_in_its_place(self, stamped: Stamped) -> None:
        file(stamped).unlink()
        os.mkfifo(file(stamped))
        assert not stamped.answers()

    def test_a_file_in_place_of_the_folder(self, stamped: Stamped) -> None:
        (stamped.root / ".keepwarm").rename(stamped.root / "aside")
        stamped.folder.write(".keepwarm", "mine")
        stamped.stamp()
        assert not stamped.answers()
        assert (stamped.root / ".keepwarm").read_text() == "mine"

    def test_one_that_is_far_too_large(self, stamped: Stamped) -> None:
        with file(stamped).open("ab") as opened:
            opened.truncate(1 << 40)
        assert not stamped.answers()
