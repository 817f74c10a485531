"""After any sequence of changes, a stamp that answers has seen exactly what is there."""

import os
import time
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stamp.conftest import Stamped
from tests.support import tries

_PATHS = st.sampled_from(
    [
        "keepwarm.yaml",
        "content/contacts/ada.md",
        "content/contacts/bo.md",
        "content/interviews/ada.md",
        "content/files/plan.txt",
        "content/drafts/thank.txt",
        "themes/mine/theme.yaml",
        "site/index.html",
        "site/people/ada.html",
    ]
)
_STEPS = st.one_of(
    st.tuples(st.just("write"), _PATHS, st.sampled_from(["", "a", "b", "long"])),
    st.tuples(st.just("rewrite"), _PATHS, st.sampled_from(["a", "b", "c"])),
    st.tuples(st.just("delete"), _PATHS, st.just("")),
    st.tuples(st.sampled_from(["move", "link", "hard link"]), _PATHS, _PATHS),
    st.tuples(st.just("stamp"), st.just(""), st.just("")),
)


def state(root: Path) -> dict[str, bytes]:
    """Return what a build would read, and the site, by path."""
    files = (file for name in ("content", "themes", "site") for file in (root / name).rglob("*"))
    return {
        str(file): file.read_bytes() if file.is_file() else b""
        for file in (root / "keepwarm.yaml", *files)
        if os.path.lexists(file)
    }


def take(root: Path, step: tuple[str, str, str]) -> None:
    """Do one step, as far as it can be done."""
    what, path, more = step
    file, other = root / path, root / more
    if what == "write":
        file.unlink(missing_ok=True)
        file.write_text(more)
    elif what == "rewrite" and file.is_file():
        times = file.stat()
        file.write_text(more * times.st_size)
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    elif what == "delete":
        file.unlink(missing_ok=True)
    elif what == "move" and os.path.lexists(file):
        file.replace(other)
    elif what in ("link", "hard link") and path != more:
        other.unlink(missing_ok=True)
        if what == "link":
            other.symlink_to(file)
        elif file.is_file():
            other.hardlink_to(file.resolve())


@settings(max_examples=tries(40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(_STEPS, max_size=6))
def test_an_answer_is_never_wrong(stamped: Stamped, steps: list[tuple[str, str, str]]) -> None:
    stamped.now = time.time_ns()  # all of it takes place within the time that a disk's clock may take for a step
    stamped.stamp()
    seen = state(stamped.root)
    for step in steps:
        stamped.now = time.time_ns()
        if step[0] == "stamp":
            stamped.stamp()
            seen = state(stamped.root)
            assert stamped.answers() or not (stamped.root / "keepwarm.yaml").exists(), "nothing has changed"
            continue
        take(stamped.root, step)
        if stamped.answers():
            assert state(stamped.root) == seen
