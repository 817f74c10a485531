"""With ``--verify``, how a file looks from outside counts for nothing: every byte of notes and site is looked at."""

from pathlib import Path

import pytest

from builder import pipeline
from builder.site.disk import output
from tests.support import TODAY, Folder, Keepwarm

NOTE = "content/contacts/ada.md"


@pytest.fixture
def notes(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """Return notes with a site, where no file ever looks as if it had changed."""
    monkeypatch.setattr("builder.stamp.sight.as_seen", lambda _: (1, 2, 3, 4))
    monkeypatch.setattr("builder.state.notes.settled", lambda look, _: look)
    folder.contact("ada", "", "She reads maps.")
    pipeline.build(folder.root, lambda _: TODAY)
    return folder


def built(notes: Folder, *, verify: bool) -> tuple[str, ...]:
    return pipeline.build(notes.root, lambda _: TODAY, verify=verify).written


def page(notes: Folder) -> Path:
    return notes.root / "site" / "contacts" / "ada.html"


def test_what_is_as_it_was_stays(notes: Folder) -> None:
    assert built(notes, verify=True) == ()


def test_a_page_that_was_changed(notes: Folder) -> None:
    before = page(notes).read_bytes()
    page(notes).write_bytes(before.replace(b"maps", b"tide"))
    assert built(notes, verify=False) == ()
    assert built(notes, verify=True) == ("contacts/ada.html",)
    assert page(notes).read_bytes() == before


def test_a_note_that_was_changed(notes: Folder) -> None:
    text = (notes.root / NOTE).read_text(encoding="utf-8")
    (notes.root / NOTE).write_text(text.replace("maps", "tide"), encoding="utf-8")
    assert "contacts/ada.html" in built(notes, verify=True)
    assert b"tide" in page(notes).read_bytes()


def test_an_attachment_that_was_changed(notes: Folder) -> None:
    plan = notes.write("content/files/plan.txt", "maps")
    notes.contact("ada", "", "She reads [maps](plan.txt).")
    assert "files/files/plan.txt" in built(notes, verify=True)
    plan.write_text("tide", encoding="utf-8")
    assert built(notes, verify=False) == ()
    assert built(notes, verify=True) == ("files/files/plan.txt",)
    assert (notes.root / "site/files/files/plan.txt").read_text(encoding="utf-8") == "tide"


def test_nothing_is_all_that_it_says(folder: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.settings(f"as_of: {TODAY}")
    folder.contact("ada")
    monkeypatch.chdir(folder.root)
    assert keepwarm("build").out.startswith("Built ")
    assert keepwarm("build", "--verify").out.startswith("Nothing changed: ")
    assert output.standing(folder.root / "site")
