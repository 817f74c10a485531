"""The settings: a wrong value is an error and its default is used; an unreadable file stops everything."""

from datetime import date
from typing import Any

import pytest

from builder.checks.refused import UnreadableSettingsError
from builder.model.dates import Duration
from builder.model.settings import Settings
from builder.model.theme import ThemeOptions
from tests.support import Folder


@pytest.mark.parametrize("text", ["", "# nothing but this\n", "\n\n", "---\n", "{}"])
def test_every_setting_has_a_default(folder: Folder, text: str) -> None:
    assert folder.read_settings() == (Settings(), [])
    folder.write("keepwarm.yaml", text)
    assert folder.read_settings() == (Settings(), [])


def test_all_settings(folder: Folder) -> None:
    (folder.root / "themes/mine").mkdir(parents=True)
    folder.settings("""
        title: No
        timezone: Africa/Johannesburg
        theme: mine
        output: public
        language_tag: en-GB
        as_of: 2026-11-20
        extra_fields: [coffee, ""]
        follow_up:
          chase_after: 5 days
          attempts: 2
          mentors_every: never
          start: 2026-01-01
          lapse_after: {chase: never, thank: 2 weeks}
          rules: {chase: off, news: on}
        site:
          fonts: off
          accent: "#2A43A0"
          today: [done, next]
    """)
    settings, problems = folder.read_settings()
    assert problems == []
    assert (settings.title, settings.timezone, settings.theme, settings.output) == (
        "No",
        "Africa/Johannesburg",
        "mine",
        "public",
    )
    assert (settings.language_tag, settings.as_of, settings.extra_fields) == ("en-GB", date(2026, 11, 20), ("coffee",))
    follow_up = settings.follow_up
    assert (follow_up.chase_after, follow_up.attempts, follow_up.mentors_every) == (Duration(days=5), 2, "never")
    assert (follow_up.start, follow_up.horizon) == (date(2026, 1, 1), Duration(days=14))
    assert follow_up.lapse_after == {"chase": "never", "thank": Duration(days=14)}
    assert follow_up.rules == {"chase": False, "news": True}
    assert settings.site == ThemeOptions.model_validate(
        {"fonts": "off", "accent": "#2a43a0", "today": ("next", "done")}
    )


