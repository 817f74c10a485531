"""Every relative link of the guide and of the files at the root leads to a file, and to a heading in it."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.docs.pages import ROOT

_AT_THE_ROOT = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
_FILES = [*(ROOT / name for name in _AT_THE_ROOT), *sorted((ROOT / "docs").rglob("*.md"))]
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"\]\(([^()\s]+)\)")


def _anchors(file: Path) -> set[str]:
    """Return the anchors of a file's headings, as GitHub makes them."""
    text = _FENCED.sub("", file.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _links(file: Path) -> list[str]:
    found = _LINK.findall(_SPAN.sub("", _FENCED.sub("", file.read_text(encoding="utf-8"))))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


@pytest.mark.parametrize("file", _FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_links_lead_somewhere(file: Path) -> None:
    for link in _links(file):
        path, _, anchor = unquote(link).partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in _anchors(target), link


def test_the_guide_links_to_every_page() -> None:
    index = ROOT / "docs" / "README.md"
    linked = {(index.parent / link.partition("#")[0]).resolve() for link in _links(index)}
    assert set((ROOT / "docs").glob("*.md")) - {index} <= linked


def test_sections_that_the_code_cites_are_there() -> None:
    titles = set(re.findall(r"^##+ (.*)$", (ROOT / "docs" / "format.md").read_text(encoding="utf-8"), re.MULTILINE))
    cited: set[str] = set()
    for file in (ROOT / "builder").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        cited |= set(re.findall(r"docs/format\.md, ([A-Z][a-z]+(?: [a-z]+)?)[):.\s]", text))
        cited |= set(re.findall(r"docs/format\.md \(([A-Z][a-z]+)\)", text))
    assert len(cited) > 5
    assert cited <= titles
