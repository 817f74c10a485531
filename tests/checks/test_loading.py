"""The notes' folder as a whole: what is read, what is missing, in which order problems are told."""

import gc
import weakref
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from builder.checks import leading, loading
from builder.checks.loading import open_notes
from builder.checks.notes import Notes
from builder.diagnostics import Severity
from builder.model.targets import Targets
from tests.support import TODAY, Folder, as_somebody


def test_the_example_of_the_documentation(folder: Folder) -> None:
    folder.contact("thandi-nkosi")
    folder.interview("2026-11-18-thandi", "contact: thandi-nkosi\ndate: 2026-11-18 14:30\nlasted: 25")
    loaded = folder.load()
    assert loaded.diagnostics == ()
    assert (loaded.files, loaded.has_errors, loaded.count(Severity.ERROR)) == (2, False, 0)
    assert sorted(loaded.documents) == ["content/contacts/thandi-nkosi.md", "content/interviews/2026-11-18-thandi.md"]


def test_missing_folders(tmp_path: Path) -> None:
    loaded = open_notes(tmp_path, lambda _: TODAY)
    assert [(one.path, one.code) for one in loaded.diagnostics] == [
        ("content/contacts", "missing-folder"),
        ("content/interviews", "missing-folder"),
    ]
    assert loaded.has_errors


def test_a_folder_whose_place_is_taken(tmp_path: Path) -> None:
    """To make it, as one that is missing otherwise, would fail."""
    folder = Folder(tmp_path)
    (folder.root / "content/contacts").rmdir()
    (folder.root / "content/interviews").rmdir()
    (folder.root / "content/contacts").symlink_to("nowhere")
    assert [(one.path, one.help.partition(";")[0]) for one in folder.load().diagnostics] == [
        ("content/contacts", "what stands at “content/contacts” is no folder"),
        ("content/interviews", "make it, even if nothing is in it yet"),
    ]
    (folder.root / "content/contacts").unlink()
    (folder.root / "content").rmdir()
    folder.write("content", "---\nname: Ada\n---\n")
    assert {(one.message, one.help) for one in folder.load().diagnostics} == {
        ("this folder is missing", "what stands at “content” is no folder; move it away, then make the folder")
    }


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("contact", "contacts"),
        ("Contacts", "contacts"),
        ("organizations", "organisations"),
        ("Interview", "interviews"),
        ("question", "questions"),
    ],
)
def test_notes_in_a_folder_whose_name_is_not_quite_right(folder: Folder, name: str, meant: str) -> None:
    folder.write(f"content/{name}/deep/ada.md", "---\nname: Ada\n---\n")
    (one,) = folder.load().diagnostics
    assert (one.path, one.code) == (f"content/{name}", "not-a-note")
    assert one.help == f"rename the folder to “{meant}”, or move its notes there"


def test_other_folders_are_the_users_own(folder: Folder) -> None:
    for path in (
        "content/people/a.md",
        "content/contact/card.jpg",
        "content/contact/README.md",
        "content/contact/_old.md",
        "content/contact/.trash/a.md",
        "content/questionnaires/a.md",
        "content/files/b.md",
    ):
        folder.write(path, "x")
    assert folder.load().diagnostics == ()


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("ada.md", "move it to one of “contacts”, “interviews”, “organisations”, “questions”"),
        ("Profile.md", "rename it to “profile.md”"),
        ("profil.md", "rename it to “profile.md”"),
    ],
)
def test_a_note_that_stands_in_no_folder_of_notes(folder: Folder, name: str, remedy: str) -> None:
    folder.write(f"content/{name}", "\ufeff---\nname: Ada\n---\n")
    (one,) = folder.load().diagnostics
    assert (one.path, one.code) == (f"content/{name}", "not-a-note")
    assert one.help.partition(", or ")[0] == remedy


def test_a_second_profile_does_not_take_the_place_of_the_first(folder: Folder) -> None:
    folder.profile("name: Me\nlinkedin_ready: true")
    folder.write("content/profil.md", "---\nname: Ada\n---\n")
    (one,) = folder.load().diagnostics
    assert one.help.startswith("move it to one of")


@pytest.mark.parametrize(("cv", "file"), [("cv.md", "cv.md"), ("my%20cv.md", "my cv.md"), ("cv.md#Top", "cv.md")])
def test_the_cv_may_stand_beside_the_folders(folder: Folder, cv: str, file: str) -> None:
    folder.profile(f"name: Me\nlinkedin_ready: true\ncv: {cv}")
    folder.write(f"content/{file}", "---\ntitle: CV\n---\n")
    assert folder.load().diagnostics == ()


def test_a_cv_of_no_possible_name_is_a_link_to_nowhere(folder: Folder) -> None:
    folder.profile('name: Me\nlinkedin_ready: true\ncv: "cv\\0.md"')
    folder.write("content/cv.md", "---\ntitle: CV\n---\n")
    assert {one.code for one in folder.load().diagnostics} == {"attachment", "not-a-note"}


def test_what_cannot_be_read_beside_the_folders_is_left_alone() -> None:
    with TemporaryDirectory() as place:
        folder = Folder(Path(place))
        folder.write("content/ada.md", "---\nname: Ada\n---\n").chmod(0)
        with as_somebody(folder.root):
            assert folder.load().diagnostics == ()


def test_other_files_beside_the_folders_are_the_users_own(folder: Folder) -> None:
    for name in ("README.md", "_ada.md", ".ada.md", "ada.txt"):
        folder.write(f"content/{name}", "---\nname: Ada\n---\n")
    folder.write("content/plans.md", "# Plans\n")
    folder.write("content/rule.md", "-----\n")
    (folder.root / "content/later.md").mkdir()
    assert folder.load().diagnostics == ()


