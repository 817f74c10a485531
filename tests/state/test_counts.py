"""A build costs what has changed: notes parsed, pages rendered, texts made of Markdown, files written."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from builder.followups import agenda
from builder.followups.model import Agenda
from builder.model.library import Library
from builder.site.disk.output import Place
from builder.site.pagemap import PAGES
from builder.source import files
from tests.state.conftest import Did, Site

_NOTHING = Did(0, 0, set(), set())
_ONE = "content/interviews/one.md"
_LISTS = {page.path for page in PAGES}


def all_pages(site: Site) -> set[str]:
    return {path for path in site.texts() if path.endswith(".html")}


def main(page: bytes) -> str:
    """Return a page without what stands around it."""
    found = re.search("<main.*</main>", page.decode(), re.DOTALL)
    assert found
    return re.sub('<p class="notice.*?</p>', "", found[0])


@pytest.mark.parametrize(
    ("age", "notes"),
    [("just written", "few"), ("old", "few"), ("old", "sample"), ("old", "generated")],
    indirect=["age"],
)
class TestAnyNotes:
    @pytest.fixture
    def site(self, age: str, notes: str, request: pytest.FixtureRequest) -> Site:  # noqa: ARG002 - for what it does
        site: Site = request.getfixturevalue(notes)
        return site

    def test_nothing_has_changed(self, site: Site) -> None:
        before = site.looks()
        assert site.again() == _NOTHING
        assert site.looks() == before
        assert not list(site.root.glob(".keepwarm-*"))
        for note in sorted((site.root / "content").rglob("*.md"))[:3]:  # written as they were
            site.write(note.relative_to(site.root).as_posix(), note.read_bytes().decode())
        assert site.again() == _NOTHING

    def test_what_an_interview_tells(self, site: Site, age: str) -> None:
        """One parse, one text, and only the pages that show it."""
        texts = {note.stem: note.read_text() for note in sorted((site.root / "content/interviews").iterdir())}
        slug, text = next(one for one in texts.items() if "## Debrief" in one[1])
        for sentence in ("It was cold.", "It was *cold*.", "Cold.\n\n- ice"):
            site.write(f"content/interviews/{slug}.md", f"{text.rstrip()}\n\n{sentence}\n")
            made = site.build()
            assert (made.parsed, made.rendered) == (1, 0)
            assert made.texts == 1 or age == "just written"
            assert set(made.written) == {f"interviews/{slug}.html", "search-data.js"}

    def test_a_new_day(self, site: Site) -> None:
        """What shows the day is rendered; of all other pages only the frame changes."""
        for days in (1, -1):
            before, site.day = site.texts(), site.day + timedelta(days)
            did, now = site.again(), site.texts()
            assert did.parsed == 0
            notes = all_pages(site) - _LISTS
            changed = {path for path in notes & before.keys() if main(before[path]) != main(now[path])}
            new = now.keys() - before.keys()
            assert did.rendered <= len(changed) + len(_LISTS | new) + 1, "what search finds may be one more"
            assert did.written <= all_pages(site) | {"keepwarm.ics", "search-data.js"}


def test_everything_the_first_time(few: Site) -> None:
    made = few.build(full=True)
    notes = [path for path in (few.root / "content").rglob("*.md") if path.name != "cv.md"]
    assert made.parsed == len(notes)
    assert made.rendered == len(all_pages(few)) + 1, "all pages, and what search finds"
    assert set(made.written) == few.texts().keys() - {".keepwarm-site"}


def test_how_what_a_mentor_said_begins(few: Site) -> None:
    """It is quoted on the page of mentors."""
    note = "content/interviews/three.md"
    few.write(note, "---\ncontact: ada\ndate: 2026-11-14\nstatus: done\n---\n## Notes\n\nBegin with people.\n")
    few.build()
    few.edit(note, "with people", "with *things*")
    made = few.build()
    assert (made.parsed, made.views_made, made.rendered) == (1, 0, 0)
    assert set(made.written) == {"interviews/three.html", "mentors.html", "search-data.js"}
    assert "Begin with <em>things</em>" in (few.folder / "mentors.html").read_text()


def test_what_an_interview_tells_where_there_are_many(generated: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what search finds, the part is written in which the interview is."""
    monkeypatch.setattr("builder.site.search.findable._MOST", 10)
    generated.build()
    note = min((generated.root / "content/interviews").iterdir())
    for text in ("It was cold.", "It was *cold*."):
        note.write_text(f"{note.read_text().rstrip()}\n\n{text}\n")
        page, part = sorted(generated.again().written)
        assert page == f"interviews/{note.stem}.html"
        assert part.startswith("search-data")
        assert text.replace("*", "") in generated.texts()[part].decode()
    generated.write("content/contacts/new.md", "---\nname: New\n---\nSo cold.\n")
    assert len([path for path in generated.again().written if path.startswith("search-data")]) == 1


