"""A note that is left out is checked to its end all the same, and links that cannot be shown say so."""

import pytest

from tests.support import Folder


def codes(folder: Folder) -> list[tuple[str, int, str]]:
    return [(one.path.rsplit("/", 1)[1], one.span.line, one.code) for one in folder.load().diagnostics]


def test_every_missing_key_is_told(folder: Folder) -> None:
    folder.write("content/interviews/a.md", "---\nvia: email\n---\n")
    assert codes(folder) == [("a.md", 1, "missing-value"), ("a.md", 1, "missing-value")]


def test_a_note_that_is_left_out_is_checked_to_its_end(folder: Folder) -> None:
    folder.write("content/contacts/zed.md", "---\ncoffee: Zed\n---\n## Log\n- foo\n\n[[nope]]\n")
    assert codes(folder) == [
        ("zed.md", 1, "missing-value"),
        ("zed.md", 2, "unknown-key"),
        ("zed.md", 5, "bad-item"),
        ("zed.md", 7, "broken-link"),
    ]
    loaded = folder.load()
    assert loaded.library.left_out == ("content/contacts/zed.md",)
    assert loaded.diagnostics[1].message == "a contact has no key “coffee”"


@pytest.mark.parametrize(
    ("path", "front", "typed", "meant"),
    [
        ("contacts/zed.md", "naem: Zed", "naem", "name"),
        ("contacts/zed.md", "Name: Zed\nrole: x", "Name", "name"),
        ("organisations/zed.md", "Name: Zed", "Name", "name"),
        ("questions/zed.md", "Title: Zed", "Title", "title"),
        ("interviews/zed.md", "contacts: ann\ndate: 2026-11-18\nlasted: 9", "contacts", "contact"),
    ],
)
def test_a_mistyped_key_is_told_beside_the_one_that_is_missing(
    folder: Folder, path: str, front: str, typed: str, meant: str
) -> None:
    folder.contact("ann")
    file = folder.note(f"content/{path}", front)
    assert codes(folder) == [("zed.md", 1, "missing-value"), ("zed.md", 2, "unknown-key")]
    missing, unknown = folder.load().diagnostics
    assert missing.help == f"write “{meant}” in place of “{typed}”"
    assert unknown.help == f"did you mean “{meant}”?"
    file.write_text(file.read_text().replace(f"{typed}:", f"{meant}:"))
    assert not folder.load().diagnostics


def test_a_mistyped_key_is_told_beside_an_empty_one(folder: Folder) -> None:
    folder.note("content/contacts/zed.md", "name:\nName: Zed")
    assert [(one.code, one.help) for one in folder.load().diagnostics] == [
        ("missing-value", "write it after “name:”"),
        ("unknown-key", "did you mean “name”?"),
    ]


def test_who_names_a_note_with_a_mistyped_key_need_not_hear_of_it(folder: Folder) -> None:
    folder.note("content/contacts/zed.md", "Name: Ada Lovelace")
    folder.interview("talk", "contact: Ada Lovelace\ndate: 2026-11-18\nstatus: done")
    assert codes(folder) == [("zed.md", 1, "missing-value"), ("zed.md", 2, "unknown-key")]


@pytest.mark.parametrize(
    "line", ["- name: Ada", "**name:** Ada", "**name**: Ada", "name Ada", "name=Ada", "name\uff1aAda"]
)
def test_a_required_key_that_cannot_be_read_is_not_called_missing_too(folder: Folder, line: str) -> None:
    folder.note("content/contacts/zed.md", f"{line}\n")
    (one,) = folder.load().diagnostics
    assert (one.code, one.message.endswith("; without “name” this note is left out")) == ("bad-yaml", True)


_MOVED = "if this is {}, move it to the folder “{}”; if not, write a line “{}: …” between the two lines “---”"


