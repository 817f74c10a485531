"""Letters of one's own: they replace the built-in ones, and can neither break a build nor see more than they should."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.diagnostics import Diagnostic
from builder.diagnostics.render import as_text
from builder.drafts import forms, letters
from builder.drafts.model import Kind
from builder.drafts.values import VALUES, Items, Missing
from builder.model.words import Channel
from builder.source.files import read_bytes
from tests.drafts.conftest import Begin
from tests.support import TODAY, Folder, Keepwarm, tries


def _problems(folder: Folder) -> list[Diagnostic]:
    notes = folder.load()
    return [*notes.diagnostics, *forms.problems(notes)]


def _told(folder: Folder) -> list[str]:
    return [
        f"{one.path.removeprefix('content/drafts/')}:{one.span.line}:{one.span.column} {one.code}: {one.message}"
        for one in _problems(folder)
    ]


@pytest.fixture
def notes(folder: Folder) -> Folder:
    folder.contact("ada", "name: Ada [L] Lind\nrole: Nurse\nfields: [a, b, 'c, d']")
    return folder


def _made(notes: Folder, text: str, *, name: str = "answer.txt", channel: Channel | None = None) -> str:
    """Return the letter that a draft makes; it must be without mistakes."""
    notes.write(f"content/drafts/{name}", text)
    assert _problems(notes) == []
    kind = Kind.REMINDER if name == "reminder-phone.txt" else Kind.ANSWER
    return letters.write(letters.prepare(notes.load()), kind, "ada", channel=channel).text


def test_no_drafts_no_problems(notes: Folder) -> None:
    assert _problems(notes) == []
    (notes.root / "content" / "drafts").mkdir()
    assert _problems(notes) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_each_of_ours_is_right_as_ones_own(notes: Folder, writing: Begin, kind: Kind) -> None:
    ours = letters.write(writing(), kind, "ada")
    notes.write(f"content/drafts/{kind.upper()}.TXT", forms.built_in(kind).document.text)
    assert _problems(notes) == []
    begun = writing()
    assert begun.own.keys() == {kind}
    assert letters.write(begun, kind, "ada") == ours


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("passed the exam", "Passed the exam."),
        ("Got the job!! 🎉", "Got the job!! 🎉"),
        ("A new job ❤️", "A new job ❤️"),
        ("thumbs up 👍🏽", "Thumbs up 👍🏽"),
        ("They said “yes!”", "They said “yes!”"),
        ("They said 'yes.'", "They said 'yes.'"),
        ("They call it “home”", "They call it “home”."),
        ("It costs 30 €", "It costs 30 €."),
        ("独立しました", "独立しました。"),
        ("독립했습니다", "독립했습니다."),
    ],
)
def test_a_sentence_ends_as_it_was_ended(notes: Folder, role: str, said: str) -> None:
    notes.contact("ada", f'role: "{role}"')
    assert _made(notes, "Subject: A\n\n{{ role|sentence }}") == f"Subject: A\n\n{said}\n"


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ('"a slow yes"', "“a slow yes”"),
        ("“a slow yes”", "“a slow yes”"),
        ("«a slow yes»", "“a slow yes”"),
        ("„a slow yes“", "“a slow yes”"),
        ("‘a slow yes’", "“a slow yes”"),
        ("「ゆっくり」", "“ゆっくり”"),
        ('"yes" and "no"', '“"yes" and "no"”'),
        ("“yes” and “no”", "“‘yes’ and ‘no’”"),
        ('""', '“""”'),
    ],
)
def test_what_is_quoted_in_the_notes_is_quoted_once(notes: Folder, role: str, said: str) -> None:
    notes.contact("ada", f"role: '{role}'")
    assert _made(notes, "Subject: A\n\n{{ role|quoted }}") == f"Subject: A\n\n{said}\n"


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Subject: A\n\nB\n", "Subject: A\n\nB\n"),
        ("\ufeffSubject: A\r\n\r\nB\r\n\r\n\r\n\r\nC\r\n", "Subject: A\n\nB\n\nC\n"),
        ("\n\nsubject : {{ role }} \n\n  - B  \n", "Subject: Nurse\n\n  - B\n"),
        ("Subject: A\n\n{{ name }}, [what]", "Subject: A\n\nAda [L] Lind, [what]\n"),
        (
            "Subject: A\n\n{{ fields }} / {{ fields|first }} / {{ fields|last }} / {{ fields|count }}",
            "Subject: A\n\na; b; and c, d / a / c, d / 3\n",
        ),
        (
            "Subject: A\n\n{{ fields|first(2) }} {{ fields|first(2)|quoted }} {{ fields|join('/') }}",
            "Subject: A\n\na and b “a” and “b” a/b/c, d\n",
        ),
        (
            "Subject: A\n\n{{ role|first }} {{ role|last }} {{ role|join('/') }} {{ role|count }} {{ day|count }}",
            "Subject: A\n\nNurse Nurse Nurse 1 0\n",
        ),
        (
            "Subject: A\n\n{{ role|upper }} {{ role|lower }} {{ role|lower|capital }} {{ role|sentence }}",
            "Subject: A\n\nNURSE nurse Nurse Nurse.\n",
        ),
        (
            "Subject: A\n\n{{ day|default('soon') }} {{ role|default('x') }} {{ day|quoted }} {{ day|sentence }}",
            "Subject: A\n\nsoon Nurse [the day] [the day].\n",
        ),
        (
            "Subject: A\n\n{% for x in fields if x>'a' %}\n{{ loop.index }}{{ x }}{{ 1 if loop.last }}\n{% endfor %}",
            "Subject: A\n\n1b\n2c, d1\n",
        ),
        ("Subject: A\n\n{% for one in topics %}{{ one }}{% else %}none{% endfor %}", "Subject: A\n\nnone\n"),
        (
            "Subject: A\n\n{% if role in ['Nurse', 'Cook'] and minutes > 10 %}\nB\n{% endif %}\nC{# no #}\n{# no #}\nD",
            "Subject: A\n\nB\nC\nD\n",
        ),
        (
            "Subject: A\n\nOne{% if role %} two{% endif %}\nThree{%- if role %} four{% endif -%}\n five",
            "Subject: A\n\nOne two\nThree fourfive\n",
        ),
        ("Subject: A\n\nWord\u00a0word  word", "Subject: A\n\nWord\u00a0word word\n"),
        ("Subject:\n\nB", "B\n"),
    ],
)
def test_what_drafts_can_do(notes: Folder, text: str, letter: str) -> None:
    assert _made(notes, text) == letter


def test_only_brackets_of_the_draft_are_placeholders(notes: Folder, writing: Begin) -> None:
    notes.write("content/drafts/answer.txt", "Subject: [what] {{ name }}\n\n{{ day }} [] [x [y] \n[a\nb] {{ name }}")
    letter = letters.write(writing(), Kind.ANSWER, "ada")
    assert letter.placeholders == ("what", "the day", "y")
    assert letter.subject == "[what] Ada [L] Lind"


def test_a_script_for_the_phone_needs_no_subject(notes: Folder) -> None:
    made = _made(notes, "Hello {{ first_name }}: well", name="reminder-phone.txt", channel=Channel.PHONE)
    assert made == "Hello Ada: well\n"


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("Dear you", "1:1 bad-draft: a draft begins with its subject", "Subject: "),
        ("Subject: A\n\n{{ firstname }}", "3:4 bad-draft: there is no value “firstname”", "“first_name”"),
        ("Subject: A\n\n{{ xyzzy }}", "3:4 bad-draft: there is no value “xyzzy”", "docs/letters.md"),
        ("Subject: A\r\n\r\n{{ x }}\r\n", "3:4 bad-draft: there is no value “x”", "docs/letters.md"),
        ("Subject: A\n{{ name|sentense }}", "2:9 bad-draft: there is no filter “sentense”", "“sentence”"),
        ("Subject: A\n{{ name|xyz }}", "2:9 bad-draft: there is no filter “xyz”", "there are: capital, count"),
        ("Subject: A\n{% if name is odd %}x{% endif %}", "2:15 bad-draft: drafts know no “is odd”", "{% if topics %}"),
        ("Subject: A\n{% if name %}x", "2:4 bad-draft: “if” is never closed", "{% endif %}"),
        ("Subject: A\n{# {% endif %} #}\n{% if name %}x", "3:4 bad-draft: “if” is never closed", "{% endif %}"),
        ("Subject: A\n{% iff name %}x{% endif %}", "2:4 bad-draft: “iff” is not a tag that can stand here", "“if”"),
        ("Subject: A\n{{ name", "2:1 bad-draft: this cannot be read:", "built-in"),
        ("Subject: A\n{{ 'name }}", "2:1 bad-draft: “'” cannot stand here", "partner"),
        ("Subject: A\n{{ ''.__class__ }}", "2:6 bad-draft: drafts may not use “.__class__”", "letters.md"),
        ("Subject: A\n{{ name.__class__.__mro__ }}", "2:18 bad-draft: drafts may not use “.__mro__”", ""),
        ("Subject: A\n{{ name.x }}", "2:4 bad-draft: drafts may not use “name.x”", ""),
        ("Subject: A\n{{ loop.index }}", "2:4 bad-draft: drafts may not use “loop.index”", ""),
        ("Subject: A\n{{ name['x'] }}", "2:1 bad-draft: drafts may show values and ask for them", ""),
        ("Subject: A\n{{ range(10**9) }}", "2:4 bad-draft: drafts may not call “range”", ""),
        ("Subject: A\n{{ 'a'.join(name) }}", "2:1 bad-draft: drafts may show values", ""),
        ("Subject: A\n{{ 'x' * 10**9 }}", "2:1 bad-draft: drafts may show values", ""),
        ("Subject: A\n{{ name ~ name }}", "2:1 bad-draft: drafts may show values", ""),
        ("Subject: A\n{{ name|first(number=2) }}", "2:1 bad-draft: drafts may show values", ""),
        ("Subject: A\n{% for i in range(10**9) %}{% endfor %}", "2:1 bad-draft: this is not a list", "the lists are"),
        ("Subject: A\n{% for i in name %}{% endfor %}", "2:13 bad-draft: “name” is not a list", "the lists are"),
        ("Subject: A\n{% for i in topic %}{% endfor %}", "2:13 bad-draft: there is no list “topic”", "“topics”"),
        ("Subject: A\n{% for i in news recursive %}{% endfor %}", "2:13 bad-draft: “news”", ""),
        (
            "Subject: A\n{% for i, j in news %}{% endfor %}",
            "2:1 bad-draft: items of lists are single",
            "for one in",
        ),
        (
            "Subject: A\n{% for i in news %}{% for j in news %}{% endfor %}{% endfor %}",
            "2:4 bad-draft: a loop cannot",
            "",
        ),
        ("Subject: A\n{% for i in news|foo %}{% endfor %}", "2:18 bad-draft: there is no filter “foo”", ""),
        ("Subject: A\n{% for i in news %}{% endfor %}\n{{ i }}", "3:4 bad-draft: there is no value “i”", ""),
        ("Subject: A\n{% for i in news %}{% else %}\n{{ i }}{% endfor %}", "3:4 bad-draft: there is no value “i”", ""),
        ("Subject: A\n{% include '../../keepwarm.yaml' %}", "2:4 bad-draft: “include” cannot stand in a draft", ""),
        ("Subject: A\n{% import 'a' as b %}", "2:4 bad-draft: “import” cannot stand in a draft", ""),
        ("Subject: A\n{% from 'a' import b %}", "2:4 bad-draft: “from” cannot stand in a draft", ""),
        ("{% extends 'a' %}", "1:4 bad-draft: “extends” cannot stand in a draft", ""),
        ("Subject: A\n{% macro a() %}{% endmacro %}", "2:4 bad-draft: “macro” cannot stand in a draft", ""),
        ("Subject: A\n{% set a = name %}", "2:4 bad-draft: “set” cannot stand in a draft", ""),
        ("Subject: A\n{% set a %}{% endset %}", "2:4 bad-draft: “set” cannot stand in a draft", ""),
        ("Subject: A\n{% with a = 1 %}{% endwith %}", "2:4 bad-draft: “with” cannot stand in a draft", ""),
        ("Subject: A\n{% filter upper %}{% endfilter %}", "2:4 bad-draft: “filter” cannot stand in a draft", ""),
        ("Subject: A\n{% block a %}{% endblock %}", "2:4 bad-draft: “block” cannot stand in a draft", ""),
        (
            "Subject: A\n\n{{ name }}\n{% if name > 3 %}x{% endif %}",
            "4:1 bad-draft: this cannot be worked out: “>”",
            "",
        ),
        ("Subject: A\n\n{{ fields|first('x') }}", "3:1 bad-draft: this cannot be worked out", ""),
        ("Subject: A\n\n{{ name|default }}", "3:1 bad-draft: this cannot be worked out", ""),
        ("Subject: A\n" + "x" * 200_000, "1:1 bad-draft: this makes a letter longer than any letter is", "shorter"),
        ("Subject: A\n{{ " + "(" * 5_000 + "name" + ")" * 5_000 + " }}", "1:1 bad-draft: this template nests too", ""),
        ("Subject: A\n{{ name" + "|upper" * 5_000 + " }}", "1:1 bad-draft: this template nests too", ""),
        (
            "Subject: A\n{{ " + "9" * 5_000 + " }}",
            "1:1 bad-draft: this template nests too deeply, or holds too long",
            "",
        ),
        ("Subject: A\n" + "{% if name %}" * 200 + "{% endif %}" * 200, "1:1 bad-draft: this template nests too", ""),
    ],
)
def test_mistakes_are_told_and_ours_is_used(
    notes: Folder, writing: Begin, text: str, problem: str, remedy: str
) -> None:
    ours = letters.write(writing(), Kind.ANSWER, "ada")
    notes.write("content/drafts/answer.txt", text)
    (told,) = _told(notes)
    assert told.startswith(f"answer.txt:{problem}")
    assert remedy in _problems(notes)[0].help
    assert letters.write(writing(), Kind.ANSWER, "ada") == ours


def test_a_mistake_that_only_some_notes_bring_out_costs_that_letter_alone(notes: Folder, writing: Begin) -> None:
    notes.contact("bo", "role: Cook")
    ours = letters.write(writing(), Kind.ANSWER, "ada")
    notes.write("content/drafts/answer.txt", "Subject: A\n\n{% if role == 'Nurse' %}{{ role > 1 }}{% endif %}")
    begun = writing()
    assert letters.write(begun, Kind.ANSWER, "bo").subject == "A"
    assert letters.write(begun, Kind.ANSWER, "ada") == ours


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("thank.txt", "unused-draft: there is no letter “thank.txt”, so this file is not used"),
        ("thanks.md", "unused-draft: there is no letter “thanks.md”, so this file is not used"),
        ("thanks.txt.txt", "unused-draft: there is no letter “thanks.txt.txt”, so this file is not used"),
        ("reminder phone.txt", "unused-draft: there is no letter “reminder phone.txt”, so this file is not used"),
        ("zzz", "unused-draft: there is no letter “zzz”, so this file is not used"),
        ("thanks (conflicted copy).txt", "sync-copy: this looks like a second copy"),
    ],
)
def test_files_that_are_no_letters(notes: Folder, name: str, problem: str) -> None:
    notes.write(f"content/drafts/{name}", "Subject: A\n\nB")
    (told,) = _told(notes)
    assert told.startswith(f"{name}:1:1 {problem}")
    help_line = _problems(notes)[0].help
    if name.startswith("zzz"):
        assert "request, reminder, confirmation" in help_line
    elif name.startswith("thank"):
        assert "“thanks.txt”" in help_line or problem.startswith("sync-copy")


@pytest.mark.parametrize("name", [".thanks.txt", "_old.txt", "README.md", "readme.txt", "README"])
def test_files_that_are_left_alone(notes: Folder, name: str) -> None:
    notes.write(f"content/drafts/{name}", "{{ nonsense }}")
    assert _problems(notes) == []


def test_two_drafts_of_one_name(notes: Folder, writing: Begin) -> None:
    notes.write("content/drafts/Answer.txt", "Subject: First\n\nB")
    notes.write("content/drafts/answer.txt", "Subject: Second\n\nB")
    assert _told(notes) == [
        "answer.txt:1:1 unused-draft: this is a second draft of that name; “content/drafts/Answer.txt” is used"
    ]
    assert letters.write(writing(), Kind.ANSWER, "ada").subject == "First"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b" \r\n\n", "answer.txt:1:1 blank-note: this draft is blank, so the built-in one is used"),
        (b"\xef\xbb\xbf", "answer.txt:1:1 blank-note: this draft is blank, so the built-in one is used"),
        (
            b"Subject: \xe9",
            "answer.txt:1:1 encoding: this file is not UTF-8: byte 0xE9 at byte offset 9 is out of place",
        ),
        (b"x" * (1024 * 1024 + 1), "answer.txt:1:1 file-too-big: this file is larger than 1 MiB"),
    ],
)
def test_files_that_cannot_be_used(notes: Folder, writing: Begin, data: bytes, problem: str) -> None:
    notes.write("content/drafts/answer.txt", "").write_bytes(data)
    assert _told(notes) == [problem]
    assert writing().own == {}
    library = notes.load().library
    assert (library.incomplete, library.left_out) == ((), ())  # a letter costs no note


def test_what_is_no_file(notes: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = notes.root / "content" / "drafts"
    (drafts / "thanks.txt").mkdir(parents=True)
    os.mkfifo(drafts / "request.txt")
    (drafts / "news.txt").symlink_to("/etc/hostname")
    assert _told(notes) == [
        "news.txt:1:1 not-a-note: this is a link that leads out of the notes' folder, which is never read",
        "request.txt:1:1 not-a-note: this is a pipe, which is never read",
        "thanks.txt:1:1 not-a-note: this is a folder, which is never read",
    ]


@pytest.mark.parametrize("name", ["thanks.txt~", "#thanks.txt#", ".thanks.txt.swp", ".#thanks.txt"])
def test_what_an_editor_has_left_is_no_letter(notes: Folder, name: str) -> None:
    notes.write(f"content/drafts/{name}", "Subject: A\n\nB")
    assert _told(notes) == []


def test_a_folder_that_leads_elsewhere(notes: Folder, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "thanks.txt").write_text("Subject: A\n\nB", encoding="utf-8")
    (notes.root / "content" / "drafts").symlink_to(elsewhere)
    assert [(one.path, one.code) for one in _problems(notes)] == [("content/drafts", "not-a-note")]


def test_a_file_that_cannot_be_read(notes: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    notes.write("content/drafts/answer.txt", "Subject: A\n\nB")

    def refuse(file: str) -> bytes:
        if file.endswith(".txt"):
            raise PermissionError(13, "Permission denied", file)
        return read_bytes(file)

    monkeypatch.setattr("builder.source.reading.read_bytes", refuse)
    assert _told(notes) == ["answer.txt:1:1 unreadable-file: this file could not be read: permission denied"]


def test_a_draft_that_asks_for_a_job(notes: Folder) -> None:
    notes.write("content/drafts/answer.txt", "Subject: A\n\nThis is fine.\nCould you hire me?\nIt is not about a job.")
    (hint,) = _problems(notes)
    assert (hint.code, hint.span.line) == ("asks-for-a-job", 4)


def test_check_and_build_show_what_is_wrong(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.write("content/drafts/thanks.txt", "Subject: A\n\n{{ naem }}")
    ran = keepwarm("-C", notes.root, "check")
    assert ran.status == 1
    assert "content/drafts/thanks.txt:3:4: error[bad-draft]: there is no value “naem”\n" in ran.out
    built = keepwarm("-C", notes.root, "build", "--today", TODAY)
    assert built.status == 1
    assert "There is no value “naem”" in (notes.root / "site" / "problems.html").read_text(encoding="utf-8")
    assert keepwarm("-C", notes.root, "build", "--today", TODAY, "--strict").status == 1


def test_every_letter_has_a_template_and_every_template_a_letter() -> None:
    folder = Path(forms.__file__).with_name("templates")
    assert sorted(file.stem for file in folder.iterdir()) == sorted(forms.NAMES)


def test_every_value_is_told_once() -> None:
    names = [one.name for one in VALUES]
    assert len(names) == len(set(names))
    assert all(one.meaning and one.blank and "[" not in one.blank for one in VALUES)


def test_every_value_is_filled_in_where_the_notes_know_it(folder: Folder, writing: Begin) -> None:
    folder.profile(
        "name: Ida\nheadline: A teacher\nlooking_for: [health]", "## News\n- 2026-11-20: Passed (tell mentors)"
    )
    folder.organisation("lab", "name: Lab", "## Research\n- [ ] They grow")
    folder.contact(
        "ada",
        "name: Ada\nrole: Nurse\norganisation: lab\nfields: [health]\nintroduced_by: bo\nmentor: true",
        """
        ## Log
        - 2026-10-01 asked by email
        - 2026-11-01 request by email
        - 2026-11-02 reply by email
        ## Promises
        - [ ] me: send the slides (made 2026-11-19)
        ## To share
        - [ ] an article
        """,
    )
    folder.contact("bo", "name: Bo\nrole: Cook\norganisation: lab")
    talk = """
        ## Research
        - [x] They grow — confirmed
        - [x] They hire — contradicted
        ## Questions
        - [x] How?
          “So.”
        ## Promises
        - [ ] me: write
        - [ ] them: send the form
        ## Referrals
        - Cy
        ## Language
        - a phrase
        """
    for slug, status in (("held", "done"), ("off", "cancelled")):
        when = "contact: ada\ndate: 2026-11-19T15:00\nvia: video\nplace: a link\nkeywords: [pay]"
        folder.interview(slug, f"{when}\nstatus: {status}", talk)
    every = "\n".join(f"{one.name}: {{{{ {one.name} }}}}" for one in VALUES)
    for kind in (Kind.ANSWER, Kind.PROMISE):
        folder.write(f"content/drafts/{kind}.txt", f"Subject: A\n\n{every}")
    begun, talks = writing(), folder.load().library.interviews
    made = [
        letters.write(begun, Kind.ANSWER, "ada", talk=talks["off"], other="bo").body.splitlines(),
        letters.write(begun, Kind.ANSWER, "ada", talk=talks["held"], other="bo").body.splitlines(),
        letters.write(begun, Kind.PROMISE, "ada").body.splitlines(),
    ]
    lines = [f"{one.name}: {Missing(one.blank)}" for one in VALUES]
    missing = [line for line in lines if all(line in letter for letter in made)]
    assert missing == ["last_try: [the last try]"]  # they replied


def test_what_is_missing_is_empty_and_false() -> None:
    missing = Missing("the day")
    assert (str(missing), bool(missing), list(missing), len(missing)) == ("[the day]", False, [], 0)
    assert [str(Items(items)) for items in ((), ("a",), ("a", "b"), ("a, b",), ("a", "b, c", "d"))] == [
        "",
        "a",
        "a and b",
        "a, b",
        "a; b, c; and d",
    ]


_WORDS = """
    {{ }} {% %} {# #} {{name}} {%endif%} if else endif for in endfor not and or name fields topics loop
    . | ( ) [ ] { } , : == > ' first default raw endraw elif set include 1 - + ~ * / % x \\ 0x1 1e9 none true self
"""
_PIECES = st.sampled_from(_WORDS.split(" ")).map(str.strip)


@settings(max_examples=tries(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(_PIECES | st.text(max_size=3), max_size=20), spaced=st.sampled_from(["", " ", "\n"]))
def test_whatever_stands_in_a_draft_becomes_a_letter_or_a_problem(
    notes: Folder, pieces: list[str], spaced: str
) -> None:
    text = spaced.join(["Subject: A\n\n", *pieces]).encode(errors="ignore").decode()
    notes.write("content/drafts/answer.txt", text)
    loaded = notes.load()
    used = "answer" in letters.prepare(loaded).own
    assert used == (not forms.problems(loaded))
    assert letters.write(letters.prepare(loaded), Kind.ANSWER, "ada").body.strip("\n") or used


def test_all_mistakes_of_a_draft_are_told_at_once(notes: Folder) -> None:
    notes.write("content/drafts/answer.txt", "Subject: {{ nam }}\n\n{% set a = 1 %}\n{{ role|uper }} {{ nmae }}")
    assert [told.partition(" ")[0] for told in _told(notes)] == [
        f"answer.txt:{at}" for at in ("1:13", "3:4", "4:9", "4:20")
    ]


def test_a_problem_is_shown_with_its_line(notes: Folder) -> None:
    notes.write("content/drafts/answer.txt", "Subject: {{ nmae }}\n")
    assert as_text(_problems(notes)[0]).splitlines()[1:] == [
        "   1 | Subject: {{ nmae }}",
        "     |             ^^^^",
        "   help: did you mean “name”?",
    ]
