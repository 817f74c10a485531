"""keepwarm build: what it prints, where the site goes, and its exit status."""

import click
import pytest

from tests.support import Folder, Keepwarm, files_in, listed


def test_the_last_line_names_the_page_to_open(notes: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("build")
    index = notes.root / "site" / "index.html"
    first, second = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert first.startswith("Built ")
    assert first.endswith(" 5 contacts, 1 interview: 1 overdue, 1 due today.")
    assert second == f"Open {index}"
    assert "Ada Lovelace" in index.read_text()


def test_to_take_a_strange_file_away_is_a_change(notes: Folder, keepwarm: Keepwarm) -> None:
    keepwarm("build")
    stranger = notes.write("site/stranger.html", "")
    assert keepwarm("build").out.startswith("Built ")
    assert not stranger.exists()


def test_the_calendar_stands_beside_the_pages(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("build").status == 0
    calendar = (notes.root / "site" / "keepwarm.ics").read_bytes()
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert "SUMMARY:Conversation with Ada Lovelace" in calendar.decode()


def test_errors_are_counted_and_the_rest_is_built(broken: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("build")
    assert ran.status == 1
    assert ran.err == "2 errors in the notes; “keepwarm check” shows where.\n"
    assert ran.out.splitlines()[-1] == f"Open {broken.root / 'site' / 'index.html'}"


def test_strict_publishes_nothing_while_there_are_errors(broken: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("build", "--strict")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines()[-1] == "Nothing was published, because of --strict."
    assert not (broken.root / "site").exists()


def test_strict_leaves_the_old_site(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("build", "--strict").status == 0
    index = notes.root / "site" / "index.html"
    before = index.read_bytes()
    notes.contact("fay", "email: nobody at all")
    assert keepwarm("build", "--strict").status == 1
    assert index.read_bytes() == before


def test_strict_lets_warnings_pass(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("hal", "rolle: x")
    ran = keepwarm("build", "--strict")
    assert ran.status == 0
    assert ran.err == "1 warning in the notes; “keepwarm check” shows where.\n"


@pytest.mark.parametrize("way", ["absolute", "relative", "with spaces"])
def test_the_output_may_go_elsewhere(
    notes: Folder,
    keepwarm: Keepwarm,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    way: str,
) -> None:
    here = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(here)
    output = {"absolute": str(here / "out"), "relative": "out", "with spaces": "my “own” out"}[way]
    ran = keepwarm("-C", notes.root, "build", "--output", output)
    assert ran.status == 0
    assert ran.out.splitlines()[-1] == f"Open {here / output / 'index.html'}"
    assert (here / output / "index.html").exists()
    assert not (notes.root / "site").exists()


@pytest.mark.parametrize("words", [["build"], ["build", "--output", "link/../site"]])
def test_the_folder_above_the_one_that_a_link_leads_to_is_meant(
    notes: Folder,
    keepwarm: Keepwarm,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    words: list[str],
) -> None:
    here, index = tmp_path_factory.mktemp("elsewhere"), notes.root.resolve() / "site" / "index.html"
    (here / "link").symlink_to(notes.root / "content")
    monkeypatch.chdir(here)
    for beginning in ("Built", "Nothing changed: ", "Nothing changed: "):
        ran = keepwarm("-C", "link/..", *words)
        assert ran.out.startswith(beginning)
        assert ran.out.splitlines()[-1] == f"Open {index}"
    assert index.exists()
    assert listed(here) == ["link"]


def test_the_settings_name_the_output(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.settings("output: public")
    assert keepwarm("build").status == 0
    assert (notes.root / "public" / "index.html").exists()


def test_the_day_can_be_given(notes: Folder, keepwarm: Keepwarm) -> None:
    assert "0 overdue, 0 due today" in keepwarm("build", "--today", "2026-11-18").out


def test_a_strange_output_folder_is_left_alone(notes: Folder, keepwarm: Keepwarm) -> None:
    (notes.root / "site").mkdir()
    (notes.root / "site" / "thesis.txt").write_text("years")
    ran = keepwarm("build")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("keepwarm: ")
    assert [path.name for path in (notes.root / "site").iterdir()] == ["thesis.txt"]


def test_a_theme_that_is_not_there_is_named(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.settings("theme: fancy")
    ran = keepwarm("build")
    assert ran.status == 1
    assert "1 error in the notes" in ran.err
    assert "themes/fancy" in keepwarm("check").out
    assert (notes.root / "site/index.html").exists()


def test_a_mistake_in_a_template_stops_the_build_and_leaves_the_old_site(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("build").status == 0
    before = files_in(notes.root / "site")
    notes.write("themes/mine/templates/interviews.html", "<h1>\n{{ page.sumary }}</h1>")
    notes.settings("theme: mine")
    ran = keepwarm("build")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "keepwarm: the theme cannot be used, so nothing was built",
        "themes/mine/templates/interviews.html:2:4: error[bad-template]: there is no value “page.sumary” here",
        "   2 | {{ page.sumary }}</h1>",
        "     |    ^^^^^^^^^^^",
        "   help: did you mean “summary”?",
    ]
    assert files_in(notes.root / "site") == before
    assert not list(notes.root.glob(".keepwarm-new-*"))


def test_every_mistake_in_how_templates_are_written_is_told_at_once(notes: Folder, keepwarm: Keepwarm) -> None:
    for name in ("people", "unused"):
        notes.write(f"themes/mine/templates/{name}.html", "{% if page %}")
    notes.settings("theme: mine")
    ran = keepwarm("build")
    assert ran.status == 2
    assert [line.split(": ")[1] for line in ran.err.splitlines() if line.startswith("themes/")] == [
        "error[bad-template]", "error[bad-template]",
    ]  # fmt: skip


def test_a_wrong_choice_of_a_theme_is_an_error_in_the_notes(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.settings("theme: mine")
    notes.write("themes/mine/theme.yaml", "accent: plum")
    assert keepwarm("build", "--strict").status == 1
    ran = keepwarm("build")
    assert (ran.status, ran.err) == (1, "1 error in the notes; “keepwarm check” shows where.\n")
    problems = (notes.root / "site/problems.html").read_text(encoding="utf-8")
    assert "“plum” is not a colour" in problems
    assert "themes/mine/theme.yaml" in problems


@pytest.mark.parametrize("output", ["content", "content/web", "themes/web", "/", ""])
def test_a_site_among_the_notes_is_refused(notes: Folder, keepwarm: Keepwarm, output: str) -> None:
    before = sorted(path for path in notes.root.rglob("*"))
    ran = keepwarm("build", "--output", output)
    assert (ran.status, ran.out) == (2, "")
    assert "inside Keepwarm" not in ran.err
    assert sorted(path for path in notes.root.rglob("*")) == before


@pytest.mark.parametrize(("launched", "err"), [(0, ""), (1, "No browser could be opened.\n")])
def test_open(notes: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch, launched: int, err: str) -> None:
    asked: list[str] = []

    def launch(url: str) -> int:
        asked.append(url)
        return launched

    monkeypatch.setattr(click, "launch", launch)
    ran = keepwarm("build", "--open")
    assert (ran.status, ran.err) == (0, err)
    assert asked == [(notes.root / "site" / "index.html").as_uri()]


def test_a_full_build_is_the_same_site(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("build").status == 0
    first = files_in(notes.root / "site")
    assert keepwarm("build", "--full").status == 0
    assert files_in(notes.root / "site") == first
