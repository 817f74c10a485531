"""What is not written: where the place to be edited has errors, and what would not say just what was meant."""

from datetime import date

import pytest

from builder.capture.model import RefusedError
from builder.capture.revising import AddToList, Append, Edit, SetKey, Tick, revise
from builder.checks.loading import Loaded
from tests.support import Folder

PATH = "content/contacts/ada.md"
REQUEST = Append("log", "2026-11-20 request")
SET = SetKey("role", "Head")


def refused(notes: Loaded, *edits: Edit, path: str = PATH) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        revise(notes, path, *edits)
    return caught.value


def test_errors_elsewhere_do_not_matter(folder: Folder) -> None:
    folder.contact("ada", "level: expert\nphone: [a: b]\n", "## Log\n- nonsense\n\n## To do\n- [ ] x")
    notes = folder.load()
    for edit in (SET, AddToList("tags", "x"), Append("to do", "[ ] y"), Append("to share", "[ ] z")):
        assert revise(notes, PATH, edit).after


@pytest.mark.parametrize(
    ("front", "edit", "codes"),
    [
        ("level: expert", SetKey("level", "mid"), ["bad-choice"]),
        ("role: a\nrole: b", SET, ["duplicate-key"]),
        ("role: &a b", SET, ["yaml-feature"]),
        ("role: a: b", SET, ["bad-yaml"]),
        ("tags: [a, {b: c}]", AddToList("tags", "x"), ["nested-value"]),
        ("tags: [a", AddToList("tags", "x"), ["bad-yaml"]),
        ("introduced_by: nobody", SetKey("introduced_by", "bo"), ["unknown-contact"]),
    ],
)
def test_a_key_with_an_error_is_not_touched(folder: Folder, front: str, edit: SetKey, codes: list[str]) -> None:
    folder.contact("ada", front)
    folder.contact("bo")
    error = refused(folder.load(), edit)
    assert str(error) == f"{PATH} has to be mended at “{edit.key}” first, so nothing was written"
    assert [problem.code for problem in error.problems] == codes


@pytest.mark.parametrize("edit", [REQUEST, Append("log", "2026-11-20 reply")])
def test_a_section_with_an_error_is_not_touched(folder: Folder, edit: Append) -> None:
    folder.contact("ada", "", "## Log\n- 2026-11-02 reply\n\n## Log\n- nonsense")
    error = refused(folder.load(), edit)
    assert str(error) == f"{PATH} has to be mended at “Log” first, so nothing was written"
    assert [problem.message for problem in error.problems] == ["“nonsense” is not a date"]


def test_an_item_is_ticked_beside_one_with_an_error(folder: Folder) -> None:
    text = "## To do\n- [ ] a (by 2026-12-01)\n  more\n\n- [] b (by 2026-12-01)\n- [ ] c (by 2026-13-01)\n"
    at = folder.contact("ada", "", text).read_text().index("[ ] a")
    notes = folder.load()
    after = revise(notes, PATH, Tick("to do", at, date(2026, 11, 20))).after
    assert after
    assert text.replace("[ ] a (by 2026-12-01)", "[x] a (by 2026-12-01, done 2026-11-20)") in after.decode()


def test_an_item_with_an_error_is_not_ticked(folder: Folder) -> None:
    at = folder.contact("ada", "", "## To do\n- [ ] a\n- [ ] b (by 2026-13-01)\n").read_text().index("[ ] b")
    error = refused(folder.load(), Tick("to do", at, date(2026, 11, 20)))
    assert str(error) == f"{PATH} has to be mended at “To do” first, so nothing was written"
    assert [problem.code for problem in error.problems] == ["bad-item"]


def test_a_note_that_is_not_used_is_not_touched(folder: Folder) -> None:
    folder.contact("ada")
    folder.note("content/interviews/x.md", "contact: ada")
    notes = folder.load()
    error = refused(notes, SetKey("thanked", "2026-11-20"), path="content/interviews/x.md")
    assert str(error) == "content/interviews/x.md cannot be used as it stands, so nothing was written to it"
    assert [problem.code for problem in error.problems] == ["missing-value"]
    assert refused(notes, SET, path="content/contacts/nobody.md").problems == ()


def test_a_note_of_which_there_are_two_is_not_touched(folder: Folder) -> None:
    folder.contact("ada", "", "## Notes\n<<<<<<< mine\na\n=======\nb\n>>>>>>> theirs")
    folder.contact("bo")
    folder.contact("x/Bo")
    notes = folder.load()
    assert [problem.code for problem in refused(notes, SET).problems] == ["merge-conflict"]
    twice = refused(notes, SET, path="content/contacts/bo.md")
    assert str(twice) == "content/contacts/bo.md has to be mended before anything is written to it"
    assert [problem.code for problem in twice.problems] == ["duplicate-slug"]


