"""Which files are notes, what stands in their place, and the names that every system can carry."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.source import files, reading
from builder.source.filenames import file_name_fault
from tests.support import Folder


def found(folder: Folder) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the slugs of the contact notes, and the file name and code of each problem."""
    notes, problems = files.find(folder.root, "content/contacts")
    return [note.slug for note in notes], sorted((one.path.rpartition("/")[2], one.code) for one in problems)


def test_notes_are_found_in_folders_below_in_path_order(folder: Folder) -> None:
    for slug in ("b", "a", "health/c", "health/deep/d"):
        folder.contact(slug)
    assert found(folder) == (["a", "b", "c", "d"], [])


@pytest.mark.parametrize(
    "name", [".a.md", "_a.md", "README.md", "_private/a.md", ".obsidian/a.md", "a.txt", "a.jpg", "a"]
)
def test_ignored_names(folder: Folder, name: str) -> None:
    folder.write(f"content/contacts/{name}", "x")
    assert found(folder) == ([], [])


@pytest.mark.parametrize("name", ["a.markdown", "a.mdown", "a.mkd", "a.md.txt", "a.MD", "a.Md"])
def test_endings_that_look_like_a_notes(folder: Folder, name: str) -> None:
    folder.write(f"content/contacts/{name}", "x")
    assert found(folder) == ([], [(name, "not-a-note")])
    assert files.find(folder.root, "content/contacts")[1][0].help == "rename it to “a.md”"


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a"])
@pytest.mark.parametrize("text", ["---\nname: A\n---\n", "\ufeff---\r\nname: A\r\n---\r\n"])
def test_a_note_that_is_called_as_a_plain_text_is_told_by_how_it_begins(folder: Folder, name: str, text: str) -> None:
    folder.write(f"content/contacts/abroad/{name}", text)
    notes, (one,) = files.find(folder.root, "content/contacts")
    assert (notes, one.path, one.code) == ([], f"content/contacts/abroad/{name}", "not-a-note")
    assert one.help == "rename it to “a.md”"


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", "--- a talk ---\n"), ("a", ""), ("a.csv", "---\n"), ("a~", "---\n"), ("#a#", "---\n")]
)
def test_other_texts_are_files_to_link_to(folder: Folder, name: str, text: str) -> None:
    folder.write(f"content/contacts/{name}", text)
    (folder.root / "content/contacts/b.txt").symlink_to(folder.write("keepwarm.txt", "---\nname: B\n---\n"))
    assert found(folder) == ([], [])


@pytest.mark.parametrize(
    "name",
    [
        "a (conflicted copy 2026-11-18).md",
        "a (Ada's conflicted copy 2026-11-18).md",
        "a.sync-conflict-20261118-143000-ABCDEFG.md",
        "a (Case Conflict).md",
        "a_conf(1).md",
        "a-conflict-20261118.md",
        "a [Conflict].md",
    ],
)
def test_copies_of_synchronising_programs(folder: Folder, name: str) -> None:
    folder.contact("a")
    folder.write(f"content/contacts/{name}", "x")
    assert found(folder) == (["a"], [(name, "sync-copy")])


def test_a_conflict_of_interest_is_no_copy(folder: Folder) -> None:
    folder.contact("conflict-research")
    assert found(folder) == (["conflict-research"], [])


def _folder(path: Path) -> None:
    path.mkdir()


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may have a hundred characters only
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


def _link_to_nowhere(path: Path) -> None:
    path.symlink_to("nothing")


def _link_outside(path: Path) -> None:
    outside = path.parents[3] / "outside.md"
    outside.write_text("---\nname: Secret\n---\n")
    path.symlink_to(outside)


def _link_to_settings(path: Path) -> None:
    (path.parents[2] / "keepwarm.yaml").write_text("title: A\n")
    path.symlink_to("../../keepwarm.yaml")


def _link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _link_to_folder(path: Path) -> None:
    (path.parent / "real").mkdir()
    path.symlink_to("real")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (_folder, "a folder"),
        (os.mkfifo, "a pipe"),
        (_socket, "a device or socket"),
        (_loop, "a link that leads nowhere"),
        (_link_to_nowhere, "a link that leads nowhere"),
        (_link_outside, "a link that leads out of the notes' folder"),
        (_link_to_device, "a link that leads out of the notes' folder"),
        (_link_to_folder, "a folder"),
    ],
)
def test_what_is_no_plain_file_is_never_opened(tmp_path: Path, make: Callable[[Path], None], what: str) -> None:
    folder = Folder(tmp_path / "notes")
    make(folder.root / "content/contacts/x.md")
    notes, (problem,) = files.find(folder.root, "content/contacts")
    assert notes == []
    assert (problem.code, problem.message) == ("not-a-note", f"this is {what}, which is never read as a note")


def test_a_link_to_another_note_is_read_and_one_out_of_content_is_not(folder: Folder) -> None:
    file = folder.contact("a")
    (file.parent / "b.md").symlink_to("a.md")
    _link_to_settings(file.parent / "c.md")
    assert found(folder) == (["a", "b"], [("c.md", "not-a-note")])


