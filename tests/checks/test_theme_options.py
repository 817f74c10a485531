"""What a theme chooses: where it may be written, which of several counts, and what is wrong with it."""

from datetime import date
from typing import NamedTuple

import pytest

from builder.checks.loading import open_notes
from builder.model.theme import Accent, ThemeOptions
from builder.model.words import TodaySection
from tests.support import TODAY, Folder

MINE = "themes/mine/theme.yaml"
ALL = tuple(TodaySection)


@pytest.fixture
def mine(folder: Folder) -> Folder:
    """Return notes that name a theme of their own, which says nothing yet."""
    folder.settings("theme: mine")
    (folder.root / "themes" / "mine").mkdir(parents=True)
    return folder


def test_without_a_theme_nothing_is_chosen(folder: Folder) -> None:
    settings, problems = folder.read_settings()
    assert (settings.site, problems) == (ThemeOptions(), [])
    assert (settings.site.fonts, settings.site.accent, settings.site.title, settings.site.today) == (
        True, None, None, ALL,
    )  # fmt: skip


@pytest.mark.parametrize("text", [None, "", "# nothing but this\n", "---\n", "accent:\ntoday:\n"])
def test_a_theme_need_not_choose(mine: Folder, text: str | None) -> None:
    if text is not None:
        mine.write(MINE, text)
    settings, problems = mine.read_settings()
    assert (settings.site, problems) == (ThemeOptions(), [])


def test_all_choices(mine: Folder) -> None:
    mine.write(MINE, 'fonts: off\naccent: ["#2A43A0", "#9DB2FF"]\ntitle: Warm leads\ntoday: [done, Next, done]\n')
    settings, problems = mine.read_settings()
    assert problems == []
    assert settings.site.fonts is False
    assert settings.site.accent == Accent("#2a43a0", "#9db2ff")
    assert settings.site.title == "Warm leads"
    assert settings.site.today == (TodaySection.NEXT, TodaySection.DONE), "in the order of the page, each once"


@pytest.mark.parametrize(
    ("today", "sections"), [("waiting", (TodaySection.WAITING,)), ("[]", ()), (f"[{', '.join(reversed(ALL))}]", ALL)]
)
def test_sections_of_today(mine: Folder, today: str, sections: tuple[TodaySection, ...]) -> None:
    mine.write(MINE, f"today: {today}")
    settings, problems = mine.read_settings()
    assert (settings.site.today, problems) == (sections, [])


@pytest.mark.parametrize(
    ("accent", "found"),
    [
        ('"#2a43a0"', Accent("#2a43a0", "#7283c0")),
        ('["#2a43a0"]', Accent("#2a43a0", "#7283c0")),
        ('"#FFCC00"', Accent("#826800", "#ffcc00")),
        ('["#826800", "#ffcc00"]', Accent("#826800", "#ffcc00")),
        ('" #000000 "', Accent("#000000", "#878787")),
    ],
)
def test_of_one_colour_the_other_is_found(mine: Folder, accent: str, found: Accent) -> None:
    mine.write(MINE, f"accent: {accent}")
    settings, problems = mine.read_settings()
    assert (settings.site.accent, problems) == (found, [])


def test_which_of_several_counts(mine: Folder) -> None:
    mine.write("themes/default/theme.yaml", "title: Default\nfonts: off\ntoday: next")
    mine.write(MINE, "title: Mine\ntoday: [done]")
    mine.settings("theme: mine\ntitle: Settings\nsite:\n  today: [waiting]")
    settings, problems = mine.read_settings()
    assert (settings.title, settings.site.title, settings.site.fonts, settings.site.today, problems) == (
        "Settings", "Mine", False, (TodaySection.WAITING,), [],
    )  # fmt: skip


def test_a_choice_may_be_what_is_built_in(mine: Folder) -> None:
    mine.write(MINE, "fonts: off")
    mine.settings("theme: mine\nsite: {fonts: on}")
    assert mine.read_settings()[0].site.fonts is True


def test_a_default_of_ones_own_needs_no_setting(folder: Folder) -> None:
    folder.write("themes/default/theme.yaml", "fonts: off")
    folder.write("themes/other/theme.yaml", "title: Other")
    assert folder.read_settings()[0].site == ThemeOptions.model_validate({"fonts": "off"})


