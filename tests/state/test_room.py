"""What builds hold in memory: texts of notes lie on the disk, and nothing is left of a build that is done."""

import gc
import json
from pathlib import Path
from typing import NoReturn

import pytest

from builder.checks import loading
from builder.model.contact import Contact
from builder.site.file_records import FileRecord, PlacedText
from builder.source import shelf
from builder.source.document import Packed
from builder.source.shelf import Aside
from builder.state import saved, values
from tests.state.conftest import Site
from tests.support import TODAY

RECORD = FileRecord(
    (1, 2, 3, 4), "a", "b", (1, 2), ("text 0",), (PlacedText("k", "[]", "notes", "p é", "../", "n1"),), 5, ("q\nr",)
)


def packed(few: Site) -> list[Packed]:
    """Return the documents of all notes as a build holds them."""
    state = saved.load(few.root, full=True)
    found: list[Packed] = []
    try:
        loading.open_notes(
            few.root,
            lambda _: TODAY,
            state.notes.memory._replace(keep=lambda right, _: found.extend(one.document for one in right)),
        )
    finally:
        state.close()
    return found


def _refuse(_: Path) -> NoReturn:
    raise OSError("no space left")


def test_texts_of_notes_lie_on_the_disk(few: Site) -> None:
    held = [one.held for one in packed(few) if one.path != "content/profile.md"]
    assert held
    assert all(isinstance(one, Aside) for one in held)


def test_a_site_is_the_same_where_the_disk_has_no_room_for_them(few: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    few.build()
    before = few.texts()
    monkeypatch.setattr(shelf, "_without_name", _refuse)
    few.build(full=True)
    assert few.texts() == before
    assert few.again().parsed == 0


def test_nothing_is_left_of_a_build(few: Site) -> None:
    """Not even in a circle: while a site is made, and of what was made meanwhile, nobody collects any."""
    few.write("content/contacts/of-this-test.md", "---\nname: Of This Test\n---\n")
    few.build(full=True)
    gc.unfreeze()
    assert not [one for one in gc.get_objects() if isinstance(one, Contact) and one.slug == "of-this-test"]


def test_a_row_is_kept_as_what_was_made() -> None:
    row = RECORD.packed()
    assert row.kept == RECORD.kept
    assert (row.seen, row.shows) == (RECORD.seen, RECORD.shows) == ((1, 2, 3, 4), ("p é",))
    looks = row._replace(seen=(5, 6, 7, 8))
    assert values.decoded(FileRecord, looks.kept) == RECORD._replace(seen=(5, 6, 7, 8))
    assert json.loads(RECORD._replace(seen=()).packed().kept) == json.loads(values.encoded(RECORD._replace(seen=())))
