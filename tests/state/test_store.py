"""Tables of bytes in one file: what was put there comes out, all of it or nothing; what is not ours is not there."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from builder.state import store
from builder.state.store import TABLES, Store

ROWS = {f"people/somebody-{number}.html".encode(): bytes([number]) * 300 for number in range(40)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where a state is, with the same rows in all of its tables but the first."""
    made = tmp_path / "state.sqlite"
    with closing(Store(made, b"me")) as kept:
        for table in TABLES[1:]:
            kept.put(table, ROWS.items())
        kept.commit()
    return made


def held(file: Path, table: str = "notes", made_by: bytes = b"me") -> dict[bytes, bytes]:
    with closing(Store(file, made_by)) as kept:
        return kept.all(table)


def listed(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


KILLED = """
import os, sys
from pathlib import Path
from builder.state.store import Store
kept = Store(Path(sys.argv[1]), b"me")
kept._connection.execute("PRAGMA cache_size = 2")  # its changes reach the disk at once
kept._connection.execute("PRAGMA cache_spill = ON")
kept.put("notes", [(b"n%d" % number, bytes(900)) for number in range(200)])
os._exit(0)
"""
FORKED = """
import os, sys
from pathlib import Path
from builder.state.store import Store
kept = Store(Path(sys.argv[1]), b"me")
old = kept.all("texts")
one, other, *_ = old
kept.put("notes", [(one, b"new")])
child = os.fork()
if not child:
    os._exit(0 if (kept.get("texts", other), kept.get("notes", one)) == (old[other], old[one]) else 1)
status = os.waitpid(child, 0)[1]
assert os.path.exists(f"{sys.argv[1]}-journal")
kept.commit()
kept.close()
sys.exit(status)
"""


def run(script: str, file: Path) -> None:
    subprocess.run([sys.executable, "-c", script, file], check=True, cwd=Path(store.__file__).parents[2])


def test_what_was_put_is_there(file: Path) -> None:
    with closing(Store(file, b"me")) as kept:
        assert not kept.is_new
        assert kept.all("pages") == ROWS
        assert kept.get("pages", b"people/somebody-7.html") == bytes([7]) * 300
        assert kept.get("pages", b"nobody") is None
    assert listed(file) == ["state.sqlite"]


def test_rows_are_replaced_and_removed(file: Path) -> None:
    one, other, *_ = ROWS
    with closing(Store(file, b"me")) as kept:
        kept.put("notes", [(one, b"new")])
        kept.drop("notes", [other, b"nobody"])
        kept.commit()
    assert held(file) == {one: b"new", **{key: value for key, value in ROWS.items() if key not in (one, other)}}
    assert held(file, "texts") == ROWS


def test_what_was_not_committed_never_was(file: Path) -> None:
    with closing(Store(file, b"me")) as kept:
        kept.put("notes", [(key, b"new") for key in ROWS])
        kept.drop("texts", ROWS)
    assert held(file) == ROWS == held(file, "texts")
    with closing(Store(file, b"me", full=True)) as kept:
        kept.put("notes", [(b"a", b"b")])
    assert held(file) == ROWS
    assert listed(file) == ["state.sqlite"]


def test_full_begins_anew(file: Path) -> None:
    with closing(Store(file, b"me", full=True)) as kept:
        assert kept.is_new
        assert (kept.get("notes", next(iter(ROWS))), kept.all("notes")) == (None, {})
        kept.put("notes", [(b"a", b"b")])
        assert kept.get("notes", b"a") is None, "what was there before counts, not what this build adds"
        kept.commit()
    assert held(file) == {b"a": b"b"}
    assert held(file, "texts") == {}


def test_another_program_begins_anew(file: Path) -> None:
    assert held(file, made_by=b"another") == {}
    assert held(file) == ROWS, "it was not changed"


def test_what_a_killed_build_left_beside_it_is_not_put_into_another_state(file: Path) -> None:
    run(KILLED, file)
    assert listed(file) == ["state.sqlite", "state.sqlite-journal"]
    with closing(Store(file, b"me", full=True)) as kept:
        kept.put("notes", [(b"a", b"b")])
        kept.commit()
    assert listed(file) == ["state.sqlite"]
    assert held(file) == {b"a": b"b"}


def test_what_a_killed_build_began_is_taken_back(file: Path) -> None:
    run(KILLED, file)
    assert held(file) == ROWS


def test_another_process_reads_for_itself(file: Path) -> None:
    """Hold that a forked process reads, and takes nothing back that this one has changed and not committed."""
    run(FORKED, file)
    assert held(file)[next(iter(sorted(ROWS)))] == b"new"


class TestDamage:
    """A row is the one that was put under its key in its table, or it is not there."""

    @pytest.fixture
    def chance(self) -> random.Random:
        """Return chance that is the same in every run."""
        return random.Random(7)  # noqa: S311 - no secret

    @pytest.fixture(params=range(60))
    def flipped(self, file: Path, chance: random.Random, request: pytest.FixtureRequest) -> Path:
        """Return a state of which a few bits were flipped, most of them where SQLite keeps its own accounts."""
        for _ in range(request.param):
            chance.random()
        data = bytearray(file.read_bytes())
        for _ in range(chance.choice([1, 1, 3])):
            start = chance.choice([0, chance.randrange(len(data) // 4096) * 4096])
            data[chance.choice([chance.randrange(len(data)), start + chance.randrange(100)])] ^= 1 << chance.randrange(
                8
            )
        file.write_bytes(data)
        return file

    def test_flipped_bits(self, flipped: Path) -> None:
        new = dict.fromkeys(list(ROWS)[::5], b"new")
        with closing(Store(flipped, b"me")) as kept:
            for table in TABLES:
                assert kept.all(table).items() <= ({b"made by": b"me"} | ROWS).items()
                assert kept.get(table, b"people/somebody-7.html") in (None, bytes([7]) * 300)
                kept.put(table, new.items())
            kept.commit()
        for table in TABLES:
            for key, value in held(flipped, table).items():
                assert value in ((b"me",) if key == b"made by" else (ROWS.get(key), new.get(key)))

    @pytest.mark.parametrize("data", [b"", b"Dear diary", b"SQLite format 3\0", bytes(5000)])
    def test_what_is_no_state_is_replaced(self, file: Path, data: bytes) -> None:
        file.write_bytes(data)
        self.check_renewal(file)

    def test_a_link_is_replaced_and_not_followed(self, file: Path) -> None:
        target = file.with_name("precious")
        file.rename(target)
        before = target.read_bytes()
        file.symlink_to(target)
        self.check_renewal(file)
        assert target.read_bytes() == before
        assert not file.is_symlink()

    def test_a_link_among_what_builds_left_beside_it_is_removed_and_not_followed(self, file: Path) -> None:
        file.with_name("state.sqlite-odd.new").symlink_to("nowhere")
        with closing(Store(file, b"me")):
            assert listed(file) == ["state.sqlite"]

    def test_a_pipe_is_replaced(self, file: Path) -> None:
        file.unlink()
        os.mkfifo(file)
        self.check_renewal(file)

    def check_renewal(self, file: Path) -> None:
        with closing(Store(file, b"me")) as kept:
            assert kept.is_new
            kept.put("notes", [(b"a", b"b")])
            kept.commit()
        assert held(file) == {b"a": b"b"}

    def test_a_folder_in_its_place_is_left_alone(self, file: Path) -> None:
        file.unlink()
        file.mkdir()
        with closing(Store(file, b"me")) as kept:
            kept.put("notes", [(b"a", b"b")])
            kept.commit()
        assert listed(file) == ["state.sqlite"]
        assert held(file) == {}

    def test_a_state_that_cannot_be_written_any_more_is_removed(self, file: Path) -> None:
        data = bytearray(file.read_bytes())
        with closing(sqlite3.connect(file)) as connection:
            size = connection.execute("PRAGMA page_size").fetchone()[0]
            root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'meta'").fetchone()[0]
        for start in range(size, len(data), size):
            data[start : start + 8] = b"\xff" * 8
        whole = (root - 1) * size  # who made it is still told
        data[whole : whole + size] = file.read_bytes()[whole : whole + size]
        file.write_bytes(data)
        with closing(Store(file, b"me")) as kept:
            assert kept.all("notes") == {}
            kept.put("notes", ROWS.items())
            kept.commit()
        assert listed(file) == []

    @pytest.mark.parametrize(
        "statement",
        [
            "CREATE VIEW odd AS SELECT 1",
            "CREATE TRIGGER odd AFTER INSERT ON notes BEGIN DELETE FROM texts; END",
            "CREATE TABLE odd (a)",
            "CREATE INDEX odd ON notes (value)",
            "DROP TABLE shows",
            "ALTER TABLE shows ADD COLUMN more",
        ],
    )
    def test_other_tables_than_ours_are_somebody_elses(self, file: Path, statement: str) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(statement)
        self.check_renewal(file)

    def test_a_view_in_the_place_of_a_table_is_never_run(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("DROP TABLE meta")
            connection.execute(
                "CREATE VIEW meta AS WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
                " SELECT x AS key, x AS value FROM n"  # without an end
            )
        self.check_renewal(file)

    def test_rows_of_another_table_are_none(self, file: Path) -> None:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("UPDATE notes SET value = (SELECT value FROM texts WHERE texts.key = notes.key)")
            connection.commit()
        assert held(file) == {}
        assert held(file, "texts") == ROWS


class TestDisk:
    """Where the disk will not, nothing is kept, and nobody is told: the site is right all the same."""

    @pytest.fixture
    def other(self, file: Path) -> Iterator[sqlite3.Connection]:
        """Return another build's connection, in the middle of its changes."""
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    def test_another_build_at_work(
        self, file: Path, other: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        connect = sqlite3.connect
        monkeypatch.setattr(sqlite3, "connect", lambda *where, **how: connect(*where, **{**how, "timeout": 0}))
        with closing(Store(file, b"me")) as kept:
            assert kept.all("notes") == ROWS
            kept.put("notes", [(b"a", b"b")])
            assert kept.all("notes") == {}
            kept.put("texts", [(b"a", b"b")])
            kept.commit()
        other.execute("COMMIT")
        assert held(file) == ROWS

    def test_a_full_disk(self, file: Path) -> None:
        with closing(Store(file, b"me")) as kept:
            assert kept._connection  # noqa: SLF001 - how a disk is made full
            pages = kept._connection.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001
            kept._connection.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001
            kept.put("notes", [(key, bytes(90_000)) for key in ROWS])
            kept.put("texts", [(key, b"new") for key in ROWS])
            kept.commit()
        assert held(file) == ROWS == held(file, "texts")

    @pytest.mark.parametrize("full", [False, True])
    def test_a_folder_that_nothing_can_be_written_to(
        self,
        file: Path,
        monkeypatch: pytest.MonkeyPatch,
        full: bool,  # noqa: FBT001 - a case
    ) -> None:
        def denied(*_: object, **__: object) -> tuple[int, str]:
            raise PermissionError

        monkeypatch.setattr(tempfile, "mkstemp", denied)
        with closing(Store(file, b"me" if full else b"another", full=full)) as kept:
            kept.put("notes", [(b"a", b"b")])
            kept.commit()
            assert kept.all("notes") == {}
        assert held(file) == ROWS

    def test_no_folder(self, tmp_path: Path) -> None:
        with closing(Store(tmp_path / "nowhere" / "state.sqlite", b"me")) as kept:
            kept.put("notes", [(b"a", b"b")])
            kept.commit()
        assert list(tmp_path.iterdir()) == []
