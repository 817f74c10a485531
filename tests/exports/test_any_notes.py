"""What holds for the exports of any notes on any day: valid, whole, readable by others, the same each time."""

import csv
import io
import json
import sqlite3
import tempfile
from datetime import date
from pathlib import Path

import vobject
from hypothesis import given, settings

from builder.exports import cards, database, notebook, tables
from builder.exports.agenda import as_json
from builder.exports.tables import Table
from builder.followups.agenda import plan
from tests.exports.test_json import CHECKED
from tests.exports.vcards import read
from tests.properties.test_agenda import pick
from tests.properties.test_site import TODAYS, folders
from tests.support import Folder, tries


@settings(max_examples=tries(25))
@given(folders(), pick(TODAYS))
def test_every_export_is_valid_and_whole(files: dict[str, str], day: date) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Folder(Path(root))
        for path, text in files.items():
            folder.write(path, text)
        notes = folder.load(day)
        agenda = plan(notes.library, day)
    library = notes.library
    exported = json.loads(notebook.render(notes, agenda))
    CHECKED.validate(exported)
    assert exported["followups"] == json.loads(as_json(agenda.today, agenda.followups))["followups"]
    slugs = {kind: {one["slug"] for one in exported[kind]} for kind in ("contacts", "interviews", "organisations")}
    for one in exported["contacts"]:
        assert {one["introducer"]} <= slugs["contacts"] | {None}
        assert {one["organisation_slug"]} <= slugs["organisations"] | {None}
        assert {*one["interviews"], *one["referred_by"]} <= slugs["interviews"]
    for one in exported["interviews"]:
        referred = {referral["contact"] for referral in one["referrals"]} - {None}
        assert {*one["contacts"], *referred} <= slugs["contacts"]

    for table, entries in ((Table.CONTACTS, library.contacts), (Table.INTERVIEWS, library.interviews)):
        text = tables.render(notes, agenda, table).decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
        assert sorted(row["slug"] for row in rows) == sorted(map(tables.harmless, entries))
        assert all(None not in row and None not in row.values() for row in rows)

    found = sqlite3.connect(":memory:")
    found.deserialize(database.render(notes, agenda))
    assert found.execute("PRAGMA foreign_key_check").fetchall() == []
    assert [slug for (slug,) in found.execute("SELECT slug FROM contacts")] == list(library.contacts)
    assert found.execute("SELECT count(*) FROM follow_ups").fetchone() == (len(agenda.followups),)
    for view in ("due", "people", "conversations"):
        found.execute(f"SELECT * FROM {view}").fetchall()  # noqa: S608 - the above
    found.close()

    data = cards.render(library)
    assert len(read(data)) == len(list(vobject.readComponents(data.decode()))) == len(cards.people(library))