@pytest.mark.parametrize(
    ("text", "code", "marked", "message"),
    [
        ("timezone: CEST", "bad-timezone", "CEST", "timezone: “CEST” is not a time zone"),
        ("timezone: ../etc", "bad-timezone", "../etc", "timezone: “../etc” is not a time zone"),
        ("timezone: Europe", "bad-timezone", "Europe", "timezone: “Europe” is not a time zone"),
        ("timezone: localtime", "bad-timezone", "localtime", "timezone: “localtime” is not a time zone"),
        ("timezone: right/UTC", "bad-timezone", "right/UTC", "timezone: “right/UTC” is not a time zone"),
        ("output: ../public", "bad-folder", "../public", "output: “../public” is not the name of a folder"),
        ("output: ..", "bad-folder", "..", "output: “..” is not the name of a folder"),
        ("theme: [a]", "nested-value", "[a]", "theme: a list or group stands where one plain value belongs"),
        (
            "language_tag: english language",
            "bad-choice",
            "english language",
            "language_tag: “english language” is not a language tag",
        ),
        ("as_of: today", "bad-date", "today", "as_of: “today” is not a date"),
        ("title: [a, b]", "nested-value", "[a, b]", "title: a list or group stands where one plain value belongs"),
        (
            "extra_fields: {a: b}",
            "nested-value",
            "{a: b}",
            "extra_fields: a group stands where a value or a list belongs",
        ),
        (
            "follow_up: soon",
            "nested-value",
            "soon",
            "follow_up: a plain value or a list stands where a group belongs",
        ),
        ("follow_up:\n  attempts:2", "nested-value", "attempts:2", "follow_up: a space is missing after the colon"),
        ("follow_up: {horizon: never}", "bad-duration", "never", "follow_up.horizon: “never” is not a duration"),
        ("follow_up: {attempts: 0}", "bad-number", "0", "follow_up.attempts: “0” is not a whole number from 1 to 99"),
        (
            "follow_up: {rules: {chase: maybe}}",
            "bad-choice",
            "maybe",
            "follow_up.rules.chase: “maybe” is neither true nor false",
        ),
        (
            "follow_up: {rules: {chasing: off}}",
            "bad-choice",
            "chasing",
            "follow_up.rules.chasing: “chasing” is not one of the choices",
        ),
        (
            "follow_up: {rules: [a]}",
            "nested-value",
            "[a]",
            "follow_up.rules: a plain value or a list stands where a group belongs",
        ),
        (
            "follow_up: {lapse_after: {chase: long}}",
            "bad-duration",
            "long",
            "follow_up.lapse_after.chase: “long” is not a duration",
        ),
        (
            "extra_fields: [a, [b]]",
            "nested-value",
            "[b]",
            "extra_fields: a list or group stands where one plain value belongs",
        ),
        ("titel: a", "unknown-key", "titel", "there is no setting “titel”"),
        ("follow_up: {chase_afer: 3 days}", "unknown-key", "chase_afer", "there is no setting “follow_up.chase_afer”"),
        ("colour: a", "unknown-key", "colour", "there is no setting “colour”"),
        ("thank_within: 3 days", "unknown-key", "thank_within", "there is no setting “thank_within”"),
        ("title: a\ntitle: b", "duplicate-key", "title", "“title” is given twice; the first one is used"),
        ("<<: {a: b}", "yaml-feature", "<<", "this is not a plain key"),
        ("[a]: b", "yaml-feature", "[a]", "this is not a plain key"),
        ("title: &a b", "yaml-feature", "&a b", "YAML's anchors, aliases and tags would hide what the settings say"),
        ("title: !a b", "yaml-feature", "!a b", "YAML's anchors, aliases and tags would hide what the settings say"),
        ("title: *a", "yaml-feature", "*a", "YAML's anchors, aliases and tags would hide what the settings say"),
        (
            "follow_up: !a {attempts: 2}",
            "yaml-feature",
            "!a {attempts: 2}",
            "YAML's anchors, aliases and tags would hide what the settings say",
        ),
    ],
)
def test_a_wrong_value_is_told_and_its_default_used(
    folder: Folder, text: str, code: str, marked: str, message: str
) -> None:
    folder.settings(f"{text}\nlanguage_tag: de" if "language_tag" not in text else text)
    settings, (one, *more) = folder.read_settings()
    assert more == []
    assert (one.code, folder.marked(one), one.message) == (code, marked, message)
    assert one.path == "keepwarm.yaml"
    assert one.help
    changed: dict[str, Any] = {} if "language_tag" in text else {"language_tag": "de"}
    changed |= {"title": "a"} if code == "duplicate-key" else {}
    assert settings == Settings(**changed)


def test_a_group_that_is_given_twice_is_to_be_one(folder: Folder) -> None:
    folder.settings("follow_up:\n  attempts: 2\nfollow_up:\n  horizon: 3 days")
    settings, (one,) = folder.read_settings()
    assert (one.code, one.span.line, one.help) == ("duplicate-key", 3, "write all of it below one “follow_up:”")
    assert settings == Settings.model_validate({"follow_up": {"attempts": "2"}})


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("follow_up: off", "write its settings on lines of their own below it, indented; docs/format.md lists them"),
        ("extra_fields: {a: b}", "write one value, or a list: [a, b]"),
    ],
)
def test_how_a_group_and_a_list_are_written_is_told(folder: Folder, text: str, remedy: str) -> None:
    folder.settings(text)
    _, (one,) = folder.read_settings()
    assert (one.code, one.help) == ("nested-value", remedy)


def test_a_setting_outside_its_group_is_told_where_it_belongs(folder: Folder) -> None:
    folder.settings("thank_within: 3 days\naccent: red\ntitel: a")
    _, problems = folder.read_settings()
    assert [one.help for one in problems] == [
        "write it below “follow_up:”, indented",
        "write it below “site:”, indented",
        "did you mean “title”?",
    ]


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85"])
def test_a_line_break_that_no_editor_sees_is_a_space(folder: Folder, odd: str) -> None:
    folder.write("keepwarm.yaml", f"title: My{odd}talks\nlanguage_tag: de\nhorizont: 1{odd}\n")
    settings, (one,) = folder.read_settings()
    assert settings == Settings(title="My talks", language_tag="de")
    assert (one.code, one.span.line, one.span.column) == ("unknown-key", 3, 1)