@pytest.mark.parametrize("name", ["keepwarm.yml", "keepwarm.yaml.txt", "Keepwarm.yaml"])
def test_settings_of_nearly_the_right_name(folder: Folder, name: str) -> None:
    folder.write(name, "timezone: UTC\n")
    (one,) = folder.load().diagnostics
    assert (one.path, one.code, one.help) == (name, "not-a-note", "rename it to “keepwarm.yaml”")
    folder.settings("timezone: UTC")
    assert folder.load().diagnostics == ()


def test_optional_folders_may_be_missing(folder: Folder) -> None:
    assert folder.load().diagnostics == ()
    assert folder.library().profile.path == ""


@pytest.mark.parametrize(
    ("least", "codes"),
    [
        (Severity.ERROR, {"bad-email"}),
        (Severity.WARNING, {"bad-email", "future-date"}),
        (Severity.HINT, {"bad-email", "future-date", "question-count"}),
    ],
)
def test_what_does_not_matter_is_not_looked_for(folder: Folder, least: Severity, codes: set[str]) -> None:
    folder.contact("a", "name: A\nemail: x", "## Log\n- 2099-01-01 note")
    folder.interview("b", "contact: a\ndate: 2099-01-01\nstatus: scheduled")
    loaded = open_notes(folder.root, lambda _: TODAY, least=least)
    assert {one.code for one in loaded.diagnostics} == codes


def test_problems_stand_in_file_and_line_order(folder: Folder) -> None:
    folder.contact("b", "level: x", "[[y]]\n\n## Log\n- soon")
    folder.contact("a", "odd: x\nmentor: true\nemail: x")
    folder.interview("c", "contact: a")
    folder.profile("cv: no.md")
    places = [(one.path, one.span) for one in folder.load().diagnostics]
    assert places == sorted(places)
    assert len(places) == 9


def test_a_note_that_is_left_out_is_not_called_incomplete_too(folder: Folder) -> None:
    folder.contact("a", "level: x")
    folder.note("content/contacts/b.md", "level: x")
    library = folder.load().library
    assert (library.incomplete, library.left_out) == (("content/contacts/a.md",), ("content/contacts/b.md",))


def test_blank_notes_and_warnings_leave_nothing_incomplete(folder: Folder) -> None:
    folder.write("content/contacts/blank.md", "\n")
    folder.contact("a", "odd: x")
    library = folder.load().library
    assert (library.incomplete, library.left_out) == ((), ())


def test_a_profile_that_cannot_be_used(folder: Folder) -> None:
    folder.write("content/profile.md", "no front matter\n")
    loaded = folder.load()
    assert loaded.library.left_out == ("content/profile.md",)
    assert loaded.library.profile.path == ""


def test_a_blank_profile_is_skipped_as_blank_notes_are(folder: Folder) -> None:
    folder.write("content/profile.md", "\n")
    loaded = folder.load()
    assert [one.code for one in loaded.diagnostics] == ["blank-note"]
    assert (loaded.library.left_out, loaded.library.profile.path) == ((), "")


def test_a_profile_that_leads_out_of_the_notes_is_never_read(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "notes")
    (tmp_path / "secret.md").write_text("---\nname: Secret\n---\n")
    (folder.root / "content/profile.md").symlink_to(tmp_path / "secret.md")
    loaded = folder.load()
    assert [(one.path, one.code) for one in loaded.diagnostics] == [("content/profile.md", "not-a-note")]
    assert loaded.library.profile.name is None


def test_a_profile_that_is_a_loop_of_links(folder: Folder) -> None:
    (folder.root / "content/profile.md").symlink_to("profile.md")
    assert [one.code for one in folder.load().diagnostics] == ["not-a-note"]


def test_a_profile_with_wrong_values_is_used_without_them(folder: Folder) -> None:
    folder.profile("name: Ada\nlinkedin_ready: maybe", "## News\n- 2026-11-02: a job\n- soon\n")
    profile = folder.load().library.profile
    assert (profile.name, profile.linkedin_ready, len(profile.news)) == ("Ada", False, 1)


def test_today_is_asked_for_with_the_settings_at_hand(folder: Folder) -> None:
    folder.settings("as_of: 2026-11-01")
    folder.contact("a", body="## Log\n- 2026-11-02 reply")
    loaded = open_notes(folder.root, lambda settings: settings.as_of or TODAY)
    assert loaded.today == date(2026, 11, 1)
    assert [one.code for one in loaded.diagnostics] == ["future-date"]


def test_garbage_is_collected_as_before(folder: Folder) -> None:
    for on in (True, False):
        (gc.enable if on else gc.disable)()
        open_notes(folder.root, lambda _: TODAY)
        was_on = gc.isenabled()
        gc.enable()
        assert was_on is on


def test_what_was_read_is_let_go_by_itself(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build does not collect garbage, so what holds itself in a circle would be held to its end."""
    folder.contact("ada", "", "[[Mill]] ![](picture.png)")
    held: list[weakref.ref[Notes]] = []

    def targets_of(notes: Mapping[str, Notes], root: Path) -> Targets:
        held.extend(map(weakref.ref, notes.values()))
        return leading.targets_of(notes, root)

    monkeypatch.setattr(loading, "targets_of", targets_of)
    gc.disable()
    try:
        loaded = folder.load()
        assert held
        assert [one() for one in held if one()] == []
    finally:
        gc.enable()
    assert loaded.library.contacts
