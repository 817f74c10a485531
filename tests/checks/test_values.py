"""Front matter into values: what each key takes, what is refused, and what a refusal costs."""

from datetime import date, time, timedelta, timezone
from typing import Any

import pytest

from builder.model.dates import Duration, Moment
from builder.model.words import InterviewStatus, Level, Rule
from tests.support import Folder

DAY = date(2026, 11, 18)


def problems(folder: Folder) -> list[tuple[str, str]]:
    """Return code and marked text of every problem."""
    return [(one.code, folder.marked(one)) for one in folder.load().diagnostics]


@pytest.mark.parametrize(
    ("line", "attribute", "value"),
    [
        ("phone: 0825551234", "phone", ("0825551234",)),
        ("preferred_name: No", "preferred_name", "No"),
        ("organisation: 7", "organisation", "7"),
        ("fields: health economics", "fields", ("health economics",)),
        ("fields: [a, b]", "fields", ("a", "b")),
        ("level: Senior", "level", Level.SENIOR),
        ("mentor: true", "mentor", True),
        ("mentor: Yes", "mentor", True),
        ("may_contact: off", "may_contact", False),
        ("may_contact:", "may_contact", None),
        ("keep_in_touch: 6 months", "keep_in_touch", Duration(months=6)),
        ("keep_in_touch: 1 year", "keep_in_touch", Duration(months=12)),
        ("keep_in_touch: 36 hours", "keep_in_touch", Duration(days=2)),
        ("keep_in_touch: 2 weeks", "keep_in_touch", Duration(days=14)),
        ("keep_in_touch: Never", "keep_in_touch", "never"),
        ("snooze_until: 2026-11-18", "snooze_until", DAY),
        ("snooze_until: 2026-11-18T23:30:00-11:00", "snooze_until", DAY),
        ("email: ada@mail.borealis.example", "email", ("ada@mail.borealis.example",)),
        ("linkedin: https://linkedin.example/in/ada", "linkedin", ("https://linkedin.example/in/ada",)),
        ("links: [mailto:a@b.example, http://b.example]", "links", ("mailto:a@b.example", "http://b.example")),
        ("role: |\n  Head\n  of evaluation", "role", "Head of evaluation"),
        ("dismissed: thank 2026-11-18", "dismissed", ((Rule.THANK, DAY, ""),)),
        ("dismissed: [referral 2026-11-18 Grace Mokoena]", "dismissed", ((Rule.REFERRAL, DAY, "Grace Mokoena"),)),
    ],
)
def test_values_of_a_contact(folder: Folder, line: str, attribute: str, value: object) -> None:
    folder.contact("ada", line, "## Log\n- 2026-11-02 reply\n")
    assert problems(folder) == []
    assert getattr(folder.library().contacts["ada"], attribute) == value


@pytest.mark.parametrize(
    ("line", "attribute", "value"),
    [
        ("date: 2026-11-18", "when", Moment(DAY)),
        ("date: 2026-11-18 14:30", "when", Moment(DAY, time(14, 30))),
        ("date: 2026-11-18T9:05", "when", Moment(DAY, time(9, 5))),
        ("date: 2026-11-18T14:30:00Z", "when", Moment(DAY, time(14, 30, tzinfo=timezone.utc))),  # noqa: UP017
        ("date: 2026-11-18 14:30 +02:00", "when", Moment(DAY, time(14, 30, tzinfo=timezone(timedelta(hours=2))))),
        ("minutes: 030", "minutes", 30),
        ("lasted: 1440", "lasted", 1440),
        ("interest_after: 5", "interest_after", 5),
        ("status: No-Show", "status", InterviewStatus.NO_SHOW),
    ],
)
def test_values_of_an_interview(folder: Folder, line: str, attribute: str, value: object) -> None:
    folder.contact("ada")
    day = "" if line.startswith("date") else "date: 2026-11-18\n"
    folder.interview("talk", f"contact: ada\n{day}{line}")
    assert getattr(folder.library().interviews["talk"], attribute) == value


