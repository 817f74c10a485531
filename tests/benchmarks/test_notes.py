"""The notes that measurements are made on."""

import re
from pathlib import Path

from benchmarks import notes
from builder.checks.loading import open_notes
from tests.support import files_in

_SIZE = 30


def test_they_are_the_same_bytes_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        notes.write(tmp_path / name, _SIZE)
    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")
    notes.write(tmp_path / "three", _SIZE, seed=2)
    assert files_in(tmp_path / "one") != files_in(tmp_path / "three")


def test_nothing_in_them_is_wrong(tmp_path: Path) -> None:
    notes.write(tmp_path, _SIZE)
    read = open_notes(tmp_path, lambda _: notes.TODAY)
    assert read.diagnostics == ()
    assert len(read.library.contacts) == len(read.library.interviews) == _SIZE


def test_they_are_as_long_as_notes_are(tmp_path: Path) -> None:
    notes.write(tmp_path, _SIZE)
    contacts, interviews = ([*(tmp_path / "content" / kind).iterdir()] for kind in ("contacts", "interviews"))
    assert 13 < sum(map(_keys, contacts)) / _SIZE < 17
    assert 11 < sum(map(_keys, interviews)) / _SIZE < 15
    assert 300 < sum(len(path.read_text(encoding="utf-8").split()) for path in interviews) / _SIZE < 430
    logs = [path.read_text(encoding="utf-8").partition("## Log\n\n")[2].partition("\n\n")[0] for path in contacts]
    assert {len(log.splitlines()) for log in logs} <= {3, 4, 5, 6}


def _keys(path: Path) -> int:
    return len(re.findall(r"^\w+: ", path.read_text(encoding="utf-8").split("---\n")[1], re.MULTILINE))
