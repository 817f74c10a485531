"""The items of every section: what each form takes, and what is refused where."""

from datetime import date
from typing import Any

import pytest

from builder.checks.loading import Loaded
from builder.diagnostics import Severity
from builder.model.items import (
    Box,
    Finding,
    LogEntry,
    News,
    OpenQuestion,
    Phrase,
    Promise,
    Question,
    Referral,
    Task,
    Todo,
)
from builder.model.words import Audience, Channel, LogType, Outcome
from tests.support import Folder

D = date(2026, 11, 2)
BY = date(2026, 11, 30)
MINE, THEIRS = True, False
CRITICAL, USUAL = True, False
NOTES = {
    "contact": "content/contacts/ada.md",
    "interview": "content/interviews/talk.md",
    "profile": "content/profile.md",
}


def load(folder: Folder, kind: str, body: str) -> Loaded:
    """Load a note of a kind with that body, among two contacts who can be named."""
    folder.contact("sipho-dube", "aliases: Sipho")
    folder.contact("grace", "name: Grace Mokoena")
    folder.contact("grace-2", "name: Grace Mokoena")
    folder.contact("ada", body=body if kind == "contact" else "")
    folder.interview("talk", "contact: ada\ndate: 2026-11-02\nstatus: done", body if kind == "interview" else "")
    folder.profile("linkedin_ready: true", body if kind == "profile" else "")
    return folder.load()


def items(folder: Folder, kind: str, section: str, item: str) -> tuple[Any, ...]:
    """Return what a section with one item says, without the offset; there must be no problem."""
    loaded = load(folder, kind, f"## {section}\n- {item}\n")
    assert loaded.diagnostics == ()
    library = loaded.library
    owner = {"contact": library.contacts["ada"], "interview": library.interviews["talk"], "profile": library.profile}[
        kind
    ]
    found: tuple[Any, ...] = getattr(owner, ATTRIBUTES[section])
    return tuple(one._replace(at=0) if hasattr(one, "at") else one for one in found)


ATTRIBUTES = {
    "Log": "log",
    "Promises": "promises",
    "To do": "todos",
    "To share": "to_share",
    "Referrals": "referrals",
    "Research": "research",
    "Questions": "questions",
    "Open questions": "open_questions",
    "Language": "language",
    "Talking points": "talking_points",
    "News": "news",
}


@pytest.mark.parametrize("kind", list(LogType))
def test_every_type_of_log_entry(folder: Folder, kind: LogType) -> None:
    assert items(folder, "contact", "Log", f"2026-11-02 {kind}") == (LogEntry(D, kind, None, "", 0),)


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel(folder: Folder, channel: Channel) -> None:
    expected = LogEntry(D, LogType.REQUEST, channel, "a: b", 0)
    assert items(folder, "contact", "Log", f"2026-11-02 request by {channel}: a: b") == (expected,)


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (
            "2026-11-02 Request BY Phone : left a message ",
            LogEntry(D, LogType.REQUEST, Channel.PHONE, "left a message", 0),
        ),
        ("2026-11-02  reply:", LogEntry(D, LogType.REPLY, None, "", 0)),
        ("2026-11-02 14:30 reply", LogEntry(D, LogType.REPLY, None, "", 0)),
        ("2026-11-02 14:30 +02:00 reply", LogEntry(D, LogType.REPLY, None, "", 0)),
        ("2026-11-02 14:30 Z reply", LogEntry(D, LogType.REPLY, None, "", 0)),
        ("2026-11-02T23:30:00-11:00 reply: late", LogEntry(D, LogType.REPLY, None, "late", 0)),
    ],
)
def test_log(folder: Folder, item: str, entry: LogEntry) -> None:
    assert items(folder, "contact", "Log", item) == (entry,)


@pytest.mark.parametrize("kind", ["contact", "interview"])
@pytest.mark.parametrize(
    ("item", "promise"),
    [
        ("[ ] me: a podcast (by 2026-11-30)", Promise(Box.OPEN, MINE, "a podcast", BY, None, None, None, 0)),
        ("them: a podcast (made 2026-11-02)", Promise(Box.OPEN, THEIRS, "a podcast", None, D, None, None, 0)),
        ("[x] Me : a podcast", Promise(Box.DONE, MINE, "a podcast", None, None, None, None, 0)),
        ("[X] me: a (b) c (done 2026-11-02).", Promise(Box.DONE, MINE, "a (b) c", None, None, D, None, 0)),
        ("[-] THEM: a", Promise(Box.DROPPED, THEIRS, "a", None, None, None, None, 0)),
        (
            "[x] me: a (by 2026-11-30, made 2026-11-02,done 2026-11-02)",
            Promise(Box.DONE, MINE, "a", BY, D, D, None, 0),
        ),
        ("[x] me: a (really)", Promise(Box.DONE, MINE, "a (really)", None, None, None, None, 0)),
        ("[x] me: a (by the sea)", None),
        ("[x] me: (b) c", Promise(Box.DONE, MINE, "(b) c", None, None, None, None, 0)),
        ("[x] me: a (Done 2026-11-02 09:00)", Promise(Box.DONE, MINE, "a", None, None, D, None, 0)),
    ],
)
def test_promises(folder: Folder, kind: str, item: str, promise: Promise | None) -> None:
    if promise is None:
        problem = refusal(folder, kind, "Promises", item)
        assert problem[1:3] == ("the sea", "“the sea” is not a date")
    else:
        assert items(folder, kind, "Promises", item) == (promise,)


