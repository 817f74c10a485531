"""Whatever has become of what builds keep, the next build leaves the right site, and a sound state for the one after.

Bytes of any kind are tried in `tests/properties/test_histories.py` and `tests/state/test_store.py`.
"""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from builder.stamp import looking
from builder.state import store
from tests.properties.histories import STATE
from tests.properties.notes import FIRST
from tests.state.conftest import Site

Damage = Callable[[Path], object]


def _chmod(file: Path) -> None:
    file.chmod(0o400)
    file.parent.chmod(0o500)


def _restored(file: Path) -> None:
    """Put back the state that another state of the notes left."""
    shutil.copyfile(file.with_name("kept"), file)


def _instead(make: Callable[[Path], object]) -> Damage:
    """Return what puts something in the place of the state."""

    def put(file: Path) -> None:
        file.unlink()
        make(file)

    return put


def _without_folder(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("")


DAMAGE: dict[str, Damage] = {
    "deleted": lambda file: file.unlink(),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: os.truncate(file, 5000),
    "a folder": _instead(Path.mkdir),
    "a link to a note": _instead(lambda file: file.symlink_to("../content/contacts/ada.md")),
    "no folder": lambda file: shutil.rmtree(file.parent),
    "a file instead of the folder": _without_folder,
    "of another time": _restored,
    "read-only": _chmod,
}


@pytest.fixture
def site(few: Site) -> Iterator[Site]:
    """Return a site after a change, with the state that the build before it left kept beside the last one."""
    shutil.copyfile(few.root / STATE, few.root / ".keepwarm/kept")
    few.edit("content/interviews/one.md", "too much", "too little")
    few.build()
    yield few
    (few.root / ".keepwarm").chmod(0o700)


def check(site: Site) -> None:
    """Hold that a change of a long text comes out as it does where nothing is kept."""
    site.edit("content/interviews/one.md", "too little", "nothing")
    site.build()
    assert site.texts() == fresh(site)


def fresh(site: Site) -> dict[str, bytes]:
    """Return what each file of the site of a copy of the notes holds."""
    copy = Site(site.root / "fresh")
    shutil.copytree(site.root / "content", copy.root / "content")
    shutil.copy(site.root / "keepwarm.yaml", copy.root)
    copy.build()
    return copy.texts()


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_damage_does_not_show(site: Site, damage: Damage) -> None:
    damage(site.root / STATE)
    check(site)


@pytest.mark.parametrize("how", ["another version", "another program"])
def test_what_another_program_has_kept_is_of_no_use(site: Site, monkeypatch: pytest.MonkeyPatch, how: str) -> None:
    if how == "another version":
        monkeypatch.setattr(looking, "__version__", "99")
    else:
        monkeypatch.setattr(store, "_FORMAT", 99)
    made = site.build()
    assert (made.parsed, len(made.written)) == (8, len(site.texts()) - 1)
    assert site.build().parsed == 0
    check(site)


def test_what_other_notes_have_kept_is_of_no_use(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Hold that notes with the same paths and other texts are told apart."""
    other = Site(tmp_path_factory.mktemp("other"))
    for path, text in FIRST.items():
        other.write(path, text.replace("talked", "walked").replace("Cy", "Guy"))
    other.build()
    shutil.copyfile(other.root / STATE, site.root / STATE)
    check(site)


@pytest.mark.parametrize("site_goes", [True, False], ids=["site gone", "site there"])
def test_rows_of_two_builds_are_not_mixed_up(site: Site, site_goes: bool) -> None:  # noqa: FBT001 - how bad it is
    with closing(sqlite3.connect(site.root / ".keepwarm/kept")) as old:
        texts = old.execute("SELECT value, key FROM texts").fetchall()
    with closing(sqlite3.connect(site.root / STATE)) as mixed:
        mixed.executemany("UPDATE texts SET value = ? WHERE key = ?", texts)
        mixed.commit()
    if site_goes:
        shutil.rmtree(site.root / "site")
        site.build()
        assert site.texts() == fresh(site)
    else:
        check(site)


def test_another_build_at_work(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *where, **how: connect(*where, **{**how, "timeout": 0}))
    with closing(connect(site.root / STATE, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        check(site)
    check_settles(site)


def check_settles(site: Site) -> None:
    """Hold that the next build keeps what it made, and the one after it has nothing to do."""
    site.build()
    made = site.build()
    assert (made.parsed, made.rendered, made.written) == (0, 0, ())


def test_a_full_disk(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    connected = store._connected  # noqa: SLF001 - where a disk is made full

    def full(file: Path, mode: str) -> sqlite3.Connection:
        connection = connected(file, mode)
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
        return connection

    monkeypatch.setattr(store, "_connected", full)
    site.write("content/contacts/dee.md", f"---\nname: Dee\n---\n{'Long. ' * 40_000}\n")
    check(site)
    monkeypatch.undo()
    check_settles(site)


def test_a_state_that_is_damaged_inside_is_soon_a_sound_one(site: Site) -> None:
    file = site.root / STATE
    data = bytearray(file.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 12] = bytes(12)
    file.write_bytes(data)
    check(site)
    check_settles(site)


@pytest.mark.parametrize("table", store.TABLES)
def test_rows_that_are_lost(site: Site, table: str) -> None:
    with closing(sqlite3.connect(site.root / STATE)) as connection:
        connection.execute(f"DELETE FROM {table} WHERE key != CAST('made by' AS BLOB)")  # noqa: S608 - one of TABLES
        connection.commit()
    check(site)