def test_what_is_told_while_an_editor_keeps_a_file_beside_it(few: Site) -> None:
    """As Vim does from the moment on when a note is opened, and Obsidian with every note that it shows."""
    few.write("content/.obsidian/app.json", "{}")
    few.build()
    for text in ("It was cold.", "It was warm."):
        few.write("content/interviews/.one.md.swp", text)
        few.write("content/.obsidian/workspace.json", text)
        note = few.root / _ONE
        note.write_text(f"{note.read_text().rstrip()}\n\n{text}\n")
        made = few.build()
        assert (made.parsed, made.views_made, made.texts) == (1, 0, 1)


def test_what_is_told_on_a_disk_with_a_coarse_clock(few: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """There each page is read, to see whether it still holds what was written: it does."""
    monkeypatch.setattr("builder.site.making.is_coarse", lambda _: True)
    few.edit(_ONE, "I talked", "I have talked")
    made = few.build()
    assert (made.parsed, made.views_made) == (1, 0)
    assert few.again() == _NOTHING


def test_a_page_that_was_changed_there_before_something_is_told(few: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """That nobody could see; the next build that reads it makes it right."""
    monkeypatch.setattr("builder.site.making.is_coarse", lambda _: True)
    read = Place.read
    with monkeypatch.context() as patch:
        patch.setattr(Place, "read", lambda *given: read(*given).replace(b"<h1", b"<h2"))
        few.edit(_ONE, "I talked", "I have talked")
        few.build()
    assert b"<h2" in few.texts()["interviews/one.html"]
    assert few.again().written == {"interviews/one.html"}
    assert few.again() == _NOTHING


def test_thanks(few: Site) -> None:
    few.edit(_ONE, "lasted: 25", "lasted: 25\nthanked: 2026-11-12")
    did = few.again()
    assert did.parsed == 1
    assert did.written == all_pages(few) | {"keepwarm.ics", "search-data.js"}, "how much is to do stands on every page"


def test_thanks_that_are_only_dated_otherwise(sample: Site) -> None:
    note = "2026-07-29-bela-horvath"
    sample.edit(f"content/interviews/{note}.md", "thanked: 2026-07-30", "thanked: 2026-07-31")
    assert sample.again() == Did(1, 3, {"activity.html", "index.html", f"interviews/{note}.html"}, set())


def test_an_answer(sample: Site) -> None:
    note = "2026-07-29-bela-horvath"
    sample.edit(f"content/interviews/{note}.md", "Sit still for a week", "Sit still for *two*")
    assert sample.again() == Did(1, 3, {f"interviews/{note}.html", "questions.html", "search-data.js"}, set())


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("contacts/bela-horvath", "location: Lock Cottage, Mill Weir", "location: Elsewhere"),
        ("interviews/2026-07-29-bela-horvath", "thanked: 2026-07-30", "thanked: 2026-07-31"),
        ("interviews/2026-07-29-bela-horvath", "Sit still for a week", "Sit still for two"),
    ],
)
def test_who_shows_nothing_of_a_note_is_not_looked_at(sample: Site, path: str, old: str, new: str) -> None:
    texts = {page: text.decode() for page, text in sample.texts().items() if page.endswith(".html")}
    shown = {page for page, text in texts.items() if "bela-horvath" in text}
    sheets = {page for page in texts if page.startswith("prep/")}
    sample.edit(f"content/{path}.md", old, new)
    made = sample.build()
    assert made.views_made <= len(shown | sheets | _LISTS) + 1, "what search finds is one more"
    assert made.views_made < len(texts) / 2
    assert sample.build().views_made == len(sheets | _LISTS), "what goes through all notes, each time"


def test_a_note_in_which_something_is_wrong_is_known_too(few: Site) -> None:
    few.edit(_ONE, "lasted: 25", "lasted: long")
    few.build()
    sheets = {page for page in all_pages(few) if page.startswith("prep/")}
    assert few.build().views_made == len(sheets | _LISTS)


def test_a_note_renamed(few: Site) -> None:
    (few.root / "content/contacts/cy.md").rename(few.root / "content/contacts/cyd.md")
    listed = {"introductions.html", "people.html", "pipeline.html", "upcoming.html"}
    assert few.again() == Did(1, 6, {"contacts/cyd.html", "search-data.js"} | listed, {"contacts/cy.html"})


def test_a_note_moved_to_a_folder(few: Site) -> None:
    """Hold that only its page is rendered, for it shows where the note is."""
    (few.root / "content/contacts/in").mkdir()
    (few.root / "content/contacts/cy.md").rename(few.root / "content/contacts/in/cy.md")
    made = few.build()
    assert (made.parsed, made.rendered) == (1, 1)
    assert set(made.written) == {"contacts/cy.html", "search-data.js"}