@pytest.mark.parametrize("typed", ["sipho-dube", "Sipho", "[[sipho-dube]]", "[[people/sipho-dube|S]]", "'Sipho Dube'"])
def test_a_promise_to_one_of_several(folder: Folder, typed: str) -> None:
    expected = Promise(Box.OPEN, MINE, "a", None, None, None, "sipho-dube", 0)
    assert items(folder, "interview", "Promises", f"[ ] me: a (to {typed})") == (expected,)


def test_an_interviews_promise_needs_no_date(folder: Folder) -> None:
    assert items(folder, "interview", "Promises", "me: a") == (Promise(Box.OPEN, MINE, "a", None, None, None, None, 0),)


@pytest.mark.parametrize("kind", ["contact", "interview"])
@pytest.mark.parametrize(
    ("item", "todo"),
    [
        ("read her paper", Todo(Box.OPEN, "read her paper", None, None, 0)),
        ("[ ] read (by 2026-11-30)", Todo(Box.OPEN, "read", BY, None, 0)),
        ("[x] read (by 2026-11-30, done 2026-11-02)", Todo(Box.DONE, "read", BY, D, 0)),
        ("[x]  read", Todo(Box.DONE, "read", None, None, 0)),
        ("[-] read (twice)", Todo(Box.DROPPED, "read (twice)", None, None, 0)),
    ],
)
def test_to_do(folder: Folder, kind: str, item: str, todo: Todo) -> None:
    assert items(folder, kind, "To do", item) == (todo,)


@pytest.mark.parametrize(
    ("kind", "section", "item", "value"),
    [
        ("contact", "To share", "[x] a paper", Task(Box.DONE, "a paper", 0)),
        ("interview", "Referrals", "[[sipho-dube]]", Referral("sipho-dube", "sipho-dube", "", "", 0)),
        ("interview", "Referrals", "Sipho: ask him", Referral("Sipho", "sipho-dube", "", "ask him", 0)),
        ("interview", "Referrals", "Sipho Dube", Referral("Sipho Dube", "sipho-dube", "", "", 0)),
        (
            "interview",
            "Referrals",
            "Zanele (City (old) Archive): a: b",
            Referral("Zanele", None, "City (old) Archive", "a: b", 0),
        ),
        (
            "interview",
            "Referrals",
            "[[sipho-dube|S]] (Archive)",
            Referral("sipho-dube", "sipho-dube", "Archive", "", 0),
        ),
        ("interview", "Research", "[ ] they grow", Finding(Box.OPEN, "they grow", None, "", 0)),
        (
            "interview",
            "Research",
            "[x] they grow — confirmed",
            Finding(Box.DONE, "they grow", Outcome.CONFIRMED, "", 0),
        ),
        (
            "interview",
            "Research",
            "a -- b – Contradicted, she says",
            Finding(Box.OPEN, "a -- b", Outcome.CONTRADICTED, "she says", 0),
        ),
        ("interview", "Research", "a -- unclear: why?", Finding(Box.OPEN, "a", Outcome.UNCLEAR, "why?", 0)),
        ("interview", "Research", "a — **confirmed**", Finding(Box.OPEN, "a", Outcome.CONFIRMED, "", 0)),
        ("interview", "Research", "a — *unclear*, *why*?", Finding(Box.OPEN, "a", Outcome.UNCLEAR, "*why*?", 0)),
        ("interview", "Research", "a — _unclear_, why?", Finding(Box.OPEN, "a", Outcome.UNCLEAR, "why?", 0)),
        ("interview", "Research", "a — unclear?!", Finding(Box.OPEN, "a", Outcome.UNCLEAR, "", 0)),
        ("interview", "Research", "a — confirmed! By all", Finding(Box.OPEN, "a", Outcome.CONFIRMED, "By all", 0)),
        ("interview", "Research", "a — __confirmed__", Finding(Box.OPEN, "a", Outcome.CONFIRMED, "", 0)),
        ("interview", "Research", "a — confirmedly", Finding(Box.OPEN, "a — confirmedly", None, "", 0)),
        (
            "interview",
            "Questions",
            "[x] ! What?\n  That.\n\n  And that.",
            Question(Box.DONE, "What?", CRITICAL, "That.\n\nAnd that.", 0),
        ),
        ("interview", "Questions", "!What?", Question(Box.OPEN, "What?", CRITICAL, "", 0)),
        ("interview", "Questions", "[-] Who?", Question(Box.DROPPED, "Who?", USUAL, "", 0)),
        (
            "interview",
            "Open questions",
            "Who? → [[sipho-dube]] -> b",
            OpenQuestion(Box.OPEN, "Who?", "[[sipho-dube]] -> b", 0),
        ),
        ("interview", "Open questions", "[x] Who? -> ask", OpenQuestion(Box.DONE, "Who?", "ask", 0)),
        ("interview", "Open questions", "Who? --> ask", OpenQuestion(Box.OPEN, "Who?", "ask", 0)),
        ("interview", "Open questions", "Who? \u2014> ask", OpenQuestion(Box.OPEN, "Who?", "ask", 0)),
        ("profile", "Open questions", "Who?", OpenQuestion(Box.OPEN, "Who?", "", 0)),
        ("interview", "Language", "effect size: how much it helps", Phrase("effect size", "how much it helps", 0)),
        ("interview", "Language", "at 12:30:", Phrase("at 12:30", "", 0)),
        ("profile", "Talking points", "I teach", "I teach"),
        ("profile", "News", "2026-11-02: a job", News(D, "a job", Audience.EVERYONE, 0)),
        ("profile", "News", "2026-11-02 : a (good) job (Tell everyone)", News(D, "a (good) job", Audience.EVERYONE, 0)),
        ("profile", "News", "2026-11-02: a (with everyone)", News(D, "a (with everyone)", Audience.EVERYONE, 0)),
        ("profile", "News", "2026-11-02: a job (tell mentors)", News(D, "a job", Audience.MENTORS, 0)),
        ("profile", "News", "2026-11-02: a job (tell nobody).", News(D, "a job", Audience.NOBODY, 0)),
        (
            "profile",
            "News",
            "2026-11-02: I (tell my aunt) left",
            News(D, "I (tell my aunt) left", Audience.EVERYONE, 0),
        ),
        ("profile", "News", "2026-11-02 14:30: a job (tell nobody)", News(D, "a job", Audience.NOBODY, 0)),
    ],
)
def test_other_sections(folder: Folder, kind: str, section: str, item: str, value: object) -> None:
    assert items(folder, kind, section, item) == (value,)


