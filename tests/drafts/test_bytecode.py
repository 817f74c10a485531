"""Our own templates are compiled once for an installation; whatever is wrong with what was kept, the page is right."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from jinja2 import Environment, FileSystemLoader

from builder.drafts.bytecode import Kept


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "page.html").write_text("Hello {{ name }}", encoding="utf-8")
    (tmp_path / "how.py").write_text("# how", encoding="utf-8")
    return folder


def _rendered(folder: Path, *, autoescape: bool = False) -> tuple[str, bool]:
    """Return what the page says, and whether it had to be compiled for that."""
    kept = Kept(folder, folder.with_name("how.py"))
    environment = Environment(loader=FileSystemLoader(folder), bytecode_cache=kept, autoescape=autoescape)  # noqa: S701 - given
    with patch.object(environment, "compile", wraps=environment.compile) as compiling:
        return environment.get_template("page.html").render(name="<Ada>"), compiling.called


def _files(tmp_path: Path) -> Iterator[Path]:
    return (path for path in (tmp_path / "kept").rglob("*") if path.is_file())


def test_a_template_is_compiled_once(ours: Path) -> None:
    assert _rendered(ours) == ("Hello <Ada>", True)
    assert _rendered(ours) == ("Hello <Ada>", False)


def test_another_text_is_compiled_anew(ours: Path) -> None:
    _rendered(ours)
    (ours / "page.html").write_text("Good morning, {{ name }}", encoding="utf-8")
    assert _rendered(ours) == ("Good morning, <Ada>", True)


def test_another_way_to_compile_is_another(ours: Path) -> None:
    _rendered(ours)
    assert _rendered(ours, autoescape=True) == ("Hello &lt;Ada&gt;", True)
    ours.with_name("how.py").write_text("# otherwise", encoding="utf-8")
    assert _rendered(ours, autoescape=True) == ("Hello &lt;Ada&gt;", True)


def test_what_is_damaged_is_compiled_anew(ours: Path, tmp_path: Path) -> None:
    _rendered(ours)
    (file,) = _files(tmp_path)
    whole = file.read_bytes()
    for damaged in (b"", whole[:20], whole[:-1], whole[:40] + b"x" + whole[41:], b"\0" * len(whole)):
        file.write_bytes(damaged)
        assert _rendered(ours) == ("Hello <Ada>", True)
        assert file.read_bytes() == whole


def test_where_nothing_can_be_kept_templates_work_as_well(ours: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file, where a folder would have to be", encoding="utf-8")
    assert _rendered(ours) == ("Hello <Ada>", True)
    assert _rendered(ours) == ("Hello <Ada>", True)


def test_a_write_that_is_cut_short_leaves_nothing_half(ours: Path, tmp_path: Path) -> None:
    with patch.object(os, "rename", side_effect=OSError), patch.object(Path, "replace", side_effect=OSError):
        assert _rendered(ours) == ("Hello <Ada>", True)
    assert list(_files(tmp_path)) == []
    assert _rendered(ours) == ("Hello <Ada>", True)


def test_templates_of_somebodys_own_are_not_kept(ours: Path, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "others", tmp_path / "how.py")
    Environment(loader=FileSystemLoader(ours), bytecode_cache=kept).get_template("page.html")  # noqa: S701 - no page
    assert not list(_files(tmp_path))