def test_a_note_that_changed_or_went_meanwhile_is_not_touched(folder: Folder) -> None:
    file = folder.contact("ada")
    notes = folder.load()
    file.write_bytes(file.read_bytes() + b"\n")
    assert str(refused(notes, SET)) == f"{PATH} was changed meanwhile, so nothing was written"
    file.write_bytes(b"\xff")
    assert str(refused(notes, SET)) == f"{PATH} was changed meanwhile, so nothing was written"
    file.unlink()
    assert str(refused(notes, SET)) == f"{PATH} was removed meanwhile, so nothing was written"
    file.mkdir()
    with pytest.raises(OSError, match=f"it is not a plain file: '{PATH}'"):
        revise(notes, PATH, SET)


UNLIKE = f"{PATH} cannot be changed like that, because"
SENTENCES = [
    (
        Append("log", "soon request"),
        (
            "“soon request” cannot be written under “Log”: “soon” is not a date; "
            "write YYYY-MM-DD, for example 2026-11-18; a time may follow: 2026-11-18 14:30"
        ),
    ),
    (
        Append("promises", "[ ] me: x (by 2026-11-30, to Zed)"),
        (
            "“[ ] me: x (by 2026-11-30, to Zed)” cannot be written under “Promises”: "
            "there is no contact “Zed”; write a contact's slug or exact name, or add a note for them"
        ),
    ),
    (
        Append("log", "2026-11-20 note: <!-- x"),
        "“<!--” would begin a comment, which hides what follows; write it without",
    ),
    (Append("to share", " \n "), "there is nothing to write down, so nothing was written"),
    (SetKey("role", ""), "there is nothing to write down, so nothing was written"),
    (SetKey("phone", ("1", " ")), "there is nothing to write down, so nothing was written"),
    (AddToList("tags", "\udcff"), "what was typed holds bytes that are not text, so nothing was written"),
    (SetKey("level", "expert"), f"{PATH} would then hold what cannot be used, so nothing was written"),
    (Append("to share", "```"), f"{UNLIKE} it would begin a comment or a code block; nothing was written"),
    (Append("to share", "- -"), f"{UNLIKE} its sections would be read otherwise; nothing was written"),
    (Append("to share", "[ ]"), f"{UNLIKE} it would say something else than was meant; nothing was written"),
]


@pytest.mark.parametrize(("edit", "sentence"), SENTENCES)
def test_what_cannot_be_written_is_refused_in_a_sentence(folder: Folder, edit: Edit, sentence: str) -> None:
    folder.contact("ada", "", "## To share\n- [ ] a")
    assert str(refused(folder.load(), edit)) == sentence


def test_a_note_is_never_left_without_what_it_needs(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-18")
    error = refused(folder.load(), SetKey("date", "soon"), path="content/interviews/x.md")
    assert str(error) == "content/interviews/x.md would then hold what cannot be used, so nothing was written"
    assert [problem.code for problem in error.problems] == ["bad-date"]


def test_a_note_does_not_grow_beyond_what_is_read(folder: Folder) -> None:
    folder.contact("ada", "", "x" * (1024 * 1024 - 100))
    error = refused(folder.load(), Append("log", f"2026-11-20 note: {'x' * 100}"))
    assert str(error) == f"{PATH} would then be a note that cannot be read, so nothing was written"
    assert [problem.code for problem in error.problems] == ["file-too-big"]


def test_what_is_open_above_is_not_closed_by_an_item(folder: Folder) -> None:
    folder.contact("ada", "", "<!-- never closed\n\n## Log\n- 2026-11-02 reply")
    error = refused(folder.load(), Append("log", "2026-11-20 note: a --> b"))
    assert str(error) == f"{UNLIKE} a comment or a code block would begin or end elsewhere; nothing was written"


def test_what_is_written_in_no_way_known_here_is_left_alone(folder: Folder) -> None:
    folder.contact("ada", "? role\nlevel: mid")
    assert (
        str(refused(folder.load(), SET)) == f"{UNLIKE} its front matter would say something else; nothing was written"
    )


def test_a_list_whose_comments_would_go_is_left_alone(folder: Folder) -> None:
    folder.contact("ada", "phone:\n  - 1 # home\n  - 2\ntags: [a, # one\n  b]")
    for edit in (SetKey("phone", "3"), SetKey("tags", ("c",))):
        sentence = f"the list “{edit.key}” of {PATH} holds comments, which would be lost"
        assert str(refused(folder.load(), edit)) == sentence


@pytest.mark.parametrize("edit", [Tick("to do", 3, date(2026, 11, 20)), Append("debrief", "x")])
def test_an_edit_that_means_nothing_is_a_bug(folder: Folder, edit: Edit) -> None:
    folder.contact("ada")
    folder.interview("x", "contact: ada\ndate: 2026-11-18")
    with pytest.raises(ValueError, match=type(edit).__name__):
        revise(folder.load(), "content/interviews/x.md", edit)