@pytest.mark.parametrize("item", ["", "[ ]", "[x] ", "[-]", "[]"])
def test_an_item_without_text_says_nothing(folder: Folder, item: str) -> None:
    assert items(folder, "contact", "Promises", item) == ()


def refusal(folder: Folder, kind: str, section: str, item: str) -> tuple[str, str, str, str]:
    """Return code, marked text, message and help of the one problem; the items beside it must be there."""
    loaded = load(folder, kind, f"## {section}\n- {item}\n")
    (one,) = loaded.diagnostics
    assert one.path == NOTES[kind]
    assert loaded.library.incomplete == ((NOTES[kind],) if one.severity == "error" else ())
    return one.code, folder.marked(one), one.message, one.help


@pytest.mark.parametrize(
    ("kind", "section", "item", "marked", "message"),
    [
        ("contact", "Log", "yesterday reply", "yesterday", "“yesterday” is not a date"),
        ("contact", "Log", "2026-11-31 reply", "2026-11-31", "“2026-11-31” is not a date"),
        ("contact", "Log", "02.11.2026 reply", "02.11.2026", "“02.11.2026” is not a date"),
        ("contact", "Log", "2026-11-02", "2026-11-02", "this is not a log entry"),
        ("contact", "Log", "2026-11-02 called", "called", "“called” is not a type of log entry"),
        ("contact", "Log", "2026-11-02 Email: x", "Email", "“Email” is a channel, not a type of log entry"),
        ("contact", "Log", "2026-11-02 reply by fax: x", "fax", "“fax” is not a channel"),
        *(
            ("contact", "Log", f"{said} reply", said, f"“{said}” is a date with something else attached to it")
            for said in ("[x] 2026-11-02", "**2026-11-02**", "2026-11-02:", "2026-11-02,")
        ),
        ("contact", "Log", "[x] reply", "[x]", "“[x]” is not a date"),
        ("contact", "Promises", "[ ] a podcast", "a podcast", "a promise says first who made it: “me:” or “them:”"),
        ("contact", "Promises", "[ ]  a podcast", "a podcast", "a promise says first who made it: “me:” or “them:”"),
        ("contact", "Promises", "a", "a", "a promise says first who made it: “me:” or “them:”"),
        ("contact", "Promises", "[?] me: a", "[?]", "“[?]” is not a task box"),
        (
            "contact",
            "Promises",
            "[\u00a0] me: a",
            "[\u00a0]",
            "the blank in this task box is not a plain space",
        ),
        ("contact", "Promises", "[] me: a", "[]", "“[]” is not a task box"),
        ("contact", "Promises", "[x]me: a", "[x]", "“[x]” is not quite a task box"),
        ("contact", "To do", "[ ]a", "[ ]", "“[ ]” is not quite a task box"),
        ("interview", "Questions", "[ x] Why?", "[ x]", "“[ x]” is not quite a task box"),
        ("interview", "Research", "[-]a", "[-]", "“[-]” is not quite a task box"),
        ("contact", "To do", "\uff3bx\uff3d a", "\uff3bx\uff3d", "“\uff3bx\uff3d” is not quite a task box"),
        (
            "contact",
            "Promises",
            "[ ] me: (by 2026-11-30)",
            "me: (by 2026-11-30)",
            "this promise does not say what was promised",
        ),
        (
            "contact",
            "Promises",
            "[ ] me: a",
            "[ ] me: a",
            "this promise does not say when it is due, or when it was made",
        ),
        (
            "contact",
            "Promises",
            "me: a (by 2026-11-30, soon)",
            "soon",
            "“soon” is not something that this bracket can hold",
        ),
        (
            "contact",
            "Promises",
            "me: a (by 2026-11-30, by 2026-12-01)",
            "by 2026-12-01",
            "“by” stands twice in this bracket",
        ),
        ("interview", "Promises", "me: a (to Sipho, to Sipho)", "to Sipho", "“to” stands twice in this bracket"),
        ("contact", "Promises", "[ ] me: a (by tomorrow)", "tomorrow", "“tomorrow” is not a date"),
        (
            "interview",
            "To do",
            "a (by 2026-11-30, made 2026-11-02)",
            "made 2026-11-02",
            "“made 2026-11-02” is not something that this bracket can hold",
        ),
        (
            "contact",
            "To do",
            "[ ] (by 2026-11-30)",
            "(by 2026-11-30)",
            "this does not say what to do",
        ),
        ("interview", "To do", "(done 2026-11-02).", "(done 2026-11-02).", "this does not say what to do"),
        (
            "interview",
            "Research",
            "[x] — confirmed, she says",
            "— confirmed, she says",
            "this does not say what the finding is",
        ),
        ("interview", "Research", "-- unclear", "-- unclear", "this does not say what the finding is"),
        ("interview", "Referrals", ": a", ": a", "this is not a name that you were given"),
        ("interview", "Referrals", "[[ ]]", "[[ ]]", "this is not a name that you were given"),
        ("interview", "Referrals", "[[|Ada]] (a)", "[[|Ada]] (a)", "this is not a name that you were given"),
        ("profile", "News", "a job", "a", "“a” is not a date"),
        ("profile", "News", "2026-11-02", "2026-11-02", "this is not a piece of news"),
        ("profile", "News", "2026-11-02: (tell nobody)", "(tell nobody)", "this does not say what happened"),
        *(
            ("profile", "News", f"2026-11-02: a {said}", said, f"“{said}” does not say in the right form who is told")
            for said in (
                "[tell nobody]",
                "\uff08tell nobody\uff09",
                "(nobody)",
                "(mentors only)",
                "(tel nobody)",
                "(Only mentors)",
                "(for mentors only)",
                "(to my mentors)",
                "(just for mentors)",
                "(everyone)",
                "(tell nobody",
                "(told nobody)",
                "(private)",
                "(do not tell)",
                "(don’t tell my team)",
                "tell nobody",
                "tell mentors",
            )
        ),
        (
            "profile",
            "News",
            "2026-11-02: a, tell nobody.",
            "tell nobody",
            "“tell nobody” does not say in the right form who is told",
        ),
        ("profile", "News", "2026-11-02: a (tell Ada)", "(tell Ada)", "“(tell Ada)” does not say who is told"),
        (
            "profile",
            "News",
            "2026-11-02: a (tell no one).",
            "(tell no one)",
            "“(tell no one)” does not say who is told",
        ),
        (
            "profile",
            "News",
            "2026-11-02: a (tell nobody) yet",
            "(tell nobody)",
            "“(tell nobody)” does not stand at the end",
        ),
        (
            "profile",
            "News",
            "2026-11-02: a (tell nobody) (tell mentors)",
            "(tell nobody)",
            "“(tell nobody)” does not stand at the end",
        ),
        ("interview", "Questions", "[ ] !", "!", "this does not say what to ask"),
        ("interview", "Questions", "! ", "!", "this does not say what to ask"),
        ("profile", "Open questions", "[ ] → [[ada]]", "→ [[ada]]", "this does not say what the question is"),
        ("interview", "Language", ": what it means", ": what it means", "this does not say what the phrase is"),
        ("profile", "Open questions", "[y] a", "[y]", "“[y]” is not a task box"),
    ],
)
def test_an_item_that_does_not_fit_is_marked_where_it_does_not(  # noqa: PLR0913, PLR0917 - a row of the table
    folder: Folder, kind: str, section: str, item: str, marked: str, message: str
) -> None:
    code, text, said, remedy = refusal(folder, kind, section, item)
    assert (code, text, said) == ("bad-item", marked, message)
    assert remedy


