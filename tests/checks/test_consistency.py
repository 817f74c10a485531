"""What stands as it is but is probably not meant, with the cases beside it that raise nothing."""

import pytest

from tests.support import Folder


def warnings(folder: Folder) -> list[str]:
    """Return code and place of each problem but the hints."""
    found = [one for one in folder.load().diagnostics if one.severity != "hint"]
    return [f"{one.code} {one.path.rpartition('/')[2]}:{one.span.line}" for one in found]


def interview(folder: Folder, front: str, body: str = "", day: str = "2026-11-18") -> list[str]:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: {day}\n{front}", body)
    return warnings(folder)


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("status: cancelled\nlasted: 25", ["contradicting-status talk.md:5"]),
        ("status: no-show\nlasted: 25", ["contradicting-status talk.md:5"]),
        ("status: done\nlasted: 25", []),
        ("lasted: 25", []),
        ("status: scheduled\nlasted: 25", []),
        ("status: done\ncalled_off: 2026-11-17", ["contradicting-status talk.md:5"]),
        ("called_off: 2026-11-17", ["contradicting-status talk.md:4"]),
        ("called_off: 2026-11-17\nstatus: canclled", ["bad-choice talk.md:5"]),
        *(
            (f"{key}: 2062-11-18", ["future-date talk.md:4"])
            for key in ("confirmed", "prepared", "thanked", "debriefed")
        ),
        ("status: cancelled\ncalled_off: 2026-11-17", []),
        ("thanked: 2026-11-17", ["odd-dates talk.md:4"]),
        ("thanked: 2026-11-18\ndebriefed: 2026-11-17", ["odd-dates talk.md:5"]),
        ("thanked: 2026-11-18\ndebriefed: 2026-11-18", []),
        ("status: done\nthanked: 2026-11-20\ndebriefed: 2026-11-20", []),
        ("status: done\nthanked: 2026-11-21", ["future-date talk.md:5"]),
        ("status: done\nconfirmed: 2026-11-17", []),
        ("booked: 2026-11-19", ["odd-dates talk.md:4"]),
        ("booked: 2062-11-19", ["odd-dates talk.md:4"]),
        ("booked: 2026-11-18", []),
    ],
)
def test_keys_of_an_interview(folder: Folder, front: str, found: list[str]) -> None:
    assert interview(folder, front) == found


@pytest.mark.parametrize(
    ("day", "status", "found"),
    [("2026-11-21", "done", ["future-date talk.md:3"]), ("2026-11-20", "done", []), ("2026-11-21", "scheduled", [])],
)
def test_a_conversation_done_in_the_future(folder: Folder, day: str, status: str, found: list[str]) -> None:
    assert interview(folder, f"status: {status}", day=day) == found


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("[x] me: a (done 2026-11-17)", ["odd-dates talk.md:8"]),
        ("[x] me: a (done 2026-11-17, made 2026-11-16)", []),
        ("[x] me: a (done 2026-11-18)", []),
        ("[x] me: a (done 2026-11-20)", []),
        ("[x] me: a (done 2026-11-21)", ["future-date talk.md:8"]),
        ("[-] me: a (done 2026-11-21)", []),
        ("[ ] me: a (done 2026-11-21)", ["done-without-tick talk.md:8"]),
    ],
)
def test_promises_of_an_interview(folder: Folder, item: str, found: list[str]) -> None:
    assert interview(folder, "status: done", f"## Promises\n\n- {item}\n".replace("\n\n", "\n")) == [
        one.replace(":8", ":7") for one in found
    ]


@pytest.mark.parametrize(
    ("status", "day"), [("scheduled", "2026-11-30"), ("scheduled", "2026-11-18"), ("cancelled", "2026-11-18")]
)
def test_a_promise_may_be_kept_before_a_conversation_that_has_not_taken_place(
    folder: Folder, status: str, day: str
) -> None:
    said = "## Promises\n- [x] me: a (done 2026-11-17)\n- [x] me: b (made 2026-11-17, done 2026-11-16)"
    assert interview(folder, f"status: {status}", said, day) == ["odd-dates talk.md:8"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## Log\n- 2026-11-21 reply", ["future-date ada.md:5"]),
        ("## Log\n- 2026-11-20 reply", []),
        ("## To do\n- [x] a (done 2026-11-21)", ["future-date ada.md:5"]),
        ("## Promises\n- [x] me: a (made 2026-11-10, done 2026-11-09)", ["odd-dates ada.md:5"]),
        ("## Promises\n- [x] me: a (done 2026-11-09)", []),
        ("## Promises\n- [x] me: a (to ada)", ["needless-to ada.md:5"]),
    ],
)
def test_items_of_a_contact(folder: Folder, body: str, found: list[str]) -> None:
    folder.contact("ada", body=body)
    assert warnings(folder) == found


