"""docs/themes.md, docs/editors.md and docs/privacy.md against what the site is."""

import json
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import pipeline
from builder.diagnostics import Severity
from builder.diagnostics.render import as_text
from builder.model.settings import Settings
from builder.model.theme import ThemeOptions
from builder.model.words import TodaySection
from builder.site.theming.theme import built_in
from tests.docs.pages import blocks, page, section, tables
from tests.support import TODAY, Folder, Keepwarm

_SCRIPTS = {
    f'<script src="{root}static/{name}.js"{how}>'
    for root in ("", "../")
    for name, how in (("theme", ""), ("ui", " defer"), ("tables", " defer"), ("search", " defer"))
} | {'<script src="search-data.js" defer>', '<script src="static/vendor/minisearch.js" defer>'}


@pytest.fixture
def build(folder: Folder) -> Callable[[], Path]:
    """Return what builds the notes' site and returns its folder."""

    def built() -> Path:
        index = pipeline.build(folder.root, lambda _: TODAY).index
        assert index
        return index.parent

    return built


def test_templates_are_those_of_the_built_in_theme() -> None:
    listed = [row.spans(0)[0] for row in tables(section("themes.md", "Another page"))[0]]
    folder = built_in() / "templates"
    assert sorted(listed) == sorted(one.relative_to(folder).as_posix() for one in folder.rglob("*.html"))


@pytest.fixture
def mine(folder: Folder) -> Folder:
    """Return the notes with the settings that name a theme, as the page begins, and a contact."""
    folder.settings(blocks(page("themes.md"), "yaml")[0].text)
    folder.contact("ada", "role: Mapmaker")
    return folder


def test_choices_are_listed_with_their_defaults(folder: Folder) -> None:
    rows = {row.spans(0)[0]: row for row in tables(section("themes.md", "Choices"))[0]}
    assert rows.keys() == ThemeOptions.model_fields.keys()
    assert [row.cells[2] for row in rows.values()] == ["true", "none", "the settings' `title`", "all of them"]
    folder.settings("title: Named")
    site = folder.read_settings()[0].site
    assert (site.fonts, site.accent, site.title, site.today) == (True, None, None, tuple(TodaySection))


def test_the_sections_of_today_are_listed_in_their_order() -> None:
    assert [row.spans(0)[0] for row in tables(section("themes.md", "Choices"))[1]] == list(TodaySection)


def test_the_choices_shown_are_made(mine: Folder) -> None:
    (shown,) = (one for one in blocks(page("themes.md"), "yaml") if one.label)
    mine.write(shown.label, shown.text)
    settings, problems = mine.read_settings()
    assert not problems
    assert settings.site.model_fields_set == ThemeOptions.model_fields.keys()


def chosen(folder: Folder, text: str) -> ThemeOptions:
    """Return what a theme chooses whose file says so, which must be right."""
    folder.write("themes/default/theme.yaml", text)
    settings, problems = folder.read_settings()
    assert not problems
    return settings.site


def test_the_file_of_the_built_in_theme_says_what_is_built_in(folder: Folder) -> None:
    text = (built_in() / "theme.yaml").read_text(encoding="utf-8")
    assert chosen(folder, text) == ThemeOptions()
    options = chosen(folder, re.sub(r"^# (accent|title):", r"\1:", text, flags=re.MULTILINE))
    assert options.model_fields_set == ThemeOptions.model_fields.keys()
    assert options.title == Settings().title
    css = (built_in() / "static" / "site.css").read_text(encoding="utf-8")
    assert options.accent
    assert f"--accent: light-dark({options.accent.light}, {options.accent.dark});" in css


def test_both_colours_shown_can_be_read(folder: Folder) -> None:
    (shown,) = blocks(section("themes.md", "Colour"), "yaml")
    assert chosen(folder, shown.text).accent