@pytest.mark.parametrize("box", ["[x]", "[X]", "[ ]", "[-]"])
@pytest.mark.parametrize("mark", ["! ", "!"])
def test_a_task_box_behind_the_mark_of_a_critical_question_is_told(folder: Folder, mark: str, box: str) -> None:
    assert refusal(folder, "interview", "Questions", f"{mark}{box} Which?") == (
        "bad-item",
        f"{mark}{box}",
        "the task box stands after “!”, where it does not count",
        f"write {box} ! Which?",
    )


@pytest.mark.parametrize("text", ["! [x](a.png) Which?", "![x](a.png) Which?", "[ ] ! [x] Which?", "! [y] Which?"])
def test_other_brackets_behind_an_exclamation_mark_are_text(folder: Folder, text: str) -> None:
    folder.contact("ada")
    folder.interview("talk", "contact: ada\ndate: 2026-11-18\nstatus: done", f"## Questions\n- {text}\n")
    assert [one.code for one in folder.load().diagnostics if one.code == "bad-item"] == []


def test_the_form_is_shown(folder: Folder) -> None:
    assert refusal(folder, "contact", "Log", "2026-11-02")[3].startswith("the form is DATE TYPE by CHANNEL: note")


@pytest.mark.parametrize(
    ("section", "item", "code", "marked"),
    [
        ("Promises", "me: a (to Siphoo)", "unknown-contact", "Siphoo"),
        ("Promises", "me: a (to Grace Mokoena)", "ambiguous-contact", "Grace Mokoena"),
        ("Referrals", "[[siphoo]]: ask", "unknown-contact", "[[siphoo]]"),
        ("Referrals", "Grace Mokoena", "ambiguous-contact", "Grace Mokoena"),
    ],
)
def test_a_reference_that_is_nobody_is_told_once_and_costs_no_item(
    folder: Folder, section: str, item: str, code: str, marked: str
) -> None:
    assert refusal(folder, "interview", section, item)[:2] == (code, marked)
    talk = folder.load().library.interviews["talk"]
    assert [(one.text, one.to) for one in talk.promises] + [(one.name, one.contact) for one in talk.referrals] == [
        ("a", None) if section == "Promises" else (marked.strip("[]"), None)
    ]


def test_one_bad_item_costs_itself_alone(folder: Folder) -> None:
    loaded = load(folder, "contact", "## Log\n- 2026-11-02 reply\n- never\n- 2026-11-03 thanks\n")
    assert [entry.type for entry in loaded.library.contacts["ada"].log] == ["reply", "thanks"]
    assert [one.span.line for one in loaded.diagnostics] == [6]