def test_a_theme_that_is_not_there_is_told_and_the_default_counts(folder: Folder) -> None:
    folder.write("themes/default/theme.yaml", "fonts: off")
    folder.settings("# the theme\ntheme: fancy")
    settings, (problem,) = folder.read_settings()
    assert (settings.theme, settings.site.fonts) == ("default", False)
    assert (problem.code, problem.span.line, problem.span.column) == ("bad-folder", 2, 8)


class Wrong(NamedTuple):
    """A wrong line: its code, the part of it that is marked, how its message begins, words of its remedy."""

    line: str
    code: str
    marked: str
    message: str
    remedy: str


WRONG = [
    Wrong(
        "fonts: maybe",
        "bad-choice",
        "maybe",
        "fonts: “maybe” is neither true nor false",
        "write true or false",
    ),
    Wrong(
        "title: [a, b]",
        "nested-value",
        "[a, b]",
        "title: a list or group stands where one plain value belongs",
        "",
    ),
    Wrong(
        "today: [next, overdo]",
        "bad-choice",
        "overdo",
        "today: “overdo” is not one of the choices",
        "“overdue”?",
    ),
    Wrong(
        "today: upcoming",
        "bad-choice",
        "upcoming",
        "today: “upcoming” is not one of the choices",
        "next, overdue,",
    ),
    Wrong(
        "today: [[next]]",
        "nested-value",
        "[next]",
        "today: a list or group stands where one plain value belongs",
        "keep one value",
    ),
    Wrong(
        "today: {next: on}",
        "nested-value",
        "{next: on}",
        "today: a group stands where a value or a list belongs",
        "[a, b]",
    ),
    Wrong(
        "accent: plum",
        "bad-colour",
        "plum",
        "accent: “plum” is not a colour",
        '"#2a43a0"',
    ),
    Wrong(
        "accent: 2a43a0",
        "bad-colour",
        "2a43a0",
        "accent: “2a43a0” is not a colour",
        'in quotation marks: "#2a43a0"',
    ),
    Wrong(
        'accent: "#2a4"',
        "bad-colour",
        '"#2a4"',
        "accent: “#2a4” is not a colour",
        "six digits",
    ),
    Wrong(
        "accent: [[a]]",
        "bad-colour",
        "[[a]]",
        "accent: this is not a colour",
        "six digits",
    ),
    Wrong(
        "accent: []",
        "bad-colour",
        "[]",
        "accent: an accent is one colour, or two",
        'accent: ["#2a43a0", "#9db2ff"]',
    ),
    Wrong(
        'accent: ["#2a43a0", "#9db2ff", "#ffffff"]',
        "bad-colour",
        '["#2a43a0", "#9db2ff", "#ffffff"]',
        "accent: an accent is one colour, or two",
        "write for example",
    ),
    Wrong(
        'accent: "#5a8f7b"',
        "faint-colour",
        '"#5a8f7b"',
        "accent: “#5a8f7b” is too faint on light pages: a contrast of 3.1:1, where text needs 4.5:1",
        'the nearest colour that can be read is "#497464"',
    ),
    Wrong(
        'accent: ["#9db2ff", "#9db2ff"]',
        "faint-colour",
        '["#9db2ff", "#9db2ff"]',
        "accent: “#9db2ff” is too faint on light pages: a contrast of 1.7:1, where text needs 4.5:1",
        "the nearest colour",
    ),
    Wrong(
        'accent: ["#2a43a0", "#2a43a0"]',
        "faint-colour",
        '["#2a43a0", "#2a43a0"]',
        "accent: “#2a43a0” is too faint on dark pages: a contrast of 1.8:1, where text needs 4.5:1",
        'is "#7283c0"',
    ),
    Wrong(
        "acent: plum",
        "unknown-key",
        "acent",
        "there is no setting “acent”",
        "did you mean “accent”?",
    ),
    Wrong(
        "colours: plum",
        "unknown-key",
        "colours",
        "there is no setting “colours”",
        "docs/themes.md lists the settings",
    ),
    Wrong(
        "accent: #2a43a0",
        "yaml-comment",
        "#2a43a0",
        "YAML takes “#2a43a0” for a comment, so there is no value here",
        'write accent: "#2a43a0"',
    ),
]
_each_wrong = pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.line)


@_each_wrong
def test_a_wrong_choice_is_told_and_its_default_used(mine: Folder, wrong: Wrong) -> None:
    mine.write(MINE, f"\n{wrong.line}\n")
    settings, (one,) = mine.read_settings()
    assert settings.site == ThemeOptions()
    assert (one.path, one.code, one.excerpt) == (MINE, wrong.code, wrong.line)
    assert (one.span.line, wrong.line[one.span.column - 1 : one.span.end_column - 1]) == (2, wrong.marked)
    assert one.message.startswith(wrong.message)
    assert wrong.remedy in one.help


