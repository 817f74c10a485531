"""keepwarm check: what it prints where, and its exit status."""

import json
from pathlib import Path

import pytest

from tests.support import Folder, Keepwarm, run_apart

FAY, GUS = "content/contacts/fay.md", "content/interviews/2026-11-19-gus.md"


def test_notes_without_problems(notes: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("check") == (0, "", "No problems; 6 files read.\n")


def test_problems_are_results_and_their_number_is_a_message(broken: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("check")
    assert ran.status == 1
    assert ran.out.startswith(
        "content/contacts/fay.md:3:8: error[bad-email]: email: “nobody at all” is not an e-mail address\n"
        "   3 | email: nobody at all\n"
        "     |        ^^^^^^^^^^^^^\n"
        "   help: write it like "
    )
    assert "\ncontent/interviews/2026-11-19-gus.md:" in ran.out
    assert ran.err == "2 errors; 8 files read.\n"


def test_warnings_alone_are_no_failure(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.contact("hal", "name: Hal\nrole_: x")
    ran = keepwarm("check")
    assert ran.status == 0
    assert "warning[unknown-key]" in ran.out
    assert ran.err == "1 warning; 7 files read.\n"


@pytest.mark.parametrize(
    ("line", "body", "mended"),
    [
        ("location: Rome\t# moved", "", 'location: "Rome # moved"'),
        ("", "2026-11-02\trequest\tby phone\tno answer", "2026-11-02 request by phone: no answer"),
    ],
)
def test_what_holds_a_tab_is_shown_mended_with_a_blank(
    notes: Folder, keepwarm: Keepwarm, line: str, body: str, mended: str
) -> None:
    notes.contact("hal", f"name: Hal\n{line}", f"## Log\n- {body}\n" if body else "")
    assert f"write {mended}\n" in keepwarm("check").out
    notes.contact("hal", f"name: Hal\n{mended if line else ''}", f"## Log\n- {mended}\n" if body else "")
    assert keepwarm("check").err.startswith("No problems")


def test_hints_are_shown_on_request_alone(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.interview("2026-11-25-bo", "contact: bo\ndate: 2026-11-25\nconfirmed: 2026-11-20")
    assert "hint[" not in keepwarm("check").out
    ran = keepwarm("check", "--hints")
    assert ran.status == 0
    assert "hint[question-count]" in ran.out


@pytest.mark.parametrize("style", ["text", "json", "github"])
def test_hints_come_in_every_format_for_the_files_named_and_are_no_failure(
    notes: Folder, keepwarm: Keepwarm, style: str
) -> None:
    bank = notes.theme("way-in", "title: The way in", "- Do you like it?\n")
    for files, times in (([], 1), ([bank], 1), (["content/questions"], 1), (["content/contacts"], 0)):
        ran = keepwarm("check", "--hints", "--format", style, *files)
        assert ran.status == 0
        assert ran.out.count("this question can be answered with yes or no") == times
        assert "yes or no" not in keepwarm("check", "--format", style, *files).out


def test_json_has_the_keys_of_the_format_in_their_order(broken: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("check", "--format", "json")
    assert (ran.status, ran.err) == (1, "")
    rows = json.loads(ran.out)
    keys = ["path", "line", "column", "end_line", "end_column", "severity", "code", "message", "help"]
    assert [list(row) for row in rows] == [keys, keys]
    first = {key: rows[0][key] for key in keys[:7]}
    assert first == {
        "path": FAY,
        "line": 3,
        "column": 8,
        "end_line": 3,
        "end_column": 21,
        "severity": "error",
        "code": "bad-email",
    }
    assert rows[1]["path"] == GUS


def test_json_without_problems_is_an_empty_list(notes: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("check", "--format", "json")
    assert (ran.status, json.loads(ran.out), ran.err) == (0, [], "")


def test_github_gets_a_line_for_each_problem(broken: Folder, keepwarm: Keepwarm) -> None:
    ran = keepwarm("check", "--format", "github")
    assert (ran.status, ran.err) == (1, "")
    first, second = ran.out.splitlines()
    assert first.startswith(f"::error file={FAY},line=3,col=8,endLine=3,endColumn=21,title=error[bad-email]::")
    assert second.startswith(f"::error file={GUS},")


@pytest.mark.parametrize(
    ("files", "paths"),
    [
        ([FAY], [FAY]),
        ([GUS], [GUS]),
        ([FAY, GUS], [FAY, GUS]),
        (["content/contacts"], [FAY]),
        (["content/contacts/"], [FAY]),
        (["."], [FAY, GUS]),
        (["content/interviews/../contacts/fay.md"], [FAY]),
        (["content/contacts/ada.md"], []),
        (["keepwarm.yaml"], []),
    ],
)
def test_files_limit_what_is_printed_and_counted(
    broken: Folder, keepwarm: Keepwarm, files: list[str], paths: list[str]
) -> None:
    for named in (files, [broken.root / file for file in files]):
        ran = keepwarm("check", "--format", "json", *named)
        assert [row["path"] for row in json.loads(ran.out)] == paths
        assert ran.status == (1 if paths else 0)


def test_files_are_seen_from_the_current_folder_else_from_the_notes(
    broken: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken.root / "content" / "contacts")
    for arguments in (["fay.md"], [FAY], ["-C", broken.root, FAY], ["../contacts"]):
        ran = keepwarm("check", "--format", "github", *arguments)
        assert [line.split(",")[0] for line in ran.out.splitlines()] == [f"::error file={FAY}"], arguments


def test_a_link_to_a_file_stands_for_the_file(broken: Folder, keepwarm: Keepwarm, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(broken.root / FAY)
    assert len(keepwarm("check", "--format", "github", link).out.splitlines()) == 1


def test_a_file_in_which_nothing_is_looked_for_is_named(
    broken: Folder, keepwarm: Keepwarm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken.root)
    (broken.root / "README.md").write_text("---\nname: [\n", encoding="utf-8")
    told = "README.md is not checked: only settings, and what is in content/ and themes/, are.\n"
    assert keepwarm("check", "README.md") == (0, "", f"{told}No problems; 8 files read.\n")
    ran = keepwarm("check", "--format", "json", "README.md", FAY)
    assert (ran.status, ran.err, len(json.loads(ran.out))) == (1, told, 1)
    (broken.root / "odd\x1b.md").touch()
    assert "\x1b" not in keepwarm("check", "odd\x1b.md").err
    for read in (".", "keepwarm.yaml", "content", "content/interviews"):
        assert "not checked" not in keepwarm("check", read).err


def test_a_file_that_is_not_there_is_named(broken: Folder, keepwarm: Keepwarm) -> None:
    assert keepwarm("check", "nobody.md") == (2, "", "keepwarm: there is no file “nobody.md”\n")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"\xff\xfe\x00",
        b"---",
        b"---\n\x1b[31m: \x9b\n---\n",
        b"---\nname: \xe2\x80\xae\n---\n",
        b"- \n" * 999,
    ],
)
def test_any_bytes_get_a_verdict_in_every_format(notes: Folder, keepwarm: Keepwarm, data: bytes) -> None:
    (notes.root / "content" / "contacts" / "odd.md").write_bytes(data)
    for arguments in (["check"], ["check", "--format", "json"], ["check", "--format", "github"], ["due"], ["build"]):
        ran = keepwarm(*arguments)
        assert ran.status in (0, 1)
        assert not {"\x1b", "\x9b", "\0", "\u202e"} & set(ran.out + ran.err)


def test_mistakes_in_how_templates_are_written_are_found(notes: Folder, keepwarm: Keepwarm) -> None:
    notes.settings("theme: mine")
    notes.write("themes/mine/theme.yaml", "fonts: maybe")
    notes.write("themes/mine/templates/people.html", "<ul>\n{% for one in page.rows %}\n</ul>\n")
    ran = keepwarm("check")
    assert ran.status == 1
    assert [line for line in ran.out.splitlines() if line.startswith("themes/")] == [
        "themes/mine/templates/people.html:2:4: error[bad-template]: “for” is never closed",
        "themes/mine/theme.yaml:1:8: error[bad-choice]: fonts: “maybe” is neither true nor false",
    ]
    assert keepwarm("check", "content").status == 0
    assert keepwarm("check", "themes/mine/templates").out.count("error[") == 1


def test_a_theme_without_mistakes_adds_nothing(notes: Folder, keepwarm: Keepwarm) -> None:
    before = keepwarm("check")
    notes.settings("as_of: 2026-11-20\nextra_fields: [coffee]\ntheme: mine")
    notes.write("themes/mine/templates/people.html", "{{ page.summary }}")
    assert keepwarm("check") == before


@pytest.mark.parametrize(("theme", "loaded"), [("themes/other", False), ("themes/default", True)])
def test_templates_are_looked_at_only_where_there_is_a_theme(notes: Folder, theme: str, loaded: bool) -> None:  # noqa: FBT001
    (notes.root / theme).mkdir(parents=True)
    assert _loads("jinja2", "check") == loaded


@pytest.mark.parametrize(("words", "loaded"), [(("check",), False), (("check", "--hints"), True)])
def test_only_who_asks_for_hints_waits_for_them(notes: Folder, words: tuple[str, ...], loaded: bool) -> None:  # noqa: FBT001
    notes.theme("way-in", "title: The way in", "- What do you do?\n")
    assert _loads("builder.checks.advice", *words) == loaded


def _loads(module: str, *words: str) -> bool:
    ran, modules = run_apart(*words)
    assert (ran.status, ran.out) == (0, "")
    return module in modules