@pytest.mark.parametrize(
    ("kind", "section", "item"),
    [
        ("interview", "Promises", "[ ] me: a (by\n  2026-11-30)"),
        ("interview", "Promises", "[ ] me: a\n  (by 2026-11-30)"),
        ("interview", "Promises", "[ ] me: a (b\n  c) d"),
        ("interview", "Promises", "[ ] me: a (made 2026-11-02,\r\n  by 2026-11-10,\r\n  done 2026-11-12)"),
        ("interview", "Promises", "[ ] me: a long text that\n  goes on (by 2026-11-30)"),
        ("interview", "Promises", "[ ] me: a long text that\ngoes on and\non (Made 2026-11-02).\n  - nested"),
        ("interview", "Promises", "[ ] me: a long text that\n  goes on (by\n  2026-11-30)"),
        ("interview", "Promises", "[ ] me: a long text that\r\n  goes on (to Sipho)\r\n  and on"),
        ("interview", "Promises", "[ ] me: a long text that\n  **goes** on\n  (done 2026-11-30)"),
        ("contact", "Promises", "[x] me: a long text that\n  goes on (done 2026-11-02)"),
        ("contact", "To do", "[ ] a long text that\n  goes on (by 2026-11-30)"),
        ("interview", "To do", "[ ] a\n  (by Friday)"),
        ("interview", "Referrals", "Zanele\n  (City Archive): ask"),
        ("interview", "Referrals", "[[sipho-dube]]\n  (City Archive)"),
        ("profile", "News", "2026-11-14: got it (tell\n  nobody)"),
        ("profile", "News", "2026-11-14: got it\n  (tell nobody)"),
        ("profile", "News", "2026-11-14: got\n  it (Tell mentors), at last"),
        ("profile", "News", "2026-11-14: got\n  it (tell\n  nobody)"),
        ("profile", "News", "2026-11-14: moved (by car)\n  (tell nobody)"),
        ("interview", "Promises", "me: a (b)\n  (by 2026-11-30)"),
        ("interview", "To do", "a (to the end)\n  (by 2026-11-30)"),
    ],
)
def test_a_bracket_that_looks_wrapped_is_a_warning(folder: Folder, kind: str, section: str, item: str) -> None:
    loaded = load(folder, kind, f"## {section}\n- {item}\n- {item}\n")
    assert [one.code for one in loaded.diagnostics] == ["wrapped-bracket", "wrapped-bracket"]
    library = loaded.library
    notes = (library.contacts["ada"], library.interviews["talk"], library.profile)
    assert [len(getattr(one, ATTRIBUTES[section], ())) for one in notes].count(2) == 1


@pytest.mark.parametrize(
    ("kind", "section", "item"),
    [
        ("interview", "Promises", "me: a\n\n  (by 2026-11-30)"),
        ("interview", "Promises", "me: a (b)\n  more (c)"),
        ("interview", "Promises", "me: a\n  (see below)"),
        ("interview", "Promises", "me: a (by 2026-11-30)\n  pass it on (to the team)"),
        ("interview", "Referrals", "Grace (City)\n  (met once)"),
        ("interview", "Promises", "me: a (b\n  no end"),
        ("interview", "Promises", "me: a (b\n  no end (c)"),
        ("interview", "Promises", "me: a\n  - nested (by 2026-11-30)"),
        ("interview", "Promises", "me: a\n  1. nested (by 2026-11-30)"),
        ("interview", "Promises", "me: a\n  > quoted (by 2026-11-30)"),
        ("interview", "Promises", "me: a\n  <!-- more -->\n  (by 2026-11-30)"),
        ("interview", "Promises", "me: a\n  more\n \t\r\n  (by 2026-11-30)"),
        ("interview", "Promises", "me: a\n  tried twice (by phone)"),
        ("interview", "Promises", "me: a\n  paid (by 2 of them) and read"),
        ("interview", "To do", "a\n  (to Sipho)"),
        ("interview", "Referrals", "Zanele: ask about\n  (open) data"),
        ("interview", "Referrals", "Zanele: ask\n  her (soon)"),
        ("profile", "News", "2026-11-14: got it\n  (by 2026-11-30)"),
        ("profile", "News", "2026-11-14: got it\n\n  (tell nobody)"),
        ("interview", "Questions", "a\n  (by 2026-11-30)"),
    ],
)
def test_what_does_not_look_wrapped(folder: Folder, kind: str, section: str, item: str) -> None:
    assert load(folder, kind, f"## {section}\n- {item}\n").diagnostics == ()


@pytest.mark.parametrize(
    "item",
    [
        "most of it is reading\n  — confirmed",
        "most of it is reading —\n  confirmed, she says",
        "most of it is reading,\n  and writing -- **Unclear**: it depends",
        "[x] most of it is reading\n— contradicted",
    ],
)
def test_an_outcome_that_looks_wrapped_is_a_warning(folder: Folder, item: str) -> None:
    loaded = load(folder, "interview", f"## Research\n- {item}\n")
    assert [one.code for one in loaded.diagnostics] == ["wrapped-outcome"]
    (finding,) = loaded.library.interviews["talk"].research
    assert finding.outcome is None


@pytest.mark.parametrize(
    "item",
    [
        "most of it is reading — confirmed\n  she was sure — unclear to me why",
        "most of it is reading\n\n  — confirmed",
        "most of it is reading\n  - nested — confirmed",
        "most of it is reading\n  > quoted — confirmed",
        "most of it is reading\n  it was confirmed",
    ],
)
def test_what_does_not_look_like_a_wrapped_outcome(folder: Folder, item: str) -> None:
    assert load(folder, "interview", f"## Research\n- {item}\n").diagnostics == ()


