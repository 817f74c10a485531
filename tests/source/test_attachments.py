"""Files that notes link to: where they are looked for, and which may be copied."""

import os
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from builder.source.attachments import MISSING, NO_FILE, NO_TEXT, ODD_KIND, OUTSIDE, UNREADABLE, Attachments
from tests.support import TODAY, Folder, Keepwarm, as_somebody

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
        ("content/files/a#b.png", "../files/a%23b.png"),
        ("content/files/a#b.png", "../files/a%23b.png#left"),
        ("content/files/c?.png", "../files/c%3F.png"),
        ("content/files/caf\u00e9.png", "../files/cafe\u0301.png"),
        ("content/files/cafe\u0301.png", "../files/caf\u00e9.png"),
        ("content/files/cafe\u0301.png", "../files/caf%C3%A9.png"),
        ("content/files/cafe\u0301.png", "files/caf\u00e9.png"),
        ("content/cafe\u0301/a.png", "../caf\u00e9/a.png"),
        ("content/files/deep/cafe\u0301.png", "caf\u00e9.png"),
        ("content/files/deep/caf\u00e9.png", "cafe\u0301.png"),
        ("content/papers/cafe\u0301.md", "papers/caf\u00e9.md"),
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


@pytest.mark.parametrize("target", ["pipe.txt", "p\u00edpe.txt"])
def test_what_is_no_plain_file_is_never_handed_out(folder: Folder, target: str) -> None:
    os.mkfifo(folder.root / "content" / unicodedata.normalize("NFD", target))
    assert find(folder, target) == ("", NO_FILE)


def test_a_file_that_may_not_be_read() -> None:
    with TemporaryDirectory() as place:  # where everybody may look, as pytest's own are not
        Folder(Path(place)).write("content/files/cv.pdf", "x").chmod(0)
        with as_somebody(Path(place)):
            assert find(Folder(Path(place)), "cv.pdf") == ("", UNREADABLE)


def test_neither_keeps_the_site_from_being_built(folder: Folder, keepwarm: Keepwarm) -> None:
    folder.contact("ada", body="![[pipe.txt]]")
    os.mkfifo(folder.root / "content/pipe.txt")
    ran = keepwarm("-C", folder.root, "build", "--today", TODAY)
    assert ran.status == 0
    assert "warning[attachment]: the file “pipe.txt” is not a plain file" in keepwarm("-C", folder.root, "check").out


def test_of_two_files_of_one_name_the_one_that_is_typed_is_found(folder: Folder) -> None:
    for name in ("caf\u00e9.png", "cafe\u0301.png"):
        folder.write(f"content/contacts/{name}", "x")
    assert find(folder, "caf\u00e9.png") == ("content/contacts/caf\u00e9.png", "")
    assert find(folder, "cafe\u0301.png") == ("content/contacts/cafe\u0301.png", "")


@pytest.mark.parametrize(
    ("file", "target"),
    [
        ("content/contacts/Card.JPG", "card.jpg"),
        ("content/files/cv.pdf", "../Files/CV.pdf"),
        ("content/files/cv.pdf", "FILES/cv.pdf"),
        ("content/files/deep/cv.pdf", "CV.PDF#page=2"),
        ("content/files/deep/CAFE\u0301.png", "caf\u00e9.png"),
        ("content/papers/Plan.md", "papers/plan.md"),
    ],
)
def test_a_file_is_found_whatever_its_capitals_as_on_disks_that_ignore_them(
    folder: Folder, file: str, target: str
) -> None:
    folder.write(file, "x")
    assert find(folder, target) == (file, "")


def test_of_two_files_that_differ_in_capitals_the_one_that_is_typed_is_found(folder: Folder) -> None:
    folder.write("content/files/Card.jpg", "x")
    folder.write("content/other/card.jpg", "x")
    names = ("card.jpg", "Card.jpg", "CARD.jpg", "other/Card.jpg")
    found = [Attachments(folder.root).find(NOTE, name)[0] for name in names]
    assert found == [
        f"content/{path}" for path in ("other/card.jpg", "files/Card.jpg", "files/Card.jpg", "other/card.jpg")
    ]


@pytest.mark.parametrize("target", ["../contacts/Other.MD", "Other.md", "content/Card.jpg", "_Old/card.jpg"])
def test_capitals_make_no_more_files_known(folder: Folder, target: str) -> None:
    folder.write("content/interviews/other.md", "x")
    folder.write("content/card.jpg", "x")
    folder.write("content/_old/card.jpg", "x")
    assert find(folder, target) == ("", MISSING)


def test_a_letter_with_a_mark_does_not_lead_out_of_content(folder: Folder) -> None:
    folder.write("cafe\u0301.png", "x")
    folder.write("content/files/cafe\u0301.svg", "x")
    assert find(folder, "../../caf\u00e9.png") == ("", OUTSIDE)
    assert find(folder, "../files/caf\u00e9.svg") == ("", ODD_KIND)
    assert find(folder, "../files/caf\u00e9.pdf") == ("", MISSING)


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
    assert Attachments(folder.root).text("content/profile.md", file) == ("My life\n", "")


@pytest.mark.parametrize(
    ("file", "data", "reason"),
    [
        ("cv.pdf", b"%PDF", NO_TEXT),
        ("cv.txt", b"\xff", "is not UTF-8"),
        ("cv.txt", b"x" * (1024 * 1024 + 1), "is larger than 1 MiB"),
        ("other.txt", b"x", MISSING),
    ],
)
def test_what_cannot_be_read_as_a_text_says_why(folder: Folder, file: str, data: bytes, reason: str) -> None:
    (folder.root / "content" / file).write_bytes(data)
    wanted = "cv.pdf" if file == "cv.pdf" else "cv.txt"
    assert Attachments(folder.root).text("content/profile.md", wanted) == ("", reason)


def test_a_text_that_cannot_be_opened_says_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("content/cv.txt", "My life")

    def refuse(file: str) -> bytes:
        raise PermissionError(file)

    monkeypatch.setattr("builder.source.attachments.read_bytes", refuse)
    assert Attachments(folder.root).text("content/profile.md", "cv.txt") == ("", "could not be read")


@pytest.mark.parametrize("path", [".workspace.json", ".app/data.json", ".app/deep/index", "cv.pdf~", ".#cv.pdf"])
def test_what_programs_keep_for_themselves_is_there_for_nobody(folder: Folder, path: str) -> None:
    """Whether it is there must not show, for nobody looks whether it has changed (builder.stamp.litter)."""
    assert find(folder, path) == find(folder, path.rpartition("/")[2]) == ("", MISSING)
    folder.write(f"content/{path}", "x")
    assert find(folder, path) == find(folder, path.rpartition("/")[2]) == ("", MISSING)


def test_a_hidden_picture_may_be_linked_to(folder: Folder) -> None:
    folder.write("content/.app/card.png", "x")
    assert find(folder, ".app/card.png") == ("content/.app/card.png", "")