@pytest.mark.parametrize("blank", ["\t", " \t", "     ", "\u00a0"])
def test_a_line_that_shows_nothing_is_nothing(folder: Folder, blank: str) -> None:
    folder.write("keepwarm.yaml", f"title: Mine\n{blank}\nfollow_up:\n{blank}\n  attempts: 2\n{blank}")
    settings, problems = folder.read_settings()
    assert (settings.title, settings.follow_up.attempts, problems) == ("Mine", 2, [])


def test_blank_values_are_absent(folder: Folder) -> None:
    folder.settings("""
        title: "  "
        output: " "
        extra_fields: [" ", coffee]
        as_of: '   '
    """)
    assert folder.read_settings() == (Settings(extra_fields=("coffee",)), [])


def test_wrong_values_beside_right_ones(folder: Folder) -> None:
    folder.settings(
        "follow_up:\n  attempts: many\n  horizon: 1 week\n  rules: {chase: off, none: on}\noutput: /\ntitle: Mine"
    )
    settings, problems = folder.read_settings()
    assert sorted((one.code, one.span.line) for one in problems) == [
        ("bad-choice", 4),
        ("bad-folder", 5),
        ("bad-number", 2),
    ]
    assert (settings.follow_up.horizon, settings.follow_up.rules, settings.title) == (
        Duration(days=7),
        {"chase": False},
        "Mine",
    )


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("follow_up:\n  attempts:2\n  chase_after:4 days", "write attempts: 2"),
        (
            "follow_up: attempts:2",
            "write its settings on lines of their own below it, indented; docs/format.md lists them",
        ),
    ],
)
def test_a_setting_of_a_group_that_lacks_its_space_is_shown_mended(folder: Folder, text: str, remedy: str) -> None:
    folder.settings(text)
    _, (one,) = folder.read_settings()
    assert (one.code, one.help) == ("nested-value", remedy)


def test_what_stands_behind_a_rule_that_there_is_not_is_no_second_mistake(folder: Folder) -> None:
    folder.settings("follow_up:\n  rules: {chases: maybe, news: maybe}\n  lapse_after: {chases: long}")
    _, problems = folder.read_settings()
    assert sorted(folder.marked(one) for one in problems) == ["chases", "chases", "maybe"]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"title: a: b", "bad-yaml", "the second colon makes YAML expect another key here"),
        (b"title: \x00", "bad-yaml", "a character that cannot be seen"),
        (b"- a", "bad-yaml", "not “key: value” lines"),
        (b"just text", "bad-yaml", "not “key: value” lines"),
        (b"a: b\n---\nc: d", "bad-yaml", "a second document begins here"),
        (b"a: " + b"[" * 40, "bad-yaml", "values nest too deeply"),
        (b"title: a\n<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> other\n", "merge-conflict", "conflict markers"),
        (b"title: a\n>>>>>>> other\n", "merge-conflict", "this one has lost its partner"),
        (b"title: \xe9", "encoding", "this file is not UTF-8"),
        (b"#" * 1_100_000, "file-too-big", "larger than 1 MiB"),
    ],
)
def test_settings_that_cannot_be_read_stop_everything(folder: Folder, data: bytes, code: str, words: str) -> None:
    (folder.root / "keepwarm.yaml").write_bytes(data)
    with pytest.raises(UnreadableSettingsError) as caught:
        folder.read_settings()
    assert caught.value.diagnostic.code == code
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "marked", "remedy"),
    [
        ("title: a: b", 1, "a: b", 'write title: "a: b"'),
        ("timezone: UTC\ntitle: @work\nas_of: 2026-11-20\n", 2, "@work", 'write title: "@work"'),
        ("title: 'a\n\nfollow_up:\n  attempts: 3\n", 1, "'a", 'write title: "\'a"'),
        ('title: "a\r\nas_of: 2026-11-20\r\n', 1, '"a', 'write title: "a"'),
        ("follow_up:\n  thank_within: 2 days: b", 2, "2 days: b", 'write thank_within: "2 days: b"'),
        ("follow_up:\n\tattempts: 3", 2, "\t", "write spaces instead of the tab"),
        ("title:Mine\nas_of: 2026-11-20", 1, "title:Mine", "write title: Mine"),
        ("---\ntitle: Mine\n---\n", 3, "-", "delete this line"),
        (
            "follow_up: {attempts: 2\ntitle: Mine\n",
            1,
            "{attempts: 2",
            "close it with “}”, or write each setting on a line of its own below, indented",
        ),
        ("as_of: 2026-11-20\ntitle Mine\n", 2, "title Mine", "write title: Mine"),
        ("follow_up:\n  horizon: 2 days\n  attempts:2\n", 3, "attempts:2", "write attempts: 2"),
        ("follow_up:\n  rules:\n    chase:off\n    news: off\n", 3, "chase:off", "write chase: off"),
        ("follow_up:\n  attempts \uff1a 2\n  horizon: 2 days\n", 2, "attempts \uff1a 2", "write attempts: 2"),
        ("follow_up:\n  horizon: 2 days\n  attempts=2\n", 3, "attempts=2", "write attempts: 2"),
    ],
)
def test_the_line_that_breaks_the_settings_is_shown_mended(
    folder: Folder, text: str, line: int, marked: str, remedy: str
) -> None:
    folder.write("keepwarm.yaml", text)
    with pytest.raises(UnreadableSettingsError) as caught:
        folder.read_settings()
    one = caught.value.diagnostic
    assert (one.span.line, one.help) == (line, remedy)
    assert text.splitlines()[line - 1][one.span.column - 1 : one.span.end_column - 1] == marked