@pytest.mark.parametrize(
    ("place", "front", "remedies"),
    [
        ("contacts", "contact: ann\ndate: 2026-11-18", [_MOVED.format("an interview", "interviews", "name")]),
        ("organisations", "contact: ann\ndate: 2026-11-18", [_MOVED.format("an interview", "interviews", "name")]),
        ("questions", "date: 2026-11-18\ncontact: ann", [_MOVED.format("an interview", "interviews", "title")]),
        (
            "interviews",
            "name: Zed\nemail: zed@firm.example",
            [_MOVED.format("a contact", "contacts", "contact"), _MOVED.format("a contact", "contacts", "date")],
        ),
    ],
)
def test_a_note_in_the_folder_of_another_kind(folder: Folder, place: str, front: str, remedies: list[str]) -> None:
    folder.contact("ann")
    folder.note(f"content/{place}/zed.md", front)
    missing = [one for one in folder.load().diagnostics if one.code == "missing-value"]
    assert [one.help for one in missing] == remedies


def test_of_a_note_that_is_used_an_unknown_key_is_kept(folder: Folder) -> None:
    folder.write("content/contacts/zed.md", "---\nname: Zed\nName: Zoe\n---\n")
    (problem,) = folder.load().diagnostics
    assert (problem.code, problem.help) == ("unknown-key", "did you mean “name”?")
    assert problem.message == "a contact has no key “Name”; it is kept, and shown under “More”"


def test_whom_a_note_that_is_left_out_refers_to_is_told_too(folder: Folder) -> None:
    folder.contact("ann")
    folder.interview("talk", "date: soon\ncontact: [ann, nobody]", "## Promises\n- [ ] me: write (to nobody)\n")
    folder.note("content/contacts/zed.md", "introduced_by: nobody")
    assert codes(folder) == [
        ("zed.md", 1, "missing-value"),
        ("zed.md", 2, "unknown-contact"),
        ("talk.md", 2, "bad-date"),
        ("talk.md", 3, "unknown-contact"),
    ]
    assert list(folder.load().library.contacts) == ["ann"]


def test_a_note_that_is_left_out_takes_nobody_from_the_others(folder: Folder) -> None:
    folder.interview("a", "contact: nobody\ndate: 2026-11-18")
    folder.interview("b", "contact: nobody")
    library = folder.load().library
    assert (library.interviews["a"].contacts, list(library.contacts)) == (("nobody",), ["nobody"])


@pytest.mark.parametrize("address", ["file:///etc/hosts", "javascript:x", "obsidian://x", "data:text/plain,x"])
def test_an_address_that_is_not_shown_as_a_link_is_told(folder: Folder, address: str) -> None:
    folder.contact("ann", body=f"[x]({address})")
    assert [code for _, _, code in codes(folder)] == ["broken-link"]


@pytest.mark.parametrize("address", ["https://a.example", "mailto:a@b.example", "tel:+49123", "#here"])
def test_an_address_that_is_shown_is_fine(folder: Folder, address: str) -> None:
    folder.contact("ann", body=f"[x]({address})")
    assert codes(folder) == []


def test_a_link_that_is_escaped_is_none(folder: Folder) -> None:
    folder.contact("ann", body=r"\[[nobody]]")
    assert codes(folder) == []


def test_a_name_behind_to_may_hold_a_comma(folder: Folder) -> None:
    folder.contact("sj", "name: Smith, Jr.")
    folder.contact("ann")
    body = "## Promises\n- [ ] me: write (to Smith, Jr., by 2026-11-30)"
    folder.interview("talk", "contact: [ann, sj]\ndate: 2026-11-18\nstatus: done", body)
    (promise,) = folder.load().library.interviews["talk"].promises
    assert (promise.to, str(promise.by)) == ("sj", "2026-11-30")


def test_notes_themselves_are_never_copied(folder: Folder) -> None:
    folder.contact("bob", body="[[contacts/bob.md]]")
    loaded = folder.load()
    assert loaded.attachments.find("content/contacts/bob.md", "contacts/bob.md")[0] == ""
    assert loaded.diagnostics == ()