@pytest.mark.parametrize(
    ("item", "marked"),
    [
        ("[x] they grow - confirmed", "- confirmed"),
        ("they grow -Unclear, she says", "-Unclear"),
        ("they grow - **contradicted** by two", "- **contradicted**"),
        ("they grow --- confirmed", "--- confirmed"),
        ("they grow— confirmed", "— confirmed"),
        ("they grow--confirmed.", "--confirmed"),
        ("they grow \u2012 confirmed", "\u2012 confirmed"),
        ("they grow (confirmed).", "(confirmed)"),
        ("they grow ( _unclear_ )\n  — confirmed", "( _unclear_ )"),
    ],
)
def test_an_outcome_behind_no_dash_is_a_warning(folder: Folder, item: str, marked: str) -> None:
    loaded = load(folder, "interview", f"## Research\n- {item}\n")
    (problem,) = loaded.diagnostics
    span = problem.span
    assert (problem.code, problem.excerpt[span.column - 1 : span.end_column - 1]) == ("stray-outcome", marked)
    word = marked.strip("-*_ ()\u2012\u2014").lower()
    assert problem.help == f"write “ — {word}” or “ -- {word}” at its end; words may follow"
    (finding,) = loaded.library.interviews["talk"].research
    assert finding.outcome is None


@pytest.mark.parametrize(
    "item",
    [
        "they ask - unclear questions are rare",
        "it is un-confirmed",
        "state-of-the-art — she was sure",
        "they grow (confirmed) - and more",
        "they grow - confirmedly",
        "they grow: jobs--confirmed.pdf",
        "they grow (confirmed) — unclear",
    ],
)
def test_words_of_a_finding_are_no_outcome(folder: Folder, item: str) -> None:
    assert load(folder, "interview", f"## Research\n- {item}\n").diagnostics == ()


def test_a_heading_below_a_question_belongs_to_its_answer_where_it_is_indented(folder: Folder) -> None:
    body = "## Questions\n- [x] What?\n  ## Teaching\n  A lot.\n- [x] Who?\nNobody.\n---\n### Later\n- [ ] Why?\n"
    (what, who, why) = load(folder, "interview", body).library.interviews["talk"].questions
    assert (what.answer, who.answer, why.answer) == ("## Teaching\nA lot.", "Nobody.", "")


@pytest.mark.parametrize(
    ("section", "item", "marked", "meant"),
    [
        ("To do", "[ ] a (by 2026-11-30) before that", "(by 2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[ ] a (by 2026-11-30) (made 2026-11-02)", "(by 2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[ ] a [by 2026-11-30]", "[by 2026-11-30]", "(by 2026-11-30)"),
        ("To do", "[ ] a {by 2026-11-30}", "{by 2026-11-30}", "(by 2026-11-30)"),
        ("To do", "[ ] a \uff08by 2026-11-30\uff09", "\uff08by 2026-11-30\uff09", "(by 2026-11-30)"),
        ("To do", "[ ] a (By: 2026-11-30)", "(By: 2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[ ] a (by, 2026-11-30)", "(by, 2026-11-30)", "(by 2026-11-30)"),
        ("Promises", "[x] me: a (done. 2026-11-10)", "(done. 2026-11-10)", "(done 2026-11-10)"),
        ("Promises", "[ ] me: a (due, 2026-11-30)", "(due, 2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[ ] a ((done 2026-11-30))", "(done 2026-11-30)", "(done 2026-11-30)"),
        ("To do", "[ ] a [made 2026-11-02, by 2026-11-30]", "[made 2026-11-02, by 2026-11-30]", "(by 2026-11-30)"),
        ("To do", "[ ] a (by 2026-11-30", "(by 2026-11-30", "(by 2026-11-30)"),
        ("To do", "[ ] a (due 2026-11-30)", "(due 2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[ ] a (deadline: 2026-11-30).", "(deadline: 2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[ ] a (2026-11-30)", "(2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[x] a (2026-11-10)", "(2026-11-10)", "(done 2026-11-10)"),
        ("To do", "[x] a (due 2026-11-10)", "(due 2026-11-10)", "(by 2026-11-10)"),
        ("Promises", "[x] me: a (on 2026-11-10)", "(on 2026-11-10)", "(done 2026-11-10)"),
        ("To do", "[ ] a by 2026-11-30", "by 2026-11-30", "(by 2026-11-30)"),
        ("To do", "[ ] a by 2026-11-30)", "by 2026-11-30)", "(by 2026-11-30)"),
        ("To do", "[x] a (by 2026-11-30) (done 2026-11-10)", "(by 2026-11-30)", "(by 2026-11-30, done 2026-11-10)"),
        ("Promises", "[ ] me: a (by 2026-11-30) #errand", "(by 2026-11-30)", "(by 2026-11-30)"),
        ("Promises", "[ ] them: a (by 2026-11-30)!", "(by 2026-11-30)", "(by 2026-11-30)"),
        ("Promises", "[ ] me: a 📅 2026-11-30", "📅 2026-11-30", "(by 2026-11-30)"),
        ("Promises", "[x] me: a ✅ 2026-11-19", "✅ 2026-11-19", "(done 2026-11-19)"),
        ("Promises", "[ ] me: a, due: 2026-11-30.", "due: 2026-11-30", "(by 2026-11-30)"),
        ("To do", "[ ] a @2026-11-30", "@2026-11-30", "(by 2026-11-30)"),
        ("Promises", "[ ] me: a (until 2026-11-30) (to ada)", "(until 2026-11-30)", "(by 2026-11-30, to ada)"),
        (
            "Promises",
            "[ ] me: a (made 2026-11-02) (by 2026-11-30)",
            "(made 2026-11-02)",
            "(made 2026-11-02, by 2026-11-30)",
        ),
    ],
)
def test_dates_in_a_bracket_that_does_not_count(
    folder: Folder, section: str, item: str, marked: str, meant: str
) -> None:
    message = f"“{marked}” is not the bracket that ends an item, so it does not count"
    remedy = f"write {meant} at the very end of the line"
    assert refusal(folder, "interview", section, item) == ("stray-bracket", marked, message, remedy)