def test_a_note_deleted(few: Site) -> None:
    (few.root / "content/contacts/cy.md").unlink()
    did = few.again()
    assert (did.parsed, did.removed) == (0, {"contacts/cy.html"})
    assert did.written == all_pages(few) | {"search-data.js"}, "how many people there are stands on every page"
    assert did.rendered <= len(_LISTS) + 1


def test_a_name(few: Site) -> None:
    """Whoever refers to somebody by a name is parsed again where it is one no more."""
    few.edit("content/contacts/ada.md", "aliases: [Countess]\n", "")
    assert few.again().parsed == 2
    few.edit("content/contacts/ada.md", "name: Ada Lovelace", "name: Ada King")
    did = few.again()
    assert did.parsed == 2, "a note that holds an error is parsed every time"


def test_the_title(few: Site) -> None:
    few.edit("keepwarm.yaml", "Mine", "Ours")
    did = few.again()
    assert (did.parsed, did.rendered) == (0, len(all_pages(few)))
    assert did.written == all_pages(few) | {"keepwarm.ics"}


def test_keys_of_ones_own(few: Site) -> None:
    """Which of them are known counts for every note."""
    few.edit("keepwarm.yaml", "[coffee]", "[coffee, tea]")
    notes = [path for path in (few.root / "content").rglob("*.md") if path.name != "cv.md"]
    assert few.again() == Did(len(notes), 0, set(), set())


def test_a_stylesheet_of_ones_own(few: Site) -> None:
    few.write("themes/default/static/site.css", "a {}")
    assert few.again() == Did(0, 0, {"static/site.css"}, set())
    (few.root / "themes/default/static/site.css").unlink()
    assert few.again() == Did(0, 0, {"static/site.css"}, set())


def test_a_template_of_ones_own(few: Site) -> None:
    own = "{% extends 'default/help.html' %}{% block title %}Aid{% endblock %}"
    few.write("themes/default/templates/help.html", own)
    made = few.build()
    assert (made.parsed, made.rendered) == (0, len(all_pages(few)))
    assert "<title>Aid" in (few.folder / "help.html").read_text()
    assert few.again() == _NOTHING
    few.edit(_ONE, "I talked", "I have talked")
    assert few.again().written == {"interviews/one.html", "search-data.js"}


def test_an_attachment(few: Site) -> None:
    few.write("content/files/plan.txt", "another plan")
    assert few.again() == Did(0, 0, {"files/files/plan.txt"}, set())


def test_an_attachment_that_has_gone(few: Site) -> None:
    (few.root / "content/files/plan.txt").unlink()
    did = few.again()
    assert did.removed == {"files/files/plan.txt"}
    assert did.parsed == 3, "those that link to it: what is missing is told"


def test_a_page_that_somebody_has_edited(few: Site) -> None:
    page = few.folder / "contacts/ada.html"
    text = page.read_bytes()
    page.write_bytes(text.replace(b"Ada", b"Eve"))
    made = few.build()
    assert (made.parsed, made.rendered, made.written) == (0, 1, ("contacts/ada.html",))
    assert page.read_bytes() == text


def test_many_files_are_exchanged_at_once(few: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold that what stays is the same file, also in a fresh folder, and that the next build knows it."""
    monkeypatch.setattr("builder.site.disk.output.FEW", 3)
    before = {path: look[1] for path, look in few.looks().items()}
    few.edit("keepwarm.yaml", "Mine", "Ours")
    few.build()
    after = {path: look[1] for path, look in few.looks().items()}
    assert before["."] != after["."]
    assert before["static/site.css"] == after["static/site.css"]
    assert few.again() == _NOTHING


@pytest.mark.parametrize("age", ["just written", "old"], indirect=True)
def test_files_of_a_while_ago_are_not_opened(few: Site, monkeypatch: pytest.MonkeyPatch, age: str) -> None:
    opened: list[str] = []
    read = files.read_bytes

    def watched(file: str) -> bytes:
        opened.append(Path(file).name)
        return read(file)

    monkeypatch.setattr(files, "read_bytes", watched)
    few.edit("keepwarm.yaml", "Mine", "Ours")
    few.again()
    assert ("borealis.md" in opened) is (age == "just written")


def test_a_note_that_is_saved_while_a_build_is_at_work(few: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is shown as it was read, and so is known for what it was."""
    ada = "content/contacts/ada.md"
    plan = agenda.plan

    def meanwhile(library: Library, today: date) -> Agenda:
        few.edit(ada, "Likes", "Loves")
        return plan(library, today)

    with monkeypatch.context() as patch:
        patch.setattr(agenda, "plan", meanwhile)
        few.edit("content/contacts/bo.md", "name: Bo Ek", "name: Bo Ekman")
        few.build()
    assert "Likes" in (few.folder / "contacts/ada.html").read_text()
    few.edit(ada, "Loves", "Likes")
    few.build()
    texts = few.texts()
    few.build(full=True)
    assert few.texts() == texts