def test_a_link_to_a_folder_is_named_and_not_followed(folder: Folder) -> None:
    folder.contact("real/a")
    (folder.root / "content/contacts/again").symlink_to("real")
    assert found(folder) == (["a"], [("again", "not-a-note")])


def test_a_folder_of_notes_that_is_a_link_out_of_content_is_not_read(tmp_path: Path) -> None:
    folder, other = Folder(tmp_path / "notes"), Folder(tmp_path / "other")
    other.contact("secret")
    contacts = folder.root / "content/contacts"
    contacts.rmdir()
    contacts.symlink_to(other.root / "content/contacts")
    notes, odd = files.find(folder.root, "content/contacts")
    assert (notes, [(one.path, one.code) for one in odd]) == ([], [("content/contacts", "missing-folder")])


@pytest.mark.parametrize("name", ["loop.md", "loop", "loop.MD"])
def test_a_loop_of_links_is_no_note(folder: Folder, name: str) -> None:
    (folder.root / "content/contacts" / name).symlink_to(name)
    folder.contact("ann")
    notes, odd = files.find(folder.root, "content/contacts")
    assert [note.slug for note in notes] == ["ann"]
    assert [one.code for one in odd] == (["not-a-note"] if name.endswith(".md") else [])


@pytest.mark.parametrize(
    "name",
    [
        *("ann (1)", "ann 2", "ann - Copy", "ann copy", "ann_conflict-20261101-101010"),
        *("ann - Kopie", "ann - Copie (2)", "ann Kopie 2", "ann (copia)"),
    ],
)
def test_a_copy_beside_its_note_is_told(folder: Folder, name: str) -> None:
    folder.contact("ann")
    folder.contact(name)
    notes, odd = files.find(folder.root, "content/contacts")
    assert ([note.slug for note in notes], [one.code for one in odd]) == (["ann"], ["sync-copy"])


def test_a_number_alone_makes_no_copy(folder: Folder) -> None:
    folder.contact("ann 2")
    assert [note.slug for note in files.find(folder.root, "content/contacts")[0]] == ["ann 2"]


def test_a_folder_that_cannot_be_listed(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    _, (problem,) = files.find(folder.root, "content/contacts")
    assert (problem.path, problem.message) == ("content/contacts", "this folder could not be read: permission denied")
    found, (problem,) = files.find_texts(folder.root, "content/contacts", ".txt")
    assert (found, problem.code) == ([], "unreadable-file")


def test_a_file_that_cannot_be_opened(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    file = folder.contact("a")

    def refuse(path: str, flags: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", refuse)
    read, (problem,) = reading.read(files.NoteFile(str(file), "a.md", "a"))
    assert read is None
    assert (problem.code, problem.message) == ("unreadable-file", "this file could not be read: permission denied")


def test_a_file_that_became_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(OSError, match="not a plain file"):
        files.read_bytes(str(tmp_path / "a.md"))


def test_a_file_is_read_to_its_end_and_never_far_beyond_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"x" * 3_000_000)
    assert files.MAX_BYTES < len(files.read_bytes(str(tmp_path / "a.md"))) <= 2 * files.MAX_BYTES + 1
    assert len(files.read_bytes("/proc/self/status")) > 100, "a file whose size the system does not tell"


@pytest.mark.parametrize(
    "slug",
    ["thandi-nkosi", "Thandi Nkosi", "語", "a.b", "o'neill", "a,b;c!", "(a)", "conrad", "com10", "con a", "conin"],
)
def test_names_that_every_system_can_carry(slug: str) -> None:
    assert file_name_fault(slug) == ""


@pytest.mark.parametrize(
    "slug",
    [
        *(f"a{char}b" for char in '/\\:*?"<>|[]#^\x00\x1f\x7f\x85\x9f'),
        "-a",
        ".a",
        "a.",
        "a ",
        "",
        "con",
        "NUL",
        "com1",
        "lpt9.x",
        "aux.b",
        "con .b",
        "CONIN$",
        "conout$.b",
    ],
)
def test_names_that_some_system_cannot_carry(slug: str) -> None:
    assert file_name_fault(slug)


def test_a_bad_file_name_is_told_and_the_note_is_read(folder: Folder) -> None:
    folder.contact("who?")
    assert found(folder) == (["who?"], [("who?.md", "bad-file-name")])


def test_a_file_name_that_is_not_utf_8_is_told_and_the_note_is_read(folder: Folder) -> None:
    with open(os.fsencode(folder.root / "content/contacts") + b"/zo\xeb.md", "w") as file:  # noqa: PTH123 - bytes
        file.write("---\nname: Zoë\n---\n")
    assert found(folder) == (["zo\ufffd"], [("zo\ufffd.md", "bad-file-name")])


def test_a_decomposed_name_has_a_composed_slug(folder: Folder) -> None:
    folder.contact("zoe\u0308")
    assert found(folder) == (["zoë"], [])
