"""Notes as an earlier build read them, where they have changed or gone in the meantime."""

from pathlib import Path

import pytest

from builder.checks.entries import Reader
from builder.checks.kinds import CONTACT
from builder.checks.memory import NOTHING, Remembered, Texts
from builder.model.contact import Contact
from builder.model.profile import Profile
from builder.model.references import Asked
from builder.model.settings import Settings
from builder.model.targets import EMPTY
from builder.source.attachments import Attachments
from builder.source.files import NoteFile
from tests.support import Folder

ADA = "content/contacts/ada.md"


@pytest.fixture
def ada(folder: Folder) -> NoteFile:
    """Return the file of a contact."""
    return NoteFile(str(folder.contact("ada", "name: Ada Lind")), ADA, "ada")


def text(note: NoteFile) -> bytes:
    return Path(note.file).read_bytes()


def test_texts_are_recalled_when_they_are_asked_for(ada: NoteFile) -> None:
    texts = Texts({}, {ADA: ada}, text)
    assert (list(texts), len(texts)) == ([ADA], 1)
    assert "Ada Lind" in texts[ADA].text
    assert (list(texts), len(texts)) == ([ADA], 1)


def test_a_text_that_is_asked_for_again_and_again_is_made_once(folder: Folder, ada: NoteFile) -> None:
    folder.contact("bo", "name: Bo Lind")
    texts = Texts({}, {ADA: ada, "bo": NoteFile(str(folder.root / "content/contacts/bo.md"), "bo", "bo")}, text)
    assert texts[ADA] is texts[ADA]
    assert (texts["bo"].slug, texts[ADA].slug) == ("bo", "ada")


def test_a_text_that_is_lost_is_none(ada: NoteFile) -> None:
    Path(ada.file).unlink()
    assert Texts({}, {ADA: ada}, text).get(ADA) is None
    assert Texts({}, {ADA: ada}, lambda _: b"no note").get(ADA) is None


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_note_whose_questions_have_other_answers_is_read_again(folder: Folder, ada: NoteFile, is_gone: bool) -> None:  # noqa: FBT001 - a parameter of the test
    before = Contact(name="Ada", slug="ada", path=ADA)
    if is_gone:
        Path(ada.file).unlink()
    reader = Reader(Settings(), EMPTY, Attachments(folder.root), [])
    asked = (Asked("contacts", "bo", ("bo", "found")),)
    entry = reader.entry(CONTACT, Remembered(ada, ("Ada",), before, asked))
    assert entry.name == ("Ada" if is_gone else "Ada Lind")


@pytest.mark.parametrize(("data", "name", "codes"), [(b"I teach.", None, []), (b"\xff", "Eve", ["attachment"])])
def test_a_profile_is_read_again_whose_cv_is_no_text_any_more(
    folder: Folder, data: bytes, name: str | None, codes: list[str]
) -> None:
    folder.profile("name: Eve\ncv: cv.txt")
    (folder.root / "content/cv.txt").write_bytes(data)
    reader = Reader(Settings(), EMPTY, Attachments(folder.root), [])
    memory = NOTHING._replace(recall=lambda note: Remembered(note, (), Profile(cv="cv.txt"), ()))
    assert reader.profile(folder.root, memory).name == name
    assert [one.code for one in reader.problems] == codes