@_each_wrong
def test_it_is_told_the_same_of_the_settings(folder: Folder, wrong: Wrong) -> None:
    folder.settings(f"site:\n  {wrong.line}")
    settings, (one,) = folder.read_settings()
    assert settings.site == ThemeOptions()
    assert (one.path, one.code, one.span.line) == ("keepwarm.yaml", wrong.code, 2)
    assert one.excerpt[one.span.column - 1 : one.span.end_column - 1] == wrong.marked
    about_value = wrong.code not in ("unknown-key", "yaml-comment")
    assert one.message.startswith(
        f"site.{wrong.message}" if about_value else wrong.message.replace("setting “", "setting “site.")
    )
    assert one.help


def test_a_wrong_choice_falls_back_to_the_theme_below(mine: Folder) -> None:
    mine.write("themes/default/theme.yaml", "title: Default\ntoday: next")
    mine.write(MINE, "title: [a]\ntoday: done\nfonts: off")
    settings, problems = mine.read_settings()
    assert [one.code for one in problems] == ["nested-value"]
    assert (settings.site.title, settings.site.today, settings.site.fonts) == ("Default", (TodaySection.DONE,), False)


def test_a_comment_behind_a_group_or_a_value_is_none_that_was_meant(folder: Folder) -> None:
    folder.settings('site: #2a43a0\n  accent: "#2a43a0" #2a43a0 is blue\n  title: #1 of all')
    assert folder.read_settings()[1] == []


@pytest.mark.parametrize(
    ("data", "code", "message"),
    [
        (
            b"title: a: b",
            "bad-yaml",
            "the choices of this theme cannot be read from here on: the second colon makes",
        ),
        (b"- a", "bad-yaml", "the choices of this theme are not “key: value” lines"),
        (b"title: a\n---\ntitle: b", "bad-yaml", "the choices of this theme cannot be read from here on"),
        (b"title: \xe9", "encoding", "this file is not UTF-8"),
        (b"<<<<<<< a\nx: y\n=======\n", "merge-conflict", "a merge has left conflict markers here"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_and_chooses_nothing(
    mine: Folder, data: bytes, code: str, message: str
) -> None:
    (mine.root / MINE).write_bytes(data)
    mine.write("themes/default/theme.yaml", "fonts: off")
    settings, (one,) = mine.read_settings()
    assert (one.path, one.code) == (MINE, code)
    assert one.message.startswith(message)
    assert settings.site == ThemeOptions.model_validate({"fonts": "off"})


def test_colours_in_a_list_need_quotation_marks_too(mine: Folder) -> None:
    mine.write(MINE, "fonts: off\naccent: [#2a43a0, #9db2ff]\n")
    _, (one,) = mine.read_settings()
    assert (one.code, one.span.line, one.span.column, one.span.end_column) == ("bad-yaml", 2, 10, 17)
    assert one.message.endswith("YAML takes what begins with “#” for a comment")
    assert one.help == 'put quotation marks around every colour: "#2a43a0"'


@pytest.mark.parametrize("make", ["folder", "loop"])
def test_a_file_that_is_none_is_an_error(mine: Folder, make: str) -> None:
    file = mine.root / MINE
    file.mkdir() if make == "folder" else file.symlink_to(file.name)
    _, (one,) = mine.read_settings()
    assert (one.path, one.code) == (MINE, "unreadable-file")
    assert one.message.startswith("the choices of this theme could not be read: ")


def test_its_problems_stand_among_those_of_the_notes(mine: Folder) -> None:
    mine.write(MINE, "fonts: maybe")
    mine.settings("theme: mine\ntitel: a")
    mine.contact("ada", "roel: b")
    loaded = open_notes(mine.root, lambda _: date(2026, 11, 20))
    assert [one.path for one in loaded.diagnostics] == ["content/contacts/ada.md", "keepwarm.yaml", MINE]
    assert loaded.has_errors


def test_more_problems_take_their_place(folder: Folder) -> None:
    folder.contact("ada", "roel: b")
    loaded = folder.load(TODAY)
    (one,) = loaded.diagnostics
    other = one.__class__("a.md", one.span, "bad-template", "m", "h")
    assert loaded.with_problems([other]).diagnostics == (other, one)
    assert loaded.with_problems([]) == loaded