def test_two_contacts_with_one_address(folder: Folder) -> None:
    folder.contact("ada", "email: [ada@b.example, office@b.example]")
    folder.contact("bob", "email: Office@B.example")
    folder.contact("cem", "email: cem@b.example")
    assert warnings(folder) == ["shared-email bob.md:3"]
    (one,) = folder.load().diagnostics
    assert one.message == "Office@B.example is also the address of Ada (content/contacts/ada.md)"


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("email:\n  - q@b.example\n  - Office@b.example", (5, 5)),
        ("email: [no address, q@b.example, Office@b.example]", (3, 34)),
        ("email: Office@b.example", (3, 8)),
    ],
)
def test_of_several_addresses_the_one_that_is_shared_is_marked(
    folder: Folder, front: str, place: tuple[int, int]
) -> None:
    folder.contact("ada", "email: office@b.example")
    folder.contact("bob", front)
    spans = [one.span for one in folder.load().diagnostics if one.code == "shared-email"]
    assert [(one.line, one.column) for one in spans] == [place]


def test_one_contact_may_repeat_an_address(folder: Folder) -> None:
    folder.contact("ada", "email: [ada@b.example, Ada@b.example]")
    assert warnings(folder) == []


def introduced(folder: Folder, **by: str) -> list[str]:
    for slug, introducer in by.items():
        folder.contact(slug, f"introduced_by: {introducer}" if introducer else "")
    return [one.message for one in folder.load().diagnostics]


def test_somebody_introduced_by_themselves(folder: Folder) -> None:
    assert introduced(folder, ada="ada") == ["Ada cannot have been introduced by themselves"]


def test_a_circle_of_introductions_is_told_once(folder: Folder) -> None:
    assert introduced(folder, ada="cem", bob="ada", cem="bob", dan="ada") == [
        "these people were introduced by each other in a circle: Ada → Cem → Bob → Ada"
    ]


def test_two_circles_are_both_told(folder: Folder) -> None:
    assert len(introduced(folder, ada="bob", bob="ada", cem="dan", dan="cem", eve="cem")) == 2


def test_a_chain_of_introductions_is_no_circle(folder: Folder) -> None:
    assert introduced(folder, ada="", bob="ada", cem="bob", dan="bob") == []


@pytest.mark.parametrize(
    ("log", "talk", "found"),
    [
        ("", "", ["silent-mentor ada.md:3"]),
        ("- 2026-11-02 note", "", ["silent-mentor ada.md:3"]),
        ("- 2026-11-02 request", "", []),
        ("- 2026-11-21 request", "", ["silent-mentor ada.md:3", "future-date ada.md:6"]),
        ("", "date: 2026-11-18\nstatus: done", []),
        ("", "date: 2026-11-18\nstatus: scheduled", ["silent-mentor ada.md:3"]),
    ],
)
def test_a_mentor_nobody_was_ever_in_touch_with(folder: Folder, log: str, talk: str, found: list[str]) -> None:
    folder.contact("ada", "mentor: true", f"## Log\n{log}")
    if talk:
        folder.interview("talk", f"contact: ada\n{talk}")
    assert warnings(folder) == found


def test_stand_ins_and_empty_profiles_raise_no_warnings_of_their_own(folder: Folder) -> None:
    folder.interview("talk", "contact: nobody\ndate: 2026-11-18\nstatus: done")
    assert warnings(folder) == ["unknown-contact talk.md:2"]


@pytest.mark.parametrize("when", ["2026-11-18 10:00-11:00", "2026-11-18 9:30-10:00", "2026-11-18  08:00-12:00"])
def test_an_offset_that_looks_like_the_end_of_a_conversation(folder: Folder, when: str) -> None:
    assert interview(folder, "status: done", day=when) == ["odd-offset talk.md:3"]
    (problem,) = folder.load().diagnostics
    begins = " ".join(when[:-6].split())
    assert (problem.span.column, problem.span.end_column) == (7, 7 + len(when))
    assert problem.message.startswith(f"“{when[-6:]}” is read as an offset from UTC")
    assert problem.help.startswith(f"write only when it begins: {begins}; or, if it is an offset, ")


@pytest.mark.parametrize(
    "when",
    [
        "2026-11-18T10:00-11:00",
        "2026-11-18 10:00 -11:00",
        "2026-11-18 10:00-1100",
        "2026-11-18 10:00-05:00",
        "2026-11-18 10:00-10:00",
        "2026-11-18 06:00-11:00",
        "2026-11-18 10:00+11:00",
        "2026-11-18 10:00Z",
        "2026-11-18 10:00",
        "2026-11-18",
    ],
)
def test_other_offsets_are_what_they_are(folder: Folder, when: str) -> None:
    assert interview(folder, "status: done", day=when) == []
