"""How the site looks: where it is large, a process of its own looks at it while this one looks at the notes.

Imported before anything else, at every build: see `builder.stamp.sight`.
"""

import marshal
import os

from builder.stamp.looking import Look, look_at_site

_MANY = 2000  # files: looking at so many takes longer than starting a process
_KILL = 9  # as POSIX numbers it; signal would be imported for that alone
_DIGEST = 32  # characters of one
_YOUNG, _OLD = b"+", b"-"


class Apart:
    """The look at the site in a folder, fetched when it is needed."""

    def __init__(self, folder: str, files: int, now: int) -> None:
        """Start looking, in a process of its own if there are enough *files*; *now* is in nanoseconds since 1970."""
        self._folder, self._now = folder, now
        self._process = 0
        self._look: Look | None = None
        self._head = b""
        if files >= _MANY and hasattr(os, "fork") and os.cpu_count() != 1:
            self._begin()
        else:
            self._look = look_at_site(folder, now)

    def _begin(self) -> None:
        reading, writing = os.pipe()
        self._process = os.fork()
        if self._process:
            os.close(writing)
            self._pipe = open(reading, "rb")  # noqa: SIM115 - until it is closed
            return
        try:
            os.close(reading)  # else it would never learn that the reading process has been killed
            look = look_at_site(self._folder, self._now)
            if look:
                os.write(writing, look.digest.encode() + (_YOUNG if look.young else _OLD))
                with open(writing, "wb") as pipe:
                    held = (look.folder, look.beside, look.seen, look.young, look.before)
                    pipe.write(marshal.dumps(held))  # type: ignore[arg-type]  # rows of texts and numbers
        finally:
            os._exit(0)

    def digest(self) -> tuple[str, bool]:
        """Return the digest of the look, empty where there is none, and whether any file is too young to rely on."""
        if not self._process:
            return (self._look.digest, bool(self._look.young)) if self._look else ("", False)
        self._head = self._head or self._pipe.read(_DIGEST + 1)
        return self._head[:_DIGEST].decode(), self._head[_DIGEST:] == _YOUNG

    def look(self) -> Look | None:
        """Return the look, or None where there is nothing that can be trusted."""
        digest, _ = self.digest()
        if self._process and digest and not self._look:
            try:
                folder, beside, seen, young, before = marshal.loads(self._pipe.read())  # noqa: S302 - of this program
            except (EOFError, ValueError, TypeError):  # the process was ended meanwhile
                return None
            self._look = Look(folder, beside, seen, young, before, digest)
        return self._look

    def close(self) -> None:
        """End the process; what it has not sent yet is not needed."""
        if self._process:
            self._pipe.close()
            os.kill(self._process, _KILL)
            os.waitpid(self._process, 0)
            self._process = 0