def test_a_contacts_promise_whose_only_date_does_not_count_is_told_once(folder: Folder) -> None:
    loaded = load(folder, "contact", "## Promises\n- [ ] me: a [by 2026-11-30]\n- [x] me: b [by 2026-11-30]\n")
    first, second = loaded.diagnostics
    assert (first.code, folder.marked(first), first.help) == (
        "bad-item",
        "[by 2026-11-30]",
        "write (by 2026-11-30) at the very end of the line",
    )
    assert first.message.endswith("so it does not count; nothing else says when this is due, or when it was promised")
    assert (second.code, second.span.line) == ("stray-bracket", first.span.line + 1)
    assert [one.text for one in loaded.library.contacts["ada"].promises] == ["b [by 2026-11-30]"]


@pytest.mark.parametrize("item", ["[ ] me: a\n  (by 2026-11-30)", "[ ] me: a (by\n  2026-11-30)"])
def test_a_contacts_promise_whose_only_date_is_wrapped_is_told_once(folder: Folder, item: str) -> None:
    (one,) = load(folder, "contact", f"## Promises\n- {item}\n").diagnostics
    assert (one.code, folder.marked(one), one.help) == (
        "bad-item",
        item.partition("\n")[0],
        "write the item and its bracket on one line",
    )
    assert "wrapped onto the next line, where it does not count; nothing else says when this is due" in one.message


@pytest.mark.parametrize(
    "item",
    [
        "[ ] a (by the sea) (by 2026-11-30)",
        "[ ] a (made by hand)",
        "[ ] a (by 30 people) first",
        "[x](b) a",
        "[x][b] a",
    ],
)
def test_other_brackets_are_words(folder: Folder, item: str) -> None:
    found = {one.code for one in load(folder, "interview", f"## To do\n- {item}\n").diagnostics}
    assert found <= {"attachment"}


def test_a_done_date_without_a_tick(folder: Folder) -> None:
    assert refusal(folder, "interview", "To do", "[ ] a (done 2026-11-02)")[:2] == (
        "done-without-tick",
        "[ ] a (done 2026-11-02)",
    )


def test_texts_that_notes_have_in_common_are_held_once(folder: Folder) -> None:
    body = "## Questions\n\n- [x] How did you begin?\n\n## Language\n\n- fit-out: the work inside\n"
    for slug in ("one", "two"):
        folder.interview(slug, "contact: ada\ndate: 2026-11-02", body)
    folder.contact("ada")
    one, two = folder.library().interviews.values()
    assert one.questions[0].text is two.questions[0].text
    assert (one.language[0].text is two.language[0].text, one.language[0].meaning) == (True, "the work inside")


def test_a_line_that_is_no_item_is_told_once_and_not_as_the_end_of_the_one_above(folder: Folder) -> None:
    loaded = load(folder, "interview", "## Promises\n- [ ] me: a\n-[ ] me: b (by 2026-12-01)\n")
    assert [one.code for one in loaded.diagnostics] == ["unread-item"]
    loaded = load(folder, "interview", "## Research\n- [x] a\n-[x] b — confirmed\n")
    assert [one.code for one in loaded.diagnostics] == ["unread-item"]


@pytest.mark.parametrize(
    ("item", "remedy"),
    [
        ("[ ] me: a (by 2026-12-01 to ada)", "write (by 2026-12-01, to ada)"),
        ("[ ] me: a (by 2026-12-01; to ada)", "write (by 2026-12-01, to ada)"),
        ("[x] me: a (made 2026-11-01 done 2026-11-02)", "write (made 2026-11-01, done 2026-11-02)"),
        ("[x] me: a (made 2026-11-01 and done 2026-11-02)", "write (made 2026-11-01, done 2026-11-02)"),
        ("[ ] me: a (to ada by 2026-12-01)", "write (to ada, by 2026-12-01)"),
        ("[ ] me: a (to ada; by 2026-12-01)", "write (to ada, by 2026-12-01)"),
        ("[ ] me: a (to Ada Roland and By 2026-12-01)", "write (to Ada Roland, By 2026-12-01)"),
        (
            "[ ] me: a (made 2026-11-01, to ada, MD & by 2026-12-01)",
            "write (made 2026-11-01, to ada, MD, by 2026-12-01)",
        ),
        ("[ ] me: a (made 2026-11-01, by 2026-12-01 to ada)", "write (made 2026-11-01, by 2026-12-01, to ada)"),
    ],
)
def test_a_missing_comma_is_named(folder: Folder, item: str, remedy: str) -> None:
    code, _, message, help_ = refusal(folder, "interview", "Promises", item)
    assert (code, message, help_) == ("bad-item", "a comma is missing in this bracket", remedy)


