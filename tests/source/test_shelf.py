"""Texts lie in a file that nobody else sees, and stay where they are where there is no room for it."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from builder.source import reading, shelf
from builder.source.shelf import Aside, Shelf

NOTE = "---\nname: Ada Lind\n---\n\nMet at the fair in Łódź.\n".encode()


@pytest.fixture
def on(tmp_path: Path) -> Iterator[Shelf]:
    """Give a shelf."""
    made = Shelf(tmp_path)
    yield made
    made.close()


def aside(put: bytes | Aside) -> Aside:
    assert isinstance(put, Aside)
    return put


def test_texts_that_are_put_aside_come_back(on: Shelf) -> None:
    texts = [b"one", b"", NOTE, b"\xff\0"]
    assert [aside(on.put(text)).read() for text in texts] == texts
    assert [one.read() for one in [aside(on.put(text)) for text in texts][::-1]] == texts[::-1]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_forked_process_reads_them_too(on: Shelf) -> None:
    before, after = aside(on.put(b"before")), b"after"
    child = os.fork()
    if not child:
        os._exit(0 if before.read() == b"before" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert aside(on.put(after)).read() == after


def test_nobody_else_sees_them(tmp_path: Path, on: Shelf) -> None:
    put = aside(on.put(NOTE))
    assert [*tmp_path.iterdir()] == []
    on.close()
    with pytest.raises(OSError, match="descriptor"):
        put.read()


def test_a_shelf_that_nothing_was_put_on_makes_no_file(tmp_path: Path) -> None:
    on = Shelf(tmp_path / "nowhere")
    on.close()
    assert on.put(NOTE) == NOTE
    assert Shelf(None).put(NOTE) == NOTE


class Full:
    """A file on a disk that has room for a few bytes."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        """Write into *file*."""
        self._file, self._room = file, room

    def write(self, text: bytes) -> int:
        """Write as much as there is room for."""
        if text and not self._room:
            raise OSError("no space left")
        written = self._file.write(text[: self._room])
        self._room -= written
        return written

    def fileno(self) -> int:
        """Return the number of the file."""
        return self._file.fileno()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def test_what_a_full_disk_has_no_room_for_stays(on: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    made = shelf._without_name  # noqa: SLF001 - the disk
    monkeypatch.setattr(shelf, "_without_name", lambda folder: Full(made(folder), 10))
    first = aside(on.put(b"1234567"))
    assert [on.put(text) for text in (b"too long", b"x")] == [b"too long", b"x"]
    assert first.read() == b"1234567"


def test_without_reads_at_a_place_nothing_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "pread", raising=False)
    assert Shelf(tmp_path).put(NOTE) == NOTE


def test_a_document_is_the_same_wherever_its_text_lies(on: Shelf) -> None:
    here, _ = reading.pack("content/contacts/ada.md", "ada", NOTE)
    assert here
    there = here.put_aside(on)
    assert there != here
    assert there.unpacked() == here.unpacked()
    assert here.put_aside(Shelf(None)) is here