@pytest.mark.parametrize(
    "text",
    [
        "follow_up:\n   attempts: 3\n  horizon: 2 days\n",
        "extra_fields: [a,\n  b\n",
        "title: at\n  https://x.example\n a: b\n",
    ],
)
def test_where_no_line_alone_is_to_blame_the_place_is_told(folder: Folder, text: str) -> None:
    folder.write("keepwarm.yaml", text)
    with pytest.raises(UnreadableSettingsError) as caught:
        folder.read_settings()
    assert caught.value.diagnostic.help.startswith("check colons, quotation marks, brackets and the indentation")


@pytest.mark.parametrize("make", ["folder", "loop"])
def test_settings_that_are_no_file_stop_everything(folder: Folder, make: str) -> None:
    file = folder.root / "keepwarm.yaml"
    file.mkdir() if make == "folder" else file.symlink_to(file.name)
    with pytest.raises(UnreadableSettingsError) as caught:
        folder.read_settings()
    assert caught.value.diagnostic.code == "unreadable-file"


def test_the_problems_of_the_settings_stand_among_the_others(folder: Folder) -> None:
    from builder.checks.loading import open_notes  # noqa: PLC0415

    folder.settings("titel: a")
    folder.contact("ada", "roel: b")
    loaded = open_notes(folder.root, lambda _: date(2026, 11, 20))
    assert [one.path for one in loaded.diagnostics] == ["content/contacts/ada.md", "keepwarm.yaml"]


@pytest.mark.parametrize("line", ["output: content", "output: Themes", "theme: .git", "output: Keepwarm.yaml"])
def test_what_belongs_to_the_notes_themselves_is_refused(folder: Folder, line: str) -> None:
    folder.settings(line)
    settings, problems = folder.read_settings()
    assert [one.code for one in problems] == ["bad-folder"]
    assert (settings.output, settings.theme) == ("site", "default")


def test_a_theme_of_a_name_that_is_too_long_for_a_folder_is_not_there(folder: Folder) -> None:
    folder.settings(f"theme: {'x' * 300}")
    folder.write("themes/default/theme.yaml", "fonts: false\n")
    settings, (problem,) = folder.read_settings()
    assert problem.message == f"theme: there is no folder themes/{'x' * 59}…, so the built-in theme is used"
    assert settings.theme == "default"
