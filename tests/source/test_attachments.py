"""Files that notes link to: where they are looked for, and which may be copied."""

import pytest

from builder.source.attachments import MISSING, ODD_KIND, OUTSIDE, Attachments
from tests.support import Folder

NOTE = "content/contacts/ada.md"


def find(folder: Folder, target: str) -> tuple[str, str]:
    return Attachments(folder.root).find(NOTE, target)


def test_an_answer_is_given_once(folder: Folder) -> None:
    """A file may come or go while a build is at work, which must not say both."""
    file, attachments = folder.write("content/files/cv.pdf", "x"), Attachments(folder.root)
    assert attachments.find(NOTE, "cv.pdf") == ("content/files/cv.pdf", "")
    file.unlink()
    assert attachments.find(NOTE, "cv.pdf") == ("content/files/cv.pdf", "")
    assert find(folder, "cv.pdf") == ("", MISSING)


@pytest.mark.parametrize(
    ("file", "target"),
    [
        ("content/contacts/card.jpg", "card.jpg"),
        ("content/contacts/card.jpg", "./card.jpg"),
        ("content/files/cv.pdf", "../files/cv.pdf"),
        ("content/files/cv.pdf", "files/cv.pdf"),
        ("content/files/deep/cv.pdf", "cv.pdf"),
        ("content/files/my cv.pdf", "../files/my%20cv.pdf"),
        ("content/files/cv.pdf", "../files/cv.pdf#page=2"),
        ("content/files/cv.pdf", "../files/cv.pdf?raw"),
        ("content/files/CV.PDF", "CV.PDF"),
        ("content/interviews/notes.md", "../interviews/notes.md"),
    ],
)
def test_a_file_is_found_beside_the_note_from_content_and_by_its_name(folder: Folder, file: str, target: str) -> None:
    folder.write(file, "x")
    assert find(folder, target) == (file, "")


@pytest.mark.parametrize(
    "target", ["card.jpg", "../files/none.pdf", "", "a\0b.jpg", "#", "x" * 5000 + ".jpg", "../contacts"]
)
def test_a_missing_file(folder: Folder, target: str) -> None:
    assert find(folder, target) == ("", MISSING)


@pytest.mark.parametrize("target", ["../../keepwarm.yaml", "../../secret.txt", "/etc/hostname", "..", "../../../x.jpg"])
def test_nothing_outside_content(folder: Folder, target: str) -> None:
    folder.write("secret.txt", "x")
    assert find(folder, target) == ("", OUTSIDE)


def test_no_link_leads_out_of_content(folder: Folder) -> None:
    folder.write("secret.txt", "x")
    (folder.root / "content/contacts/card.txt").symlink_to("../../secret.txt")
    assert find(folder, "card.txt") == ("", OUTSIDE)
    (folder.root / "content/out").symlink_to("..")
    assert find(folder, "../out/secret.txt") == ("", OUTSIDE)


@pytest.mark.parametrize("name", ["talk.key", "page.html", "picture.svg", "run.sh", "noending"])
def test_other_kinds_are_not_copied(folder: Folder, name: str) -> None:
    folder.write(f"content/contacts/{name}", "x")
    assert find(folder, name) == ("", ODD_KIND)


def test_hidden_folders_and_notes_are_not_looked_into_for_names(folder: Folder) -> None:
    folder.write("content/.trash/card.jpg", "x")
    folder.write("content/_old/card.jpg", "x")
    folder.write("content/interviews/other.md", "x")
    attachments = Attachments(folder.root)
    assert [attachments.find(NOTE, name) for name in ("card.jpg", "other.md")] == [("", MISSING)] * 2


@pytest.mark.parametrize("file", ["cv.md", "cv.txt", "CV.TXT"])
def test_a_text_is_read_without_its_mark(folder: Folder, file: str) -> None:
    folder.write(f"content/{file}", "\ufeffMy life\n")
    assert Attachments(folder.root).text("content/profile.md", file) == "My life\n"


@pytest.mark.parametrize(
    ("file", "data"),
    [("cv.pdf", b"%PDF"), ("cv.txt", b"\xff"), ("cv.txt", b"x" * (1024 * 1024 + 1)), ("other.txt", b"x")],
)
def test_what_cannot_be_read_as_a_text_says_nothing(folder: Folder, file: str, data: bytes) -> None:
    (folder.root / "content" / file).write_bytes(data)
    assert not Attachments(folder.root).text("content/profile.md", "cv.pdf" if file == "cv.pdf" else "cv.txt")


def test_a_text_that_cannot_be_opened_says_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("content/cv.txt", "My life")

    def refuse(file: str) -> bytes:
        raise PermissionError(file)

    monkeypatch.setattr("builder.source.attachments.read_bytes", refuse)
    assert not Attachments(folder.root).text("content/profile.md", "cv.txt")