def test_the_templates_shown_render(mine: Folder, build: Callable[[], Path]) -> None:
    for shown in blocks(section("themes.md", "Another page"), "html"):
        mine.write(shown.label, shown.text)
    site = build()
    people = (site / "people.html").read_text(encoding="utf-8")
    assert "Ada</a> Mapmaker</li>" in people
    assert "<table" not in people
    assert "Ask Ines.</p>" in (site / "help.html").read_text(encoding="utf-8")


def test_the_mistake_shown_is_told_as_shown(mine: Folder, keepwarm: Keepwarm) -> None:
    said = section("themes.md", "A mistake in a template")
    (wrong,) = blocks(said, "html")
    mine.write(wrong.label, wrong.text)
    assert keepwarm("-C", mine.root, "build").err == blocks(said, "text")[0].text


def test_the_stylesheet_is_where_the_page_says_and_holds_the_line_shown(build: Callable[[], Path]) -> None:
    css = (build() / "static" / "site.css").read_text(encoding="utf-8")
    (shown,) = blocks(page("themes.md"), "css")
    assert all(line in css for line in shown.text.splitlines())


def test_a_stylesheet_of_ones_own_replaces_the_built_in_one(folder: Folder, build: Callable[[], Path]) -> None:
    folder.settings("theme: mine")
    folder.write("themes/mine/static/site.css", "/* mine */")
    site = build()
    assert (site / "static" / "site.css").read_text(encoding="utf-8") == "/* mine */"
    assert "Today" in (site / "index.html").read_text(encoding="utf-8")


def test_the_problem_matcher_matches_what_check_prints(folder: Folder) -> None:
    tasks = json.loads(blocks(section("editors.md", "VS Code"), "json")[1].text)
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    folder.contact("ada", "level: boss\nlevell: senior")
    problems = folder.load().diagnostics
    assert {problem.severity for problem in problems} == {Severity.ERROR, Severity.WARNING}
    for problem in problems:
        match = re.match(pattern["regexp"], as_text(problem).split("\n")[0])
        assert match
        assert {name: match[number] for name, number in pattern.items() if name != "regexp"} == {
            "file": problem.path,
            "line": str(problem.span.line),
            "column": str(problem.span.column),
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
        }


def test_what_the_page_on_obsidian_says(folder: Folder) -> None:
    folder.contact("lin", "aliases: Miss Lin\ncssclasses: wide")
    folder.contact("ada", 'introduced_by: "[[people/lin|Lin]]"', "#met in passing\n\n## To do\n- [-] call")
    folder.contact("bea", "introduced_by: [[lin]]", "[[Miss Lin]]")
    folder.write("content/contacts/.obsidian/x.md", "no note")
    folder.write("content/contacts/_template.md", "no note")
    loaded = folder.load()
    assert not loaded.diagnostics
    assert {slug: one.introducer for slug, one in loaded.library.contacts.items()} == {
        "ada": "lin",
        "bea": "lin",
        "lin": None,
    }


@pytest.mark.skipif(os.name != "posix", reason="modes of files are those of POSIX")
def test_only_the_user_can_open_the_site(build: Callable[[], Path]) -> None:
    assert "mode 0700" in section("privacy.md", "The site")
    build().chmod(0o755)
    assert stat.S_IMODE(build().stat().st_mode) == 0o700


def test_the_site_loads_nothing(folder: Folder, build: Callable[[], Path]) -> None:
    text = "![a chart](https://charts.example/a.png)\n\n<script>alert(1)</script>"
    folder.contact("ada", "name: <b>Ada</b>", text)
    folder.interview("talk", "contact: ada\ndate: 2026-11-18", text)
    folder.organisation("lab", "name: Lab", text)
    for file in build().rglob("*.html"):
        made = file.read_text(encoding="utf-8")
        assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'; ' in made
        assert '<meta name="referrer" content="no-referrer">' in made
        assert set(re.findall(r"<script[^>]*>", made)) <= _SCRIPTS
        assert "<b>Ada</b>" not in made
        assert not re.search(r"<(?:img|link|script|iframe|source)[^>]+(?:src|href)=\"[a-z]+:", made)
