"""Every page of docs/diagnostics: its example gives exactly the output that it shows, and mended, none at all."""

import re
import subprocess
from itertools import groupby
from pathlib import Path

import pytest

from builder.checks.loading import open_notes
from builder.diagnostics import CODES, Severity
from builder.diagnostics.render import as_text
from builder.drafts import forms
from tests.docs.pages import blocks
from tests.support import TODAY, Folder, Keepwarm

PAGES = Path(__file__).parents[2] / "docs" / "diagnostics"


def _part(code: str, title: str) -> str:
    """Return what a page says below one of its headings."""
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    found = re.search(rf"^## {title}\n(.*?)(?=^## (?:What|Why|Example|Mended)$|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"{code}.md has no part “{title}”"
    return found[1]


def _write(folder: Folder, part: str) -> str:
    """Make the files that a part shows; return the output that it shows."""
    output = ""
    for language, path, text in blocks(part):
        if path:
            folder.write(path, text)
        elif language == "sh":
            subprocess.run(["sh", "-c", text], cwd=folder.root, check=True)
        else:
            assert language == "console", language
            output += text
    return output


def _told_by_build(code: str) -> bool:
    """Return whether a page shows what `keepwarm build` says: what is wrong shows only when pages are made."""
    return "`keepwarm build` says:" in _part(code, "Example")


def _printed(folder: Folder, *, hints: bool) -> str:
    notes = open_notes(folder.root, lambda settings: settings.as_of or TODAY)
    notes = notes.with_problems(forms.problems(notes))
    shown = [problem for problem in notes.diagnostics if hints or problem.severity is not Severity.HINT]
    return "".join(f"{as_text(problem)}\n" for problem in shown)


@pytest.mark.parametrize("code", CODES)
def test_example_gives_the_output_shown(folder: Folder, keepwarm: Keepwarm, code: str) -> None:
    example = _part(code, "Example")
    shown = _write(folder, example)
    if _told_by_build(code):
        assert keepwarm("-C", folder.root, "build", "--today", TODAY) == (2, "", shown)
    else:
        hints = CODES[code].severity is Severity.HINT
        assert ("`keepwarm check --hints` says:" if hints else "`keepwarm check` says:") in example
        assert _printed(folder, hints=hints) == shown
    assert set(re.findall(r"^[^ ].*?: (?:error|warning|hint)\[([a-z-]+)\]: ", shown, re.MULTILINE)) == {code}


@pytest.mark.parametrize("code", [code for code in CODES if not _told_by_build(code) and code != "encoding"])  # bytes
def test_example_says_the_same_with_line_ends_of_windows(folder: Folder, code: str) -> None:
    shown = _write(folder, _part(code, "Example"))
    for path in folder.root.rglob("*"):
        if path.suffix in {".md", ".yaml"} and path.is_file() and not path.is_symlink():
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _printed(folder, hints=CODES[code].severity is Severity.HINT) == shown


@pytest.mark.parametrize("code", CODES)
def test_mended_note_is_without_problems(folder: Folder, keepwarm: Keepwarm, code: str) -> None:
    _write(folder, _part(code, "Mended"))
    if _told_by_build(code):
        ran = keepwarm("-C", folder.root, "build", "--today", TODAY)
        assert (ran.status, ran.err) == (0, "")
    assert _printed(folder, hints=CODES[code].severity is Severity.HINT) == ""


@pytest.mark.parametrize("code", CODES)
def test_page_has_the_form_of_all_pages(code: str) -> None:
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    one = CODES[code]
    assert page.startswith(f"# {code}\n\n**{one.severity}**: {one.summary}\n\n## What\n\n")
    assert re.findall(r"^## (What|Why|Example|Mended)$", page, re.MULTILINE) == ["What", "Why", "Example", "Mended"]
    assert all(len(_part(code, title).strip()) > 40 for title in ("What", "Why"))


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} == {*CODES, "README"}


def test_index_lists_every_code_by_severity_in_the_order_of_the_codes() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    wanted = ""
    ranked = sorted(CODES.values(), key=lambda code: list(Severity).index(code.severity))
    for severity, codes in groupby(ranked, key=lambda code: code.severity):
        rows = "".join(f"| [{code.name}]({code.name}.md) | {code.summary} |\n" for code in codes)
        wanted += f"\n## {severity.capitalize()}s\n\n| code | what it is |\n|---|---|\n{rows}"
    assert index.endswith(wanted)