@pytest.mark.parametrize("key", ["lasted: 20", "thanked: 2026-11-19", "debriefed: 2026-11-19", "interest_after: 4"])
def test_a_conversation_with_a_result_is_done(folder: Folder, key: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-18\n{key}")
    assert folder.library().interviews["talk"].status == "done"


@pytest.mark.parametrize(
    ("line", "code", "marked"),
    [
        ("level: boss", "bad-choice", "boss"),
        ("mentor: maybe", "bad-choice", "maybe"),
        ("status: [active]", "nested-value", "[active]"),
        ("keep_in_touch: quarterly", "bad-duration", "quarterly"),
        ("keep_in_touch: 3", "bad-duration", "3"),
        ("snooze_until: 2026-02-29", "bad-date", "2026-02-29"),
        ("snooze_until: 18.11.2026", "bad-date", "18.11.2026"),
        ("snooze_until: 2026-11-18 25:00", "bad-date", "2026-11-18 25:00"),
        ("email: ada at borealis.example", "bad-email", "ada at borealis.example"),
        ("email: [a@b.example, ada, c@d.example]", "bad-email", "ada"),
        ("website: javascript:alert(1)", "bad-link", "javascript:alert(1)"),
        ("website: borealis.example", "bad-link", "borealis.example"),
        ("website: 'http://[x'", "bad-link", "'http://[x'"),
        ("dismissed:\n  - thank\n  - thank 2026-11-18", "bad-dismissed", "thank"),
        ("dismissed: thanks 2026-11-18", "bad-dismissed", "thanks 2026-11-18"),
        ("dismissed: thank yesterday", "bad-dismissed", "thank yesterday"),
    ],
)
def test_a_wrong_value_costs_itself_alone(folder: Folder, line: str, code: str, marked: str) -> None:
    folder.contact("ada", f"{line}\nrole: Head")
    assert problems(folder) == [(code, marked)]
    loaded = folder.load()
    ada = loaded.library.contacts["ada"]
    assert ada.role == "Head"
    assert (ada.level, ada.mentor, ada.keep_in_touch, ada.snooze_until, ada.website) == (None, False, None, None, ())
    assert ada.email == (("a@b.example", "c@d.example") if "," in line else ())
    assert len(ada.dismissed) == line.count("- thank 2026")
    assert loaded.library.incomplete == ("content/contacts/ada.md",)


@pytest.mark.parametrize(
    "line", ["minutes: 0", "minutes: 481", "lasted: 25 minutes", "minutes: 1.5", "minutes: ٣٠", "interest_before: 6"]
)
def test_numbers_out_of_their_range(folder: Folder, line: str) -> None:
    folder.contact("ada")
    folder.interview("talk", f"contact: ada\ndate: 2026-11-18\nstatus: done\n{line}")
    assert problems(folder) == [("bad-number", line.partition(": ")[2])]
    assert folder.load().library.interviews["talk"].minutes == 15


@pytest.mark.parametrize(
    ("path", "front", "code", "message"),
    [
        ("contacts", "role: Head", "missing-value", "a contact needs “name”, so this note is left out"),
        ("contacts", "name:", "missing-value", "a contact needs “name”, so this note is left out"),
        ("contacts", "name: [A, B]", "nested-value", "without it this note is left out"),
        ("interviews", "contact: ada", "missing-value", "an interview needs “date”, so this note is left out"),
        ("interviews", "date: 2026-11-18", "missing-value", "an interview needs “contact”, so this note is left out"),
        (
            "interviews",
            "contact: ada\ndate: soon",
            "bad-date",
            "date: “soon” is not a date; without it this note is left out",
        ),
        ("interviews", "contact: ada\ndate: {a: b}", "nested-value", "a value inside a value"),
        ("interviews", "contact: [{a: b}]\ndate: 2026-11-18", "nested-value", "a value inside a value"),
        ("interviews", "contact: [!a b]\ndate: 2026-11-18", "yaml-feature", "for a tag"),
        ("organisations", "sector: health", "missing-value", "an organisation needs “name”, so this note is left out"),
        ("questions", "order: 1", "missing-value", "a question theme needs “title”, so this note is left out"),
    ],
)
def test_a_note_without_what_it_needs_is_left_out(
    folder: Folder, path: str, front: str, code: str, message: str
) -> None:
    folder.contact("ada")
    folder.note(f"content/{path}/x.md", front)
    loaded = folder.load()
    (one,) = loaded.diagnostics
    assert one.code == code
    assert message in one.message
    assert loaded.library.left_out == (f"content/{path}/x.md",)


@pytest.mark.parametrize("typed", ["a", "[a, b]"])
@pytest.mark.parametrize(
    ("path", "front", "key"),
    [
        *(("contacts/x.md", "name: X", key) for key in ("log", "promises", "todos", "to_share", "introducer")),
        *(
            ("interviews/x.md", "contact: ada\ndate: 2026-11-18\nstatus: done", key)
            for key in ("notes", "debrief", "questions", "referrals", "research", "language", "promises")
        ),
        *(("organisations/x.md", "name: X", key) for key in ("research", "open_questions")),
        *(("profile.md", "linkedin_ready: true", key) for key in ("pitch", "news", "talking_points")),
    ],
)
def test_a_key_of_ones_own_is_no_section_though_it_is_called_as_one(
    folder: Folder, path: str, front: str, key: str, typed: str
) -> None:
    folder.contact("ada")
    folder.note(f"content/{path}", front)
    without = _called_x(folder, path)
    folder.note(f"content/{path}", f"{front}\n{key}: {typed}")
    assert [(one.code, one.span.line) for one in folder.load().diagnostics] == [("unknown-key", front.count("\n") + 3)]
    more = ((key, ("a",) if typed == "a" else ("a", "b")),)
    assert _called_x(folder, path) == without.model_copy(update={"more": more})


def _called_x(folder: Folder, path: str) -> Any:  # noqa: ANN401 - of whatever kind
    library = folder.library()
    return getattr(library, path.partition("/")[0])["x"] if "/" in path else library.profile


@pytest.mark.parametrize(
    ("front", "line", "remedy"),
    [
        ("role: Head", 1, "write a line “name: …” between the two lines “---”"),
        ("role: Head\nname:", 3, "write it after “name:”"),
        ('name: ""', 2, "write it after “name:”"),
    ],
)
def test_a_line_that_is_there_is_filled_in_rather_than_written_again(
    folder: Folder, front: str, line: int, remedy: str
) -> None:
    folder.note("content/contacts/x.md", front)
    (one,) = folder.load().diagnostics
    assert (one.code, one.span.line, one.help) == ("missing-value", line, remedy)


@pytest.mark.parametrize(
    ("path", "front", "lost"),
    [
        ("contacts", "name: A: B\nrole: Head", "name"),
        ("contacts", "name: A\n\trole: Head", "name"),
        ("contacts", "name: A\n  role: Head", "name"),
        ("contacts", "role: a: b\nname: &A B", "name"),
        ("contacts", "name: {a: b}\nlevel: [a", "name"),
        ("interviews", "contact:\n  - @ada\n  - @bob\ndate: 2026-11-18", "contact"),
        ("interviews", "contact: ada\ndate: 2026-11-18: noon", "date"),
    ],
)
def test_what_cannot_be_read_of_a_note_that_is_left_out_says_so_once(
    folder: Folder, path: str, front: str, lost: str
) -> None:
    folder.contact("ada")
    folder.note(f"content/{path}/x.md", front)
    loaded = folder.load()
    told = [one for one in loaded.diagnostics if "left out" in one.message]
    assert [one.message.rpartition("; ")[2] for one in told] == [f"without “{lost}” this note is left out"]
    assert loaded.library.left_out == (f"content/{path}/x.md",)


def test_what_costs_no_note_does_not_say_so(folder: Folder) -> None:
    folder.contact("ada", "name: Ada\n- x\nrole: a: b\nname: c: d")
    assert [one.message for one in folder.load().diagnostics if "without" in one.message] == []


@pytest.mark.parametrize(
    "key",
    ["tags", "aliases", "cssclasses", "publish", "permalink", "created", "modified", "x-mine", "coffee", "drinks"],
)
def test_keys_that_raise_nothing(folder: Folder, key: str) -> None:
    folder.settings("extra_fields: [coffee, drinks]")
    folder.interview("talk", f"contact: ada\ndate: 2026-12-18\n{key}: a")
    folder.contact("ada", f"{key}: a")
    assert [code for code, _ in problems(folder)] == ["question-count"]


@pytest.mark.parametrize(("listed", "typed"), [("café", "cafe\u0301"), ("cafe\u0301", "café")])
def test_keys_of_ones_own_are_the_same_however_their_accents_are_typed(folder: Folder, listed: str, typed: str) -> None:
    folder.settings(f"extra_fields: {listed}")
    folder.contact("ada", f"{typed}: latte")
    loaded = folder.load()
    assert loaded.diagnostics == ()
    assert loaded.library.contacts["ada"].more == ((typed, ("latte",)),)


@pytest.mark.parametrize(
    ("key", "remedy"),
    [
        ("organization", "did you mean “organisation”?"),
        ("E-Mail", "did you mean “email”?"),
        ("coffee", "add it to extra_fields in keepwarm.yaml if it is meant, or begin it with “x-”"),
    ],
)
def test_an_unknown_key_is_kept(folder: Folder, key: str, remedy: str) -> None:
    folder.contact("ada", f"{key}: [a, b]\nother: c")
    loaded = folder.load()
    assert loaded.library.contacts["ada"].more == ((key, ("a", "b")), ("other", ("c",)))
    assert (loaded.diagnostics[0].code, loaded.diagnostics[0].help) == ("unknown-key", remedy)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("level: [senior]", "write level: senior"),
        ("role:\n  - Head", "write role: Head"),
        ('role: ["a: b"]', 'write role: "a: b"'),
        ('role: ["*a"]', 'write role: "*a"'),
        ("level: [senior, mid]", "keep one value; put quotation marks around it if it is one text"),
    ],
)
def test_a_list_where_one_value_belongs(folder: Folder, line: str, remedy: str) -> None:
    folder.contact("ada", line)
    (problem,) = folder.load().diagnostics
    assert (problem.code, problem.help) == ("nested-value", remedy)


