"""Texts that are put aside: each is needed only now and then, and together they are large."""

import os
from pathlib import Path
from typing import IO, NamedTuple


class Aside(NamedTuple):
    """Where a text lies that was put aside: in which open file, from where on, and how many bytes."""

    file: int
    start: int
    size: int

    def read(self) -> bytes:
        """Return the text; a forked process may, too, for that moves no position in the file that both have."""
        return os.pread(self.file, self.size, self.start)


class Shelf:
    """A file without a name in a folder, made when it is needed, which holds what is put aside until it is closed."""

    def __init__(self, folder: Path | None) -> None:
        """Begin empty; without a folder it stays so."""
        self._folder = folder if hasattr(os, "pread") else None  # Windows has none
        self._file: IO[bytes] | None = None
        self._end = 0

    def put(self, text: bytes) -> bytes | Aside:
        """Return where *text* lies from now on; where the disk will not have it, the text itself."""
        if not self._folder:
            return text
        try:
            self._file = self._file or _without_name(self._folder)
            size = self._file.write(text)
        except OSError:
            self._folder = None
            return text
        start, self._end = self._end, self._end + size
        return Aside(self._file.fileno(), start, size) if size == len(text) else text

    def close(self) -> None:
        """Let go of all that lies there."""
        if self._file:
            self._file.close()


def _without_name(folder: Path) -> IO[bytes]:
    from tempfile import TemporaryFile  # noqa: PLC0415 - a build after one edit puts nothing aside

    return TemporaryFile(buffering=0, dir=folder)