@pytest.mark.parametrize(
    ("kind", "section", "item", "box"),
    [
        ("contact", "Log", "[ ] call her", "[ ]"),
        ("contact", "Log", "[x] reply 2026-11-02", "[x]"),
        ("profile", "News", "[ ] 2026-11-02: a job", "[ ]"),
        ("profile", "News", "[-] a job", "[-]"),
    ],
)
def test_a_task_box_where_a_date_belongs(folder: Folder, kind: str, section: str, item: str, box: str) -> None:
    code, marked, message, remedy = refusal(folder, kind, section, item)
    assert (code, marked, message) == ("bad-item", box, f"“{box}” stands where the date belongs")
    assert remedy.startswith("the form is DATE")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("渡辺 翔\uff08港湾組合\uff09\uff1a横浜", "渡辺 翔 (港湾組合): 横浜"),
        ("渡辺 翔\uff1a横浜", "渡辺 翔: 横浜"),
    ],
)
def test_a_name_with_wide_marks(folder: Folder, name: str, meant: str) -> None:
    message = f"“{name}” counts as a name as a whole: its bracket or colon is a wide one"
    assert refusal(folder, "interview", "Referrals", name) == ("stray-bracket", name, message, f"write {meant}")
    assert load(folder, "interview", f"## Referrals\n- {meant}\n").diagnostics == ()


@pytest.mark.parametrize("bracket", ["(by 2026-12-01,)", "(by 2026-12-01, , to ada)", "(, to ada)"])
def test_a_comma_too_many_is_marked(folder: Folder, bracket: str) -> None:
    code, marked, message, _ = refusal(folder, "interview", "Promises", f"[ ] me: a {bracket}")
    assert (code, marked, message) == ("bad-item", ",", "there is a comma too many in this bracket")


@pytest.mark.parametrize("section", ["To do", "Questions", "Research"])
@pytest.mark.parametrize("box", ["(x)", "( )", "(X)"])
def test_a_round_box_is_named(folder: Folder, section: str, box: str) -> None:
    assert refusal(folder, "interview", section, f"{box} a")[:3] == (
        "bad-item",
        box,
        f"“{box}” is not quite a task box",
    )


def test_news_wants_a_space_behind_its_colon(folder: Folder) -> None:
    said = refusal(folder, "profile", "News", "2026-11-02:a job")
    assert said == ("bad-item", "2026-11-02:", "a space is missing after the colon", "write “2026-11-02: …”")


def test_the_day_on_which_a_reminder_was_made_is_not_taken_for_the_one_on_which_it_is_due(folder: Folder) -> None:
    code, marked, _, remedy = refusal(folder, "interview", "To do", "[ ] read (made 2026-11-01)")
    assert (code, marked) == ("stray-bracket", "(made 2026-11-01)")
    assert remedy == "a reminder does not say when it was made: write the date without its bracket, or delete it"


@pytest.mark.parametrize("mark", [" ", ":"])
def test_a_date_in_a_bracket_with_very_many_marks_behind_it_is_told(folder: Folder, mark: str) -> None:
    said = refusal(folder, "interview", "Promises", f"[ ] me: a (by 2026-11-30{mark * 20_000}x")
    assert (said[0], said[3]) == ("stray-bracket", "write (by 2026-11-30) at the very end of the line")


def test_a_task_box_with_very_many_blanks_is_told_where_it_closes(folder: Folder) -> None:
    folder.contact("ada", body=f"## To share\n- [{' ' * 20_000}x\n- [{' ' * 20_000}x] a\n")
    (one,) = folder.load().diagnostics
    assert (one.code, one.span.line) == ("bad-item", 6)


def test_of_two_dates_for_one_thing_one_is_to_go(folder: Folder) -> None:
    code, marked, _, remedy = refusal(folder, "interview", "Promises", "[ ] me: a (due 2026-11-30) (by 2026-11-28)")
    assert (code, marked) == ("stray-bracket", "(due 2026-11-30)")
    assert remedy == "keep one of the two dates, in the bracket at the very end of the line"


@pytest.mark.parametrize("box", ["[ ]", "[x]", "[-]", "[]"])
@pytest.mark.parametrize(
    ("path", "front", "heading"),
    [
        ("content/questions/bank.md", "title: Bank", "## For later"),
        ("content/profile.md", "", "## Talking points"),
        ("content/interviews/one.md", "contact: ada\ndate: 2026-11-02", "## Language"),
    ],
)
def test_a_task_box_where_items_have_none(folder: Folder, path: str, front: str, heading: str, box: str) -> None:
    folder.contact("ada")
    folder.note(path, front, f"{heading}\n- {box} A question: what next?\n- {box}\n- [x](https://a.example)\n")
    (one,) = (one for one in folder.load().diagnostics if one.severity is not Severity.HINT)
    assert (one.code, folder.marked(one)) == ("stray-bracket", box)
    assert (one.message, one.help) == (
        f"“{box}” is no task box here, but part of the text",
        "write A question: what next?",
    )


def test_an_empty_item_of_a_theme_is_no_question(folder: Folder) -> None:
    folder.theme("bank", "title: Bank", "- [ ]\n-\n- What next?\n- [ ] Why?\n")
    assert folder.load().library.themes[0].questions == ("What next?", "[ ] Why?")


@pytest.mark.parametrize(
    ("kind", "section", "rest"), [("contact", "Log", " reply"), ("profile", "News", ": a job"), ("contact", "Log", "")]
)
def test_a_date_that_is_a_link_is_told_once(folder: Folder, kind: str, section: str, rest: str) -> None:
    (one,) = load(folder, kind, f"## {section}\n- [[2026-11-02]]{rest}\n").diagnostics
    assert (one.code, folder.marked(one), one.help) == ("bad-item", "[[2026-11-02]]", "write 2026-11-02")