def test_several_wrong_values_are_all_told(folder: Folder) -> None:
    folder.contact("ada", "level: boss\nmentor: maybe\nemail: [a, b]\nname: Ada")
    assert [code for code, _ in problems(folder)] == ["bad-choice", "bad-choice", "bad-email", "bad-email"]


@pytest.mark.parametrize("first", ["level:", "level: {a: b}"])
def test_a_wrong_value_of_a_key_that_is_given_twice_is_marked_where_it_stands(folder: Folder, first: str) -> None:
    folder.contact("ada", f"{first}\nlevel: senor")
    assert ("bad-choice", "senor") in problems(folder)


def test_a_person_that_yaml_cannot_read_costs_nobody_else_the_conversation(folder: Folder) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact:\n  - ada\n  - @bob\ndate: 2026-11-18\nstatus: done")
    assert problems(folder) == [("bad-yaml", "- @bob")]
    assert folder.load().library.interviews["talk"].contacts == ("ada",)


def test_a_follow_up_that_was_dismissed_stays_so_where_another_line_is_broken(folder: Folder) -> None:
    folder.contact("ada", "dismissed:\n  - thank 2026-10-06\n  - my-promise 2026-10-20 a: b: c")
    assert problems(folder) == [("bad-yaml", "- my-promise 2026-10-20 a: b: c")]
    assert folder.load().library.contacts["ada"].dismissed == ((Rule.THANK, date(2026, 10, 6), ""),)
