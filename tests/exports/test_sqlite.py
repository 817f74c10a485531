"""The database: its rows, where its keys lead, and what programs like Datasette go by."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from builder.exports import database
from builder.followups.agenda import plan
from tests.support import TODAY, Folder, Opened


def written(folder: Folder, today: date = TODAY) -> bytes:
    """Return the database of the notes as they are."""
    notes = folder.load(today)
    return database.render(notes, plan(notes.library, today))


def tables(found: sqlite3.Connection) -> list[str]:
    return [name for (name,) in found.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]


@pytest.fixture
def sample(opened: Opened) -> sqlite3.Connection:
    """Return the sample as a database."""
    return opened(written(Folder(Path(__file__).parents[2])))


def test_without_notes_every_table_is_there(folder: Folder, opened: Opened) -> None:
    found = opened(written(folder))
    counts = {table: found.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables(found)}  # noqa: S608
    assert {table: count for table, count in counts.items() if count} == {"about": 3, "profile": 1}


def test_of_what_it_is(folder: Folder, opened: Opened) -> None:
    folder.settings("title: My list")
    found = opened(written(folder)).execute("SELECT * FROM about").fetchall()
    assert found == [("version", "1"), ("today", "2026-11-20"), ("title", "My list")]


def test_a_contact(folder: Folder, opened: Opened) -> None:
    folder.contact("bo")
    front = (
        "name: Ada\norganisation: Borealis\nintroduced_by: bo\nmentor: true\nmay_contact: false\nkeep_in_touch: never"
    )
    lists = 'email: [a@x.example, b@x.example]\nphone: ["1"]\nlinkedin: https://l.example\nlinks: https://x.example'
    body = "Hello.\n## Log\n- 2026-11-02 request by phone: hi\n## To share\n- x\n"
    folder.contact("ada", f"{front}\n{lists}\nx-own: [1, 2]\ndismissed: chase 2026-11-06", body)
    found = opened(written(folder))
    row = found.execute(
        "SELECT name, organisation, introduced_by, mentor, may_contact, keep_in_touch, level, path, stage, "
        "last_contact, attempts, next_channel FROM contacts WHERE slug = 'ada'"
    ).fetchone()
    assert row == (
        "Ada", "borealis", "bo", 1, 0, "never", None, "content/contacts/ada.md", "asked", "2026-11-02", 1, "email",
    )  # fmt: skip
    assert found.execute("SELECT position, email FROM contact_emails").fetchall() == [
        (1, "a@x.example"),
        (2, "b@x.example"),
    ]
    assert found.execute("SELECT kind, url FROM contact_links").fetchall() == [
        ("linkedin", "https://l.example"),
        ("links", "https://x.example"),
    ]
    assert found.execute("SELECT contact, key, value FROM own_keys").fetchall() == [
        ("ada", "x-own", "1"),
        ("ada", "x-own", "2"),
    ]
    assert found.execute("SELECT contact, date, type, channel, note FROM log").fetchall() == [
        ("ada", "2026-11-02", "request", "phone", "hi")
    ]
    assert found.execute("SELECT rule, since, subject FROM dismissed").fetchall() == [("chase", "2026-11-06", None)]
    assert found.execute("SELECT box, text FROM to_share").fetchall() == [("open", "x")]


def test_an_interview(folder: Folder, opened: Opened) -> None:
    folder.contact("ada", "name: Ada Lind\norganisation: Borealis")
    folder.contact("bo")
    body = """
        ## Questions
        - [x] ! Why?
          Because.
        ## Referrals
        - [[bo]]
        - Grace (City Archive)
        ## Research
        - It pays
        ## Open questions
        - How?
        ## Language
        - spring tide
        ## Promises
        - [ ] them: the map (to bo)
        ## To do
        - [x] Print
    """
    folder.interview("x", "contact: [ada, bo]\ndate: 2026-11-18 14:30 +02:00\nlasted: 9\nfields: a\nx-y: z", body)
    found = opened(written(folder))
    query = "SELECT title, contact, date, time, day, status, organisation, lasted, held, pending, notes FROM interviews"
    assert found.execute(query).fetchall() == [
        (
            "Conversation with Ada Lind and Bo", "ada", "2026-11-18", "14:30+02:00", "2026-11-18", "done", "borealis",
            9, 1, 0, None,
        )
    ]  # fmt: skip
    for table, columns, rows in (
        ("interview_contacts", "contact, position", [("ada", 1), ("bo", 2)]),
        ("interview_fields", "position, field", [(1, "a")]),
        ("questions", "box, text, critical, answer", [("done", "Why?", 1, "Because.")]),
        ("referrals", "name, contact, organisation", [("bo", "bo", None), ("Grace", None, "City Archive")]),
        ("research", "interview, organisation, text, outcome", [("x", None, "It pays", None)]),
        ("open_questions", "interview, text, how", [("x", "How?", None)]),
        ("language", "text, meaning", [("spring tide", None)]),
        ("promises", 'contact, interview, mine, "to"', [(None, "x", 0, "bo")]),
        ("to_do", "contact, interview, box", [(None, "x", "done")]),
        ("own_keys", "contact, interview, value", [(None, "x", "z")]),
    ):
        assert found.execute(f"SELECT {columns} FROM {table}").fetchall() == rows, table  # noqa: S608 - the above


def test_the_rest_of_the_notes(folder: Folder, opened: Opened) -> None:
    folder.organisation(
        "borealis", "name: Borealis\nwebsite: https://b.example\ntarget: true", "## Research\n- It pays\n"
    )
    folder.theme("money", "title: Money\nlevels: entry\norder: 2", "- How?\n")
    folder.profile("name: Nerys\nlooking_for: [a, b]\nx-own: 1", "## Pitch\nShort.\n## News\n- 2026-11-01: moved\n")
    found = opened(written(folder))
    for query, rows in (
        ("SELECT slug, name, target FROM organisations", [("borealis", "Borealis", 1)]),
        ("SELECT kind, url FROM organisation_links", [("website", "https://b.example")]),
        ("SELECT interview, organisation FROM research", [(None, "borealis")]),
        ('SELECT slug, title, "order" FROM themes', [("money", "Money", 2)]),
        ("SELECT theme, question FROM theme_questions", [("money", "How?")]),
        ("SELECT level FROM theme_levels", [("entry",)]),
        ("SELECT name, pitch, vision, linkedin_ready FROM profile", [("Nerys", "Short.", None, 0)]),
        ("SELECT key, position, value FROM profile_values", [("looking_for", 1, "a"), ("looking_for", 2, "b")]),
        ("SELECT date, text, audience FROM news", [("2026-11-01", "moved", "everyone")]),
        ("SELECT contact, key FROM own_keys", [(None, "x-own")]),
    ):
        assert found.execute(query).fetchall() == rows, query


def test_follow_ups_are_in_the_order_of_the_agenda(sample: sqlite3.Connection) -> None:
    agenda = plan(Folder(Path(__file__).parents[2]).load().library, TODAY)
    found = sample.execute("SELECT rule, contact, interview, due, status, days FROM follow_ups ORDER BY id").fetchall()
    assert found == [
        (one.rule, one.contact, one.interview, str(one.due), one.status, one.days) for one in agenda.followups
    ]


def test_the_views(sample: sqlite3.Connection) -> None:
    assert sample.execute("SELECT name, organisation, due FROM due").fetchone() == (
        "Yusuf Karadağ", "Aldermouth City Council", "2026-11-18",
    )  # fmt: skip
    assert sample.execute("SELECT count(*) FROM due WHERE status = 'lapsed'").fetchone() == (0,)
    people = sample.execute("SELECT * FROM people WHERE slug = 'aoife-ni-bhraonain'").fetchone()
    assert people == (
        "aoife-ni-bhraonain", "Aoife Ní Bhraonáin", "River restoration officer", "Alder Rivers Trust", "thanked",
        "2026-09-04", "aoife@alderrivers.example", "07700 900119", "Øystein Brekke", 1,
    )  # fmt: skip
    days = [day for (day,) in sample.execute("SELECT date FROM conversations")]
    assert days == sorted(days, reverse=True)
    assert len(days) == 24


def test_people_without_a_note_are_there_and_what_is_left_out_is_nobody(folder: Folder, opened: Opened) -> None:
    folder.contact("gone", "name: [")
    folder.contact("ada", "introduced_by: gone", "## Log\n- 2026-11-02 request\n")
    folder.interview("x", "contact: Grace Mo\ndate: 2026-11-18", "## Referrals\n- [[gone]]\n")
    found = opened(written(folder))
    assert found.execute("SELECT slug, path, introduced_by FROM contacts").fetchall() == [
        ("Grace Mo", None, None),
        ("ada", "content/contacts/ada.md", None),
    ]
    assert found.execute("SELECT name, contact FROM referrals").fetchall() == [("gone", None)]


def test_what_ends_a_text_elsewhere_is_replaced(folder: Folder, opened: Opened) -> None:
    folder.contact("ada", r'role: "a\0b"')
    found = opened(written(folder))
    assert found.execute("SELECT role FROM contacts").fetchall() == [("a\ufffdb",)]


def test_every_table_has_a_key_and_every_foreign_key_an_index(sample: sqlite3.Connection) -> None:
    for table in tables(sample):
        columns = sample.execute(f"PRAGMA table_info({table})").fetchall()
        assert any(place for *_, place in columns), table
        indexes = [name for _, name, *_ in sample.execute(f"PRAGMA index_list({table})")]
        leading = {sample.execute(f"PRAGMA index_info({name})").fetchone()[2] for name in indexes}
        wanted = {column for _, _, _, column, *_ in sample.execute(f"PRAGMA foreign_key_list({table})")}
        assert wanted <= leading, table


def test_datasette_shows_rows_by_a_name(sample: sqlite3.Connection) -> None:
    for table in tables(sample):
        for _, _, target, *_ in sample.execute(f"PRAGMA foreign_key_list({table})"):
            names = {name for _, name, *_ in sample.execute(f"PRAGMA table_info({target})")}
            assert names & {"name", "title"}, target


def test_same_notes_same_bytes(folder: Folder) -> None:
    folder.contact("ada", "email: a@x.example")
    assert written(folder) == written(folder)
